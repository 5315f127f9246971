//! Letter heads that are tables: the words for a designation stand in one line, "Datum  Vår beteckning  Er
//! beteckning", and the numbers below them. Whose a number is then follows from its column.

use std::ops::Range;
use std::sync::LazyLock;

use regex::bytes::Regex;

use super::pattern;

/// Bytes before a number in which the line above it is looked for.
const REACH: usize = 300;

/// Bytes of a line of heads at most; longer lines are text.
const LONGEST_HEADS: usize = 120;

/// A head by which the sender means the sender's own number, or ours.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    let designation = r"(?:beteckning|d-?nr|diarie-? ?(?:nr|nummer)|arende-? ?(?:nr|nummer|beteckning)|ref(?:erens|erence|\.)?)";
    pattern(&format!(
        r"(?:^|[^a-z])(?:(?P<theirs>(?:vart?|our) {designation})|(?P<ours>(?:ert?|eder|edert|your) {designation}))"
    ))
});

/// What stands before the first number of a row: a date, a time, marks.
static DATE_ONLY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^a-z]*$"));

/// What may stand behind the last number of a row.
static NOTHING: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^a-z0-9\n]*(?:\n|$)"));

/// Whether the number at `span` of the folded `text` stands in the column of the sender's own numbers:
/// first under heads that name the sender's first, or last under heads that end with it.
pub(super) fn is_theirs(text: &[u8], span: &Range<usize>) -> bool {
    let before = text.get(span.start.saturating_sub(REACH)..span.start).unwrap_or_default();
    let mut lines = before.rsplit(|byte| *byte == b'\n');
    let (Some(row), Some(heads)) = (lines.next(), lines.next()) else { return false };
    if heads.len() > LONGEST_HEADS || heads.iter().any(u8::is_ascii_digit) {
        return false;
    }
    let named: Vec<bool> = HEAD.captures_iter(heads).map(|head| head.name("theirs").is_some()).collect();
    let first = named.first() == Some(&true) && DATE_ONLY.is_match(row);
    let last = named.as_slice() == [true] && ends_with_head(heads);
    let after = text.get(span.end..).unwrap_or_default();
    first || (last && NOTHING.is_match(after))
}

/// Whether nothing is named behind the last head.
fn ends_with_head(heads: &[u8]) -> bool {
    let last = HEAD.find_iter(heads).last().map_or(0, |head| head.end());
    let rest = heads.get(last..).unwrap_or_default();
    !rest.iter().any(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_senders_in_the_senders_column() {
        for (text, theirs) in [
            ("datum var beteckning er beteckning\n2019-10-25 #", true),
            ("var beteckning\ter beteckning\n#\t-", true),
            ("vart dnr\n\n#", false),
            ("handlaggare datum vart diarienummer\nanna ek 2019-10-25 #", true),
            ("var referens datum\n# 2019-10-25", true),
            ("datum var beteckning er beteckning\n2019-10-25 rs-led19-0014-26 #", false),
            ("er beteckning var beteckning\n# rs 5/2019", false),
            ("datum er beteckning\n2019-10-25 #", false),
            ("handlaggare vart diarienummer datum\nanna ek # 2019-10-25", false),
            ("vart dnr star inte har men i brevet\nvi svarar pa #", false),
            ("#", false),
        ] {
            let at = text.find('#').unwrap();
            assert_eq!(is_theirs(text.as_bytes(), &(at..at + 1)), theirs, "{text}");
        }
    }
}
