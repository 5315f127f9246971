//! `remissd retention`: what the retention rules touch.

use super::{Ended, args};
use crate::config::Config;

pub(super) async fn retention(_config: Config, _wanted: &args::Retention) -> anyhow::Result<Ended> {
    anyhow::bail!("not yet")
}
