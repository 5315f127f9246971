//! The breaker: when the letters owed within an hour are out of all proportion, all letters stop until a person
//! starts them. No rule about single mails sees a loop among hundreds of senders; a count does.

use jiff::Timestamp;

use super::HOUR;
use crate::office::Office;
use crate::register::{Cause, RegisterError, Stopped};

/// Stops all letters when more are owed than `breaker_per_hour` allows.
pub(super) async fn watch(office: &Office, now: Timestamp) -> Result<(), RegisterError> {
    let limit = office.config.acknowledgement.breaker_per_hour;
    let hour_ago = now.checked_sub(HOUR).unwrap_or(Timestamp::UNIX_EPOCH);
    if limit == 0 {
        return Ok(());
    }
    let owed = office.register.owed_since(hour_ago).await?;
    if owed <= u64::from(limit) {
        return Ok(());
    }
    let why = format!(
        "{owed} acknowledgements were owed within an hour, more than acknowledgement.breaker_per_hour = {limit}"
    );
    if office.register.stop_letters(Cause::Breaker, &why, now).await? == Stopped::Now {
        tracing::error!(owed, limit, "the breaker stopped all letters; `remissd letters start` sends them");
    }
    Ok(())
}
