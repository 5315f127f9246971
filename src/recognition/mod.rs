//! From a [`Message`] to a [`Verdict`]: what it is, which consultation it
//! belongs to, why, and whether it may be acknowledged. Pure: what must be known besides the
//! message comes in as [`Authority`], [`Circumstances`] and [`History`].
//!
//! Finding a number in text is `diary_number`'s matter, and reading mail `message`'s.

// From mail to verdict.
mod judge; // what was found and which rules spoke, brought together in the brief's order
mod reviewed; // the same once a person has decided
mod by_hand; // the same for what no mail brought
mod verdict; // what judging comes to
mod suggestion; // what a verdict offers staff, to be corrected
mod history; // what the register knows of earlier mail

// What ties a mail to a consultation.
mod evidence; // asks each of those below, and weighs what they find
mod attached; // a number in the text of an attachment
mod bare_number; // a number with nothing beside it
mod without_series; // a number without its series
mod pieces; // a number that is a piece of something longer
mod titles; // titles and short forms
mod title_word; // which of their words tell one consultation from others
mod threads; // mail that answers a letter of ours
mod senders; // mail of a body that was asked
mod untied; // mail that calls itself an answer, and not to what

// What speaks against it.
mod owner; // the number is another authority's own
mod asks; // another authority asks us
mod matter; // the mail is about something that nobody is consulted on
mod topic; // what the words around a number tell of it

// When it came, and by whom.
mod arrival; // when it reached our network
mod forwarded; // whose mail a colleague passed on
mod recipient; // to whom a letter would go
mod sender_check; // whether the sender is who the mail says
mod sender_kind; // a body that was asked, an association, an authority, a person
mod organisation; // for which organisation somebody writes
mod organisation_name; // what a name tells of who bears it
mod free_mail; // mail services that anybody can have an address at
mod joint; // one answer for several bodies
mod reference; // the sender's own number

// Who must not be answered, and what must not be shown.
mod never_answer; // the rules of machines, lists and loops
mod acknowledge; // whether a letter may go
mod refusal; // what follows from the rule that refused one
mod machine_answer; // a machine's mail that brings an answer all the same
mod delivery; // what reports tell of letters of ours
mod protected; // protected identity
mod readable; // whether anybody can read what the mail says

// What it says.
mod kind; // answer, question, automatic and so on
mod purpose; // what its sender wants, as they say it
mod stance; // what its sender thinks of the proposal
mod decided_on; // what a decision is said of
mod language; // how to write back
mod content; // what it says as one value
mod links; // files that lie elsewhere
mod notices; // what staff should know besides
mod wording; // the best evidence in staff's words

// How text is read.
mod written; // what the sender wrote, cut into sentences
mod sentence; // a sentence in the plain form that patterns read
mod asking; // where a sentence begins to ask
mod phrase; // patterns of what people say
mod heard; // which of them a sentence may hold at all
mod quotation; // what somebody else says in quotation marks
mod inflection; // words as they are compared
mod document_name; // names of documents in one word and in two
mod given_names; // names that tell a person
mod context; // the words around a find, as they are shown
mod field; // values of header fields

#[cfg(test)]
mod cost_tests;
#[cfg(test)]
mod judge_tests;
#[cfg(test)]
mod people_tests;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod unread_tests;

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
