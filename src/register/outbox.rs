//! The outbox: the decision that a letter is owed, and what became of it. Wording and sending happen
//! elsewhere, and may happen again: a letter keeps its Message-ID through every try.

use std::collections::BTreeMap;

use jiff::{Timestamp, Zoned, civil::Date};

use super::door::{Row, Transacting, Value, values};
use super::error::{RegisterError, unreadable};
use super::record::NewLetter;
use super::{Register, words};
use crate::consultation::Detail;
use crate::diary_number::DiaryNumber;
use crate::letter_id::LetterKind;
use crate::message::Address;

/// A letter in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterRef(pub(super) i64);

/// A letter that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLetter {
    /// Which letter.
    pub id: LetterRef,
    /// What kind of letter.
    pub kind: LetterKind,
    /// Who gets it.
    pub recipient: Address,
    /// Its signed Message-ID without angle brackets.
    pub message_id: String,
    /// How often it has been tried.
    pub tries: u32,
    /// When it was tried first.
    pub first_tried_at: Option<Timestamp>,
    /// The latest try ended without an answer after the final dot.
    pub was_unknown: bool,
    /// The bytes that went out before, to be sent again unchanged; none before the first try.
    pub bytes: Option<Vec<u8>>,
    /// What it speaks of.
    pub about: About,
}

/// What a letter speaks of, as far as the register has to say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// One kept mail: [`Register::receipt_facts`] tells of it.
    Message,
    /// A day's report on a consultation: [`Register::digest_facts`] tells of it.
    Digest {
        /// Which case.
        diary_number: DiaryNumber,
        /// The day of the report.
        day: Date,
        /// The end of the report before.
        since: Option<Timestamp>,
        /// How far it tells.
        until: Timestamp,
        /// How much this recipient's report may say.
        detail: Detail,
    },
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

/// How many acknowledgements went out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SentCounts {
    /// All of them.
    pub total: u64,
    /// By the recipient's mail domain, lower case.
    pub by_domain: BTreeMap<String, u64>,
}

/// A letter to be put into the outbox.
pub(super) struct Owed<'a> {
    pub(super) kind: LetterKind,
    pub(super) message: Option<i64>,
    pub(super) digest: Option<(&'a str, &'a str, Detail)>,
    pub(super) recipient: &'a Address,
    pub(super) message_id: &'a str,
    pub(super) due_at: Timestamp,
}

const OWE: &str = "INSERT INTO outbox
    (kind, message, consultation, day, detail, recipient_name, recipient, recipient_domain,
     message_id, state, due_at, tries)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10, 0)
    ON CONFLICT (message_id) DO NOTHING";

/// A letter that a kill left in `sending` is due at once: its due time lies in the past.
const DUE: &str =
    "SELECT o.id, o.kind, o.recipient_name, o.recipient, o.message_id, o.tries, o.first_tried_at,
        o.content, o.consultation, o.day, o.detail, d.since, d.until, o.state = 'unknown'
    FROM outbox o
    LEFT JOIN digest d ON d.consultation = o.consultation AND d.day = o.day
    WHERE o.state IN ('waiting', 'sending', 'deferred', 'unknown') AND o.due_at <= $1
    ORDER BY o.due_at, o.id LIMIT $2";

const CLAIM: &str = "UPDATE outbox
    SET state = 'sending', content = $2, tries = tries + 1, tried_at = $3,
        first_tried_at = coalesce(first_tried_at, $3)
    WHERE id = $1 AND state IN ('waiting', 'sending', 'deferred', 'unknown')";

const SETTLE: &str = "UPDATE outbox
    SET state = $2, error = $3, due_at = $4, sent_at = $5, sent_local = $6 WHERE id = $1";

const NEXT_DUE: &str = "SELECT min(due_at) FROM outbox
    WHERE state IN ('waiting', 'sending', 'deferred', 'unknown')";

const SENT_SINCE: &str = "SELECT recipient_domain, count(*) FROM outbox
    WHERE kind = 'ack' AND state IN ('sent', 'sending', 'unknown') AND tried_at >= $1
    GROUP BY recipient_domain";

