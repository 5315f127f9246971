//! PURE. The words of a text as they are searched for: in lower case, without the commonest, and the stem of each, so
//! that "överenskommelse" finds "överenskommelserna". Both databases are given the same words.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

static SWEDISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Swedish));

/// Letters that are left of a word at least.
const SHORTEST: usize = 3;

/// Letters of the longest word that is kept whole: longer ones are no words.
const LONGEST: usize = 100;

/// Bytes of different words of one message at most: PostgreSQL takes a megabyte, with what it keeps beside them.
const MOST_BYTES: usize = 400_000;

/// Words of a question at most; more narrow nothing down.
const MOST_WANTED: usize = 16;

/// Characters of a text on either side of what was found.
const AROUND: usize = 70;

/// Words that stand in every text. They are those that PostgreSQL's `swedish` leaves out, sorted.
const COMMON: [&str; 114] = [
    "alla", "allt", "att", "av", "blev", "bli", "blir", "blivit", "de", "dem", "den", "denna", "deras",
    "dess", "dessa", "det", "detta", "dig", "din", "dina", "ditt", "du", "där", "då", "efter", "ej", "eller",
    "en", "er", "era", "ert", "ett", "från", "för", "ha", "hade", "han", "hans", "har", "henne", "hennes",
    "hon", "honom", "hur", "här", "i", "icke", "ingen", "inom", "inte", "jag", "ju", "kan", "kunde", "man",
    "med", "mellan", "men", "mig", "min", "mina", "mitt", "mot", "mycket", "ni", "nu", "när", "någon",
    "något", "några", "och", "om", "oss", "på", "samma", "sedan", "sig", "sin", "sina", "sitta", "själv",
    "skulle", "som", "så", "sådan", "sådana", "sådant", "till", "under", "upp", "ut", "utan", "vad", "var",
    "vara", "varför", "varit", "varje", "vars", "vart", "vem", "vi", "vid", "vilka", "vilkas", "vilken",
    "vilket", "vår", "våra", "vårt", "än", "är", "åt", "över",
];

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The word, lower case; letters or digits alone.
    pub word: String,
    /// Its stem.
    pub stem: String,
    /// What begins so is found too: it was written with an asterisk.
    pub is_beginning: bool,
}

impl Wanted {
    fn is_met_by(&self, stem: &str) -> bool {
        if self.is_beginning { stem.starts_with(&self.stem) } else { stem == self.stem }
    }
}

/// The stem of a word in lower case. The stemmer knows no neuters: it leaves their article as it is ("förslaget",
/// "bidraget"), and takes half of that of several ("yttrandena"). The latter goes before, the former afterwards, from every
/// word that ends so: "paket" and "paketet" stay one.
#[must_use]
pub fn stem(word: &str) -> String {
    let stem = SWEDISH.stem(without_plural_article(word));
    let mut rest = stem.as_ref();
    while let Some(shorter) = rest.strip_suffix("et").filter(|shorter| shorter.chars().count() >= SHORTEST) {
        rest = shorter;
    }
    rest.to_owned()
}

/// "yttrandena" as "yttrande"; "arena" as it is.
fn without_plural_article(word: &str) -> &str {
    let plain = word.strip_suffix("nas").or_else(|| word.strip_suffix("na"));
    let is_neuter = |plain: &&str| plain.ends_with('e') && plain.chars().count() > SHORTEST + 1;
    plain.filter(is_neuter).unwrap_or(word)
}

/// The different words of some texts that can be looked for, in the order in which they come.
#[must_use]
pub fn words<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let (mut seen, mut words, mut bytes) = (BTreeSet::new(), Vec::new(), 0_usize);
    for text in texts {
        for place in places(text) {
            let word = folded(text.get(place).unwrap_or_default());
            if is_common(&word) || seen.contains(&word) {
                continue;
            }
            bytes = bytes.saturating_add(word.len());
            if bytes > MOST_BYTES {
                return words;
            }
            seen.insert(word.clone());
            words.push(word);
        }
    }
    words
}

/// What somebody asks for: whatever was typed, words and nothing else come out of it.
#[must_use]
pub fn wanted(question: &str) -> Vec<Wanted> {
    let mut wanted: Vec<Wanted> = Vec::new();
    for place in places(question) {
        let is_beginning = question.get(place.end..).is_some_and(|rest| rest.starts_with('*'));
        let word = folded(question.get(place).unwrap_or_default());
        if word.is_empty() || is_common(&word) && !is_beginning {
            continue;
        }
        let one = Wanted { stem: stem(&word), word, is_beginning };
        if !wanted.contains(&one) {
            wanted.push(one);
        }
    }
    wanted.truncate(MOST_WANTED);
    wanted
}

/// The words around the first that was looked for, on one line; none where none stands in `text`.
#[must_use]
pub fn around(text: &str, wanted: &[Wanted]) -> Option<String> {
    let found = places(text).find(|place| {
        let stem = stem(&folded(text.get(place.clone()).unwrap_or_default()));
        wanted.iter().any(|one| one.is_met_by(&stem))
    })?;
    let (before, after) = (text.get(..found.start)?, text.get(found.end..)?);
    let from = before.char_indices().rev().take(AROUND).last().map_or(found.start, |(at, _)| at);
    let cut_before = from > 0;
    let to = found.end + after.chars().take(AROUND).map(char::len_utf8).sum::<usize>();
    let cut_after = to < text.len();
    let mut words: Vec<&str> = text.get(from..to)?.split_whitespace().collect();
    // A word that was cut is left out, but not the one that was found.
    if cut_before
        && from < found.start
        && !before.get(..from)?.ends_with(char::is_whitespace)
        && words.len() > 1
    {
        words.remove(0);
    }
    if cut_after && !text.get(to..)?.starts_with(char::is_whitespace) && words.len() > 1 {
        words.pop();
    }
    let ends = |cut| if cut { "…" } else { "" };
    Some(format!("{}{}{}", ends(cut_before), words.join(" "), ends(cut_after)))
}

