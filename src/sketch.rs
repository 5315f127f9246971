//! PURE. Whether two answers are mostly the same text: form letters (upprop) come in hundreds, with names
//! and places changed, a sentence put in, own words before or after.
//!
//! A text is taken as the set of its word triples, with greeting, signature, names, numbers, case and
//! spacing folded away. [`Sketch::bands`] is MinHash with fixed seeds: two texts that are mostly alike
//! share a band, so that an index finds the one by the other; [`Sketch::is_alike`] then compares the sets
//! themselves, and no estimate decides. [`differing`] says what is not the same. What a group is and where
//! it is kept is the register's matter.

mod fold;

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp};

use self::fold::words;

/// How many words make a shingle. Pairs are often the language's own, quadruples lose too much at a
/// single changed word.
const SHINGLE: usize = 3;

/// A text of fewer words than this is like no other. One sentence of courtesy with the consultation's
/// title in it has some thirty, and two who write "inga synpunkter" have not agreed on a text.
const FEWEST_WORDS: usize = 40;

/// Of a longer text the rest is not looked at: no form letter has ten thousand words.
const MOST_WORDS: usize = 10_000;

/// Two texts are alike when so much of the longer one, in percent, stands in the other: own words may be
/// two for every three of the form letter. Independent answers to one consultation share a few percent.
const MOSTLY: usize = 60;

/// Bands, and rows in each. Of texts that are just alike 998 in 1,000 share a band, of those that share a
/// tenth of their triples one in four, which costs a comparison.
const BANDS: u64 = 32;
const ROWS: u64 = 2;

/// The words that are compared for what differs; the time goes with the square of what does.
const MOST_COMPARED: usize = 2_000;

/// The word triples of one text, hashed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    shingles: BTreeSet<u32>,
}

/// A place where two texts are not the same. Either side may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// What the first has there.
    pub first: String,
    /// What the other has there.
    pub other: String,
}

impl Sketch {
    /// The sketch of what somebody wrote; none where it is too short to be like another.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let words = words(text, MOST_WORDS);
        let shingles = words.windows(SHINGLE).map(|triple| hash(&triple.join(" "))).collect();
        (words.len() >= FEWEST_WORDS).then_some(Self { shingles })
    }

    /// Reads what [`Sketch::to_bytes`] wrote.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let (shingles, _) = bytes.as_chunks::<4>();
        Self { shingles: shingles.iter().map(|four| u32::from_be_bytes(*four)).collect() }
    }

    /// The sketch as it is kept: four bytes a word.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.shingles.iter().flat_map(|shingle| shingle.to_be_bytes()).collect()
    }

    /// What the text is found by, always [`Sketch::BAND_COUNT`] of them.
    #[must_use]
    pub fn bands(&self) -> Vec<i64> {
        let smallest = |seed: u64| {
            let mixed = self.shingles.iter().map(|shingle| mix(u64::from(*shingle) ^ mix(seed + 1)));
            mixed.min().unwrap_or_default()
        };
        let band = |number: u64| {
            let rows = (0..ROWS).map(|row| smallest(number * ROWS + row));
            rows.fold(number, |band, row| mix(band ^ row)).cast_signed()
        };
        (0..BANDS).map(band).collect()
    }

    /// How many bands a sketch has.
    pub const BAND_COUNT: usize = BANDS as usize;

    /// Whether the two are mostly the same text.
    #[must_use]
    pub fn is_alike(&self, other: &Self) -> bool {
        let shared = self.shingles.intersection(&other.shingles).count();
        let longer = self.shingles.len().max(other.shingles.len());
        longer > 0 && shared * 100 >= longer * MOSTLY
    }
}

/// FNV-1a with its usual constants: short, and the same on every machine and in every version.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The finaliser of SplitMix64: one permutation of all 64-bit numbers, another for each seed put in.
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// The places where `other` does not say what `first` says, in order, word by word as written.
#[must_use]
pub fn differing(first: &str, other: &str) -> Vec<Differing> {
    let first: Vec<&str> = first.split_whitespace().take(MOST_COMPARED).collect();
    let other: Vec<&str> = other.split_whitespace().take(MOST_COMPARED).collect();
    let said = |words: &[&str], range: std::ops::Range<usize>| {
        words.get(range).map(|words| words.join(" ")).unwrap_or_default()
    };
    similar::capture_diff_slices(Algorithm::Myers, &first, &other)
        .into_iter()
        .filter(|place| !matches!(place, DiffOp::Equal { .. }))
        .map(|place| Differing {
            first: said(&first, place.old_range()),
            other: said(&other, place.new_range()),
        })
        .collect()
}

#[cfg(test)]
mod tests;
