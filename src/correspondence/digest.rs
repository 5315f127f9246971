//! The daily digest of one consultation (`reference/domain.md` 6.5): what came in, what is late, who
//! is missing, what waits for a person, and how far the mailbox was read. Headings with nothing to
//! say are left out; that the mailbox could not be read stands at the top.
//!
//! Text and page are filled from the same [`Values`], so neither knows more than the other. What a summary
//! must not say never gets into them.

mod daily;
mod news;
mod standing;

use jiff::Zoned;
use serde::Serialize;

pub(super) use self::daily::Daily;
pub(super) use self::news::public_name;
use self::news::{Junk, Section, Several};
use self::standing::{FolderValues, LetterValues, ReviewValues, Unread};
use super::acknowledgement::OrganisationValues;
use super::channels::channels;
use super::held::held;
use super::template::{Templates, Wording, WordingError};
use super::{Enclosure, Letter, answers, plain, swedish};
use crate::chart;
use crate::config::Organisation;
use crate::consultation::Detail;
use crate::facts::{AlikeFacts, DigestFacts, LONGEST_LIST, ReviewItem, SilentFacts};
use crate::letter_id::LetterKind;
use crate::recognition::Kind;

/// So many characters are shown of a name, a subject or a reason.
const LINE_LENGTH: usize = 120;

/// What the picture is called; the page refers to it by this name.
const PICTURE: &str = "svar-per-dag.png";

/// What the templates of a report are filled from: a reminder and a final report are told from these too.
#[derive(Serialize)]
pub(super) struct Values<'a> {
    title: &'a str,
    number: String,
    today: String,
    deadline: String,
    days_left: String,
    answers: Answers,
    channels: String,
    followed_up: bool,
    fresh: Fresh,
    daily: String,
    picture: Picture,
    workbook: &'static str,
    sections: Vec<Section>,
    several: Cut<Several>,
    junk: Junk,
    restricted: String,
    reviews: Cut<ReviewValues>,
    invited: usize,
    silent: Cut<String>,
    declined: String,
    uninvited: String,
    alike: Cut<AlikeFacts>,
    letters: Cut<LetterValues>,
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
    any: bool,
    answers: u64,
    others: u64,
    reviews: usize,
    letters: usize,
}

#[derive(Serialize)]
struct Picture {
    name: &'static str,
    width: u32,
    height: u32,
}

/// A list cut to [`LONGEST_LIST`] rows.
#[derive(Serialize)]
struct Cut<T> {
    rows: Vec<T>,
    more: usize,
    total: usize,
}

impl<T> Cut<T> {
    /// The `items`, as many of them as are shown each as `row` makes it.
    fn of<I>(mut items: impl Iterator<Item = I>, row: impl Fn(I) -> T) -> Self {
        let rows: Vec<T> = items.by_ref().take(LONGEST_LIST).map(row).collect();
        let more = items.count();
        Self { total: rows.len() + more, rows, more }
    }

    /// The list with so many more that nobody told of one by one.
    fn and(self, left_out: u64) -> Self {
        let left_out = usize::try_from(left_out).unwrap_or(usize::MAX);
        Self { more: self.more + left_out, total: self.total + left_out, ..self }
    }
}

/// Words the digest that `facts` make, to the address `to`. `now` is when the report is made, in the
/// municipality's zone. The new answers as a workbook are for the caller to enclose in a full one
/// ([`super::enclosed_answers`]): they are not among the facts.
///
/// # Errors
/// When a template is broken, or the chart cannot be drawn.
pub fn digest(
    templates: &Templates,
    facts: &DigestFacts,
    detail: Detail,
    organisation: &Organisation,
    now: &Zoned,
    to: &str,
    message_id: &str,
) -> Result<Letter, WordingError> {
    let (wording, page) = worded(templates, facts, detail, organisation, now)?;
    Ok(Letter {
        kind: LetterKind::Digest,
        to: to.to_owned(),
        subject: wording.subject,
        text: wording.text,
        html: Some(page),
        pictures: vec![picture(&Daily::of(facts))?],
        files: Vec::new(),
        message_id: message_id.to_owned(),
        in_reply_to: None,
    })
}

/// The words of a report, as text and as a page.
pub(super) fn worded(
    templates: &Templates,
    facts: &DigestFacts,
    detail: Detail,
    organisation: &Organisation,
    now: &Zoned,
) -> Result<(Wording, String), WordingError> {
    let values = values(facts, &Daily::of(facts), detail, organisation, now);
    Ok((templates.fill("digest.sv.txt", &values)?, templates.html("digest.sv.html", &values)?))
}

