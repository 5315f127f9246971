//! What came in since the report before, under its headings, and who may be named there.

use jiff::civil::Time;
use serde::Serialize;

use super::super::{plain, swedish};
use super::{Cut, LINE_LENGTH};
use crate::consultation::{ArrivalBasis, Detail, Timing};
use crate::facts::{DigestFacts, NewsItem, stance_word};
use crate::recognition::{Kind, is_organisations_name};

/// The headings for what is new, in the order they stand.
const HEADINGS: [&str; 8] = [
    "answer", "supplement", "late", "extension_request", "question", "document_request", "withdrawal",
    "other",
];

/// What is said of whom an erased message is from, as in the views.
const ERASED: &str = "uppgifter borttagna";

/// What stands under one heading.
#[derive(Serialize)]
pub(super) struct Section {
    heading: &'static str,
    #[serde(flatten)]
    list: Cut<Row>,
}

/// One registered message.
#[derive(Serialize)]
struct Row {
    serial: i64,
    /// It came since the report before and stands among older ones.
    fresh: bool,
    who: String,
    arrived: String,
    attachments: String,
    late: bool,
    unclear: bool,
    supplements: Option<i64>,
    stance: &'static str,
    subject: String,
}

/// A mail that is registered under other consultations too.
#[derive(Serialize)]
pub(super) struct Several {
    serial: i64,
    who: String,
    also: String,
}

/// What lay in the Junk folder.
#[derive(Serialize)]
pub(super) struct Junk {
    serials: String,
    more: usize,
    several: bool,
}

pub(super) fn sections(facts: &DigestFacts, detail: Detail) -> Vec<Section> {
    let of = |heading| {
        let items = || facts.news.iter().filter(move |item| heading_of(item.kind, item.timing) == heading);
        let new_first = items().filter(|item| item.is_new).chain(items().filter(|item| !item.is_new));
        let left_out = facts.left_out.messages.iter();
        let left_out = left_out.filter(|one| heading_of(one.kind, one.timing) == heading);
        let left_out = left_out.map(|one| one.messages).sum();
        Section { heading, list: Cut::of(new_first, |item| row(item, detail)).and(left_out) }
    };
    HEADINGS.into_iter().map(of).filter(|section| section.list.total > 0).collect()
}

/// Which heading something of that kind stands under.
fn heading_of(kind: Kind, timing: Option<Timing>) -> &'static str {
    match (kind, timing) {
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
    let full = detail == Detail::Full;
    let waits = matches!(item.kind, Kind::Question | Kind::ExtensionRequest | Kind::DocumentRequest);
    Row {
        serial: item.serial,
        fresh: waits && item.is_new,
        who: who(item, detail),
        arrived: arrived(item),
        attachments: swedish::some_of(item.attachments, "bilaga", "bilagor"),
        late: item.kind == Kind::Supplement && item.timing == Some(Timing::Late),
        unclear: counts && item.timing.is_none(),
        supplements: item.supplements,
        stance: item.stance.filter(|_| full && counts).map_or("", stance_word),
        subject: if full { plain::line(&item.subject, LINE_LENGTH) } else { String::new() },
    }
}

/// The moment; of what a person registered with the day alone, the day.
fn arrived(item: &NewsItem) -> String {
    let by_hand = matches!(item.basis, ArrivalBasis::Given | ArrivalBasis::PostalRule);
    if by_hand && item.arrived.time() == Time::midnight() {
        return swedish::day_within_the_year(item.arrived.date());
    }
    swedish::moment_within_the_year(item.arrived)
}

/// The organisation; in full also the sender. Empty where neither may be said.
fn who(item: &NewsItem, detail: Detail) -> String {
    if item.erased {
        return ERASED.to_owned();
    }
    if detail == Detail::Summary {
        return public_name(item.organisation.as_deref(), item.invited).unwrap_or_default();
    }
    let organisation = item.organisation.as_deref().map(|name| plain::line(name, LINE_LENGTH));
    let sender = plain::line(&item.sender, LINE_LENGTH);
    match organisation {
        Some(organisation) if sender.is_empty() || sender == organisation => organisation,
        Some(organisation) => format!("{organisation} ({sender})"),
        None => sender,
    }
}

/// The name that people outside the house may see: a body's that was `invited`, else one that says by itself that
/// it is no person's. A sole trader's firm may bear the trader's name, and an old row may hold anything.
pub(in super::super) fn public_name(organisation: Option<&str>, invited: bool) -> Option<String> {
    let name = plain::line(organisation?, LINE_LENGTH);
    (invited || is_organisations_name(&name)).then_some(name)
}

pub(super) fn several(facts: &DigestFacts, detail: Detail) -> Cut<Several> {
    let several = |item: &NewsItem| {
        let also: Vec<String> = item.also.iter().map(ToString::to_string).collect();
        Several { serial: item.serial, who: who(item, detail), also: swedish::row(&also) }
    };
    let items = facts.news.iter().filter(|item| item.is_new && !item.also.is_empty());
    Cut::of(items, several).and(facts.left_out.several)
}

pub(super) fn junk(facts: &DigestFacts) -> Junk {
    let items = facts.news.iter().filter(|item| item.is_new && item.junk);
    let cut = Cut::of(items, |item| item.serial.to_string()).and(facts.left_out.junk);
    Junk { serials: cut.rows.join(", "), more: cut.more, several: cut.total > 1 }
}
