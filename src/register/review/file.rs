//! Filing by hand: what waited is registered under the consultations that a person says, and what stands under the
//! wrong one is moved. Of a restricted message nothing but kind, day and number is written.

use jiff::Timestamp;

use super::super::decision::{Act, Change, Decision, decide};
use super::super::door::{Transacting, values};
use super::super::error::RegisterError;
use super::super::protect::{self, Protection};
use super::super::record::response::{self, NewResponse, Numbered};
use super::super::record::{NewLetter, alike};
use super::super::replay::standing::{stands, take};
use super::super::{Register, Standing, mark, standing_for, whereabouts};
use super::letter::{self, Receipt};
use super::moved::moved;
use super::said::{Said, said};
use super::writer::{Writer, become_the_writers};
use crate::diary_number::DiaryNumber;
use crate::sketch::Sketch;

/// What a person wants filed, and what goes with it.
#[derive(Debug)]
pub struct Filing<'a> {
    /// The message as the person saw it.
    pub seen: &'a Standing,
    /// What the person says of its sender's identity, which is written with the rest or not at all.
    pub protection: Option<&'a Protection>,
    /// The consultations it belongs to.
    pub cases: &'a [DiaryNumber],
    /// The consultation that it is taken from, where it is registered already.
    pub from: Option<&'a DiaryNumber>,
    /// Whose answer it is, where a colleague passed it on.
    pub writer: Option<Writer>,
    /// What it is compared with other answers by.
    pub sketch: Option<Sketch>,
    /// The letter that is owed for it.
    pub letter: Option<NewLetter>,
    /// One that is owed already and has not gone out is not sent either.
    pub stops_letter: bool,
    /// The suggestion was followed.
    pub as_suggested: bool,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FiledByHand {
    /// It is registered.
    Filed {
        /// What staff call it from now on.
        references: Vec<String>,
        /// The number that it had in the diary system under the consultation it was taken from.
        document_number: Option<String>,
        /// What is known of its letter.
        letter: Receipt,
    },
    /// It was registered as this, and waited for nothing but whether its sender's identity is protected.
    Settled {
        /// What staff call it.
        reference: String,
        /// What is known of its letter.
        letter: Receipt,
    },
    /// No server and no person has said when it came.
    Undated,
    /// It stands under that consultation already, as this.
    Already(String),
    /// Somebody else decided meanwhile, or it was judged anew: nothing is done.
    Overtaken,
    /// A server is being given the letter about it at this moment: nothing is done.
    OnItsWay,
}

pub(super) const REGISTERED: &str = "SELECT serial FROM response WHERE message = $1 AND consultation = $2";

/// In time or late by the day it arrived; neither where no server and no person says when that was.
const TIMED: &str = "UPDATE response SET timing = (
        SELECT CASE WHEN m.arrival_basis IS NULL OR m.arrival_basis = 'date_header' THEN NULL
            WHEN m.local_day <= c.deadline THEN 'in_time' ELSE 'late' END
        FROM message m, consultation c WHERE m.id = response.message AND c.diary_number = response.consultation)
    WHERE id = $1";

const WHY: &str = "SELECT reason FROM review WHERE message = $1";
const AS_SUGGESTED: &str = "som föreslaget";

const OUTCOME: &str = "UPDATE message SET outcome = 'filed' WHERE id = $1";
const ACCEPTED: &str = "UPDATE review SET state = 'accepted' WHERE message = $1 AND state = 'waiting'";
const LEDGER: &str = "UPDATE ledger SET state = 'filed' WHERE message = $1 AND state = 'review'";

impl Register {
    /// Files a message as a person says.
    ///
    /// # Errors
    /// When the database fails, or there is no such consultation; then nothing is done.
    pub async fn file_by_hand(
        &self,
        wanted: Filing<'_>,
        decision: &Decision,
    ) -> Result<FiledByHand, RegisterError> {
        let mut writing = self.pools.writing().await?;
        mark::record_together(&mut writing).await?;
        if !take(&mut writing, wanted.seen).await? {
            return Ok(FiledByHand::Overtaken);
        }
        let protection = wanted.protection;
        let filed = match protection {
            Some(protection) => protected(&mut writing, wanted, protection, decision).await?,
            None => filed(&mut writing, &wanted, decision).await?,
        };
        if matches!(filed, FiledByHand::Filed { .. } | FiledByHand::Settled { .. }) {
            writing.commit().await?;
        }
        Ok(filed)
    }
}

/// Hides or opens a message, and files it as it stands then.
async fn protected(
    writing: &mut Transacting,
    wanted: Filing<'_>,
    protection: &Protection,
    decision: &Decision,
) -> Result<FiledByHand, RegisterError> {
    protect::write(writing, wanted.seen, protection, decision).await?;
    if wanted.as_suggested && !wanted.seen.registered.is_empty() {
        let letter = after(writing, &wanted).await?;
        return Ok(FiledByHand::Settled { reference: wanted.seen.reference.clone(), letter });
    }
    let Some(now) = stands(writing, wanted.seen.message).await? else { return Ok(FiledByHand::Overtaken) };
    filed(writing, &Filing { seen: &now, ..wanted }, decision).await
}

