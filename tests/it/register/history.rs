//! What is known of earlier mail, as the rules that remember are told it, on both databases.

use remissd::fingerprint::Fingerprint;
use remissd::letter_id::{LetterId, LetterKind};
use remissd::recognition::{Asked, DeliveryAction, DeliveryReport, Earlier, Outcome, content_digest};
use remissd::register::{Batch, Cause, Claim, Entry, Finding, LetterState, Limits, Register, Stopped};

use super::mail::{Mail, a, at, b, consultations, here, mail, seal};
use crate::support::postgres_url;

/// Enough words to be compared with other answers.
const FORM: &str = "Föreningarna behöver sina lokaler på kvällar och helger, och de mindre klarar inte att söka \
    sina bidrag varje år. Därför är det bra att avtalen blir fleråriga, att de följs upp tillsammans med oss, och \
    att nya föreningar kan komma med under tiden.";

async fn record(register: &Register, mails: Vec<Mail>) {
    let entry = |mail: Mail| Entry { uid: None, finding: Finding::Kept(Box::new(mail.kept())) };
    let entries = mails.into_iter().map(entry).collect();
    let batch = Batch { folder: None, cursor: None, entries, now: at("2019-10-29T13:05:00Z") };
    register.record(&batch).await.unwrap();
}

fn asked(sender: &str) -> Asked {
    let sender = Some(sender.to_owned());
    Asked { originals: Vec::new(), recipient: sender.clone(), sender }
}

async fn earlier(register: &Register, sender: &str) -> Vec<Earlier> {
    register.history(&[asked(sender)]).await.unwrap().earlier.remove(sender).unwrap_or_default()
}

async fn what_a_sender_sent_before(register: Register) {
    register.synchronise(&consultations()).await.unwrap();
    let anna = |raw| Mail { id: Some(raw), ..mail(raw, "Anna@Privat.example") };
    record(
        &register,
        vec![
            Mail { numbers: vec![b(), a()], arrived: "2019-10-28T10:00:00Z", ..anna("1") },
            Mail { outcome: Outcome::Review, text: "Kanske.", ..anna("2") },
            Mail { outcome: Outcome::Restricted, text: "Skyddad.", ..anna("3") },
            mail("4", "bo@privat.example"),
        ],
    )
    .await;
    let known = earlier(&register, "anna@privat.example").await;
    let first = &known[0];
    assert_eq!((first.fingerprint, first.message_id.as_deref()), (Fingerprint::of(b"1"), Some("1")));
    assert_eq!((first.arrived, first.cases.clone()), (at("2019-10-28T10:00:00Z"), vec![b(), a()]));
    assert_eq!((first.subject.as_str(), first.acknowledged), ("Svar på remissen", true));
    assert_eq!(first.content, content_digest(&anna("1").kept().message));
    assert_eq!((known.len(), known[1].acknowledged, known[1].cases.len()), (2, false, 0));
    assert_eq!(earlier(&register, "nobody@privat.example").await, []);
    form_letters_are_those_that_others_sent_too(&register).await;
    many_senders_are_asked_about_together(&register).await;
    a_letter_that_went_out_and_one_that_came_back(&register).await;
    the_breaker_reckons_from_the_last_start(&register).await;
}

async fn form_letters_are_those_that_others_sent_too(register: &Register) {
    let form = |raw, from| Mail { text: FORM, ..mail(raw, from) };
    record(register, vec![form("own", "cia@privat.example"), form("own again", "cia@privat.example")]).await;
    let known = earlier(register, "cia@privat.example").await;
    assert!(known.iter().all(|one| one.form_letter.is_none()), "nobody else sent it");
    record(register, vec![form("another's", "david@privat.example")]).await;
    for sender in ["cia@privat.example", "david@privat.example"] {
        let known = earlier(register, sender).await;
        assert!(known.iter().all(|one| one.form_letter.is_some()), "{sender}");
    }
}

/// More addresses than one statement takes, and more mail of one sender than is remembered.
async fn many_senders_are_asked_about_together(register: &Register) {
    let raws: Vec<&'static str> = (0..210).map(|number| &*format!("bulk {number}").leak()).collect();
    let name = |number: usize| &*format!("person{number}@privat.example").leak();
    let mut mails: Vec<Mail> = raws[..150].iter().enumerate().map(|(at, raw)| mail(raw, name(at))).collect();
    mails.extend(raws.iter().map(|raw| Mail { id: Some(raw), ..mail(raw, "loop@privat.example") }));
    // The same bytes cannot be kept twice.
    mails.iter_mut().skip(150).for_each(|mail| mail.raw = format!("loop {}", mail.raw).leak());
    record(register, mails).await;
    let everybody: Vec<Asked> = (0..150).map(|number| asked(name(number))).collect();
    let known = register.history(&everybody).await.unwrap().earlier;
    assert_eq!((known.len(), known.values().all(|mails| mails.len() == 1)), (150, true));
    let loops = earlier(register, "loop@privat.example").await;
    assert_eq!(loops.len(), 200);
    assert_eq!(loops[199].message_id.as_deref(), Some("bulk 209"), "the latest, in their order");
}

