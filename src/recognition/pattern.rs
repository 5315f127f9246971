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

/// Words that are looked for together in any letter case.
pub(super) struct AnyCase(AhoCorasick);

impl AnyCase {
    /// Whether any of the words stands in `text`.
    pub(super) fn is_in(&self, text: &str) -> bool {
        // Many bytes are compared at once where their case is known: the copy costs less than it saves.
        self.0.is_match(&text.to_ascii_lowercase())
    }
}

/// Words of our source, lower case, that are looked for together in any letter case. A text without any is
/// done with in a single quick pass.
pub(super) fn any_case(words: &[&str]) -> AnyCase {
    let capital = |word: &&str| word.to_uppercase().to_ascii_lowercase();
    let capitals: Vec<String> = words.iter().filter(|word| !word.is_ascii()).map(capital).collect();
    AnyCase(any_words(words.iter().copied().chain(capitals.iter().map(String::as_str))))
}

/// Words of our source that are looked for together, in one pass over a text.
///
/// # Panics
/// As [`pattern`] does.
#[expect(clippy::expect_used, reason = "too many words for one automaton is a bug, not an input")]
pub(super) fn any_words<'a>(words: impl IntoIterator<Item = &'a str>) -> AhoCorasick {
    let mut builder = AhoCorasick::builder();
    builder.kind(Some(AhoCorasickKind::DFA)).build(words).expect("the words in the source fit one automaton")
}
