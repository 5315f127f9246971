//! The rules for mail that must not be answered without thought (promise 3 of the brief): one table,
//! numbered as in the catalogue the project keeps of other systems' rules, and ours alone behind them. A rule stops the letter;
//! it never drops the mail. Rules that count or remember look at the sender's [`Past`]; rule 28 chooses the
//! letter's address and lives in `recipient`.

mod automatic;
mod delivery;
mod desk_sentence;
mod given_back;
mod headers;
mod history;
mod news;
mod notice;
mod notice_sentence;
mod reports;
mod sender;
mod violence;
mod words;

use std::cell::OnceCell;

use self::notice::Sound;
use self::sender::Sending;
use super::field;
use super::recipient::Unfit;
use super::written::Written;
use super::{Authority, Circumstances, Kind, Reason};
use crate::consultation::Arrival;
use crate::diary_number::DiaryNumber;
use crate::letter_id::LetterId;
use crate::message::{Address, Message};

pub(super) use self::automatic::SAYINGS;
pub(super) use self::desk_sentence::is_of_a_desk;
pub(super) use self::headers::{is_listed, is_null, precedences};
pub(super) use self::history::Past;
pub(super) use self::notice::{brings_a_file, own_voice};
pub(super) use self::notice_sentence::tells_of_own_absence;
pub(super) use self::reports::is_headed_as_receipt;
pub(super) use self::sender::{is_machines, is_systems};
pub(super) use self::violence::SAYINGS as OF_VIOLENCE;
pub(super) use self::words::automatic_subject;

/// What a rule that speaks does, in order of precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// Our own signed letter come back: nothing else about it matters.
    OwnLetter,
    /// It may be forged or spam. On a case a person decides.
    Suspect,
    /// A colleague passed it on. On a case a person decides.
    Forward,
    /// A machine wrote it: of this kind, and no letter.
    Auto(Kind),
    /// Something is odd. On a case a person decides.
    Hold,
    /// No letter, and nothing more.
    NoAck,
}

/// One rule of the table.
struct Rule {
    id: &'static str,
    effect: Effect,
    /// What it says, in Swedish for staff.
    words: &'static str,
    applies: fn(&Message, &Setting) -> bool,
}

/// What a rule may know besides the message.
pub(super) struct Setting<'a> {
    pub(super) authority: &'a Authority,
    pub(super) circumstances: &'a Circumstances,
    pub(super) arrival: Option<Arrival>,
    /// Where a letter to the sender would go.
    pub(super) recipient: Result<&'a Address, Unfit>,
    /// Whether anything ties the message to a consultation. A rule that would have to read the whole
    /// text asks this first: most mail is about something else.
    pub(super) on_case: bool,
    /// What its sender wrote, to be read by whoever asks first.
    pub(super) written: Written<'a>,
    /// The consultations that it would be filed under.
    pub(super) cases: Vec<DiaryNumber>,
    /// What is known of its sender.
    pub(super) past: Past<'a>,
    /// What several rules ask.
    pub(super) asked: Asked,
}

/// Whether a rule has said that nobody can read the text.
pub(super) fn is_unreadable(marks: &[Mark]) -> bool {
    marks.iter().any(|mark| mark.reason.rule == delivery::UNREADABLE)
}

/// Whether a rule has said that the words are a program's notice and nothing else: no person answers with them.
pub(super) fn is_a_notice(marks: &[Mark]) -> bool {
    let notices = [
        words::NOTICE_ALONE,
        reports::PERHAPS_A_BOUNCE,
        reports::EMPTY_APPOINTMENT,
        sender::PERHAPS_A_MACHINE,
    ];
    marks.iter().any(|mark| notices.contains(&mark.reason.rule))
}

/// What several rules ask of one message, once asked.
#[derive(Default)]
pub(super) struct Asked {
    sending: OnceCell<Sending>,
    answers_our_letter: OnceCell<bool>,
    answers_us: OnceCell<bool>,
    sound: OnceCell<Sound>,
}

/// A rule that spoke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) effect: Effect,
    pub(super) reason: Reason,
}

/// Every rule that speaks about `message`, by effect and then as they stand in the table.
pub(super) fn marks(message: &Message, setting: &Setting) -> Vec<Mark> {
    let families = [
        sender::RULES,
        headers::RULES,
        reports::RULES,
        words::RULES,
        violence::RULES,
        delivery::RULES,
        history::RULES,
    ];
    let mut marks: Vec<Mark> = families
        .into_iter()
        .flatten()
        .filter(|rule| (rule.applies)(message, setting))
        .map(|rule| Mark {
            effect: rule.effect,
            reason: Reason { rule: rule.id, words: rule.words.to_owned() },
        })
        .collect();
    marks.sort_by_key(|mark| mark.effect);
    marks
}

impl Setting<'_> {
    /// Whether `id` is the signed Message-ID of one of our letters.
    fn is_our_letter(&self, id: &str) -> bool {
        LetterId::verify(id, &self.authority.letter_key).is_some()
    }

    /// Whether `id`, a Message-ID, is one of our own domain.
    fn is_at_our_domain(&self, id: &str) -> bool {
        id.rsplit_once('@').is_some_and(|(_, domain)| field::is_same(domain, &self.authority.own_domain))
    }

    /// Whether the message answers a letter of ours, or stands in a thread with one.
    pub(super) fn answers_our_letter(&self, message: &Message) -> bool {
        *self.asked.answers_our_letter.get_or_init(|| message.answers.iter().any(|id| self.is_our_letter(id)))
    }

    /// Whether the message answers mail of ours: an id at our domain is enough to know a machine's
    /// answer by; the signature is needed only to file by thread.
    fn answers_us(&self, message: &Message) -> bool {
        let is_ours = |id: &str| self.is_at_our_domain(id) || self.is_our_letter(id);
        *self.asked.answers_us.get_or_init(|| answered(message).is_some_and(is_ours))
    }

    /// Where the message was sent from.
    fn sending(&self, message: &Message) -> &Sending {
        self.asked.sending.get_or_init(|| Sending::of(message, self.authority))
    }

    /// What the message sounds like.
    fn sound(&self, message: &Message) -> Sound {
        *self.asked.sound.get_or_init(|| notice::sound(message, self))
    }
}

/// The Message-ID that `message` answers: In-Reply-To's or, where there is none, the last in
/// References. Earlier ones in References are other people's turns in the thread.
pub(super) fn answered(message: &Message) -> Option<&str> {
    let direct = message.header("In-Reply-To").any(|value| !value.is_empty());
    let id = if direct { message.answers.first() } else { message.answers.last() };
    id.map(String::as_str)
}

#[cfg(test)]
mod tests;
