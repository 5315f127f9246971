//! A number that heads what people write who want to be heard in its case: "Ang. Tn 377/2026. För få platser". Within a
//! sentence it is told of.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::sentence::{Sentence, said};
use crate::pattern::pattern;

/// What a heading calls an answer, or the case that it is about.
const ANSWERS: &str = "[a-z]*yttrande|[a-z]*svar|synpunkt|synpunkter|remiss|remissen|galler|gallande|angaende|ang|avser|avseende|ror|rorande|betraffande";

/// What else may stand before the number in one.
const BESIDE: &str = "hej|om|till|for|pa|over|i|er|ert|arende|arendet|arendenummer|beteckning|ref|referens|dnr|diarienr|diarienummer|,";

/// Nothing but such words.
static CALLED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^ (?:(?:{ANSWERS}|{BESIDE}) )*$")));

/// Such words, or an answer and what it is about: "Yttrande över cykelplan".
static BEGINS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("^ (?:(?:(?:{ANSWERS}|{BESIDE}) )*$|(?:[a-z]+s )?(?:{ANSWERS}) )")));

/// Whether the number at `span` in the sentence heads what is written: it begins there, or stands behind a word for it, and
/// ends there or has something of its own behind it.
pub(in super::super) fn heads(one: &Sentence, span: &Range<usize>) -> bool {
    let (before, behind) = around(one, span);
    let behind = behind.trim_start_matches([' ', '*', '_']);
    let goes_on = behind.starts_with(|one: char| one.is_lowercase() || matches!(one, ',' | '(' | ')'));
    !goes_on && !before.contains('(') && CALLED.is_match(&said(before))
}

/// Whether what stands `before` a number at the end of a line makes a heading of it.
pub(super) fn begins_a_heading(before: &str) -> bool {
    BEGINS.is_match(&said(before))
}

/// What stands before the `span` in the sentence, and behind it.
pub(in super::super) fn around<'a>(one: &Sentence<'a>, span: &Range<usize>) -> (&'a str, &'a str) {
    let (before, behind) = (one.written().get(..span.start), one.written().get(span.end..));
    (before.unwrap_or_default(), behind.unwrap_or_default())
}
