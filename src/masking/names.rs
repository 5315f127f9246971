//! What a private person may be called in a text, by the display name and by the local part of the address.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::person::WORDS;

/// Words of a display name that are no name.
const NO_NAMES: [&str; 12] =
    ["och", "av", "af", "von", "van", "der", "den", "info", "kontakt", "post", "mail", "via"];

/// Letters from which a local part can be first name and surname.
const SHORTEST_LOCAL: usize = 4;

/// What a writer is called.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Words that are the name wherever they have a capital.
    pub(super) parts: BTreeSet<String>,
    /// Those that are the name in small letters too, where two of them stand together.
    paired: BTreeSet<String>,
    /// What stands between them: "von", an initial.
    links: BTreeSet<String>,
    /// The family's, where the display name tells.
    surname: Option<String>,
    /// What is written as one word and may be several: "ingridros", "annalisa".
    joined: BTreeSet<String>,
    /// The letters of each local part.
    locals: BTreeSet<String>,
}

impl Names {
    /// Those of who writes under a display name, empty where there is none, from addresses parted by blanks.
    pub(super) fn of(name: &str, address: &str) -> Self {
        let name = if name.contains('@') { "" } else { name };
        let mut names = Self::default();
        for word in WORDS.find_iter(name) {
            names.take_word(word.as_str());
        }
        names.take_pairs(name);
        for local in address.split_whitespace().filter_map(|one| Some(one.split_once('@')?.0)) {
            names.take_local(local);
        }
        names
    }

    /// The word of the name that `folded` is, in the genitive too.
    pub(super) fn part(&self, folded: &str) -> Option<&str> {
        found(&self.parts, folded)
    }

    /// The same of the words that are the name in small letters too, where two stand together. Of a double name one
    /// half is enough.
    pub(super) fn paired(&self, word: &str, whole: &str) -> Option<&str> {
        let whole_is = found(&self.paired, whole);
        if !word.contains(is_within) {
            return whole_is;
        }
        whole_is.or_else(|| halves(word).find_map(|(_, half)| found(&self.paired, &folded(half))))
    }

    /// Whether `folded` may stand between two words of the name.
    pub(super) fn links(&self, folded: &str) -> bool {
        self.links.contains(folded)
    }

    /// Whether `part` is the family's name.
    pub(super) fn is_surname(&self, part: &str) -> bool {
        self.surname.as_deref() == Some(part)
    }

    /// Whether what is written as one word may begin with one of two names: spares most neighbours a closer look.
    pub(super) fn may_begin(&self, first: &str, last: &str) -> bool {
        let initials = [first.chars().next(), last.chars().next()];
        self.joined.iter().chain(&self.locals).any(|one| initials.contains(&one.chars().next()))
    }

    /// Whether neighbouring words, folded, make together what is written as one word. Where they have capitals, names may
    /// stand in between, or the local part may shorten them.
    pub(super) fn is_written(&self, first: &str, middle: &str, last: &str, are_capital: bool) -> bool {
        let is_joined = |words: [&str; 3]| self.joined.contains(&words.concat());
        is_joined([first, middle, last])
            || are_capital && (is_joined([first, "", last]) || self.is_shortened(first, last))
    }

    /// Whether a local part is made of the beginnings of two names, of one of them all: "iros", "ingridr", and
    /// "ingros" of three letters each.
    fn is_shortened(&self, first: &str, second: &str) -> bool {
        self.locals.iter().any(|local| {
            [(first, second), (second, first)].into_iter().any(|(one, other)| {
                local.char_indices().skip(1).any(|(at, _)| {
                    let (begins, ends) = local.split_at(at);
                    let is_whole = begins.len() > 2 && begins == one || ends.len() > 2 && ends == other;
                    let is_long = begins.len() == 3 && ends.len() == 3;
                    (is_whole || is_long) && one.starts_with(begins) && other.starts_with(ends)
                })
            })
        })
    }

    /// Whether a letter signed with `folded` is signed by the writer.
    pub(super) fn signs(&self, folded: &str) -> bool {
        let begins = |local: &String| {
            folded.len() > 2
                && local.len() >= folded.len() + 2
                && (local.starts_with(folded) || local.ends_with(folded))
        };
        self.part(folded).is_some() || self.locals.iter().any(begins)
    }

    /// Takes words that were found to be the name.
    pub(super) fn learn(&mut self, folded: &str) {
        if folded.chars().count() > 1 && !NO_NAMES.contains(&folded) {
            self.parts.insert(folded.to_owned());
            self.paired.insert(folded.to_owned());
        }
    }

