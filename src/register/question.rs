//! `remissd sql`: one read-only query of the views for staff, with a limit in time and rows.
//!
//! On PostgreSQL the query becomes a cursor in a read-only transaction: the server takes one
//! statement, and only one that reads. It runs as the role `remissd_reader` where that role could be
//! made; without it the query only reads too, but the tables behind the views are open to it.

use std::time::Duration;

use sqlx::postgres::PgRow;
use sqlx::{
    AssertSqlSafe, Column as _, Connection as _, Executor as _, PgConnection, PgPool, Row as _,
    SqlSafeStr as _, Statement as _, TypeInfo as _, ValueRef as _,
};

use super::Register;
use super::door::Pools;
use super::error::RegisterError;
use super::listing::{Cell, Table};
use super::question_sqlite;

/// How far a query may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryLimits {
    /// The most rows that are handed back.
    pub rows: usize,
    /// The longest it may run.
    pub time: Duration,
}

/// What a query found.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Its rows.
    pub table: Table,
    /// There were more rows than were asked for.
    pub cut: bool,
}

const READER_EXISTS: &str = "SELECT count(*) FROM pg_roles
    WHERE rolname = 'remissd_reader' AND pg_has_role(current_user, oid, 'MEMBER')";

impl Register {
    /// Runs a query that reads the views for staff.
    ///
    /// # Errors
    /// [`RegisterError::Query`] with the database's words when the query is refused, wrong or too slow.
    pub async fn query(&self, sql: &str, limits: QueryLimits) -> Result<Answer, RegisterError> {
        match &self.pools {
            Pools::Sqlite { path, .. } => {
                let (path, sql) = (path.clone(), sql.to_owned());
                tokio::task::spawn_blocking(move || question_sqlite::ask(&path, &sql, limits))
                    .await
                    .map_err(|_| RegisterError::CutOff)?
            }
            Pools::Postgres(pool) => ask_postgres(pool, sql, limits).await,
        }
    }
}

async fn ask_postgres(pool: &PgPool, sql: &str, limits: QueryLimits) -> Result<Answer, RegisterError> {
    // A connection of its own that is closed after: a query may have changed its session's settings.
    let mut connection = pool.acquire().await?.detach();
    let answer = fetch(&mut connection, sql, limits).await;
    connection.close().await?;
    answer
}

async fn fetch(
    connection: &mut PgConnection,
    sql: &str,
    limits: QueryLimits,
) -> Result<Answer, RegisterError> {
    let reader: i64 = sqlx::query_scalar(READER_EXISTS).fetch_one(&mut *connection).await?;
    let role = if reader > 0 { "SET LOCAL ROLE remissd_reader;" } else { "" };
    let milliseconds = limits.time.as_millis();
    let opening = format!("BEGIN READ ONLY; SET LOCAL statement_timeout = {milliseconds}; {role}");
    sqlx::raw_sql(AssertSqlSafe(opening)).execute(&mut *connection).await?;
    // The server enforces what the text cannot promise: one statement, and one that reads.
    let one = sql.trim().trim_end_matches(';');
    let cursor = format!("DECLARE fraga NO SCROLL CURSOR FOR {one}");
    sqlx::query(AssertSqlSafe(cursor)).persistent(false).execute(&mut *connection).await.map_err(refused)?;
    let fetch = format!("FETCH {} FROM fraga", limits.rows.saturating_add(1));
    // Rows carry their columns' names, but there may be no rows.
    let prepared = connection.prepare(AssertSqlSafe(fetch.clone()).into_sql_str()).await?;
    let columns = prepared.columns().iter().map(|column| column.name().to_owned()).collect();
    let rows = sqlx::raw_sql(AssertSqlSafe(fetch)).fetch_all(&mut *connection).await.map_err(refused)?;
    let cut = rows.len() > limits.rows;
    let rows = rows.iter().take(limits.rows).map(cells).collect();
    Ok(Answer { table: Table { columns, rows }, cut })
}

/// A cursor's rows come as text, whatever their types.
fn cells(row: &PgRow) -> Vec<Cell> {
    let text = |index: usize| {
        let value = row.try_get_raw(index).ok()?;
        if value.is_null() { None } else { value.as_str().ok().map(str::to_owned) }
    };
    let columns = row.columns().iter().enumerate();
    columns
        .map(|(index, column)| text(index).map_or(Cell::Null, |text| cell(text, column.type_info().name())))
        .collect()
}

/// A number where the type says so, and where it fits; else the words.
fn cell(text: String, type_name: &str) -> Cell {
    match type_name {
        "INT2" | "INT4" | "INT8" => text.parse().map_or(Cell::Text(text), Cell::Integer),
        // What `sum` and `avg` of whole numbers give: as SQLite has it, whole where it is whole.
        "NUMERIC" if !text.contains('.') => text.parse().map_or(Cell::Text(text), Cell::Integer),
        "NUMERIC" | "FLOAT4" | "FLOAT8" => text.parse().map_or(Cell::Text(text), Cell::Real),
        _ => Cell::Text(text),
    }
}

fn refused(error: sqlx::Error) -> RegisterError {
    match error {
        sqlx::Error::Database(error) => RegisterError::Query(error.message().to_owned()),
        other => other.into(),
    }
}
