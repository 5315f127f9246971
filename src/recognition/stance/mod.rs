//! What the sender thinks of the proposal (ställningstagande), read from single sentences and then
//! weighed together. Nothing is guessed: where no sentence says it there is no stance.
//!
//! What people say is in `words`, `softer`, `qualified`, `pointing` and `no_side`; this weighs it. Questions, longer
//! quotations, conditions and what somebody else is said to think do not count. A yes with a reminder
//! beside it ("men vill påminna om de unga") is a plain yes: it asks for no change of the proposal.

mod apart;
mod no_side;
mod pointing;
mod qualified;
mod softer;
mod speaker;
mod words;

use std::cell::LazyCell;
use std::sync::LazyLock;

use regex::Regex;

pub(super) use self::apart::on_each;
use self::no_side::{ABSTAINS, NOTHING_TO_SAY, UNDECIDED};
use self::pointing::{AGAINST_IT, FEW_WORDS, FOR_IT, NAMES_IT, THANKS};
use self::qualified::{CHANGE, PART, QUALIFIED, REMARK};
use self::softer::{ASKS_FOR_CHANGES, DISLIKES, LIKES};
pub(super) use self::speaker::Speaker;
use self::speaker::THE_OTHERS;
use self::words::{FIRMLY_AGAINST, FIRMLY_FOR, NEITHER};
use super::Place;
use super::pattern::pattern;
use super::phrase::Saying;
use super::sentence::Sentence;
use super::written::Written;
use super::{Stance, Suggested};

/// What parts a sentence in two, each with its own "not".
static BUT: LazyLock<Regex> = LazyLock::new(|| pattern(" (?:men|fast|but|mutta|aber) "));

/// The same words, to be listened for: most sentences have none and are not parted.
static HAS_BUT: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[" men ", " fast ", " but ", " mutta ", " aber ", " medan ", " while ", " whereas ", " wahrend "],
        &["(men|fast|but|mutta|aber|medan|while|whereas|während)"],
        &[],
    )
});

/// A yes or a "bra" with nothing else, before a "but".
static YES: LazyLock<Regex> = LazyLock::new(|| {
    pattern("^[ ,]*(?:ja|yes|joo|kylla|(?:jatte|mycket )?bra)(?: tack| visst| absolut)?[ ,]*$")
});

/// Words, with the commas around them, up to which a part of a sentence is a greeting or "I think".
const LEAD: usize = 6;

/// What a sentence is listened for, before anything is asked of it.
pub(super) static SAYINGS: [&LazyLock<Saying>; 15] = [
    &FIRMLY_FOR,
    &FIRMLY_AGAINST,
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
    let mut before = None;
    let mut found = Vec::new();
    for sentence in sentences {
        let points = || few || before.is_some_and(|before: &Sentence| NAMES_IT.is_match(&before.said));
        let leaning = sentence.leaning.get_or_init(|| leaning(sentence, speaker, points));
        found.extend(leaning.map(|leaning| (leaning, sentence)));
        before = Some(sentence);
    }
    found
}

fn weighed(sentences: &[Sentence], speaker: &Speaker) -> Option<Suggested<Stance>> {
    let leanings = taken(sentences, speaker);
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
    let decided = || !UNDECIDED.is_said_in(sentence);
    let whole = || read(sentence, &points).filter(|_| decided() && !speaker.lets_others_speak(sentence));
    let found = against_others(sentence, speaker, &points).filter(|_| decided()).or_else(whole);
    found.map(|(stance, firm)| Leaning { stance, firm, part: PART.is_said_in(sentence) })
}

/// What the sender says firmly against what somebody else is said to think: "Cykelrådet tillstyrker, men vi
/// avstyrker". Who has a view of one part only may speak of their own body by name.
fn against_others(
    sentence: &Sentence,
    speaker: &Speaker,
    points: &impl Fn() -> bool,
) -> Option<(Stance, bool)> {
    let may_be = HAS_BUT.may_be_said_in(sentence) && !PART.is_said_in(sentence);
    let own = may_be.then(|| speaker.own_part(&sentence.said))??;
    read(&sentence.part(own), points).filter(|(_, firm)| *firm)
}

