//! The shapes in which number and year are written, as a table of patterns over folded text, each anchored
//! at a series or a lead word. A shape only says which digits are number and which are year; whether such a
//! number counts is for the finder, which knows the register.

use std::ops::Range;
use std::sync::LazyLock;

use regex::bytes::{Captures, Regex};

use super::pattern;

/// No shape is longer than this, on either side of its series.
pub(super) const REACH: usize = 96;

/// Between series and number.
macro_rules! gap {
    () => {
        r#"(?:[ \x04.:;,_\-/\\+*"'=(\[]|\n[> ]{0,6}){0,4}(?:(?:d-?nr|nr|no)[ .:\n\x04]{0,3})?"#
    };
}

/// Between number and year, where the series before them leaves no doubt.
macro_rules! separator {
    () => {
        concat!(
            r"(?:(?:[ \x04]|\n[> ]{0,6}){0,2}[/\\_.,:|+-]{1,2}(?:[ \x04]|\n[> ]{0,6}){0,2}",
            r"|[ \x04]{1,2}|\n[> ]{0,6}",
            r"|,?[ \n\x04]{0,2}(?:av|of|ar|fran|from)[ \n\x04]{1,2}(?:ar[ \n\x04])?)",
        )
    };
}

/// Between number and year elsewhere.
macro_rules! tight {
    () => {
        r"[ \n\x04]?[/\\_.:-][ \n\x04]?"
    };
}

macro_rules! end {
    () => {
        "(?:[^0-9]|$)"
    };
}

/// Between series and the first digit or letter that may be one, for a search.
pub(super) const GAP: &str = gap!();

/// How far a shape can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Series, number, year of four digits: well-formed, whether registered or not.
    Normal,
    /// Counts only when it equals a registered number.
    Loose,
    /// Equals a registered number once letters are read as digits: a slip.
    Misread,
    /// The number of a registered one with a year that is none: a slip when the year is nearly right.
    BrokenYear,
}

/// Digits read as number and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sketch {
    /// The number, from 1.
    pub(super) number: u32,
    /// The year as it stands, without spaces; four digits unless the form is [`Form::BrokenYear`].
    pub(super) year: String,
    /// From the first digit to the last, counted in the text that was read.
    pub(super) digits: Range<usize>,
    /// The id of the rule.
    pub(super) rule: &'static str,
    /// How far it can be trusted.
    pub(super) form: Form,
    /// What it looks like is a date, or part of one.
    pub(super) date_like: bool,
}

struct Shape {
    rule: &'static str,
    form: Form,
    pattern: Regex,
}

/// The shapes after a series, the most telling first.
static AFTER_SERIES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    use Form::{BrokenYear, Loose, Misread, Normal};
    vec![
        shape(
            "number/normal",
            Normal,
            concat!("^", gap!(), r"(?<n1>[0-9]{1,9})", separator!(), r"(?<y1>[0-9]{4})", end!()),
        ),
        shape(
            "number/year_first",
            Loose,
            concat!("^", gap!(), r"(?<y1>[0-9]{4})(?:", tight!(), r"|[ \x04])(?<n1>[0-9]{1,9})", end!()),
        ),
        shape(
            "number/short_year",
            Loose,
            concat!("^", gap!(), r"(?<n1>[0-9]{1,9})", tight!(), r"'?(?<y1>[0-9]{2})", end!()),
        ),
        shape(
            "number/split_year",
            Loose,
            concat!(
                "^",
                gap!(),
                r"(?<n1>[0-9]{1,9})",
                separator!(),
                r"(?<y1>[0-9]{1,3})[ \n](?<y2>[0-9]{1,3})",
                end!()
            ),
        ),
        shape(
            "number/split_number",
            Loose,
            concat!(
                "^",
                gap!(),
                r"(?<n1>[0-9]{1,3})[ \n](?<n2>[0-9]{1,3})",
                tight!(),
                r"(?<y1>[0-9]{4})",
                end!()
            ),
        ),
        shape(
            "number/no_separator",
            Loose,
            concat!("^", gap!(), r"(?<n1>[0-9]{2,7})(?<y1>[0-9]{4})", end!()),
        ),
        shape(
            "number/letter_for_digit",
            Misread,
            concat!(
                "^",
                gap!(),
                r"(?<n1>[lio|]{0,3}(?:[0-9][0-9lio|]{0,8})?)",
                tight!(),
                r"(?<y1>[0-9lio|]{4})",
                end!()
            ),
        ),
        shape(
            "number/broken_year",
            BrokenYear,
            concat!("^", gap!(), r"(?<n1>[0-9]{1,9})[ \x04]?/[ \x04]?(?<y1>[0-9]{3,4})", end!()),
        ),
    ]
});

