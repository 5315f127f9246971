//! Swedish words for days, times and counts, as the letters write them.

use jiff::civil::{Date, DateTime, Weekday};

use super::due::days_between;
use super::size::Sizes;

const MONTHS: [&str; 12] = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december",
];

/// `30 oktober 2019`.
pub(super) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// `30 okt`: where the year is plain from the rest.
pub(super) fn short_day(date: Date) -> String {
    let short: String = month(date).chars().take(3).collect();
    format!("{} {short}", date.day())
}

/// `onsdag 30 oktober 2019`.
pub(super) fn weekday_and_day(date: Date) -> String {
    format!("{} {}", weekday(date), day(date))
}

/// `tisdag 29 oktober 2019 kl. 14.03`.
pub(super) fn moment(at: DateTime) -> String {
    format!("{} kl. {}", weekday_and_day(at.date()), clock(at))
}

/// `tisdag 29 oktober kl. 14.03`: where the year is plain from the rest.
pub(super) fn moment_within_the_year(at: DateTime) -> String {
    format!("{} kl. {}", day_within_the_year(at.date()), clock(at))
}

/// `tisdag 29 oktober`: a day whose time is not known.
pub(super) fn day_within_the_year(date: Date) -> String {
    format!("{} {} {}", weekday(date), date.day(), month(date))
}

/// `14.03`.
pub(super) fn clock(at: DateTime) -> String {
    format!("{:02}.{:02}", at.hour(), at.minute())
}

/// `1 204`: thousands apart.
pub(super) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            // A number must not be broken over two lines.
            written.push('\u{A0}');
        }
        written.push(digit);
    }
    written
}

/// The count and the noun in its form: `1 bilaga`, `2 bilagor`.
pub(super) fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The count with its noun, or nothing when there is none.
pub(super) fn some_of(number: u64, one: &str, many: &str) -> String {
    if number == 0 { String::new() } else { count(number, one, many) }
}

/// The items in a row: `a`, `a och b`, `a, b och c`.
pub(super) fn row(items: &[String]) -> String {
    joined(items, "och")
}

/// The items in a row, with the language's word before the last.
pub(super) fn joined(items: &[String], and: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// `24 kB`, `1,2 MB`.
pub(super) fn size(bytes: u64) -> String {
    Sizes { less: "mindre än", kilo: "kB", mega: "MB", point: ',' }.of(bytes)
}

/// How far it is from `today` to the last day: `17 dagar kvar`, `1 dag kvar`, `sista dagen är i dag`,
/// `sista dagen var i går`, `sista dagen var för 3 dagar sedan`.
pub(super) fn days_left(today: Date, last_day: Date) -> String {
    match days_between(today, last_day) {
        0 => "sista dagen är i dag".to_owned(),
        -1 => "sista dagen var i går".to_owned(),
        left if left > 0 => format!("{} kvar", count(left.unsigned_abs(), "dag", "dagar")),
        past => format!("sista dagen var för {} dagar sedan", past.unsigned_abs()),
    }
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "måndag",
        Weekday::Tuesday => "tisdag",
        Weekday::Wednesday => "onsdag",
        Weekday::Thursday => "torsdag",
        Weekday::Friday => "fredag",
        Weekday::Saturday => "lördag",
        Weekday::Sunday => "söndag",
    }
}

fn month(date: Date) -> &'static str {
    let index = usize::try_from(date.month() - 1).unwrap_or_default();
    MONTHS.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn days_and_times_are_written_the_swedish_way() {
        assert_eq!(day(date(2019, 10, 30)), "30 oktober 2019");
        assert_eq!(short_day(date(2019, 5, 3)), "3 maj");
        assert_eq!(weekday_and_day(date(2019, 10, 30)), "onsdag 30 oktober 2019");
        assert_eq!(moment(datetime(2019, 10, 29, 14, 3, 59, 0)), "tisdag 29 oktober 2019 kl. 14.03");
        assert_eq!(moment(datetime(2020, 3, 1, 0, 0, 0, 0)), "söndag 1 mars 2020 kl. 00.00");
        assert_eq!(moment_within_the_year(datetime(2019, 1, 5, 7, 0, 0, 0)), "lördag 5 januari kl. 07.00");
    }

    #[test]
    fn every_month_and_weekday_has_its_name() {
        let months: Vec<_> = (1..=12).map(|month| day(date(2024, month, 1))).collect();
        let expected: Vec<_> = MONTHS.iter().map(|month| format!("1 {month} 2024")).collect();
        assert_eq!(months, expected);
        let week: Vec<_> = (1..=7).map(|day| weekday(date(2024, 1, day))).collect();
        assert_eq!(week, ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]);
    }

    #[test]
    fn nouns_follow_their_count() {
        for (number, expected) in [(0, "0 bilagor"), (1, "1 bilaga"), (2, "2 bilagor"), (21, "21 bilagor")] {
            assert_eq!(count(number, "bilaga", "bilagor"), expected);
        }
        assert_eq!(count(1, "svar", "svar"), "1 svar");
    }

    #[test]
    fn items_stand_in_a_row() {
        let row_of = |items: &[&str]| row(&items.iter().map(|&item| item.to_owned()).collect::<Vec<_>>());
        assert_eq!(row_of(&[]), "");
        assert_eq!(row_of(&["a"]), "a");
        assert_eq!(row_of(&["a", "b"]), "a och b");
        assert_eq!(row_of(&["a", "b", "c"]), "a, b och c");
    }

    #[test]
    fn the_distance_to_the_last_day_is_counted_in_calendar_days() {
        for (today, expected) in [
            (date(2019, 10, 13), "17 dagar kvar"),
            (date(2019, 10, 26), "4 dagar kvar"),
            (date(2019, 10, 29), "1 dag kvar"),
            (date(2019, 10, 30), "sista dagen är i dag"),
            (date(2019, 10, 31), "sista dagen var i går"),
            (date(2020, 10, 30), "sista dagen var för 366 dagar sedan"),
        ] {
            assert_eq!(days_left(today, date(2019, 10, 30)), expected, "{today}");
        }
    }
}