/// Where words stand: letters alone, or digits alone, so that no database has its own view of "4b" or "e-post". What
/// breaks a word in the middle without being seen is a part of it.
fn places(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (from, first) = characters.by_ref().find(|(_, c)| c.is_alphanumeric())?;
        let of_letters = !first.is_numeric();
        let mut to = from + first.len_utf8();
        while let Some((at, c)) = characters.next_if(|(_, c)| is_hidden(*c) || continues(*c, of_letters)) {
            to = at + c.len_utf8();
        }
        Some(from..to)
    })
}

fn continues(c: char, of_letters: bool) -> bool {
    if of_letters { c.is_alphabetic() || is_mark(c) } else { c.is_numeric() }
}

/// A soft hyphen, or a joiner of no width.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Dots and rings of letters that were written apart from them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn folded(word: &str) -> String {
    let seen = word.chars().filter(|c| !is_hidden(*c));
    let word: String = if is_nfc(word) { seen.collect() } else { seen.nfc().collect() };
    word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).take(LONGEST).collect()
}

fn is_common(word: &str) -> bool {
    word.is_empty() || COMMON.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_stem_in_all_its_forms() {
        for (forms, expected) in [
            ("överenskommelse överenskommelsen överenskommelser överenskommelserna överenskommelses", 1),
            ("förening föreningar föreningarna föreningens föreningarnas", 1),
            ("idéburet idéburen", 1),
            ("förslag förslaget förslagen förslagets", 1),
            ("bidrag bidraget bidragen", 1),
            ("paket paketet paketen paketets", 1),
            ("arbete arbetet arbetets arbeta", 1),
            ("yttrande yttrandet yttranden yttrandena yttrandenas", 1),
            ("område området områden områdena", 1),
            ("arena arenor", 1),
            ("vet veta", 1),
            ("kommun kommunen kommuner kommunerna kommunens", 1),
            ("kommun kommunal", 2),
            ("Å Ä Ö A O", 5),
        ] {
            let stems: BTreeSet<String> = words([forms]).iter().map(|word| stem(word)).collect();
            assert_eq!(stems.len(), expected, "{stems:?}");
        }
    }

    #[test]
    fn words_are_letters_or_digits_whatever_stands_between_them() {
        for (text, expected) in [
            ("Idéburet-offentligt partnerskap (IOP), 4b", "idéburet offentligt partnerskap iop 4 b"),
            ("Ks 1216/2018", "ks 1216 2018"),
            ("över\u{ad}ens\u{200b}kommelse", "överenskommelse"),
            ("A\u{30a}sa o\u{308}st", "åsa öst"),
            ("Och vi som är med", ""),
            ("samma SAMVERKAN samverkan", "samverkan"),
            ("\u{1F600} '\"*():^-", ""),
        ] {
            assert_eq!(words([text]).join(" "), expected, "{text}");
        }
        let long = "x".repeat(5000);
        assert_eq!(words([long.as_str()])[0].len(), LONGEST);
        let many: String = (0..200_000).map(|n| format!("ord{}x ", "abcdefghij".repeat(n % 3))).collect();
        assert!(words([many.as_str()]).iter().map(String::len).sum::<usize>() <= MOST_BYTES);
    }

    #[test]
    fn a_question_gives_words_and_nothing_else() {
        let asked = |question| {
            let wanted = wanted(question);
            wanted
                .iter()
                .map(|one| one.word.clone() + if one.is_beginning { "*" } else { "" })
                .collect::<Vec<_>>()
                .join(" ")
        };
        for (question, expected) in [
            ("samverkan föreningar", "samverkan föreningar"),
            (
                "\"samverkan\" AND (NEAR/2 föreningar) OR stems:x",
                "samverkan and near 2 föreningar or stems x",
            ),
            ("förening* i* *", "förening* i*"),
            ("'; DROP TABLE message; --", "drop table message"),
            ("och vi \" * ( ) :* & | ! <->", ""),
            ("samverkan Samverkan", "samverkan"),
        ] {
            assert_eq!(asked(question), expected, "{question}");
        }
        assert_eq!(wanted(&"a b c d e f g ".repeat(99)).len(), 7);
    }

    #[test]
    fn the_words_around_a_find_are_shown() {
        let wanted = wanted("föreningarna");
        let long = format!("{} Vår förening\nsvarar. {}", "före ord ".repeat(30), "efter ord ".repeat(30));
        let shown = around(&long, &wanted).unwrap();
        assert!(
            shown.starts_with("…") && shown.ends_with("…") && shown.contains("Vår förening svarar."),
            "{shown}"
        );
        assert_eq!(around("Vår förening", &wanted).unwrap(), "Vår förening");
        assert_eq!(around("Vårt förbund", &wanted), None);
        assert_eq!(around(&"å".repeat(9000), &self::wanted(&"å".repeat(200))).unwrap(), "å".repeat(9000));
    }

    #[test]
    fn the_common_words_are_sorted() {
        assert!(COMMON.is_sorted());
    }
}
