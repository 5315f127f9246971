//! What of the history goes when a message is hidden or erased, what of it stays, and that nothing else can be done to it.

use super::ledger::{correct, decision, file, organisation, remark};
use super::mail::{Mail, a, ask, at, consultations, mail};
use super::sqlite_url;
use crate::support::postgres_url;
use jiff::civil::date;
use remissd::consultation::Channel;
use remissd::recognition::Outcome;
use remissd::register::{ByHand, Decision, Erased, Register, Rejudged, Remark, Wish};
use sqlx::{Connection as _, PgConnection, SqliteConnection};

async fn statement(url: &str, sql: &'static str) -> Result<(), sqlx::Error> {
    if url.starts_with("sqlite") {
        let mut file = SqliteConnection::connect(url).await.unwrap();
        sqlx::query(sql).execute(&mut file).await.map(drop)
    } else {
        let mut server = PgConnection::connect(url).await.unwrap();
        sqlx::query(sql).execute(&mut server).await.map(drop)
    }
}

/// A late answer of a body that was given more time, and whose sender a person put right.
async fn filled(url: &str) -> Register {
    let register = Register::open(url).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    file(&register, vec![Mail { arrived: "2019-11-05T12:00:00Z", ..mail("one", "bo@privat.example") }]).await;
    correct(&register, "Ks 1216/2018-1", organisation("Idrottsrådet")).await;
    register.extend(&a(), "Idrottsrådet", Some(date(2019, 11, 8)), &decision("")).await.unwrap();
    register
}

const TIMING: &str = "SELECT i_tid FROM svar WHERE lopnummer = 1";

/// Nothing of the body and of what a person wrote of it is told any more, but who did something, and the timing.
async fn says_nothing_more(register: &Register) {
    assert_eq!(ask(register, TIMING).await, [["ja"]], "its body had more time");
    let shown = format!("{:?}", register.show("Ks 1216/2018-1").await.unwrap().unwrap());
    let told = "SELECT vem, vad, varfor FROM andringar WHERE galler NOT LIKE '%: %'";
    let told = format!("{:?}", ask(register, told).await);
    let page = format!("{:?}", register.handed_over(&a(), 0, 9).await.unwrap()[0].decisions);
    for word in ["Idrottsrådet", "fel läst"] {
        assert!(
            ![&shown, &told, &page].iter().any(|text| text.contains(word)),
            "{word}: {shown} {told} {page}"
        );
    }
    assert!(told.contains("rut") && shown.contains("uppgifter borttagna"), "{told} {shown}");
}

async fn hidden_by_the_rules(url: &str) {
    let register = Register::open(url).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    let late = || Mail { arrived: "2019-11-05T12:00:00Z", ..mail("one", "bo@idrott.example") };
    file(&register, vec![late()]).await;
    remark(&register, "Ks 1216/2018-1", Remark::Number(Some("7")), &decision("fel läst: Idrottsrådet")).await;
    register.extend(&a(), "Idrottsrådet", Some(date(2019, 11, 8)), &decision("")).await.unwrap();
    let shown = format!("{:?}", register.show("Ks 1216/2018-1").await.unwrap().unwrap());
    assert!(shown.contains("anstånd till 2019-11-08 för Idrottsrådet"), "{shown}");
    let now = Mail { outcome: Outcome::Restricted, ..late() }.kept();
    let page = register.standing(None, 9).await.unwrap();
    register.rejudge(&page[0], &Rejudged::Kept(Box::new(now)), at("2019-11-06T00:00:00Z")).await.unwrap();
    says_nothing_more(&register).await;
    let shown = format!("{:?}", register.show("Ks 1216/2018-1").await.unwrap().unwrap());
    assert!(shown.contains("döljs tills en person bestämmer"), "{shown}");
}

async fn hidden_by_a_person(url: &str) {
    let register = Register::open(url).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    let letter = |outcome| {
        let late = Mail { outcome, arrived: "2019-11-05T12:00:00Z", ..mail("brev", "") };
        let mut kept = late.kept();
        (kept.channel, kept.letter, kept.internal_date) = (Channel::Letter, None, None);
        kept
    };
    let (open, decision) = (letter(Outcome::Filed), decision("fel läst"));
    register.register_by_hand(&open, Wish::Register, &decision).await.unwrap();
    correct(&register, "Ks 1216/2018-1", organisation("Idrottsrådet")).await;
    register.extend(&a(), "Idrottsrådet", Some(date(2019, 11, 8)), &decision).await.unwrap();
    let (protected, silent) = (letter(Outcome::Restricted), Decision { reason: None, ..decision });
    let hidden = register.register_by_hand(&protected, Wish::Correct, &silent);
    assert!(matches!(hidden.await.unwrap(), ByHand::Corrected { .. }));
    says_nothing_more(&register).await;
}

#[tokio::test]
async fn hiding_takes_the_words_of_the_history_and_not_the_time() {
    let folder = tempfile::tempdir().unwrap();
    hidden_by_the_rules(&sqlite_url(folder.path())).await;
    hidden_by_the_rules(&postgres_url()).await;
}

#[tokio::test]
async fn so_does_a_person_who_says_that_a_letter_is_protected() {
    let folder = tempfile::tempdir().unwrap();
    hidden_by_a_person(&sqlite_url(folder.path())).await;
    hidden_by_a_person(&postgres_url()).await;
}

/// What nobody may do to the history of an erased message.
const FORBIDDEN: [&str; 10] = [
    "UPDATE history SET what = 'annat'",
    "UPDATE history SET reason = 'annat'",
    "UPDATE history SET before = 'annat'",
    "UPDATE history SET after = 'annat'",
    "UPDATE history SET who = 'annan'",
    "UPDATE history SET at_local = '2000-01-01 00:00:00'",
    "UPDATE history SET act = NULL",
    "UPDATE history SET reference = NULL",
    "UPDATE history SET reason = NULL WHERE act = 'erase'",
    "DELETE FROM history",
];

async fn erased(url: &str) {
    let register = filled(url).await;
    let done = register.erase("Ks 1216/2018-1", &decision("beslut")).await.unwrap();
    assert!(matches!(done, Erased::Now(_)));
    let all = "SELECT tid, vem, galler, vad, varfor, arendenummer FROM andringar ORDER BY tid, vad, galler";
    let before = ask(&register, all).await;
    for sql in FORBIDDEN {
        let said = statement(url, sql).await.unwrap_err().to_string();
        assert!(said.contains("only ever added to"), "{sql}: {said}");
    }
    assert_eq!(ask(&register, all).await, before);
    assert!(before.iter().any(|row| row[4] == "beslut"), "{before:?}");
}

#[tokio::test]
async fn the_history_of_an_erased_message_cannot_be_rewritten() {
    let folder = tempfile::tempdir().unwrap();
    erased(&sqlite_url(folder.path())).await;
    erased(&postgres_url()).await;
}
