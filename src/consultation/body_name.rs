//! What the bodies are called that are asked for their view, and when two names are one body's.

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// The name of a body, as it is written and as it is compared with others: most mails have it compared, so that its
/// key is made once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyName {
    written: String,
    key: String,
}

impl BodyName {
    /// The name as somebody wrote it.
    #[must_use]
    pub fn new(written: &str) -> Self {
        Self { written: written.to_owned(), key: name_key(written) }
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// What it is compared by: its [`name_key`].
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whether `name` may have the same key: its first letter tells nearly always that it has not, and costs less than
    /// a key.
    #[must_use]
    pub fn may_be(&self, name: &str) -> bool {
        let mut bytes = name.bytes();
        match bytes.next() {
            // A letter that is not ASCII may be coded as one that is, with its accent behind it.
            Some(first) if first.is_ascii_alphabetic() && bytes.next().is_none_or(|next| next.is_ascii()) => {
                self.key.starts_with(char::from(first.to_ascii_lowercase()))
            }
            _ => true,
        }
    }
}

impl fmt::Display for BodyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// So many names at most are offered for one that is not known.
const MOST_OFFERED: usize = 5;

/// Below this two names have little more than a few letters in common.
const LIKE_ENOUGH: f64 = 0.8;

/// From so many letters on a word says which body is meant.
const LONG_WORD: usize = 5;

/// Two words that are so like are one, in another form or with a slip.
const NEARLY: f64 = 0.9;

/// Forms of law that a name may have behind it or not, in the words of [`name_key`]. Not `if`: a sports club is another
/// body than the place it is named after.
const LEGAL_FORMS: [&str; 6] =
    ["ideell förening", "ideell fören", "ekonomisk förening", "ek för", "aktiebolag", "ab"];

/// What names of bodies are compared by: lower case, words of letters and digits parted by single blanks, whichever way
/// accents are coded; "&" and "och" are one, and a form of law behind the name is left out. Nothing else is: a name in
/// other words may be another body's.
#[must_use]
pub fn name_key(name: &str) -> String {
    let composed: Cow<str> = if is_nfc(name) { name.into() } else { name.nfc().collect() };
    let joined = ['&', '+'];
    let spelt = if composed.contains(joined) { composed.replace(joined, " och ").into() } else { composed };
    let mut whole = String::with_capacity(spelt.len());
    let mut parted = false;
    for c in spelt.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase) {
        if !c.is_alphanumeric() {
            parted = true;
            continue;
        }
        if std::mem::take(&mut parted) && !whole.is_empty() {
            whole.push(' ');
        }
        whole.push(c);
    }
    let named = LEGAL_FORMS.iter().find_map(|form| whole.strip_suffix(form)?.strip_suffix(' '));
    let length = named.filter(|rest| !rest.is_empty()).map_or(whole.len(), str::len);
    whole.truncate(length);
    whole
}

/// Soft hyphens, and characters without width.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

/// The names among `known` that may be meant by `name`, the likest first.
#[must_use]
pub fn names_like<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = name_key(name);
    let mut like: Vec<(f64, &str)> = known.map(|one| (likeness(&wanted, &name_key(one)), one)).collect();
    like.retain(|(likeness, _)| *likeness >= LIKE_ENOUGH);
    like.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    like.dedup();
    like.into_iter().take(MOST_OFFERED).map(|(_, one)| one).collect()
}

/// How like two keys are, from 0 to 1: as a whole, or where a long word of one is nearly a word of the other.
fn likeness(one: &str, other: &str) -> f64 {
    let nearly = |word: &str| other.split(' ').any(|their| strsim::jaro_winkler(word, their) >= NEARLY);
    let said = one.split(' ').filter(|word| word.chars().count() >= LONG_WORD).any(nearly);
    let shared = if said { LIKE_ENOUGH } else { 0.0 };
    strsim::jaro_winkler(one, other).max(shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_body_has_one_key_however_its_name_is_written() {
        for (one, other) in [
            ("Örebro Föreningsråd", "O\u{308}REBRO  fo\u{308}reningsra\u{30a}d"),
            ("ABF Örebro", "ABF, Örebro"),
            ("ABF Örebro", "ABF\u{a0}Örebro."),
            ("Barn & Ungdom", "Barn och ungdom"),
            ("Kultur- och fritidsnämnden", "Kultur och fritids\u{ad}nämnden"),
            ("Exempelföreningen", "Exempelföreningen (ideell förening)"),
            ("Exempelbostäder", "Exempelbostäder AB"),
            ("Exempelodlarna ek. för.", "Exempelodlarna, ekonomisk förening"),
            ("\"Exempelföreningen\"", "Exempelföreningen"),
        ] {
            assert_eq!(name_key(one), name_key(other), "{one}");
            assert!(BodyName::new(one).may_be(other) && BodyName::new(other).may_be(one), "{one}");
        }
        assert!(!BodyName::new("Exempelföreningen").may_be("Hej!"));
    }

    #[test]
    fn another_name_is_another_body() {
        for (one, other) in [
            ("Örebro Föreningsråd", "Föreningsrådet i Örebro"),
            ("Exempelby IF", "Exempelby"),
            ("Exempelby IF", "Exempelby IK"),
            ("ABF Örebro", "ABF Örebro län"),
            ("Foreningsrådet", "Föreningsrådet"),
            ("Stiftelsen Exempel", "Exempel"),
        ] {
            assert_ne!(name_key(one), name_key(other), "{one}");
        }
        assert_eq!(name_key("Ideell förening"), "ideell förening", "a name of nothing else stays");
        assert_eq!(name_key(" – "), "");
    }

    #[test]
    fn names_that_may_be_meant_are_offered() {
        let known = ["Föreningsrådet", "Idrottsrådet", "ABF Exempelby", "Hyresgästföreningen"];
        for (name, offered) in [
            ("Föreningsradet", vec!["Föreningsrådet"]),
            ("Exempelby föreningsråd", vec!["Föreningsrådet"]),
            ("abf", vec!["ABF Exempelby"]),
            ("hyresgasterna", vec!["Hyresgästföreningen"]),
            ("Röda korset", vec![]),
            ("", vec![]),
        ] {
            let found = names_like(name, known.into_iter());
            assert!(offered.iter().all(|one| found.contains(one)), "{name}: {found:?}");
            assert_eq!(found.is_empty(), offered.is_empty(), "{name}: {found:?}");
        }
    }
}
