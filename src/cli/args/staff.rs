//! What staff decide: reviews, corrections, more time, what is carried over.

use clap::{Args, Subcommand};
use jiff::civil::Date;

use crate::cli::said;
use crate::diary_number::DiaryNumber;
use crate::intake::Identity;
use crate::recognition::{Kind, SenderKind};

/// Who decides.
#[derive(Debug, Args)]
pub(in crate::cli) struct By {
    /// Who decides, for the history; else the user at the terminal.
    #[arg(long, value_name = "NAME", env = "REMISSD_BY")]
    pub(in crate::cli) by: Option<String>,
}

/// Whether a sender's identity is protected, which no rule decides once a person has.
#[derive(Debug, Args)]
pub(in crate::cli) struct Protection {
    /// The sender's identity is protected: name and words are hidden, and stay in the original alone.
    #[arg(long, conflicts_with = "not_protected")]
    protected: bool,
    /// It is not: the words about that are about something else, and what was hidden is judged anew and opened.
    #[arg(long)]
    not_protected: bool,
}

impl Protection {
    /// What the person says; none where nothing is said.
    pub(in crate::cli) fn identity(&self) -> Option<Identity> {
        let protected = self.protected.then_some(Identity::Protected);
        protected.or(self.not_protected.then_some(Identity::Open))
    }
}

/// `remissd review`
#[derive(Debug, Args)]
pub(in crate::cli) struct Review {
    /// What to decide; else what waits is listed.
    #[command(subcommand)]
    pub(in crate::cli) command: Option<ReviewCommand>,
}

/// A decision on one review.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ReviewCommand {
    /// File it under the consultation that is suggested.
    Accept(Accept),
    /// File it under another consultation.
    Assign(Assign),
    /// It is none of ours: what was kept of it is removed.
    Dismiss(Dismiss),
    /// Take the last decision on it back.
    Undo(Undo),
}

/// `remissd review accept`
#[derive(Debug, Args)]
pub(in crate::cli) struct Accept {
    /// As `review` names it.
    #[arg(value_name = "REF")]
    pub(in crate::cli) reference: String,
    /// Why, for the history.
    #[arg(long)]
    pub(in crate::cli) reason: Option<String>,
    /// Send no acknowledgement.
    #[arg(long)]
    pub(in crate::cli) no_letter: bool,
    /// Whether the sender's identity is protected.
    #[command(flatten)]
    pub(in crate::cli) protection: Protection,
    /// Who decides.
    #[command(flatten)]
    pub(in crate::cli) by: By,
}

/// `remissd review assign`
#[derive(Debug, Args)]
pub(in crate::cli) struct Assign {
    /// As `review` names it, or `responses` where it is registered under the wrong consultation.
    #[arg(value_name = "REF")]
    pub(in crate::cli) reference: String,
    /// The consultation that it belongs to.
    #[arg(long, value_parser = said::diary_number)]
    pub(in crate::cli) diary_number: DiaryNumber,
    /// Why, for the history.
    #[arg(long)]
    pub(in crate::cli) reason: Option<String>,
    /// Send no acknowledgement, nor one that is owed already and has not gone out.
    #[arg(long)]
    pub(in crate::cli) no_letter: bool,
    /// Whether the sender's identity is protected.
    #[command(flatten)]
    pub(in crate::cli) protection: Protection,
    /// Who decides.
    #[command(flatten)]
    pub(in crate::cli) by: By,
}

/// `remissd review dismiss`
#[derive(Debug, Args)]
pub(in crate::cli) struct Dismiss {
    /// As `review` names it.
    #[arg(value_name = "REF")]
    pub(in crate::cli) reference: String,
    /// Why. It is kept: no names and nothing of what the mail says.
    #[arg(long)]
    pub(in crate::cli) reason: String,
    /// Who decides.
    #[command(flatten)]
    pub(in crate::cli) by: By,
}

/// `remissd review undo`
#[derive(Debug, Args)]
pub(in crate::cli) struct Undo {
    /// As `review`, `responses` or the decision named it.
    #[arg(value_name = "REF")]
    pub(in crate::cli) reference: String,
    /// Why, for the history.
    #[arg(long)]
    pub(in crate::cli) reason: Option<String>,
    /// Who decides.
    #[command(flatten)]
    pub(in crate::cli) by: By,
}

