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
