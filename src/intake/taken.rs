//! What was taken in, in counts.

use std::ops::AddAssign;

/// How many messages ended how.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Registered as belonging to a consultation.
    pub filed: u64,
    /// Waiting for a person.
    pub review: u64,
    /// Known already: the same mail met again.
    pub already: u64,
    /// None of our business.
    pub ignored: u64,
    /// Listed, and gone when we came for it.
    pub gone: u64,
    /// Could not be taken in; tried again later.
    pub failed: u64,
}

impl Taken {
    /// All of them.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.filed + self.review + self.already + self.ignored + self.gone + self.failed
    }
}

impl AddAssign for Taken {
    fn add_assign(&mut self, other: Self) {
        self.filed += other.filed;
        self.review += other.review;
        self.already += other.already;
        self.ignored += other.ignored;
        self.gone += other.gone;
        self.failed += other.failed;
    }
}
