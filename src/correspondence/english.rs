//! English words for days, times and counts, as the letters write them.

use jiff::civil::{Date, DateTime, Weekday};

use super::size::Sizes;
use super::swedish;

const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
];

/// `Wednesday 30 October 2019`.
pub(super) fn weekday_and_day(date: Date) -> String {
    let index = usize::try_from(date.month() - 1).unwrap_or_default();
    let month = MONTHS.get(index).copied().unwrap_or_default();
    format!("{} {} {month} {}", weekday(date), date.day(), date.year())
}

/// `Tuesday 29 October 2019 at 14:03`.
pub(super) fn moment(at: DateTime) -> String {
    format!("{} at {:02}:{:02}", weekday_and_day(at.date()), at.hour(), at.minute())
}

/// The items in a row: `a`, `a and b`, `a, b and c`.
pub(super) fn row(items: &[String]) -> String {
    swedish::joined(items, "and")
}

/// `24 kB`, `1.2 MB`.
pub(super) fn size(bytes: u64) -> String {
    Sizes { less: "less than", kilo: "kB", mega: "MB", point: '.' }.of(bytes)
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn days_times_and_sizes_are_written_the_english_way() {
        assert_eq!(weekday_and_day(date(2019, 10, 30)), "Wednesday 30 October 2019");
        assert_eq!(moment(datetime(2019, 10, 29, 14, 3, 59, 0)), "Tuesday 29 October 2019 at 14:03");
        assert_eq!(moment(datetime(2020, 3, 1, 0, 0, 0, 0)), "Sunday 1 March 2020 at 00:00");
        assert_eq!(row(&["a", "b"].map(str::to_owned)), "a and b");
        assert_eq!((size(24_000), size(1_200_000)), ("24 kB".to_owned(), "1.2 MB".to_owned()));
    }

    #[test]
    fn every_month_and_weekday_has_its_name() {
        let months: Vec<_> = (1..=12).map(|month| weekday_and_day(date(2024, month, 1))).collect();
        for (month, said) in MONTHS.iter().zip(&months) {
            assert!(said.ends_with(&format!(" 1 {month} 2024")), "{said}");
        }
        let week: Vec<_> = (1..=7).map(|day| weekday(date(2024, 1, day))).collect();
        assert_eq!(week, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
    }
}
