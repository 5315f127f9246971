//! The search: what it finds, what it must not, and that a register of an older version is found in too. Also the text
//! that may leave the house, which is written and taken away together with the words.

use super::ledger::{changed, organisation};
use super::mail::{Mail, a, ask, at, b, cells, consultations, mail};
use super::sqlite_url;
use crate::support::postgres_url;
use remissd::message::{AttachedText, Origin, Passage};
use remissd::recognition::{Outcome, SenderKind};
use remissd::register::{Batch, Entry, Finding, Kept, QueryLimits, Register, RegisterError};
use sqlx::{Connection as _, PgConnection, SqliteConnection};

const LIMITS: QueryLimits = super::mail::LIMITS;

/// What came in: a private person with a file, an association, a protected mail and one that waits.
fn some() -> Vec<Kept> {
    let mut anna = mail("anna", "asa.oberg@privat.example").kept();
    let new = "Jag heter Åsa Öberg, 19800101-1234, och vill ha fler lokaler.\nRing 070-123 45 67.";
    let passage = |origin, text: &str| Passage { origin, text: text.to_owned() };
    anna.message.passages = vec![
        passage(Origin::New, new),
        passage(Origin::Signature, "Mvh Åsa\nStorgatan 5"),
        passage(Origin::Quoted, "> Vi frågar om bidragen"),
    ];
    anna.message.attachments[0].text =
        AttachedText::Read("Skriv till asa.oberg@privat.example om överenskommelsernas form".to_owned());
    let mut body = Mail { numbers: vec![a(), b()], ..mail("body", "kansli@forening.example") }.kept();
    body.message.passages = vec![passage(Origin::New, "Föreningslivet behöver förslaget. Ål och öl.")];
    body.verdict.organisation = Some("Föreningsrådet".to_owned());
    body.verdict.sender = Some(super::many::suggested(SenderKind::Association));
    let dold =
        Mail { outcome: Outcome::Restricted, text: "hemligheter", ..mail("dold", "dold@privat.example") };
    let doubt =
        Mail { outcome: Outcome::Review, text: "tveksamheter", ..mail("doubt", "cia@privat.example") };
    vec![anna, body, dold.kept(), doubt.kept()]
}

async fn find(register: &Register, words: &str) -> Vec<Vec<String>> {
    cells(&register.search(words, None, LIMITS).await.unwrap().table)
}

async fn what_is_registered_is_found(register: &Register) {
    let person = |place: &str| {
        let row = ["Ks 1216/2018", "1", "2019-10-29", "Privatperson", "svar", "Svar på remissen", place];
        row.map(str::to_owned).to_vec()
    };
    let text = "Jag heter [borttaget], [borttaget], och vill ha fler lokaler. Ring";
    assert_eq!(find(register, "lokalerna FLER").await, [person(&format!("{text} [borttaget]."))]);
    let file = "Yttrande.pdf: Skriv till [borttaget] om överenskommelsernas form";
    assert_eq!(find(register, "överenskommelse").await, [person(file)]);
    let body = find(register, "\"förslagen\" föreningsl*").await;
    assert_eq!(body.len(), 2, "a mail of two consultations is found in both: {body:?}");
    assert_eq!(
        body[0][3..],
        ["Föreningsrådet", "svar", "Svar på remissen", "Föreningslivet behöver förslaget. Ål och öl."]
    );
    let of_one = register.search("förslag", Some(&b()), LIMITS).await.unwrap();
    assert_eq!(of_one.table.rows.len(), 1);
    let cut = register.search("remiss", None, QueryLimits { rows: 2, ..LIMITS }).await.unwrap();
    assert_eq!((cut.table.rows.len(), cut.cut), (2, true));
    assert_eq!(cells(&cut.table)[0][0], "Ks 1216/2018", "the newest first");
    for (words, why) in [
        ("hemligheter", "protected"),
        ("tveksamheter", "waits for a person"),
        ("bidragen", "quoted"),
        ("19800101", "a personal number"),
        ("1234", "a part of one"),
        ("al", "another letter"),
        ("lokaler finnsinte", "one of two words"),
    ] {
        assert_eq!(find(register, words).await, Vec::<Vec<String>>::new(), "{words}: {why}");
    }
}

async fn whatever_is_asked_is_words(register: &Register) {
    let odd = [
        "lokaler\" OR stems : \"x", "'; DROP TABLE message; --", "NEAR(lokaler fler, 2)", "stems:lokaler",
        "a* b* c*", "lokaler:*", "!lokaler & (fler | x) <-> y", "^lokaler", "\u{0}lokaler", "\\'lokaler\\",
        "{stems} : lokaler", "%_%", "🙂 lokaler", "$1 ?1 :1",
    ];
    for question in odd {
        assert!(register.search(question, None, LIMITS).await.is_ok() || question == "%_%", "{question}");
    }
    for nothing in ["", "  ", "*", "\"\"", "och att", "!!", "%_%"] {
        let refused = register.search(nothing, None, LIMITS).await;
        assert!(matches!(refused, Err(RegisterError::Query(_))), "{nothing}");
    }
    assert_eq!(ask(register, "SELECT count(*) FROM svar").await, [["3"]]);
}

