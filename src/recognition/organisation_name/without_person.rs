//! The part of a name that is certainly an organisation's: people outside the house are shown these names, and a
//! person's must never stand there, before, behind or within. What cannot be told apart is no name.

use std::cell::OnceCell;
use std::ops::{Range, RangeInclusive};

use super::around::{AND, GREETINGS, KIN, RELATIONS, ROLES, SPEAKING, bare, is_among, is_one_of};
use super::{CLUBS, SenderKind, kind_of, said};
use crate::recognition::given_names;
use crate::recognition::phrase::Phrases;

/// Words at the beginning among which a greeting ends.
const GREETING: usize = 5;

/// Words of which two before a club's short name are its own; a third may begin with a person's.
const CLUBS_WORDS: usize = 3;

/// Words of a display name that may be a person's.
const PERSONS_WORDS: RangeInclusive<usize> = 2..=3;

/// Whether a person's name may stand first.
pub(in super::super) fn begins_with_given_name(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(given_names::is_given)
}

/// Whether any word of `name` is a person's, or one of the person's who is `sender`.
pub(in super::super) fn holds_person(name: &str, sender: &str) -> bool {
    let name = Name::of(name, sender);
    name.has_person(0, name.words.len())
}

/// The part of `name` that is certainly an organisation's, without the persons before and behind it; none where it
/// may be a person's altogether. `sender` is the display name that it was sent under: the words of a person's are
/// no organisation's, however seldom they are given.
pub(in super::super) fn without_person<'a>(name: &'a str, sender: &'a str) -> Option<&'a str> {
    let mut name = Name::of(name, sender);
    name.skip_greeting();
    let head = name.head(0)?;
    let start = name.start(head)?;
    let end = name.end(head);
    name.part(start, end)
}

/// A name word by word.
struct Name<'a> {
    whole: &'a str,
    words: Vec<Word<'a>>,
    /// Who sent it.
    sender: &'a str,
    /// The words of the sender's name where those are a person's, once asked.
    persons: OnceCell<Vec<&'a str>>,
}

/// One word of it.
struct Word<'a> {
    text: &'a str,
    /// The bytes where it begins and ends.
    place: Range<usize>,
    /// Without what stands around it.
    bare: &'a str,
}

impl<'a> Name<'a> {
    fn of(whole: &'a str, sender: &'a str) -> Self {
        let mut end = 0;
        let words = whole.split_whitespace().map(|text| {
            let start = whole.get(end..).and_then(|rest| rest.find(text)).map_or(end, |at| end + at);
            end = start + text.len();
            Word { text, place: start..end, bare: bare(text) }
        });
        Self { whole, words: words.collect(), sender, persons: OnceCell::new() }
    }

    /// Takes away "Vänliga hälsningar från".
    fn skip_greeting(&mut self) {
        // The letter before is coded in more ways than one.
        let ends =
            |word: &Word| is_one_of(word.bare, GREETINGS) || word.bare.to_lowercase().ends_with("lsningar");
        let last = (0..GREETING).rev().find(|at| self.words.get(*at).is_some_and(ends));
        let Some(last) = last else { return };
        let from = self.is(last + 1, &["från", "fr", "av"]);
        self.words.drain(..=last + usize::from(from));
    }

