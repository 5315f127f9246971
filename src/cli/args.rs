//! What may be typed: the clap structs, apart from what the commands do. What is handed in is in `by_hand`, what
//! staff decide in `staff`, what leaves the register in `hand_over`.

mod by_hand;
mod hand_over;
mod staff;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;

pub(super) use self::by_hand::{Arrived, Import};
pub(super) use self::hand_over::{Erase, Export, ExportFormat, Retention, Separator};
pub(super) use self::staff::{By, Correct, Extend, Invited, Mark, Review, ReviewCommand};
use super::said;
use crate::diary_number::DiaryNumber;
use crate::extract;

/// Files the answers to a municipality's consultations out of its mailbox, acknowledges them and reports.
#[derive(Debug, Parser)]
#[command(name = "remissd", version, about, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// The configuration file.
    #[arg(long, global = true, env = "REMISSD_CONFIG", default_value = "/etc/remissd/remissd.toml")]
    pub(super) config: PathBuf,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read the mailbox, file, acknowledge and report: the daemon.
    Run(Run),
    /// Say what would be done with these messages, and why; touches nothing.
    Explain(Explain),
    /// File messages from .eml files, mbox files and Maildirs; register letters and notes by hand.
    Import(Import),
    /// Judge again what was ignored and still lies on the server; keeps what is ours only with --apply.
    Rescan(Rescan),
    /// Judge again what is kept; writes what differs only with --apply.
    Replay(Replay),
    /// Account for every UID, against the server and the originals kept.
    Audit,
    /// List the consultations and how they stand.
    Consultations,
    /// List what is registered.
    Responses(Responses),
    /// Show one registered or waiting message.
    Show(Show),
    /// List what waits for a person, and why; file it, dismiss it, take a decision back.
    Review(Review),
    /// Put right what a response is taken for: kind, stance, sender, whom it speaks for, what it adds to.
    Correct(Correct),
    /// Give an invited body more time, or take it back.
    Extend(Extend),
    /// Say that a response stands in the diary system, or that what it asks for is done; list what does not yet.
    Mark(Mark),
    /// List who was asked: who has answered, declined, got more time, is silent.
    Invited(Invited),
    /// Print a report, or write its page to a file; mail it only with --send.
    Digest(Digest),
    /// Write the answers to one consultation to a file.
    Export(Export),
    /// Remove personal data and original of one message on a decision; that it came in stays.
    Erase(Erase),
    /// Show what the retention rules would touch; do it with --apply.
    Retention(Retention),
    /// List what was sent, waits, was refused; stop and start all letters, send one again.
    Letters(Letters),
    /// Ask the register with a read-only SQL query.
    Sql(Sql),
    /// Try the configuration, the mailbox, the relay and the database.
    Check,
    /// Print the documented example configuration, or write the templates of the letters into a folder.
    Config(Config),
    /// Read attachments for another remissd, which starts this.
    #[command(name = extract::COMMAND, hide = true)]
    ReadAttachments(ReadAttachments),
}

/// The hidden command of the reader; see [`extract`].
#[derive(Debug, Args)]
pub(super) struct ReadAttachments {
    /// How long one attachment may take, in milliseconds.
    #[arg(long)]
    pub(super) max_time_ms: u64,
    /// The languages that pictures are read in.
    #[arg(long)]
    pub(super) ocr: Option<String>,
}

/// `remissd config`
#[derive(Debug, Args)]
pub(super) struct Config {
    /// Write the built-in templates there instead, to start from; a file that is there stays as it is.
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
}

/// `remissd run`
#[derive(Debug, Args)]
pub(super) struct Run {
    /// Take in every folder to its end, send what is due, and end.
    #[arg(long)]
    pub(super) once: bool,
}

/// `remissd explain`
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// One JSON object a line.
    #[arg(long)]
    pub(super) json: bool,
    /// When the IMAP server would say it received them (RFC 3339).
    #[arg(long, value_name = "RFC3339")]
    pub(super) received: Option<Timestamp>,
    /// Message files, mbox files, Maildirs, or folders of these.
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
}

