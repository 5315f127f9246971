//! Mail still on the server that was none of our business when it was read, judged once more.

use std::fmt::{self, Debug};

use jiff::Timestamp;
use tokio::io::{AsyncRead, AsyncWrite};

use super::desk::Desk;
use super::error::IntakeError;
use super::fetch::{Coming, Haul};
use super::probe;
use super::trouble::{NextStep, Troubles};
use crate::mailbox::{Examined, Folder, Listed, Session};
use crate::office::Office;
use crate::recognition::{Outcome, Verdict};
use crate::register::{Finding, FolderId, FolderState, LedgerState};

/// What rescanning a folder came to.
#[derive(Debug, Default)]
pub struct Rescanned {
    /// The folder has never been read under its present UIDVALIDITY: there is nothing to judge again.
    pub never_read: bool,
    /// So many unrelated messages were judged again.
    pub judged: usize,
    /// Of them would be, or were, kept.
    pub changed: usize,
    /// Could not be brought or judged.
    pub failed: usize,
    /// These UIDs broke the connection each time, and were not looked at.
    pub set_aside: Vec<u32>,
    /// So many messages since then are kept already; `replay` judges them.
    pub kept: usize,
    /// So many were dismissed by a person, and are left alone.
    pub dismissed: usize,
}

/// A message that would be kept now, told without a word of the sender's.
struct Change<'a> {
    folder: &'a str,
    uid: Option<u32>,
    verdict: &'a Verdict,
}

/// One folder on its way: what is left to do outlives a connection that breaks.
#[derive(Debug)]
pub struct Rescan<'a> {
    office: &'a Office,
    folder: &'a Folder,
    since: Timestamp,
    now: Timestamp,
    applies: bool,
    troubles: Troubles,
    listed: Vec<Listed>,
    /// Everything up to this UID is listed.
    listed_to: u32,
    /// What is still to be judged, once all is listed.
    left: Option<Vec<u32>>,
    /// What it has come to so far.
    pub rescanned: Rescanned,
}

impl<'a> Rescan<'a> {
    /// Begins with a folder: what the ledger calls ignored and what came since `since`, by INTERNALDATE, is judged. A
    /// message whose date the server does not tell is judged too. What would be kept is recorded when
    /// `applies` says so; else nothing of any mail is kept.
    #[must_use]
    pub fn new(
        office: &'a Office,
        folder: &'a Folder,
        (since, now): (Timestamp, Timestamp),
        applies: bool,
    ) -> Self {
        let (troubles, listed, rescanned) = (Troubles::default(), Vec::new(), Rescanned::default());
        Self { office, folder, since, now, applies, troubles, listed, listed_to: 0, left: None, rescanned }
    }

    /// Goes on to the end of the folder. Each message that would be kept is given to `tell`.
    ///
    /// # Errors
    /// When the folder cannot be read to its end, or the register or the originals fail. What was recorded
    /// before stays recorded. An error that narrows down to a message is met by going on on a new connection:
    /// a message that breaks it each time is set aside.
    pub async fn go_on<T>(
        &mut self,
        session: &mut Session<T>,
        tell: &mut (dyn FnMut(&dyn fmt::Display) + Send),
    ) -> Result<(), IntakeError>
    where
        T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
    {
        let (office, folder) = (self.office, self.folder);
        let examined = session.examine(folder).await?;
        let Some(known) = known(office, folder, &examined).await? else {
            self.rescanned.never_read = true;
            return Ok(());
        };
        // All of it is backlog: what is older than `max_age` is never acknowledged.
        let state = FolderState { id: known, cursor: 0, first_reading: true };
        let desk = Desk::new(office, folder, &state, self.now);
        let desk = if self.applies { desk } else { desk.looking_only() };
        if self.troubles.must_probe(&folder.name) {
            probe(session, &desk, &examined, &mut self.troubles).await?;
        }
        self.list(session, &examined).await?;
        if self.left.is_none() {
            let ledger = office.register.ledger_states(known).await?;
            let (mut uids, kept) = wanted(&self.listed, &ledger, self.since);
            let dismissed = office.register.dismissed(known).await?;
            self.rescanned.dismissed = uids.extract_if(.., |uid| dismissed.contains(uid)).count();
            self.rescanned.kept = kept;
            self.left = Some(uids);
        }
        self.judge(session, &desk, &examined, tell).await
    }

    async fn list<T>(&mut self, session: &mut Session<T>, examined: &Examined) -> Result<(), IntakeError>
    where
        T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
    {
        let held = session.uids_after(self.listed_to, examined).await?;
        let mut unlisted = held.as_slice();
        while let Some(last) = unlisted.last() {
            let limit = self.troubles.batch_limit(&self.folder.name).clamp(1, unlisted.len());
            let (uids, later) = unlisted.split_at(limit);
            match session.listing(uids).await {
                Ok(listed) => self.listed.extend(listed),
                Err(error) => {
                    let error = self.trouble(uids, error.into());
                    self.listed_to = self
                        .rescanned
                        .set_aside
                        .last()
                        .map_or(self.listed_to, |one| self.listed_to.max(*one));
                    return Err(error);
                }
            }
            self.troubles.went_well(&self.folder.name);
            self.listed_to = uids.last().copied().unwrap_or(*last);
            unlisted = later;
        }
        Ok(())
    }

