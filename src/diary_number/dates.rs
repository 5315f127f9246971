//! Whether digits that fit a shape are a date instead, or a month, or part of a longer number. Only what
//! stands beside a series or lead word is asked about: `KS 2018-12-16` is a meeting of the board.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::pattern;

/// The rest of a date whose first part was read as the year: the `-12-16` of `2018-12-16`.
static REST_OF_DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[/.-][0-9]{1,2}[/.-][0-9]{1,2}(?:[^0-9]|$)"));

/// One more part of two digits or more. A document's number behind its case's is short, or has a hyphen.
static ONE_MORE_PART: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[/.:][0-9]{2,4}|-[0-9]{3,4})(?:[^0-9]|$)"));

/// The day behind year and month.
static DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[/. -][0-9]{1,2}(?:[^0-9]|$)"));

/// Whether `1216/2018` behind a series may be no number: it opens a date, and either white space parts the
/// two (`16 2018-12-01`) or the number may be a day.
pub(super) fn is_normal_date_like(number: &str, written: &[u8], rest: &[u8]) -> bool {
    let apart = written.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_whitespace());
    REST_OF_DATE.is_match(rest) && (apart || (value(number) <= 31 && !written.contains(&b'/')))
}

/// Whether the digits of a loose shape may be a date: `2018-12-16`, `2018-12`, `16/12`, `12/16/2018`. A year
/// first and a slash, as in `KS 2018/14`, is no way to write a month.
pub(super) fn is_loose_date_like(number: &str, year: &str, written: &[u8], rest: &[u8]) -> bool {
    let goes_on = REST_OF_DATE.is_match(rest) || ONE_MORE_PART.is_match(rest);
    if year.len() == 2 {
        let (value, short) = (value(number), value(year));
        let day_and_month = (value <= 31 && short <= 12) || (value <= 12 && short <= 31);
        return goes_on || (day_and_month && !written.contains(&b'\''));
    }
    if written.starts_with(year.as_bytes()) {
        let month = value(number) <= 12 && number.len() == 2;
        let no_slash = !written.contains(&b'/') && !written.contains(&b':');
        return month && (no_slash || DAY.is_match(rest));
    }
    goes_on
}

fn value(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
}
