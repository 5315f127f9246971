//! What breaks on the way in: messages, listings, a server that serves nothing, a database that refuses.
//! None of it may stop what comes after, and none of it may be lost.

use std::time::Duration;

use indicatif::ProgressBar;
use jiff::{SignedDuration, Timestamp};
use remissd::config::{Config, Passwords};
use remissd::daemon::Reading;
use remissd::extract::{Extractor, Limits};
use remissd::intake::{
    Imported, IntakeError, PassTime, Replay, Replayed, Rescan, Rescanned, Taken, Troubles, import, take_in,
};
use remissd::office::Office;
use remissd::register::Decision;
use tokio::net::TcpListener;

use crate::support::Mail;
use crate::support::documents::zip;
use crate::support::scripted_imap::{ScriptedImap, Step, body, line};

/// When the first reading takes place.
const NOW: &str = "2019-10-01T08:00:00Z";

/// When the reading of a folder ends that began at [`NOW`].
const ENDED: &str = "2019-10-01T10:30:00Z";

/// At which step a message breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Listing,
    Fetching,
}

#[tokio::test]
async fn a_message_that_breaks_is_set_aside_with_its_reason_and_taken_in_once_it_does_not() {
    let refused = line("{tag} NO [SERVERBUG] storage failed");
    let unreadable = line("* 3 FETCH UID no list");
    let panics = line("* 3 FETCH (UID 3 RFC822.SIZE 100 INTERNALDATE NIL)");
    for fault in [refused, Step::Close, unreadable, panics] {
        for at in [At::Listing, At::Fetching] {
            let mut desk = Desk::new().await;
            let (taken, error) = desk.takes_in(&breaking(5, at, &[3], &fault)).await;
            assert!(error.is_none(), "{error:?}");
            assert_eq!((taken.filed, taken.failed), (4, 1), "{fault:?}");
            assert_eq!(desk.ledger(), ["1 filed 0", "2 filed 0", "3 failed 1", "4 filed 0", "5 filed 0"]);
            assert!(desk.reason(3).contains("UID FETCH"), "{}", desk.reason(3));
            let account = &desk.office.config.mailbox.address;
            assert_eq!(desk.office.register.open_failures(account).await.unwrap(), 1);

            let (taken, _) = desk.takes_in(&breaking(5, at, &[], &fault)).await;
            assert_eq!(taken.total(), 0, "it is not due again at once");
            desk.later(31);
            let (taken, error) = desk.takes_in(&breaking(5, at, &[3], &fault)).await;
            assert!(error.is_none(), "{error:?}");
            assert_eq!((taken.failed, desk.ledger().remove(2).as_str()), (1, "3 failed 2"));
            desk.later(61);
            let (taken, error) = desk.takes_in(&breaking(5, at, &[], &fault)).await;
            assert!(error.is_none(), "{error:?}");
            assert_eq!((taken.filed, desk.ledger().remove(2).as_str()), (1, "3 filed 2"));
        }
    }
}

#[tokio::test]
async fn a_folder_was_read_when_its_reading_ended_however_long_it_took() {
    let mut desk = Desk::new().await;
    let (_, error) = desk.takes_in(&breaking(5, At::Fetching, &[], &Step::Close)).await;
    assert!(error.is_none(), "{error:?}");
    let account = &desk.office.config.mailbox.address;
    let folders = desk.office.register.watch_facts(account).await.unwrap().folders;
    assert_eq!(folders[0].read_at, Some(ENDED.parse().unwrap()));
    assert_eq!((folders[0].listed, folders[0].unread, folders[0].failed), (Some(5), 0, 0));
}

