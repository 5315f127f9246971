//! The acknowledgement: "Vi har fått ditt svar". It says what came, when, and whether that was in
//! time. It never promises, never quotes and never names the sender (`reference/domain.md` 6).

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::page::{self, Marked};
use super::template::{Templates, WordingError};
use super::{Letter, english, finnish, plain, swedish};
use crate::config::Organisation;
use crate::consultation::Timing;
use crate::facts::{AttachmentFacts, CaseFacts, ReceiptFacts};
use crate::letter_id::LetterKind;
use crate::recognition::{Kind, Language};

/// So many attachments are named; of the rest the number is said.
const NAMED_ATTACHMENTS: usize = 5;

/// So many characters of an attachment's name are shown: enough to know one's own file again.
const NAME_LENGTH: usize = 60;

/// So many characters of a title are shown: more than any has, and no page of it.
const TITLE_LENGTH: usize = 300;

/// The Swedish term, which letters in other languages name too.
const PUBLIC_RECORD: &str = "allmän handling";

/// The values of its templates; `templates/acknowledgement.sv.txt` says what each is.
#[derive(Serialize)]
struct Values<'a> {
    concerns: &'static str,
    after_review: bool,
    behind_link: bool,
    numbers: String,
    arrived: String,
    cases: Vec<CaseValues>,
    attachments: Attachments,
    organisation: OrganisationValues<'a>,
}

#[derive(Serialize)]
struct CaseValues {
    number: String,
    title: String,
    deadline: String,
    more_time: bool,
    timing: &'static str,
}

#[derive(Default, Serialize)]
struct Attachments {
    count: usize,
    files: Vec<FileValues>,
    more: usize,
    more_unreadable: usize,
    unreadable: usize,
}

#[derive(Serialize)]
struct FileValues {
    name: String,
    size: String,
    read: &'static str,
}

#[derive(Serialize)]
pub(super) struct OrganisationValues<'a> {
    name: &'a str,
    contact: &'a str,
    privacy_url: &'a str,
    controller: &'a str,
}

impl<'a> From<&'a Organisation> for OrganisationValues<'a> {
    fn from(organisation: &'a Organisation) -> Self {
        Self {
            name: &organisation.name,
            contact: &organisation.contact,
            privacy_url: &organisation.privacy_url,
            controller: &organisation.controller,
        }
    }
}

/// How a language writes what the templates place.
struct Tongue {
    template: &'static str,
    day: fn(Date) -> String,
    moment: fn(DateTime) -> String,
    row: fn(&[String]) -> String,
    size: fn(u64) -> String,
    /// What is said of an attachment whose name is empty or has nothing to show.
    nameless: &'static str,
}

impl Tongue {
    fn of(language: Language) -> Self {
        match language {
            Language::Swedish => Self {
                template: "acknowledgement.sv.txt",
                day: swedish::weekday_and_day,
                moment: swedish::moment,
                row: swedish::row,
                size: swedish::size,
                nameless: "fil utan namn",
            },
            Language::Finnish => Self {
                template: "acknowledgement.fi.txt",
                day: finnish::weekday_and_day,
                moment: finnish::moment,
                row: finnish::row,
                size: finnish::size,
                nameless: "nimetön tiedosto",
            },
            Language::English => Self {
                template: "acknowledgement.en.txt",
                day: english::weekday_and_day,
                moment: english::moment,
                row: english::row,
                size: english::size,
                nameless: "file without a name",
            },
        }
    }
}

/// Words the acknowledgement of one kept mail, to the address `to`.
///
/// # Errors
/// When a template is broken.
pub fn acknowledgement(
    templates: &Templates,
    facts: &ReceiptFacts,
    organisation: &Organisation,
    to: &str,
    message_id: &str,
) -> Result<Letter, WordingError> {
    let language = facts.language;
    let tongue = Tongue::of(language);
    let values = values(facts, organisation, &tongue);
    let marked = marked(&values, organisation, language);
    let wording = templates.fill(tongue.template, values)?;
    let body = page::body(&wording.subject, &wording.text, &marked);
    let html = templates.page(language.as_str(), &wording.subject, &body)?;
    Ok(Letter {
        kind: LetterKind::Acknowledgement,
        to: to.to_owned(),
        subject: wording.subject,
        text: page::text(&wording.text),
        html: Some(html),
        pictures: Vec::new(),
        files: Vec::new(),
        message_id: message_id.to_owned(),
        in_reply_to: facts.in_reply_to.clone(),
    })
}

