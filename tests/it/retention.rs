//! Retention rules, through the command line: what a rule would touch is shown first, only what is due is removed, and
//! nothing that stands nowhere else or that somebody still waits for a word on.

use std::fs;

use crate::support::{CLOSED, Mail, OPEN, Run, Town};

fn says(run: &Run, words: &str) {
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stdout.contains(words), "{words:?} is not said: {run:?}");
}

/// A mail that came in October 2019.
fn comes(town: &Town, name: &str, case: &str, words: &str) {
    let mail = Mail::from(name, &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .subject(&format!("{case} Kalksten"))
        .text(words);
    let path = town.path(&format!("{name}.eml"));
    fs::write(&path, mail.bytes()).unwrap();
    let path = path.display().to_string();
    says(&town.remissd(&["import", "--arrived", "2019-10-29T12:00:00Z", &path]), case);
}

fn rules(town: &Town, carried_over: &str) {
    let configuration = fs::read_to_string(town.configuration()).unwrap();
    let before = configuration.split("\n[[retention]]").next().unwrap();
    let rules = format!(
        "[[retention]]\nwhat = \"personal_data\"\nafter = \"0d\"\ndecision = \"KS 2026-01-01 § 7\"\n{carried_over}\n\
        [[retention]]\nwhat = \"letters\"\nafter = \"0d\"\ndecision = \"KS 2026-01-01 § 8\"\n"
    );
    fs::write(town.configuration(), format!("{before}\n{rules}")).unwrap();
}

fn mark(town: &Town, serial: u32, how: &[&str]) {
    let reference = format!("{CLOSED}-{serial}");
    says(&town.remissd(&[&["mark", &reference], how].concat()), &reference);
}

fn originals(town: &Town) -> usize {
    let is_original = |path: &&std::path::PathBuf| {
        path.components().any(|one| one.as_os_str() == "originals")
            && path.extension().is_some_and(|ending| ending == "eml")
    };
    town.files().iter().filter(is_original).count()
}

fn a_rule_removes_what_is_due_and_done(town: &Town) {
    says(&town.remissd(&["retention"]), "nothing is ever removed by itself");
    comes(town, "anna", CLOSED, "Vi tillstyrker Kalksten.");
    comes(town, "bo", CLOSED, "Hej! När är sista dagen att svara? Kan ni skicka förslaget?");
    comes(town, "cia", CLOSED, "Vi avstyrker Kalksten.");
    comes(town, "dan", OPEN, "Vi tillstyrker Kalksten.");
    assert_eq!(town.column("SELECT hanterat FROM svar WHERE hanterat IS NOT NULL"), ["nej"]);
    rules(town, "");
    let shown = town.remissd(&["retention"]);
    says(&shown, "personal_data after 0s (KS 2026-01-01 § 7):\n  nothing is due\n");
    says(
        &shown,
        &format!(
            "kept, not in the diary system (mark --handlingsnummer): 2 messages: {CLOSED}-1, {CLOSED}-3\n"
        ),
    );
    says(&shown, &format!("not handled (mark --handled): 1 messages: {CLOSED}-2\n"));
    says(&town.remissd(&["retention", "--apply"]), "nothing is due");
    assert_eq!(originals(town), 4);

    mark(town, 1, &["--handlingsnummer", "2019:17"]);
    mark(town, 2, &["--handlingsnummer", "2019:18"]);
    let shown = town.remissd(&["retention"]);
    says(&shown, &format!("{CLOSED}: 1 messages: {CLOSED}-1\n"));
    says(&shown, "not handled (mark --handled): 1 messages");
    says(&shown, "Nothing was touched");
    mark(town, 2, &["--handled"]);
    says(&town.remissd(&["retention", "--apply", "--by", "Rut"]), "removed: 2");
    let erased = "SELECT galler || ' ' || vem || ' ' || varfor AS rad FROM andringar WHERE varfor IS NOT NULL ORDER BY galler";
    assert_eq!(town.column(erased), [1, 2].map(|serial| format!("{CLOSED}-{serial} Rut KS 2026-01-01 § 7")));
    assert_eq!(originals(town), 2, "two originals are gone");

    rules(town, "carried_over = \"not_required\"");
    says(&town.remissd(&["retention", "--apply"]), "removed: 1");
    says(&town.remissd(&["retention"]), "nothing is due");
    assert_eq!(town.column("SELECT text FROM svar WHERE text IS NOT NULL"), ["Vi tillstyrker Kalksten.\n"]);
    assert_eq!(originals(town), 1, "what is open still is kept");
}

#[test]
fn a_retention_rule_removes_what_is_due_and_done_on_sqlite() {
    a_rule_removes_what_is_due_and_done(&Town::new());
}

#[test]
fn a_retention_rule_removes_what_is_due_and_done_on_postgres() {
    a_rule_removes_what_is_due_and_done(&Town::on_postgres());
}