/// The shapes after a lead word, where no series is written.
static AFTER_LEAD: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    vec![
        shape(
            "number/no_series",
            Form::Loose,
            concat!(r"^(?<n1>[0-9]{1,9})", tight!(), r"(?<y1>[0-9]{4})", end!()),
        ),
        shape(
            "number/no_series_year_first",
            Form::Loose,
            concat!(r"^(?<y1>[0-9]{4})", tight!(), r"(?<n1>[0-9]{1,9})", end!()),
        ),
        shape(
            "number/no_series_short_year",
            Form::Loose,
            concat!(r"^(?<n1>[0-9]{1,9})", tight!(), r"'?(?<y1>[0-9]{2})", end!()),
        ),
    ]
});

/// The shapes that stand before their series, which no letter or digit follows.
static BEFORE_SERIES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    vec![
        shape(
            "number/series_last",
            Form::Loose,
            concat!(
                r"(?:^|[^0-9][^0-9a-z]|^[^0-9a-z])(?<n1>[0-9]{1,9})",
                tight!(),
                r"(?<y1>[0-9]{4})[ \x04,/_(\[-]{0,3}$"
            ),
        ),
        shape(
            "number/series_last_year_first",
            Form::Loose,
            concat!(
                r"(?:^|[^0-9][^0-9a-z]|^[^0-9a-z])(?<y1>[0-9]{4})",
                tight!(),
                r"(?<n1>[0-9]{1,9})[ \x04,/_(\[-]{0,3}$"
            ),
        ),
    ]
});

/// A year right before its series, and the number behind.
static YEAR_BEFORE_SERIES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^0-9a-z/.:-])(?<y1>[0-9]{4})[ \x04]?[/_.:-][ \x04]?$"));
static NUMBER_AFTER_SERIES: LazyLock<Regex> =
    LazyLock::new(|| pattern(concat!("^", gap!(), r"(?<n1>[0-9]{1,9})", end!())));

/// A text that is nothing but number and year, such as a whole subject; or a file so named.
static WHOLE: LazyLock<Shape> = LazyLock::new(|| {
    shape(
        "number/alone",
        Form::Loose,
        r#"^[ \n>*"'(\[]*(?<n1>[0-9]{1,9}) ?[/_-] ?(?<y1>[0-9]{4})(?:[ \n>*"'.,)\]]*|\.[a-z]{3,4})$"#,
    )
});

fn shape(rule: &'static str, form: Form, text: &str) -> Shape {
    Shape { rule, form, pattern: pattern(text) }
}

/// What can be read right after a series, the most telling first.
pub(super) fn after_series(after: &[u8]) -> impl Iterator<Item = Sketch> {
    AFTER_SERIES.iter().filter_map(|shape| shape.read(after))
}

/// What can be read right after a lead word.
pub(super) fn after_lead(after: &[u8]) -> impl Iterator<Item = Sketch> {
    AFTER_LEAD.iter().filter_map(|shape| shape.read(after))
}

/// What can be read right before a series. `after` says what follows the series.
pub(super) fn before_series(before: &[u8], after: &[u8]) -> impl Iterator<Item = Sketch> {
    let ends_there = !after.first().is_some_and(|next| next.is_ascii_alphanumeric());
    BEFORE_SERIES.iter().filter(move |_| ends_there).filter_map(|shape| shape.read(before))
}