/// `remissd rescan`
#[derive(Debug, Args)]
pub(super) struct Rescan {
    /// What the server received on this day or later.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) since: Date,
    /// Record what would be kept.
    #[arg(long)]
    pub(super) apply: bool,
}

/// `remissd replay`
#[derive(Debug, Args)]
pub(super) struct Replay {
    /// Make the changes that are listed.
    #[arg(long)]
    pub(super) apply: bool,
}

/// `remissd responses`
#[derive(Debug, Args)]
pub(super) struct Responses {
    /// Only this consultation's, such as "Ks 1216/2018".
    #[arg(long, value_parser = said::diary_number)]
    pub(super) diary_number: Option<DiaryNumber>,
}

/// `remissd show`
#[derive(Debug, Args)]
pub(super) struct Show {
    /// As `responses` and `review` name it.
    pub(super) reference: String,
}

/// `remissd digest`
#[derive(Debug, Args)]
pub(super) struct Digest {
    /// Only this consultation's; else one for each.
    #[arg(long, value_parser = said::diary_number)]
    pub(super) diary_number: Option<DiaryNumber>,
    /// The day of the report; else today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) date: Option<Date>,
    /// Write the page of the report to this file instead of printing it.
    #[arg(long, value_name = "FILE.html", conflicts_with = "send")]
    pub(super) preview: Option<PathBuf>,
    /// Show it as a reader with this detail gets it.
    #[arg(long, value_enum, default_value_t = DetailShown::Full, conflicts_with = "send")]
    pub(super) detail: DetailShown,
    /// Mail it to those who get the daily one.
    #[arg(long)]
    pub(super) send: bool,
}

/// How much a report shows, by the words of the configuration.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum DetailShown {
    /// Counts, names of bodies and register ids: for readers outside the house.
    Summary,
    /// All of it.
    Full,
}

/// `remissd letters`
#[derive(Debug, Args)]
pub(super) struct Letters {
    /// What to do; else they are listed.
    #[command(subcommand)]
    pub(super) command: Option<LettersCommand>,
}

/// The operator's hand on the letters.
#[derive(Debug, Subcommand)]
pub(super) enum LettersCommand {
    /// Hold every letter from this moment on; mail is filed as ever.
    Stop(Stop),
    /// Send what waited.
    Start,
    /// Send the letter about one message once more: the same bytes, the same Message-ID.
    Resend(Resend),
}

/// `remissd letters stop`
#[derive(Debug, Args)]
pub(super) struct Stop {
    /// Why, for who finds them stopped.
    #[arg(long)]
    pub(super) reason: Option<String>,
    /// Who decides.
    #[command(flatten)]
    pub(super) by: By,
}

/// `remissd letters resend`
#[derive(Debug, Args)]
pub(super) struct Resend {
    /// As `responses` and `show` name it.
    #[arg(value_name = "REF")]
    pub(super) reference: String,
    /// Who decides.
    #[command(flatten)]
    pub(super) by: By,
}

/// `remissd sql`
#[derive(Debug, Args)]
pub(super) struct Sql {
    /// One SELECT over the documented views; with --name, the words that the named query looks for.
    #[arg(required_unless_present_any = ["list", "name"])]
    pub(super) query: Option<String>,
    /// List the named queries, each with the question it answers.
    #[arg(long, conflicts_with_all = ["query", "name"])]
    pub(super) list: bool,
    /// Ask one of the named queries.
    #[arg(long, value_name = "QUERY")]
    pub(super) name: Option<String>,
    /// Only of this consultation, for a named query.
    #[arg(long, value_parser = said::diary_number, requires = "name")]
    pub(super) diary_number: Option<DiaryNumber>,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

/// How a table is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Lines and columns, for people.
    Table,
    /// RFC 4180, with a header line.
    Csv,
    /// An array of objects.
    Json,
}
