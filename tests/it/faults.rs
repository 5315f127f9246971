//! Faults around the daemon, on real servers: a folder that does not open, a message that is too large,
//! a signal in the middle, a database that starts late.

use std::fs::{Permissions, read, set_permissions};
use std::io::copy;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use jiff::Timestamp;
use remissd::fingerprint::Fingerprint;

use crate::support::{Imap, Mail, OPEN, Town, eventually};

#[test]
fn a_folder_that_does_not_open_does_not_stop_those_after_it() {
    let town = Town::new();
    town.reconfigure(r#"["INBOX", "\\Junk"]"#, r#"["INBOX", "Dolt", "Remisser"]"#);
    let mut imap = Imap::login(&town.mailbox().address);
    for folder in ["Dolt", "Remisser"] {
        imap.command(&format!("CREATE {folder}"));
    }
    for folder in ["INBOX", "Dolt", "Remisser"] {
        imap.append(folder, "", Timestamp::now(), &answer(&town, folder).bytes());
    }
    drop(imap);
    let closed = town.mailbox().maildir().join(".Dolt");
    set_permissions(&closed, Permissions::from_mode(0o000)).unwrap();
    let run = town.run_once();
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("Dolt"), "{}", run.stderr);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["2"]);
    let check = town.remissd(&["check"]);
    assert_eq!(check.code, Some(1), "{}", check.stdout);
    assert!(check.stdout.contains("Remisser holds 1 messages"), "{}", check.stdout);

    set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
    let run = town.run_once();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["3"]);
}

#[test]
fn of_a_mail_that_is_too_large_all_bytes_are_kept_when_it_is_an_answer_and_none_when_it_is_not() {
    let town = Town::new();
    town.reconfigure("poll_interval = \"1s\"", "poll_interval = \"1s\"\nmax_message = \"1 MiB\"");
    // Three slices of a MiB, the last one short.
    let large: Vec<u8> = (0..2_000_000_u32).flat_map(|number| number.to_be_bytes()).take(2_100_000).collect();
    let kept = answer(&town, "anna").attachment("karta.pdf", &large).bytes();
    let unrelated = Mail::from("Någon Annan", &town.citizen("granne").address)
        .header("To", &town.mailbox().address)
        .subject("Trasig gatlykta-okänd")
        .text("Hej, lampan är sönder.")
        .attachment("bild.jpg", &large)
        .bytes();
    town.has(&[kept.clone(), unrelated], SystemTime::now());
    let run = town.run_once();
    assert_eq!(run.code, Some(0), "{}", run.stderr);

    // As IMAP serves it: with CRLF, whatever the Maildir has.
    let served = String::from_utf8(kept).unwrap().replace("\r\n", "\n").replace('\n', "\r\n").into_bytes();
    let hash = Fingerprint::of(&served).to_string();
    assert_eq!(town.column("SELECT original FROM svar"), [hash]);
    // The log of a new database is as large as its migrations.
    let large_files: Vec<_> = town
        .files()
        .into_iter()
        .filter(|file| !file.ends_with("register.db-wal"))
        .filter_map(|file| read(file).ok())
        .filter(|bytes| bytes.len() > 1_000_000)
        .collect();
    assert_eq!(large_files.len(), 1, "nothing of the unrelated mail");
    assert!(large_files[0] == served, "byte for byte");
    let shown = town.remissd(&["show", &format!("{OPEN}-1")]).stdout;
    assert!(shown.contains("only the first 1048576 bytes of"), "a defect says so: {shown}");
    assert_eq!(town.remissd(&["audit"]).code, Some(0));
}

#[test]
fn a_service_manager_may_stop_it_in_the_middle_and_the_next_run_completes() {
    is_stopped_in_the_middle("-TERM");
}

#[test]
fn ctrl_c_may_stop_it_in_the_middle_and_the_next_run_completes() {
    is_stopped_in_the_middle("-INT");
}

fn is_stopped_in_the_middle(signal: &str) {
    for arguments in [["run", "--once"].as_slice(), &["run"]] {
        let town = Town::new();
        let mails: Vec<_> = (0..2_000).map(|number| answer(&town, &format!("p{number}")).bytes()).collect();
        town.reconfigure("enabled = true", "enabled = false");
        town.has(&mails, SystemTime::now());
        let daemon = town.start(arguments);
        eventually("it is at work", Duration::from_secs(20), || filed(&town) > 0);
        let asked = Instant::now();
        assert_eq!(daemon.signal(signal), Some(0), "{signal} {arguments:?}");
        assert!(asked.elapsed() < Duration::from_secs(5), "{signal} {arguments:?}: {:?}", asked.elapsed());
        assert!(filed(&town) < 2_000, "it was in the middle");
        let run = town.run_once();
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert_eq!(filed(&town), 2_000);
    }
}

#[test]
fn the_daemon_waits_for_a_database_that_starts_late() {
    let town = Town::on_postgres();
    let text = std::fs::read_to_string(town.configuration()).unwrap();
    let (_, after) = text.split_once("postgres://remissd@127.0.0.1:").unwrap();
    let port: u16 = after.split('/').next().unwrap().parse().unwrap();
    let late = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    town.reconfigure(&format!("127.0.0.1:{port}/"), &format!("127.0.0.1:{late}/"));
    assert_eq!(town.remissd(&["run", "--once"]).code, Some(1), "a single pass does not wait");

    let daemon = town.start(&["run"]);
    let log = || std::fs::read_to_string(town.path("log")).unwrap();
    eventually("it says what it waits for", Duration::from_secs(20), || log().contains("again_in_seconds"));
    assert_eq!(daemon.terminate(), Some(0), "it can be stopped while it waits");

    let daemon = town.start(&["run"]);
    forward(late, port);
    town.receives(&answer(&town, "anna"));
    eventually("the letter has come", Duration::from_secs(30), || town.citizen("anna").inbox().len() == 1);
    assert_eq!(daemon.terminate(), Some(0));
}

/// Makes what listens on one port of this machine answer on another, too.
fn forward(from: u16, to: u16) {
    let listener = TcpListener::bind(("127.0.0.1", from)).unwrap();
    thread::spawn(move || {
        for near in listener.incoming() {
            let (near, far) = (near.unwrap(), TcpStream::connect(("127.0.0.1", to)).unwrap());
            let (mut near_again, mut far_again) = (near.try_clone().unwrap(), far.try_clone().unwrap());
            let (mut near, mut far) = (near, far);
            thread::spawn(move || copy(&mut near, &mut far).ok());
            thread::spawn(move || copy(&mut far_again, &mut near_again).ok());
        }
    });
}

/// How many answers are in the register; none before there is one.
fn filed(town: &Town) -> i64 {
    let path = town.path("register.db");
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    rusqlite::Connection::open_with_flags(path, flags)
        .and_then(|register| register.query_row("SELECT count(*) FROM svar", [], |row| row.get(0)))
        .unwrap_or(0)
}

fn answer(town: &Town, name: &str) -> Mail {
    let address = town.citizen(name).address;
    Mail::from("Förening i Örebro", &address)
        .header("To", &town.mailbox().address)
        .subject(&format!("Remissvar {OPEN}"))
        .header("Message-ID", &format!("<svar.{address}>"))
        .text("Hej!\n\nVi ställer oss bakom förslaget.\n\nMvh\nStyrelsen")
}
