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
use rusqlite::{Connection, OpenFlags, Row, Rows};

use super::error::RegisterError;
use super::question::{Allowance, Answer, LONGEST_ROW, QueryLimits, TOO_SLOW, VIEWS, too_long};
use crate::facts::Cell;

/// What SQLite may hold in memory, in bytes: some twenty of the longest values at once, and a sixth of
/// what a small server has. It holds for the whole process, and the process of `remissd sql` asks
/// nothing else of SQLite meanwhile.
const HEAP: &str = "PRAGMA hard_heap_limit = 536870912";

/// Instructions between two looks at the clock.
const LOOK_EVERY: i32 = 10_000;

/// Runs `sql` against the register at `path`.
pub(super) fn ask(path: &Path, sql: &str, limits: QueryLimits) -> Result<Answer, RegisterError> {
    let register = open(path).map_err(refused)?;
    prepare(&register, sql, limits).map_err(refused)?;
    let mut statement = register.prepare(sql).map_err(refused)?;
    // A plan names the tables below the views.
    if statement.is_explain() != 0 {
        return Err(RegisterError::Query("not authorized".to_owned()));
    }
    let columns = statement.column_names().into_iter().map(str::to_owned).collect();
    collect(statement.query([]).map_err(refused)?, Answer::new(columns), limits)
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let register = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    register.query_row(HEAP, [], |_| Ok(()))?;
    Ok(register)
}

/// Rehearses the query and fences the register in.
fn prepare(register: &Connection, sql: &str, limits: QueryLimits) -> rusqlite::Result<()> {
    let rehearsal = rehearsal(register)?;
    for connection in [&rehearsal, register] {
        connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, i32::try_from(LONGEST_ROW).unwrap_or(i32::MAX))?;
        connection.authorizer(Some(allow))?;
    }
    rehearsal.prepare(sql)?;
    let started = Instant::now();
    register.progress_handler(LOOK_EVERY, Some(move || started.elapsed() > limits.time))
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

fn collect(mut rows: Rows<'_>, mut answer: Answer, limits: QueryLimits) -> Result<Answer, RegisterError> {
    let width = answer.table.columns.len();
    let mut allowance = Allowance::of(limits);
    while let Some(row) = rows.next().map_err(refused)? {
        // Looked at before it is copied.
        let length = length(row, width).map_err(refused)?;
        if length > LONGEST_ROW {
            return Err(too_long());
        }
        if !allowance.admits(width, length) {
            answer.cut = true;
            break;
        }
        let cells = (0..width).map(|column| row.get_ref(column).map(cell));
        answer.table.rows.push(cells.collect::<Result<_, _>>().map_err(refused)?);
    }
    Ok(answer)
}

/// How many bytes of words a row has.
fn length(row: &Row<'_>, width: usize) -> rusqlite::Result<usize> {
    let length = |column| {
        row.get_ref(column).map(|value| match value {
            ValueRef::Text(bytes) => bytes.len(),
            // Shown as two digits a byte.
            ValueRef::Blob(bytes) => bytes.len().saturating_mul(2),
            _ => 0,
        })
    };
    (0..width).map(length).sum()
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

fn refused(error: rusqlite::Error) -> RegisterError {
    RegisterError::Query(words(&error))
}

fn words(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(failure, _)
            if failure.code == rusqlite::ErrorCode::OperationInterrupted =>
        {
            TOO_SLOW.to_owned()
        }
        rusqlite::Error::MultipleStatement => "one statement at a time".to_owned(),
        other => other.to_string(),
    }
}
