//! What holds letters back, through the doors people use: the same answer many times, the operator's hand, the
//! breaker. On both databases where a statement decides.

use std::time::Duration;

use crate::support::{Mail, OPEN, Run, Town, eventually};

fn on_both(test: fn(&Town)) {
    test(&Town::new());
    test(&Town::on_postgres());
}

fn answer(town: &Town, name: &str, number: u32) -> Mail {
    Mail::from("Anna Andersson", &town.citizen(name).address)
        .header("To", &town.mailbox().address)
        .subject(&format!("Remissvar {OPEN}"))
        .header("Message-ID", &format!("<{number}.{}>", town.citizen(name).address))
        .text("Hej!\n\nFöreningen tillstyrker förslaget.\n")
}

fn letters(town: &Town, name: &str) -> usize {
    town.citizen(name).inbox().len()
}

fn says(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, Some(code), "{run:?}");
    for word in words {
        assert!(run.stdout.contains(word) || run.stderr.contains(word), "{word:?} is not said: {run:?}");
    }
}

/// Mails that lie in the inbox already, all in one batch.
fn lie_there(town: &Town, mails: &[Mail]) {
    let bytes: Vec<Vec<u8>> = mails.iter().map(Mail::bytes).collect();
    town.has(&bytes, std::time::SystemTime::now());
}

#[test]
fn twenty_identical_mails_in_one_batch_get_one_letter() {
    on_both(|town| {
        let mails: Vec<Mail> = (0..20).map(|number| answer(town, "anna", number)).collect();
        lie_there(town, &mails);
        says(&town.run_once(), 0, &["20 filed"]);
        assert_eq!(letters(town, "anna"), 1);
        assert_eq!(town.column("SELECT count(*) AS n FROM svar"), ["20"], "each is filed");
        let shown = town.remissd(&["show", &format!("{OPEN}-2")]).stdout;
        assert!(shown.contains("never/4_same_answer"), "{shown}");

        // What the register holds counts as what the batch held.
        town.receives(&answer(town, "anna", 21));
        town.receives(&answer(town, "anna", 22).text("Vi vill lägga till en sak om lokalerna."));
        says(&town.run_once(), 0, &["2 filed"]);
        assert_eq!(letters(town, "anna"), 1, "a twenty-second mail within three hours is too many");
    });
}

#[test]
fn what_one_batch_holds_counts_for_the_next_though_it_is_not_recorded_yet() {
    let town = Town::new();
    let mails: Vec<Mail> = (0..1010)
        .map(|number| {
            let (name, text) = if number % 505 == 0 {
                ("anna".to_owned(), "Föreningen tillstyrker.".to_owned())
            } else {
                (format!("person{number}"), format!("Svar nummer {number}."))
            };
            answer(&town, &name, number).text(&text)
        })
        .collect();
    town.reconfigure("enabled = true", "enabled = true\nmax_per_hour = 0");
    lie_there(&town, &mails);
    says(&town.run_once(), 0, &["1010 filed"]);
    let owed = town.column("SELECT count(*) AS n FROM kvittens WHERE mottagare LIKE 'anna@%'");
    assert_eq!(owed, ["1"], "of two identical mails in batches that follow each other");
    assert_eq!(town.column("SELECT count(*) AS n FROM kvittens"), ["1009"]);
}

#[test]
fn a_correction_gets_its_own_letter_and_a_copy_none() {
    on_both(|town| {
        lie_there(town, &[answer(town, "anna", 1), answer(town, "anna", 1).header("X-Way", "a list")]);
        says(&town.run_once(), 0, &["1 filed", "1 known already"]);
        assert_eq!(letters(town, "anna"), 1);
        town.receives(&answer(town, "anna", 1).header("X-Way", "another"));
        town.receives(&answer(town, "anna", 2).text("Rättelse: föreningen avstyrker förslaget."));
        says(&town.run_once(), 0, &["1 filed", "1 known already"]);
        assert_eq!(letters(town, "anna"), 2);
        let path = town.path("samma.eml");
        std::fs::write(&path, answer(town, "anna", 3).bytes()).unwrap();
        let path = path.display().to_string();
        let explain = |path: &str| town.remissd(&["explain", "--json", "--received", &now(), path]).stdout;
        assert!(explain(&path).contains("never/4_same_answer"), "{}", explain(&path));
        std::fs::write(&path, answer(town, "anna", 1).bytes()).unwrap();
        assert!(explain(&path).contains("acknowledge/person"), "as when it came: {}", explain(&path));
    });
}

