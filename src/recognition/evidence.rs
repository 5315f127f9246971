//! What ties a message to consultations: diary numbers, in each place where they are looked for and with
//! the weight of how and where they were written (brief, Outcomes), and the findings of the other files:
//! `attached`, `threads`, `titles`, `senders` and `untied`. Finding and reading a number is the matter of
//! [`Finder`](crate::diary_number::Finder).

use super::context::{around, plain};
use super::owner::Called;
use super::{
    Authority, Evidence, History, Match, NearMiss, Place, Reason, Strength, attached, bare_number, owner,
    pieces, senders, threads, titles, topic, untied,
};
use crate::consultation::{Arrival, ArrivalBasis};
use crate::diary_number::{DiaryNumber, Found, MEANT_PERHAPS, Reading};
use crate::message::{Message, Origin};

/// The rule that speaks of a number in text that no mail program shows: a program put it there, or
/// somebody who hides it, and a person looks.
pub(super) const HIDDEN: &str = "number/hidden";

/// Everything that was found in a message.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Finds {
    /// The name of the authority that looks.
    authority: String,
    /// The beginnings of its boards' names, lower case, each with its series.
    boards: Vec<(String, String)>,
    /// What the words before a number call it, in each place.
    called: Vec<(DiaryNumber, Place, Called)>,
    /// Each registered number with its pieces of evidence, in order of first sight.
    numbers: Vec<(DiaryNumber, Vec<Evidence>)>,
    /// Numbers one slip from a registered one.
    pub(super) near_misses: Vec<NearMiss>,
    /// Where a number of another case of ours was seen first.
    pub(super) another_case: Option<Place>,
    /// Why a person should look although nothing says which consultation it is about.
    pub(super) doubt: Option<Reason>,
}

/// Looks in every place, the surest first: what is sure already needs no weaker word.
pub(super) fn gather(
    message: &Message,
    authority: &Authority,
    history: &History,
    arrival: Option<&Arrival>,
) -> Finds {
    let boards = authority.finder.boards().to_vec();
    let mut finds = Finds { authority: authority.name.clone(), boards, ..Finds::default() };
    look_for_numbers(message, authority, &mut finds);
    attached::look(message, authority, &mut finds);
    pieces::weigh(message, authority, &mut finds);
    owner::weigh(message, authority, &mut finds);
    threads::look(message, authority, history, &mut finds);
    titles::look(message, authority, &mut finds);
    senders::look(message, authority, &mut finds);
    bare_number::look(message, authority, &mut finds);
    untied::look(message, authority, arrival, &mut finds);
    owner::conflict::look(message, authority, &mut finds);
    finds
}

/// Looks for numbers in the subject, the text and the names of attachments.
fn look_for_numbers(message: &Message, authority: &Authority, finds: &mut Finds) {
    let finder = &authority.finder;
    finds.take(Place::Subject, &message.subject, finder.find_all(&message.subject));
    for passage in &message.passages {
        let found = finder.find_all(&passage.text);
        if !found.is_empty() {
            finds.take(place_of(passage.origin, message), &passage.text, found);
        }
    }
    for found in finder.find_all(&message.hidden) {
        finds.take_one(Place::Quoted, &message.hidden, &Found { rule: HIDDEN, ..found }, Strength::Weak);
    }
    for attachment in &message.attachments {
        for name in [&attachment.name, &attachment.within] {
            finds.take(Place::AttachmentName, name, finder.find_in_name(name));
        }
    }
}

/// What is below the sender's name is the sender's own text all the same, when the mail is about a
/// consultation; in a mail about something else it is a footer.
pub(super) fn place_of(origin: Origin, message: &Message) -> Place {
    match origin {
        Origin::New => Place::Body,
        Origin::Signature if topic::is_a_consultation(message) => Place::Body,
        Origin::Signature | Origin::Quoted => Place::Quoted,
    }
}

impl Finds {
    /// Takes in what was found in `text`, which stood in `place`.
    pub(super) fn take(&mut self, place: Place, text: &str, found: Vec<Found>) {
        for found in found {
            self.take_one(place, text, &found, Strength::Certain);
        }
    }

