//! Which words of the titles a text has, and what is made of them.

use std::ops::Range;

use super::super::Authority;
use super::super::inflection::words;
use super::super::title_word::Seen;
use super::MAX_SEEN;
use crate::diary_number::DiaryNumber;

/// Whether a word of the consultation's title stands in `text`, not only the kind of document it is.
pub(in super::super) fn has_word_of(number: &DiaryNumber, text: &str, authority: &Authority) -> bool {
    let lexicon = &authority.titles.lexicon;
    let wanted = |at: usize| authority.consultations.get(at).is_some_and(|one| one.diary_number == *number);
    lexicon.seen(text, MAX_SEEN, &wanted).iter().any(|one| !lexicon.is_kind(one))
}

/// Whether a word of `text` is a part of one in the title of `number`: "skola" is one of "skolutredning".
pub(in super::super) fn has_part_of(number: &DiaryNumber, text: &str, authority: &Authority) -> bool {
    let at = authority.consultations.iter().position(|one| one.diary_number == *number);
    at.is_some_and(|at| words(text).any(|(_, word)| authority.titles.lexicon.is_part(at, word)))
}

/// Whether a word of `text` is one of the title of `number`, a part of one, or made of the same: "bygglovsavgifter" and
/// "bygglovstaxa".
pub(in super::super) fn has_word_akin_to(number: &DiaryNumber, text: &str, authority: &Authority) -> bool {
    let lexicon = &authority.titles.lexicon;
    let at = authority.consultations.iter().position(|one| one.diary_number == *number);
    let akin = |at| words(text).any(|(_, word)| lexicon.is_part(at, word) || lexicon.begins_alike(at, word));
    has_word_of(number, text, authority) || at.is_some_and(akin)
}

/// The other words than the `known` of the same title in `text`, but for the kind of document.
pub(super) fn words_besides(known: &[&Seen], text: &str, authority: &Authority) -> Vec<Seen> {
    let lexicon = &authority.titles.lexicon;
    let is_of_it = |at: usize| known.iter().any(|one| one.consultation == at);
    let mut seen = lexicon.seen(text, MAX_SEEN, &is_of_it);
    seen.retain(|seen| !known.iter().any(|one| one.word == seen.word) && !lexicon.is_kind(seen));
    seen
}

/// Where `text` has words of any title, in order of place.
pub(in super::super) fn words_of_any(
    text: &str,
    authority: &Authority,
) -> impl Iterator<Item = Range<usize>> {
    authority.titles.lexicon.seen(text, MAX_SEEN, &|_| true).into_iter().map(|one| one.span)
}
