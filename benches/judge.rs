//! What judging costs beside reading: bytes made into a `Message` with its readable text, and that
//! message judged, measured apart over the mails of `tests/corpus` and those of `mails`. Also HTML made
//! readable alone, and what is kept of an answer beside itself. What is printed is for people; nothing passes or fails on speed.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]

mod mails;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use remissd::config::{Config, Passwords};
use remissd::letter_id::LetterKey;
use remissd::masking::{self, Writer};
use remissd::message::{AttachedText, Attachment, Message, read_html};
use remissd::office;
use remissd::recognition::{Authority, Circumstances, History, judge};
use remissd::stems;

/// Bytes of the HTML that is made readable.
const HTML_SIZE: usize = 1024 * 1024;

/// Bytes of the text of an attachment.
const DOCUMENT_SIZE: usize = 100 * 1024;

/// Rounds of the ratios that are printed; reading and judging take turns in them.
const ROUNDS: usize = 100;

criterion_group!(benches, beside_reading, kept, attached, html);
criterion_main!(benches);

/// The two that the project compares: bytes to message, and message to verdict.
fn beside_reading(criterion: &mut Criterion) {
    let sets = [
        ("corpus", corpus()),
        ("corpus, delivered", corpus().iter().map(|mail| mails::delivered(mail)).collect()),
        ("typical", mails::typical()),
        ("answers", mails::answers()),
        ("unrelated", mails::unrelated()),
        ("long, unrelated", mails::long_unrelated()),
        ("long answer", mails::long_answer()),
    ];
    let judging = Judging::new();
    for (name, mails) in sets {
        let messages: Vec<Message> = mails.iter().map(|raw| Message::read(raw)).collect();
        let read_all = || mails.iter().for_each(|raw| drop(black_box(Message::read(raw))));
        let judge_all = || judging.of(&messages);
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(mails.iter().map(Vec::len).sum::<usize>() as u64));
        group.bench_function("read", |bencher| bencher.iter(read_all));
        group.bench_function("judge", |bencher| bencher.iter(judge_all));
        group.finish();
        let (read, judged) = quickest(&read_all, &judge_all);
        println!("{name}: judging takes {:.2} times reading", judged / read);
    }
}

/// What is written of an answer beside itself: what of it may leave the house, the words it is found by, and on SQLite the
/// row that holds them. Judging the same answer is the yardstick.
fn kept(criterion: &mut Criterion) {
    let judging = Judging::new();
    for (name, size) in [("1 KB", 1024), ("10 KB", 10 * 1024), ("100 KB", 100 * 1024)] {
        let message = Message::read(&mails::varied_answer(size));
        let new = masking::new_text(&message.passages);
        let messages = [message];
        let writer = Writer::Person { name: "Anna Ek", address: "anna@bolag.example" };
        let stems = index_words(&new);
        let index = Index::new();
        let judge_all = || judging.of(&messages);
        let mask = || drop(black_box(masking::public_text(black_box(&new), writer)));
        let words = || drop(black_box(index_words(black_box(&new))));
        let row = || index.row(&stems);
        let mut group = criterion.benchmark_group(format!("kept, {name}"));
        group.throughput(Throughput::Bytes(new.len() as u64));
        group.bench_function("judge", |bencher| bencher.iter(judge_all));
        group.bench_function("mask", |bencher| bencher.iter(mask));
        group.bench_function("words", |bencher| bencher.iter(words));
        group.bench_function("row", |bencher| bencher.iter(row));
        group.finish();
        for (what, work) in [("masking", &mask as &dyn Fn()), ("words", &words), ("the row", &row)] {
            let (judged, took) = quickest(&judge_all, work);
            let (micros, ratio) = (took * 1e6, took / judged);
            println!("{name}: {what} {micros:.0} µs, {ratio:.2} times judging ({:.0} µs)", judged * 1e6);
        }
    }
}

/// The words of a text as the register writes them on SQLite.
fn index_words(text: &str) -> String {
    let text = masking::without_personal_numbers(text);
    let stems: Vec<String> = stems::words([text.as_ref()]).iter().map(|word| stems::stem(word)).collect();
    stems.join(" ")
}

/// The table that SQLite finds words by, in memory: what a disk costs is the batch's, not the row's.
struct Index(rusqlite::Connection);

impl Index {
    fn new() -> Self {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        let table = "CREATE VIRTUAL TABLE message_search USING fts5 (stems, tokenize = 'unicode61 remove_diacritics 0');
            INSERT INTO message_search (message_search, rank) VALUES ('secure-delete', 1)";
        connection.execute_batch(table).unwrap();
        Self(connection)
    }

    /// One row in a transaction of its own, which costs the most.
    fn row(&self, stems: &str) {
        self.0.execute("INSERT INTO message_search (stems) VALUES (?1)", [stems]).unwrap();
    }
}

/// A message with the words of an attachment, which somebody else has read.
fn attached(criterion: &mut Criterion) {
    let mut message = Message::read(mails::typical().first().unwrap());
    let text = mails::document(DOCUMENT_SIZE);
    let mut group = criterion.benchmark_group("attached text");
    group.throughput(Throughput::Bytes(text.len() as u64));
    message.attachments.push(Attachment {
        name: "Yttrande.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        size: text.len() as u64,
        incidental: false,
        text: AttachedText::Read(text),
        within: String::new(),
    });
    let (judging, messages) = (Judging::new(), [message]);
    group.bench_function("judge", |bencher| bencher.iter(|| judging.of(&messages)));
    group.finish();
}

fn html(criterion: &mut Criterion) {
    let deep = format!("{}djupt{}", "<div><b>".repeat(HTML_SIZE / 32), "</b></div>".repeat(HTML_SIZE / 32));
    let marked = "<blockquote style='display:none'><span class=gmail_quote>ord</span></blockquote>";
    let marked = marked.repeat(HTML_SIZE / marked.len());
    let mut group = criterion.benchmark_group("HTML made readable");
    for (name, html) in [("a page of Word", mails::page(HTML_SIZE)), ("deep", deep), ("marked", marked)] {
        group.throughput(Throughput::BytesDecimal(html.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| read_html(black_box(&html))));
    }
    group.finish();
}

/// The quickest of some rounds of each of two works that take turns, in seconds: what else runs on the machine
/// only adds time.
fn quickest(one: &dyn Fn(), other: &dyn Fn()) -> (f64, f64) {
    let timed = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    let rounds = (0..ROUNDS).map(|_| (timed(one), timed(other)));
    rounds.fold((f64::MAX, f64::MAX), |best, took| (best.0.min(took.0), best.1.min(took.1)))
}

/// What judging has to know besides the messages.
struct Judging {
    authority: Authority,
    circumstances: Circumstances,
    history: History,
}

impl Judging {
    /// The authority of the example configuration, with its consultations and invitation lists.
    fn new() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/orebro.toml");
        let config = Config::load(&path, &|_| None, Passwords::Optional).unwrap();
        let now = "2019-10-29T14:00:00Z".parse().unwrap();
        let internal_date = Some("2019-10-29T13:03:05Z".parse().unwrap());
        Self {
            authority: office::authority(&config, LetterKey::new([7; 32])),
            circumstances: Circumstances {
                internal_date,
                given: None,
                junk: false,
                backlog: false,
                opened: false,
                now,
            },
            history: History::default(),
        }
    }

    fn of(&self, messages: &[Message]) {
        for message in messages {
            black_box(judge(black_box(message), &self.circumstances, &self.authority, &self.history));
        }
    }
}

fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mails = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = mails.filter(|path| path.extension().is_some_and(|end| end == "eml")).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}
