//! The daily digest of one consultation (`reference/domain.md` 6.5): what came in, what is late, who
//! is missing, what waits for a person, and how far the mailbox was read. Headings with nothing to
//! say are left out; that the mailbox could not be read stands at the top.

use jiff::{SignedDuration, Zoned};
use serde::Serialize;

use super::acknowledgement::OrganisationValues;
use super::held::held;
use super::template::{Templates, WordingError};
use super::{Letter, plain, swedish};
use crate::config::Organisation;
use crate::consultation::{Detail, Timing};
use crate::facts::{AlikeFacts, DigestFacts, FolderFacts, NewsItem, ReviewItem};
use crate::letter_id::LetterKind;
use crate::recognition::Kind;

/// So many rows a list has at most: a digest is read on a phone, and mail has a size.
const LONGEST_LIST: usize = 50;

/// So many characters are shown of a name, a subject or a reason.
const LINE_LENGTH: usize = 120;

/// A folder that was not read to its end for longer than this is said not to be read. Polling is a
/// matter of minutes; an hour is a fault, not a delay.
const READING_IS_OLD: SignedDuration = SignedDuration::from_hours(1);

/// The headings for what is new, in the order they stand.
const HEADINGS: [&str; 8] = [
    "answer",
    "supplement",
    "late",
    "extension_request",
    "question",
    "document_request",
    "withdrawal",
    "other",
];

#[derive(Serialize)]
struct Values<'a> {
    title: &'a str,
    number: String,
    today: String,
    deadline: String,
    days_left: String,
    answers: Answers,
    followed_up: bool,
    anything_new: bool,
    fresh: Fresh,
    sections: Vec<Section>,
    junk: Junk,
    reviews: Cut<ReviewValues>,
    invited: usize,
    silent: Cut<String>,
    alike: Cut<AlikeFacts>,
    failed_letters: String,
    held: String,
    unread: Vec<Unread>,
    folders: Vec<FolderValues>,
    private: bool,
    organisation: OrganisationValues<'a>,
}

#[derive(Serialize)]
struct Answers {
    total: u64,
    in_time: u64,
    late: u64,
    unclear: u64,
}

#[derive(Serialize)]
struct Fresh {
    answers: usize,
    others: usize,
}

#[derive(Serialize)]
struct Section {
    heading: &'static str,
    #[serde(flatten)]
    list: Cut<Row>,
}

#[derive(Serialize)]
struct Row {
    serial: i64,
    who: String,
    arrived: String,
    attachments: String,
    late: bool,
    unclear: bool,
    subject: String,
}

#[derive(Serialize)]
struct Junk {
    serials: String,
    more: usize,
}

#[derive(Serialize)]
struct ReviewValues {
    reference: String,
    reason: String,
    restricted: bool,
}

#[derive(Serialize)]
struct Unread {
    name: String,
    since: String,
}

#[derive(Serialize)]
struct FolderValues {
    name: String,
    read_at: String,
    accounted: u64,
    failed: String,
}

/// A list cut to [`LONGEST_LIST`] rows.
#[derive(Serialize)]
struct Cut<T> {
    rows: Vec<T>,
    more: usize,
    total: usize,
}

impl<T> Cut<T> {
    fn of(mut rows: Vec<T>) -> Self {
        let total = rows.len();
        rows.truncate(LONGEST_LIST);
        Self { rows, more: total.saturating_sub(LONGEST_LIST), total }
    }
}

/// Words the digest that `facts` make, to the address `to`. `now` is when the report is made, in the
/// municipality's zone.
///
/// # Errors
/// When the template is broken.
pub fn digest(
    templates: &Templates,
    facts: &DigestFacts,
    detail: Detail,
    organisation: &Organisation,
    now: &Zoned,
    to: &str,
    message_id: &str,
) -> Result<Letter, WordingError> {
    let values = values(facts, detail, organisation, now);
    let wording = templates.fill("digest.sv.txt", values)?;
    Ok(Letter {
        kind: LetterKind::Digest,
        to: to.to_owned(),
        subject: wording.subject,
        text: wording.text,
        html: None,
        pictures: Vec::new(),
        files: Vec::new(),
        message_id: message_id.to_owned(),
        in_reply_to: None,
    })
}

