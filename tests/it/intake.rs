//! A message's whole way on real servers: mailbox → register → letter, and what must stay untouched.

use std::time::SystemTime;

use jiff::Timestamp;
use remissd::fingerprint::Fingerprint;

use crate::support::{CLOSED, Imap, Mail, OPEN, Town, dovecot, post_settles};

#[test]
fn an_answer_is_filed_acknowledged_and_reported_on_sqlite() {
    an_answer_goes_all_the_way(&Town::new());
}

#[test]
fn an_answer_is_filed_acknowledged_and_reported_on_postgres() {
    an_answer_goes_all_the_way(&Town::on_postgres());
}

fn an_answer_goes_all_the_way(town: &Town) {
    let (anna, bertil) = (town.citizen("anna"), town.citizen("bertil"));
    town.receives(&answer(town, "anna", &format!("Remissvar {OPEN}")));
    town.receives(&answer(town, "bertil", &format!("Yttrande, dnr {CLOSED}")));
    town.receives(&unrelated(town, 0));

    let run = town.run_once();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(
        town.column("SELECT arendenummer || ' ' || i_tid || ' ' || avsandare_epost AS rad FROM svar ORDER BY arendenummer"),
        [format!("{CLOSED} nej {}", bertil.address), format!("{OPEN} ja {}", anna.address)]
    );
    assert_eq!(town.column("SELECT DISTINCT inkom_grund FROM svar"), ["mottaget av vår server"]);

    let letter = anna.only_letter();
    assert!(letter.header("Subject").contains(OPEN));
    assert_eq!(letter.header("In-Reply-To"), message_id(town, "anna"));
    assert_eq!(letter.header("Auto-Submitted"), "auto-replied");
    assert_eq!(letter.header("X-Auto-Response-Suppress"), "All");
    assert_eq!(letter.header("To"), anna.address);
    assert!(letter.text().contains("Vi har fått ditt svar"), "{}", letter.text());
    assert!(bertil.only_letter().text().contains("efter sista svarsdagen"));
    let digests = town.coordinator().inbox();
    assert!(
        digests.iter().any(|digest| digest.header("Subject").contains(OPEN)),
        "a digest per consultation"
    );
    assert!(digests.iter().any(|digest| digest.header("Subject").contains(CLOSED)));

    let again = town.run_once();
    assert_eq!(again.code, Some(0), "{}", again.stderr);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["2"]);
    assert_eq!(anna.inbox().len(), 1);
    assert_eq!(town.coordinator().inbox().len(), digests.len());
}

#[test]
fn unrelated_mail_leaves_no_trace() {
    let town = Town::new();
    let mails: Vec<_> = (0..100).map(|number| unrelated(&town, number)).collect();
    let raw: Vec<_> = mails.iter().map(Mail::bytes).collect();
    town.has(&raw, SystemTime::now());
    assert_eq!(town.run_once().code, Some(0));

    let mut secrets: Vec<String> = Vec::new();
    for (number, (mail, bytes)) in mails.iter().zip(&raw).enumerate() {
        secrets.extend([
            mail.sender().to_owned(),
            format!("gatlykta-{number:03}"),
            format!("lyktstolpe{number:03}"),
        ]);
        secrets.push(Fingerprint::of(bytes).to_string());
    }
    let mut read = 0;
    for file in town.files().iter().filter(|file| !file.ends_with("remissd.toml")) {
        let content = String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned();
        for secret in &secrets {
            assert!(!content.contains(secret.as_str()), "{} holds {secret}", file.display());
        }
        read += 1;
    }
    assert!(read > 2, "the register and the log were looked at");
    assert_eq!(town.remissd(&["audit"]).code, Some(0));
}

#[test]
fn the_mailbox_is_byte_for_byte_and_flag_for_flag_as_before() {
    let town = Town::new();
    let now = Timestamp::now();
    let mut imap = Imap::login(&town.mailbox().address);
    for (number, flags) in
        ["", "\\Seen", "\\Flagged \\Answered", "\\Draft", "\\Deleted", "Viktigt"].iter().enumerate()
    {
        let mail = if number % 2 == 0 {
            answer(&town, "anna", &format!("{OPEN} ({number})"))
        } else {
            unrelated(&town, number)
        };
        imap.append("INBOX", flags, now, &mail.bytes());
    }
    town.receives(&answer(&town, "bertil", OPEN));
    let before = imap.snapshot("INBOX");
    drop(imap);
    assert_eq!(town.run_once().code, Some(0));
    assert_eq!(Imap::login(&town.mailbox().address).snapshot("INBOX"), before);
}

#[test]
fn a_changed_uidvalidity_is_absorbed() {
    let town = Town::new();
    for name in ["anna", "bertil", "cecilia"] {
        town.receives(&answer(&town, name, OPEN));
    }
    assert_eq!(town.run_once().code, Some(0));
    let uidlist = town.mailbox().maildir();
    let conf = dovecot().dir().join("dovecot.conf");
    let changed = std::process::Command::new("doveadm")
        .arg("-c")
        .arg(conf)
        .args(["mailbox", "update", "-u", &town.mailbox().address, "--uid-validity", "424242", "INBOX"])
        .status()
        .unwrap();
    assert!(changed.success(), "{}", uidlist.display());

    assert_eq!(town.run_once().code, Some(0));
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["3"]);
    assert_eq!(town.citizen("anna").inbox().len(), 1, "no second letter");
    assert_eq!(town.remissd(&["audit"]).code, Some(0));
}

