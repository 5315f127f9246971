//! What `check` and the start of the program ask: may the register be written, and does it speak of letters that went out?

use super::Register;
use super::door::{Pools, values};
use super::error::{RegisterError, unreadable};

const MAY_WRITE: &str = "SELECT NOT pg_is_in_recovery() AND has_table_privilege('message', 'INSERT')";

const HAS_SENT: &str = "SELECT EXISTS (SELECT 1 FROM outbox WHERE state IN ('sent', 'unknown'))";

impl Register {
    /// Whether the login may write, and the server lets anybody. Of a file the file system tells.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn may_write(&self) -> Result<bool, RegisterError> {
        match self.pools {
            Pools::Sqlite { .. } => Ok(true),
            Pools::Postgres(_) => self.is_so(MAY_WRITE).await,
        }
    }

    /// Whether a letter of ours is out in the world, or may be.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_sent(&self) -> Result<bool, RegisterError> {
        self.is_so(HAS_SENT).await
    }

    async fn is_so(&self, question: &'static str) -> Result<bool, RegisterError> {
        let row = self.pools.reading().await?.row(question, values![]).await?;
        row.ok_or_else(|| unreadable("an answer"))?.cell(0)
    }
}
