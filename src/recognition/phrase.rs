//! How the rules on kind and stance write down what people say: small patterns of plain words,
//! matched against sentences in the form that `sentence::said` gives them.
//!
//! In a pattern `*` stands for the rest of a word or a whole word, `~` for one word that may stand between, `…` for up to
//! five, `#` for a date or number; brackets, `|` and `?` are those of regular expressions. Accents are
//! written as in Swedish and taken away here, as they are in the text.

use std::ops::{Deref, Range};
use std::sync::OnceLock;

use regex::{Regex, RegexSet};

use super::heard;
use super::sentence::{Sentence, folded};
use crate::pattern::{pattern, patterns};

/// One thing that people say in many ways.
pub(super) struct Saying {
    /// Letters that every one of the ways has in it: a sentence without is done with at once.
    pub(super) stems: Vec<String>,
    says: Regex,
    unless: Option<Regex>,
    /// Its place among those that are listened for, once asked.
    place: OnceLock<Option<usize>>,
}

impl Saying {
    /// Said by any pattern of `says`, where none of `unless` is said in the same sentence. One of
    /// `stems` must stand in the sentence; none at all means that any may.
    pub(super) fn new(stems: &[&str], says: &[&str], unless: &[&str]) -> Self {
        let stems = stems.iter().map(|stem| unaccented(stem)).collect();
        let unless = (!unless.is_empty()).then(|| any_of(unless));
        Self { stems, says: any_of(says), unless, place: OnceLock::new() }
    }

    /// Something that words of other rooms decide, where one of `stems` leads to it.
    pub(super) fn led_to_by(stems: &[&str]) -> Self {
        Self::new(stems, &["*"], &[])
    }

    /// Whether one of the stems stands in `sentence`.
    pub(super) fn may_be_said_in(&self, sentence: &Sentence) -> bool {
        match self.place.get_or_init(|| heard::place(self)) {
            Some(place) => sentence.heard.has(*place),
            None => self.has_stem_in(&sentence.said),
        }
    }

    /// Whether `sentence` says it.
    pub(super) fn is_said_in(&self, sentence: &Sentence) -> bool {
        self.may_be_said_in(sentence) && self.is_worded_in(&sentence.said)
    }

    fn has_stem_in(&self, said: &str) -> bool {
        self.stems.is_empty() || self.stems.iter().any(|stem| said.contains(stem))
    }

    /// Whether `said`, a sentence in its plain form or a part of one, says it.
    pub(super) fn is_worded_in(&self, said: &str) -> bool {
        self.says.is_match(said) && !self.is_excepted_in(said)
    }

    fn is_excepted_in(&self, said: &str) -> bool {
        self.unless.as_ref().is_some_and(|unless| unless.is_match(said))
    }

    /// Where it is said in `sentence`, each time.
    pub(super) fn found_in(&self, sentence: &Sentence) -> impl Iterator<Item = Range<usize>> {
        let may_be = self.may_be_said_in(sentence) && !self.is_excepted_in(&sentence.said);
        let said = if may_be { sentence.said.as_str() } else { "" };
        self.says.find_iter(said).map(|found| found.range())
    }

    /// The first of the `sentences` that says it.
    pub(super) fn first<'a, 'b>(&self, sentences: &'a [Sentence<'b>]) -> Option<&'a Sentence<'b>> {
        sentences.iter().find(|sentence| self.is_said_in(sentence))
    }
}

/// Things that are said, compiled when they are first asked.
pub(super) struct Phrases {
    phrases: &'static [&'static str],
    compiled: OnceLock<Regex>,
}

impl Phrases {
    /// Any of the `phrases`.
    pub(super) const fn new(phrases: &'static [&'static str]) -> Self {
        Self { phrases, compiled: OnceLock::new() }
    }
}

impl Deref for Phrases {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        self.compiled.get_or_init(|| any_of(self.phrases))
    }
}

/// A pattern that matches any of the `phrases`.
pub(super) fn any_of(phrases: &[&str]) -> Regex {
    pattern(&joined(phrases))
}

/// A pattern for each of the `lists` of phrases, all of them looked for in one pass.
pub(super) fn each_of(lists: &[&[&str]]) -> RegexSet {
    patterns(&lists.iter().map(|phrases| joined(phrases)).collect::<Vec<_>>())
}

/// The expression for any of the `phrases`.
fn joined(phrases: &[&str]) -> String {
    phrases.iter().map(|phrase| worded(phrase)).collect::<Vec<_>>().join("|")
}

/// One phrase as a regular expression: whole words, with a blank on either side.
fn worded(phrase: &str) -> String {
    let plain = unaccented(phrase)
        .replace('~', "( *)?")
        .replace('(', "(?:")
        .replace('…', "(?: [!-~]+){0,5}")
        .replace('*', "[-a-z0-9_/.,]*")
        .replace('#', "[0-9][!-~]*");
    match plain.strip_prefix('^') {
        Some(opening) => format!("^ {opening} "),
        None => format!(" {plain} "),
    }
}

/// `text` without accents.
pub(super) fn unaccented(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match folded(character) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(character),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::Place;
    use crate::recognition::sentence::sentences;

    #[test]
    fn a_pattern_reads_as_it_is_written() {
        let saying = Saying::new(&["anst"], &["(ber|begär) om… anstånd*", "till (den )?#"], &["inte"]);
        for (text, expected) in [
            ("Vi ber om anstånd.", true),
            ("vi ber om ett litet anstånd", true),
            ("VI BER OM ANSTÅNDET", true),
            ("vi ber om ett två tre fyra fem sex anstånd", false),
            ("vi ber inte om anstånd", false),
            ("vi ber er om anstånd", false),
            ("anstånd till den 15 november", true),
            ("anstånd till nästa vecka", false),
        ] {
            let said = saying.first(&sentences(text, Place::Body)).is_some();
            assert_eq!(said, expected, "{text}");
        }
    }
}
