//! What an operator meets: exit codes, and errors that say what failed, where, and what to try.

use std::time::Duration;

use crate::support::{Mail, OPEN, Run, Town, dovecot, eventually};

#[test]
fn a_misspelt_key_is_named_with_file_line_and_the_nearest_key() {
    let town = Town::new();
    town.reconfigure("poll_interval", "poll_intervall");
    let run = town.remissd(&["check"]);
    assert_eq!(run.code, Some(78));
    let text = std::fs::read_to_string(town.configuration()).unwrap();
    let line = text.lines().position(|line| line.starts_with("poll_intervall")).unwrap() + 1;
    says(&run, &["remissd.toml", "poll_intervall", &format!(":{line}"), "poll_interval"]);
}

#[test]
fn a_missing_configuration_is_a_bad_one() {
    let town = Town::new();
    std::fs::remove_file(town.configuration()).unwrap();
    let run = town.remissd(&["run", "--once"]);
    assert_eq!(run.code, Some(78));
    says(&run, &["remissd.toml"]);
    assert_eq!(run.stderr.matches("No such file").count(), 1, "{}", run.stderr);
}

#[test]
fn a_damaged_database_is_named_and_its_trouble_said_once() {
    let town = Town::new();
    assert_eq!(town.run_once().code, Some(0));
    let database = town.path("register.db");
    // What was written last may stand in the log beside it.
    for log in ["register.db-wal", "register.db-shm"].map(|log| town.path(log)) {
        assert!(!log.exists() || std::fs::remove_file(log).is_ok());
    }
    std::fs::write(&database, "no database at all, but words in its place ".repeat(200)).unwrap();
    for command in [&["sql", "SELECT * FROM svar"][..], &["run", "--once"], &["responses"]] {
        let run = town.remissd(command);
        assert_eq!(run.code, Some(1));
        says(&run, &[&database.display().to_string()]);
        assert_eq!(run.stderr.matches("not a database").count(), 1, "{command:?}: {}", run.stderr);
    }
}

#[test]
fn an_unknown_command_is_a_usage_error() {
    let town = Town::new();
    assert_eq!(town.remissd(&["spring"]).code, Some(2));
    assert_eq!(town.remissd(&["run", "--twice"]).code, Some(2));
}

#[test]
fn the_printed_configuration_is_one_that_can_be_read() {
    let town = Town::new();
    let run = town.remissd(&["config"]);
    assert_eq!(run.code, Some(0));
    assert!(toml::from_str::<toml::Table>(&run.stdout).is_ok(), "{}", run.stdout);
}

