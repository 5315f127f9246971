//! What leaves the register as files, through the command line: every message, byte for byte where it is an original,
//! under names that are safe, and nothing that runs.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

use remissd::fingerprint::Fingerprint;
use serde_json::Value;

use crate::support::{Imap, Mail, OPEN, Run, Town, eventually, postgres_bin};

fn answer(town: &Town, name: &str, subject: &str) -> Mail {
    Mail::from(name, &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .header("Message-ID", &format!("<{name}.1@medborgare.example>"))
        .subject(subject)
        .text("Hej!\n\nFöreningen tillstyrker förslaget.\n")
}

/// The mail of the zip file's story: odd bytes, odd names, and a cell that wants to be a program.
fn fill(town: &Town) {
    let formula = format!("=HYPERLINK(\"http://ond.example\";\"{OPEN}\")");
    let files = answer(town, "anna", &format!("Svar {OPEN}"))
        .attachment("../../../etc/passwd", b"root")
        .attachment("Yttrande.pdf", b"ett")
        .attachment("YTTRANDE.PDF", b"tv\xe5")
        .attachment("A\u{30A}sikt.txt", b"tre")
        .attachment("\u{C5}sikt.txt", b"fyra")
        .attachment("CON", b"fem")
        .attachment("svar\u{202E}fdp.exe", b"sex")
        .attachment(&format!("{}.docx", "l\u{E5}ng".repeat(70)), b"sju");
    let odd = b"From: Bo <bo@medborgare.example>\nSubject: Svar Ks 1216/2018\nMessage-ID: <bo@medborgare.example>\n\
        Content-Type: text/plain; charset=iso-8859-1\n\nVi s\xe4ger ja till f\xf6rslaget.\r\nSlut utan radbrytning";
    let mails = vec![
        files.bytes(),
        answer(town, "cia", &formula).bytes(),
        odd.to_vec(),
        answer(town, "dan", "Cykelbanan").bytes(),
    ];
    town.has(&mails, SystemTime::now());
    assert_eq!(town.run_once().code, Some(0));
}

fn export(town: &Town, to: &str, name: &str) -> Run {
    let path = town.path(name).display().to_string();
    town.remissd(&["export", "--diary-number", OPEN, "--to", to, "--output", &path, "--force"])
}

/// Every message of the mailbox as the server gives it, by its SHA-256.
fn mailbox(town: &Town, count: usize) -> BTreeMap<String, Vec<u8>> {
    let mut imap = Imap::login(&town.mailbox().address);
    imap.command("EXAMINE INBOX");
    let message = |uid: usize| {
        let answer = imap.command(&format!("UID FETCH {uid} BODY.PEEK[]"));
        let text = String::from_utf8_lossy(&answer).into_owned();
        let (head, _) = text.split_once("}\r\n").expect("a literal");
        let length: usize = head.rsplit_once('{').unwrap().1.parse().unwrap();
        let bytes = answer[head.len() + 3..][..length].to_vec();
        (Fingerprint::of(&bytes).to_string(), bytes)
    };
    (1..=count).map(message).collect()
}

fn files_below(folder: &Path, found: &mut Vec<String>, root: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found, root);
        } else {
            found.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
        }
    }
    found.sort();
}

fn unzip(town: &Town, name: &str) -> (std::path::PathBuf, Vec<String>) {
    let folder = town.path("unpacked");
    fs::remove_dir_all(&folder).ok();
    let unzip = Command::new("unzip")
        .env("LC_ALL", "C.UTF-8")
        .arg("-q")
        .arg(town.path(name))
        .arg("-d")
        .arg(&folder)
        .output()
        .unwrap();
    assert!(unzip.status.success(), "{}", String::from_utf8_lossy(&unzip.stderr));
    let sums = Command::new("sha256sum")
        .args(["-c", "--strict", "SHA256SUMS"])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(sums.status.success(), "{}", String::from_utf8_lossy(&sums.stdout));
    let mut files = Vec::new();
    files_below(&folder, &mut files, &folder);
    let lines = String::from_utf8_lossy(&sums.stdout).lines().count();
    assert_eq!(lines, files.len() - 1, "every file has its sum");
    (folder, files)
}

