//! The register's story, told once and run on both databases: what is recorded, owed, listed and
//! shown. Also two that write at once.

mod again;
mod asking;
mod beside;
mod blanked;
mod bodies;
mod by_hand;
mod carried_over;
mod chains;
mod counted;
mod decided;
mod delivery;
mod dismissals;
mod erase;
mod escapes;
mod finding;
mod flood;
mod forgotten;
mod gone;
mod history;
mod last_days;
mod ledger;
mod letters;
mod logins;
mod mail;
mod many;
mod migration;
mod more_time;
mod moves;
mod opening;
mod put_right;
mod protected;
mod public_text;
mod own;
mod receipts;
mod reviews;
mod staff;
mod told;
mod tools;
mod verdicts;
mod waiting;

use self::again::{
    a_given_arrival_settles_what_waited_for_one, a_sender_longer_than_an_address_can_be_is_filed,
    one_response_gets_one_letter_by_whichever_way,
};
use self::delivery::what_becomes_of_a_letter_is_tied_to_it;
use self::letters::{every_try_counts, letters_go_out, the_report_is_planned_once_a_day};
use self::mail::{ACCOUNT, Mail, a, ask, at, b, consultations, entry, kept, mail, new, record};
use self::staff::{a_message_can_be_shown, a_query_reads_the_views_and_nothing_else, staff_can_ask};
use crate::support::postgres_url;
use remissd::consultation::Consultation;
use remissd::diary_number::DiaryNumber;
use remissd::fingerprint::Fingerprint;
use remissd::recognition::{NearMiss, Outcome, Place};
use remissd::register::{Batch, Entry, Filed, Finding, FolderId, Listing, Register, RegisterError};
use std::path::Path;

async fn story(register: Register) {
    register.synchronise(&consultations()).await.unwrap();
    register.synchronise(&consultations()).await.unwrap();
    let inbox = a_folder_is_read(&register).await;
    the_same_mail_is_filed_once(&register, inbox).await;
    a_restricted_mail_keeps_its_words_to_itself(&register, inbox).await;
    staff_can_ask(&register).await;
    letters_go_out(&register).await;
    the_report_is_planned_once_a_day(&register).await;
    every_try_counts(&register).await;
    a_message_can_be_shown(&register).await;
    a_query_reads_the_views_and_nothing_else(&register).await;
    a_new_uidvalidity_starts_over(&register, inbox).await;
    a_batch_that_fails_leaves_nothing(&register).await;
    one_response_gets_one_letter_by_whichever_way(&register).await;
    a_given_arrival_settles_what_waited_for_one(&register).await;
    a_sender_longer_than_an_address_can_be_is_filed(&register).await;
    what_becomes_of_a_letter_is_tied_to_it(&register, inbox).await;
    a_consultation_taken_out_of_the_configuration_stays_with_its_answers(&register).await;
}

async fn a_folder_is_read(register: &Register) -> FolderId {
    let state = register.folder(ACCOUNT, "INBOX", 7).await.unwrap();
    assert_eq!((state.cursor, state.first_reading), (0, true));
    let soon = at("2019-10-29T14:00:00Z");
    let failed = Finding::Failed { reason: "texten gick inte att läsa".to_owned(), next_try: soon };
    let entries = vec![
        entry(1, Finding::Ignored),
        kept(2, Mail { id: Some("1@forening.example"), ..mail("first", "Anna@Forening.Example") }),
        entry(3, Finding::Gone),
        entry(4, failed),
        kept(5, Mail { arrived: "2019-10-30T23:30:00Z", ..mail("late", "bo@privat.example") }),
        kept(6, Mail { numbers: vec![b(), a()], ..mail("both", "bo@privat.example") }),
        kept(7, Mail { outcome: Outcome::Review, ..mail("doubtful", "cia@privat.example") }),
    ];
    let filed = record(register, state.id, 7, entries).await;
    let both = vec!["Ks 1121/2017-1".to_owned(), "Ks 1216/2018-3".to_owned()];
    let expected = [new("Ks 1216/2018-1"), new("Ks 1216/2018-2"), Filed::New { references: both }, new("g1")];
    assert_eq!(filed, expected);

    assert_eq!(register.failed_due(state.id, at("2019-10-29T13:59:59Z")).await.unwrap(), []);
    let due = register.failed_due(state.id, soon).await.unwrap();
    assert_eq!(due.iter().map(|failed| (failed.uid, failed.tries)).collect::<Vec<_>>(), [(4, 1)]);
    assert_eq!(register.open_failures(ACCOUNT).await.unwrap(), 0, "not watched");
    for names in [["Remissvar", "INBOX"], ["INBOX", "Remissvar"], ["INBOX", "Remissvar"]] {
        register.watch(ACCOUNT, &names.map(str::to_owned)).await.unwrap();
    }
    assert_eq!(register.open_failures(ACCOUNT).await.unwrap(), 1);
    assert_eq!(register.open_failures("annan@kommun.example").await.unwrap(), 0);
    record(register, state.id, 3, vec![entry(4, Finding::Ignored), entry(1, Finding::Gone)]).await;
    assert_eq!(register.open_failures(ACCOUNT).await.unwrap(), 0);
    every_uid_has_one_state(register, state.id).await;
    state.id
}

