//! What staff decide on what waits, told once and run on both databases.

use super::mail::{ACCOUNT, Mail, a, ask, at, b, consultations, entry, here, kept, mail, record, seal, zone};
use super::sqlite_url;
use crate::support::postgres_url;
use jiff::Timestamp;
use remissd::diary_number::DiaryNumber;
use remissd::fingerprint::Fingerprint;
use remissd::letter_id::LetterKind;
use remissd::message::Address;
use remissd::recognition::{Forwarded, Outcome, Strength};
use remissd::register::{
    Decision, DueLetter, FiledByHand, Filing, Finding, FolderId, LetterState, Limits, Listing, NewLetter,
    Receipt, Register, Rejudged, Standing, Undone, Writer,
};
use std::path::Path;

const PLENTY: Limits = Limits { in_all: 100, to_a_domain: 100, since: Timestamp::UNIX_EPOCH };

pub(super) fn anna(reason: &str) -> Decision {
    let now = at("2019-10-30T08:00:00Z");
    let reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
    Decision { who: "anna".to_owned(), at: now, local: now.to_zoned(zone()).datetime(), reason }
}

pub(super) fn waiting(raw: &'static str, from: &'static str) -> Mail {
    Mail { outcome: Outcome::Review, ..mail(raw, from) }
}

pub(super) async fn standing(register: &Register, reference: &str) -> Standing {
    register.standing_of(reference).await.unwrap().expect(reference)
}

pub(super) fn letter(to: &str) -> Option<NewLetter> {
    let recipient = Address { name: String::new(), address: to.to_owned() };
    let kind = LetterKind::Acknowledgement;
    Some(NewLetter { kind, recipient, seal: seal(), due_at: at("2019-10-30T08:00:00Z") })
}

/// As a person files by hand, with no letter.
pub(super) fn by_hand<'a>(seen: &'a Standing, cases: &'a [DiaryNumber]) -> Filing<'a> {
    let (writer, sketch, letter) = (None, None, None);
    Filing {
        seen,
        protection: None,
        cases,
        from: None,
        writer,
        sketch,
        letter,
        stops_letter: false,
        as_suggested: false,
    }
}

/// Files what waits.
pub(super) async fn file(
    register: &Register,
    seen: &Standing,
    cases: &[DiaryNumber],
    letter: Option<NewLetter>,
) -> FiledByHand {
    let wanted = Filing { letter, as_suggested: true, ..by_hand(seen, cases) };
    register.file_by_hand(wanted, &anna("hon ringde")).await.unwrap()
}

fn filed(reference: &str, letter: Receipt) -> FiledByHand {
    FiledByHand::Filed { references: vec![reference.to_owned()], document_number: None, letter }
}

pub(super) async fn due(register: &Register) -> Vec<DueLetter> {
    register.due_letters(at("2019-10-31T08:00:00Z"), &PLENTY).await.unwrap().letters
}

pub(super) async fn states(register: &Register, folder: FolderId) -> Vec<&'static str> {
    let states = register.ledger_states(folder).await.unwrap();
    states.into_iter().map(|(_, state)| state.as_str()).collect()
}

async fn granskas(register: &Register) -> String {
    ask(register, "SELECT granskas FROM remisslage WHERE arendenummer = 'Ks 1216/2018'").await[0][0].clone()
}

async fn story(register: &Register) {
    register.synchronise(&consultations()).await.unwrap();
    let inbox = register.folder(ACCOUNT, "INBOX", 7).await.unwrap().id;
    let both = Mail { numbers: vec![a(), b()], ..waiting("both", "bo@privat.example") };
    let entries = vec![
        kept(1, waiting("doubtful", "cia@privat.example")),
        kept(2, both),
        kept(3, waiting("again", "Cia@privat.example")),
        entry(4, Finding::Ignored),
    ];
    record(register, inbox, 4, entries).await;
    what_waits_is_filed_once(register, inbox).await;
    a_decision_is_taken_back_and_its_number_is_not_used_again(register, inbox).await;
    a_letter_that_went_out_is_the_only_one(register).await;
    what_stands_wrong_is_moved_and_moved_back(register).await;
    what_was_decided_before_is_offered(register).await;
    a_forward_becomes_its_writers(register, inbox).await;
    a_restricted_mail_is_filed_without_a_name(register, inbox).await;
    a_decided_message_stays_as_it_is(register).await;
    what_was_hidden_keeps_its_number_and_gets_its_letter(register, inbox).await;
}

