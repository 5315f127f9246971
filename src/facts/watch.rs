//! What the operator may have to hear of.

use std::fmt;

use jiff::Timestamp;

use super::FolderFacts;

/// What the operator is to hear of, and what was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchFacts {
    /// The watched folders and when each was last read to its end.
    pub folders: Vec<FolderFacts>,
    /// What was told last of reading the mailbox.
    pub mailbox_told: Option<Warning>,
    /// The breaker, when it last held letters back.
    pub breaker: Option<BreakerFacts>,
}

/// A time at which the breaker held all letters back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BreakerFacts {
    /// Its number in the register.
    pub hold: i64,
    /// Letters go out again.
    pub is_released: bool,
    /// The operator was told that they do not.
    pub held_told: bool,
    /// The operator was told that they do again.
    pub release_told: bool,
}

/// Something that an operator is told of at once, and once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The mailbox, or a folder of it, is not read.
    Unread {
        /// Since then; where it never was, since the daemon started.
        since: Timestamp,
    },
    /// All of it is read again.
    ReadAgain {
        /// Since when it was not.
        since: Timestamp,
    },
    /// The breaker holds all letters back.
    Held {
        /// The hold's number in the register.
        hold: i64,
    },
    /// Letters go out again.
    Released {
        /// The hold's number in the register.
        hold: i64,
    },
}

impl Warning {
    /// Since when the mailbox is not read, where that is what was told.
    #[must_use]
    pub fn outage(self) -> Option<Timestamp> {
        match self {
            Self::Unread { since } => Some(since),
            Self::ReadAgain { .. } | Self::Held { .. } | Self::Released { .. } => None,
        }
    }

    /// Reads back what `Display` wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (word, about) = text.split_once(' ')?;
        Some(match word {
            "unread" => Self::Unread { since: about.parse().ok()? },
            "read" => Self::ReadAgain { since: about.parse().ok()? },
            "held" => Self::Held { hold: about.parse().ok()? },
            "released" => Self::Released { hold: about.parse().ok()? },
            _ => return None,
        })
    }
}

impl fmt::Display for Warning {
    /// As the register names it: what makes two warnings the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread { since } => write!(f, "unread {since}"),
            Self::ReadAgain { since } => write!(f, "read {since}"),
            Self::Held { hold } => write!(f, "held {hold}"),
            Self::Released { hold } => write!(f, "released {hold}"),
        }
    }
}
