//! The words of titles: which of them tell a consultation from others, and how one is known again in another
//! inflection, in a compound, without its accents or with one letter wrong.

mod before;
mod part;

use std::collections::HashMap;
use std::ops::Range;

use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;

use super::document_name::DocumentName;
use super::inflection::{
    KINDS, STOP, folded, forms, is_acronym, is_an_acronym_and_names, stem, whole_word, words,
};
use crate::consultation::Consultation;
use crate::pattern::pattern;

/// Letters of a word that may have one letter wrong, and of a stem that is known within a compound.
const LONG: usize = 8;

/// Letters of a stem's beginning by which a word is first noticed.
const NOTICED: usize = 5;

/// Every content word of every title.
#[derive(Debug, Clone)]
pub(super) struct Lexicon {
    /// Finds the beginnings of content words, and acronyms: in a text without it no title can be found.
    noticed: Option<Regex>,
    titles: Vec<Title>,
    /// Each form of a word, with its consultation and its place among that one's words.
    forms: HashMap<String, Vec<(usize, usize)>>,
    /// Words of the authority's own name, folded.
    own: Vec<String>,
}

/// The words of one consultation's title and short forms.
#[derive(Debug, Clone, Default)]
struct Title {
    words: Vec<Word>,
    /// The title and each short form, as content words in order.
    phrases: Vec<Vec<usize>>,
    /// The places that stand behind an acronym in them, "Norra Byn" of "FÖP Norra Byn": people write of them every day.
    places: Vec<Vec<usize>>,
}

#[derive(Debug, Clone)]
struct Word {
    /// Folded and without its ending; an acronym as it is written.
    stem: String,
    /// Letters of the stem.
    letters: usize,
    /// Lower case, as it is written in the title.
    accented: String,
    acronym: bool,
    kind: bool,
    /// Where the word is the name of a document.
    document: Option<DocumentName>,
}

/// A content word of a title, seen in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) consultation: usize,
    pub(super) word: usize,
    pub(super) span: Range<usize>,
}

impl Lexicon {
    pub(super) fn new(consultations: &[Consultation], authority: &str) -> Self {
        let own: Vec<String> = words(authority).flat_map(|(_, word)| forms(&folded(word))).collect();
        let titles: Vec<Title> = consultations.iter().map(|each| Title::of(each, &own)).collect();
        let mut all: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        let mut beginnings = Vec::new();
        for (at, title) in titles.iter().enumerate() {
            for (place, word) in title.words.iter().enumerate() {
                beginnings.extend(word.beginnings().iter().map(|one| regex::escape(one)));
                for form in word.forms() {
                    all.entry(form).or_default().push((at, place));
                }
            }
        }
        beginnings.sort();
        beginnings.dedup();
        let noticed = (!beginnings.is_empty()).then(|| pattern(&beginnings.join("|")));
        Self { noticed, titles, forms: all, own }
    }

    /// The content words in `text` of the titles that are `wanted`, in order of place, `most` words at most.
    pub(super) fn seen(&self, text: &str, most: usize, wanted: &dyn Fn(usize) -> bool) -> Vec<Seen> {
        let Some(noticed) = &self.noticed else { return Vec::new() };
        let mut seen = Vec::new();
        // What a text is about it says again and again.
        let mut known: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
        let mut end = 0;
        for found in noticed.find_iter(text).take(most) {
            if found.start() < end {
                continue;
            }
            let span = whole_word(text, found.start());
            end = span.end;
            let Some(word) = text.get(span.clone()) else { continue };
            let meant = known.entry(word).or_insert_with(|| self.meant(word, wanted));
            let apart = if meant.is_empty() { self.taken_apart(text, &span, wanted) } else { Vec::new() };
            seen.extend(meant.iter().filter_map(|(at, _)| self.acronym_before(text, &span, *at)));
            seen.extend(meant.iter().chain(&apart).map(|(consultation, word)| Seen {
                consultation: *consultation,
                word: *word,
                span: span.clone(),
            }));
        }
        seen
    }

