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
    /// Messages could not be listed or fetched.
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

    /// One message may be what the server, or our reading of it, stumbles over. A server that slows us
    /// down would do so at any message.
    #[must_use]
    pub(super) fn may_be_a_messages_fault(&self) -> bool {
        matches!(self, Self::Mailbox(source) if !matches!(source, MailboxError::Throttled { .. }))
    }

    /// The same failure with what comes next, where a message may be at fault.
    #[must_use]
    pub(super) fn while_fetching(self, next: NextStep) -> Self {
        let at_fault = self.may_be_a_messages_fault();
        match self {
            Self::Mailbox(cause) if at_fault => Self::Fetch { cause, next },
            other => other,
        }
    }

    /// The other folders would meet the same: there is no connection to be had, the server slows us
    /// down, or the database is away.
    #[must_use]
    pub fn stops_every_folder(&self) -> bool {
        match self {
            Self::Mailbox(source) => matches!(
                source,
                MailboxError::NoConnection { .. }
                    | MailboxError::NoStartTls { .. }
                    | MailboxError::NoPasswordLogin { .. }
                    | MailboxError::Credentials { .. }
                    | MailboxError::LoginRefused { .. }
                    | MailboxError::Throttled { .. }
            ),
            Self::Register(error) => error.is_transient(),
            Self::Fetch { .. } | Self::Originals(_) | Self::CutOff(_) => false,
        }
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
