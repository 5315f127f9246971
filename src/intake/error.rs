//! Why a folder could not be taken in to its end, and what to do about it.

use std::time::Duration;

use super::trouble::NextStep;
use crate::mailbox::MailboxError;
use crate::originals::OriginalsError;
use crate::register::RegisterError;

/// Why a folder could not be taken in to its end. Everything before the failure is recorded.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The server, outside the fetching of messages.
    #[error(transparent)]
    Mailbox(#[from] MailboxError),
    /// A batch could not be fetched.
    #[error("fetching messages: {cause}")]
    Fetch {
        /// What the connection died of.
        cause: MailboxError,
        /// What comes next.
        next: NextStep,
    },
    /// The database.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// The originals could not be kept.
    #[error(transparent)]
    Originals(#[from] OriginalsError),
    /// A task of our own was cut off.
    #[error("judging was cut off: {0}")]
    CutOff(tokio::task::JoinError),
}

impl From<tokio::task::JoinError> for IntakeError {
    fn from(cause: tokio::task::JoinError) -> Self {
        Self::CutOff(cause)
    }
}

impl IntakeError {
    /// The failure is being narrowed down to a message: connect anew at once.
    #[must_use]
    pub fn narrows_down(&self) -> bool {
        matches!(self, Self::Fetch { next, .. } if *next != NextStep::Wait)
    }

    /// How long the server asked us to stay away.
    #[must_use]
    pub fn asked_to_wait(&self) -> Option<Duration> {
        match self {
            Self::Mailbox(cause) | Self::Fetch { cause, .. } => cause.wait(),
            Self::Register(_) | Self::Originals(_) | Self::CutOff(_) => None,
        }
    }
}
