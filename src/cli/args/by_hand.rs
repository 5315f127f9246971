//! What a person hands in: mail in files, letters on paper, notes of what was said.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;

use super::By;
use crate::diary_number::DiaryNumber;

/// `remissd import`
#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    /// When they arrived, where a person knows better than the headers: RFC 3339, or a day where it is a letter or a note.
    #[arg(long, value_name = "RFC3339|YYYY-MM-DD")]
    pub(in crate::cli) arrived: Option<Arrived>,
    /// It is a letter on paper: a PDF or a picture of it.
    #[arg(long, conflicts_with = "note", requires = "by_hand")]
    pub(in crate::cli) letter: bool,
    /// The letter did not come by post, or not with the first emptying of the day: it came in on the day it arrived.
    #[arg(long, requires = "letter")]
    pub(in crate::cli) handed_in: bool,
    /// It is a note of something said; the file is the text.
    #[arg(long, value_enum, requires = "by_hand")]
    pub(in crate::cli) note: Option<Note>,
    /// Who it is from, for a letter or a note.
    #[arg(long = "from", value_name = "NAME", group = "by_hand")]
    pub(in crate::cli) sender: Option<String>,
    /// The body that the sender speaks for, for a letter or a note.
    #[arg(long, value_name = "NAME", requires = "by_hand")]
    pub(in crate::cli) organisation: Option<String>,
    /// The consultation that a letter or a note belongs to.
    #[arg(long, value_parser = DiaryNumber::parse, requires = "by_hand")]
    pub(in crate::cli) diary_number: Option<DiaryNumber>,
    /// Who registers it.
    #[command(flatten)]
    pub(in crate::cli) by: By,
    /// Message files, mbox files, Maildirs, or folders of .eml files; the one file of a letter or a note.
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
    /// On this day.
    On(Date),
}

impl FromStr for Arrived {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::At).or_else(|_| text.parse().map(Self::On))
    }
}
