//! What the chart of answers per day shows.

use super::*;

fn chart(counts: &[u64], last_day: LastDay) -> Chart {
    let day = |(index, &count): (usize, &u64)| Day { label: format!("{} okt", index % 31 + 1), count };
    Chart {
        title: "Svar per dag".to_owned(),
        counted: "Antal svar".to_owned(),
        along: "Dag".to_owned(),
        days: counts.iter().enumerate().map(day).collect(),
        last_day,
        last_day_label: "Sista svarsdag 30 oktober".to_owned(),
        nothing: "Inga svar än".to_owned(),
    }
}

/// Charts of every size, by name.
fn charts() -> Vec<(&'static str, Chart)> {
    let uneven =
        |days: u64| (0..days).map(|day| (day * 7 % 11) * u64::from(day % 4 != 1)).collect::<Vec<_>>();
    let mut flood = vec![0; 30];
    flood[28] = 5000;
    flood[20] = 1;
    vec![
        ("none", chart(&[0; 14], LastDay::At(13))),
        ("no_day", chart(&[], LastDay::After)),
        ("one", chart(&[1], LastDay::After)),
        ("all_late", chart(&uneven(40), LastDay::Before)),
        ("one_and_last_day", chart(&[1, 0], LastDay::At(1))),
        ("month", chart(&uneven(30), LastDay::At(27))),
        ("four_months", chart(&uneven(120), LastDay::At(100))),
        ("longest", chart(&uneven(200), LastDay::At(0))),
        ("flood", chart(&flood, LastDay::At(29))),
        ("last_day_first", chart(&uneven(20), LastDay::At(0))),
        ("uncountable", chart(&[u64::MAX, 1], LastDay::At(0))),
    ]
}

fn pixels(png: &[u8]) -> Vec<[u8; 3]> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut buffer).unwrap();
    assert_eq!((info.width, info.height), (WIDTH, HEIGHT));
    buffer.chunks(3).map(|one| [one[0], one[1], one[2]]).collect()
}

fn has(pixels: &[[u8; 3]], colour: RGBColor) -> bool {
    pixels.contains(&[colour.0, colour.1, colour.2])
}

#[test]
fn every_chart_is_drawn_alike_each_time_and_stays_small() {
    for (name, chart) in charts() {
        let png = picture(&chart).unwrap();
        assert!(png.len() < 100_000, "{name}: {}", png.len());
        assert_eq!(png, picture(&chart).unwrap(), "{name}");
    }
}

#[test]
fn what_is_in_time_late_and_last_is_told_apart() {
    for (name, chart) in charts() {
        let seen = pixels(&picture(&chart).unwrap());
        let last = chart.last_day;
        let is_late = |index: usize| match last {
            LastDay::Before => true,
            LastDay::At(last) => index > last,
            LastDay::After => false,
        };
        let came = |index: usize, day: &Day, late: bool| day.count > 0 && is_late(index) == late;
        let any = |late| chart.days.iter().enumerate().any(|(index, day)| came(index, day, late));
        assert_eq!(has(&seen, IN_TIME), any(false), "{name}: in time");
        assert_eq!(has(&seen, LATE), any(true), "{name}: late");
        assert!(has(&seen, LAST_DAY), "{name}: the last day");
        assert!(has(&seen, INK), "{name}: words");
    }
}

#[test]
fn the_font_has_every_letter_that_stands_in_a_chart() {
    let dotless = pixels(&picture(&Chart { title: "oaA".repeat(8), ..chart(&[1], LastDay::After) }).unwrap());
    let dotted = pixels(&picture(&Chart { title: "öåÄ".repeat(8), ..chart(&[1], LastDay::After) }).unwrap());
    assert_ne!(dotless, dotted);
}

/// The picture is not in the sources: `CHARTS=folder cargo test --lib chart` writes them for eyes to see.
#[test]
fn the_charts_can_be_looked_at() {
    let Some(folder) = std::env::var_os("CHARTS") else { return };
    for (name, chart) in charts() {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.png")), picture(&chart).unwrap())
            .unwrap();
    }
}
