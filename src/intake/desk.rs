//! The desk where one folder's batches are judged, kept and recorded.

use jiff::Timestamp;

use super::batch::{Findings, Found, failure, judge_batch};
use super::error::IntakeError;
use super::fetch::{Broken, Haul};
use super::judge::{Judged, Mail, consider, read};
use super::remembered::Remembered;
use super::taken::Taken;
use super::trouble::{NextStep, Troubles};
use crate::fingerprint::Fingerprint;
use crate::mailbox::Folder;
use crate::office::Office;
use crate::originals::{Held, Originals};
use crate::recognition::{Circumstances, History, Outcome};
use crate::register::{self, Channel, Entry, Filed, Finding, FolderId, FolderState};

/// Where one folder's mail is worked on.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub(super) office: &'a Office,
    pub(super) folder: FolderId,
    pub(super) folder_name: &'a str,
    pub(super) now: Timestamp,
    circumstances: Circumstances,
    /// Nothing of the mail may be kept.
    looks_only: bool,
}

impl<'a> Desk<'a> {
    pub(super) fn new(office: &'a Office, folder: &'a Folder, state: &FolderState, now: Timestamp) -> Self {
        let circumstances = Circumstances {
            internal_date: None,
            given: None,
            junk: folder.junk,
            backlog: state.first_reading,
            opened: false,
            now,
        };
        Self { office, folder: state.id, folder_name: &folder.name, now, circumstances, looks_only: false }
    }

    /// The same desk, at which nothing of the mail is kept.
    pub(super) fn looking_only(self) -> Self {
        Self { looks_only: true, ..self }
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
        if self.looks_only {
            return false;
        }
        let (authority, history) = (&self.office.authority, History::default());
        let judged = consider(mail.clone(), read(mail), self.circumstances, authority, &history);
        !matches!(judged, Judged::Ignored | Judged::Reported(..))
    }

    /// Judges what came in a batch, if there is one, whose messages failed `tries` times before. Where
    /// attachments took too much, the rest of the batch comes back: it is to be judged next. `before` is what
    /// was judged and is not recorded yet.
    pub(super) async fn judge(
        &self,
        haul: Option<Haul>,
        tries: u32,
        before: Vec<Remembered>,
    ) -> Result<(Option<Findings>, Option<Haul>), IntakeError> {
        let Some(mut haul) = haul else { return Ok((None, None)) };
        haul.mails.sort_by_key(|mail| mail.uid);
        let mails = std::mem::take(&mut haul.mails);
        let batch =
            judge_batch(self.office, mails, self.circumstances, before, (Channel::Email, tries)).await?;
        let (haul, rest) = haul.cut(batch.rest);
        let Findings { mut found, originals, remembered, .. } = batch.findings;
        found.extend(haul.gone.into_iter().map(|uid| (Some(uid), Finding::Gone)));
        let withheld = "the server lists the message and does not serve it";
        found.extend(haul.withheld.into_iter().map(|uid| (Some(uid), self.failure(withheld, tries))));
        found.sort_by_key(|(uid, _)| *uid);
        let last = haul.uids.last().copied();
        Ok((Some(Findings { found, last, originals, tries, remembered }), rest))
    }

    /// Makes what is kept of a judged batch, if there is one, durable, and records all of it and the
    /// cursor at once.
    pub(super) async fn settle(&self, findings: Option<Findings>) -> Result<Taken, IntakeError> {
        let Some(findings) = findings else { return Ok(Taken::default()) };
        let Findings { found, originals, last, tries, .. } = findings;
        let held = hold(&self.office.originals).await?;
        let (originals, erased) = without_erased(self.office, &found, originals).await?;
        let streamed = streamed(&found, self.max_message(), &erased);
        let held = keep(&self.office.originals, held, originals, streamed).await?;
        let taken = self.record(found, last, tries).await?;
        drop_again(&self.office.originals, erased).await?;
        drop(held);
        Ok(taken)
    }

    /// Notes that some messages could not be brought and says what comes next; a message that fails by
    /// itself gets its own ledger row. Everything before it must be recorded.
    pub(super) async fn trouble(
        &self,
        broken: Broken,
        troubles: &mut Troubles,
        taken: &mut Taken,
    ) -> IntakeError {
        let Broken { uids, source } = broken;
        if !source.may_be_a_messages_fault() {
            return source;
        }
        let next = troubles.went_wrong(self.folder_name, &uids);
        if let NextStep::SetAside(uid) = next {
            match self.set_aside(uid, &source, 0, Some(uid)).await {
                Ok(aside) => *taken += aside,
                Err(error) => return error,
            }
        }
        source.while_fetching(next)
    }