    /// Takes what somebody says or signs, as far as it has capitals.
    pub(super) fn take_said(&mut self, said: &str) {
        let own: Vec<&str> =
            WORDS.find_iter(said).map(|word| word.as_str()).filter(|word| is_capital(word)).collect();
        for word in &own {
            self.take_word(word);
        }
        self.pair(&own);
    }

    fn take_word(&mut self, word: &str) {
        let whole = folded(word);
        if !is_name(&whole) {
            self.links.insert(whole);
            return;
        }
        if whole.len() > SHORTEST_LOCAL {
            self.joined.insert(whole.clone());
        }
        self.parts.extend(halves(word).map(|(_, half)| folded(half)).filter(|half| is_name(half)));
        self.parts.insert(whole);
    }

    /// Of what stands before brackets, dashes and the like: behind it stands a body or a place.
    fn take_pairs(&mut self, name: &str) {
        let own = name.split(['(', '[', '/', '|']).find(|piece| piece.chars().any(char::is_alphabetic));
        let own = own.and_then(|own| own.split(" - ").next()?.split(" – ").next()).unwrap_or_default();
        let words = |text| WORDS.find_iter(text).map(|word| word.as_str()).collect::<Vec<_>>();
        let mut all = words(own);
        let surname = match own.split_once(',') {
            Some((before, after)) if words(before).len() > 1 && words(after).len() > 1 => {
                all = words(before);
                all.last().copied()
            }
            Some((before, _)) => words(before).last().copied(),
            None => all.last().copied(),
        };
        self.surname = surname.map(folded).filter(|_| all.len() > 1);
        // Who writes names with capitals writes other words without; with one capital it is a sentence.
        match all.iter().filter(|word| is_capital(word)).count() {
            0 => {}
            1 if all.len() > 2 => all.clear(),
            1 => {}
            _ => all.retain(|word| is_capital(word)),
        }
        self.pair(&all);
    }

    /// Takes words that are the name in small letters too; two of them may be written as one.
    fn pair(&mut self, all: &[&str]) {
        for word in all {
            let halves = halves(word).map(|(_, half)| folded(half));
            self.paired.extend(halves.chain([folded(word)]).filter(|part| is_name(part)));
        }
        for two in all.windows(2) {
            let joined: String = two.iter().map(|word| folded(word)).collect();
            if two.iter().all(|word| is_name(&folded(word))) {
                self.paired.insert(joined.clone());
                self.parts.insert(joined);
            }
        }
    }

    fn take_local(&mut self, local: &str) {
        let segments: Vec<String> =
            local.split(|c: char| !c.is_alphabetic()).map(folded).filter(|part| !part.is_empty()).collect();
        self.parts.extend(segments.iter().filter(|part| part.chars().count() > 2 && is_name(part)).cloned());
        let whole = segments.concat();
        let pairs = segments.windows(2).map(<[String]>::concat);
        let all = segments.iter().cloned().chain(pairs).chain([whole.clone()]);
        self.joined.extend(all.filter(|one| one.len() >= SHORTEST_LOCAL && is_name(one)));
        if whole.len() >= SHORTEST_LOCAL && is_name(&whole) {
            self.locals.insert(whole);
        }
    }
}

fn is_name(folded: &str) -> bool {
    folded.chars().count() > 1 && !NO_NAMES.contains(&folded)
}

fn found<'a>(all: &'a BTreeSet<String>, folded: &str) -> Option<&'a str> {
    let genitive = || all.get(folded.strip_suffix('s')?);
    all.get(folded).or_else(genitive).map(String::as_str)
}

pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The halves of a double name, or of one with an apostrophe, each with the byte where it begins. Of a single word that word.
pub(super) fn halves(word: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    word.split_inclusive(is_within).map(move |half| {
        let begins = at;
        at += half.len();
        (begins, half.trim_end_matches(is_within))
    })
}

/// Hyphens and apostrophes, as keyboards and programs have them.
pub(super) fn is_within(c: char) -> bool {
    "-‐‑'’‘ʼ`´′".contains(c)
}

/// Lower case without accents, hyphens and apostrophes: addresses have "Åsa" as "asa". What is a letter of its own in
/// our neighbours' names is the letter that their addresses have.
pub(super) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    }
    let plain = |c| match c {
        'ø' | 'Ø' => 'o',
        'ł' | 'Ł' => 'l',
        'đ' | 'Đ' | 'ð' | 'Ð' => 'd',
        other => other,
    };
    let letters = word.nfd().filter(|c| c.is_alphabetic() && !is_within(*c)).map(plain);
    letters.collect::<String>().to_lowercase()
}
