//! Ways to write, to read beyond the views or to stall with `remissd sql`, each of them refused, and
//! what staff really ask, which is answered.

use super::mail::{LIMITS, ask, consultations};
use super::{a_folder_is_read, sqlite_url};
use crate::support::postgres_url;
use remissd::register::{QueryLimits, Register, RegisterError};
use std::time::Duration;

/// Refused on both databases.
const ANYWHERE: [&str; 30] = [
    "SELECT * FROM message",
    "SELECT * FROM registered",
    "SELECT * FROM outbox",
    "SELECT recipient FROM (SELECT * FROM outbox) AS o",
    "SELECT * FROM svar UNION ALL SELECT * FROM message",
    "SELECT 1 FROM svar WHERE EXISTS (SELECT 1 FROM ledger)",
    "WITH svar AS (SELECT * FROM message) SELECT * FROM svar",
    "SELECT (SELECT count(*) FROM ledger) FROM svar",
    "SELECT * FROM \"message\"",
    "SELECT * FROM _sqlx_migrations",
    "VALUES ((SELECT subject FROM message LIMIT 1))",
    "DELETE FROM message",
    "DELETE FROM svar",
    "INSERT INTO folder (account) VALUES ('x')",
    "UPDATE message SET subject = 'x' RETURNING *",
    "WITH x AS (DELETE FROM outbox RETURNING *) SELECT * FROM x",
    "DROP VIEW svar",
    "CREATE TABLE x (y INTEGER)",
    "CREATE TABLE x AS SELECT * FROM svar",
    "ALTER TABLE message ADD COLUMN x INTEGER",
    "SELECT 1; SELECT 2",
    "SELECT 1; DROP VIEW svar",
    "SELECT 1) AS q, (SELECT subject FROM message",
    "SELECT 1) AS q; DELETE FROM message; --",
    "SELECT 1 /*",
    "BEGIN",
    "COMMIT",
    "REINDEX",
    "",
    ";",
];

const SQLITE: [&str; 34] = [
    "SELECT * FROM sqlite_master",
    "SELECT * FROM pragma_table_info('message')",
    "SELECT * FROM main.message",
    "SELECT * FROM [message]",
    "SELECT * FROM dbstat",
    "ATTACH 'other.db' AS other",
    "VACUUM",
    "VACUUM INTO 'copy.db'",
    "PRAGMA writable_schema = 1",
    "PRAGMA hard_heap_limit = 0",
    "EXPLAIN DELETE FROM message",
    "SELECT load_extension('x')",
    "SELECT zeroblob(20000000)",
    "SELECT hex(randomblob(20000000))",
    "EXPLAIN SELECT * FROM svar",
    "SELECT replace(hex(zeroblob(8000000)), '0', 'aaaa')",
    "SELECT * FROM history",
    "SELECT * FROM message_search",
    "SELECT * FROM message_search WHERE message_search MATCH 'förslag'",
    "SELECT * FROM message_search('förslag')",
    "SELECT rank FROM message_search",
    "SELECT * FROM message_search_content",
    "SELECT * FROM message_search_data",
    "INSERT INTO message_search (message_search) VALUES ('delete-all')",
    "INSERT INTO message_search (message_search, rank) VALUES ('secure-delete', 0)",
    "CREATE VIRTUAL TABLE x USING fts5 (y)",
    "CREATE TEMP TABLE x (y INTEGER)",
    "CREATE TEMP TRIGGER x AFTER INSERT ON message BEGIN SELECT 1; END",
    "UPDATE sqlite_master SET sql = 'x'",
    "PRAGMA journal_mode = DELETE",
    "SELECT * FROM pragma_database_list",
    "SELECT * FROM generate_series(1, 10)",
    "SAVEPOINT x",
    "EXPLAIN QUERY PLAN SELECT * FROM svar",
];

