//! The desk where a batch is judged, kept and recorded.

use jiff::{SignedDuration, Timestamp};

use super::error::IntakeError;
use super::fetch::{Batch, Haul};
use super::judge::{Judged, Mail, consider};
use super::taken::Taken;
use super::trouble::{NextStep, Troubles};
use crate::mailbox::Folder;
use crate::office::Office;
use crate::originals::Originals;
use crate::recognition::{Circumstances, Outcome};
use crate::register::{self, Channel, Entry, Filed, Finding, FolderId, FolderState};

/// A message that failed is tried again this soon, then after twice as long each time.
const FIRST_RETRY: SignedDuration = SignedDuration::from_secs(30);

/// The longest wait between two tries of a failed message: a new version of the program or a mended
/// server shows within a working day.
const LONGEST_RETRY: SignedDuration = SignedDuration::from_hours(6);

/// Where one folder's mail is worked on.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub(super) office: &'a Office,
    pub(super) folder: FolderId,
    folder_name: &'a str,
    pub(super) now: Timestamp,
    circumstances: Circumstances,
}

/// A judged mail on its way into the register.
type Found = (Option<u32>, Finding);

impl<'a> Desk<'a> {
    pub(super) fn new(office: &'a Office, folder: &'a Folder, state: &FolderState, now: Timestamp) -> Self {
        let circumstances = Circumstances {
            internal_date: None,
            given: None,
            junk: folder.junk,
            backlog: state.first_reading,
            now,
        };
        Self { office, folder: state.id, folder_name: &folder.name, now, circumstances }
    }

    pub(super) fn originals(&self) -> &Originals {
        &self.office.originals
    }

    /// Above so many bytes a message is judged by its beginning.
    pub(super) fn max_message(&self) -> u64 {
        self.office.config.mailbox.max_message
    }

    /// Whether this mail would be kept.
    pub(super) fn keeps(&self, mail: &Mail) -> bool {
        !matches!(consider(mail.clone(), self.circumstances, &self.office.authority), Judged::Ignored)
    }

    /// Judges what came, makes what is kept durable, and records all of it and the cursor at once.
    pub(super) async fn settle(&self, haul: Option<Haul>) -> Result<Taken, IntakeError> {
        match haul {
            Some(haul) => self.settle_again(haul, 0).await,
            None => Ok(Taken::default()),
        }
    }

    /// As [`Desk::settle`], for messages that failed `tries` times before.
    pub(super) async fn settle_again(&self, haul: Haul, tries: u32) -> Result<Taken, IntakeError> {
        let mut found = judge_all(self.office, haul.mails, self.circumstances, Channel::Email, tries).await?;
        found.extend(haul.gone.into_iter().map(|uid| (Some(uid), Finding::Gone)));
        let withheld = "the server lists the message and does not serve it";
        found.extend(haul.withheld.into_iter().map(|uid| (Some(uid), self.failure(withheld, tries))));
        found.sort_by_key(|(uid, _)| *uid);
        self.record(found, Some(haul.last)).await
    }

    /// Passes on what was fetched; after a failure says what comes next, and gives a message that fails
    /// by itself its own ledger row.
    pub(super) async fn or_troubled(
        &self,
        fetched: Result<Haul, IntakeError>,
        batch: &Batch,
        troubles: &mut Troubles,
    ) -> Result<Haul, IntakeError> {
        match fetched {
            Ok(haul) => {
                troubles.went_well(self.folder_name);
                Ok(haul)
            }
            Err(IntakeError::Mailbox(source)) => {
                let next = troubles.went_wrong(self.folder_name, &batch.uids);
                if let NextStep::SetAside(uid) = next {
                    self.record(vec![(Some(uid), self.failure(&source.to_string(), 0))], Some(uid)).await?;
                }
                Err(IntakeError::Fetch { cause: source, next })
            }
            Err(other) => Err(other),
        }
    }

    /// A failed message's ledger entry after `tries` earlier ones.
    pub(super) fn failure(&self, reason: &str, tries: u32) -> Finding {
        failure(reason, tries, self.now)
    }

