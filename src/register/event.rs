//! What is told once: a reminder, a final report, a warning to the operator. `about` is what makes two of a kind
//! the same, and the table keeps it once, so a daemon that starts anew or has a neighbour tells nothing twice.

use jiff::{Timestamp, civil::Date};

use super::digest::tell;
use super::door::{Row, Transacting, values};
use super::error::{RegisterError, unreadable};
use super::mark::Mark;
use super::outbox::{self, Owed};
use super::{DigestLetter, Register, words};
use crate::diary_number::DiaryNumber;
use crate::facts::{BreakerFacts, Warning, WatchFacts};
use crate::letter_id::LetterKind;

/// Something that is told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What it is.
    pub occasion: Occasion,
    /// What tells it apart from others of its kind.
    pub about: String,
    /// The day on which it is told, on the municipality's calendar.
    pub day: Date,
    /// How far it tells.
    pub until: Mark,
    /// When it is told.
    pub told_at: Timestamp,
}

/// What is told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occasion {
    /// The last day of a consultation comes near.
    Reminder(DiaryNumber),
    /// How a consultation ended.
    FinalReport(DiaryNumber),
    /// Something needs an operator's hand, or no longer does.
    Warning(Warning),
}

impl Occasion {
    /// The kind of letter that tells it.
    #[must_use]
    pub fn kind(&self) -> LetterKind {
        match self {
            Self::Reminder(_) => LetterKind::Reminder,
            Self::FinalReport(_) => LetterKind::FinalReport,
            Self::Warning(_) => LetterKind::Warning,
        }
    }

    fn diary_number(&self) -> Option<&DiaryNumber> {
        match self {
            Self::Reminder(number) | Self::FinalReport(number) => Some(number),
            Self::Warning(_) => None,
        }
    }
}

const TOLD: &str = "SELECT id FROM event WHERE kind = $1 AND about = $2";

const TELL: &str = "INSERT INTO event (kind, about, consultation, day, until_response, until_review, told_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (kind, about) DO NOTHING RETURNING id";

const MAILBOX_TOLD: &str = "SELECT about FROM event
    WHERE kind = 'warning' AND (about LIKE 'unread %' OR about LIKE 'read %') ORDER BY id DESC LIMIT 1";

const BREAKER: &str = "SELECT h.id, h.released_at IS NOT NULL,
        EXISTS (SELECT 1 FROM event e WHERE e.kind = 'warning' AND e.about = 'held ' || h.id),
        EXISTS (SELECT 1 FROM event e WHERE e.kind = 'warning' AND e.about = 'released ' || h.id)
    FROM hold h WHERE h.cause = 'breaker' ORDER BY h.id DESC LIMIT 1";

const HOLD: &str = "SELECT why FROM hold WHERE id = $1";

const RELEASED: &str = "SELECT id FROM hold WHERE id = $1 AND released_at IS NOT NULL";

impl Register {
    /// Whether it was told before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn was_told(&self, kind: LetterKind, about: &str) -> Result<bool, RegisterError> {
        Ok(self.pools.reading().await?.row(TOLD, values![kind.as_str(), about]).await?.is_some())
    }

    /// Tells an event with its letters, in one transaction and once; without anybody to tell, it is noted as told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell(&self, event: &Event, letters: &[DigestLetter]) -> Result<(), RegisterError> {
        let kind = event.occasion.kind();
        let mut writing = self.pools.writing().await?;
        let row = values![
            kind.as_str(),
            event.about.as_str(),
            event.occasion.diary_number().map(ToString::to_string),
            event.day.to_string(),
            event.until.response,
            event.until.review,
            event.told_at,
        ];
        let Some(row) = writing.row(TELL, row).await? else { return Ok(()) };
        let id: i64 = row.cell(0)?;
        for letter in letters {
            outbox::owe(&mut writing, &Owed::event(kind, id, letter, event.told_at)).await?;
        }
        writing.commit().await
    }

    /// How the folders of `account` are read and letters go, and what the operator was told of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn watch_facts(&self, account: &str) -> Result<WatchFacts, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let told = reading.row(MAILBOX_TOLD, Vec::new()).await?;
        let told = told.map(|row| warning(&row.cell::<String>(0)?)).transpose()?;
        Ok(WatchFacts {
            folders: tell::folders(&mut reading, account).await?,
            mailbox_told: told,
            breaker: breaker(&mut reading).await?,
        })
    }

    /// Whether what `warning` tells of is over: one that waited while letters were stopped is then no news.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_over(&self, warning: Warning) -> Result<bool, RegisterError> {
        let mut reading = self.pools.reading().await?;
        match warning {
            Warning::Unread { .. } => {
                let last = reading.row(MAILBOX_TOLD, Vec::new()).await?;
                Ok(last
                    .map(|row| row.cell::<String>(0))
                    .transpose()?
                    .is_some_and(|last| last != warning.to_string()))
            }
            Warning::Held { hold } => Ok(reading.row(RELEASED, values![hold]).await?.is_some()),
            Warning::ReadAgain { .. } | Warning::Released { .. } => Ok(false),
        }
    }

    /// Why letters were held back, in words for an operator; empty where nobody said.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn why_held(&self, hold: i64) -> Result<String, RegisterError> {
        let row = self.pools.reading().await?.row(HOLD, values![hold]).await?;
        row.map_or(Ok(String::new()), |row| row.cell(0))
    }
}

async fn breaker(reading: &mut Transacting) -> Result<Option<BreakerFacts>, RegisterError> {
    let facts = |row: Row| {
        Ok(BreakerFacts {
            hold: row.cell(0)?,
            is_released: row.cell(1)?,
            held_told: row.cell(2)?,
            release_told: row.cell(3)?,
        })
    };
    reading.row(BREAKER, Vec::new()).await?.map(facts).transpose()
}

fn warning(about: &str) -> Result<Warning, RegisterError> {
    Warning::parse(about).ok_or_else(|| unreadable("a warning"))
}

/// The event in the columns from `first` on: kind, about, consultation, day, until_response, until_review, told_at.
pub(super) fn event(row: &Row, first: usize) -> Result<Event, RegisterError> {
    let about: String = row.cell(first + 1)?;
    let number = || {
        let number: Option<String> = row.cell(first + 2)?;
        words::diary_number(&number.ok_or_else(|| unreadable("an event without its consultation"))?)
    };
    let occasion = match words::letter_kind(&row.cell::<String>(first)?)? {
        LetterKind::Reminder => Occasion::Reminder(number()?),
        LetterKind::FinalReport => Occasion::FinalReport(number()?),
        LetterKind::Warning => Occasion::Warning(warning(&about)?),
        LetterKind::Acknowledgement | LetterKind::Digest => return Err(unreadable("a kind of event")),
    };
    Ok(Event {
        occasion,
        about,
        day: words::date(&row.cell::<String>(first + 3)?)?,
        until: Mark { response: row.cell(first + 4)?, review: row.cell(first + 5)? },
        told_at: row.time(first + 6)?.ok_or_else(|| unreadable("an event without its time"))?,
    })
}
