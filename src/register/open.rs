//! Opening the register: connecting, making the SQLite file, migrating, and refusing a database
//! that a newer program has changed.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, PgConnection, PgPool};

use super::door::Pools;
use super::error::RegisterError;
use super::reader_role;
use crate::custody;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Connections that read beside the writer on SQLite, and all connections on PostgreSQL: the daemon
/// and a command use one or two at a time.
const CONNECTIONS: u32 = 4;

/// How long to wait for another process's write on SQLite, such as an import beside the daemon.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// How long to wait for a connection before the database counts as unreachable.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);

const NEWEST_MIGRATION: &str = "SELECT max(version) FROM _sqlx_migrations WHERE success";

/// Whether the caller may change anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Creates, migrates, writes.
    Write,
    /// Looks only: nothing is created and nothing migrated.
    Read,
}

/// The file that the database is in, where it is in one.
#[must_use]
pub fn database_file(url: &str) -> Option<PathBuf> {
    let options = url.starts_with("sqlite:").then(|| SqliteConnectOptions::from_str(url).ok())??;
    Some(options.get_filename().to_path_buf())
}

/// Opens the database that `url` names.
pub(super) async fn open(url: &str, access: Access) -> Result<Pools, RegisterError> {
    let scheme = url.split(':').next().unwrap_or_default();
    match scheme {
        "sqlite" => {
            let options = SqliteConnectOptions::from_str(url).map_err(|_| RegisterError::Address)?;
            let path = options.get_filename().to_path_buf();
            open_sqlite(options, &path, access).await.map_err(|error| in_file(&path, error))
        }
        "postgres" | "postgresql" => open_postgres(url, access).await,
        _ => Err(RegisterError::Address),
    }
}

/// SQLite names no file in what it says of one.
fn in_file(path: &Path, error: RegisterError) -> RegisterError {
    match error {
        RegisterError::Database(_) | RegisterError::Migration(_) => {
            RegisterError::Unusable { path: path.display().to_string(), cause: Box::new(error) }
        }
        other => other,
    }
}

async fn open_sqlite(
    options: SqliteConnectOptions,
    path: &Path,
    access: Access,
) -> Result<Pools, RegisterError> {
    let options = options.foreign_keys(true).synchronous(SqliteSynchronous::Full).busy_timeout(BUSY_TIMEOUT);
    let writer = match access {
        Access::Write => {
            make_file(path)
                .map_err(|cause| RegisterError::File { path: path.display().to_string(), cause })?;
            // What is blanked must not linger in pages that nothing uses any more.
            let wal = options.clone().journal_mode(SqliteJournalMode::Wal).pragma("secure_delete", "ON");
            let writer = SqlitePoolOptions::new().max_connections(1).connect_with(wal).await?;
            SQLITE.run(&writer).await.map_err(|error| refusal(error, &SQLITE))?;
            Some(writer)
        }
        Access::Read if !path.exists() => {
            return Err(RegisterError::Missing { path: path.display().to_string() });
        }
        Access::Read => None,
    };
    let readers =
        SqlitePoolOptions::new().max_connections(CONNECTIONS).connect_with(options.read_only(true)).await?;
    if access == Access::Read {
        let found = sqlx::query_scalar::<_, Option<i64>>(NEWEST_MIGRATION).fetch_one(&readers).await;
        same_age(found, &SQLITE)?;
    }
    Ok(Pools::Sqlite { writer, readers, path: path.to_path_buf() })
}

/// Makes the file before SQLite does: SQLite would leave it readable to others, and gives its
/// journal the same rights as the file.
fn make_file(path: &Path) -> Result<(), std::io::Error> {
    if let Some(folder) = path.parent() {
        custody::make_folder(folder)?;
    }
    match custody::make_file(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

async fn open_postgres(url: &str, access: Access) -> Result<Pools, RegisterError> {
    // Compiling a plan to machine code costs most of a second, and the statements here take milliseconds.
    let options =
        PgConnectOptions::from_str(url).map_err(|_| RegisterError::Address)?.options([("jit", "off")]);
    let options = match access {
        // A plan made while a table was small would be kept when it is large: nothing analyses it meanwhile.
        Access::Write => options.options([("plan_cache_mode", "force_custom_plan")]),
        Access::Read => options.options([("default_transaction_read_only", "on")]),
    };
    knock(&options).await?;
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(CONNECT_TIMEOUT)
        .connect_with(options.application_name("remissd"))
        .await?;
    match access {
        Access::Write => migrate_postgres(&pool).await?,
        Access::Read => {
            let found = sqlx::query_scalar::<_, Option<i64>>(NEWEST_MIGRATION).fetch_one(&pool).await;
            same_age(found, &POSTGRES)?;
        }
    }
    Ok(Pools::Postgres(pool))
}

/// Connects once: a pool would try a server that refuses again and again, and then say only that time is up.
async fn knock(options: &PgConnectOptions) -> Result<(), RegisterError> {
    let place = || format!("{}:{}", options.get_host(), options.get_port());
    let unreachable = |cause| RegisterError::Unreachable { place: place(), cause };
    let connection = tokio::time::timeout(CONNECT_TIMEOUT, PgConnection::connect_with(options))
        .await
        .map_err(|_| unreachable(sqlx::Error::PoolTimedOut))?
        .map_err(unreachable)?;
    connection.close().await.map_err(unreachable)
}

async fn migrate_postgres(pool: &PgPool) -> Result<(), RegisterError> {
    POSTGRES.run(pool).await.map_err(|error| refusal(error, &POSTGRES))?;
    reader_role::grant(pool).await;
    Ok(())
}

fn newest(migrator: &Migrator) -> i64 {
    migrator.iter().map(|migration| migration.version).max().unwrap_or_default()
}

fn refusal(error: MigrateError, migrator: &Migrator) -> RegisterError {
    match error {
        MigrateError::VersionMissing(found) => RegisterError::Newer { found, known: newest(migrator) },
        other => RegisterError::Migration(other),
    }
}

/// SQLite's general error is what it has for a wrong name; PostgreSQL has "undefined table".
fn is_no_table(code: &str) -> bool {
    matches!(code, "1" | "42P01")
}

/// A looking command migrates nothing, so the database has to be exactly as old as the program.
fn same_age(found: Result<Option<i64>, sqlx::Error>, migrator: &Migrator) -> Result<(), RegisterError> {
    let known = newest(migrator);
    match found {
        Ok(Some(found)) if found > known => Err(RegisterError::Newer { found, known }),
        Ok(Some(found)) if found == known => Ok(()),
        Ok(_) => Err(RegisterError::Older),
        // The table of migrations is missing: nobody has made the register here yet.
        Err(sqlx::Error::Database(error)) if error.code().is_some_and(|code| is_no_table(&code)) => {
            Err(RegisterError::Older)
        }
        Err(other) => Err(other.into()),
    }
}
