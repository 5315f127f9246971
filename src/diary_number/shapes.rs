//! The shapes in which number and year are written, as a table of patterns over folded text, each anchored
//! at a series or a lead word. A shape only says which digits are number and which are year; whether such a
//! number counts is for the finder, which knows the register.

use std::ops::Range;
use std::sync::LazyLock;

use regex::bytes::{Match, Regex};

use super::dates;
use super::pattern;

/// No shape is longer than this, on either side of its series.
pub(super) const REACH: usize = 96;

/// Between series and number.
pub(super) const GAP: &str = r#"(?:[ \x04.:;,_\-/\\+*#"'=|(\[]|\n[> ]{0,6}){0,4}(?:(?:d-?nr|diarie-?(?:nr|nummer)|arende(?:t|-?nr|-?nummer)?|nummer|nr|no)[ .:\n\x04]{0,3})?"#;

/// Letters before the first digit that may be digits themselves, for a search.
pub(super) const LETTERS_FOR_DIGITS: &str = r"[lio|zsb]{0,3}[ \n\x04]?[/\\_.:-]?[ \n\x04]?";

/// Between number and year, where the series before them leaves no doubt.
const SEPARATOR: &str = concat!(
    r"(?:(?:[ \x04]|\n[> ]{0,6}){0,2}[/\\_.,:|+-]{1,2}(?:[ \x04]|\n[> ]{0,6}){0,2}",
    r"|[ \x04]{1,2}|\n[> ]{0,6}|[ \x04]?\([ \x04]?",
    r"|,?[ \n\x04]{0,2}(?:av|of|ar|fran|from)[ \n\x04]{1,2}(?:ar[ \n\x04])?)",
);

/// What the words in a shape stand for; every other word is a pattern itself.
const WORDS: &[(&str, &str)] = &[
    ("GAP", GAP),
    ("SEPARATOR", SEPARATOR),
    // Between number and year elsewhere.
    ("TIGHT", r"[ \n\x04]?[/\\_.:-][ \n\x04]?"),
    ("NUMBER", "(?<n1>[0-9]{1,9})"),
    ("YEAR", "(?<y1>[0-9]{4})"),
    ("SHORT", "'?(?<y1>[0-9]{2})"),
    // No digit may follow.
    ("END", "(?:[^0-9]|$)"),
    // No letter or digit stands before, nor a digit and a sign, as in the rest of a date.
    ("START", "(?:^|[^0-9][^0-9a-z]|^[^0-9a-z])"),
    // Before a series that stands last.
    ("LAST", r"[ \x04,/_(\[-]{0,3}$"),
];

/// The rule of the normal form.
pub(super) const NORMAL: &str = "number/normal";
/// The rule of the number and the year written as one.
pub(super) const NO_SEPARATOR: &str = "number/no_separator";
/// The rule of the normal form without its series.
pub(super) const NO_SERIES: &str = "number/no_series";

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
    /// The places of its groups for the number, first and second part, and for the year.
    groups: [Option<usize>; 4],
}

/// The id of a rule, how far it can be trusted, and the shape in [`WORDS`].
type Row = (&'static str, Form, &'static str);

/// The shapes after a series, the most telling first.
const AFTER_SERIES: &[Row] = &[
    (NORMAL, Form::Normal, "^ GAP NUMBER SEPARATOR YEAR END"),
    ("number/year_first", Form::Loose, r"^ GAP YEAR (?: TIGHT |[\x20\x04]) NUMBER END"),
    ("number/short_year", Form::Loose, "^ GAP NUMBER TIGHT SHORT END"),
    (
        "number/split_year",
        Form::Loose,
        r"^ GAP NUMBER SEPARATOR (?<y1>[0-9]{1,3})[\x20\n](?<y2>[0-9]{1,3}) END",
    ),
    ("number/split_number", Form::Loose, r"^ GAP (?<n1>[0-9]{1,3})[\x20\n](?<n2>[0-9]{1,3}) TIGHT YEAR END"),
    (NO_SEPARATOR, Form::Loose, "^ GAP (?<n1>[0-9]{2,7}) YEAR END"),
    (
        "number/letter_for_digit",
        Form::Misread,
        "^ GAP (?<n1>[lio|zsb]{0,3}(?:[0-9][0-9lio|zsb]{0,8})?) TIGHT (?<y1>[0-9lio|zsb]{4}) END",
    ),
    ("number/broken_year", Form::BrokenYear, r"^ GAP NUMBER [\x20\x04]?/[\x20\x04]? (?<y1>[0-9]{3,5}) END"),
];

/// The shapes after a lead word, where no series is written.
const AFTER_LEAD: &[Row] = &[
    (NO_SERIES, Form::Loose, "^ NUMBER TIGHT YEAR END"),
    ("number/no_series_year_first", Form::Loose, "^ YEAR TIGHT NUMBER END"),
    ("number/no_series_short_year", Form::Loose, "^ NUMBER TIGHT SHORT END"),
];

/// The shapes before a series.
const BEFORE_SERIES: &[Row] = &[
    ("number/series_last", Form::Loose, "START NUMBER TIGHT YEAR LAST"),
    ("number/series_last_year_first", Form::Loose, "START YEAR TIGHT NUMBER LAST"),
];

/// A text that is nothing but number and year, such as a whole subject; or a file so named.
const WHOLE: &[Row] = &[(
    "number/alone",
    Form::Loose,
    r#"^[\x20\n>*"'(\[]* NUMBER \x20?[/_-]\x20? YEAR (?:[\x20\n>*"'.,)\]]*|\.[a-z]{3,4})$"#,
)];

