//! Accounting for every UID. Pure: what the server lists is held against what the ledger says, and
//! what is left over is named.

use std::collections::BTreeSet;

use crate::register::LedgerState;

/// How one folder's account comes out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// UIDs the server lists now.
    pub listed: u64,
    /// UIDs in the ledger in a final state.
    pub accounted: u64,
    /// Listed, and not in the ledger: a gap.
    pub missing: Vec<u32>,
    /// In the ledger as failed: a gap until a retry takes them in.
    pub failed: Vec<u32>,
    /// Given by the server and gone before they were ever listed to us.
    pub came_and_went: u64,
}

impl Account {
    /// Holds the server's UIDs against the ledger's. `uid_next` is the server's, where it tells one.
    #[must_use]
    pub fn of(listed: &[u32], ledger: &[(u32, LedgerState)], uid_next: Option<u32>) -> Self {
        let known: BTreeSet<u32> = ledger.iter().map(|(uid, _)| *uid).collect();
        let seen: BTreeSet<u32> = listed.iter().copied().collect();
        let failed: Vec<u32> =
            ledger.iter().filter(|(_, state)| *state == LedgerState::Failed).map(|(uid, _)| *uid).collect();
        // A server that tells no next UID, or a stale one, has given at least those that were met.
        let highest = known.last().max(seen.last()).copied().unwrap_or(0);
        let given = uid_next.map_or(highest, |next| next.saturating_sub(1).max(highest));
        let met = known.union(&seen).count() as u64;
        Self {
            listed: seen.len() as u64,
            accounted: (known.len() - failed.len()) as u64,
            missing: seen.difference(&known).copied().collect(),
            failed,
            came_and_went: u64::from(given).saturating_sub(met),
        }
    }

    /// Whether every UID is accounted for.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.failed.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_uid_of_the_server_is_in_the_ledger_or_named() {
        let ledger = [
            (1, LedgerState::Filed),
            (2, LedgerState::Ignored),
            (5, LedgerState::Failed),
            (7, LedgerState::Gone),
        ];
        let account = Account::of(&[1, 5, 9], &ledger, Some(11));
        assert_eq!(
            account,
            Account { listed: 3, accounted: 3, missing: vec![9], failed: vec![5], came_and_went: 5 }
        );
        assert!(!account.is_whole());
    }

    #[test]
    fn mail_that_staff_moved_away_after_it_was_read_is_no_gap() {
        let account = Account::of(&[], &[(1, LedgerState::Filed), (2, LedgerState::Review)], Some(3));
        assert!(account.is_whole());
        assert_eq!(account.came_and_went, 0);
    }

    #[test]
    fn a_server_without_or_with_a_stale_next_uid_has_given_what_was_met() {
        for uid_next in [None, Some(2)] {
            let account = Account::of(&[4], &[(4, LedgerState::Ignored)], uid_next);
            assert_eq!(account.came_and_went, 3, "{uid_next:?}");
        }
    }
}