/// Year, series, number: gives the sketch with `digits` counted in `after`, and where the year starts in
/// `before`.
pub(super) fn around_series(before: &[u8], after: &[u8]) -> Option<(usize, Sketch)> {
    let year = YEAR_BEFORE_SERIES.captures(before)?.name("y1")?;
    let number = NUMBER_AFTER_SERIES.captures(after)?.name("n1")?;
    let sketch = Sketch {
        number: number_of(&digits_of(number.as_bytes()))?,
        year: digits_of(year.as_bytes()),
        digits: number.range(),
        rule: "number/series_between",
        form: Form::Loose,
        date_like: false,
    };
    Some((year.start(), sketch))
}

/// The number that the whole text consists of.
pub(super) fn whole(text: &[u8]) -> Option<Sketch> {
    (text.len() <= REACH).then(|| WHOLE.read(text)).flatten()
}

impl Shape {
    fn read(&self, text: &[u8]) -> Option<Sketch> {
        let captures = self.pattern.captures(text)?;
        let (number, year) = (joined(&captures, ["n1", "n2"]), joined(&captures, ["y1", "y2"]));
        let groups = ["n1", "n2", "y1", "y2"].map(|name| captures.name(name));
        let start = groups.iter().flatten().map(|group| group.start()).min()?;
        let end = groups.iter().flatten().map(|group| group.end()).max()?;
        let rest = text.get(end..).unwrap_or_default();
        let split = captures.name("y2").is_some();
        let date_like = is_date_like(&number, &year, text.get(start..end)?, rest);
        let year = match (year.len(), self.form) {
            (2, _) if !split => century(&year),
            (4, _) | (_, Form::BrokenYear) => year,
            _ => return None,
        };
        Some(Sketch {
            number: number_of(&number)?,
            year,
            digits: start..end,
            rule: self.rule,
            form: self.form,
            date_like,
        })
    }
}

fn joined(captures: &Captures<'_>, names: [&str; 2]) -> String {
    names.iter().filter_map(|name| captures.name(name)).map(|group| digits_of(group.as_bytes())).collect()
}

/// The digits, with the letters that are taken for digits read as such.
fn digits_of(written: &[u8]) -> String {
    let digit = |byte: &u8| match byte {
        b'l' | b'i' | b'|' => '1',
        b'o' => '0',
        digit => char::from(*digit),
    };
    written.iter().map(digit).collect()
}

fn number_of(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|number| *number > 0)
}

fn century(short: &str) -> String {
    let century = if short.starts_with('9') { "19" } else { "20" };
    format!("{century}{short}")
}

/// Whether the digits may be a date: `2018-12-16`, `2018-12`, `16/12`, `12/16/2018`, or `16 2018-12-01`,
/// whose year opens one. A year first and a slash, as in `KS 2018/14`, is no way to write a month.
fn is_date_like(number: &str, year: &str, written: &[u8], rest: &[u8]) -> bool {
    let goes_on = OPENS_A_DATE.is_match(rest);
    let value: u32 = number.parse().unwrap_or(0);
    let year_first = written.starts_with(year.as_bytes());
    match year.len() {
        2 => {
            let short: u32 = year.parse().unwrap_or(0);
            let day_and_month = (value <= 31 && short <= 12) || (value <= 12 && short <= 31);
            (day_and_month && !written.contains(&b'\'')) || goes_on
        }
        _ if year_first => {
            let month = value <= 12 && number.len() == 2;
            month && (GOES_ON.is_match(rest) || !written.contains(&b'/') && !written.contains(&b':'))
        }
        _ => goes_on,
    }
}

static OPENS_A_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[/.-][0-9]{1,2}[/.-][0-9]{1,2}(?:[^0-9]|$)|[/.:-][0-9]{2,4}(?:[^0-9]|$))")
});
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[/. -][0-9]{1,2}(?:[^0-9]|$)"));