/// `remissd correct`
#[derive(Debug, Args)]
pub(in crate::cli) struct Correct {
    /// As `responses` names it.
    #[arg(value_name = "REF")]
    pub(in crate::cli) reference: String,
    /// What kind of message it is: answer, supplement, question, extension_request, withdrawal, document_request.
    #[arg(long, value_parser = said::kind)]
    pub(in crate::cli) kind: Option<Kind>,
    /// What the sender thinks: supports, supports_with_changes, opposes, no_comments, abstains, none.
    #[arg(long, value_parser = said::stance)]
    pub(in crate::cli) stance: Option<said::StanceOrNone>,
    /// What kind of sender it is: invited, association, party, authority, private.
    #[arg(long, value_parser = said::sender_kind)]
    pub(in crate::cli) sender_kind: Option<SenderKind>,
    /// The body that the sender speaks for; "" where it is none.
    #[arg(long, value_name = "NAME", value_parser = said::name)]
    pub(in crate::cli) organisation: Option<String>,
    /// An invited body that it answers for besides; may be said several times.
    #[arg(long, value_name = "NAME", value_parser = said::name)]
    pub(in crate::cli) on_behalf_of: Vec<String>,
    /// An invited body that it does not answer for after all.
    #[arg(long, value_name = "NAME", value_parser = said::name)]
    pub(in crate::cli) not_on_behalf_of: Vec<String>,
    /// The earlier response that it adds to.
    #[arg(long, value_name = "REF", conflicts_with = "stands_alone")]
    pub(in crate::cli) supplements: Option<String>,
    /// It adds to no earlier response.
    #[arg(long)]
    pub(in crate::cli) stands_alone: bool,
    /// Whether the sender's identity is protected.
    #[command(flatten)]
    pub(in crate::cli) protection: Protection,
    /// Why, for the history.
    #[arg(long)]
    pub(in crate::cli) reason: Option<String>,
    /// Who decides.
    #[command(flatten)]
    pub(in crate::cli) by: By,
}

/// `remissd extend`
#[derive(Debug, Args)]
pub(in crate::cli) struct Extend {
    /// The consultation.
    #[arg(long, value_parser = said::diary_number)]
    pub(in crate::cli) diary_number: DiaryNumber,
    /// The invited body, as the list has it.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) body: String,
    /// The last day for this body.
    #[arg(
        long,
        value_name = "YYYY-MM-DD",
        required_unless_present = "withdraw",
        conflicts_with = "withdraw"
    )]
    pub(in crate::cli) until: Option<Date>,
    /// It has no more time than the others after all.
    #[arg(long)]
    pub(in crate::cli) withdraw: bool,
    /// Why, for the history.
    #[arg(long)]
    pub(in crate::cli) reason: Option<String>,
    /// Who decides.
    #[command(flatten)]
    pub(in crate::cli) by: By,
}

/// `remissd mark`
#[derive(Debug, Args)]
pub(in crate::cli) struct Mark {
    /// As `responses` names it.
    #[arg(value_name = "REF", required_unless_present = "unmarked")]
    pub(in crate::cli) reference: Option<String>,
    /// Its number in the municipality's own diary system; "" takes a wrong one back.
    #[arg(long, value_name = "NUMBER", requires = "reference")]
    pub(in crate::cli) handlingsnummer: Option<String>,
    /// What it asks for is done: reports tell of it no more.
    #[arg(long, requires = "reference", conflicts_with = "not_handled")]
    pub(in crate::cli) handled: bool,
    /// What it asks for is not done after all.
    #[arg(long, requires = "reference")]
    pub(in crate::cli) not_handled: bool,
    /// List what does not stand in the diary system yet.
    #[arg(long, conflicts_with = "reference")]
    pub(in crate::cli) unmarked: bool,
    /// Only this consultation's.
    #[arg(long, value_parser = said::diary_number, requires = "unmarked")]
    pub(in crate::cli) diary_number: Option<DiaryNumber>,
    /// Why, for the history.
    #[arg(long, requires = "reference")]
    pub(in crate::cli) reason: Option<String>,
    /// Who says so.
    #[command(flatten)]
    pub(in crate::cli) by: By,
}

/// `remissd invited`
#[derive(Debug, Args)]
pub(in crate::cli) struct Invited {
    /// Only this consultation's.
    #[arg(long, value_parser = said::diary_number)]
    pub(in crate::cli) diary_number: Option<DiaryNumber>,
}