fn the_zip_is_the_mailbox(town: &Town) {
    fill(town);
    let run = export(town, "zip", "ut.zip");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stdout.contains("3 registered messages, 3 of them answers, 3 originals, 8 attachments."),
        "{}",
        run.stdout
    );
    let zip = fs::read(town.path("ut.zip")).unwrap();
    assert!(run.stdout.contains(&format!("SHA-256 {}", Fingerprint::of(&zip))), "{}", run.stdout);
    assert_eq!(fs::metadata(town.path("ut.zip")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(export(town, "zip", "igen.zip").code, Some(0));
    assert_eq!(fs::read(town.path("igen.zip")).unwrap(), zip, "the same register gives the same bytes");

    let (folder, files) = unzip(town, "ut.zip");
    every_name_is_safe(&files);
    assert_eq!(fs::read(folder.join("bilagor/0001/03_YTTRANDE.PDF")).unwrap(), b"tv\xe5");
    let mailbox = mailbox(town, 4);
    for (serial, row) in (1..).zip(town.column("SELECT original FROM svar ORDER BY lopnummer")) {
        let original = fs::read(folder.join(format!("original/Ks_1216-2018-000{serial}.eml"))).unwrap();
        assert_eq!(Some(&original), mailbox.get(&row), "byte for byte that of the mailbox");
    }
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(
        page.contains("inte kontrollerade mot virus")
            && page.contains("href=\"bilagor/0001/04_%C3%85sikt.txt\"")
    );
    tables(town, &folder);
}

fn every_name_is_safe(files: &[String]) {
    let long = "l\u{E5}ng".repeat(70);
    let long: String = long.chars().take(75).collect();
    let expected = [
        "SHA256SUMS".to_owned(),
        "bilagor/0001/01_passwd".to_owned(),
        "bilagor/0001/02_Yttrande.pdf".to_owned(),
        "bilagor/0001/03_YTTRANDE.PDF".to_owned(),
        "bilagor/0001/04_\u{C5}sikt.txt".to_owned(),
        "bilagor/0001/05_\u{C5}sikt.txt".to_owned(),
        "bilagor/0001/06_CON".to_owned(),
        "bilagor/0001/07_svarfdp.exe".to_owned(),
        format!("bilagor/0001/08_{long}.docx"),
        "index.html".to_owned(),
        "original/Ks_1216-2018-0001.eml".to_owned(),
        "original/Ks_1216-2018-0002.eml".to_owned(),
        "original/Ks_1216-2018-0003.eml".to_owned(),
        "svar.csv".to_owned(),
        "svar.jsonl".to_owned(),
    ];
    assert_eq!(files, expected);
}

/// What is in the zip file is what is exported by itself.
fn tables(town: &Town, folder: &Path) {
    for (to, name) in [("csv", "svar.csv"), ("jsonl", "svar.jsonl")] {
        let run = export(town, to, name);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(run.stdout.contains("3 registered messages, 3 of them answers."), "{}", run.stdout);
        assert_eq!(fs::read(town.path(name)).unwrap(), fs::read(folder.join(name)).unwrap());
    }
    let csv = fs::read_to_string(town.path("svar.csv")).unwrap();
    assert!(csv.starts_with("\u{FEFF}lopnummer;arendenummer;remiss;inkom;"), "{csv}");
    assert!(csv.contains(&format!(";\"'=HYPERLINK(\"\"http://ond.example\"\";\"\"{OPEN}\"\")\";")), "{csv}");
    assert_eq!(csv.matches("\r\n").count(), 4, "a line a message, and the heading");
    let lines = fs::read_to_string(town.path("svar.jsonl")).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["bilaga"][6]["namn"], "svar\u{202E}fdp.exe", "exactly as it was sent");
    assert_eq!(lines[1]["rubrik"], format!("=HYPERLINK(\"http://ond.example\";\"{OPEN}\")"));
    assert_eq!(
        (&lines[2]["lopnummer"], &lines[2]["text"]),
        (&Value::from(3), &Value::from("Vi säger ja till förslaget.\nSlut utan radbrytning"),)
    );
}

