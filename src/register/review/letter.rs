//! The letter about a message that persons decide on: owed once, whatever is decided how often.

use super::super::door::{Transacting, values};
use super::super::error::RegisterError;
use super::super::outbox::{self, Owed};
use super::super::record::NewLetter;
use super::super::replay::hide::HELD_BACK;
use crate::fingerprint::Fingerprint;

/// What is known of the letter about a message after a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// There is none.
    None,
    /// It is owed since this decision.
    Owed,
    /// It was owed before and has not gone out yet: it will speak of what stands now.
    Waits,
    /// It went out before, or may have, and is due once more: it will speak of what stands now.
    Again,
    /// It went out before, or may have, and is due no more: there is no second one.
    Gone,
    /// It was owed and is not any more.
    Withdrawn,
}

/// Takes the letter for as long as the transaction lasts, and only then says how it stands: one that was merely looked at
/// could be given to a server between that and what is done about it.
const TAKE: &str = "UPDATE outbox SET revision = revision + 1 WHERE message = $1 AND kind = 'ack'
    RETURNING state, due_at IS NOT NULL, was_unknown OR sent_at IS NOT NULL";

/// A letter that was not sent because its mail turned out to be restricted waited for just this decision.
const REVIVE: &str = "UPDATE outbox
    SET state = 'waiting', due_at = $2, tries = 0, first_tried_at = NULL, error = NULL, revision = revision + 1
    WHERE message = $1 AND kind = 'ack' AND state = 'expired' AND sent_at IS NULL AND NOT was_unknown AND error = $3";

/// What was worded of what stood before is worded anew.
const REWORD: &str = "UPDATE outbox SET content = NULL, revision = revision + 1
    WHERE message = $1 AND kind = 'ack' AND due_at IS NOT NULL AND state <> 'sending'";

const FORGET_REPORTS: &str = "DELETE FROM delivery_report
    WHERE letter IN (SELECT id FROM outbox WHERE message = $1 AND kind = 'ack')";
const WITHDRAW: &str = "DELETE FROM outbox WHERE message = $1 AND kind = 'ack'";

/// Nobody knows whether it arrived, whatever became of later tries: it is not tried once more.
const LEAVE: &str = "UPDATE outbox SET state = 'unknown', due_at = NULL, revision = revision + 1
    WHERE message = $1 AND kind = 'ack'";

/// Owes the letter about a message whose first original is `about`, unless there is one.
pub(super) async fn owe(
    writing: &mut Transacting,
    message: i64,
    about: Fingerprint,
    letter: Option<&NewLetter>,
) -> Result<Receipt, RegisterError> {
    let before = revived(writing, message, letter).await?;
    let (Receipt::None, Some(letter)) = (before, letter) else { return Ok(before) };
    outbox::owe(writing, &Owed::receipt(letter, &letter.message_id(about), message)).await?;
    Ok(Receipt::Owed)
}

/// Owes the letter there is where it was held back, and has it speak of what stands now. None is owed where there is none:
/// whoever registered the message decided on that.
pub(super) async fn revived(
    writing: &mut Transacting,
    message: i64,
    letter: Option<&NewLetter>,
) -> Result<Receipt, RegisterError> {
    if let Some(letter) = letter
        && writing.execute(REVIVE, values![message, letter.due_at, HELD_BACK]).await? > 0
    {
        return Ok(Receipt::Owed);
    }
    reworded(writing, message).await
}

/// Has the letter about a message, where it has yet to go out, speak of what stands now.
pub(super) async fn reworded(writing: &mut Transacting, message: i64) -> Result<Receipt, RegisterError> {
    let before = take(writing, message).await?;
    writing.execute(REWORD, values![message]).await?;
    // What a server is being given at this moment has gone.
    Ok(before.unwrap_or(Receipt::Gone))
}

/// Takes back the letter about a message as far as it can be; none where a server is being given it at this moment.
pub(super) async fn withdraw(
    writing: &mut Transacting,
    message: i64,
) -> Result<Option<Receipt>, RegisterError> {
    Ok(match take(writing, message).await? {
        Some(Receipt::Waits) => {
            writing.execute(FORGET_REPORTS, values![message]).await?;
            writing.execute(WITHDRAW, values![message]).await?;
            Some(Receipt::Withdrawn)
        }
        Some(Receipt::Again) => {
            writing.execute(LEAVE, values![message]).await?;
            Some(Receipt::Gone)
        }
        before => before,
    })
}

/// Whether a server is being given the letter, or was when the program was killed. Where not, none is until the
/// transaction ends.
pub(super) async fn is_on_its_way(writing: &mut Transacting, message: i64) -> Result<bool, RegisterError> {
    Ok(take(writing, message).await?.is_none())
}

/// How the letter stands, which nobody sends until the transaction ends; none where somebody does at this moment.
async fn take(writing: &mut Transacting, message: i64) -> Result<Option<Receipt>, RegisterError> {
    let Some(row) = writing.row(TAKE, values![message]).await? else { return Ok(Some(Receipt::None)) };
    let (state, is_due, may_have_gone): (String, bool, bool) = (row.cell(0)?, row.cell(1)?, row.cell(2)?);
    Ok(match (state.as_str(), is_due, may_have_gone) {
        ("sending", ..) => None,
        (_, true, false) => Some(Receipt::Waits),
        (_, true, true) => Some(Receipt::Again),
        (_, false, _) => Some(Receipt::Gone),
    })
}
