//! What to do when a batch fails. A message that breaks something must not block the others: the batch
//! is narrowed until one message stands alone, that one gets a few tries, and then its own ledger row.
//! Pure: the shell tells what happened and does what comes back.

use std::collections::HashMap;

/// How many messages a batch may hold when nothing is wrong: enough to keep the server busy, few
/// enough that a repeated batch costs little.
const USUAL_BATCH: usize = 500;

/// A batch that failed is cut to this part of itself, so that a broken message among 500 stands alone
/// after four attempts.
const NARROWING: usize = 8;

/// How often a message that stands alone is tried before it gets its own ledger row: a connection may
/// well break twice by chance.
const TRIES_ALONE: u32 = 3;

/// When so many in a row were set aside and none went well between them, the server may serve nothing at
/// all: another message is asked for before any more are set aside.
const MOST_ASIDE_IN_A_ROW: u32 = 3;

/// What went wrong lately, folder by folder.
#[derive(Debug, Default)]
pub struct Troubles {
    folders: HashMap<String, Trouble>,
}

#[derive(Debug)]
struct Trouble {
    batch: usize,
    alone: Option<(u32, u32)>,
    aside_in_a_row: u32,
    /// Another message must come before any more are set aside.
    probing: bool,
    /// How many others were asked for in vain.
    in_vain: usize,
}

/// What to do after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// Connect anew and go on with smaller batches.
    Narrow,
    /// Connect anew and try the same message again.
    Again,
    /// Give this message its own ledger row and take the next.
    SetAside(u32),
    /// Connect anew and see whether another message comes.
    Probe,
    /// Nothing is served at all: stay away for a while.
    Wait,
}

impl Troubles {
    /// How many messages the next batch of `folder` may hold.
    #[must_use]
    pub fn batch_limit(&self, folder: &str) -> usize {
        self.folders.get(folder).map_or(USUAL_BATCH, |trouble| trouble.batch)
    }

    /// A batch of `folder` was recorded.
    pub fn went_well(&mut self, folder: &str) {
        if let Some(trouble) = self.folders.get_mut(folder) {
            trouble.batch = trouble.batch.saturating_mul(NARROWING);
            trouble.alone = None;
            trouble.aside_in_a_row = 0;
            trouble.probing = false;
            if trouble.batch >= USUAL_BATCH {
                self.folders.remove(folder);
            }
        }
    }

    /// The batch `uids` of `folder` failed.
    pub fn went_wrong(&mut self, folder: &str, uids: &[u32]) -> NextStep {
        let untroubled =
            Trouble { batch: USUAL_BATCH, alone: None, aside_in_a_row: 0, probing: false, in_vain: 0 };
        let trouble = self.folders.entry(folder.to_owned()).or_insert(untroubled);
        let &[uid] = uids else {
            trouble.batch = (uids.len() / NARROWING).max(1);
            return NextStep::Narrow;
        };
        trouble.batch = 1;
        let tries = trouble.alone.filter(|(known, _)| *known == uid).map_or(1, |(_, tries)| tries + 1);
        trouble.alone = Some((uid, tries));
        if tries < TRIES_ALONE {
            return NextStep::Again;
        }
        if trouble.aside_in_a_row < MOST_ASIDE_IN_A_ROW {
            trouble.aside_in_a_row += 1;
            return NextStep::SetAside(uid);
        }
        if trouble.probing {
            return NextStep::Wait;
        }
        trouble.probing = true;
        NextStep::Probe
    }

    /// Whether it must be seen that the server serves anything of `folder` before it is read.
    #[must_use]
    pub fn must_probe(&self, folder: &str) -> bool {
        self.folders.get(folder).is_some_and(|trouble| trouble.probing)
    }

    /// Which of the messages that `folder` holds to ask for: the newest, the oldest, the second newest and
    /// so on, another each time one was asked for in vain, since it may be broken too.
    #[must_use]
    pub fn probe(&self, folder: &str, held: &[u32]) -> Option<u32> {
        let trouble = self.folders.get(folder)?;
        let stuck = trouble.alone.map(|(uid, _)| uid);
        let others: Vec<u32> = held.iter().copied().filter(|uid| Some(*uid) != stuck).collect();
        let step = trouble.in_vain.checked_rem(others.len())?;
        let place = if step % 2 == 0 { others.len() - 1 - step / 2 } else { step / 2 };
        others.get(place).copied()
    }

    /// The message that was asked for came: what breaks in `folder` is the messages' own fault.
    pub fn probe_came(&mut self, folder: &str) {
        if let Some(trouble) = self.folders.get_mut(folder) {
            trouble.aside_in_a_row = 0;
            trouble.probing = false;
        }
    }