async fn what_waits_is_filed_once(register: &Register, inbox: FolderId) {
    assert_eq!(granskas(register).await, "3");
    let seen = standing(register, "g1").await;
    assert_eq!(seen.suggestions(), [a()]);
    assert!(seen.waits && seen.registered.is_empty());
    let first = file(register, &seen, &[a()], letter("cia@privat.example")).await;
    assert_eq!(first, filed("Ks 1216/2018-1", Receipt::Owed));
    let second = file(register, &seen, &[a()], letter("cia@privat.example")).await;
    assert_eq!(second, FiledByHand::Overtaken, "somebody else was quicker");
    assert_eq!(due(register).await.len(), 1);
    let facts = register.receipt_facts(due(register).await[0].id).await.unwrap();
    assert!(facts.after_review && !facts.is_unclear);
    assert_eq!(states(register, inbox).await, ["filed", "review", "review", "ignored"]);
    assert_eq!(granskas(register).await, "2");
    let svar = ask(register, "SELECT lopnummer, i_tid, typ, avsandare_epost, kvitterat FROM svar").await;
    assert_eq!(svar, [["1", "ja", "svar", "cia@privat.example", "nej"]]);
    let decided = ask(register, "SELECT tid, vem, galler, vad, varfor FROM andringar").await;
    let told = "registrerat efter granskning som Ks 1216/2018-1";
    assert_eq!(decided, [["2019-10-30 09:00:00", "anna", "g1", told, "hon ringde"]]);
    let shown = format!("{:?}", register.show("Ks 1216/2018-1").await.unwrap().unwrap());
    assert!(shown.contains("hon ringde") && shown.contains("registrerat av en person"), "{shown}");
    let unknown = DiaryNumber::parse("Ks 9/2019").unwrap();
    let other = standing(register, "g2").await;
    assert!(register.file_by_hand(by_hand(&other, &[unknown]), &anna("")).await.is_err());
    assert!(standing(register, "g2").await.waits, "nothing is done");
}

async fn a_decision_is_taken_back_and_its_number_is_not_used_again(register: &Register, inbox: FolderId) {
    let undone = register.undo("Ks 1216/2018-1", &anna("fel remiss")).await.unwrap();
    let cancelled = "Ks 1216/2018-1".to_owned();
    assert_eq!(undone, Undone::Waits { reference: "g1".to_owned(), cancelled, letter: Receipt::Withdrawn });
    assert_eq!(due(register).await, []);
    assert_eq!(states(register, inbox).await, ["review", "review", "review", "ignored"]);
    assert_eq!(granskas(register).await, "3");
    assert_eq!(ask(register, "SELECT count(*) FROM svar").await, [["0"]]);
    assert_eq!(register.undo("g1", &anna("")).await.unwrap(), Undone::Nothing);
    assert_eq!(register.undo("g99", &anna("")).await.unwrap(), Undone::Unknown);
    let seen = standing(register, "g1").await;
    let again = file(register, &seen, &[a()], letter("cia@privat.example")).await;
    assert_eq!(again, filed("Ks 1216/2018-2", Receipt::Owed));
    assert_eq!(due(register).await.len(), 1, "one letter, whatever was decided how often");
}

async fn a_letter_that_went_out_is_the_only_one(register: &Register) {
    let letter_due = &due(register).await[0];
    register.claim(letter_due.id, b"letter", at("2019-10-30T09:00:00Z")).await.unwrap();
    assert_eq!(register.undo("g1", &anna("")).await.unwrap(), Undone::OnItsWay);
    register.settle(letter_due.id, &LetterState::Sent, &here("2019-10-30T09:00:00Z")).await.unwrap();
    let Undone::Waits { letter: told, .. } = register.undo("g1", &anna("")).await.unwrap() else {
        panic!("it waits again")
    };
    assert_eq!(told, Receipt::Gone);
    let seen = standing(register, "g1").await;
    let again = file(register, &seen, &[a()], letter("cia@privat.example")).await;
    assert_eq!(again, filed("Ks 1216/2018-3", Receipt::Gone));
    assert_eq!(due(register).await, []);
}

