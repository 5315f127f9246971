//! Commands whose output nobody reads to its end, as behind `| head -1`: they do all the same what they were told to.

use std::fs;
use std::time::Duration;

use crate::support::{Mail, OPEN, Town, eventually};

fn answer(town: &Town, number: u32) -> Mail {
    Mail::from("Anna Andersson", &town.citizen(&format!("anna{number}")).address)
        .received("mx.kommun.example", "2019-10-28T08:00:00Z".parse().unwrap())
        .header("To", &town.mailbox().address)
        .subject(&format!("Remissvar {OPEN}"))
        .header("Message-ID", &format!("<svar.{number}@medborgare.example>"))
        .text(&format!("Hej!\n\nFöreningen nummer {number} tillstyrker förslaget.\n"))
}

/// Files with so many answers in a folder of their own.
fn answers(town: &Town, count: u32) -> String {
    let folder = town.path("in");
    fs::create_dir(&folder).unwrap();
    for number in 0..count {
        fs::write(folder.join(format!("{number}.eml")), answer(town, number).bytes()).unwrap();
    }
    folder.display().to_string()
}

fn registered(town: &Town) -> Vec<String> {
    town.column("SELECT count(*) AS n FROM svar")
}

#[test]
fn an_import_that_nobody_listens_to_registers_everything() {
    for town in [Town::new(), Town::on_postgres()] {
        let folder = answers(&town, 5);
        fs::create_dir(town.path("in/tom")).unwrap();
        assert_eq!(town.remissd_unheard(&["import", &folder]), Some(0));
        assert_eq!(registered(&town), ["5"]);
        let nowhere = town.path("ingenstans.eml").display().to_string();
        let both = [nowhere.as_str(), town.path("in/0.eml").to_str().unwrap()].map(str::to_owned);
        assert_eq!(town.remissd_unheard(&["import", &both[0], &both[1]]), Some(1), "one is not there");
    }
}

#[test]
fn a_digest_that_nobody_listens_to_is_sent() {
    let town = Town::new();
    assert_eq!(town.remissd(&["import", &answers(&town, 1)]).code, Some(0));
    assert_eq!(town.remissd_unheard(&["digest", "--send", "--diary-number", OPEN]), Some(0));
    eventually("the report has come", Duration::from_secs(30), || town.coordinator().inbox().len() == 1);
}

#[test]
fn a_replay_that_nobody_listens_to_makes_its_changes() {
    let town = Town::new();
    let until = |day: &str, other: &str| {
        let line = |day: &str| format!("deadline = \"{day}\"");
        town.reconfigure(&line(day), &line(other));
    };
    let text = fs::read_to_string(town.configuration()).unwrap();
    let day = text.split("deadline = \"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(town.remissd(&["import", &answers(&town, 3)]).code, Some(0));
    until(day, "2019-10-01");
    assert_eq!(town.remissd_unheard(&["replay", "--apply"]), Some(0));
    assert_eq!(town.column("SELECT DISTINCT i_tid FROM svar"), ["nej"]);
}

#[test]
fn an_audit_and_a_check_that_nobody_listens_to_exit_by_what_they_found() {
    let town = Town::new();
    assert_eq!(town.remissd(&["import", &answers(&town, 1)]).code, Some(0));
    assert_eq!(town.run_once().code, Some(0));
    for command in [&["audit"][..], &["check"], &["run", "--once"]] {
        assert_eq!(town.remissd_unheard(command), Some(0), "{command:?}");
    }
    let original = town.column("SELECT original FROM svar").remove(0);
    fs::remove_file(town.files().into_iter().find(|file| file.ends_with(format!("{original}.eml"))).unwrap())
        .unwrap();
    town.reconfigure(r#""\\Junk""#, r#""Remissvar""#);
    for command in ["audit", "check"] {
        assert_eq!(town.remissd_unheard(&[command]), Some(1), "{command}");
    }
}

#[test]
fn who_only_looks_ends_well_where_nobody_looks() {
    let town = Town::new();
    let folder = answers(&town, 3);
    assert_eq!(town.remissd(&["import", &folder]).code, Some(0));
    for command in [&["responses"][..], &["sql", "SELECT * FROM svar"], &["explain", &folder]] {
        assert_eq!(town.remissd_unheard(command), Some(0), "{command:?}");
    }
}

#[test]
fn what_cannot_be_written_is_said_and_stops_nothing() {
    let town = Town::new();
    let folder = answers(&town, 3);
    let run =
        town.remissd_to(&["import", &folder], fs::File::options().write(true).open("/dev/full").unwrap());
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("could be written"), "{}", run.stderr);
    assert_eq!(registered(&town), ["3"]);
}
