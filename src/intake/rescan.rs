//! Mail still on the server that was none of our business when it was read, judged once more.

use std::fmt::{self, Debug};

use jiff::Timestamp;
use tokio::io::{AsyncRead, AsyncWrite};

use super::desk::Desk;
use super::error::IntakeError;
use super::fetch::Coming;
use crate::mailbox::cursor::BATCH_COUNT;
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
    /// So many messages since then are kept already; `replay` judges them.
    pub kept: usize,
}

/// A message that would be kept now, told without a word of the sender's.
struct Change<'a> {
    folder: &'a str,
    uid: Option<u32>,
    verdict: &'a Verdict,
}

/// Judges what the ledger calls ignored in one folder and what came since `since`, by INTERNALDATE. A
/// message whose date the server does not tell is judged too. Each that would be kept is given to `tell`,
/// and is recorded when `applies` says so; else nothing of any mail is kept.
///
/// # Errors
/// When the folder cannot be read to its end, or the register or the originals fail. What was recorded
/// before stays recorded.
pub async fn rescan<T>(
    session: &mut Session<T>,
    folder: &Folder,
    office: &Office,
    (since, now): (Timestamp, Timestamp),
    applies: bool,
    tell: &mut (dyn FnMut(&dyn fmt::Display) + Send),
) -> Result<Rescanned, IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let examined = session.examine(folder).await?;
    let Some(known) = known(office, folder, &examined).await? else {
        return Ok(Rescanned { never_read: true, ..Rescanned::default() });
    };
    let held = session.uids_after(0, &examined).await?;
    let listed = session.listing(&held).await?;
    let (uids, kept) = wanted(&listed, &office.register.ledger_states(known).await?, since);
    let mut rescanned = Rescanned { judged: uids.len(), kept, ..Rescanned::default() };
    // All of it is backlog: what is older than `max_age` is never acknowledged.
    let state = FolderState { id: known, cursor: 0, first_reading: true };
    let desk = Desk::new(office, folder, &state, now);
    let desk = if applies { desk } else { desk.looking_only() };
    let mut coming = Coming::new(&uids, &examined);
    while let Some(haul) = coming.next(session, &desk, BATCH_COUNT).await.map_err(|broken| broken.source)? {
        let (findings, rest) = desk.judge(Some(haul), 0).await?;
        coming.put_back(rest);
        let Some(mut findings) = findings else { continue };
        for (uid, finding) in &findings.found {
            match finding {
                Finding::Kept(kept) => {
                    tell(&Change { folder: &folder.name, uid: *uid, verdict: &kept.verdict });
                    rescanned.changed += 1;
                }
                Finding::Failed { .. } => rescanned.failed += 1,
                Finding::Ignored | Finding::Gone => {}
            }
        }
        findings.found.retain(|(_, finding)| matches!(finding, Finding::Kept(_)));
        if applies {
            desk.settle(Some(findings)).await?;
        }
    }
    Ok(rescanned)
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
