//! Which sayings a sentence may hold at all, found for all of them in one pass over it. Most sentences
//! hold none, and then nothing more is asked of them. What a saying is stands in `phrase`.

use std::sync::LazyLock;

use aho_corasick::Anchored;
use aho_corasick::automaton::{Automaton as _, StateID};
use aho_corasick::dfa::DFA;

use super::phrase::Saying;
use super::{joint, never_answer, purpose, sender_kind, stance};

/// The sayings that are listened for. One that is not listed is found all the same, more slowly.
static SAYINGS: LazyLock<Vec<&'static Saying>> = LazyLock::new(|| {
    let views = purpose::SAYINGS.iter().chain(&stance::SAYINGS);
    let families = views
        .chain(&sender_kind::SAYINGS)
        .chain(&joint::SAYINGS)
        .chain(&never_answer::SAYINGS)
        .chain(&never_answer::OF_VIOLENCE);
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
    /// Bytes of the longest stem.
    longest: usize,
}

impl Ear {
    fn new() -> Self {
        let each = SAYINGS.iter().enumerate();
        let stems =
            each.flat_map(|(place, saying)| saying.stems.iter().map(move |stem| (stem.as_str(), 1 << place)));
        let (words, bits): (Vec<&str>, Vec<u64>) = stems.unzip();
        let stems = every_word(words.iter().copied());
        let mut ends = Vec::new();
        let visited = words.iter().flat_map(|word| states(&stems, word.as_bytes()));
        for state in visited.filter(|state| stems.is_match(*state)) {
            let here = (0..stems.match_len(state)).map(|at| stems.match_pattern(state, at).as_usize());
            let heard = here.filter_map(|stem| bits.get(stem)).fold(0, |all, bit| all | bit);
            ends.resize(ends.len().max(state.as_usize() + 1), 0);
            ends.get_mut(state.as_usize()).into_iter().for_each(|end| *end = heard);
        }
        let longest = words.iter().map(|word| word.len()).max().unwrap_or_default();
        Self { stems, ends, longest }
    }

    /// One byte further.
    fn hear(&self, so_far: Listening, byte: u8) -> Listening {
        let state = self.stems.next_state(Anchored::No, so_far.state, byte);
        let ends = self.ends.get(state.as_usize()).copied().unwrap_or_default();
        Listening { state, heard: so_far.heard | ends }
    }
}

/// How far a text has been listened to.
#[derive(Clone, Copy)]
struct Listening {
    state: StateID,
    /// A bit for each saying that has been heard.
    heard: u64,
}

/// Words that are all found in one pass over a text, also where they overlap.
///
/// # Panics
/// When they do not fit one automaton, on first use.
#[expect(clippy::expect_used, reason = "too many words for one automaton is a bug, not an input")]
fn every_word<'a>(words: impl IntoIterator<Item = &'a str>) -> DFA {
    DFA::new(words).expect("the words in the source fit one automaton")
}

/// The states that the automaton goes through in `text`; none where it cannot begin.
fn states<'a>(stems: &'a DFA, text: &'a [u8]) -> impl Iterator<Item = StateID> + 'a {
    let start = stems.start_state(Anchored::No).ok();
    let next = |state: &mut StateID, byte: &u8| {
        *state = stems.next_state(Anchored::No, *state, *byte);
        Some(*state)
    };
    start.into_iter().flat_map(move |start| text.iter().scan(start, next))
}

/// The sayings whose stems stand in a sentence, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heard(u64);

impl Heard {
    /// What is heard in `said`, a sentence in its plain form.
    pub(super) fn in_sentence(said: &str) -> Self {
        // Places do not matter here: asking for each of them, one after the other, takes twice as long.
        let ear = &*EAR;
        let Ok(state) = ear.stems.start_state(Anchored::No) else { return Self(0) };
        let start = Listening { state, heard: 0 };
        // Two halves at a time, for a step waits for the one before it and not for the other half's.
        let (first, second) = halves(said.as_bytes(), ear.longest);
        let (one, other) = first
            .iter()
            .zip(second)
            .fold((start, start), |(one, other), (byte, its)| (ear.hear(one, *byte), ear.hear(other, *its)));
        let rest = |so_far: Listening, half: &[u8], from: usize| {
            half.iter().skip(from).fold(so_far, |so_far, byte| ear.hear(so_far, *byte)).heard
        };
        Self(rest(one, first, second.len()) | rest(other, second, first.len()))
    }

    /// Whether the saying with this place is among them.
    pub(super) fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }
}

/// Two halves of `said`, of which the second begins early enough for whatever begins in the first and ends in it: a
/// stem has `longest` bytes at most. What is short is not halved.
fn halves(said: &[u8], longest: usize) -> (&[u8], &[u8]) {
    let half = said.len().saturating_add(longest) / 2;
    match said.split_at_checked(half) {
        Some((first, rest)) if !rest.is_empty() => {
            (first, said.get(half.saturating_sub(longest)..).unwrap_or_default())
        }
        _ => (said, &[]),
    }
}

/// The place of `saying`, if it is listened for.
pub(super) fn place(saying: &Saying) -> Option<usize> {
    SAYINGS.iter().position(|one| std::ptr::eq(*one, saying))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_heard_wherever_it_stands() {
        for saying in SAYINGS.iter() {
            let place = place(saying).unwrap();
            for stem in &saying.stems {
                for (before, after) in
                    [(0, 0), (1, 0), (0, 90), (90, 0), (40, 40), (41, 38), (45, 35), (60, 20)]
                {
                    let said = format!("{}{stem}{}", "-".repeat(before), "-".repeat(after));
                    assert!(Heard::in_sentence(&said).has(place), "{said}");
                }
            }
        }
        assert_eq!(Heard::in_sentence(&"-".repeat(100)), Heard(0));
    }

    #[test]
    fn what_is_heard_is_what_stands_there() {
        let stems: Vec<&String> = SAYINGS.iter().flat_map(|saying| &saying.stems).collect();
        for (at, one) in stems.iter().enumerate().step_by(7) {
            let other = stems.get(stems.len() - 1 - at).unwrap();
            let said = format!(" en å {one} och mera {} till {other} ", "ord ".repeat(at % 23));
            let stands = |saying: &Saying| saying.stems.iter().any(|stem| said.contains(stem.as_str()));
            for (place, saying) in SAYINGS.iter().enumerate() {
                assert_eq!(Heard::in_sentence(&said).has(place), stands(saying), "{said}");
            }
        }
    }
}