impl<'a> Owed<'a> {
    /// A letter about a kept message.
    pub(super) fn receipt(letter: &'a NewLetter, message: i64) -> Self {
        Self {
            kind: letter.kind,
            message: Some(message),
            digest: None,
            recipient: &letter.recipient,
            message_id: &letter.message_id,
            due_at: letter.due_at,
        }
    }
}

/// Puts a letter into the outbox; one with the same Message-ID is there already.
pub(super) async fn owe(writing: &mut Transacting, owed: &Owed<'_>) -> Result<(), RegisterError> {
    let row = values![
        owed.kind.as_str(),
        owed.message,
        owed.digest.map(|(consultation, ..)| consultation),
        owed.digest.map(|(_, day, _)| day),
        owed.digest.map(|(.., detail)| words::detail_word(detail)),
        owed.recipient.name.as_str(),
        owed.recipient.address.as_str(),
        owed.recipient.domain(),
        owed.message_id,
        owed.due_at,
    ];
    writing.execute(OWE, row).await?;
    Ok(())
}

impl Register {
    /// The letters that are due at `now`, longest due first. A letter left in sending by a kill is
    /// among them, so ask only when every letter claimed before has been settled.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_letters(&self, now: Timestamp, limit: u32) -> Result<Vec<DueLetter>, RegisterError> {
        let mut reading = self.pools.reading().await?;
        reading.rows(DUE, values![now, limit]).await?.iter().map(due_letter).collect()
    }

    /// Notes that the letter is about to be sent as these bytes: durable before the first byte goes out.
    ///
    /// # Errors
    /// When the database fails, or the letter is settled for good.
    pub async fn claim(&self, letter: LetterRef, bytes: &[u8], now: Timestamp) -> Result<(), RegisterError> {
        let mut writing = self.pools.writing().await?;
        if writing.execute(CLAIM, values![letter.0, bytes.to_vec(), now]).await? == 0 {
            return Err(RegisterError::Settled);
        }
        writing.commit().await
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

    /// When the next letter is due; none when none waits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_due(&self) -> Result<Option<Timestamp>, RegisterError> {
        let row = self.pools.reading().await?.row(NEXT_DUE, Vec::new()).await?;
        row.map_or(Ok(None), |row| row.time(0))
    }

    /// How many acknowledgements went out, or may have, since `since`: what the hourly limits count.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sent_since(&self, since: Timestamp) -> Result<SentCounts, RegisterError> {
        let mut counts = SentCounts::default();
        for row in self.pools.reading().await?.rows(SENT_SINCE, values![since]).await? {
            let count = words::unsigned(row.cell(1)?)?;
            counts.total += count;
            counts.by_domain.insert(row.cell(0)?, count);
        }
        Ok(counts)
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
    values![letter.0, word, why, due_at, sent.map(Zoned::timestamp), local]
}

fn due_letter(row: &Row) -> Result<DueLetter, RegisterError> {
    Ok(DueLetter {
        id: LetterRef(row.cell(0)?),
        kind: words::letter_kind(&row.cell::<String>(1)?)?,
        recipient: Address { name: row.cell(2)?, address: row.cell(3)? },
        message_id: row.cell(4)?,
        tries: words::uid(row.cell(5)?)?,
        first_tried_at: row.time(6)?,
        bytes: row.cell(7)?,
        was_unknown: row.cell(13)?,
        about: about(row)?,
    })
}

fn about(row: &Row) -> Result<About, RegisterError> {
    let Some(number) = row.cell::<Option<String>>(8)? else { return Ok(About::Message) };
    Ok(About::Digest {
        diary_number: words::diary_number(&number)?,
        day: words::date(&row.cell::<String>(9)?)?,
        detail: words::detail(&row.cell::<String>(10)?)?,
        since: row.time(11)?,
        until: row.time(12)?.ok_or_else(|| unreadable("a digest without an end"))?,
    })
}
