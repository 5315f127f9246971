//! What could make two machines write to each other for ever, through a real Postfix and Dovecot: each ends after at
//! most one letter. What comes back tells what became of that letter.

use crate::support::{Imap, Mail, OPEN, Town};

fn answer(town: &Town, from: &str) -> Mail {
    Mail::from("Anna Ek", from)
        .header("To", &town.mailbox().address)
        .subject(&format!("Remissvar {OPEN}"))
        .header("Message-ID", &format!("<svar.{from}>"))
        .text("Hej!\n\nVi ställer oss bakom förslaget.\n\nMvh\nAnna Ek")
}

/// The town works until nothing moves any more.
fn settles(towns: &[&Town]) {
    for _ in 0..4 {
        for town in towns {
            let run = town.run_once();
            assert_eq!(run.code, Some(0), "{}", run.stderr);
        }
    }
}

/// Number and standing of each acknowledgement.
fn letters(town: &Town) -> Vec<String> {
    town.column("SELECT lage || ': ' || coalesce(fel, '') AS rad FROM kvittens ORDER BY lopnummer")
}

fn mails_in(town: &Town) -> usize {
    town.mailbox().inbox().len()
}

#[test]
fn a_vacation_reply_is_not_answered() {
    let town = Town::new();
    let anna = town.citizen("anna");
    anna.sorts_mail_by(
        "require \"vacation\"; vacation :days 0 :subject \"Semester\" \"Jag är borta till måndag.\";",
    );
    town.receives(&answer(&town, &anna.address));
    settles(&[&town]);
    assert_eq!(anna.inbox().len(), 1, "one letter");
    assert_eq!(letters(&town), ["skickat: "]);
    // A well-behaved responder does not answer our letter at all; one that is not does, and marks it or not.
    let letter = anna.only_letter();
    let id = letter.header("Message-ID");
    for (number, mark) in
        [("Auto-Submitted", "auto-replied (vacation)"), ("X-Autoreply", "yes"), ("X-Nothing", "x")]
            .into_iter()
            .enumerate()
    {
        let reply = Mail::from("Anna Ek", &anna.address)
            .header("To", &town.mailbox().address)
            .subject(&format!("Automatiskt svar: Vi har fått ditt svar – {OPEN}"))
            .header("Message-ID", &format!("<borta.{number}.{}>", anna.address))
            .header("In-Reply-To", &id)
            .header(mark.0, mark.1)
            .text("Jag är borta till måndag.");
        town.receives(&reply);
    }
    settles(&[&town]);
    assert_eq!(anna.inbox().len(), 1);
    assert_eq!(letters(&town), ["skickat: "]);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["1"]);
    assert_eq!(town.remissd(&["audit"]).code, Some(0));
}

#[test]
fn a_vacation_reply_of_the_mailbox_itself_starts_nothing() {
    let town = Town::new();
    let anna = town.citizen("anna");
    for person in [&town.mailbox(), &anna] {
        person.sorts_mail_by("require \"vacation\"; vacation :days 0 \"Vi har stängt för sommaren.\";");
    }
    town.receives(&answer(&town, &anna.address));
    settles(&[&town]);
    assert_eq!(letters(&town), ["skickat: "]);
    assert_eq!(anna.inbox().len(), 2, "the server's vacation reply and our letter");
}

#[test]
fn a_bounce_is_tied_to_the_letter_on_sqlite() {
    a_bounce_is_tied_to_the_letter(&Town::new());
}

#[test]
fn a_bounce_is_tied_to_the_letter_on_postgres() {
    a_bounce_is_tied_to_the_letter(&Town::on_postgres());
}

fn a_bounce_is_tied_to_the_letter(town: &Town) {
    town.receives(&answer(town, &town.citizen("studsar").address));
    settles(&[town]);
    let letters = letters(town);
    assert!(letters.len() == 1 && letters[0] == "studsade: adressen finns inte (5.1.1)", "{letters:?}");
    assert_eq!(mails_in(town), 2, "the answer and its letter's bounce");
    assert_eq!(town.column("SELECT kvitterat FROM svar"), ["nej"]);
    let listed = town.remissd(&["letters"]);
    assert!(
        listed.stdout.contains("studsade") && listed.stdout.contains("adressen finns inte"),
        "{}",
        listed.stdout
    );
    let shown = town.remissd(&["show", &format!("{OPEN}-1")]);
    assert!(shown.stdout.contains("studsade"), "{}", shown.stdout);
    assert_eq!(town.remissd(&["audit"]).code, Some(0));

    // The same bounce met once more, under another UID: nothing new is told.
    let mut imap = Imap::login(&town.mailbox().address);
    imap.command("EXAMINE INBOX");
    let conf = crate::support::dovecot().dir().join("dovecot.conf");
    let copied = std::process::Command::new("doveadm")
        .arg("-c")
        .arg(conf)
        .args(["copy", "-u", &town.mailbox().address, "INBOX", "mailbox", "INBOX", "subject", "Undelivered"])
        .status()
        .unwrap();
    assert!(copied.success());
    settles(&[town]);
    assert_eq!(mails_in(town), 3);
    assert_eq!(self::letters(town), letters);
}

