//! From one mail's bytes to what the register is told of it. Of a message that is ignored nothing leaves
//! this file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;

use super::remembered::Remembered;
use crate::fingerprint::Fingerprint;
use crate::letter_id::{LetterKind, Seal};
use crate::mailbox::Fetched;
use crate::message::{Message, Origin, attachment_fingerprints};
use crate::recognition::{
    Acknowledge, Asked, Authority, Circumstances, DeliveryReport, Earlier, History, Outcome, Verdict,
    is_a_limit, judge, worth_reading,
};
use crate::register::{Channel, Kept, NewLetter};
use crate::sketch::Sketch;

/// A mail as it came.
#[derive(Debug, Clone)]
pub(super) struct Mail {
    pub(super) uid: Option<u32>,
    pub(super) internal_date: Option<Timestamp>,
    /// The whole mail's size in bytes.
    pub(super) size: u64,
    /// All its bytes, or the beginning of an oversized one.
    pub(super) bytes: Vec<u8>,
    pub(super) whole: bool,
    /// Where an oversized one is kept already.
    pub(super) original: Option<Fingerprint>,
}

/// What judging a mail came to.
#[derive(Debug)]
pub(super) enum Judged {
    /// None of our business; nothing of it is carried on.
    Ignored,
    /// The same, but for what it tells of a letter of ours, and when it came.
    Reported(Box<DeliveryReport>, Timestamp),
    /// It could not be judged, for this reason; the mail waits for a better version or a better moment.
    Failed(String),
    /// To be kept.
    Kept(Box<Judgement>),
}

/// A mail that is filed or reviewed.
#[derive(Debug)]
pub(super) struct Judgement {
    mail: Mail,
    fingerprint: Fingerprint,
    message: Message,
    verdict: Verdict,
    circumstances: Circumstances,
}

impl Mail {
    /// A mail that is all here.
    pub(super) fn whole(uid: Option<u32>, internal_date: Option<Timestamp>, bytes: Vec<u8>) -> Self {
        Self { uid, internal_date, size: bytes.len() as u64, bytes, whole: true, original: None }
    }
}

impl From<Fetched> for Mail {
    fn from(fetched: Fetched) -> Self {
        Self::whole(Some(fetched.uid), fetched.internal_date, fetched.bytes)
    }
}

/// Reads one mail; none when reading it broke.
pub(super) fn read(mail: &Mail) -> Option<Message> {
    let read = || match mail.whole {
        true => Message::read(&mail.bytes),
        false => Message::read_head(&mail.bytes, mail.size),
    };
    catch_unwind(AssertUnwindSafe(read)).ok()
}

/// Whether the words in its attachments can matter to the verdict.
pub(super) fn matter(
    mail: &Mail,
    message: &Message,
    circumstances: Circumstances,
    authority: &Authority,
) -> bool {
    let circumstances = Circumstances { internal_date: mail.internal_date, ..circumstances };
    // What breaks here breaks the judging too, and is told there.
    catch_unwind(AssertUnwindSafe(|| worth_reading(message, &circumstances, authority))).unwrap_or_default()
}

/// Judges one mail, as read, under `circumstances`, whose `internal_date` is the mail's own.
pub(super) fn consider(
    mail: Mail,
    message: Option<Message>,
    circumstances: Circumstances,
    authority: &Authority,
    history: &History,
) -> Judged {
    let Some(message) = message else { return broken() };
    let circumstances = Circumstances { internal_date: mail.internal_date, ..circumstances };
    let judged = catch_unwind(AssertUnwindSafe(|| judge(&message, &circumstances, authority, history)));
    match judged {
        Err(_) => broken(),
        Ok(verdict) if verdict.outcome == Outcome::Ignored => ignored(verdict, circumstances.now),
        Ok(verdict) => Judged::Kept(Box::new(Judgement::new(mail, message, verdict, circumstances))),
    }
}

/// Judging broke, which is a fault of ours.
fn broken() -> Judged {
    Judged::Failed("judging it broke: a fault of the program".to_owned())
}

fn ignored(verdict: Verdict, now: Timestamp) -> Judged {
    let at = verdict.arrival.map_or(now, |arrival| arrival.at);
    verdict.delivery.map_or(Judged::Ignored, |report| Judged::Reported(Box::new(report), at))
}

impl Judgement {
    fn new(mail: Mail, mut message: Message, verdict: Verdict, circumstances: Circumstances) -> Self {
        if mail.whole {
            message.attachment_fingerprints = attachment_fingerprints(&mail.bytes);
        }
        let fingerprint = mail.original.unwrap_or_else(|| Fingerprint::of(&mail.bytes));
        Self { mail, fingerprint, message, verdict, circumstances }
    }

    /// The SHA-256 of its original.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Whether a letter would go out.
    pub(super) fn is_acknowledged(&self) -> bool {
        matches!(self.verdict.acknowledge, Acknowledge::Yes { .. })
    }

    /// Whether a count of its sender's mail alone stops the letter.
    pub(super) fn is_one_too_many(&self) -> bool {
        matches!(&self.verdict.acknowledge, Acknowledge::No(reason) if is_a_limit(reason.rule))
    }

    /// What the register has to be asked before it is judged for good.
    pub(super) fn asks(&self, authority: &Authority) -> Asked {
        Asked::about(&self.message, authority)
    }

    /// The same mail judged with what is known of its sender.
    pub(super) fn again(mut self, authority: &Authority, history: &History) -> Judged {
        let judging = || judge(&self.message, &self.circumstances, authority, history);
        match catch_unwind(AssertUnwindSafe(judging)) {
            Err(_) => broken(),
            Ok(verdict) => {
                self.verdict = verdict;
                Judged::Kept(Box::new(self))
            }
        }
    }

    /// What later mail of its sender is compared with.
    pub(super) fn remembered(&self) -> Option<Remembered> {
        Earlier::of(&self.message, &self.verdict, self.fingerprint, self.circumstances.now)
    }

    /// What the register is told, and the bytes that must be durable before it is.
    pub(super) fn keep(
        self,
        channel: Channel,
        authority: &Authority,
    ) -> (Kept, Option<(Fingerprint, Vec<u8>)>) {
        let Self { mail, fingerprint, message, verdict, circumstances } = self;
        // Without any clock at all the day of judging is the only one the register can write down.
        let arrived = verdict.arrival.map_or(circumstances.now, |arrival| arrival.at);
        let kept = Kept {
            fingerprint,
            size: mail.size,
            local_arrival: arrived.to_zoned(authority.zone.clone()).datetime(),
            internal_date: circumstances.internal_date,
            sketch: Sketch::of(&new_text(&message)),
            letter: letter(&verdict, circumstances.now, authority),
            letter_key: authority.letter_key.clone(),
            junk: circumstances.junk,
            message,
            verdict,
            channel,
        };
        (kept, mail.original.is_none().then_some((fingerprint, mail.bytes)))
    }
}

/// What the sender wrote for this mail.
pub(super) fn new_text(message: &Message) -> String {
    let new = message.passages.iter().filter(|passage| passage.origin == Origin::New);
    new.map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn letter(verdict: &Verdict, due_at: Timestamp, authority: &Authority) -> Option<NewLetter> {
    let Acknowledge::Yes { to } = &verdict.acknowledge else { return None };
    let seal = Seal { key: authority.letter_key.clone(), domain: authority.own_domain.clone() };
    Some(NewLetter { kind: LetterKind::Acknowledgement, recipient: to.clone(), seal, due_at })
}
