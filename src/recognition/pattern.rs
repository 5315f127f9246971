//! The regular expressions of this room are constants; this is the one place that compiles them.

use regex::Regex;

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
