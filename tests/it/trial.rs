//! A trial run, whose letters are files: what is removed from the register is in none of them.

use std::fs;
use std::path::Path;

use crate::support::{Mail, OPEN, Run, Town};

fn trial(town: Town) -> Town {
    town.reconfigure("[smtp]", "[smtp]\nmode = \"files\"");
    town
}

fn well(run: &Run) {
    assert_eq!(run.code, Some(0), "{run:?}");
}

/// The letters that say `word`, in whatever way they write it down.
fn saying(town: &Town, word: &str) -> usize {
    let decoded = |path: &Path| {
        let bytes = fs::read(path).unwrap();
        let message = mail_parser::MessageParser::default().parse(&bytes).expect("a letter");
        format!("{} {}", message.body_text(0).unwrap_or_default(), String::from_utf8_lossy(&bytes))
    };
    let letters = fs::read_dir(town.path("state/letters")).unwrap().map(|entry| entry.unwrap().path());
    letters.filter(|path| decoded(path).contains(word)).count()
}

fn receives(town: &Town, name: &str, subject: &str) {
    let mail = Mail::from(&format!("{name} Basaltsson"), &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .subject(subject)
        .text("Hej!\nVi tycker att avtalen ska bli fleråriga.\nMed vänlig hälsning");
    town.receives(&mail);
}

fn what_is_erased_is_in_no_letter(town: &Town) {
    receives(town, "anna", &format!("Svar {OPEN} om lerskiffer"));
    receives(town, "bo", &format!("Svar {OPEN} om kvartsit"));
    well(&town.run_once());
    assert_eq!(saying(town, "lerskiffer"), 1, "in the report");
    assert_eq!(saying(town, "anna@"), 1, "and to whom the acknowledgement goes");
    let reference =
        town.column("SELECT arendenummer || '-' || lopnummer AS r FROM svar WHERE rubrik LIKE '%lerskiffer'");
    let erase = ["erase", reference[0].as_str(), "--reason", "beslut"];
    well(&town.remissd(&erase));
    assert_eq!((saying(town, "lerskiffer"), saying(town, "anna@")), (0, 0));
    assert_eq!(saying(town, "bo@"), 1, "another's acknowledgement stays");
}

#[test]
fn what_is_erased_is_in_no_letter_that_lies_as_a_file_on_sqlite() {
    what_is_erased_is_in_no_letter(&trial(Town::new()));
}

#[test]
fn what_is_erased_is_in_no_letter_that_lies_as_a_file_on_postgres() {
    what_is_erased_is_in_no_letter(&trial(Town::on_postgres()));
}

/// A report in full says why something waits; the next start removes what a kill has left of it.
fn what_is_dismissed_is_in_no_letter(town: &Town) {
    receives(town, "erik", "Synpunkter på Överenskommelse om samverkan");
    well(&town.run_once());
    let told = fs::read_dir(town.path("state/letters")).unwrap().map(|entry| entry.unwrap().path());
    let told: Vec<_> = told.map(|path| (fs::read(&path).unwrap(), path)).collect();
    assert_eq!(saying(town, "g1: "), 1);
    well(&town.remissd(&["review", "dismiss", "g1", "--reason", "inget svar"]));
    assert_eq!(saying(town, "g1: "), 0);
    for (bytes, path) in &told {
        fs::write(path, bytes).unwrap();
    }
    well(&town.run_once());
    assert_eq!(saying(town, "g1: "), 0);
}

#[test]
fn what_is_dismissed_is_in_no_letter_that_lies_as_a_file_on_sqlite() {
    what_is_dismissed_is_in_no_letter(&trial(Town::new()));
}

#[test]
fn what_is_dismissed_is_in_no_letter_that_lies_as_a_file_on_postgres() {
    what_is_dismissed_is_in_no_letter(&trial(Town::on_postgres()));
}
