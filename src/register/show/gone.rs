//! Names that name nothing any more: a number that was cancelled, and a message whose personal data were removed.

use super::super::Register;
use super::super::door::{Row, Transacting, values};
use super::super::error::RegisterError;
use super::{Section, named};
use crate::facts::{Cell, Table};

/// The heading of what is told of a number that was cancelled.
pub const CANCELLED_NUMBER: &str = "Makulerat";

/// A move cancels one number, taking a decision back all that it gave. A number is never used again, so the last row that
/// speaks of it is the one.
const CANCELLED: &str = "SELECT message, at_local, who, reason FROM history
    WHERE act IN ('assign', 'undo') AND field IN ('registered', 'consultation')
        AND ', ' || before || ', ' LIKE '%, ' || $1 || ', %' ESCAPE '!'
    ORDER BY id DESC LIMIT 1";

/// Of a message that was dismissed since, who cancelled the number and when is gone with it: what is told is the dismissal.
const DISMISSED: &str = "SELECT review, at_local, who, reason, undone_by FROM dismissal
    WHERE ', ' || cancelled || ', ' LIKE '%, ' || $1 || ', %' ESCAPE '!'";

const NOW: &str = "SELECT consultation || '-' || serial FROM response WHERE message = $1
    UNION ALL SELECT 'g' || v.id FROM review v
        WHERE v.message = $1 AND NOT EXISTS (SELECT 1 FROM response r WHERE r.message = v.message)
    ORDER BY 1";

const ERASED: &str = "SELECT coalesce((SELECT h.at_local FROM history h
        WHERE h.message = m.id AND h.act = 'erase' ORDER BY h.id DESC LIMIT 1), '')
    FROM message m WHERE m.id = $1 AND m.erased_at IS NOT NULL";

impl Register {
    /// When the personal data of the message that `reference` names were removed, on the municipality's calendar and clock;
    /// none where it names none, or they are here.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erased_at(&self, reference: &str) -> Result<Option<String>, RegisterError> {
        let mut reading = self.pools.reading().await?;
        match named(&mut reading, reference).await? {
            Some(message) => erased(&mut reading, message).await,
            None => Ok(None),
        }
    }
}

/// The message that had the number `reference` before it was cancelled, none where that was dismissed since, and what is
/// told of that.
pub(super) async fn cancelled(
    reading: &mut Transacting,
    reference: &str,
) -> Result<Option<(Option<i64>, Section)>, RegisterError> {
    let reference = reference.trim();
    let pattern = reference.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    if let Some(row) = reading.row(CANCELLED, values![pattern.as_str()]).await? {
        let message: i64 = row.cell(0)?;
        let now = reading.rows(NOW, values![message]).await?;
        let now: Vec<String> = now.iter().map(|row| row.cell(0)).collect::<Result<_, _>>()?;
        return Ok(Some((Some(message), told(reference, "makulerat", &row, now.join(", "))?)));
    }
    let Some(row) = reading.row(DISMISSED, values![pattern]).await? else { return Ok(None) };
    let review = format!("g{}", row.cell::<i64>(0)?);
    let now = match row.cell::<Option<String>>(4)? {
        Some(who) => format!("inte avfärdat längre ({review}, {who}): mejlet läses som nytt"),
        None => format!("avfärdat ({review})"),
    };
    Ok(Some((None, told(reference, "avfärdat", &row, now)?)))
}

/// What `befell` it, when, by whom and why, and what it is `now`.
fn told(reference: &str, befell: &str, row: &Row, now: String) -> Result<Section, RegisterError> {
    let told = [Some(reference.to_owned()), row.cell(1)?, row.cell(2)?, row.cell(3)?, Some(now)];
    let table = Table {
        columns: ["beteckning", befell, "vem", "varför", "är nu"].map(str::to_owned).to_vec(),
        rows: vec![told.map(Cell::from).to_vec()],
    };
    Ok(Section { heading: CANCELLED_NUMBER, table })
}

/// When the personal data of a message were removed, on the municipality's calendar and clock; none where they are here.
pub(in super::super) async fn erased(
    reading: &mut Transacting,
    message: i64,
) -> Result<Option<String>, RegisterError> {
    reading.row(ERASED, values![message]).await?.map(|row| row.cell(0)).transpose()
}