/// A registered number further down a list whose first has its series: `Ks 1216/2018 och 1121/2017`.
const LISTED: &[Row] = &[(
    "number/listed",
    Form::Loose,
    r"^[\x20,]{0,2}(?:(?:och|samt|resp|and|ja|&|\+|/)[\x20.]{0,2})?[\x20\n]? NUMBER TIGHT YEAR END",
)];

static SHAPES_AFTER_SERIES: LazyLock<Vec<Shape>> = LazyLock::new(|| Shape::table(AFTER_SERIES));
static SHAPES_AFTER_LEAD: LazyLock<Vec<Shape>> = LazyLock::new(|| Shape::table(AFTER_LEAD));
static SHAPES_BEFORE_SERIES: LazyLock<Vec<Shape>> = LazyLock::new(|| Shape::table(BEFORE_SERIES));
static SHAPES_OF_A_WHOLE: LazyLock<Vec<Shape>> = LazyLock::new(|| Shape::table(WHOLE));
static SHAPES_LISTED: LazyLock<Vec<Shape>> = LazyLock::new(|| Shape::table(LISTED));

/// A year right before its series, and the number behind.
static YEAR_BEFORE_SERIES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^0-9a-z/.:-])(?<y1>[0-9]{4})[ \x04]?[/_.:-][ \x04]?$"));
static NUMBER_AFTER_SERIES: LazyLock<Regex> = LazyLock::new(|| pattern(&spelled_out("^ GAP NUMBER END")));

/// What can be read right after a series, the most telling first.
pub(super) fn after_series(after: &[u8]) -> impl Iterator<Item = Sketch> {
    let usual = as_usual(after);
    let known = usize::from(usual.is_some());
    usual.into_iter().chain(SHAPES_AFTER_SERIES.iter().skip(known).filter_map(|shape| shape.read(after)))
}

/// What the first of the shapes, the normal form, reads where a number is written as nearly everybody writes it,
/// ` 1216/2018`: many times as quickly. With a slash in it that is no date.
fn as_usual(after: &[u8]) -> Option<Sketch> {
    let after_blank = after.strip_prefix(b" ")?;
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length = Some(digits(after_blank)).filter(|length| *length <= LONGEST_NUMBER)?;
    let (number, rest) = after_blank.split_at_checked(length)?;
    let year = rest.strip_prefix(b"/").filter(|year| digits(year) == 4)?.get(..4)?;
    Some(Sketch {
        number: number_of(&digits_of(number))?,
        year: digits_of(year),
        digits: 1..length + 6,
        rule: NORMAL,
        form: Form::Normal,
        date_like: false,
    })
}

/// Digits of a number at most, as in [`WORDS`].
const LONGEST_NUMBER: usize = 9;

/// What can be read right after a lead word.
pub(super) fn after_lead(after: &[u8]) -> impl Iterator<Item = Sketch> {
    SHAPES_AFTER_LEAD.iter().filter_map(|shape| shape.read(after))
}

/// What can be read right after another number.
pub(super) fn after_number(after: &[u8]) -> impl Iterator<Item = Sketch> {
    SHAPES_LISTED.iter().filter_map(|shape| shape.read(after))
}

/// What can be read right before a series. `after` says what follows the series: no letter or digit may.
pub(super) fn before_series(before: &[u8], after: &[u8]) -> impl Iterator<Item = Sketch> {
    let ends_there = !after.first().is_some_and(u8::is_ascii_alphanumeric);
    SHAPES_BEFORE_SERIES.iter().filter(move |_| ends_there).filter_map(|shape| shape.read(before))
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
    // Most that is short begins with a word.
    let apt = text.len() <= REACH && !text.first().is_some_and(u8::is_ascii_alphabetic);
    SHAPES_OF_A_WHOLE.iter().filter(|_| apt).find_map(|shape| shape.read(text))
}

impl Shape {
    fn table(rows: &[Row]) -> Vec<Self> {
        let row = |(rule, form, shape): &Row| {
            let pattern = pattern(&spelled_out(shape));
            let names: Vec<_> = pattern.capture_names().collect();
            let place = |name| names.iter().position(|known| *known == Some(name));
            let groups = ["n1", "n2", "y1", "y2"].map(place);
            Self { rule, form: *form, groups, pattern }
        };
        rows.iter().map(row).collect()
    }

    fn read(&self, text: &[u8]) -> Option<Sketch> {
        let captures = self.pattern.captures(text)?;
        let groups = self.groups.map(|place| captures.get(place?));
        let [n1, n2, y1, y2] = groups;
        let (number, year) = (joined([n1, n2]), joined([y1, y2]));
        let start = groups.iter().flatten().map(|group| group.start()).min()?;
        let end = groups.iter().flatten().map(|group| group.end()).max()?;
        let rest = text.get(end..).unwrap_or_default();
        let split = y2.is_some();
        let written = text.get(start..end)?;
        let date_like = match self.form {
            Form::Normal => dates::is_normal_date_like(&number, written, rest),
            _ => dates::is_loose_date_like(&number, &year, written, rest),
        };
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

/// The pattern that a shape's words stand for.
fn spelled_out(shape: &str) -> String {
    let meaning = |word| WORDS.iter().find(|(name, _)| *name == word).map_or(word, |(_, meaning)| *meaning);
    shape.split_ascii_whitespace().map(meaning).collect()
}

fn joined(parts: [Option<Match<'_>>; 2]) -> String {
    parts.iter().flatten().map(|part| digits_of(part.as_bytes())).collect()
}

/// The digits, with the letters that are taken for digits read as such.
fn digits_of(written: &[u8]) -> String {
    let digit = |byte: &u8| match byte {
        b'l' | b'i' | b'|' => '1',
        b'z' => '2',
        b's' => '5',
        b'b' => '8',
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
