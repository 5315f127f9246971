//! Five thousand answers in one day: the report has a bound, from the register's rows to the bytes of the mail.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::date;
use remissd::config::Organisation;
use remissd::consultation::Detail;
use remissd::correspondence::{self, Templates};
use remissd::facts::Cell;
use remissd::fingerprint::Fingerprint;
use remissd::message::{Origin, Passage};
use remissd::post;
use remissd::register::{Batch, DigestRun, Entry, Finding, Kept, Register};

use super::mail::{ACCOUNT, a, at, consultations, here, mail};
use crate::support::postgres_url;

/// The mail as a whole, its files in base64, fits through the narrowest of relays.
const LARGEST_MAIL: usize = 3 << 20;

/// How long a report of five thousand may take without optimisation on a machine with other things to do; a
/// release build is several times as quick.
const LONGEST: Duration = Duration::from_secs(20);

/// One answer of its own among many, with eight hundred characters of text.
fn answer(number: usize) -> Kept {
    let kept = mail("one of many", "kim@privat.example").kept();
    let mut message = kept.message.clone();
    let words: String = (0..100).map(|word| format!("ord{} ", (number * 31 + word * 17) % 9973)).collect();
    message.passages = vec![Passage { origin: Origin::New, text: words }];
    for from in &mut message.from {
        from.address = format!("kim{number}@privat.example");
    }
    let fingerprint = Fingerprint::of(&number.to_le_bytes());
    Kept { fingerprint, message, sketch: None, letter: None, ..kept }
}

async fn a_flood_is_told_within_bounds(register: Register) {
    register.synchronise(&consultations()).await.unwrap();
    let entries = |from: usize| {
        let one = |number| Entry { uid: None, finding: Finding::Kept(Box::new(answer(number))) };
        (from..from + 1000).map(one).collect()
    };
    for from in (0..5000).step_by(1000) {
        let batch =
            Batch { folder: None, cursor: None, entries: entries(from), now: at("2019-10-29T13:05:00Z") };
        register.record(&batch).await.unwrap();
    }
    let until = register.mark_now().await.unwrap();
    let told_at = at("2019-10-30T06:00:00Z");
    let run = DigestRun { diary_number: a(), day: date(2019, 10, 30), since: None, until, told_at };
    let started = Instant::now();
    let bytes = report(&register, &run).await;
    assert!(started.elapsed() < LONGEST, "{:?}", started.elapsed());
    assert!(bytes.len() < LARGEST_MAIL, "{}", bytes.len());
}

async fn report(register: &Register, run: &DigestRun) -> Vec<u8> {
    let organisation = Organisation { name: "Exempel".to_owned(), ..Organisation::default() };
    let facts = register.digest_facts(ACCOUNT, run).await.unwrap();
    assert_eq!((facts.answers, facts.news.len()), (5000, 50));
    assert_eq!(facts.new_messages(|_| true), 5000);
    let now = here("2019-10-30T06:00:00Z");
    let (to, id) = ("led@example.org", "1@kommun.example");
    let templates = Templates::built_in();
    let mut letter =
        correspondence::digest(&templates, &facts, Detail::Full, &organisation, &now, to, id).unwrap();
    let answers = register.new_answers(run).await.unwrap();
    assert_eq!((answers.table.rows.len(), answers.more), (5000, 0));
    let serials: Vec<i64> = answers.table.rows.iter().map(|row| serial(&row[0])).collect();
    assert!(serials.is_sorted(), "by number, and not by digits: {:?}", &serials[..12]);
    letter.files.extend(correspondence::enclosed_answers(&answers).unwrap());
    post::compose(&letter, "kommun@kommun.example", Timestamp::UNIX_EPOCH).unwrap()
}

fn serial(cell: &Cell) -> i64 {
    match cell {
        Cell::Integer(number) => *number,
        Cell::Text(text) => text.parse().unwrap(),
        other => panic!("{other:?} is no serial"),
    }
}

#[tokio::test]
async fn a_flood_is_told_within_bounds_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    a_flood_is_told_within_bounds(Register::open(&super::sqlite_url(folder.path())).await.unwrap()).await;
}

#[tokio::test]
async fn a_flood_is_told_within_bounds_on_postgresql() {
    a_flood_is_told_within_bounds(Register::open(&postgres_url()).await.unwrap()).await;
}