    /// The message that was asked for did not come.
    pub fn probe_failed(&mut self, folder: &str) {
        if let Some(trouble) = self.folders.get_mut(folder) {
            trouble.in_vain += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_message_among_five_hundred_stands_alone_after_four_attempts_and_is_set_aside_after_three_more()
     {
        let mut troubles = Troubles::default();
        let all: Vec<u32> = (1..=500).collect();
        let mut attempts = 0;
        let aside = loop {
            attempts += 1;
            let batch: Vec<u32> = all.iter().copied().take(troubles.batch_limit("INBOX")).collect();
            match troubles.went_wrong("INBOX", &batch) {
                NextStep::SetAside(uid) => break uid,
                NextStep::Narrow | NextStep::Again | NextStep::Probe | NextStep::Wait => {}
            }
        };
        assert_eq!((aside, attempts), (1, 6));
    }

    #[test]
    fn batches_grow_again_when_all_is_well() {
        let mut troubles = Troubles::default();
        troubles.went_wrong("INBOX", &[7]);
        assert_eq!((troubles.batch_limit("INBOX"), troubles.batch_limit("Junk")), (1, USUAL_BATCH));
        let grown: Vec<usize> = std::iter::repeat_with(|| {
            troubles.went_well("INBOX");
            troubles.batch_limit("INBOX")
        })
        .take(3)
        .collect();
        assert_eq!(grown, [8, 64, USUAL_BATCH]);
    }

    #[test]
    fn another_message_that_fails_alone_starts_from_the_first_try() {
        let mut troubles = Troubles::default();
        assert_eq!(troubles.went_wrong("INBOX", &[7]), NextStep::Again);
        assert_eq!(troubles.went_wrong("INBOX", &[7]), NextStep::Again);
        assert_eq!(troubles.went_wrong("INBOX", &[8]), NextStep::Again);
        assert_eq!(troubles.went_wrong("INBOX", &[8]), NextStep::Again);
        assert_eq!(troubles.went_wrong("INBOX", &[8]), NextStep::SetAside(8));
    }

    /// What each of `uids` comes to, broken and asked for alone as long as it stands in the way.
    fn all_broken(troubles: &mut Troubles, uids: &[u32]) -> Vec<NextStep> {
        let mut steps = Vec::new();
        for uid in uids {
            while !steps.contains(&NextStep::SetAside(*uid)) {
                steps.push(troubles.went_wrong("INBOX", &[*uid]));
                if matches!(steps.last(), Some(NextStep::Probe | NextStep::Wait)) {
                    return steps;
                }
            }
        }
        steps
    }

    fn aside(steps: &[NextStep]) -> usize {
        steps.iter().filter(|step| matches!(step, NextStep::SetAside(_))).count()
    }

    #[test]
    fn a_server_that_serves_nothing_is_waited_for_instead_of_setting_every_message_aside() {
        let mut troubles = Troubles::default();
        let steps = all_broken(&mut troubles, &[1, 2, 3, 4, 5]);
        assert_eq!((aside(&steps), steps.last()), (3, Some(&NextStep::Probe)));
        // Each later pass asks for another message first, and none comes.
        let mut asked = Vec::new();
        for _ in 0..6 {
            assert!(troubles.must_probe("INBOX"));
            asked.extend(troubles.probe("INBOX", &[1, 2, 3, 4, 5, 6]));
            troubles.probe_failed("INBOX");
            assert_eq!(troubles.went_wrong("INBOX", &[4]), NextStep::Wait);
        }
        assert_eq!(asked, [6, 1, 5, 2, 3, 6], "all but the one that is stuck, and again");
        assert!(!troubles.must_probe("Junk"));
    }

    #[test]
    fn any_number_of_broken_messages_in_a_row_is_set_aside_while_another_comes() {
        let mut troubles = Troubles::default();
        let broken: Vec<u32> = (1..=20).collect();
        let mut rest = broken.as_slice();
        while !rest.is_empty() {
            let steps = all_broken(&mut troubles, rest);
            rest = &rest[aside(&steps)..];
            if troubles.must_probe("INBOX") {
                assert_eq!(troubles.probe("INBOX", &[1, 2, 21]), Some(21));
                troubles.probe_came("INBOX");
            }
        }
    }

    #[test]
    fn a_message_with_no_other_in_its_folder_is_not_probed_and_waits() {
        let mut troubles = Troubles::default();
        assert_eq!(all_broken(&mut troubles, &[1, 2, 3, 4]).last(), Some(&NextStep::Probe));
        assert_eq!(troubles.probe("INBOX", &[4]), None);
        assert_eq!(troubles.went_wrong("INBOX", &[4]), NextStep::Wait);
        assert_eq!(troubles.probe("INBOX", &[4, 5]), Some(5));
        troubles.probe_came("INBOX");
        assert_eq!(troubles.went_wrong("INBOX", &[4]), NextStep::SetAside(4));
    }
}
