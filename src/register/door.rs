//! The two databases behind one transaction. Everything that differs between SQLite and PostgreSQL
//! when a statement runs is here: how a value is bound, how a cell is read, how a transaction starts.
//! The statements themselves are shared text (`$n`, `ON CONFLICT`, `RETURNING`).

mod value;

use std::path::PathBuf;

use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{
    AssertSqlSafe, Decode, Executor as _, PgPool, Postgres, Row as _, SqlSafeStr as _, SqlStr, Sqlite,
    SqlitePool, Transaction, Type,
};

pub(super) use self::value::{Value, values};
use self::value::{postgres, sqlite};
use super::error::RegisterError;
use super::open::BUSY_TIMEOUT;

/// Rows in one statement of [`Transacting::insert`]: SQLite allows 32,766 parameters and the widest
/// table written this way has 13 columns.
const ROWS_PER_STATEMENT: usize = 500;

/// The open database.
#[derive(Debug, Clone)]
pub(super) enum Pools {
    /// A file: one connection writes, others read beside it. No writer where only looking is allowed.
    Sqlite {
        /// The one writing connection.
        writer: Option<SqlitePool>,
        /// Read-only connections.
        readers: SqlitePool,
        /// The file, for `remissd sql`.
        path: PathBuf,
    },
    /// A server.
    Postgres(PgPool),
}

/// An open transaction; dropped without [`Transacting::commit`] it is rolled back.
pub(super) enum Transacting {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

/// A row that was read.
pub(super) enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

/// A type that a cell of either database can be read as.
pub(super) trait Cell:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl<T> Cell for T where
    T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl Pools {
    /// Starts a transaction that only reads, and sees one state of the database throughout on SQLite.
    pub(super) async fn reading(&self) -> Result<Transacting, RegisterError> {
        match self {
            Self::Sqlite { readers, .. } => Ok(Transacting::Sqlite(readers.begin().await?)),
            Self::Postgres(pool) => begin_whole(pool.clone()).await,
        }
    }

    /// Starts a transaction that writes. SQLite takes the write lock at once: a transaction that
    /// reads first and then wants to write is refused without waiting.
    pub(super) async fn writing(&self) -> Result<Transacting, RegisterError> {
        match self {
            Self::Sqlite { writer: Some(writer), .. } => {
                Ok(Transacting::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?))
            }
            Self::Sqlite { writer: None, .. } => Err(RegisterError::ReadingOnly),
            Self::Postgres(pool) => begin_whole(pool.clone()).await,
        }
    }
}

impl Pools {
    /// Writes what the log of an SQLite file holds into the file and empties it, so that what was blanked is in
    /// neither. Who reads meanwhile keeps the log as it is, which is waited for a moment only: nobody else can write
    /// then. Whether it was emptied; PostgreSQL forgets when it vacuums.
    pub(super) async fn forget(&self) -> Result<bool, RegisterError> {
        self.empty_log("PRAGMA busy_timeout = 500").await
    }

    /// The same once more for what somebody's reading kept in the log before, without any waiting: what fails now is
    /// repeated soon, and must hold nothing up.
    pub(super) async fn forget_again(&self) {
        match self.empty_log("PRAGMA busy_timeout = 0").await {
            Ok(true) => {}
            Ok(false) => tracing::debug!("somebody uses the database: its log is not emptied now"),
            Err(error) => tracing::debug!(%error, "the database's log was not emptied"),
        }
    }

    async fn empty_log(&self, patience: &'static str) -> Result<bool, RegisterError> {
        let Self::Sqlite { writer: Some(writer), .. } = self else { return Ok(true) };
        let mut connection = writer.acquire().await?;
        connection.execute(patience).await?;
        let emptied = connection.fetch_one("PRAGMA wal_checkpoint(TRUNCATE)").await;
        let patient = format!("PRAGMA busy_timeout = {}", BUSY_TIMEOUT.as_millis());
        connection.execute(AssertSqlSafe(patient).into_sql_str()).await?;
        let is_busy: i64 = emptied?.try_get(0)?;
        Ok(is_busy == 0)
    }
}

