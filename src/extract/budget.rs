//! What the attachments of one batch may take in all, so that costly mail holds up neither what was judged
//! before it nor the letters.

use std::time::Duration;

/// Time for the attachments of one batch. The message under way is read to its end, so that each batch
/// comes further by one at least.
const MAX_TIME: Duration = Duration::from_secs(120);

/// Bytes of text that are read for one batch, and held until it is recorded.
const MAX_TEXT: usize = 32 << 20;

/// What the attachments of one batch may still take. When it is spent the batch is cut: what is judged is
/// recorded, and what is left is the next batch.
#[derive(Debug)]
pub struct Budget {
    time: Duration,
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { time: MAX_TIME, text: MAX_TEXT }
    }
}

impl Budget {
    /// Whether nothing more is to be read for this batch.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        self.time.is_zero() || self.text == 0
    }

    /// Takes off what one message took.
    pub(super) fn spend(&mut self, time: Duration, text: usize) {
        self.time = self.time.saturating_sub(time);
        self.text = self.text.saturating_sub(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_and_text_are_each_spent_by_themselves() {
        for (time, text, spent) in
            [(0, 0, false), (119, MAX_TEXT - 1, false), (120, 0, true), (500, 0, true), (0, MAX_TEXT, true)]
        {
            let mut budget = Budget::default();
            budget.spend(Duration::from_secs(time), text);
            assert_eq!(budget.is_spent(), spent, "{time} {text}");
        }
    }
}
