//! What a retention rule speaks of, and since when each is kept. Which of it is due is judged in `crate::retention`.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::door::{Row, values};
use super::error::{RegisterError, unreadable};
use super::record::keep::remember;
use super::{Decision, Register, words};

/// A registered message that was not erased and that no person has to look at any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMessage {
    /// What staff call it.
    pub reference: String,
    /// The first consultation it is registered under.
    pub consultation: String,
    /// Its time is counted from this day: the last on which any of its consultations was open to anybody, or that of
    /// its arrival.
    pub since: Date,
    /// A name of it that does not stand in the diary system.
    pub not_carried_over: Option<String>,
    /// A name of it under which it asks for what is not handled.
    pub not_handled: Option<String>,
}

/// A letter that was sent or given up, and whose words are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLetter {
    id: i64,
    message: Option<i64>,
    /// Its Message-ID without angle brackets.
    pub message_id: String,
    /// The consultation that it is about, where it is about one.
    pub consultation: Option<String>,
    /// The day it was sent or last tried.
    pub since: Date,
}

const MESSAGES: &str = "SELECT m.id, r.consultation, r.serial, c.deadline, m.local_day,
        (SELECT max(e.until) FROM extension e WHERE e.consultation = r.consultation),
        r.document_number IS NOT NULL,
        r.kind NOT IN ('question', 'extension_request', 'document_request') OR r.handled_at IS NOT NULL
    FROM response r
    JOIN message m ON m.id = r.message
    JOIN consultation c ON c.diary_number = r.consultation
    WHERE m.erased_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM review v WHERE v.message = m.id AND v.state = 'waiting')
    ORDER BY m.id, r.consultation";

/// What is due again is not given up.
const LETTERS: &str =
    "SELECT o.id, o.message, o.message_id, CASE WHEN o.state = 'sent' THEN o.sent_at ELSE o.tried_at END,
        coalesce(o.consultation, e.consultation,
            (SELECT min(r.consultation) FROM response r WHERE r.message = o.message))
    FROM outbox o LEFT JOIN event e ON e.id = o.event
    WHERE o.content IS NOT NULL AND o.due_at IS NULL AND o.tried_at IS NOT NULL
    ORDER BY o.id";

const FORGET: &str = "UPDATE outbox SET content = NULL, revision = revision + 1
    WHERE id = $1 AND due_at IS NULL AND content IS NOT NULL";

impl Register {
    /// The messages that a rule about personal data speaks of, in the order they were recorded.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn kept_messages(&self) -> Result<Vec<KeptMessage>, RegisterError> {
        let rows = self.pools.reading().await?.rows(MESSAGES, Vec::new()).await?;
        let (mut kept, mut last): (Vec<KeptMessage>, Option<i64>) = (Vec::new(), None);
        for row in &rows {
            let (message, one) = (row.cell(0)?, kept_message(row)?);
            match kept.last_mut().filter(|_| last == Some(message)) {
                // Under several consultations it is kept as long as the longest, and until all of it is done.
                Some(before) => {
                    before.since = before.since.max(one.since);
                    before.not_carried_over = before.not_carried_over.take().or(one.not_carried_over);
                    before.not_handled = before.not_handled.take().or(one.not_handled);
                }
                None => kept.push(one),
            }
            last = Some(message);
        }
        Ok(kept)
    }

    /// The letters that a rule about letters speaks of, in the order they were owed; their days in `zone`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn kept_letters(&self, zone: &TimeZone) -> Result<Vec<KeptLetter>, RegisterError> {
        let rows = self.pools.reading().await?.rows(LETTERS, Vec::new()).await?;
        rows.iter().map(|row| kept_letter(row, zone)).collect()
    }

    /// Removes the words of these letters, all or none; how many there were.
    ///
    /// # Errors
    /// When the database fails; then nothing of it is written.
    pub async fn forget_letters(
        &self,
        letters: &[KeptLetter],
        decision: &Decision,
    ) -> Result<u64, RegisterError> {
        let mut writing = self.pools.writing().await?;
        let reason = decision.reason.as_deref().unwrap_or_default();
        let mut forgotten = 0;
        for letter in letters {
            if writing.execute(FORGET, values![letter.id]).await? == 0 {
                continue;
            }
            forgotten += 1;
            if let Some(message) = letter.message {
                // No act: what a person decides about a message, judging it again must not undo. This is about a letter.
                let told = format!("brevets ord borttagna enligt {reason}; begärt av {}", decision.who);
                remember(&mut writing, message, decision.at, told).await?;
            }
        }
        writing.commit().await?;
        Ok(forgotten)
    }
}

fn kept_message(row: &Row) -> Result<KeptMessage, RegisterError> {
    let (consultation, serial): (String, i64) = (row.cell(1)?, row.cell(2)?);
    let days = [row.cell::<Option<String>>(3)?, row.cell(4)?, row.cell(5)?];
    let days = days.iter().flatten().map(|day| words::date(day)).collect::<Result<Vec<_>, _>>()?;
    let since = days.into_iter().max().ok_or_else(|| unreadable("a day"))?;
    let reference = format!("{consultation}-{serial}");
    let (is_carried_over, is_handled): (bool, bool) = (row.cell(6)?, row.cell(7)?);
    Ok(KeptMessage {
        not_carried_over: (!is_carried_over).then(|| reference.clone()),
        not_handled: (!is_handled).then(|| reference.clone()),
        reference,
        consultation,
        since,
    })
}

fn kept_letter(row: &Row, zone: &TimeZone) -> Result<KeptLetter, RegisterError> {
    let since = row.time(3)?.ok_or_else(|| unreadable("a letter's time"))?;
    Ok(KeptLetter {
        id: row.cell(0)?,
        message: row.cell(1)?,
        message_id: row.cell(2)?,
        consultation: row.cell(4)?,
        since: since.to_zoned(zone.clone()).date(),
    })
}
