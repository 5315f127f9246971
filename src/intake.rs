//! One folder, batch by batch, from end to end. The first half of the sentence happens here, in order:
//!
//! **mailbox → message → recognition → register**
//!
//! and the letter that is decided on stands in the outbox when it is done, for [`crate::dispatch`] to
//! word and send: **correspondence → post**.
//!
//! Between message and recognition a batch has the words of its attachments read (`batch`, by `extract`), and
//! the register is asked which letters of ours are answered; where a letter would go, also what its sender sent
//! before (`remembered`).
//!
//! While one batch is recorded the next is judged and the one after that is fetched. A batch whose attachments
//! take too much is cut, and judged and recorded in parts. Each is recorded in one transaction, and only with it
//! does the cursor move past it, so a kill at any instant loses nothing and files nothing twice.

mod batch;
mod by_hand;
mod decide;
mod desk;
mod despite_rest;
mod dismiss;
mod error;
mod fetch;
mod import;
mod judge;
mod protect;
mod receipt;
mod remembered;
mod replay;
mod rescan;
mod taken;
mod trouble;

use std::fmt::Debug;

use indicatif::ProgressBar;
use jiff::Timestamp;
use tokio::io::{AsyncRead, AsyncWrite};

use self::batch::remembered_of;
pub use self::by_hand::{Handed, Registered, register_by_hand};
pub use self::decide::{AfterReview, Decided, Place, Wishes, file_by_hand};
use self::desk::Desk;
pub use self::despite_rest::owe_despite_rest;
pub use self::dismiss::{DismissedByHand, dismiss};
pub use self::error::IntakeError;
use self::fetch::Coming;
pub use self::import::{Imported, MailFile, import};
pub use self::protect::{Identity, ProtectedByHand, protect};
pub use self::receipt::recipient_after_review;
pub use self::replay::{Change, Replay, Replayed, Ungrouped};
pub use self::rescan::{Rescan, Rescanned};
pub use self::taken::Taken;
pub use self::trouble::{NextStep, Troubles};
use crate::mailbox::{Examined, Folder, Session};
use crate::office::Office;
use crate::register::{Failed, FolderState};

/// The time of a pass: all of it goes by when it began, so that what fails in it is not due again before it ends.
/// When a folder's reading ended is asked for then, for a first one may take hours.
#[derive(Debug, Clone, Copy)]
pub struct PassTime {
    /// When it began.
    pub began: Timestamp,
    /// What tells the time.
    pub clock: fn() -> Timestamp,
}

/// Takes in one folder to its end: first what is new, then what failed before and is due again. What was
/// taken in is added to `taken`, also when it fails.
///
/// # Errors
/// When it cannot be read to its end. What was recorded before the failure stays recorded.
pub async fn take_in<T>(
    session: &mut Session<T>,
    folder: &Folder,
    office: &Office,
    troubles: &mut Troubles,
    time: PassTime,
    taken: &mut Taken,
    bar: &ProgressBar,
) -> Result<Examined, IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let examined = session.examine(folder).await?;
    let (state, new) = look(session, folder, office, &examined).await?;
    let desk = Desk::new(office, folder, &state, time.began);
    bar.inc_length(new.len() as u64);
    if !new.is_empty() && troubles.must_probe(&folder.name) {
        probe(session, &desk, &examined, troubles).await?;
    }
    let coming = Coming::new(&new, &examined);
    take_in_new(session, &desk, coming, troubles, taken, bar).await?;
    retry_failed(session, &desk, &examined, taken).await?;
    office.register.folder_read(state.id, (time.clock)()).await?;
    Ok(examined)
}

/// Takes in what is new. Three batches are under way: one comes over the wire, the one before it is judged, and the
/// one before that is recorded.
async fn take_in_new<T>(
    session: &mut Session<T>,
    desk: &Desk<'_>,
    mut coming: Coming<'_>,
    troubles: &mut Troubles,
    taken: &mut Taken,
    bar: &ProgressBar,
) -> Result<(), IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let (mut fetched, mut judged) = (None, None);
    loop {
        let fetching = coming.next(session, desk, troubles.batch_limit(desk.folder_name));
        let judging = desk.judge(fetched.take(), 0, remembered_of(judged.as_ref()));
        let (haul, findings, recorded) = tokio::join!(fetching, judging, desk.settle(judged.take()));
        *taken += recorded?;
        let rest;
        (judged, rest) = findings?;
        match haul {
            Ok(haul) if rest.is_some() => {
                // Attachments took too much: what is judged is recorded, and the rest comes first.
                coming.put_back(haul);
                fetched = rest;
            }
            Ok(Some(haul)) => {
                troubles.went_well(desk.folder_name);
                bar.inc(haul.uids.len() as u64);
                fetched = Some(haul);
            }
            Ok(None) => break,
            Err(broken) => {
                *taken += desk.settle(judged).await?;
                return Err(desk.trouble(broken, troubles, taken).await);
            }
        }
    }
    *taken += desk.settle(judged).await?;
    Ok(())
}

/// How far the folder was read before, and the UIDs that are new. What the server has is noted.
async fn look<T>(
    session: &mut Session<T>,
    folder: &Folder,
    office: &Office,
    examined: &Examined,
) -> Result<(FolderState, Vec<u32>), IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let (register, account) = (&office.register, &office.config.mailbox.address);
    let state = register.folder(account, &folder.name, examined.uid_validity).await?;
    let new = session.uids_after(state.cursor, examined).await?;
    register.folder_opened(state.id, examined.exists, new.len()).await?;
    Ok((state, new))
}

/// When too many messages in a row broke, sees whether the server serves any other; if so, the fault is
/// the messages' own, and they are set aside one after the other.
async fn probe<T>(
    session: &mut Session<T>,
    desk: &Desk<'_>,
    examined: &Examined,
    troubles: &mut Troubles,
) -> Result<(), IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let held = session.uids_after(0, examined).await?;
    let Some(uid) = troubles.probe(desk.folder_name, &held) else { return Ok(()) };
    let served = fetch::serves(session, uid, desk.max_message()).await;
    if matches!(served, Ok(true)) {
        troubles.probe_came(desk.folder_name);
    } else {
        troubles.probe_failed(desk.folder_name);
    }
    served.map(|_| ()).map_err(|source| IntakeError::from(source).while_fetching(NextStep::Wait))
}

/// Tries again what failed before and is due. Each message stands alone, and what it is tried with is
/// written down only when it failed again, so a kill in between costs nothing.
async fn retry_failed<T>(
    session: &mut Session<T>,
    desk: &Desk<'_>,
    examined: &Examined,
    taken: &mut Taken,
) -> Result<(), IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    for failed in desk.office.register.failed_due(desk.folder, desk.now).await? {
        match retry(session, desk, examined, failed).await {
            Ok(tried) => *taken += tried,
            Err(error) => {
                // It is not due again for a while, so the others get their turn on a new connection.
                *taken += desk.set_aside(failed.uid, &error, failed.tries, None).await?;
                return Err(error.while_fetching(NextStep::Again));
            }
        }
    }
    Ok(())
}

async fn retry<T>(
    session: &mut Session<T>,
    desk: &Desk<'_>,
    examined: &Examined,
    failed: Failed,
) -> Result<Taken, IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let uids = [failed.uid];
    let haul = Coming::new(&uids, examined).next(session, desk, 1).await.map_err(|broken| broken.source)?;
    let (findings, _) = desk.judge(haul, failed.tries, Vec::new()).await?;
    desk.settle(findings).await
}
