//! Slips at the command line: a wrong number, a wrong file, a name that is no longer one. Each is said, and nothing is lost.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::support::{CLOSED, Mail, OPEN, Run, Town};

fn mail(town: &Town, name: &str, subject: &str) -> Mail {
    Mail::from(name, &town.citizen(name).address)
        .received("mx.kommun.example", "2019-10-28T08:00:00Z".parse().unwrap())
        .header("To", &town.mailbox().address)
        .subject(subject)
        .header("Message-ID", &format!("<{name}.1@medborgare.example>"))
        .text(&format!("Hej!\n\nVi tillstyrker förslaget.\n{name}\n"))
}

fn file(town: &Town, name: &str, bytes: &[u8]) -> String {
    let path = town.path(name);
    fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

fn import(town: &Town, name: &str, subject: &str) {
    let path = file(town, &format!("{name}.eml"), &mail(town, name, subject).bytes());
    says(&town.remissd(&["import", &path]), 0, &[]);
}

fn says(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, Some(code), "{run:?}");
    let said = format!("{}{}", run.stdout, run.stderr);
    for word in words {
        assert!(said.contains(word), "{word:?} is not in {said}");
    }
}

fn each_database(story: impl Fn(&Town)) {
    for town in [Town::new(), Town::on_postgres()] {
        story(&town);
    }
}

#[test]
fn a_case_that_the_register_does_not_have_is_refused_and_not_empty() {
    each_database(|town| {
        import(town, "anna", OPEN);
        let commands =
            [&["mark", "--unmarked"][..], &["invited"], &["responses"], &["sql", "--name", "silent-invited"]];
        for command in commands {
            let asked = |number: &str| town.remissd(&[command, &["--diary-number", number]].concat());
            says(&asked("Ks 1216/2019"), 1, &["there is no consultation Ks 1216/2019"]);
            says(&asked("ks1216/2018"), 0, &[]);
            assert_eq!(asked("ks1216/2018").stdout, asked(OPEN).stdout, "{command:?}");
        }
        let digest = town.remissd(&["digest", "--diary-number", "KS1216/2018"]);
        says(&digest, 0, &["räknad en gång: 1"]);
        let moved = ["review", "assign", "Ks 1216/2018-1", "--diary-number", "ks1121/2017"];
        says(&town.remissd(&moved), 0, &["registered as Ks 1121/2017-1"]);
    });
}

#[test]
fn a_number_that_was_cancelled_is_said_to_be_by_every_command() {
    each_database(|town| {
        import(town, "anna", OPEN);
        let by = ["--by", "Rut Registrator", "--reason", "fel ärende"];
        let moved = ["review", "assign", "Ks 1216/2018-1", "--diary-number", CLOSED];
        says(&town.remissd(&[&moved[..], &by].concat()), 0, &[]);
        for command in [
            &["review", "undo"][..],
            &["review", "accept"],
            &["correct", "--kind", "question"],
            &["correct", "--protected"],
            &["mark", "--handlingsnummer", "H 1"],
            &["erase", "--reason", "gallring"],
            &["letters", "resend"],
        ] {
            let run = town.remissd(&[command, &["Ks 1216/2018-1"]].concat());
            says(
                &run,
                1,
                &[
                    "Ks 1216/2018-1 was cancelled",
                    "by Rut Registrator (fel ärende): it is Ks 1121/2017-1 now",
                ],
            );
        }
    });
}

#[test]
fn who_dismisses_the_only_copy_is_told() {
    each_database(|town| {
        import(town, "anna", "Synpunkter på Överenskommelse om samverkan");
        let dismiss = |name: &str| town.remissd(&["review", "dismiss", name, "--reason", "annat"]);
        let run = dismiss("g1");
        says(&run, 0, &["g1 is dismissed", "the only copy that is left"]);
        assert!(!run.stdout.contains("still lies in the mailbox"), "{run:?}");
        town.receives(&mail(town, "bo", "Synpunkter på Överenskommelse om samverkan"));
        says(&town.run_once(), 0, &[]);
        says(&dismiss(&town.column("SELECT id FROM granskning")[0]), 0, &["still lies in the mailbox"]);
    });
}

#[test]
fn a_named_file_that_is_no_mail_is_refused() {
    let town = Town::new();
    import(&town, "anna", OPEN);
    let text = format!("Anteckning om {OPEN}\n\nFöreningen ringde och tillstyrker.\n");
    let note = file(&town, "anteckning.txt", text.as_bytes());
    let paper = file(&town, "brev.pdf", format!("%PDF-1.4\n% {OPEN}\n").as_bytes());
    let [configuration, database] =
        [town.configuration(), town.path("register.db")].map(|path| path.display().to_string());
    for path in [&note, &paper, &configuration, &database] {
        let run = town.remissd(&["import", path]);
        says(
            &run,
            1,
            &[
                "no mail: it has no header",
                "--letter",
                "--note",
                "0 in all",
                "1 passed over: 1 not known as mail",
            ],
        );
    }
    says(&fed(&town, &["import", "/dev/stdin"], text.as_bytes()), 1, &["no mail: it has no header"]);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["1"]);
    assert_eq!(town.column("SELECT count(*) AS n FROM granskning"), ["0"]);
    says(
        &town.remissd(&["import", &file(&town, "kort.eml", b"Subject: Cykelbanan\n\nHej\n")]),
        0,
        &["not kept"],
    );
}

