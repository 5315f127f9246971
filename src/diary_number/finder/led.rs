//! Numbers without their series: behind a lead word or a board's name, alone, or in a subject with nothing that says what
//! they are.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::super::fold::{Folded, may_hold_digits};
use super::super::hit::{Hit, is_all_read};
use super::super::lead::{self, Lead};
use super::super::mask::mask_addresses;
use super::super::shapes::{self, Sketch};
use super::super::{DiaryNumber, Found, NO_LEAD, Reading, pattern, slip};
use super::{Finder, YEARS, around, found};

/// `10/2019` may be a month, where no word says that it is a number.
const HIGHEST_MONTH: u32 = 12;

/// A number and a year, and the word before them.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:^|[^0-9a-z\x01/.:_-])(?<word>[a-z]+)[^0-9a-z\x01/\n]{1,4}|^[^0-9a-z\x01]*)(?<number>[0-9]{2,7}) ?/ ?(?<year>[0-9]{4})(?:[^0-9a-z/-]|$)",
    )
});

/// What is numbered by others, and for other ends.
static OTHER_KIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:faktur|order|invoice|kund|konto|medlem|forordning|direktiv|lag|motion|proposition|skrivelse|betankande",
        r"|artikel|paragraf|protokoll|offert|kvitto|bokning|biljett|kurs|utbildning|nummer|bestallning|betalning|avi|hyr",
        r"|lagenhet|avtal|anbud|upphandling|inkop|rapport|leverans|paket|forsandelse|ansokan|anmalan|paminnelse|mal(?:et)?$|dom(?:en)?$",
        r"|tidning|nyhetsbrev|vecka|utgava|sasong|lasar|match|modell|serie|referens|kommun|stad$|interpellation|fraga|lasku",
        r"|detaljplan|bygglov|fastighet|tillstand|lov|licens|registrering|patient|journal|remitter|recept)"
    ))
});

/// Short words that are no register's abbreviation.
const SMALL: [&str; 18] = [
    "om", "pa", "av", "i", "for", "nej", "ja", "och", "hej", "mot", "till", "med", "den", "er", "era", "nya",
    "vid", "nu",
];

/// Letters of a word that may be such an abbreviation.
const ABBREVIATION: usize = 3;

impl Finder {
    /// The registered numbers in `subject` that neither a series nor a lead word stands beside: "Cykel 1035/2025".
    #[must_use]
    pub fn without_lead(&self, subject: &str) -> Vec<Found> {
        if !may_hold_digits(subject) {
            return Vec::new();
        }
        let mut folded = Folded::of(subject);
        mask_addresses(folded.text_mut());
        let hits = BARE.captures_iter(folded.text()).filter_map(|it| {
            let word = it.name("word").map(|word| word.as_bytes()).unwrap_or_default();
            let digits = |name| std::str::from_utf8(it.name(name)?.as_bytes()).ok();
            let (number, year): (u32, u16) = (digits("number")?.parse().ok()?, digits("year")?.parse().ok()?);
            let named = !is_of_another_kind(word) && number > HIGHEST_MONTH;
            let mut equal = self.registered.iter().filter(|one| (one.number, one.year) == (number, year));
            let reading = Reading::Likely(equal.next().filter(|_| named)?.clone());
            Some(Hit { span: it.name("number")?.start()..it.name("year")?.end(), reading, rule: NO_LEAD })
        });
        let hits: Vec<Hit> = hits.collect();
        hits.into_iter().filter_map(|hit| found(&folded, subject, hit)).collect()
    }

    /// Whether `text` has the name of the board that keeps the series of `number`.
    #[must_use]
    pub fn names_board_of(&self, number: &DiaryNumber, text: &str) -> bool {
        self.boards.names(number.series(), text)
    }

    /// The beginnings of the names of the boards that keep our series, lower case, each with its series.
    #[must_use]
    pub fn boards(&self) -> &[(String, String)] {
        self.boards.all()
    }

