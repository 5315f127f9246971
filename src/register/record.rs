//! Recording a batch: what was found at each UID, and the messages that are kept, in one transaction
//! with their letters and the cursor. A kill leaves all of a batch or nothing.

pub(super) mod again;
pub(super) mod alike;
pub(super) mod by_hand;
pub(super) mod chain;
pub(super) mod facts;
pub(super) mod keep;
pub(super) mod response;
mod right;

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::DateTime};

use super::decision::Decision;
use super::door::{Transacting, Value, values};
use super::error::RegisterError;
use super::folders::FolderId;
use super::{Register, delivery, mark};
use crate::consultation::Channel;
use crate::fingerprint::Fingerprint;
use crate::letter_id::{LetterId, LetterKey, LetterKind, Seal};
use crate::message::{Address, Message};
use crate::recognition::{DeliveryReport, Outcome, Verdict};
use crate::sketch::Sketch;

/// Some messages of one folder, or of an import, to be recorded together.
#[derive(Debug)]
pub struct Batch {
    /// The folder they lie in; none for an import.
    pub folder: Option<FolderId>,
    /// The UID the cursor may advance to: everything up to it is recorded with this batch or before.
    pub cursor: Option<u32>,
    /// What was found.
    pub entries: Vec<Entry>,
    /// The time of recording.
    pub now: Timestamp,
}

/// What was found at one place.
#[derive(Debug)]
pub struct Entry {
    /// Its UID in the batch's folder; none for an import.
    pub uid: Option<u32>,
    /// What it turned out to be.
    pub finding: Finding,
}

/// What a listed message turned out to be.
#[derive(Debug)]
pub enum Finding {
    /// None of our business: the UID and this word are all that is kept.
    Ignored,
    /// The same, and a machine told in it what became of a letter of ours: that fact is tied to the letter, and
    /// nothing else of it is kept.
    Reported {
        /// What was told.
        report: Box<DeliveryReport>,
        /// When it reached us; the same however often the mail is read, so that a report is kept once.
        at: Timestamp,
    },
    /// The server listed it, but it was not there when fetched.
    Gone,
    /// It broke something and is to be tried again.
    Failed {
        /// What broke, in words for an operator; never the sender's.
        reason: String,
        /// When to try again.
        next_try: Timestamp,
    },
    /// It is filed, or waits for a person.
    Kept(Box<Kept>),
}

/// A message that is filed or waits for a person. Its original must be durable already.
#[derive(Debug)]
pub struct Kept {
    /// The SHA-256 of the raw bytes.
    pub fingerprint: Fingerprint,
    /// How many raw bytes there are.
    pub size: u64,
    /// The message as read, with the SHA-256 of its attachments where they were worked out.
    pub message: Message,
    /// What was judged.
    pub verdict: Verdict,
    /// The arrival on the municipality's calendar and clock.
    pub local_arrival: DateTime,
    /// What the IMAP server said at this reading, whatever the arrival rests on.
    pub internal_date: Option<Timestamp>,
    /// What the sender wrote, to be compared with other answers; none where it is too short for that.
    pub sketch: Option<Sketch>,
    /// How it came to us.
    pub channel: Channel,
    /// It lay in the Junk folder.
    pub junk: bool,
    /// The letter that is owed for it, unless one is owed for the same mail already.
    pub letter: Option<NewLetter>,
    /// What the words of a restricted mail are known again by, without a digest that tells who guesses them.
    pub letter_key: LetterKey,
}

/// A letter to be sent.
#[derive(Debug, Clone)]
pub struct NewLetter {
    /// What kind of letter.
    pub kind: LetterKind,
    /// Who gets it.
    pub recipient: Address,
    /// What signs its Message-ID.
    pub seal: Seal,
    /// When it may be sent.
    pub due_at: Timestamp,
}

impl NewLetter {
    /// Its Message-ID without angle brackets, when `about` is the first original of the mail: whichever
    /// copy it is owed for, it is the same letter.
    pub(super) fn message_id(&self, about: Fingerprint) -> String {
        self.seal.message_id(LetterId { kind: self.kind, about })
    }
}

/// What became of a kept message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filed {
    /// It is new here, or now that a person said when it came it can be filed.
    New {
        /// What staff call it: `Ks 1216/2018-3` for each consultation, or `g12` for a review.
        references: Vec<String>,
    },
    /// The same mail is here already, and goes on waiting with the arrival that a person says now.
    Dated {
        /// What staff call it.
        reference: String,
        /// The arrival, on the municipality's calendar and clock.
        arrived: String,
    },
    /// The same mail is here already: nothing more is filed.
    Already,
}

