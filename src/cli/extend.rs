//! `remissd extend`: more time for one invited body.

use super::{Ended, args};
use crate::config::Config;

pub(super) async fn extend(_config: Config, _wanted: &args::Extend) -> anyhow::Result<Ended> {
    anyhow::bail!("not yet")
}
