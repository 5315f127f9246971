//! Working days in Sweden, and the day that a letter by post counts as come in (förvaltningslagen 22 §).
//!
//! Public holidays are those of lag (1989:253) om allmänna helgdagar; the eves of midsummer, Christmas and the New
//! Year count as such, as in lag (1930:173) om beräkning av lagstadgad tid. Written for arrivals from 1990 on.

use jiff::civil::{Date, Weekday};

/// The last year in which Whit Monday was a public holiday; from the next on the sixth of June is one.
const LAST_WHIT_MONDAY: i16 = 2004;

/// Easter Sunday and the holidays that move with it, in days after it: Good Friday, Easter Monday, Ascension Day,
/// Whit Sunday.
const BY_EASTER: [i64; 5] = [-2, 0, 1, 39, 49];

/// Holidays, and eves that count as such, of the same date each year: New Year's Day, Epiphany, the first of May,
/// Christmas from its eve on, New Year's Eve.
const BY_DATE: [(i8, i8); 7] = [(1, 1), (1, 6), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31)];

/// No run of days off is longer; a bound for the look back.
const LONGEST_REST: usize = 14;

/// Whether `day` is a working day.
#[must_use]
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(day)
}

/// The day that a letter counts as come in which reached us by post on `reached`, or lay in the box when it was
/// emptied first that day: the nearest working day before.
#[must_use]
pub fn counts_as_come(reached: Date) -> Date {
    let mut before = reached;
    for _ in 0..LONGEST_REST {
        before = before.yesterday().unwrap_or(before);
        if is_working_day(before) {
            break;
        }
    }
    before
}

/// A holiday, or an eve that counts as one, that may fall on a working week. Midsummer Day and All Saints' Day are
/// Saturdays always.
fn is_holiday(day: Date) -> bool {
    let year = day.year();
    let after_easter = day.since(easter(year)).map_or(i64::MAX, |span| i64::from(span.get_days()));
    let by_easter = BY_EASTER.contains(&after_easter) || (after_easter == 50 && year <= LAST_WHIT_MONDAY);
    let national = (day.month(), day.day()) == (6, 6) && year > LAST_WHIT_MONDAY;
    // The Friday before the Saturday between 20 and 26 June.
    let midsummer_eve =
        day.month() == 6 && day.weekday() == Weekday::Friday && (19..=25).contains(&day.day());
    by_easter || national || midsummer_eve || BY_DATE.contains(&(day.month(), day.day()))
}

/// Easter Sunday of a year of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let correction = (century + 8) / 25;
    let moon = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let place = moon + weekday - 7 * late + 114;
    let fits = |number: i32| i8::try_from(number).unwrap_or(1);
    Date::new(year, fits(place / 31), fits(place % 31 + 1)).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        for (year, expected) in [
            (1990, "1990-04-15"),
            (1999, "1999-04-04"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2011, "2011-04-24"),
            (2019, "2019-04-21"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
            (2049, "2049-04-18"),
        ] {
            assert_eq!(easter(year), day(expected));
        }
    }

    #[test]
    fn a_letter_by_post_counts_as_come_on_the_nearest_working_day_before() {
        for (reached, expected, why) in [
            ("2019-10-31", "2019-10-30", "a Thursday"),
            ("2019-10-28", "2019-10-25", "a Monday"),
            ("2019-11-04", "2019-11-01", "the Monday after All Saints' Day, which is a Saturday"),
            ("2019-11-02", "2019-11-01", "All Saints' Day itself: the box was emptied on a Saturday"),
            ("2019-04-23", "2019-04-18", "after Easter"),
            ("2019-05-02", "2019-04-30", "after the first of May"),
            ("2019-05-31", "2019-05-29", "after Ascension Day"),
            ("2019-06-07", "2019-06-05", "after the national day"),
            ("2004-06-07", "2004-06-04", "before there was one"),
            ("2004-06-01", "2004-05-28", "after the last Whit Monday off"),
            ("2005-05-17", "2005-05-16", "Whit Monday is a working day since"),
            ("2019-06-24", "2019-06-20", "after midsummer"),
            ("2020-06-22", "2020-06-18", "midsummer eve on the 19th, the first it can be"),
            ("2026-06-22", "2026-06-18", "again"),
            ("2010-06-28", "2010-06-24", "on the 25th, the last it can be"),
            ("2019-12-27", "2019-12-23", "after Christmas"),
            ("2020-01-02", "2019-12-30", "after the New Year"),
            ("2020-01-07", "2020-01-03", "after Epiphany, a Monday"),
            ("2022-12-27", "2022-12-23", "Christmas Eve on a Saturday"),
            ("2024-12-27", "2024-12-23", "Christmas Eve on a Tuesday"),
            ("2026-01-02", "2025-12-30", "a Friday"),
            ("2026-04-07", "2026-04-02", "after Easter"),
            ("2024-05-02", "2024-04-30", "a Thursday"),
            ("2008-05-02", "2008-04-30", "Ascension Day on the first of May"),
        ] {
            assert_eq!(counts_as_come(day(reached)), day(expected), "{reached}: {why}");
        }
    }

    #[test]
    fn each_year_has_as_many_working_days_as_the_almanac() {
        // Weekdays less holidays and the three eves.
        for (year, expected) in [(2019, 250), (2020, 252), (2023, 251), (2024, 251), (2025, 249), (2026, 251)]
        {
            let days = Date::new(year, 1, 1).unwrap().series(jiff::Span::new().days(1));
            let working = days.take_while(|day| day.year() == year).filter(|day| is_working_day(*day));
            assert_eq!(working.count(), expected, "{year}");
        }
    }
}
