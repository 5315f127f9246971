//! How many acknowledgements may still go out this hour, in all and to one domain. Pure. A loop that
//! rewrites its sender defeats every rule about single senders; it does not defeat a count.

use std::collections::BTreeSet;

use crate::config::Acknowledgement;
use crate::letter_id::LetterKind;
use crate::register::{DueLetter, LetterRef, SentCounts};

/// What is left of the hour.
#[derive(Debug)]
pub(super) struct Allowance {
    in_all: u64,
    to_a_domain: u64,
    sent: SentCounts,
    held: BTreeSet<LetterRef>,
}

impl Allowance {
    /// What is left when `sent` went out in the last hour.
    pub(super) fn new(limits: &Acknowledgement, sent: SentCounts) -> Self {
        Self {
            in_all: limits.max_per_hour.into(),
            to_a_domain: limits.max_per_domain_per_hour.into(),
            sent,
            held: BTreeSet::new(),
        }
    }

    /// Whether this letter may go out now, which then counts. Reports are ours to count and always may.
    pub(super) fn admits(&mut self, letter: &DueLetter) -> bool {
        if letter.kind != LetterKind::Acknowledgement {
            return true;
        }
        let to_domain = self.sent.by_domain.entry(letter.recipient.domain()).or_default();
        if self.sent.total >= self.in_all || *to_domain >= self.to_a_domain {
            self.held.insert(letter.id);
            return false;
        }
        self.sent.total += 1;
        *to_domain += 1;
        true
    }

    /// How many different letters were held back.
    pub(super) fn held(&self) -> u64 {
        self.held.len() as u64
    }
}
