//! Mail that speaks of protected identity, or that stood open before it came again so: what a person decides on it is done
//! whole or not at all.

use super::{doubtful, refused, well, written};
use crate::support::{CLOSED, Mail, OPEN, Town};

const SHOWN: &str =
    "SELECT coalesce(avsandare_namn, '') || '|' || coalesce(rubrik, '') AS s FROM granskning ORDER BY id";
const ANSWERS: &str = "SELECT arendenummer || '-' || lopnummer || ' ' || coalesce(avsandare_namn, 'dold') AS s FROM svar ORDER BY 1";

/// The same mail of Anna's, by another way each time that its subject is another.
fn comes(town: &Town, subject: &str) {
    town.receives(&answer(town, subject));
    well(&town.run_once(), &[]);
}

fn answer(town: &Town, subject: &str) -> Mail {
    says(town, subject, &format!("Vi tillstyrker förslaget i {OPEN}: orgelspel.\n"))
}

fn says(town: &Town, subject: &str, text: &str) -> Mail {
    Mail::from("anna", &town.citizen("anna").address)
        .header("To", &town.mailbox().address)
        .header("Message-ID", "<anna.7@medborgare.example>")
        .subject(subject)
        .text(text)
}

fn a_refused_filing_neither_opens_nor_hides(town: &Town) {
    let unknown = "there is no consultation Ks 9999/2018";
    let assign = |reference: &str, identity: &str| {
        town.remissd(&["review", "assign", reference, "--diary-number", "Ks 9999/2018", identity])
    };
    town.receives(&doubtful(
        town,
        "dold",
        &format!("Jag har skyddad identitet. Svar på {OPEN}: orgelspel.\n"),
    ));
    well(&town.run_once(), &[]);
    refused(&assign("g1", "--not-protected"), unknown);
    assert_eq!(town.column(SHOWN), ["|"], "it is hidden as before");
    assert!(!written(town).contains("orgelspel"));
    town.receives(&doubtful(town, "erik", "Vi tycker att avtalen ska bli fleråriga.\n"));
    well(&town.run_once(), &[]);
    refused(&assign("g2", "--protected"), unknown);
    assert_eq!(town.column(SHOWN)[1], "erik|Synpunkter på Överenskommelse om samverkan", "and this is open");
    assert_eq!(town.column("SELECT count(*) AS n FROM andringar"), ["0"]);
}

#[test]
fn a_refused_filing_neither_opens_nor_hides_on_sqlite() {
    a_refused_filing_neither_opens_nor_hides(&Town::new());
}

#[test]
fn a_refused_filing_neither_opens_nor_hides_on_postgres() {
    a_refused_filing_neither_opens_nor_hides(&Town::on_postgres());
}

fn a_doubt_outlives_the_decision_that_is_taken_back(town: &Town) {
    town.receives(&answer(town, "Svar").header("X-Spam-Flag", "YES"));
    well(&town.run_once(), &[]);
    well(&town.remissd(&["review", "accept", "g1"]), &[&format!("{OPEN}-1")]);
    comes(town, "Jag har skyddad identitet");
    well(&town.remissd(&["review", "undo", "g1"]), &["g1 waits for a person again."]);
    well(&town.remissd(&["review", "accept", "g1"]), &[&format!("{OPEN}-2")]);
    assert_eq!(town.column(ANSWERS), [format!("{OPEN}-2 dold")]);
}

#[test]
fn a_doubt_outlives_the_decision_that_is_taken_back_on_sqlite() {
    a_doubt_outlives_the_decision_that_is_taken_back(&Town::new());
}

#[test]
fn a_doubt_outlives_the_decision_that_is_taken_back_on_postgres() {
    a_doubt_outlives_the_decision_that_is_taken_back(&Town::on_postgres());
}

fn a_doubted_answer_that_is_named_by_its_number_is_moved(town: &Town) {
    comes(town, "Svar");
    comes(town, "Jag har skyddad identitet");
    let assign = ["review", "assign", &format!("{OPEN}-1"), "--diary-number", CLOSED, "--not-protected"];
    let run = town.remissd(&assign);
    well(&run, &[&format!("registered as {CLOSED}-1")]);
    assert!(!run.stdout.contains("stands as"), "{}", run.stdout);
    assert_eq!(town.column(ANSWERS), [format!("{CLOSED}-1 anna")]);
    well(&town.remissd(&["review"]), &["Nothing waits for a person."]);
    well(&town.remissd(&["audit"]), &["Everything is accounted for."]);
}

#[test]
fn a_doubted_answer_that_is_named_by_its_number_is_moved_on_sqlite() {
    a_doubted_answer_that_is_named_by_its_number_is_moved(&Town::new());
}

#[test]
fn a_doubted_answer_that_is_named_by_its_number_is_moved_on_postgres() {
    a_doubted_answer_that_is_named_by_its_number_is_moved(&Town::on_postgres());
}

