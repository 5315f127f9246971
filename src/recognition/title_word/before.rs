//! Words of titles that are known by what stands before them: "planen för biblioteken", "va-planen".

use std::ops::Range;

use super::super::document_name::DocumentName;
use super::super::inflection::is_acronym;
use super::{Lexicon, Seen, Word};

impl Lexicon {
    /// The acronym of the consultation `at` that a hyphen joins to the word at `span`, in small letters, as few write it
    /// elsewhere: "va-planen".
    pub(super) fn acronym_before(&self, text: &str, span: &Range<usize>, at: usize) -> Option<Seen> {
        let before = text.get(..span.start)?.strip_suffix('-')?;
        let start = before
            .rfind(|c: char| !c.is_alphanumeric())
            .map_or(0, |at| before.ceil_char_boundary(at.saturating_add(1)));
        let first = before.get(start..).filter(|first| !is_acronym(first))?;
        let is_it = |word: &Word| word.acronym && word.stem.to_lowercase() == first.to_lowercase();
        let word = self.titles.get(at)?.words.iter().position(is_it)?;
        Some(Seen { consultation: at, word, span: start..before.len() })
    }

    /// The names of places that stand behind an acronym in the title and the short forms of the consultation `at`.
    pub(in super::super) fn places(&self, at: usize) -> impl Iterator<Item = &[usize]> {
        self.titles.get(at).into_iter().flat_map(|title| &title.places).map(Vec::as_slice)
    }

    /// The names of documents that the word at `span` tells what they are about, where their kind stands before it.
    pub(super) fn taken_apart(
        &self,
        text: &str,
        span: &Range<usize>,
        wanted: &dyn Fn(usize) -> bool,
    ) -> Vec<(usize, usize)> {
        let titles = self.titles.iter().enumerate().filter(|(at, _)| wanted(*at));
        let words = titles.flat_map(|(at, title)| {
            title.words.iter().enumerate().map(move |(place, word)| ((at, place), word.document.as_ref()))
        });
        let apart = |name: &Option<&DocumentName>| name.is_some_and(|name| name.is_taken_apart(text, span));
        words.filter(|(_, name)| apart(name)).map(|(place, _)| place).collect()
    }
}