fn now() -> String {
    jiff::Timestamp::now().to_string()
}

#[test]
fn letters_that_are_stopped_wait_and_go_out_when_they_are_started() {
    on_both(|town| {
        says(&town.remissd(&["letters", "stop", "--reason", "mallen är fel"]), 0, &["stopped"]);
        says(&town.remissd(&["letters", "stop"]), 0, &["already"]);
        town.receives(&answer(town, "anna", 1));
        says(&town.run_once(), 0, &["1 filed", "stopped by hand", "mallen är fel", "letters start"]);
        assert_eq!((letters(town, "anna"), town.coordinator().inbox().len()), (0, 0), "reports wait too");
        says(&town.remissd(&["check"]), 1, &["mend  letters: Letters were stopped by hand"]);
        says(&town.remissd(&["letters"]), 0, &["väntar", "stopped by hand"]);
        says(
            &town.remissd(&["digest", "--diary-number", OPEN]),
            0,
            &["stoppade för hand. 1 kvittens väntar"],
        );

        says(&town.remissd(&["letters", "start"]), 0, &["Started", "sent"]);
        crate::support::post_settles();
        assert_eq!(letters(town, "anna"), 1);
        says(&town.remissd(&["letters", "start"]), 0, &["were not stopped"]);
        says(&town.remissd(&["check"]), 0, &["letters an hour", "within 3h", "rests 60d"]);
    });
}

#[test]
fn a_letter_is_sent_again_with_the_same_bytes_and_message_id() {
    on_both(|town| {
        town.receives(&answer(town, "anna", 1));
        town.receives(&answer(town, "anna", 2));
        assert_eq!(town.run_once().code, Some(0));
        let first = town.citizen("anna").only_letter();
        let run = town.remissd(&["letters", "resend", &format!("{OPEN}-1")]);
        says(&run, 0, &[&town.citizen("anna").address, "1 sent"]);
        crate::support::post_settles();
        let both = town.citizen("anna").inbox();
        assert_eq!(both.len(), 2);
        for name in ["Message-ID", "Date", "Subject", "In-Reply-To"] {
            assert_eq!(both[1].header(name), first.header(name), "{name}");
        }
        assert_eq!(both[1].text(), first.text());
        let shown = town.remissd(&["show", &format!("{OPEN}-1")]).stdout;
        assert!(shown.contains("skickas om") && shown.contains("begärt av"), "{shown}");

        let refused = town.remissd(&["letters", "resend", &format!("{OPEN}-2")]);
        says(&refused, 1, &["never/4_same_answer", "samma svar"]);
        says(&town.remissd(&["letters", "resend", "Ks 9/2001-7"]), 1, &["nothing is known"]);
    });
}

#[test]
fn the_breaker_stops_all_letters_and_does_not_trip_again_at_once() {
    on_both(|town| {
        town.reconfigure("enabled = true", "enabled = true\nbreaker_per_hour = 3");
        let mails: Vec<Mail> =
            (0..5).map(|number| answer(town, &format!("person{number}"), number)).collect();
        lie_there(town, &mails);
        let run = town.run_once();
        says(&run, 0, &["5 filed", "by the breaker", "breaker_per_hour = 3", "letters start"]);
        assert_eq!(letters(town, "person0"), 0);
        says(&town.remissd(&["check"]), 1, &["stopped by the breaker"]);
        says(&town.run_once(), 0, &["by the breaker"]);

        says(&town.remissd(&["letters", "start"]), 0, &["Started"]);
        crate::support::post_settles();
        assert!((0..5).all(|number| letters(town, &format!("person{number}")) == 1));
        let again = town.run_once();
        assert!(again.code == Some(0) && !again.stdout.contains("breaker"), "{again:?}");
    });
}

