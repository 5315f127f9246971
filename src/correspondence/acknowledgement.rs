//! The acknowledgement: "Vi har fått ditt svar". It says what came, when, and whether that was in
//! time. It never promises, never quotes and never names the sender (`reference/domain.md` 6.1).

use serde::Serialize;

use super::template::{self, WordingError};
use super::{Letter, plain, swedish};
use crate::config::Organisation;
use crate::consultation::Timing;
use crate::facts::{AttachmentFacts, CaseFacts, ReceiptFacts};
use crate::letter_id::LetterKind;
use crate::recognition::Kind;

/// So many attachments are named; of the rest the number is said.
const NAMED_ATTACHMENTS: usize = 5;

/// So many characters of an attachment's name are shown: enough to know one's own file again.
const NAME_LENGTH: usize = 60;

/// What is said of an attachment whose name is empty or has nothing to show.
const NAMELESS: &str = "fil utan namn";

#[derive(Serialize)]
struct Values<'a> {
    /// `answer`, `supplement`, `chained`, `extension`, `withdrawal`, `documents` or `mail`.
    concerns: &'static str,
    /// What we call it: `svar` or `mejl`.
    called: &'static str,
    behind_link: bool,
    numbers: String,
    arrived: String,
    cases: Vec<CaseValues<'a>>,
    attachments: Attachments,
    organisation: OrganisationValues<'a>,
}

#[derive(Serialize)]
struct CaseValues<'a> {
    number: String,
    title: &'a str,
    deadline: String,
    /// `in_time`, `late`, or empty where nothing is said of it.
    timing: &'static str,
}

#[derive(Serialize)]
struct Attachments {
    count: usize,
    names: String,
    more: usize,
    unreadable: usize,
    unreadable_names: String,
    unreadable_more: usize,
}

#[derive(Serialize)]
pub(super) struct OrganisationValues<'a> {
    name: &'a str,
    contact: &'a str,
    privacy_url: &'a str,
}

impl<'a> From<&'a Organisation> for OrganisationValues<'a> {
    fn from(organisation: &'a Organisation) -> Self {
        Self {
            name: &organisation.name,
            contact: &organisation.contact,
            privacy_url: &organisation.privacy_url,
        }
    }
}

/// Words the acknowledgement of one kept mail, to the address `to`.
///
/// # Errors
/// When the template is broken.
pub fn acknowledgement(
    facts: &ReceiptFacts,
    organisation: &Organisation,
    to: &str,
    message_id: &str,
) -> Result<Letter, WordingError> {
    let values = values(facts, organisation);
    let source = include_str!("templates/acknowledgement.sv.txt");
    let wording = template::fill("acknowledgement.sv.txt", source, values)?;
    Ok(Letter {
        kind: LetterKind::Acknowledgement,
        to: to.to_owned(),
        subject: wording.subject,
        text: wording.text,
        html: None,
        pictures: Vec::new(),
        files: Vec::new(),
        message_id: message_id.to_owned(),
        in_reply_to: facts.in_reply_to.clone(),
    })
}

fn values<'a>(facts: &'a ReceiptFacts, organisation: &'a Organisation) -> Values<'a> {
    let concerns = concerns(facts);
    // What lies behind a link has not come in: only the mail has.
    let called = if concerns == "answer" && !facts.behind_link { "svar" } else { "mejl" };
    let numbers: Vec<_> = facts.cases.iter().map(|case| case.diary_number.to_string()).collect();
    Values {
        concerns,
        called,
        behind_link: facts.behind_link,
        numbers: swedish::row(&numbers),
        arrived: swedish::moment(facts.arrived),
        cases: facts.cases.iter().map(|case| case_values(case, facts.kind)).collect(),
        attachments: attachments(&facts.attachments),
        organisation: organisation.into(),
    }
}

/// How the letter speaks of the mail. Only what counts as an answer is called one; whatever is
/// uncertain, or without a case, is just a mail. A question is one too: whether something is asked or only
/// thanked for, the same words are true.
fn concerns(facts: &ReceiptFacts) -> &'static str {
    match facts.kind {
        _ if facts.cases.is_empty() => "mail",
        Kind::Answer => "answer",
        Kind::Supplement if facts.adds_to_earlier => "chained",
        Kind::Supplement => "supplement",
        Kind::ExtensionRequest => "extension",
        Kind::Withdrawal => "withdrawal",
        Kind::DocumentRequest => "documents",
        _ => "mail",
    }
}

fn case_values(case: &CaseFacts, kind: Kind) -> CaseValues<'_> {
    // A question is neither in time nor late: only what counts as an answer has a last day.
    let counts = matches!(kind, Kind::Answer | Kind::Supplement);
    CaseValues {
        number: case.diary_number.to_string(),
        title: &case.title,
        deadline: swedish::day(case.deadline),
        timing: case.timing.filter(|_| counts).map_or("", Timing::as_str),
    }
}

fn attachments(all: &[AttachmentFacts]) -> Attachments {
    let unreadable: Vec<&AttachmentFacts> = all.iter().filter(|one| one.unreadable).collect();
    Attachments {
        count: all.len(),
        names: named(all.iter()),
        more: all.len().saturating_sub(NAMED_ATTACHMENTS),
        unreadable: unreadable.len(),
        unreadable_more: unreadable.len().saturating_sub(NAMED_ATTACHMENTS),
        unreadable_names: named(unreadable.into_iter()),
    }
}

/// The names of the first few, made plain.
fn named<'a>(attachments: impl Iterator<Item = &'a AttachmentFacts>) -> String {
    let shown: Vec<_> = attachments
        .take(NAMED_ATTACHMENTS)
        .map(|one| plain::file_name(&one.name, NAME_LENGTH))
        .map(|name| if name.is_empty() { NAMELESS.to_owned() } else { name })
        .collect();
    shown.join(", ")
}

#[cfg(test)]
mod tests;
