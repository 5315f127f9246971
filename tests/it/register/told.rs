//! What a report tells again, and what is news in it: questions that wait, and letters that did not arrive.

use jiff::Timestamp;
use remissd::consultation::Detail;
use remissd::facts::{DigestFacts, LetterEnd};
use remissd::letter_id::LetterKind;
use remissd::message::Address;
use remissd::recognition::Kind;
use remissd::register::{
    Batch, Decision, DigestLetter, DigestRun, DueLetter, Entry, Finding, Kept, LetterState, Limits, Mark,
    Register,
};

use super::mail::{ACCOUNT, Mail, a, ask, at, consultations, here, mail};
use crate::support::postgres_url;

const PLENTY: Limits = Limits { in_all: 100, to_a_domain: 100, since: Timestamp::UNIX_EPOCH };

/// The report of a day, made at seven, with what came since `since`.
async fn run(register: &Register, day: &str, since: Option<Mark>) -> DigestRun {
    let until = register.mark_now().await.unwrap();
    let told_at = at(&format!("{day}T07:00:00Z"));
    DigestRun { diary_number: a(), day: day.parse().unwrap(), since, until, told_at }
}

/// Makes the report of a day, for one reader, and tells its facts.
async fn reports(register: &Register, day: &str, since: Option<Mark>) -> (DigestFacts, Mark) {
    let run = run(register, day, since).await;
    let recipient = Address { name: String::new(), address: "led@example.org".to_owned() };
    let letter =
        DigestLetter { recipient, detail: Detail::Full, message_id: format!("{day}@kommun.example") };
    register.plan_digest(&run, &[letter]).await.unwrap();
    (register.digest_facts(ACCOUNT, &run).await.unwrap(), run.until)
}

async fn comes_in(register: &Register, kept: Kept) {
    let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(kept)) }];
    let now = at("2019-10-28T08:00:00Z");
    register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
}

async fn ends(register: &Register, kind: LetterKind, state: &LetterState, when: &str) {
    let due = register.due_letters(at("2019-12-30T00:00:00Z"), &PLENTY).await.unwrap().letters;
    for DueLetter { id, .. } in due.iter().filter(|letter| letter.kind == kind) {
        register.settle(*id, state, &here(when)).await.unwrap();
    }
}

async fn what_waits_is_told_again_and_what_is_new_is_marked(register: Register) {
    register.synchronise(&consultations()).await.unwrap();
    let question = Mail { kind: Kind::Question, ..mail("asks", "kim@privat.example") };
    let more_time = Mail { kind: Kind::ExtensionRequest, ..mail("wants time", "ordf@idrott.example") };
    comes_in(&register, Kept { letter: None, ..more_time.kept() }).await;
    comes_in(&register, question.kept()).await;
    let refused = LetterState::Refused { why: "550 5.1.1".to_owned() };
    ends(&register, LetterKind::Acknowledgement, &refused, "2019-10-28T09:00:00Z").await;

    let (first, mark) = reports(&register, "2019-10-29", None).await;
    assert_eq!((first.new_messages(|_| true), first.news.len()), (2, 2));
    let told: Vec<_> = first.undelivered.iter().map(|one| (one.end, one.is_new)).collect();
    assert_eq!(told, [(LetterEnd::Refused, true)]);
    let silent: Vec<_> = first.silent.iter().map(|one| (one.name.as_str(), one.wants_time)).collect();
    assert_eq!(silent, [("Föreningsrådet", false), ("Idrottsrådet", true)]);
    ends(&register, LetterKind::Digest, &refused, "2019-10-29T09:00:00Z").await;

    let (second, mark) = reports(&register, "2019-10-30", Some(mark)).await;
    let waiting: Vec<_> = second.news.iter().map(|item| (item.kind, item.is_new)).collect();
    assert_eq!(waiting, [(Kind::ExtensionRequest, false), (Kind::Question, false)]);
    assert_eq!((second.new_messages(|_| true), second.left_out.messages.len()), (0, 0));
    let told: Vec<_> = second.undelivered.iter().map(|one| (one.serial, one.is_new)).collect();
    assert_eq!(told, [(None, true), (Some(2), false)], "what was found out last stands first");
    ends(&register, LetterKind::Digest, &refused, "2019-10-30T09:00:00Z").await;

    let later = run(&register, "2019-11-13", Some(mark)).await;
    let facts = register.digest_facts(ACCOUNT, &later).await.unwrap();
    let told: Vec<_> = facts.undelivered.iter().map(|one| one.serial).collect();
    assert_eq!(told, [None, Some(2)], "a report of ours of two weeks ago is told no more");
}

#[tokio::test]
async fn what_is_erased_asks_for_nothing_any_more() {
    super::ledger::told(async |register| {
        let question = Mail { kind: Kind::Question, ..mail("asks", "kim@privat.example") };
        let other = Mail { kind: Kind::Question, ..mail("asks too", "liv@privat.example") };
        comes_in(&register, question.kept()).await;
        comes_in(&register, other.kept()).await;
        let (first, mark) = reports(&register, "2019-10-29", None).await;
        assert_eq!(first.news.len(), 2);
        let now = here("2019-10-29T08:00:00Z");
        let decision = Decision {
            who: "rut".to_owned(),
            at: now.timestamp(),
            local: now.datetime(),
            reason: Some("KS § 7".to_owned()),
        };
        register.erase("Ks 1216/2018-1", &decision).await.unwrap();
        let (second, _) = reports(&register, "2019-10-30", Some(mark)).await;
        let told: Vec<_> = second.news.iter().map(|item| item.serial).collect();
        assert_eq!(told, [2]);
        let handled = "SELECT lopnummer, hanterat FROM svar ORDER BY lopnummer";
        assert_eq!(ask(&register, handled).await, [["1", "ja"], ["2", "nej"]]);
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_told_again_and_what_is_new_is_marked_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&super::sqlite_url(folder.path())).await.unwrap();
    what_waits_is_told_again_and_what_is_new_is_marked(register).await;
}

#[tokio::test]
async fn what_waits_is_told_again_and_what_is_new_is_marked_on_postgresql() {
    what_waits_is_told_again_and_what_is_new_is_marked(Register::open(&postgres_url()).await.unwrap()).await;
}