fn a_damaged_original_stops_the_export(town: &Town) {
    let original = town.column("SELECT original FROM svar ORDER BY lopnummer")[1].clone();
    let path = town.path("state/originals").join(&original[..2]).join(format!("{original}.eml"));
    let whole = fs::read(&path).unwrap();
    let before = fs::read(town.path("ut.zip")).unwrap();
    fs::write(&path, b"Subject: something else\r\n\r\n").unwrap();
    let run = export(town, "zip", "ut.zip");
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains(&original) && run.stderr.contains(&format!("{OPEN}-2")), "{}", run.stderr);
    assert_eq!(fs::read(town.path("ut.zip")).unwrap(), before, "what was there is there");
    assert!(!town.path(".ut.zip.part").exists());
    fs::write(&path, whole).unwrap();
}

#[test]
fn the_zips_originals_are_byte_for_byte_those_of_the_mailbox_on_sqlite() {
    let town = Town::new();
    the_zip_is_the_mailbox(&town);
    a_damaged_original_stops_the_export(&town);
}

#[test]
fn the_zips_originals_are_byte_for_byte_those_of_the_mailbox_on_postgres() {
    the_zip_is_the_mailbox(&Town::on_postgres());
}

#[test]
fn what_is_protected_is_handed_over_by_itself() {
    let town = Town::new();
    // Filed first and found to be protected later: its number stands, and nothing else of it.
    let mails = ["anna", "bo"].map(|name| answer(&town, name, &format!("Svar {OPEN}")).bytes());
    town.has(&mails, SystemTime::now());
    assert_eq!(town.run_once().code, Some(0));
    rusqlite::Connection::open(town.path("register.db"))
        .unwrap()
        .execute_batch(
            "UPDATE message SET is_restricted = 1, sender_name = NULL, sender_address = NULL, subject = NULL, body = NULL
             WHERE id = (SELECT message FROM response WHERE serial = 1)",
        )
        .unwrap();
    let run = export(&town, "zip", "ut.zip");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let (folder, files) = unzip(&town, "ut.zip");
    let originals: Vec<_> = files.iter().filter(|file| file.starts_with("original/")).collect();
    assert_eq!(originals, ["original/Ks_1216-2018-0002.eml"]);
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(page.contains("skyddad, lämnas ut separat"), "{page}");
    assert!(run.stdout.contains("1 protected and left out"), "{}", run.stdout);
}

/// A transaction that keeps others from a table for as long as this lives.
fn lock(town: &Town, table: &str) -> Child {
    let text = fs::read_to_string(town.configuration()).unwrap();
    let url = text.lines().find_map(|line| line.strip_prefix("url = \"")).unwrap().trim_end_matches('"');
    let mut session = Command::new(postgres_bin("psql"));
    session.args(["--no-psqlrc", "-qAt", url]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut session = session.spawn().unwrap();
    let asked = format!("BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE; SELECT 'locked';\n");
    session.stdin.as_mut().unwrap().write_all(asked.as_bytes()).unwrap();
    let mut said = String::new();
    BufReader::new(session.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert_eq!(said, "locked\n");
    session
}

#[test]
fn an_export_that_is_told_to_stop_leaves_no_file() {
    let town = Town::on_postgres();
    let path = town.path("svar.eml");
    fs::write(&path, answer(&town, "anna", &format!("Svar {OPEN}")).bytes()).unwrap();
    let import = ["import", "--arrived", "2019-10-29T12:00:00Z", path.to_str().unwrap()];
    assert_eq!(town.remissd(&import).code, Some(0));
    let mut locked = lock(&town, "copy");
    let (zip, part) = (town.path("remiss.zip"), town.path(".remiss.zip.part"));
    let export =
        town.start(&["export", "--diary-number", OPEN, "--to", "zip", "--output", zip.to_str().unwrap()]);
    eventually("the file is begun", Duration::from_secs(30), || part.exists());
    assert_eq!(export.terminate(), Some(1));
    assert!(!part.exists() && !zip.exists());
    drop(locked.stdin.take());
    locked.wait().unwrap();
}
