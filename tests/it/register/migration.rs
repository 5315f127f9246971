//! What an older register holds is there, and means the same, after each migration.

use super::mail::{ask, at};
use super::sqlite_url;
use crate::support::postgres_url;
use remissd::register::Register;
use sqlx::migrate::Migrator;
use sqlx::{Connection, PgConnection, SqliteConnection};
use std::path::Path;

/// Rows as the first version wrote them; `TRUE` and the instants are read by both databases.
const ROWS: [&str; 6] = [
    "INSERT INTO consultation (diary_number, title, deadline, is_configured, last_serial)
        VALUES ('Ks 1216/2018', 'Samverkan', '2019-10-30', TRUE, 2)",
    "INSERT INTO invited (consultation, position, name) VALUES ('Ks 1216/2018', 0, 'Rådet')",
    "INSERT INTO invited_mark (consultation, position, mark) VALUES ('Ks 1216/2018', 0, 'radet.example')",
    "INSERT INTO message (fingerprint, sender_address, sender_key, sender_domain, subject, body, arrived_at,
            arrival_basis, local_day, local_time, kind, outcome, channel, is_junk, is_restricted, evidence,
            size, recorded_at)
        VALUES
        ('aa', 'a@radet.example', 'a@radet.example', 'radet.example', 'Svar', 'Ja', '2019-10-29T13:03:00.000000Z',
            'internal_date', '2019-10-29', '14:03:00', 'answer', 'filed', 'email', FALSE, FALSE, '{}', 9,
            '2019-10-29T13:05:00.000000Z'),
        ('bb', 'b@privat.example', 'b@privat.example', 'privat.example', 'Mer', 'Nej', '2019-10-29T13:04:00.000000Z',
            'received_header', '2019-10-29', '14:04:00', 'supplement', 'filed', 'email', FALSE, FALSE, '{}', 9,
            '2019-10-29T13:05:00.000000Z')",
    "INSERT INTO attachment (message, position, name, media_type, size, fingerprint, is_incidental)
        VALUES (1, 0, 'Yttrande.pdf', 'application/pdf', 3, 'cc', FALSE)",
    "INSERT INTO response (message, consultation, serial, kind, timing, recorded_at)
        VALUES (1, 'Ks 1216/2018', 1, 'answer', 'in_time', '2019-10-29T13:05:00.000000Z'),
        (2, 'Ks 1216/2018', 2, 'supplement', 'in_time', '2019-10-29T13:05:00.000000Z')",
];

/// The first migration of a dialect alone.
async fn first_migration(dialect: &str, folder: &Path) -> Migrator {
    let name = "0001_register.sql";
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(dialect).join(name);
    std::fs::copy(from, folder.join(name)).unwrap();
    Migrator::new(folder).await.unwrap()
}

async fn nothing_is_lost(url: &str) {
    let register = Register::open(url).await.unwrap();
    let answers = ask(
        &register,
        "SELECT lopnummer, inkom, i_tid, typ, avsandare_typ, organisation, stallningstagande, text, kompletterar,
            grupp FROM svar ORDER BY lopnummer",
    );
    let expected = [
        ["1", "2019-10-29 14:03:00", "ja", "svar", "inbjuden", "Rådet", "-", "Ja", "-", "-"],
        ["2", "2019-10-29 14:04:00", "ja", "komplettering", "-", "-", "-", "Nej", "-", "-"],
    ];
    assert_eq!(answers.await, expected);
    assert_eq!(ask(&register, "SELECT namn, lasbar, text FROM bilaga").await, [["Yttrande.pdf", "-", "-"]]);
    assert_eq!(ask(&register, "SELECT svar, i_tid FROM remisslage").await, [["2", "2"]]);
    assert_eq!(ask(&register, "SELECT count(*) FROM likalydande").await, [["0"]]);
    assert_eq!(ask(&register, "SELECT svarat FROM sandlista").await, [["ja"]]);
}

#[tokio::test]
async fn an_older_register_on_sqlite_keeps_its_rows() {
    let (folder, older) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let url = sqlite_url(folder.path());
    std::fs::create_dir(folder.path().join("below")).unwrap();
    let mut file = SqliteConnection::connect(&format!("{url}?mode=rwc")).await.unwrap();
    first_migration("sqlite", older.path()).await.run(&mut file).await.unwrap();
    for row in ROWS {
        sqlx::query(row).execute(&mut file).await.unwrap();
    }
    file.close().await.unwrap();
    nothing_is_lost(&url).await;
}

#[tokio::test]
async fn an_older_register_on_postgresql_keeps_its_rows() {
    let older = tempfile::tempdir().unwrap();
    let url = postgres_url();
    let mut server = PgConnection::connect(&url).await.unwrap();
    first_migration("postgres", older.path()).await.run(&mut server).await.unwrap();
    for row in ROWS {
        sqlx::query(row).execute(&mut server).await.unwrap();
    }
    server.close().await.unwrap();
    nothing_is_lost(&url).await;
}

/// What is judged again needs to know when the server had the mail.
#[tokio::test]
async fn an_arrival_by_the_servers_clock_is_remembered_as_the_servers() {
    let (folder, older) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let url = sqlite_url(folder.path());
    std::fs::create_dir(folder.path().join("below")).unwrap();
    let mut file = SqliteConnection::connect(&format!("{url}?mode=rwc")).await.unwrap();
    first_migration("sqlite", older.path()).await.run(&mut file).await.unwrap();
    for row in ROWS.iter().filter(|row| row.contains("INTO message") || row.contains("INTO consultation")) {
        sqlx::query(*row).execute(&mut file).await.unwrap();
    }
    let fingerprints = "UPDATE message SET fingerprint = CASE WHEN fingerprint = 'aa'
        THEN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
        ELSE 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' END";
    sqlx::query(fingerprints).execute(&mut file).await.unwrap();
    file.close().await.unwrap();
    let register = Register::open(&url).await.unwrap();
    let dates: Vec<_> =
        register.standing(None, 9).await.unwrap().into_iter().map(|one| one.internal_date).collect();
    assert_eq!(dates, [Some(at("2019-10-29T13:03:00Z")), None]);
}
