//! What is registered and still in time or late by a last day that the configuration had before: said wherever an
//! operator looks, until `replay --apply` moves it.

use crate::config::Config;
use crate::office::Office;
use crate::register::{Register, RegisterError};

/// A sentence for each consultation of which anything stands by another day.
pub(super) async fn told(register: &Register, config: &Config) -> Result<Vec<String>, RegisterError> {
    let counts = register.moves(&config.consultations).await?.counts();
    let told = counts.into_iter().map(|((number, day), responses)| {
        format!(
            "{responses} registered under {number} are still in time or late by another last day than {day}: \
             `remissd replay` lists them, `remissd replay --apply` moves them"
        )
    });
    Ok(told.collect())
}

/// Says so in the log. That it could not be found out keeps nobody from starting.
pub(super) async fn warn(office: &Office) {
    match told(&office.register, &office.config).await {
        Ok(told) => told.iter().for_each(|told| tracing::warn!("{told}")),
        Err(error) => tracing::warn!(%error, "whether a last day was moved could not be found out"),
    }
}
