//! What is told once, told by a daemon that stops, starts and meets trouble. The clock is an argument: days pass in
//! no time, on both databases.

use std::fs;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use remissd::config::{Config, Passwords};
use remissd::dispatch::{Watch, plan_digests, plan_milestones, plan_warnings, send_due};
use remissd::facts::{Cell, Warning};
use remissd::intake::import;
use remissd::letter_id::LetterKind;
use remissd::office::Office;
use remissd::post::Post;
use remissd::register::{About, Cause, Decision, Limits, Listing, Occasion};

use crate::support::{CLOSED, Mail, OPEN, Town, dovecot, eventually, postgres_url};

const ACCOUNT: &str = "kommun@town.kommun.example";

/// More than these stories send.
const PLENTY: Limits = Limits { in_all: 100, to_a_domain: 100, since: Timestamp::UNIX_EPOCH };

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A house whose one consultation has its last day then; it reports at seven.
struct House {
    folder: tempfile::TempDir,
    database: String,
}

impl House {
    fn new(postgres: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = format!("sqlite:{}", folder.path().join("register.db").display());
        Self { folder, database: if postgres { postgres_url() } else { file } }
    }

    /// The daemon starts, with the configuration as it is then.
    async fn opens(&self, last_day: &str) -> Office {
        let (both, _) = include_str!("support/town.toml").split_at(
            include_str!("support/town.toml").rfind("[[consultation]]").expect("two consultations"),
        );
        let text = both
            .replace("@STATE@", &self.folder.path().join("state").display().to_string())
            .replace("@TOWN@", "town")
            .replace("@IMAPS_PORT@", "993")
            .replace("@SMTP_PORT@", "587")
            .replace("@PASSWORD_FILE@", &self.folder.path().join("password").display().to_string())
            .replace("@DATABASE@", &self.database)
            .replace("[smtp]\n", "[smtp]\nmode = \"files\"\n")
            .replace("at = \"00:00\"", "at = \"07:00\"")
            .replace("@OPEN_UNTIL@", last_day);
        let path = self.folder.path().join("remissd.toml");
        fs::write(self.folder.path().join("password"), "hemligt\n").unwrap();
        fs::write(&path, text).unwrap();
        Office::open(Config::load(&path, &|_| None, Passwords::Optional).unwrap()).await.unwrap()
    }
}

/// The daemon runs from one time to another, a pass every half hour.
async fn lives(office: &Office, from: &str, to: &str) {
    passes(office, &["INBOX", "Junk"], from, to).await;
}

/// The same; of its inbox and its junk mail these can be read.
async fn passes(office: &Office, read: &[&str], from: &str, to: &str) {
    let mut now = at(from);
    while now < at(to) {
        if !read.is_empty() {
            office.register.watch(ACCOUNT, &["INBOX", "Junk"].map(str::to_owned)).await.unwrap();
        }
        for name in read {
            let folder = office.register.folder(ACCOUNT, name, 7).await.unwrap().id;
            office.register.folder_read(folder, now).await.unwrap();
        }
        plan_milestones(office, &[], now).await.unwrap();
        plan_digests(office, now).await.unwrap();
        now += SignedDuration::from_mins(30);
    }
}

async fn answers(office: &Office, name: &str, arrived: &str) {
    let mail = Mail::from(name, &format!("{name}@privat.example"))
        .header("To", ACCOUNT)
        .header("Message-ID", &format!("<{name}@privat.example>"))
        .subject(&format!("Remissvar {OPEN}"))
        .text(&format!("Hej, jag heter {name} och tillstyrker förslaget."));
    let now = at(arrived);
    let local = now.to_zoned(office.config.zone.clone()).datetime();
    let decision = Decision { who: "anna".to_owned(), at: now, local, reason: None };
    import(office, mail.bytes(), Some(now), &decision).await.unwrap();
}

/// What was written to the coordinators, in order: kind, and what it is about.
async fn told(office: &Office, kinds: &[&str]) -> Vec<String> {
    let table = office.register.list(&Listing::Letters).await.unwrap();
    let text = |cell: &Cell| if let Cell::Text(text) = cell { text.clone() } else { String::new() };
    let letters = table.rows.iter().map(|row| (text(&row[1]), text(&row[2])));
    letters
        .filter(|(kind, _)| kinds.contains(&kind.as_str()))
        .map(|(kind, what)| format!("{kind} {what}"))
        .collect()
}

#[tokio::test]
async fn a_daemon_stopped_over_the_last_day_makes_up_for_it_once_on_sqlite() {
    a_daemon_stopped_over_the_last_day_makes_up_for_it_once(House::new(false)).await;
}

