//! Which sayings a sentence may hold at all, found for all of them in one pass over it. Most sentences
//! hold none, and then nothing more is asked of them. What a saying is stands in `phrase`.

use std::sync::LazyLock;

use regex::RegexSet;

use super::phrase::Saying;
use super::{purpose, sender_kind, stance};

/// The sayings that are listened for. One that is not listed here is found all the same, more slowly.
static SAYINGS: LazyLock<Vec<&'static Saying>> = LazyLock::new(|| {
    let families = purpose::SAYINGS.iter().chain(&stance::SAYINGS).chain(&sender_kind::SAYINGS);
    families.map(|saying| &***saying).take(MOST).collect()
});

/// As many as there are bits in [`Heard`].
const MOST: usize = 64;

static STEMS: LazyLock<RegexSet> = LazyLock::new(|| {
    super::pattern::patterns(&SAYINGS.iter().map(|saying| saying.stems()).collect::<Vec<_>>())
});

/// The sayings whose stems stand in a sentence, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heard(u64);

impl Heard {
    /// What is heard in `said`, a sentence in its plain form.
    pub(super) fn in_sentence(said: &str) -> Self {
        Self(STEMS.matches(said).iter().fold(0, |bits, place| bits | 1 << place))
    }

    /// Whether the saying with this place is among them.
    pub(super) fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }
}

/// The place of `saying`, if it is listened for.
pub(super) fn place(saying: &Saying) -> Option<usize> {
    SAYINGS.iter().position(|one| std::ptr::eq(*one, saying))
}
