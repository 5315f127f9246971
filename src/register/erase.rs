//! A message erased on a decision: the sender's words and the sender go, and that something came in stays: when,
//! what kind, how large, under which number. The original is removed by who asks, after this is durable.
//!
//! The SHA-256 stays, of the original, of its copies and of what makes two originals the same mail. Without them the
//! mail, which may still lie in the mailbox, would come in again by itself with the next UIDVALIDITY.

use jiff::Timestamp;

use super::decision::{Act, Change, decide};
use super::door::{Transacting, values};
use super::error::{RegisterError, unreadable};
use super::record::Kept;
use super::replay::{forget, forget_history};
use super::same_mail::ContentKeys;
use super::target::references;
use super::{Decision, Register, mark, show, words};
use crate::fingerprint::Fingerprint;

/// What became of the wish to erase a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Erased {
    /// The register holds nothing of it any more.
    Now(Remains),
    /// The register held nothing of it before; what is left outside it is to be removed again.
    Already(Remains),
    /// Nothing is known under that name.
    Unknown,
}

/// What is left of an erased message outside the register, to be removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remains {
    /// What staff call the message: one name for each consultation, or that of its review.
    pub references: Vec<String>,
    /// Its original and those of its copies.
    pub originals: Vec<Fingerprint>,
}

/// Whether a message that is not erased, and that `$but` leaves in, has the bytes of `$fingerprint`. Who has them goes
/// before whatever was erased of the same content: they may be the only place where its words are.
macro_rules! lives {
    ($fingerprint:literal, $but:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM message l WHERE l.erased_at IS NULL AND ",
            $but,
            " AND (l.fingerprint = ",
            $fingerprint,
            " OR l.id = (SELECT k.message FROM copy k WHERE k.fingerprint = ",
            $fingerprint,
            ")))"
        )
    };
}

const IS_ERASED: &str = "SELECT erased_at IS NOT NULL FROM message WHERE id = $1";

const REVIEW: &str = "SELECT 'g' || id FROM review WHERE message = $1";

const ORIGINALS: &str = concat!(
    "SELECT o.fingerprint FROM (SELECT fingerprint, 0 AS place FROM message WHERE id = $1
        UNION ALL SELECT fingerprint, 1 FROM copy WHERE message = $1) o
    WHERE NOT ",
    lives!("o.fingerprint", "l.id <> $1"),
    " ORDER BY o.place, o.fingerprint"
);

const ERASE: &str = "UPDATE message
    SET erased_at = $2, evidence = '{}', sender_kind = NULL, organisation = NULL, organisation_key = NULL,
        sender_reference = NULL, original_name = NULL, original_address = NULL, original_at = NULL
    WHERE id = $1";

/// Nobody can do any more what it asked for.
const ASKS_NO_MORE: &str = "UPDATE response SET handled_at = $2
    WHERE message = $1 AND handled_at IS NULL AND kind IN ('question', 'extension_request', 'document_request')";

/// It does not wait for anybody any more.
const FORGET_REVIEW: &str = "UPDATE review
    SET reason = '', state = CASE state WHEN 'waiting' THEN 'erased' ELSE state END WHERE message = $1";

const REMAINS: &str = concat!(
    "SELECT e.fingerprint, e.id FROM (SELECT m.fingerprint, m.id FROM message m WHERE m.erased_at IS NOT NULL
        UNION SELECT c.fingerprint, m.id FROM copy c JOIN message m ON m.id = c.message
            WHERE m.erased_at IS NOT NULL) e
    WHERE NOT ",
    lives!("e.fingerprint", "l.id <> e.id"),
    " ORDER BY 1, 2"
);

const ERASED: &str = concat!(
    "SELECT m.id, EXISTS (SELECT 1 FROM response r WHERE r.message = m.id)
    FROM message m
    WHERE m.erased_at IS NOT NULL AND (m.fingerprint = $1 OR m.content_key IN ($2, $3)
        OR m.id = (SELECT c.message FROM copy c WHERE c.fingerprint = $1))
        AND NOT ",
    lives!("$1", "TRUE"),
    " ORDER BY m.id LIMIT 1"
);

