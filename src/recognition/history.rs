//! What is known of earlier mail when a mail is judged: the register fills it in, and what was judged
//! since is added here, for a batch is judged before any of it is recorded. The rules that look at it
//! stand in `never_answer/history`.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::content::content_digest;
use super::recipient::recipient;
use super::{Acknowledge, Authority, Outcome, Verdict, originals_asked_about};
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::message::Message;
use crate::sketch::Sketch;

/// What the register knows that bears on a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The SHA-256 of the mail that is judged, where it is known: it may stand among what came before.
    pub judged: Option<Fingerprint>,
    /// The originals that letters of ours were about, each with the cases it is registered under.
    pub originals: BTreeMap<Fingerprint, Vec<DiaryNumber>>,
    /// When our letter about an original was sent last.
    pub letters: BTreeMap<Fingerprint, Timestamp>,
    /// Earlier mail by its sender, in the order in which it was recorded.
    pub earlier: BTreeMap<String, Vec<Earlier>>,
    /// When a letter to an address came back for good last.
    pub bounced: BTreeMap<String, Timestamp>,
}

/// An earlier mail, as far as it bears on a later one of the same sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The SHA-256 of its first original.
    pub fingerprint: Fingerprint,
    /// The sender's own Message-ID.
    pub message_id: Option<String>,
    /// When it arrived; where nobody says, when it was recorded.
    pub arrived: Timestamp,
    /// The cases it is registered under.
    pub cases: Vec<DiaryNumber>,
    /// Its subject as written.
    pub subject: String,
    /// What its sender wrote and sent along, see [`content_digest`].
    pub content: Option<Fingerprint>,
    /// A letter is owed for it, or was sent.
    pub acknowledged: bool,
    /// The form letter that it is like, where others sent that too.
    pub form_letter: Option<Sketch>,
}

/// What the register has to be asked before a message is judged for good.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The originals that letters of ours were about which it answers.
    pub originals: Vec<Fingerprint>,
    /// Its sender.
    pub sender: Option<String>,
    /// Where a letter would go.
    pub recipient: Option<String>,
}

impl Asked {
    /// What has to be asked about `message`.
    #[must_use]
    pub fn about(message: &Message, authority: &Authority) -> Self {
        Self {
            originals: originals_asked_about(message, authority),
            sender: sender(message),
            recipient: recipient(message, authority).ok().map(|to| to.address.to_lowercase()),
        }
    }
}

impl History {
    /// Adds what became of a mail of `sender` that was judged just now. The same mail come by another way
    /// stands where it came first.
    pub fn add(&mut self, sender: String, mail: Earlier) {
        let mails = self.earlier.entry(sender).or_default();
        let is_it = |one: &&mut Earlier| {
            one.fingerprint == mail.fingerprint || one.is_same_mail(&mail.message_id, mail.content.as_ref())
        };
        match mails.iter_mut().find(is_it) {
            Some(known) => known.acknowledged |= mail.acknowledged,
            None => mails.push(mail),
        }
    }

    /// The mail of the sender of `message` that came before it. Where the mail itself is among them, only
    /// what stands before it: the same mail come once more is judged as it was the first time.
    pub(super) fn before(&self, message: &Message, content: Option<&Fingerprint>) -> &[Earlier] {
        if self.earlier.is_empty() {
            return &[];
        }
        let mails = sender(message).and_then(|sender| self.earlier.get(&sender));
        let mails = mails.map(Vec::as_slice).unwrap_or_default();
        let is_it = |one: &Earlier| {
            self.judged == Some(one.fingerprint) || one.is_same_mail(&message.message_id, content)
        };
        let itself = mails.iter().position(is_it);
        itself.and_then(|at| mails.get(..at)).unwrap_or(mails)
    }

    /// Whether any mail of the sender of `message` is known.
    pub(super) fn knows_sender(&self, message: &Message) -> bool {
        !self.earlier.is_empty() && sender(message).is_some_and(|sender| self.earlier.contains_key(&sender))
    }
}

impl Earlier {
    /// What is remembered of a judged mail, with its sender. None of what is restricted or none of our
    /// business, as the register keeps no sender of it either.
    #[must_use]
    pub fn of(
        message: &Message,
        verdict: &Verdict,
        fingerprint: Fingerprint,
        now: Timestamp,
    ) -> Option<(String, Self)> {
        if matches!(verdict.outcome, Outcome::Restricted | Outcome::Ignored) {
            return None;
        }
        let mail = Self {
            fingerprint,
            message_id: message.message_id.clone(),
            arrived: verdict.arrival.map_or(now, |arrival| arrival.at),
            cases: verdict.filed_under().map(|one| one.diary_number.clone()).collect(),
            subject: message.subject.clone(),
            content: content_digest(message),
            acknowledged: matches!(verdict.acknowledge, Acknowledge::Yes { .. }),
            form_letter: None,
        };
        Some((sender(message)?, mail))
    }

    /// Whether it is the mail with this Message-ID and content. Without a Message-ID nothing says so.
    fn is_same_mail(&self, message_id: &Option<String>, content: Option<&Fingerprint>) -> bool {
        self.message_id.is_some() && self.message_id == *message_id && self.content.as_ref() == content
    }
}

/// What tells the sender of `message` from others: the address in lower case.
fn sender(message: &Message) -> Option<String> {
    message.sender().map(|sender| sender.address.to_lowercase())
}
