//! How a register is opened: to be written or only looked at, for whom its file is, and what is refused.

use super::mail::{ask, consultations};
use super::sqlite_url;
use crate::support::postgres_url;
use remissd::register::{Listing, Register, RegisterError};

#[tokio::test]
async fn looking_makes_nothing_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite_url(folder.path());
    assert!(matches!(Register::open_read(&url).await, Err(RegisterError::Missing { .. })));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);

    let writing = Register::open(&url).await.unwrap();
    writing.synchronise(&consultations()).await.unwrap();
    let looking = Register::open_read(&url).await.unwrap();
    assert_eq!(looking.list(&Listing::Consultations).await.unwrap().rows.len(), 2);
    assert!(matches!(looking.synchronise(&[]).await, Err(RegisterError::ReadingOnly)));
    drop(writing);
    assert_eq!(
        ask(&Register::open_read(&url).await.unwrap(), "SELECT count(*) FROM remisslage").await,
        [["2"]]
    );
}

#[tokio::test]
async fn looking_at_postgresql_makes_nothing_and_changes_nothing() {
    let url = postgres_url();
    assert!(matches!(Register::open_read(&url).await, Err(RegisterError::Older)));
    Register::open(&url).await.unwrap().synchronise(&consultations()).await.unwrap();
    let looking = Register::open_read(&url).await.unwrap();
    assert_eq!(looking.list(&Listing::Consultations).await.unwrap().rows.len(), 2);
    assert!(looking.synchronise(&[]).await.is_err());
    assert_eq!(ask(&looking, "SELECT count(*) FROM remisslage").await, [["2"]]);
}

#[tokio::test]
async fn the_database_file_is_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&sqlite_url(folder.path())).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    for entry in std::fs::read_dir(folder.path().join("below")).unwrap() {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused_and_said_why() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite_url(folder.path());
    drop(Register::open(&url).await.unwrap());
    let file = rusqlite::Connection::open(folder.path().join("below/remissd.db")).unwrap();
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
        VALUES (9000, 'of tomorrow', TRUE, x'00', 1)";
    file.execute(newer, []).unwrap();
    for refused in [Register::open(&url).await, Register::open_read(&url).await] {
        let error = refused.unwrap_err();
        assert!(matches!(error, RegisterError::Newer { found: 9000, .. }), "{error:?}");
        assert!(error.to_string().contains("newer than this program"));
    }
}

#[tokio::test]
async fn an_address_with_a_password_is_never_shown() {
    for url in [
        "mysql://u:hemligt@db.example/x",
        "postgres://u:hemligt@[::bad/x",
        "hemligt",
        "postgres://u:hemligt@127.0.0.1:1/x",
    ] {
        let error = Register::open(url).await.unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hemligt"), "{error:?}");
    }
}
