//! Whether a "not" turns what is said: "vi stöder av flera skäl inte planen", "ingen av oss stöder den", "det vore
//! fel att stödja den". A pattern's `*` stands for any word, also for a "not"; so whatever a pattern finds is looked
//! at here, with the words before and behind it. What is turned twice is left alone: nobody can be sure of it.

use std::ops::Range;

use super::denial::{
    BEGINS, BODIES, DENIES, ENGLISH, FINITE, HARDLY, JOINS, NO, NONE_OF, NOT, NOT_ONLY, REACHES, THAT,
    WHETHER, WITH, WRITERS, WRONG, begins, is_one_of,
};
use super::mention::{behind_another_deed, is_only_mentioned, may_tell_of_a_decision};
use super::taken_back::{is_taken_back, is_thought_over, takes_back, takes_back_decision};
use super::walk::{Onward, Walk};
use super::{predicate, relative, subject};
use crate::recognition::phrase::Saying;
use crate::recognition::sentence::Sentence;

/// The ways in which a saying is said in a clause.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ways {
    /// As it stands.
    pub(super) plainly: bool,
    /// With a "not" that turns it.
    pub(super) denied: bool,
}

impl Ways {
    /// The ways in which `clause` says it.
    pub(super) fn of(saying: &Saying, clause: &Sentence) -> Self {
        let plainly = saying.is_said_in(clause);
        if !plainly || (!DENIES.may_be_said_in(clause) && !may_tell_of_a_decision(&clause.said)) {
            return Self { plainly, denied: false };
        }
        Self::of_those(saying, clause, |_| true)
    }

    /// The same, by what is found at the places that `count`.
    pub(super) fn of_those(
        saying: &Saying,
        clause: &Sentence,
        count: impl Fn(&Range<usize>) -> bool,
    ) -> Self {
        saying.found_in(clause).filter(count).fold(Self::default(), |ways, found| {
            match way(&clause.said, found) {
                Way::Plainly => Self { plainly: true, ..ways },
                Way::Denied => Self { denied: true, ..ways },
                Way::Unsurely => ways,
            }
        })
    }

    /// Both together.
    pub(super) fn or(self, other: Self) -> Self {
        Self { plainly: self.plainly || other.plainly, denied: self.denied || other.denied }
    }
}

/// How something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Plainly,
    Denied,
    /// With more than one "not", or one that may belong to something else, or only mentioned.
    Unsurely,
}

/// Words on either side in which a "not" is looked for.
const BEFORE: usize = 10;
const BEHIND: usize = 4;

/// How what stands at `found` in `said` is said there.
fn way(said: &str, found: Range<usize>) -> Way {
    // What is farther away is never looked at, however long the text is.
    let before = said.get(..found.start.saturating_add(1)).unwrap_or_default();
    let mut before: Vec<&str> = before.split_ascii_whitespace().rev().take(2 * BEFORE).collect();
    before.reverse();
    let within: Vec<&str> = said.get(found.clone()).unwrap_or_default().split_ascii_whitespace().collect();
    let behind = said.get(found.end.saturating_sub(1)..).unwrap_or_default();
    let behind: Vec<&str> = behind.split_ascii_whitespace().take(2 * BEHIND).collect();
    if is_only_mentioned(&before, &within) || relative::is_of_others(&before, &within, &behind) {
        return Way::Unsurely;
    }
    let verb = Verb::of(&within, &behind);
    if let Some(way) = predicate::way_as_subject(&before, &within, &behind).filter(|_| !verb.first) {
        return way;
    }
    let Some(turned_before) = verb.turned_before(&before) else { return Way::Unsurely };
    let from = behind_another_deed(&before, &within);
    // What stands before is said of the other deed.
    let turned_before = if from > 0 && within.contains(&"att") { 0 } else { turned_before };
    let turns = |at: &usize| is_not(&within, *at) || begins(word(&within, Some(*at)), &HARDLY);
    let turned_within = (from..within.len()).filter(turns).count();
    let lacked =
        usize::from(predicate::is_lacked(&before, &behind) || (verb.support && is_taken_back(&behind)));
    let turned_behind = verb.turned_behind(&behind);
    match turned_before + turned_within + turned_behind + lacked {
        0 => Way::Plainly,
        // "Vi ser positivt på att gatan inte breddas": the "not" is that of what is told.
        1 if turned_behind == 1 && matches!(within.as_slice(), [.., "att"] | [.., "att", "det"]) => {
            Way::Plainly
        }
        1 => Way::Denied,
        _ => Way::Unsurely,
    }
}

