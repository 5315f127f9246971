//! What the sender thinks of the proposal (ställningstagande), read from single sentences and then
//! weighed together. Nothing is guessed: where no sentence says it there is no stance.
//!
//! What people say is in the files below; this weighs it. Questions, longer
//! quotations, conditions and what somebody else is said to think do not count. A yes with a reminder
//! beside it ("men vill påminna om de unga") is a plain yes: it asks for no change of the proposal.

// From sentences to a stance.
mod weighed; // what the sentences of a mail say together
mod reading; // the stance of one sentence
mod apart; // one stance for each of several consultations
mod asked; // what the consultation asks about
mod called; // the proposal by its own name

// What people write.
mod words; // those who are for
mod against; // those who are against
mod softer; // praise, blame and wishes
mod qualified; // a yes with changes
mod rest; // what is asked for beside a yes
mod limited; // what takes from praise what it said
mod no_side; // no side taken
mod pointing; // without naming the proposal
mod object; // the thing that a bare verb is said of
mod told; // for or against a deed or a paper of somebody's
mod replied; // a yes or no to what stands before
mod label; // a field of a form
mod boxes; // boxes that are ticked
mod taken_back; // support that is given up

// In whose name, and of what.
mod speaker; // in whose name a sentence speaks
mod others; // what lets anybody else speak
mod dissent; // who differs from their own body
mod share; // who counts others
mod minutes; // what was proposed before it was decided
mod joined; // who goes on with what others propose
mod aim; // what a yes or no is said to
mod mention; // a deed that is only mentioned

// Whose the "not" is.
mod negation; // whether it turns what is said
mod denial; // the little words it goes by
mod subject; // in the subject of a verb
mod relative; // behind a "som"
mod predicate; // said of a deed that is the subject
mod walk; // the way back from the verb

use std::sync::LazyLock;

use self::against::{AGAINST_A_DEED, FIRMLY_AGAINST, LEAVE_UNDONE, NOT_FOR};
use self::aim::ELSEWHERE;
pub(super) use self::apart::on_each;
use self::denial::DENIES;
use self::dissent::without_dissent;
use self::joined::{GOES_ON, Proposed};
use self::limited::leaves_nothing_of;
use self::minutes::{AS_PROPOSED, DECIDED, PROPOSED, decided};
use self::no_side::{ABSTAINS, NOTHING_TO_SAY, UNDECIDED, is_wrongly_believed};
use self::others::THE_OTHERS;
use self::pointing::{AGAINST_IT, FEW_WORDS, FOR_IT, NAMES_IT, THANKS};
use self::pointing::{is_of_another, is_of_the_handling, is_said_of_another};
use self::qualified::{OTHERWISE, PART, QUALIFIED};
use self::reading::read;
pub(super) use self::replied::is_thumb;
use self::replied::{REPLIES, is_left_open, parts_with, replied, replied_within};
use self::rest::lacks_something;
use self::share::{SHARE, counts_others};
use self::softer::{ASKS_FOR_CHANGES, DISLIKES, LIKES};
pub(super) use self::speaker::Speaker;
use self::told::{is_against_a_deed, is_of_its_own};
use self::words::FIRMLY_FOR;
use super::Place;
use super::Stance;
use super::asking::Asking;
use super::phrase::Saying;
use super::sentence::Sentence;
use crate::pattern::Pattern;

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

/// A question without its mark, "hur kan någon stödja förslaget", and in the group what the writer says behind it.
static WONDERS: Pattern = Pattern::new(
    "^ (?:(?:men|och|hej) )?(?:hur|varfor|vem|vilka) (?:i [a-z]+ [a-z]+ )?(?:kan|kunde|ska|skall|skulle|vill|tanker|har|far) .*?(?: ,( (?:vi|jag|nej|ja) .*))?$",
);