/// What the page shows in a way of its own.
fn marked(values: &Values, organisation: &Organisation, language: Language) -> Vec<Marked> {
    let mut marked = Marked::reached(organisation);
    marked.extend(values.cases.iter().map(|case| Marked::unbroken(&case.number)));
    if language != Language::Swedish {
        let titles = values.cases.iter().map(|case| case.title.as_str());
        let swedish = titles.chain([organisation.name.as_str(), PUBLIC_RECORD]);
        marked.extend(swedish.map(Marked::swedish));
    }
    marked
}

/// What the templates get. Of a restricted mail they get the number and the time and nothing else, so that no
/// template, whoever wrote it, can tell more.
fn values<'a>(facts: &ReceiptFacts, organisation: &'a Organisation, tongue: &Tongue) -> Values<'a> {
    let open = !facts.is_restricted;
    let numbers: Vec<_> = facts.cases.iter().map(|case| case.diary_number.to_string()).collect();
    Values {
        concerns: concerns(facts),
        after_review: facts.after_review,
        behind_link: facts.behind_link && open,
        numbers: (tongue.row)(&numbers),
        arrived: (tongue.moment)(facts.arrived),
        cases: facts.cases.iter().map(|case| case_values(case, facts, tongue)).collect(),
        attachments: if open { attachments(&facts.attachments, tongue) } else { Attachments::default() },
        organisation: organisation.into(),
    }
}

/// How the letter speaks of the mail. Only what shows that it is an answer is called one; whatever is
/// uncertain, or without a case, is just a mail. A question is one too: whether something is asked or only
/// thanked for, the same words are true.
fn concerns(facts: &ReceiptFacts) -> &'static str {
    // An attachment may be the answer though nobody could read it.
    let is_unclear = facts.is_unclear && facts.attachments.is_empty();
    match facts.kind {
        _ if facts.is_restricted => "protected",
        _ if facts.cases.is_empty() => "mail",
        Kind::Answer if is_unclear => "mail",
        Kind::Answer => "answer",
        Kind::Supplement if facts.adds_to_earlier => "chained",
        Kind::Supplement => "supplement",
        Kind::Question => "question",
        Kind::ExtensionRequest => "extension",
        Kind::Withdrawal => "withdrawal",
        Kind::DocumentRequest => "documents",
        Kind::Automatic | Kind::Bounce | Kind::Bulk | Kind::Own | Kind::Unrelated => "mail",
    }
}

fn case_values(case: &CaseFacts, facts: &ReceiptFacts, tongue: &Tongue) -> CaseValues {
    // A question is neither in time nor late: only what counts as an answer has a last day.
    let counts = matches!(facts.kind, Kind::Answer | Kind::Supplement);
    // Whose mail it is stands in no letter about protected identity.
    let more_time = case.more_time.filter(|_| !facts.is_restricted);
    CaseValues {
        number: case.diary_number.to_string(),
        title: if facts.is_restricted { String::new() } else { plain::line(&case.title, TITLE_LENGTH) },
        deadline: (tongue.day)(more_time.unwrap_or(case.deadline)),
        more_time: more_time.is_some(),
        timing: case.timing.filter(|_| counts).map_or("", Timing::as_str),
    }
}

fn attachments(facts: &[AttachmentFacts], tongue: &Tongue) -> Attachments {
    let is_unreadable = |file: &&AttachmentFacts| file.readable == Some(false);
    let unreadable = facts.iter().filter(is_unreadable).count();
    let named = named(facts);
    let named_unreadable = named.iter().copied().filter(is_unreadable).count();
    Attachments {
        count: facts.len(),
        more: facts.len().saturating_sub(named.len()),
        more_unreadable: unreadable.saturating_sub(named_unreadable),
        unreadable,
        files: named.into_iter().map(|file| file_values(file, tongue)).collect(),
    }
}

/// The attachments that are named, in their order: those that could not be read go before others, for of these the
/// sender may have to do something.
fn named(facts: &[AttachmentFacts]) -> Vec<&AttachmentFacts> {
    let mut places: Vec<_> = (0..facts.len()).zip(facts).collect();
    places.sort_by_key(|(place, file)| (file.readable != Some(false), *place));
    places.truncate(NAMED_ATTACHMENTS);
    places.sort_by_key(|(place, _)| *place);
    places.into_iter().map(|(_, file)| file).collect()
}

fn file_values(file: &AttachmentFacts, tongue: &Tongue) -> FileValues {
    let name = plain::file_name(&file.name, NAME_LENGTH);
    FileValues {
        name: if name.is_empty() { tongue.nameless.to_owned() } else { name },
        size: (tongue.size)(file.size),
        read: match file.readable {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        },
    }
}

#[cfg(test)]
mod tests;
