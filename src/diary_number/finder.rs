//! Finds the numbers in a text: folds it, blanks out addresses, looks for a series or a lead word beside a
//! digit, and lets the shapes and the register decide what stands there.

mod led;
mod typed;

use std::collections::BTreeMap;
use std::ops::Range;

use regex::bytes::Regex;

use super::boards::Boards;
use super::doubtful::{self, Within};
use super::fold::{Folded, LETTER, may_hold_digits};
use super::hit::{Hit, in_order};
use super::lead;
use super::series::Series;
use super::shapes::{self, Form, REACH, Sketch};
use super::{DiaryNumber, Found, Reading, column, pattern, slip};
pub use typed::Typed;

/// The years that a diary number can bear.
const YEARS: std::ops::RangeInclusive<u16> = super::FIRST_YEAR..=super::LAST_YEAR;

/// Finds diary numbers in what people write. Made once for an authority's series and registered
/// numbers.
#[derive(Debug, Clone)]
pub struct Finder {
    pub(super) series: Vec<Series>,
    pub(super) registered: Vec<DiaryNumber>,
    /// A series or lead word beside a digit: in a text without it nothing can be found.
    candidate: Regex,
    pub(super) series_name: Regex,
    lead_word: Regex,
    boards: Boards,
}

impl Finder {
    /// A finder for these series, such as `Ks`, and these registered numbers. The series of a registered
    /// number is one of ours whether it is named or not.
    #[must_use]
    pub fn new(series: &[String], registered: &[DiaryNumber]) -> Self {
        Self::with_boards(series, registered, &BTreeMap::new())
    }

    /// The same where some of the series have names written out, such as `Sbn` "Samhällsbyggnadsnämnden".
    #[must_use]
    pub fn with_boards(
        series: &[String],
        registered: &[DiaryNumber],
        names: &BTreeMap<String, String>,
    ) -> Self {
        let boards = Boards::of(names);
        let named = series.iter().map(String::as_str);
        let series = Series::each_once(named.chain(registered.iter().map(DiaryNumber::series)));
        let any_series = Series::any_of(&series);
        Self {
            candidate: pattern(&format!(
                r"(?:{any_series}){gap}{letters}[0-9]|[0-9][ \x04,/_(\[.:-]{{0,3}}(?:{any_series})|(?:{lead}|{board})[0-9]",
                gap = shapes::GAP,
                letters = shapes::LETTERS_FOR_DIGITS,
                lead = lead::LEAD,
                board = boards.lead(),
            )),
            series_name: pattern(&any_series),
            lead_word: pattern(&format!("(?:{}|{})[0-9]", lead::LEAD, boards.lead())),
            boards,
            series,
            registered: registered.to_vec(),
        }
    }

    /// Every number in `text`, in order of place, no two overlapping but those that one
    /// slip may mean ([`super::MEANT_PERHAPS`]). Takes time linear in the length of the
    /// text; one without a series or lead word beside a digit costs a single pass.
    #[must_use]
    pub fn find_all(&self, text: &str) -> Vec<Found> {
        self.find(text, Within::Text)
    }

    /// Every number in the name of a file, where `-` and `_` may stand for blanks.
    #[must_use]
    pub fn find_in_name(&self, name: &str) -> Vec<Found> {
        if !may_hold_digits(name) {
            return Vec::new();
        }
        // A sign is as long as the blank that it stands for, so that each place is the same in both.
        let as_written =
            |found: Found| Some(Found { written: name.get(found.span.clone())?.to_owned(), ..found });
        self.find(&doubtful::spaced(name), Within::Name).into_iter().filter_map(as_written).collect()
    }