#[test]
fn what_comes_through_a_pipe_is_an_mbox_where_it_begins_as_one() {
    let town = Town::new();
    let entry = |name: &str| {
        let text = String::from_utf8(mail(&town, name, OPEN).bytes()).unwrap().replace("\r\n", "\n");
        format!("From {name}@medborgare.example Mon Oct 28 09:00:00 2019\n{text}\n")
    };
    let three = [entry("anna"), entry("bo"), entry("cia")].concat();
    let arrived = ["import", "--arrived", "2019-10-28T12:00:00Z", "/dev/stdin"];
    says(&fed(&town, &arrived, three.as_bytes()), 1, &["--arrived is about one mail"]);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["0"]);
    says(
        &fed(&town, &["import", "/dev/stdin"], three.as_bytes()),
        0,
        &["/dev/stdin:3: ", "3 in all: 3 registered"],
    );
    says(&fed(&town, &["explain", "/dev/stdin"], three.as_bytes()), 0, &["/dev/stdin:3"]);
    says(&fed(&town, &arrived, &mail(&town, "dan", OPEN).bytes()), 0, &["1 in all: 1 registered"]);
    says(&fed(&town, &["import", "/dev/stdin"], b""), 0, &["0 in all"]);
}

#[test]
fn what_thunderbird_hides_was_thrown_away() {
    let town = Town::new();
    let entry = |name: &str, status: &str| {
        let text = String::from_utf8(mail(&town, name, OPEN).bytes()).unwrap().replace("\r\n", "\n");
        format!(
            "From - Mon Oct 28 09:00:00 2019\nX-Mozilla-Status: {status}\nX-Mozilla-Status2: 00000000\n{text}\n"
        )
    };
    let inbox = file(&town, "Inbox", [entry("anna", "0009"), entry("bo", "0001")].concat().as_bytes());
    let run = town.remissd(&["import", &inbox]);
    says(
        &run,
        0,
        &[
            "Inbox:1: passed over: flagged as trashed\n",
            "1 in all: 1 registered",
            "1 passed over: 1 flagged as trashed.",
        ],
    );
    says(&town.remissd(&["explain", &inbox]), 0, &["Inbox:1: passed over: flagged as trashed"]);
}

#[test]
fn the_name_of_a_file_cannot_write_lines_of_its_own() {
    let town = Town::new();
    let path = file(&town, "a\n99 in all: 99 registered\u{1b}[2J.eml", &mail(&town, "anna", OPEN).bytes());
    let gone = format!("{path}.borta");
    for command in ["import", "explain"] {
        let run = town.remissd(&[command, &path, &gone]);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(!said.contains("\n99 in all") && !said.contains("\u{1b}[2J"), "{command}: {said:?}");
    }
}

#[test]
fn neither_a_preview_nor_an_export_writes_over_what_the_program_lives_by() {
    let town = Town::new();
    import(&town, "anna", OPEN);
    let original = town
        .files()
        .into_iter()
        .find(|path| path.to_string_lossy().contains("originals/") && path.extension().is_some());
    let link = town.path("genväg");
    std::os::unix::fs::symlink(town.path("state"), &link).unwrap();
    fs::hard_link(town.path("register.db"), town.path("kopia.html")).unwrap();
    let lived_by: Vec<PathBuf> = [
        town.path("register.db"),
        town.path("kopia.html"),
        town.path("register.db-journal"),
        town.configuration(),
        town.path("state/letter.key"),
        town.path("state/ny.html"),
        link.join("letter.key"),
    ]
    .into_iter()
    .chain(original)
    .collect();
    for path in &lived_by {
        let before = fs::read(path).ok();
        let path = path.to_str().unwrap();
        let preview = ["digest", "--diary-number", OPEN, "--preview", path];
        says(&town.remissd(&preview), 1, &[path, "name another file"]);
        for to in ["csv", "zip"] {
            let export = ["export", "--diary-number", OPEN, "--to", to, "--force", "--output", path];
            says(&town.remissd(&export), 1, &[path, "name another file"]);
        }
        assert_eq!(fs::read(path).ok(), before, "{path}");
    }
    says(&town.remissd(&["responses"]), 0, &["anna"]);
}