#[tokio::test]
async fn mail_whose_attachments_nobody_can_read_waits_and_is_not_judged_without_them() {
    let server = serving_one_with_an_attachment();
    let mut desk = Desk::new().await;
    let limits = Limits { max_time: Duration::from_secs(60), max_text: 1 << 20, ocr: None };
    let sick = Extractor::of("/bin/false".into(), limits.clone());
    let sound = Extractor::of(env!("CARGO_BIN_EXE_remissd").into(), limits);
    desk.office.extractor = sick.clone();
    let (taken, error) = desk.takes_in(&server).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((taken.failed, taken.filed, taken.ignored), (1, 1, 0));
    assert_eq!(desk.ledger(), ["1 failed 1", "2 filed 0"]);
    assert!(desk.reason(1).contains("cannot limit itself"), "{}", desk.reason(1));
    let local = desk.now.to_zoned(desk.office.config.zone.clone()).datetime();
    let decision = Decision { who: "anna".to_owned(), at: desk.now, local, reason: None };
    let imported = import(&desk.office, attaching(9), None, &decision).await.unwrap();
    assert!(
        matches!(&imported, Imported::Failed(why) if why.contains("cannot limit itself")),
        "{imported:?}"
    );

    desk.office.extractor = sound;
    desk.later(31);
    let (taken, error) = desk.takes_in(&server).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((taken.filed + taken.review, taken.failed, taken.ignored), (1, 0, 0), "it is kept");

    desk.office.extractor = sick;
    let replayed = Replay::new(&desk.office, desk.now).next().await.unwrap().unwrap();
    assert!(
        matches!(replayed.as_slice(), [Replayed::Same, Replayed::Failed { reason, .. }] | [Replayed::Failed { reason, .. }, Replayed::Same] if reason.contains("cannot limit itself")),
        "{replayed:?}"
    );
}

/// Each brings 4 MiB of text in a few kilobytes, and a batch may hold 32: two messages are left over.
#[tokio::test]
async fn a_batch_whose_attachments_take_too_much_is_taken_in_by_parts_and_nothing_is_skipped() {
    let text = format!("Ks 1216/2018 {}", "ord ".repeat(1 << 18));
    let packed = zip(&[("a.txt", text.as_bytes())]);
    let letter = |uid: u32| {
        let mail =
            Mail::from("Anna", &format!("anna{uid}@forening.example")).subject("Hej").text("Se bilaga.");
        (0..5).fold(mail, |mail, _| mail.attachment("a.zip", &packed)).bytes()
    };
    let all = 1..=10;
    let mut fetched: Vec<Step> = all.clone().map(|uid| body(uid, &letter(uid))).collect();
    let mut listing: Vec<Step> = all.clone().map(listed).collect();
    listing.push(line("{tag} OK done"));
    fetched.push(line("{tag} OK done"));
    let server = serving(10)
        .first_on("UID FETCH 1:10 (UID RFC822.SIZE", listing)
        .first_on("UID FETCH 1:10 (UID INTERNALDATE", fetched);
    let mut desk = Desk::new().await;
    let limits = Limits { max_time: Duration::from_secs(60), max_text: 1 << 20, ocr: None };
    desk.office.extractor = Extractor::of(env!("CARGO_BIN_EXE_remissd").into(), limits);
    let (taken, error) = desk.takes_in(&server).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((taken.total(), taken.filed + taken.review), (10, 10), "{taken:?}");
    let ledger = desk.ledger();
    assert_eq!((ledger.len(), ledger.iter().filter(|row| row.contains("failed")).count()), (10, 0));
    let asked =
        server.heard().iter().filter(|line| line.contains("UID FETCH 1:10 (UID INTERNALDATE")).count();
    assert_eq!(asked, 1, "what came is not asked for again");
}

#[tokio::test]
async fn many_broken_messages_in_a_row_do_not_stop_the_folder() {
    for at in [At::Listing, At::Fetching] {
        let mut desk = Desk::new().await;
        let broken: Vec<u32> = (2..=9).collect();
        let (taken, error) = desk.takes_in(&breaking(11, at, &broken, &Step::Close)).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!((taken.filed, taken.failed), (3, 8));
    }
}

