//! What the finder says: a number, where it stands, and what it is read as.

use std::ops::Range;

use super::DiaryNumber;

/// One number found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes of the text that was searched.
    pub span: Range<usize>,
    /// The words as they stand there.
    pub written: String,
    /// What it is read as.
    pub reading: Reading,
    /// The id of the rule that read it, such as `number/normal`.
    pub rule: &'static str,
}

/// What a found number is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A registered number, written so that nothing else can be meant.
    Registered(DiaryNumber),
    /// A registered number in a looser shape, which counts only because it equals a registered one.
    Likely(DiaryNumber),
    /// A well-formed number of our series that is not registered: another case of ours.
    AnotherCase(DiaryNumber),
    /// One slip from the registered number that is given: a person has to look.
    NearMiss(DiaryNumber),
    /// A registered number as far as it goes, where something else may stand: the number of an order, a word.
    Doubtful(DiaryNumber),
    /// "Vårt dnr" in incoming mail: the sender's own number, which looks like the registered one given.
    Theirs(DiaryNumber),
}

impl Reading {
    /// The number that is given, whatever it is read as.
    #[must_use]
    pub fn number(&self) -> &DiaryNumber {
        match self {
            Self::Registered(number)
            | Self::Likely(number)
            | Self::AnotherCase(number)
            | Self::NearMiss(number)
            | Self::Doubtful(number)
            | Self::Theirs(number) => number,
        }
    }

    /// The same number, said to be the sender's own.
    pub(super) fn as_theirs(&self) -> Self {
        Self::Theirs(self.number().clone())
    }
}
