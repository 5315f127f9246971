//! Judging again, through the command line: what is kept (`replay`), and what was none of our business and
//! still lies on the server (`rescan`).

use jiff::{SignedDuration, Timestamp};

use crate::support::{Imap, Mail, OPEN, Town};

/// A consultation that nobody has registered yet.
const NEW: &str = "Ks 77/2020";

fn letter(town: &Town, name: &str, subject: &str) -> Mail {
    let person = town.citizen(name);
    Mail::from(name, &person.address)
        .header("To", &town.mailbox().address)
        .header("Message-ID", &format!("<{name}.1@medborgare.example>"))
        .subject(subject)
        .text("Hej!\nVi har läst förslaget och tillstyrker det.\nMed vänlig hälsning")
}

/// Registers one more consultation.
fn register(town: &Town, number: &str) {
    let text = std::fs::read_to_string(town.configuration()).unwrap();
    let last = (Timestamp::now() + SignedDuration::from_hours(24 * 30)).strftime("%Y-%m-%d").to_string();
    let added = format!(
        "{text}\n[[consultation]]\ndiary_number = \"{number}\"\ntitle = \"Ny remiss\"\ndeadline = \"{last}\"\n"
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
    what_is_registered_stays(town);
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
    let now = Timestamp::now();
    let day = |days: i64| (now - SignedDuration::from_hours(24 * days)).strftime("%Y-%m-%d").to_string();
    let mut imap = Imap::login(&town.mailbox().address);
    let arrived = |days: i64| now - SignedDuration::from_hours(24 * days);
    imap.append("INBOX", "\\Seen", arrived(30), &letter(&town, "gammal", NEW).bytes());
    imap.append("INBOX", "", arrived(5), &letter(&town, "cia", NEW).bytes());
    imap.append("INBOX", "", arrived(5), &letter(&town, "annat", "Cykelbanan").bytes());
    imap.append("INBOX", "", arrived(5), &letter(&town, "bo", OPEN).bytes());
    assert_eq!(town.run_once().code, Some(0));
    let (files, mailbox) = (town.files(), imap.snapshot("INBOX"));
    assert_eq!(answers(&town).len(), 1);

    register(&town, NEW);
    let run = town.remissd(&["rescan", "--since", &day(10)]);
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

    let run = town.remissd(&["rescan", "--since", &day(10), "--apply"]);
    assert!(run.code == Some(0) && run.stdout.contains("1 of 2 unrelated"), "{}{}", run.stdout, run.stderr);
    assert_eq!(answers(&town), [format!("{OPEN} {OPEN}"), format!("{NEW} {NEW}")]);
    assert_eq!(town.column("SELECT count(*) AS n FROM kvittens"), ["0"], "five days old");
    let run = town.remissd(&["rescan", "--since", &day(10), "--apply"]);
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