/// What a sentence is listened for, before anything is asked of it.
pub(super) static SAYINGS: [&LazyLock<Saying>; 27] = [
    &FIRMLY_FOR, &FIRMLY_AGAINST, &AGAINST_A_DEED, &LEAVE_UNDONE, &NOT_FOR, &NOTHING_TO_SAY, &ABSTAINS,
    &LIKES, &DISLIKES, &ASKS_FOR_CHANGES, &UNDECIDED, &FOR_IT, &AGAINST_IT, &THANKS, &HAS_BUT, &QUALIFIED,
    &PART, &THE_OTHERS, &PROPOSED, &DENIES, &REPLIES, &ELSEWHERE, &GOES_ON, &SHARE, &OTHERWISE, &DECIDED,
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
    /// Of what the sentence tells itself, which may be the proposal or not.
    told: bool,
}

impl Leaning {
    /// A no to something that is done, and to nothing else.
    fn is_of_a_deed(&self) -> bool {
        self.told && self.stance == Stance::Opposes
    }
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
        // "SD vill stoppa planen. Det är bra": the stopping.
        let of_undoing = || before.is_some_and(|before| speaker.lets_others_undo(&before.said));
        let aside = || is_of_the_handling(sentence, before) || is_of_another(before) || of_undoing();
        let points = || (few || named()) && !aside();
        let said = || {
            replied(sentence, before, alone && !of_undoing())
                .unwrap_or_else(|| leaning(sentence, speaker, points))
                .filter(|one| !one.firm || !is_said_of_another(sentence, before))
        };
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

/// What `sentence` says, if it says anything in the sender's name. Where it `points`, "it" is the
/// proposal.
fn leaning(sentence: &Sentence, speaker: &Speaker, points: impl Fn() -> bool) -> Option<Leaning> {
    let own = |said: &Sentence| own(said, speaker, &points);
    let whole = || match WONDERS.captures(&sentence.said) {
        Some(found) => own(&sentence.part(found.get(1)?.as_str())),
        None => own(sentence),
    };
    let whole = if sentence.asks() { None } else { whole() };
    whole.or_else(|| before_question(sentence, speaker))
}

/// What is said before a question in the same sentence. Praise is none before it: "planen är fin, men hur ska vi
/// parkera?" doubts it.
fn before_question(sentence: &Sentence, speaker: &Speaker) -> Option<Leaning> {
    let firm = FIRMLY_FOR.may_be_said_in(sentence) || FIRMLY_AGAINST.may_be_said_in(sentence);
    let asking = firm.then(|| Asking::of(sentence)).flatten()?;
    let before = own(&sentence.part(asking.before), speaker, &|| false);
    before.filter(|one| one.firm).map(|one| match one.stance {
        Stance::Supports if lacks_something(asking.question) => {
            Leaning { stance: Stance::SupportsWithChanges, ..one }
        }
        _ => one,
    })
}

/// The same of what asks nothing.
fn own(sentence: &Sentence, speaker: &Speaker, points: &impl Fn() -> bool) -> Option<Leaning> {
    let body = without_dissent(sentence).map(|said| sentence.part(said));
    let sentence = body.as_ref().unwrap_or(sentence);
    let decided = || !UNDECIDED.is_said_in(sentence) && !is_wrongly_believed(&sentence.said);
    let others = || {
        speaker.lets_others_speak(sentence)
            || speaker.lets_others_undo(&sentence.said)
            || counts_others(sentence)
            || of_anothers(sentence, speaker).is_some_and(|(_, own)| read(&own, || true).is_some())
    };
    let whole = || read(sentence, points).filter(|_| decided() && !others());
    let found = against_others(sentence, speaker, points).filter(|_| decided()).or_else(whole);
    // "I övrigt är planen bra" is weighed like "i övrigt stöder vi planen".
    let rest = |stance| {
        stance == Stance::Supports && OTHERWISE.is_said_in(sentence) && NAMES_IT.is_match(&sentence.said)
    };
    let deed = || is_against_a_deed(sentence) && decided() && !others();
    let Some((stance, firm)) = found else {
        let against = Leaning { stance: Stance::Opposes, firm: false, part: false, told: true };
        return deed().then_some(against);
    };
    Some(Leaning {
        stance,
        firm: firm || rest(stance),
        part: PART.is_said_in(sentence),
        told: is_of_its_own(sentence, stance, speaker),
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

#[cfg(test)]
mod tests;