async fn filed(
    writing: &mut Transacting,
    wanted: &Filing<'_>,
    decision: &Decision,
) -> Result<FiledByHand, RegisterError> {
    if whereabouts::is_undated(writing, wanted.seen.message).await? {
        return Ok(FiledByHand::Undated);
    }
    match wanted.from {
        Some(from) => {
            let moved = moved(writing, wanted, from, decision).await?;
            close(writing, wanted.seen).await?;
            Ok(moved)
        }
        None => reviewed(writing, wanted, decision).await,
    }
}

/// Registers what waited.
async fn reviewed(
    writing: &mut Transacting,
    wanted: &Filing<'_>,
    decision: &Decision,
) -> Result<FiledByHand, RegisterError> {
    let message = wanted.seen.message;
    let before = match &wanted.writer {
        Some(writer) => Some(become_the_writers(writing, message, writer).await?),
        None => None,
    };
    let (mut references, mut new) = (Vec::new(), Vec::new());
    for case in wanted.cases {
        let number = case.to_string();
        if let Some(row) = writing.row(REGISTERED, values![message, number.as_str()]).await? {
            // It is restricted, and was registered before anybody knew.
            references.push(format!("{number}-{}", row.cell::<i64>(0)?));
            continue;
        }
        let sketch = wanted.sketch.as_ref().filter(|_| !wanted.seen.is_restricted);
        let reference = respond(writing, wanted.seen, case, (sketch, decision.at)).await?;
        references.push(reference.clone());
        new.push(reference);
    }
    close(writing, wanted.seen).await?;
    let letter = after(writing, wanted).await?;
    let told = format!(
        "registrerat efter granskning som {}{}",
        references.join(", "),
        if before.is_some() { ", med avsändare och ankomst som i det vidarebefordrade mejlet" } else { "" }
    );
    let act = if wanted.as_suggested { Act::Accept } else { Act::Assign };
    let change = Change {
        field: Some(REVIEWED),
        before,
        after: Some(new.join(", ")),
        ..Change::plain(message, &wanted.seen.reference, act, told)
    };
    let reasoned = reasoned(writing, wanted, decision).await?;
    decide(writing, change, &reasoned).await?;
    Ok(FiledByHand::Filed { references, document_number: None, letter })
}

/// What waited waits for nobody any more.
async fn close(writing: &mut Transacting, seen: &Standing) -> Result<(), RegisterError> {
    if seen.waits {
        for sql in [OUTCOME, ACCEPTED, LEDGER] {
            writing.execute(sql, values![seen.message]).await?;
        }
    }
    Ok(())
}

/// Who follows a suggestion without a word does so for the reason that it was given: the rules' own words, and none of the
/// sender's.
async fn reasoned(
    writing: &mut Transacting,
    wanted: &Filing<'_>,
    decision: &Decision,
) -> Result<Decision, RegisterError> {
    let mut decision = decision.clone();
    if decision.reason.is_none()
        && wanted.as_suggested
        && let Some(row) = writing.row(WHY, values![wanted.seen.message]).await?
    {
        let why: Option<String> = row.cell(0)?;
        let why = why.filter(|why| !why.is_empty());
        decision.reason =
            Some(why.map_or_else(|| AS_SUGGESTED.to_owned(), |why| format!("{AS_SUGGESTED}: {why}")));
    }
    Ok(decision)
}

/// What a decision's row says was changed: a review was filed, as `after` says.
pub(in super::super) const REVIEWED: &str = "registered";

/// What follows from the responses that stand now: form letters, for whom it speaks, the letter.
pub(super) async fn after(writing: &mut Transacting, wanted: &Filing<'_>) -> Result<Receipt, RegisterError> {
    let (message, about) = (wanted.seen.message, wanted.seen.fingerprint);
    let sketch = wanted.sketch.as_ref().filter(|_| !wanted.seen.is_restricted);
    alike::regroup(writing, message, sketch).await?;
    standing_for::message_stands(writing, message).await?;
    if wanted.stops_letter {
        // One that is being sent at this moment has gone.
        return Ok(letter::withdraw(writing, message).await?.unwrap_or(Receipt::Gone));
    }
    let letter = wanted.letter.as_ref();
    // Whether what was registered before gets a letter was decided then.
    match wanted.from.is_none() && !wanted.seen.registered.is_empty() {
        true => letter::revived(writing, message, letter).await,
        false => letter::owe(writing, message, about, letter).await,
    }
}

/// Registers a message under a consultation; what staff call it.
pub(super) async fn respond(
    writing: &mut Transacting,
    seen: &Standing,
    case: &DiaryNumber,
    (sketch, now): (Option<&Sketch>, Timestamp),
) -> Result<String, RegisterError> {
    let Said { stance, on_behalf } = said(seen, case);
    let new = NewResponse { message: seen.message, case, timing: None, stance, on_behalf, sketch };
    let Numbered { id, reference } = response::register(writing, new, now).await?;
    time(writing, id).await?;
    Ok(reference)
}

/// Works out anew whether a response is in time.
pub(super) async fn time(writing: &mut Transacting, response: i64) -> Result<(), RegisterError> {
    writing.execute(TIMED, values![response]).await?;
    Ok(())
}
