//! How single values are written in the file: durations, sizes, times, numbers. Each reader refuses
//! with words, and the TOML reader adds the line.

use std::time::Duration;

use jiff::civil::Time;
use jiff::{SignedDuration, Span, tz::TimeZone};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::{Security, SmtpMode};
use crate::consultation::Detail;
use crate::diary_number::DiaryNumber;
use crate::retention::What;

fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    reading: impl FnOnce(&str) -> Result<T, String>,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    reading(text.trim()).map_err(D::Error::custom)
}

fn one_of<T: Copy>(text: &str, words: &[(&str, T)]) -> Result<T, String> {
    let known = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    known.ok_or_else(|| {
        let words: Vec<_> = words.iter().map(|(word, _)| format!("{word:?}")).collect();
        format!("{text:?} is none of {}", words.join(", "))
    })
}

pub(super) fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TimeZone, D::Error> {
    read(deserializer, |text| {
        TimeZone::get(text).map_err(|_| format!("{text:?} is no time zone: write it as \"Europe/Stockholm\""))
    })
}

pub(super) fn time_of_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
    read(deserializer, |text| {
        Time::strptime("%H:%M", text)
            .map_err(|_| format!("{text:?} is no time of day: write it as \"07:00\""))
    })
}

pub(super) fn duration<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SignedDuration, D::Error> {
    read(deserializer, |text| {
        let refused = || format!("{text:?} is no duration: write it as \"60s\", \"10m\", \"48h\" or \"60d\"");
        let days = text.strip_suffix('d').and_then(|days| days.trim_end().parse::<u32>().ok());
        let days = days.map(|days| SignedDuration::from_hours(24 * i64::from(days)));
        let duration = days.map_or_else(|| text.parse().map_err(|_| refused()), Ok)?;
        if duration.is_negative() { Err(refused()) } else { Ok(duration) }
    })
}

pub(super) fn interval<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    let duration = duration(deserializer)?;
    let seconds = u64::try_from(duration.as_secs()).unwrap_or(0);
    if seconds == 0 {
        return Err(D::Error::custom("an interval of less than a second would never let the server rest"));
    }
    Ok(Duration::from_secs(seconds))
}

pub(super) fn port<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u16>, D::Error> {
    let number = i64::deserialize(deserializer)?;
    let port = u16::try_from(number).ok().filter(|port| *port > 0);
    port.map(Some)
        .ok_or_else(|| D::Error::custom(format!("{number} is no port: they go from 1 to {}", u16::MAX)))
}

/// A time by the calendar.
pub(super) fn calendar<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
    read(deserializer, |text| {
        let refused =
            || format!("{text:?} is no time by the calendar: write it as \"2y\", \"18mo\" or \"90d\"");
        let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let number: i64 =
            text.strip_suffix(unit).and_then(|number| number.parse().ok()).ok_or_else(refused)?;
        let span = match unit.trim_start() {
            "y" => Span::new().try_years(number),
            "mo" => Span::new().try_months(number),
            "d" => Span::new().try_days(number),
            _ => return Err(refused()),
        };
        span.map_err(|_| refused())
    })
}

pub(super) fn what<'de, D: Deserializer<'de>>(deserializer: D) -> Result<What, D::Error> {
    read(deserializer, |text| one_of(text, &What::ALL.map(|what| (what.as_str(), what))))
}

pub(super) fn is_required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    read(deserializer, |text| one_of(text, &[("required", true), ("not_required", false)]))
}

/// Words that stand in letters: one line, and nothing in it that cannot be seen.
pub(super) fn line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    read(deserializer, |text| match text.contains(unseen) {
        true => Err(format!("{text:?} must be one line without control and direction characters")),
        false => Ok(text.trim().to_owned()),
    })
}

pub(super) fn some_line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    line(deserializer).map(Some)
}

/// Nothing is removed but by a decision that can be named.
pub(super) fn decision<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match line(deserializer)? {
        named if named.is_empty() => {
            Err(D::Error::custom("name the decision, such as \"KS 2025-12-01 § 12\""))
        }
        named => Ok(named),
    }
}

/// Bytes, as "50 MiB" says them.
pub(super) fn size<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    read(deserializer, |text| {
        let refused = || format!("{text:?} is no size: write it as \"50 MiB\" or \"700 KiB\"");
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let number: u64 = digits.parse().map_err(|_| refused())?;
        let unit = text.strip_prefix(digits).unwrap_or_default().trim().to_ascii_lowercase();
        let factor: u64 = match unit.as_str() {
            "" | "b" => 1,
            "kib" => 1 << 10,
            "mib" => 1 << 20,
            "gib" => 1 << 30,
            _ => return Err(refused()),
        };
        number.checked_mul(factor).filter(|bytes| *bytes > 0).ok_or_else(refused)
    })
}

/// The largest text that is kept of an attachment: it stands in a database row.
const LARGEST_TEXT: u64 = 16 << 20;

pub(super) fn text_size<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let bytes = size(deserializer)?;
    if bytes > LARGEST_TEXT {
        return Err(D::Error::custom("more than \"16 MiB\" of text is too much for a row of the database"));
    }
    Ok(bytes)
}

/// Languages as Tesseract names them, "swe" or "swe+fin"; "off" for none.
pub(super) fn languages<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    read(deserializer, |text| {
        let named = |name: &str| {
            let known = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
            !name.is_empty() && name.chars().all(known)
        };
        match text {
            "off" => Ok(None),
            _ if text.split('+').all(named) => Ok(Some(text.to_owned())),
            _ => Err(format!("{text:?} names no language: write it as \"swe\" or \"swe+fin\", or \"off\"")),
        }
    })
}

pub(super) fn diary_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DiaryNumber, D::Error> {
    read(deserializer, |text| DiaryNumber::parse(text).map_err(|error| error.to_string()))
}

pub(super) fn security<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Security>, D::Error> {
    read(deserializer, |text| {
        let words =
            [("tls", Security::Tls), ("starttls", Security::StartTls), ("plaintext", Security::Plaintext)];
        one_of(text, &words).map(Some)
    })
}

pub(super) fn mode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SmtpMode, D::Error> {
    read(deserializer, |text| one_of(text, &[("smtp", SmtpMode::Smtp), ("files", SmtpMode::Files)]))
}

pub(super) fn detail<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Detail, D::Error> {
    read(deserializer, |text| one_of(text, &[("summary", Detail::Summary), ("full", Detail::Full)]))
}

/// A name of a series of diary numbers, which stand behind it.
pub(super) fn series(text: &str) -> Result<String, String> {
    let number = DiaryNumber::parse(&format!("{} 1/2026", text.trim()));
    let number = number.map_err(|_| format!("{text:?} is no diary series: write it as \"Ks\""))?;
    Ok(number.series().to_owned())
}

/// What something is called: a name without a letter or a digit is found nowhere, or everywhere.
pub(super) fn called(text: &str) -> Result<String, String> {
    match text.trim() {
        name if name.contains(char::is_alphanumeric) => Ok(name.to_owned()),
        _ => Err(format!("{text:?} is no name: write what people call it, or leave it out")),
    }
}

/// A word without blanks.
pub(super) fn word(text: &str) -> Result<String, String> {
    match text.trim() {
        word if word.is_empty() || word.contains(char::is_whitespace) => {
            Err(format!("{text:?} is no name of a server: write it as \"mx.example.org\", or leave it out"))
        }
        word => Ok(word.to_owned()),
    }
}