/// The word at `at`, or none.
pub(super) fn word<'a>(words: &[&'a str], at: Option<usize>) -> &'a str {
    at.and_then(|at| words.get(at)).copied().unwrap_or_default()
}

/// Whether the word at `at` is a "not".
pub(super) fn is_not(words: &[&str], at: usize) -> bool {
    let (this, next) = (word(words, Some(at)), word(words, at.checked_add(1)));
    let (last, before) = (word(words, at.checked_sub(1)), word(words, at.checked_sub(2)));
    match (before, last, this) {
        (_, "langt", "ifran" | "fran")
        | ("allt", "annat", "an")
        | (_, "anything", "but")
        | (_, "far", "from") => true,
        (_, "om", _) => false,
        _ if !is_one_of(this, &NOT) => false,
        _ => !is_one_of(next, &NOT_ONLY) && !last.starts_with("tvek") && !is_nothing_but(words, at),
    }
}

/// Words behind a "not" up to an "annat än" that takes its force away.
const NOTHING_BUT: usize = 6;

/// "Det går inte att säga annat än att": nothing but this.
fn is_nothing_but(words: &[&str], at: usize) -> bool {
    let behind: Vec<&str> = words.iter().skip(at).take(NOTHING_BUT).copied().collect();
    behind.windows(2).any(|pair| pair == ["annat", "an"])
}

/// Whether the word at `at` denies what is beside it, and not only a noun of those that nobody has who is for.
pub(super) fn is_denial(words: &[&str], at: usize) -> bool {
    is_not(words, at) && !words.iter().skip(at).skip(1).take(3).any(|word| begins(word, &NONE_OF))
}

/// Whether a verb's subject is the writer or a body such as writes: "nämnden".
pub(super) fn is_writer(word: &str) -> bool {
    is_one_of(word, &WRITERS) || BODIES.iter().any(|body| word.ends_with(body))
}

pub(super) fn is_finite(word: &str) -> bool {
    let ends = word.len() > 4 && (word.ends_with("er") || word.ends_with("ks"));
    ends || is_one_of(word, &FINITE) || begins(word, &ENGLISH)
}

/// Whether a clause of its own begins at `at`: "som", but not "ingen som helst".
fn begins_clause(words: &[&str], at: usize) -> bool {
    // "Inte ens efter ändringarna kan vi", "inte som det ser ut nu": the "not" reaches over it.
    let last = word(words, at.checked_sub(1));
    let leads_on = matches!(last, "ens" | "heller") || (at == 1 && is_one_of(last, &NOT));
    is_one_of(word(words, Some(at)), &BEGINS) && word(words, at.checked_add(1)) != "helst" && !leads_on
}

/// Whether the "not" at `at` reaches the deed behind an "att" that it must go `through`. "Not to support" is as plain
/// as "do not support".
fn reaches(words: &[&str], at: usize, through: Option<usize>) -> bool {
    let direct = through.is_none_or(|through| through == at.saturating_add(1));
    let between = words.get(at.saturating_sub(2)..through.unwrap_or(at)).unwrap_or_default();
    direct || between.iter().any(|word| begins(word, &REACHES))
}

/// What a pattern found, as the verb that a "not" may turn.
struct Verb {
    /// It has a tense: "stöder", not "stödja".
    finite: bool,
    /// And stands first in what was found.
    first: bool,
    /// With its subject behind it: "stöder vi".
    inverted: bool,
    /// It is support, as a noun: "vårt stöd".
    support: bool,
}

