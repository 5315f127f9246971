//! What lies beside the mail and is none, leads elsewhere, or was thrown away.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::thread;

use super::{answer, entry, import, says, with_line_feeds, write};
use crate::support::{Run, Town};

/// A pipe that nobody writes to.
fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Nobody may wait for ever: what takes so long is ended, and fails.
fn import_in_time(town: &Town, path: &Path) -> Run {
    town.remissd_within("30", &["import", &path.display().to_string()])
}

fn mail(town: &Town, name: &str) -> Vec<u8> {
    with_line_feeds(&answer(town, name).bytes())
}

fn in_a_maildir_links_pipes_and_trash_are_passed_over(town: &Town) {
    let (folder, elsewhere) = (town.path("Maildir"), town.path("elsewhere"));
    for part in ["cur", "new", "tmp", ".Arkiv/new", ".Arkiv/tmp"] {
        fs::create_dir_all(folder.join(part)).unwrap();
    }
    write(folder.join("cur/1572354180.M1P2.host:2,S"), &mail(town, "anna"));
    write(folder.join("cur/1572354181.M2P2.host:2,ST"), &mail(town, "bo"));
    write(folder.join("new/1572354182.M3P2.host"), &mail(town, "cia"));
    let secret = write(elsewhere.join("cur/1572354183.M4P2.host:2,S"), &mail(town, "dan"));
    fs::create_dir_all(elsewhere.join("new")).unwrap();
    symlink(&secret, folder.join("cur/1572354184.M5P2.host:2,S")).unwrap();
    symlink(town.path("nothing"), folder.join("new/1572354185.M6P2.host")).unwrap();
    symlink(&elsewhere, folder.join(".Skickat")).unwrap();
    symlink(elsewhere.join("cur"), folder.join(".Arkiv/cur")).unwrap();
    pipe(&folder.join("cur/1572354186.M7P2.host:2,S"));
    let _socket = UnixListener::bind(folder.join("new/1572354187.M8P2.host")).unwrap();
    let run = import_in_time(town, &folder);
    says(&run, 0, &["2 in all: 2 registered, 0 to review, 0 here already, 0 not kept, 0 failed. "]);
    says(&run, 0, &["7 passed over: 1 flagged as trashed, 4 a symbolic link, 2 no regular file.\n"]);
    says(
        &run,
        0,
        &["M2P2.host:2,ST: passed over: flagged as trashed\n", ".Skickat: passed over: a symbolic link\n"],
    );
    says(
        &run,
        0,
        &["M5P2.host:2,S: passed over: a symbolic link\n", ".Arkiv/cur: passed over: a symbolic link\n"],
    );
    says(
        &run,
        0,
        &["M7P2.host:2,S: passed over: no regular file\n", "M8P2.host: passed over: no regular file\n"],
    );
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["2"]);
}

fn what_a_person_names_is_followed_and_read(town: &Town) {
    let saved = write(town.path("saved/eva.eml"), &mail(town, "eva"));
    let link = town.path("a link");
    symlink(&saved, &link).unwrap();
    says(&import_in_time(town, &link), 0, &["a link: Ks", "1 in all: 1 registered"]);
    let named = town.path("pipe.eml");
    pipe(&named);
    let (into, gun) = (named.clone(), mail(town, "gun"));
    let writer = thread::spawn(move || fs::write(into, gun).unwrap());
    says(&import_in_time(town, &named), 0, &["pipe.eml: Ks", "1 in all: 1 registered"]);
    writer.join().unwrap();
    let run = import_in_time(town, Path::new("/dev/zero"));
    says(&run, 1, &["/dev/zero: passed over: no regular file; save the mail in one\n"]);
    says(&run, 1, &["0 in all", "0 failed. 1 passed over: 1 no regular file.\n"]);
    let letter =
        ["import", "--letter", "--arrived", "2019-10-29", "--from", "Eva", "--diary-number", "Ks 1216/2018"];
    let letter = town.remissd_within("30", &[&letter[..], &[&named.display().to_string()]].concat());
    says(&letter, 1, &["no regular file"]);
    // As a shell names every mail of a folder.
    let trashed = town.path("Maildir/cur/1572354181.M2P2.host:2,ST");
    says(&import(town, &trashed), 0, &["0 in all", "1 passed over: 1 flagged as trashed.\n"]);
    // Somewhere else the letters of a name are nobody's flags.
    let copied = write(town.path("copied:2,ST"), &fs::read(&trashed).unwrap());
    says(&import(town, &copied), 0, &["1 in all: 1 registered"]);
}

fn in_any_folder_what_is_not_read_is_said(town: &Town) {
    let folder = town.path("Mail");
    write(folder.join("Inbox"), &entry(&answer(town, "fia").bytes()));
    write(folder.join("Trash"), b"");
    write(folder.join("ett svar.msg"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    symlink(&folder, folder.join("round")).unwrap();
    pipe(&folder.join("wait.eml"));
    let run = import_in_time(town, &folder);
    says(&run, 0, &["1 in all: 1 registered", "ett svar.msg: passed over: not known as mail\n"]);
    says(&run, 0, &["3 passed over: 1 a symbolic link, 1 no regular file, 1 not known as mail.\n"]);
}

fn passed_over(town: &Town) {
    in_a_maildir_links_pipes_and_trash_are_passed_over(town);
    what_a_person_names_is_followed_and_read(town);
    in_any_folder_what_is_not_read_is_said(town);
}

#[test]
fn what_is_no_mail_to_take_in_is_passed_over_and_said() {
    passed_over(&Town::new());
}

#[test]
fn what_is_no_mail_to_take_in_is_passed_over_and_said_on_postgresql() {
    passed_over(&Town::on_postgres());
}
