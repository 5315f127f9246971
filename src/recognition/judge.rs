//! The verdict itself: what was found and which rules spoke, brought together in the brief's order
//! of precedence.

use super::evidence::{self, Finds};
use super::never_answer::{self, Asked, Effect, Mark, Past, Setting};
use super::owner::in_passing::{self, is_beside};
use super::recipient::recipient;
use super::wording::{found, stands};
use super::written::Written;
use super::{
    Authority, Circumstances, DeliveryReport, Evidence, History, Kind, Language, Match, Outcome, Reason,
    Strength, Verdict, acknowledge, arrival, delivery, forwarded, joint, kind, language, machine_answer,
    notices, protected, reference, sender_kind, stance,
};
use crate::consultation::{Arrival, ArrivalBasis};
use crate::message::Message;

/// Judges `message`.
///
/// Precedence: our own letter come back, protected identity, a failed sender check or spam mark, a
/// colleague's forward; then a machine, whose mail belongs to no case unless it brings an answer; then whatever
/// else makes us hesitate; then strong evidence, then weak.
#[must_use]
pub fn judge(
    message: &Message,
    circumstances: &Circumstances,
    authority: &Authority,
    history: &History,
) -> Verdict {
    let clocks = arrival::clocks(message, circumstances, authority);
    let arrival = arrival::arrival(&clocks, circumstances);
    let finds = evidence::gather(message, authority, history, arrival.as_ref());
    let mut matches = finds.matches(arrival.as_ref(), authority);
    let on_case = finds.is_tied();
    let setting =
        Setting { on_case, ..setting(message, circumstances, arrival, authority, history, &matches) };
    let marks = never_answer::marks(message, &setting);
    let case = Case::of(message, &setting, &finds, &matches, &marks);
    let written = on_case.then_some(&setting.written);
    let (kind, kind_shown_by) = kind::kind(message, &case.marks_of_kind(), authority, written, &matches);
    let delivery = case.may_report().then(|| delivery::report(message, kind, authority)).flatten();
    let (outcome, why) = case.outcome(kind, delivery.is_some(), circumstances.opened);
    let tied = case.tied(outcome, delivery.as_ref(), &setting);
    let mut reasons = case.reasons(why, tied, circumstances.junk);
    let noticed = on_case.then(|| notices::notices(message, &clocks, &authority.zone));
    reasons.extend(noticed.into_iter().flatten());
    // What is restricted is shown to nobody in part, and a machine or a colleague says nothing of the sender.
    let told = matches!(outcome, Outcome::Filed | Outcome::Review) && !kind::is_forwarded(&marks);
    let written = written.filter(|_| told && kind::is_persons(kind));
    let said = written.map(|written| said(message, written, &mut matches, authority)).unwrap_or_default();
    // Who takes an answer back and puts none in its place holds nothing any more, and of what is only mentioned nothing is said.
    let holding = written.filter(|_| kind != Kind::Withdrawal && !in_passing::is_all(&finds));
    let stance = holding.and_then(|one| stance::on_each(&mut matches, one, is_beside(&finds), authority));
    Verdict {
        outcome,
        kind,
        matches,
        near_misses: finds.near_misses,
        acknowledge: acknowledge::acknowledge(&setting, outcome, &marks, &reasons),
        reasons,
        arrival,
        kind_shown_by: kind_shown_by.filter(|_| written.is_some()),
        stance,
        sender: said.sender.kind,
        organisation: said.sender.organisation,
        sender_reference: said.reference,
        forwarded: kind::is_forwarded(&marks).then(|| forwarded::forwarded(message, authority)).flatten(),
        delivery: delivery.filter(|_| outcome == Outcome::Ignored && !circumstances.junk),
        language: said.language,
        clocks,
    }
}

/// What the rules may know besides `message`, which would be filed under what `matches` are strong for.
fn setting<'a>(
    message: &'a Message,
    circumstances: &'a Circumstances,
    arrival: Option<Arrival>,
    authority: &'a Authority,
    history: &'a History,
    matches: &[Match],
) -> Setting<'a> {
    let recipient = recipient(message, authority);
    let strong = matches.iter().filter(|one| one.strength >= Strength::Likely);
    let cases = strong.map(|one| one.diary_number.clone()).collect();
    let past = Past::of(message, recipient, authority, history);
    Setting {
        authority,
        circumstances,
        arrival,
        recipient,
        on_case: false,
        written: Written::of(message),
        cases,
        past,
        asked: Asked::default(),
    }
}

