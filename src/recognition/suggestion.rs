//! What a verdict offers staff about a mail and its sender: suggestions that they may correct, each with
//! the words that show it. None of them decides an outcome.

use super::verdict::Evidence;
use crate::consultation::Arrival;
use crate::message::Address;

/// Something that staff are offered and may correct, with the words that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested<T> {
    /// What is offered.
    pub value: T,
    /// The sentence, address or name that shows it, where it stood and the rule that read it.
    pub shown_by: Evidence,
}

/// What a sender thinks of the proposal (ställningstagande).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// Tillstyrker.
    Supports,
    /// Tillstyrker med ändringar.
    SupportsWithChanges,
    /// Avstyrker.
    Opposes,
    /// Inga synpunkter, ingen erinran.
    NoComments,
    /// Avstår från att yttra sig.
    Abstains,
}

/// What kind of sender wrote a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SenderKind {
    /// A body on the invitation list.
    Invited,
    /// An association or another organisation.
    Association,
    /// A political party or one of its local branches.
    Party,
    /// A public authority, also one of our own boards.
    Authority,
    /// A private person.
    Private,
}

/// A mail that a colleague passed on, as far as it can be read out. A person confirms it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forwarded {
    /// Who wrote it first.
    pub sender: Option<Address>,
    /// Its own subject.
    pub subject: Option<String>,
    /// When it was sent, in the words of the forward: a sender's clock, to be shown only.
    pub sent: Option<String>,
    /// When it first reached one of our hosts, where an enclosed mail's Received lines say so.
    pub arrival: Option<Arrival>,
}

impl Stance {
    /// Every stance, from for to against, then the ones that take none.
    pub const ALL: [Self; 5] =
        [Self::Supports, Self::SupportsWithChanges, Self::Opposes, Self::NoComments, Self::Abstains];

    /// The word that the register and `explain --json` use for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::SupportsWithChanges => "supports_with_changes",
            Self::Opposes => "opposes",
            Self::NoComments => "no_comments",
            Self::Abstains => "abstains",
        }
    }

    /// The stance that `word` names.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.as_str() == word)
    }
}

impl SenderKind {
    /// Every kind of sender.
    pub const ALL: [Self; 5] =
        [Self::Invited, Self::Association, Self::Party, Self::Authority, Self::Private];

    /// The word that the register and `explain --json` use for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Association => "association",
            Self::Party => "party",
            Self::Authority => "authority",
            Self::Private => "private",
        }
    }

    /// The kind of sender that `word` names.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}
