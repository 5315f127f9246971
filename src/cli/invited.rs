//! `remissd invited`: who was asked, and how each stands.

use std::io::Write as _;

use super::args::Format;
use super::out::stdout;
use super::reference::asked_for;
use super::{Ended, args, register, table};
use crate::config::Config;
use crate::facts::{Cell, Table};
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
        if sum(&others, "svar") > sum(&counts, "andra svar") {
            writeln!(
                stdout(),
                "I andra svar räknas den som har svarat för flera en gång, ovanför en gång för var och en."
            )?;
        }
    }
    Ok(Ended::Well)
}

/// What a column of numbers comes to.
fn sum(table: &Table, column: &str) -> u64 {
    let Some(at) = table.columns.iter().position(|name| name == column) else { return 0 };
    let number = |row: &Vec<Cell>| match row.get(at) {
        Some(Cell::Text(text)) => text.parse().unwrap_or(0),
        _ => 0,
    };
    table.rows.iter().map(number).sum::<u64>()
}
