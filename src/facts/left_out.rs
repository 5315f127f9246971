//! What a report counts without telling it one by one.

use super::DigestFacts;
use crate::consultation::Timing;
use crate::recognition::Kind;

/// How much there is beside what a report lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// By what it is.
    pub messages: Vec<LeftOutFacts>,
    /// New ones that lay in the Junk folder.
    pub junk: u64,
    /// New ones that are registered under other consultations too.
    pub several: u64,
}

/// So many messages of one kind that a report does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOutFacts {
    /// The kind.
    pub kind: Kind,
    /// In time or late.
    pub timing: Option<Timing>,
    /// They came since the report before.
    pub is_new: bool,
    /// So many.
    pub messages: u64,
}

impl DigestFacts {
    /// How many messages came since the report before, of the kinds that are `wanted`.
    #[must_use]
    pub fn new_messages(&self, wanted: impl Fn(Kind) -> bool) -> u64 {
        let listed = self.news.iter().filter(|item| item.is_new && wanted(item.kind)).count() as u64;
        let others = self.left_out.messages.iter().filter(|one| one.is_new && wanted(one.kind));
        listed + others.map(|one| one.messages).sum::<u64>()
    }
}