/// Begins in a task of its own: a cancelled `begin()` leaves a pooled PostgreSQL connection inside a
/// transaction nobody knows of (sqlx 0.9.0, issue 4393), and callers may be cancelled at shutdown.
async fn begin_whole(pool: PgPool) -> Result<Transacting, RegisterError> {
    let begun = tokio::spawn(async move { pool.begin().await }).await;
    Ok(Transacting::Postgres(begun.map_err(|_| RegisterError::CutOff)??))
}

impl Transacting {
    /// Makes everything done in the transaction durable.
    pub(super) async fn commit(self) -> Result<(), RegisterError> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await?,
            Self::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }

    /// Runs a statement; how many rows it touched.
    pub(super) async fn execute(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<u64, RegisterError> {
        Ok(match self {
            Self::Sqlite(transaction) => {
                transaction.execute(sqlx::query_with(sql, sqlite(values)?)).await?.rows_affected()
            }
            Self::Postgres(transaction) => {
                transaction.execute(sqlx::query_with(sql, postgres(values)?)).await?.rows_affected()
            }
        })
    }

    /// Every row of a query.
    pub(super) async fn rows(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, RegisterError> {
        Ok(match self {
            Self::Sqlite(transaction) => {
                let rows = transaction.fetch_all(sqlx::query_with(sql, sqlite(values)?)).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(transaction) => {
                let rows = transaction.fetch_all(sqlx::query_with(sql, postgres(values)?)).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// The first row of a query, if there is one.
    pub(super) async fn row(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Option<Row>, RegisterError> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// Inserts many rows by few statements: `head` names table and columns, `tail` says what a
    /// conflict does. Rows of no columns and no rows are nothing to do.
    pub(super) async fn insert(
        &mut self,
        head: &'static str,
        tail: &'static str,
        rows: Vec<Vec<Value>>,
    ) -> Result<(), RegisterError> {
        let mut rows = rows.into_iter().peekable();
        while let Some(columns) = rows.peek().map(Vec::len) {
            let chunk: Vec<Vec<Value>> = rows.by_ref().take(ROWS_PER_STATEMENT).collect();
            // Only numbers are written into the text; every value is bound.
            let sql = format!("{head} VALUES {} {tail}", self.placeholders(chunk.len(), columns));
            self.execute_made(AssertSqlSafe(sql).into_sql_str(), chunk.into_iter().flatten().collect())
                .await?;
        }
        Ok(())
    }

    async fn execute_made(&mut self, sql: SqlStr, values: Vec<Value>) -> Result<(), RegisterError> {
        match self {
            Self::Sqlite(transaction) => {
                transaction.execute(sqlx::query_with(sql, sqlite(values)?).persistent(false)).await?;
            }
            Self::Postgres(transaction) => {
                transaction.execute(sqlx::query_with(sql, postgres(values)?).persistent(false)).await?;
            }
        }
        Ok(())
    }

    /// `($1, $2), ($3, $4)` for two rows of two columns. On SQLite the marks have no numbers: it looks
    /// each numbered one up in a list of all, twice, and the time goes with the square of the rows.
    fn placeholders(&self, rows: usize, columns: usize) -> String {
        let mark = |number: usize| match self {
            Self::Sqlite(_) => "?".to_owned(),
            Self::Postgres(_) => format!("${number}"),
        };
        let row = |row: usize| {
            let marks: Vec<String> = (1..=columns).map(|column| mark(row * columns + column)).collect();
            format!("({})", marks.join(", "))
        };
        (0..rows).map(row).collect::<Vec<_>>().join(", ")
    }
}

impl Row {
    /// The cell in the column at `index`, from 0.
    pub(super) fn cell<T: Cell>(&self, index: usize) -> Result<T, RegisterError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(index)?,
            Self::Postgres(row) => row.try_get(index)?,
        })
    }

    /// The instant in the column at `index`, if there is one.
    pub(super) fn time(&self, index: usize) -> Result<Option<Timestamp>, RegisterError> {
        Ok(self.cell::<Option<jiff_sqlx::Timestamp>>(index)?.map(jiff_sqlx::Timestamp::to_jiff))
    }
}
