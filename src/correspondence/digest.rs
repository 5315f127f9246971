//! The daily digest of one consultation (`reference/domain.md` 6.5): what came in, what is late, who
//! is missing, what waits for a person, and how far the mailbox was read. Headings with nothing to
//! say are left out; that the mailbox could not be read stands at the top.
//!
//! Text and page are filled from the same [`Values`], so neither knows more than the other. What a summary
//! must not say never gets into them.

mod daily;
mod news;
mod standing;

use jiff::{SignedDuration, Zoned};
use serde::Serialize;

pub(super) use self::daily::Daily;
pub(super) use self::news::public_name;
use self::news::{Junk, Section, Several};
use self::standing::{FolderValues, LetterValues, ReviewValues, Unread};
use super::acknowledgement::OrganisationValues;
use super::held::held;
use super::template::{Templates, Wording, WordingError};
use super::{Enclosure, Letter, answers, plain, swedish};
use crate::chart;
use crate::config::Organisation;
use crate::consultation::Detail;
use crate::facts::{AlikeFacts, DigestFacts};
use crate::letter_id::LetterKind;
use crate::recognition::Kind;

/// So many rows a list has at most: a digest is read on a phone, and mail has a size.
const LONGEST_LIST: usize = 50;

/// So many characters are shown of a name, a subject or a reason.
const LINE_LENGTH: usize = 120;

/// A folder that was not read to its end for longer than this is said not to be read. Polling is a
/// matter of minutes; an hour is a fault, not a delay.
const READING_IS_OLD: SignedDuration = SignedDuration::from_hours(1);

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
    followed_up: bool,
    anything_new: bool,
    fresh: Fresh,
    daily: String,
    picture: Picture,
    workbook: &'static str,
    sections: Vec<Section>,
    several: Cut<Several>,
    junk: Junk,
    reviews: Cut<ReviewValues>,
    invited: usize,
    silent: Cut<String>,
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
    answers: usize,
    others: usize,
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
    let fresh = facts.news.iter().filter(|item| item.kind == Kind::Answer).count();
    Values {
        title: &facts.title,
        number: facts.diary_number.to_string(),
        today: swedish::weekday_and_day(facts.day),
        deadline: swedish::weekday_and_day(facts.deadline),
        days_left: swedish::days_left(facts.day, facts.deadline),
        answers: counts(facts),
        followed_up: !facts.is_first,
        anything_new: !facts.news.is_empty(),
        fresh: Fresh { answers: fresh, others: facts.news.len() - fresh },
        daily: daily.words.clone(),
        // A page counts in points, of which such a picture has two pixels each way.
        picture: Picture { name: PICTURE, width: chart::WIDTH / 2, height: chart::HEIGHT / 2 },
        workbook: if answers::go_with(facts, detail) { answers::FILE } else { "" },
        sections: news::sections(&facts.news, detail),
        several: news::several(&facts.news, detail),
        junk: news::junk(&facts.news),
        reviews: Cut::of(facts.reviews.iter(), |item| standing::review(item, detail)),
        invited: facts.invited,
        silent: Cut::of(facts.silent.iter(), |name| plain::line(name, LINE_LENGTH)),
        alike: Cut::of(facts.alike.iter(), |group| *group),
        letters: Cut::of(facts.undelivered.iter(), |letter| standing::letter(letter, detail)),
        held: held(facts.held),
        unread: standing::unread(&facts.folders, now),
        folders: facts.folders.iter().map(|folder| standing::folder(folder, now)).collect(),
        private: detail == Detail::Summary,
        organisation: organisation.into(),
    }
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
