//! Reviews carried through as staff do it: by its commands, with a real mailbox and a real relay.

mod doubted;
mod terminal;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::support::{CLOSED, Mail, OPEN, Run, Town, postgres_dump};

/// A mail that names the consultation by its title alone: a person has to look.
fn doubtful(town: &Town, name: &str, text: &str) -> Mail {
    let person = town.citizen(name);
    Mail::from(name, &person.address)
        .header("To", &town.mailbox().address)
        .header("Message-ID", &format!("<{name}.1@medborgare.example>"))
        .subject("Synpunkter på Överenskommelse om samverkan")
        .text(text)
}

fn well(run: &Run, says: &[&str]) {
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    for words in says {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
}

fn refused(run: &Run, says: &str) {
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains(says), "{says}: {}", run.stderr);
}

fn waiting(town: &Town) -> Vec<String> {
    town.column("SELECT id FROM granskning ORDER BY id")
}

/// Everything that the program wrote but the originals and the letters, as one text.
fn written(town: &Town) -> String {
    let text = fs::read_to_string(town.configuration()).unwrap();
    let url = text.lines().find_map(|line| line.strip_prefix("url = \"")).unwrap().trim_end_matches('"');
    let mut all = match url.starts_with("postgres") {
        true => String::from_utf8_lossy(&postgres_dump(url)).into_owned(),
        false => String::new(),
    };
    let kept = |file: &&PathBuf| file.extension().is_none_or(|ending| ending != "eml");
    for file in town.files().iter().filter(kept) {
        all.push_str(&String::from_utf8_lossy(&fs::read(file).unwrap()));
    }
    all
}

fn originals(town: &Town) -> usize {
    town.files().iter().filter(|file| file.extension().is_some_and(|ending| ending == "eml")).count()
}

fn a_review_is_filed_and_acknowledged_once(town: &Town) {
    let anna = town.citizen("anna");
    town.receives(&doubtful(town, "anna", "Hej!\nVi tycker att avtalen ska bli fleråriga.\n"));
    well(&town.run_once(), &[]);
    assert_eq!(anna.inbox().len(), 0, "nothing is acknowledged before a person agreed");
    well(&town.remissd(&["review"]), &["g1", OPEN, "tidigare"]);
    refused(&town.remissd(&["review", "accept", "g7"]), "nothing is known as \"g7\"");
    let assign = ["review", "assign", "g1", "--diary-number", "Ks 9/2019"];
    refused(&town.remissd(&assign), "there is no consultation Ks 9/2019");
    let run = town.remissd(&["review", "accept", "g1", "--by", "Registrator R", "--reason", "hon ringde"]);
    well(&run, &[&format!("g1 is registered as {OPEN}-1."), &format!("owed to {}", anna.address)]);
    well(&town.remissd(&["review"]), &["Nothing waits for a person."]);
    refused(&town.remissd(&["review", "accept", "g1"]), "waits for nobody");
    well(&town.run_once(), &[]);
    let letter = anna.only_letter();
    assert!(letter.text().contains(OPEN), "{}", letter.text());
    let shown = town.remissd(&["show", &format!("{OPEN}-1")]);
    well(&shown, &["Registrator R", "hon ringde", "registrerat efter granskning", "As it came: "]);

    well(&town.remissd(&["review", "undo", "g1"]), &["g1 waits for a person again", "has gone out"]);
    let assign = ["review", "assign", "g1", "--diary-number", CLOSED];
    well(&town.remissd(&assign), &[&format!("{CLOSED}-1"), "no second one is sent"]);
    well(&town.run_once(), &[]);
    assert_eq!(anna.inbox().len(), 1);
    assert_eq!(town.column("SELECT i_tid FROM svar"), ["nej"]);
    let moved = ["review", "assign", &format!("{CLOSED}-1"), "--diary-number", OPEN];
    well(&town.remissd(&moved), &[&format!("{OPEN}-2")]);
    assert_eq!(town.column("SELECT arendenummer || '-' || lopnummer AS r FROM svar"), [format!("{OPEN}-2")]);
    what_was_decided_is_offered_next_time(town);
}

fn what_was_decided_is_offered_next_time(town: &Town) {
    town.receives(&doubtful(town, "anna", "Hej igen!\nOch lokalerna?\n").header("X-Spam-Flag", "YES"));
    well(&town.run_once(), &[]);
    let before = town.column("SELECT tidigare FROM granskning");
    assert!(before[0].starts_with(&format!("registrerades på {OPEN} som svar, ")), "{before:?}");
    assert_eq!(waiting(town), ["g2"], "never applied alone");
    let run = town.remissd(&["review", "accept", "g2"]);
    well(&run, &["No acknowledgement is sent: ", "never/26_spam_mark"]);
    well(&town.remissd(&["replay", "--apply"]), &["0 of 2"]);
    well(&town.remissd(&["audit"]), &["Everything is accounted for."]);
}