impl Verb {
    fn of(found: &[&str], behind: &[&str]) -> Self {
        let finite = found.iter().any(|word| is_finite(word));
        let first = found.first().is_some_and(|word| is_finite(word) && !is_one_of(word, &WRITERS));
        let inverted = first && found.iter().skip(1).chain(behind).take(2).any(|word| is_writer(word));
        let support =
            found.iter().any(|word| matches!(*word, "stod" | "support" | "avstyrkan" | "tillstyrkan"));
        Self { finite, first, inverted, support }
    }

    /// How often the words before turn it; `None` where nobody can tell.
    fn turned_before(&self, words: &[&str]) -> Option<usize> {
        let words = self.own(words);
        if subject::is_few(words) || (self.support && is_thought_over(words)) {
            return None;
        }
        let mut walk = Walk::from(self.finite, words.len());
        for (at, this) in words.iter().enumerate().rev() {
            let distance = words.len().saturating_sub(at);
            if is_one_of(this, &WHETHER) && distance <= 4 && is_writer(word(words, at.checked_add(1))) {
                return None;
            }
            if begins_clause(words, at) || (walk.own_clause && is_one_of(this, &JOINS)) {
                match walk.meets_a_clause(words, at)? {
                    Onward::Goes => continue,
                    Onward::Ends => break,
                }
            }
            if is_one_of(this, &THAT) {
                if walk.meets_that(words, at) == Onward::Ends {
                    break;
                }
            } else if self.denies(words, at, walk.through) {
                if reaches(words, at, walk.through) {
                    walk.turns(words, at);
                } else if !walk.may_leave(words, at) {
                    return None;
                }
            } else if begins(this, &WRONG) && (walk.through.is_some() || distance == 1) {
                walk.turns(words, at);
            } else if this.starts_with("avsta") && walk.through.is_some() {
                return None;
            } else {
                walk.passes(words, at);
            }
            if distance == 1 && self.has_its_not_behind(words, at) {
                break;
            }
        }
        walk.turned(words)
    }

    /// Whether the word at `at` denies it: "vi saknar skäl att" as "vi har inga skäl att" does.
    fn denies(&self, words: &[&str], at: usize, through: Option<usize>) -> bool {
        let lacks = through.is_some() && word(words, Some(at)).starts_with("sakna");
        let denial = is_denial(words, at) && !self.belongs_to_a_noun(words, at, through);
        lacks || denial || takes_back_decision(words, at) || (self.support && takes_back(words, at))
    }

    /// Whether the "no" at `at` belongs to what somebody is with or without: "föreningen med inga pengar stöder".
    fn belongs_to_a_noun(&self, words: &[&str], at: usize, through: Option<usize>) -> bool {
        let led = words.get(at.saturating_sub(4)..at).unwrap_or_default();
        let with = led.iter().rposition(|word| is_one_of(word, &WITH));
        let noun = with.and_then(|with| led.get(with..));
        self.finite
            && through.is_none()
            && is_one_of(word(words, Some(at)), &NO)
            && words.len() > at.saturating_add(1)
            && noun.is_some_and(|noun| !noun.iter().any(|word| is_finite(word) || *word == ","))
    }