#[test]
fn a_preview_replaces_a_preview_and_nothing_else() {
    let town = Town::new();
    import(&town, "anna", OPEN);
    let preview = |path: &str| town.remissd(&["digest", "--diary-number", OPEN, "--preview", path]);
    let page = town.path("rapport.html").display().to_string();
    for _ in 0..2 {
        says(&preview(&page), 0, &["Wrote"]);
    }
    let mine = file(&town, "egen.html", b"<html>Mina anteckningar</html>");
    says(&preview(&mine), 1, &["is there already and is no preview"]);
    assert_eq!(fs::read(&mine).unwrap(), b"<html>Mina anteckningar</html>");
    says(&preview(&file(&town, "tom.html", b"")), 0, &["Wrote"]);
    says(&preview("-"), 1, &["- is no file"]);
    says(
        &town.remissd(&["export", "--diary-number", OPEN, "--to", "csv", "--output", "-"]),
        1,
        &["- is no file"],
    );
    assert!(town.files().iter().all(|path| !path.to_string_lossy().ends_with(".part")), "{:?}", town.files());
}

#[test]
fn what_cannot_be_meant_is_said_in_words_that_help() {
    let town = Town::new();
    import(&town, "anna", OPEN);
    for question in ["", " ", ";"] {
        says(&town.remissd(&["sql", question]), 1, &["SELECT * FROM svar"]);
    }
    let extend = ["extend", "--diary-number", OPEN, "--body", "Örebro Föreningsråd", "--until", "2919-10-08"];
    says(&town.remissd(&extend), 1, &["is the year right?"]);
    assert_eq!(town.column("SELECT count(*) AS n FROM sandlista WHERE anstand_till IS NOT NULL"), ["0"]);
    let equal = town.remissd(&["sql", "SELECT 1 AS n, 2 AS n", "--format", "json"]);
    says(&equal, 0, &["{\"n\":1,\"n_2\":2}"]);
    town.reconfigure("security = \"tls\"", "security = \"tls\"\nport = 99999");
    let text = fs::read_to_string(town.configuration()).unwrap();
    let own =
        text.lines().find(|line| line.starts_with("port = ") && !line.ends_with("99999")).unwrap().to_owned();
    fs::write(town.configuration(), text.replacen(&format!("{own}\n"), "", 1)).unwrap();
    says(&town.remissd(&["check"]), 78, &["99999 is no port", "65535"]);
}

#[test]
fn who_stops_letters_is_who_the_environment_names() {
    each_database(|town| {
        says(&town.remissd(&["letters", "stop", "--by", "Rut Registrator", "--reason", "fel mall"]), 0, &[]);
        let again = town.remissd(&["letters", "stop", "--reason", "ett annat skäl"]);
        says(&again, 0, &["stopped already", "is not noted", "Rut Registrator: fel mall"]);
        says(&town.remissd(&["letters"]), 0, &["Rut Registrator: fel mall"]);
    });
}

#[test]
fn what_was_erased_asks_for_nothing() {
    each_database(|town| {
        import(town, "anna", OPEN);
        says(&town.remissd(&["erase", "Ks 1216/2018-1", "--reason", "gallring"]), 0, &[]);
        for kind in ["question", "extension_request", "document_request"] {
            let run = town.remissd(&["correct", "Ks 1216/2018-1", "--kind", kind]);
            says(&run, 1, &["its personal data were removed", "nothing was changed"]);
        }
        says(
            &town.remissd(&["correct", "Ks 1216/2018-1", "--kind", "withdrawal"]),
            0,
            &["answer → withdrawal"],
        );
    });
}

#[test]
fn what_no_server_timed_is_not_filed_before_a_person_says_when_it_came() {
    each_database(|town| {
        let text = "Synpunkter på Överenskommelse om samverkan";
        let bare = Mail::from("Anna", &town.citizen("anna").address).subject(text).text("Vi tillstyrker.");
        let path = file(town, "bar.eml", &bare.bytes());
        says(&town.remissd(&["import", &path]), 0, &["g1"]);
        for command in
            [&["review", "accept", "g1"][..], &["review", "assign", "g1", "--diary-number", CLOSED]]
        {
            let run = town.remissd(command);
            says(
                &run,
                1,
                &["no server says when g1 came", "remissd import --arrived", "/originals/", ".eml'"],
            );
        }
        assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["0"]);
        says(&town.remissd(&["import", "--arrived", "2019-10-29T13:00:00Z", &path]), 0, &[]);
        says(&town.remissd(&["review", "accept", "g1"]), 0, &["registered as Ks 1216/2018-1"]);
        let row = "SELECT inkom || ' ' || inkom_grund AS rad FROM svar";
        assert_eq!(town.column(row), ["2019-10-29 14:00:00 angivet för hand"]);
    });
}

/// Runs a command that reads these bytes from a pipe.
fn fed(town: &Town, arguments: &[&str], bytes: &[u8]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_remissd"));
    command.args(arguments).env("REMISSD_CONFIG", town.configuration());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().unwrap();
    process.stdin.take().unwrap().write_all(bytes).ok();
    let output = process.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}
