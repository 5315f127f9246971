//! What machines tell of our own letters: that one bounced, is delayed or arrived, or was answered by a machine.
//! A letter is known by its signed Message-ID alone, so nobody can speak of a letter who never saw it.
//!
//! Whose address a report names is not asked. A letter of ours has one recipient: where another stands there,
//! the letter was forwarded, and did not arrive all the same.

mod reason;
mod words;

use super::never_answer::{answered, is_machines, is_null};
use super::{Authority, Kind};
use crate::letter_id::{LetterId, LetterKind};
use crate::message::{DeliveryStatus, Message, Report};

/// What a machine tells of one of our letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryReport {
    /// The letter, as its signature says.
    pub letter: LetterId,
    /// The letter's Message-ID without angle brackets, as we wrote it.
    pub message_id: String,
    /// What became of the letter.
    pub action: DeliveryAction,
    /// It failed, and a new letter to that address would fail as well.
    pub is_final: bool,
    /// The status code (RFC 3463), such as `5.1.1`, or a server's reply code, where one is told.
    pub status: Option<String>,
    /// Why, in our own words for what the code says: what a system writes may name anybody. Of a
    /// machine's answer nothing is told.
    pub why: String,
}

/// What became of a letter, in the order in which one settles more than the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeliveryAction {
    /// A machine answered it: it arrived at somebody's mailbox.
    Answered,
    /// It is on its way still.
    Delayed,
    /// It did not arrive, and is not tried any more.
    Failed,
    /// It arrived, or went on to where nothing more is told.
    Delivered,
}

/// What a report comes to, whichever letter it is about.
struct Told {
    action: DeliveryAction,
    is_final: bool,
    status: Option<String>,
    why: String,
}

/// What `message`, a machine's mail of this `kind`, tells of a letter of ours; none where it is about none, or
/// where it comes as no mail system sends its reports: whoever has seen a letter can copy its id.
pub(super) fn report(message: &Message, kind: Kind, authority: &Authority) -> Option<DeliveryReport> {
    let letter = letter(message, authority)?;
    let Told { action, is_final, status, why } =
        by_statuses(message).unwrap_or_else(|| by_words(message, kind));
    if action != DeliveryAction::Answered && !is_systems(message, authority) {
        return None;
    }
    let message_id = letter.message_id(&authority.letter_key, &authority.own_domain);
    Some(DeliveryReport { letter, message_id, action, is_final, status, why })
}

/// Whether it comes as mail systems send reports, without an address for bounces. Where a server has taken the
/// Return-Path away, its form or its sender has to show it. The topmost Return-Path is our own server's.
fn is_systems(message: &Message, authority: &Authority) -> bool {
    let has_form = || {
        message.report == Some(Report::DeliveryStatus)
            || is_machines(message, authority)
            || ["X-Failed-Recipients", "Auto-Submitted"]
                .iter()
                .any(|name| message.header(name).next().is_some())
    };
    let bare = |value: &str| !value.contains('@') && value.to_lowercase().contains("mailer-daemon");
    message.header("Return-Path").next().map_or_else(has_form, |value| is_null(value) || bare(value))
}

/// The letter that `message` is about: what it gives back, what it answers, and only where it says neither what
/// stands in its text. Letters further up a thread are not what it is about.
fn letter(message: &Message, authority: &Authority) -> Option<LetterId> {
    let ours = |id: &str| LetterId::verify(id, &authority.letter_key);
    let given_back = message.returned.iter().find_map(|id| ours(id));
    given_back.or_else(|| answered(message).and_then(ours)).or_else(|| {
        let texts = message.passages.iter().map(|passage| passage.text.as_str());
        let text = texts.collect::<Vec<_>>().join("\n");
        words::message_ids(&text).filter(|_| message.returned.is_empty()).find_map(ours)
    })
}

/// What the part made for programs says. Where a letter went several ways, one that ended well is enough.
fn by_statuses(message: &Message) -> Option<Told> {
    let told = message.statuses.iter().filter_map(by_status);
    told.max_by_key(|told| (told.action, told.is_final))
}

fn by_status(one: &DeliveryStatus) -> Option<Told> {
    let status = words::status(&one.status).or_else(|| words::status(&one.diagnostic));
    let class = status.as_deref().and_then(|status| status.chars().next());
    let action = match (one.action.as_str(), class) {
        ("failed", _) => DeliveryAction::Failed,
        ("delayed", _) => DeliveryAction::Delayed,
        ("delivered" | "relayed" | "expanded", _) => DeliveryAction::Delivered,
        (_, Some('5')) => DeliveryAction::Failed,
        (_, Some('4')) => DeliveryAction::Delayed,
        (_, Some('2')) => DeliveryAction::Delivered,
        _ => return None,
    };
    let permanent = class == Some('5') || (class.is_none() && words::is_permanent(&one.diagnostic));
    let is_final = action == DeliveryAction::Failed && permanent;
    Some(Told { action, is_final, why: reason::words(action, status.as_deref()), status })
}

/// What the text says, where it is all there is.
fn by_words(message: &Message, kind: Kind) -> Told {
    let (subject, own) = (message.subject.as_str(), words::own_words(message));
    let told = |action| Told { action, is_final: false, status: None, why: String::new() };
    // A receipt tells that the letter arrived, whatever was done with it then.
    let is_receipt = matches!(
        message.report,
        Some(Report::DispositionNotification | Report::Feedback | Report::CalendarReply)
    );
    if is_receipt || (kind != Kind::Bounce && !words::is_bounce(subject, &own)) {
        return told(DeliveryAction::Answered);
    }
    let status = words::status(&own);
    let class = status.as_deref().and_then(|status| status.chars().next());
    let permanent = class == Some('5') || (class.is_none() && words::is_permanent(&own));
    if !permanent && words::has_arrived(subject, &own) {
        return told(DeliveryAction::Delivered);
    }
    let waits = words::is_delay(subject) || (class != Some('5') && words::is_delay(&own));
    let action =
        if waits && !words::is_given_up(&own) { DeliveryAction::Delayed } else { DeliveryAction::Failed };
    // Words without a code make nobody's address rest, but for those of a system that marks its bounces.
    let marked = status.is_some() || message.header("X-Failed-Recipients").next().is_some();
    let is_final = action == DeliveryAction::Failed && permanent && marked;
    Told { action, is_final, why: reason::words(action, status.as_deref()), status }
}

impl DeliveryReport {
    /// What it says to staff, in Swedish: `Studs på vår kvittens (5.1.1)`.
    #[must_use]
    pub fn words(&self) -> String {
        let what = match self.action {
            DeliveryAction::Failed => "Studs på",
            DeliveryAction::Delayed => "Besked om försening av",
            DeliveryAction::Delivered => "Besked om leverans av",
            DeliveryAction::Answered => "Automatiskt svar på",
        };
        let letter = match self.letter.kind {
            LetterKind::Acknowledgement => "vår kvittens",
            LetterKind::Digest => "vår dagsrapport",
            LetterKind::Reminder => "vår påminnelse",
            LetterKind::FinalReport => "vår slutrapport",
            LetterKind::Warning => "vårt larm",
        };
        let status = self.status.as_ref().map(|status| format!(" ({status})"));
        format!("{what} {letter}{}", status.unwrap_or_default())
    }
}

impl DeliveryAction {
    /// The word the register uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Delayed => "delayed",
            Self::Failed => "failed",
            Self::Delivered => "delivered",
        }
    }
}

#[cfg(test)]
mod tests;
