//! One folder, batch by batch, from end to end. The first half of the sentence happens here, in order:
//!
//! **mailbox → message → recognition → register**
//!
//! and the letter that is decided on stands in the outbox when it is done, for [`crate::dispatch`] to
//! word and send: **correspondence → post**.
//!
//! While one batch is judged and recorded the next is fetched. A batch is recorded in one transaction,
//! and only with it does the cursor move past it, so a kill at any instant loses nothing and files
//! nothing twice.

mod desk;
mod error;
mod fetch;
mod import;
mod judge;
mod taken;
mod trouble;

use std::fmt::Debug;

use indicatif::ProgressBar;
use jiff::Timestamp;
use tokio::io::{AsyncRead, AsyncWrite};

use self::desk::Desk;
pub use self::error::IntakeError;
use self::fetch::Haul;
pub use self::import::{Imported, import};
pub use self::taken::Taken;
pub use self::trouble::{NextStep, Troubles};
use crate::mailbox::{Examined, Folder, Session};
use crate::office::Office;

/// Takes in one folder to its end: first what is new, then what failed before and is due again.
///
/// # Errors
/// When it cannot be read to its end. What was recorded before the failure stays recorded.
pub async fn take_in<T>(
    session: &mut Session<T>,
    folder: &Folder,
    office: &Office,
    troubles: &mut Troubles,
    now: Timestamp,
    bar: &ProgressBar,
) -> Result<(Taken, Examined), IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let examined = session.examine(folder).await?;
    let state =
        office.register.folder(&office.config.mailbox.address, &folder.name, examined.uid_validity).await?;
    let desk = Desk::new(office, folder, &state, now);

    let new = session.uids_after(state.cursor, &examined).await?;
    bar.inc_length(new.len() as u64);
    let mut taken = Taken::default();
    let mut fetched: Option<Haul> = None;
    let limit = troubles.batch_limit(&folder.name);
    for batch in fetch::batches(session, &new, limit, desk.max_message()).await? {
        // The next batch comes over the wire while this one is judged and recorded.
        let fetching = fetch::fetch(session, &batch, &examined, &desk);
        let (next, recorded) = tokio::join!(fetching, desk.settle(fetched.take()));
        taken += recorded?;
        fetched = Some(desk.or_troubled(next, &batch, troubles).await?);
        bar.inc(batch.uids.len() as u64);
    }
    taken += desk.settle(fetched).await?;
    taken += retry_failed(session, &desk, &examined).await?;
    office.register.folder_read(state.id, now).await?;
    Ok((taken, examined))
}

/// Tries again what failed before and is due. Each message stands alone, and what it is tried with is
/// written down only when it failed again, so a kill in between costs nothing.
async fn retry_failed<T>(
    session: &mut Session<T>,
    desk: &Desk<'_>,
    examined: &Examined,
) -> Result<Taken, IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let mut taken = Taken::default();
    for failed in desk.office.register.failed_due(desk.folder, desk.now).await? {
        let uids = [failed.uid];
        for batch in fetch::batches(session, &uids, 1, desk.max_message()).await? {
            match fetch::fetch(session, &batch, examined, desk).await {
                Ok(haul) => taken += desk.settle_again(haul, failed.tries).await?,
                Err(IntakeError::Mailbox(source)) => {
                    let again = desk.failure(&source.to_string(), failed.tries);
                    desk.record(vec![(Some(failed.uid), again)], None).await?;
                    // It is not due again for a while, so the others get their turn on a new connection.
                    return Err(IntakeError::Fetch { cause: source, next: NextStep::Again });
                }
                Err(error) => return Err(error),
            }
        }
    }
    Ok(taken)
}
