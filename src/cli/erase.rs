//! `remissd erase`: personal data and original removed on a decision.

use super::{Ended, args};
use crate::config::Config;

pub(super) async fn erase(_config: Config, _wanted: &args::Erase) -> anyhow::Result<Ended> {
    anyhow::bail!("not yet")
}
