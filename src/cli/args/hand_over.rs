//! What leaves the register: exports, erasing, retention.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::By;
use crate::cli::said;
use crate::diary_number::DiaryNumber;

/// `remissd export`
#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    /// The consultation, such as "Ks 1216/2018".
    #[arg(long, value_parser = said::diary_number)]
    pub(in crate::cli) diary_number: DiaryNumber,
    /// As what.
    #[arg(long, value_enum)]
    pub(in crate::cli) to: ExportFormat,
    /// The file to write.
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) output: PathBuf,
    /// What stands between the cells of a CSV file.
    #[arg(long, value_enum, default_value_t = Separator::Semicolon)]
    pub(in crate::cli) separator: Separator,
    /// Replace the file when it is there.
    #[arg(long)]
    pub(in crate::cli) force: bool,
}

/// What an export is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportFormat {
    /// A table of every registered message, for a spreadsheet.
    Csv,
    /// A workbook: every registered message, and a compilation for the officer to complete.
    Xlsx,
    /// A JSON object a line, for programs.
    Jsonl,
    /// The originals and the attachments, with an index page and checksums.
    Zip,
}

/// What stands between the cells of a CSV file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Separator {
    /// What a Swedish Excel expects: its comma is in numbers.
    Semicolon,
    /// What the others expect.
    Comma,
}

impl Separator {
    /// The sign.
    pub(in crate::cli) fn sign(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Comma => ',',
        }
    }
}

/// `remissd erase`
#[derive(Debug, Args)]
pub(in crate::cli) struct Erase {
    /// As `responses` and `show` name it.
    #[arg(value_name = "REF")]
    pub(in crate::cli) reference: String,
    /// Why, and by which decision. It is kept: no names and nothing of what the message says.
    #[arg(long)]
    pub(in crate::cli) reason: String,
    /// Who carries it out.
    #[command(flatten)]
    pub(in crate::cli) by: By,
}

/// `remissd retention`
#[derive(Debug, Args)]
pub(in crate::cli) struct Retention {
    /// Do what is listed.
    #[arg(long)]
    pub(in crate::cli) apply: bool,
    /// Who carries it out.
    #[command(flatten)]
    pub(in crate::cli) by: By,
}
