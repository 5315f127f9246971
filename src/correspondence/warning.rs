//! What an operator is told at once: in English, plain text, with what to do. It names folders and times, never a
//! message or who wrote it.

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

use super::acknowledgement::OrganisationValues;
use super::milestone::letter;
use super::template::{Templates, WordingError};
use super::{Letter, plain};
use crate::config::Organisation;
use crate::facts::{FolderFacts, Warning};
use crate::letter_id::LetterKind;

/// So many characters are shown of a folder's name or of an explanation.
const LINE_LENGTH: usize = 200;

/// What a warning is about, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct WarningFacts<'a> {
    /// What is told.
    pub warning: Warning,
    /// The mailbox's address.
    pub mailbox: &'a str,
    /// Its watched folders.
    pub folders: &'a [FolderFacts],
    /// Why letters are held back, in words for an operator.
    pub why: &'a str,
}

#[derive(Serialize)]
struct Values<'a> {
    /// `unread`, `read`, `held` or `released`.
    about: &'static str,
    since: String,
    mailbox: &'a str,
    folders: Vec<Folder>,
    why: String,
    zone: String,
    organisation: OrganisationValues<'a>,
}

#[derive(Serialize)]
struct Folder {
    name: String,
    read_at: String,
    failed: u64,
}

/// Words a warning to the operator at `to`; times are told in `zone`.
///
/// # Errors
/// When the template is broken.
pub fn warning(
    templates: &Templates,
    facts: &WarningFacts<'_>,
    organisation: &Organisation,
    zone: &TimeZone,
    to: &str,
    message_id: &str,
) -> Result<Letter, WordingError> {
    let local = |at: Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    let (about, since) = match facts.warning {
        Warning::Unread { since } => ("unread", local(since)),
        Warning::ReadAgain { since } => ("read", local(since)),
        Warning::Held { .. } => ("held", String::new()),
        Warning::Released { .. } => ("released", String::new()),
    };
    let folder = |folder: &FolderFacts| Folder {
        name: plain::line(&folder.name, LINE_LENGTH),
        read_at: folder.read_at.map(local).unwrap_or_default(),
        failed: folder.failed,
    };
    let values = Values {
        about,
        since,
        mailbox: facts.mailbox,
        folders: facts.folders.iter().map(folder).collect(),
        why: plain::line(facts.why, LINE_LENGTH),
        zone: zone.iana_name().unwrap_or("the municipality").to_owned(),
        organisation: organisation.into(),
    };
    let wording = templates.fill("warning.en.txt", values)?;
    Ok(letter(LetterKind::Warning, wording, to, message_id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_warning_reads_as_it_should() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let since = at("2019-10-29T13:03:00Z");
        let folder = |name: &str, read_at| FolderFacts {
            name: name.to_owned(),
            read_at,
            listed: None,
            unread: 0,
            failed: 0,
        };
        let folders = [folder("INBOX", Some(since)), folder("Skräppost", None)];
        let organisation = Organisation { name: "Exempel kommun".to_owned(), ..Organisation::default() };
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        for (name, warning, folders) in [
            ("unread", Warning::Unread { since }, &folders[..]),
            ("unread_without_a_server", Warning::Unread { since }, &[]),
            ("read_again", Warning::ReadAgain { since }, &folders),
            ("held", Warning::Held { hold: 3 }, &folders),
            ("released", Warning::Released { hold: 3 }, &folders),
        ] {
            let facts = WarningFacts { warning, mailbox: "kommun@kommun.example", folders, why: "" };
            let letter = super::warning(
                &Templates::built_in(),
                &facts,
                &organisation,
                &zone,
                "drift@example.org",
                "id",
            )
            .unwrap();
            insta::assert_snapshot!(name, format!("{}\n\n{}", letter.subject, letter.text));
        }
    }
}
