//! What erasing must not leave outside the register, through the command line: an original that comes again, one that
//! nobody knows, and words in the database's log while somebody reads.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use remissd::fingerprint::Fingerprint;
use remissd::originals::Originals;
use rusqlite::Connection;

use crate::support::{CLOSED, Mail, OPEN, Run, Town, eventually};

fn says(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, Some(code), "{run:?}");
    for word in words {
        assert!(run.stderr.contains(word) || run.stdout.contains(word), "{word:?} is not said: {run:?}");
    }
}

fn file(town: &Town, name: &str, bytes: &[u8]) -> String {
    let path = town.path(name);
    fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

fn note(town: &Town, more: &[&str], path: &str) -> Run {
    let note =
        ["import", "--note", "phone", "--arrived", "2019-10-29", "--from", "Bo", "--diary-number", OPEN];
    town.remissd(&[&note[..], more, &[path]].concat())
}

fn answer(town: &Town, name: &str) -> Mail {
    Mail::from(name, &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .subject(&format!("Svar {OPEN}"))
        .text("Vi tillstyrker. Fältspat.")
}

fn doubtful(town: &Town, name: &str) -> Mail {
    Mail::from(name, &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .subject("Synpunkter på Överenskommelse om samverkan")
        .text("Vi tycker att avtalen ska bli fleråriga. Fältspat.")
}

fn import(town: &Town, mail: &Mail) -> Run {
    let path = file(town, "in.eml", &mail.bytes());
    town.remissd(&["import", "--arrived", "2026-01-01T12:00:00Z", &path])
}

fn erase(town: &Town, reference: &str) -> Run {
    town.remissd(&["erase", reference, "--reason", "beslut"])
}

fn originals(town: &Town) -> Vec<PathBuf> {
    let mut files = town.files();
    files.retain(|file| file.starts_with(town.path("state/originals")) && file.extension().is_some());
    files
}

fn an_erased_note_does_not_come_again(town: &Town) {
    let path = file(town, "samtal.txt", "Hon avstyrker. Fältspat.".as_bytes());
    says(&note(town, &[], &path), 0, &["-1"]);
    says(&erase(town, &format!("{OPEN}-1")), 0, &[]);
    assert_eq!(originals(town), [] as [PathBuf; 0]);
    for more in [&[][..], &["--corrects"], &["--protected"]] {
        let again = note(town, more, &path);
        says(&again, 1, &["its content was erased", "nothing was registered"]);
        assert_eq!(originals(town), [] as [PathBuf; 0], "{more:?}");
    }
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["1"]);
}

#[test]
fn an_erased_note_does_not_come_again_on_sqlite() {
    an_erased_note_does_not_come_again(&Town::new());
}

#[test]
fn an_erased_note_does_not_come_again_on_postgres() {
    an_erased_note_does_not_come_again(&Town::on_postgres());
}

/// A kill after an original was kept and before its row was written.
#[test]
fn audit_names_an_original_that_nothing_speaks_of() {
    let town = Town::new();
    town.has(&[answer(&town, "anna").bytes()], SystemTime::now());
    says(&town.run_once(), 0, &[]);
    says(&town.remissd(&["audit"]), 0, &["Everything is accounted for."]);
    let mut left = Vec::new();
    for (bytes, ending) in [(answer(&town, "bo").bytes(), "eml"), (b"Hon ringde.".to_vec(), "txt")] {
        let name = Fingerprint::of(&bytes).to_string();
        let path = town.path("state/originals").join(&name[..2]).join(format!("{name}.{ending}"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &bytes).unwrap();
        left.push(path.display().to_string());
    }
    let audit = town.remissd(&["audit"]);
    says(&audit, 1, &[&format!("{}: nothing in the register is of it", left[0]), &left[1], "remissd import"]);
    says(&town.remissd(&["import", &left[0]]), 0, &[]);
    assert!(Path::new(&left[0]).exists());
    fs::remove_file(&left[1]).unwrap();
    says(&town.remissd(&["audit"]), 0, &["Everything is accounted for."]);
}

/// Whether somebody waits for the lock on the folder of originals.
fn is_waited_for(town: &Town) -> bool {
    let inode = fs::metadata(town.path("state/originals/lock")).unwrap().ino();
    let locks = fs::read_to_string("/proc/locks").unwrap();
    locks.lines().any(|line| line.contains("-> ") && line.contains(&format!(":{inode} ")))
}

const SOON: Duration = Duration::from_secs(30);

fn erasing_waits_for_who_keeps(town: &Town) {
    says(&import(town, &answer(town, "anna")), 0, &[]);
    let reference = format!("{OPEN}-1");
    let held = Originals::open_read(&town.path("state")).hold_to_keep().unwrap();
    let erasing = town.start(&["erase", &reference, "--reason", "beslut"]);
    eventually("erasing waits", SOON, || is_waited_for(town));
    let subject = "SELECT rubrik FROM svar";
    assert_eq!(town.column(subject), [format!("Svar {OPEN}")], "nothing is erased yet");
    drop(held);
    eventually("it is erased", SOON, || originals(town).is_empty());
    drop(erasing);
    assert_eq!(town.column(subject), ["uppgifter borttagna"]);
}

#[test]
fn erasing_waits_for_who_keeps_originals_on_sqlite() {
    erasing_waits_for_who_keeps(&Town::new());
}

#[test]
fn erasing_waits_for_who_keeps_originals_on_postgres() {
    erasing_waits_for_who_keeps(&Town::on_postgres());
}

/// What comes in while it is being erased was not erased yet when it was judged.
#[test]
fn what_is_erased_while_it_comes_in_once_more_is_not_kept() {
    let town = Town::new();
    says(&import(&town, &answer(&town, "anna")), 0, &[]);
    let kept = originals(&town);
    let held = Originals::open_read(&town.path("state")).hold_to_remove().unwrap();
    let path = file(&town, "in.eml", &answer(&town, "anna").bytes());
    let coming = town.start(&["import", "--arrived", "2026-01-01T12:00:00Z", &path]);
    eventually("the intake waits", SOON, || is_waited_for(&town));
    // As `erase` does, which holds the lock.
    let database = Connection::open(town.path("register.db")).unwrap();
    database.execute("UPDATE message SET erased_at = '2026-01-02T00:00:00.000000Z'", []).unwrap();
    fs::remove_file(&kept[0]).unwrap();
    drop(held);
    assert_eq!(coming.ends(), Some(0));
    assert_eq!(originals(&town), [] as [PathBuf; 0]);
}

/// Somebody who reads the database for as long as this is there.
struct Reader(Connection);

impl Reader {
    fn begins(town: &Town) -> Self {
        let reader = Connection::open(town.path("register.db")).unwrap();
        reader.execute_batch("BEGIN; SELECT count(*) FROM message").unwrap();
        reader.query_row("SELECT count(*) FROM message", [], |_| Ok(())).unwrap();
        Self(reader)
    }

    /// Reads no more, and stays connected: else who closes the database last would empty its log.
    fn ends(&self) {
        self.0.execute_batch("COMMIT").unwrap();
    }
}

fn is_log_empty(town: &Town) -> bool {
    fs::metadata(town.path("register.db-wal")).map_or(0, |log| log.len()) == 0
}

/// Whether the database or its log holds a word.
fn holds(town: &Town, word: &str) -> bool {
    let read = |name: &str| fs::read(town.path(name)).unwrap_or_default();
    [read("register.db"), read("register.db-wal")]
        .iter()
        .any(|bytes| String::from_utf8_lossy(bytes).contains(word))
}

const IN_LOG: [&str; 2] = ["its log still holds", "empties it"];

#[test]
fn words_that_stay_in_the_log_are_told_and_go_with_the_next_command_that_writes() {
    let town = Town::new();
    says(&import(&town, &doubtful(&town, "dan")), 0, &["g1"]);
    let reader = Reader::begins(&town);
    says(&town.remissd(&["review", "dismiss", "g1", "--reason", "nej"]), 1, &IN_LOG);
    assert!(holds(&town, "Fältspat"));
    says(&town.remissd(&["letters", "stop"]), 0, &[]);
    assert!(holds(&town, "Fältspat"), "it is read still");
    reader.ends();
    says(&town.remissd(&["letters", "stop"]), 0, &[]);
    assert!(!holds(&town, "Fältspat"));
}

#[test]
fn so_it_is_for_a_note_that_is_protected_after_all_and_a_pass_empties_it() {
    let town = Town::new();
    for (name, serial) in [("samtal.txt", "-1"), ("annat.txt", "-2")] {
        let path = file(&town, name, format!("{name}: hon avstyrker. Fältspat.").as_bytes());
        says(&note(&town, &[], &path), 0, &[serial]);
    }
    let corrects =
        |name: &str| note(&town, &["--protected", "--corrects"], &town.path(name).display().to_string());
    says(&corrects("samtal.txt"), 0, &["put right"]);
    let reader = Reader::begins(&town);
    says(&corrects("annat.txt"), 1, &["put right", IN_LOG[0], IN_LOG[1]]);
    assert!(holds(&town, "Fältspat"));
    let daemon = town.start(&["run"]);
    let read = "SELECT count(*) FROM folder WHERE read_at IS NOT NULL";
    let folders = || {
        let other = Connection::open(town.path("register.db")).unwrap();
        other.query_row(read, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    eventually("a pass has ended", SOON, || folders() == 2);
    reader.ends();
    eventually("a pass has emptied it", SOON, || is_log_empty(&town) && !holds(&town, "Fältspat"));
    drop(daemon);
}

#[test]
fn so_it_is_for_what_a_retention_rule_removes() {
    let town = Town::new();
    let path = file(&town, "samtal.txt", "Hon avstyrker. Fältspat.".as_bytes());
    let note =
        ["import", "--note", "phone", "--arrived", "2019-10-29", "--from", "Bo", "--diary-number", CLOSED];
    says(&town.remissd(&[&note[..], &[&path]].concat()), 0, &["-1"]);
    let configuration = fs::read_to_string(town.configuration()).unwrap();
    let rule = "[[retention]]\nwhat = \"personal_data\"\nafter = \"0d\"\ndecision = \"KS § 8\"\n\
        carried_over = \"not_required\"\n";
    fs::write(town.configuration(), format!("{configuration}\n{rule}")).unwrap();
    let reader = Reader::begins(&town);
    says(&town.remissd(&["retention", "--apply"]), 1, &["removed: 1", IN_LOG[0], IN_LOG[1]]);
    assert!(holds(&town, "Fältspat"));
    reader.ends();
    says(&town.remissd(&["retention", "--apply"]), 0, &["nothing is due"]);
    assert!(!holds(&town, "Fältspat"));
}