#[test]
fn junk_is_read_by_special_use_and_filed_without_a_letter() {
    let town = Town::new();
    let mut imap = Imap::login(&town.mailbox().address);
    imap.append("Skr&AOQ-ppost", "", Timestamp::now(), &answer(&town, "anna", OPEN).bytes());
    imap.append("INBOX", "", Timestamp::now(), &answer(&town, "bertil", OPEN).bytes());
    let run = town.run_once();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["2"]);
    assert_eq!(town.citizen("anna").inbox().len(), 0);
    assert_eq!(town.citizen("bertil").inbox().len(), 1);
}

#[test]
fn what_our_server_had_before_midnight_is_in_time_though_it_was_held_in_the_filter() {
    let town = Town::new();
    let late_evening = town.closed_since().at(23, 57, 0, 0).in_tz("Europe/Stockholm").unwrap().timestamp();
    let held = answer(&town, "anna", CLOSED).received("mx.kommun.example", late_evening);
    let forged = answer(&town, "bertil", CLOSED).received("mx.annan.example", late_evening);
    let mut imap = Imap::login(&town.mailbox().address);
    for mail in [held, forged] {
        imap.append("INBOX", "", Timestamp::now(), &mail.bytes());
    }
    assert_eq!(town.run_once().code, Some(0));
    assert_eq!(
        town.column("SELECT i_tid || ' ' || inkom_grund AS rad FROM svar ORDER BY i_tid"),
        ["ja mottaget av vår server", "nej lagt i brevlådan"]
    );
}

#[test]
fn folders_are_found_by_their_swedish_names_and_by_wildcard() {
    let town = Town::new();
    town.reconfigure(r#"["INBOX", "\\Junk"]"#, r#"["INBOX", "Skräppost", "Remisser/*"]"#);
    let mut imap = Imap::login(&town.mailbox().address);
    for (number, folder) in
        ["Skr&AOQ-ppost", "Remisser/&ANY-verenskommelsen", "Remisser/IOP"].into_iter().enumerate()
    {
        if number > 0 {
            imap.command(&format!("CREATE \"{folder}\""));
        }
        imap.append(folder, "", Timestamp::now(), &answer(&town, &format!("person{number}"), OPEN).bytes());
    }
    let run = town.run_once();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["3"]);
}

#[test]
fn audit_names_a_damaged_original() {
    let town = Town::new();
    town.receives(&answer(&town, "anna", OPEN));
    assert_eq!(town.run_once().code, Some(0));
    let audit = town.remissd(&["audit"]);
    assert_eq!(audit.code, Some(0), "{}{}", audit.stdout, audit.stderr);

    let hash = town.column("SELECT original FROM svar").remove(0);
    let original = town
        .files()
        .into_iter()
        .find(|file| std::fs::read(file).is_ok_and(|bytes| Fingerprint::of(&bytes).to_string() == hash))
        .expect("a plain file with exactly those bytes");
    std::fs::write(&original, "skadad").unwrap();
    let audit = town.remissd(&["audit"]);
    assert_eq!(audit.code, Some(1));
    assert!(format!("{}{}", audit.stdout, audit.stderr).contains(&hash));
}

#[test]
fn a_letter_to_nobody_is_refused_and_one_to_a_busy_server_waits() {
    let town = Town::new();
    for name in ["finns-inte", "senare"] {
        let mail = answer(&town, name, OPEN).bytes();
        Imap::login(&town.mailbox().address).append("INBOX", "", Timestamp::now(), &mail);
    }
    let run = town.run_once();
    assert_eq!(run.code, Some(0), "a deferred letter is no failure: {}", run.stderr);
    let states = town.column("SELECT DISTINCT lage FROM kvittens ORDER BY lage");
    assert_eq!(states.len(), 2, "one waits, one was refused: {states:?}");
    post_settles();
    assert_eq!(town.citizen("senare").inbox().len(), 0);
}

fn answer(town: &Town, name: &str, subject: &str) -> Mail {
    Mail::from("Förening i Örebro", &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .subject(subject)
        .header("Message-ID", &message_id(town, name))
        .text("Hej!\n\nVi ställer oss bakom förslaget och har inga fler synpunkter.\n\nMvh\nStyrelsen")
        .attachment("Synpunkter på förslaget.pdf", b"%PDF-1.4")
}

fn message_id(town: &Town, name: &str) -> String {
    format!("<svar.{}>", town.citizen(name).address)
}

fn unrelated(town: &Town, number: usize) -> Mail {
    Mail::from("Någon Annan", &town.citizen(&format!("granne{number:03}")).address)
        .header("To", &town.mailbox().address)
        .subject(&format!("Trasig gatlykta-{number:03}"))
        .header("Message-ID", &format!("<lampa.{}>", town.citizen(&number.to_string()).address))
        .text(&format!("Hej,\n\nlampan på lyktstolpe{number:03} är sönder sedan i går.\n"))
}
