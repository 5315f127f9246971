//! The way back from a verb through the words before it, and whose the "not" is that is met there: in a main clause it
//! stands behind the finite verb, in the clause of a "som" before it. "Som förening kan vi inte tillstyrka", but "vi som
//! inte bor här kan tillstyrka".

use super::denial::{BEGINS, JOINS, NOT, TO_THE_VERB, WRITERS, is_one_of};
use super::negation::{is_denial, is_finite, is_writer, word};
use super::relative::{Relative, behind_which, is_verb, verbs};

/// Whether the walk goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Onward {
    Goes,
    Ends,
}

/// How far one has come.
#[derive(Debug)]
pub(super) struct Walk {
    /// A verb or a subject of the clause has been passed: an "och" before it joins another clause.
    pub(super) own_clause: bool,
    /// The last "att" met, that leads to the verb.
    pub(super) through: Option<usize>,
    /// How often the verb is turned by what surely is its own.
    pub(super) kept: usize,
    /// And by what may be that of a clause which begins farther on.
    loose: usize,
    /// One of the latter would not reach through the "att" before the verb.
    short: bool,
    /// Where the finite verb of the clause stands, once met.
    finite: Option<usize>,
    /// That verb has its subject behind it, so that what stands before is one phrase or a clause of its own.
    inverted: bool,
}

impl Walk {
    /// From a verb behind `words` many words, which may itself be the `finite` one.
    pub(super) fn from(finite: bool, words: usize) -> Self {
        let at = finite.then_some(words);
        Self {
            own_clause: finite,
            through: None,
            kept: 0,
            loose: 0,
            short: false,
            finite: at,
            inverted: false,
        }
    }

    /// Passes a word that denies nothing.
    pub(super) fn passes(&mut self, words: &[&str], at: usize) {
        let this = word(words, Some(at));
        self.own_clause |= is_one_of(this, &super::denial::FINITE);
        let verb = (is_finite(this) || is_verb(this)) && !is_one_of(this, &WRITERS);
        if self.finite.is_none() && verb {
            self.finite = Some(at);
            self.inverted = self.through.is_none() && is_writer(word(words, at.checked_add(1)));
            self.kept = self.kept.saturating_add(std::mem::take(&mut self.loose));
        }
    }

    /// Passes a "not" that does not reach the verb: whether it may be that of a clause which begins farther on.
    pub(super) fn may_leave(&mut self, words: &[&str], at: usize) -> bool {
        self.short = true;
        self.turns(words, at);
        self.finite.is_some() && words.iter().take(at).any(|word| is_one_of(word, &BEGINS))
    }

    /// How often the verb is turned; `None` where nobody can tell.
    pub(super) fn turned(&self, words: &[&str]) -> Option<usize> {
        let before = || words.get(..self.finite.unwrap_or_default()).unwrap_or_default();
        // "Vi inte fick vara med kan vi stödja planen", behind a "fast".
        let of_another =
            self.inverted && self.loose > 0 && before().iter().any(|word| is_one_of(word, &WRITERS));
        (!self.short && !of_another).then(|| self.kept.saturating_add(self.loose))
    }

    /// Every "not" that may be that of another clause is.
    fn leaves_the_loose(&mut self) {
        self.loose = 0;
        self.short = false;
    }

    /// Passes a "not": right before the finite verb it is that verb's.
    pub(super) fn turns(&mut self, words: &[&str], at: usize) {
        let lead = |word: &&str| is_one_of(word, &TO_THE_VERB) || is_one_of(word, &NOT);
        let to_verb = self.finite.and_then(|verb| words.get(at..verb));
        if to_verb.is_some_and(|between| between.iter().skip(1).all(lead)) {
            self.kept = self.kept.saturating_add(1);
        } else {
            self.loose = self.loose.saturating_add(1);
        }
    }

    /// Passes an "att" or the like.
    pub(super) fn meets_that(&mut self, words: &[&str], at: usize) -> Onward {
        // "Trots att vi inte fick vara med kan vi tillstyrka".
        if self.inverted {
            self.leaves_the_loose();
            return Onward::Ends;
        }
        // "Vi som har svårt att läsa kan tillstyrka": it leads to another verb than the one with a subject.
        let next = word(words, at.checked_add(1));
        let another = self.finite.is_some_and(|verb| verb > at.saturating_add(1)) && next.ends_with('a');
        if !another {
            self.through = Some(at);
            self.finite = None;
        }
        Onward::Goes
    }

    /// Meets a word that begins or joins a clause; `None` where nobody can tell whose a "not" is.
    pub(super) fn meets_a_clause(&mut self, words: &[&str], at: usize) -> Option<Onward> {
        let this = word(words, Some(at));
        let denied_before = || (0..at).any(|at| is_denial(words, at));
        // With one verb only between the "som" and the "att" it is that of the "som".
        let of_the_main_clause =
            || self.through.is_none_or(|through| words.get(at..through).is_some_and(|told| verbs(told) > 1));
        match behind_which(words, at).filter(|_| self.finite.is_some() && of_the_main_clause()) {
            Some(Relative::ItsOwnVerb) => {
                self.leaves_the_loose();
                return Some(Onward::Goes);
            }
            Some(Relative::Unsure) if self.loose > 0 || (0..at).any(|at| is_denial(words, at)) => {
                return None;
            }
            _ => {}
        }
        match this {
            "utan" | "men" | "dels" => Some(Onward::Ends),
            "som" | "who" if self.finite.is_some() && denied_before() => None,
            // "Eftersom vi inte berörs kan vi tillstyrka": that is the "not" of a clause before its own.
            _ if self.inverted && is_one_of(this, &BEGINS) => {
                self.leaves_the_loose();
                Some(Onward::Ends)
            }
            "," => Some(Onward::Ends),
            _ if self.inverted
                && self.loose > 0
                && words.iter().take(at).any(|one| is_one_of(one, &BEGINS)) =>
            {
                None
            }
            _ if is_one_of(this, &JOINS) => Some(Onward::Ends),
            // "Vi kan inte enligt våra stadgar tillstyrka": these lead to no verb.
            "efter" | "enligt" => Some(Onward::Goes),
            _ if self.finite.is_none() => Some(Onward::Goes),
            _ if self.loose > 0 => None,
            _ => Some(Onward::Ends),
        }
    }
}