/// Who the sender is, and how they write.
#[derive(Default)]
struct Said {
    sender: sender_kind::Sender,
    reference: Option<String>,
    language: Language,
}

fn said(message: &Message, written: &Written, matches: &mut [Match], authority: &Authority) -> Said {
    joint::on_behalf(matches, written, &authority.consultations);
    let sender = sender_kind::sender(message, written, matches, authority);
    let (reference, language) =
        (reference::sender_reference(message), language::language(message, matches, authority));
    Said { sender, reference, language }
}

/// Whether the words in the attachments of `message` can matter: not where it is our own letter come back or a machine
/// wrote it, for that belongs to no case whatever stands in it, unless it hands over what it calls an answer.
#[must_use]
pub fn worth_reading(message: &Message, circumstances: &Circumstances, authority: &Authority) -> bool {
    if message.files().next().is_none() {
        return false;
    }
    let arrival = arrival::arrival(&arrival::clocks(message, circumstances, authority), circumstances);
    // Whatever is remembered of the sender stops letters only.
    let nothing = History::default();
    let setting = setting(message, circumstances, arrival, authority, &nothing, &[]);
    let marks = never_answer::marks(message, &setting);
    !marks.iter().any(|mark| matches!(mark.effect, Effect::OwnLetter | Effect::Auto(_)))
        || machine_answer::hands_one_over(message, &setting, &marks)
}

/// A message with all that was found out about it.
struct Case<'a> {
    message: &'a Message,
    finds: &'a Finds,
    matches: &'a [Match],
    marks: &'a [Mark],
    arrival: Option<Arrival>,
    authority: &'a Authority,
    /// Whether anything at all ties it to a consultation.
    on_case: bool,
    /// Whether it is a machine's and brings an answer.
    answers: bool,
}

impl<'a> Case<'a> {
    fn of<'s: 'a>(
        message: &'a Message,
        setting: &Setting<'s>,
        finds: &'a Finds,
        matches: &'a [Match],
        marks: &'a [Mark],
    ) -> Self {
        let (arrival, authority, on_case) = (setting.arrival, setting.authority, setting.on_case);
        let answers = on_case && machine_answer::is_one(message, setting, marks, matches);
        Self { message, finds, matches, marks, arrival, authority, on_case, answers }
    }

    fn is_strong(&self) -> bool {
        self.matches.iter().any(|one| one.strength >= Strength::Likely)
    }

    fn has(&self, effect: fn(Effect) -> bool) -> bool {
        self.marks.iter().any(|mark| effect(mark.effect))
    }

    /// What the kind is read from: of what brings an answer that a machine sent it says nothing.
    fn marks_of_kind(&self) -> Vec<Mark> {
        let machines = |mark: &Mark| matches!(mark.effect, Effect::Auto(_));
        self.marks.iter().filter(|mark| !(self.answers && machines(mark))).cloned().collect()
    }

    /// Whether a machine wrote it, it is not our own letter come back, and our own servers do not call it false.
    fn may_report(&self) -> bool {
        self.has(|effect| matches!(effect, Effect::Auto(_)))
            && !self.has(|effect| matches!(effect, Effect::OwnLetter | Effect::Suspect))
    }

    /// What ties mail that is ignored to a letter of ours, in words.
    fn tied(&self, outcome: Outcome, report: Option<&DeliveryReport>, setting: &Setting) -> Option<String> {
        if outcome != Outcome::Ignored {
            return None;
        }
        let answers = || setting.answers_our_letter(self.message).then(|| TIED.to_owned());
        // What lies in Junk marks no letter.
        let report = report.filter(|_| !setting.circumstances.junk);
        report.map(DeliveryReport::words).or_else(answers)
    }

    /// What is done with it and the reason that decided, where that is not a mark's or the
    /// evidence's own.
    fn outcome(&self, kind: Kind, is_tied: bool, opened: bool) -> (Outcome, Option<Reason>) {
        let ignored = if opened { Outcome::Review } else { Outcome::Ignored };
        let is = |effect: fn(Effect) -> bool| self.has(effect);
        let machine = is(|effect| matches!(effect, Effect::Auto(_)));
        if !self.on_case || is(|effect| effect == Effect::OwnLetter) {
            return (ignored, self.no_case());
        }
        // What it gives back is ours, the words about protected identity too.
        if kind == Kind::Bounce && is_tied {
            return (ignored, None);
        }
        if !opened && protected::is_mentioned(self.message) {
            return (Outcome::Restricted, Some(reason("outcome/protected_identity", PROTECTED)));
        }
        if is(|effect| matches!(effect, Effect::Suspect | Effect::Forward)) {
            return (Outcome::Review, None);
        }
        if machine && self.answers {
            return (Outcome::Review, Some(reason("outcome/machine_answer", MACHINE_ANSWER)));
        }
        if machine {
            return (ignored, None);
        }
        if is(|effect| effect == Effect::Hold) {
            return (Outcome::Review, None);
        }
        self.outcome_of_human_mail(kind, ignored)
    }

