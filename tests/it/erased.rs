//! A message erased on a decision, through the command line: not a word of it is left in the database, its log or the
//! state folder, it does not come again by itself, and that it came in is known for ever.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::support::{Imap, Mail, OPEN, Run, Town, dovecot, postgres_dump};

/// What stands in the mail and nowhere else.
const WORDS: [&str; 6] =
    ["Fältspat", "Grottgruppen", "Lerskiffer", "kvartsit", "granit.adress", "Basaltsson"];

const FORM: &str = "Föreningarna behöver sina lokaler på kvällar och helger, och de mindre klarar inte att söka sina \
    bidrag varje år. Därför är det bra att avtalen blir fleråriga, att de följs upp tillsammans med oss, och att \
    nya föreningar kan komma med under tiden.";

fn secret(town: &Town) -> Mail {
    Mail::from("Bo Basaltsson, Grottgruppen", &town.citizen("granit.adress").address)
        .header("To", &town.mailbox().address)
        .header("Message-ID", "<kvartsit@grottan.example>")
        .subject(&format!("Svar {OPEN} Fältspat"))
        .text(&format!("Hej!\nGrottgruppen tillstyrker förslaget. Fältspat. {FORM}\nBo Basaltsson"))
        .attachment("Lerskiffer.txt", "kvartsit och Fältspat".as_bytes())
}

