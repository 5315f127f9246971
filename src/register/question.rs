//! `remissd sql`: one read-only query of the views for staff, with a limit in time, rows and bytes.
//!
//! What may be asked and what comes back lives here; how each database is kept to it lives in
//! `question_sqlite` and `question_postgres`.

use std::time::Duration;

use super::Register;
use super::door::Pools;
use super::error::RegisterError;
use super::{question_postgres, question_sqlite};
use crate::facts::{Cell, Table};

/// The views for staff. What else the database holds is not for queries.
pub(super) const VIEWS: [&str; 12] = [
    "svar", "bilaga", "granskning", "remisslage", "dagligt", "sandlista", "kvittens", "diarieblad",
    "likalydande", "kanaler", "sammanstallning", "andringar",
];

/// The longest row, and with it the longest value, in bytes: the text of a long mail is a hundredth
/// of it, and the database and we may each hold a few at a time.
pub(super) const LONGEST_ROW: usize = 16 << 20;

/// How much longer than the query's own time the whole may take: for connecting, and for a database
/// that looks at its clock too seldom.
const GRACE: Duration = Duration::from_secs(2);

/// How far a query may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryLimits {
    /// The most rows that are handed back.
    pub rows: usize,
    /// The most memory that the rows handed back may take, in bytes.
    pub bytes: usize,
    /// The longest it may run.
    pub time: Duration,
}

/// What a query found.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Its rows.
    pub table: Table,
    /// There was more than [`QueryLimits`] lets through.
    pub cut: bool,
}

impl Answer {
    /// No rows yet.
    pub(super) fn new(columns: Vec<String>) -> Self {
        Self { table: Table { columns, rows: Vec::new() }, cut: false }
    }
}

/// What is left of the limits while the rows come in.
pub(super) struct Allowance {
    rows: usize,
    bytes: usize,
}

impl Allowance {
    /// The whole of `limits`.
    pub(super) fn of(limits: QueryLimits) -> Self {
        Self { rows: limits.rows, bytes: limits.bytes }
    }

    /// Whether a row of `width` cells with `length` bytes in them still fits; it is taken off if so.
    /// A cell takes its place in memory even when it is empty.
    pub(super) fn admits(&mut self, width: usize, length: usize) -> bool {
        let place = width.saturating_mul(size_of::<Cell>()).saturating_add(size_of::<Vec<Cell>>());
        let bytes = length.saturating_add(place);
        let (Some(rows), Some(bytes)) = (self.rows.checked_sub(1), self.bytes.checked_sub(bytes)) else {
            return false;
        };
        (self.rows, self.bytes) = (rows, bytes);
        true
    }
}

/// What is said of a row that is longer than [`LONGEST_ROW`].
pub(super) fn too_long() -> RegisterError {
    RegisterError::Query(format!("a row is longer than {} MiB: ask for less of it", LONGEST_ROW >> 20))
}

impl Register {
    /// Runs a query that reads the views for staff.
    ///
    /// # Errors
    /// [`RegisterError::Query`] with the database's words when the query is refused, wrong or too slow.
    pub async fn query(&self, sql: &str, limits: QueryLimits) -> Result<Answer, RegisterError> {
        let asking = async {
            match &self.pools {
                Pools::Sqlite { path, .. } => {
                    let (path, sql) = (path.clone(), sql.to_owned());
                    tokio::task::spawn_blocking(move || question_sqlite::ask(&path, &sql, limits))
                        .await
                        .map_err(|_| RegisterError::CutOff)?
                }
                Pools::Postgres(pool) => question_postgres::ask(pool, sql, limits).await,
            }
        };
        // Either side has its own clock, but SQLite does not look at it within one function, and
        // PostgreSQL counts each statement alone.
        let in_time = tokio::time::timeout(limits.time.saturating_add(GRACE), asking).await;
        in_time.unwrap_or_else(|_| Err(RegisterError::Query(TOO_SLOW.to_owned())))
    }
}

/// What is said of a query that ran out of time.
pub(super) const TOO_SLOW: &str = "the query took too long and was stopped";

#[cfg(test)]
mod tests {
    use super::{Allowance, QueryLimits};
    use std::time::Duration;

    #[test]
    fn rows_are_let_through_until_their_number_or_their_bytes_are_used_up() {
        let allowance =
            |rows, bytes| Allowance::of(QueryLimits { rows, bytes, time: Duration::from_secs(1) });
        for (rows, bytes, length, fit) in
            [(3, 1 << 20, 10, 3), (9, 1 << 20, 400_000, 2), (9, 1 << 20, usize::MAX, 0), (0, 1 << 20, 1, 0)]
        {
            let mut left = allowance(rows, bytes);
            assert_eq!((0..9).filter(|_| left.admits(2, length)).count(), fit, "{rows} {bytes} {length}");
        }
        let mut empty_cells = allowance(1000, 1 << 10);
        assert!((0..1000).filter(|_| empty_cells.admits(4, 0)).count() < 20);
    }
}
