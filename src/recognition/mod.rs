//! From a [`Message`] to a [`Verdict`]: what it is, which consultation it
//! belongs to, why, and whether it may be acknowledged. Pure: what must be known besides the
//! message comes in as [`Authority`], [`Circumstances`] and [`History`].
//!
//! `evidence` says which consultations it concerns, `never_answer` which rules speak about it,
//! `arrival` when it came, `kind` and `purpose` what it is, `stance` what its sender thinks, `sender_kind`
//! who that is, `language` how to write back and `recipient` where to; `judge` brings them together.
//! Finding a number in text is `diary_number`'s matter, and reading mail `message`'s.

mod acknowledge;
mod arrival;
mod asks;
mod attached;
mod bare_number;
mod by_hand;
mod content;
mod context;
#[cfg(test)]
mod cost_tests;
mod decided_on;
mod delivery;
mod document_name;
mod evidence;
mod field;
mod forwarded;
mod free_mail;
mod given_names;
mod heard;
mod history;
mod inflection;
mod joint;
mod judge;
#[cfg(test)]
mod judge_tests;
#[cfg(test)]
mod unread_tests;
mod kind;
mod language;
mod links;
mod machine_answer;
mod matter;
mod never_answer;
mod notices;
mod organisation;
mod organisation_name;
mod owner;
#[cfg(test)]
mod people_tests;
mod phrase;
mod protected;
mod purpose;
mod quotation;
mod readable;
mod recipient;
mod reference;
mod refusal;
mod reviewed;
mod sender_check;
mod sender_kind;
mod senders;
mod sentence;
mod stance;
mod suggestion;
#[cfg(test)]
mod testing;
mod threads;
mod title_word;
mod titles;
mod topic;
mod untied;
mod verdict;
mod without_series;
mod wording;
mod written;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

pub use self::by_hand::{ByHand, judge_by_hand, speaks_of_protected_identity};
pub use self::content::content_digest;
pub use self::delivery::{DeliveryAction, DeliveryReport};
pub use self::free_mail::is_public as is_free_mail;
pub use self::history::{Asked, Earlier, History};
pub use self::judge::{judge, worth_reading};
pub use self::language::Language;
pub use self::organisation_name::is_organisations_name;
pub use self::refusal::{is_a_limit, may_be_overruled, refuses_every_copy};
pub use self::reviewed::{after_review, asked_after_review};
pub use self::suggestion::{Forwarded, SenderKind, Stance, Suggested};
pub use self::threads::originals_asked_about;
pub use self::titles::Titles;
pub use self::verdict::{
    Acknowledge, Clocks, Evidence, Kind, Match, NearMiss, Outcome, Place, Reason, Strength, Verdict,
};
use crate::consultation::Consultation;
use crate::diary_number::{DiaryNumber, Finder};
use crate::letter_id::LetterKey;
use crate::message::{Address, Message};

/// The authority (myndighet) whose mail is judged: everything of the configuration that bears on a verdict.
#[derive(Debug, Clone)]
pub struct Authority {
    /// Its name, such as `Örebro kommun`.
    pub name: String,
    /// The zone whose calendar decides.
    pub zone: TimeZone,
    /// Finds the numbers of its series in text.
    pub finder: Finder,
    /// The consultations that are open or have been.
    pub consultations: Vec<Consultation>,
    /// Knows their titles in text.
    pub titles: Titles,
    /// Its own addresses: the mailbox, its aliases and the sender of our letters, lower case.
    pub own_addresses: Vec<String>,
    /// The addresses people may write to: the mailbox and its aliases, lower case.
    pub mailbox_addresses: Vec<String>,
    /// The mail domain of the mailbox, lower case: colleagues write from it.
    pub own_domain: String,
    /// Whose Received lines are ours: host names, or `*.` and a domain, lower case.
    pub own_hosts: Vec<String>,
    /// Whose Authentication-Results we trust; none means nobody's.
    pub authserv_id: Option<String>,
    /// What signs our Message-IDs.
    pub letter_key: LetterKey,
    /// Whether letters are acknowledged at all.
    pub acknowledgements: bool,
    /// How old mail may be to be acknowledged when it is met as a backlog.
    pub max_age: SignedDuration,
    /// How much of one sender's mail is acknowledged.
    pub limits: SenderLimits,
}

/// How much of one sender's mail is acknowledged, and whose is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SenderLimits {
    /// How long back a sender's mail is counted.
    pub window: SignedDuration,
    /// After so many with the same subject or content there is no further letter; 0 is no limit.
    pub alike: u32,
    /// After so many of any kind there is no further letter; 0 is no limit.
    pub mails: u32,
    /// How long an address rests after a letter to it came back for good.
    pub rest_after_bounce: SignedDuration,
    /// Addresses, and domains with all below them, that get no letter; lower case.
    pub never_to: Vec<String>,
}

impl Default for SenderLimits {
    /// As other systems have learnt to count: two that are alike, or ten, in three hours; sixty days of rest.
    fn default() -> Self {
        Self {
            window: SignedDuration::from_mins(180),
            alike: 2,
            mails: 10,
            rest_after_bounce: SignedDuration::from_hours(60 * 24),
            never_to: Vec::new(),
        }
    }
}

/// How a message came to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    /// What the IMAP server says it received the message at, or what stands in for it.
    pub internal_date: Option<Timestamp>,
    /// What a person gave as the arrival; it goes before everything.
    pub given: Option<Timestamp>,
    /// It lay in the Junk folder.
    pub junk: bool,
    /// It was met at the first reading of a folder, at import or at replay: old mail is then not acknowledged.
    pub backlog: bool,
    /// A person has looked at it and said that nobody's identity in it is protected: its words about that are about
    /// something else, and it is kept.
    pub opened: bool,
    /// The time of judging.
    pub now: Timestamp,
}

impl Authority {
    /// Whether `address` is one of our own, in any letter case, with or without a `+tag`.
    fn is_own(&self, address: &str) -> bool {
        self.own_addresses.iter().any(|own| field::is_mailbox(address, own))
    }

    /// Whether `address` is one that people may write to.
    fn is_mailbox(&self, address: &str) -> bool {
        self.mailbox_addresses.iter().any(|own| field::is_mailbox(address, own))
    }

    /// Whether `message` names us in To or Cc.
    fn is_named_by(&self, message: &Message) -> bool {
        message.recipients.iter().any(|recipient| self.is_mailbox(&recipient.address))
    }

    /// To whom a letter to the sender of `message` goes, if it may go to anybody.
    #[must_use]
    pub fn letter_recipient(&self, message: &Message) -> Option<Address> {
        recipient::recipient(message, self).ok().cloned()
    }

    /// The registered consultation with this number.
    #[must_use]
    pub fn consultation(&self, number: &DiaryNumber) -> Option<&Consultation> {
        self.consultations.iter().find(|consultation| consultation.diary_number == *number)
    }
}