#[tokio::test]
async fn broken_messages_at_the_end_of_a_folder_are_all_set_aside() {
    let mut desk = Desk::new().await;
    let server = breaking(9, At::Fetching, &[3, 4, 5, 6, 7, 8, 9], &Step::Close);
    let (mut taken, error) = desk.takes_in(&server).await;
    assert!(error.is_some(), "the first look at another message, the newest, meets a broken one");
    let (rest, error) = desk.takes_in(&server).await;
    assert!(error.is_none(), "{error:?}");
    taken += rest;
    assert_eq!((taken.filed, taken.failed), (2, 7), "{:?}", desk.ledger());
}

#[tokio::test]
async fn a_server_that_serves_nothing_is_waited_for_and_then_read() {
    for at in [At::Listing, At::Fetching] {
        let mut desk = Desk::new().await;
        let all: Vec<u32> = (1..=10).collect();
        for _ in 0..5 {
            let (_, error) = desk.takes_in(&breaking(10, at, &all, &line("{tag} NO not now"))).await;
            assert!(error.is_some_and(|error| !error.narrows_down()), "it is waited for");
        }
        assert_eq!(desk.ledger(), ["1 failed 1", "2 failed 1", "3 failed 1"]);
        desk.later(31);
        let (taken, error) = desk.takes_in(&breaking(10, at, &[], &Step::Close)).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!((taken.filed, taken.failed), (10, 0));
    }
}

#[tokio::test]
async fn a_server_that_slows_us_down_is_no_messages_fault() {
    let mut desk = Desk::new().await;
    let throttled = line("{tag} NO Request is throttled. Suggested Backoff Time: 5000 milliseconds");
    let all: Vec<u32> = (1..=5).collect();
    let (_, error) = desk.takes_in(&breaking(5, At::Fetching, &all, &throttled)).await;
    let error = error.unwrap();
    assert_eq!(error.asked_to_wait(), Some(Duration::from_secs(5)));
    assert!(error.stops_every_folder());
    assert!(desk.ledger().is_empty());
}

#[tokio::test]
async fn a_message_that_is_gone_when_we_come_for_it_is_counted_as_gone() {
    let mut desk = Desk::new().await;
    let server = serving(3)
        .on("UID FETCH 1:3 (UID INTERNALDATE", [mail(1), mail(3), line("{tag} OK done")])
        .on("UID SEARCH", [line("* SEARCH 1 3"), line("{tag} OK done")])
        .first_on("UID SEARCH", [line("* SEARCH 1 2 3"), line("{tag} OK done")]);
    let (taken, error) = desk.takes_in(&server).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((taken.filed, taken.gone, taken.failed), (2, 1, 0));
    assert_eq!(desk.ledger(), ["1 filed 0", "2 gone 0", "3 filed 0"]);
}

#[tokio::test]
async fn a_message_that_is_listed_and_not_served_is_tried_again_until_it_comes() {
    let mut desk = Desk::new().await;
    let withholding = serving(3)
        .on("UID FETCH 1:3 (UID INTERNALDATE", [mail(1), mail(3), line("{tag} OK done")])
        .on("UID FETCH 2 (UID", [line("{tag} OK done")]);
    let (taken, error) = desk.takes_in(&withholding).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((taken.filed, taken.failed), (2, 1));
    desk.later(31);
    assert_eq!(desk.takes_in(&withholding).await.0.failed, 1);
    assert_eq!(desk.ledger(), ["1 filed 0", "2 failed 2", "3 filed 0"]);
    desk.later(61);
    assert_eq!(desk.takes_in(&serving(3)).await.0.filed, 1);
    assert_eq!(desk.ledger(), ["1 filed 0", "2 filed 2", "3 filed 0"]);
}

#[tokio::test]
async fn a_message_that_the_database_refuses_is_tried_again_at_growing_intervals() {
    let mut desk = Desk::new().await;
    let refuse = "CREATE TRIGGER refuse BEFORE INSERT ON ledger WHEN NEW.uid = 2 AND NEW.state = 'filed'
        BEGIN SELECT RAISE(ABORT, 'not this one'); END";
    desk.database().execute_batch(refuse).unwrap();
    let (taken, error) = desk.takes_in(&serving(3)).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((taken.filed, taken.failed), (2, 1));
    let mut waits = Vec::new();
    for _ in 0..4 {
        waits.push(desk.wait(2));
        desk.later(waits.last().copied().unwrap());
        assert_eq!(desk.takes_in(&serving(3)).await.0.failed, 1);
    }
    assert_eq!(waits, [30, 60, 120, 240]);
    desk.database().execute_batch("DROP TRIGGER refuse").unwrap();
    desk.later(480);
    assert_eq!(desk.takes_in(&serving(3)).await.0.filed, 1);
}

