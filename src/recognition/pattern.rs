//! The regular expressions and word lists of this room are constants; this is the one place that compiles
//! them.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind};
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

/// Words of our source, lower case, that are looked for together in any letter case. A text without any is
/// done with in a single quick pass.
pub(super) fn any_case(words: &[&str]) -> AhoCorasick {
    let capitals = words.iter().filter(|word| !word.is_ascii()).map(|word| word.to_uppercase());
    let both: Vec<String> = words.iter().map(|word| (*word).to_owned()).chain(capitals).collect();
    built(AhoCorasick::builder().ascii_case_insensitive(true), both.iter().map(String::as_str))
}

/// Words of our source that are looked for together, in one pass over a text.
pub(super) fn any_words<'a>(words: impl IntoIterator<Item = &'a str>) -> AhoCorasick {
    built(&mut AhoCorasick::builder(), words)
}

/// # Panics
/// As [`pattern`] does.
#[expect(clippy::expect_used, reason = "too many words for one automaton is a bug, not an input")]
fn built<'a>(builder: &mut AhoCorasickBuilder, words: impl IntoIterator<Item = &'a str>) -> AhoCorasick {
    let kind = Some(AhoCorasickKind::DFA);
    builder.kind(kind).build(words).expect("the words in the source fit one automaton")
}
