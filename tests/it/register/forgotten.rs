//! What forgetting a message reaches beyond its own row: reports on where it stood before, the numbers it had, and a
//! letter that is on its way.

use super::ledger::{file, told};
use super::mail::{Mail, a, ask, at, b, cells, here, mail, zone};
use super::reviews::{anna, by_hand, file as accept, letter, standing, waiting};
use jiff::Timestamp;
use remissd::consultation::{Channel, Detail};
use remissd::diary_number::DiaryNumber;
use remissd::message::Address;
use remissd::recognition::Outcome;
use remissd::register::{
    ByHand, Decision, DigestLetter, DigestRun, Dismissed, Erased, Event, FiledByHand, Filing, LetterRef,
    LetterState, Limits, Occasion, Register, Undone, Wish,
};

const PLENTY: Limits = Limits { in_all: 100, to_a_domain: 100, since: Timestamp::UNIX_EPOCH };

fn reader(message_id: String) -> DigestLetter {
    let recipient = Address { name: String::new(), address: "led@example.org".to_owned() };
    DigestLetter { recipient, detail: Detail::Full, message_id }
}

/// A day's report on a case and a reminder of it, made and sent.
async fn reports(register: &Register, case: DiaryNumber, day: &str) {
    let (until, told_at) = (register.mark_now().await.unwrap(), at(&format!("{day}T17:00:00Z")));
    let id = |what: &str| format!("{what}.{case}.{day}@kommun.example").replace([' ', '/'], "-");
    let (first, second) = (reader(id("report")), reader(id("reminder")));
    let date = day.parse().unwrap();
    let run = DigestRun { diary_number: case.clone(), day: date, since: None, until, told_at };
    register.plan_digest(&run, &[first]).await.unwrap();
    let about = format!("{case} {day}");
    let event = Event { occasion: Occasion::Reminder(case), about, day: date, until, told_at };
    register.tell(&event, &[second]).await.unwrap();
    let now = here(&format!("{day}T18:00:00Z"));
    for due in register.due_letters(now.timestamp(), &PLENTY).await.unwrap().letters {
        register.claim(due.id, b"Fr\xc3\xa5n Bo", now.timestamp()).await.unwrap();
        register.settle(due.id, &LetterState::Sent, &now).await.unwrap();
    }
}

async fn moves(register: &Register, reference: &str, from: DiaryNumber, to: DiaryNumber) {
    let seen = standing(register, reference).await;
    let to = [to];
    let wanted = Filing { from: Some(&from), ..by_hand(&seen, &to) };
    let moved = register.file_by_hand(wanted, &anna("fel remiss")).await.unwrap();
    assert!(matches!(moved, FiledByHand::Filed { .. }));
}

/// The letters whose words are kept.
async fn kept(register: &Register) -> Vec<String> {
    let kept = register.kept_letters(&zone()).await.unwrap();
    kept.into_iter().map(|one| one.message_id.split('@').next().unwrap().to_owned()).collect()
}

const BEFORE: [&str; 2] = ["report.Ks-1216-2018.2019-10-27", "reminder.Ks-1216-2018.2019-10-27"];

/// Reports on where it came in, where it was moved to, and where it is back.
async fn told_of_everywhere(register: &Register) {
    reports(register, a(), "2019-10-27").await;
    file(register, vec![Mail { outcome: Outcome::Filed, ..mail("one", "bo@privat.example") }]).await;
    reports(register, a(), "2019-10-29").await;
    moves(register, "Ks 1216/2018-1", a(), b()).await;
    reports(register, b(), "2019-10-31").await;
}

#[tokio::test]
async fn erasing_reaches_the_reports_on_where_it_was_moved_from() {
    told(async |register| {
        told_of_everywhere(&register).await;
        assert_eq!(kept(&register).await.len(), 7);
        register.erase("Ks 1121/2017-1", &anna("begäran")).await.unwrap();
        assert_eq!(kept(&register).await, BEFORE, "those made before it came stay");
    })
    .await;
}

#[tokio::test]
async fn erasing_reaches_the_reports_on_where_it_was_until_the_move_was_taken_back() {
    told(async |register| {
        told_of_everywhere(&register).await;
        register.undo("Ks 1121/2017-1", &anna("")).await.unwrap();
        register.erase("Ks 1216/2018-2", &anna("begäran")).await.unwrap();
        assert_eq!(kept(&register).await, BEFORE);
    })
    .await;
}

#[tokio::test]
async fn so_does_hiding() {
    told(async |register| {
        let letter = |outcome| {
            let mut kept = Mail { outcome, ..mail("brev", "") }.kept();
            (kept.channel, kept.letter, kept.internal_date) = (Channel::Letter, None, None);
            kept
        };
        reports(&register, a(), "2019-10-27").await;
        let comes = Decision { at: at("2019-10-29T13:05:00Z"), ..anna("") };
        register.register_by_hand(&letter(Outcome::Filed), Wish::Register, &comes).await.unwrap();
        reports(&register, a(), "2019-10-29").await;
        moves(&register, "Ks 1216/2018-1", a(), b()).await;
        let protected = letter(Outcome::Restricted);
        let hidden = register.register_by_hand(&protected, Wish::Correct, &anna("")).await.unwrap();
        assert!(matches!(hidden, ByHand::Corrected { .. }));
        assert_eq!(kept(&register).await, BEFORE);
    })
    .await;
}

