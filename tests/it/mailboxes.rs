//! Mail that lies in files, handed over with `import`: mbox files, Maildirs, what Thunderbird keeps.

mod passed_over;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use remissd::fingerprint::Fingerprint;

use crate::support::{Mail, OPEN, Run, Town};

const FROM: &str = "From anna@medborgare.example Tue Oct 29 14:03:00 2019";

/// An answer that a host of ours took in.
fn answer(town: &Town, name: &str) -> Mail {
    let at: Timestamp = "2019-10-29T13:03:00Z".parse().unwrap();
    Mail::from(name, &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .header("Message-ID", &format!("<{name}.1@medborgare.example>"))
        .subject(&format!("Svar {OPEN}"))
        .text(&format!("Vi tillstyrker förslaget.\nFrom now on we meet here.\n{name}"))
        .received("mx.kommun.example", at)
}

fn unrelated(town: &Town, name: &str) -> Mail {
    Mail::from(name, &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .subject("Cykelbanan")
        .text("När plogas cykelbanan vid skolan?")
}

/// As a mail program writes it into an mbox: line feeds, "From " quoted, a blank line behind.
fn entry(mail: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(mail.to_vec()).unwrap().replace("\r\n", "\n");
    let quoted: Vec<String> = text
        .lines()
        .map(|line| {
            if line.trim_start_matches('>').starts_with("From ") {
                format!(">{line}")
            } else {
                line.to_owned()
            }
        })
        .collect();
    format!("{FROM}\n{}\n\n", quoted.join("\n")).into_bytes()
}

fn with_line_feeds(mail: &[u8]) -> Vec<u8> {
    String::from_utf8(mail.to_vec()).unwrap().replace("\r\n", "\n").into_bytes()
}

fn import(town: &Town, path: &Path) -> Run {
    town.remissd(&["import", &path.display().to_string()])
}

fn says(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, Some(code), "{run:?}");
    for word in words {
        assert!(run.stderr.contains(word) || run.stdout.contains(word), "{word:?} is not said: {run:?}");
    }
}

fn write(path: PathBuf, bytes: &[u8]) -> PathBuf {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

/// Every file below a folder, with its bytes and when it was written.
fn everything(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything(&path));
        } else {
            let written = fs::metadata(&path).unwrap().modified().unwrap();
            found.insert(path.clone(), (fs::read(&path).unwrap(), written));
        }
    }
    found
}

fn an_mbox_is_read_mail_by_mail(town: &Town) {
    let anna = answer(town, "anna").bytes();
    // What the municipality itself sent lies there too.
    let sent = Mail::from("Kommunen", &town.mailbox().address)
        .header("To", &town.citizen("anna").address)
        .header("Message-ID", "<sent.1@kommun.example>")
        .subject(&format!("Sv: Svar {OPEN}"))
        .text("Tack, vi tillstyrker att du skriver.");
    let bo = answer(town, "bo").bytes();
    let file = [&anna, &unrelated(town, "cia").bytes(), &sent.bytes(), &bo].map(|mail| entry(mail)).concat();
    let path = write(town.path("Exporterat 2019"), &file);
    let run = import(town, &path);
    says(&run, 0, &["Exporterat 2019:1: Ks 1216/2018-1\n", "Exporterat 2019:4: Ks 1216/2018-2\n"]);
    says(&run, 0, &[":2: nothing in it belongs", ":3: nothing in it belongs"]);
    says(&run, 0, &["4 in all: 2 registered, 0 to review, 0 here already, 2 not kept, 0 failed."]);
    let original = Fingerprint::of(&with_line_feeds(&anna)).to_string();
    let rows = town.column("SELECT kanal || ' ' || inkom || ' ' || inkom_grund || ' ' || original AS rad FROM svar WHERE lopnummer = 1");
    assert_eq!(rows, [format!("import 2019-10-29 14:03:00 mottaget av vår server {original}")]);
    says(&import(town, &path), 0, &["0 registered, 0 to review, 2 here already, 2 not kept"]);
    says(&town.remissd(&["audit"]), 0, &["originals: 2 in the register"]);
}

