//! `remissd sql`: a read-only question to the register.

use std::time::Duration;

use super::{Ended, args, register, table};
use crate::config::Config;
use crate::register::QueryLimits;

/// A question that takes longer is a mistake, and holds up the others.
const LONGEST: Duration = Duration::from_secs(30);

/// More rows than a spreadsheet opens are a mistake too.
const MOST_ROWS: usize = 1_000_000;

/// Asks, and prints the answer.
pub(super) async fn sql(config: &Config, wanted: &args::Sql) -> anyhow::Result<Ended> {
    let limits = QueryLimits { rows: MOST_ROWS, time: LONGEST };
    let answer = register(config).await?.query(&wanted.query, limits).await?;
    table::print(&answer.table, wanted.format)?;
    if answer.cut {
        eprintln!("remissd: only the first {MOST_ROWS} rows are shown");
    }
    Ok(Ended::Well)
}