/// What `show` says of a number that was cancelled.
async fn cancelled(register: &Register, reference: &str) -> Vec<String> {
    let shown = register.show(reference).await.unwrap().expect(reference);
    assert_eq!(shown[0].heading, "Makulerat");
    cells(&shown[0].table).remove(0)
}

async fn accepted_and_taken_back(register: &Register, cases: &[DiaryNumber]) {
    file(register, vec![Mail { numbers: cases.to_vec(), ..waiting("one", "bo@privat.example") }]).await;
    accept(register, &standing(register, "g1").await, cases, None).await;
    let undone = register.undo("g1", &anna("fel")).await.unwrap();
    assert!(matches!(undone, Undone::Waits { .. }));
}

#[tokio::test]
async fn the_numbers_an_erased_message_had_before_still_say_what_became_of_them() {
    told(async |register| {
        accepted_and_taken_back(&register, &[a()]).await;
        accept(&register, &standing(&register, "g1").await, &[a()], None).await;
        let told = cancelled(&register, "Ks 1216/2018-1").await;
        assert_eq!(told[4], "Ks 1216/2018-2");
        let done = register.erase("Ks 1216/2018-2", &anna("begäran")).await.unwrap();
        assert!(matches!(done, Erased::Now(_)));
        let when = "2019-10-30 09:00:00";
        let after = cancelled(&register, "Ks 1216/2018-1").await;
        assert_eq!(after, ["Ks 1216/2018-1", when, "anna", "-", "Ks 1216/2018-2"]);
    })
    .await;
}

#[tokio::test]
async fn the_numbers_a_dismissed_message_had_say_that_it_was_dismissed() {
    told(async |register| {
        accepted_and_taken_back(&register, &[a(), b()]).await;
        let seen = standing(&register, "g1").await;
        accept(&register, &seen, &[a()], None).await;
        register.undo("g1", &anna("fel igen")).await.unwrap();
        let seen = standing(&register, "g1").await;
        let done = register.dismiss(&seen, &anna("inte vår remiss")).await.unwrap();
        assert!(matches!(done, Dismissed::Done(_)));
        for number in ["Ks 1216/2018-1", "Ks 1121/2017-1", "Ks 1216/2018-2"] {
            let when = "2019-10-30 09:00:00";
            let told = cancelled(&register, number).await;
            assert_eq!(told, [number, when, "anna", "inte vår remiss", "avfärdat (g1)"]);
            let shown = register.show(number).await.unwrap().unwrap();
            assert_eq!(shown[0].table.columns[1], "avfärdat", "who cancelled it nobody knows any more");
        }
        for other in ["Ks 1216/2018-3", "Ks 1216/2018-%", "Ks 1216/2018-", "g1"] {
            assert_eq!(register.show(other).await.unwrap(), None, "{other}");
        }
        register.undo("g1", &anna("")).await.unwrap();
        let told = cancelled(&register, "Ks 1216/2018-1").await;
        assert_eq!(told[4], "inte avfärdat längre (g1, anna): mejlet läses som nytt");
    })
    .await;
}

/// A letter about a message, on its way when that is erased.
async fn in_flight(register: &Register) -> LetterRef {
    file(register, vec![waiting("one", "bo@privat.example")]).await;
    accept(register, &standing(register, "g1").await, &[a()], letter("bo@privat.example")).await;
    let now = at("2019-10-31T08:00:00Z");
    let due = register.due_letters(now, &PLENTY).await.unwrap().letters.remove(0);
    register.claim(due.id, "Hej Bo".as_bytes(), now).await.unwrap();
    register.erase("g1", &anna("begäran")).await.unwrap();
    due.id
}

async fn fate(register: &Register) -> Vec<String> {
    ask(register, "SELECT lage, fel, skickad, mottagare FROM kvittens").await.remove(0)
}

#[tokio::test]
async fn a_letter_that_was_on_its_way_tells_what_became_of_it() {
    let later = at("2019-10-31T08:30:00Z");
    let why = || "450 <bo@privat.example> try later".to_owned();
    let gone = "uppgifterna är borttagna";
    for (state, expected) in [
        (LetterState::Sent, ["skickat", "-", "2019-10-31 09:00:05", ""]),
        (LetterState::Refused { why: why() }, ["avvisat", gone, "-", ""]),
        (LetterState::Deferred { why: why(), due_at: later }, ["gav upp", gone, "-", ""]),
        (LetterState::Unknown { why: why(), due_at: Some(later) }, ["okänt", gone, "-", ""]),
    ] {
        told(async |register| {
            let letter = in_flight(&register).await;
            assert_eq!(fate(&register).await[0], "skickas");
            register.settle(letter, &state, &here("2019-10-31T08:00:05Z")).await.unwrap();
            assert_eq!(fate(&register).await, expected, "{state:?}");
            assert_eq!(register.next_due().await.unwrap(), None, "nobody is left to send it to");
        })
        .await;
    }
}
#[tokio::test]
async fn of_one_that_a_kill_cut_off_nobody_knows_what_became() {
    told(async |register| {
        in_flight(&register).await;
        register.nobody_sends().await.unwrap();
        assert_eq!(fate(&register).await[0], "okänt");
        assert_eq!(register.next_due().await.unwrap(), None);
    })
    .await;
}
