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
