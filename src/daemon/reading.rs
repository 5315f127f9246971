//! The connection to the mailbox, and what is done with it in a pass. A connection is given back only
//! when everything on it went well; one that failed is dropped and never used again.

use std::time::Duration;

use indicatif::ProgressBar;

use crate::intake::{self, IntakeError, PassTime, Taken, Troubles};
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
    /// How many folders were taken in to their end.
    pub read: usize,
    /// Folders of the configuration that the server does not have.
    pub missing: Vec<String>,
    /// Folders that were not taken in to their end.
    pub failed: Vec<FolderFailure>,
}

/// A folder that could not be taken in to its end.
#[derive(Debug, thiserror::Error)]
#[error("folder {folder}: {cause}")]
pub struct FolderFailure {
    /// Its name.
    pub folder: String,
    /// Why.
    pub cause: IntakeError,
}

impl PassReport {
    /// Every folder of the configuration was taken in to its end.
    #[must_use]
    pub fn all_read(&self) -> bool {
        self.failed.is_empty() && self.missing.is_empty()
    }

    /// A failure is being narrowed down to a message: read again at once.
    #[must_use]
    pub fn narrows_down(&self) -> bool {
        self.failed.iter().any(|failure| failure.cause.narrows_down())
    }

    /// How long the server asked us to stay away.
    #[must_use]
    pub fn asked_to_wait(&self) -> Option<Duration> {
        self.failed.iter().filter_map(|failure| failure.cause.asked_to_wait()).max()
    }

    /// Says what was done, in counts, and what was not.
    pub fn log(&self) {
        for folder in &self.missing {
            tracing::warn!(folder, "the server has no such folder (key mailbox.folders)");
        }
        for failure in &self.failed {
            let again_at_once = failure.cause.narrows_down();
            tracing::error!(error = %failure, again_at_once, "a folder was not read to its end");
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
    /// Takes in every folder to its end. One that fails does not stop those after it, except where they
    /// would meet the same.
    ///
    /// # Errors
    /// When there is no connection, the server does not list its folders, or the register fails.
    pub async fn pass(
        &mut self,
        office: &Office,
        time: PassTime,
        bar: &ProgressBar,
    ) -> Result<PassReport, IntakeError> {
        let mut session = self.connect(office).await?;
        let folders = session.folders(&office.config.mailbox.folders).await?;
        office.register.watch(&office.config.mailbox.address, &folders.watched()).await?;
        self.session = Some(session);
        self.first = None;
        let mut report = PassReport { missing: folders.missing, ..PassReport::default() };
        for folder in folders.found {
            match self.take_in(&folder, office, time, &mut report.taken, bar).await {
                Ok(examined) => {
                    report.read += 1;
                    self.first.get_or_insert((folder, examined));
                }
                Err(source) => {
                    let stops_every_folder = source.stops_every_folder();
                    report.failed.push(FolderFailure { folder: folder.name, cause: source });
                    if stops_every_folder {
                        break;
                    }
                }
            }
        }
        Ok(report)
    }

    async fn connect(&mut self, office: &Office) -> Result<Session<Wire>, MailboxError> {
        match self.session.take() {
            Some(session) => Ok(session),
            None => mailbox::open(&office.config.mailbox).await,
        }
    }

    /// Takes in one folder, on a new connection where the last one broke.
    async fn take_in(
        &mut self,
        folder: &Folder,
        office: &Office,
        time: PassTime,
        taken: &mut Taken,
        bar: &ProgressBar,
    ) -> Result<Examined, IntakeError> {
        let mut session = self.connect(office).await?;
        let read = intake::take_in(&mut session, folder, office, &mut self.troubles, time, taken, bar).await;
        // A folder that the server does not open is the one failure that leaves the session well.
        if matches!(read, Ok(_) | Err(IntakeError::Mailbox(MailboxError::Folder { .. }))) {
            self.session = Some(session);
        }
        read
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
