//! `remissd sql` on PostgreSQL: the query becomes a cursor in a read-only transaction. The server
//! takes one statement, and only one that reads; `question_tree` has seen before that it uses nothing
//! but the views. It runs as the role `remissd_reader` where that role could be made.

use futures_util::TryStreamExt as _;
use sqlx::postgres::PgRow;
use sqlx::{
    AssertSqlSafe, Column as _, Connection as _, Executor as _, PgConnection, PgPool, Row as _,
    SqlSafeStr as _, Statement as _, TypeInfo as _, ValueRef as _,
};

use super::error::RegisterError;
use super::question::{Allowance, Answer, LONGEST_ROW, QueryLimits, TOO_SLOW, too_long};
use super::question_tree;
use crate::facts::Cell;

const READER_EXISTS: &str = "SELECT count(*) FROM pg_roles
    WHERE rolname = 'remissd_reader' AND pg_has_role(current_user, oid, 'MEMBER')
        AND has_table_privilege(oid, 'svar', 'SELECT')";

/// Names mean the same when the query is looked at and when it runs, whichever role runs it.
const NAMES: &str =
    "SELECT set_config('search_path', format('pg_catalog, %I, pg_temp', current_schema()), false)";

/// Runs `sql` on a connection of its own, which is closed after: a query may have been left halfway.
pub(super) async fn ask(pool: &PgPool, sql: &str, limits: QueryLimits) -> Result<Answer, RegisterError> {
    let mut connection = pool.acquire().await?.detach();
    let answer = answer(&mut connection, sql, limits).await;
    connection.close_hard().await?;
    answer
}

async fn answer(
    connection: &mut PgConnection,
    sql: &str,
    limits: QueryLimits,
) -> Result<Answer, RegisterError> {
    let time = format!("SET statement_timeout = {}", limits.time.as_millis().max(1));
    sqlx::raw_sql(AssertSqlSafe(time)).execute(&mut *connection).await?;
    sqlx::query(NAMES).execute(&mut *connection).await?;
    // A comment at the end must not swallow what is put after it.
    let one = format!("{}\n", sql.trim().trim_end_matches(';'));
    // Rows carry their columns' names, but there may be no rows.
    let columns = columns(connection, &one).await?;
    let measured = measured(&one, columns.len());
    question_tree::only_views(connection, &measured).await?;
    let reader: i64 = sqlx::query_scalar(READER_EXISTS).fetch_one(&mut *connection).await?;
    let role = if reader > 0 { "; SET LOCAL ROLE remissd_reader" } else { "" };
    let opening = format!("BEGIN READ ONLY{role}");
    sqlx::raw_sql(AssertSqlSafe(opening)).execute(&mut *connection).await?;
    prepared(connection, format!("DECLARE fraga NO SCROLL CURSOR FOR {measured}")).await?;
    fetch(connection, Answer::new(columns), limits).await
}

/// The names of the columns that the query gives.
async fn columns(connection: &mut PgConnection, one: &str) -> Result<Vec<String>, RegisterError> {
    let prepared = connection.prepare(AssertSqlSafe(one.to_owned()).into_sql_str()).await.map_err(refused)?;
    let columns: Vec<String> = prepared.columns().iter().map(|column| column.name().to_owned()).collect();
    if columns.is_empty() {
        return Err(RegisterError::Query("this asks for nothing: begin with SELECT or WITH".to_owned()));
    }
    Ok(columns)
}

/// The query with the size of each row as a last column. What is too long stays with the server: a
/// value may be as long as 1 GB, and would be in our memory before we knew. `OFFSET 0` has the size
/// reckoned once a row. The columns are numbered because a subquery's must have different names.
fn measured(one: &str, width: usize) -> String {
    let names: Vec<String> = (1..=width).map(|number| format!("c{number}")).collect();
    let short = |name: &String| format!("CASE WHEN size <= {LONGEST_ROW} THEN {name} END AS {name}");
    let shorts: Vec<String> = names.iter().map(short).collect();
    format!(
        "SELECT {}, size FROM ({one}) AS q({}) CROSS JOIN LATERAL (SELECT octet_length(q::text) AS size OFFSET 0) AS m",
        shorts.join(", "),
        names.join(", ")
    )
}

/// Runs one statement. The server enforces what the text cannot promise: it prepares no more than one.
pub(super) async fn prepared(connection: &mut PgConnection, sql: String) -> Result<(), RegisterError> {
    sqlx::query(AssertSqlSafe(sql)).persistent(false).execute(connection).await.map_err(refused)?;
    Ok(())
}

async fn fetch(
    connection: &mut PgConnection,
    mut answer: Answer,
    limits: QueryLimits,
) -> Result<Answer, RegisterError> {
    let fetch = format!("FETCH {} FROM fraga", limits.rows.saturating_add(1));
    let mut rows = sqlx::raw_sql(AssertSqlSafe(fetch)).fetch(connection);
    let mut allowance = Allowance::of(limits);
    while let Some(row) = rows.try_next().await.map_err(refused)? {
        let mut cells = cells(&row);
        let length = match cells.pop() {
            Some(Cell::Integer(length)) => usize::try_from(length).unwrap_or(usize::MAX),
            _ => 0,
        };
        if length > LONGEST_ROW {
            return Err(too_long());
        }
        if !allowance.admits(cells.len(), length) {
            answer.cut = true;
            break;
        }
        answer.table.rows.push(cells);
    }
    Ok(answer)
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

/// The database's words for what is wrong with the query; 57014 is what it says when time is up.
fn refused(error: sqlx::Error) -> RegisterError {
    match error {
        sqlx::Error::Database(error) if error.code().as_deref() == Some("57014") => {
            RegisterError::Query(TOO_SLOW.to_owned())
        }
        sqlx::Error::Database(error) => RegisterError::Query(error.message().to_owned()),
        // sqlx looks up types that it does not know, and takes offence at those of the catalogues.
        sqlx::Error::ColumnDecode { .. } => {
            RegisterError::Query("the query gives a column of a type that no view has".to_owned())
        }
        other => other.into(),
    }
}
