//! Parts of words that stand in titles: "skola" is one of "skolutredning", and "bygglovsavgifter" is made of the same as "bygglovstaxa".

use super::super::inflection::{COMPOUNDED, folded, in_compounds};
use super::{Lexicon, NOTICED, Word, is_stop};

impl Lexicon {
    /// Whether `word` begins or ends a word of the title of the consultation `at`.
    pub(in super::super) fn is_part(&self, at: usize, word: &str) -> bool {
        let (plain, title) = (folded(word), self.titles.get(at));
        let part = in_compounds(&plain);
        let holds = |one: &Word| !one.acronym && (one.stem.starts_with(part) || one.stem.ends_with(part));
        part.len() >= COMPOUNDED
            && !is_stop(&plain, &self.own)
            && title.is_some_and(|title| title.words.iter().any(holds))
    }

    /// Whether `word` begins as one in the title of the consultation `at` that is no kind of document: what is made of the same
    /// first part.
    pub(in super::super) fn begins_alike(&self, at: usize, word: &str) -> bool {
        let plain = folded(word);
        let alike = |one: &Word| one.stem.chars().zip(plain.chars()).take_while(|(a, b)| a == b).count();
        let begun = |one: &Word| !one.acronym && !one.kind && alike(one) >= NOTICED;
        !is_stop(&plain, &self.own) && self.titles.get(at).is_some_and(|title| title.words.iter().any(begun))
    }
}
