//! The daily report on a consultation: once a day, and what it tells.

mod tell;

use jiff::{Timestamp, civil::Date};

use super::door::values;
use super::error::{RegisterError, unreadable};
use super::outbox::{self, Owed};
use super::{Register, words};
use crate::consultation::Detail;
use crate::diary_number::DiaryNumber;
use crate::letter_id::LetterKind;
use crate::message::Address;

/// One day's report on one consultation: it tells of `(since, until]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestRun {
    /// Which case.
    pub diary_number: DiaryNumber,
    /// The day of the report on the municipality's calendar.
    pub day: Date,
    /// The end of the report before; none for the first.
    pub since: Option<Timestamp>,
    /// How far it tells.
    pub until: Timestamp,
}

/// A report's letter to one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestLetter {
    /// Who gets it.
    pub recipient: Address,
    /// How much it may say.
    pub detail: Detail,
    /// Its signed Message-ID without angle brackets.
    pub message_id: String,
}

/// What became of planning a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigestPlanned {
    /// Its letters are in the outbox.
    Now,
    /// That day's report was planned before: nothing is added.
    Already,
}

const LAST: &str = "SELECT day, since, until FROM digest WHERE consultation = $1 ORDER BY day DESC LIMIT 1";

const PLAN: &str = "INSERT INTO digest (consultation, day, since, until) VALUES ($1, $2, $3, $4)
    ON CONFLICT (consultation, day) DO NOTHING";

impl Register {
    /// The latest report planned for a consultation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_digest(&self, number: &DiaryNumber) -> Result<Option<DigestRun>, RegisterError> {
        let row = self.pools.reading().await?.row(LAST, values![number.to_string()]).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(DigestRun {
            diary_number: number.clone(),
            day: words::date(&row.cell::<String>(0)?)?,
            since: row.time(1)?,
            until: row.time(2)?.ok_or_else(|| unreadable("a digest without an end"))?,
        }))
    }

    /// Plans a day's report with its letters, in one transaction and once a day. With no letters the
    /// day is noted as told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn plan_digest(
        &self,
        run: &DigestRun,
        letters: &[DigestLetter],
    ) -> Result<DigestPlanned, RegisterError> {
        let (number, day) = (run.diary_number.to_string(), run.day.to_string());
        let mut writing = self.pools.writing().await?;
        let planned =
            writing.execute(PLAN, values![number.as_str(), day.as_str(), run.since, run.until]).await?;
        if planned == 0 {
            return Ok(DigestPlanned::Already);
        }
        for letter in letters {
            let owed = Owed {
                kind: LetterKind::Digest,
                message: None,
                digest: Some((&number, &day, letter.detail)),
                recipient: &letter.recipient,
                message_id: &letter.message_id,
                due_at: run.until,
            };
            outbox::owe(&mut writing, &owed).await?;
        }
        writing.commit().await?;
        Ok(DigestPlanned::Now)
    }
}
