//! How long to wait after a failure, and after the next.

use std::time::Duration;

/// After the first failure it is tried again this soon; then the wait doubles.
const FIRST_WAIT: Duration = Duration::from_secs(2);

/// The longest wait between two tries: an operator who mends something sees it work within minutes.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// Waits that double from failure to failure.
#[derive(Debug)]
pub(super) struct BackOff {
    wait: Duration,
}

impl Default for BackOff {
    fn default() -> Self {
        Self { wait: FIRST_WAIT }
    }
}

impl BackOff {
    /// How long to wait after this failure.
    pub(super) fn next_wait(&mut self) -> Duration {
        let wait = self.wait;
        self.wait = (wait * 2).min(LONGEST_WAIT);
        wait
    }

    /// The next failure is a first one again.
    pub(super) fn all_is_well(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_five_minutes_and_start_over_when_all_is_well() {
        let mut back_off = BackOff::default();
        let waits: Vec<u64> = (0..10).map(|_| back_off.next_wait().as_secs()).collect();
        assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        back_off.all_is_well();
        assert_eq!(back_off.next_wait(), FIRST_WAIT);
    }
}