async fn what_leaves_the_house_is_clean(register: &Register) {
    let shown =
        ask(register, "SELECT fran, text FROM sammanstallning ORDER BY arendenummer, lopnummer").await;
    let body = ["Föreningsrådet", "Föreningslivet behöver förslaget. Ål och öl."];
    let person =
        ["Privatperson", "Jag heter [borttaget], [borttaget], och vill ha fler lokaler.\nRing [borttaget]."];
    assert_eq!(shown, [body, person, body]);
}

/// A person's own name stays in the house; who signs for a body is named.
async fn who_the_sender_is_decides_what_leaves(register: &Register) {
    let text = "SELECT text FROM sammanstallning WHERE arendenummer = 'Ks 1216/2018' AND lopnummer = 1";
    changed(register, "Ks 1216/2018-1", organisation("Byalaget")).await;
    assert!(ask(register, text).await[0][0].starts_with("Jag heter Åsa Öberg, [borttaget]"));
    changed(register, "Ks 1216/2018-1", organisation("")).await;
    assert!(ask(register, text).await[0][0].starts_with("Jag heter [borttaget], [borttaget]"));
    assert_eq!(find(register, "överenskommelse").await.len(), 1, "it is found as before");
}

async fn found(url: &str) {
    let register = Register::open(url).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    let entries = some().into_iter().map(|kept| Entry { uid: None, finding: Finding::Kept(Box::new(kept)) });
    let (entries, now) = (entries.collect(), at("2019-10-29T13:05:00Z"));
    register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
    what_is_registered_is_found(&register).await;
    whatever_is_asked_is_words(&register).await;
    what_leaves_the_house_is_clean(&register).await;
    who_the_sender_is_decides_what_leaves(&register).await;
}

/// An older version wrote no words: they are there after the next start. What is hidden is not found.
async fn found_again(url: &str, words_left: i64) {
    let register = Register::open(url).await.unwrap();
    assert_eq!(find(&register, "överenskommelse").await.len(), 1);
    assert_eq!(find(&register, "förslagen föreningsl*").await.len(), 2);
    assert!(find(&register, "hemligheter").await.is_empty());
    let shown = ask(&register, "SELECT fran, text FROM sammanstallning WHERE fran = 'Privatperson'").await;
    let text = "Jag heter [borttaget], [borttaget], och vill ha fler lokaler.\nRing [borttaget].";
    assert_eq!(shown, [["Privatperson", text]]);
    assert_eq!(words_left, 0);
}

const FORGOTTEN: [&str; 2] =
    ["UPDATE message SET public_text = NULL, new_text = NULL", "DELETE FROM message_search"];
const HIDDEN: &str =
    "UPDATE message SET is_restricted = TRUE WHERE sender_address = 'asa.oberg@privat.example'";
const LEFT: &str = "SELECT count(*) FROM message_search";
const PUBLIC: &str = "SELECT count(*) FROM message WHERE public_text IS NOT NULL AND new_text IS NOT NULL OR coalesce(public_text, new_text) IS NOT NULL";

#[tokio::test]
async fn words_are_found_in_any_form_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite_url(folder.path());
    found(&url).await;
    let mut file = SqliteConnection::connect(&url).await.unwrap();
    for statement in FORGOTTEN {
        sqlx::query(statement).execute(&mut file).await.unwrap();
    }
    let left = sqlx::query_scalar(LEFT).fetch_one(&mut file).await.unwrap();
    found_again(&url, left).await;
    sqlx::query(HIDDEN).execute(&mut file).await.unwrap();
    let counts = [LEFT, PUBLIC].map(sqlx::query_scalar::<_, i64>);
    let [left, public] = counts;
    assert_eq!(
        (left.fetch_one(&mut file).await.unwrap(), public.fetch_one(&mut file).await.unwrap()),
        (2, 2)
    );
    assert!(find(&Register::open(&url).await.unwrap(), "lokaler").await.is_empty());
}

#[tokio::test]
async fn words_are_found_in_any_form_on_postgresql() {
    let url = postgres_url();
    found(&url).await;
    let mut server = PgConnection::connect(&url).await.unwrap();
    for statement in FORGOTTEN {
        sqlx::query(statement).execute(&mut server).await.unwrap();
    }
    let left = sqlx::query_scalar(LEFT).fetch_one(&mut server).await.unwrap();
    found_again(&url, left).await;
    sqlx::query(HIDDEN).execute(&mut server).await.unwrap();
    let counts = [LEFT, PUBLIC].map(sqlx::query_scalar::<_, i64>);
    let [left, public] = counts;
    assert_eq!(
        (left.fetch_one(&mut server).await.unwrap(), public.fetch_one(&mut server).await.unwrap()),
        (2, 2)
    );
    assert!(find(&Register::open(&url).await.unwrap(), "lokaler").await.is_empty());
}
