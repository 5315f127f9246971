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
    lexicon.phrases(at).find_map(|phrase| {
        let is_one_name = phrase.len() < 2 || lexicon.has_acronym(phrase, at);
        in_order(phrase, text, own, authority, at).find(|span| !is_one_name || is_definite(text, span))
    })
}

/// Where the name of the place stands that a title has behind its acronym: "Norra Byn" of "FÖP Norra Byn".
pub(super) fn place(text: &str, own: &[&Seen], authority: &Authority, at: usize) -> Option<Range<usize>> {
    let places = authority.titles.lexicon.places(at);
    places.flat_map(|place| in_order(place, text, own, authority, at)).next()
}

/// Where all words of the `phrase` stand in order and in one sentence.
fn in_order<'t>(
    phrase: &'t [usize],
    text: &'t str,
    own: &'t [&'t Seen],
    authority: &'t Authority,
    at: usize,
) -> impl Iterator<Item = Range<usize>> + 't {
    let goes_on = move |from: usize, to: usize| {
        let with_next = || text.get(from..text.ceil_char_boundary(to.saturating_add(1))).unwrap_or_default();
        words_between(text, from, to) <= GAP
            && (!ends_a_sentence(with_next()) || is_of_sentences(authority, at))
    };
    let (first, rest) = phrase.split_at_checked(1).unwrap_or_default();
    own.iter().filter(move |one| first == [one.word]).filter_map(move |start| {
        let mut last = *start;
        for word in rest {
            let next = |one: &&&Seen| {
                one.word == *word
                    && one.span.start >= last.span.start
                    && goes_on(last.span.end, one.span.start)
            };
            last = own.iter().find(next)?;
        }
        Some(start.span.start..last.span.end)
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
