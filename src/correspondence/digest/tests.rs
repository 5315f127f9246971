use super::*;
use crate::consultation::ArrivalBasis;
use crate::diary_number::DiaryNumber;
use crate::facts::{Held, HeldBy};
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
        news: Vec::new(),
        reviews: Vec::new(),
        silent: Vec::new(),
        invited: 0,
        alike: Vec::new(),
        failed_letters: 0,
        held: Held::default(),
        folders: vec![
            folder("INBOX", Some("2019-10-29T05:59:30Z")),
            folder("Skräppost", Some("2019-10-29T05:58:00Z")),
        ],
    }
}

fn folder(name: &str, read_at: Option<&str>) -> FolderFacts {
    let read_at = read_at.map(|at| at.parse().unwrap());
    FolderFacts { name: name.to_owned(), read_at, accounted: 1204, failed: 0 }
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
        sender: "Kim Exempel <kim@example.org>".to_owned(),
        subject: "Mina synpunkter".to_owned(),
        junk: false,
        attachments: 1,
    }
}

fn organisation() -> Organisation {
    Organisation { name: "Exempel kommun".to_owned(), contact: String::new(), privacy_url: String::new() }
}

/// Seven in the morning on the day of the report.
fn seven(facts: &DigestFacts) -> Zoned {
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    facts.day.at(7, 0, 0, 0).to_zoned(zone).unwrap()
}

fn worded(facts: &DigestFacts, detail: Detail) -> String {
    let now = seven(facts);
    let letter = digest(
        &Templates::built_in(),
        facts,
        detail,
        &organisation(),
        &now,
        "ledare@example.org",
        "id@kommun.example",
    )
    .unwrap();
    format!("{}\n\n{}", letter.subject, letter.text)
}

fn busy() -> DigestFacts {
    let of_kind = |serial, kind| NewsItem { kind, ..news_item(serial) };
    let late = Some(Timing::Late);
    DigestFacts {
        answers: 15,
        in_time: 13,
        late: 1,
        news: vec![
            news_item(13),
            NewsItem { organisation: Some("Exempelrådet".to_owned()), attachments: 2, ..news_item(14) },
            NewsItem { timing: late, junk: true, attachments: 0, ..news_item(15) },
            NewsItem { timing: None, attachments: 0, subject: "a\r\nb\u{202E}c".to_owned(), ..news_item(16) },
            NewsItem { timing: late, ..of_kind(17, Kind::Supplement) },
            of_kind(18, Kind::ExtensionRequest),
            of_kind(19, Kind::Question),
            of_kind(20, Kind::DocumentRequest),
            of_kind(21, Kind::Withdrawal),
            of_kind(22, Kind::Unrelated),
        ],
        alike: vec![AlikeFacts { first: 3, answers: 412 }, AlikeFacts { first: 9, answers: 2 }],
        reviews: vec![
            ReviewItem {
                reference: "G7".to_owned(),
                reason: "ärendenumret är osäkert".to_owned(),
                restricted: false,
                is_new: true,
            },
            ReviewItem {
                reference: "G9".to_owned(),
                reason: "skyddade uppgifter".to_owned(),
                restricted: true,
                is_new: true,
            },
        ],
        silent: vec!["Pensionärsrådet".to_owned(), "Ungdomsrådet".to_owned()],
        invited: 12,
        failed_letters: 1,
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
}

#[test]
fn a_summary_names_no_private_person_and_no_subject() {
    let text = worded(&busy(), Detail::Summary);
    for secret in ["Kim", "kim@", "synpunkter\n", "Mina", "skyddade uppgifter\n"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let text = worded(&busy(), Detail::Full);
    assert!(text.contains("Kim Exempel <kim@example.org>") && text.contains("Mina synpunkter"), "{text}");
}

#[test]
fn a_folder_that_was_not_read_is_said_at_the_top() {
    let mut facts = quiet();
    facts.folders = vec![
        folder("INBOX", Some("2019-10-28T13:00:00Z")),
        folder("Skräppost", None),
        FolderFacts { failed: 2, ..folder("Arkiv", Some("2019-10-29T05:59:00Z")) },
    ];
    insta::assert_snapshot!("unread_folders", worded(&facts, Detail::Summary));
}

#[test]
fn an_hour_without_reading_is_still_no_fault() {
    let mut facts = quiet();
    for (read_at, warned) in [("2019-10-29T05:00:00Z", false), ("2019-10-29T04:59:59Z", true)] {
        facts.folders = vec![folder("INBOX", Some(read_at))];
        assert_eq!(worded(&facts, Detail::Summary).contains("OBS"), warned, "{read_at}");
    }
}

#[test]
fn long_lists_are_cut_and_say_how_much_is_left() {
    let mut facts = quiet();
    facts.news = (1..=75).map(news_item).collect();
    facts.silent = (1..=51).map(|n| format!("Rådet {n}")).collect();
    facts.invited = 60;
    let text = worded(&facts, Detail::Full);
    assert!(text.contains("Nr 50. ") && !text.contains("Nr 51. "), "{text}");
    assert!(text.contains("… och 25 till.") && text.contains("… och 1 till."), "{text}");
    assert!(text.contains("Nya svar sedan förra rapporten: 75") && text.contains("51 av 60"), "{text}");
}

#[test]
fn a_report_that_knows_of_no_folder_says_that_the_mailbox_was_not_read() {
    let facts = DigestFacts { folders: Vec::new(), ..quiet() };
    assert!(worded(&facts, Detail::Summary).contains("OBS: Vi kunde inte läsa brevlådan."));
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