#[test]
fn a_review_is_filed_and_acknowledged_once_on_sqlite() {
    a_review_is_filed_and_acknowledged_once(&Town::new());
}

#[test]
fn a_review_is_filed_and_acknowledged_once_on_postgres() {
    a_review_is_filed_and_acknowledged_once(&Town::on_postgres());
}

fn what_was_wrongly_taken_for_protected_is_opened(town: &Town) {
    let anna = town.citizen("anna");
    let text = "Hej!\nVi tillstyrker förslaget. Den som har skyddad identitet behöver kvartsit.\nanna\n";
    let answer = doubtful(town, "anna", text).header("X-Subject", OPEN);
    town.receives(&answer);
    well(&town.run_once(), &[]);
    let hidden = "SELECT coalesce(avsandare_namn, '') || coalesce(rubrik, '') AS s FROM granskning";
    assert_eq!(town.column(hidden), [""]);
    well(
        &town.remissd(&["correct", "g1", "--not-protected"]),
        &["g1: its sender's identity is not protected"],
    );
    assert_eq!(town.column(hidden), ["annaSynpunkter på Överenskommelse om samverkan"]);
    well(&town.remissd(&["correct", "g1", "--protected", "--by", "Rut R"]), &["identity is protected"]);
    assert!(!written(town).contains("kvartsit"));

    let accept = ["review", "accept", "g1", "--not-protected", "--by", "Rut R"];
    well(
        &town.remissd(&accept),
        &[&format!("registered as {OPEN}-1."), &format!("owed to {}", anna.address)],
    );
    let row =
        "SELECT avsandare_epost || ' ' || stallningstagande AS s FROM svar WHERE text LIKE '%kvartsit%'";
    assert_eq!(town.column(row), [format!("{} tillstyrker", anna.address)]);
    well(&town.run_once(), &[]);
    assert_eq!(anna.inbox().len(), 1);
    well(&town.remissd(&["replay", "--apply"]), &["0 of 1"]);
    let one = format!("{OPEN}-1");
    well(&town.remissd(&["correct", &one, "--not-protected"]), &["it is so already"]);
    well(&town.remissd(&["correct", &one, "--protected"]), &["name and words are hidden"]);
    assert!(!written(town).contains("kvartsit"));
    well(&town.remissd(&["replay", "--apply"]), &["0 of 1"]);
    well(
        &town.remissd(&["correct", &one, "--not-protected", "--stance", "opposes"]),
        &["supports → opposes"],
    );
    assert_eq!(town.column(row), [format!("{} avstyrker", anna.address)]);
    let decided =
        "SELECT vem || ': ' || vad AS s FROM andringar WHERE galler = 'g1' AND vad LIKE 'identiteten%'";
    assert_eq!(town.column(decided).len(), 3);
    well(&town.remissd(&["audit"]), &["Everything is accounted for."]);
}

#[test]
fn what_was_wrongly_taken_for_protected_is_opened_on_sqlite() {
    what_was_wrongly_taken_for_protected_is_opened(&Town::new());
}

#[test]
fn what_was_wrongly_taken_for_protected_is_opened_on_postgres() {
    what_was_wrongly_taken_for_protected_is_opened(&Town::on_postgres());
}

/// The second way speaks of protected identity in its subject alone.
#[test]
fn a_mail_that_comes_again_protected_is_one_answer_and_gets_one_letter() {
    let town = Town::new();
    let anna = town.citizen("anna");
    let come = |subject: &str| {
        let answer = Mail::from("anna", &anna.address)
            .header("To", &town.mailbox().address)
            .header("Message-ID", "<anna.7@medborgare.example>")
            .subject(&format!("{subject} {OPEN}"))
            .text("Vi tillstyrker förslaget.\n");
        town.receives(&answer);
        well(&town.run_once(), &[]);
    };
    come("Svar");
    come("Skyddad identitet");
    well(&town.remissd(&["review"]), &["g1", &format!("{OPEN}-1")]);
    well(&town.remissd(&["show", "g1"]), &[&format!("{OPEN}-1")]);
    well(
        &town.remissd(&["review", "accept", "g1"]),
        &[&format!("{OPEN}-1: its sender's identity is protected")],
    );
    well(&town.run_once(), &[]);
    assert_eq!(anna.inbox().len(), 1);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar WHERE avsandare_epost IS NULL"), ["1"]);
    assert_eq!(town.column("SELECT svar FROM remisslage WHERE svar > 0"), ["1"]);
    well(&town.remissd(&["audit"]), &["Everything is accounted for."]);
}

