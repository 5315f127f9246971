//! `remissd invited`: who was asked, and how each stands.

use super::{Ended, args};
use crate::config::Config;

pub(super) async fn invited(_config: Config, _wanted: &args::Invited) -> anyhow::Result<Ended> {
    anyhow::bail!("not yet")
}