#[tokio::test]
async fn a_daemon_stopped_over_the_last_day_makes_up_for_it_once_on_postgresql() {
    a_daemon_stopped_over_the_last_day_makes_up_for_it_once(House::new(true)).await;
}

/// Over the change from summer time too, in the night to 27 October.
async fn a_daemon_stopped_over_the_last_day_makes_up_for_it_once(house: House) {
    let office = house.opens("2019-10-30").await;
    lives(&office, "2019-10-22T00:00:00Z", "2019-10-28T12:00:00Z").await;
    for (name, day) in [("anna", "28"), ("bertil", "29"), ("cecilia", "30"), ("david", "31")] {
        answers(&office, name, &format!("2019-10-{day}T14:00:00Z")).await;
    }
    drop(office);
    let office = house.opens("2019-10-30").await;
    lives(&office, "2019-11-01T12:00:00Z", "2019-11-05T00:00:00Z").await;

    assert_eq!(
        told(&office, &["påminnelse", "slutrapport", "dagsrapport"]).await,
        [
            "dagsrapport Ks 1216/2018 2019-10-22",
            "påminnelse Ks 1216/2018 2019-10-23",
            "dagsrapport Ks 1216/2018 2019-10-23",
            "dagsrapport Ks 1216/2018 2019-10-24",
            "dagsrapport Ks 1216/2018 2019-10-25",
            "dagsrapport Ks 1216/2018 2019-10-26",
            "dagsrapport Ks 1216/2018 2019-10-27",
            "dagsrapport Ks 1216/2018 2019-10-28",
            "slutrapport Ks 1216/2018 2019-11-01",
            "dagsrapport Ks 1216/2018 2019-11-01",
        ]
    );
    let due = office.register.due_letters(at("2019-11-05T00:00:00Z"), &PLENTY).await.unwrap().letters;
    let last = due.iter().rev().find_map(|letter| match &letter.about {
        About::Digest { run, .. } => Some(run.clone()),
        _ => None,
    });
    let facts = office.register.digest_facts(ACCOUNT, &last.unwrap()).await.unwrap();
    assert_eq!((facts.news.len(), facts.in_time, facts.late), (4, 3, 1), "all four days in one report");
}

#[tokio::test]
async fn what_is_told_once_waits_until_the_mailbox_is_read_on_sqlite() {
    what_is_told_once_waits_until_the_mailbox_is_read(House::new(false)).await;
}

#[tokio::test]
async fn what_is_told_once_waits_until_the_mailbox_is_read_on_postgresql() {
    what_is_told_once_waits_until_the_mailbox_is_read(House::new(true)).await;
}

/// It is out of reach at first, and again from the last evening on.
async fn what_is_told_once_waits_until_the_mailbox_is_read(house: House) {
    let office = house.opens("2019-10-30").await;
    let mut expected: Vec<&str> = Vec::new();
    for (read, from, to, new) in [
        (&[][..], "23T00:00", "25T00:00", None),
        (&["INBOX", "Junk"], "25T00:00", "26T00:00", Some("påminnelse Ks 1216/2018 2019-10-25")),
        (&["INBOX", "Junk"], "29T00:00", "30T20:00", Some("påminnelse Ks 1216/2018 2019-10-29")),
        (&[], "30T20:00", "31T12:00", None),
    ] {
        passes(&office, read, &format!("2019-10-{from}:00Z"), &format!("2019-10-{to}:00Z")).await;
        expected.extend(new);
        assert_eq!(told(&office, &["påminnelse", "slutrapport"]).await, expected, "until {to}");
    }
    drop(office);
    let office = house.opens("2019-10-30").await;
    for (read, from, to, new) in [
        (&[][..], "02T12:00", "02T14:00", None),
        (&["INBOX"], "03T12:00", "03T14:00", None),
        (&["Junk"], "04T12:00", "04T14:00", Some("slutrapport Ks 1216/2018 2019-11-04")),
        (&["INBOX", "Junk"], "05T12:00", "05T14:00", None),
    ] {
        passes(&office, read, &format!("2019-11-{from}:00Z"), &format!("2019-11-{to}:00Z")).await;
        expected.extend(new);
        assert_eq!(told(&office, &["påminnelse", "slutrapport"]).await, expected, "until {to}");
    }
}

