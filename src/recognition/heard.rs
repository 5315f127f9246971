//! Which sayings a sentence may hold at all, found for all of them in one pass over it. Most sentences
//! hold none, and then nothing more is asked of them. What a saying is stands in `phrase`.

use std::sync::LazyLock;

use aho_corasick::Anchored;
use aho_corasick::automaton::{Automaton as _, StateID};
use aho_corasick::dfa::DFA;

use super::pattern::every_word;
use super::phrase::Saying;
use super::{joint, purpose, sender_kind, stance};

/// The sayings that are listened for. One that is not listed is found all the same, more slowly.
static SAYINGS: LazyLock<Vec<&'static Saying>> = LazyLock::new(|| {
    let families =
        purpose::SAYINGS.iter().chain(&stance::SAYINGS).chain(&sender_kind::SAYINGS).chain(&joint::SAYINGS);
    families.map(|saying| &***saying).take(MOST).collect()
});

/// As many as [`Heard`] has bits.
const MOST: usize = 64;

static EAR: LazyLock<Ear> = LazyLock::new(Ear::new);

/// Knows the stems of all sayings.
struct Ear {
    stems: DFA,
    /// By the automaton's states, whose stems end there: a bit for each saying. The states where one ends come
    /// first.
    ends: Vec<u64>,
}

impl Ear {
    fn new() -> Self {
        let each = SAYINGS.iter().enumerate();
        let stems =
            each.flat_map(|(place, saying)| saying.stems.iter().map(move |stem| (stem.as_str(), 1 << place)));
        let (words, bits): (Vec<&str>, Vec<u64>) = stems.unzip();
        let stems = every_word(words.iter().copied());
        let mut ends = Vec::new();
        let visited = words.iter().flat_map(|word| states(&stems, word));
        for state in visited.filter(|state| stems.is_match(*state)) {
            let here = (0..stems.match_len(state)).map(|at| stems.match_pattern(state, at).as_usize());
            let heard = here.filter_map(|stem| bits.get(stem)).fold(0, |all, bit| all | bit);
            ends.resize(ends.len().max(state.as_usize() + 1), 0);
            ends.get_mut(state.as_usize()).into_iter().for_each(|end| *end = heard);
        }
        Self { stems, ends }
    }
}

/// The states that the automaton goes through in `text`; none where it cannot begin.
fn states<'a>(stems: &'a DFA, text: &'a str) -> impl Iterator<Item = StateID> + 'a {
    let start = stems.start_state(Anchored::No).ok();
    let next = |state: &mut StateID, byte| {
        *state = stems.next_state(Anchored::No, *state, byte);
        Some(*state)
    };
    start.into_iter().flat_map(move |start| text.bytes().scan(start, next))
}

/// The sayings whose stems stand in a sentence, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heard(u64);

impl Heard {
    /// What is heard in `said`, a sentence in its plain form.
    pub(super) fn in_sentence(said: &str) -> Self {
        // Places do not matter here: asking for each of them, one after the other, takes twice as long.
        let ear = &*EAR;
        let ends = states(&ear.stems, said).filter_map(|state| ear.ends.get(state.as_usize()));
        let heard = ends.fold(0, |all, bits| all | bits);
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