fn who_wants_no_letter_is_heard_also_of_what_is_registered(town: &Town) {
    well(&town.remissd(&["letters", "stop"]), &[]);
    comes(town, "Svar");
    comes(town, "Jag har skyddad identitet");
    well(
        &town.remissd(&["review", "accept", "g1", "--no-letter"]),
        &["identity is protected", "is withdrawn"],
    );
    well(&town.remissd(&["letters", "start"]), &[]);
    well(&town.run_once(), &[]);
    assert_eq!(town.citizen("anna").inbox().len(), 0);
    assert_eq!(town.column(ANSWERS), [format!("{OPEN}-1 dold")]);
}

#[test]
fn who_wants_no_letter_is_heard_also_of_what_is_registered_on_sqlite() {
    who_wants_no_letter_is_heard_also_of_what_is_registered(&Town::new());
}

#[test]
fn who_wants_no_letter_is_heard_also_of_what_is_registered_on_postgres() {
    who_wants_no_letter_is_heard_also_of_what_is_registered(&Town::on_postgres());
}

fn who_wanted_no_letter_gets_none_when_a_doubt_is_settled(town: &Town, identity: &str) {
    let comes = |subject: &str| {
        let text = "Synpunkter på Överenskommelse om samverkan: avtalen ska bli fleråriga.\n";
        town.receives(&says(town, subject, text));
        well(&town.run_once(), &[]);
    };
    comes("Synpunkter på Överenskommelse om samverkan");
    well(&town.remissd(&["review", "accept", "g1", "--no-letter"]), &["No acknowledgement is sent"]);
    comes("Jag har skyddad identitet");
    well(&town.remissd(&["review"]), &[&format!("{OPEN}-1")]);
    let accept = ["review", "accept", &format!("{OPEN}-1"), identity];
    well(&town.remissd(&accept), &["No acknowledgement is sent"]);
    well(&town.run_once(), &[]);
    assert_eq!(town.citizen("anna").inbox().len(), 0);
}

#[test]
fn who_wanted_no_letter_gets_none_when_a_doubt_is_settled_on_sqlite() {
    for identity in ["--not-protected", "--protected"] {
        who_wanted_no_letter_gets_none_when_a_doubt_is_settled(&Town::new(), identity);
    }
}

#[test]
fn who_wanted_no_letter_gets_none_when_a_doubt_is_settled_on_postgres() {
    for identity in ["--not-protected", "--protected"] {
        who_wanted_no_letter_gets_none_when_a_doubt_is_settled(&Town::on_postgres(), identity);
    }
}

/// On SQLite, which keeps a log as long as somebody reads.
#[test]
fn filing_that_hides_says_so_and_that_the_log_still_holds_the_words() {
    let town = Town::new();
    let protected = ["review", "assign", "g1", "--diary-number", OPEN, "--protected"];
    town.receives(&doubtful(&town, "erik", "Grannens orgelspel stör mig.\n"));
    well(&town.run_once(), &[]);
    let reader = rusqlite::Connection::open(town.path("register.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM message;").unwrap();
    let run = town.remissd(&protected);
    assert!(run.stdout.contains(&format!("{OPEN}-1: its sender's identity is protected")), "{}", run.stdout);
    refused(&run, "its log still holds what was removed");
}

fn a_protected_mail_that_no_server_dated_is_filed_once_a_person_says_when_it_came(town: &Town) {
    let path = town.path("svar.eml");
    let mail = answer(town, "Jag har skyddad identitet");
    std::fs::write(&path, mail.bytes()).unwrap();
    let path = path.to_str().unwrap();
    well(&town.remissd(&["import", path]), &["svar.eml: g1"]);
    for identity in ["--protected", "--not-protected"] {
        refused(&town.remissd(&["review", "accept", "g1", identity]), "no server says when g1 came");
    }
    assert_eq!(town.column(SHOWN), ["|"]);
    well(
        &town.remissd(&["import", "--arrived", "2019-10-29T12:00:00Z", path]),
        &["here already, as g1: its arrival is"],
    );
    assert_eq!(town.column(SHOWN), ["|"]);
    well(&town.remissd(&["review", "accept", "g1"]), &[&format!("{OPEN}-1")]);
    assert_eq!(town.column("SELECT inkom_grund || ' ' || i_tid AS s FROM svar"), ["angivet för hand ja"]);
    assert_eq!(town.column(ANSWERS), [format!("{OPEN}-1 dold")]);
}

#[test]
fn a_protected_mail_that_no_server_dated_is_filed_once_a_person_says_when_it_came_on_sqlite() {
    a_protected_mail_that_no_server_dated_is_filed_once_a_person_says_when_it_came(&Town::new());
}

#[test]
fn a_protected_mail_that_no_server_dated_is_filed_once_a_person_says_when_it_came_on_postgres() {
    a_protected_mail_that_no_server_dated_is_filed_once_a_person_says_when_it_came(&Town::on_postgres());
}