    async fn judge<T>(
        &mut self,
        session: &mut Session<T>,
        desk: &Desk<'_>,
        examined: &Examined,
        tell: &mut (dyn FnMut(&dyn fmt::Display) + Send),
    ) -> Result<(), IntakeError>
    where
        T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
    {
        let left = self.left.clone().unwrap_or_default();
        let mut coming = Coming::new(&left, examined);
        loop {
            let limit = self.troubles.batch_limit(&self.folder.name);
            let haul = match coming.next(session, desk, limit).await {
                Ok(Some(haul)) => haul,
                Ok(None) => return Ok(()),
                Err(broken) => {
                    let error = self.trouble(&broken.uids, broken.source);
                    let aside = &self.rescanned.set_aside;
                    self.left.iter_mut().for_each(|left| left.retain(|uid| !aside.contains(uid)));
                    return Err(error);
                }
            };
            self.troubles.went_well(&self.folder.name);
            let uids = haul.uids.clone();
            let rest = self.take(desk, haul, tell).await?;
            let waits = |uid: &u32| rest.as_ref().is_some_and(|rest| rest.uids.contains(uid));
            let done: Vec<u32> = uids.into_iter().filter(|uid| !waits(uid)).collect();
            coming.put_back(rest);
            self.rescanned.judged += done.len();
            self.left.iter_mut().for_each(|left| left.retain(|uid| !done.contains(uid)));
        }
    }

    /// Judges one batch, and records what is kept; what its attachments left no time for comes back.
    async fn take(
        &mut self,
        desk: &Desk<'_>,
        haul: Haul,
        tell: &mut (dyn FnMut(&dyn fmt::Display) + Send),
    ) -> Result<Option<Haul>, IntakeError> {
        let (findings, rest) = desk.judge(Some(haul), 0, Vec::new()).await?;
        let Some(mut findings) = findings else { return Ok(rest) };
        for (uid, finding) in &findings.found {
            match finding {
                Finding::Kept(kept) => {
                    tell(&Change { folder: &self.folder.name, uid: *uid, verdict: &kept.verdict });
                    self.rescanned.changed += 1;
                }
                Finding::Failed { .. } => self.rescanned.failed += 1,
                Finding::Ignored | Finding::Reported { .. } | Finding::Gone => {}
            }
        }
        findings.found.retain(|(_, finding)| matches!(finding, Finding::Kept(_)));
        if self.applies {
            desk.settle(Some(findings)).await?;
        }
        Ok(rest)
    }

    /// What comes next when messages could not be brought, as in the intake; what breaks by itself is set aside.
    fn trouble(&mut self, uids: &[u32], source: IntakeError) -> IntakeError {
        if !source.may_be_a_messages_fault() {
            return source;
        }
        let next = self.troubles.went_wrong(&self.folder.name, uids);
        if let NextStep::SetAside(uid) = next {
            self.rescanned.set_aside.push(uid);
        }
        source.while_fetching(next)
    }
}

/// The folder as the register knows it under this UIDVALIDITY; none when it was never read so.
async fn known(
    office: &Office,
    folder: &Folder,
    examined: &Examined,
) -> Result<Option<FolderId>, IntakeError> {
    let folders = office.register.folders(&office.config.mailbox.address).await?;
    let known = folders
        .into_iter()
        .find(|known| known.name == folder.name && known.uid_validity == examined.uid_validity);
    Ok(known.map(|known| known.id))
}

/// The UIDs to judge again, and how many are kept already.
fn wanted(listed: &[Listed], ledger: &[(u32, LedgerState)], since: Timestamp) -> (Vec<u32>, usize) {
    let recent = |listed: &&Listed| listed.internal_date.is_none_or(|at| at >= since);
    let state = |uid| ledger.binary_search_by_key(&uid, |(uid, _)| *uid).ok().and_then(|at| ledger.get(at));
    let (mut uids, mut kept) = (Vec::new(), 0);
    for listed in listed.iter().filter(recent) {
        match state(listed.uid) {
            Some((uid, LedgerState::Ignored)) => uids.push(*uid),
            Some((_, LedgerState::Filed | LedgerState::Review)) => kept += 1,
            _ => {}
        }
    }
    (uids, kept)
}

impl fmt::Display for Change<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (verdict, uid) = (self.verdict, self.uid.unwrap_or_default());
        write!(f, "{} UID {uid}: outcome ignored → ", self.folder)?;
        if verdict.outcome == Outcome::Restricted {
            return f.write_str("restricted");
        }
        write!(f, "{}; kind {}", verdict.outcome.as_str(), verdict.kind.as_str())?;
        for found in verdict.filed_under() {
            let timing = found.timing.map_or("–", |timing| timing.as_str());
            write!(f, "; {} timing {timing}", found.diary_number)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_ignored_since_then_is_wanted_and_what_is_kept_is_counted() {
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        let listed = |uid, internal_date| Listed { uid, size: 1, internal_date };
        let mails = [
            listed(1, at("2019-10-01T00:00:00Z")),
            listed(2, at("2019-10-02T00:00:00Z")),
            listed(3, None),
            listed(4, at("2019-10-03T00:00:00Z")),
            listed(5, at("2019-10-03T00:00:00Z")),
            listed(6, at("2019-10-03T00:00:00Z")),
        ];
        let ledger = [
            (1, LedgerState::Ignored),
            (2, LedgerState::Ignored),
            (3, LedgerState::Ignored),
            (4, LedgerState::Filed),
            (5, LedgerState::Failed),
        ];
        let since = "2019-10-02T00:00:00Z".parse().unwrap();
        assert_eq!(wanted(&mails, &ledger, since), (vec![2, 3], 1));
    }
}