    /// The numbers without a series, which stand behind a lead word. Those of `known` need not be read again.
    pub(super) fn behind_lead(&self, text: &[u8], known: &[Hit]) -> Vec<Hit> {
        if is_all_read(text, known) {
            return Vec::new();
        }
        // A lead word ends at the first digit, so that the end that is found first is its own.
        let next = |end: usize| self.lead_word.shortest_match_at(text, end);
        let ends = std::iter::successors(next(0), |end| next(*end));
        let digits = ends.map(|end| end.saturating_sub(1));
        let is_known = |at: usize| known.iter().any(|hit| hit.is_ours() && hit.span.contains(&at));
        digits.filter(|at| !is_known(*at)).filter_map(|at| self.at_digits_behind_lead(text, at)).collect()
    }

    fn at_digits_behind_lead(&self, text: &[u8], at: usize) -> Option<Hit> {
        let (before, after) = around(text, &(at..at));
        let lead = match lead::lead_at_end(before) {
            Lead::Other if self.boards.end(before) => Lead::Topic,
            lead => lead,
        };
        let mut sketches = shapes::after_lead(after);
        match lead {
            Lead::Other => None,
            // Behind a word for the topic only the plain order counts, and `10/2019` may be a month.
            Lead::Topic | Lead::TopicOfLine => {
                sketches.next().and_then(|sketch| self.behind_topic(&sketch, at))
            }
            Lead::Designation => sketches.find_map(|sketch| self.without_series(&sketch, at)),
            Lead::Ours => sketches.find_map(|sketch| {
                self.without_series(&sketch, at).or_else(|| self.slip_without_series(&sketch, at))
            }),
            Lead::Theirs => sketches.find_map(|sketch| self.without_series(&sketch, at)).map(|hit| Hit {
                reading: hit.reading.as_theirs(),
                rule: "number/senders_own",
                ..hit
            }),
        }
    }

    pub(super) fn standing_alone(&self, sketch: &Sketch) -> Option<Hit> {
        (sketch.number > HIGHEST_MONTH).then(|| self.without_series(sketch, 0))?
    }

    fn behind_topic(&self, sketch: &Sketch, at: usize) -> Option<Hit> {
        (sketch.rule == shapes::NO_SERIES && sketch.number > HIGHEST_MONTH)
            .then(|| self.without_series(sketch, at))?
    }

    /// A number without its series equals a registered one; where it equals those of two series, a person has
    /// to say which.
    pub(super) fn without_series(&self, sketch: &Sketch, at: usize) -> Option<Hit> {
        let number = self.equal(None, sketch)?;
        let same = |known: &&DiaryNumber| known.number == number.number && known.year == number.year;
        let single = self.registered.iter().filter(same).all(|known| known.series == number.series);
        let span = at + sketch.digits.start..at + sketch.digits.end;
        let number = number.clone();
        let reading = if single { Reading::Likely(number) } else { Reading::NearMiss(number) };
        Some(Hit { span, reading, rule: sketch.rule })
    }

    /// Behind "Ert dnr" one slip is worth a person's look even where the series is lost: the sender says that
    /// the number is ours.
    fn slip_without_series(&self, sketch: &Sketch, at: usize) -> Option<Hit> {
        let year = sketch.year.parse().ok().filter(|year| YEARS.contains(year))?;
        let plain = sketch.rule == shapes::NO_SERIES && !sketch.date_like;
        let meant = slip::meant(sketch.number, year, self.registered.iter().filter(|_| plain))?;
        let span = at + sketch.digits.start..at + sketch.digits.end;
        Some(Hit { span, reading: Reading::NearMiss(meant.clone()), rule: slip::ONE_SLIP })
    }
}

/// Whether `word`, folded, makes what follows the number of some other thing.
fn is_of_another_kind(word: &[u8]) -> bool {
    let small = SMALL.iter().any(|small| small.as_bytes() == word);
    OTHER_KIND.is_match(word) || (!small && (1..=ABBREVIATION).contains(&word.len()))
}