#[test]
fn a_report_that_bounces_is_told_too() {
    let town = Town::new();
    town.reconfigure("samordnare@", "studsar.samordnare@");
    settles(&[&town]);
    let listed = town.remissd(&["letters"]).stdout;
    let bounced = listed.lines().filter(|line| line.contains("dagsrapport") && line.contains("studsade"));
    assert_eq!(bounced.count(), 1, "{listed}");
    assert!(listed.lines().any(|line| line.contains("slutrapport") && line.contains("studsade")), "{listed}");
    let number = OPEN;
    let digest = town.remissd(&["digest", "--diary-number", number]).stdout;
    assert!(digest.contains("Rapport, till studsar.samordnare@"), "{digest}");
}

/// As qmail writes it; anybody can.
fn bounce(town: &Town, id: &str) -> Mail {
    Mail::from("", &format!("mailer-daemon@{}", town.citizen("x").address.split_once('@').unwrap().1))
        .without_return()
        .header("To", &town.mailbox().address)
        .subject("failure notice")
        .text(&format!(
            "Hi. This is the qmail-send program. I wasn't able to deliver your message.\n\n<kim@example.org>:\n\
             Sorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n\
             Message-ID: {id}\n"
        ))
}

#[test]
fn who_forges_a_bounce_speaks_of_no_letter_but_his_own() {
    let town = Town::new();
    let (anna, bertil) = (town.citizen("anna"), town.citizen("bertil"));
    town.receives(&answer(&town, &anna.address));
    settles(&[&town]);
    town.receives(&answer(&town, &bertil.address));
    settles(&[&town]);
    let (hers, his) = (anna.only_letter().header("Message-ID"), bertil.only_letter().header("Message-ID"));
    // Her letter with the signature of his: he knows how an id is made, and not the key.
    let parts = |id: &str| id.split('.').map(str::to_owned).collect::<Vec<_>>();
    let guessed = [&parts(&hers)[..3], &parts(&his)[3..]].concat().join(".");
    assert!(guessed.starts_with("<remissd.ack.") && guessed != hers && guessed != his, "{guessed}");
    town.receives(&bounce(&town, &guessed));
    settles(&[&town]);
    assert_eq!(letters(&town), ["skickat: ", "skickat: "]);
    let path = town.path("studs.eml");
    std::fs::write(&path, bounce(&town, &his).bytes()).unwrap();
    let imported = town.remissd(&["import", path.to_str().unwrap()]);
    assert!(imported.stdout.contains("Studs på vår kvittens (5.1.1): kept with that letter"), "{imported:?}");
    assert_eq!(letters(&town), ["skickat: ", "studsade: adressen finns inte (5.1.1)"]);
    town.receives(&bounce(&town, &his));
    settles(&[&town]);
    assert_eq!(letters(&town), ["skickat: ", "studsade: adressen finns inte (5.1.1)"]);
}

#[test]
fn our_letter_passed_back_to_us_is_not_answered() {
    let town = Town::new();
    let anna = town.citizen("anna");
    anna.sorts_mail_by(&format!("redirect \"{}\"; keep;", town.mailbox().address));
    town.receives(&answer(&town, &anna.address));
    settles(&[&town]);
    assert_eq!(anna.inbox().len(), 1);
    assert_eq!(mails_in(&town), 2, "the answer, and our letter come back");
    assert_eq!(letters(&town), ["skickat: "]);
    assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["1"]);
}

#[test]
fn mail_from_our_own_address_is_not_answered() {
    let town = Town::new();
    let own = town.mailbox().address;
    town.receives(&answer(&town, &own));
    let reply_to = answer(&town, &town.citizen("bertil").address).header("Reply-To", &own);
    town.receives(&reply_to);
    settles(&[&town]);
    assert_eq!(mails_in(&town), 2, "nothing of ours came back to us");
    assert!(letters(&town).len() <= 1, "{:?}", letters(&town));
}

#[test]
fn two_daemons_end_after_one_letter() {
    let (one, other) = (Town::new(), Town::on_postgres());
    // Somebody writes to one in the name of the other, whose daemon reads what comes back.
    one.receives(&answer(&one, &other.mailbox().address));
    settles(&[&one, &other]);
    assert_eq!(mails_in(&other), 1, "one letter");
    assert_eq!(mails_in(&one), 1, "and no answer to it");
    assert_eq!(letters(&one), ["skickat: "]);
    assert_eq!(letters(&other).len(), 0);
    assert_eq!(other.column("SELECT count(*) AS n FROM svar"), ["0"]);
}
