//! The connection to the mailbox, and what is done with it in a pass. A connection is given back only
//! when everything on it went well; one that failed is dropped and never used again.

use std::time::Duration;

use indicatif::ProgressBar;
use jiff::Timestamp;

use crate::intake::{self, IntakeError, Taken, Troubles};
use crate::mailbox::{self, Examined, Folder, Idle, MailboxError, Session};
use crate::office::Office;
use crate::wire::Wire;

/// The mailbox connection between passes, and what went wrong lately.
#[derive(Debug, Default)]
pub struct Reading {
    session: Option<Session<Wire>>,
    /// The first folder, as it was when it was last taken in.
    first: Option<(Folder, Examined)>,
    troubles: Troubles,
}

/// What a pass over all folders came to.
#[derive(Debug, Default)]
pub struct PassReport {
    /// What was taken in, over all folders.
    pub taken: Taken,
    /// Folders of the configuration that the server does not have.
    pub missing: Vec<String>,
}

/// Why a pass ended early.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No connection, or it failed before a folder was read.
    #[error(transparent)]
    Mailbox(#[from] MailboxError),
    /// A folder could not be taken in to its end.
    #[error("folder {folder}: {cause}")]
    Folder {
        /// Its name.
        folder: String,
        /// Why.
        cause: IntakeError,
    },
}

impl ReadError {
    /// The failure is being narrowed down to a message: connect anew at once.
    #[must_use]
    pub fn narrows_down(&self) -> bool {
        matches!(self, Self::Folder { cause, .. } if cause.narrows_down())
    }

    /// How long the server asked us to stay away.
    #[must_use]
    pub fn asked_to_wait(&self) -> Option<Duration> {
        match self {
            Self::Mailbox(error) => error.wait(),
            Self::Folder { cause, .. } => cause.asked_to_wait(),
        }
    }
}

impl PassReport {
    /// Says what was done, in counts.
    pub fn log(&self) {
        for folder in &self.missing {
            tracing::warn!(folder, "the server has no such folder (key mailbox.folders)");
        }
        let taken = &self.taken;
        if taken.total() > 0 {
            tracing::info!(
                filed = taken.filed,
                review = taken.review,
                ignored = taken.ignored,
                already = taken.already,
                gone = taken.gone,
                failed = taken.failed,
                "mail taken in"
            );
        }
    }
}

impl Reading {
    /// Takes in every folder to its end.
    ///
    /// # Errors
    /// When a folder could not be read to its end; those before it were.
    pub async fn pass(
        &mut self,
        office: &Office,
        now: Timestamp,
        bar: &ProgressBar,
    ) -> Result<PassReport, ReadError> {
        let mut session = match self.session.take() {
            Some(session) => session,
            None => mailbox::open(&office.config.mailbox).await?,
        };
        let folders = session.folders(&office.config.mailbox.folders).await?;
        let mut report = PassReport { missing: folders.missing, ..PassReport::default() };
        self.first = None;
        for folder in folders.found {
            let taken = intake::take_in(&mut session, &folder, office, &mut self.troubles, now, bar).await;
            let in_folder = |cause| ReadError::Folder { folder: folder.name.clone(), cause };
            let (taken, examined) = taken.map_err(in_folder)?;
            report.taken += taken;
            self.first.get_or_insert((folder, examined));
        }
        self.session = Some(session);
        Ok(report)
    }

    /// Waits for news in the first folder, for `at_most` so long; without a connection, just so long.
    pub async fn rest(&mut self, at_most: Duration) {
        let (Some(mut session), Some((folder, seen))) = (self.session.take(), &self.first) else {
            tokio::time::sleep(at_most).await;
            return;
        };
        let rested = match session.examine(folder).await {
            // What came between the reading and this would never be announced.
            Ok(examined) if examined != *seen => Ok(Idle::News),
            Ok(_) => session.idle(at_most).await,
            Err(error) => Err(error),
        };
        match rested {
            Ok(Idle::Unsupported) => {
                tokio::time::sleep(at_most).await;
                self.session = Some(session);
            }
            Ok(Idle::News | Idle::Quiet) => self.session = Some(session),
            Err(error) => tracing::info!(%error, "the connection ended while waiting for news"),
        }
    }

    /// Takes leave of the server.
    pub async fn end(self) {
        if let Some(session) = self.session {
            session.log_out().await;
        }
    }
}
