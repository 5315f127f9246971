//! What persons decide: who, when, why. Each decision is a row of the history, written in the transaction
//! that carries it out; nothing is decided by the program itself, and rows without an act are its own.

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::door::{Transacting, values};
use super::error::{RegisterError, unreadable};

/// Who decides something, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The person, as the system or the command line has it.
    pub who: String,
    /// When it is decided.
    pub at: Timestamp,
    /// The same on the municipality's calendar and clock.
    pub local: DateTime,
    /// Why, in the person's own words.
    pub reason: Option<String>,
}

/// What is done by a decision about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// A review is filed under the case that was suggested.
    Accept,
    /// A review or a response is filed under another case.
    Assign,
    /// A decision is taken back.
    Undo,
    /// Kind, stance, sender, organisation or chain are put right.
    Correct,
    /// It stands in the municipality's diary system.
    CarryOver,
    /// What it asks for is done.
    Handle,
    /// Personal data and original are removed.
    Erase,
    /// It came on paper, by telephone or at a meeting, and was registered by hand.
    Register,
}

/// One change that a decision makes of one message.
pub(super) struct Change<'a> {
    /// The message.
    pub(super) message: i64,
    /// What staff call it at that moment: `Ks 1216/2018-3`, `g12`.
    pub(super) reference: &'a str,
    /// What is done.
    pub(super) act: Act,
    /// What is told of it, in Swedish; never the sender's words.
    pub(super) what: String,
    /// What is changed (`kind`, `stance`, …), from and to: the values as the register holds them.
    pub(super) field: Option<&'static str>,
    /// The value before, where there was one.
    pub(super) before: Option<String>,
    /// The value after, where there is one.
    pub(super) after: Option<String>,
    /// The decision that is taken back.
    pub(super) undoes: Option<i64>,
    /// The decision that this followed from, of this message or another.
    pub(super) part_of: Option<i64>,
}

const DECIDED: &str = "INSERT INTO history
        (message, at, at_local, who, act, reference, what, field, before, after, reason, undoes, part_of)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id";

impl Decision {
    /// The local time as the register keeps it.
    pub(super) fn at_local(&self) -> String {
        self.local.strftime("%Y-%m-%d %H:%M:%S").to_string()
    }
}

impl Act {
    /// The word the register has for it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Assign => "assign",
            Self::Undo => "undo",
            Self::Correct => "correct",
            Self::CarryOver => "carry_over",
            Self::Handle => "handle",
            Self::Erase => "erase",
            Self::Register => "register",
        }
    }
}

impl<'a> Change<'a> {
    /// A change that is no change of a value.
    pub(super) fn plain(message: i64, reference: &'a str, act: Act, what: String) -> Self {
        Self {
            message,
            reference,
            act,
            what,
            field: None,
            before: None,
            after: None,
            undoes: None,
            part_of: None,
        }
    }
}

/// Writes a decision into the history; the id of its row.
pub(super) async fn decide(
    writing: &mut Transacting,
    change: Change<'_>,
    decision: &Decision,
) -> Result<i64, RegisterError> {
    let row = values![
        change.message,
        decision.at,
        decision.at_local(),
        decision.who.as_str(),
        change.act.as_str(),
        change.reference,
        change.what,
        change.field,
        change.before,
        change.after,
        decision.reason.as_deref(),
        change.undoes,
        change.part_of,
    ];
    let row = writing.row(DECIDED, row).await?.ok_or_else(|| unreadable("a decision without an id"))?;
    row.cell(0)
}