async fn what_stands_wrong_is_moved_and_moved_back(register: &Register) {
    let seen = standing(register, "Ks 1216/2018-3").await;
    let (from, to) = (a(), [b()]);
    let wanted = Filing { from: Some(&from), ..by_hand(&seen, &to) };
    let moved = register.file_by_hand(wanted, &anna("")).await.unwrap();
    assert_eq!(moved, filed("Ks 1121/2017-1", Receipt::Gone));
    let shown = register.show("Ks 1216/2018-3").await.unwrap().unwrap();
    assert_eq!(shown[0].heading, "Makulerat");
    assert_eq!(ask(register, "SELECT arendenummer FROM svar").await, [["Ks 1121/2017"]]);
    let back = register.undo("Ks 1121/2017-1", &anna("")).await.unwrap();
    let (reference, cancelled) = ("Ks 1216/2018-4".to_owned(), "Ks 1121/2017-1".to_owned());
    assert_eq!(back, Undone::MovedBack { reference, cancelled, letter: Receipt::Gone });
    assert_eq!(ask(register, "SELECT lopnummer, typ FROM svar").await, [["4", "svar"]]);
}

async fn what_was_decided_before_is_offered(register: &Register) {
    let before = ask(register, "SELECT id, tidigare FROM granskning ORDER BY id").await;
    let told = "registrerades på Ks 1216/2018 som svar, anna 2019-10-30";
    assert_eq!(before, [["g2", "-"], ["g3", told]]);
    let listed = register.list(&Listing::Reviews).await.unwrap();
    assert_eq!(listed.columns.last().map(String::as_str), Some("tidigare"));
    assert!(format!("{listed:?}").contains("Ks 1121/2017, Ks 1216/2018"), "all that accept would file under");
    let seen = standing(register, "g2").await;
    let FiledByHand::Filed { references, .. } = file(register, &seen, &seen.suggestions(), None).await else {
        panic!("it is filed")
    };
    assert_eq!(references, ["Ks 1121/2017-2", "Ks 1216/2018-5"]);
    let Undone::Waits { cancelled, .. } = register.undo("g2", &anna("")).await.unwrap() else {
        panic!("it waits again")
    };
    assert_eq!(cancelled, "Ks 1121/2017-2, Ks 1216/2018-5");
}

async fn a_forward_becomes_its_writers(register: &Register, inbox: FolderId) {
    let mut forward =
        Mail { arrived: "2019-10-31T09:00:00Z", ..waiting("forward", "kollega@kommun.example") }.kept();
    let writer = Address { name: "Dan Dal".to_owned(), address: "Dan@privat.example".to_owned() };
    forward.verdict.forwarded =
        Some(Forwarded { sender: Some(writer.clone()), subject: None, sent: None, arrival: None });
    record(register, inbox, 5, vec![entry(5, Finding::Kept(Box::new(forward)))]).await;
    let seen = standing(register, "g4").await;
    assert_eq!(seen.original.as_ref().map(|(sender, _)| sender), Some(&writer));
    let first = at("2019-10-29T12:00:00Z");
    let arrived = Some((first, first.to_zoned(zone()).datetime()));
    let cases = [a()];
    let wanted = Filing {
        writer: Some(Writer { sender: writer, arrived }),
        letter: letter("Dan@privat.example"),
        as_suggested: true,
        ..by_hand(&seen, &cases)
    };
    let done = register.file_by_hand(wanted, &anna("")).await.unwrap();
    assert_eq!(done, filed("Ks 1216/2018-6", Receipt::Owed));
    let sql = "SELECT avsandare_namn, avsandare_epost, inkom, i_tid FROM svar WHERE lopnummer = 6";
    assert_eq!(ask(register, sql).await, [["Dan Dal", "Dan@privat.example", "2019-10-29 13:00:00", "ja"]]);
    let facts = register.receipt_facts(due(register).await[0].id).await.unwrap();
    assert_eq!(facts.in_reply_to, None, "the writer never saw the colleague's mail");
    register.undo("g4", &anna("")).await.unwrap();
    let came = ask(register, "SELECT avsandare_epost, inkom FROM granskning WHERE id = 'g4'").await;
    assert_eq!(came, [["kollega@kommun.example", "2019-10-31 10:00:00"]]);
}