fn open(town: &Town, name: &str) -> Mail {
    Mail::from(name, &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .header("Message-ID", &format!("<{name}.1@medborgare.example>"))
        .subject(&format!("Svar {OPEN}"))
        .text(&format!("Hej!\nVi tillstyrker förslaget. {FORM}\nMed vänlig hälsning"))
}

/// Everything that the program keeps.
fn kept(town: &Town) -> String {
    let mut bytes = Vec::new();
    let configuration = fs::read_to_string(town.configuration()).unwrap();
    if let Some(url) = configuration.split('"').find(|one| one.starts_with("postgres://")) {
        bytes.extend(postgres_dump(url));
    }
    let ours = |path: &PathBuf| {
        let name = path.strip_prefix(town.path("")).unwrap().to_string_lossy().into_owned();
        name.starts_with("state/") || name.starts_with("register.db")
    };
    for path in town.files().into_iter().filter(ours) {
        bytes.extend(path.to_string_lossy().bytes());
        bytes.extend(fs::read(path).unwrap());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn erase(town: &Town, reference: &str) -> Run {
    let decision = ["--reason", "beslut KS 2026-01-01 § 7", "--by", "Rut Registrator"];
    town.remissd(&[&["erase", reference], &decision[..]].concat())
}

fn says(run: &Run, code: i32, words: &str) {
    assert_eq!(run.code, Some(code), "{run:?}");
    assert!(run.stdout.contains(words) || run.stderr.contains(words), "{words:?} is not said: {run:?}");
}

fn nothing_is_left_but_that_it_came(town: &Town) {
    town.has(
        &[open(town, "anna").bytes(), secret(town).bytes(), open(town, "cia").bytes()],
        SystemTime::now(),
    );
    assert_eq!(town.run_once().code, Some(0));
    let arrived = town.column("SELECT inkom FROM svar WHERE lopnummer = 2");
    let before = kept(town);
    for word in WORDS {
        assert!(before.contains(word), "{word} was there");
    }

    says(&town.remissd(&["erase", "g99", "--reason", "x"]), 1, "nothing is known");
    says(&town.remissd(&["erase", &format!("{OPEN}-2"), "--reason", " "]), 1, "--reason");
    says(&erase(town, &format!("{OPEN}-2")), 0, "personal data and original are removed");
    let after = kept(town);
    for word in WORDS {
        assert!(!after.contains(word), "{word} is left");
    }
    let row = "SELECT inkom || ' ' || rubrik || ' ' || i_tid || ' ' || typ || ' ' || antal_bilagor
            || coalesce(avsandare_namn, '') || coalesce(avsandare_epost, '') || coalesce(text, '')
            || coalesce(organisation, '') || coalesce(stallningstagande, '') AS rad
        FROM svar WHERE lopnummer = 2";
    assert_eq!(town.column(row), [format!("{} uppgifter borttagna ja svar 0", arrived[0])]);
    assert_eq!(town.column("SELECT fran FROM diarieblad ORDER BY beteckning")[1], "uppgifter borttagna");
    assert_eq!(town.column("SELECT fran FROM sammanstallning ORDER BY lopnummer")[1], "uppgifter borttagna");
    assert_eq!(town.column("SELECT svar FROM remisslage WHERE arendenummer = 'Ks 1216/2018'"), ["3"]);
    let history = "SELECT galler || ': ' || vad || ' ' || vem || ' ' || varfor AS rad FROM andringar";
    assert_eq!(
        town.column(history),
        [format!(
            "{OPEN}-2: personuppgifter och original borttagna Rut Registrator beslut KS 2026-01-01 § 7"
        )]
    );
    let shown = town.remissd(&["show", &format!("{OPEN}-2")]);
    says(&shown, 0, "Uppgifter borttagna");
    says(&shown, 0, "Rut Registrator");
    says(&shown, 0, "KS 2026-01-01 § 7");
}

/// What reads, repeats or repairs leaves an erased message alone, and says so.
fn it_stays_erased(town: &Town) {
    says(&town.remissd(&["audit"]), 0, "Everything is accounted for.");
    says(&town.remissd(&["letters", "resend", &format!("{OPEN}-2")]), 1, "was erased");
    says(&town.remissd(&["replay", "--apply"]), 0, "0 of 2 kept messages");
    let path = town.path("igen.eml");
    fs::write(&path, secret(town).bytes()).unwrap();
    says(&town.remissd(&["import", &path.display().to_string()]), 0, "here already");
    // The same mail by another way, which nobody has seen before.
    fs::write(&path, [b"X-Way: another\r\n".to_vec(), secret(town).bytes()].concat()).unwrap();
    says(&town.remissd(&["import", &path.display().to_string()]), 0, "here already");
    fs::remove_file(path).unwrap();
    a_new_uidvalidity(town);
    assert_eq!(town.run_once().code, Some(0));
    says(&town.remissd(&["audit"]), 0, "3 of 3 UIDs accounted for");
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["3"]);
    assert_eq!(town.column("SELECT count(*) AS n FROM granskning"), ["0"]);
    let after = kept(town);
    for word in WORDS {
        assert!(!after.contains(word), "{word} came again");
    }
    let out = town.path("ut.zip").display().to_string();
    let export = ["export", "--diary-number", OPEN, "--to", "zip", "--output", &out];
    says(
        &town.remissd(&export),
        0,
        "3 registered messages, 3 of them answers, 2 originals, 0 attachments, 1 erased",
    );
}

fn a_new_uidvalidity(town: &Town) {
    let changed = Command::new("doveadm")
        .args(["-c", &dovecot().dir().join("dovecot.conf").display().to_string()])
        .args(["mailbox", "update", "-u", &town.mailbox().address, "--uid-validity", "4711", "INBOX"])
        .status()
        .unwrap();
    assert!(changed.success());
    let examined = Imap::login(&town.mailbox().address).command("EXAMINE INBOX");
    assert!(String::from_utf8_lossy(&examined).contains("[UIDVALIDITY 4711]"));
}

/// A kill after the register has forgotten and before the files are gone.
fn audit_says_what_to_repeat(town: &Town) {
    let original = town.column("SELECT original FROM svar WHERE lopnummer = 2").remove(0);
    let path = town.path("state/originals").join(&original[..2]).join(format!("{original}.eml"));
    assert!(!path.exists());
    fs::write(&path, secret(town).bytes()).unwrap();
    let audit = town.remissd(&["audit"]);
    says(&audit, 1, &format!("original {original}: still there"));
    says(&audit, 1, &format!("`remissd erase {OPEN}-2`"));
    says(&erase(town, &format!("{OPEN}-2")), 0, "was erased before");
    assert!(!path.exists());
    assert_eq!(town.column("SELECT count(*) AS n FROM andringar"), ["1"], "it was decided once");
    says(&town.remissd(&["audit"]), 0, "Everything is accounted for.");
}

fn what_waits_for_a_person_can_be_erased(town: &Town) {
    let waiting = Mail::from("Dan", &town.citizen("dan").address)
        .header("To", &town.mailbox().address)
        .subject(&format!("{OPEN} Sandsten"))
        .text("Vi tillstyrker. Jag har skyddad identitet.");
    let path = town.path("g.eml");
    fs::write(&path, waiting.bytes()).unwrap();
    let imported =
        town.remissd(&["import", "--arrived", "2026-01-01T12:00:00Z", &path.display().to_string()]);
    let reference =
        imported.stdout.lines().next().and_then(|line| line.rsplit_once(": ")).unwrap().1.to_owned();
    assert!(reference.starts_with('g'), "{imported:?}");
    says(&erase(town, &reference), 0, &format!("{reference}: personal data and original are removed"));
    assert_eq!(town.column("SELECT count(*) AS n FROM granskning"), ["0"]);
    says(&town.remissd(&["import", &path.display().to_string()]), 0, "here already");
    says(&town.remissd(&["audit"]), 0, "Everything is accounted for.");
    says(&town.remissd(&["show", &reference]), 0, "borttaget");
}

fn story(town: &Town) {
    nothing_is_left_but_that_it_came(town);
    it_stays_erased(town);
    audit_says_what_to_repeat(town);
    what_waits_for_a_person_can_be_erased(town);
}

#[test]
fn an_erased_message_leaves_that_it_came_on_sqlite() {
    story(&Town::new());
}

#[test]
fn an_erased_message_leaves_that_it_came_on_postgres() {
    story(&Town::on_postgres());
}

/// A large mail is kept while it is fetched, before anybody can know that it was erased.
#[test]
fn a_large_mail_does_not_come_again_either() {
    let town = Town::new();
    town.reconfigure("poll_interval = \"1s\"", "poll_interval = \"1s\"\nmax_message = \"2 KiB\"");
    let large = secret(&town).attachment("stor.bin", &[7; 9_000]);
    town.has(&[large.bytes()], SystemTime::now());
    assert_eq!(town.run_once().code, Some(0));
    assert_eq!(erase(&town, &format!("{OPEN}-1")).code, Some(0));
    a_new_uidvalidity(&town);
    assert_eq!(town.run_once().code, Some(0));
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["1"]);
    says(&town.remissd(&["audit"]), 0, "Everything is accounted for.");
    let after = kept(&town);
    for word in WORDS {
        assert!(!after.contains(word), "{word} came again");
    }
}

/// However far it came before a power cut: `audit` is clean or says what to repeat, and repeating it ends it.
fn a_kill_leaves_nothing_that_is_not_told(town: &Town, kills: u64) {
    let mails: Vec<_> = (0..kills).map(|number| open(town, &format!("person{number}")).bytes()).collect();
    town.has(&mails, SystemTime::now());
    assert_eq!(town.run_once().code, Some(0));
    let mut cut_off = 0;
    for serial in 1..=kills {
        let reference = format!("{OPEN}-{serial}");
        let erasing = town.start(&["erase", &reference, "--reason", "beslut"]);
        // From before it has opened the register to after it has ended.
        std::thread::sleep(Duration::from_millis(12 * serial));
        cut_off += u32::from(erasing.kill());
        let (audit, command) = (town.remissd(&["audit"]), format!("`remissd erase {reference}`"));
        let is_told = audit.code == Some(1) && audit.stdout.contains(&command);
        assert!(audit.code == Some(0) || is_told, "{audit:?}");
        assert_eq!(erase(town, &reference).code, Some(0));
        says(&town.remissd(&["audit"]), 0, "Everything is accounted for.");
    }
    assert!(cut_off > 0, "no kill came in time");
    assert_eq!(town.column("SELECT DISTINCT rubrik FROM svar"), ["uppgifter borttagna"]);
    let decided = town.column("SELECT count(*) AS n FROM andringar");
    assert_eq!(decided, [kills.to_string()], "each was decided once");
}

#[test]
fn erasing_survives_kills_on_sqlite() {
    a_kill_leaves_nothing_that_is_not_told(&Town::new(), 12);
}

#[test]
fn erasing_survives_kills_on_postgres() {
    a_kill_leaves_nothing_that_is_not_told(&Town::on_postgres(), 8);
}
