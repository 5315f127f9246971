//! The series (diarieserier) whose numbers are ours. They are configuration: `Ks` is one of many.

use super::DiaryNumber;
use super::fold::fold_name;

/// A series as the authority writes it, and as it stands in a folded text.
#[derive(Debug, Clone)]
pub(super) struct Series {
    name: String,
    folded: String,
}

impl Series {
    /// The series with these names, each once; a name that is no word is none.
    pub(super) fn each_once<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Self> {
        let mut series: Vec<Self> = Vec::new();
        for name in names.map(str::trim) {
            let folded = fold_name(name);
            let is_word = !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_alphabetic());
            if is_word && series.iter().all(|other| other.folded != folded) {
                series.push(Self { name: name.to_owned(), folded });
            }
        }
        series
    }

    /// The name as the authority writes it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The name as it stands in a folded text.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether this folded text is the name, perhaps with its letters apart.
    pub(super) fn is_written(&self, text: &[u8]) -> bool {
        text.iter().filter(|byte| byte.is_ascii_alphabetic()).copied().eq(self.folded.bytes())
    }

    /// Whether the number is of this series.
    pub(super) fn is_of(&self, number: &DiaryNumber) -> bool {
        fold_name(&number.series) == self.folded
    }

    /// A pattern for any of the names, the longest first: `KSN` is not `Ks` and an N.
    pub(super) fn any_of(series: &[Self]) -> String {
        let mut names: Vec<&str> = series.iter().map(|series| series.folded.as_str()).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let spaced = |name: &&str| name.chars().map(String::from).collect::<Vec<_>>().join("[ .]?");
        let names: Vec<String> = names.iter().map(spaced).collect();
        if names.is_empty() { r"[a&&b]".to_owned() } else { names.join("|") }
    }
}
