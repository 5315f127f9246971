//! The letter about a mail that persons decide on: one that has gone, or may have, and one that nobody wants.

use jiff::Timestamp;
use remissd::register::{
    Claim, Dismissed, DueLetter, FiledByHand, Filing, LetterState, Receipt, Register, Resent, Undone,
};
use sqlx::{Connection as _, PgConnection};

use super::ledger::{file, told};
use super::mail::{a, ask, at, b, consultations, here, mail};
use super::reviews::{anna, by_hand, due, file as accept, letter, standing, waiting};
use crate::support::postgres_url;

const NOW: &str = "2019-10-30T09:00:00Z";

/// A mail that a person has filed, and the letter that is owed for it.
async fn accepted(register: &Register) -> DueLetter {
    file(register, vec![waiting("one", "bo@privat.example")]).await;
    let seen = standing(register, "g1").await;
    accept(register, &seen, &[a()], letter("bo@privat.example")).await;
    due(register).await.remove(0)
}

/// A try to send the only letter that is due.
async fn tries(register: &Register, ends: LetterState) {
    let letter = due(register).await.remove(0);
    register.claim(letter.id, b"letter", at(NOW)).await.unwrap();
    register.settle(letter.id, &ends, &here(NOW)).await.unwrap();
}

fn at_once() -> (String, Timestamp) {
    ("451 try later".to_owned(), at(NOW))
}

/// It may have arrived, and was put off by the next try.
async fn may_have_arrived(register: &Register) {
    let (why, due_at) = at_once();
    tries(register, LetterState::Unknown { why: why.clone(), due_at: Some(due_at) }).await;
    tries(register, LetterState::Deferred { why, due_at }).await;
}

async fn undone(register: &Register) -> Receipt {
    match register.undo("g1", &anna("fel mejl")).await.unwrap() {
        Undone::Waits { letter, .. } => letter,
        other => panic!("{other:?}"),
    }
}

/// Nobody is answered twice, and that somebody was is not forgotten.
async fn it_is_not_sent_again_nor_its_mail_forgotten(register: &Register) {
    assert_eq!(due(register).await, []);
    let seen = standing(register, "g1").await;
    assert_eq!(register.dismiss(&seen, &anna("nej")).await.unwrap(), Dismissed::Answered);
    assert_eq!(register.resend("g1", "anna", at(NOW)).await.unwrap(), Resent::Waits);
    let again = accept(register, &seen, &[a()], letter("bo@privat.example")).await;
    assert!(matches!(again, FiledByHand::Filed { letter: Receipt::Gone, .. }), "{again:?}");
    assert_eq!(due(register).await, []);
}

