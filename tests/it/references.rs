//! References as staff type them, at every command that takes one.

use crate::support::{Mail, OPEN, Run, Town};

/// A town with two answers and a mail that waits.
fn town(town: Town) -> Town {
    for (name, subject) in [("anna", OPEN), ("bo", OPEN), ("cia", "Överenskommelse om samverkan")] {
        let text = format!("Vi tillstyrker förslaget.\n{name}");
        let mail = Mail::from(name, &town.citizen(name).address).subject(subject).text(&text);
        let path = town.path(&format!("{name}.eml"));
        std::fs::write(&path, mail.bytes()).unwrap();
        says(&town.remissd(&["import", "--arrived", "2019-10-29T12:00:00Z", path.to_str().unwrap()]), 0, &[]);
    }
    town
}

fn says(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, Some(code), "{run:?}");
    let said = format!("{}{}", run.stdout, run.stderr);
    for word in words {
        assert!(said.contains(word), "{word:?} is not in {said}");
    }
}

fn one_response_however_it_is_typed(town: &Town) {
    let printed = town.remissd(&["show", "Ks 1216/2018-2"]);
    says(&printed, 0, &["bo"]);
    for typed in [
        "ks1216/2018-2", "KS 1216/2018 - 2", "ks 1216/2018-02", "Ks\u{a0}1216/2018–2", "ks 1216-2018-2",
        "KS 1216/18-2", "1216/2018-2", " Ks 1216/2018 2 ",
    ] {
        let run = town.remissd(&["show", typed]);
        assert_eq!((run.code, run.stdout), (Some(0), printed.stdout.clone()), "{typed:?}");
    }
}

fn every_command_reads_it(town: &Town) {
    let marked = town.remissd(&["mark", "ks1216/2018-1", "--handlingsnummer", "H 7"]);
    says(&marked, 0, &["Ks 1216/2018-1 is H 7"]);
    let chained = ["correct", "KS 1216/2018 - 2", "--kind", "supplement", "--supplements", "ks 1216/2018-01"];
    says(&town.remissd(&chained), 0, &["Ks 1216/2018-2: supplements none → Ks 1216/2018-1"]);
    says(&town.remissd(&["letters", "resend", "ks1216/2018-1"]), 1, &["Ks 1216/2018-1"]);
    let moved = ["review", "assign", "ks1216/2018-2", "--diary-number", "Ks 1121/2017"];
    says(&town.remissd(&moved), 0, &["Ks 1216/2018-2 is registered as Ks 1121/2017-1"]);
    // A number that was cancelled is found again, too.
    says(&town.remissd(&["show", "ks1216/2018-2"]), 0, &["Makulerat", "Ks 1121/2017-1"]);
    says(&town.remissd(&["review", "undo", "ks1121/2017 - 1"]), 0, &["registered as Ks 1216/2018-"]);
    says(
        &town.remissd(&["erase", "ks1216/2018-1", "--reason", "beslut § 1"]),
        0,
        &["Ks 1216/2018-1: personal"],
    );
    let waits = town.column("SELECT id FROM granskning").remove(0);
    let typed = waits.replace('g', "G ");
    says(&town.remissd(&["review", "dismiss", &typed, "--reason", "annat"]), 0, &[&waits]);
}

fn what_is_unknown_is_said_as_it_was_read(town: &Town) {
    let known_as = |reference: &str| format!("nothing is known as {reference:?}");
    for (typed, read) in [
        ("ks1216/2018 - 99", "Ks 1216/2018-99"),
        // One slip from a registered case is another one all the same.
        ("ks1261/2018-1", "Ks 1261/2018-1"),
        ("ks 1216/2019-1", "Ks 1216/2019-1"),
        ("hej", "hej"),
        ("xx1216/2018-1", "xx1216/2018-1"),
    ] {
        says(&town.remissd(&["show", typed]), 1, &[&known_as(read)]);
        says(&town.remissd(&["erase", typed, "--reason", "beslut"]), 1, &[&known_as(read)]);
    }
    says(&town.remissd(&["show", "ks1216/2018"]), 1, &["Ks 1216/2018 is a case", "\"Ks 1216/2018-1\""]);
}

fn what_may_be_several_is_refused(town: &Town) {
    town.reconfigure("diary_series = [\"Ks\"]", "diary_series = [\"Ks\", \"Nf\"]");
    town.reconfigure("diary_number = \"Ks 1121/2017\"", "diary_number = \"Nf 1216/2018\"");
    says(&town.remissd(&["import", town.path("anna.eml").to_str().unwrap()]), 0, &[]);
    let run = town.remissd(&["mark", "1216/2018-1", "--handlingsnummer", "H 8"]);
    says(&run, 1, &["may be Ks 1216/2018-1 or Nf 1216/2018-1: say which"]);
    says(&town.remissd(&["show", "ks1216/2018-1"]), 0, &["Uppgifter borttagna"]);
}

fn references(town: &Town) {
    one_response_however_it_is_typed(town);
    every_command_reads_it(town);
    what_is_unknown_is_said_as_it_was_read(town);
    what_may_be_several_is_refused(town);
}

#[test]
fn a_reference_is_read_as_staff_type_it() {
    references(&town(Town::new()));
}

#[test]
fn a_reference_is_read_as_staff_type_it_on_postgresql() {
    references(&town(Town::on_postgres()));
}
