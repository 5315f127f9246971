//! The daily report on a consultation: once a day, and what it tells.

mod held;
mod invited;
mod news;
pub(super) mod tell;

use jiff::{Timestamp, civil::Date};

use super::door::values;
use super::error::{RegisterError, unreadable};
use super::mark::Mark;
use super::outbox::{self, Owed};
use super::{Register, words};
use crate::consultation::Detail;
use crate::diary_number::DiaryNumber;
use crate::letter_id::LetterKind;
use crate::message::Address;

/// One day's report on one consultation: it tells the news of `(since, until]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestRun {
    /// Which case.
    pub diary_number: DiaryNumber,
    /// The day of the report on the municipality's calendar.
    pub day: Date,
    /// Where the report before ended; none for the first.
    pub since: Option<Mark>,
    /// How far it tells.
    pub until: Mark,
    /// When it is made.
    pub told_at: Timestamp,
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

const LAST: &str =
    "SELECT day, since_response, since_review, until_response, until_review, told_at FROM digest
    WHERE consultation = $1 AND day < $2 ORDER BY day DESC LIMIT 1";

const PLAN: &str = "INSERT INTO digest
    (consultation, day, since_response, since_review, until_response, until_review, told_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (consultation, day) DO NOTHING";

impl Register {
    /// The latest report planned for a consultation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_digest(&self, number: &DiaryNumber) -> Result<Option<DigestRun>, RegisterError> {
        self.last_digest_before(number, Date::MAX).await
    }

    /// The latest report planned for a consultation and a day before `day`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_digest_before(
        &self,
        number: &DiaryNumber,
        day: Date,
    ) -> Result<Option<DigestRun>, RegisterError> {
        let bound = values![number.to_string(), day.to_string()];
        let row = self.pools.reading().await?.row(LAST, bound).await?;
        let Some(row) = row else { return Ok(None) };
        let since = match (row.cell(1)?, row.cell(2)?) {
            (Some(response), Some(review)) => Some(Mark { response, review }),
            _ => None,
        };
        Ok(Some(DigestRun {
            diary_number: number.clone(),
            day: words::date(&row.cell::<String>(0)?)?,
            since,
            until: Mark { response: row.cell(3)?, review: row.cell(4)? },
            told_at: row.time(5)?.ok_or_else(|| unreadable("a digest without its time"))?,
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
        let row = values![
            number.as_str(),
            day.as_str(),
            run.since.map(|mark| mark.response),
            run.since.map(|mark| mark.review),
            run.until.response,
            run.until.review,
            run.told_at,
        ];
        if writing.execute(PLAN, row).await? == 0 {
            return Ok(DigestPlanned::Already);
        }
        for letter in letters {
            let owed = Owed {
                kind: LetterKind::Digest,
                message: None,
                digest: Some((&number, &day)),
                detail: Some(letter.detail),
                event: None,
                recipient: &letter.recipient,
                message_id: &letter.message_id,
                due_at: run.told_at,
            };
            outbox::owe(&mut writing, &owed).await?;
        }
        writing.commit().await?;
        Ok(DigestPlanned::Now)
    }
}
