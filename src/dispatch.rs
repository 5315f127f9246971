//! The second half of the sentence, **correspondence → post**: what is due is worded from the register's
//! facts and sent, and what is due to be told is planned: digests, reminders, final reports, warnings. A letter's
//! Message-ID was fixed when it was decided on, so a step that is cut off may be repeated.

mod breaker;
mod event;
mod hidden;
mod report;

use jiff::{SignedDuration, Timestamp};

pub use self::event::{Watch, plan_milestones, plan_warnings};
use self::hidden::Addressed;
pub use self::report::{plan_digest, plan_digests};
use crate::consultation::Detail;
use crate::correspondence::{self, Letter, WordingError};
use crate::office::Office;
use crate::post::{self, ComposeError, Delivery, Fate, Post, Round, Tries};
use crate::register::{
    About, Claim, DigestRun, Due, DueLetter, Hold, LetterState, Limits, OVERTAKEN, RegisterError,
};

/// The limits on acknowledgements, and the breaker, count what went out or is owed in so long.
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// What became of the letters that were due.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Dispatched {
    /// The relay took them.
    pub sent: u64,
    /// They are tried again later.
    pub waiting: u64,
    /// They were refused for good, or nobody knows what became of them.
    pub failed: u64,
    /// An hourly limit holds them back.
    pub held: u64,
    /// They wait because letters are stopped.
    pub stopped: u64,
    /// What stopped them, where anything did.
    pub holds: Vec<Hold>,
    /// Why the relay could not be reached, when it could not.
    pub unreachable: Option<String>,
}

/// Sends what is due until nothing is, the hour's limits are reached, the relay does not answer, or
/// `stopping` says so.
///
/// # Errors
/// When the register cannot be read or written. What was sent before is settled.
pub async fn send_due(
    office: &Office,
    post: &Post,
    clock: fn() -> Timestamp,
    stopping: &(dyn Fn() -> bool + Sync),
) -> Result<Dispatched, RegisterError> {
    let mut done = Dispatched::default();
    breaker::watch(office, clock()).await?;
    office.register.nobody_sends().await?;
    office.forget_letters().await?;
    done.holds = office.register.holds().await?;
    let now = clock();
    let Due { letters, held } = office.register.due_letters(now, &limits(office, now)).await?;
    let stops = |letter: &DueLetter| done.holds.iter().any(|hold| hold.stops(letter.kind));
    let (stopped, due): (Vec<_>, Vec<_>) = letters.into_iter().partition(stops);
    done.stopped = stopped.len() as u64;
    done.held = held;
    if due.is_empty() {
        return Ok(done);
    }
    let mut round = match post.open().await {
        Ok(round) => round,
        Err(error) => {
            done.waiting = due.len() as u64;
            done.unreachable = Some(error.to_string());
            return Ok(done);
        }
    };
    for letter in &due {
        if round.is_spent() || stopping() {
            done.waiting += 1;
        } else {
            send(office, &mut round, letter, clock, &mut done).await?;
        }
    }
    round.close().await;
    Ok(done)
}

/// What the hour lets out.
fn limits(office: &Office, now: Timestamp) -> Limits {
    let acknowledgement = &office.config.acknowledgement;
    Limits {
        in_all: acknowledgement.max_per_hour,
        to_a_domain: acknowledgement.max_per_domain_per_hour,
        since: now.checked_sub(HOUR).unwrap_or(Timestamp::UNIX_EPOCH),
    }
}

/// One letter: its bytes are durable and it says "sending" before the first command goes out.
async fn send(
    office: &Office,
    round: &mut Round,
    letter: &DueLetter,
    clock: fn() -> Timestamp,
    done: &mut Dispatched,
) -> Result<(), RegisterError> {
    if event::is_overtaken(office, letter, clock()).await? {
        return give_up(office, letter, clock()).await;
    }
    let delivery = match hidden::addressed(office, letter, clock()).await? {
        Addressed::Openly => deliver(office, round, letter, Keeps::Bytes, clock, done).await?,
        Addressed::Nobody(unwritten) => Some(unwritten),
        Addressed::Hidden(recipient) => {
            let letter = DueLetter { recipient, ..letter.clone() };
            let delivery = deliver(office, round, &letter, Keeps::Nothing, clock, done).await?;
            delivery.map(hidden::without_words)
        }
    };
    let Some(delivery) = delivery else { return Ok(()) };
    let now = clock();
    let tries = Tries {
        made: letter.tries + 1,
        first: letter.first_tried_at.unwrap_or(now),
        was_unknown: letter.was_unknown,
    };
    let state = state(delivery, &tries, now);
    done.count(&state);
    office.register.settle(letter.id, &state, &now.to_zoned(office.config.zone.clone())).await
}

/// What is kept of a letter's bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keeps {
    Bytes,
    Nothing,
}