fn what_the_mailbox_had_is_here_already(town: &Town) {
    let lina = answer(town, "lina").attachment("svar.txt", "Rad ett.\r\nRad två.\r\n".as_bytes());
    town.receives(&lina);
    assert_eq!(town.run_once().code, Some(0));
    let path = write(town.path("Arkiv.mbox"), &entry(&lina.bytes()));
    says(&import(town, &path), 0, &["Arkiv.mbox:1: here already", "1 here already"]);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["3"]);
}

fn a_maildir_is_read_and_left_as_it_is(town: &Town) {
    let folder = town.path("Maildir");
    for (at, name) in [
        ("cur/1572354180.M1P2.host,S=900:2,RS", "dan"),
        ("new/1572354181.M2P2.host", "eva"),
        ("tmp/1572354182.M3P2.host", "fia"),
        (".Skickat/cur/1572354183.M4P2.host:2,S", "gun"),
        (".Remissvar.2019/new/1572354184.M5P2.host", "hans"),
    ] {
        write(folder.join(at), &with_line_feeds(&answer(town, name).bytes()));
    }
    for empty in ["new", "tmp", "cur", ".Skickat/new", ".Skickat/tmp", ".Remissvar.2019/cur"] {
        fs::create_dir_all(folder.join(empty)).unwrap();
    }
    write(folder.join("dovecot-uidlist"), b"3 V1572354180 N6\n");
    let before = everything(&folder);
    let run = import(town, &folder);
    says(&run, 0, &["4 in all: 4 registered", "M1P2.host,S=900:2,RS: Ks 1216/2018-", ".Remissvar.2019/new/"]);
    assert!(!run.stdout.contains("M3P2"), "what is being delivered is no mail yet");
    assert_eq!(everything(&folder), before, "nothing is changed, moved or marked");
    says(&import(town, &folder.join("cur")), 0, &["1 in all", "1 here already"]);
}

fn thunderbirds_folders_are_walked(town: &Town) {
    let folder = town.path("Mail/Local Folders");
    let quoted = entry(&answer(town, "ivar").bytes());
    let windows = String::from_utf8(quoted)
        .unwrap()
        .replace('\n', "\r\n")
        .replace(FROM, "From - Tue Oct 29 14:03:00 2019");
    write(folder.join("Inbox"), windows.as_bytes());
    write(folder.join("Inbox.msf"), b"// <!-- <mdb:mork:z v=\"1.4\"/> -->\n");
    write(folder.join("Trash"), b"");
    let bare = String::from_utf8(entry(&answer(town, "jan").bytes())).unwrap().replace(FROM, "From ");
    write(folder.join("Inbox.sbd/Remisser"), bare.repeat(2).as_bytes());
    write(folder.join("Inbox.sbd/ett svar.eml"), &answer(town, "kim").bytes());
    write(folder.join("msgFilterRules.dat"), b"version=\"9\"\n");
    let run = import(town, &folder);
    says(
        &run,
        0,
        &["4 in all: 3 registered, 0 to review, 1 here already", "Inbox:1: Ks", "Remisser:2: here already"],
    );
    let ivar = answer(town, "ivar").bytes();
    assert!(town.column("SELECT original FROM svar").contains(&Fingerprint::of(&ivar).to_string()));
}

fn one_that_fails_does_not_stop_the_rest(town: &Town) {
    let mbox = write(
        town.path("till sist"),
        &[
            &entry(&answer(town, "lars").bytes())[..],
            b"From x@y.example Tue Oct 29 14:03:00 2019\nFrom: \xff\xfe trunc",
        ]
        .concat(),
    );
    let missing = town.path("finns inte.eml").display().to_string();
    let run = town.remissd(&["import", &missing, &mbox.display().to_string()]);
    says(
        &run,
        1,
        &["finns inte.eml: No such file", "till sist:1: Ks", "1 registered", "1 not kept, 1 failed."],
    );
    says(&import(town, &write(town.path("tom låda"), b"")), 0, &["0 in all"]);
    let run = town.remissd(&["import", "--arrived", "2019-10-29T12:00:00Z", &mbox.display().to_string()]);
    says(&run, 1, &["about one mail"]);
    let run = town.remissd(&["explain", &mbox.display().to_string()]);
    says(&run, 0, &["till sist:1", "till sist:2"]);
}

