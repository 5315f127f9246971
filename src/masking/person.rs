//! Of a private person the own name, as the mail gives it, also within an address on the web.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization as _;

use super::{MASK, pattern};

/// An address on the web, and a name in a social network.
static WEB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)(?:https?://|www\.)[^\s<>()"]+|\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}(?:/[^\s<>()"]*)?|\B@[\p{L}\d._-]{3,}"#,
    )
});

static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i:\b(jag heter|mitt namn är|my name is|nimeni on))\s+\p{Lu}[\p{L}'’-]*(?:\s+(?:(?:af|av|von|de|del)\s+)?\p{Lu}[\p{L}'’-]*){0,3}",
    )
});

/// Words, with the double names and the apostrophes of names.
static WORDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*"));

/// Words of a display name that are no name.
const NO_NAMES: [&str; 12] =
    ["och", "av", "af", "von", "van", "der", "den", "info", "kontakt", "post", "mail", "via"];

/// `text` without who wrote it: of name and address each part of two letters or more, where it stands in the text
/// as a name does, with a capital.
pub(super) fn without_person(text: &str, name: &str, address: &str) -> String {
    let without = SAYS.replace_all(text, |found: &Captures<'_>| {
        format!("{} {MASK}", found.get(1).map_or("", |one| one.as_str()))
    });
    let parts = parts(name, address);
    if parts.is_empty() {
        return without.into_owned();
    }
    let without = WEB.replace_all(&without, |found: &Captures<'_>| {
        let web = found.get(0).map_or("", |one| one.as_str());
        let ending =
            web.strip_prefix(web.trim_end_matches(['.', ',', ';', ':', '!', '?'])).unwrap_or_default();
        if names_one_of(web, &parts) { format!("{MASK}{ending}") } else { web.to_owned() }
    });
    let without = WORDS.replace_all(&without, |found: &Captures<'_>| {
        let word = found.get(0).map_or("", |one| one.as_str());
        if word.starts_with(char::is_uppercase) && is_of(word, &parts) {
            MASK.to_owned()
        } else {
            word.to_owned()
        }
    });
    once(&without)
}

/// First name and surname are one mask.
fn once(text: &str) -> String {
    let twice = format!("{MASK} {MASK}");
    let mut text = text.to_owned();
    while text.contains(&twice) {
        text = text.replace(&twice, MASK);
    }
    text
}

/// Whether a part of the name stands in an address on the web, where names are written without blanks.
fn names_one_of(web: &str, parts: &BTreeSet<String>) -> bool {
    let web = folded(web);
    parts.iter().any(|part| part.len() >= 4 && web.contains(part.as_str()))
}

fn is_of(word: &str, parts: &BTreeSet<String>) -> bool {
    let folded = folded(word);
    let genitive = folded.strip_suffix('s').unwrap_or_default();
    parts.contains(&folded)
        || parts.contains(genitive)
        || word.contains('-') && word.split('-').all(|half| parts.contains(&self::folded(half)))
}

fn parts(name: &str, address: &str) -> BTreeSet<String> {
    let name = if name.contains('@') { "" } else { name };
    let locals = address.split_whitespace().filter_map(|one| Some(one.split_once('@')?.0));
    let of_name = name.split(|c: char| !c.is_alphabetic()).filter(|part| part.chars().count() >= 2);
    let of_address = locals
        .flat_map(|local| local.split(|c: char| !c.is_alphabetic()))
        .filter(|part| part.chars().count() >= 3);
    of_name.chain(of_address).map(folded).filter(|part| !NO_NAMES.contains(&part.as_str())).collect()
}

/// Lower case without accents: addresses have "Åsa" as "asa".
fn folded(word: &str) -> String {
    word.nfd().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase()
}