    /// Gives a message that failed, after `tries` earlier tries, its own ledger row with the reason.
    pub(super) async fn set_aside(
        &self,
        uid: u32,
        reason: &IntakeError,
        tries: u32,
        cursor: Option<u32>,
    ) -> Result<Taken, IntakeError> {
        let aside = vec![(Some(uid), self.failure(&reason.to_string(), tries))];
        self.record(aside, cursor, tries).await
    }

    /// A failed message's ledger entry after `tries` earlier ones.
    fn failure(&self, reason: &str, tries: u32) -> Finding {
        failure(reason, tries, self.now)
    }

    /// Records entries in one transaction. An entry that the database refuses must not block the others:
    /// they are then recorded one by one, and it gets its own ledger row with the reason. All of them
    /// failed `tries` times before.
    async fn record(&self, found: Vec<Found>, cursor: Option<u32>, tries: u32) -> Result<Taken, IntakeError> {
        let entries: Vec<Entry> = found.into_iter().map(|(uid, finding)| Entry { uid, finding }).collect();
        let batch = register::Batch { folder: Some(self.folder), cursor, entries, now: self.now };
        match self.office.register.record(&batch).await {
            Ok(filed) => Ok(count(&batch.entries, &filed)),
            Err(error) if error.is_transient() => Err(error.into()),
            Err(error) => {
                tracing::error!(%error, "a batch was refused; its messages are recorded one by one");
                self.record_singly(batch.entries, cursor, tries).await
            }
        }
    }

    async fn record_singly(
        &self,
        entries: Vec<Entry>,
        cursor: Option<u32>,
        tries: u32,
    ) -> Result<Taken, IntakeError> {
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
                    let finding = self.failure(&error.to_string(), tries);
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

/// Holds the folder of originals from before anybody asks what was erased until the rows of what is kept are written: in
/// between nobody erases or removes any of it.
pub(super) async fn hold(originals: &Originals) -> Result<Held, IntakeError> {
    Ok(originals.aside(Originals::hold_to_keep).await?)
}

/// Parts the originals that are to be kept from those of mail that was erased on a decision and comes again.
pub(super) async fn without_erased(
    office: &Office,
    found: &[Found],
    mut originals: Vec<(Fingerprint, Vec<u8>)>,
) -> Result<(Vec<(Fingerprint, Vec<u8>)>, Vec<Fingerprint>), IntakeError> {
    let kept = found.iter().filter_map(|(_, finding)| match finding {
        Finding::Kept(kept) => Some(&**kept),
        _ => None,
    });
    let erased = office.register.erased_among(kept).await?;
    originals.retain(|(fingerprint, _)| !erased.contains(fingerprint));
    Ok((originals, erased))
}

/// Those of larger mails, which were kept while they came.
pub(super) fn streamed(found: &[Found], max_message: u64, erased: &[Fingerprint]) -> Vec<Fingerprint> {
    let streamed = found.iter().filter_map(|(_, finding)| match finding {
        Finding::Kept(kept) if kept.size > max_message => Some(kept.fingerprint),
        _ => None,
    });
    streamed.filter(|fingerprint| !erased.contains(fingerprint)).collect()
}

/// Removes what was kept of erased mail all the same: a large one is kept while it is fetched.
pub(super) async fn drop_again(originals: &Originals, erased: Vec<Fingerprint>) -> Result<(), IntakeError> {
    if erased.is_empty() {
        return Ok(());
    }
    Ok(originals.aside(move |originals| originals.remove(&erased)).await?)
}

/// Makes originals durable; those that were `streamed` are since they came. The folder is held by who writes them, also
/// where nobody waits for that any more, and comes back to be held until their rows are written.
pub(super) async fn keep(
    originals: &Originals,
    held: Held,
    batch: Vec<(Fingerprint, Vec<u8>)>,
    streamed: Vec<Fingerprint>,
) -> Result<Held, IntakeError> {
    let keeping = move |originals: &Originals| {
        let batch: Vec<_> =
            batch.iter().map(|(fingerprint, bytes)| (*fingerprint, bytes.as_slice())).collect();
        originals.keep(&batch)?;
        // The same mail may have been dismissed since it came: then it has to come once more.
        streamed.iter().try_for_each(|one| originals.find(one))?;
        Ok(held)
    };
    Ok(originals.aside(keeping).await?)
}

fn count(entries: &[Entry], filed: &[Filed]) -> Taken {
    let mut taken = Taken::default();
    let mut filed = filed.iter();
    for entry in entries {
        match &entry.finding {
            Finding::Ignored | Finding::Reported { .. } => taken.ignored += 1,
            Finding::Gone => taken.gone += 1,
            Finding::Failed { .. } => taken.failed += 1,
            Finding::Kept(kept) => match (filed.next(), kept.verdict.outcome) {
                (Some(Filed::Already | Filed::Dated { .. }), _) => taken.already += 1,
                (_, Outcome::Filed) => taken.filed += 1,
                (_, _) => taken.review += 1,
            },
        }
    }
    taken
}
