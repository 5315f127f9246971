//! The outbox: the decision that a letter is owed, and what became of it. Wording and sending happen
//! elsewhere, and may happen again: a letter keeps its Message-ID through every try.

mod due;

use jiff::{Timestamp, Zoned};

pub use self::due::{About, Due, DueLetter, Limits};
use super::digest::DigestLetter;
use super::door::{Transacting, Value, values};
use super::error::RegisterError;
use super::record::NewLetter;
use super::{Register, hold, words};
use crate::consultation::Detail;
use crate::letter_id::LetterKind;
use crate::message::Address;

/// A letter in the outbox as it was when it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterRef {
    pub(super) id: i64,
    /// What befell it besides tries: asked for once more, or its words forgotten.
    pub(super) revision: i64,
}

/// What became of a try to send a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterState {
    /// It was taken over by the next server.
    Sent,
    /// It was refused for good.
    Refused {
        /// What the server said.
        why: String,
    },
    /// It was put off.
    Deferred {
        /// What the server said.
        why: String,
        /// When to try again.
        due_at: Timestamp,
    },
    /// The answer after the final dot never came.
    Unknown {
        /// What went wrong.
        why: String,
        /// When to try again; none when it is left at that.
        due_at: Option<Timestamp>,
    },
    /// It was tried for days and given up.
    Expired {
        /// What the last try said.
        why: String,
    },
}

/// Why a letter has expired that was not sent because its time was over.
pub const OVERTAKEN: &str = "överspelad";

/// Whether a letter may be sent at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// It may, and says so.
    Taken,
    /// Letters are stopped.
    Stopped,
    /// It is settled, or no longer what it was when it was read: it is due with the next reading, if at all.
    Overtaken,
}

/// A letter to be put into the outbox.
pub(super) struct Owed<'a> {
    pub(super) kind: LetterKind,
    pub(super) message: Option<i64>,
    pub(super) digest: Option<(&'a str, &'a str)>,
    pub(super) detail: Option<Detail>,
    pub(super) event: Option<i64>,
    pub(super) recipient: &'a Address,
    pub(super) message_id: &'a str,
    pub(super) due_at: Timestamp,
}

const OWE: &str = "INSERT INTO outbox
    (kind, message, consultation, day, detail, recipient_name, recipient, recipient_domain, recipient_key,
     message_id, state, due_at, tries, was_unknown, event)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11, 0, $12, $13)
    ON CONFLICT (message_id) DO NOTHING";

const CLAIM: &str = "UPDATE outbox
    SET state = 'sending', content = $2, tries = tries + 1, tried_at = $3,
        first_tried_at = coalesce(first_tried_at, $3)
    WHERE id = $1 AND state IN ('waiting', 'sending', 'deferred', 'unknown') AND revision = $4";

/// A letter that could not be written was never claimed: its try counts here, so that it too waits
/// longer each time and is given up at last. When it went out before it was asked for once more stays known. One that was asked for once more meanwhile, or whose words were
/// forgotten, stays as that left it; only a letter that was on its way all the while has gone. Where its message was
/// erased or hidden meanwhile (it is sending, and due no more) this was the last try, and the server's words, which may
/// name to whom it went, are not kept.
const SETTLE: &str = "UPDATE outbox
    SET state = CASE WHEN state = 'sending' AND due_at IS NULL AND $2 = 'deferred' THEN 'expired' ELSE $2 END,
        error = CASE WHEN state = 'sending' AND due_at IS NULL AND $2 <> 'sent' THEN error ELSE $3 END,
        due_at = CASE WHEN state = 'sending' AND due_at IS NULL THEN due_at ELSE $4 END,
        sent_at = coalesce($5, sent_at), sent_local = $6,
        was_unknown = was_unknown OR $7,
        tries = tries + CASE WHEN state = 'sending' THEN 0 ELSE 1 END,
        tried_at = CASE WHEN state = 'sending' THEN tried_at ELSE $8 END,
        first_tried_at = coalesce(first_tried_at, $8)
    WHERE id = $1 AND (revision = $9 OR state = 'sending')";

/// Of a letter about restricted mail no bytes are kept from the start: they are empty, and not none.
const FORGOTTEN: &str = "SELECT message_id FROM outbox
    WHERE content IS NULL AND tried_at IS NOT NULL AND state <> 'sending' ORDER BY id";

/// Of what a kill left on its way and nobody is to be told of any more, nobody can say what became of it.
const CUT_OFF: &str = "UPDATE outbox SET state = 'unknown' WHERE state = 'sending' AND due_at IS NULL";

