//! `remissd invited`: who was asked, and how each stands.

use std::io::Write as _;

use super::args::Format;
use super::out::stdout;
use super::reference::asked_for;
use super::{Ended, args, register, table};
use crate::config::Config;
use crate::register::Listing;

/// The list, then who answered without being asked, then the counts.
pub(super) async fn invited(config: Config, wanted: &args::Invited) -> anyhow::Result<Ended> {
    let register = register(&config).await?;
    let number = asked_for(&config, &register, wanted.diary_number.as_ref()).await?;
    let number = || number.clone();
    let list = register.list(&Listing::Invited { diary_number: number() }).await?;
    if list.rows.is_empty() {
        writeln!(stdout(), "Nobody was invited, as far as the configuration says.")?;
    } else {
        table::print(&list, Format::Table)?;
    }
    let others = register.list(&Listing::Uninvited { diary_number: number() }).await?;
    if !others.rows.is_empty() {
        writeln!(stdout(), "\nSvar från andra än de inbjudna")?;
        table::print(&others, Format::Table)?;
    }
    let counts = register.list(&Listing::InvitedCounts { diary_number: number() }).await?;
    if !counts.rows.is_empty() {
        writeln!(stdout())?;
        table::print(&counts, Format::Table)?;
    }
    Ok(Ended::Well)
}
