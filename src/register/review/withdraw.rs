//! A response that is taken back: its row goes, and with it all that hangs on it. Its number is never used again.

use super::super::decision::{Act, Change, Decision, decide};
use super::super::door::{Transacting, values};
use super::super::error::RegisterError;
use super::super::record::{alike, chain};

const NAMED: &str = "SELECT id, consultation || '-' || serial FROM response
    WHERE message = $1 AND consultation = $2";
const ADDED: &str = "SELECT message, consultation || '-' || serial, is_chained_by_hand FROM response
    WHERE supplements = $1 ORDER BY id";
const UNCHAIN: &str =
    "UPDATE response SET supplements = NULL, is_chained_by_hand = FALSE WHERE supplements = $1";
const FORGET_BODIES: &str = "DELETE FROM on_behalf WHERE response = $1";
const FORGET_STANDING: &str = "DELETE FROM stands_for WHERE response = $1";
const FORGET: &str = "DELETE FROM response WHERE id = $1";

/// A response that a person added to another, which is not there any more.
pub(super) struct Unchained {
    message: i64,
    /// What staff call it.
    reference: String,
    /// What staff called what it was added to.
    from: String,
}

/// What a decision's row says was changed: what it adds to.
pub(super) const ADDS_TO: &str = "supplements";

/// A response that is not there any more.
pub(super) struct Withdrawn {
    /// What staff called it.
    pub(super) reference: String,
    /// What persons had chained to it.
    pub(super) unchained: Vec<Unchained>,
}

/// Takes back the response of a message to a consultation, if there is one. What was chained to it is chained anew, and a
/// group of form letters goes on without it.
pub(super) async fn withdraw(
    writing: &mut Transacting,
    message: i64,
    consultation: &str,
) -> Result<Option<Withdrawn>, RegisterError> {
    let Some(row) = writing.row(NAMED, values![message, consultation]).await? else { return Ok(None) };
    let (response, reference): (i64, String) = (row.cell(0)?, row.cell(1)?);
    alike::leave(writing, consultation, response).await?;
    let added = writing.rows(ADDED, values![response]).await?;
    for sql in [UNCHAIN, FORGET_BODIES, FORGET_STANDING, FORGET] {
        writing.execute(sql, values![response]).await?;
    }
    let mut unchained = Vec::new();
    for row in added {
        let message = row.cell(0)?;
        chain::chain(writing, consultation, message).await?;
        if row.cell(2)? {
            unchained.push(Unchained { message, reference: row.cell(1)?, from: reference.clone() });
        }
    }
    Ok(Some(Withdrawn { reference, unchained }))
}

/// Notes in the history of each that what a person chained is chained no more, as part of the decision `part_of`.
pub(super) async fn remember(
    writing: &mut Transacting,
    unchained: Vec<Unchained>,
    part_of: i64,
    decision: &Decision,
) -> Result<(), RegisterError> {
    for one in unchained {
        let what = format!("inte längre lagt till {}, som makulerades", one.from);
        let change = Change {
            field: Some(ADDS_TO),
            before: Some(one.from),
            part_of: Some(part_of),
            ..Change::plain(one.message, &one.reference, Act::Correct, what)
        };
        decide(writing, change, decision).await?;
    }
    Ok(())
}
