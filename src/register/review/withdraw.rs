//! A response that is taken back: its row goes, and with it all that hangs on it. Its number is never used again.

use super::super::door::{Transacting, values};
use super::super::error::RegisterError;
use super::super::record::{alike, chain};

const NAMED: &str = "SELECT id FROM response WHERE message = $1 AND consultation = $2";
const ADDED: &str = "SELECT message FROM response WHERE supplements = $1 ORDER BY id";
const UNCHAIN: &str = "UPDATE response SET supplements = NULL WHERE supplements = $1";
const FORGET_BODIES: &str = "DELETE FROM on_behalf WHERE response = $1";
const FORGET_STANDING: &str = "DELETE FROM stands_for WHERE response = $1";
const FORGET: &str = "DELETE FROM response WHERE id = $1";

/// Takes back the response of a message to a consultation, if there is one. What was chained to it is chained anew, and
/// a group of form letters goes on without it.
pub(super) async fn withdraw(
    writing: &mut Transacting,
    message: i64,
    consultation: &str,
) -> Result<(), RegisterError> {
    let Some(row) = writing.row(NAMED, values![message, consultation]).await? else { return Ok(()) };
    let response: i64 = row.cell(0)?;
    alike::leave(writing, consultation, response).await?;
    let added = writing.rows(ADDED, values![response]).await?;
    writing.execute(UNCHAIN, values![response]).await?;
    writing.execute(FORGET_BODIES, values![response]).await?;
    writing.execute(FORGET_STANDING, values![response]).await?;
    writing.execute(FORGET, values![response]).await?;
    for row in added {
        chain::chain(writing, consultation, row.cell(0)?).await?;
    }
    Ok(())
}
