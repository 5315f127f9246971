//! What is fetched together, and what came of it. UIDs asked for are compared with UIDs received; an
//! oversized message is judged by its beginning, and only one that is kept is read to its end.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Debug;

use tokio::io::{AsyncRead, AsyncWrite};

use super::desk::Desk;
use super::error::IntakeError;
use super::judge::Mail;
use crate::fingerprint::Fingerprint;
use crate::mailbox::{Examined, Listed, MailboxError, Session, cursor};

/// How much of an oversized message is judged, and how much of one is held in memory at a time.
const SLICE: u32 = 1 << 20;

/// What is still to come of some messages of a folder: listed a part at a time, fetched batch by batch.
#[derive(Debug)]
pub(super) struct Coming<'a> {
    examined: &'a Examined,
    unlisted: &'a [u32],
    batches: VecDeque<Batch>,
    /// What came and has to wait.
    waiting: Option<Haul>,
}

/// Messages that are fetched together.
#[derive(Debug)]
struct Batch {
    /// The UIDs asked for, in order, also those the server could tell nothing about.
    uids: Vec<u32>,
    listed: Vec<Listed>,
}

/// What came of a batch.
#[derive(Debug)]
pub(super) struct Haul {
    /// The UIDs that were asked for, in order.
    pub(super) uids: Vec<u32>,
    /// What came.
    pub(super) mails: Vec<Mail>,
    /// The server does not list them any more.
    pub(super) gone: Vec<u32>,
    /// The server lists them and does not serve them.
    pub(super) withheld: Vec<u32>,
}

/// Messages that could not be listed or fetched together.
#[derive(Debug)]
pub(super) struct Broken {
    pub(super) uids: Vec<u32>,
    pub(super) source: IntakeError,
}

impl Haul {
    /// Parts what was judged from `rest`, the mails that are still to be, in the order of UIDs.
    pub(super) fn cut(mut self, rest: Vec<Mail>) -> (Self, Option<Self>) {
        let Some(first) = rest.first().and_then(|mail| mail.uid) else { return (self, None) };
        let later = |uids: &mut Vec<u32>| -> Vec<u32> { uids.extract_if(.., |uid| *uid >= first).collect() };
        let (uids, gone, withheld) =
            (later(&mut self.uids), later(&mut self.gone), later(&mut self.withheld));
        (self, Some(Self { uids, mails: rest, gone, withheld }))
    }
}

impl<'a> Coming<'a> {
    /// The messages `uids` of the folder that is open.
    pub(super) fn new(uids: &'a [u32], examined: &'a Examined) -> Self {
        Self { examined, unlisted: uids, batches: VecDeque::new(), waiting: None }
    }

    /// Brings the next batch, of at most `limit` messages; none when all have come. Only so many are
    /// listed at a time, so that a message which cannot even be listed is found like any other.
    pub(super) async fn next<T>(
        &mut self,
        session: &mut Session<T>,
        desk: &Desk<'_>,
        limit: usize,
    ) -> Result<Option<Haul>, Broken>
    where
        T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
    {
        if let Some(haul) = self.waiting.take() {
            return Ok(Some(haul));
        }
        if self.batches.is_empty() {
            let (uids, later) = self.unlisted.split_at(limit.max(1).min(self.unlisted.len()));
            let listed = batches(session, uids, desk.max_message()).await;
            self.batches = listed.map_err(|source| Broken { uids: uids.to_vec(), source: source.into() })?;
            self.unlisted = later;
        }
        let Some(batch) = self.batches.pop_front() else { return Ok(None) };
        match fetch(session, &batch, self.examined, desk).await {
            Ok(haul) => Ok(Some(haul)),
            Err(source) => Err(Broken { uids: batch.uids, source }),
        }
    }

    /// Takes back what came last; it comes again next.
    pub(super) fn put_back(&mut self, haul: Option<Haul>) {
        self.waiting = haul;
    }
}

/// Whether the server serves this message. Nothing of it is carried on.
pub(super) async fn serves<T>(
    session: &mut Session<T>,
    uid: u32,
    max_message: u64,
) -> Result<bool, MailboxError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    match session.listing(&[uid]).await?.first() {
        None => Ok(false),
        Some(listed) if listed.size > max_message => Ok(session.fetch_slice(uid, 0, SLICE).await?.is_some()),
        Some(_) => Ok(!session.fetch(&[uid]).await?.is_empty()),
    }
}

/// Lists `uids` and cuts them into batches that are bounded by bytes; a message of more than
/// `max_message` bytes stands alone.
async fn batches<T>(
    session: &mut Session<T>,
    uids: &[u32],
    max_message: u64,
) -> Result<VecDeque<Batch>, MailboxError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
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
        .map(|batch| Batch { uids: batch.iter().map(|listed| listed.uid).collect(), listed: batch.to_vec() })
        .collect())
}

/// Fetches one batch.
async fn fetch<T>(
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
    Ok(Haul { uids: batch.uids.clone(), mails, gone, withheld })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_judged_and_what_is_left_share_all_that_was_asked_for() {
        let mail = |uid| Mail::whole(Some(uid), None, Vec::new());
        let haul = |uids: &[u32]| Haul {
            uids: uids.to_vec(),
            mails: Vec::new(),
            gone: uids.iter().copied().filter(|uid| [2, 8].contains(uid)).collect(),
            withheld: uids.iter().copied().filter(|uid| [3, 9].contains(uid)).collect(),
        };
        let (judged, rest) = haul(&[1, 2, 3, 5, 8, 9]).cut(vec![mail(5)]);
        assert_eq!((judged.uids, judged.gone, judged.withheld), (vec![1, 2, 3], vec![2], vec![3]));
        let rest = rest.unwrap();
        assert_eq!((rest.uids, rest.gone, rest.withheld), (vec![5, 8, 9], vec![8], vec![9]));
        assert_eq!(rest.mails.len(), 1);
        let (judged, rest) = haul(&[1, 9]).cut(Vec::new());
        assert_eq!((judged.uids, judged.withheld, rest.is_none()), (vec![1, 9], vec![9], true));
    }
}
