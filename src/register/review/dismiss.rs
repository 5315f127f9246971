//! Dismissing: what was kept of a message that is none of ours goes, from every table, and after that its originals.
//! Left is that something was dismissed, by whom and why, the numbers that it had had and that were cancelled, and its
//! UIDs, which are ignored like others.
//!
//! The register goes first and notes which originals are still to be removed: a kill between the two leaves files that
//! nothing speaks of but that note, and the next start removes them. The other way round it would leave a row
//! without its original, which looks like a loss.

use super::super::decision::Decision;
use super::super::door::{Row, Transacting, values};
use super::super::error::RegisterError;
use super::super::replay::hide::forget_reviews;
use super::super::replay::standing::take;
use super::super::{Register, Standing, mark, show, words};
use super::letter;
use super::undo::Undone;
use crate::fingerprint::Fingerprint;

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dismissed {
    /// It is gone from the register, and these are its originals.
    Done(Unremoved),
    /// Somebody else decided meanwhile, or it was judged anew: nothing is done.
    Overtaken,
    /// A server is being given the letter about it at this moment: nothing is done.
    OnItsWay,
    /// Its sender has had a letter of ours about it: that something came in stays. Nothing is done.
    Answered,
}

/// A dismissal whose originals have still to be removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unremoved {
    review: i64,
    /// The originals.
    pub originals: Vec<Fingerprint>,
}

impl Unremoved {
    /// What staff called the review.
    #[must_use]
    pub fn reference(&self) -> String {
        format!("g{}", self.review)
    }
}

const REVIEW: &str = "SELECT id FROM review WHERE message = $1 AND state = 'waiting'";
const ORIGINALS: &str = "SELECT fingerprint FROM message WHERE id = $1
    UNION SELECT fingerprint FROM copy WHERE message = $1 ORDER BY 1";

/// Were nothing known of the mail any more, it could be answered twice.
const ANSWERED: &str = "SELECT id FROM outbox
    WHERE message = $1 AND kind = 'ack' AND (sent_at IS NOT NULL OR was_unknown OR state IN ('sent', 'unknown'))";

const DISMISSAL: &str = "INSERT INTO dismissal (review, at, at_local, who, reason, originals, cancelled)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

const CANCELLED: &str = "SELECT before FROM history
    WHERE message = $1 AND act IN ('assign', 'undo') AND field IN ('registered', 'consultation')
        AND before IS NOT NULL AND (act = 'undo' OR field = 'consultation')
    ORDER BY id";

const LEDGER: &str = "UPDATE ledger
    SET state = 'ignored', message = NULL, reason = NULL, next_try = NULL, dismissal = $2 WHERE message = $1";

/// That a letter went out stays, without whom it was about and to whom it went: its Message-ID would tell the mail.
const FORGET_LETTER: &str = "UPDATE outbox
    SET message = NULL, recipient_name = '', recipient = '', recipient_domain = '', recipient_key = NULL,
        message_id = 'avfärdat/' || id, content = NULL, error = NULL, due_at = NULL, revision = revision + 1
    WHERE message = $1";
const FORGET_REPORTS: &str =
    "DELETE FROM delivery_report WHERE letter IN (SELECT id FROM outbox WHERE message = $1)";

/// The history lets go of what is dismissed, and of nothing else.
const STATE: &str = "UPDATE review SET state = 'dismissed' WHERE message = $1";

const FORGET: [&str; 5] = [
    "DELETE FROM attachment WHERE message = $1",
    "DELETE FROM copy WHERE message = $1",
    "DELETE FROM history WHERE message = $1",
    "DELETE FROM review WHERE message = $1",
    "DELETE FROM message WHERE id = $1",
];

const UNDO_OF_HISTORY: &str = "DELETE FROM history WHERE message = $1 AND undoes IS NOT NULL";

const UNREMOVED: &str = "SELECT review, originals FROM dismissal WHERE originals IS NOT NULL ORDER BY review";
const REMOVED: &str = "UPDATE dismissal SET originals = NULL WHERE review = $1";
const IS_KEPT: &str =
    "SELECT 1 FROM message WHERE fingerprint = $1 UNION SELECT 1 FROM copy WHERE fingerprint = $1";

const DISMISSED: &str = "SELECT 1 FROM dismissal WHERE review = $1";
const UNDISMISS: &str = "UPDATE dismissal SET undone_at = $2, undone_by = $3
    WHERE review = $1 AND undone_at IS NULL";

/// UIDs of a folder that began anew mean other mail by now.
const READ_AGAIN: &str = "UPDATE ledger
    SET state = 'failed', tries = 0, reason = 'a dismissal was taken back: to be read again', next_try = $2,
        dismissal = NULL
    WHERE dismissal = $1 AND folder IN (SELECT f.id FROM folder f WHERE f.is_current)";