    /// Records entries in one transaction. An entry that the database refuses must not block the others:
    /// they are then recorded one by one, and it gets its own ledger row with the reason.
    pub(super) async fn record(&self, found: Vec<Found>, cursor: Option<u32>) -> Result<Taken, IntakeError> {
        let entries: Vec<Entry> = found.into_iter().map(|(uid, finding)| Entry { uid, finding }).collect();
        let batch = register::Batch { folder: Some(self.folder), cursor, entries, now: self.now };
        match self.office.register.record(&batch).await {
            Ok(filed) => Ok(count(&batch.entries, &filed)),
            Err(error) if error.is_transient() => Err(error.into()),
            Err(error) => {
                tracing::error!(%error, "a batch was refused; its messages are recorded one by one");
                self.record_singly(batch.entries, cursor).await
            }
        }
    }

    async fn record_singly(&self, entries: Vec<Entry>, cursor: Option<u32>) -> Result<Taken, IntakeError> {
        let mut taken = Taken::default();
        for entry in entries {
            let uid = entry.uid;
            let mut batch = register::Batch {
                folder: Some(self.folder),
                cursor: None,
                entries: vec![entry],
                now: self.now,
            };
            let filed = match self.office.register.record(&batch).await {
                Err(error) if !error.is_transient() => {
                    let finding = self.failure(&error.to_string(), 0);
                    batch.entries = vec![Entry { uid, finding }];
                    self.office.register.record(&batch).await?
                }
                recorded => recorded?,
            };
            taken += count(&batch.entries, &filed);
        }
        let last = register::Batch { folder: Some(self.folder), cursor, entries: Vec::new(), now: self.now };
        self.office.register.record(&last).await?;
        Ok(taken)
    }
}

/// The ledger entry of a message that could not be taken in after `tries` earlier tries.
fn failure(reason: &str, tries: u32, now: Timestamp) -> Finding {
    let wait = FIRST_RETRY.saturating_mul(1 << tries.min(16)).min(LONGEST_RETRY);
    Finding::Failed { reason: reason.to_owned(), next_try: now.saturating_add(wait).unwrap_or(now) }
}

/// Judges mails off the asynchronous threads and makes those that are kept durable. `tries` is how often
/// they failed before.
pub(super) async fn judge_all(
    office: &Office,
    mails: Vec<Mail>,
    circumstances: Circumstances,
    channel: Channel,
    tries: u32,
) -> Result<Vec<Found>, IntakeError> {
    let authority = office.authority.clone();
    let judged = tokio::task::spawn_blocking(move || {
        mails
            .into_iter()
            .map(|mail| (mail.uid, consider(mail, circumstances, &authority)))
            .collect::<Vec<_>>()
    })
    .await?;
    let mut found = Vec::new();
    let mut originals = Vec::new();
    for (uid, judged) in judged {
        let finding = match judged {
            Judged::Ignored => Finding::Ignored,
            Judged::Broken => failure("judging it broke: a fault of the program", tries, circumstances.now),
            Judged::Kept(judgement) => {
                let (kept, original) = judgement.keep(channel, &office.authority);
                originals.extend(original);
                Finding::Kept(Box::new(kept))
            }
        };
        found.push((uid, finding));
    }
    let keep = move |kept: &Originals| {
        let batch: Vec<_> =
            originals.iter().map(|(fingerprint, bytes)| (*fingerprint, bytes.as_slice())).collect();
        kept.keep(&batch)
    };
    office.originals.aside(keep).await?;
    Ok(found)
}

fn count(entries: &[Entry], filed: &[Filed]) -> Taken {
    let mut taken = Taken::default();
    let mut filed = filed.iter();
    for entry in entries {
        match &entry.finding {
            Finding::Ignored => taken.ignored += 1,
            Finding::Gone => taken.gone += 1,
            Finding::Failed { .. } => taken.failed += 1,
            Finding::Kept(kept) => match (filed.next(), kept.verdict.outcome) {
                (Some(Filed::Already), _) => taken.already += 1,
                (_, Outcome::Filed) => taken.filed += 1,
                (_, _) => taken.review += 1,
            },
        }
    }
    taken
}
