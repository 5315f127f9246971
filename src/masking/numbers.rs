//! Numbers that belong to a person: personal numbers and telephone numbers, told from dates, amounts and cases.

use std::borrow::Cow;

use regex::Captures;

use super::MASK;
use crate::pattern::Pattern;

/// Year, month and day in this order or the neighbours' (day first), then what makes it one person's. A day may
/// be sixty higher (a coordination number). Organisations have a third digit of two or more and are none.
static PERSONAL: Pattern = Pattern::new(concat!(
    r"(^|[^\d])(?:",
    r"(?:18|19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])\s{0,2}[-+–−/]?\s{0,2}[\dTX]\d{3}",
    r"|(?:18|19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[- –]{1,3}[\dTX]\d{3}",
    r"|(?:(?:18|19|20) ?)?\d{2}[ .](?:0[1-9]|1[0-2])[ .](?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])",
    r"[ .]?[-+–−]?[ ]?[\dTX]\d{3}",
    r"|(?:0[1-9]|[12]\d|3[01]|[4-7]\d)(?:0[1-9]|1[0-2])\d{2}(?:[- ]?\d{5}|[-+A-F ]?\d{3}[\dA-Y])",
    r")($|[^\d])"
));

/// Digits with what people put between them.
static RUN: Pattern = Pattern::new(r"[(+]{0,2}\d[\d ()/.\u{a0}\u{2009}\u{202f}‐‑‒–—−-]*\d");

/// What ends a run: a date or a span of years.
static DATE: Pattern = Pattern::new(r"(?:19|20)\d{2}-\d{2}-\d{2}");

/// Where a telephone number begins: an international prefix, or an area code.
static BEGINNING: Pattern = Pattern::new(r"(?:^|[^\d+])(\+|00?[1-9])");

/// A short number is one because somebody says so.
static SAID: Pattern = Pattern::new(
    r"(?i)\b((?:tele)?(?:fon|phone)(?:nummer|nr)?|tel(?:nr)?|tfn|tlf|puh|mobil(?:nummer|nr)?|mob|ringa?(?:\s(?:mig|oss))?(?:\spå)?|nås\spå|sms)([.: ]{1,3})\d[\d \u{a0}–-]{3,14}\d",
);

/// Digits that make a telephone number with its area code.
const FEWEST: usize = 7;

pub(super) fn without_personal_numbers(text: &str) -> Cow<'_, str> {
    // What ends one number may begin the next.
    match PERSONAL.replace_all(text, masked) {
        Cow::Borrowed(_) => Cow::Borrowed(text),
        Cow::Owned(once) => Cow::Owned(PERSONAL.replace_all(&once, masked).into_owned()),
    }
}

fn masked(found: &Captures<'_>) -> String {
    let around = |group| found.get(group).map_or("", |one| one.as_str());
    format!("{}{MASK}{}", around(1), around(2))
}

pub(super) fn without_telephones(text: &str) -> Cow<'_, str> {
    let without = RUN.replace_all(text, |found: &Captures<'_>| {
        let run = found.get(0).map_or("", |one| one.as_str());
        let mut kept = String::new();
        let mut from = 0;
        for date in DATE.find_iter(run) {
            kept += &without_telephone(run.get(from..date.start()).unwrap_or_default());
            kept += date.as_str();
            from = date.end();
        }
        kept + &without_telephone(run.get(from..).unwrap_or_default())
    });
    SAID.replace_all(&without, |found: &Captures<'_>| {
        let said = |group| found.get(group).map_or("", |one| one.as_str());
        format!("{}{}{MASK}", said(1), said(2))
    })
    .into_owned()
    .into()
}

/// Masks from where a telephone number begins: more than one may follow. A timetable has many beginnings and no
/// number, so how many digits and which times follow is not counted anew at each.
fn without_telephone(run: &str) -> String {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let (times, mut left, mut from) = (times_begin(run), digits(run), 0);
    for found in BEGINNING.captures_iter(run) {
        let Some(begins) = found.get(1).map(|one| one.start()) else { continue };
        left -= digits(run.get(from..begins).unwrap_or_default());
        from = begins;
        if left < FEWEST {
            break;
        }
        let (before, number) = (run.get(..begins).unwrap_or_default(), run.get(begins..).unwrap_or_default());
        let first = number.split(BETWEEN_TIMES).next().unwrap_or_default();
        if !is_time(first) || begins + first.len() < times {
            let before = before.strip_suffix('(').unwrap_or(before);
            return format!("{before}{MASK}");
        }
    }
    run.to_owned()
}

/// "08.15-17.00" is when somebody is there.
const BETWEEN_TIMES: [char; 3] = ['-', '–', ' '];

fn is_time(part: &str) -> bool {
    part.len() == 5 && part.contains('.')
}

/// Where the last part of a run ends that is no time: behind it there is nothing but times.
fn times_begin(run: &str) -> usize {
    let (mut from, mut last) = (0, 0);
    for piece in run.split_inclusive(BETWEEN_TIMES) {
        let part = piece.trim_end_matches(BETWEEN_TIMES);
        if !part.is_empty() && !is_time(part) {
            last = from + part.len();
        }
        from += piece.len();
    }
    last
}