async fn a_restricted_mail_is_filed_without_a_name(register: &Register, inbox: FolderId) {
    let hidden = Mail { outcome: Outcome::Restricted, ..mail("hidden", "dold@privat.example") };
    record(register, inbox, 6, vec![kept(6, hidden)]).await;
    let seen = standing(register, "g5").await;
    assert!(seen.is_restricted);
    assert_eq!(file(register, &seen, &[a()], letter("")).await, filed("Ks 1216/2018-7", Receipt::Owed));
    let sql = "SELECT typ, avsandare_namn, avsandare_epost, rubrik, text, antal_bilagor FROM svar WHERE lopnummer = 7";
    assert_eq!(ask(register, sql).await, [["svar", "-", "-", "-", "-", "0"]]);
    let [owed] = due(register).await.try_into().unwrap();
    assert!(register.receipt_facts(owed.id).await.unwrap().is_restricted);
    let about = register.standing_of_letter(owed.id).await.unwrap().unwrap();
    assert_eq!(about.fingerprint, Fingerprint::of(b"hidden"), "to whom it goes stands there alone");
    register.claim(owed.id, b"", at("2019-10-30T09:00:00Z")).await.unwrap();
    assert_eq!(due(register).await[0].bytes, None, "it is written anew for each try");
    register.settle(owed.id, &LetterState::Sent, &here("2019-10-30T09:00:00Z")).await.unwrap();
    let shown = register.show("g5").await.unwrap().unwrap();
    let headings: Vec<&str> = shown.iter().map(|section| section.heading).collect();
    assert_eq!(headings, ["Meddelande", "Registrerat", "Granskning", "Historik"]);
    assert_eq!(shown[0].table.columns, ["inkom", "utfall", "skyddat", "original"]);
}

async fn what_was_hidden_keeps_its_number_and_gets_its_letter(register: &Register, inbox: FolderId) {
    record(register, inbox, 7, vec![kept(7, mail("turns", "eva@privat.example"))]).await;
    let seen = standing(register, "Ks 1216/2018-8").await;
    let now = Mail { outcome: Outcome::Restricted, ..mail("turns", "eva@privat.example") }.kept();
    register.rejudge(&seen, &Rejudged::Kept(Box::new(now)), at("2019-11-01T08:00:00Z")).await.unwrap();
    assert_eq!(due(register).await, [], "a person decides");
    let seen = standing(register, "g6").await;
    let accepted = file(register, &seen, &seen.suggestions(), letter("")).await;
    assert_eq!(accepted, filed("Ks 1216/2018-8", Receipt::Owed));
    assert_eq!(due(register).await.len(), 1);
    let undone = register.undo("g6", &anna("")).await.unwrap();
    let (reference, cancelled) = ("g6".to_owned(), String::new());
    assert_eq!(undone, Undone::Waits { reference, cancelled, letter: Receipt::Withdrawn });
    assert_eq!(standing(register, "g6").await.registered, [a()], "what it was registered as before stays");
}

/// Whatever the rules say later, of what a person decided, and of what a person took back.
async fn a_decided_message_stays_as_it_is(register: &Register) {
    for (reference, raw, from) in
        [("Ks 1216/2018-4", "doubtful", "cia@privat.example"), ("g2", "both", "bo@privat.example")]
    {
        let mut now = Mail { numbers: vec![b()], ..mail(raw, from) }.kept();
        now.verdict.matches[0].strength = Strength::Certain;
        let seen = standing(register, reference).await;
        let judged = Rejudged::Kept(Box::new(now));
        let registered = register.rejudge(&seen, &judged, at("2019-11-01T08:00:00Z")).await.unwrap();
        assert_eq!(registered, [""; 0]);
        assert_eq!(standing(register, reference).await.registered, seen.registered, "{reference}");
    }
}

/// As `correct` writes it.
async fn what_was_said_of_a_sender_is_offered(register: &Register, folder: &Path) {
    let file = rusqlite::Connection::open(folder.join("below/remissd.db")).unwrap();
    let said = "UPDATE message SET is_sender_decided = 1, sender_kind = 'association', organisation = 'Kören'
        WHERE id = 1";
    file.execute(said, []).unwrap();
    drop(file);
    let offered = ask(register, "SELECT tidigare FROM granskning WHERE id = 'g3'").await;
    let told = "registrerades på Ks 1216/2018 som svar, anna 2019-10-30; avsändaren är förening (Kören)";
    assert_eq!(offered, [[told]]);
}

#[tokio::test]
async fn what_staff_decide_is_carried_out_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&sqlite_url(folder.path())).await.unwrap();
    story(&register).await;
    what_was_said_of_a_sender_is_offered(&register, folder.path()).await;
}

#[tokio::test]
async fn what_staff_decide_is_carried_out_on_postgresql() {
    story(&Register::open(&postgres_url()).await.unwrap()).await;
}