    /// Takes in one find, which is worth `at_most` so much where it stood.
    pub(super) fn take_one(&mut self, place: Place, text: &str, found: &Found, at_most: Strength) {
        match &found.reading {
            Reading::Registered(number) => self.note(number, place, at_most, text, found),
            Reading::Likely(number) => {
                self.note(number, place, Strength::Likely.min(at_most), text, found);
            }
            Reading::Theirs(number) | Reading::Doubtful(number) => {
                self.note(number, place, Strength::Weak, text, found);
            }
            Reading::NearMiss(number) if found.rule == MEANT_PERHAPS => {
                self.note_near_miss(number, place, found);
            }
            Reading::NearMiss(number) => {
                self.note(number, place, Strength::Weak, text, found);
                self.note_near_miss(number, place, found);
            }
            Reading::AnotherCase(_) => self.another_case = self.another_case.or(Some(place)),
        }
    }

    fn note(&mut self, number: &DiaryNumber, place: Place, written: Strength, text: &str, found: &Found) {
        let context = around(text, &found.span);
        let others = written == Strength::Likely && self.is_anothers(number, found.rule, &context);
        let strength = if place == Place::Quoted || others { Strength::Weak } else { written };
        let sure = strength == Strength::Certain;
        let headed = sure && owner::is_in_anothers_head(text, &found.span, &self.authority, &self.boards);
        let rule = if headed { owner::HEADED } else { found.rule };
        let called = owner::called(text, &found.span).map(|called| (number.clone(), place, called));
        self.called.extend(called.filter(|one| place != Place::Quoted && !self.called.contains(one)));
        self.add(number, Evidence { rule, place, text: context, strength });
    }

    /// Keeps one piece of evidence for each number, place and rule: a mail that says its number a
    /// thousand times says it once.
    pub(super) fn add(&mut self, number: &DiaryNumber, evidence: Evidence) {
        let known = self.numbers.iter().position(|(known, _)| known == number);
        if known.is_none() {
            self.numbers.push((number.clone(), Vec::new()));
        }
        let Some((_, all)) = self.numbers.iter_mut().find(|(known, _)| known == number) else { return };
        let seen = |one: &Evidence| {
            (one.place, one.rule, one.strength) == (evidence.place, evidence.rule, evidence.strength)
        };
        if !all.iter().any(seen) {
            all.push(evidence);
        }
    }

    /// Whether anything at all speaks for a consultation, or for a person's look.
    pub(super) fn is_tied(&self) -> bool {
        self.doubt.is_some() || self.names_a_consultation()
    }

    /// Whether anything speaks for a certain consultation.
    pub(super) fn names_a_consultation(&self) -> bool {
        !self.numbers.is_empty() || !self.near_misses.is_empty()
    }

    /// Whether anything but `rule` speaks for a certain consultation.
    pub(super) fn names_a_consultation_by_more_than(&self, rule: &str) -> bool {
        let more = |all: &[Evidence]| all.iter().any(|one| one.rule != rule);
        self.numbers.iter().any(|(_, all)| more(all)) || !self.near_misses.is_empty()
    }

    /// Whether a piece of evidence is so as `such` says.
    pub(super) fn has_any(&self, such: impl Fn(&Evidence) -> bool) -> bool {
        self.pieces().any(|(_, one)| such(one))
    }

    /// Forgets the evidence that is so as `such` says.
    pub(super) fn forget(&mut self, such: impl Fn(&DiaryNumber, &Evidence) -> bool) {
        for (number, evidence) in &mut self.numbers {
            evidence.retain(|one| !such(number, one));
        }
        self.numbers.retain(|(_, evidence)| !evidence.is_empty());
    }

    /// Whether anything speaks for `number`.
    pub(super) fn speaks_for(&self, number: &DiaryNumber) -> bool {
        self.numbers.iter().any(|(known, _)| known == number)
    }

    /// Whether `number` is sure enough to file by.
    pub(super) fn is_sure_of(&self, number: &DiaryNumber) -> bool {
        let sure = |evidence: &[Evidence]| evidence.iter().any(|one| one.strength >= Strength::Likely);
        self.numbers.iter().any(|(known, evidence)| known == number && sure(evidence))
    }

    /// Whether any number is sure enough to file by.
    pub(super) fn has_sure(&self) -> bool {
        self.numbers.iter().any(|(_, evidence)| evidence.iter().any(|one| one.strength >= Strength::Likely))
    }

    /// The numbers that are sure enough to file by.
    pub(super) fn sure_numbers(&self) -> impl Iterator<Item = &DiaryNumber> {
        self.numbers.iter().map(|(number, _)| number).filter(|number| self.is_sure_of(number))
    }

