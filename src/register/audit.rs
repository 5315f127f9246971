//! What `audit` compares with the server and with the originals.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::door::{Row, values};
use super::error::{RegisterError, unreadable};
use super::folders::FolderId;
use super::{Register, words};
use crate::fingerprint::Fingerprint;

/// A watched folder as the register knows it, under its present UIDVALIDITY.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditedFolder {
    /// Its id here.
    pub id: FolderId,
    /// Its name.
    pub name: String,
    /// The UIDVALIDITY its UIDs belong to.
    pub uid_validity: u32,
    /// The highest UID up to which everything is recorded.
    pub cursor: u32,
    /// When it was last read to its end.
    pub read_at: Option<Timestamp>,
}

/// The one state a UID is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LedgerState {
    /// Registered.
    Filed,
    /// Kept, and waits or waited for a person.
    Review,
    /// None of our business.
    Ignored,
    /// Broke something and is to be tried again.
    Failed,
    /// Listed by the server, not there when fetched.
    Gone,
}

const FOLDERS: &str = "SELECT id, name, uid_validity, cursor, read_at FROM folder
    WHERE account = $1 AND is_current ORDER BY id";

const STATES: &str = "SELECT uid, state FROM ledger WHERE folder = $1 ORDER BY uid";

const DISMISSED: &str = "SELECT uid FROM ledger WHERE folder = $1 AND dismissal IS NOT NULL";

const ORIGINALS: &str = "SELECT fingerprint FROM message WHERE erased_at IS NULL
    UNION SELECT c.fingerprint FROM copy c JOIN message m ON m.id = c.message WHERE m.erased_at IS NULL
    ORDER BY fingerprint";

/// Those of erased messages too, and those that a dismissal has still to remove.
const KNOWN: &str = "SELECT fingerprint FROM message UNION SELECT fingerprint FROM copy
    UNION ALL SELECT originals FROM dismissal WHERE originals IS NOT NULL";

const OPEN_FAILURES: &str = "SELECT count(*) FROM ledger l JOIN folder f ON f.id = l.folder
    WHERE l.state = 'failed' AND f.is_current AND f.account = $1
        AND EXISTS (SELECT 1 FROM watched w WHERE w.account = f.account AND w.name = f.name)";

impl Register {
    /// The folders of an account that were ever met, in the order they were met.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn folders(&self, account: &str) -> Result<Vec<AuditedFolder>, RegisterError> {
        let folder = |row: &Row| {
            Ok(AuditedFolder {
                id: FolderId(row.cell(0)?),
                name: row.cell(1)?,
                uid_validity: words::uid(row.cell(2)?)?,
                cursor: words::uid(row.cell(3)?)?,
                read_at: row.time(4)?,
            })
        };
        self.pools.reading().await?.rows(FOLDERS, values![account]).await?.iter().map(folder).collect()
    }

    /// Every UID of a folder that stands in the ledger, with its state, by UID.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ledger_states(&self, folder: FolderId) -> Result<Vec<(u32, LedgerState)>, RegisterError> {
        let state = |row: &Row| {
            let state = LedgerState::parse(&row.cell::<String>(1)?);
            Ok((words::uid(row.cell(0)?)?, state.ok_or_else(|| unreadable("a state in the ledger"))?))
        };
        self.pools.reading().await?.rows(STATES, values![folder.0]).await?.iter().map(state).collect()
    }

    /// The UIDs of a folder whose mail a person dismissed: they are left alone, whatever the rules say now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dismissed(&self, folder: FolderId) -> Result<BTreeSet<u32>, RegisterError> {
        let rows = self.pools.reading().await?.rows(DISMISSED, values![folder.0]).await?;
        rows.iter().map(|row| words::uid(row.cell(0)?)).collect()
    }

    /// How many messages are failed and still to be tried, in the folders of an account that are watched.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_failures(&self, account: &str) -> Result<u64, RegisterError> {
        let row = self.pools.reading().await?.row(OPEN_FAILURES, values![account]).await?;
        words::unsigned(row.ok_or_else(|| unreadable("a count"))?.cell(0)?)
    }

    /// Every original that must be there, those of erased messages left out, in order of fingerprint.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn originals(&self) -> Result<Vec<Fingerprint>, RegisterError> {
        let rows = self.pools.reading().await?.rows(ORIGINALS, Vec::new()).await?;
        rows.iter().map(|row| words::fingerprint(&row.cell::<String>(0)?)).collect()
    }

    /// Every original that a row speaks of, whether it must be there or must be gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn known_originals(&self) -> Result<BTreeSet<Fingerprint>, RegisterError> {
        let mut known = BTreeSet::new();
        for row in self.pools.reading().await?.rows(KNOWN, Vec::new()).await? {
            for one in row.cell::<String>(0)?.split_whitespace() {
                known.insert(words::fingerprint(one)?);
            }
        }
        Ok(known)
    }
}

impl LedgerState {
    /// Every state, in the order `audit` counts them.
    pub const ALL: [Self; 5] = [Self::Filed, Self::Review, Self::Ignored, Self::Failed, Self::Gone];

    /// The word the ledger and the contract use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Review => "review",
            Self::Ignored => "ignored",
            Self::Failed => "failed",
            Self::Gone => "gone",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}
