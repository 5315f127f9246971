//! What `docs/sql.md` says and what the named queries ask: the same answers on both databases, soon, and of private
//! persons nothing beside what they think.

use super::mail::{a, cells};
use super::many::{MANY, later, record_many};
use super::sqlite_url;
use crate::support::postgres_url_in_swedish;
use remissd::facts::Table;
use remissd::register::{NAMED_QUERIES, QueryLimits, Register, RegisterError};
use sqlx::{Connection as _, PgConnection, SqliteConnection};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

const DOCUMENTED: &str = include_str!("../../../docs/sql.md");

const PLENTY: QueryLimits = QueryLimits { rows: 100_000, bytes: 64 << 20, time: Duration::from_secs(30) };

/// The longest that a question may take.
const SOON: Duration = Duration::from_secs(1);

/// Tries of which the middle one counts: other tests take their time meanwhile.
const TRIES: usize = 3;

/// Words that somebody looks for, with whether there is anything to find.
const SEARCHES: [(&str, bool); 14] = [
    ("samverkan föreningar", true),
    ("överenskommelse", true),
    ("Överenskommelsen FÖRENINGSLIVET", true),
    ("förening*", true),
    ("idéburens", false),
    ("idébur*", true),
    ("9998", true),
    ("och föreningen i", true),
    ("citerat", false),
    ("lokal bidraget dialog", true),
    ("\"lokaler\" OR finns-inte*", false),
    ("kimonobutik", false),
    ("Exempelsson", true),
    ("grannkommun", true),
];

/// What stands between "```sql" and "```", under the heading that it belongs to.
fn examples() -> Vec<(&'static str, &'static str)> {
    let sections = DOCUMENTED.split("\n## ").skip(1);
    let examples = sections.flat_map(|section| {
        let heading = section.lines().next().unwrap();
        section.split("```sql\n").skip(1).map(move |rest| (heading, rest.split("\n```").next().unwrap()))
    });
    examples.collect()
}

/// Every view with its columns, as the page has them.
pub(super) fn documented() -> BTreeMap<&'static str, Vec<&'static str>> {
    let sections = DOCUMENTED.split("\n## ").skip(1).filter(|section| section.contains("| column |"));
    sections
        .map(|section| {
            let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
            (section.lines().next().unwrap(), rows.map(|row| row.split('`').next().unwrap()).collect())
        })
        .collect()
}

/// Every question that is ready to be asked, by a name for it.
fn questions() -> Vec<(String, String)> {
    let examples =
        examples().into_iter().map(|(view, sql)| (format!("the example of {view}"), sql.to_owned()));
    let named = NAMED_QUERIES.into_iter().flat_map(|query| {
        [None, Some(a())].map(|number| (format!("{} {number:?}", query.name), query.sql(number.as_ref())))
    });
    examples.chain(named).collect()
}

/// The answer, and the time of the quickest try: what else runs on the machine only adds time.
async fn soon<F: Future<Output = Result<Table, RegisterError>>>(
    ask: impl Fn() -> F,
) -> Result<(Table, Duration), RegisterError> {
    let mut tries = Vec::new();
    for _ in 0..TRIES {
        let started = Instant::now();
        let table = ask().await?;
        tries.push((table, started.elapsed()));
    }
    tries.sort_by_key(|(_, took)| *took);
    Ok(tries.swap_remove(0))
}

/// What is wrong with how both answer one question.
async fn compared<F: Future<Output = Result<Table, RegisterError>>>(
    name: &str,
    registers: [&Register; 2],
    ask: impl Fn(Register) -> F,
) -> (Option<Table>, Vec<String>) {
    let [sqlite, postgres] = registers;
    let answers = [soon(|| ask(sqlite.clone())).await, soon(|| ask(postgres.clone())).await];
    let [(one, first), (other, second)] = match answers {
        [Ok(one), Ok(other)] => [one, other],
        other => return (None, vec![format!("{name}: {other:?}")]),
    };
    println!("{name}: {} rows, {first:?} and {second:?}", one.rows.len());
    let mut wrong = Vec::new();
    if one.columns != other.columns || one.rows.len() != other.rows.len() {
        wrong.push(format!(
            "{name}: {} and {} rows of {:?} and {:?}",
            one.rows.len(),
            other.rows.len(),
            one.columns,
            other.columns
        ));
    } else if let Some((row, twin)) = one.rows.iter().zip(&other.rows).find(|(row, twin)| row != twin) {
        wrong.push(format!("{name}: {row:?} and {twin:?}"));
    }
    if first.max(second) > SOON {
        wrong.push(format!("{name}: {first:?} and {second:?}"));
    }
    (Some(one), wrong)
}

async fn filled_sqlite(url: &str) -> Register {
    let register = Register::open(url).await.unwrap();
    let started = Instant::now();
    record_many(&register).await;
    println!("recorded on SQLite in {:?}", started.elapsed());
    let mut file = SqliteConnection::connect(url).await.unwrap();
    for statement in later() {
        sqlx::query(statement).execute(&mut file).await.unwrap();
    }
    register
}