/// As a program saves a single mail, and as a shell hands one over.
fn one_mail_is_one_mail(town: &Town) {
    let saved = write(town.path("sparat.eml"), &entry(&answer(town, "rut").bytes()));
    says(&import(town, &saved), 0, &["sparat.eml: Ks", "1 registered"]);
    let two = [answer(town, "sara"), answer(town, "tove")].map(|mail| entry(&mail.bytes())).concat();
    says(&import(town, &write(town.path("två.eml"), &two)), 0, &["två.eml:1: Ks", "två.eml:2: Ks"]);
    let undated =
        Mail::from("ulf", &town.citizen("ulf").address).subject(OPEN).text("Vi tillstyrker.").bytes();
    let undated = write(town.path("ett brev"), &entry(&undated));
    let path = undated.display().to_string();
    says(&import(town, &undated), 0, &["ett brev:1: g"]);
    says(&town.remissd(&["import", "--arrived", "2019-10-29T12:00:00Z", &path]), 0, &["1 registered"]);
    says(&town.remissd(&["import", "--arrived", "2999-10-29T12:00:00Z", &path]), 1, &["future"]);
}

/// Judged by its beginning, kept to its end.
fn a_mail_larger_than_the_limit_is_kept_whole(town: &Town) {
    town.reconfigure("poll_interval = \"1s\"", "poll_interval = \"1s\"\nmax_message = \"1 MiB\"");
    let text = "Vi tillstyrker förslaget.\nFrom now on.\n".to_owned()
        + &"En rad till om lokaler och avtal.\n".repeat(60_000);
    let large = answer(town, "maja").text(&text).bytes();
    assert!(large.len() > 1 << 20);
    let other = unrelated(town, "nils").text(&text.replace("tillstyrker förslaget", "plogar")).bytes();
    let file = [&large, &other, &answer(town, "olle").bytes()].map(|mail| entry(mail)).concat();
    let run = import(town, &write(town.path("stora"), &file));
    says(
        &run,
        0,
        &["3 in all: 2 registered, 0 to review, 0 here already, 1 not kept", "stora:1: Ks", "stora:3: Ks"],
    );
    let original = Fingerprint::of(&with_line_feeds(&large)).to_string();
    assert!(town.column("SELECT original FROM svar").contains(&original));
    let kept = town.files().into_iter().find(|file| file.ends_with(format!("{original}.eml"))).unwrap();
    assert_eq!(fs::read(kept).unwrap(), with_line_feeds(&large));
    let eml = write(town.path("pelle.eml"), &answer(town, "pelle").text(&text).bytes());
    says(&import(town, &eml), 0, &["pelle.eml: Ks", "1 registered"]);
    let original = Fingerprint::of(&fs::read(&eml).unwrap()).to_string();
    assert!(town.column("SELECT original FROM svar").contains(&original));
    says(&town.remissd(&["audit"]), 0, &["Everything is accounted for"]);
}

fn mailboxes_in(town: &Town) {
    an_mbox_is_read_mail_by_mail(town);
    what_the_mailbox_had_is_here_already(town);
    a_maildir_is_read_and_left_as_it_is(town);
    thunderbirds_folders_are_walked(town);
    one_that_fails_does_not_stop_the_rest(town);
    one_mail_is_one_mail(town);
    a_mail_larger_than_the_limit_is_kept_whole(town);
}

#[test]
fn mail_in_files_is_taken_in_like_the_mailbox() {
    mailboxes_in(&Town::new());
}

#[test]
fn mail_in_files_is_taken_in_like_the_mailbox_on_postgresql() {
    mailboxes_in(&Town::on_postgres());
}