#[tokio::test]
async fn a_message_that_breaks_does_not_end_a_rescan() {
    for at in [At::Listing, At::Fetching] {
        for broken in [vec![3], (2..=9).collect()] {
            let mut desk = Desk::new().await;
            desk.takes_in(&breaking(11, at, &[], &Step::Close)).await;
            let forget =
                "UPDATE ledger SET state = 'ignored', message = NULL; DROP TRIGGER history_is_never_taken;
                DELETE FROM history; DELETE FROM attachment; DELETE FROM outbox; DELETE FROM stands_for;
                DELETE FROM response; DELETE FROM message";
            desk.database().execute_batch(forget).unwrap();
            let (rescanned, error) = desk.rescans(&breaking(11, at, &broken, &Step::Close)).await;
            assert!(error.is_none(), "{error:?}");
            assert_eq!((rescanned.changed, &rescanned.set_aside), (11 - broken.len(), &broken));
            assert_eq!((rescanned.judged, rescanned.failed), (11 - broken.len(), 0));
            let ignored = desk.ledger().iter().filter(|row| row.contains("ignored")).count();
            assert_eq!(ignored, broken.len(), "what was not looked at stays as it is");
        }
    }
}

#[tokio::test]
async fn a_folder_that_breaks_the_connection_does_not_stop_those_after_it() {
    let server = listing(serving(2), &["A", "B", "C"]).on("EXAMINE \"B\"", [line("* 2 EXISTS"), Step::Close]);
    let desk = Desk::reading(on_a_port(&server).await).await;
    let (mut reading, bar) = (Reading::default(), ProgressBar::hidden());
    for _ in 0..2 {
        let report = reading.pass(&desk.office, desk.time(), &bar).await.unwrap();
        let failed: Vec<_> = report.failed.iter().map(|failure| failure.folder.as_str()).collect();
        assert_eq!((failed, report.read, report.narrows_down()), (vec!["B"], 2, false));
    }
    assert_eq!(desk.ledger().len(), 4, "two messages in each of the others");
}

#[tokio::test]
async fn a_server_that_slows_us_down_is_left_alone() {
    let server = listing(serving(2), &["A", "B", "C"])
        .on("UID SEARCH", [line("{tag} NO Request is throttled. Suggested Backoff Time: 5000 milliseconds")]);
    let desk = Desk::reading(on_a_port(&server).await).await;
    let report = Reading::default().pass(&desk.office, desk.time(), &ProgressBar::hidden()).await.unwrap();
    assert_eq!(report.failed.len(), 1, "the other folders are not even tried");
    assert_eq!(report.asked_to_wait(), Some(Duration::from_secs(5)));
}

/// The server has these folders.
fn listing(server: ScriptedImap, folders: &[&str]) -> ScriptedImap {
    let mut steps: Vec<Step> = folders.iter().map(|name| line(format!("* LIST () \"/\" {name}"))).collect();
    steps.push(line("{tag} OK done"));
    server.on("LIST", steps)
}

/// Serves the script on a port of this machine to all who come.
async fn on_a_port(server: &ScriptedImap) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = server.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(server.clone().serve(stream));
        }
    });
    port
}

/// An office with a register of its own, and the time there.
struct Desk {
    office: Office,
    troubles: Troubles,
    now: Timestamp,
    folder: tempfile::TempDir,
}

impl Desk {
    async fn new() -> Self {
        Self::reading(993).await
    }