    fn word(&self, at: usize) -> Option<&'a str> {
        self.words.get(at).map(|word| word.text)
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.words.get(at).is_some_and(|word| is_one_of(word.bare, words))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.word(at).is_some_and(is_capital)
    }

    /// The words from `from` to `to`.
    fn part(&self, from: usize, to: usize) -> Option<&'a str> {
        let start = self.words.get(from)?.place.start;
        let end = self.words.get(from..to)?.last()?.place.end;
        let part = self.whole.get(start..end)?;
        Some(part.trim_end_matches([',', ';', '&', '+', '(']).trim_end())
    }

    /// The first word from `from` on that says what organisation it is, alone or with the one behind it.
    fn head(&self, from: usize) -> Option<usize> {
        let says =
            |to: usize, at: usize| self.part(at, to).is_some_and(|part| kind_of(part, &said(part)).is_some());
        (from..self.words.len()).find(|at| says(at + 1, *at) || (!says(at + 2, at + 1) && says(at + 2, *at)))
    }

    /// Whether the word there is a person's, or stands for one.
    fn is_persons(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        let mut parts = word.split(|c: char| !c.is_alphanumeric() && c != '-');
        let is_one = |part: &str| {
            given_names::is_persons(part) || self.persons().contains(&part) || is_among(part, KIN)
        };
        // "Maria församling" is a parish.
        let is_saint = || {
            self.is(
                at + 1,
                &["församling", "församlingen", "kyrka", "kyrkan", "kyrkas", "pastorat", "distrikt"],
            ) && self.word(at + 1).is_some_and(|next| !is_capital(next))
                || at
                    .checked_sub(1)
                    .is_some_and(|before| self.is(before, &["sankt", "sankta", "st", "s:t", "s:ta"]))
        };
        parts.any(is_one) && !is_saint()
    }

    fn persons(&self) -> &[&'a str] {
        self.persons.get_or_init(|| persons_words(self.sender))
    }

    fn has_person(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.is_persons(at))
    }

    /// Whether these words are persons' names and what they are, nothing else.
    fn are_persons(&self, from: usize, to: usize) -> bool {
        let fits = |at: usize| self.is_capital(at) || self.is(at, ROLES) || self.is(at, AND);
        self.has_person(from, to) && (from..to).all(|at| fits(at) && !self.is(at, KIN))
    }

    /// Where the organisation's own name begins whose `head` this is.
    fn start(&self, head: usize) -> Option<usize> {
        let Some(relation) = (0..head).rev().find(|at| self.relates(*at, head)) else {
            return self.own_start(0, head);
        };
        if self.is(head, &["ab", "hb"]) && !self.has_person(0, head) {
            return Some(0);
        }
        let speaks = self.is(relation, SPEAKING) && self.are_persons(0, relation);
        let start = speaks.then(|| self.own_start(relation + 1, head)).flatten()?;
        self.is_capital(start).then_some(start)
    }

    /// Whether the word there sets somebody beside the organisation.
    fn relates(&self, at: usize, head: usize) -> bool {
        if !self.is(at, AND) {
            return self.is(at, RELATIONS);
        }
        let kind = self.word(head).and_then(|word| kind_of(word, &said(word)));
        let hyphened = at.checked_sub(1).and_then(|before| self.word(before)?.strip_suffix('-')).is_some();
        let beside =
            at + 1 == head && self.is_definite(head) && !hyphened && kind != Some(SenderKind::Authority);
        beside || self.has_person(0, at)
    }

    /// Where it begins when nothing but names stands from `from` to its head.
    fn own_start(&self, from: usize, head: usize) -> Option<usize> {
        let before = head - from;
        let clear = self.word(head).is_some_and(is_clear);
        let alone = clear && self.is_definite(head) && self.is_capital(head);
        if self.has_person(from, head) {
            // Only what is certainly no surname is left: "Anna Ek Exempelföreningen".
            return (alone && self.are_persons(from, head)).then_some(head);
        }
        if self.is_persons(head) {
            return None;
        }
        if before == 0 || !(from..=head).all(|at| self.is_capital(at)) {
            return Some(from);
        }
        if self.word(head).is_some_and(|word| CLUBS.contains(&word)) {
            return (before < CLUBS_WORDS).then_some(from);
        }
        // "Somaliska Föreningen", not "Zlatan Villaföreningen".
        let described = before == 1 && self.word(from).is_some_and(|word| word.ends_with('a'));
        match (alone && !described, before == 1 && !clear) {
            (true, _) => Some(head),
            (_, true) => None,
            _ => Some(from),
        }
    }

    /// Where it ends: before the first person, and before another organisation.
    fn end(&self, head: usize) -> usize {
        let stops = |at: &usize| {
            let named = self.is_capital(at + 1) && (*at == head + 1 || self.head(at + 1) == Some(at + 1));
            self.is_persons(*at) || self.is(*at, &["genom", "gm"]) || (self.is(*at, AND) && named)
        };
        let Some(stop) = (head + 1..self.words.len()).find(stops) else { return self.words.len() };
        // "Villaföreningen Zlatan Karlsson": only the surname is known.
        let surname = self.word(stop).is_some_and(given_names::is_surname);
        let stop = if surname && stop > head + 1 && self.is_capital(stop - 1) { stop - 1 } else { stop };
        let joins = |at: &usize| self.is(at - 1, RELATIONS) || self.is(at - 1, AND);
        (head + 1..=stop).rev().find(|at| !joins(at)).unwrap_or(head + 1)
    }

    /// Whether the word is in the definite form, as a name that stands alone is: "Vägsamfällighet" is in none.
    fn is_definite(&self, at: usize) -> bool {
        self.word(at)
            .filter(|word| !word.ends_with("het"))
            .is_some_and(|word| ["en", "et", "na", "EN", "ET", "NA"].iter().any(|end| word.ends_with(end)))
    }
}

