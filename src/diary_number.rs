//! A diary number (diarienummer, ärendenummer): the designation that a case carries in the
//! authority's register, as in `Ks 1216/2018`.

use std::fmt;

/// A well-formed diary number of one of our own series, in normal form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DiaryNumber {
    series: String,
    number: u32,
    year: u16,
}

/// Why a text is no diary number in normal form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no diary number: write it as \"Ks 1216/2018\"")]
pub struct NotADiaryNumber {
    text: String,
}

/// Finds diary numbers in what people write. Made once for an authority's series and registered
/// numbers.
#[derive(Debug, Clone)]
pub struct Finder {}

/// One number found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes of the text that was searched.
    pub span: std::ops::Range<usize>,
    /// The words as they stand there.
    pub written: String,
    /// What it is read as.
    pub reading: Reading,
    /// The id of the rule that read it, such as `number/written_out`.
    pub rule: &'static str,
}

/// What a found number is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A registered number, written so that nothing else can be meant.
    Registered(DiaryNumber),
    /// A registered number in a looser shape, which counts only because it equals a registered one.
    Likely(DiaryNumber),
    /// A well-formed number of our series that is not registered: another case of ours.
    AnotherCase(DiaryNumber),
    /// One slip from the registered number that is given: a person has to look.
    NearMiss(DiaryNumber),
    /// "Vårt dnr" in incoming mail: the sender's own number, which looks like the registered one given.
    Theirs(DiaryNumber),
}

impl Finder {
    /// A finder for these series, such as `Ks`, and these registered numbers.
    #[must_use]
    pub fn new(_series: &[String], _registered: &[DiaryNumber]) -> Self {
        Self {}
    }

    /// Every number in `text`, in order of place, no two overlapping.
    #[must_use]
    pub fn find_all(&self, _text: &str) -> Vec<Found> {
        Vec::new()
    }
}

impl DiaryNumber {
    /// Reads a diary number in normal form, as the configuration writes it. Finding one in what
    /// people write is another matter.
    ///
    /// # Errors
    /// When the text is anything but series, number from 1, and year 1990–2035.
    pub fn parse(text: &str) -> Result<Self, NotADiaryNumber> {
        let refused = || NotADiaryNumber { text: text.to_owned() };
        let (series, rest) = text.trim().split_once(' ').ok_or_else(refused)?;
        let (number, year) = rest.trim().split_once('/').ok_or_else(refused)?;
        let number: u32 = number.parse().map_err(|_| refused())?;
        let year: u16 = year.parse().map_err(|_| refused())?;
        let lettered = !series.is_empty() && series.chars().all(char::is_alphabetic);
        if !lettered || number == 0 || !(1990..=2035).contains(&year) {
            return Err(refused());
        }
        Ok(Self { series: series.to_owned(), number, year })
    }

    /// The series (diarieserie) as the authority writes it, such as `Ks`.
    #[must_use]
    pub fn series(&self) -> &str {
        &self.series
    }

    /// The running number within series and year, from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The year the case was opened.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.year
    }
}

impl fmt::Display for DiaryNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}/{}", self.series, self.number, self.year)
    }
}
