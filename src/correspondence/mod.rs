//! What we write: the acknowledgement to who sent an answer; the daily digest, the reminders and the final report to
//! who leads the consultation; the warning to the operator. Facts come in, a [`Letter`] goes out.
//!
//! The words live in `templates/`, and a municipality can put its own in their place without another
//! program; `samples` has every template tried before a letter is written with it. What is said when is
//! decided here, in plain code, before a template sees it: a template only places values. The page of a
//! letter is made of its text (`page`). Nothing is sent from here; that is `post`.

mod acknowledgement;
mod answers;
mod channels;
mod digest;
mod due;
mod held;
mod milestone;
mod english;
mod finnish;
mod page;
mod plain;
mod samples;
mod size;
mod swedish;
mod template;
mod warning;

pub use acknowledgement::acknowledgement;
pub use answers::{compilation, enclosed_answers};
pub use channels::ways;
pub use digest::digest;
pub use due::{Milestone, digest_due, is_read_for, milestone_due, warnings_due, worth_sending};
pub use milestone::{final_report, reminder};
pub use template::{Templates, WordingError};
pub use warning::{WarningFacts, warning};

use data_encoding::BASE64;

use crate::letter_id::LetterKind;

/// A letter as it stands before it is put in an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What kind of letter it is; it decides how the letter marks itself as automatic.
    pub kind: LetterKind,
    /// The one address it goes to, without a display name: a name would be the sender's own text.
    pub to: String,
    /// The subject line.
    pub subject: String,
    /// The text, lines ended by `\n`: complete by itself.
    pub text: String,
    /// The same as an HTML page, where it is written as one too.
    pub html: Option<String>,
    /// The pictures that the page shows, as `cid:` addresses; it shows none from anywhere else.
    pub pictures: Vec<Enclosure>,
    /// Files that come with it.
    pub files: Vec<Enclosure>,
    /// Its Message-ID without angle brackets.
    pub message_id: String,
    /// The Message-ID it answers, without angle brackets, as the sender wrote it: it may be hostile.
    pub in_reply_to: Option<String>,
}

impl Letter {
    /// The page as a file that stands by itself, its pictures within it: for looking at before a letter is sent.
    /// In mail they are parts of their own, for many mail programs show no others.
    #[must_use]
    pub fn page_by_itself(&self) -> Option<String> {
        let inlined = |page: String, picture: &Enclosure| {
            let within = format!("data:{};base64,{}", picture.media_type, BASE64.encode(&picture.bytes));
            page.replace(&format!("src=\"cid:{}\"", picture.name), &format!("src=\"{within}\""))
        };
        self.html.clone().map(|page| self.pictures.iter().fold(page, inlined))
    }
}

/// A picture or a file within a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// Its file name, ASCII; a picture's page refers to it by this name.
    pub name: String,
    /// Such as `image/png`.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
