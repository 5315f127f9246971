//! Pass after pass: take in every folder, send what is due, report. Time lives here: how long to wait,
//! when to try again, when to stop. Nothing here knows what a message is.

mod reading;

use std::time::Duration;

use indicatif::ProgressBar;
use jiff::Timestamp;
use tokio::sync::watch;

pub use self::reading::{PassReport, ReadError, Reading};
use crate::dispatch::{self, Dispatched};
use crate::office::Office;
use crate::post::Post;
use crate::register::RegisterError;

/// After the first failure the mailbox is tried again this soon; then the wait doubles.
const FIRST_WAIT: Duration = Duration::from_secs(2);

/// The longest wait between two tries: an operator who mends something sees it work within minutes.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// A relay that does not answer, or an hourly limit that is reached, is asked again after this: a letter
/// that waits is due again after at most 30 s.
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
    pub read: Result<PassReport, ReadError>,
    /// What was sent, or why the outbox could not be worked on.
    pub sent: Result<Dispatched, RegisterError>,
}

/// The time. The daemon and the command line are the only ones who ask.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the one clock; everybody else is told the time")]
pub fn clock() -> Timestamp {
    Timestamp::now()
}

/// Takes in every folder to its end and sends what is due, once. None when `stop` said so in between.
pub async fn run_once(office: &Office, stop: &mut Stop, bar: &ProgressBar) -> Option<Pass> {
    let post = Post::new(&office.config.smtp, &office.config.state_dir);
    let mut reading = Reading::default();
    let read = loop {
        match read_or_stop(&mut reading, office, stop, bar).await? {
            // A message broke the connection: narrowing down to it takes a connection each time.
            Err(error) if error.narrows_down() => {}
            read => break read,
        }
    };
    let sent = send_and_report(office, &post, stop).await;
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
    bar: &ProgressBar,
) -> Option<Result<PassReport, ReadError>> {
    tokio::select! {
        read = reading.pass(office, clock(), bar) => Some(read),
        () = stopped(stop) => None,
    }
}

/// Reads, sends and reports until `stop` says so.
pub async fn run(office: &Office, mut stop: Stop) {
    let post = Post::new(&office.config.smtp, &office.config.state_dir);
    let mut reading = Reading::default();
    let mut wait = FIRST_WAIT;
    while !*stop.borrow() {
        let bar = ProgressBar::hidden();
        let Some(read) = read_or_stop(&mut reading, office, &mut stop, &bar).await else { break };
        let sent = send_and_report(office, &post, &mut stop).await;
        let pause = match read {
            Ok(report) => {
                report.log();
                wait = FIRST_WAIT;
                office.config.mailbox.poll_interval.min(LONGEST_IDLE)
            }
            Err(error) if error.narrows_down() => Duration::ZERO,
            Err(error) => {
                tracing::error!(%error, again_in_seconds = wait.as_secs(), "the mailbox was not read");
                let pause = error.asked_to_wait().unwrap_or(wait);
                wait = (wait * 2).min(LONGEST_WAIT);
                pause
            }
        };
        let pause = pause.min(until_next_letter(office, sent).await);
        tokio::select! {
            () = reading.rest(pause) => {}
            () = stopped(&mut stop) => break,
        }
    }
    reading.end().await;
}

async fn send_and_report(office: &Office, post: &Post, stop: &mut Stop) -> Result<Dispatched, RegisterError> {
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
    if sent.unreachable.is_some() || sent.held > 0 {
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
