//! Pass after pass: take in every folder, send what is due, report. Time lives here: how long to wait,
//! when to try again, when to stop. Nothing here knows what a message is.

mod back_off;
mod reading;

use std::time::Duration;

use indicatif::ProgressBar;
use jiff::Timestamp;
use tokio::sync::watch;

use self::back_off::BackOff;
pub use self::reading::{FolderFailure, PassReport, Reading};
use crate::config::Config;
use crate::dispatch::{self, Dispatched, Watch};
use crate::intake::{IntakeError, PassTime, Taken};
use crate::office::{Office, OfficeError};
use crate::post::Post;
use crate::register::RegisterError;

/// A relay that does not answer, an hourly limit that is reached, or letters that are stopped: it is looked again
/// after this. A letter that waits is due again after at most 30 s.
const RELAY_REST: Duration = Duration::from_secs(30);

/// How long one IDLE lasts at most: servers and middleboxes end silent connections from ten minutes on,
/// well before the 29 of RFC 2177.
const LONGEST_IDLE: Duration = Duration::from_secs(9 * 60);

/// How long a letter in flight may still take when the daemon is told to stop. A relay answers within
/// seconds; a service manager gives ninety.
const PARTING: Duration = Duration::from_secs(10);

/// Tells the work that it is to stop.
pub type Stop = watch::Receiver<bool>;

/// What one pass did.
#[derive(Debug)]
pub struct Pass {
    /// What was read, or why the mailbox could not be.
    pub read: Result<PassReport, IntakeError>,
    /// What was sent, or why the outbox could not be worked on.
    pub sent: Result<Dispatched, RegisterError>,
}

/// The time. The daemon and the command line are the only ones who ask.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the one clock; everybody else is told the time")]
pub fn clock() -> Timestamp {
    Timestamp::now()
}

/// Opens the office, again and again while waiting can help: a database may start after the daemon.
/// None when `stop` said so in between.
///
/// # Errors
/// When it cannot be opened and waiting does not help.
pub async fn open_office(config: &Config, stop: &mut Stop) -> Result<Option<Office>, OfficeError> {
    let mut back_off = BackOff::default();
    loop {
        let opened = tokio::select! {
            opened = Office::open(config.clone()) => opened,
            () = stopped(stop) => return Ok(None),
        };
        let error = match opened {
            Err(error) if error.is_transient() => error,
            opened => return opened.map(Some),
        };
        let wait = back_off.next_wait();
        tracing::error!(%error, again_in_seconds = wait.as_secs(), "the office could not be opened");
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = stopped(stop) => return Ok(None),
        }
    }
}

/// Takes in every folder to its end and sends what is due, once. None when `stop` said so in between.
pub async fn run_once(office: &Office, stop: &mut Stop, bar: &ProgressBar) -> Option<Pass> {
    let post = Post::new(&office.config.smtp, &office.config.state_dir);
    let mut reading = Reading::default();
    let mut taken = Taken::default();
    // One time for all of it: a message that fails is due again only after it, so this comes to an end.
    let now = clock();
    let read = loop {
        let mut read = read_or_stop(&mut reading, office, stop, now, bar).await?;
        if let Ok(report) = &mut read {
            report.taken += taken;
            taken = report.taken;
            // A message broke the connection: narrowing down to it takes a connection each time.
            if report.narrows_down() && report.asked_to_wait().is_none() {
                bar.set_length(bar.position());
                continue;
            }
        }
        break read;
    };
    let sent = send_and_report(office, &post, &read, stop).await;
    office.register.empty_log_again().await;
    reading.end().await;
    let stopped = *stop.borrow();
    (!stopped).then_some(Pass { read, sent })
}

/// One pass over the folders; none when told to stop. Nothing is half done when it is dropped: the
/// connection goes with it, and a transaction that was not committed never was.
async fn read_or_stop(
    reading: &mut Reading,
    office: &Office,
    stop: &mut Stop,
    began: Timestamp,
    bar: &ProgressBar,
) -> Option<Result<PassReport, IntakeError>> {
    tokio::select! {
        read = reading.pass(office, PassTime { began, clock }, bar) => Some(read),
        () = stopped(stop) => None,
    }
}