async fn a_letter_that_went_out_and_one_that_came_back(register: &Register) {
    let now = here("2019-10-29T14:00:00Z");
    let every = Limits { in_all: u32::MAX, to_a_domain: u32::MAX, since: now.timestamp() };
    let due = register.due_letters(now.timestamp(), &every).await.unwrap().letters;
    let letter = due.iter().find(|letter| letter.recipient.address == "bo@privat.example").unwrap();
    register.claim(letter.id, b"letter", now.timestamp()).await.unwrap();
    register.settle(letter.id, &LetterState::Sent, &now).await.unwrap();
    let about = Asked { originals: vec![Fingerprint::of(b"4")], ..asked("bo@privat.example") };
    let known = register.history(&[about]).await.unwrap();
    assert_eq!(known.letters.get(&Fingerprint::of(b"4")), Some(&now.timestamp()));
    assert_eq!(known.originals.get(&Fingerprint::of(b"4")), Some(&vec![a()]));
    assert!(known.bounced.is_empty());

    // It came back, though not for good: who writes the same again was never answered.
    let acknowledged = async || earlier(register, "bo@privat.example").await[0].acknowledged;
    assert!(acknowledged().await);
    let letter = LetterId { kind: LetterKind::Acknowledgement, about: Fingerprint::of(b"4") };
    for action in [DeliveryAction::Delayed, DeliveryAction::Failed] {
        assert!(acknowledged().await, "{action:?}");
        let (status, why, message_id) = (None, String::new(), seal().message_id(letter));
        let report = DeliveryReport { letter, message_id, action, is_final: false, status, why };
        let finding = Finding::Reported { report: Box::new(report), at: now.timestamp() };
        let entries = vec![Entry { uid: None, finding }];
        let batch = Batch { folder: None, cursor: None, entries, now: now.timestamp() };
        register.record(&batch).await.unwrap();
    }
    assert!(!acknowledged().await);
    a_letter_asked_for_while_it_goes_out_goes_out_again(register).await;
}

async fn a_letter_asked_for_while_it_goes_out_goes_out_again(register: &Register) {
    let now = here("2019-10-29T14:00:00Z");
    let every = Limits { in_all: u32::MAX, to_a_domain: u32::MAX, since: now.timestamp() };
    let due = async || {
        let due = register.due_letters(now.timestamp(), &every).await.unwrap().letters;
        due.into_iter().find(|letter| letter.recipient.address == "bo@privat.example")
    };
    let resend = async || register.resend("Ks 1216/2018-2", "anna", now.timestamp()).await.unwrap();
    assert_eq!(due().await, None);
    resend().await;
    let first = due().await.unwrap().id;
    assert_eq!(register.claim(first, b"letter", now.timestamp()).await.unwrap(), Claim::Taken);
    resend().await;
    register.settle(first, &LetterState::Sent, &now).await.unwrap();
    assert_eq!(register.claim(first, b"letter", now.timestamp()).await.unwrap(), Claim::Overtaken);
    let again = due().await.unwrap();
    assert_eq!((again.tries, again.bytes.as_deref()), (0, Some(&b"letter"[..])));
    register.claim(again.id, b"letter", now.timestamp()).await.unwrap();
    register.settle(again.id, &LetterState::Sent, &now).await.unwrap();
    assert_eq!(due().await, None);
}

async fn the_breaker_reckons_from_the_last_start(register: &Register) {
    let (hour_ago, now) = (at("2019-10-29T13:00:00Z"), at("2019-10-29T14:00:00Z"));
    let owed = register.owed_since(hour_ago).await.unwrap();
    assert!(owed > 300, "{owed}: what waits and what was sent");
    assert_eq!(register.owed_since(now).await.unwrap(), 0);
    assert_eq!(register.stop_letters(Cause::Breaker, "för många", now).await.unwrap(), Stopped::Now);
    assert_eq!(register.stop_letters(Cause::Breaker, "för många", now).await.unwrap(), Stopped::Already);
    assert_eq!(register.stop_letters(Cause::Operator, "anna: paus", now).await.unwrap(), Stopped::Now);
    let every = Limits { in_all: u32::MAX, to_a_domain: u32::MAX, since: now };
    let letter = register.due_letters(now, &every).await.unwrap().letters.remove(0).id;
    assert_eq!(register.claim(letter, b"letter", now).await.unwrap(), Claim::Stopped);
    let holds = register.start_letters(now).await.unwrap();
    assert_eq!(holds.iter().map(|hold| hold.cause).collect::<Vec<_>>(), [Cause::Breaker, Cause::Operator]);
    assert_eq!(holds[1].why, "anna: paus");
    assert!(holds[1].stops(LetterKind::Warning) && !holds[0].stops(LetterKind::Warning));
    assert!(
        holds.iter().all(|hold| hold.stops(LetterKind::Acknowledgement) && hold.stops(LetterKind::Digest))
    );
    assert_eq!(register.claim(letter, b"letter", now).await.unwrap(), Claim::Taken);
    assert_eq!(
        (register.holds().await.unwrap(), register.start_letters(now).await.unwrap()),
        (vec![], vec![])
    );
    assert_eq!(register.owed_since(hour_ago).await.unwrap(), 0, "what made it speak once is told");
}

#[tokio::test]
async fn what_a_sender_sent_before_is_told_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("register.db").display());
    what_a_sender_sent_before(Register::open(&url).await.unwrap()).await;
}

#[tokio::test]
async fn what_a_sender_sent_before_is_told_on_postgresql() {
    what_a_sender_sent_before(Register::open(&postgres_url()).await.unwrap()).await;
}