const POSTGRES: [&str; 70] = [
    "SELECT query_to_xml('select * from message', true, true, '')",
    "SELECT pg_catalog.query_to_xml('select * from message', true, true, '')",
    "SELECT \"query_to_xml\"('select * from message', true, true, '')",
    "SELECT U&\"query\\005fto_xml\"('select * from message', true, true, '')",
    "SELECT QUERY_TO_XML /* x */ ('select * from message', true, true, '')",
    "SELECT * FROM svar WHERE query_to_xml('select 1', true, true, '') IS NULL",
    "SELECT * FROM query_to_xml('select * from message', true, true, '') AS x",
    "SELECT table_to_xml('outbox', true, true, '')",
    "SELECT set_config('role', 'remissd', true), table_to_xml('outbox', true, true, '')",
    "SELECT schema_to_xml('public', true, true, '')",
    "SELECT database_to_xml(true, true, '')",
    "SELECT cursor_to_xml('fraga', 1, true, true, '')",
    "SELECT * FROM ts_stat('select to_tsvector(subject) from message')",
    "SELECT ts_rewrite('a'::tsquery, 'select ''a''::tsquery, ''b''::tsquery')",
    "SELECT set_config('statement_timeout', '0', false)",
    "SELECT current_setting('data_directory')",
    "SELECT pg_sleep(10)",
    "SELECT count(*) FROM svar, pg_sleep(10)",
    "SELECT CASE WHEN pg_sleep(10) IS NULL THEN 1 END",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_try_advisory_lock_shared(1)",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT pg_ls_dir('.')",
    "SELECT pg_terminate_backend(1)",
    "SELECT pg_notify('a', 'b')",
    "SELECT pg_get_viewdef('svar')",
    "SELECT pg_relation_size('message')",
    "SELECT lo_create(0)",
    "SELECT lo_import('/etc/hostname')",
    "SELECT lo_get(1)",
    "SELECT nextval('message_id_seq')",
    "SELECT random()",
    "SELECT has_table_privilege('message', 'SELECT')",
    "SELECT obj_description('message'::regclass)",
    "SELECT version()",
    "SELECT 1259::regclass::text",
    "SELECT a::regclass::text FROM json_to_record('{\"a\":\"1259\"}') AS x(a text)",
    "SELECT a FROM json_to_record('{\"a\":\"1259\"}') AS x(a regclass)",
    "SELECT repeat('a', 1000000000)",
    "SELECT lpad('a', 20000000)",
    "SELECT string_agg('aaaaaaaaaaaaaaaa', '') FROM generate_series(1, 2000000)",
    "SELECT * FROM pg_class",
    "SELECT * FROM pg_catalog.pg_authid",
    "SELECT * FROM pg_stat_activity",
    "SELECT * FROM pg_largeobject",
    "SELECT * FROM information_schema.tables",
    "SELECT * FROM message_id_seq",
    "SELECT * FROM ONLY message",
    "TABLE message",
    "SELECT row_to_json(m) FROM message AS m",
    "SELECT * INTO x FROM svar",
    "SELECT * FROM svar FOR UPDATE",
    "SELECT lopnummer FROM svar FOR SHARE",
    "COPY message TO STDOUT",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "EXPLAIN ANALYZE SELECT * FROM message",
    "EXPLAIN SELECT * FROM svar",
    "DO $$ BEGIN PERFORM 1; END $$",
    "SET ROLE remissd",
    "RESET ROLE",
    "SHOW data_directory",
    "LOCK TABLE message",
    "LISTEN a",
    "DISCARD ALL",
    "SELECT * FROM message_search",
    "SELECT search_stem('förslag')",
    "SELECT * FROM history",
    "NOTIFY a",
    "SELECT dblink('host=127.0.0.1', 'select 1')",
    "CREATE TEMP TABLE x AS SELECT * FROM svar",
];

/// Asked on both databases, with how many rows they give of four registered answers.
const USEFUL: [(&str, usize); 12] = [
    ("SELECT arendenummer, count(*) AS n FROM svar GROUP BY arendenummer HAVING count(*) > 1", 1),
    ("SELECT s.lopnummer, b.namn FROM svar s JOIN bilaga b USING (arendenummer, lopnummer)", 4),
    (
        "SELECT r.arendenummer, sum(d.svar) FROM remisslage r LEFT JOIN dagligt d USING (arendenummer) GROUP BY 1",
        2,
    ),
    ("SELECT lopnummer, row_number() OVER (PARTITION BY arendenummer ORDER BY inkom) FROM svar", 4),
    ("SELECT substr(inkom, 1, 7) AS manad, count(*) FROM svar GROUP BY substr(inkom, 1, 7)", 1),
    ("SELECT * FROM svar WHERE lower(avsandare_epost) LIKE '%@forening.example' OR text LIKE '%;%'", 1),
    ("WITH sena AS (SELECT * FROM svar WHERE i_tid = 'nej') SELECT count(*), count(*) FROM sena -- alla", 1),
    ("SELECT DISTINCT coalesce(organisation, avsandare_namn, '-') FROM svar ORDER BY 1 DESC", 2),
    (
        "SELECT upper(trim(replace(namn, '.pdf', ''))) || '!', length(namn), round(avg(1.5), 1) FROM bilaga GROUP BY namn",
        1,
    ),
    (
        "SELECT CASE WHEN i_tid = 'ja' THEN 1 ELSE 0 END, nullif(typ, 'svar'), cast(lopnummer AS text) FROM svar LIMIT 3",
        3,
    ),
    ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 7) SELECT i FROM n", 7),
    (
        "SELECT arendenummer FROM svar EXCEPT SELECT arendenummer FROM remisslage WHERE svar BETWEEN 0 AND 9;",
        0,
    ),
];

const USEFUL_ON_POSTGRES: [(&str, usize); 7] = [
    ("SELECT string_agg(avsandare_epost, ', ' ORDER BY lopnummer) FILTER (WHERE i_tid = 'ja') FROM svar", 1),
    ("SELECT date_trunc('month', inkom::timestamp), extract(isodow FROM inkom_dag::date) FROM svar", 4),
    ("SELECT to_char(count(*), '999'), lpad(max(lopnummer)::text, 4, '0') FROM svar", 1),
    ("SELECT json_agg(s) FROM svar AS s WHERE text ~* 'tillstyrk'", 1),
    ("SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY lopnummer), lag(1) OVER () FROM svar", 1),
    ("SELECT ort FROM unnest(array['Öd', 'Ås']) AS ort ORDER BY ort COLLATE \"C\"", 2),
    ("SELECT count(*) FROM svar WHERE to_tsvector('swedish', text) @@ to_tsquery('swedish', 'förslag')", 1),
];

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
    let long = "SELECT lpad('', 1000000, 'x') FROM generate_series(1, 3000)";
    let cut = register.query(long, LIMITS).await.unwrap();
    assert_eq!((cut.cut, cut.table.rows.len()), (true, 16));
    let endless = "SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 1000) b";
    let short = QueryLimits { time: Duration::from_millis(50), ..LIMITS };
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
    drop(some_mail(&url).await);
    let file = folder.path().join("below/remissd.db");
    let before = std::fs::read(&file).unwrap();
    nothing_gets_past_the_views_on_sqlite(&Register::open_read(&url).await.unwrap()).await;
    assert_eq!(std::fs::read(&file).unwrap(), before);
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
