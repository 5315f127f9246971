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

/// When so many in a row were set aside and none went well between them, the fault is not theirs: the
/// server serves nothing, and waiting is what helps.
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
            if trouble.batch >= USUAL_BATCH {
                self.folders.remove(folder);
            }
        }
    }

    /// The batch `uids` of `folder` failed.
    pub fn went_wrong(&mut self, folder: &str, uids: &[u32]) -> NextStep {
        let untroubled = Trouble { batch: USUAL_BATCH, alone: None, aside_in_a_row: 0 };
        let trouble = self.folders.entry(folder.to_owned()).or_insert(untroubled);
        let &[uid] = uids else {
            trouble.batch = (uids.len() / NARROWING).max(1);
            return NextStep::Narrow;
        };
        trouble.batch = 1;
        let tries = trouble.alone.filter(|(known, _)| *known == uid).map_or(1, |(_, tries)| tries + 1);
        trouble.alone = Some((uid, tries));
        match (tries < TRIES_ALONE, trouble.aside_in_a_row < MOST_ASIDE_IN_A_ROW) {
            (true, _) => NextStep::Again,
            (false, true) => {
                trouble.aside_in_a_row += 1;
                NextStep::SetAside(uid)
            }
            (false, false) => {
                trouble.alone = None;
                NextStep::Wait
            }
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
                NextStep::Narrow | NextStep::Again | NextStep::Wait => {}
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

    #[test]
    fn a_server_that_serves_nothing_is_waited_for_instead_of_setting_every_message_aside() {
        let mut troubles = Troubles::default();
        let steps: Vec<NextStep> =
            (1..=4).flat_map(|uid| [uid; 3]).map(|uid| troubles.went_wrong("INBOX", &[uid])).collect();
        let aside = steps.iter().filter(|step| matches!(step, NextStep::SetAside(_))).count();
        assert_eq!((aside, steps.last()), (3, Some(&NextStep::Wait)));
    }
}
