//! What the sender thinks of the proposal (ställningstagande), read from single sentences and then
//! weighed together. Nothing is guessed: where no sentence says it there is no stance.
//!
//! What people say is in `words` and `softer`; this weighs it. Questions, longer quotations and what somebody else
//! is said to think do not count.

mod softer;
mod speaker;
mod words;

use std::sync::LazyLock;

use self::softer::{ASKS_FOR_CHANGES, DISLIKES, LIKES, PART, QUALIFIED};
pub(super) use self::speaker::Speaker;
use self::words::{ABSTAINS, FIRMLY_AGAINST, FIRMLY_FOR, NOTHING_TO_SAY};
use super::phrase::Saying;
use super::sentence::Sentence;
use super::{Stance, Suggested};

/// What a sentence is listened for, before anything is asked of it.
pub(super) static SAYINGS: [&LazyLock<Saying>; 7] =
    [&FIRMLY_FOR, &FIRMLY_AGAINST, &NOTHING_TO_SAY, &ABSTAINS, &LIKES, &DISLIKES, &ASKS_FOR_CHANGES];

/// What one sentence says of the proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leaning {
    stance: Stance,
    /// In the words of the trade, such as "tillstyrker", and not only "ett bra förslag".
    firm: bool,
    /// About a part of the proposal.
    part: bool,
}

/// The stance that the mail's `own` sentences show, else those of its attachments.
pub(super) fn stance(
    own: &[Sentence],
    attached: &[Sentence],
    speaker: &Speaker,
) -> Option<Suggested<Stance>> {
    weighed(own, speaker).or_else(|| weighed(attached, speaker))
}

/// Whether `sentence` takes a stance.
pub(super) fn is_taken_in(sentence: &Sentence, speaker: &Speaker) -> bool {
    leaning(sentence, speaker).is_some()
}

fn weighed(sentences: &[Sentence], speaker: &Speaker) -> Option<Suggested<Stance>> {
    let leanings: Vec<_> =
        sentences.iter().filter_map(|one| leaning(one, speaker).map(|leaning| (leaning, one))).collect();
    let said: Vec<Leaning> = leanings.iter().map(|(leaning, _)| *leaning).collect();
    let value = together(&said, || sentences.iter().any(asks_for_changes))?;
    let shows = |(leaning, _): &&(Leaning, &Sentence)| leaning.stance == value;
    let firm = leanings.iter().find(|(leaning, _)| leaning.stance == value && leaning.firm);
    let (_, sentence) = firm.or_else(|| leanings.iter().find(shows)).or_else(|| leanings.first())?;
    Some(Suggested { value, shown_by: sentence.shows(rule(value)) })
}

/// Several sentences weighed together: firm words before soft ones, a view before none, and for one
/// part and against another is for with changes.
fn together(said: &[Leaning], changes: impl Fn() -> bool) -> Option<Stance> {
    let firm: Vec<Leaning> = said.iter().copied().filter(|one| one.firm).collect();
    let has = |stance| firm.iter().any(|one| one.stance == stance);
    for_and_against(&firm, &changes)
        .or_else(|| has(Stance::Abstains).then_some(Stance::Abstains))
        .or_else(|| has(Stance::NoComments).then_some(Stance::NoComments))
        .or_else(|| for_and_against(said, &changes))
}

fn for_and_against(said: &[Leaning], changes: &impl Fn() -> bool) -> Option<Stance> {
    let is_for = |one: &&Leaning| matches!(one.stance, Stance::Supports | Stance::SupportsWithChanges);
    let mut supporting = said.iter().filter(is_for).peekable();
    let mut opposing = said.iter().filter(|one| one.stance == Stance::Opposes).peekable();
    match (supporting.peek().is_some(), opposing.peek().is_some()) {
        (false, false) => None,
        (false, true) => Some(Stance::Opposes),
        // Against the whole, and at most for a part of it or for what it could become.
        (true, true) if opposing.any(|one| !one.part) => {
            let half = supporting.all(|one| one.part || one.stance == Stance::SupportsWithChanges);
            Some(if half { Stance::Opposes } else { Stance::SupportsWithChanges })
        }
        (true, true) => Some(Stance::SupportsWithChanges),
        (true, false) => {
            let whole = supporting.all(|one| one.stance == Stance::Supports) && !changes();
            Some(if whole { Stance::Supports } else { Stance::SupportsWithChanges })
        }
    }
}

/// What `sentence` says by itself, if it says anything in the sender's name.
fn leaning(sentence: &Sentence, speaker: &Speaker) -> Option<Leaning> {
    let own = |_: &Leaning| !speaker.lets_others_speak(&sentence.said);
    *sentence.leaning.get_or_init(|| read(sentence).filter(own))
}

/// What `sentence` says, in whosever name.
fn read(sentence: &Sentence) -> Option<Leaning> {
    let said = &sentence.said;
    let sayings = [&FIRMLY_FOR, &FIRMLY_AGAINST, &ABSTAINS, &NOTHING_TO_SAY, &DISLIKES, &LIKES];
    let may_lean = || sayings.iter().any(|saying| saying.may_be_said_in(sentence));
    if sentence.asks() || !may_lean() {
        return None;
    }
    let leaning = |stance, firm| Some(Leaning { stance, firm, part: PART.is_match(said) });
    // A "not" reaches to the next "but": "vi tillstyrker, men kan inte tillstyrka punkt 4".
    let clauses = || said.split(" men ").map(|clause| format!(" {} ", clause.trim()));
    let firmly =
        |saying: &Saying| saying.may_be_said_in(sentence) && clauses().any(|clause| saying.is_in(&clause));
    let firmly_for = firmly(&FIRMLY_FOR);
    let firmly_against = firmly(&FIRMLY_AGAINST);
    match (firmly_for, firmly_against) {
        (true, true) => leaning(Stance::SupportsWithChanges, true),
        (true, false) if QUALIFIED.is_match(said) => leaning(Stance::SupportsWithChanges, true),
        (true, false) => leaning(Stance::Supports, true),
        (false, true) => leaning(Stance::Opposes, true),
        (false, false) if ABSTAINS.is_said_in(sentence) => leaning(Stance::Abstains, true),
        (false, false) if NOTHING_TO_SAY.is_said_in(sentence) => leaning(Stance::NoComments, true),
        (false, false) if DISLIKES.is_said_in(sentence) => leaning(Stance::Opposes, false),
        (false, false) if LIKES.is_said_in(sentence) && QUALIFIED.is_match(said) => {
            leaning(Stance::SupportsWithChanges, false)
        }
        (false, false) if LIKES.is_said_in(sentence) => leaning(Stance::Supports, false),
        (false, false) => None,
    }
}

fn asks_for_changes(sentence: &Sentence) -> bool {
    !sentence.asks() && ASKS_FOR_CHANGES.is_said_in(sentence)
}

fn rule(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "stance/supports",
        Stance::SupportsWithChanges => "stance/supports_with_changes",
        Stance::Opposes => "stance/opposes",
        Stance::NoComments => "stance/no_comments",
        Stance::Abstains => "stance/abstains",
    }
}

#[cfg(test)]
mod tests;
