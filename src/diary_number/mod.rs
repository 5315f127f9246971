//! A diary number (diarienummer, ärendenummer): the designation that a case carries in the
//! authority's register, as in `Ks 1216/2018`.
//!
//! Here live the number itself, in normal form, and the [`Finder`] that recognises numbers in what people
//! write. What a number means for a mail (a filing, a review, nothing) is judged in the `recognition` room.
//!
//! The finder's rules, one file each: `fold` (with `encoded`) writes the text in one plain alphabet, `mask`
//! blanks out addresses, `series` and `lead` know what stands in front of a number, `shapes` how number and
//! year are written, `column` what stands in the columns of a letter head, `dates` what is a date after all, `slip`
//! which registered number a slip was meant for, `doubtful` what may be something else, `half_written` what counts in an answer only, `hit` what was read,
//! `typed` what staff type at a command, `boards` the names written out of who keeps our series.
//! A number counts only beside one of our series, or behind a lead word when it equals a registered one; so
//! statutes, phones and sums need no list.

mod boards;
mod column;
mod dates;
mod doubtful;
mod encoded;
mod finder;
mod fold;
mod half_written;
mod hit;
mod lead;
mod mask;
mod reading;
mod series;
mod shapes;
mod slip;

use std::fmt;

use regex::bytes::{Regex, RegexBuilder};

pub use finder::{Finder, Typed};
pub use reading::{Found, Reading};
pub use slip::MEANT_PERHAPS;

/// The rule of a registered number in a subject that nothing says what it is.
pub const NO_LEAD: &str = "number/no_lead";

/// No diary of ours in this form is older.
const FIRST_YEAR: u16 = 1990;
/// A later year is a slip or no year; to be raised when it comes near.
const LAST_YEAR: u16 = 2035;

/// A well-formed diary number of one of our own series, in normal form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DiaryNumber {
    series: String,
    number: u32,
    year: u16,
}

/// Why a text is no diary number in normal form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no diary number: write it as \"Ks 1216/2018\", the series first and the year last")]
pub struct NotADiaryNumber {
    text: String,
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
        let digits_only = [number, year].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let lettered = !series.is_empty() && series.chars().all(char::is_alphabetic);
        let number: u32 = number.parse().map_err(|_| refused())?;
        let year: u16 = year.parse().map_err(|_| refused())?;
        if !lettered || !digits_only || number == 0 || !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
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

/// A pattern over folded text, which is ASCII.
#[expect(clippy::expect_used, reason = "the patterns are constants and letters, and each is made in a test")]
fn pattern(text: &str) -> Regex {
    RegexBuilder::new(text).unicode(false).size_limit(64 << 20).build().expect("the pattern is well-formed")
}

/// Where "Vårt dnr" and its like stand in `text`, in bytes: what follows is the sender's own number.
#[must_use]
pub fn senders_own_leads(text: &str) -> Vec<std::ops::Range<usize>> {
    let folded = fold::Folded::of(text);
    lead::senders_own(folded.text()).map(|lead| folded.original(&lead)).collect()
}

#[cfg(test)]
mod tests;