    fn find(&self, text: &str, within: Within) -> Vec<Found> {
        if !may_hold_digits(text) {
            return Vec::new();
        }
        let mut folded = Folded::of(text);
        let alone = shapes::whole(folded.text()).and_then(|sketch| self.standing_alone(&sketch));
        if alone.is_none() && !self.candidate.is_match(folded.text()) {
            return Vec::new();
        }
        super::mask::mask_addresses(folded.text_mut());
        let mut hits = self.beside_series(folded.text());
        hits.extend(self.behind_lead(folded.text(), &hits));
        hits.extend(self.listed(folded.text(), &hits));
        hits.extend(alone);
        let hits = in_order(hits).into_iter();
        let hits = hits.filter_map(|hit| doubtful::weighed(&folded, text, hit, within));
        let hits = hits.flat_map(|hit| self.with_others(folded.text(), hit));
        hits.filter_map(|hit| found(&folded, text, hit)).collect()
    }

    /// A slip with the other numbers that it may stand for, in the same place.
    fn with_others(&self, text: &[u8], hit: Hit) -> Vec<Hit> {
        let written = text.get(hit.span.clone()).filter(|_| hit.rule == slip::ONE_SLIP).unwrap_or_default();
        let others = slip::others_meant(written, hit.reading.number(), &self.registered);
        let also = |other: &DiaryNumber| Hit {
            span: hit.span.clone(),
            reading: Reading::NearMiss(other.clone()),
            rule: slip::MEANT_PERHAPS,
        };
        let also: Vec<Hit> = others.into_iter().map(also).collect();
        std::iter::once(hit).chain(also).collect()
    }

    fn beside_series(&self, text: &[u8]) -> Vec<Hit> {
        let names = self.series_name.find_iter(text).map(|name| name.range());
        names.filter_map(|name| self.at_series(text, &name)).collect()
    }

    /// The further numbers of lists that begin with one of these.
    fn listed(&self, text: &[u8], firsts: &[Hit]) -> Vec<Hit> {
        let next = |hit: &Hit| self.listed_after(text, hit);
        firsts
            .iter()
            .filter(|hit| hit.is_ours())
            .flat_map(|first| std::iter::successors(next(first), next))
            .collect()
    }

    /// What stands before or behind the series name at `name`.
    fn at_series(&self, text: &[u8], name: &Range<usize>) -> Option<Hit> {
        let written = text.get(name.clone())?;
        let (before, after) = around(text, name);
        let series = self.series.iter().find(|series| series.is_written(written))?;
        let within_word = before.last().is_some_and(|byte| is_word(*byte));
        let starts_a_word = !within_word || lead::is_glued_at_end(before);
        // Of what ends in a letter no shape says anything, and "också" has the letters of a series.
        if !starts_a_word && !before.last().is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let readings = || starts_a_word.then(|| shapes::after_series(after)).into_iter().flatten();
        let registered = readings()
            .find_map(|sketch| {
                let reading = self.registered_reading(series, &sketch)?;
                Some(Hit { span: name.start..name.end + sketch.digits.end, reading, rule: sketch.rule })
            })
            .or_else(|| self.year_before(series, name, before, after))
            .or_else(|| self.all_before(series, name, before, after));
        let hit = registered.or_else(|| {
            readings().find_map(|sketch| {
                let (reading, rule) = self.unregistered_reading(series, &sketch)?;
                Some(Hit { span: name.start..name.end + sketch.digits.end, reading, rule })
            })
        })?;
        told_apart(text, hit)
    }

    /// `2018/KS1216`.
    fn year_before(&self, series: &Series, name: &Range<usize>, before: &[u8], after: &[u8]) -> Option<Hit> {
        let (year_at, sketch) = shapes::around_series(before, after)?;
        let number = self.equal(Some(series), &sketch)?;
        let start = name.start - before.len() + year_at;
        let span = start..name.end + sketch.digits.end;
        Some(Hit { span, reading: Reading::Likely(number.clone()), rule: sketch.rule })
    }