impl Register {
    /// Dismisses a message that waits for a person and is registered nowhere.
    ///
    /// # Errors
    /// When the database fails; then nothing is done.
    pub async fn dismiss(&self, seen: &Standing, decision: &Decision) -> Result<Dismissed, RegisterError> {
        let mut writing = self.pools.writing().await?;
        mark::record_alone(&mut writing).await?;
        if !take(&mut writing, seen).await? {
            return Ok(Dismissed::Overtaken);
        }
        let message = seen.message;
        let Some(review) = writing.row(REVIEW, values![message]).await? else {
            return Ok(Dismissed::Overtaken);
        };
        let review: i64 = review.cell(0)?;
        if letter::withdraw(&mut writing, message).await?.is_none() {
            return Ok(Dismissed::OnItsWay);
        }
        // Now that nobody can be sending it meanwhile.
        if writing.row(ANSWERED, values![message]).await?.is_some() {
            return Ok(Dismissed::Answered);
        }
        let originals = originals(&writing.rows(ORIGINALS, values![message]).await?)?;
        let cancelled = cancelled(&mut writing, message).await?;
        note(&mut writing, review, (&originals, cancelled), decision).await?;
        forget(&mut writing, message, review).await?;
        writing.commit().await?;
        Ok(Dismissed::Done(Unremoved { review, originals }))
    }

    /// The dismissals whose originals have still to be removed: a kill came between.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unremoved(&self) -> Result<Vec<Unremoved>, RegisterError> {
        let rows = self.pools.reading().await?.rows(UNREMOVED, Vec::new()).await?;
        rows.iter().map(unremoved).collect()
    }

    /// The originals of a dismissal that nothing kept goes back to: the same mail may have come in once more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn to_be_removed(&self, dismissal: &Unremoved) -> Result<Vec<Fingerprint>, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let mut nobodys = Vec::new();
        for original in &dismissal.originals {
            if reading.row(IS_KEPT, values![original.to_string()]).await?.is_none() {
                nobodys.push(*original);
            }
        }
        Ok(nobodys)
    }

    /// Notes that the originals of a dismissal are gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn removed(&self, dismissal: &Unremoved) -> Result<(), RegisterError> {
        let mut writing = self.pools.writing().await?;
        writing.execute(REMOVED, values![dismissal.review]).await?;
        writing.commit().await
    }
}

async fn note(
    writing: &mut Transacting,
    review: i64,
    (originals, cancelled): (&[Fingerprint], Option<String>),
    decision: &Decision,
) -> Result<(), RegisterError> {
    let listed = originals.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let reason = decision.reason.as_deref().unwrap_or_default();
    let row =
        values![review, decision.at, decision.at_local(), decision.who.as_str(), reason, listed, cancelled];
    writing.execute(DISMISSAL, row).await?;
    Ok(())
}

/// The numbers that a message had before they were cancelled; none where it had none.
async fn cancelled(reading: &mut Transacting, message: i64) -> Result<Option<String>, RegisterError> {
    let rows = reading.rows(CANCELLED, values![message]).await?;
    let all = rows.iter().map(|row| row.cell::<String>(0)).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(all.join(", ")).filter(|all| !all.is_empty()))
}

async fn forget(writing: &mut Transacting, message: i64, review: i64) -> Result<(), RegisterError> {
    forget_reviews(writing, message).await?;
    writing.execute(LEDGER, values![message, review]).await?;
    writing.execute(FORGET_REPORTS, values![message]).await?;
    writing.execute(FORGET_LETTER, values![message]).await?;
    writing.execute(STATE, values![message]).await?;
    writing.execute(UNDO_OF_HISTORY, values![message]).await?;
    for sql in FORGET {
        writing.execute(sql, values![message]).await?;
    }
    Ok(())
}

fn originals(rows: &[Row]) -> Result<Vec<Fingerprint>, RegisterError> {
    rows.iter().map(|row| words::fingerprint(&row.cell::<String>(0)?)).collect()
}

fn unremoved(row: &Row) -> Result<Unremoved, RegisterError> {
    let listed: String = row.cell(1)?;
    let originals = listed.split_whitespace().map(words::fingerprint).collect::<Result<_, _>>()?;
    Ok(Unremoved { review: row.cell(0)?, originals })
}

/// Has what was dismissed read again by the next pass.
pub(super) async fn read_again(
    writing: &mut Transacting,
    reference: &str,
    decision: &Decision,
) -> Result<Undone, RegisterError> {
    let Some(review) = show::review(reference) else { return Ok(Undone::Unknown) };
    if writing.row(DISMISSED, values![review]).await?.is_none() {
        return Ok(Undone::Unknown);
    }
    let undone = values![review, decision.at, decision.who.as_str()];
    if writing.execute(UNDISMISS, undone).await? == 0 {
        return Ok(Undone::Nothing);
    }
    Ok(Undone::ReadAgain(writing.execute(READ_AGAIN, values![review, decision.at]).await?))
}
