//! `remissd sql`: a read-only question to the register.

use std::time::Duration;

use super::{Ended, args, register, table};
use crate::config::Config;
use crate::register::QueryLimits;

/// A question that takes longer is a mistake, and holds up the others.
const LONGEST: Duration = Duration::from_secs(30);

/// More rows than a spreadsheet opens are a mistake too.
const MOST_ROWS: usize = 1_000_000;

/// The most memory that the rows may take, in bytes: a year's answers with their texts fit, and drawing
/// them as a table takes a few times as much again.
const MOST_BYTES: usize = 64 << 20;

/// Asks, and prints the answer.
pub(super) async fn sql(config: &Config, wanted: &args::Sql) -> anyhow::Result<Ended> {
    let limits = QueryLimits { rows: MOST_ROWS, bytes: MOST_BYTES, time: LONGEST };
    let Some(query) = &wanted.query else { anyhow::bail!("not yet") };
    let answer = register(config).await?.query(query, limits).await?;
    table::print(&answer.table, wanted.format)?;
    if answer.cut {
        eprintln!(
            "remissd: only the first {} rows are shown: an answer has at most {MOST_ROWS} rows and {} MiB",
            answer.table.rows.len(),
            MOST_BYTES >> 20
        );
    }
    Ok(Ended::Well)
}
