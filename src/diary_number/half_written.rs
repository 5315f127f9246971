//! Numbers that are written by half: without the year (`KS1216`), the year first and no series (`2018/1216`), or
//! beside a series with a slip in it (`BKs 1216/2018`). None of them says enough by itself, and where people write
//! of other things they are lookalikes: they are looked for only in a mail that calls itself an answer and says no
//! number in full. Each names the registered number that may be meant, for a person to see.

use std::ops::Range;
use std::sync::LazyLock;

use regex::bytes::Regex;

use super::finder::{around, is_word};
use super::fold::{Folded, may_hold_digits};
use super::series::Series;
use super::{DiaryNumber, Finder, Found, Reading, lead, pattern, shapes, slip};

/// The series with a number and no year.
const NO_YEAR: &str = "number/no_year";
/// The year first, and no series.
const YEAR_FIRST: &str = "number/year_first_no_series";
/// All in order but the series.
const SERIES_SLIP: &str = "number/series_slip";

/// A registered number and year beside what the board may be called for short, or another word for a case.
const ABBREVIATED: &str = "number/abbreviated_series";

/// All in order, and another digit behind it: the mark of a footnote, or a page, that lost its blank.
const MARKED: &str = "number/digit_behind";

/// A registered number and year beside another series of ours.
const OTHER_SERIES: &str = "number/other_series";

/// Fewer digits than these are no number by half.
const LEAST: usize = 2;
/// Fewer than these without a year are a day, a page or a paragraph, where no word of the title stands near.
const TELLING: u32 = 100;

/// The number behind a series.
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("^{}(?<n1>[0-9]{{{LEAST},9}})", shapes::GAP)));

/// What goes on behind a number as a part of it: a year however broken, a time, another part.
static GOES_ON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[a-z\x01]|[ \n\x04]{0,2}[/\\_.,:|+(-]{0,2}[ \n\x04]{0,2}[0-9])"));

/// A year and a number with nothing else on their line but words for an answer.
static YEAR_THEN_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let answer =
        "remiss(?:en|s?var|s?varet|yttrande)?|yttrande|svar|synpunkter|re|sv|vs|vb|fwd?|ang|angaende";
    pattern(&format!(
        r#"(?:^|\n)(?:[ >*"'(\[:.,_-]|(?:{answer})(?:[ :.,_(-]|$)){{0,8}}(?<year>[0-9]{{4}}) ?[/_-] ?(?<number>[0-9]{{3,7}})(?:[ "'.,)\]*]{{0,4}}(?:\n|$)|\.[a-z]{{3,4}}$)"#
    ))
});

/// A word, a number and a year, and perhaps a digit that lost its blank.
static WORD_AND_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^0-9a-z\x01])(?<word>[a-z]{2,6}|[a-z]{3,30}arende(?:t|ts)?)[ .:_-]{0,2}(?<number>[0-9]{1,7}) ?[/_-] ?(?<year>[0-9]{4})(?<mark>[0-9])?(?:[^0-9]|$)",
    )
});

/// Cases that are somebody's own, or a firm's: "skadeärende". What people are asked about has names without end.
static IN_ANOTHERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:skade|skada|forsakring|bistand|vard|tandvard|sjukvard|forsorjning|bostad|hyres|uthyrning|patient|polis|brotts|betalning|inkasso|kredit|order|faktura|kund|support|service|retur|reklamation|garanti|leverans|bestallning|felanmal|tillsyn|parkering|person|elev|social|klago|domstol|bygglov|tull|skatte|pension|visum|asyl|migration)",
    )
});

impl Found {
    /// Whether so few digits without a year tell nothing by themselves.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.rule == NO_YEAR && self.reading.number().number() < TELLING
    }

    /// Whether a word for a case stands beside the number, "skolärende 310/2026": that is said of nothing else.
    #[must_use]
    pub fn is_called_a_case(&self) -> bool {
        self.rule == ABBREVIATED && self.written.to_lowercase().contains("ärende")
    }

    /// Whether number and year are a registered one's, and only its series is not or a digit stands behind: a view
    /// beside it is an answer.
    #[must_use]
    pub fn is_but_for_its_series(&self) -> bool {
        [SERIES_SLIP, ABBREVIATED, MARKED].contains(&self.rule)
    }
}

impl Finder {
    /// The registered numbers that may be meant by what is written by half in `text`, in order of place. One that
    /// is written in full is not among them.
    #[must_use]
    pub fn half_written(&self, text: &str) -> Vec<Found> {
        if !may_hold_digits(text) {
            return Vec::new();
        }
        let mut folded = Folded::of(text);
        super::mask::mask_addresses(folded.text_mut());
        let mut hits = self.without_year(folded.text());
        hits.extend(self.year_first(folded.text()));
        hits.extend(self.beside_slipped_series(folded.text()));
        hits.sort_by_key(|(span, ..)| span.start);
        let found = |(span, number, rule): (Range<usize>, DiaryNumber, _)| {
            let span = folded.original(&span);
            let written = text.get(span.clone())?.to_owned();
            Some(Found { span, written, reading: Reading::NearMiss(number), rule })
        };
        hits.into_iter().filter_map(found).collect()
    }