impl<'a> Owed<'a> {
    /// A letter about a kept message.
    pub(super) fn receipt(letter: &'a NewLetter, message_id: &'a str, message: i64) -> Self {
        Self {
            kind: letter.kind,
            message: Some(message),
            digest: None,
            detail: None,
            event: None,
            recipient: &letter.recipient,
            message_id,
            due_at: letter.due_at,
        }
    }

    /// A letter that tells an event.
    pub(super) fn event(kind: LetterKind, event: i64, letter: &'a DigestLetter, due_at: Timestamp) -> Self {
        Self {
            kind,
            message: None,
            digest: None,
            detail: Some(letter.detail),
            event: Some(event),
            recipient: &letter.recipient,
            message_id: &letter.message_id,
            due_at,
        }
    }
}

/// Puts a letter into the outbox; one with the same Message-ID is there already.
pub(super) async fn owe(writing: &mut Transacting, owed: &Owed<'_>) -> Result<(), RegisterError> {
    let row = values![
        owed.kind.as_str(),
        owed.message,
        owed.digest.map(|(consultation, _)| consultation),
        owed.digest.map(|(_, day)| day),
        owed.detail.map(words::detail_word),
        owed.recipient.name.as_str(),
        owed.recipient.address.as_str(),
        owed.recipient.domain(),
        Some(owed.recipient.address.to_lowercase()).filter(|key| words::fits_an_address(key)),
        owed.message_id,
        owed.due_at,
        false,
        owed.event,
    ];
    writing.execute(OWE, row).await?;
    Ok(())
}

impl Register {
    /// Notes that the letter is about to be sent as these bytes: durable before the first byte goes out. Not
    /// where letters are stopped.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim(
        &self,
        letter: LetterRef,
        bytes: &[u8],
        now: Timestamp,
    ) -> Result<Claim, RegisterError> {
        let mut writing = self.pools.writing().await?;
        if hold::keeps_in(&mut writing, letter.id).await? {
            return Ok(Claim::Stopped);
        }
        if writing.execute(CLAIM, values![letter.id, bytes.to_vec(), now, letter.revision]).await? == 0 {
            return Ok(Claim::Overtaken);
        }
        writing.commit().await?;
        Ok(Claim::Taken)
    }

    /// Notes what became of a try. `now` comes with its zone: the local time of sending is kept too.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn settle(
        &self,
        letter: LetterRef,
        state: &LetterState,
        now: &Zoned,
    ) -> Result<(), RegisterError> {
        let mut writing = self.pools.writing().await?;
        writing.execute(SETTLE, settled(letter, state, now)).await?;
        writing.commit().await
    }

    /// The Message-IDs, without angle brackets, of letters that were tried and whose words the register has let go of,
    /// because what they told of was erased, hidden or dismissed, or their time was over: a trial run has them in files.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forgotten_letters(&self) -> Result<Vec<String>, RegisterError> {
        let rows = self.pools.reading().await?.rows(FORGOTTEN, Vec::new()).await?;
        rows.iter().map(|row| row.cell(0)).collect()
    }

    /// Notes that of letters which are on their way and due no more nobody can say what became of them: who was sending
    /// them was killed. To be said only by who alone sends, and before it does.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn nobody_sends(&self) -> Result<(), RegisterError> {
        let mut writing = self.pools.writing().await?;
        writing.execute(CUT_OFF, Vec::new()).await?;
        writing.commit().await
    }
}

fn settled(letter: LetterRef, state: &LetterState, now: &Zoned) -> Vec<Value> {
    let (word, why, due_at) = match state {
        LetterState::Sent => ("sent", None, None),
        LetterState::Refused { why } => ("refused", Some(why.as_str()), None),
        LetterState::Deferred { why, due_at } => ("deferred", Some(why.as_str()), Some(*due_at)),
        LetterState::Unknown { why, due_at } => ("unknown", Some(why.as_str()), *due_at),
        LetterState::Expired { why } => ("expired", Some(why.as_str()), None),
    };
    let sent = (*state == LetterState::Sent).then_some(now);
    let local = sent.map(|at| at.strftime("%Y-%m-%d %H:%M:%S").to_string());
    let unknown = matches!(state, LetterState::Unknown { .. });
    let sent_at = sent.map(Zoned::timestamp);
    values![letter.id, word, why, due_at, sent_at, local, unknown, now.timestamp(), letter.revision]
}
