//! Which sayings a sentence may hold at all, found for all of them in one pass over it. Most sentences
//! hold none, and then nothing more is asked of them. What a saying is stands in `phrase`.

use std::sync::LazyLock;

use aho_corasick::Anchored;
use aho_corasick::automaton::Automaton as _;
use aho_corasick::dfa::DFA;

use super::pattern::every_word;
use super::phrase::Saying;
use super::{purpose, sender_kind, stance};

/// The sayings that are listened for. One that is not listed is found all the same, more slowly.
static SAYINGS: LazyLock<Vec<&'static Saying>> = LazyLock::new(|| {
    let families = purpose::SAYINGS.iter().chain(&stance::SAYINGS).chain(&sender_kind::SAYINGS);
    families.map(|saying| &***saying).take(MOST).collect()
});

/// As many as [`Heard`] has bits.
const MOST: usize = 64;

static EAR: LazyLock<Ear> = LazyLock::new(|| {
    let each = SAYINGS.iter().enumerate();
    let stems =
        each.flat_map(|(place, saying)| saying.stems.iter().map(move |stem| (stem.as_str(), 1 << place)));
    let (stems, bits): (Vec<&str>, Vec<u64>) = stems.unzip();
    Ear { stems: every_word(stems), bits }
});

/// Knows the stems of all sayings.
struct Ear {
    stems: DFA,
    /// Whose each stem is: the bit of its saying.
    bits: Vec<u64>,
}

/// The sayings whose stems stand in a sentence, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heard(u64);

impl Heard {
    /// What is heard in `said`, a sentence in its plain form.
    pub(super) fn in_sentence(said: &str) -> Self {
        let stems = &EAR.stems;
        let bit_of = |state, at| EAR.bits.get(stems.match_pattern(state, at).as_usize());
        // An automaton that cannot begin would have to hear everything.
        let Ok(mut state) = stems.start_state(Anchored::No) else { return Self(u64::MAX) };
        let mut heard = 0;
        // Places do not matter here: asking for each of them, one after the other, takes twice as long.
        for byte in said.bytes() {
            state = stems.next_state(Anchored::No, state, byte);
            if stems.is_match(state) {
                let here = (0..stems.match_len(state)).filter_map(|at| bit_of(state, at));
                heard = here.fold(heard, |all, bit| all | bit);
            }
        }
        Self(heard)
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
