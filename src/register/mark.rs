//! How far a report tells: a mark in the rising ids of responses and reviews. Times would not do. A
//! pass records under the time it began, which may lie before a report that was made meanwhile.
//!
//! On PostgreSQL transactions do not end in the order of the ids they took. So whoever records holds a
//! lock together with the others who record, and whoever takes a mark holds it alone: below a mark
//! nothing is added any more. SQLite has one writer at a time.

use jiff::Timestamp;

use super::Register;
use super::door::{Transacting, values};
use super::error::{RegisterError, unreadable};

/// Everything up to here, this included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub(super) response: i64,
    pub(super) review: i64,
}

/// The number of the lock, told apart from other programs' in the same database: "remissd" in ASCII.
const LOCK: i64 = 0x0072_656d_6973_7364;

const TOGETHER: &str = "SELECT pg_advisory_xact_lock_shared($1)";
const ALONE: &str = "SELECT pg_advisory_xact_lock($1)";

const NOW: &str =
    "SELECT (SELECT coalesce(max(id), 0) FROM response), (SELECT coalesce(max(id), 0) FROM review)";

const AT: &str = "SELECT (SELECT coalesce(max(id), 0) FROM response WHERE recorded_at <= $1),
    (SELECT coalesce(max(v.id), 0) FROM review v JOIN message m ON m.id = v.message WHERE m.recorded_at <= $1)";

/// Keeps marks from being taken until the transaction ends. Comes before anything is recorded in it.
pub(super) async fn record_together(writing: &mut Transacting) -> Result<(), RegisterError> {
    hold(writing, TOGETHER).await
}

/// Keeps everybody else from recording until the transaction ends.
pub(super) async fn record_alone(writing: &mut Transacting) -> Result<(), RegisterError> {
    hold(writing, ALONE).await
}

async fn hold(transacting: &mut Transacting, how: &'static str) -> Result<(), RegisterError> {
    if let Transacting::Postgres(_) = transacting {
        transacting.execute(how, values![LOCK]).await?;
    }
    Ok(())
}

impl Register {
    /// The mark of now: everything recorded lies before it, and everything to come after it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mark_now(&self) -> Result<Mark, RegisterError> {
        let mut reading = self.pools.reading().await?;
        hold(&mut reading, ALONE).await?;
        let row = reading.row(NOW, Vec::new()).await?.ok_or_else(|| unreadable("a mark"))?;
        Ok(Mark { response: row.cell(0)?, review: row.cell(1)? })
    }

    /// The mark of a time that is past, as well as it can be known: by the time at which each pass began.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mark_at(&self, at: Timestamp) -> Result<Mark, RegisterError> {
        let row = self.pools.reading().await?.row(AT, values![at]).await?;
        let row = row.ok_or_else(|| unreadable("a mark"))?;
        Ok(Mark { response: row.cell(0)?, review: row.cell(1)? })
    }
}