/// From a mailbox that was never read nobody knows who has answered; a folder that is not there holds no answer.
fn the_final_report_waits_for_the_mailbox(town: &Town) {
    let port = format!("port = {}", dovecot().setting("IMAPS_PORT"));
    town.reconfigure(&port, "port = 9");
    town.reconfigure("folders = [\"INBOX\"", "folders = [\"Saknas\", \"INBOX\"");
    let reports = || {
        let letters = town.coordinator().inbox();
        let reports = letters.iter().filter(|letter| letter.header("Subject").starts_with("Slutrapport"));
        reports.map(|letter| letter.text()).collect::<Vec<_>>()
    };
    town.receives(
        &Mail::from("Anna", &town.citizen("anna").address)
            .subject(&format!("Remissvar {CLOSED}"))
            .text("Vi tillstyrker förslaget."),
    );
    assert_eq!(town.run_once().code, Some(1));
    assert_eq!(reports(), [""; 0]);
    town.reconfigure("port = 9", &port);
    for _ in 0..2 {
        let run = town.run_once();
        assert!(run.stderr.contains("no folder \"Saknas\""), "{}", run.stderr);
        let [report] = &reports()[..] else { panic!("one final report") };
        assert!(report.contains("en gång: 1 (0 i tid, 1 sent)"), "{report}");
    }
}

#[test]
fn the_final_report_waits_for_the_mailbox_on_sqlite() {
    the_final_report_waits_for_the_mailbox(&Town::new());
}

#[test]
fn the_final_report_waits_for_the_mailbox_on_postgresql() {
    the_final_report_waits_for_the_mailbox(&Town::on_postgres());
}

#[tokio::test]
async fn a_last_day_that_is_moved_has_its_own_reminders_and_its_own_end() {
    let house = House::new(false);
    let kinds = ["påminnelse", "slutrapport"];
    let office = house.opens("2019-10-30").await;
    lives(&office, "2019-10-22T00:00:00Z", "2019-11-02T00:00:00Z").await;
    let first = [
        "påminnelse Ks 1216/2018 2019-10-23",
        "påminnelse Ks 1216/2018 2019-10-29",
        "slutrapport Ks 1216/2018 2019-10-31",
    ];
    assert_eq!(told(&office, &kinds).await, first);
    let office = house.opens("2019-11-20").await;
    lives(&office, "2019-11-02T00:00:00Z", "2019-11-25T00:00:00Z").await;
    let then = [
        "påminnelse Ks 1216/2018 2019-11-13",
        "påminnelse Ks 1216/2018 2019-11-19",
        "slutrapport Ks 1216/2018 2019-11-21",
    ];
    assert_eq!(told(&office, &kinds).await, [first, then].concat());
    // And back, when all of it has been told.
    let office = house.opens("2019-10-30").await;
    lives(&office, "2019-11-25T00:00:00Z", "2019-11-27T00:00:00Z").await;
    assert_eq!(told(&office, &kinds).await.len(), 6);
}

/// Letters are sent as the command does, at this time.
async fn letters_go_out(office: &Office, clock: fn() -> Timestamp) {
    let post = Post::new(&office.config.smtp, &office.config.state_dir);
    send_due(office, &post, clock, &|| false).await.unwrap();
}

/// How each reminder stands and why.
async fn reminders(office: &Office) -> Vec<[String; 2]> {
    let table = office.register.list(&Listing::Letters).await.unwrap();
    let text = |cell: &Cell| if let Cell::Text(text) = cell { text.clone() } else { String::new() };
    let rows = table.rows.iter().filter(|row| text(&row[1]) == "påminnelse");
    rows.map(|row| [text(&row[4]), text(&row[7])]).collect()
}

#[tokio::test]
async fn a_reminder_that_waited_until_it_was_overtaken_is_not_sent() {
    let house = House::new(false);
    let office = house.opens("2019-10-30").await;
    lives(&office, "2019-10-22T00:00:00Z", "2019-10-24T00:00:00Z").await;
    office.register.stop_letters(Cause::Operator, "prov", at("2019-10-24T00:00:00Z")).await.unwrap();
    lives(&office, "2019-10-24T00:00:00Z", "2019-10-31T12:00:00Z").await;
    let [week, day] = [0, 1].map(|_| ["väntar".to_owned(), String::new()]);
    assert_eq!(reminders(&office).await, [week, day]);
    // One of them was on its way when the daemon was killed.
    let due = office.register.due_letters(at("2019-10-31T12:00:00Z"), &PLENTY).await.unwrap().letters;
    let first = due.iter().find(|letter| letter.kind == LetterKind::Reminder).unwrap().id;
    office.register.start_letters(at("2019-10-31T12:00:00Z")).await.unwrap();
    office.register.claim(first, b"bytes", at("2019-10-31T12:00:00Z")).await.unwrap();
    letters_go_out(&office, || at("2019-10-31T12:00:00Z")).await;
    let overtaken = || ["gav upp".to_owned(), "överspelad".to_owned()];
    assert_eq!(reminders(&office).await, [overtaken(), overtaken()]);
    let sent = told(&office, &["slutrapport"]).await;
    assert_eq!(sent, ["slutrapport Ks 1216/2018 2019-10-31"], "that one went out");
}