/// The words of a display name that has the form of a person's.
fn persons_words(sender: &str) -> Vec<&str> {
    let words: Vec<&str> =
        sender.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let is_office = |word: &str| {
        is_among(
            word,
            &[
                "info", "kansli", "kansliet", "styrelsen", "expedition", "expeditionen", "kontakt",
                "registrator", "admin", "kommun",
            ],
        )
    };
    let fits = PERSONS_WORDS.contains(&words.len())
        && words.iter().all(|word| is_capital(word) && !is_office(word))
        && kind_of(sender, &said(sender)).is_none();
    if fits { words } else { Vec::new() }
}

fn is_capital(word: &str) -> bool {
    word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
}

/// Whether `word` by itself can only be an organisation's, and is nobody's surname: a compound with one of the
/// common words, such as "Hembygdsförening". "Klubb" alone and "Lindlaget" are surnames somewhere.
fn is_clear(word: &str) -> bool {
    static CLEAR: Phrases = Phrases::new(&[
        "(*partiet|*partiets|*demokraterna|moderaterna|liberalerna|*gruppen|arbetarekommun)",
        "(*förening|*föreningen|*förbund|*förbundet|*samfund|*samfundet|*församling|*församlingen|*stiftelse|*stiftelsen|*nätverk|*nätverket|*sällskap|*sällskapet|*främjandet|*kollektivet|*organisation|*organisationen|*organisationer|kooperativ*|pastorat*|*yhdistys|*seura|*liitto|association|society|federation|*verein|*forening|*foreningen|*forbund|*forbundet)",
        "(*rådet|*byalaget)",
        "(förenings|pensionärs|ungdoms|idrotts|kultur|samverkans|brukar|närings|elev|student|by|kyrko|funktionsrätts|handikapp|hälso|barn|äldre|kvinno|studie|frivillig|miljö|djurskydds|exempel)*(råd|rådet|laget)",
        "(scout|studie|hemvärns|brand|student|manskörs)*(kår|kåren)",
        "(brf|villaägarna*|*jouren|stadsmission*|*stadsmission|*stadsmissionen|*kyrkan|*kretsen|*gillet|*teatern|*orkestern|*kören|friskis|svettis|verdandi|attention)",
        "([a-z]*klubb|*klubben|club|lions|rotary|[a-z]*orkester|[a-z]*teater|[a-z]*fiskevårdsområde*)",
        "(region|länsstyrelsen|*nämnd|*nämnden|*verket|*myndigheten|*förvaltningen|*inspektionen|kommun|län|kommunstyrelsen|universitet|högskola|kyrkan|distrikt|distriktet|museum|bygdegård*|*samfällighet*|byalag*|lantmäteriet|skogsstyrelsen|socialstyrelsen|räddningstjänsten|sametinget)",
    ]);
    CLEAR.is_match(&said(word)) || CLUBS.contains(&word)
}
