//! What can go wrong with the register, told apart by what one does about it.

use crate::diary_number::DiaryNumber;

/// Why the register could not do as asked. As everywhere here, the words hold the cause once, and there
/// is no `source` beside them that would say it again. No variant shows a password or a sender's words.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The address is no database address. The address itself may hold a password and is not shown.
    #[error(
        "database.url is no database address: write sqlite:/path/to/file.db or postgres://user@host/name"
    )]
    Address,
    /// The database server could not be reached, or let nobody in.
    #[error("cannot connect to the database at {place}: {cause}")]
    Unreachable {
        /// Its host and port.
        place: String,
        /// What went wrong.
        cause: sqlx::Error,
    },
    /// A looking command met a database that is not there.
    #[error("there is no database at {path} yet: `remissd run` makes it")]
    Missing {
        /// The path of the SQLite file.
        path: String,
    },
    /// The database was migrated by a newer program.
    #[error(
        "the database is newer than this program: it has migration {found}, this program knows up to {known}; \
         install the newer remissd"
    )]
    Newer {
        /// The newest migration in the database.
        found: i64,
        /// The newest migration this program brings.
        known: i64,
    },
    /// A looking command met a database that has not been migrated.
    #[error("the database is older than this program: start `remissd run` once to bring it up to date")]
    Older,
    /// A write was asked of a register that was opened for reading.
    #[error("the register was opened for reading only")]
    ReadingOnly,
    /// A consultation that was never synchronised from the configuration.
    #[error("{0} is not in the register: it has to be synchronised from the configuration first")]
    UnknownConsultation(DiaryNumber),
    /// A value in the database that this program did not write.
    #[error("the database holds {what} that this program cannot read")]
    Unreadable {
        /// What kind of value it is.
        what: &'static str,
    },
    /// A query for `remissd sql` was refused or failed; what the database said of it.
    #[error("{0}")]
    Query(String),
    /// The file or its folder could not be made.
    #[error("cannot make the database file {path}: {cause}")]
    File {
        /// The path of the file.
        path: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A migration failed.
    #[error("the database could not be brought up to date: {0}")]
    Migration(sqlx::migrate::MigrateError),
    /// The work was cut off because the program is ending.
    #[error("the database work was cut off")]
    CutOff,
    /// The SQLite file cannot be opened or read: it is damaged, no database, or not for us.
    #[error("the database file {path} cannot be used: {cause}")]
    Unusable {
        /// Its path.
        path: String,
        /// What SQLite said.
        cause: Box<RegisterError>,
    },
    /// Any other failure of the database.
    #[error("the database failed: {0}")]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for RegisterError {
    fn from(cause: sqlx::Error) -> Self {
        Self::Database(cause)
    }
}

impl RegisterError {
    /// Whether waiting and trying again can help.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Database(error) | Self::Unreachable { cause: error, .. } => transient(error),
            Self::Unusable { cause, .. } => cause.is_transient(),
            Self::CutOff => true,
            _ => false,
        }
    }
}

fn transient(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed => {
            true
        }
        sqlx::Error::Database(error) => error.code().is_some_and(|code| passing(&code)),
        _ => false,
    }
}

/// Whether a database's error code names a condition that passes. SQLite says busy (5), locked (6)
/// or full (13), extended in the higher bits; PostgreSQL gives five characters in classes: 08
/// connection, 40 rollback, 53 resources, 55 object in use, 57 operator. See SQLite's `rescode` and
/// PostgreSQL's appendix A.
fn passing(code: &str) -> bool {
    if code.len() == 5 {
        return ["08", "40", "53", "55", "57"].iter().any(|class| code.starts_with(class));
    }
    code.parse::<u32>().is_ok_and(|number| matches!(number & 0xff, 5 | 6 | 13))
}

/// What a cell should have held but did not.
pub(super) fn unreadable(what: &'static str) -> RegisterError {
    RegisterError::Unreadable { what }
}

#[cfg(test)]
mod tests {
    use super::passing;

    #[test]
    fn a_busy_or_restarting_database_passes_and_a_wrong_statement_does_not() {
        for code in ["5", "517", "6", "262", "13", "08006", "40001", "40P01", "53300", "57P01"] {
            assert!(passing(code), "{code}");
        }
        for code in ["1", "8", "1555", "2067", "42P01", "23505", "28P01", ""] {
            assert!(!passing(code), "{code}");
        }
    }
}
