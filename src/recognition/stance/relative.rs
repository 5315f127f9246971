//! "Vi som inte fick vara med stöder planen": what stands behind a "som" has a verb of its own, and its "not" with it.

use std::borrow::Cow;

use super::denial::{FINITE, NOT, TO_THE_VERB, WRITERS, Words, is_one_of};
use super::negation::is_writer;

/// Whose the words are that stand between a "som" and the verb that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relative {
    /// Another verb's: "som bor här".
    ItsOwnVerb,
    /// Nobody can tell.
    Unsure,
}

/// Words behind a "som" or its "not" among which its verb stands.
const NEAR: usize = 3;

/// The shortest and the longest word that is a verb by its ending: "svarat", not "omständigheter".
const VERB: std::ops::RangeInclusive<usize> = 4..=9;

/// Words that end like a verb and are none.
static NO_VERBS: Words = Words::new(|| "under over heller eller efter ganger sidor".split(' ').collect());

/// Verbs that no ending tells.
static VERBS: Words = Words::new(|| {
    "fick gick hade var bor star sett gjort blev blir ger ser gar tror skrev gor vet \
     vil skal ma onsker do did does have has want wants can could will would must should"
        .split(' ')
        .collect()
});

/// What the words behind a "som" at `at`, or an "och" that may go on with what a "som" tells, belong to; `None` where
/// it is none, or where the verb behind all of them is its own: "vi som inte alls stöder".
pub(super) fn behind_which(words: &[&str], at: usize) -> Option<Relative> {
    let (before, told) = words.split_at_checked(at)?;
    let (opening, told) = told.split_first()?;
    let leads = |word: &&str| is_one_of(word, &TO_THE_VERB) || is_one_of(word, &NOT);
    if told.iter().all(leads) {
        return None;
    }
    let near = || told.iter().filter(|word| !is_one_of(word, &NOT)).take(NEAR);
    let goes_on = || before.rsplit(|word| *word == ",").next().is_some_and(|clause| clause.contains(&"som"));
    match *opening {
        "som" | "who" if near().copied().any(is_verb) => Some(Relative::ItsOwnVerb),
        "som" | "who" => Some(Relative::Unsure),
        // "Och vi kan stödja planen" is a clause of the writer's.
        "och" | "eller" if goes_on() && !told.iter().any(|word| is_writer(word)) => Some(Relative::Unsure),
        _ => None,
    }
}

/// Where the writer is among those that a "som" tells of, by the word's end: "en förening som stöder".
static OWN_SIDE: Words = Words::new(|| {
    "forening undertecknad undertecknade medlem medlemmar medlemmarna organisation styrelse klubb forbund parti namnd radet \
     krets byalag byalaget rorelsen framjandet fran halsar halsning halsningar"
        .split(' ')
        .collect()
});

/// Whether the verb found behind the words `before` is told of somebody who is not the writer, and of whom the words
/// `behind` tell more: "politikerna som stöder planen borde skämmas".
pub(super) fn is_of_others(before: &[&str], found: &[&str], behind: &[&str]) -> bool {
    let [lead @ .., "som"] = before else { return false };
    let own = |word: &&str| is_writer(word) || OWN_SIDE.iter().any(|side| word.ends_with(side));
    let passive = found.first().is_some_and(|verb| verb.ends_with('s'));
    !passive && !lead.is_empty() && !lead.iter().any(own) && behind.iter().any(|word| is_verb(word))
}

/// How many verbs stand among `words`.
pub(super) fn verbs(words: &[&str]) -> usize {
    words.iter().filter(|word| is_verb(word) && !is_one_of(word, &WRITERS)).count()
}

/// Whether a word is a verb by its ending or by name.
pub(super) fn is_verb(word: &str) -> bool {
    let ends = ["ar", "er", "at", "it", "de", "te"].into_iter().any(|ending| word.ends_with(ending));
    let by_ending = ends && VERB.contains(&word.len()) && !is_one_of(word, &NO_VERBS);
    by_ending || is_one_of(word, &FINITE) || is_one_of(word, &VERBS)
}

/// `said` without what is told in passing of somebody else: ", som tillstyrker programmet,".
pub(super) fn without_asides(said: &str) -> Cow<'_, str> {
    // Commas are found quickly, and most have no "som" behind them.
    let opening = |at: usize| said.get(at..).is_some_and(|behind| behind.starts_with(" , som "));
    let mut openings =
        said.match_indices(',').map(|(comma, _)| comma.saturating_sub(1)).filter(|at| opening(*at));
    let aside = openings.find_map(|at| {
        let from = at.saturating_add(" , som ".len());
        let length = said.get(from..)?.find(" , ")?;
        let told = said.get(at..from.saturating_add(length))?;
        let own = [" vi ", " jag ", " oss "].into_iter().any(|own| told.contains(own));
        // With the commas on both sides: what is left is one clause again.
        (!own).then(|| (at, at.saturating_add(told.len()).saturating_add(2)))
    });
    match aside.and_then(|(from, to)| Some((said.get(..from)?, said.get(to..)?))) {
        Some((before, behind)) => Cow::Owned(format!("{before}{behind}")),
        None => Cow::Borrowed(said),
    }
}