#[tokio::test]
async fn a_letter_that_may_have_arrived_has_gone_whatever_became_of_later_tries() {
    told(async |register| {
        accepted(&register).await;
        may_have_arrived(&register).await;
        assert_eq!(undone(&register).await, Receipt::Gone);
        it_is_not_sent_again_nor_its_mail_forgotten(&register).await;
        assert_eq!(ask(&register, "SELECT lage FROM kvittens").await, [["okänt"]]);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_was_sent_and_is_to_be_sent_again_has_gone() {
    told(async |register| {
        accepted(&register).await;
        tries(&register, LetterState::Sent).await;
        assert!(matches!(register.resend("g1", "anna", at(NOW)).await.unwrap(), Resent::Due { .. }));
        let again = due(&register).await;
        assert!(again.len() == 1 && !again[0].was_unknown, "its tries count anew: {again:?}");
        assert_eq!(undone(&register).await, Receipt::Gone);
        it_is_not_sent_again_nor_its_mail_forgotten(&register).await;
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_was_only_put_off_is_withdrawn_and_its_mail_can_be_dismissed() {
    told(async |register| {
        accepted(&register).await;
        let (why, due_at) = at_once();
        tries(&register, LetterState::Deferred { why, due_at }).await;
        assert_eq!(undone(&register).await, Receipt::Withdrawn);
        let seen = standing(&register, "g1").await;
        assert!(matches!(register.dismiss(&seen, &anna("nej")).await.unwrap(), Dismissed::Done(_)));
    })
    .await;
}

/// The letter that a move without one leaves.
async fn moved_without_a_letter(register: &Register) -> Receipt {
    let seen = standing(register, "Ks 1216/2018-1").await;
    let (from, to) = (a(), [b()]);
    let wanted = Filing { from: Some(&from), stops_letter: true, ..by_hand(&seen, &to) };
    match register.file_by_hand(wanted, &anna("")).await.unwrap() {
        FiledByHand::Filed { letter, .. } => letter,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn who_wants_no_letter_stops_the_one_that_waits() {
    told(async |register| {
        file(&register, vec![mail("one", "bo@privat.example")]).await;
        assert_eq!(due(&register).await.len(), 1);
        assert_eq!(moved_without_a_letter(&register).await, Receipt::Withdrawn);
        assert_eq!(due(&register).await, []);
        assert_eq!(ask(&register, "SELECT count(*) FROM kvittens").await, [["0"]]);
    })
    .await;
}

#[tokio::test]
async fn what_went_out_stays_on_record_though_nobody_wants_a_letter() {
    told(async |register| {
        file(&register, vec![mail("one", "bo@privat.example")]).await;
        tries(&register, LetterState::Sent).await;
        assert_eq!(moved_without_a_letter(&register).await, Receipt::Gone);
        assert_eq!(ask(&register, "SELECT lage FROM kvittens").await, [["skickat"]]);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_is_to_be_sent_again_goes_on_being_due_when_its_mail_is_moved() {
    told(async |register| {
        accepted(&register).await;
        tries(&register, LetterState::Sent).await;
        register.resend("g1", "anna", at(NOW)).await.unwrap();
        let seen = standing(&register, "Ks 1216/2018-1").await;
        let (from, to) = (a(), [b()]);
        let wanted = Filing { from: Some(&from), ..by_hand(&seen, &to) };
        let moved = register.file_by_hand(wanted, &anna("fel remiss")).await.unwrap();
        assert!(matches!(moved, FiledByHand::Filed { letter: Receipt::Again, .. }), "{moved:?}");
        let again = due(&register).await;
        assert!(again.len() == 1 && again[0].bytes.is_none(), "it is worded anew: {again:?}");
        let back = register.undo("Ks 1121/2017-1", &anna("")).await.unwrap();
        assert!(matches!(back, Undone::MovedBack { letter: Receipt::Again, .. }), "{back:?}");
    })
    .await;
}

/// Asked for once more it is retried once more, and that it went out before is known whatever becomes of that.
#[tokio::test]
async fn a_letter_that_is_sent_again_and_put_off_has_gone_all_the_same() {
    let (why, due_at) = at_once();
    let (unknown, put_off) = (
        LetterState::Unknown { why: why.clone(), due_at: Some(due_at) },
        LetterState::Deferred { why: why.clone(), due_at },
    );
    for before in [LetterState::Sent, LetterState::Unknown { why, due_at: None }] {
        for after in [&unknown, &put_off] {
            told(async |register| {
                accepted(&register).await;
                tries(&register, before.clone()).await;
                register.resend("g1", "anna", at(NOW)).await.unwrap();
                assert!(!due(&register).await[0].was_unknown);
                tries(&register, after.clone()).await;
                assert_eq!(undone(&register).await, Receipt::Gone);
                it_is_not_sent_again_nor_its_mail_forgotten(&register).await;
            })
            .await;
        }
    }
}

/// How many of this database's connections wait for a lock.
async fn waiting_for_a_lock(server: &mut PgConnection) -> i64 {
    let waiting = "SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'";
    sqlx::query_scalar(waiting).fetch_one(server).await.unwrap()
}

/// Between looking at a letter and taking it back nobody sends it.
#[tokio::test]
async fn a_letter_that_is_taken_back_is_not_sent_at_that_moment() {
    let url = postgres_url();
    let register = Register::open(&url).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    let letter = accepted(&register).await;
    let mut server = PgConnection::connect(&url).await.unwrap();
    let mut stopped = server.begin().await.unwrap();
    sqlx::query("LOCK TABLE delivery_report IN ACCESS EXCLUSIVE MODE").execute(&mut *stopped).await.unwrap();
    let undoing = tokio::spawn({
        let register = register.clone();
        async move { register.undo("g1", &anna("fel mejl")).await.unwrap() }
    });
    while waiting_for_a_lock(&mut stopped).await < 1 {
        tokio::task::yield_now().await;
    }
    let sending = tokio::spawn({
        let register = register.clone();
        async move { register.claim(letter.id, b"letter", at(NOW)).await.unwrap() }
    });
    while !sending.is_finished() && waiting_for_a_lock(&mut stopped).await < 2 {
        tokio::task::yield_now().await;
    }
    stopped.rollback().await.unwrap();
    let undone = undoing.await.unwrap();
    assert!(matches!(undone, Undone::Waits { letter: Receipt::Withdrawn, .. }), "{undone:?}");
    assert_eq!(sending.await.unwrap(), Claim::Overtaken);
}
