//! Numbers found in what people write: alone, in running text and in text made at random.

use proptest::prelude::*;

use super::super::tests::{fragment, more_finder};
use super::{Finder, pattern};

proptest! {
    #[test]
    fn the_search_for_candidates_misses_nothing(parts in prop::collection::vec(fragment(), 0..12)) {
        let text = parts.concat();
        let finder = more_finder();
        let thorough = Finder { candidate: pattern(""), ..finder.clone() };
        prop_assert_eq!(finder.find_all(&text), thorough.find_all(&text));
    }
}
