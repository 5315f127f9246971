//! What a person hands in: mail in files, letters on paper, notes of what was said.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use super::By;
use crate::cli::said;
use crate::consultation::Channel;
use crate::diary_number::DiaryNumber;
use crate::recognition::Kind;

/// `remissd import`
#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    /// When they arrived, where a person knows better than the headers: an instant (RFC 3339); for a letter or a note a
    /// day or a local time.
    #[arg(long, value_name = "RFC3339|YYYY-MM-DD")]
    pub(in crate::cli) arrived: Option<Arrived>,
    /// It is a letter on paper: a PDF or a picture of it, which came by post on the day that --arrived says, or lay in
    /// the box when that was emptied first.
    #[arg(long, group = "by_hand", conflicts_with = "note", requires_all = ["arrived", "sender", "diary_number"])]
    pub(in crate::cli) letter: bool,
    /// The letter did not come by post: somebody handed it in, so it came in when --arrived says.
    #[arg(long, requires = "letter")]
    pub(in crate::cli) handed_in: bool,
    /// It is a note of something said; the file, or "-" for standard input, is the text.
    #[arg(long, group = "by_hand", value_enum, requires_all = ["arrived", "sender", "diary_number"])]
    pub(in crate::cli) note: Option<Note>,
    /// Who it is from, for a letter or a note.
    #[arg(long = "from", value_name = "NAME", value_parser = said::name, requires = "by_hand")]
    pub(in crate::cli) sender: Option<String>,
    /// The body that the sender speaks for, for a letter or a note.
    #[arg(long, value_name = "NAME", value_parser = said::name, requires = "by_hand")]
    pub(in crate::cli) organisation: Option<String>,
    /// The consultation that a letter or a note belongs to; may be said several times.
    #[arg(long, value_parser = said::diary_number, requires = "by_hand")]
    pub(in crate::cli) diary_number: Vec<DiaryNumber>,
    /// What a letter or a note is: answer, supplement, question, extension_request, withdrawal, document_request. Else its
    /// words tell, and it is an answer where they do not.
    #[arg(long, value_parser = said::kind, requires = "by_hand")]
    pub(in crate::cli) kind: Option<Kind>,
    /// The sender's identity is protected: name and words stay out of the register.
    #[arg(long, requires = "by_hand", conflicts_with = "not_protected")]
    pub(in crate::cli) protected: bool,
    /// The words about protected identity in it are about something else.
    #[arg(long, requires = "by_hand")]
    pub(in crate::cli) not_protected: bool,
    /// The same file is registered with a wrong sender or day, or open though the identity is protected: put that right.
    #[arg(long, requires = "by_hand")]
    pub(in crate::cli) corrects: bool,
    /// Who registers it.
    #[command(flatten)]
    pub(in crate::cli) by: By,
    /// Message files, mbox files, Maildirs, or folders of these; the one file of a letter or a note.
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
}

/// What a note is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Note {
    /// A telephone call.
    Phone,
    /// A meeting.
    Meeting,
}

/// When something arrived, as a person says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Arrived {
    /// At this instant.
    At(Timestamp),
    /// At this time on the municipality's calendar and clock.
    Local(DateTime),
    /// On this day.
    On(Date),
}

impl FromStr for Arrived {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A day would be read out of a time too, and the time forgotten.
        let is_day = text.trim().len() == "2019-10-31".len();
        let local = || if is_day { text.parse().map(Self::On) } else { text.parse().map(Self::Local) };
        text.parse().map(Self::At).or_else(|_| local())
    }
}

impl Arrived {
    /// The same on the calendar and clock of `zone`; at midnight where it is a day.
    pub(in crate::cli) fn local(self, zone: &TimeZone) -> DateTime {
        match self {
            Self::At(at) => zone.to_datetime(at),
            Self::Local(at) => at,
            Self::On(day) => day.to_datetime(Time::midnight()),
        }
    }
}

impl From<Note> for Channel {
    fn from(note: Note) -> Self {
        match note {
            Note::Phone => Self::Phone,
            Note::Meeting => Self::Meeting,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrival_is_an_instant_a_local_time_or_a_day() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        for (text, expected) in [
            ("2019-10-31", "2019-10-31T00:00:00"),
            ("2019-10-31T09:15:00Z", "2019-10-31T10:15:00"),
            ("2019-10-31T10:15+01:00", "2019-10-31T10:15:00"),
            ("2019-10-31 10:15", "2019-10-31T10:15:00"),
            ("2019-10-31T10:15:30", "2019-10-31T10:15:30"),
        ] {
            let arrived: Arrived = text.parse().unwrap();
            assert_eq!(arrived.local(&zone).to_string(), expected, "{text}");
        }
        for text in ["", "31/10 2019", "2019-13-01", "2019-02-30", "i går"] {
            assert!(text.parse::<Arrived>().is_err(), "{text}");
        }
    }
}