#[tokio::test]
async fn a_reminder_of_today_is_sent() {
    let office = House::new(false);
    let office = office.opens("2019-10-30").await;
    lives(&office, "2019-10-29T06:00:00Z", "2019-10-29T07:00:00Z").await;
    letters_go_out(&office, || at("2019-10-30T05:00:00Z")).await;
    assert_eq!(reminders(&office).await, [["skickat".to_owned(), String::new()]]);
}

#[tokio::test]
async fn the_operator_hears_of_each_outage_once_on_sqlite() {
    the_operator_hears_of_each_outage_once(House::new(false)).await;
}

#[tokio::test]
async fn the_operator_hears_of_each_outage_once_on_postgresql() {
    the_operator_hears_of_each_outage_once(House::new(true)).await;
}

async fn the_operator_hears_of_each_outage_once(house: House) {
    let office = house.opens("2030-10-30").await;
    office.register.watch(ACCOUNT, &["INBOX".to_owned()]).await.unwrap();
    let inbox = office.register.folder(ACCOUNT, "INBOX", 7).await.unwrap().id;
    office.register.folder_read(inbox, at("2019-10-29T08:00:00Z")).await.unwrap();
    let mut started = at("2019-10-29T06:00:00Z");
    for (now, all_read, letters) in [
        ("2019-10-29T08:30:00Z", false, 0),
        ("2019-10-29T09:00:01Z", false, 1),
        ("2019-10-29T09:05:00Z", false, 1),
        ("2019-10-29T20:00:00Z", false, 1),
        ("2019-10-29T20:05:00Z", true, 2),
        ("2019-10-29T20:06:00Z", true, 2),
        ("2019-10-29T20:07:00Z", false, 2),
        ("2019-10-29T21:06:01Z", false, 3),
        ("2019-10-29T22:00:00Z", true, 4),
    ] {
        if all_read {
            office.register.folder_read(inbox, at(now)).await.unwrap();
        }
        let watch = Watch { started, all_read };
        plan_warnings(&office, watch, at(now)).await.unwrap();
        assert_eq!(told(&office, &["larm"]).await.len(), letters, "{now}");
        // That the daemon was started anew in between changes nothing.
        started = at(now);
    }
    let due = office.register.due_letters(at("2019-10-30T00:00:00Z"), &PLENTY).await.unwrap().letters;
    let warnings: Vec<_> = due.iter().filter(|letter| letter.kind == LetterKind::Warning).collect();
    assert!(warnings.iter().all(|letter| letter.recipient.address == "drift@town.forening.example"));
    let About::Event { event, .. } = &warnings[0].about else { panic!("{:?}", warnings[0].about) };
    let since = at("2019-10-29T08:00:00Z");
    assert_eq!(event.occasion, Occasion::Warning(Warning::Unread { since }));
}

#[tokio::test]
async fn the_operator_hears_when_the_breaker_holds_all_letters_back() {
    let house = House::new(false);
    let office = house.opens("2030-10-30").await;
    let database = rusqlite::Connection::open(house.folder.path().join("register.db")).unwrap();
    let mut now = at("2019-10-29T08:00:00Z");
    let mut passes = async || {
        for _ in 0..3 {
            now += SignedDuration::from_mins(1);
            let watch = Watch { started: now, all_read: true };
            plan_warnings(&office, watch, now).await.unwrap();
        }
        told(&office, &["larm"]).await.len()
    };
    assert_eq!(passes().await, 0);
    let hold = |cause: &str| {
        let insert = "INSERT INTO hold (cause, why, held_at) VALUES ($1, '400 letters in an hour', '2019-10-29T08:00:00Z')";
        database.execute(insert, [cause]).unwrap();
    };
    hold("operator");
    assert_eq!(passes().await, 0, "who stopped them by hand knows");
    hold("breaker");
    assert_eq!(passes().await, 1);
    database.execute("UPDATE hold SET released_at = '2019-10-29T09:00:00Z'", []).unwrap();
    assert_eq!(passes().await, 2);
    hold("breaker");
    assert_eq!(passes().await, 3, "a new one");
}

