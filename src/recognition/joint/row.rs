//! The names of invited bodies in a row: "A, B och C", and where such a row ends.

use super::is_among;
use crate::consultation::Invited;

/// Words between two names, and before the first.
const BETWEEN: &str = ", och samt även också respektive både såväl som av från för vi i and ja the";

/// What parts names.
pub(super) const PARTED: &str = ", och samt respektive and ja";

/// Words with which something else begins behind the last name.
const ENDED: &str = "som om på över till i med angående gällande avseende gemensamt tillsammans har vill får svarar \
    lämnar avger yttrar inkommer tillstyrker avstyrker skickar översänder anser on";

/// The invited bodies that stand in a row of names, which ends where something is said of those.
pub(super) fn named(row: &[String], invited: &[Invited]) -> Vec<String> {
    let keys: Vec<(Vec<&str>, &Invited)> =
        invited.iter().map(|body| (body.name.key().split(' ').collect(), body)).collect();
    let is = |at: usize, words: &str| row.get(at).is_none_or(|word| is_among(word, words));
    let (mut found, mut at) = (Vec::new(), 0);
    while at < row.len() {
        let here = keys.iter().filter(|(key, _)| stands_at(row, at, key)).max_by_key(|(key, _)| key.len());
        let follows = at == 0 || is(at - 1, BETWEEN);
        match here {
            Some((key, body)) if follows && (is(at + key.len(), PARTED) || is(at + key.len(), ENDED)) => {
                found.push(body.name.to_string());
                at += key.len();
            }
            _ if !found.is_empty() && is(at, ENDED) => break,
            _ => at += 1,
        }
    }
    found
}

/// Whether a name stands in the row at that word, also with the "s" of whose it is.
pub(super) fn stands_at(row: &[String], at: usize, key: &[&str]) -> bool {
    let Some((last, first)) = key.split_last() else { return false };
    let Some(words) = row.get(at..at + key.len()) else { return false };
    let Some((ends, begins)) = words.split_last() else { return false };
    begins == first
        && !last.is_empty()
        && ends.strip_prefix(last).is_some_and(|rest| matches!(rest, "" | "s"))
}
