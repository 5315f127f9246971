//! A last day that is moved in the configuration, through the command line: what was registered by the day before is
//! told of until `replay --apply` moves it.

use std::fs;

use crate::support::{Mail, Town};

const NUMBER: &str = "Ks 77/2019";

const TIMES: &str =
    "SELECT rubrik || ' ' || i_tid AS rad FROM svar WHERE arendenummer = 'Ks 77/2019' ORDER BY rubrik";

/// A consultation whose last day is long past, with two answers that came by mail and one that was handed in on paper.
/// On the second a person decided something else.
fn three_late_answers(town: &Town) {
    let text = fs::read_to_string(town.configuration()).unwrap();
    let added = "[[consultation]]\ndiary_number = \"Ks 77/2019\"\ntitle = \"En äldre remiss\"\ndeadline = \"2019-10-30\"\n";
    fs::write(town.configuration(), format!("{text}\n{added}")).unwrap();
    for name in ["anna", "bo"] {
        let mail = Mail::from(name, &town.citizen(name).address)
            .header("To", &town.mailbox().address)
            .header("Message-ID", &format!("<{name}.1@medborgare.example>"))
            .subject(&format!("{NUMBER} {name}"))
            .text("Hej!\nVi har läst förslaget och tillstyrker det.\nMed vänlig hälsning");
        town.receives(&mail);
    }
    assert_eq!(town.run_once().code, Some(0));
    let reference = "SELECT arendenummer || '-' || lopnummer AS r FROM svar WHERE rubrik = 'Ks 77/2019 bo'";
    let bo = town.column(reference).remove(0);
    let corrected = town.remissd(&["correct", &bo, "--by", "Rut", "--stance", "avstyrker"]);
    assert_eq!(corrected.code, Some(0), "{corrected:?}");
    let path = town.path("brev.txt");
    fs::write(&path, "Vi tillstyrker förslaget.").unwrap();
    let from = ["import", "--note", "phone", "--arrived", "2019-10-31", "--from", "Cia Cederlund"];
    let more = ["--diary-number", NUMBER, "--by", "Rut", path.to_str().unwrap()];
    let noted = town.remissd(&[&from[..], &more[..]].concat());
    assert_eq!(noted.code, Some(0), "{noted:?}");
}

fn told(town: &Town) -> Vec<bool> {
    let words = "3 registered under Ks 77/2019 are still in time or late by another last day than 2099-12-31";
    let commands = [&["check"][..], &["consultations"], &["run", "--once"]];
    let said = commands.map(|command| {
        let run = town.remissd(command);
        let said = format!("{}{}", run.stdout, run.stderr);
        said.contains(words) && said.contains("`remissd replay --apply`")
    });
    said.to_vec()
}

fn what_is_registered_moves_with_its_last_day(town: &Town) {
    three_late_answers(town);
    let late = town.column(TIMES);
    assert!(late.len() == 3 && late.iter().all(|one| one.ends_with(" nej")), "{late:?}");
    assert_eq!(told(town), [false; 3]);
    town.reconfigure("\"2019-10-30\"", "\"2099-12-31\"");
    assert_eq!(told(town), [true; 3]);

    let run = town.remissd(&["replay"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for serial in 1..=3 {
        let line = format!("{NUMBER}-{serial}: timing late → in_time, by the last day 2099-12-31\n");
        assert!(run.stdout.contains(&line), "{}", run.stdout);
    }
    assert!(run.stdout.contains("0 of 2 kept messages would change"), "told once: {}", run.stdout);
    assert!(run.stdout.ends_with("3 responses would move with the last day of their consultation.\n"));
    assert_eq!(town.column(TIMES), late, "nothing is written");

    let run = town.remissd(&["replay", "--apply"]);
    assert_eq!((run.code, run.stdout.lines().count()), (Some(0), 5), "{run:?}");
    let now = town.column(TIMES);
    assert!(now.len() == 3 && now.iter().all(|one| one.ends_with(" ja")), "{now:?}");
    for serial in 1..=3 {
        let shown = town.remissd(&["show", &format!("{NUMBER}-{serial}")]).stdout;
        let row = "sista svarsdag i Ks 77/2019 är 2099-12-31: sent → i tid";
        assert_eq!(shown.matches(row).count(), 1, "{shown}");
    }
    assert_eq!(told(town), [false; 3]);
    let again = town.remissd(&["replay", "--apply"]).stdout;
    assert_eq!(again, "0 of 2 kept messages were judged differently; see above.\n");
    let stance = "SELECT stallningstagande FROM svar WHERE rubrik = 'Ks 77/2019 bo'";
    assert_eq!(town.column(stance), ["avstyrker"], "what a person decided stays");
}

#[test]
fn what_is_registered_moves_with_its_last_day_on_sqlite() {
    what_is_registered_moves_with_its_last_day(&Town::new());
}

#[test]
fn what_is_registered_moves_with_its_last_day_on_postgres() {
    what_is_registered_moves_with_its_last_day(&Town::on_postgres());
}
