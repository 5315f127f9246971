//! `remissd sql`: one read-only query of the views for staff, with a limit in time and rows.
//!
//! On PostgreSQL the query becomes a cursor in a read-only transaction: the server takes one
//! statement, and only one that reads. It runs as the role `remissd_reader` where that role could be
//! made; without it the server says which relations the query names.

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

/// The views for staff. What else the database holds is not for queries.
pub(super) const VIEWS: [&str; 8] =
    ["svar", "bilaga", "granskning", "remisslage", "dagligt", "sandlista", "kvittens", "diarieblad"];

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
    WHERE rolname = 'remissd_reader' AND pg_has_role(current_user, oid, 'MEMBER')
        AND has_table_privilege(oid, 'svar', 'SELECT')";

const OTHER_RELATIONS: &str = "SELECT count(*) FROM pg_rewrite r
    JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
        AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> r.ev_class
    WHERE r.ev_class = 'pg_temp.remissd_fraga'::regclass
        AND d.refobjid::regclass::text <> ALL (string_to_array($1, ','))";

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
    // A comment at the end must not swallow what is put after it.
    let one = format!("{}\n", sql.trim().trim_end_matches(';'));
    let reader: i64 = sqlx::query_scalar(READER_EXISTS).fetch_one(&mut *connection).await?;
    let role = if reader > 0 { "SET LOCAL ROLE remissd_reader;" } else { "" };
    if reader == 0 {
        only_views(connection, &one).await?;
    }
    let milliseconds = limits.time.as_millis();
    let opening = format!("BEGIN READ ONLY; SET LOCAL statement_timeout = {milliseconds}; {role}");
    sqlx::raw_sql(AssertSqlSafe(opening)).execute(&mut *connection).await?;
    prepared(connection, format!("DECLARE fraga NO SCROLL CURSOR FOR {one}")).await?;
    let fetch = format!("FETCH {} FROM fraga", limits.rows.saturating_add(1));
    // Rows carry their columns' names, but there may be no rows.
    let prepared = connection.prepare(AssertSqlSafe(fetch.clone()).into_sql_str()).await?;
    let columns = prepared.columns().iter().map(|column| column.name().to_owned()).collect();
    let rows = sqlx::raw_sql(AssertSqlSafe(fetch)).fetch_all(&mut *connection).await.map_err(refused)?;
    let cut = rows.len() > limits.rows;
    let rows = rows.iter().take(limits.rows).map(cells).collect();
    Ok(Answer { table: Table { columns, rows }, cut })
}

/// Runs one statement. The server enforces what the text cannot promise: it prepares no more than one.
async fn prepared(connection: &mut PgConnection, sql: String) -> Result<(), RegisterError> {
    sqlx::query(AssertSqlSafe(sql)).persistent(false).execute(connection).await.map_err(refused)?;
    Ok(())
}

/// Without the role, asks the server itself which relations the query names, as those of a view that
/// is never kept. What a function reads by itself is not seen this way; the role would stop that too.
async fn only_views(connection: &mut PgConnection, one: &str) -> Result<(), RegisterError> {
    sqlx::raw_sql("BEGIN READ WRITE").execute(&mut *connection).await?;
    prepared(connection, format!("CREATE TEMPORARY VIEW remissd_fraga AS SELECT 1 AS n FROM ({one}) AS q"))
        .await?;
    let others: i64 =
        sqlx::query_scalar(OTHER_RELATIONS).bind(VIEWS.join(",")).fetch_one(&mut *connection).await?;
    sqlx::raw_sql("ROLLBACK").execute(&mut *connection).await?;
    if others > 0 {
        return Err(RegisterError::Query(format!("a query may read {} alone", VIEWS.join(", "))));
    }
    Ok(())
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
