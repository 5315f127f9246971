//! PURE. What to ask for next, and whether it all came: batches of listed UIDs, sets of UIDs as IMAP
//! writes them, windows for UID SEARCH, and the comparison of what was asked with what was received.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::RangeInclusive;

use jiff::Timestamp;

/// A batch holds at most this many bytes (as RFC822.SIZE says), unless one message alone is larger:
/// it bounds memory, and with it the work that a lost connection repeats.
pub const BATCH_BYTES: u64 = 8 * 1024 * 1024;

/// A batch holds at most this many messages. Batches of 500 cost a tenth against one endless fetch
/// and are the natural unit of one durable commit.
pub const BATCH_COUNT: usize = 500;

/// A SEARCH answer is one line and async_imap reads it again with every 4 KiB that arrive: ten
/// thousand UIDs take milliseconds, two hundred thousand a second.
const UIDS_A_LINE: u32 = 10_000;

/// How much wider the next window is when the last one was nearly empty. Eight steps of it go from
/// one line's worth to the whole of the UID space.
const WIDEN: u32 = 8;

/// Servers take command lines of 8,000 bytes (RFC 7162, section 4); this leaves room for the rest.
const SET_BYTES: usize = 4_000;

/// A message as the server lists it, before its body is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its UID within the folder's UIDVALIDITY.
    pub uid: u32,
    /// RFC822.SIZE in bytes. Servers err (Exchange), so it plans and never judges; `u64::MAX` where
    /// the server named none that can be read, so that such a message is read in slices.
    pub size: u64,
    /// INTERNALDATE; none where the server's date is no date.
    pub internal_date: Option<Timestamp>,
}

/// Cuts a listing into batches, in its order. A message above [`BATCH_BYTES`] stands alone.
#[must_use]
pub fn batches(listed: &[Listed]) -> Vec<&[Listed]> {
    let mut batches = Vec::new();
    let mut rest = listed;
    while !rest.is_empty() {
        let (batch, later) = rest.split_at(batch_length(rest));
        batches.push(batch);
        rest = later;
    }
    batches
}

fn batch_length(listed: &[Listed]) -> usize {
    let mut bytes = 0_u64;
    let fits = |message: &&Listed| {
        bytes = bytes.saturating_add(message.size);
        bytes <= BATCH_BYTES
    };
    listed.iter().take(BATCH_COUNT).take_while(fits).count().max(1)
}

/// The UIDs that were asked for and did not come, sorted. They are never to be passed over: the
/// server may have lost them for a moment only (Microsoft 365 does).
#[must_use]
pub fn missing(asked: &[u32], received: &[u32]) -> Vec<u32> {
    let received: BTreeSet<u32> = received.iter().copied().collect();
    let asked: BTreeSet<u32> = asked.iter().copied().collect();
    asked.difference(&received).copied().collect()
}

/// UIDs as IMAP writes a set of them, such as `4:7,9`, short enough for one command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UidSet {
    /// The set in IMAP's words.
    pub(super) text: String,
    /// The UIDs in it.
    pub(super) uids: BTreeSet<u32>,
}

impl UidSet {
    fn empty() -> Self {
        Self { text: String::new(), uids: BTreeSet::new() }
    }

    fn push(&mut self, run: RangeInclusive<u32>) {
        let comma = if self.text.is_empty() { "" } else { "," };
        let (first, last) = (run.start(), run.end());
        let written = if first == last {
            write!(self.text, "{comma}{first}")
        } else {
            write!(self.text, "{comma}{first}:{last}")
        };
        debug_assert!(written.is_ok(), "a String takes all that is written to it");
        self.uids.extend(run);
    }

    fn is_full(&self, most: usize) -> bool {
        self.text.len() >= SET_BYTES || self.uids.len() >= most
    }
}

/// Writes UIDs as sets of at most about `most` UIDs each, ascending, each UID once.
pub(super) fn sets(uids: &[u32], most: usize) -> Vec<UidSet> {
    let mut sets = Vec::new();
    let mut set = UidSet::empty();
    for run in runs(uids, most) {
        if set.is_full(most) {
            sets.push(std::mem::replace(&mut set, UidSet::empty()));
        }
        set.push(run);
    }
    if !set.uids.is_empty() {
        sets.push(set);
    }
    sets
}

/// The runs of consecutive UIDs, none longer than `longest`.
fn runs(uids: &[u32], longest: usize) -> Vec<RangeInclusive<u32>> {
    let sorted: BTreeSet<u32> = uids.iter().copied().filter(|uid| *uid > 0).collect();
    let mut runs: Vec<RangeInclusive<u32>> = Vec::new();
    for uid in sorted {
        match runs.last_mut() {
            Some(run) if run.end().checked_add(1) == Some(uid) && run.clone().count() < longest => {
                *run = *run.start()..=uid;
            }
            _ => runs.push(uid..=uid),
        }
    }
    runs
}

/// The windows of the UID space that are searched one after the other. They widen while the space is
/// sparse, so that a gap of millions costs a few commands, and narrow where it is dense, so that an
/// answer stays a short line.
#[derive(Debug)]
pub(super) struct Windows {
    next: Option<u32>,
    width: u32,
    exists: u32,
    uid_next: Option<u32>,
}

