//! `remissd correct`: put right what a response is taken for.

use super::{Ended, args};
use crate::config::Config;

pub(super) async fn correct(_config: Config, _wanted: &args::Correct) -> anyhow::Result<Ended> {
    anyhow::bail!("not yet")
}