async fn every_uid_has_one_state(register: &Register, inbox: FolderId) {
    register.folder_opened(inbox, 13, 2).await.unwrap();
    register.folder_read(inbox, at("2019-10-29T14:00:00Z")).await.unwrap();
    let again = register.folder(ACCOUNT, "INBOX", 7).await.unwrap();
    assert_eq!((again.id, again.cursor, again.first_reading), (inbox, 7, false));
    let states = register.ledger_states(inbox).await.unwrap();
    let words: Vec<(u32, &str)> = states.iter().map(|(uid, state)| (*uid, state.as_str())).collect();
    let expected = [
        (1, "ignored"),
        (2, "filed"),
        (3, "gone"),
        (4, "ignored"),
        (5, "filed"),
        (6, "filed"),
        (7, "review"),
    ];
    assert_eq!(words, expected);
}

async fn the_same_mail_is_filed_once(register: &Register, inbox: FolderId) {
    let anna = |raw| Mail { id: Some("1@forening.example"), ..mail(raw, "anna@forening.example") };
    let nameless = || mail("nameless, another way", "bo@privat.example");
    let entries = vec![
        kept(8, anna("first")),
        kept(9, anna("first, another way")),
        kept(10, anna("first, another way")),
        kept(11, Mail { id: Some("1@forening.example"), ..nameless() }),
        entry(12, Finding::Kept(Box::new(Mail { outcome: Outcome::Ignored, ..nameless() }.kept()))),
    ];
    let filed = record(register, inbox, 12, entries).await;
    assert_eq!(filed, [Filed::Already, Filed::Already, Filed::Already, new("Ks 1216/2018-4")]);
    let originals = register.originals().await.unwrap();
    assert_eq!(originals.len(), 6);
    assert!(originals.contains(&Fingerprint::of(b"first, another way")));
    assert_eq!(ask(register, "SELECT count(*) FROM svar").await, [["5"]]);
    let asked = ["first", "first, another way", "both", "doubtful", "never seen"];
    let asked = asked.map(|raw| Fingerprint::of(raw.as_bytes()));
    let cases = register.cases_of(&asked).await.unwrap();
    let known = asked.map(|one| cases.get(&one).cloned().unwrap_or_default());
    assert_eq!(
        known,
        [vec![a()], vec![a()], vec![b(), a()], vec![], vec![]],
        "a copy's cases are the first's"
    );
}

async fn a_restricted_mail_keeps_its_words_to_itself(register: &Register, inbox: FolderId) {
    let restricted = Mail { outcome: Outcome::Restricted, ..mail("restricted", "dold@privat.example") };
    assert_eq!(record(register, inbox, 13, vec![kept(13, restricted)]).await, [new("g2")]);
    let waiting = ask(register, "SELECT * FROM granskning ORDER BY id").await;
    assert_eq!(
        waiting,
        [
            [
                "g1", "2019-10-29 14:03:00", "Åsa Öberg", "cia@privat.example", "Svar på remissen",
                "Ks 1216/2018", "numret står i ämnesraden", "-"
            ],
            ["g2", "2019-10-29 14:03:00", "-", "-", "-", "Ks 1216/2018", "numret står i ämnesraden", "-"],
        ]
    );
    let shown = format!("{:?}", register.show("g2").await.unwrap().unwrap());
    for word in ["Åsa", "dold", "Svar på", "tillstyrker", "Yttrande", "hemliga"] {
        assert!(!shown.contains(word), "{word}");
    }
}

