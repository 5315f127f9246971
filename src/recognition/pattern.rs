//! The regular expressions of this room are constants; this is the one place that compiles them.

use regex::{Regex, RegexSet};

/// Compiles a pattern that stands in our source.
///
/// # Panics
/// When it does not compile, on first use: any test that meets the rule shows it.
#[expect(
    clippy::expect_used,
    reason = "a pattern in the source that does not compile is a bug, not an input"
)]
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern in the source compiles")
}

/// Compiles patterns that are looked for together.
///
/// # Panics
/// As [`pattern`] does.
#[expect(
    clippy::expect_used,
    reason = "a pattern in the source that does not compile is a bug, not an input"
)]
pub(super) fn patterns(texts: &[&str]) -> RegexSet {
    RegexSet::new(texts).expect("the patterns in the source compile")
}