#[test]
fn check_says_ok_of_everything_when_all_is_well() {
    let town = Town::new();
    assert_eq!(town.run_once().code, Some(0));
    let run = town.remissd(&["check"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.matches("ok").count() >= 4, "configuration, mailbox, SMTP, database: {}", run.stdout);
}

#[test]
fn a_wrong_password_names_host_and_key() {
    let town = Town::new();
    std::fs::write(town.path("password"), "gissat\n").unwrap();
    let run = town.remissd(&["run", "--once"]);
    assert_eq!(run.code, Some(1));
    says(&run, &["localhost", "password"]);
    assert!(!run.stderr.contains("gissat"), "the password itself is never said");
}

#[test]
fn an_untrusted_certificate_names_host_and_the_key_that_mends_it() {
    let town = Town::new();
    town.reconfigure(&format!("ca_file = \"{}\"\nusername", dovecot().setting("CA_FILE")), "username");
    let run = town.remissd(&["run", "--once"]);
    assert_eq!(run.code, Some(1));
    says(&run, &["localhost", "certificate", "ca_file"]);
}

#[test]
fn a_certificate_for_another_host_is_refused() {
    let town = Town::new();
    town.reconfigure("host = \"localhost\"", "host = \"localhost.localdomain.test\"");
    assert_eq!(town.remissd(&["run", "--once"]).code, Some(1));
}

#[test]
fn a_refused_connection_names_host_and_port() {
    let town = Town::new();
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let port = dovecot().setting("IMAPS_PORT");
    town.reconfigure(&format!("port = {port}"), &format!("port = {closed}"));
    let run = town.remissd(&["run", "--once"]);
    assert_eq!(run.code, Some(1));
    says(&run, &["localhost", &closed.to_string(), "refused"]);
    assert_eq!(
        town.remissd(&["audit"]).code,
        Some(1),
        "an audit that cannot reach the server proves nothing"
    );
}

#[test]
fn an_audit_before_anything_was_read_says_so_and_makes_nothing() {
    let town = Town::new();
    let before = town.files();
    let run = town.remissd(&["audit"]);
    assert_eq!(run.code, Some(1));
    says(&run, &["no database", "remissd run"]);
    let log = town.path("log");
    assert_eq!(town.files().into_iter().filter(|file| *file != log).collect::<Vec<_>>(), before);
}

#[test]
fn an_audit_looks_at_the_originals_though_the_server_is_away() {
    let town = Town::new();
    town.receives(&answer(&town));
    assert_eq!(town.run_once().code, Some(0));
    let original = town.column("SELECT original FROM svar").remove(0);
    let kept = town.files().into_iter().find(|file| file.ends_with(format!("{original}.eml"))).unwrap();
    std::fs::remove_file(kept).unwrap();
    let port = dovecot().setting("IMAPS_PORT");
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    town.reconfigure(&format!("port = {port}"), &format!("port = {closed}"));
    let run = town.remissd(&["audit"]);
    assert_eq!(run.code, Some(1));
    says(&run, &[&original, "missing"]);
}

#[test]
fn a_message_that_no_server_dated_is_filed_once_a_person_says_when_it_came() {
    let town = Town::new();
    let path = town.path("svar.eml");
    std::fs::write(&path, answer(&town).bytes()).unwrap();
    let import = |more: &[&str]| {
        let path = path.display().to_string();
        town.remissd(&[&["import"], more, &[path.as_str()]].concat())
    };
    says(&import(&[]), &["svar.eml: g1"]);
    says(&import(&[]), &["svar.eml: here already, as g1\n"]);
    says(&import(&["--arrived", "2019-10-29T12:00:00Z"]), &[&format!("svar.eml: {OPEN}-1")]);
    let stays = format!("svar.eml: here already, as {OPEN}-1");
    says(&import(&["--arrived", "2019-10-29T12:00:00Z"]), &[&format!("{stays}\n")]);
    says(&import(&["--arrived", "2019-10-30T12:00:00Z"]), &[&format!("{stays}; --arrived changes nothing")]);
    assert_eq!(town.column("SELECT inkom_grund FROM svar"), ["angivet för hand"]);
    assert_eq!(town.column("SELECT count(*) AS n FROM granskning"), ["0"]);
}

#[test]
fn a_report_of_a_past_day_tells_how_things_stood_then() {
    let town = Town::new();
    town.receives(&answer(&town));
    assert_eq!(town.run_once().code, Some(0));
    let last_year = ["digest", "--diary-number", OPEN, "--date", "2018-01-01"];
    says(&town.remissd(&last_year), &["räknad en gång: 0\n", "som läget är nu"]);
    let today = town.remissd(&["digest", "--diary-number", OPEN]);
    says(&today, &["räknad en gång: 1 "]);
    assert!(!today.stdout.contains("som läget är nu"));
}

#[test]
fn a_missing_folder_is_said_and_the_others_are_read() {
    let town = Town::new();
    town.reconfigure(r#""\\Junk""#, r#""Remissvar""#);
    town.receives(&answer(&town));
    let run = town.run_once();
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    says(&run, &["Remissvar"]);
    says(&town.remissd(&["digest", "--diary-number", OPEN]), &["Vi kunde inte läsa Remissvar."]);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["1"]);
}

#[test]
fn plaintext_is_refused_away_from_loopback() {
    let town = Town::new();
    town.reconfigure("host = \"localhost\"", "host = \"imap.kommun.example\"");
    town.reconfigure("security = \"tls\"", "security = \"plaintext\"");
    let run = town.remissd(&["check"]);
    assert_eq!(run.code, Some(78));
    says(&run, &["plaintext", "loopback"]);
}

#[test]
fn the_daemon_takes_in_what_arrives_and_ends_cleanly_on_sigterm() {
    let town = Town::new();
    let daemon = town.start(&["run"]);
    town.receives(&answer(&town));
    eventually("the letter has come", Duration::from_secs(30), || town.citizen("anna").inbox().len() == 1);
    assert_eq!(daemon.terminate(), Some(0));
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["1"]);
}