/// Writes a letter and gives it to the relay; none where it may not go now.
async fn deliver(
    office: &Office,
    round: &mut Round,
    letter: &DueLetter,
    keeps: Keeps,
    clock: fn() -> Timestamp,
    done: &mut Dispatched,
) -> Result<Option<Delivery>, RegisterError> {
    let written = match &letter.bytes {
        Some(bytes) => Ok(bytes.clone()),
        None => compose(office, letter, clock()).await?,
    };
    let bytes = match written {
        Ok(bytes) => bytes,
        Err(unwritten) => return Ok(Some(unwritten)),
    };
    let kept = if keeps == Keeps::Bytes { bytes.as_slice() } else { &[] };
    match office.register.claim(letter.id, kept, clock()).await? {
        Claim::Taken => return Ok(Some(round.send(&letter.recipient.address, &bytes).await)),
        // Stopped while the letters before it went out.
        Claim::Stopped => {
            done.stopped += 1;
            done.holds = office.register.holds().await?;
        }
        Claim::Overtaken => done.waiting += 1,
    }
    Ok(None)
}

/// A letter whose time is over is not sent, also where a try before this one may have been.
async fn give_up(office: &Office, letter: &DueLetter, now: Timestamp) -> Result<(), RegisterError> {
    let state = LetterState::Expired { why: OVERTAKEN.to_owned() };
    office.register.settle(letter.id, &state, &now.to_zoned(office.config.zone.clone())).await
}

/// Words a letter and makes the bytes of it. One that cannot be written must not block the others: it is
/// refused when the recipient can get no mail, and due again when the wording is at fault.
async fn compose(
    office: &Office,
    letter: &DueLetter,
    now: Timestamp,
) -> Result<Result<Vec<u8>, Delivery>, RegisterError> {
    let worded = match word(office, letter).await {
        Err(error) if error.is_transient() => return Err(error),
        Err(error) => return Ok(Err(Delivery::Deferred { why: error.to_string() })),
        Ok(worded) => worded,
    };
    Ok(match worded {
        Ok(worded) => post::compose(&worded, &office.config.smtp.from, now).map_err(|error| match error {
            ComposeError::Recipient => Delivery::Refused { why: error.to_string() },
            _ => Delivery::Deferred { why: error.to_string() },
        }),
        Err(error) => Err(Delivery::Deferred { why: error.to_string() }),
    })
}

/// Words a letter from the register's facts.
async fn word(office: &Office, letter: &DueLetter) -> Result<Result<Letter, WordingError>, RegisterError> {
    let (to, organisation) = (&letter.recipient.address, &office.config.organisation);
    let templates = &office.templates;
    Ok(match &letter.about {
        About::Message => {
            let facts = office.register.receipt_facts(letter.id).await?;
            correspondence::acknowledgement(templates, &facts, organisation, to, &letter.message_id)
        }
        About::Digest { run, detail } => {
            let facts = office.register.digest_facts(&office.config.mailbox.address, run).await?;
            let told_at = run.told_at.to_zoned(office.config.zone.clone());
            let id = &letter.message_id;
            match correspondence::digest(templates, &facts, *detail, organisation, &told_at, to, id) {
                Ok(report) if *detail == Detail::Full => enclose(office, run, report).await?,
                worded => worded,
            }
        }
        About::Event { event, .. } => event::word(office, event, to, &letter.message_id).await?,
    })
}

/// Puts the new answers into a full report as a workbook.
async fn enclose(
    office: &Office,
    run: &DigestRun,
    mut report: Letter,
) -> Result<Result<Letter, WordingError>, RegisterError> {
    let answers = office.register.new_answers(run).await?;
    Ok(match correspondence::enclosed_answers(&answers) {
        Ok(file) => {
            report.files.extend(file);
            Ok(report)
        }
        Err(error) => Err(error.into()),
    })
}

/// What the register is told of a try.
fn state(delivery: Delivery, tries: &Tries, now: Timestamp) -> LetterState {
    let fate = post::fate(&delivery, tries, now);
    let (why, is_unknown) = match delivery {
        Delivery::Sent { reply } => (reply, false),
        Delivery::Refused { why } | Delivery::Deferred { why } => (why, false),
        Delivery::Unknown { why } => (why, true),
    };
    match fate {
        Fate::Sent => LetterState::Sent,
        Fate::Refused => LetterState::Refused { why },
        Fate::DueAgain(due_at) if is_unknown => LetterState::Unknown { why, due_at: Some(due_at) },
        Fate::DueAgain(due_at) => LetterState::Deferred { why, due_at },
        Fate::Uncertain => LetterState::Unknown { why, due_at: None },
        Fate::Expired => LetterState::Expired { why },
    }
}

impl Dispatched {
    /// Says what was done, in counts.
    pub fn log(&self) {
        if let Some(why) = &self.unreachable {
            tracing::warn!(waiting = self.waiting, why, "letters wait for the relay");
        }
        if self.stopped > 0 {
            let waiting = self.stopped + self.held;
            tracing::warn!(waiting, "letters are stopped; `remissd letters start` sends them");
        } else if self.held > 0 {
            tracing::warn!(held = self.held, "letters wait: an hourly limit of [acknowledgement] is reached");
        }
        if self.sent + self.failed > 0 {
            tracing::info!(sent = self.sent, waiting = self.waiting, failed = self.failed, "letters");
        }
    }

    fn count(&mut self, state: &LetterState) {
        match state {
            LetterState::Sent => self.sent += 1,
            LetterState::Deferred { .. } | LetterState::Unknown { due_at: Some(_), .. } => self.waiting += 1,
            LetterState::Refused { .. } | LetterState::Unknown { .. } | LetterState::Expired { .. } => {
                self.failed += 1;
            }
        }
    }
}
