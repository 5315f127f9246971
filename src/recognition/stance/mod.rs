//! What the sender thinks of the proposal (ställningstagande), read from single sentences and then
//! weighed together. Nothing is guessed: where no sentence says it there is no stance.
//!
//! What people say is in `words`, `softer`, `qualified`, `pointing` and `no_side`; this weighs it. Questions, longer
//! quotations, conditions and what somebody else is said to think do not count. A yes with a reminder
//! beside it ("men vill påminna om de unga") is a plain yes: it asks for no change of the proposal.

mod against;
mod aim;
mod apart;
mod boxes;
mod denial;
mod dissent;
mod joined;
mod label;
mod limited;
mod mention;
mod minutes;
mod negation;
mod no_side;
mod others;
mod pointing;
mod qualified;
mod reading;
mod relative;
mod replied;
mod rest;
mod share;
mod softer;
mod speaker;
mod subject;
mod taken_back;
mod walk;
mod words;

use std::sync::LazyLock;

use self::against::{FIRMLY_AGAINST, NOT_FOR};
use self::aim::ELSEWHERE;
pub(super) use self::apart::on_each;
use self::denial::DENIES;
use self::dissent::without_dissent;
use self::joined::{GOES_ON, Proposed};
use self::limited::{criticises, leaves_nothing_of};
use self::minutes::{AS_PROPOSED, DECIDED, PROPOSED, decided};
use self::no_side::{ABSTAINS, NOTHING_TO_SAY, UNDECIDED};
use self::others::THE_OTHERS;
use self::pointing::{AGAINST_IT, FEW_WORDS, FOR_IT, NAMES_IT, THANKS, is_of_the_handling};
use self::qualified::{OTHERWISE, PART, QUALIFIED};
use self::reading::read;
pub(super) use self::replied::is_thumb;
use self::replied::{REPLIES, is_left_open, parts_with, replied, replied_within};
use self::rest::ask_for_changes;
use self::share::{SHARE, counts_others};
use self::softer::{ASKS_FOR_CHANGES, DISLIKES, LIKES};
pub(super) use self::speaker::Speaker;
use self::words::FIRMLY_FOR;
use super::Place;
use super::phrase::Saying;
use super::sentence::Sentence;
use super::written::Written;
use super::{Stance, Suggested};

/// What parts a sentence, to be listened for: most have none of the words and are not parted.
static HAS_BUT: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[" men ", " fast ", " but ", " mutta ", " aber ", " medan ", " while ", " whereas ", " wahrend "],
        &["(men|fast|but|mutta|aber|medan|while|whereas|während)"],
        &[],
    )
});

/// Where the writer begins to speak behind a comma: "LRF tillstyrker, vi avstyrker".
const WE_BEHIND_COMMA: [&str; 5] = [" , vi ", " , jag ", " , we ", " , wir ", " , ich "];

/// Letters of a mail that is nothing but a yes or a no with a name below.
const ALONE: usize = 48;

/// What a sentence is listened for, before anything is asked of it.
pub(super) static SAYINGS: [&LazyLock<Saying>; 25] = [
    &FIRMLY_FOR,
    &FIRMLY_AGAINST,
    &NOT_FOR,
    &NOTHING_TO_SAY,
    &ABSTAINS,
    &LIKES,
    &DISLIKES,
    &ASKS_FOR_CHANGES,
    &UNDECIDED,
    &FOR_IT,
    &AGAINST_IT,
    &THANKS,
    &HAS_BUT,
    &QUALIFIED,
    &PART,
    &THE_OTHERS,
    &PROPOSED,
    &DENIES,
    &REPLIES,
    &ELSEWHERE,
    &GOES_ON,
    &SHARE,
    &OTHERWISE,
    &DECIDED,
    &AS_PROPOSED,
];

/// What one sentence says of the proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leaning {
    stance: Stance,
    /// In the words of the trade, such as "tillstyrker", and not only "ett bra förslag".
    firm: bool,
    /// About a part of the proposal.
    part: bool,
}

