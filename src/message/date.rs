//! Dates in mail (RFC 5322 section 3.3 and its obsolete forms). Without a zone there is no moment,
//! and so no date.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::Offset,
};

/// Words of one date at most: weekday, day, month, year, time, zone, and one to spare.
const MAX_WORDS: usize = 7;

/// The moment that `text` names, comments already gone.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let spaced = text.replace(',', " ");
    let mut words: Vec<&str> = spaced.split_whitespace().take(MAX_WORDS).collect();
    if words.first().is_some_and(|word| !starts_with_digit(word)) {
        words.remove(0);
    }
    // "Oct 30 23:59:58 2019 +0100": the C library's order.
    if words.first().is_some_and(|word| month(word).is_some()) && words.len() >= 4 {
        words.swap(0, 1);
        if words.get(2).is_some_and(|word| word.contains(':')) {
            words.swap(2, 3);
        }
    }
    // "30-Oct-2019" is one word.
    let dashed: Vec<&str> = words.first()?.split('-').collect();
    if dashed.len() == 3 {
        words.splice(0..1, dashed);
    }
    let date = Date::new(year(words.get(2)?)?, month(words.get(1)?)?, words.first()?.parse().ok()?).ok()?;
    let offset = zone(words.get(4)?, words.get(5).copied())?;
    offset.to_timestamp(date.to_datetime(time(words.get(3)?)?)).ok()
}

/// Reads the longest end of `text` that is a date: for lines that leave out what should part it off.
pub(super) fn read_at_end(text: &str) -> Option<Timestamp> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let starts = words.len().saturating_sub(MAX_WORDS)..words.len();
    starts.filter_map(|start| words.get(start..)).find_map(|tail| read(&tail.join(" ")))
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|character: char| character.is_ascii_digit())
}

/// Two digits are 1950 to 2049, three count from 1900 (RFC 5322 section 4.3).
fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    match word.len() {
        2 => Some(if year < 50 { 2000 + year } else { 1900 + year }),
        3 => Some(1900 + year),
        4 => Some(year),
        _ => None,
    }
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let month = match word.get(..3)? {
        "jan" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" => 4,
        "may" | "maj" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "oct" | "okt" => 10,
        "nov" => 11,
        "dec" => 12,
        _ => return None,
    };
    Some(month)
}

/// `23:59`, `23:59:58`; a leap second is the second before it.
fn time(word: &str) -> Option<Time> {
    let mut parts = word.split([':', '.']).map(str::parse::<i8>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let second = parts.next().map_or(Some(0), Result::ok)?;
    Time::new(hour, minute, if second == 60 { 59 } else { second }, 0).ok()
}

/// A numeric zone, perhaps after GMT or UTC, or one of the names that are in use.
fn zone(word: &str, next: Option<&str>) -> Option<Offset> {
    let upper = word.to_ascii_uppercase();
    let after_name = upper.strip_prefix("GMT").or_else(|| upper.strip_prefix("UTC"));
    if let Some(numeric) = after_name.filter(|rest| !rest.is_empty()) {
        return numeric_zone(numeric);
    }
    let next = next.and_then(numeric_zone).filter(|_| after_name.is_some());
    next.or_else(|| numeric_zone(&upper)).or_else(|| named_zone(&upper))
}

fn numeric_zone(word: &str) -> Option<Offset> {
    let (sign, digits) = match word.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let number: i32 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    let (hours, minutes) = (number / 100, number % 100);
    (minutes < 60).then(|| Offset::from_seconds(sign * (hours * 60 + minutes) * 60).ok())?
}

fn named_zone(name: &str) -> Option<Offset> {
    let hours = match name {
        "UT" | "UTC" | "GMT" | "Z" | "WET" => 0,
        "CET" | "MET" | "MEZ" | "BST" | "WEST" => 1,
        "CEST" | "MEST" | "MESZ" | "EET" => 2,
        "EEST" => 3,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return None,
    };
    Offset::from_hours(hours).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_that_mail_has() {
        for (text, moment) in [
            ("Wed, 30 Oct 2019 23:59:58 +0100", Some("2019-10-30T22:59:58Z")),
            ("Wed,30 Oct 2019 23:59:58 +0100", Some("2019-10-30T22:59:58Z")),
            ("30 Oct 2019 23:59 GMT", Some("2019-10-30T23:59:00Z")),
            ("30 okt. 19 23:59:58 CET", Some("2019-10-30T22:59:58Z")),
            ("Wed Oct 30 23:59:58 2019 +0100", Some("2019-10-30T22:59:58Z")),
            ("30-Oct-2019 23:59:58 -0330", Some("2019-10-31T03:29:58Z")),
            ("Wed, 30 Oct 2019 23:59:58 GMT+0100", Some("2019-10-30T22:59:58Z")),
            ("Wed, 30 Oct 2019 23:59:58 EST", Some("2019-10-31T04:59:58Z")),
            ("Sat, 31 Dec 2016 23:59:60 +0000", Some("2016-12-31T23:59:59Z")),
            ("Wed, 30 Oct 2019 23:59:58 +01:00", Some("2019-10-30T22:59:58Z")),
            ("Wed, 30 Oct 2019 23:59:58", None),
            ("Wed, 31 Feb 2019 23:59:58 +0100", None),
            ("Wed, 30 Oct 2019 25:59:58 +0100", None),
            ("Wed, 30 Oct 2019 23:59:58 +9999", None),
            ("i onsdags", None),
            ("", None),
        ] {
            assert_eq!(read(text), moment.map(|moment| moment.parse().unwrap()), "{text}");
        }
    }
}
