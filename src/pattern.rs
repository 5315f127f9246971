//! Regular expressions and word lists that stand in our source: this is the one place that compiles them.

use std::ops::Deref;
use std::sync::OnceLock;

use regex::{Regex, RegexSet, bytes};

/// A regular expression that stands in our source and is compiled when it is first asked.
pub(crate) struct Pattern {
    text: &'static str,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    /// The pattern that `text` writes down.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, compiled: OnceLock::new() }
    }
}

impl Deref for Pattern {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        self.compiled.get_or_init(|| pattern(self.text))
    }
}

/// Compiles a pattern that stands in our source.
///
/// # Panics
/// When it does not compile, on first use: any test that meets the rule shows it.
#[expect(
    clippy::expect_used,
    reason = "a pattern in the source that does not compile is a bug, not an input"
)]
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern in the source compiles")
}

/// Compiles patterns that stand in our source and are looked for in one pass.
///
/// # Panics
/// As [`pattern`] does.
#[expect(clippy::expect_used, reason = "patterns in the source that do not compile are a bug, not an input")]
pub(crate) fn patterns(texts: &[String]) -> RegexSet {
    RegexSet::new(texts).expect("patterns in the source compile")
}

/// What stands before a word, for patterns that are only asked whether they match: where `\b` stands beside letters beyond
/// ASCII the quick search gives up.
pub(crate) const BEFORE_WORD: &str = r"(?:^|\W)";

/// What stands behind a word; as [`BEFORE_WORD`].
pub(crate) const BEHIND_WORD: &str = r"(?:\W|$)";

/// Words that are looked for together in any letter case.
pub(crate) struct AnyCase(bytes::Regex);

/// Bytes of a text that is short, as subjects, names and most passages are.
const SHORT: usize = 256;

impl AnyCase {
    /// Whether any of the words stands in `text`.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        !text.is_empty() && in_lower_case(text, |lower| self.0.is_match(lower))
    }

    /// Whether any of the words stands in `text`, which is in lower case as far as it is ASCII.
    pub(crate) fn is_in_lower_case(&self, text: &str) -> bool {
        self.0.is_match(text.as_bytes())
    }

    /// What the text behind the first of the words tells of which `told` makes anything.
    pub(crate) fn first_behind<'t, T>(
        &self,
        text: &'t str,
        told: impl Fn(&'t str) -> Option<T>,
    ) -> Option<T> {
        let behind = |found: bytes::Match<'_>| told(text.get(found.end()..)?);
        in_lower_case(text, |lower| self.0.find_iter(lower).find_map(behind))
    }

    /// Whether a word of `text` begins with any of the words, "var" not in "svar", and the text from there on is as it
    /// `may` be.
    pub(crate) fn begins_a_word_in(&self, text: &str, may: impl Fn(&str) -> bool) -> bool {
        let begins = |at: usize| !text.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric);
        let goes_on = |at: usize| may(text.get(at..).unwrap_or_default());
        let fits = |found: bytes::Match<'_>| begins(found.start()) && goes_on(found.start());
        in_lower_case(text, |lower| self.0.find_iter(lower).any(fits))
    }
}

/// What `asked` says of `text` in lower case. Many bytes are compared at once where their case is known: the copy
/// costs less than it saves, and a short one no memory of its own.
fn in_lower_case<T>(text: &str, asked: impl FnOnce(&[u8]) -> T) -> T {
    let mut short = [0; SHORT];
    match short.get_mut(..text.len()) {
        Some(lower) => {
            lower.copy_from_slice(text.as_bytes());
            lower.make_ascii_lowercase();
            asked(lower)
        }
        None => asked(text.to_ascii_lowercase().as_bytes()),
    }
}

/// Words of our source, lower case, that are looked for together in any letter case. A text without any is
/// done with in a single quick pass.
pub(crate) fn any_case(words: &[impl AsRef<str>]) -> AnyCase {
    let words = || words.iter().map(AsRef::as_ref);
    let capitals = words().filter(|word| !word.is_ascii()).map(str::to_uppercase);
    let both: Vec<String> = words().map(str::to_owned).chain(capitals).collect();
    let lower: Vec<String> = both.iter().map(|word| word.to_ascii_lowercase()).collect();
    AnyCase(in_bytes(&any_of(&lower)))
}

/// A pattern of words in bytes that need not be proved to be text.
///
/// # Panics
/// As [`pattern`] does.
#[expect(clippy::expect_used, reason = "words of the source that do not compile are a bug, not an input")]
fn in_bytes(words: &str) -> bytes::Regex {
    bytes::Regex::new(words).expect("words in the source compile")
}

/// The pattern that is any of the `words`.
fn any_of(words: &[impl AsRef<str>]) -> String {
    words.iter().map(|word| regex::escape(word.as_ref())).collect::<Vec<_>>().join("|")
}

/// Words of our source that are looked for together, in one pass over a text. With nothing but words in it a
/// pattern is the quickest search there is.
pub(crate) fn any_words(words: &[impl AsRef<str>]) -> Regex {
    pattern(&any_of(words))
}
