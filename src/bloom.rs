//! PURE. A small Bloom filter: a set of words that is sure only of what is missing. Who asks for many words that are
//! hardly ever there, or whether a word is one of a list, is told so for most without a look at the words.

/// Some words by how they look from afar, their length, first and last letter: a bit for each look, of `64 * WORDS`. Two
/// words may look alike; a word whose look is missing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bloom<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Default for Bloom<WORDS> {
    fn default() -> Self {
        Self([0; WORDS])
    }
}

impl<const WORDS: usize> Bloom<WORDS> {
    /// Adds `word`, in any letter case of ASCII.
    pub fn add(&mut self, word: &str) {
        let (place, bit) = Self::place(word);
        self.0.get_mut(place).into_iter().for_each(|bits| *bits |= bit);
    }

    /// Whether `word` looks like one of them.
    pub fn may_have(&self, word: &str) -> bool {
        let (place, bit) = Self::place(word);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }

    fn place(word: &str) -> (usize, u64) {
        let letter = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default().to_ascii_lowercase());
        let word = word.as_bytes();
        let look = word.len() * 379 + letter(word.first()) * 31 + letter(word.last());
        (look / 64 % WORDS, 1 << (look % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_was_added_is_never_told_to_be_missing() {
        let mut set = Bloom::<4>::default();
        let words = ["From", "received", "", "å", "X-Loop", "hyvä"];
        words.iter().for_each(|word| set.add(word));
        assert!(words.iter().all(|word| set.may_have(word)));
        assert!(set.may_have("FROM") && set.may_have("x-lOOP"));
        assert!(!set.may_have("To") && !set.may_have("X-Loops"));
    }
}
