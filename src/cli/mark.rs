//! `remissd mark`: what stands in the diary system, and what is done.

use super::{Ended, args};
use crate::config::Config;

pub(super) async fn mark(_config: Config, _wanted: &args::Mark) -> anyhow::Result<Ended> {
    anyhow::bail!("not yet")
}
