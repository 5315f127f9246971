//! What judging costs beside reading: bytes made into a `Message` with its readable text, the same and
//! judged, and HTML made readable alone. Over the mails of `tests/corpus` and some typical ones made
//! here. What is printed is for people; nothing passes or fails on speed.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use remissd::config::{Config, Passwords};
use remissd::letter_id::LetterKey;
use remissd::message::{Message, read_html};
use remissd::office;
use remissd::recognition::{Authority, Circumstances, History, judge};

/// Bytes of the HTML of a typical mail.
const HTML_SIZE: usize = 50 * 1024;

/// Rounds of the ratio that is printed; reading and judging take turns in them.
const ROUNDS: usize = 20;

criterion_group!(benches, both, html);
criterion_main!(benches);

fn both(criterion: &mut Criterion) {
    let (authority, circumstances) = (authority(), circumstances());
    for (name, mails) in [("corpus", corpus()), ("typical", typical())] {
        let bytes = mails.iter().map(Vec::len).sum::<usize>();
        let read_all = || mails.iter().for_each(|raw| drop(black_box(Message::read(raw))));
        let judge_all = || {
            for raw in &mails {
                black_box(judge(&Message::read(raw), &circumstances, &authority, &History::default()));
            }
        };
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function("read", |bencher| bencher.iter(read_all));
        group.bench_function("read and judge", |bencher| bencher.iter(judge_all));
        group.finish();
        let ratio = median(ROUNDS, &judge_all) / median(ROUNDS, &read_all);
        println!("{name}: reading and judging takes {ratio:.2} times reading");
    }
}

fn html(criterion: &mut Criterion) {
    let html = page(20 * HTML_SIZE);
    let mut group = criterion.benchmark_group("HTML");
    group.throughput(Throughput::BytesDecimal(html.len() as u64));
    group.bench_function("read", |bencher| bencher.iter(|| read_html(black_box(&html))));
    group.finish();
}

/// The median of some rounds, in seconds.
fn median(rounds: usize, work: &dyn Fn()) -> f64 {
    let once = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let mut took: Vec<Duration> = (0..rounds).map(once).collect();
    took.sort_unstable();
    took.get(rounds / 2).unwrap().as_secs_f64()
}

fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// A plain mail, one of HTML and one with an attachment, as most mail is.
fn typical() -> Vec<Vec<u8>> {
    let text = "Vi har läst förslaget till överenskommelse och tycker att kapitel två är bra.\r\n".repeat(40);
    let attached =
        "JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3RoIDMgMCBSPj4Kc3RyZWFtCkEB\r\n".repeat(2_000);
    [
        format!("Content-Type: text/plain; charset=utf-8\r\n\r\n{text}"),
        format!("Content-Type: text/html; charset=utf-8\r\n\r\n{}", page(HTML_SIZE)),
        format!(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n--b\r\nContent-Type: application/pdf; name=\"Remissvar.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{attached}\r\n--b--\r\n"
        ),
    ]
    .map(|body| format!("{HEAD}{body}").into_bytes())
    .to_vec()
}

/// The header of each typical mail.
const HEAD: &str = "Received: from smtp.forening.example (smtp.forening.example [192.0.2.17])\r\n\tby mx.kommun.example (Postfix) with ESMTPS id 4F2A1B\r\n\tfor <kommun@kommun.example>; Tue, 29 Oct 2019 14:03:00 +0100 (CET)\r\nFrom: Anna Ek <anna@forening.example>\r\nTo: kommun@kommun.example\r\nSubject: Remissvar Ks 1216/2018\r\nDate: Tue, 29 Oct 2019 14:02:51 +0100\r\nMessage-ID: <1@forening.example>\r\nMIME-Version: 1.0\r\n";

fn page(size: usize) -> String {
    let row = "<tr style=\"height:15.0pt\"><td width=64 class=\"xl65\" style='padding:0cm 5.4pt'><p class=MsoNormal><span style='font-size:11.0pt;font-family:\"Calibri\",sans-serif'>Kapitel 2 &auml;r bra och v&auml;l genomt&auml;nkt,&nbsp;men otydligt.<o:p></o:p></span></p></td></tr>\r\n";
    format!("<html><body><table>{}</table></body></html>", row.repeat(size / row.len() + 1))
}

fn circumstances() -> Circumstances {
    let now = "2019-10-29T14:00:00Z".parse().unwrap();
    let internal_date = Some("2019-10-29T13:03:05Z".parse().unwrap());
    Circumstances { internal_date, given: None, junk: false, backlog: false, now }
}

/// The authority of the example configuration, with its consultations and invitation lists.
fn authority() -> Authority {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/orebro.toml");
    let config = Config::load(&path, &|_| None, Passwords::Optional).unwrap();
    office::authority(&config, LetterKey::new([7; 32]))
}
