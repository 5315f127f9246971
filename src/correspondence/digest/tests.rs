//! Reports of many kinds of days, read whole, and the facts that the tests below this one share.

mod bounds;
mod privacy;
mod same_facts;
mod unread;

use super::*;
use crate::consultation::{ArrivalBasis, Timing};
use crate::diary_number::DiaryNumber;
use crate::facts::{
    AnsweredFacts, DayFacts, FolderFacts, Held, HeldBy, LeftOut, LeftOutFacts, LetterEnd, NewsItem,
    ReviewItem, SilentFacts, UndeliveredFacts,
};
use crate::recognition::Stance;
use jiff::civil::{date, datetime};
use jiff::tz::TimeZone;

/// A consultation a day before its last, with nothing new.
pub(in crate::correspondence) fn quiet() -> DigestFacts {
    DigestFacts {
        diary_number: DiaryNumber::parse("Ks 1216/2018").unwrap(),
        title: "Överenskommelse om samverkan".to_owned(),
        deadline: date(2019, 10, 30),
        day: date(2019, 10, 29),
        is_first: false,
        answers: 12,
        in_time: 12,
        late: 0,
        channels: Vec::new(),
        answered: Vec::new(),
        news: Vec::new(),
        left_out: LeftOut::default(),
        reviews: Vec::new(),
        silent: Vec::new(),
        declined: Vec::new(),
        invited: 0,
        alike: Vec::new(),
        per_day: Vec::new(),
        undelivered: Vec::new(),
        held: Held::default(),
        folders: vec![
            folder("INBOX", Some("2019-10-29T05:59:30Z")),
            folder("Skräppost", Some("2019-10-29T05:58:00Z")),
        ],
    }
}

fn folder(name: &str, read_at: Option<&str>) -> FolderFacts {
    let read_at = read_at.map(|at| at.parse().unwrap());
    let unread = if read_at.is_some() { 0 } else { 1204 };
    FolderFacts { name: name.to_owned(), read_at, listed: Some(1204), unread, failed: 0 }
}

pub(in crate::correspondence) fn silent(name: &str) -> SilentFacts {
    SilentFacts { name: name.to_owned(), wants_time: false, more_time: None }
}

/// An answer in time from a person, with one attachment.
pub(in crate::correspondence) fn news_item(serial: i64) -> NewsItem {
    NewsItem {
        serial,
        kind: Kind::Answer,
        arrived: datetime(2019, 10, 28, 14, 3, 0, 0),
        basis: ArrivalBasis::ReceivedHeader,
        timing: Some(Timing::InTime),
        organisation: None,
        invited: false,
        stance: None,
        supplements: None,
        also: Vec::new(),
        sender: "Kim Exempel <kim@example.org>".to_owned(),
        subject: "Mina synpunkter".to_owned(),
        junk: false,
        attachments: 1,
        is_new: true,
        erased: false,
    }
}

fn organisation() -> Organisation {
    Organisation { name: "Exempel kommun".to_owned(), ..Organisation::default() }
}

/// Seven in the morning on the day of the report.
fn seven(facts: &DigestFacts) -> Zoned {
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    facts.day.at(7, 0, 0, 0).to_zoned(zone).unwrap()
}

fn letter(facts: &DigestFacts, detail: Detail) -> Letter {
    let (templates, organisation, at) = (Templates::built_in(), organisation(), seven(facts));
    digest(&templates, facts, detail, &organisation, &at, "ledare@example.org", "id@kommun.example").unwrap()
}

fn worded(facts: &DigestFacts, detail: Detail) -> String {
    let letter = letter(facts, detail);
    format!("{}\n\n{}", letter.subject, letter.text)
}

fn page(facts: &DigestFacts, detail: Detail) -> String {
    letter(facts, detail).html.unwrap()
}