#[test]
fn a_colleagues_forward_is_answered_to_who_wrote_it() {
    let town = Town::new();
    let (mailbox, carl) = (town.mailbox().address, town.citizen("carl"));
    let (_, domain) = mailbox.split_once('@').unwrap();
    let colleague = format!("bo@{domain}");
    let text = format!(
        "Se nedan.\n\nFrån: Carl Ceder <{}>\nSkickat: den 28 oktober 2019 10:00\nTill: Bo\nÄmne: Svar\n\nVi tillstyrker.\n",
        carl.address
    );
    let forward = Mail::from("Bo Ask", &colleague)
        .header("To", &mailbox)
        .header("Message-ID", &format!("<vb.1@{domain}>"))
        .subject(&format!("VB: Svar {OPEN}"))
        .text(&text);
    town.receives(&forward);
    well(&town.run_once(), &[]);
    well(&town.remissd(&["review", "accept", "g1"]), &[&format!("owed to {}", carl.address)]);
    let sender = town.column("SELECT avsandare_namn || ' ' || avsandare_epost AS s FROM svar");
    assert_eq!(sender, [format!("Carl Ceder {}", carl.address)]);
    well(&town.run_once(), &[]);
    assert_eq!(carl.only_letter().header("In-Reply-To"), "");
}

fn a_restricted_review_is_filed_nameless(town: &Town) {
    let dold = town.citizen("dold");
    let mail = doubtful(town, "dold", &format!("Jag har skyddad identitet. Svar på {OPEN}: orgelspel.\n"));
    town.receives(&mail);
    well(&town.run_once(), &[]);
    let run = town.remissd(&["review", "accept", "g1"]);
    well(&run, &[&format!("{OPEN}-1"), "the address stays in the original alone"]);
    well(&town.run_once(), &[]);
    let letter = dold.only_letter();
    assert!(!letter.text().contains("orgelspel"), "{}", letter.text());
    assert_eq!(town.column("SELECT kvitterat FROM svar"), ["ja"]);
    let shown = town.remissd(&["show", "g1"]);
    well(&shown, &["skyddat", "As it came: "]);
    let all = written(town) + &shown.stdout + &town.remissd(&["letters"]).stdout;
    for secret in [dold.address.as_str(), "orgelspel", "dold.1@medborgare.example"] {
        assert!(!all.contains(secret), "{secret}");
    }
}

#[test]
fn a_restricted_review_is_filed_nameless_on_sqlite() {
    a_restricted_review_is_filed_nameless(&Town::new());
}

#[test]
fn a_restricted_review_is_filed_nameless_on_postgres() {
    a_restricted_review_is_filed_nameless(&Town::on_postgres());
}

fn a_dismissed_review_is_gone(town: &Town) {
    town.receives(&doubtful(town, "erik", "Grannens orgelspel stör mig.\n"));
    well(&town.run_once(), &[]);
    well(&town.remissd(&["digest"]), &["g1: "]);
    assert_eq!(originals(town), 1);
    assert_eq!(town.remissd(&["review", "dismiss", "g1"]).code, Some(2), "it takes a reason");
    well(&town.remissd(&["review", "dismiss", "g1", "--reason", "inget svar"]), &["nothing of it is kept"]);
    assert_eq!((originals(town), waiting(town)), (0, Vec::new()));
    let all = written(town);
    for secret in ["orgelspel", "erik@", "erik.1@medborgare.example"] {
        assert!(!all.contains(secret), "{secret}");
    }
    well(&town.remissd(&["audit"]), &["originals: 0", "Everything is accounted for."]);
    let rescan = town.remissd(&["rescan", "--since", "2019-01-01", "--apply"]);
    well(&rescan, &["0 of 0", "1 were dismissed by a person and are left alone."]);
    well(&town.run_once(), &[]);
    assert_eq!(waiting(town), [""; 0], "it does not come back by itself");
    well(&town.remissd(&["review", "undo", "g1"]), &["judges it as new"]);
    refused(&town.remissd(&["review", "undo", "g1"]), "no decision on g1 is left");
    well(&town.run_once(), &[]);
    assert_eq!((originals(town), waiting(town)), (1, vec!["g2".to_owned()]));
    well(&town.remissd(&["audit"]), &["Everything is accounted for."]);
    what_was_answered_is_not_forgotten(town);
}

/// It could be answered twice.
fn what_was_answered_is_not_forgotten(town: &Town) {
    well(&town.remissd(&["review", "accept", "g2"]), &["An acknowledgement is owed"]);
    well(&town.run_once(), &["1 sent"]);
    well(&town.remissd(&["review", "undo", "g2"]), &["g2 waits for a person again."]);
    let dismissed = town.remissd(&["review", "dismiss", "g2", "--reason", "inget svar"]);
    refused(&dismissed, "g2 has had an acknowledgement");
    well(&town.remissd(&["erase", "g2", "--reason", "fel låda"]), &["removed"]);
}

