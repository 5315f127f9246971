//! Judging again, through the command line: what is kept (`replay`), and what was none of our business and
//! still lies on the server (`rescan`).

use remissd::fingerprint::Fingerprint;
use remissd::originals::Originals;

use crate::support::{Imap, Mail, OPEN, Town};

/// A consultation that nobody has registered yet.
const NEW: &str = "Ks 77/2020";

/// Enough words to be compared with other answers.
const FORM: &str = "Föreningarna behöver sina lokaler på kvällar och helger, och de mindre klarar inte att söka sina \
    bidrag varje år. Därför är det bra att avtalen blir fleråriga, att de följs upp tillsammans med oss, och att \
    nya föreningar kan komma med under tiden.";

fn letter(town: &Town, name: &str, subject: &str) -> Mail {
    let person = town.citizen(name);
    Mail::from(name, &person.address)
        .header("To", &town.mailbox().address)
        .header("Message-ID", &format!("<{name}.1@medborgare.example>"))
        .subject(subject)
        .text(&format!("Hej!\nVi har läst förslaget och tillstyrker det. {FORM}\nMed vänlig hälsning"))
}

/// Registers one more consultation; its last day is long past, so that no test looks at today's date.
fn register(town: &Town, number: &str) {
    let text = std::fs::read_to_string(town.configuration()).unwrap();
    let added = format!(
        "{text}\n[[consultation]]\ndiary_number = \"{number}\"\ntitle = \"Ny remiss\"\ndeadline = \"2019-10-30\"\n"
    );
    std::fs::write(town.configuration(), added).unwrap();
}

fn answers(town: &Town) -> Vec<String> {
    town.column("SELECT arendenummer || ' ' || rubrik AS rad FROM svar ORDER BY arendenummer, rubrik")
}

fn what_is_kept_is_judged_again(town: &Town) {
    town.receives(&letter(town, "anna", &format!("Svar på {OPEN} och {NEW}")));
    town.receives(&letter(town, "bo", OPEN));
    assert_eq!(town.run_once().code, Some(0));
    let run = town.remissd(&["replay"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(0), "0 of 2 kept messages would change; --apply makes the changes.\n"),
        "{}",
        run.stderr
    );

    register(town, NEW);
    let before = answers(town);
    let run = town.remissd(&["replay"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let change = format!("consultations {OPEN} → {NEW}, {OPEN}");
    assert!(run.stdout.contains(&change) && run.stdout.contains("1 of 2"), "{}", run.stdout);
    assert_eq!(answers(town), before, "nothing is written");

    let run = town.remissd(&["replay", "--apply"]);
    assert!(
        run.code == Some(0) && run.stdout.contains(&format!("registered as {NEW}-1")),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert_eq!(answers(town).len(), before.len() + 1);
    let shown = town.remissd(&["show", &format!("{NEW}-1")]).stdout;
    assert!(shown.contains(&format!("omprövat: remisser {OPEN} → {NEW}, {OPEN}")), "{shown}");
    let again = town.remissd(&["replay", "--apply"]);
    assert!(again.stdout.starts_with("0 of 2"), "{}", again.stdout);
    answers_that_were_never_compared_are_grouped(town);
    what_is_registered_stays(town);
}

/// As an older version left them: on SQLite, whose tables a test can reach.
fn answers_that_were_never_compared_are_grouped(town: &Town) {
    let group = "SELECT antal FROM likalydande WHERE arendenummer = 'Ks 1216/2018'";
    assert_eq!(town.column(group), ["2"]);
    if !town.path("register.db").exists() {
        return;
    }
    let file = rusqlite::Connection::open(town.path("register.db")).unwrap();
    let forget = "UPDATE response SET alike = NULL; DELETE FROM sketch; DELETE FROM sketch_band";
    file.execute_batch(forget).unwrap();
    drop(file);
    let run = town.remissd(&["replay"]);
    let told = "0 of 2 kept messages would change; --apply makes the changes.\n\
        2 would be compared with other answers for the first time.\n";
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), told), "{}", run.stderr);
    assert_eq!(town.column(group), [""; 0]);
    let run = town.remissd(&["replay", "--apply"]);
    assert!(
        run.stdout.ends_with("2 were compared with other answers for the first time.\n"),
        "{}",
        run.stdout
    );
    assert_eq!(town.column(group), ["2"]);
    assert_eq!(town.remissd(&["replay", "--apply"]).stdout.lines().count(), 1, "once");
}

