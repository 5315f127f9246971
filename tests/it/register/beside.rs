//! Two writers beside each other, as the daemon and an import are, and reports made meanwhile.

use super::mail::{ACCOUNT, Mail, a, ask, at, b, consultations, mail};
use crate::support::postgres_url;
use jiff::civil::date;
use remissd::diary_number::DiaryNumber;
use remissd::register::{Batch, DigestRun, Entry, Finding, Kept, Listing, Mark, Register};

const MAILS: usize = 40;

async fn write(register: &Register, mails: impl Fn(usize) -> Kept) {
    for number in 0..MAILS {
        let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(mails(number))) }];
        let now = at("2019-10-29T13:05:00Z");
        register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
    }
}

fn numbered(words: &str, number: usize, of: DiaryNumber) -> Kept {
    let raw = format!("{words} {number}").leak();
    Mail { numbers: vec![of], ..mail(raw, "anna@forening.example") }.kept()
}

async fn two(url: &str) -> (Register, Register) {
    let one = Register::open(url).await.unwrap();
    let two = Register::open(url).await.unwrap();
    one.synchronise(&consultations()).await.unwrap();
    (one, two)
}

async fn two_writers(url: &str) {
    let (one, two) = two(url).await;
    let same = |number| numbered("same", number, a());
    tokio::join!(write(&one, same), write(&two, same));
    let serials = ask(&one, "SELECT count(*), min(lopnummer), max(lopnummer) FROM svar").await;
    assert_eq!(serials, [["40", "1", "40"]]);
    assert_eq!(one.list(&Listing::Letters).await.unwrap().rows.len(), MAILS);
}

/// The serials that reports tell of one after the other, the last made when everything is written.
struct Reader<'a> {
    register: &'a Register,
    of: DiaryNumber,
    since: Option<Mark>,
    told: Vec<i64>,
}

impl Reader<'_> {
    async fn reads(&mut self) {
        let (until, told_at) = (self.register.mark_now().await.unwrap(), at("2019-10-29T14:00:00Z"));
        let (diary_number, day) = (self.of.clone(), date(2019, 10, 29));
        let run = DigestRun { diary_number, day, since: self.since, until, told_at };
        let news = self.register.digest_facts(ACCOUNT, &run).await.unwrap().news;
        self.told.extend(news.iter().map(|item| item.serial));
        self.since = Some(until);
    }
}

async fn reports_beside_two_writers(url: &str) {
    let (one, two) = two(url).await;
    let mut readers = [a(), b()].map(|of| Reader { register: &one, of, since: None, told: Vec::new() });
    let writing = async {
        tokio::join!(write(&one, |n| numbered("a", n, a())), write(&two, |n| numbered("b", n, b())));
    };
    let reading = async {
        for _ in 0..MAILS {
            for reader in &mut readers {
                reader.reads().await;
            }
        }
    };
    tokio::join!(writing, reading);
    for reader in &mut readers {
        reader.reads().await;
        assert_eq!(reader.told, (1..=40).collect::<Vec<i64>>(), "each is told once, and none is left out");
    }
}

#[tokio::test]
async fn two_writers_on_sqlite_file_each_mail_once_and_leave_no_gap() {
    let folder = tempfile::tempdir().unwrap();
    two_writers(&super::sqlite_url(folder.path())).await;
}

#[tokio::test]
async fn two_writers_on_postgresql_file_each_mail_once_and_leave_no_gap() {
    two_writers(&postgres_url()).await;
}

#[tokio::test]
async fn reports_on_sqlite_beside_two_writers_leave_nothing_out() {
    let folder = tempfile::tempdir().unwrap();
    reports_beside_two_writers(&super::sqlite_url(folder.path())).await;
}

#[tokio::test]
async fn reports_on_postgresql_beside_two_writers_leave_nothing_out() {
    reports_beside_two_writers(&postgres_url()).await;
}