impl Windows {
    /// Windows over the UIDs above `after` of a folder with `exists` messages.
    pub(super) fn after(after: u32, exists: u32, uid_next: Option<u32>) -> Self {
        Self { next: after.checked_add(1), width: UIDS_A_LINE, exists, uid_next }
    }

    /// The next window; none when the UID space is at its end. The last one ends at `u32::MAX`, which
    /// stands for `*`: UIDNEXT may be missing (163.com), rewound (GMX) or stale, so it ends nothing.
    pub(super) fn next(&mut self) -> Option<RangeInclusive<u32>> {
        let first = self.next?;
        let last = first.saturating_add(self.width - 1);
        let is_last = self.exists <= UIDS_A_LINE || self.uid_next.is_some_and(|next| next <= last);
        let last = if is_last { u32::MAX } else { last };
        self.next = last.checked_add(1);
        Some(first..=last)
    }

    /// Tells how many UIDs the last window held.
    pub(super) fn held(&mut self, count: usize) {
        let line = UIDS_A_LINE as usize;
        if count < line / WIDEN as usize {
            self.width = self.width.saturating_mul(WIDEN);
        } else if count > line {
            self.width = (self.width / WIDEN).max(UIDS_A_LINE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(sizes: &[u64]) -> Vec<Listed> {
        (1..).zip(sizes).map(|(uid, size)| Listed { uid, size: *size, internal_date: None }).collect()
    }

    fn lengths(sizes: &[u64]) -> Vec<usize> {
        batches(&listed(sizes)).iter().map(|batch| batch.len()).collect()
    }

    #[test]
    fn batches_are_bounded_by_bytes_and_count_and_lose_nobody() {
        let mib = 1024 * 1024;
        let table: &[(&[u64], &[usize])] = &[
            (&[], &[]),
            (&[1], &[1]),
            (&[5 * mib, 3 * mib, 1], &[2, 1]),
            (&[5 * mib, 4 * mib, 4 * mib], &[1, 2]),
            (&[1, 60 * mib, 1, 1], &[1, 1, 2]),
            (&[u64::MAX, u64::MAX], &[1, 1]),
            (&[0; 1001], &[500, 500, 1]),
        ];
        for (sizes, expected) in table {
            assert_eq!(lengths(sizes), *expected, "{} messages", sizes.len());
        }
    }

    #[test]
    fn what_did_not_come_is_named() {
        assert_eq!(missing(&[3, 1, 2, 2], &[2, 9]), [1, 3]);
        assert_eq!(missing(&[1, 2], &[2, 1]), Vec::<u32>::new());
        assert_eq!(missing(&[], &[7]), Vec::<u32>::new());
    }

    #[test]
    fn sets_are_written_in_runs() {
        let table: &[(&[u32], &str)] = &[
            (&[7], "7"),
            (&[1, 2, 3], "1:3"),
            (&[9, 3, 1, 2, 2, 0], "1:3,9"),
            (&[u32::MAX, u32::MAX - 1], "4294967294:4294967295"),
        ];
        for (uids, expected) in table {
            let sets = sets(uids, 500);
            assert_eq!(sets.len(), 1);
            assert_eq!(sets[0].text, *expected);
        }
        assert!(sets(&[], 500).is_empty());
    }

    #[test]
    fn long_sets_are_cut_and_hold_every_uid_once() {
        for uids in [(1..=3_000).collect::<Vec<u32>>(), (1..=3_000).map(|n| n * 1_000_003).collect()] {
            let sets = sets(&uids, 700);
            assert!(sets.iter().all(|set| set.text.len() < SET_BYTES + 30 && set.uids.len() <= 1_400));
            let held: Vec<u32> = sets.iter().flat_map(|set| set.uids.iter().copied()).collect();
            assert_eq!(held, uids);
        }
    }

    /// Searches a folder that holds `uids`, as the session does, and says how many commands it took
    /// and how long the longest line was.
    fn search(uids: &BTreeSet<u32>, after: u32, uid_next: Option<u32>) -> (Vec<u32>, usize, usize) {
        let mut windows = Windows::after(after, u32::try_from(uids.len()).unwrap(), uid_next);
        let (mut found, mut commands, mut longest) = (Vec::new(), 0, 0);
        while let Some(window) = windows.next() {
            let held: Vec<u32> = uids.range(window).copied().collect();
            windows.held(held.len());
            commands += 1;
            longest = longest.max(held.len());
            found.extend(held);
        }
        (found, commands, longest)
    }

    #[test]
    fn a_sparse_uid_space_takes_few_commands_and_a_dense_one_short_lines() {
        let dense: BTreeSet<u32> = (1..=95_000).collect();
        let (found, commands, longest) = search(&dense, 0, Some(95_001));
        assert_eq!(found.len(), 95_000);
        assert!(commands <= 10 && longest <= 10_000, "{commands} commands, {longest} a line");

        let sparse: BTreeSet<u32> = (1..=20_000).map(|n| n * 200_000).collect();
        for uid_next in [None, Some(4_000_000_001)] {
            let (found, commands, longest) = search(&sparse, 0, uid_next);
            assert_eq!(found.len(), 20_000);
            assert!(commands <= 20 && longest <= 20_000, "{commands} commands, {longest} a line");
        }

        let (found, commands, _) = search(&BTreeSet::from([5, u32::MAX]), 5, None);
        assert_eq!((found, commands), (vec![u32::MAX], 1));
        assert_eq!(search(&dense, u32::MAX, None), (vec![], 0, 0));
    }
}