fn values<'a>(
    facts: &'a DigestFacts,
    detail: Detail,
    organisation: &'a Organisation,
    now: &Zoned,
) -> Values<'a> {
    let answers = facts.news.iter().filter(|item| item.kind == Kind::Answer).count();
    Values {
        title: &facts.title,
        number: facts.diary_number.to_string(),
        today: swedish::weekday_and_day(facts.day),
        deadline: swedish::weekday_and_day(facts.deadline),
        days_left: swedish::days_left(facts.day, facts.deadline),
        answers: Answers {
            total: facts.answers,
            in_time: facts.in_time,
            late: facts.late,
            unclear: facts.answers.saturating_sub(facts.in_time).saturating_sub(facts.late),
        },
        followed_up: !facts.is_first,
        anything_new: !facts.news.is_empty(),
        fresh: Fresh { answers, others: facts.news.len() - answers },
        sections: sections(&facts.news, detail),
        junk: junk(&facts.news),
        reviews: Cut::of(facts.reviews.iter().map(review_values).collect()),
        invited: facts.invited,
        silent: Cut::of(facts.silent.iter().map(|name| plain::line(name, LINE_LENGTH)).collect()),
        alike: Cut::of(facts.alike.clone()),
        failed_letters: swedish::some_of(facts.failed_letters, "kvittens", "kvittenser"),
        held: held(facts.held),
        unread: unread(&facts.folders, now),
        folders: facts.folders.iter().map(|folder| folder_values(folder, now)).collect(),
        private: detail == Detail::Summary,
        organisation: organisation.into(),
    }
}

fn sections(news: &[NewsItem], detail: Detail) -> Vec<Section> {
    HEADINGS
        .into_iter()
        .map(|heading| (heading, news.iter().filter(move |item| heading_of(item) == heading)))
        .map(|(heading, items)| (heading, items.map(|item| row(item, detail)).collect::<Vec<_>>()))
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(heading, rows)| Section { heading, list: Cut::of(rows) })
        .collect()
}

/// Which heading an item stands under.
fn heading_of(item: &NewsItem) -> &'static str {
    match (item.kind, item.timing) {
        (Kind::Answer, Some(Timing::Late)) => "late",
        (Kind::Answer, _) => "answer",
        (Kind::Supplement, _) => "supplement",
        (Kind::ExtensionRequest, _) => "extension_request",
        (Kind::Question, _) => "question",
        (Kind::DocumentRequest, _) => "document_request",
        (Kind::Withdrawal, _) => "withdrawal",
        (Kind::Automatic | Kind::Bounce | Kind::Bulk | Kind::Own | Kind::Unrelated, _) => "other",
    }
}

fn row(item: &NewsItem, detail: Detail) -> Row {
    let counts = matches!(item.kind, Kind::Answer | Kind::Supplement);
    Row {
        serial: item.serial,
        who: who(item, detail),
        arrived: swedish::moment_within_the_year(item.arrived),
        attachments: swedish::some_of(item.attachments, "bilaga", "bilagor"),
        late: item.kind == Kind::Supplement && item.timing == Some(Timing::Late),
        unclear: counts && item.timing.is_none(),
        subject: match detail {
            Detail::Summary => String::new(),
            Detail::Full => plain::line(&item.subject, LINE_LENGTH),
        },
    }
}

/// The organisation; in full also the sender. Empty where neither may be said.
fn who(item: &NewsItem, detail: Detail) -> String {
    let organisation = item.organisation.as_deref().map(|name| plain::line(name, LINE_LENGTH));
    let sender = match detail {
        Detail::Summary => String::new(),
        Detail::Full => plain::line(&item.sender, LINE_LENGTH),
    };
    match organisation {
        Some(organisation) if sender.is_empty() || sender == organisation => organisation,
        Some(organisation) => format!("{organisation} ({sender})"),
        None => sender,
    }
}

fn junk(news: &[NewsItem]) -> Junk {
    let serials: Vec<_> = news.iter().filter(|item| item.junk).map(|item| item.serial.to_string()).collect();
    let cut = Cut::of(serials);
    Junk { serials: cut.rows.join(", "), more: cut.more }
}

fn review_values(item: &ReviewItem) -> ReviewValues {
    ReviewValues {
        reference: plain::line(&item.reference, LINE_LENGTH),
        reason: if item.restricted { String::new() } else { plain::line(&item.reason, LINE_LENGTH) },
        restricted: item.restricted,
    }
}

/// The folders that were never read, or not for a good while before the report.
fn unread(folders: &[FolderFacts], now: &Zoned) -> Vec<Unread> {
    folders
        .iter()
        .filter(|folder| folder.read_at.is_none_or(|at| now.timestamp().duration_since(at) > READING_IS_OLD))
        .map(|folder| Unread { name: folder_name(folder), since: read_at(folder, now) })
        .collect()
}

fn folder_values(folder: &FolderFacts, now: &Zoned) -> FolderValues {
    FolderValues {
        name: folder_name(folder),
        read_at: read_at(folder, now),
        accounted: folder.accounted,
        failed: swedish::some_of(folder.failed, "mejl", "mejl"),
    }
}

fn folder_name(folder: &FolderFacts) -> String {
    plain::line(&folder.name, LINE_LENGTH)
}

/// When the folder was last read to its end; empty when it never was.
fn read_at(folder: &FolderFacts, now: &Zoned) -> String {
    let local = folder.read_at.map(|at| at.to_zoned(now.time_zone().clone()).datetime());
    local.map(swedish::moment).unwrap_or_default()
}

#[cfg(test)]
pub(super) mod tests;
