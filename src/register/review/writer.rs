//! Sender and arrival of what a colleague passed on: they become those of who wrote it, and come back with who takes
//! that back.

use jiff::{Timestamp, civil::DateTime};
use serde_json::json;

use super::super::door::{Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::words::fits_an_address;
use crate::message::Address;

/// Who wrote what a colleague passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// Name and address.
    pub sender: Address,
    /// When it first reached us, where that is known, and the same on the municipality's calendar and clock.
    pub arrived: Option<(Timestamp, DateTime)>,
}

const AS_IT_CAME: &str =
    "SELECT sender_name, sender_address, sender_key, sender_domain, arrived_at, arrival_basis,
        local_day, local_time FROM message WHERE id = $1";
const WRITER: &str = "UPDATE message SET sender_name = $2, sender_address = $3, sender_key = $4, sender_domain = $5 WHERE id = $1";
const ARRIVED: &str = "UPDATE message
    SET arrived_at = $2, arrival_basis = 'received_header', local_day = $3, local_time = $4 WHERE id = $1";

/// Gives a message the sender and the arrival of who wrote what a colleague passed on. Returns them as they came, for
/// who takes the decision back.
pub(super) async fn become_the_writers(
    writing: &mut Transacting,
    message: i64,
    writer: &Writer,
) -> Result<String, RegisterError> {
    let came = as_it_came(writing, message).await?;
    let sender = &writer.sender;
    let name = Some(sender.name.as_str()).filter(|name| !name.is_empty());
    let key = Some(sender.address.to_lowercase()).filter(|key| fits_an_address(key));
    let domain = Some(sender.domain()).filter(|domain| fits_an_address(domain));
    writing.execute(WRITER, values![message, name, sender.address.as_str(), key, domain]).await?;
    if let Some((at, local)) = writer.arrived {
        let (day, time) = (local.date().to_string(), local.time().strftime("%H:%M:%S").to_string());
        writing.execute(ARRIVED, values![message, at, day, time]).await?;
    }
    Ok(came)
}

/// Sender and arrival of a message, as a decision that changes them keeps them for who takes it back.
pub(in super::super) async fn as_it_came(
    reading: &mut Transacting,
    message: i64,
) -> Result<String, RegisterError> {
    let row = reading.row(AS_IT_CAME, values![message]).await?;
    let row = row.ok_or_else(|| unreadable("a message"))?;
    let text = |column| row.cell::<Option<String>>(column);
    let came = json!({
        "name": text(0)?, "address": text(1)?, "key": text(2)?, "domain": text(3)?,
        "arrived_at": row.time(4)?.map(|at| at.to_string()), "basis": text(5)?, "day": text(6)?, "time": text(7)?,
    });
    Ok(came.to_string())
}
