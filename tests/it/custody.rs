//! A command that an administrator runs as root beside a daemon of another user. The test harness itself runs as root.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};

use crate::support::{Mail, OPEN, Run, Town};

/// A user that this machine need not know.
const DAEMON: u32 = 54_321;

fn answer(town: &Town, number: u32) -> Mail {
    Mail::from("Anna Andersson", &town.citizen("anna").address)
        .received("mx.kommun.example", "2019-10-28T08:00:00Z".parse().unwrap())
        .header("To", &town.mailbox().address)
        .subject(&format!("Remissvar {OPEN}"))
        .header("Message-ID", &format!("<svar.{number}@medborgare.example>"))
        .text(&format!("Hej!\n\nFöreningen nummer {number} tillstyrker förslaget.\n"))
}

/// A town whose folder belongs to the daemon.
fn of_the_daemon(letters: &str) -> Town {
    let town = Town::new();
    town.reconfigure("[smtp]\n", &format!("[smtp]\nmode = \"{letters}\"\n"));
    chown(town.path(""), Some(DAEMON), Some(DAEMON)).unwrap();
    town
}

fn import(town: &Town, numbers: std::ops::Range<u32>) {
    for number in numbers {
        let path = town.path(&format!("{number}.eml"));
        fs::write(&path, answer(town, number).bytes()).unwrap();
        well(&town.remissd(&["import", path.to_str().unwrap()]));
    }
}

fn well(run: &Run) {
    assert_eq!(run.code, Some(0), "{run:?}");
}

/// The state folder, the database and all that lies below or beside them.
fn everything(town: &Town) -> Vec<PathBuf> {
    let mut found = vec![town.path("state")];
    below(&town.path("state"), &mut found);
    let beside = ["", "-wal", "-shm"].map(|ending| town.path(&format!("register.db{ending}")));
    found.extend(beside.into_iter().filter(|path| path.exists()));
    found
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            below(&path, found);
        }
        found.push(path);
    }
}

#[test]
fn what_root_makes_belongs_to_whom_the_state_folder_belongs_to() {
    let town = of_the_daemon("files");
    well(&town.remissd(&["check"]));
    import(&town, 0..5);
    well(&town.run_once());
    well(&town.remissd(&["digest", "--send", "--diary-number", OPEN]));
    well(&town.remissd(&["erase", &format!("{OPEN}-1"), "--reason", "gallring"]));
    let found = everything(&town);
    assert!(found.iter().any(|path| path.starts_with(town.path("state/letters"))), "{found:?}");
    assert!(found.iter().filter(|path| path.extension().is_some_and(|ending| ending == "eml")).count() >= 5);
    for path in found {
        let made = fs::symlink_metadata(&path).unwrap();
        assert_eq!((made.uid(), made.gid()), (DAEMON, DAEMON), "{}", path.display());
        let mode = if made.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(made.permissions().mode() & 0o777, mode, "{}", path.display());
    }
}

#[test]
fn check_names_what_the_daemon_cannot_use() {
    let town = of_the_daemon("smtp");
    import(&town, 0..1);
    let run = town.remissd(&["check"]);
    assert!(run.stdout.contains("ok    state_dir: "), "{run:?}");
    let original = town.column("SELECT original FROM svar").remove(0);
    let shard = town.path("state/originals").join(&original[..2]);
    for foreign in [shard, town.path("register.db"), town.path("state/letter.key")] {
        chown(&foreign, Some(0), Some(0)).unwrap();
        let run = town.remissd(&["check"]);
        assert_eq!(run.code, Some(1), "{run:?}");
        let named = run
            .stdout
            .lines()
            .any(|line| line.starts_with("mend  ") && line.contains(&foreign.display().to_string()));
        assert!(named, "{}: {}", foreign.display(), run.stdout);
        chown(&foreign, Some(DAEMON), Some(DAEMON)).unwrap();
    }
    well(&town.remissd(&["check"]));
}

#[test]
fn an_original_that_cannot_be_read_is_a_gap_and_the_audit_goes_on() {
    let town = Town::new();
    import(&town, 0..3);
    well(&town.run_once());
    let originals = town.column("SELECT original FROM svar ORDER BY original");
    let lies =
        |original: &str| town.path("state/originals").join(&original[..2]).join(format!("{original}.eml"));
    // A folder of that name is what root cannot read either.
    fs::remove_file(lies(&originals[0])).unwrap();
    fs::create_dir(lies(&originals[0])).unwrap();
    fs::write(lies(&originals[2]), "annat").unwrap();
    let run = town.remissd(&["audit"]);
    assert_eq!(run.code, Some(1));
    for words in [
        format!("original {}: cannot read ", originals[0]),
        format!("original {}: damaged", originals[2]),
        "originals: 3 in the register".to_owned(),
        "There are gaps".to_owned(),
    ] {
        assert!(run.stdout.contains(&words), "{words}: {run:?}");
    }
}

#[test]
fn a_signing_key_that_is_damaged_or_gone_is_told() {
    let town = Town::new();
    import(&town, 0..1);
    town.receives(&answer(&town, 7).header("X-Way", "post"));
    well(&town.run_once());
    let key = town.path("state/letter.key");
    let bytes = fs::read(&key).unwrap();
    for damage in [Some("no key"), None] {
        match damage {
            Some(text) => fs::write(&key, text).unwrap(),
            None => fs::remove_file(&key).unwrap(),
        }
        let run = town.remissd(&["check"]);
        assert_eq!(run.code, Some(1), "{run:?}");
        assert!(run.stdout.contains("mend  letters: ") && run.stdout.contains("letter.key"), "{run:?}");
        assert!(damage.is_none() || fs::read(&key).is_ok(), "check makes nothing");
    }
    assert!(!key.exists(), "check makes nothing");
    let run = town.run_once();
    assert!(run.stderr.contains("letter.key") && run.stderr.contains("WARN"), "{run:?}");
    fs::write(&key, bytes).unwrap();
    well(&town.remissd(&["check"]));
    assert!(!town.run_once().stderr.contains("letter.key"));
}
