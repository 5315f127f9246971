//! Finnish words for days, times and counts, as the letters write them.

use jiff::civil::{Date, DateTime, Weekday};

use super::size::Sizes;
use super::swedish;

/// `keskiviikko 30.10.2019`.
pub(super) fn weekday_and_day(date: Date) -> String {
    format!("{} {}", weekday(date), day(date))
}

/// `tiistaina 29.10.2019 klo 14.03`.
pub(super) fn moment(at: DateTime) -> String {
    format!("{}na {} klo {}", weekday(at.date()), day(at.date()), swedish::clock(at))
}

/// The items in a row: `a`, `a ja b`, `a, b ja c`.
pub(super) fn row(items: &[String]) -> String {
    swedish::joined(items, "ja")
}

/// `24 kt`, `1,2 Mt`.
pub(super) fn size(bytes: u64) -> String {
    Sizes { less: "alle", kilo: "kt", mega: "Mt", point: ',' }.of(bytes)
}

fn day(date: Date) -> String {
    format!("{}.{}.{}", date.day(), date.month(), date.year())
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "maanantai",
        Weekday::Tuesday => "tiistai",
        Weekday::Wednesday => "keskiviikko",
        Weekday::Thursday => "torstai",
        Weekday::Friday => "perjantai",
        Weekday::Saturday => "lauantai",
        Weekday::Sunday => "sunnuntai",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn days_times_and_sizes_are_written_the_finnish_way() {
        assert_eq!(weekday_and_day(date(2019, 10, 30)), "keskiviikko 30.10.2019");
        assert_eq!(moment(datetime(2019, 10, 29, 14, 3, 59, 0)), "tiistaina 29.10.2019 klo 14.03");
        assert_eq!(moment(datetime(2020, 3, 7, 0, 0, 0, 0)), "lauantaina 7.3.2020 klo 00.00");
        assert_eq!(row(&["a", "b", "c"].map(str::to_owned)), "a, b ja c");
        assert_eq!((size(24_000), size(1_200_000)), ("24 kt".to_owned(), "1,2 Mt".to_owned()));
    }

    #[test]
    fn every_weekday_takes_the_ending_of_when() {
        let week: Vec<_> = (1..=7).map(|day| moment(datetime(2024, 1, day, 9, 5, 0, 0))).collect();
        let days = [
            "maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina",
            "sunnuntaina",
        ];
        let expected: Vec<_> =
            days.iter().zip(1..).map(|(day, at)| format!("{day} {at}.1.2024 klo 09.05")).collect();
        assert_eq!(week, expected);
    }
}
