//! From the mails of a batch to what the register is told of them. Judging is processor work and runs off
//! the asynchronous threads; attachments are read by a process of its own, one message at a time, so that
//! only what is kept holds their texts.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::task::spawn_blocking;

use super::error::IntakeError;
use super::judge::{Judged, Mail, consider, matter, read};
use super::remembered::{Remembered, with_what_is_known};
use crate::extract::{Budget, Contents};
use crate::fingerprint::Fingerprint;
use crate::message::{Defect, Message};
use crate::office::Office;
use crate::recognition::{Authority, Circumstances, History, originals_asked_about};
use crate::register::{Channel, Finding};

/// A message that failed is tried again this soon, then after twice as long each time.
const FIRST_RETRY: SignedDuration = SignedDuration::from_secs(30);

/// The longest wait between two tries of a failed message: a new version of the program or a mended
/// server shows within a working day.
const LONGEST_RETRY: SignedDuration = SignedDuration::from_hours(6);

/// A judged mail on its way into the register.
pub(super) type Found = (Option<u32>, Finding);

/// Judged mails on their way into the register.
#[derive(Debug)]
pub(super) struct Findings {
    /// What each message turned out to be.
    pub(super) found: Vec<Found>,
    /// The bytes that must be durable before what was found is recorded.
    pub(super) originals: Vec<(Fingerprint, Vec<u8>)>,
    /// The last UID that was asked for; none outside a folder.
    pub(super) last: Option<u32>,
    /// How often these messages failed before.
    pub(super) tries: u32,
    /// What is kept, as later mail is compared with it until it is recorded.
    pub(super) remembered: Vec<Remembered>,
}

/// What judging a batch came to.
#[derive(Debug)]
pub(super) struct Batch {
    /// What the mails turned out to be, in their order.
    pub(super) findings: Findings,
    /// The mails after those, which are to be judged by themselves: attachments took too much.
    pub(super) rest: Vec<Mail>,
}

/// A mail as read.
struct Opened {
    mail: Mail,
    /// None where reading it broke.
    message: Option<Message>,
    /// The words in its attachments are still wanted.
    wants_words: bool,
    /// Why its attachments could not be looked at, which is our trouble: it cannot be judged now.
    waits: Option<String>,
}

/// Judges `mails`, which failed `tries` times before, up to where the attachments have taken what those of
/// one batch may: of one mail at least. `before` is what was judged and is not recorded yet.
pub(super) async fn judge_batch(
    office: &Office,
    mails: Vec<Mail>,
    circumstances: Circumstances,
    before: Vec<Remembered>,
    (channel, tries): (Channel, u32),
) -> Result<Batch, IntakeError> {
    let authority = office.authority.clone();
    let opening = move || mails.into_iter().map(|mail| open(mail, circumstances, &authority)).collect();
    let mut coming: VecDeque<Opened> = spawn_blocking(opening).await?;
    let history = Arc::new(history(office, coming.iter().filter_map(|one| one.message.as_ref())).await?);
    let (mut alone, mut budget) = (Vec::new(), Budget::default());
    while !coming.is_empty() && !budget.is_spent() {
        // Those before the next whose attachments matter are judged with it.
        let next = coming.iter().position(|one| one.wants_words).map_or(coming.len(), |at| at + 1);
        let mut some: Vec<Opened> = coming.drain(..next).collect();
        if let Some(last) = some.pop() {
            some.push(read_attachments(office, last, &mut budget).await?);
        }
        let (authority, history) = (office.authority.clone(), history.clone());
        let judging = move || {
            let judge = |one| judge(one, circumstances, &authority, &history);
            some.into_iter().map(judge).collect::<Vec<_>>()
        };
        alone.extend(spawn_blocking(judging).await?);
    }
    let judged = with_what_is_known(office, alone, before).await?;
    let findings = findings(judged, (channel, tries), circumstances.now, &office.authority);
    Ok(Batch { findings, rest: coming.into_iter().map(|one| one.mail).collect() })
}

