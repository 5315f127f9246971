//! What may happen to the process that reads attachments, and that it costs what it must and no more.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::Duration;

use remissd::extract::{Budget, Contents, Extractor, Limits, NoReader, serve};
use remissd::message::{AttachedText, Message, Unreadable};

use crate::support::{Mail, eventually};

/// The program, as a shell script knows it.
const READER: &str = concat!("exec ", env!("CARGO_BIN_EXE_remissd"), " \"$@\"\n");

#[test]
fn where_no_reader_is_to_be_had_the_message_is_not_read_and_nothing_is_said_of_it() {
    for program in ["/bin/false", "/bin/echo", "/nowhere/remissd"] {
        let trouble = read(Path::new(program), &[("a.txt", b"ett")]).unwrap_err();
        let started = matches!(trouble, NoReader::NotLimited);
        assert_eq!(started, program.starts_with("/bin"), "{program}: {trouble}");
    }
    let raw = mail(&[("tal.mp3", b"ID3")]).replace("application/octet-stream", "audio/mpeg");
    let message = Message::read(raw.as_bytes());
    let contents = Contents::of(&message, raw.as_bytes());
    assert!(run(Path::new("/bin/false"), message, contents).is_ok(), "none is needed");
}

#[test]
fn a_reader_that_is_dead_when_it_is_asked_costs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let dying = format!("if mkdir met 2>/dev/null; then printf well; exit 1; fi\n{READER}");
    let message = read(&script(folder.path(), &dying), &[("a.txt", b"Ks 1216/2018")]).unwrap();
    assert_eq!(text(&message, 0), Ok("Ks 1216/2018"));
    assert!(message.defects.is_empty(), "{:?}", message.defects);
    assert!(folder.path().join("met").exists());
}

#[test]
fn a_file_is_at_fault_only_when_it_breaks_two_readers() {
    let nonsense = "printf well; head -c 30 >/dev/null; printf 'nonsense, and more than an answer'";
    let too_much = "printf well; head -c 30 >/dev/null; printf '\\0\\0\\0\\0\\0\\0\\0\\0\\377\\377\\377\\377'; sleep 100";
    let forged =
        "printf well; head -c 30 >/dev/null; printf '\\0\\0\\0\\0\\0\\0\\0\\0\\1\\0\\0\\0ab'; sleep 100";
    let crash = "printf well; head -c 30 >/dev/null; kill -BUS $$";
    let exhausted = "printf well; head -c 30 >/dev/null; kill -ABRT $$";
    for (fault, why) in [
        (nonsense, Unreadable::Damaged),
        (too_much, Unreadable::Damaged),
        (forged, Unreadable::Damaged),
        (crash, Unreadable::Damaged),
        (exhausted, Unreadable::TooCostly),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let always = read(&script(folder.path(), fault), &[("a.txt", b"ett"), ("b.txt", b"tre")]).unwrap();
        assert_eq!([text(&always, 0), text(&always, 1)], [Err(why); 2], "{fault}");
        assert_eq!(always.defects.len(), 2, "{fault}: {:?}", always.defects);

        let folder = tempfile::tempdir().unwrap();
        let once = format!("if mkdir met 2>/dev/null; then {fault}; exit; fi\n{READER}");
        let message = read(&script(folder.path(), &once), &[("a.txt", b"ett"), ("b.txt", b"tre")]).unwrap();
        assert_eq!([text(&message, 0), text(&message, 1)], [Ok("ett"), Ok("tre")], "{fault}");
    }
}

#[test]
fn what_a_reader_has_started_ends_with_it_and_no_reader_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let program =
        "sleep 1000 >/dev/null & echo $! > program; printf well; head -c 30 >/dev/null; kill -BUS $$";
    read(&script(folder.path(), program), &[("a.txt", b"ett")]).unwrap();
    let started: i32 =
        std::fs::read_to_string(folder.path().join("program")).unwrap().trim().parse().unwrap();
    eventually("the program ends", Duration::from_secs(10), || has_ended(started));

    read(Path::new(env!("CARGO_BIN_EXE_remissd")), &[("a.txt", b"ett")]).unwrap();
    let task = std::fs::canonicalize("/proc/thread-self").unwrap();
    assert_eq!(std::fs::read_to_string(task.join("children")).unwrap(), "", "no reader and no zombie");
}

/// Whether that process is gone, or waits for nothing but whoever inherited it.
fn has_ended(process: i32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    stat.rsplit_once(") ").is_none_or(|(_, state)| state.starts_with(['Z', 'X']))
}