#[test]
fn a_dismissed_review_is_gone_on_sqlite() {
    a_dismissed_review_is_gone(&Town::new());
}

#[test]
fn a_dismissed_review_is_gone_on_postgres() {
    a_dismissed_review_is_gone(&Town::on_postgres());
}

/// As a kill leaves it that came between the register and the files.
#[test]
fn a_dismissal_that_was_cut_off_is_finished_by_the_next_start() {
    let town = Town::new();
    town.receives(&doubtful(&town, "erik", "Grannens orgelspel stör mig.\n"));
    town.receives(&doubtful(&town, "anna", "Vi tycker att avtalen ska bli fleråriga.\n"));
    well(&town.run_once(), &[]);
    let all = town.files();
    let kept = all.iter().filter(|file| file.extension().is_some_and(|ending| ending == "eml"));
    let (mut files, mut names) = (Vec::new(), Vec::new());
    for file in kept {
        names.push(file.file_stem().unwrap().to_str().unwrap().to_owned());
        files.push((file.clone(), fs::read(file).unwrap()));
    }
    well(&town.remissd(&["review", "dismiss", "g1", "--reason", "test"]), &[]);
    let (gone, bytes) = files.iter().find(|(file, _)| !file.exists()).expect("an original was removed");
    fs::write(gone, bytes).unwrap();
    let file = rusqlite::Connection::open(town.path("register.db")).unwrap();
    // Also of what came in once more meanwhile.
    file.execute("UPDATE dismissal SET originals = ?1", [names.join(" ")]).unwrap();
    drop(file);
    well(&town.run_once(), &[]);
    assert!(!gone.exists() && originals(&town) == 1, "and what is kept stays");
    well(&town.remissd(&["audit"]), &["Everything is accounted for."]);
    let all = written(&town);
    assert!(names.iter().filter(|name| all.contains(*name)).count() == 1, "the note is gone too");
}

/// All is there, but for what the kills left: that is named, and goes with the next start that comes so far.
fn accounted_for(audit: &Run, killed: &[String]) {
    let left = |reference: &String| {
        format!("{reference}: an original of it should be gone; the next start removes it")
    };
    let left: Vec<String> = killed.iter().map(left).collect();
    let gap = |line: &&str| line.starts_with("original ") || line.contains("should be gone");
    let gaps: Vec<&str> = audit.stdout.lines().filter(gap).collect();
    let are_told = gaps.iter().all(|gap| left.iter().any(|one| one == gap));
    assert!(are_told && (audit.code == Some(0)) == gaps.is_empty(), "{}", audit.stdout);
}

/// Dismissals killed at moments from the start to the end of one: whatever is left, the register and the originals
/// agree, and the next start finishes what was begun.
fn dismissals_survive_kills(town: &Town, kills: u32) {
    for number in 0..kills {
        let name = format!("person{number}");
        town.receives(&doubtful(town, &name, "Något helt annat.\n"));
    }
    well(&town.run_once(), &[]);
    let all = waiting(town);
    assert_eq!(all.len(), kills as usize);
    let begun = std::time::Instant::now();
    well(&town.remissd(&["review", "dismiss", &all[0], "--reason", "test"]), &[]);
    let whole = begun.elapsed();
    for (number, reference) in (1u32..).zip(&all[1..]) {
        // What the kill before this one left is finished by this start, where it comes so far.
        let dismissal = town.start(&["review", "dismiss", reference, "--reason", "test"]);
        std::thread::sleep(whole.mul_f64(f64::from(number) / f64::from(kills)));
        dismissal.kill();
        accounted_for(&town.remissd(&["audit"]), &all[1..=number as usize]);
    }
    well(&town.run_once(), &[]);
    assert_eq!(originals(town), waiting(town).len(), "no original is left over");
    let dismissed = town.column("SELECT galler FROM andringar").into_iter().collect::<BTreeSet<_>>();
    let left = waiting(town).into_iter().collect::<BTreeSet<_>>();
    assert!(dismissed.is_disjoint(&left) && dismissed.len() + left.len() == all.len());
    well(&town.remissd(&["audit"]), &["Everything is accounted for."]);
}

#[test]
fn a_dismissal_killed_at_any_instant_leaves_register_and_originals_agreed_on_sqlite() {
    dismissals_survive_kills(&Town::new(), 16);
}

#[test]
fn a_dismissal_killed_at_any_instant_leaves_register_and_originals_agreed_on_postgres() {
    dismissals_survive_kills(&Town::on_postgres(), 10);
}