/// The stance in `sentence`, and whether its words are firm.
fn read(sentence: &Sentence, points: impl Fn() -> bool) -> Option<(Stance, bool)> {
    let heard = |saying: &LazyLock<Saying>| saying.may_be_said_in(sentence);
    let points = LazyCell::new(points);
    let listed = [&FIRMLY_FOR, &FIRMLY_AGAINST, &NOTHING_TO_SAY, &ABSTAINS, &LIKES, &DISLIKES, &HAS_BUT];
    let pointing = || [&FOR_IT, &AGAINST_IT].into_iter().any(heard) && *points;
    if !listed.into_iter().any(heard) && !pointing() {
        return None;
    }
    if heard(&FIRMLY_AGAINST) && NEITHER.is_said_in(sentence) {
        return Some((Stance::Abstains, true));
    }
    let clauses = clauses(sentence);
    let any = |saying: &Saying| clauses.iter().any(|clause| saying.is_said_in(clause));
    let pointed = |saying: &LazyLock<Saying>| {
        heard(saying) && *points && clauses.iter().any(|clause| is_pointed_at(saying, clause))
    };
    let first = clauses.first().filter(|_| clauses.len() > 1);
    let yes_but = || first.is_some_and(|first| YES.is_match(&first.said)) && *points;
    let yes = || if is_qualified(sentence) { Stance::SupportsWithChanges } else { Stance::Supports };
    let no_but = || first.is_some_and(|first| NOTHING_TO_SAY.is_said_in(first)) && is_qualified(sentence);
    match (any(&FIRMLY_FOR), any(&FIRMLY_AGAINST)) {
        (true, true) => Some((Stance::SupportsWithChanges, true)),
        (true, false) => Some((yes(), true)),
        (false, true) => Some((Stance::Opposes, true)),
        (false, false) if any(&ABSTAINS) => Some((Stance::Abstains, true)),
        (false, false) if any(&DISLIKES) || pointed(&AGAINST_IT) => Some((Stance::Opposes, false)),
        (false, false) if any(&LIKES) || pointed(&FOR_IT) || yes_but() => Some((yes(), false)),
        (false, false) if no_but() => Some((Stance::SupportsWithChanges, false)),
        (false, false) if any(&NOTHING_TO_SAY) => Some((Stance::NoComments, true)),
        (false, false) => None,
    }
}

/// The parts of a sentence up to each "but", with commas around them. A "not" reaches no further: "vi tillstyrker,
/// men kan inte tillstyrka punkt 4".
fn clauses<'a>(sentence: &Sentence<'a>) -> Vec<Sentence<'a>> {
    if HAS_BUT.may_be_said_in(sentence) {
        BUT.split(&sentence.said).map(|clause| sentence.part(clause)).collect()
    } else {
        vec![sentence.between_commas()]
    }
}

/// Whether a part of `clause` between commas says it of what went before: after a longer part that does
/// not name the proposal, it is said of that part.
fn is_pointed_at(saying: &Saying, clause: &Sentence) -> bool {
    let mut led_up_to = false;
    saying.may_be_said_in(clause)
        && clause.said.split(" , ").filter(|part| !part.trim().is_empty()).any(|part| {
            let part = clause.part(part);
            let said = !led_up_to && saying.is_said_in(&part) && !PART.is_said_in(&part);
            led_up_to |= part.said.split_whitespace().count() > LEAD && !NAMES_IT.is_match(&part.said);
            said
        })
}

/// Whether a yes in a sentence is one with changes. A remark asks for none: "men vill påminna om de unga".
fn is_qualified(sentence: &Sentence) -> bool {
    if !QUALIFIED.may_be_said_in(sentence) {
        return false;
    }
    let said = &sentence.said;
    let remark =
        REMARK.find(said).filter(|remark| !CHANGE.is_match(said.get(remark.start()..).unwrap_or_default()));
    let yes = remark.and_then(|remark| said.get(..remark.start()));
    QUALIFIED.is_worded_in(yes.unwrap_or(said))
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