/// Through the real servers: the mailbox cannot be reached, the relay can.
#[test]
fn the_operator_hears_while_the_mailbox_cannot_be_reached_and_when_it_can_again() {
    let town = Town::new();
    assert_eq!(town.run_once().code, Some(0));
    let ended: Vec<_> = town.coordinator().inbox().iter().map(|letter| letter.header("Subject")).collect();
    assert_eq!(ended.iter().filter(|subject| subject.starts_with("Slutrapport")).count(), 1, "{ended:?}");
    assert!(ended.iter().any(|subject| subject.starts_with("Slutrapport") && subject.contains(CLOSED)));

    let database = rusqlite::Connection::open(town.path("register.db")).unwrap();
    let two_hours_ago = (Timestamp::now() - SignedDuration::from_hours(2)).to_string();
    database.execute("UPDATE folder SET read_at = $1 WHERE name = 'INBOX'", [&two_hours_ago]).unwrap();
    drop(database);
    let port = format!("port = {}", dovecot().setting("IMAPS_PORT"));
    town.reconfigure(&port, "port = 9");
    let daemon = town.start(&["run"]);
    let limit = Duration::from_secs(30);
    eventually("the operator is told", limit, || !town.operator().inbox().is_empty());
    assert_eq!(daemon.terminate(), Some(0));
    assert_eq!(town.run_once().code, Some(1));
    let letter = town.operator().only_letter();
    assert!(letter.header("Subject").contains("cannot read"), "{}", letter.header("Subject"));
    assert_eq!(letter.header("Auto-Submitted"), "auto-generated");
    assert!(letter.text().contains("INBOX: last read"), "{}", letter.text());

    town.reconfigure("port = 9", &port);
    assert_eq!(town.run_once().code, Some(0));
    assert_eq!(town.run_once().code, Some(0));
    let letters = town.operator().inbox();
    assert_eq!(letters.len(), 2);
    assert!(letters.iter().any(|letter| letter.header("Subject").starts_with("Recovered")));
    assert_eq!(town.coordinator().inbox().len(), ended.len(), "what was told once is told no more");
}

fn two_hours_ago() -> String {
    (Timestamp::now() - SignedDuration::from_hours(2)).to_string()
}

fn change(town: &Town, statement: &str) {
    let database = rusqlite::Connection::open(town.path("register.db")).unwrap();
    assert_eq!(database.execute(statement, [&two_hours_ago()]).unwrap(), 1, "{statement}");
}

/// A timer runs the program anew each time.
#[test]
fn the_operator_hears_of_a_mailbox_that_was_never_read() {
    let town = Town::new();
    town.reconfigure(&format!("port = {}", dovecot().setting("IMAPS_PORT")), "port = 9");
    for _ in 0..2 {
        assert_eq!(town.run_once().code, Some(1));
    }
    assert!(town.operator().inbox().is_empty(), "not for an hour yet");
    change(&town, "UPDATE watching SET since = $1");
    for _ in 0..2 {
        assert_eq!(town.run_once().code, Some(1));
    }
    let letter = town.operator().only_letter();
    assert!(letter.header("Subject").contains("cannot read"), "{}", letter.header("Subject"));
}

#[test]
fn a_warning_that_is_over_when_letters_start_again_is_not_sent() {
    let town = Town::new();
    assert_eq!(town.run_once().code, Some(0));
    assert_eq!(town.remissd(&["letters", "stop"]).code, Some(0));
    change(&town, "UPDATE folder SET read_at = $1 WHERE name = 'INBOX'");
    change(&town, "INSERT INTO hold (cause, why, held_at) VALUES ('breaker', 'for a test', $1)");
    let port = format!("port = {}", dovecot().setting("IMAPS_PORT"));
    town.reconfigure(&port, "port = 9");
    assert_eq!(town.run_once().code, Some(1));
    town.reconfigure("port = 9", &port);
    assert_eq!(town.run_once().code, Some(0));
    assert!(town.operator().inbox().is_empty(), "all letters are stopped");

    assert_eq!(town.remissd(&["letters", "start"]).code, Some(0));
    assert_eq!(town.run_once().code, Some(0));
    let mut told: Vec<_> = town.operator().inbox().iter().map(|letter| letter.header("Subject")).collect();
    told.sort();
    let over = ["Recovered: remissd reads", "Recovered: remissd sends letters again"];
    assert!(told.len() == 2 && told.iter().zip(over).all(|(told, over)| told.starts_with(over)), "{told:?}");
    let listed = town.remissd(&["letters"]).stdout;
    assert_eq!(listed.lines().filter(|line| line.contains("överspelad")).count(), 2, "{listed}");
}