#[test]
fn the_daemon_goes_on_trying_while_the_server_is_away() {
    let town = Town::new();
    let port = dovecot().setting("IMAPS_PORT");
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    town.reconfigure(&format!("port = {port}"), &format!("port = {closed}"));
    let daemon = town.start(&["run"]);
    let log = || std::fs::read_to_string(town.path("log")).unwrap_or_default();
    eventually("the daemon has said what is wrong", Duration::from_secs(20), || {
        log().contains(&closed.to_string())
    });
    assert_eq!(daemon.terminate(), Some(0), "still there, and ended when asked");
}

#[test]
fn a_database_newer_than_the_program_is_refused() {
    let town = Town::new();
    assert_eq!(town.run_once().code, Some(0));
    rusqlite::Connection::open(town.path("register.db"))
        .unwrap()
        .execute(
            "INSERT INTO _sqlx_migrations (version, description, installed_on, success, checksum, execution_time)
             VALUES (99999999999999, 'from the future', CURRENT_TIMESTAMP, 1, x'00', 0)",
            [],
        )
        .unwrap();
    let run = town.remissd(&["run", "--once"]);
    assert_eq!(run.code, Some(1));
    says(&run, &["newer"]);
}

#[test]
fn sql_reads_and_nothing_else() {
    let town = Town::new();
    assert_eq!(town.run_once().code, Some(0));
    let target = town.path("copy.db").display().to_string();
    for statement in [
        "DELETE FROM svar",
        "DROP VIEW svar",
        "CREATE TABLE x (y)",
        "PRAGMA user_version = 3",
        &format!("ATTACH '{target}' AS other"),
        &format!("VACUUM INTO '{target}'"),
    ] {
        assert_eq!(town.remissd(&["sql", statement]).code, Some(1), "{statement}");
    }
    assert!(!town.path("copy.db").exists());
}

#[test]
fn a_question_with_a_name_is_asked_of_one_consultation_or_of_all() {
    for town in [Town::new(), Town::on_postgres()] {
        town.receives(&answer(&town));
        assert_eq!(town.run_once().code, Some(0));
        let list = town.remissd(&["sql", "--list", "--format", "csv"]);
        assert_eq!((list.code, list.stdout.lines().count()), (Some(0), 27));
        assert!(list.stdout.contains("silent-invited,Vilka inbjudna har inte svarat?"), "{list:?}");
        let asked = |more: &[&str]| town.remissd(&[&["sql", "--format", "csv", "--name"], more].concat());
        assert_eq!(asked(&["summary"]).stdout.lines().count(), 3);
        assert_eq!(asked(&["summary", "--diary-number", OPEN]).stdout.lines().count(), 2);
        let found = asked(&["search", "REMISSVAR"]);
        assert!(found.code == Some(0) && found.stdout.contains("Privatperson"), "{found:?}");
        for (wrong, why) in [
            (&["no-such-question"][..], "no query named no-such-question"),
            (&["search"], "what to look for"),
            (&["search", "och"], "no word to look for"),
            (&["summary", "ord"], "only --name search"),
        ] {
            let run = asked(wrong);
            assert_eq!(run.code, Some(1), "{run:?}");
            says(&run, &[why]);
        }
    }
}

fn says(run: &Run, words: &[&str]) {
    for word in words {
        assert!(run.stderr.contains(word) || run.stdout.contains(word), "{word:?} is not said: {run:?}");
    }
}

fn answer(town: &Town) -> Mail {
    Mail::from("Anna Andersson", &town.citizen("anna").address)
        .header("To", &town.mailbox().address)
        .subject(&format!("Remissvar {OPEN}"))
        .header("Message-ID", &format!("<svar.{}>", town.citizen("anna").address))
        .text("Hej!\n\nFöreningen tillstyrker förslaget.\n")
}