impl Register {
    /// Erases the message that `reference` names, with a row in its history. Whatever it came to, the originals that are
    /// told are to be removed, and the files of letters ([`Register::forgotten_letters`]): a kill in between leaves
    /// them, and erasing again tells them again. The log is emptied by who asks ([`Register::empty_log`]).
    ///
    /// # Errors
    /// When the database fails; then nothing of it is written.
    pub async fn erase(&self, reference: &str, decision: &Decision) -> Result<Erased, RegisterError> {
        let mut writing = self.pools.writing().await?;
        mark::record_together(&mut writing).await?;
        let Some(message) = show::named(&mut writing, reference).await? else { return Ok(Erased::Unknown) };
        let row = writing.row(IS_ERASED, values![message]).await?;
        let is_erased: bool = row.ok_or_else(|| unreadable("a reference without its message"))?.cell(0)?;
        let remains = remains(&mut writing, message).await?;
        if !is_erased {
            erase(&mut writing, message, decision.at).await?;
            let what = "personuppgifter och original borttagna".to_owned();
            let references = remains.references.join(", ");
            let change = Change::plain(message, &references, Act::Erase, what);
            decide(&mut writing, change, decision).await?;
            writing.commit().await?;
        }
        Ok(if is_erased { Erased::Already(remains) } else { Erased::Now(remains) })
    }

    /// The originals of erased messages, each with what staff call the message: they must not be there any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erased_originals(&self) -> Result<Vec<(Fingerprint, String)>, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let mut erased = Vec::new();
        for row in reading.rows(REMAINS, Vec::new()).await? {
            let fingerprint = words::fingerprint(&row.cell::<String>(0)?)?;
            let names = names(&mut reading, row.cell(1)?).await?;
            erased.push((fingerprint, names.into_iter().next().unwrap_or_default()));
        }
        Ok(erased)
    }

    /// Those of `kept` that were erased and come again. Nothing of them is kept.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erased_among(
        &self,
        kept: impl Iterator<Item = &Kept>,
    ) -> Result<Vec<Fingerprint>, RegisterError> {
        let mut kept = kept.peekable();
        let mut erased = Vec::new();
        if kept.peek().is_none() {
            return Ok(erased);
        }
        let mut reading = self.pools.reading().await?;
        for kept in kept {
            if known(&mut reading, kept.fingerprint, &ContentKeys::of(kept)).await?.is_some() {
                erased.push(kept.fingerprint);
            }
        }
        Ok(erased)
    }
}

/// The erased message that a mail of this SHA-256 and content is, with its state in the ledger; none where it is none.
pub(super) async fn known(
    reading: &mut Transacting,
    fingerprint: Fingerprint,
    keys: &ContentKeys,
) -> Result<Option<(i64, &'static str)>, RegisterError> {
    let cells = values![fingerprint.to_string(), keys.open.as_deref(), keys.sealed.as_deref()];
    let Some(row) = reading.row(ERASED, cells).await? else { return Ok(None) };
    Ok(Some((row.cell(0)?, if row.cell(1)? { "filed" } else { "review" })))
}

/// What staff call a message, where it is registered or not.
async fn names(reading: &mut Transacting, message: i64) -> Result<Vec<String>, RegisterError> {
    let references = references(reading, message).await?;
    if !references.is_empty() {
        return Ok(references);
    }
    reading.rows(REVIEW, values![message]).await?.iter().map(|row| row.cell(0)).collect()
}

async fn remains(reading: &mut Transacting, message: i64) -> Result<Remains, RegisterError> {
    let originals = reading.rows(ORIGINALS, values![message]).await?;
    let originals = originals.iter().map(|row| words::fingerprint(&row.cell::<String>(0)?));
    let originals = originals.collect::<Result<_, _>>()?;
    Ok(Remains { references: names(reading, message).await?, originals })
}

async fn erase(writing: &mut Transacting, message: i64, at: Timestamp) -> Result<(), RegisterError> {
    forget(writing, message, "uppgifterna är borttagna").await?;
    writing.execute(ERASE, values![message, at]).await?;
    writing.execute(ASKS_NO_MORE, values![message, at]).await?;
    writing.execute(FORGET_REVIEW, values![message]).await?;
    forget_history(writing, message).await
}