    /// One whose mailbox is served, without TLS, on this port of this machine.
    async fn reading(port: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("register.db").display());
        let text = include_str!("support/town.toml")
            .replace("@STATE@", &folder.path().join("state").display().to_string())
            .replace("@TOWN@", "town")
            .replace("@IMAPS_PORT@", &port.to_string())
            .replace("\"tls\"", "\"plaintext\"")
            .replace("folders = [\"INBOX\", \"\\\\Junk\"]", "folders = [\"A\", \"B\", \"C\"]")
            .replace("@PASSWORD_FILE@", &folder.path().join("password").display().to_string())
            .replace("@SMTP_PORT@", "587")
            .replace("@DATABASE@", &database)
            .replace("@OPEN_UNTIL@", "2019-10-30")
            .replace("@CLOSED_SINCE@", "2019-09-30");
        let path = folder.path().join("remissd.toml");
        std::fs::write(folder.path().join("password"), "hemligt\n").unwrap();
        std::fs::write(&path, text).unwrap();
        let config = Config::load(&path, &|_| None, Passwords::Optional).unwrap();
        let office = Office::open(config).await.unwrap();
        Self { office, troubles: Troubles::default(), now: NOW.parse().unwrap(), folder }
    }

    fn time(&self) -> PassTime {
        PassTime { began: self.now, clock: || ENDED.parse().unwrap() }
    }

    /// Takes in INBOX as the daemon does: on a new connection for as long as a failure is narrowed down.
    async fn takes_in(&mut self, server: &ScriptedImap) -> (Taken, Option<IntakeError>) {
        let mut taken = Taken::default();
        for _ in 0..200 {
            let mut session = server.log_in().await.unwrap();
            let mut folders = session.folders(&["INBOX".to_owned()]).await.unwrap();
            let account = &self.office.config.mailbox.address;
            self.office.register.watch(account, &folders.watched()).await.unwrap();
            let folder = folders.found.remove(0);
            let (time, bar) = (self.time(), ProgressBar::hidden());
            let (office, troubles) = (&self.office, &mut self.troubles);
            match take_in(&mut session, &folder, office, troubles, time, &mut taken, &bar).await {
                Ok(_) => return (taken, None),
                Err(error) if error.narrows_down() => {}
                Err(error) => return (taken, Some(error)),
            }
        }
        panic!("it does not come to an end: {taken:?}");
    }

    /// Judges what INBOX holds once more and records it, as the command does.
    async fn rescans(&self, server: &ScriptedImap) -> (Rescanned, Option<IntakeError>) {
        let mut session = server.log_in().await.unwrap();
        let folder = session.folders(&["INBOX".to_owned()]).await.unwrap().found.remove(0);
        let since = "2019-09-01T00:00:00Z".parse().unwrap();
        let mut rescan = Rescan::new(&self.office, &folder, (since, self.now), true);
        for _ in 0..200 {
            let mut session = server.log_in().await.unwrap();
            match rescan.go_on(&mut session, &mut |_| {}).await {
                Ok(()) => return (rescan.rescanned, None),
                Err(error) if error.narrows_down() => {}
                Err(error) => return (rescan.rescanned, Some(error)),
            }
        }
        panic!("it does not come to an end: {:?}", rescan.rescanned);
    }

    fn later(&mut self, seconds: i64) {
        self.now += SignedDuration::from_secs(seconds);
    }

    fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.folder.path().join("register.db")).unwrap()
    }

    /// UID, state and tries of each row.
    fn ledger(&self) -> Vec<String> {
        let database = self.database();
        let query = "SELECT uid || ' ' || state || ' ' || tries FROM ledger ORDER BY uid";
        let mut statement = database.prepare(query).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    fn reason(&self, uid: u32) -> String {
        let query = "SELECT reason FROM ledger WHERE uid = $1";
        self.database().query_row(query, [uid], |row| row.get(0)).unwrap()
    }

    /// How many seconds until that message is tried again.
    fn wait(&self, uid: u32) -> i64 {
        let query = "SELECT next_try FROM ledger WHERE uid = $1";
        let next: String = self.database().query_row(query, [uid], |row| row.get(0)).unwrap();
        next.parse::<Timestamp>().unwrap().duration_since(self.now).as_secs()
    }
}

