//! Ways to write, to read beyond the views or to stall with `remissd sql`, each of them refused, and
//! what staff really ask, which is answered.

mod attempts;

use self::attempts::{ANYWHERE, POSTGRES, SQLITE, USEFUL, USEFUL_ON_POSTGRES};
use super::mail::{LIMITS, ask, consultations};
use super::{a_folder_is_read, sqlite_url};
use crate::support::postgres_url;
use remissd::register::{QueryLimits, Register, RegisterError};
use std::time::Duration;

async fn refused(register: &Register, attempts: &[&str]) {
    let mut surprises = Vec::new();
    for sql in attempts {
        match register.query(sql, LIMITS).await {
            Err(RegisterError::Query(_)) => {}
            other => surprises.push(format!("{sql}: {other:?}")),
        }
    }
    assert!(surprises.is_empty(), "{surprises:#?}");
}

async fn answered(register: &Register, questions: &[(&str, usize)]) {
    let mut surprises = Vec::new();
    for (sql, rows) in questions {
        match register.query(sql, LIMITS).await {
            Ok(answer) if answer.table.rows.len() == *rows => {}
            other => surprises.push(format!("{sql}: {other:?}")),
        }
    }
    assert!(surprises.is_empty(), "{surprises:#?}");
}

async fn long_answers_are_cut(register: &Register) {
    let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
        SELECT i, i, i, i FROM n";
    let answer = register.query(many, QueryLimits { rows: 200_000, bytes: 1 << 20, ..LIMITS }).await.unwrap();
    assert!(answer.cut && (1000..20_000).contains(&answer.table.rows.len()), "{}", answer.table.rows.len());
    assert_eq!(ask(register, "SELECT 1, 2").await, [["1", "2"]], "the next question starts afresh");
}

async fn nothing_gets_past_the_views_on_sqlite(register: &Register) {
    refused(register, &ANYWHERE).await;
    refused(register, &SQLITE).await;
    answered(register, &USEFUL).await;
    answered(register, &[("SELECT group_concat(namn, ', '), strftime('%Y', 'now') > '2000' FROM bilaga", 1)])
        .await;
    long_answers_are_cut(register).await;
    let blobs = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        SELECT hex(zeroblob(500000)) FROM n";
    let cut = register.query(blobs, LIMITS).await.unwrap();
    assert_eq!((cut.cut, cut.table.rows.len()), (true, 16));
    let wide = vec!["hex(zeroblob(8000000))"; 400].join(", ");
    refused(register, &[&format!("SELECT {wide}")]).await;
}

async fn nothing_gets_past_the_views_on_postgresql(register: &Register) {
    refused(register, &ANYWHERE).await;
    refused(register, &POSTGRES).await;
    answered(register, &USEFUL).await;
    answered(register, &USEFUL_ON_POSTGRES).await;
    long_answers_are_cut(register).await;
    let long = "SELECT lpad('', 1000000, 'x') FROM unnest(string_to_array(lpad('', 2999, ','), ',')) AS n";
    let cut = register.query(long, LIMITS).await.unwrap();
    assert_eq!((cut.cut, cut.table.rows.len()), (true, 16));
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    let short = QueryLimits { time: Duration::from_secs(1), ..LIMITS };
    assert!(matches!(register.query(endless, short).await, Err(RegisterError::Query(_))));
}

pub(super) async fn some_mail(url: &str) -> Register {
    let register = Register::open(url).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    a_folder_is_read(&register).await;
    register
}

#[tokio::test]
async fn no_query_gets_past_the_views_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite_url(folder.path());
    let writing = some_mail(&url).await;
    let file = folder.path().join("below/remissd.db");
    let before = all_of(&file);
    nothing_gets_past_the_views_on_sqlite(&Register::open_read(&url).await.unwrap()).await;
    assert_eq!(all_of(&file), before);
    drop(writing);
}

/// What the file and its log hold, table by table: what of it lies in which of the two is SQLite's business.
fn all_of(file: &std::path::Path) -> Vec<String> {
    let file = rusqlite::Connection::open(file).unwrap();
    let mut names = file.prepare("SELECT name, sql FROM sqlite_master ORDER BY name, type").unwrap();
    let named = names.query_map([], |row| Ok((row.get(0)?, row.get::<_, Option<String>>(1)?))).unwrap();
    let named: Vec<(String, Option<String>)> = named.map(Result::unwrap).collect();
    let mut all: Vec<String> = named.iter().map(|one| format!("{one:?}")).collect();
    for (name, sql) in named {
        if sql.is_some_and(|sql| sql.starts_with("CREATE TABLE")) {
            let mut rows = file.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
            let width = rows.column_count();
            let cells = |row: &rusqlite::Row<'_>| (0..width).map(|at| row.get(at)).collect();
            let read = rows.query_map([], cells).unwrap();
            all.extend(read.map(|row: Result<Vec<rusqlite::types::Value>, _>| format!("{:?}", row.unwrap())));
        }
    }
    all
}

/// With the reader's role, and without its rights.
#[tokio::test]
async fn no_query_gets_past_the_views_on_postgresql() {
    const CONTENTS: &str =
        "SELECT concat_ws(' ', (SELECT string_agg(m::text, ' ' ORDER BY id) FROM message AS m),
        (SELECT string_agg(o::text, ' ' ORDER BY id) FROM outbox AS o), (SELECT count(*) FROM folder),
        (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_largeobject_metadata),
        (SELECT last_value FROM message_id_seq))";
    let url = postgres_url();
    let writing = some_mail(&url).await;
    let administrator = administrator(&url).await;
    let contents =
        async || sqlx::query_scalar::<_, String>(CONTENTS).fetch_one(&administrator).await.unwrap();
    let before = contents().await;
    nothing_gets_past_the_views_on_postgresql(&writing).await;
    sqlx::query("REVOKE SELECT ON svar FROM remissd_reader").execute(&administrator).await.unwrap();
    nothing_gets_past_the_views_on_postgresql(&Register::open_read(&url).await.unwrap()).await;
    assert_eq!(contents().await, before);
}

/// Whoever may make roles, after the reader's was made as `docs/operations.md` says.
pub(super) async fn administrator(url: &str) -> sqlx::PgPool {
    const NAME: &str = "SELECT rolname::text FROM pg_roles WHERE rolsuper LIMIT 1";
    const READER: &str = "DO $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'remissd_reader') THEN
            CREATE ROLE remissd_reader NOLOGIN;
            GRANT remissd_reader TO remissd;
        END IF;
        GRANT SELECT ON svar, bilaga, granskning, remisslage, dagligt, sandlista, kvittens, diarieblad
            TO remissd_reader;
    END $$";
    let owner = sqlx::PgPool::connect(url).await.unwrap();
    let name: String = sqlx::query_scalar(NAME).fetch_one(&owner).await.unwrap();
    let pool = sqlx::PgPool::connect(&url.replace("remissd@", &format!("{name}@"))).await.unwrap();
    sqlx::query(READER).execute(&pool).await.unwrap();
    pool
}