/// The stance that the mail's own sentences show, else those of its attachments.
pub(super) fn stance(written: &Written) -> Option<Suggested<Stance>> {
    let weighed = |sentences: &[Sentence]| weighed(sentences, &written.speaker);
    weighed(written.own()).or_else(|| weighed(written.attached()))
}

/// The first of the `sentences` that takes a stance.
pub(super) fn first_taken<'a, 'b>(
    sentences: &'a [Sentence<'b>],
    speaker: &Speaker,
) -> Option<&'a Sentence<'b>> {
    taken(sentences, speaker).first().map(|(_, sentence)| *sentence)
}

/// Each sentence that takes a stance, in the order of the text.
fn taken<'a, 'b>(sentences: &'a [Sentence<'b>], speaker: &Speaker) -> Vec<(Leaning, &'a Sentence<'b>)> {
    let body = || sentences.iter().filter(|one| one.place != Place::Subject);
    let length: usize = body().map(|one| one.said.len()).sum();
    let few = length < FEW_WORDS && !sentences.iter().any(|one| THANKS.is_said_in(one));
    let alone = length < ALONE && sentences.first().is_some_and(|one| one.place == Place::Subject);
    let mut before: Option<&'a Sentence<'b>> = None;
    let mut found: Vec<(Leaning, &'a Sentence<'b>)> = Vec::new();
    for sentence in sentences {
        let named = || before.is_some_and(|before| NAMES_IT.is_match(&before.said));
        let points = || (few || named()) && !is_of_the_handling(sentence, before);
        let said = || replied(sentence, before, alone).unwrap_or_else(|| leaning(sentence, speaker, points));
        let leaning = sentence.leaning.get_or_init(said);
        if parts_with(sentence, before) {
            found.pop_if(|(_, last)| before.is_some_and(|before| std::ptr::eq(*last, before)));
        }
        found.pop_if(|(last, _)| leaves_nothing_of(*last, sentence));
        found.extend(leaning.map(|leaning| (leaning, sentence)));
        before = Some(sentence).filter(|one| !is_left_open(one)).or(before);
    }
    decided(found, sentences)
}

fn weighed(sentences: &[Sentence], speaker: &Speaker) -> Option<Suggested<Stance>> {
    let leanings = taken(sentences, speaker);
    let said: Vec<Leaning> = leanings.iter().map(|(leaning, _)| *leaning).collect();
    let value = together(&said, || ask_for_changes(sentences))?;
    if value == Stance::NoComments && sentences.iter().any(criticises) {
        return None;
    }
    let shows = |(leaning, _): &&(Leaning, &Sentence)| leaning.stance == value;
    let firm = leanings.iter().find(|(leaning, _)| leaning.stance == value && leaning.firm);
    let (_, sentence) = firm.or_else(|| leanings.iter().find(shows)).or_else(|| leanings.first())?;
    Some(Suggested { value, shown_by: sentence.shows(rule(value)) })
}

