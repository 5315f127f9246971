//! `remissd sql` on SQLite, by rusqlite: sqlx offers neither an authorizer nor limits, and a file
//! opened for reading can still attach others or be copied whole.
//!
//! The query is prepared twice. First against an empty database in memory that has nothing but
//! tables named and shaped as the views for staff: what names any other table is refused there.
//! (An authorizer alone cannot tell: it calls a common table expression named `svar` a view.) Then
//! against the register, where the authorizer refuses everything but reading.

use std::path::Path;
use std::time::Instant;

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Rows};

use super::error::RegisterError;
use super::listing::{Cell, Table};
use super::question::{Answer, QueryLimits, VIEWS};

/// The longest text or blob that a query may make, in bytes: the longest mail's text fits well.
const LONGEST_VALUE: i32 = 64 << 20;

/// Instructions between two looks at the clock.
const LOOK_EVERY: i32 = 10_000;

/// Runs `sql` against the register at `path`.
pub(super) fn ask(path: &Path, sql: &str, limits: QueryLimits) -> Result<Answer, RegisterError> {
    answer(path, sql, limits).map_err(|error| RegisterError::Query(words(&error)))
}

fn answer(path: &Path, sql: &str, limits: QueryLimits) -> rusqlite::Result<Answer> {
    let register = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let rehearsal = rehearsal(&register)?;
    for connection in [&rehearsal, &register] {
        connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE)?;
        connection.authorizer(Some(allow))?;
    }
    rehearsal.prepare(sql)?;
    let started = Instant::now();
    register.progress_handler(LOOK_EVERY, Some(move || started.elapsed() > limits.time))?;
    let mut statement = register.prepare(sql)?;
    let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let width = columns.len();
    let (rows, cut) = collect(statement.query([])?, width, limits.rows)?;
    Ok(Answer { table: Table { columns, rows }, cut })
}

/// An empty database in which only the views for staff are there, as tables.
fn rehearsal(register: &Connection) -> rusqlite::Result<Connection> {
    let rehearsal = Connection::open_in_memory()?;
    for view in VIEWS {
        let columns = register.prepare(&format!("SELECT * FROM {view}"))?.column_names().join(", ");
        rehearsal.execute_batch(&format!("CREATE TABLE {view} ({columns})"))?;
    }
    Ok(rehearsal)
}

fn allow(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Select | AuthAction::Function { .. } | AuthAction::Recursive => Authorization::Allow,
        AuthAction::Read { table_name, .. } if !inner(table_name) => Authorization::Allow,
        _ => Authorization::Deny,
    }
}

/// SQLite's own tables and the pragmas that read as tables.
fn inner(table: &str) -> bool {
    let table = table.to_ascii_lowercase();
    ["sqlite_", "pragma_", "dbstat", "bytecode", "tables_used"].iter().any(|prefix| table.starts_with(prefix))
}

type Cells = Vec<Vec<Cell>>;

fn collect(mut rows: Rows<'_>, width: usize, most: usize) -> rusqlite::Result<(Cells, bool)> {
    let mut cells = Vec::new();
    while let Some(row) = rows.next()? {
        if cells.len() == most {
            return Ok((cells, true));
        }
        cells.push((0..width).map(|column| row.get_ref(column).map(cell)).collect::<Result<_, _>>()?);
    }
    Ok((cells, false))
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(bytes) => Cell::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => Cell::Text(data_encoding::HEXLOWER.encode(bytes)),
    }
}

fn words(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(failure, _)
            if failure.code == rusqlite::ErrorCode::OperationInterrupted =>
        {
            "the query took too long and was stopped".to_owned()
        }
        rusqlite::Error::MultipleStatement => "one statement at a time".to_owned(),
        other => other.to_string(),
    }
}