    /// Which content words of the titles that are `wanted` `word` is or holds.
    fn meant(&self, word: &str, wanted: &dyn Fn(usize) -> bool) -> Vec<(usize, usize)> {
        let is_wanted = |(at, _): &&(usize, usize)| wanted(*at);
        if let Some(acronym) = self.forms.get(word).filter(|_| is_acronym(word)) {
            return acronym.iter().filter(is_wanted).copied().collect();
        }
        let plain = folded(word);
        let forms = forms(&plain);
        let mut meant: Vec<(usize, usize)> = forms
            .iter()
            .filter_map(|form| self.forms.get(form))
            .flatten()
            .filter(is_wanted)
            .copied()
            .collect();
        for (at, title) in self.titles.iter().enumerate().filter(|(at, _)| wanted(*at)) {
            let held = |(_, one): &(usize, &Word)| {
                !one.acronym && one.stem.len() >= NOTICED && plain.contains(&one.stem)
            };
            let held: Vec<_> = title.words.iter().enumerate().filter(held).collect();
            // A short stem within a longer word is chance ("civilingenjör"); two of them are not.
            let sure = |one: &Word| held.len() > 1 || one.stem.len() >= LONG;
            meant.extend(held.iter().filter(|(_, one)| sure(one)).map(|(place, _)| (at, *place)));
            for (place, one) in title.words.iter().enumerate() {
                if !meant.contains(&(at, place)) && one.is_nearly(&plain, &forms) {
                    meant.push((at, place));
                }
            }
        }
        meant.sort_unstable();
        meant.dedup();
        meant
    }

    /// The title and the short forms of the consultation `at` that have two content words or more, or one that is
    /// the name of a document.
    pub(super) fn phrases(&self, at: usize) -> impl Iterator<Item = &[usize]> {
        let title = self.titles.get(at);
        let phrases = title.map(|title| title.phrases.as_slice()).unwrap_or_default();
        let named = move |place: &usize| {
            let word = title.and_then(|title| title.words.get(*place));
            word.is_some_and(|word| word.document.is_some())
        };
        let tells = move |phrase: &&[usize]| phrase.len() > 1 || phrase.iter().any(named);
        phrases.iter().map(Vec::as_slice).filter(tells)
    }

    /// Whether the word by itself is a short form: an acronym, or the only content word of one.
    pub(super) fn is_name(&self, seen: &Seen) -> bool {
        let Some(title) = self.titles.get(seen.consultation) else { return false };
        let acronym = title.words.get(seen.word).is_some_and(|word| word.acronym);
        acronym || title.phrases.iter().any(|phrase| phrase.as_slice() == [seen.word])
    }

    /// Whether the word is a whole short form that people use for the title, and all of the `subject` but for words as
    /// "ang": whoever writes so means what is asked.
    pub(super) fn is_all_of(&self, subject: &str, seen: &Seen) -> bool {
        let short = self.titles.get(seen.consultation).map(|title| title.phrases.iter().skip(1));
        let besides = [subject.get(..seen.span.start), subject.get(seen.span.end..)];
        let mut words =
            besides.into_iter().flatten().flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
        short.is_some_and(|mut short| short.any(|phrase| phrase.as_slice() == [seen.word]))
            && words.all(|word| word.is_empty() || self.is_stop_word(word))
    }

    /// Whether an acronym stands in the `phrase` of the consultation `at`, beside nothing but a kind of document: "VA-plan".
    pub(super) fn has_acronym(&self, phrase: &[usize], at: usize) -> bool {
        let words = self.titles.get(at).map(|title| &title.words);
        words
            .is_some_and(|words| phrase.iter().filter_map(|place| words.get(*place)).any(|word| word.acronym))
    }

    /// Whether the word only says what kind of document it is.
    pub(super) fn is_kind(&self, seen: &Seen) -> bool {
        let word = self.titles.get(seen.consultation).and_then(|title| title.words.get(seen.word));
        word.is_some_and(|word| word.kind)
    }

    /// Whether the word is the name of a document.
    pub(super) fn is_document(&self, seen: &Seen) -> bool {
        let word = self.titles.get(seen.consultation).and_then(|title| title.words.get(seen.word));
        word.is_some_and(|word| word.document.is_some())
    }

    /// Whether `word` could stand in any subject.
    pub(super) fn is_stop_word(&self, word: &str) -> bool {
        is_stop(&folded(word), &self.own)
    }
}

