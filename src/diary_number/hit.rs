//! What the finder has read so far, and which of two readings of the same place stays.

use std::ops::Range;

use super::Reading;

/// A reading and where it stands in the folded text.
pub(super) struct Hit {
    /// Where.
    pub(super) span: Range<usize>,
    /// What it is read as.
    pub(super) reading: Reading,
    /// The id of the rule that read it.
    pub(super) rule: &'static str,
}

impl Hit {
    /// Whether it is read as a registered number.
    pub(super) fn is_ours(&self) -> bool {
        matches!(self.reading, Reading::Registered(_) | Reading::Likely(_))
    }
}

/// In order of place; of two that overlap the first stays, and what a series says goes before a lead word.
pub(super) fn in_order(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
    let mut end = 0;
    hits.retain(|hit| {
        let apart = hit.span.start >= end;
        end = if apart { hit.span.end } else { end };
        apart
    });
    hits
}

/// Whether every digit in `text` stands in one of the `hits` that are ours: so it is in most mails, which say their
/// number and no other.
pub(super) fn is_all_read(text: &[u8], hits: &[Hit]) -> bool {
    let digits = |text: &[u8]| text.iter().filter(|byte| byte.is_ascii_digit()).count();
    let (mut read, mut end) = (0, 0);
    for hit in hits.iter().filter(|hit| hit.is_ours()) {
        // Of two that overlap each digit counts once.
        read += text.get(hit.span.start.max(end)..hit.span.end).map_or(0, digits);
        end = end.max(hit.span.end);
    }
    digits(text) == read
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary_number::DiaryNumber;

    #[test]
    fn a_text_is_all_read_where_each_of_its_digits_is_in_a_number_of_ours() {
        let hit = |span: Range<usize>| {
            let number = DiaryNumber::parse("Ks 12/2018").unwrap();
            Hit { span, reading: Reading::Registered(number), rule: "number/test" }
        };
        let text = b"ks 12/2018 ks 77";
        for (spans, all) in [
            (vec![0..10, 0..10], false),
            (vec![0..10, 11..16], true),
            (vec![11..16, 0..10], false),
            (vec![0..10, 3..13], false),
            (vec![0..10, 3..16], true),
            (vec![], false),
        ] {
            let hits: Vec<Hit> = spans.iter().cloned().map(hit).collect();
            assert_eq!(is_all_read(text, &hits), all, "{spans:?}");
        }
        assert!(is_all_read(b"ks", &[]));
    }
}
