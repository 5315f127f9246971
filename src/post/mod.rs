//! How a letter leaves the house: composed as a mail, and handed to the relay over SMTP or written to
//! a folder. The only door to lettre.
//!
//! lettre words the mail and the SMTP commands. The dialogue with the relay is held here, in
//! `dialogue`, because every step must be told from the next: before the final dot a lost connection
//! is harmless, after it the letter may or may not have been taken, and lettre's own connection has
//! one error for both, no time limits, and no patience with a reply that is not UTF-8.
//!
//! What is to be tried again and when is judged in `retry`, which is pure. Nothing here knows the
//! register; the daemon writes down what became of each letter.

mod compose;
mod dialogue;
mod files;
mod opening;
mod relay;
mod retry;

use std::path::{Path, PathBuf};

pub use compose::{ComposeError, compose};
pub use dialogue::Limits;
pub use files::{forget_letters, has_letters};
pub use opening::RelayError;
pub use retry::{Fate, Tries, fate};

use crate::config::{Smtp, SmtpMode};
use files::Folder;
use relay::Relay;

/// The way letters leave.
#[derive(Debug, Clone)]
pub enum Post {
    /// Handed to the relay.
    Smtp(Box<Smtp>, Limits),
    /// Written as `.eml` to this folder.
    Files(PathBuf),
}

/// One round of letters: a connection, or a folder, held until it is closed.
#[derive(Debug)]
pub enum Round {
    /// A connection to the relay, renewed when it is lost.
    Smtp(Box<Relay>),
    /// The folder for `.eml` files.
    Files(Folder),
}

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// The relay took it, and said this; it may name a queue id.
    Sent {
        /// The relay's words, without addresses.
        reply: String,
    },
    /// It will never be taken for this recipient.
    Refused {
        /// The step, the SMTP code and the enhanced code.
        why: String,
    },
    /// It was not taken now; trying again may help.
    Deferred {
        /// The step and the code, or what is wrong with the connection.
        why: String,
    },
    /// It was handed over whole and the answer never came: it may or may not have been taken.
    Unknown {
        /// What happened instead of an answer.
        why: String,
    },
}

/// Why no letter can leave at all.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The relay cannot be reached, or turns us away.
    #[error(transparent)]
    Relay(#[from] RelayError),
    /// The folder cannot be made.
    #[error("cannot write letters to {folder}: {cause}; may the daemon write below state_dir?")]
    Folder {
        /// Where they should go.
        folder: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
}

impl PostError {
    /// Whether waiting may help.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Relay(error) => error.is_transient(),
            Self::Folder { .. } => true,
        }
    }
}

impl Post {
    /// The way that the configuration names, with the time limits of RFC 5321.
    #[must_use]
    pub fn new(smtp: &Smtp, state_dir: &Path) -> Self {
        match smtp.mode {
            SmtpMode::Smtp => Self::Smtp(Box::new(smtp.clone()), Limits::default()),
            SmtpMode::Files => Self::Files(state_dir.join(files::FOLDER)),
        }
    }

    /// Connects and logs in, or makes the folder. `remissd check` does just this and closes again.
    ///
    /// # Errors
    /// When no letter can leave: the message says where, and what to try.
    pub async fn open(&self) -> Result<Round, PostError> {
        match self {
            Self::Smtp(smtp, limits) => Ok(Round::Smtp(Box::new(Relay::open(smtp, *limits).await?))),
            Self::Files(path) => {
                let made = Folder::open(path).await;
                made.map(Round::Files).map_err(|cause| PostError::Folder { folder: path.clone(), cause })
            }
        }
    }
}

impl Round {
    /// Sends one composed letter to one recipient. A connection that failed is not used again; the
    /// next letter opens another.
    pub async fn send(&mut self, to: &str, bytes: &[u8]) -> Delivery {
        match self {
            Self::Smtp(relay) => relay.send(to, bytes).await,
            Self::Files(folder) => folder.write(bytes).await,
        }
    }

    /// Whether the relay has stopped answering, so that the letters that are left had better wait
    /// for another round.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        match self {
            Self::Smtp(relay) => relay.is_spent(),
            Self::Files(_) => false,
        }
    }

    /// Takes leave of the relay.
    pub async fn close(self) {
        if let Self::Smtp(relay) = self {
            relay.close().await;
        }
    }
}