/// The chart as the page of a report shows it.
pub(super) fn picture(daily: &Daily) -> Result<Enclosure, WordingError> {
    let bytes = chart::picture(&daily.chart)?;
    Ok(Enclosure { name: PICTURE.to_owned(), media_type: "image/png", bytes })
}

/// The values that `facts` make, with nothing in them that `detail` does not allow.
pub(super) fn values<'a>(
    facts: &'a DigestFacts,
    daily: &Daily,
    detail: Detail,
    organisation: &'a Organisation,
    now: &Zoned,
) -> Values<'a> {
    // People outside the house hear how many there are that nothing may be said of.
    let shown = |item: &&ReviewItem| detail == Detail::Full || !item.restricted;
    let hidden = facts.reviews.iter().filter(|item| !shown(item)).count() as u64;
    Values {
        title: &facts.title,
        number: facts.diary_number.to_string(),
        today: swedish::weekday_and_day(facts.day),
        deadline: swedish::weekday_and_day(facts.deadline),
        days_left: swedish::days_left(facts.day, facts.deadline),
        answers: counts(facts),
        channels: channels(&facts.channels),
        followed_up: !facts.is_first,
        fresh: fresh(facts),
        daily: daily.words.clone(),
        // A page counts in points, of which such a picture has two pixels each way.
        picture: Picture { name: PICTURE, width: chart::WIDTH / 2, height: chart::HEIGHT / 2 },
        workbook: if answers::go_with(facts, detail) { answers::FILE } else { "" },
        sections: news::sections(facts, detail),
        several: news::several(facts, detail),
        junk: news::junk(facts),
        restricted: swedish::some_of(hidden, "mejl", "mejl"),
        reviews: Cut::of(facts.reviews.iter().filter(shown), |item| standing::review(item, detail)),
        invited: facts.invited,
        silent: Cut::of(facts.silent.iter(), silent_name),
        declined: declined(&facts.declined),
        uninvited: swedish::some_of(uninvited(facts), "svar har kommit", "svar har kommit"),
        alike: Cut::of(facts.alike.iter(), |group| *group),
        letters: Cut::of(facts.undelivered.iter(), |letter| standing::letter(letter, detail)),
        held: held(facts.held),
        unread: standing::unread(&facts.folders, now),
        folders: facts.folders.iter().map(|folder| standing::folder(folder, now)).collect(),
        private: detail == Detail::Summary,
        organisation: organisation.into(),
    }
}

/// What has come or was found out since the report before.
fn fresh(facts: &DigestFacts) -> Fresh {
    let answers = facts.new_messages(|kind| kind == Kind::Answer);
    let others = facts.new_messages(|kind| kind != Kind::Answer);
    let reviews = facts.reviews.iter().filter(|review| review.is_new).count();
    let letters = facts.undelivered.iter().filter(|letter| letter.is_new).count();
    Fresh { any: answers + others > 0 || reviews + letters > 0, answers, others, reviews, letters }
}

/// A body that has not answered, and whether it has more time, or has asked for it.
pub(super) fn silent_name(one: &SilentFacts) -> String {
    let name = plain::line(&one.name, LINE_LENGTH);
    match (one.more_time, one.wants_time) {
        (Some(day), false) => format!("{name} (har fått anstånd till {})", swedish::day(day)),
        (Some(day), true) => {
            format!("{name} (har fått anstånd till {} och har bett om mer tid)", swedish::day(day))
        }
        (None, true) => format!("{name} (har bett om mer tid)"),
        (None, false) => name,
    }
}

/// The bodies that decline, in a row, as many as a list shows.
fn declined(names: &[String]) -> String {
    let mut row: Vec<String> =
        names.iter().take(LONGEST_LIST).map(|name| plain::line(name, LINE_LENGTH)).collect();
    if names.len() > row.len() {
        row.push(format!("{} till", names.len() - row.len()));
    }
    swedish::row(&row)
}

/// So many senders have answered who are none of the invited bodies.
fn uninvited(facts: &DigestFacts) -> u64 {
    facts.answered.iter().filter(|one| !one.invited).map(|one| one.senders).sum()
}

fn counts(facts: &DigestFacts) -> Answers {
    Answers {
        total: facts.answers,
        in_time: facts.in_time,
        late: facts.late,
        unclear: facts.answers.saturating_sub(facts.in_time).saturating_sub(facts.late),
    }
}

#[cfg(test)]
pub(super) mod tests;
