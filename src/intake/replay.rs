//! What is kept, judged once more by the rules and the configuration of now, under the circumstances of then.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;

use super::batch::judge_batch;
use super::error::IntakeError;
use super::judge::Mail;
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::mailbox::cursor::BATCH_BYTES;
use crate::office::Office;
use crate::recognition::{Circumstances, Match, Outcome, Strength};
use crate::register::{self, Channel, Finding, Moves, Rejudged, Standing, Stays};
use crate::sketch::Sketch;

/// So many messages are looked up at a time.
const PAGE: u32 = 100;

/// How much of an oversized message is judged, as when it was taken in.
const BEGINNING: u64 = 1 << 20;

/// Everything that is kept, batch by batch.
#[derive(Debug)]
pub struct Replay<'a> {
    office: &'a Office,
    now: Timestamp,
    last: Option<Standing>,
    /// What moves with a last day beside any verdict.
    moves: Moves,
    /// The originals of the messages that are judged, where not all are.
    only: Option<BTreeSet<Fingerprint>>,
}

/// What judging a kept message again came to.
#[derive(Debug)]
pub enum Replayed {
    /// The same.
    Same,
    /// None of its consultations is in the configuration any more: it is not judged.
    Closed,
    /// The same, and an answer of it was never compared with others.
    Ungrouped(Box<Ungrouped>),
    /// Something else.
    Changed(Box<Change>),
    /// Its original is missing or damaged: the reference and the SHA-256 say which.
    Lost {
        /// What staff call the message.
        reference: String,
        /// Its original.
        fingerprint: String,
    },
    /// It could not be judged, and stays as it is.
    Failed {
        /// What staff call the message.
        reference: String,
        /// Why.
        reason: String,
    },
}

/// A message that is judged differently now.
#[derive(Debug)]
pub struct Change {
    standing: Standing,
    now: Rejudged,
    changes: Vec<register::Change>,
}

/// A message of which an answer was never compared with others, and what it is compared by.
#[derive(Debug)]
pub struct Ungrouped {
    standing: Standing,
    sketch: Sketch,
}

impl<'a> Replay<'a> {
    /// Begins with what was kept first; `now` is the time of judging.
    #[must_use]
    pub fn new(office: &'a Office, now: Timestamp) -> Self {
        Self { office, now, last: None, moves: Moves::default(), only: None }
    }

    /// What moves with a last day anyhow is no difference.
    #[must_use]
    pub fn beside(self, moves: Moves) -> Self {
        Self { moves, ..self }
    }

    /// Judges only the messages of these originals.
    #[must_use]
    pub fn of(self, only: BTreeSet<Fingerprint>) -> Self {
        Self { only: Some(only), ..self }
    }

    /// The next messages; none when all have been judged.
    ///
    /// # Errors
    /// When the database or the originals cannot be read.
    pub async fn next(&mut self) -> Result<Option<Vec<Replayed>>, IntakeError> {
        let mut page = self.office.register.standing(self.last.as_ref(), PAGE).await?;
        let Some(last) = page.last() else { return Ok(None) };
        self.last = Some(last.clone());
        page.retain(|one| self.only.as_ref().is_none_or(|only| only.contains(&one.fingerprint)));
        let mut replayed = Vec::new();
        for batch in self.batches(page) {
            replayed.extend(self.judge(batch).await?);
        }
        Ok(Some(replayed))
    }

    /// Messages of the same circumstances, as many as fit into memory together.
    fn batches(&self, page: Vec<Standing>) -> Vec<Vec<Standing>> {
        let length = |standing: &Standing| read_length(self.office, standing);
        let mut batches: Vec<Vec<Standing>> = Vec::new();
        for standing in page {
            let fits = |batch: &&mut Vec<Standing>| {
                let bytes: u64 = batch.iter().map(length).sum();
                let of = |one: &Standing| (one.junk, one.given, one.is_opened);
                let alike = |one: &Standing| of(one) == of(&standing);
                bytes + length(&standing) <= BATCH_BYTES && batch.last().is_some_and(alike)
            };
            match batches.last_mut().filter(fits) {
                Some(batch) => batch.push(standing),
                None => batches.push(vec![standing]),
            }
        }
        batches
    }

    async fn judge(&self, batch: Vec<Standing>) -> Result<Vec<Replayed>, IntakeError> {
        let (mut replayed, mut mails, mut standing) = (Vec::new(), Vec::new(), Vec::new());
        for one in batch {
            if self.is_closed(&one) {
                replayed.push(Replayed::Closed);
            } else if let Some(mail) = mail(self.office, &one).await? {
                mails.push(mail);
                standing.push(self.open(one));
            } else {
                let fingerprint = one.fingerprint.to_string();
                replayed.push(Replayed::Lost { reference: one.reference, fingerprint });
            }
        }
        let Some(first) = standing.first() else { return Ok(replayed) };
        let circumstances = Circumstances {
            internal_date: None,
            given: first.given,
            junk: first.junk,
            backlog: true,
            opened: first.is_opened,
            now: self.now,
        };
        let mut standing = standing.into_iter();
        while !mails.is_empty() {
            let batch =
                judge_batch(self.office, mails, circumstances, Vec::new(), (Channel::Email, 0)).await?;
            let judged = batch.findings.found.into_iter().zip(standing.by_ref());
            replayed.extend(judged.map(|((_, found), one)| compare(one, found)));
            mails = batch.rest;
        }
        Ok(replayed)
    }

