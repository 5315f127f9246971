//! What the sentences of a mail say together.

use super::asked::Asked;
use super::limited::criticises;
use super::object::{is_of_another, supported_thing, thing};
use super::pointing::NAMES_IT;
use super::qualified::is_against_one_part;
use super::rest::{ask_for_changes, speak_of_the_rest};
use super::told::{does_good, in_words, is_against_a_deed};
use super::{Leaning, Speaker, Stance, taken};
use crate::pattern::Pattern;
use crate::recognition::Suggested;
use crate::recognition::sentence::Sentence;
use crate::recognition::written::Written;

/// How a text is written, which whoever is against what it says may praise.
static OF_THE_TEXT: Pattern = Pattern::new(
    " (?:valskriv|lattlast|tydlig|pedagogisk|genomarbeta|valgjor|overskadlig|lattbegriplig)[a-z]* ",
);

/// The stance that the mail's own sentences show, else those of its attachments, on what is `asked`.
pub(super) fn stance(written: &Written, asked: &Asked) -> Option<Suggested<Stance>> {
    let weighed = |sentences: &[Sentence]| weighed(sentences, &written.speaker, asked);
    weighed(written.own()).or_else(|| weighed(written.attached()))
}

/// What the `sentences` say of what is `asked`. Of what they tell themselves only that counts; a deed that the writer
/// is against says nothing where the mail speaks well of the plan.
pub(super) fn weighed(sentences: &[Sentence], speaker: &Speaker, asked: &Asked) -> Option<Suggested<Stance>> {
    let called = asked.by_its_name(sentences);
    weighed_by_name(called.as_deref().unwrap_or(sentences), speaker, asked)
}

/// The same where the proposal is called by a name that the rules know.
fn weighed_by_name(sentences: &[Sentence], speaker: &Speaker, asked: &Asked) -> Option<Suggested<Stance>> {
    let is_asked = |sentence, stance| {
        in_words(sentence, speaker, |told| asked.is_about(told, stance)).unwrap_or_default()
    };
    // "Jag är emot höjningen men förslaget är tydligt": nobody can tell.
    let is_mere_praise = |one: &Leaning, sentence| {
        !one.firm
            && one.stance == Stance::Supports
            && is_against_a_deed(sentence)
            && is_asked(sentence, Stance::Opposes)
    };
    let mut leanings = taken(sentences, speaker);
    let is_against = leanings.iter().any(|(one, _)| one.told && one.stance == Stance::Opposes);
    let is_of_the_text = |one: &Leaning, sentence: &Sentence| {
        is_against && !one.firm && one.stance != Stance::Opposes && OF_THE_TEXT.is_match(&sentence.said)
    };
    leanings.retain(|(one, sentence)| {
        (!one.told || is_asked(sentence, one.stance))
            && !is_mere_praise(one, sentence)
            && !is_of_the_text(one, sentence)
            && !is_of_a_thing(*one, sentence, asked)
            && !praises_what_goes(*one, sentence, sentences, asked)
    });
    let (deeds, views): (Vec<Leaning>, Vec<Leaning>) =
        leanings.iter().map(|(leaning, _)| *leaning).partition(Leaning::is_of_a_deed);
    let changes = || ask_for_changes(sentences);
    let value = match together(&views, changes) {
        None if deeds.is_empty() || does_good(sentences) => return None,
        None => Stance::Opposes,
        Some(Stance::Supports) if !deeds.is_empty() && !views.iter().any(|one| one.firm) => return None,
        Some(Stance::Opposes) if praise_the_rest(&leanings) => Stance::SupportsWithChanges,
        Some(value) => value,
    };
    let says_something =
        || sentences.iter().any(criticises) || speak_of_the_rest(sentences, Stance::NoComments);
    if value == Stance::NoComments && says_something() {
        return None;
    }
    let shows = |(leaning, _): &&(Leaning, &Sentence)| leaning.stance == value;
    let firm = leanings.iter().find(|(leaning, _)| leaning.stance == value && leaning.firm);
    let (_, sentence) = firm.or_else(|| leanings.iter().find(shows)).or_else(|| leanings.first())?;
    Some(Suggested { value, shown_by: sentence.shows(rule(value)) })
}

/// "Vi motsätter oss nedskräpning": whether a plain yes or no is said of something else than what is `asked`.
fn is_of_a_thing(one: Leaning, sentence: &Sentence, asked: &Asked) -> bool {
    let plain = one.firm && matches!(one.stance, Stance::Supports | Stance::Opposes);
    let has_support = || supported_thing(sentence, one.stance);
    (one.stance == Stance::Supports && is_of_another(&sentence.said))
        || (plain && thing(sentence, one.stance).is_some_and(|thing| !asked.may_be_of(thing, one.stance)))
        || (plain
            && has_support()
                .is_some_and(|thing| asked.would_lose(&thing) || !asked.may_be_of(&thing, one.stance)))
}

/// "Badet är jättebra! Vi gillar det.": whether what is praised is what would be closed or cut.
fn praises_what_goes(one: Leaning, sentence: &Sentence, all: &[Sentence], asked: &Asked) -> bool {
    if one.firm || one.stance != Stance::Supports || NAMES_IT.is_match(&sentence.said) {
        return false;
    }
    let at = all.iter().position(|other| std::ptr::eq(other, sentence));
    let before = at.and_then(|at| all.get(at.checked_sub(1)?));
    [Some(sentence), before].into_iter().flatten().any(|one| asked.would_lose(&one.said))
}

/// "Planen är bra. Punkt 3 avstyrks.": whether nothing but one part is said no to, and the rest is spoken well of.
fn praise_the_rest(leanings: &[(Leaning, &Sentence)]) -> bool {
    let for_it = [Stance::Supports, Stance::SupportsWithChanges];
    let well = |one: &Leaning| for_it.contains(&one.stance) && !one.part;
    let spares = |(one, sentence): &(Leaning, &Sentence)| {
        one.stance != Stance::Opposes || is_against_one_part(sentence)
    };
    leanings.iter().any(|(one, _)| well(one)) && leanings.iter().all(spares)
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

fn rule(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "stance/supports",
        Stance::SupportsWithChanges => "stance/supports_with_changes",
        Stance::Opposes => "stance/opposes",
        Stance::NoComments => "stance/no_comments",
        Stance::Abstains => "stance/abstains",
    }
}