    /// The words before that belong to its clause.
    fn own<'w, 'a>(&self, words: &'w [&'a str]) -> &'w [&'a str] {
        // "Vi kan inte, trots att syftet är gott, stödja": what is put in between has a clause of its own.
        let words = without_aside(words);
        // "Eftersom vi inte berörs stöder vi planen": the "not" of that clause stands behind the verb, unless it
        // opens it: "inte stöder vi", "på inga villkor stöder vi".
        let reach = match words {
            _ if !self.inverted => BEFORE,
            [.., "pa" | "under" | "i" | "av", "inga" | "inget" | "ingen" | "intet", _] => 2,
            _ => 1,
        };
        let own = words.get(words.len().saturating_sub(reach)..).unwrap_or(words);
        let denied = subject::denied(own).filter(|_| !self.inverted);
        denied.and_then(|not| own.get(..=not)).unwrap_or(own)
    }

    /// Whether the word at `at`, right before it, is its subject in a clause of their own: "vi stöder", but not "att
    /// vi stöder".
    fn has_its_not_behind(&self, words: &[&str], at: usize) -> bool {
        let led_to = word(words, at.checked_sub(1));
        self.first
            && is_writer(word(words, Some(at)))
            && !is_one_of(led_to, &THAT)
            && !is_one_of(led_to, &WHETHER)
    }

    /// How often the words behind turn it: "det tillstyrker vi inte".
    fn turned_behind(&self, words: &[&str]) -> usize {
        let another_verb = |word: &str| self.finite && is_one_of(word, &FINITE) && !is_one_of(word, &WRITERS);
        let ends = |at: usize| {
            let this = word(words, Some(at));
            is_one_of(this, &JOINS)
                || matches!(this, "att" | "that" | "sa")
                || begins_clause(words, at)
                || another_verb(this)
        };
        let own = (0..words.len().min(BEHIND)).take_while(|at| !ends(*at));
        own.filter(|at| is_denial(words, *at)).count()
    }
}

/// `words` without what stands between commas at their end; none where what stands behind them begins anew: "vi vill
/// inte vänta längre, anta planen". The comma that a clause begins with opens nothing.
fn without_aside<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    let Some(ended) = words.strip_suffix(&[","]) else { return words };
    let opened = ended.iter().rposition(|word| *word == ",").filter(|at| *at > 0);
    opened.and_then(|at| ended.get(..at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How `verb` is said in `text`.
    fn said_as(text: &str, verb: &str) -> Way {
        let said = crate::recognition::sentence::said(text);
        let verb = crate::recognition::sentence::said(verb);
        let at = said.find(&verb).unwrap();
        way(&said, at..at + verb.len())
    }

    #[test]
    fn a_not_turns_the_verb_that_it_belongs_to_wherever_it_stands() {
        use Way::{Denied, Plainly, Unsurely};
        for (text, verb, expected) in [
            ("Vi stöder planen", "stöder", Plainly),
            ("Vi stöder av dessa skäl inte planen", "stöder av dessa skäl inte planen", Denied),
            ("Planen stöder vi inte", "stöder", Denied),
            ("Ingen av föreningarna i vår del av kommunen stöder planen", "stöder planen", Denied),
            ("På inga villkor stöder vi planen", "stöder vi planen", Denied),
            ("Vi kan inte, trots att syftet är gott, stödja planen", "stödja planen", Denied),
            ("Vi kan inte godkänna och stödja planen", "stödja planen", Denied),
            ("Vi tror inte att vi stöder planen", "stöder planen", Denied),
            ("Vi har svårt att stödja planen", "stödja planen", Denied),
            ("Det är inte rimligt att stödja planen", "stödja planen", Denied),
            ("Det vore fel att inte stödja planen", "stödja planen", Unsurely),
            ("Det är inte fel att stödja planen", "stödja planen", Unsurely),
            ("Vi har inte hunnit diskutera att stödja planen", "stödja planen", Unsurely),
            ("Vi vet inte om vi stöder planen", "stöder planen", Unsurely),
            ("Vi kan inte annat än stödja planen", "stödja planen", Plainly),
            ("Vi stöder inte bara planen", "stöder inte bara planen", Plainly),
            ("Vi har inga invändningar mot att stödja planen", "stödja planen", Plainly),
            ("Vi har inte tid och stöder planen", "stöder planen", Plainly),
            ("Eftersom vi inte berörs stöder vi planen", "stöder vi planen", Plainly),
            ("Vi stöder planen eftersom den inte kostar", "stöder planen", Plainly),
            ("Vi stöder planen, inte dess bilaga", "stöder planen", Plainly),
            ("Är allt annat än nöjda med planen", "är allt annat än nöjda", Denied),
            ("We do not support the plan", "support the plan", Denied),
            ("Wir unterstützen den Plan nicht", "unterstützen den plan", Denied),
            ("Vi støtter ikke planen", "støtter ikke planen", Denied),
        ] {
            assert_eq!(said_as(text, verb), expected, "{text}");
        }
    }
}
