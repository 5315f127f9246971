//! The words in the tables and what they mean, both ways. What the database holds and this program
//! did not write is an error, never a guess.

use jiff::civil::{Date, DateTime, Time};

use super::error::{RegisterError, unreadable};
use crate::consultation::{ArrivalBasis, Channel, Detail, Timing};
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::letter_id::LetterKind;
use crate::recognition::{Kind, Language};

/// The longest address that mail can be sent to, in bytes (RFC 5321 section 4.5.3.1.3). What claims to be
/// one and is longer tells nobody apart, and PostgreSQL refuses it in an index.
const LONGEST_ADDRESS: usize = 254;

pub(super) fn fits_an_address(key: &str) -> bool {
    key.len() <= LONGEST_ADDRESS
}

pub(super) fn kind(word: &str) -> Result<Kind, RegisterError> {
    Kind::parse(word).ok_or_else(|| unreadable("a kind of message"))
}

/// The language a mail is written in; what is not said to be another is Swedish.
pub(super) fn language(code: Option<&str>) -> Result<Language, RegisterError> {
    let read = |code| Language::parse(code).ok_or_else(|| unreadable("a language"));
    code.map_or(Ok(Language::Swedish), read)
}

pub(super) fn letter_kind(word: &str) -> Result<LetterKind, RegisterError> {
    LetterKind::parse(word).ok_or_else(|| unreadable("a kind of letter"))
}

pub(super) fn timing(word: Option<&str>) -> Result<Option<Timing>, RegisterError> {
    let read = |word| {
        [Timing::InTime, Timing::Late]
            .into_iter()
            .find(|timing| timing.as_str() == word)
            .ok_or_else(|| unreadable("a timing"))
    };
    word.map(read).transpose()
}

/// What an arrival rests on; a mail without any arrival has the weakest.
pub(super) fn basis(word: Option<&str>) -> Result<ArrivalBasis, RegisterError> {
    let Some(word) = word else { return Ok(ArrivalBasis::DateHeader) };
    let bases = [
        ArrivalBasis::ReceivedHeader,
        ArrivalBasis::InternalDate,
        ArrivalBasis::Given,
        ArrivalBasis::PostalRule,
        ArrivalBasis::DateHeader,
    ];
    let found = bases.into_iter().find(|basis| basis.as_str() == word);
    found.ok_or_else(|| unreadable("the basis of an arrival"))
}

pub(super) fn channel(word: &str) -> Result<Channel, RegisterError> {
    let found = Channel::ALL.into_iter().find(|channel| channel.as_str() == word);
    found.ok_or_else(|| unreadable("a channel"))
}

pub(super) fn detail_word(detail: Detail) -> &'static str {
    match detail {
        Detail::Summary => "summary",
        Detail::Full => "full",
    }
}

pub(super) fn detail(word: &str) -> Result<Detail, RegisterError> {
    [Detail::Summary, Detail::Full]
        .into_iter()
        .find(|detail| detail_word(*detail) == word)
        .ok_or_else(|| unreadable("a digest's detail"))
}

pub(super) fn diary_number(text: &str) -> Result<DiaryNumber, RegisterError> {
    DiaryNumber::parse(text).map_err(|_| unreadable("a diary number"))
}

pub(super) fn fingerprint(hex: &str) -> Result<Fingerprint, RegisterError> {
    Fingerprint::parse(hex).ok_or_else(|| unreadable("a fingerprint"))
}

pub(super) fn date(text: &str) -> Result<Date, RegisterError> {
    text.parse().map_err(|_| unreadable("a date"))
}

pub(super) fn local(day: &str, time: &str) -> Result<DateTime, RegisterError> {
    let time: Time = time.parse().map_err(|_| unreadable("a time of day"))?;
    Ok(date(day)?.to_datetime(time))
}

pub(super) fn unsigned(number: i64) -> Result<u64, RegisterError> {
    number.try_into().map_err(|_| unreadable("a negative count"))
}

pub(super) fn uid(number: i64) -> Result<u32, RegisterError> {
    number.try_into().map_err(|_| unreadable("a UID"))
}

/// A size as the database holds it; no mail comes near the limit of what fits.
pub(super) fn stored(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}
