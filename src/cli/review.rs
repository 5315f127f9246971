//! `remissd review`: what waits for a person, and what staff decide on it.

use super::{Ended, args, look};
use crate::config::Config;

pub(super) async fn review(config: Config, wanted: &args::Review) -> anyhow::Result<Ended> {
    match &wanted.command {
        None => look::reviews(&config).await,
        Some(_) => anyhow::bail!("not yet"),
    }
}