    /// Mail to many with a number in its own words may be somebody's answer all the same, so a
    /// person looks; with less than that it is a newsletter that mentions us.
    fn outcome_of_human_mail(&self, kind: Kind, ignored: Outcome) -> (Outcome, Option<Reason>) {
        match (kind == Kind::Bulk, self.is_strong()) {
            (true, true) => (Outcome::Review, Some(reason("outcome/bulk", BULK))),
            (true, false) => (ignored, Some(reason("outcome/bulk", BULK))),
            (false, true) if arrival::is_contested(self.message, self.matches, self.authority) => {
                (Outcome::Review, Some(reason("arrival/contested", CONTESTED)))
            }
            (false, true) if self.finds.doubt.is_some() => (Outcome::Review, None),
            (false, true) if !self.is_timed() => (Outcome::Review, Some(reason("arrival/unknown", UNTIMED))),
            (false, true) => (Outcome::Filed, None),
            (false, false) => (Outcome::Review, None),
        }
    }

    /// Whether a server of ours, or a person, says when it came.
    fn is_timed(&self) -> bool {
        self.arrival.is_some_and(|arrival| arrival.basis != ArrivalBasis::DateHeader)
    }

    /// Why mail that nothing ties to a consultation is none of our business.
    fn no_case(&self) -> Option<Reason> {
        let why = if self.finds.another_case.is_some() {
            reason("number/another_case", "Mejlet nämner ett annat av våra ärenden, ingen öppen remiss")
        } else {
            reason("outcome/no_number", "Inget ärendenummer för en remiss")
        };
        (!self.on_case).then_some(why)
    }

    /// Why, the deciding reason first: what made us hesitate, then the evidence, then the rules that
    /// only stop the letter.
    fn reasons(&self, why: Option<Reason>, tied: Option<String>, junk: bool) -> Vec<Reason> {
        let (deciding, stopping): (Vec<_>, Vec<_>) =
            self.marks.iter().partition(|mark| mark.effect < Effect::NoAck);
        let mut reasons: Vec<Reason> = why.into_iter().collect();
        reasons.extend(deciding.into_iter().map(|mark| mark.reason.clone()));
        reasons.extend(tied.map(|words| Reason { rule: "thread/own_letter", words }));
        reasons.extend(self.finds.doubt.clone());
        reasons.extend(self.matches.iter().filter_map(|one| {
            let in_full = |best: &&Evidence| !self.finds.is_nearly(&one.diary_number, best);
            one.evidence.iter().find(in_full).map(|best| found(one, best))
        }));
        reasons.extend(self.finds.near_misses.iter().map(|near| Reason {
            rule: near.rule,
            words: format!(
                "Ett nummer som {} liknar {}, men är inte samma",
                stands(near.place),
                near.suggestion
            ),
        }));
        reasons.extend(junk.then(in_junk).filter(|_| self.on_case));
        reasons.extend(stopping.into_iter().map(|mark| mark.reason.clone()));
        reasons
    }
}

const TIED: &str = "Mejlet hör till ett av våra egna utskick";
const PROTECTED: &str = "Mejlet talar om skyddad identitet eller skyddade personuppgifter";
const MACHINE_ANSWER: &str =
    "Mejlet är skickat av ett system, men ser ut att lämna ett svar eller en synpunkt";
const BULK: &str = "Mejlet är ett utskick till många";
const CONTESTED: &str =
    "En rad i mejlets huvud säger att vår server tog emot det en annan dag; den kan vara förfalskad";
const UNTIMED: &str = "Ingen server säger när mejlet kom in";

pub(super) fn reason(rule: &'static str, words: &str) -> Reason {
    Reason { rule, words: words.to_owned() }
}

pub(super) fn in_junk() -> Reason {
    reason("place/junk", "Mejlet låg i skräpposten")
}
