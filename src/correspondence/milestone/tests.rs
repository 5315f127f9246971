//! When a reminder and the final report are due, and what they say.

use jiff::civil::date;

use super::*;
use crate::correspondence::digest::tests::{news_item, quiet, silent as unheard};
use crate::facts::{AnsweredFacts, LetterEnd, NewsItem, UndeliveredFacts};

const AT: &str = "2019-10-29T06:00:00Z";

fn organisation() -> Organisation {
    Organisation { name: "Exempel kommun".to_owned(), ..Organisation::default() }
}

fn reminded(facts: &DigestFacts) -> String {
    let letter = reminder(
        &Templates::built_in(),
        facts,
        &organisation(),
        "kommun@kommun.example",
        "led@example.org",
        "id",
    )
    .unwrap();
    format!("{}\n\n{}", letter.subject, letter.text)
}

fn told(facts: &DigestFacts) -> String {
    told_at(facts, AT)
}

fn told_at(facts: &DigestFacts, at: &str) -> String {
    let (at, mailbox) = (at.parse().unwrap(), "kommun@kommun.example");
    let letter =
        final_report(&Templates::built_in(), facts, &organisation(), at, mailbox, "led@example.org", "id")
            .unwrap();
    format!("{}\n\n{}", letter.subject, letter.text)
}

fn silent() -> DigestFacts {
    let silent = ["Pensionärsrådet", "Ungdoms\u{202e}rådet\nBcc: x@example.org"].map(unheard).to_vec();
    DigestFacts { silent, invited: 12, ..quiet() }
}

fn answered(organisation: Option<&str>, invited: bool, senders: u64) -> AnsweredFacts {
    AnsweredFacts { organisation: organisation.map(str::to_owned), invited, senders }
}

#[test]
fn each_reminder_reads_as_it_should() {
    insta::assert_snapshot!("reminder", reminded(&silent()));
    let nobody_asked = DigestFacts { day: date(2019, 10, 23), ..quiet() };
    insta::assert_snapshot!("reminder_without_a_list", reminded(&nobody_asked));
    let mut more_time = silent();
    more_time.silent[0].more_time = Some(date(2019, 11, 8));
    insta::assert_snapshot!("reminder_with_more_time", reminded(&more_time));
    let all_answered = DigestFacts { invited: 3, day: date(2019, 10, 30), ..quiet() };
    insta::assert_snapshot!("reminder_when_all_answered", reminded(&all_answered));
}

#[test]
fn each_final_report_reads_as_it_should() {
    let of_kind = |serial, kind| NewsItem { kind, ..news_item(serial) };
    let facts = DigestFacts {
        day: date(2019, 10, 31),
        answers: 4,
        in_time: 2,
        late: 1,
        answered: vec![
            answered(Some("Pensionärsföreningen"), false, 1),
            answered(Some("exempelrådet"), true, 1),
            answered(None, false, 2),
        ],
        news: vec![news_item(4), of_kind(5, Kind::Supplement), of_kind(6, Kind::Question)],
        alike: vec![AlikeFacts { first: 3, answers: 412 }],
        undelivered: vec![UndeliveredFacts {
            serial: Some(3),
            end: LetterEnd::Bounced,
            why: String::new(),
            recipient: None,
            is_new: false,
        }],
        ..silent()
    };
    insta::assert_snapshot!("final", told(&facts));
    let nothing =
        DigestFacts { day: date(2019, 10, 31), answers: 0, in_time: 0, folders: Vec::new(), ..quiet() };
    insta::assert_snapshot!("final_of_nothing", told(&nothing));
}

#[test]
fn a_final_report_says_where_it_may_be_incomplete() {
    let unread = DigestFacts { day: date(2019, 10, 31), ..quiet() };
    assert!(told_at(&unread, "2019-10-31T06:00:00Z").contains("Rapporten är inte komplett"));
}

#[test]
fn neither_names_a_private_person() {
    let persons =
        ["Stiftelsen Anna Hemligs minne", "Hemligs Bygg och Måleri", "Anna Hemlig", "anna@hemlig.example"];
    let firms = persons.map(|name| answered(Some(name), false, 1));
    let bodies = [answered(Some("Exempelföreningen"), false, 1), answered(Some("Rådet Exempel"), true, 1)];
    let answered = bodies.into_iter().chain(firms).chain([answered(None, false, 3)]).collect();
    let facts = DigestFacts { answers: 9, answered, news: vec![news_item(1)], ..silent() };
    for text in [reminded(&facts), told(&facts)] {
        for secret in ["Kim", "Mina synpunkter", "Anna", "emlig"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
    let text = told(&facts);
    for said in ["- Exempelföreningen\n- Rådet Exempel\nDessutom", "organisationer: 7 avsändare"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}
