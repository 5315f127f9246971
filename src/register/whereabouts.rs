//! Where the mail lies that a message was read from, and whether a server said when it came: what a person should know who
//! decides on it.

use super::door::{Transacting, values};
use super::error::{RegisterError, unreadable};
use super::{Register, show};

const LIES_IN_MAILBOX: &str = "SELECT EXISTS (SELECT 1 FROM ledger l JOIN folder f ON f.id = l.folder
    WHERE l.message = $1 AND l.state <> 'gone' AND f.is_current
        AND EXISTS (SELECT 1 FROM watched w WHERE w.account = f.account AND w.name = f.name))";

const UNDATED: &str = "SELECT 1 FROM message m
    WHERE m.id = $1 AND coalesce(m.arrival_basis, 'date_header') = 'date_header'
        AND EXISTS (SELECT 1 FROM review v WHERE v.message = m.id AND v.state = 'waiting')
        AND NOT EXISTS (SELECT 1 FROM response r WHERE r.message = m.id)";

impl Register {
    /// Whether the mail of the message that `reference` names lies in a folder that is read, as far as is known here.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lies_in_mailbox(&self, reference: &str) -> Result<bool, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let Some(message) = show::named(&mut reading, reference).await? else { return Ok(false) };
        let row = reading.row(LIES_IN_MAILBOX, values![message]).await?;
        row.ok_or_else(|| unreadable("an answer"))?.cell(0)
    }
}

/// Whether a message waits of which no server and no person has said when it came.
pub(super) async fn is_undated(reading: &mut Transacting, message: i64) -> Result<bool, RegisterError> {
    Ok(reading.row(UNDATED, values![message]).await?.is_some())
}