    /// `KS1216`, and the first of `Ks 1216, 1121/2017` with those that follow it.
    fn without_year(&self, text: &[u8]) -> Vec<Half> {
        let mut hits = Vec::new();
        for name in self.series_name.find_iter(text).map(|name| name.range()) {
            let (before, after) = around(text, &name);
            let starts = !before.last().is_some_and(|byte| is_word(*byte));
            let number = NUMBER.captures(after).filter(|_| starts).and_then(|found| found.name("n1"));
            let Some(digits) = number else { continue };
            let (written, rest) = (name.start..name.end + digits.end(), after.get(digits.end()..));
            let listed = self.listed_behind(text, &written);
            if GOES_ON.is_match(rest.unwrap_or_default()) && listed.is_none() {
                continue;
            }
            let Some(number) = value(digits.as_bytes()).filter(|number| !is_year(*number)) else { continue };
            let series = text.get(name.clone()).unwrap_or_default();
            let meant = self.registered.iter().filter(|known| {
                known.number() == number
                    && self.series.iter().any(|one| one.is_written(series) && one.is_of(known))
            });
            let meant: Vec<Half> = meant.map(|known| (written.clone(), known.clone(), NO_YEAR)).collect();
            hits.extend(listed.filter(|_| !meant.is_empty()));
            hits.extend(meant);
        }
        hits
    }

    /// The number in full that goes on a list behind `place`.
    fn listed_behind(&self, text: &[u8], place: &Range<usize>) -> Option<Half> {
        let (_, after) = around(text, place);
        shapes::after_number(after).find_map(|sketch| {
            let known = self.numbered(sketch.number, &sketch.year).next()?;
            Some((place.end + sketch.digits.start..place.end + sketch.digits.end, known.clone(), sketch.rule))
        })
    }

    /// `2018/1216`. With a colon it is a statute's.
    fn year_first(&self, text: &[u8]) -> Vec<Half> {
        let halves = YEAR_THEN_NUMBER.captures_iter(text).filter_map(|found| {
            let (year, number) = (found.name("year")?, found.name("number")?);
            let known = self
                .numbered(value(number.as_bytes())?, std::str::from_utf8(year.as_bytes()).ok()?)
                .next()?;
            Some((year.start()..number.end(), known.clone(), YEAR_FIRST))
        });
        halves.collect()
    }

    /// `BKs 1216/2018`: the number equals a registered one, and its series has one letter too many or two in the
    /// wrong order, is the board's everyday name, or is another of ours: the halves of two numbers mixed. Or the series is
    /// right, and a digit too many stands behind it all.
    fn beside_slipped_series(&self, text: &[u8]) -> Vec<Half> {
        let halves = WORD_AND_NUMBER.captures_iter(text).filter_map(|found| {
            let (word, number, year) = (found.name("word")?, found.name("number")?, found.name("year")?);
            let mark = found.name("mark");
            let place = word.start()..mark.unwrap_or(year).end();
            let year = std::str::from_utf8(year.as_bytes()).ok()?;
            let theirs = lead::is_theirs_at_end(around(text, &place).0);
            let numbered = self.numbered(value(number.as_bytes())?, year).filter(|_| !theirs);
            let rule = |known| match mark {
                Some(_) => self.is_named(word.as_bytes(), known).then_some(MARKED),
                None => self.misnamed(word.as_bytes(), known),
            };
            let read = numbered.filter_map(|known| Some((rule(known)?, known)));
            let (rule, known) = read.min_by_key(|(rule, _)| *rule == ABBREVIATED)?;
            Some((place, known.clone(), rule))
        });
        halves.collect()
    }

    /// Whether `word` is the series of `known`.
    fn is_named(&self, word: &[u8], known: &DiaryNumber) -> bool {
        self.series.iter().any(|one| one.is_written(word) && one.is_of(known))
    }

    /// By which rule `word`, beside the digits of `known`, may stand for its series.
    fn misnamed(&self, word: &[u8], known: &DiaryNumber) -> Option<&'static str> {
        if let Some(ours) = self.series.iter().find(|series| series.is_written(word)) {
            return (!ours.is_of(known)).then_some(OTHER_SERIES);
        }
        let written = std::str::from_utf8(word).ok()?;
        let own = || self.series.iter().filter(|series| series.is_of(known)).map(Series::folded);
        if own().any(|series| slip::is_series_slip(written, series)) {
            return Some(SERIES_SLIP);
        }
        let of_a_case = written.len() > LONGEST_SERIES && !IN_ANOTHERS.is_match(word);
        (of_a_case || own().any(|series| slip::is_abbreviation_like(written, series))).then_some(ABBREVIATED)
    }

    /// The registered numbers with this number and year, whatever their series.
    fn numbered<'a>(&'a self, number: u32, year: &str) -> impl Iterator<Item = &'a DiaryNumber> {
        let year: Option<u16> = year.parse().ok();
        self.registered.iter().filter(move |known| known.number() == number && Some(known.year()) == year)
    }
}

