//! What an acknowledgement is told of the mail it answers.

use super::mail::{Mail, a, at, mail};
use super::sqlite_url;
use crate::support::postgres_url;
use jiff::Timestamp;
use remissd::facts::{AttachmentFacts, ReceiptFacts};
use remissd::recognition::{Evidence, Kind, Language, Outcome, Place, Strength};
use remissd::register::{Batch, Entry, Finding, Kept, Limits, Register};
use sqlx::{Connection, PgConnection, SqliteConnection};

/// What a person does who accepts all that waits: it is registered, and a letter is owed.
const ACCEPT: [&str; 3] = [
    "INSERT INTO response (message, consultation, serial, kind, timing, recorded_at)
        SELECT message, 'Ks 1216/2018', 100 + message, 'answer', 'in_time', '2019-10-30T08:00:00.000000Z'
        FROM review WHERE state = 'waiting'",
    "INSERT INTO outbox (kind, message, recipient_name, recipient, recipient_domain, message_id, state, due_at,
            tries, was_unknown)
        SELECT 'ack', message, '', 'accepted' || message || '@privat.example', 'privat.example', 'id' || message,
            'waiting', '2019-10-30T08:00:00.000000Z', 0, FALSE
        FROM review WHERE state = 'waiting'",
    "UPDATE review SET state = 'accepted' WHERE state = 'waiting'",
];

fn shown(mut kept: Kept) -> Kept {
    kept.verdict.kind_shown_by = Some(Evidence {
        rule: "kind/answer",
        place: Place::Body,
        text: "Vi tillstyrker".to_owned(),
        strength: Strength::Certain,
    });
    kept
}

fn written_in(language: Language, mut kept: Kept) -> Kept {
    kept.verdict.language = language;
    kept
}

async fn received(register: &Register) {
    register.synchronise(&super::mail::consultations()).await.unwrap();
    let waiting =
        |raw, outcome| Mail { outcome, id: Some("w@privat.example"), ..mail(raw, "w@privat.example") };
    // Another mail of the same sender.
    let protected = Mail { id: Some("p@privat.example"), ..waiting("protected", Outcome::Restricted) };
    let all = [
        written_in(Language::Finnish, mail("finnish", "finnish@privat.example").kept()),
        written_in(Language::English, shown(mail("english", "english@privat.example").kept())),
        mail("unclear", "unclear@privat.example").kept(),
        Mail { kind: Kind::Question, ..mail("question", "question@privat.example") }.kept(),
        waiting("waits", Outcome::Review).kept(),
        written_in(Language::Finnish, protected.kept()),
    ];
    let entries = all.map(|kept| Entry { uid: None, finding: Finding::Kept(Box::new(kept)) }).into();
    let now = at("2019-10-29T13:05:00Z");
    register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
}

async fn told(register: &Register) -> Vec<(String, ReceiptFacts)> {
    let limits = Limits { in_all: 99, to_a_domain: 99, since: Timestamp::UNIX_EPOCH };
    let due = register.due_letters(at("2019-11-02T00:00:00Z"), &limits).await.unwrap().letters;
    let mut told = Vec::new();
    for letter in due {
        told.push((letter.recipient.address.clone(), register.receipt_facts(letter.id).await.unwrap()));
    }
    told
}

fn letters_are_told_what_they_have_words_for(told: &[(String, ReceiptFacts)]) {
    let of = |start: &str| &told.iter().find(|(to, _)| to.starts_with(start)).unwrap().1;
    let languages = ["finnish", "english", "unclear"].map(|start| of(start).language);
    assert_eq!(languages, [Language::Finnish, Language::English, Language::Swedish]);
    let unclear = ["english", "unclear", "question"].map(|start| of(start).is_unclear);
    assert_eq!(unclear, [false, true, false]);
    let files = [AttachmentFacts { name: "Yttrande.pdf".to_owned(), size: 3, readable: None }];
    assert_eq!(of("english").attachments, files);

    let accepted: Vec<_> =
        told.iter().filter(|(to, _)| to.starts_with("accepted")).map(|(_, facts)| facts).collect();
    let [reviewed, protected] = accepted[..] else { panic!("{told:?}") };
    assert!(told.iter().all(|(to, facts)| facts.after_review == to.starts_with("accepted")));
    assert!(!reviewed.is_unclear && !reviewed.is_restricted, "a person has looked at it");
    assert_eq!(
        (reviewed.in_reply_to.as_deref(), &reviewed.attachments[..]),
        (Some("w@privat.example"), &files[..])
    );
    assert!(protected.is_restricted);
    assert_eq!((&protected.in_reply_to, &protected.attachments[..]), (&None, &[][..]));
    assert_eq!((protected.language, &protected.cases[0].diary_number), (Language::Swedish, &a()));
}

#[tokio::test]
async fn receipts_are_told_of_a_mail_what_they_have_words_for_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite_url(folder.path());
    let register = Register::open(&url).await.unwrap();
    received(&register).await;
    let mut file = SqliteConnection::connect(&url).await.unwrap();
    for statement in ACCEPT {
        sqlx::query(statement).execute(&mut file).await.unwrap();
    }
    file.close().await.unwrap();
    letters_are_told_what_they_have_words_for(&told(&register).await);
}

#[tokio::test]
async fn receipts_are_told_of_a_mail_what_they_have_words_for_on_postgresql() {
    let url = postgres_url();
    let register = Register::open(&url).await.unwrap();
    received(&register).await;
    let mut server = PgConnection::connect(&url).await.unwrap();
    for statement in ACCEPT {
        // The instants are text to SQLite and a type of their own here.
        let statement =
            statement.replace("'2019-10-30T08:00:00.000000Z'", "timestamptz '2019-10-30T08:00:00Z'");
        sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut server).await.unwrap();
    }
    server.close().await.unwrap();
    letters_are_told_what_they_have_words_for(&told(&register).await);
}
