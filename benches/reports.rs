//! What the report on a day of 5,000 answers costs, from the facts to the bytes of the mail: words, page, chart
//! and workbook. Reading the facts is the database's part. What is printed is for people; nothing passes or
//! fails on speed.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use remissd::config::Organisation;
use remissd::consultation::{ArrivalBasis, Detail, Timing};
use remissd::correspondence::{self, Templates};
use remissd::diary_number::DiaryNumber;
use remissd::facts::{Cell, DayFacts, DigestFacts, Held, NewAnswers, NewsItem, SVAR_COLUMNS, Table};
use remissd::post;
use remissd::recognition::Kind;

/// Answers in the day.
const ANSWERS: i64 = 5000;

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = flood
}
criterion_main!(benches);

fn flood(criterion: &mut Criterion) {
    let (facts, answers) = (facts(), answers());
    let (templates, now) = (Templates::built_in(), seven());
    let organisation = Organisation { name: "Exempel kommun".to_owned(), ..Organisation::default() };
    let word = || {
        correspondence::digest(
            &templates,
            &facts,
            Detail::Full,
            &organisation,
            &now,
            "led@example.org",
            "1@k",
        )
        .unwrap()
    };
    let mut group = criterion.benchmark_group("5000 answers");
    group.bench_function("words, page and chart", |bencher| bencher.iter(|| black_box(word())));
    group.bench_function("workbook", |bencher| {
        bencher.iter(|| black_box(correspondence::enclosed_answers(&answers).unwrap()));
    });
    group.bench_function("the whole mail", |bencher| {
        bencher.iter(|| {
            let mut letter = word();
            letter.files.extend(correspondence::enclosed_answers(&answers).unwrap());
            black_box(post::compose(&letter, "kommun@kommun.example", Timestamp::UNIX_EPOCH).unwrap())
        });
    });
    group.finish();
}

fn seven() -> Zoned {
    date(2019, 10, 30).at(7, 0, 0, 0).to_zoned(TimeZone::get("Europe/Stockholm").unwrap()).unwrap()
}

fn facts() -> DigestFacts {
    DigestFacts {
        diary_number: DiaryNumber::parse("Ks 1216/2018").unwrap(),
        title: "Överenskommelse om samverkan".to_owned(),
        deadline: date(2019, 10, 30),
        day: date(2019, 10, 30),
        is_first: false,
        answers: ANSWERS.unsigned_abs(),
        in_time: ANSWERS.unsigned_abs(),
        late: 0,
        channels: Vec::new(),
        news: (1..=ANSWERS).map(item).collect(),
        reviews: Vec::new(),
        silent: Vec::new(),
        declined: Vec::new(),
        invited: 0,
        alike: Vec::new(),
        per_day: vec![DayFacts { day: date(2019, 10, 29), answers: ANSWERS.unsigned_abs() }],
        undelivered: Vec::new(),
        held: Held::default(),
        answered: Vec::new(),
        left_out: Default::default(),
        folders: Vec::new(),
    }
}

fn item(serial: i64) -> NewsItem {
    NewsItem {
        serial,
        is_new: true,
        erased: false,
        kind: Kind::Answer,
        arrived: date(2019, 10, 29).at(14, 3, 0, 0),
        basis: ArrivalBasis::ReceivedHeader,
        timing: Some(Timing::InTime),
        organisation: None,
        invited: false,
        stance: None,
        supplements: None,
        also: Vec::new(),
        sender: format!("Kim Exempel {serial}"),
        subject: format!("Remissvar {serial}, Ks 1216/2018"),
        junk: false,
        attachments: 1,
    }
}

/// Answers of eight hundred characters, no two alike.
fn answers() -> NewAnswers {
    let cell = |serial: i64, column: &str| match column {
        "lopnummer" | "antal_bilagor" => Cell::Integer(serial),
        "text" => {
            Cell::Text((0..100).map(|word| format!("ord{} ", (serial * 31 + word * 17) % 9973)).collect())
        }
        _ => Cell::Text(format!("{column} {serial}")),
    };
    let row = |serial| SVAR_COLUMNS.iter().map(|column| cell(serial, column)).collect();
    let table = Table {
        columns: SVAR_COLUMNS.iter().map(|&name| name.to_owned()).collect(),
        rows: (1..=ANSWERS).map(row).collect(),
    };
    NewAnswers { table, more: 0 }
}