/// A server whose INBOX holds answers with the UIDs 1 to `last`.
fn serving(last: u32) -> ScriptedImap {
    breaking(last, At::Fetching, &[], &Step::Close)
}

/// The same, but whatever asks for one of the `broken` messages meets the fault.
fn breaking(last: u32, at: At, broken: &[u32], fault: &Step) -> ScriptedImap {
    let all: Vec<String> = (1..=last).map(|uid| uid.to_string()).collect();
    let examined = [
        line(format!("* {last} EXISTS")),
        line("* OK [UIDVALIDITY 7] ids"),
        line(format!("* OK [UIDNEXT {}] next", last + 1)),
        line("{tag} OK [READ-ONLY] done"),
    ];
    let mut server = ScriptedImap::well()
        .on("EXAMINE", examined)
        .on("UID SEARCH", [line(format!("* SEARCH {}", all.join(" "))), line("{tag} OK done")]);
    for (first, last) in (1..=last).flat_map(|first| (first..=last).map(move |last| (first, last))) {
        let set = if first == last { first.to_string() } else { format!("{first}:{last}") };
        let breaks = broken.iter().any(|uid| (first..=last).contains(uid));
        for (stage, words) in [(At::Listing, "(UID RFC822.SIZE"), (At::Fetching, "(UID INTERNALDATE")] {
            let item = |uid| if stage == At::Listing { listed(uid) } else { mail(uid) };
            let mut steps: Vec<Step> = (first..=last).map(item).collect();
            if breaks && stage == at {
                steps.push(fault.clone());
            }
            steps.push(line("{tag} OK done"));
            server = server.on(&format!("UID FETCH {set} {words}"), steps);
        }
    }
    server
}

/// A mail that says what it is about only in its attachment.
fn attaching(uid: u32) -> Vec<u8> {
    let mail =
        Mail::from("Anna Ek", &format!("anna{uid}@forening.example")).subject("Hej").text("Se bilagan.");
    mail.attachment("Svar.txt", b"Remissvar\nErt dnr Ks 1216/2018\nVi tillstyrker.").bytes()
}

/// A server whose INBOX holds such a mail, UID 1, and an answer without attachments, UID 2.
fn serving_one_with_an_attachment() -> ScriptedImap {
    ScriptedImap::well()
        .on(
            "EXAMINE",
            [
                line("* 2 EXISTS"),
                line("* OK [UIDVALIDITY 7] ids"),
                line("* OK [UIDNEXT 3] next"),
                line("{tag} OK [READ-ONLY] done"),
            ],
        )
        .on("UID SEARCH", [line("* SEARCH 1 2"), line("{tag} OK done")])
        .on("UID FETCH 1:2 (UID RFC822.SIZE", [listed(1), listed(2), line("{tag} OK done")])
        .on("UID FETCH 1:2 (UID INTERNALDATE", [body(1, &attaching(1)), mail(2), line("{tag} OK done")])
        .on("UID FETCH 1 (UID RFC822.SIZE", [listed(1), line("{tag} OK done")])
        .on("UID FETCH 1 (UID INTERNALDATE", [body(1, &attaching(1)), line("{tag} OK done")])
}

fn listed(uid: u32) -> Step {
    line(format!("* {uid} FETCH (UID {uid} RFC822.SIZE 100 INTERNALDATE \"01-Oct-2019 09:00:00 +0200\")"))
}

fn mail(uid: u32) -> Step {
    let mail = format!(
        "From: anna{uid}@forening.example\r\nMessage-ID: <{uid}@forening.example>\r\n\
         Subject: Remissvar Ks 1216/2018\r\n\r\nHej! Detta tycker vi om punkt {uid}.\r\n"
    );
    let head = format!("INTERNALDATE \"01-Oct-2019 09:00:00 +0200\" BODY[] {{{}}}", mail.len());
    Step::Bytes(format!("* {uid} FETCH (UID {uid} {head}\r\n{mail})\r\n").into_bytes())
}