/// Several sentences weighed together: firm words before soft ones, a view before none, and for one
/// part and against another is for with changes, and so is against one part with nothing to say of the rest.
fn together(said: &[Leaning], changes: impl Fn() -> bool) -> Option<Stance> {
    let firm: Vec<Leaning> = said.iter().copied().filter(|one| one.firm).collect();
    let has = |stance| firm.iter().any(|one| one.stance == stance);
    let only_a_part = || {
        let mut opposing = firm.iter().filter(|one| one.stance == Stance::Opposes);
        opposing.all(|one| one.part) && has(Stance::NoComments)
    };
    for_and_against(&firm, &changes)
        .map(
            |stance| {
                if stance == Stance::Opposes && only_a_part() { Stance::SupportsWithChanges } else { stance }
            },
        )
        .or_else(|| has(Stance::Abstains).then_some(Stance::Abstains))
        .or_else(|| for_and_against(said, &changes))
        .or_else(|| has(Stance::NoComments).then_some(Stance::NoComments))
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

/// What `sentence` says, if it says anything in the sender's name. Where it `points`, "it" is the
/// proposal.
fn leaning(sentence: &Sentence, speaker: &Speaker, points: impl Fn() -> bool) -> Option<Leaning> {
    if sentence.asks() {
        return None;
    }
    let body = without_dissent(sentence).map(|said| sentence.part(said));
    let sentence = body.as_ref().unwrap_or(sentence);
    let decided = || !UNDECIDED.is_said_in(sentence);
    let others = || {
        speaker.lets_others_speak(sentence)
            || counts_others(sentence)
            || of_anothers(sentence, speaker).is_some_and(|(_, own)| read(&own, || true).is_some())
    };
    let whole = || read(sentence, &points).filter(|_| decided() && !others());
    let found = against_others(sentence, speaker, &points).filter(|_| decided()).or_else(whole);
    // "I övrigt är planen bra" is weighed like "i övrigt stöder vi planen".
    let rest = |stance| {
        stance == Stance::Supports && OTHERWISE.is_said_in(sentence) && NAMES_IT.is_match(&sentence.said)
    };
    found.map(|(stance, firm)| Leaning {
        stance,
        firm: firm || rest(stance),
        part: PART.is_said_in(sentence),
    })
}

/// What the sender says firmly against what somebody else is said to think: "Cykelrådet tillstyrker, men vi
/// avstyrker". Who has a view of one part only may speak of their own body by name.
fn against_others(
    sentence: &Sentence,
    speaker: &Speaker,
    points: &impl Fn() -> bool,
) -> Option<(Stance, bool)> {
    let firm = || FIRMLY_FOR.may_be_said_in(sentence) || FIRMLY_AGAINST.may_be_said_in(sentence);
    let said = &sentence.said;
    let behind_comma = || said.contains(',') && WE_BEHIND_COMMA.iter().any(|we| said.contains(we));
    let parted = || HAS_BUT.may_be_said_in(sentence) || behind_comma() || GOES_ON.may_be_said_in(sentence);
    let may_be = firm() && parted() && !PART.is_said_in(sentence);
    if !may_be {
        return None;
    }
    let Some((theirs, own)) = speaker.own_part(&sentence.said) else {
        return against_undoing(sentence, speaker);
    };
    let reply = || {
        let (stance, _) = read(&sentence.part(theirs), || false)?;
        replied_within(&format!(" {} ", own.trim()), stance).map(|stance| (stance, true))
    };
    read(&sentence.part(&own), points).filter(|(_, firm)| *firm).or_else(reply)
}

/// Against it is who is for its undoing: "SD föreslår avslag på planen och det stöder vi". What is said of the plan by
/// its name behind a further comma goes before that.
fn against_undoing(sentence: &Sentence, speaker: &Speaker) -> Option<(Stance, bool)> {
    let (proposed, own) = of_anothers(sentence, speaker)?;
    let behind = || {
        let own = sentence.said.rsplit_once(" , vi ").map(|(_, own)| sentence.part(&format!(" vi {own}")))?;
        read(&own, || false).filter(|(_, firm)| *firm && NAMES_IT.is_match(&own.said))
    };
    let is_for = || read(&own, || true).is_some_and(|(stance, _)| stance == Stance::Supports);
    let undone = || behind().or_else(|| is_for().then_some((Stance::Opposes, true)));
    (proposed == Proposed::Undoing).then(undone)?
}

/// What `sentence` says of what somebody else proposes, where that is not the proposal itself.
fn of_anothers<'a>(sentence: &Sentence<'a>, speaker: &Speaker) -> Option<(Proposed, Sentence<'a>)> {
    let joined = GOES_ON.may_be_said_in(sentence).then(|| speaker.joined(&sentence.said))??;
    let other = (joined.proposed != Proposed::ByTheAsker).then(|| joined.of_anothers())??;
    Some((joined.proposed, sentence.part(&other)))
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