    /// Each piece of evidence with the number that it speaks for.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (&DiaryNumber, &Evidence)> {
        self.numbers.iter().flat_map(|(number, all)| all.iter().map(move |one| (number, one)))
    }

    /// Whether all that is sure enough to file by is so as `such` says.
    pub(super) fn all_sure(&self, such: impl Fn(&Evidence) -> bool) -> bool {
        self.pieces().filter(|(_, one)| one.strength > Strength::Weak).all(|(_, one)| such(one))
    }

    /// Whether a piece of evidence for `number` is so as `such` says.
    pub(super) fn has_evidence(&self, number: &DiaryNumber, such: impl Fn(&Evidence) -> bool) -> bool {
        self.numbers.iter().any(|(known, all)| known == number && all.iter().any(&such))
    }

    /// Whether `rule` found anything.
    pub(super) fn has_rule(&self, rule: &str) -> bool {
        self.has_any(|one| one.rule == rule)
    }

    /// The numbers that `rule` speaks of.
    pub(super) fn numbers_by(&self, rule: &str) -> impl Iterator<Item = &DiaryNumber> {
        let spoken = move |all: &[Evidence]| all.iter().any(|one| one.rule == rule);
        self.numbers.iter().filter(move |(_, all)| spoken(all)).map(|(number, _)| number)
    }

    /// The numbers that are `called` so, and where.
    pub(super) fn called_so(&self, called: Called) -> impl Iterator<Item = (DiaryNumber, Place)> {
        let so = self.called.iter().filter(move |one| one.2 == called);
        so.map(|(number, place, _)| (number.clone(), *place))
    }

    /// Makes the evidence weak that `is_theirs`: a person has to look.
    pub(super) fn weaken(&mut self, is_theirs: impl Fn(&DiaryNumber, &Evidence) -> bool) {
        for (number, evidence) in &mut self.numbers {
            let sure = evidence.iter_mut().filter(|one| one.strength > Strength::Weak);
            for one in sure.filter(|one| is_theirs(number, one)) {
                one.strength = Strength::Weak;
            }
        }
    }

    /// Makes the evidence likely that is so as `such` says, by this `rule`.
    pub(super) fn strengthen(&mut self, such: impl Fn(&DiaryNumber, &Evidence) -> bool, rule: &'static str) {
        for (number, evidence) in &mut self.numbers {
            for one in evidence.iter_mut().filter(|one| such(number, one)) {
                (one.rule, one.strength) = (rule, Strength::Likely);
            }
        }
    }

    /// In a loose shape the words around it say whose number it is; without a series any authority's.
    fn is_anothers(&self, number: &DiaryNumber, rule: &str, context: &str) -> bool {
        let own = self.boards.iter().filter(|(series, _)| series == number.series());
        topic::names_another_municipality(context, &self.authority)
            || (rule.starts_with("number/no_series")
                && topic::names_another_authority(context, own.map(|(_, name)| name.as_str())))
    }

    fn note_near_miss(&mut self, number: &DiaryNumber, place: Place, found: &Found) {
        let (written, suggestion, rule) = (plain(&found.written), number.clone(), found.rule);
        let near_miss = NearMiss { written, suggestion, place, rule };
        if !self.near_misses.contains(&near_miss) {
            self.near_misses.push(near_miss);
        }
    }

    /// Whether `one`, which speaks for `number`, is a number that is not quite the same.
    pub(super) fn is_nearly(&self, number: &DiaryNumber, one: &Evidence) -> bool {
        let near =
            |near: &NearMiss| (near.rule, near.place, &near.suggestion) == (one.rule, one.place, number);
        self.near_misses.iter().any(near)
    }

    /// One match for each registered number, strongest first, then by diary number; in each the
    /// strongest evidence first, then by place.
    pub(super) fn matches(&self, arrival: Option<&Arrival>, authority: &Authority) -> Vec<Match> {
        let mut matches: Vec<Match> = self
            .numbers
            .iter()
            .map(|(number, evidence)| {
                let mut evidence = evidence.clone();
                evidence.sort_by_key(|one| (std::cmp::Reverse(one.strength), one.place));
                let strength = evidence.first().map_or(Strength::Weak, |strongest| strongest.strength);
                let sure = arrival.filter(|arrival| arrival.basis != ArrivalBasis::DateHeader);
                let consultation = authority.consultation(number);
                let timing = consultation.zip(sure).map(|(one, arrival)| one.deadline.timing(arrival.at));
                Match {
                    diary_number: number.clone(),
                    strength,
                    timing,
                    evidence,
                    stance: None,
                    on_behalf: Vec::new(),
                }
            })
            .collect();
        matches.sort_by(|a, b| b.strength.cmp(&a.strength).then_with(|| a.diary_number.cmp(&b.diary_number)));
        matches
    }
}

#[cfg(test)]
mod tests;
