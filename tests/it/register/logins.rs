//! Registrars and case officers who log in to PostgreSQL with tools of their own, by the lines of `docs/operations.md`:
//! what they may read, and ways to write, to read further or to hold things up, each of them refused.

use super::escapes::{administrator, some_mail};
use crate::support::{postgres_bin, postgres_dump, postgres_url};
use std::process::{Command, Output};

const OPERATIONS: &str = include_str!("../../../docs/operations.md");

/// By name, what is tried. Each is a session of its own.
const ATTEMPTS: [(&str, &str); 52] = [
    ("read the messages", "SELECT * FROM message"),
    ("read the inner view", "SELECT * FROM registered"),
    ("read the history", "SELECT * FROM history"),
    ("read the letters", "SELECT * FROM outbox"),
    ("read the words", "SELECT * FROM message_search"),
    ("read through a function", "SELECT query_to_xml('select * from message', true, true, '')"),
    ("read what was planned", "SELECT * FROM pg_statistic"),
    ("read passwords", "SELECT * FROM pg_authid"),
    ("read a file", "SELECT pg_read_file('PG_VERSION')"),
    ("read a folder", "SELECT pg_ls_dir('.')"),
    ("read a file by copying", "COPY message FROM '/etc/hostname'"),
    ("copy the messages out", "COPY message TO STDOUT"),
    ("write a file", "COPY (SELECT 1) TO '/tmp/remissd-never'"),
    ("start a program", "COPY (SELECT 1) TO PROGRAM 'true'"),
    ("import a large object", "SELECT lo_import('/etc/hostname')"),
    ("make a large object", "SELECT lo_create(0)"),
    ("make a large object of bytes", "SELECT lo_from_bytea(0, 'x')"),
    ("write although reading", "SET default_transaction_read_only = off; DELETE FROM message"),
    ("write in a transaction", "BEGIN READ WRITE; UPDATE message SET subject = 'x'"),
    (
        "insert through a view",
        "SET default_transaction_read_only = off; INSERT INTO sandlista (namn) VALUES ('x')",
    ),
    ("delete through a view", "SET default_transaction_read_only = off; DELETE FROM svar"),
    ("empty a table", "SET default_transaction_read_only = off; TRUNCATE message CASCADE"),
    ("drop a view", "SET default_transaction_read_only = off; DROP VIEW svar"),
    ("make a table", "SET default_transaction_read_only = off; CREATE TABLE x (y INTEGER)"),
    ("make a view", "SET default_transaction_read_only = off; CREATE VIEW x AS SELECT 1"),
    ("make a temporary table", "SET default_transaction_read_only = off; CREATE TEMP TABLE x (y INTEGER)"),
    (
        "make a temporary table of all",
        "SET default_transaction_read_only = off; SELECT * INTO TEMP x FROM svar",
    ),
    (
        "make a function that runs as another",
        "SET default_transaction_read_only = off; CREATE FUNCTION x() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    ),
    ("make a schema", "SET default_transaction_read_only = off; CREATE SCHEMA x"),
    ("make a database", "CREATE DATABASE x"),
    ("make a role", "SET default_transaction_read_only = off; CREATE ROLE x"),
    ("become the daemon", "SET ROLE remissd"),
    ("become the reader", "SET ROLE remissd_reader"),
    ("become somebody else", "SET SESSION AUTHORIZATION postgres"),
    ("give rights away", "SET default_transaction_read_only = off; GRANT SELECT ON svar TO PUBLIC"),
    ("take a role", "SET default_transaction_read_only = off; GRANT remissd TO CURRENT_USER"),
    ("bring an extension", "SET default_transaction_read_only = off; CREATE EXTENSION dblink"),
    ("reach another server", "SELECT dblink('host=127.0.0.1', 'select 1')"),
    ("load a library", "LOAD 'dblink'"),
    ("count a sequence on", "SET default_transaction_read_only = off; SELECT nextval('message_id_seq')"),
    ("set a sequence back", "SET default_transaction_read_only = off; SELECT setval('message_id_seq', 1)"),
    ("lock a table", "BEGIN; LOCK TABLE message IN ACCESS EXCLUSIVE MODE"),
    ("lock a view", "BEGIN; LOCK TABLE svar IN EXCLUSIVE MODE"),
    ("lock rows", "SELECT * FROM svar FOR UPDATE"),
    ("take the daemon's lock", "SELECT pg_advisory_lock(32195218211300196)"),
    ("try the daemon's lock", "SELECT pg_try_advisory_lock(32195218211300196)"),
    ("wake others", "SELECT pg_notify('a', 'b')"),
    ("write to the log", "SELECT pg_logical_emit_message(false, 'a', 'b')"),
    ("sleep", "SELECT pg_sleep(100)"),
    (
        "end the daemon's session",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'remissd'",
    ),
    ("use more room", "SET temp_file_limit = '-1'"),
    ("set the server", "ALTER SYSTEM SET work_mem = '1GB'"),
];

/// What nothing forbids and time ends.
const STALLS: [(&str, &str); 7] = [
    (
        "count for ever",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
    ),
    (
        "join all with all",
        "SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b",
    ),
    (
        "join the views",
        "SELECT count(*) FROM svar a, svar b, svar c, svar d, generate_series(1, 1000000000) e",
    ),
    (
        "a pattern that goes astray",
        "SELECT repeat('a', 5000) || i ~ '(a*)*(a*)*(a*)*\\1b' FROM generate_series(1, 1000000) i",
    ),
    ("a long text", "SELECT max(length(repeat('a', 100000000 + i))) FROM generate_series(1, 1000) i"),
    ("sort without end", "SELECT i FROM generate_series(1, 2000000000) i ORDER BY -i LIMIT 1"),
    ("a block that never ends", "DO $$ BEGIN LOOP END LOOP; END $$"),
];

/// The indented lines below a sentence of the page.
fn lines_below(sentence: &str) -> String {
    let below = OPERATIONS.split(sentence).nth(1).unwrap();
    let lines = below.lines().skip_while(|line| !line.starts_with("    "));
    lines.take_while(|line| line.starts_with("    ")).map(|line| format!("{line}\n")).collect()
}

/// A session of somebody, as `psql` makes it.
fn psql(url: &str, who: &str, options: &str, sql: &str) -> Output {
    let url = url.replace("remissd@", &format!("{who}@"));
    Command::new(postgres_bin("psql"))
        .args(["--no-psqlrc", "-qAt", "-v", "ON_ERROR_STOP=1", &url, "-c", sql])
        .env("PGOPTIONS", options)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Every row of every table; `pg_dump` puts a word of chance around them.
fn contents(url: &str) -> String {
    let dump = String::from_utf8(postgres_dump(url)).unwrap();
    dump.lines().filter(|line| !line.contains("restrict ")).collect::<Vec<_>>().join("\n")
}

async fn give_logins(url: &str) -> [String; 2] {
    let administrator = administrator(url).await;
    let database = url.rsplit('/').next().unwrap();
    let once = lines_below("Before the first one, an administrator closes once");
    let once = once.replace("DATABASE remissd", &format!("DATABASE {database}"));
    sqlx::raw_sql(sqlx::AssertSqlSafe(once)).execute(&administrator).await.unwrap();
    let five = lines_below("Then five lines for each person:");
    assert_eq!(five.lines().count(), 5);
    let logins = [("handlaggare", "officer"), ("registrator", "registrar")];
    let mut names = Vec::new();
    for (role, word) in logins {
        let name = format!("{word}_{database}");
        let lines = five.replace("anna", &name).replace("remissd_handlaggare", &format!("remissd_{role}"));
        sqlx::raw_sql(sqlx::AssertSqlSafe(lines)).execute(&administrator).await.unwrap();
        names.push(name);
    }
    names.try_into().unwrap()
}

#[tokio::test]
async fn nobody_gets_past_the_views_with_a_login() {
    let url = postgres_url();
    let register = some_mail(&url).await;
    let [officer, registrar] = give_logins(&url).await;
    let before = contents(&url);
    let mut surprises = Vec::new();
    for who in [&officer, &registrar] {
        for (name, sql) in ATTEMPTS {
            let output = psql(&url, who, "", sql);
            if output.status.success() {
                surprises.push(format!("{who}: {name}: {}", said(&output)));
            }
        }
        for (name, sql) in STALLS {
            let output = psql(&url, who, "-c statement_timeout=150ms", sql);
            if !said(&output).contains("statement timeout") {
                surprises.push(format!("{who}: {name}: {}", said(&output)));
            }
        }
        let limits = "SHOW statement_timeout; SHOW temp_file_limit; SHOW idle_in_transaction_session_timeout; SHOW transaction_read_only";
        assert_eq!(said(&psql(&url, who, "", limits)), "30s\n1GB\n1min\non\n");
    }
    assert!(surprises.is_empty(), "{surprises:#?}");
    assert!(contents(&url) == before, "something changed");
    // The daemon goes on as before.
    register.synchronise(&super::consultations()).await.unwrap();
    register.mark_now().await.unwrap();
    drop(remissd::register::Register::open(&url).await.unwrap());
    what_each_may_read(&url, &officer, &registrar);
}

fn what_each_may_read(url: &str, officer: &str, registrar: &str) {
    for view in super::asking::documented().keys() {
        let sql = format!("SELECT count(*) FROM {view}");
        let reads = |who: &str| psql(url, who, "", &sql).status.success();
        assert!(reads(registrar), "{view}");
        assert_eq!(reads(officer), !["granskning", "kvittens", "andringar"].contains(view), "{view}");
    }
}
