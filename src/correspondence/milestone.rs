//! What the coordinators are told once: that the last day comes near and who is silent, with a draft that they may
//! send; and how it ended. Both tell counts and the names of organisations and nothing of private persons, so that
//! every reader gets the same. Plain text is enough for so little.

use jiff::Timestamp;
use serde::Serialize;

use super::acknowledgement::OrganisationValues;
use super::channels::channels;
use super::digest::{public_name, silent_name};
use super::due::is_unread;
use super::template::{Templates, Wording, WordingError};
use super::{Letter, plain, swedish};
use crate::config::Organisation;
use crate::facts::{AlikeFacts, AnsweredFacts, DigestFacts};
use crate::letter_id::LetterKind;
use crate::recognition::Kind;

/// So many names a list has at most: a list of invited bodies fits, whatever the mail.
const LONGEST_LIST: usize = 500;

/// So many groups of form letters are told.
const MOST_GROUPS: usize = 10;

/// So many characters are shown of a name.
const LINE_LENGTH: usize = 120;

/// What is counted beside the answers, in the order it is told.
const COUNTED: [(&str, Kind); 5] = [
    ("supplement", Kind::Supplement),
    ("withdrawal", Kind::Withdrawal),
    ("extension_request", Kind::ExtensionRequest),
    ("question", Kind::Question),
    ("document_request", Kind::DocumentRequest),
];

#[derive(Serialize)]
struct Values<'a> {
    title: String,
    number: String,
    today: String,
    deadline: String,
    days_left: String,
    mailbox: &'a str,
    total: u64,
    in_time: u64,
    late: u64,
    unclear: u64,
    channels: String,
    invited: usize,
    silent: Cut,
    /// A body that has not answered has a later last day.
    more_time: bool,
    organisation: OrganisationValues<'a>,
}

#[derive(Serialize)]
struct Ended<'a> {
    #[serde(flatten)]
    values: Values<'a>,
    counts: Vec<Count>,
    answered: Cut,
    /// Senders who are private persons, or of whom nobody can say by the name that they are not.
    unnamed: u64,
    alike: Vec<AlikeFacts>,
    reviews: usize,
    failed_letters: u64,
    is_complete: bool,
}

/// How many of a kind came in.
#[derive(Serialize)]
struct Count {
    kind: &'static str,
    number: u64,
}

/// Names, cut to [`LONGEST_LIST`].
#[derive(Serialize)]
struct Cut {
    names: Vec<String>,
    more: usize,
    total: usize,
}

impl Cut {
    fn of(names: impl Iterator<Item = String>) -> Self {
        let names: Vec<String> = names.collect();
        let total = names.len();
        let more = total.saturating_sub(LONGEST_LIST);
        Self { names: names.into_iter().take(LONGEST_LIST).collect(), more, total }
    }
}

/// Words the reminder that the last day of a consultation comes near, to the address `to`. Answers go to `mailbox`.
///
/// # Errors
/// When the template is broken.
pub fn reminder(
    templates: &Templates,
    facts: &DigestFacts,
    organisation: &Organisation,
    mailbox: &str,
    to: &str,
    message_id: &str,
) -> Result<Letter, WordingError> {
    let values = values(facts, organisation, mailbox);
    let wording = templates.fill("reminder.sv.txt", values)?;
    Ok(letter(LetterKind::Reminder, wording, to, message_id))
}

/// Words the final report on a consultation, made at `told_at`, to the address `to`. `facts` tell it from the
/// beginning.
///
/// # Errors
/// When the template is broken.
pub fn final_report(
    templates: &Templates,
    facts: &DigestFacts,
    organisation: &Organisation,
    told_at: Timestamp,
    mailbox: &str,
    to: &str,
    message_id: &str,
) -> Result<Letter, WordingError> {
    let values = ended(facts, organisation, told_at, mailbox);
    let wording = templates.fill("final.sv.txt", values)?;
    Ok(letter(LetterKind::FinalReport, wording, to, message_id))
}

pub(super) fn letter(kind: LetterKind, wording: Wording, to: &str, message_id: &str) -> Letter {
    Letter {
        kind,
        to: to.to_owned(),
        subject: wording.subject,
        text: wording.text,
        html: None,
        pictures: Vec::new(),
        files: Vec::new(),
        message_id: message_id.to_owned(),
        in_reply_to: None,
    }
}

fn values<'a>(facts: &DigestFacts, organisation: &'a Organisation, mailbox: &'a str) -> Values<'a> {
    Values {
        title: plain::line(&facts.title, 2 * LINE_LENGTH),
        number: facts.diary_number.to_string(),
        today: swedish::weekday_and_day(facts.day),
        deadline: swedish::weekday_and_day(facts.deadline),
        days_left: swedish::days_left(facts.day, facts.deadline),
        mailbox,
        total: facts.answers,
        in_time: facts.in_time,
        late: facts.late,
        unclear: facts.answers.saturating_sub(facts.in_time).saturating_sub(facts.late),
        channels: channels(&facts.channels),
        invited: facts.invited,
        silent: Cut::of(facts.silent.iter().map(silent_name)),
        more_time: facts.silent.iter().any(|one| one.more_time.is_some()),
        organisation: organisation.into(),
    }
}

fn ended<'a>(
    facts: &DigestFacts,
    organisation: &'a Organisation,
    told_at: Timestamp,
    mailbox: &'a str,
) -> Ended<'a> {
    let number = |wanted| facts.new_messages(|kind| kind == wanted);
    let counts = COUNTED.map(|(word, kind)| Count { kind: word, number: number(kind) });
    let (answered, unnamed) = answered(&facts.answered);
    Ended {
        values: values(facts, organisation, mailbox),
        counts: counts.into_iter().filter(|count| count.number > 0).collect(),
        answered: Cut::of(answered.into_iter()),
        unnamed,
        alike: facts.alike.iter().take(MOST_GROUPS).copied().collect(),
        reviews: facts.reviews.len(),
        failed_letters: facts.undelivered.len() as u64,
        is_complete: !facts.folders.is_empty()
            && facts.folders.iter().all(|one| one.failed == 0 && !is_unread(one, told_at)),
    }
}

/// The names that every reader may see, each once, and how many senders have none.
fn answered(senders: &[AnsweredFacts]) -> (Vec<String>, u64) {
    let (mut names, mut unnamed) = (Vec::new(), 0);
    for one in senders {
        match public_name(one.organisation.as_deref(), one.invited) {
            Some(name) => names.push(name),
            None => unnamed += one.senders,
        }
    }
    names.sort_unstable_by_key(|name| name.to_lowercase());
    names.dedup();
    (names, unnamed)
}

#[cfg(test)]
mod tests;
