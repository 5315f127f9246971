//! What is fetched together, and what came of it. UIDs asked for are compared with UIDs received; an
//! oversized message is judged by its beginning, and only one that is kept is read to its end.

use std::collections::BTreeMap;
use std::fmt::Debug;

use tokio::io::{AsyncRead, AsyncWrite};

use super::desk::Desk;
use super::error::IntakeError;
use super::judge::Mail;
use crate::fingerprint::Fingerprint;
use crate::mailbox::{Examined, Listed, MailboxError, Session, cursor};

/// How much of an oversized message is judged, and how much of one is held in memory at a time.
const SLICE: u32 = 1 << 20;

/// Messages that are fetched together.
#[derive(Debug)]
pub(super) struct Batch {
    /// The UIDs asked for, in order, also those the server could tell nothing about.
    pub(super) uids: Vec<u32>,
    listed: Vec<Listed>,
}

/// What came of a batch.
#[derive(Debug, Default)]
pub(super) struct Haul {
    /// The last UID that was asked for.
    pub(super) last: u32,
    /// What came.
    pub(super) mails: Vec<Mail>,
    /// The server does not list them any more.
    pub(super) gone: Vec<u32>,
    /// The server lists them and does not serve them.
    pub(super) withheld: Vec<u32>,
}

/// Cuts `uids` into batches of at most `limit` messages, bounded by bytes too; a message of more than
/// `max_message` bytes stands alone.
pub(super) async fn batches<T>(
    session: &mut Session<T>,
    uids: &[u32],
    limit: usize,
    max_message: u64,
) -> Result<Vec<Batch>, MailboxError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    if uids.is_empty() {
        return Ok(Vec::new());
    }
    let mut listed: BTreeMap<u32, Listed> =
        session.listing(uids).await?.into_iter().map(|listed| (listed.uid, listed)).collect();
    // One the server searched out and tells nothing about is asked for all the same, and missed then.
    let all: Vec<Listed> = uids
        .iter()
        .map(|uid| listed.remove(uid).unwrap_or(Listed { uid: *uid, size: 0, internal_date: None }))
        .collect();
    let oversized = |listed: &Listed| listed.size > max_message;
    Ok(all
        .chunk_by(|one, next| !oversized(one) && !oversized(next))
        .flat_map(cursor::batches)
        .flat_map(|batch| batch.chunks(limit.max(1)))
        .map(|batch| Batch { uids: batch.iter().map(|listed| listed.uid).collect(), listed: batch.to_vec() })
        .collect())
}

/// Fetches one batch.
pub(super) async fn fetch<T>(
    session: &mut Session<T>,
    batch: &Batch,
    examined: &Examined,
    desk: &Desk<'_>,
) -> Result<Haul, IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let mails: Vec<Mail> = match batch.listed.as_slice() {
        [one] if one.size > desk.max_message() => oversized(session, one, desk).await?.into_iter().collect(),
        _ => session.fetch(&batch.uids).await?.into_iter().map(Mail::from).collect(),
    };
    let received: Vec<u32> = mails.iter().filter_map(|mail| mail.uid).collect();
    let missing = cursor::missing(&batch.uids, &received);
    let (withheld, gone) = match missing.first() {
        None => (Vec::new(), Vec::new()),
        Some(first) => {
            let still = session.uids_after(first.saturating_sub(1), examined).await?;
            missing.into_iter().partition(|uid| still.contains(uid))
        }
    };
    Ok(Haul { last: batch.uids.last().copied().unwrap_or(0), mails, gone, withheld })
}

/// The beginning of an oversized message, and the whole of it among the originals when it is kept.
async fn oversized<T>(
    session: &mut Session<T>,
    listed: &Listed,
    desk: &Desk<'_>,
) -> Result<Option<Mail>, IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let Some(bytes) = session.fetch_slice(listed.uid, 0, SLICE).await? else { return Ok(None) };
    let mut mail = Mail::whole(Some(listed.uid), listed.internal_date, bytes);
    if mail.bytes.len() < SLICE as usize {
        return Ok(Some(mail));
    }
    (mail.size, mail.whole) = (listed.size, false);
    if desk.keeps(&mail) {
        let (original, size) = stream(session, listed.uid, &mail.bytes, desk).await?;
        (mail.original, mail.size) = (Some(original), size);
    }
    Ok(Some(mail))
}

/// Brings a message among the originals slice by slice, from `beginning` on. A size that the server
/// told wrongly does not matter: the message ends where a slice comes short.
async fn stream<T>(
    session: &mut Session<T>,
    uid: u32,
    beginning: &[u8],
    desk: &Desk<'_>,
) -> Result<(Fingerprint, u64), IntakeError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let beginning = beginning.to_vec();
    let mut offset = beginning.len() as u64;
    let mut incoming = desk
        .originals()
        .aside(move |originals| {
            let mut incoming = originals.incoming()?;
            incoming.write(&beginning)?;
            Ok(incoming)
        })
        .await?;
    loop {
        let slice = session.fetch_slice(uid, offset, SLICE).await?.unwrap_or_default();
        let ended = slice.len() < SLICE as usize;
        offset += slice.len() as u64;
        incoming = desk
            .originals()
            .aside(move |_| {
                incoming.write(&slice)?;
                Ok(incoming)
            })
            .await?;
        if ended {
            return Ok((desk.originals().aside(move |_| incoming.keep()).await?, offset));
        }
    }
}