#[test]
fn a_daemon_that_runs_stops_and_starts_letters_without_a_restart() {
    let town = Town::new();
    assert_eq!(town.run_once().code, Some(0));
    let daemon = town.start(&["run"]);
    says(&town.remissd(&["letters", "stop"]), 0, &["stopped"]);
    town.receives(&answer(&town, "anna", 1));
    let filed = || town.column("SELECT count(*) AS n FROM svar") == ["1"];
    eventually("the answer is filed", Duration::from_secs(30), filed);
    says(&town.remissd(&["letters"]), 0, &["väntar"]);
    assert_eq!(letters(&town, "anna"), 0);
    says(&town.remissd(&["letters", "start"]), 0, &["daemon that is running"]);
    eventually("the letter has come", Duration::from_secs(45), || letters(&town, "anna") == 1);
    assert_eq!(daemon.terminate(), Some(0));
}

#[test]
fn an_address_rests_after_a_bounce_until_somebody_asks_for_the_letter() {
    let town = Town::new();
    town.receives(&answer(&town, "anna", 1));
    assert_eq!(town.run_once().code, Some(0));
    // As if a report had come that the letter did not arrive.
    let database = rusqlite::Connection::open(town.path("register.db")).unwrap();
    database
        .execute(
            "INSERT INTO delivery_report (letter, action, is_final, status, why, reported_at, recorded_at)
             SELECT id, 'failed', 1, '5.1.1', 'okänd', ?1, ?1 FROM outbox WHERE kind = 'ack'",
            [format!("{:.6}", jiff::Timestamp::now())],
        )
        .unwrap();
    drop(database);
    town.receives(&answer(&town, "anna", 2).text("Ett helt annat svar."));
    assert_eq!(town.run_once().code, Some(0));
    assert_eq!(letters(&town, "anna"), 1);
    let reference = town.column("SELECT arendenummer || '-' || lopnummer AS r FROM svar WHERE lopnummer = 2");
    let shown = town.remissd(&["show", &reference[0]]).stdout;
    assert!(shown.contains("never/25_rest"), "{shown}");
    says(&town.remissd(&["letters", "resend", &reference[0]]), 0, &["though the address rests", "1 sent"]);
    crate::support::post_settles();
    assert_eq!(letters(&town, "anna"), 2);

    let doubtful = Mail::from("Anna", &town.citizen("anna").address).header("To", &town.mailbox().address);
    town.receives(&doubtful.subject("Remissvar Ks 1261/2018").text("Vi har en annan synpunkt."));
    says(&town.run_once(), 0, &["1 to review"]);
    says(&town.remissd(&["letters", "resend", "g1"]), 1, &["there is no letter about g1"]);

    says(&town.remissd(&["letters", "resend", &format!("{OPEN}-1")]), 0, &["1 sent"]);
    let later = Mail::from("Anna", &town.citizen("anna").address).header("To", &town.mailbox().address);
    town.receives(&later.subject(&format!("Igen om {OPEN}")).text("Nu kommer breven fram igen."));
    assert_eq!(town.run_once().code, Some(0));
    assert_eq!(letters(&town, "anna"), 4, "what was sent again did not come back");
}

#[test]
fn check_says_where_letters_go_when_none_is_sent() {
    let town = Town::new();
    town.reconfigure("envelope_from =", "mode = \"files\"\nenvelope_from =");
    says(&town.remissd(&["check"]), 0, &["ok    letters: none is sent, they are written to", "letters"]);
    let folder = town.path("state").join("letters");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "nothing is left there");
    std::fs::remove_dir(&folder).unwrap();
    std::fs::write(&folder, "no folder").unwrap();
    says(&town.remissd(&["check"]), 1, &["mend  letters:"]);
}
