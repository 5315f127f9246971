//! What is owed and sent.

use super::mail::{a, ask, at, here};
use jiff::civil::date;
use jiff::{SignedDuration, Zoned};
use remissd::consultation::{Detail, Timing};
use remissd::letter_id::LetterKind;
use remissd::message::Address;
use remissd::register::{
    About, DigestLetter, DigestPlanned, DigestRun, DueLetter, LetterRef, LetterState, Register,
};

pub(super) async fn letters_go_out(register: &Register) {
    let now = here("2019-10-31T08:00:00Z");
    assert_eq!(register.next_due().await.unwrap(), Some(at("2019-10-29T13:03:00Z")));
    assert_eq!(register.due_letters(at("2019-10-29T13:02:59Z"), 10).await.unwrap(), []);
    let due = register.due_letters(now.timestamp(), 10).await.unwrap();
    assert_eq!(due.iter().map(|letter| letter.tries).collect::<Vec<_>>(), [0, 0, 0, 0]);
    let first = &due[0];
    assert_eq!(
        (&first.about, &first.bytes, first.kind),
        (&About::Message, &None, LetterKind::Acknowledgement)
    );
    assert_eq!(first.recipient.address, "Anna@Forening.Example");
    let facts = register.receipt_facts(first.id).await.unwrap();
    assert_eq!(facts.in_reply_to.as_deref(), Some("1@forening.example"));
    assert_eq!(facts.arrived, date(2019, 10, 29).at(14, 3, 0, 0));
    assert_eq!(facts.attachments, ["Yttrande.pdf"]);
    let case = &facts.cases[0];
    assert_eq!(
        (&case.diary_number, case.deadline, case.timing),
        (&a(), date(2019, 10, 30), Some(Timing::InTime))
    );
    a_kill_while_sending_is_made_good(register, first.id, &now).await;
    tries_end_in_different_ways(register, &due[1..], &now).await;
}

async fn a_kill_while_sending_is_made_good(register: &Register, letter: LetterRef, now: &Zoned) {
    // The same letter is due again, with the bytes that went out.
    register.claim(letter, b"letter", now.timestamp()).await.unwrap();
    let again = &register.due_letters(now.timestamp(), 1).await.unwrap()[0];
    assert_eq!((again.id, again.tries, again.bytes.as_deref()), (letter, 1, Some(&b"letter"[..])));
    register.settle(letter, &LetterState::Sent, now).await.unwrap();
    assert!(register.claim(letter, b"letter", now.timestamp()).await.is_err());
}

async fn tries_end_in_different_ways(register: &Register, due: &[DueLetter], now: &Zoned) {
    let later = now.timestamp() + SignedDuration::from_secs(30);
    let why = || "451 try later".to_owned();
    for (letter, state) in due.iter().zip([
        LetterState::Deferred { why: why(), due_at: later },
        LetterState::Unknown { why: why(), due_at: None },
        LetterState::Refused { why: why() },
    ]) {
        register.claim(letter.id, b"letter", now.timestamp()).await.unwrap();
        register.settle(letter.id, &state, now).await.unwrap();
    }
    assert_eq!(register.next_due().await.unwrap(), Some(later));
    let sent = register.sent_since(now.timestamp()).await.unwrap();
    assert_eq!((sent.total, sent.by_domain["forening.example"]), (2, 1));
    let receipts = ask(
        register,
        "SELECT lage, skickad, fel FROM kvittens WHERE arendenummer = 'Ks 1216/2018' ORDER BY lopnummer",
    );
    let expected = [
        ["skickat", "2019-10-31 09:00:00", "-"],
        ["avvisat", "-", "451 try later"],
        ["uppskjutet", "-", "451 try later"],
        ["okänt", "-", "451 try later"],
    ];
    let mut receipts = receipts.await;
    receipts[1..].sort();
    assert_eq!(receipts[0], expected[0]);
    assert_eq!(
        receipts[1..],
        [expected[1], expected[3], expected[2]].map(|row| row.map(str::to_owned).to_vec())
    );
    assert_eq!(ask(register, "SELECT count(*) FROM svar WHERE kvitterat = 'ja'").await, [["1"]]);
}

pub(super) async fn the_report_is_planned_once_a_day(register: &Register) {
    assert_eq!(register.last_digest(&a()).await.unwrap(), None);
    let run = DigestRun {
        diary_number: a(),
        day: date(2019, 10, 31),
        since: None,
        until: at("2019-10-31T07:00:00.000001Z"),
    };
    let recipient = Address { name: "Processledare".to_owned(), address: "led@example.org".to_owned() };
    let letter =
        DigestLetter { recipient, detail: Detail::Full, message_id: "digest.1@kommun.example".to_owned() };
    let letters = [letter];
    assert_eq!(register.plan_digest(&run, &letters).await.unwrap(), DigestPlanned::Now);
    assert_eq!(register.plan_digest(&run, &letters).await.unwrap(), DigestPlanned::Already);
    assert_eq!(register.last_digest(&a()).await.unwrap(), Some(run.clone()));
    let due = register.due_letters(run.until, 10).await.unwrap();
    assert_eq!(due.len(), 1);
    let (day, since, until) = (run.day, run.since, run.until);
    assert_eq!(due[0].about, About::Digest { diary_number: a(), day, since, until, detail: Detail::Full });

    let facts = register.digest_facts(&a(), day, since, until).await.unwrap();
    assert_eq!((facts.answers, facts.in_time, facts.late), (2, 2, 0));
    assert_eq!(facts.news.iter().map(|item| item.serial).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(facts.news[0].organisation.as_deref(), Some("Föreningsrådet"));
    assert_eq!((facts.news[1].timing, facts.news[1].attachments), (Some(Timing::Late), 1));
    assert_eq!(facts.reviews.iter().map(|item| item.restricted).collect::<Vec<_>>(), [false, true]);
    assert_eq!((facts.silent, facts.invited, facts.failed_letters), (vec!["Idrottsrådet".to_owned()], 2, 1));
    assert_eq!((facts.folders[0].accounted, facts.folders[0].failed), (13, 0));
    assert_eq!(facts.folders[0].read_at, Some(at("2019-10-29T14:00:00Z")));
    let next = register.digest_facts(&a(), date(2019, 11, 1), Some(until), at("2019-11-01T07:00:00Z")).await;
    assert_eq!(next.unwrap().news, []);
}