/// Letters of a series at most; what is longer is a word for a case, "planärende".
const LONGEST_SERIES: usize = 6;

/// Where it stands in the folded text, the registered number that may be meant, and the rule.
type Half = (Range<usize>, DiaryNumber, &'static str);

fn value(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// `Ks 2018` is a board in a year.
fn is_year(number: u32) -> bool {
    u16::try_from(number).is_ok_and(|year| (super::FIRST_YEAR..=super::LAST_YEAR).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let registered =
            ["Ks 1216/2018", "Ks 1121/2017", "Nf 12/2018"].map(|one| DiaryNumber::parse(one).unwrap());
        let found = Finder::new(&["Ks".to_owned()], &registered).half_written(text);
        let told = |one: &Found| format!("{} = {}", one.written, one.reading.number());
        found.iter().map(told).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn what_is_written_by_half_names_the_number_that_may_be_meant() {
        for (text, expected) in [
            ("KS1216", "KS1216 = Ks 1216/2018"),
            ("Svar på ks nr 1216.", "ks nr 1216 = Ks 1216/2018"),
            ("Dnr Ks 1216 (remissen)", "Ks 1216 = Ks 1216/2018"),
            ("Ks 1216, 1121/2017", "Ks 1216 = Ks 1216/2018; 1121/2017 = Ks 1121/2017"),
            ("Ks 1216 och 1121/2017", "Ks 1216 = Ks 1216/2018; 1121/2017 = Ks 1121/2017"),
            ("2018/1216", "2018/1216 = Ks 1216/2018"),
            ("Sv: 2018-1216.", "2018-1216 = Ks 1216/2018"),
            ("Remissvar 2018/1216", "2018/1216 = Ks 1216/2018"),
            ("Svar_2017_1121.pdf", "2017_1121 = Ks 1121/2017"),
            ("Remissvar BKs 1216/2018", "BKs 1216/2018 = Ks 1216/2018"),
            ("Kss 1216-2018", "Kss 1216-2018 = Ks 1216/2018"),
            ("Sk 1216/2018", "Sk 1216/2018 = Ks 1216/2018"),
            ("Remissvar Nf 1216/2018", "Nf 1216/2018 = Ks 1216/2018"),
            ("Ks 12/2018", "Ks 12/2018 = Nf 12/2018"),
            ("KLK 1216/2018", "KLK 1216/2018 = Ks 1216/2018"),
            ("Mitt svar gäller K.F. 1216/2018", ""),
            ("KF 1216/2018", "KF 1216/2018 = Ks 1216/2018"),
            ("Nämnd 12/2018", ""),
            ("Svar på Ks 1216/20189.", "Ks 1216/20189 = Ks 1216/2018"),
            ("Vårt dnr Ks 1216/20189", ""),
            ("Nn 12/2018", "Nn 12/2018 = Nf 12/2018"),
            ("Planärende 1216/2018", "Planärende 1216/2018 = Ks 1216/2018"),
            ("Skolärendet 1216/2018", "Skolärendet 1216/2018 = Ks 1216/2018"),
            ("Detaljplaneärende: 1216/2018", "Detaljplaneärende: 1216/2018 = Ks 1216/2018"),
            ("Avgiftsärende 12/2018", "Avgiftsärende 12/2018 = Nf 12/2018"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_lookalike_names_none() {
        for text in [
            "Ks 2018",
            "Ks 12",
            "Ks 1217",
            "Nf 1217/2018",
            "Ks 1216/2018",
            "Ks 1216b",
            "Ks 1216 2019-10-30",
            "Ks 1217/20189",
            "Ks 1216/201899",
            "Bn 1216/20189",
            "1216/20189",
            "Ks § 1216",
            "Ks 1216-3",
            "maks 1216",
            "1216",
            "Bn 1216/2018",
            "Faktura 1216/2018",
            "Faktura 2018/1216",
            "lag (2018:1216)",
            "prop. 2018/1216 är här",
            "2018/12",
            "2018-12-16",
            "070-1216 2018",
            "https://example.org/2018/1216",
            "Kumla 1216/2018",
            "KSN 1217/2018",
            "Vårt dnr KLK 1216/2018",
            "Skadeärende 1216/2018",
            "Försäkringsärende 1216/2018",
            "Orderärende 1216/2018",
            "Biståndsärendet 1216/2018",
            "LST 1216/2018",
            "Fi 1216/2018",
            "KLK 1217/2018",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
