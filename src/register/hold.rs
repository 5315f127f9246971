//! What keeps letters in the house: the operator's hand, or the breaker. While a hold is open nothing that it
//! stops leaves, and the letters wait in the outbox. Also whether so many are owed that the breaker has to speak.

use jiff::Timestamp;

use super::Register;
use super::door::{Transacting, values};
use super::error::{RegisterError, unreadable};
use super::words;
use crate::letter_id::LetterKind;

/// What stopped the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// `remissd letters stop`.
    Operator,
    /// More letters were owed within an hour than can be right.
    Breaker,
}

/// Letters are stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// By what.
    pub cause: Cause,
    /// Why, in the words of who stopped them.
    pub why: String,
    /// Since when.
    pub since: Timestamp,
}

/// What became of stopping letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// They stop now.
    Now,
    /// The same cause had stopped them before.
    Already,
}

const OPEN: &str = "SELECT cause, why, held_at FROM hold WHERE released_at IS NULL ORDER BY id";

const STOP: &str = "INSERT INTO hold (cause, why, held_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

const RELEASE: &str = "UPDATE hold SET released_at = $1 WHERE released_at IS NULL";

const LAST_RELEASE: &str = "SELECT max(released_at) FROM hold";

/// Owed for mail recorded since then: those that wait, and those that were tried. Each part has its index.
const OWED: &str = "SELECT (SELECT count(*) FROM outbox o JOIN message m ON m.id = o.message
            WHERE o.kind = 'ack' AND o.state IN ('waiting', 'sending', 'deferred', 'unknown')
                AND o.due_at IS NOT NULL AND m.recorded_at > $1)
        + (SELECT count(*) FROM outbox o JOIN message m ON m.id = o.message
            WHERE o.kind = 'ack' AND o.tried_at > $1 AND o.due_at IS NULL AND m.recorded_at > $1)";

const KIND: &str = "SELECT kind FROM outbox WHERE id = $1";

impl Cause {
    fn as_str(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Breaker => "breaker",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Operator, Self::Breaker].into_iter().find(|cause| cause.as_str() == word)
    }
}

impl Hold {
    /// Whether letters of this kind stay. That the breaker spoke has to reach the operator.
    #[must_use]
    pub fn stops(&self, kind: LetterKind) -> bool {
        match self.cause {
            Cause::Operator => true,
            Cause::Breaker => kind != LetterKind::Warning,
        }
    }
}

impl Register {
    /// What stops letters now, the oldest first; none when they go out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn holds(&self) -> Result<Vec<Hold>, RegisterError> {
        open(&mut self.pools.reading().await?).await
    }

    /// Stops letters from this moment on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stop_letters(
        &self,
        cause: Cause,
        why: &str,
        now: Timestamp,
    ) -> Result<Stopped, RegisterError> {
        let mut writing = self.pools.writing().await?;
        let stopped = writing.execute(STOP, values![cause.as_str(), why, now]).await?;
        writing.commit().await?;
        Ok(if stopped == 0 { Stopped::Already } else { Stopped::Now })
    }

    /// Lets letters out again, whatever stopped them. Returns what did.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn start_letters(&self, now: Timestamp) -> Result<Vec<Hold>, RegisterError> {
        let mut writing = self.pools.writing().await?;
        let holds = open(&mut writing).await?;
        writing.execute(RELEASE, values![now]).await?;
        writing.commit().await?;
        Ok(holds)
    }

    /// How many acknowledgements are owed for what was recorded after `since`, or after letters were last
    /// started: what made the breaker speak once is no reason to speak again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn owed_since(&self, since: Timestamp) -> Result<u64, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let started = reading.row(LAST_RELEASE, Vec::new()).await?;
        let started = started.map_or(Ok(None), |row| row.time(0))?;
        let since = started.map_or(since, |started| started.max(since));
        let row = reading.row(OWED, values![since]).await?.ok_or_else(|| unreadable("a count"))?;
        words::unsigned(row.cell(0)?)
    }
}

/// Whether a hold keeps this letter in.
pub(super) async fn keeps_in(writing: &mut Transacting, letter: i64) -> Result<bool, RegisterError> {
    let holds = open(writing).await?;
    if holds.is_empty() {
        return Ok(false);
    }
    let row = writing.row(KIND, values![letter]).await?.ok_or_else(|| unreadable("a letter"))?;
    let kind = words::letter_kind(&row.cell::<String>(0)?)?;
    Ok(holds.iter().any(|hold| hold.stops(kind)))
}

/// The holds that are open, the oldest first.
pub(super) async fn open(reading: &mut Transacting) -> Result<Vec<Hold>, RegisterError> {
    let mut holds = Vec::new();
    for row in reading.rows(OPEN, Vec::new()).await? {
        holds.push(Hold {
            cause: Cause::parse(&row.cell::<String>(0)?).ok_or_else(|| unreadable("what holds letters"))?,
            why: row.cell(1)?,
            since: row.time(2)?.ok_or_else(|| unreadable("a hold without its time"))?,
        });
    }
    Ok(holds)
}
