//! Which invited bodies a response speaks for. A body is known again by the address or domain that the mail came
//! from, unless several share it or a person said otherwise, by the name that the sender gives, and where it was named besides. By the first
//! two the sender is of that body: its own. One that is only named besides is answered for, and is not the sender.
//!
//! The table is made of what other tables hold, so that reports need not work it out for every row: whatever changes
//! one of those says so here, in the same transaction.

use super::door::{Transacting, values};
use super::error::RegisterError;

const FORGET_OF_MESSAGE: &str =
    "DELETE FROM stands_for WHERE response IN (SELECT id FROM response WHERE message = $1)";
const FORGET_OF_CONSULTATION: &str = "DELETE FROM stands_for WHERE consultation = $1";

/// The statement for the responses that `$condition` names.
macro_rules! stand {
    ($condition:literal) => {
        concat!(
            "INSERT INTO stands_for (response, consultation, position, is_own)
            SELECT response, consultation, position, max(own) = 1 FROM (
            SELECT r.id AS response, r.consultation, k.position, 1 AS own
            FROM response r
            JOIN message m ON m.id = r.message AND NOT m.is_sender_decided
            JOIN invited_mark k ON k.consultation = r.consultation AND k.mark IN (m.sender_key, m.sender_domain)
                AND NOT EXISTS (SELECT 1 FROM invited_mark o
                    WHERE o.consultation = k.consultation AND o.mark = k.mark AND o.position <> k.position)
            WHERE ",
            $condition,
            " UNION SELECT r.id, r.consultation, i.position, 1
            FROM response r
            JOIN message m ON m.id = r.message AND coalesce(m.sender_kind, '') <> 'private'
            JOIN invited i ON i.consultation = r.consultation AND i.name_key = m.organisation_key
            WHERE ",
            $condition,
            " UNION SELECT r.id, r.consultation, i.position, 0
            FROM response r
            JOIN on_behalf b ON b.response = r.id
            JOIN invited i ON i.consultation = r.consultation AND i.name_key = b.name_key
            WHERE ",
            $condition,
            ") AS body GROUP BY response, consultation, position"
        )
    };
}

const OF_MESSAGE: &str = stand!("r.message = $1");
const OF_CONSULTATION: &str = stand!("r.consultation = $1");

/// Works out anew for whom the responses of a message speak.
pub(super) async fn message_stands(writing: &mut Transacting, message: i64) -> Result<(), RegisterError> {
    writing.execute(FORGET_OF_MESSAGE, values![message]).await?;
    writing.execute(OF_MESSAGE, values![message]).await?;
    Ok(())
}

/// The same of every response to a consultation, whose list of invited bodies is another now.
pub(super) async fn all_stand(writing: &mut Transacting, consultation: &str) -> Result<(), RegisterError> {
    writing.execute(FORGET_OF_CONSULTATION, values![consultation]).await?;
    writing.execute(OF_CONSULTATION, values![consultation]).await?;
    Ok(())
}