async fn a_new_uidvalidity_starts_over(register: &Register, inbox: FolderId) {
    let state = register.folder(ACCOUNT, "INBOX", 8).await.unwrap();
    assert_ne!(state.id, inbox);
    assert_eq!((state.cursor, state.first_reading), (0, true));
    let again = vec![kept(1, mail("late", "bo@privat.example"))];
    assert_eq!(record(register, state.id, 1, again).await, [Filed::Already]);
    let folders = register.folders(ACCOUNT).await.unwrap();
    assert_eq!(folders.iter().map(|one| (one.id, one.uid_validity)).collect::<Vec<_>>(), [(state.id, 8)]);
    let back = register.folder(ACCOUNT, "INBOX", 7).await.unwrap();
    assert_eq!((back.id, back.cursor), (inbox, 13));
}

async fn a_batch_that_fails_leaves_nothing(register: &Register) {
    let before = register.originals().await.unwrap();
    let mut unknown = mail("unknown case", "dan@privat.example").kept();
    unknown.verdict.matches[0].diary_number = DiaryNumber::parse("Ks 9/2019").unwrap();
    let good = mail("good", "eva@privat.example").kept();
    let entries = [good, unknown].map(|kept| Entry { uid: None, finding: Finding::Kept(Box::new(kept)) });
    let now = at("2019-11-02T00:00:00Z");
    let batch = Batch { folder: None, cursor: None, entries: entries.into(), now };
    let failed = register.record(&batch).await;
    assert!(matches!(failed, Err(RegisterError::UnknownConsultation(_))), "{failed:?}");
    assert_eq!(register.originals().await.unwrap(), before);

    let mut slip =
        Mail { outcome: Outcome::Review, numbers: Vec::new(), ..mail("good", "eva@privat.example") }.kept();
    let written = "Ks 1261/2018".to_owned();
    slip.verdict.near_misses =
        vec![NearMiss { written, suggestion: a(), place: Place::Subject, rule: "number/slip" }];
    let entries = vec![Entry { uid: None, finding: Finding::Kept(Box::new(slip)) }];
    let filed = register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
    assert!(matches!(&filed[..], [Filed::New { references }] if references[0].starts_with('g')));
}

async fn a_consultation_taken_out_of_the_configuration_stays_with_its_answers(register: &Register) {
    let mut three = consultations();
    let diary_number = DiaryNumber::parse("Ks 7/2020").unwrap();
    three.push(Consultation { diary_number, ..three[0].clone() });
    for (configured, listed) in [(three.as_slice(), 3), (&three[..2], 2), (&[], 2)] {
        register.synchronise(configured).await.unwrap();
        assert_eq!(register.list(&Listing::Consultations).await.unwrap().rows.len(), listed);
    }
}

fn sqlite_url(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("below/remissd.db").display())
}

#[tokio::test]
async fn the_register_tells_its_story_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    story(Register::open(&sqlite_url(folder.path())).await.unwrap()).await;
}

#[tokio::test]
async fn the_register_tells_its_story_on_postgresql() {
    story(Register::open(&postgres_url()).await.unwrap()).await;
}

/// Two writers beside each other, as the daemon and an import are.
async fn two_writers(url: &str) {
    let one = Register::open(url).await.unwrap();
    let two = Register::open(url).await.unwrap();
    one.synchronise(&consultations()).await.unwrap();
    const RAW: [&str; 40] = [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
        "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34",
        "35", "36", "37", "38", "39",
    ];
    let write = async |register: &Register| {
        for raw in RAW {
            let entries = vec![Entry {
                uid: None,
                finding: Finding::Kept(Box::new(mail(raw, "anna@forening.example").kept())),
            }];
            let now = at("2019-10-29T13:05:00Z");
            register.record(&Batch { folder: None, cursor: None, entries, now }).await.unwrap();
        }
    };
    tokio::join!(write(&one), write(&two));
    let serials = ask(&one, "SELECT count(*), min(lopnummer), max(lopnummer) FROM svar").await;
    assert_eq!(serials, [["40", "1", "40"]]);
    assert_eq!(one.list(&Listing::Letters).await.unwrap().rows.len(), 40);
}

#[tokio::test]
async fn two_writers_on_sqlite_file_each_mail_once_and_leave_no_gap() {
    let folder = tempfile::tempdir().unwrap();
    two_writers(&sqlite_url(folder.path())).await;
}

#[tokio::test]
async fn two_writers_on_postgresql_file_each_mail_once_and_leave_no_gap() {
    two_writers(&postgres_url()).await;
}