    /// `1216/2018 Ks`.
    fn all_before(&self, series: &Series, name: &Range<usize>, before: &[u8], after: &[u8]) -> Option<Hit> {
        shapes::before_series(before, after).find_map(|sketch| {
            let number = self.equal(Some(series), &sketch)?;
            let start = name.start - before.len() + sketch.digits.start;
            Some(Hit { span: start..name.end, reading: Reading::Likely(number.clone()), rule: sketch.rule })
        })
    }

    fn registered_reading(&self, series: &Series, sketch: &Sketch) -> Option<Reading> {
        let number = self.equal(Some(series), sketch)?.clone();
        match sketch.form {
            Form::Normal => Some(Reading::Registered(number)),
            Form::Loose => Some(Reading::Likely(number)),
            Form::Misread => Some(Reading::NearMiss(number)),
            Form::BrokenYear => None,
        }
    }

    /// What a number that equals no registered one is read as.
    fn unregistered_reading(&self, series: &Series, sketch: &Sketch) -> Option<(Reading, &'static str)> {
        if sketch.date_like {
            return None;
        }
        let ours = self.registered.iter().filter(|known| series.is_of(known));
        let year = sketch.year.parse().ok().filter(|year| YEARS.contains(year));
        match (sketch.form, year) {
            (Form::Normal, Some(year)) => {
                if let Some(meant) = slip::meant(sketch.number, year, ours) {
                    return Some((Reading::NearMiss(meant.clone()), slip::ONE_SLIP));
                }
                let other = DiaryNumber { series: series.name().to_owned(), number: sketch.number, year };
                Some((Reading::AnotherCase(other), sketch.rule))
            }
            (Form::BrokenYear, None) => {
                let meant = slip::meant_by_broken_year(sketch.number, &sketch.year, ours)?;
                Some((Reading::NearMiss(meant.clone()), sketch.rule))
            }
            _ => None,
        }
    }

    /// A list goes on without repeating its series: each further number equals a registered one.
    fn listed_after(&self, text: &[u8], hit: &Hit) -> Option<Hit> {
        let (_, after) = around(text, &hit.span);
        shapes::after_number(after).find_map(|sketch| self.without_series(&sketch, hit.span.end))
    }

    /// The registered number that the sketch equals, in this series or in any.
    fn equal(&self, series: Option<&Series>, sketch: &Sketch) -> Option<&DiaryNumber> {
        let year: u16 = sketch.year.parse().ok()?;
        self.registered.iter().filter(|_| !sketch.date_like).find(|known| {
            known.number == sketch.number
                && known.year == year
                && series.is_none_or(|series| series.is_of(known))
        })
    }
}

/// Whether a letter or digit stands there.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == LETTER
}

/// What stands before and behind a place, as far as a shape can reach.
pub(super) fn around<'a>(text: &'a [u8], place: &Range<usize>) -> (&'a [u8], &'a [u8]) {
    let before = text.get(place.start.saturating_sub(REACH)..place.start).unwrap_or_default();
    let after = text.get(place.end..text.len().min(place.end + REACH)).unwrap_or_default();
    (before, after)
}

/// Behind "Vårt dnr" a number is the sender's: a registered one is said to be so, any other says nothing.
fn told_apart(text: &[u8], hit: Hit) -> Option<Hit> {
    let (before, _) = around(text, &hit.span);
    if hit.rule == shapes::NO_SEPARATOR && lead::is_of_goods(before) {
        return None;
    }
    if !lead::is_theirs_at_end(before) && !column::is_theirs(text, &hit.span) {
        return Some(hit);
    }
    hit.is_ours().then(|| Hit { reading: hit.reading.as_theirs(), rule: "number/senders_own", ..hit })
}

fn found(folded: &Folded, text: &str, hit: Hit) -> Option<Found> {
    let span = folded.original(&hit.span);
    let written = text.get(span.clone())?.to_owned();
    Some(Found { span, written, reading: hit.reading, rule: hit.rule })
}

#[cfg(test)]
mod tests;