/// One row of the ledger.
struct LedgerRow {
    state: &'static str,
    tries: i64,
    reason: Option<String>,
    next_try: Option<Timestamp>,
    message: Option<i64>,
}

const LEDGER: &str = "INSERT INTO ledger (folder, uid, state, tries, reason, next_try, message)";

/// A UID ends in one state: only a failed one, or one of which a message is now kept, changes.
const LEDGER_CONFLICT: &str = "ON CONFLICT (folder, uid) DO UPDATE
    SET state = excluded.state, tries = ledger.tries + excluded.tries, reason = excluded.reason,
        next_try = excluded.next_try, message = excluded.message
    WHERE ledger.state = 'failed' OR excluded.message IS NOT NULL";

const ADVANCE: &str = "UPDATE folder SET cursor = $2 WHERE id = $1 AND cursor < $2";

impl Register {
    /// Records a batch in one transaction: all of it is durable when this returns, or nothing is.
    /// Returns what became of each kept message, in order.
    ///
    /// # Errors
    /// When the database fails, or a verdict names a consultation that was never synchronised.
    pub async fn record(&self, batch: &Batch) -> Result<Vec<Filed>, RegisterError> {
        self.record_all(batch, None).await
    }

    /// The same of mail that a person hands over, who may say of one that waits when it came: that is a decision.
    ///
    /// # Errors
    /// As of [`Register::record`].
    pub async fn record_handed_over(
        &self,
        batch: &Batch,
        decision: &Decision,
    ) -> Result<Vec<Filed>, RegisterError> {
        self.record_all(batch, Some(decision)).await
    }

    async fn record_all(
        &self,
        batch: &Batch,
        decision: Option<&Decision>,
    ) -> Result<Vec<Filed>, RegisterError> {
        let mut writing = self.pools.writing().await?;
        mark::record_together(&mut writing).await?;
        let mut filed = Vec::new();
        let mut ledger = BTreeMap::new();
        for entry in &batch.entries {
            let row = enter(&mut writing, entry, (batch.now, decision), &mut filed).await?;
            if let Some(uid) = entry.uid {
                ledger.insert(uid, row);
            }
        }
        if let Some(folder) = batch.folder {
            let rows = ledger.into_iter().map(|(uid, row)| row.values(folder, uid)).collect();
            writing.insert(LEDGER, LEDGER_CONFLICT, rows).await?;
            if let Some(cursor) = batch.cursor {
                writing.execute(ADVANCE, values![folder.0, cursor]).await?;
            }
        }
        writing.commit().await?;
        Ok(filed)
    }
}

async fn enter(
    writing: &mut Transacting,
    entry: &Entry,
    (now, decision): (Timestamp, Option<&Decision>),
    filed: &mut Vec<Filed>,
) -> Result<LedgerRow, RegisterError> {
    Ok(match &entry.finding {
        Finding::Ignored => LedgerRow::plain("ignored"),
        Finding::Reported { report, at } => {
            delivery::tie(writing, report, *at, now).await?;
            LedgerRow::plain("ignored")
        }
        Finding::Gone => LedgerRow::plain("gone"),
        Finding::Failed { reason, next_try } => LedgerRow {
            tries: 1,
            reason: Some(reason.clone()),
            next_try: Some(*next_try),
            ..LedgerRow::plain("failed")
        },
        // Promise 2: whatever a caller thinks, nothing of an ignored mail is kept.
        Finding::Kept(kept) if kept.verdict.outcome == Outcome::Ignored => LedgerRow::plain("ignored"),
        Finding::Kept(kept) => {
            let (message, state, outcome) = keep::keep(writing, kept, now, decision).await?;
            filed.push(outcome);
            LedgerRow { message: Some(message), ..LedgerRow::plain(state) }
        }
    })
}

impl LedgerRow {
    fn plain(state: &'static str) -> Self {
        Self { state, tries: 0, reason: None, next_try: None, message: None }
    }

    fn values(self, folder: FolderId, uid: u32) -> Vec<Value> {
        values![folder.0, uid, self.state, self.tries, self.reason, self.next_try, self.message]
    }
}