#[test]
fn of_one_message_so_much_text_is_kept_and_the_rest_is_told() {
    let long = "ord ".repeat(1 << 20);
    let files: Vec<(&str, &[u8])> = vec![("a.txt", long.as_bytes()); 6];
    let message = read(Path::new(env!("CARGO_BIN_EXE_remissd")), &files).unwrap();
    let kept: usize = (0..6).map(|at| text(&message, at).map_or(0, str::len)).sum();
    assert_eq!(kept, 4 << 20);
    assert_eq!(text(&message, 4), Err(Unreadable::TooCostly));
    assert_eq!(message.defects.len(), 6, "{:?}", message.defects);
}

/// Somebody who asks a reader for nothing, and tries what a file that took it over would.
struct Intruder;

/// Whether it succeeds with the file of that path.
type Crime = fn(&str) -> bool;

/// What the intruder tries, and what must not come of it.
const CRIMES: [(&str, Crime); 5] = [
    ("reads", |path| std::fs::read(path).is_ok()),
    ("empties", |path| std::fs::File::options().write(true).truncate(true).open(path).is_ok()),
    ("lists", |path| std::fs::read_dir(Path::new(path).parent().unwrap()).is_ok()),
    ("starts", |_| {
        std::process::Command::new("/usr/bin/env").spawn().is_ok_and(|mut run| run.wait().is_ok())
    }),
    ("calls", |_| std::net::UdpSocket::bind("127.0.0.1:0").is_ok()),
];

impl std::io::Read for Intruder {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        let path = std::env::var(SECRET).unwrap();
        for (name, crime) in CRIMES {
            println!("{name} {}", crime(&path));
        }
        Ok(0)
    }
}

/// Where the secret is, in the environment of a test that is a reader itself.
const SECRET: &str = "REMISSD_TEST_SECRET";

#[test]
fn whoever_takes_over_a_reader_finds_no_files_no_network_and_no_programs() {
    if std::env::var_os(SECRET).is_some() {
        let ocr = std::env::var("REMISSD_TEST_OCR").ok();
        let limits = Limits { max_time: Duration::from_secs(60), max_text: 0, ocr };
        serve(&limits, Intruder, std::io::sink()).unwrap();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("password");
    for languages in [None, Some("swe")] {
        std::fs::write(&secret, "hemligt").unwrap();
        let this = "readers::whoever_takes_over_a_reader_finds_no_files_no_network_and_no_programs";
        let mut intruder = std::process::Command::new(std::env::current_exe().unwrap());
        intruder.args(["--exact", this, "--nocapture", "--test-threads=1"]).env(SECRET, &secret);
        intruder.envs(languages.map(|languages| ("REMISSD_TEST_OCR", languages)));
        let run = intruder.output().unwrap();
        let told = String::from_utf8(run.stdout).unwrap();
        for (name, _) in CRIMES {
            // Who reads pictures starts programs, which have all of this taken from them too.
            let may = name == "starts" && languages.is_some();
            assert!(told.contains(&format!("{name} {may}\n")), "{languages:?}: {told}");
        }
        assert_eq!(std::fs::read(&secret).unwrap(), b"hemligt");
    }
}

/// A program of these lines of shell, which runs in that folder.
fn script(folder: &Path, lines: &str) -> std::path::PathBuf {
    let path = folder.join("reader");
    std::fs::write(&path, format!("#!/bin/sh\ncd {}\n{lines}\n", folder.display())).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

fn mail(files: &[(&str, &[u8])]) -> String {
    let mail = Mail::from("Anna Ek", "anna@forening.example").subject("Svar").text("Se bilagan.");
    let mail = files.iter().fold(mail, |mail, (name, bytes)| mail.attachment(name, bytes));
    String::from_utf8(mail.bytes()).unwrap()
}

fn read(program: &Path, files: &[(&str, &[u8])]) -> Result<Message, NoReader> {
    let raw = mail(files);
    let message = Message::read(raw.as_bytes());
    let contents = Contents::of(&message, raw.as_bytes());
    run(program, message, contents)
}

fn run(program: &Path, message: Message, contents: Contents) -> Result<Message, NoReader> {
    let limits = Limits { max_time: Duration::from_secs(60), max_text: 1 << 20, ocr: None };
    let extractor = Extractor::of(program.to_owned(), limits);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(extractor.read(message, contents, &mut Budget::default()))
}

fn text(message: &Message, at: usize) -> Result<&str, Unreadable> {
    match &message.attachments[at].text {
        AttachedText::Read(text) => Ok(text),
        AttachedText::Unreadable(why) => Err(*why),
        AttachedText::Unread => panic!("{:?}", message.defects),
    }
}