async fn filled_postgres(url: &str) -> Register {
    let register = Register::open(url).await.unwrap();
    let started = Instant::now();
    record_many(&register).await;
    println!("recorded on PostgreSQL in {:?}", started.elapsed());
    let mut server = PgConnection::connect(url).await.unwrap();
    for statement in later() {
        sqlx::query(statement).execute(&mut server).await.unwrap();
    }
    register
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_question_has_the_same_answer_on_both_databases_within_a_second() {
    let folder = tempfile::tempdir().unwrap();
    let (file, server) = (sqlite_url(folder.path()), postgres_url_in_swedish());
    let filled = [
        tokio::spawn(async move { filled_sqlite(&file).await }),
        tokio::spawn(async move { filled_postgres(&server).await }),
    ];
    let [sqlite, postgres] = filled;
    let (sqlite, postgres) = (sqlite.await.unwrap(), postgres.await.unwrap());
    let both = [&sqlite, &postgres];
    let mut surprises = Vec::new();
    let mut empty = Vec::new();
    for (name, sql) in questions() {
        let (answer, wrong) = compared(&name, both, |register| {
            let sql = sql.clone();
            async move { Ok(register.query(&sql, PLENTY).await?.table) }
        })
        .await;
        surprises.extend(wrong);
        empty.extend(answer.filter(|answer| answer.rows.is_empty()).map(|_| name));
    }
    for (words, finds) in SEARCHES {
        for number in [None, Some(a())] {
            let name = format!("search {words} {number:?}");
            let (answer, wrong) = compared(&name, both, |register| {
                let number = number.clone();
                async move { Ok(register.search(words, number.as_ref(), PLENTY).await?.table) }
            })
            .await;
            surprises.extend(wrong);
            if answer.is_some_and(|answer| answer.rows.is_empty() == finds && (finds || number.is_none())) {
                surprises.push(format!("{name}: finds it or not"));
            }
        }
    }
    assert!(surprises.is_empty(), "{surprises:#?}");
    assert!(empty.is_empty(), "a question that finds nothing of {MANY} messages shows nothing: {empty:?}");
    nothing_tells_what_a_person_thinks(&sqlite).await;
}

/// No question shows who a private person is beside a stance, nor asks by what somebody thinks or is.
async fn nothing_tells_what_a_person_thinks(register: &Register) {
    for (name, sql) in questions() {
        let table = register.query(&sql, PLENTY).await.unwrap().table;
        let stances = ["tillstyrker", "avstyrker", "inga synpunkter", "avstår"];
        for row in cells(&table) {
            let is_person =
                row.iter().any(|cell| cell.contains("Exempelsson") || cell.contains("@privat.example"));
            let is_stance = row.iter().any(|cell| stances.iter().any(|stance| cell.starts_with(stance)));
            assert!(!(is_person && is_stance), "{name}: {row:?}");
        }
        let lower = sql.to_lowercase();
        for word in
            ["text like", "rubrik like", "avsandare_namn like", "avsandare_namn =", "avsandare_epost ="]
        {
            assert!(!lower.contains(word), "{name} looks somebody up: {word}");
        }
    }
}

#[tokio::test]
async fn every_view_and_column_is_documented_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&sqlite_url(folder.path())).await.unwrap();
    let documented = documented();
    assert_eq!(documented.len(), 12);
    for (view, columns) in &documented {
        let asked = register.query(&format!("SELECT * FROM {view}"), PLENTY).await.unwrap();
        assert_eq!(asked.table.columns, *columns, "{view}");
    }
    let refused = register.query("SELECT * FROM message", PLENTY).await.unwrap_err().to_string();
    let examples = examples();
    for view in documented.keys() {
        assert!(
            examples.iter().any(|(of, sql)| of == view && sql.contains(&format!("FROM {view}"))),
            "{view}: {refused}"
        );
    }
}

#[tokio::test]
async fn the_words_of_the_corpus_have_the_same_stems_on_both_databases() {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut texts: Vec<String> = std::fs::read_dir(corpus)
        .unwrap()
        .map(|file| String::from_utf8_lossy(&std::fs::read(file.unwrap().path()).unwrap()).into_owned())
        .collect();
    texts.push(DOCUMENTED.to_owned());
    let words = remissd::stems::words(texts.iter().map(String::as_str));
    let url = postgres_url_in_swedish();
    drop(Register::open(&url).await.unwrap());
    let mut server = PgConnection::connect(&url).await.unwrap();
    const STEMS: &str = "SELECT search_stem(word)
        FROM unnest($1::text[]) WITH ORDINALITY AS w (word, place) ORDER BY place";
    let theirs: Vec<String> = sqlx::query_scalar(STEMS).bind(&words).fetch_all(&mut server).await.unwrap();
    let ours: Vec<String> = words.iter().map(|word| remissd::stems::stem(word)).collect();
    let different: Vec<_> =
        words.iter().zip(ours.iter().zip(&theirs)).filter(|(_, (our, their))| our != their).collect();
    assert!(words.len() > 2000 && different.is_empty(), "{} words: {different:?}", words.len());
}