    /// A consultation that was taken out of the configuration stays with its answers as they are.
    fn is_closed(&self, standing: &Standing) -> bool {
        let is_open = |number| self.office.authority.consultation(number).is_some();
        !standing.registered.is_empty() && !standing.registered.iter().any(is_open)
    }

    /// The message without what an earlier verdict said of consultations that are closed now, and by the last days
    /// of now.
    fn open(&self, standing: Standing) -> Standing {
        let mut standing = self.moves.made(standing);
        standing.judged.cases.retain(|number, _| self.office.authority.consultation(number).is_some());
        standing
    }
}

/// How much of a kept message is read.
fn read_length(office: &Office, standing: &Standing) -> u64 {
    if is_oversized(office, standing) { BEGINNING } else { standing.size }
}

fn is_oversized(office: &Office, standing: &Standing) -> bool {
    standing.size > office.config.mailbox.max_message
}

/// The mail as it was judged when it came; none where its original is missing or damaged.
pub(super) async fn mail(office: &Office, standing: &Standing) -> Result<Option<Mail>, IntakeError> {
    let (fingerprint, most) = (standing.fingerprint, read_length(office, standing));
    let read = office.originals.aside(move |originals| originals.read(&fingerprint, most)).await?;
    Ok(read.map(|bytes| Mail {
        uid: None,
        internal_date: standing.internal_date,
        size: standing.size,
        bytes,
        whole: !is_oversized(office, standing),
        original: Some(fingerprint),
    }))
}

fn compare(standing: Standing, found: Finding) -> Replayed {
    let now = match found {
        Finding::Kept(kept) => Rejudged::Kept(kept),
        Finding::Ignored | Finding::Reported { .. } | Finding::Gone => Rejudged::NotOurs,
        Finding::Failed { reason, .. } => {
            return Replayed::Failed { reference: standing.reference, reason };
        }
    };
    let changes = standing.changes(&now);
    if !changes.is_empty() {
        return Replayed::Changed(Box::new(Change { standing, now, changes }));
    }
    match now {
        Rejudged::Kept(kept) if standing.is_ungrouped => match kept.sketch {
            Some(sketch) => Replayed::Ungrouped(Box::new(Ungrouped { standing, sketch })),
            None => Replayed::Same,
        },
        _ => Replayed::Same,
    }
}

impl Ungrouped {
    /// The SHA-256 of its original.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.standing.fingerprint
    }

    /// Puts its answers to the form letters they are like. Whether that was done: not where the message was
    /// changed by others meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn group(&self, office: &Office) -> Result<bool, IntakeError> {
        Ok(office.register.group(&self.standing, &self.sketch).await?)
    }
}

impl Change {
    /// The SHA-256 of its original.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.standing.fingerprint
    }

    /// Writes it down, as far as the message does not stay as it is. Returns the references that it was
    /// registered under by this.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn apply(&self, office: &Office, now: Timestamp) -> Result<Vec<String>, IntakeError> {
        Ok(office.register.rejudge(&self.standing, &self.now, now).await?)
    }

    fn remark(&self) -> &'static str {
        let (outcome, cases) = match &self.now {
            Rejudged::Kept(kept) => (kept.verdict.outcome, Some(&kept.verdict.matches)),
            Rejudged::NotOurs => (Outcome::Ignored, None),
        };
        let strong = |found: &&Match| found.strength > Strength::Weak;
        let supported = |number: &DiaryNumber| {
            cases.into_iter().flatten().filter(strong).any(|found| found.diary_number == *number)
        };
        match self.standing.stays(outcome) {
            Stays::Decided => " (a person decided: nothing changes)",
            Stays::Restricted => " (stays restricted until a person decides)",
            Stays::Waiting => " (goes on waiting for a person)",
            Stays::Filed => " (stays registered)",
            Stays::Hidden => " (is hidden until a person decides; its number stays)",
            Stays::No if !self.standing.registered.iter().all(supported) => " (what is registered stays)",
            Stays::No => "",
        }
    }
}

impl fmt::Display for Change {
    /// One line: the reference, what changes, and what does not follow.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changes: Vec<&str> = self.changes.iter().map(|change| change.listed.as_str()).collect();
        write!(f, "{}: {}{}", self.standing.reference, changes.join("; "), self.remark())
    }
}
