//! The regular expressions and word lists of this room are constants; this is the one place that compiles
//! them.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
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

/// Words of our source that are looked for together, in one pass over a text.
///
/// # Panics
/// As [`pattern`] does.
#[expect(clippy::expect_used, reason = "too many words for one automaton is a bug, not an input")]
pub(super) fn any_words<'a>(words: impl IntoIterator<Item = &'a str>) -> AhoCorasick {
    let kind = Some(AhoCorasickKind::DFA);
    AhoCorasick::builder().kind(kind).build(words).expect("the words in the source fit one automaton")
}
