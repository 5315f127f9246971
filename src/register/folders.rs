//! Watched folders: how far each has been read, and what has to be tried again.

use jiff::Timestamp;

use super::Register;
use super::door::values;
use super::error::{RegisterError, unreadable};
use super::words;

/// A folder under one UIDVALIDITY, as the register knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FolderId(pub(super) i64);

/// How far a folder has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FolderState {
    /// Its id here.
    pub id: FolderId,
    /// The highest UID that is recorded; 0 when none is.
    pub cursor: u32,
    /// It has never been read to its end: what lies in it is a backlog.
    pub first_reading: bool,
}

/// A message that broke something and has to be tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed {
    /// Its UID in the folder.
    pub uid: u32,
    /// How often it has been tried.
    pub tries: u32,
}

const KNOWN: &str = "SELECT id, cursor, first_reading FROM folder
    WHERE account = $1 AND name = $2 AND uid_validity = $3 AND is_current";

const SUPERSEDE: &str = "UPDATE folder SET is_current = $4
    WHERE account = $1 AND name = $2 AND uid_validity <> $3";

const MEET: &str = "INSERT INTO folder (account, name, uid_validity, is_current, cursor, first_reading)
    VALUES ($1, $2, $3, $4, 0, $5)
    ON CONFLICT (account, name, uid_validity) DO UPDATE SET is_current = excluded.is_current
    RETURNING id, cursor, first_reading";

const OPENED: &str = "UPDATE folder SET listed = $2, unread = $3 WHERE id = $1";

const READ: &str = "UPDATE folder SET read_at = $2, first_reading = $3, unread = 0 WHERE id = $1";

const FAILED_DUE: &str = "SELECT uid, tries FROM ledger
    WHERE folder = $1 AND state = 'failed' AND next_try <= $2 ORDER BY uid";

const WATCHED: &str = "SELECT name FROM watched WHERE account = $1 ORDER BY position";

const UNWATCH: &str = "DELETE FROM watched WHERE account = $1";

const WATCH: &str = "INSERT INTO watched (account, position, name)";

const BEGAN: &str = "SELECT since FROM watching WHERE account = $1";

const BEGIN: &str = "INSERT INTO watching (account, since) VALUES ($1, $2) ON CONFLICT (account) DO NOTHING";

/// A folder that is new among them has not been missed yet.
const BEGIN_ANEW: &str = "DELETE FROM watching WHERE account = $1";

impl Register {
    /// Notes which folders of an account the configuration names now, before any is opened: one that can
    /// never be read is known all the same, and one that is named no more is told of no more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn watch(&self, account: &str, folders: &[String]) -> Result<(), RegisterError> {
        let known = self.pools.reading().await?.rows(WATCHED, values![account]).await?;
        let known: Vec<String> = known.iter().map(|row| row.cell(0)).collect::<Result<_, _>>()?;
        if known == folders {
            return Ok(());
        }
        let rows = (0_i64..).zip(folders).map(|(position, name)| values![account, position, name.as_str()]);
        let mut writing = self.pools.writing().await?;
        writing.execute(UNWATCH, values![account]).await?;
        writing.execute(BEGIN_ANEW, values![account]).await?;
        writing.insert(WATCH, "", rows.collect()).await?;
        writing.commit().await
    }

    /// Since when the account's folders are watched: from `now` on where nobody watched them before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn watching_since(&self, account: &str, now: Timestamp) -> Result<Timestamp, RegisterError> {
        let began = self.pools.reading().await?.row(BEGAN, values![account]).await?;
        if let Some(row) = began {
            return row.time(0)?.ok_or_else(|| unreadable("when watching began"));
        }
        let mut writing = self.pools.writing().await?;
        writing.execute(BEGIN, values![account, now]).await?;
        writing.commit().await?;
        Ok(now)
    }

    /// The folder under this UIDVALIDITY. Under a new UIDVALIDITY the UIDs mean other mail: it
    /// starts over, and what was known under the old one is kept but no longer counts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn folder(
        &self,
        account: &str,
        name: &str,
        uid_validity: u32,
    ) -> Result<FolderState, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let known = reading.row(KNOWN, values![account, name, uid_validity]).await?;
        drop(reading);
        if let Some(row) = known {
            return state(&row);
        }
        let mut writing = self.pools.writing().await?;
        writing.execute(SUPERSEDE, values![account, name, uid_validity, false]).await?;
        let row = writing.row(MEET, values![account, name, uid_validity, true, true]).await?;
        writing.commit().await?;
        state(&row.ok_or_else(|| unreadable("a folder"))?)
    }

    /// Notes how many messages the server has in the folder, and how many of them have still to be read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn folder_opened(
        &self,
        folder: FolderId,
        listed: u32,
        unread: usize,
    ) -> Result<(), RegisterError> {
        let unread = i64::try_from(unread).unwrap_or(i64::MAX);
        let mut writing = self.pools.writing().await?;
        writing.execute(OPENED, values![folder.0, listed, unread]).await?;
        writing.commit().await
    }

    /// Notes that the folder has been read to its end at `now`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn folder_read(&self, folder: FolderId, now: Timestamp) -> Result<(), RegisterError> {
        let mut writing = self.pools.writing().await?;
        writing.execute(READ, values![folder.0, now, false]).await?;
        writing.commit().await
    }

    /// The failed messages of a folder whose next try has come, by UID.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn failed_due(&self, folder: FolderId, now: Timestamp) -> Result<Vec<Failed>, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let rows = reading.rows(FAILED_DUE, values![folder.0, now]).await?;
        rows.iter()
            .map(|row| Ok(Failed { uid: words::uid(row.cell(0)?)?, tries: words::uid(row.cell(1)?)? }))
            .collect()
    }
}

fn state(row: &super::door::Row) -> Result<FolderState, RegisterError> {
    Ok(FolderState {
        id: FolderId(row.cell(0)?),
        cursor: words::uid(row.cell(1)?)?,
        first_reading: row.cell(2)?,
    })
}