/// Reads, sends and reports until `stop` says so.
pub async fn run(office: &Office, mut stop: Stop) {
    let post = Post::new(&office.config.smtp, &office.config.state_dir);
    let mut reading = Reading::default();
    let mut back_off = BackOff::default();
    let bar = ProgressBar::hidden();
    while !*stop.borrow() {
        let Some(read) = read_or_stop(&mut reading, office, &mut stop, clock(), &bar).await else { break };
        let pause = pause_after(&read, &mut back_off, office.config.mailbox.poll_interval.min(LONGEST_IDLE));
        let sent = send_and_report(office, &post, &read, &mut stop).await;
        office.register.empty_log_again().await;
        let pause = pause.min(until_next_letter(office, sent).await);
        tokio::select! {
            () = reading.rest(pause) => {}
            () = stopped(&mut stop) => break,
        }
    }
    reading.end().await;
}

/// Says how the reading went, and gives how long to wait before the next: `poll` when all is well.
fn pause_after(read: &Result<PassReport, IntakeError>, back_off: &mut BackOff, poll: Duration) -> Duration {
    let report = match read {
        Ok(report) => report,
        Err(error) => {
            let pause = error.asked_to_wait().unwrap_or_else(|| back_off.next_wait());
            tracing::error!(%error, again_in_seconds = pause.as_secs(), "the mailbox was not read");
            return pause;
        }
    };
    report.log();
    match report.asked_to_wait() {
        Some(asked) => asked,
        None if report.narrows_down() => Duration::ZERO,
        None if report.failed.is_empty() => {
            back_off.all_is_well();
            poll
        }
        // The folders that can be read are read as often as ever.
        None if report.read > 0 => back_off.next_wait().min(poll),
        None => back_off.next_wait(),
    }
}

async fn send_and_report(
    office: &Office,
    post: &Post,
    read: &Result<PassReport, IntakeError>,
    stop: &mut Stop,
) -> Result<Dispatched, RegisterError> {
    // A timer that runs us anew each time must not forget how long the mailbox has not been read.
    let started = office.register.watching_since(&office.config.mailbox.address, clock()).await?;
    let watch = Watch { started, all_read: read.as_ref().is_ok_and(PassReport::all_read) };
    let missing = read.as_ref().map_or(&[][..], |report| &report.missing);
    // The operator first: what is amiss may well keep the reports from being made.
    dispatch::plan_warnings(office, watch, clock()).await?;
    dispatch::plan_milestones(office, missing, clock()).await?;
    dispatch::plan_digests(office, clock()).await?;
    let told = stop.clone();
    let stopping = move || *told.borrow();
    let sending = dispatch::send_due(office, post, clock, &stopping);
    tokio::pin!(sending);
    tokio::select! {
        sent = &mut sending => return sent,
        () = stopped(stop) => {}
    }
    // Told to stop in the middle: the letter in flight gets a moment to hear the relay's answer. What is
    // cut off all the same stays "sending" in the register and goes out again with the same Message-ID.
    tokio::time::timeout(PARTING, sending).await.unwrap_or_else(|_| Ok(Dispatched::default()))
}

/// How long until a letter is due again, after what became of the last round.
async fn until_next_letter(office: &Office, sent: Result<Dispatched, RegisterError>) -> Duration {
    let sent = match sent {
        Ok(sent) => sent,
        Err(error) => {
            tracing::error!(%error, "letters and reports have to wait");
            return RELAY_REST;
        }
    };
    sent.log();
    if sent.unreachable.is_some() || sent.held > 0 || sent.stopped > 0 {
        return RELAY_REST;
    }
    match office.register.next_due().await {
        // What is due already was left over by this round, for a reason that has not passed.
        Ok(Some(due)) => Duration::try_from(due.duration_since(clock()))
            .ok()
            .filter(|left| !left.is_zero())
            .unwrap_or(RELAY_REST),
        Ok(None) => Duration::MAX,
        Err(_) => RELAY_REST,
    }
}

async fn stopped(stop: &mut Stop) {
    // The sender lives as long as the program: an error means that nobody can say stop any more.
    if stop.wait_for(|stop| *stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}