fn open(mail: Mail, circumstances: Circumstances, authority: &Authority) -> Opened {
    let mut message = read(&mail);
    let matters = message.as_ref().is_some_and(|message| matter(&mail, message, circumstances, authority));
    if let Some(message) = message.as_mut().filter(|_| matters && !mail.whole) {
        // The last one is cut, and those after it are not here.
        message
            .defects
            .push(Defect("no attachment was read: the mail is larger than max_message".to_owned()));
    }
    Opened { wants_words: matters && mail.whole, mail, message, waits: None }
}

/// Has the attachments read where they matter.
async fn read_attachments(
    office: &Office,
    opened: Opened,
    budget: &mut Budget,
) -> Result<Opened, IntakeError> {
    let Opened { mail, message: Some(message), wants_words: true, .. } = opened else { return Ok(opened) };
    let unpacking = move || {
        // What breaks here breaks the judging too, and is told there.
        let contents = catch_unwind(AssertUnwindSafe(|| Contents::of(&message, &mail.bytes)));
        (mail, message, contents.unwrap_or_default())
    };
    let (mail, message, contents) = spawn_blocking(unpacking).await?;
    let (message, waits) = match office.extractor.read(message, contents, budget).await {
        Ok(message) => (Some(message), None),
        Err(error) => (None, Some(error.to_string())),
    };
    Ok(Opened { mail, message, wants_words: false, waits })
}

/// A mail judged by itself.
fn judge(
    opened: Opened,
    circumstances: Circumstances,
    authority: &Authority,
    history: &History,
) -> (Option<u32>, Judged) {
    let Opened { mail, message, waits, .. } = opened;
    let uid = mail.uid;
    let judged = match waits {
        Some(why) => Judged::Failed(format!("its attachments could not be read: {why}")),
        None => consider(mail, message, circumstances, authority, history),
    };
    (uid, judged)
}

/// What the register is told of each mail, and the bytes that must be durable before.
fn findings(
    judged: Vec<(Option<u32>, Judged)>,
    (channel, tries): (Channel, u32),
    now: Timestamp,
    authority: &Authority,
) -> Findings {
    let (mut found, mut originals, mut remembered) = (Vec::new(), Vec::new(), Vec::new());
    for (uid, judged) in judged {
        let finding = match judged {
            Judged::Ignored => Finding::Ignored,
            Judged::Reported(report, at) => Finding::Reported { report, at },
            Judged::Failed(reason) => failure(&reason, tries, now),
            Judged::Kept(judgement) => {
                remembered.extend(judgement.remembered());
                let (kept, original) = judgement.keep(channel, authority);
                originals.extend(original);
                Finding::Kept(Box::new(kept))
            }
        };
        found.push((uid, finding));
    }
    Findings { found, originals, last: None, tries, remembered }
}

/// What a batch on its way into the register holds, if there is one.
pub(super) fn remembered_of(findings: Option<&Findings>) -> Vec<Remembered> {
    findings.map(|findings| findings.remembered.clone()).unwrap_or_default()
}

/// The ledger entry of a message that could not be taken in after `tries` earlier tries.
pub(super) fn failure(reason: &str, tries: u32, now: Timestamp) -> Finding {
    let wait = FIRST_RETRY.saturating_mul(1 << tries.min(16)).min(LONGEST_RETRY);
    Finding::Failed { reason: reason.to_owned(), next_try: now.saturating_add(wait).unwrap_or(now) }
}

/// What the register knows of the letters that `messages` answer. Most answer none, and it is not asked.
pub(super) async fn history<'a>(
    office: &Office,
    messages: impl Iterator<Item = &'a Message>,
) -> Result<History, IntakeError> {
    let asked = messages.flat_map(|message| originals_asked_about(message, &office.authority));
    let mut asked: Vec<Fingerprint> = asked.collect();
    asked.sort();
    asked.dedup();
    Ok(History { originals: office.register.cases_of(&asked).await?, ..History::default() })
}
