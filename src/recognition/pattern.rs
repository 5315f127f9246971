//! The regular expressions and word lists of this room are constants; this is the one place that compiles
//! them.

use aho_corasick::dfa::DFA;
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
pub(super) struct AnyCase(Regex);

impl AnyCase {
    /// Whether any of the words stands in `text`.
    pub(super) fn is_in(&self, text: &str) -> bool {
        // Many bytes are compared at once where their case is known: the copy costs less than it saves.
        self.0.is_match(&text.to_ascii_lowercase())
    }

    /// Whether a word of `text` begins with any of the words: "var" not in "svar".
    pub(super) fn begins_a_word_in(&self, text: &str) -> bool {
        let text = text.to_ascii_lowercase();
        let begins = |at: usize| !text.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric);
        self.0.find_iter(&text).any(|found| begins(found.start()))
    }
}

/// Words of our source, lower case, that are looked for together in any letter case. A text without any is
/// done with in a single quick pass.
pub(super) fn any_case(words: &[impl AsRef<str>]) -> AnyCase {
    let words = || words.iter().map(AsRef::as_ref);
    let capitals = words().filter(|word| !word.is_ascii()).map(str::to_uppercase);
    let both: Vec<String> = words().map(str::to_owned).chain(capitals).collect();
    AnyCase(any_words(&both.iter().map(|word| word.to_ascii_lowercase()).collect::<Vec<_>>()))
}

/// Words of our source that are looked for together, in one pass over a text. With nothing but words in it a
/// pattern is the quickest search there is.
pub(super) fn any_words(words: &[impl AsRef<str>]) -> Regex {
    let each: Vec<String> = words.iter().map(|word| regex::escape(word.as_ref())).collect();
    pattern(&each.join("|"))
}

/// Words of our source that are all found in one pass over a text, also where they overlap.
///
/// # Panics
/// As [`pattern`] does.
#[expect(clippy::expect_used, reason = "too many words for one automaton is a bug, not an input")]
pub(super) fn every_word<'a>(words: impl IntoIterator<Item = &'a str>) -> DFA {
    DFA::new(words).expect("the words in the source fit one automaton")
}