#[test]
fn a_filed_mail_that_is_called_protected_now_is_hidden_and_waits() {
    let town = Town::new();
    let mail = letter(&town, "anna", OPEN);
    town.receives(&mail);
    town.receives(&letter(&town, "bo", &format!("Till {OPEN} och {NEW}")));
    assert_eq!(town.run_once().code, Some(0));
    let reference =
        town.column("SELECT arendenummer || '-' || lopnummer AS r FROM svar WHERE rubrik = 'Ks 1216/2018'");
    // As if the rules had not known the words: the original that is judged again has them.
    let original = town.column("SELECT original FROM svar WHERE rubrik = 'Ks 1216/2018'").remove(0);
    let bytes = mail.text("Jag har skyddad identitet.").bytes();
    let marked = Fingerprint::of(&bytes);
    Originals::open(&town.path("state")).unwrap().keep(&[(marked, &bytes)]).unwrap();
    let marked = marked.to_string();
    register(&town, NEW);
    let file = rusqlite::Connection::open(town.path("register.db")).unwrap();
    file.execute("UPDATE message SET fingerprint = ?1 WHERE fingerprint = ?2", [&marked, &original]).unwrap();
    drop(file);

    let listed = format!(
        "{}: outcome filed → restricted (is hidden until a person decides; its number stays)",
        reference[0]
    );
    let run = town.remissd(&["replay"]);
    assert!(run.stdout.contains(&listed), "{}{}", run.stdout, run.stderr);
    let run = town.remissd(&["replay", "--apply"]);
    assert!(run.stdout.contains(&listed) && run.stdout.contains("2 of 2"), "{}{}", run.stdout, run.stderr);
    let last_listed = run.stdout.rfind(" → ").unwrap();
    assert!(run.stdout.find("registered as").unwrap() > last_listed, "all is listed first: {}", run.stdout);
    let person = town.citizen("anna").address;
    for command in [&["responses"][..], &["review"], &["letters"], &["show", &reference[0]]] {
        let told = town.remissd(command);
        assert!(told.code == Some(0) && !told.stdout.contains(&person), "{command:?}: {}", told.stdout);
    }
    assert_eq!(town.column("SELECT count(*) AS n FROM granskning"), ["1"]);
    assert!(town.remissd(&["replay", "--apply"]).stdout.starts_with("0 of 2"));
    assert_eq!(town.column("SELECT count(*) AS n FROM granskning"), ["1"], "until a person decides");
}

/// A mail server of ours that is ours no more, a number that is registered no more: nothing is taken back.
fn what_is_registered_stays(town: &Town) {
    let before = answers(town);
    town.reconfigure(&format!("diary_number = \"{OPEN}\""), "diary_number = \"Ks 1/2001\"");
    let run = town.remissd(&["replay", "--apply"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("1 belong to consultations"), "{}", run.stdout);
    assert_eq!(answers(town), before);
    let original = town.column("SELECT original FROM svar WHERE rubrik LIKE 'Svar på%' LIMIT 1").remove(0);
    let kept = town.files().into_iter().find(|file| file.ends_with(format!("{original}.eml"))).unwrap();
    std::fs::remove_file(kept).unwrap();
    let run = town.remissd(&["replay"]);
    assert!(run.code == Some(1) && run.stderr.contains(&original), "{}", run.stderr);
}

#[test]
fn what_is_kept_is_judged_again_on_sqlite() {
    what_is_kept_is_judged_again(&Town::new());
}

#[test]
fn what_is_kept_is_judged_again_on_postgres() {
    what_is_kept_is_judged_again(&Town::on_postgres());
}

#[test]
fn what_was_ignored_and_still_lies_on_the_server_is_judged_again() {
    let town = Town::new();
    let [old, recent] = ["2019-09-20T10:00:00Z", "2019-10-20T10:00:00Z"].map(|at| at.parse().unwrap());
    let since = "2019-10-10";
    let mut imap = Imap::login(&town.mailbox().address);
    imap.append("INBOX", "\\Seen", old, &letter(&town, "gammal", NEW).bytes());
    imap.append("INBOX", "", recent, &letter(&town, "cia", NEW).bytes());
    imap.append("INBOX", "", recent, &letter(&town, "annat", "Cykelbanan").bytes());
    imap.append("INBOX", "", recent, &letter(&town, "bo", OPEN).bytes());
    assert_eq!(town.run_once().code, Some(0));
    let (files, mailbox) = (town.files(), imap.snapshot("INBOX"));
    assert_eq!(answers(&town).len(), 1);

    register(&town, NEW);
    let run = town.remissd(&["rescan", "--since", since]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let change = format!("INBOX UID 2: outcome ignored → filed; kind answer; {NEW} timing in_time\n");
    assert!(run.stdout.starts_with(&change), "{}", run.stdout);
    assert!(
        run.stdout.contains("1 of 2 unrelated") && run.stdout.contains("1 are kept already"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("cia"), "not a word of the sender's");
    assert_eq!(town.files().len(), files.len(), "nothing of it is kept");
    assert_eq!(answers(&town).len(), 1);

    let run = town.remissd(&["rescan", "--since", since, "--apply"]);
    assert!(run.code == Some(0) && run.stdout.contains("1 of 2 unrelated"), "{}{}", run.stdout, run.stderr);
    assert_eq!(answers(&town), [format!("{OPEN} {OPEN}"), format!("{NEW} {NEW}")]);
    assert_eq!(town.column("SELECT count(*) AS n FROM kvittens"), ["0"], "older than is acknowledged");
    let run = town.remissd(&["rescan", "--since", since, "--apply"]);
    assert!(run.stdout.starts_with("0 of 1 unrelated"), "{}", run.stdout);
    assert_eq!(imap.snapshot("INBOX"), mailbox);
    let audit = town.remissd(&["audit"]);
    assert_eq!(audit.code, Some(0), "{}", audit.stdout);
}

#[test]
fn rescan_says_that_a_daemon_is_at_work() {
    let town = Town::new();
    assert_eq!(town.run_once().code, Some(0));
    let _sole = remissd::originals::sole(&town.path("state")).unwrap().unwrap();
    let run = town.remissd(&["rescan", "--since", "2019-10-01"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("stop it first"), "{}", run.stderr);
}
