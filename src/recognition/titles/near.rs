//! Which words of a title stand together, and near what.

use std::ops::Range;

use super::super::Authority;
use super::super::document_name::is_definite;
use super::super::title_word::{Lexicon, Seen};
use crate::pattern::Pattern;

/// Words from the first to the last of what must stand together: a long sentence.
const WINDOW: usize = 12;

/// Words between two neighbours of a whole title: "samverkan i Örebro mellan det civila".
const GAP: usize = 5;

/// A whole title or short form of two content words or more: all of them, in order, in one sentence. What is one name is
/// that of a certain paper.
pub(super) fn whole(text: &str, own: &[&Seen], authority: &Authority, at: usize) -> Option<Range<usize>> {
    let lexicon = &authority.titles.lexicon;
    let goes_on = |from: usize, to: usize| {
        let with_next = || text.get(from..text.ceil_char_boundary(to.saturating_add(1))).unwrap_or_default();
        words_between(text, from, to) <= GAP
            && (!ends_a_sentence(with_next()) || is_of_sentences(authority, at))
    };
    lexicon.phrases(at).find_map(|phrase| {
        let (first, rest) = phrase.split_first()?;
        let is_one_name = rest.is_empty() || lexicon.has_acronym(phrase, at);
        own.iter().filter(|one| one.word == *first).find_map(|start| {
            let mut last = *start;
            for word in rest {
                let next = |one: &&&Seen| {
                    one.word == *word
                        && one.span.start >= last.span.start
                        && goes_on(last.span.end, one.span.start)
                };
                last = own.iter().find(next)?;
            }
            Some(start.span.start..last.span.end).filter(|span| !is_one_name || is_definite(text, span))
        })
    })
}

/// Whether a title of the consultation `at` has the end of a sentence in it: "Plats för alla. Kulturplan 2030".
fn is_of_sentences(authority: &Authority, at: usize) -> bool {
    let titles =
        authority.consultations.get(at).map(|one| std::iter::once(&one.title).chain(&one.also_known_as));
    titles.into_iter().flatten().any(|title| ends_a_sentence(title))
}

/// Whether a sentence ends in `text` and another begins. "Kv. Lärkan" is no end.
fn ends_a_sentence(text: &str) -> bool {
    static END: Pattern = Pattern::new(r"(?:^|\p{L}{3})[.!?]+\s+(?:\p{Lu}|\d)");
    END.is_match(text)
}

/// A stretch that holds two different content words of a title, and whether one of them is a kind of document.
pub(super) type Part = (Range<usize>, bool);

/// Stretches that hold two different content words, not both of them kinds of documents.
pub(super) fn in_part<'a>(
    text: &'a str,
    own: &'a [&'a Seen],
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = Part> + 'a {
    own.iter().enumerate().flat_map(move |(at, one)| {
        let later = own.iter().skip(at + 1);
        let near = later.take_while(move |two| words_between(text, one.span.end, two.span.start) < WINDOW);
        near.filter(move |two| two.word != one.word)
            .filter(move |two| !lexicon.is_kind(one) || !lexicon.is_kind(two))
            .map(move |two| {
                let span = one.span.start..two.span.end.max(one.span.end);
                let paper = |word| lexicon.is_kind(word) || lexicon.is_document(word);
                (span, paper(one) || paper(two))
            })
    })
}

pub(super) fn is_near(text: &str, span: &Range<usize>, answers: &[Range<usize>]) -> bool {
    answers.iter().any(|answer| {
        let gap = if answer.end <= span.start {
            words_between(text, answer.end, span.start)
        } else {
            words_between(text, span.end, answer.start)
        };
        gap + words_between(text, span.start, span.end) <= WINDOW
    })
}

/// Words between two places, none when they overlap.
fn words_between(text: &str, from: usize, to: usize) -> usize {
    text.get(from..to).map_or(0, |between| between.split_whitespace().count())
}
