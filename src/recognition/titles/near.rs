//! Which words of a title stand together, and near what.

use std::ops::Range;

use super::super::document_name::is_definite;
use super::super::title_word::{Lexicon, Seen};

/// Words from the first to the last of what must stand together: a long sentence.
const WINDOW: usize = 12;

/// Words between two neighbours of a whole title: "samverkan i Örebro mellan det civila".
const GAP: usize = 5;

/// A whole title or short form of two content words or more: all of them, in order.
pub(super) fn whole(text: &str, own: &[&Seen], lexicon: &Lexicon, at: usize) -> Option<Range<usize>> {
    lexicon.phrases(at).find_map(|phrase| {
        let (first, rest) = phrase.split_first()?;
        let starts = own.iter().filter(|one| one.word == *first);
        starts.filter(|one| !rest.is_empty() || is_definite(text, &one.span)).find_map(|start| {
            let mut last = *start;
            for word in rest {
                let next = |one: &&&Seen| {
                    one.word == *word
                        && one.span.start >= last.span.start
                        && words_between(text, last.span.end, one.span.start) <= GAP
                };
                last = own.iter().find(next)?;
            }
            Some(start.span.start..last.span.end)
        })
    })
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
                (span, lexicon.is_kind(one) || lexicon.is_kind(two))
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