/// A page as it is read out: its words and what its pictures say, in order.
fn read_out(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut words = String::new();
    for piece in body.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        let alt =
            tag.split_once("alt=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(alt, _)| alt);
        words.push_str(&format!(" {alt} {text}"));
    }
    let plain =
        [("&lt;", "<"), ("&gt;", ">"), ("&#x27;", "'"), ("&quot;", "\""), ("&#x2f;", "/"), ("&amp;", "&")];
    let words = plain.iter().fold(words, |words, (escaped, letter)| words.replace(escaped, letter));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn busy_news() -> Vec<NewsItem> {
    let of_kind = |serial, kind| NewsItem { kind, ..news_item(serial) };
    let late = Some(Timing::Late);
    vec![
        NewsItem { also: vec![DiaryNumber::parse("Ks 1121/2017").unwrap()], ..news_item(13) },
        NewsItem {
            organisation: Some("Exempelrådet".to_owned()),
            attachments: 2,
            stance: Some(Stance::SupportsWithChanges),
            ..news_item(14)
        },
        NewsItem { timing: late, junk: true, attachments: 0, ..news_item(15) },
        NewsItem { timing: None, attachments: 0, subject: "a\r\nb\u{202E}c".to_owned(), ..news_item(16) },
        NewsItem { timing: late, supplements: Some(4), ..of_kind(17, Kind::Supplement) },
        of_kind(18, Kind::ExtensionRequest),
        NewsItem { is_new: false, ..of_kind(9, Kind::Question) },
        of_kind(19, Kind::Question),
        of_kind(20, Kind::DocumentRequest),
        of_kind(21, Kind::Withdrawal),
        of_kind(22, Kind::Unrelated),
    ]
}

fn undelivered() -> Vec<UndeliveredFacts> {
    vec![
        UndeliveredFacts {
            serial: Some(2),
            end: LetterEnd::Bounced,
            why: "550 5.1.1 <kim@example.org>: User unknown".to_owned(),
            recipient: Some("kim@example.org".to_owned()),
            is_new: true,
        },
        UndeliveredFacts {
            serial: Some(5),
            end: LetterEnd::Unknown,
            why: String::new(),
            recipient: None,
            is_new: false,
        },
    ]
}

fn busy() -> DigestFacts {
    DigestFacts {
        answers: 15,
        in_time: 13,
        late: 1,
        per_day: [(1, 9), (25, 1), (28, 5)]
            .map(|(day, answers)| DayFacts { day: date(2019, 10, day), answers })
            .to_vec(),
        news: busy_news(),
        alike: vec![AlikeFacts { first: 3, answers: 412 }, AlikeFacts { first: 9, answers: 2 }],
        reviews: vec![
            ReviewItem {
                reference: "G7".to_owned(),
                reason: "Numret liknar Ks 1216/2018".to_owned(),
                rules: vec!["number/one_slip".to_owned()],
                restricted: false,
                is_new: true,
            },
            ReviewItem {
                reference: "G9".to_owned(),
                reason: "skyddade uppgifter".to_owned(),
                rules: vec!["outcome/protected_identity".to_owned()],
                restricted: true,
                is_new: true,
            },
        ],
        silent: vec![
            silent("Pensionärsrådet"),
            SilentFacts { wants_time: true, ..silent("Ungdomsrådet") },
            SilentFacts { more_time: Some(date(2019, 11, 8)), ..silent("Kulturrådet") },
        ],
        declined: vec!["Idrottsrådet".to_owned(), "Hembygdsrådet".to_owned()],
        answered: vec![
            AnsweredFacts { organisation: Some("Idrottsrådet".to_owned()), invited: true, senders: 1 },
            AnsweredFacts { organisation: None, invited: false, senders: 7 },
        ],
        invited: 12,
        undelivered: undelivered(),
        held: Held { letters: 3, by: HeldBy::Operator },
        ..quiet()
    }
}

#[test]
fn each_digest_reads_as_it_should() {
    let first = DigestFacts { is_first: true, answers: 0, in_time: 0, ..quiet() };
    let closed = DigestFacts { day: date(2019, 11, 2), ..busy() };
    for (name, facts, detail) in [
        ("quiet", quiet(), Detail::Summary),
        ("first", first, Detail::Summary),
        ("busy_summary", busy(), Detail::Summary),
        ("busy_full", busy(), Detail::Full),
        ("after_the_last_day", closed, Detail::Summary),
    ] {
        insta::assert_snapshot!(name, worded(&facts, detail));
    }
    insta::assert_snapshot!("page_summary", page(&busy(), Detail::Summary));
    insta::assert_snapshot!("page_full", page(&busy(), Detail::Full));
}

/// Five thousand in one day, with everything long that can be.
fn flood() -> DigestFacts {
    let mut facts = busy();
    facts.per_day = vec![DayFacts { day: date(2019, 10, 28), answers: 5000 }];
    let long = |serial| NewsItem {
        subject: "Mina synpunkter på förslaget ".repeat(40),
        organisation: Some("Exempelföreningen".to_owned()),
        also: vec![facts.diary_number.clone()],
        junk: true,
        ..news_item(serial)
    };
    facts.news = (1..=5000).map(long).collect();
    facts.reviews =
        (1..=5000).map(|n| ReviewItem { reference: format!("g{n}"), ..facts.reviews[0].clone() }).collect();
    facts.undelivered = (1..=5000)
        .map(|serial| UndeliveredFacts { serial: Some(serial), ..facts.undelivered[0].clone() })
        .collect();
    facts.alike = (1..=5000).map(|first| AlikeFacts { first, answers: 2 }).collect();
    facts
}

#[test]
fn the_days_are_said_in_words_however_they_lie() {
    let on = |year, month, day, answers| DayFacts { day: date(year, month, day), answers };
    for (per_day, expected) in [
        (vec![], "Inga svar än. Sista svarsdag är 30 oktober 2019."),
        (
            vec![on(2019, 10, 29, 1)],
            "17 oktober 2019 – 30 oktober 2019. 29 okt: 1. Övriga dagar kom inga svar. Sista svarsdag är 30 oktober 2019.",
        ),
        (
            vec![on(2019, 10, 1, 3), on(2020, 12, 1, 1)],
            "16 maj 2020 – 1 december 2020. Dessförinnan kom 3 svar. 1 dec: 1. Övriga dagar kom inga svar. Sista svarsdag är 30 oktober 2019.",
        ),
        (
            vec![on(2019, 12, 1, 2)],
            "30 oktober 2019 – 1 december 2019. 1 dec: 2. Övriga dagar kom inga svar. Sista svarsdag är 30 oktober 2019.",
        ),
    ] {
        let facts = DigestFacts { per_day, ..quiet() };
        let daily = Daily::of(&facts);
        assert_eq!(daily.words, expected);
        assert!((14..=200).contains(&daily.chart.days.len()), "{}", daily.chart.days.len());
    }
}

#[test]
fn new_doubts_are_news_and_a_summary_counts_what_is_protected() {
    let facts = DigestFacts { reviews: busy().reviews, ..quiet() };
    for detail in [Detail::Full, Detail::Summary] {
        let text = worded(&facts, detail);
        assert!(text.contains("Nya mejl som behöver granskas: 2") && !text.contains("Inget nytt"), "{text}");
        assert_eq!(text.contains("G9"), detail == Detail::Full, "{text}");
        assert_eq!(text.contains("1 mejl med skyddade uppgifter granskas."), detail == Detail::Summary);
    }
}

#[test]
fn letters_that_are_kept_in_the_house_are_told_at_the_top() {
    for (letters, by, words) in [
        (0, HeldBy::Nothing, ""),
        (1, HeldBy::Limit, "OBS: 1 kvittens väntar på att få skickas.\n"),
        (0, HeldBy::Operator, "OBS: Kvittenserna är stoppade för hand. 0 kvittenser väntar.\n"),
        (3200, HeldBy::Breaker, "orimligt många på en timme. 3200 kvittenser väntar.\n"),
    ] {
        let facts = DigestFacts { held: Held { letters, by }, ..quiet() };
        let letter =
            digest(&Templates::built_in(), &facts, Detail::Summary, &organisation(), &seven(&facts), "", "")
                .unwrap();
        assert!(letter.text.contains(words), "{}", letter.text);
        assert_eq!(letter.text.contains("OBS"), by != HeldBy::Nothing);
    }
}
