//! The boards (nämnder) that keep our series, by their names written out: "Samhällsbyggnadsnämnden 1035/2025". Their names
//! are configuration, but for one that every municipality has.

use std::collections::BTreeMap;

use regex::bytes::Regex;

use super::fold::fold_name;
use super::{lead, pattern};

/// Every municipality's own board, whatever its series is called.
const EVERYBODYS: &str = "kommunstyrelse";

/// The names of boards, in any inflection.
#[derive(Debug, Clone, Default)]
pub(super) struct Boards {
    /// Series and name, the latter in lower case and without its ending.
    all: Vec<(String, String)>,
    /// A text that ends in one of them, or in what may stand between it and a number.
    at_end: Option<Regex>,
}

impl Boards {
    /// The boards with these names by their series.
    pub(super) fn of(names: &BTreeMap<String, String>) -> Self {
        let all = names.iter().map(|(series, name)| (series.clone(), stem(&name.trim().to_lowercase())));
        let mut boards = Self { all: all.filter(|(_, name)| !name.is_empty()).collect(), at_end: None };
        boards.at_end = (!boards.all.is_empty()).then(|| pattern(&format!("(?:{})$", boards.lead())));
        boards
    }

    /// A pattern, over folded text, for a board's name and what may stand between it and a number.
    pub(super) fn lead(&self) -> String {
        let written = |(_, name): &(String, String)| {
            let words = name.split_whitespace().map(|word| regex::escape(&fold_name(word)));
            words.collect::<Vec<_>>().join(r"[ \n\x04]{1,2}")
        };
        let names: Vec<String> = self.all.iter().map(written).collect();
        let names = if names.is_empty() { "[a&&b]".to_owned() } else { names.join("|") };
        format!(r"(?:^|[^a-z0-9\x01])(?:{names})[a-z]{{0,3}}{}", lead::GAP)
    }

    /// Whether `before`, a folded text, ends in a board's name.
    pub(super) fn end(&self, before: &[u8]) -> bool {
        self.at_end.as_ref().is_some_and(|at_end| at_end.is_match(before))
    }

    /// Whether `text` has the name of the board that keeps `series`.
    pub(super) fn names(&self, series: &str, text: &str) -> bool {
        let text = text.to_lowercase();
        let kept = |(own, name): &(String, String)| own == series && text.contains(name.as_str());
        text.contains(EVERYBODYS) || self.all.iter().any(kept)
    }

    /// Each with its series.
    pub(super) fn all(&self) -> &[(String, String)] {
        &self.all
    }
}

/// "nämnd" of "nämnden", "styrelse" of "styrelsen".
fn stem(name: &str) -> String {
    let stem = name.strip_suffix("nämnden").map(|rest| format!("{rest}nämnd"));
    stem.unwrap_or_else(|| name.strip_suffix('n').unwrap_or(name).to_owned())
}
