//! Mail that speaks of protected identity, or that stood open before it came again so: what a person decides on it is done
//! whole or not at all.

use super::{doubtful, refused, well, written};
use crate::support::{Mail, OPEN, Town};

const SHOWN: &str =
    "SELECT coalesce(avsandare_namn, '') || '|' || coalesce(rubrik, '') AS s FROM granskning ORDER BY id";
const ANSWERS: &str = "SELECT arendenummer || '-' || lopnummer || ' ' || coalesce(avsandare_namn, 'dold') AS s FROM svar ORDER BY 1";

/// The same mail of Anna's, by another way each time that its subject is another.
fn comes(town: &Town, subject: &str) {
    town.receives(&answer(town, subject));
    well(&town.run_once(), &[]);
}

fn answer(town: &Town, subject: &str) -> Mail {
    Mail::from("anna", &town.citizen("anna").address)
        .header("To", &town.mailbox().address)
        .header("Message-ID", "<anna.7@medborgare.example>")
        .subject(subject)
        .text(&format!("Vi tillstyrker förslaget i {OPEN}: orgelspel.\n"))
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