impl Title {
    fn of(consultation: &Consultation, own: &[String]) -> Self {
        let mut title = Self::default();
        for phrase in std::iter::once(&consultation.title).chain(&consultation.also_known_as) {
            let (mut places, mut all) = (Vec::new(), Vec::new());
            for (_, word) in words(phrase) {
                let acronym = is_acronym(word) && phrase.chars().any(char::is_lowercase)
                    || is_acronym(word) && phrase.trim() == word;
                let plain = folded(word);
                if !acronym && is_stop(&plain, own) {
                    continue;
                }
                let place = title.place(word, &plain, acronym);
                all.push(place);
                // An acronym in brackets stands beside the title, not in it.
                if !acronym || phrase.trim() == word {
                    places.push(place);
                }
            }
            // "Planen" is anybody's, "VA-planen" is not.
            let told = |place: &usize| title.words.get(*place).filter(|word| !word.kind);
            let is_named = |place: &usize| told(place).is_some_and(|word| word.document.is_none());
            let is_a_place = !phrase.contains('(') && is_an_acronym_and_names(phrase);
            if is_a_place && all.len() > places.len() && places.iter().all(is_named) {
                title.phrases.push(all);
                title.places.push(places);
                continue;
            }
            let tells = places.iter().any(|place| told(place).is_some()) || all.len() == places.len();
            title.phrases.push(if tells { places } else { all });
        }
        title
    }

    fn place(&mut self, word: &str, plain: &str, acronym: bool) -> usize {
        let document = if acronym { None } else { DocumentName::of(plain) };
        // "Biblioteksplan" ends in no "-an".
        let whole = document.as_ref().map(|(form, _)| form.clone());
        let stem = if acronym { word.to_owned() } else { whole.unwrap_or_else(|| stem(plain)) };
        if let Some(known) = self.words.iter().position(|one| one.stem == stem) {
            return known;
        }
        // The stem of "planen" is longer than "plan".
        let forms = forms(plain);
        let is_kind = |kind: String| forms.contains(&kind) || super::inflection::stem(&kind) == stem;
        let kind = KINDS.iter().any(|kind| is_kind(folded(kind)));
        let accented = word.nfc().collect::<String>().to_lowercase();
        let letters = stem.chars().count();
        let document = document.map(|(_, document)| document).filter(|_| !kind);
        self.words.push(Word { stem, letters, accented, acronym, kind, document });
        self.words.len() - 1
    }
}

impl Word {
    fn forms(&self) -> Vec<String> {
        if self.acronym { vec![self.stem.clone()] } else { forms(&self.stem) }
    }

    /// How the word may begin: small, with a capital, in capitals; with its accents, without, and with accents
    /// apart from their letters. Whole literals are searched for many times as quickly as classes of letters.
    fn beginnings(&self) -> Vec<String> {
        if self.acronym {
            return vec![self.stem.clone()];
        }
        let plain: String = self.stem.chars().take(NOTICED).collect();
        let accented: String = self.accented.chars().take(NOTICED).collect();
        let apart: String = accented.nfd().collect();
        let cased = |word: String| {
            let mut letters = word.chars();
            let capital: String =
                letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            [word.to_uppercase(), capital, word]
        };
        [plain, accented, apart].into_iter().flat_map(cased).collect()
    }

    /// Whether `plain`, which has these `forms`, is this word with one letter wrong, lost, added or swapped.
    fn is_nearly(&self, plain: &str, forms: &[String]) -> bool {
        let stem = &self.stem;
        let long = stem.len() >= LONG && plain.len() >= LONG && plain.len() <= stem.len() + 6;
        // What differs in length by more than a letter need not be compared letter by letter.
        let alike = |form: &&String| {
            form.chars().count().abs_diff(self.letters) <= 1 && strsim::osa_distance(form, stem) <= 1
        };
        !self.acronym && long && forms.iter().any(|form| alike(&form))
    }
}

fn is_stop(plain: &str, own: &[String]) -> bool {
    plain.chars().count() < 3
        || STOP.contains(&plain)
        || plain.chars().any(|c| c.is_ascii_digit())
        || own.iter().any(|own| own == plain || plain.strip_suffix('s') == Some(own))
}
