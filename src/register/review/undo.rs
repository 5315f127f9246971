//! Taking a decision back: what it did is undone and nothing else, and the history keeps both.

use jiff::Timestamp;
use serde_json::Value;

use super::super::decision::{Act, Change, Decision, decide};
use super::super::door::{Row, Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::evidence::word;
use super::super::record::{alike, chain};
use super::super::replay::standing::{hold, stands};
use super::super::{Register, Standing, mark, show, standing_for, words};
use super::dismiss::read_again;
use super::file::{REVIEWED, respond};
use super::in_force::{self, InForce};
use super::letter::{self, Receipt};
use super::moved::{Carried, MOVED_TO, carry};
use super::restore::restore;
use super::withdraw::{remember, withdraw};
use crate::diary_number::DiaryNumber;

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// It waits for a person again, under this name.
    Waits {
        /// What staff call it.
        reference: String,
        /// The numbers that it had: nothing gets them again.
        cancelled: String,
        /// What is known of its letter.
        letter: Receipt,
    },
    /// It stands where it stood, under a new number.
    MovedBack {
        /// What staff call it from now on.
        reference: String,
        /// The number that it had where it was moved to.
        cancelled: String,
        /// What is known of its letter.
        letter: Receipt,
    },
    /// It was dismissed: so many of its UIDs are read again. None where it came by another way, or its folder began anew.
    ReadAgain(u64),
    /// No decision on it is left to be taken back.
    Nothing,
    /// Only decisions of another kind are left, which are taken back in another way: `correct`, `carry_over`, ….
    NotHere(String),
    /// What persons decided since is still in force and would be lost.
    StillInForce(Vec<InForce>),
    /// Its personal data were removed, at this time on the municipality's calendar and clock.
    Erased(String),
    /// Something stands by now where it would have to go back to.
    InTheWay(String),
    /// A server is being given the letter about it at this moment: nothing is done.
    OnItsWay,
    /// Nothing is known under that name.
    Unknown,
}

/// What was taken back already is no decision any more, and what followed from one is none of its own. What is taken back
/// here comes before what is not, whenever that was decided.
const LAST: &str = "SELECT h.id, h.act, h.field, h.before, h.after, h.message FROM history h
    WHERE h.message = $1 AND h.act IS NOT NULL AND h.act <> 'undo' AND h.part_of IS NULL
        AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.id)
    ORDER BY CASE WHEN h.act IN ('accept', 'assign') THEN 0 ELSE 1 END, h.id DESC LIMIT 1";

const TAKEN_BACK: [Act; 2] = [Act::Accept, Act::Assign];

const REVIEW: &str = "SELECT 'g' || id FROM review WHERE message = $1";
/// That it may be protected is a doubt still: what a person says of that ends it, and nothing else.
const WAITS: [&str; 3] = [
    "UPDATE message SET outcome = 'review' WHERE id = $1 AND outcome <> 'restricted'",
    "UPDATE review SET state = 'waiting' WHERE message = $1",
    "UPDATE ledger SET state = 'review' WHERE message = $1 AND state = 'filed'",
];
const AS_IT_CAME: &str =
    "UPDATE message SET sender_name = $2, sender_address = $3, sender_key = $4, sender_domain = $5,
        arrived_at = $6, arrival_basis = $7, local_day = $8, local_time = $9
    WHERE id = $1";

/// The same mail under another consultation: its words are compared with other answers by the same sketch.
const BESIDE: &str = "SELECT id FROM response WHERE message = $1 ORDER BY id LIMIT 1";

const STANDS: &str = "SELECT 1 FROM response WHERE message = $1 AND consultation = $2";

/// A decision that may be taken back.
struct Last {
    id: i64,
    message: i64,
    field: Option<String>,
    before: Option<String>,
    after: String,
}

impl Register {
    /// Whether a decision on a message is left that [`Register::undo`] can take back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn can_be_undone(&self, seen: &Standing) -> Result<bool, RegisterError> {
        let last = self.pools.reading().await?.row(LAST, values![seen.message]).await?;
        let act: Option<String> = last.map(|row| row.cell(1)).transpose()?;
        Ok(act.is_some_and(|act| TAKEN_BACK.iter().any(|known| known.as_str() == act)))
    }

    /// Takes back the last decision on what `reference` names.
    ///
    /// # Errors
    /// When the database fails; then nothing is done.
    pub async fn undo(&self, reference: &str, decision: &Decision) -> Result<Undone, RegisterError> {
        let mut writing = self.pools.writing().await?;
        mark::record_together(&mut writing).await?;
        let undone = match show::named(&mut writing, reference).await? {
            Some(message) => undo(&mut writing, message, decision).await?,
            None => read_again(&mut writing, reference, decision).await?,
        };
        if matches!(undone, Undone::Waits { .. } | Undone::MovedBack { .. } | Undone::ReadAgain(_)) {
            writing.commit().await?;
        }
        Ok(undone)
    }
}

async fn undo(writing: &mut Transacting, message: i64, decision: &Decision) -> Result<Undone, RegisterError> {
    hold(writing, message).await?;
    if let Some(at) = show::erased(writing, message).await? {
        return Ok(Undone::Erased(at));
    }
    let Some(row) = writing.row(LAST, values![message]).await? else { return Ok(Undone::Nothing) };
    let act: String = row.cell(1)?;
    if !TAKEN_BACK.iter().any(|known| known.as_str() == act) {
        return Ok(Undone::NotHere(act));
    }
    let last = last(&row)?;
    let is_move = last.field.as_deref() == Some(MOVED_TO);
    let in_force = in_force::since(writing, message, last.id, is_move).await?;
    if !in_force.is_empty() {
        return Ok(Undone::StillInForce(in_force));
    }
    match last.field.as_deref() {
        Some(REVIEWED) => waits_again(writing, message, &last, decision).await,
        Some(MOVED_TO) if last.after.is_empty() => stands_again(writing, message, &last, decision).await,
        Some(MOVED_TO) => moved_back(writing, message, &last, decision).await,
        _ => Ok(Undone::NotHere(act)),
    }
}

fn last(row: &Row) -> Result<Last, RegisterError> {
    let after: Option<String> = row.cell(4)?;
    Ok(Last {
        id: row.cell(0)?,
        message: row.cell(5)?,
        field: row.cell(2)?,
        before: row.cell(3)?,
        after: after.unwrap_or_default(),
    })
}

async fn waits_again(
    writing: &mut Transacting,
    message: i64,
    last: &Last,
    decision: &Decision,
) -> Result<Undone, RegisterError> {
    let Some(letter) = letter::withdraw(writing, message).await? else { return Ok(Undone::OnItsWay) };
    // It may have been moved there and back since, and stand under another number of the same consultation.
    let mut withdrawn = Vec::new();
    for reference in last.after.split(", ").filter(|reference| !reference.is_empty()) {
        withdrawn.extend(withdraw(writing, message, case(reference)?).await?);
    }
    let cancelled: Vec<&str> = withdrawn.iter().map(|gone| gone.reference.as_str()).collect();
    let cancelled = cancelled.join(", ");
    if let Some(came) = &last.before {
        as_it_came(writing, message, came).await?;
    }
    for sql in WAITS {
        writing.execute(sql, values![message]).await?;
    }
    standing_for::message_stands(writing, message).await?;
    let row = writing.row(REVIEW, values![message]).await?;
    let row = row.ok_or_else(|| unreadable("a decision on a review that is not here"))?;
    let reference: String = row.cell(0)?;
    let told = match cancelled.as_str() {
        "" => "beslutet togs tillbaka, väntar på granskning igen".to_owned(),
        _ => format!("registreringen togs tillbaka, väntar på granskning igen; {cancelled} makulerat"),
    };
    let id = took_back(writing, last, REVIEWED, (&cancelled, &reference, told), decision).await?;
    for gone in withdrawn {
        remember(writing, gone.unchained, id, decision).await?;
    }
    Ok(Undone::Waits { reference, cancelled, letter })
}

async fn moved_back(
    writing: &mut Transacting,
    message: i64,
    last: &Last,
    decision: &Decision,
) -> Result<Undone, RegisterError> {
    if letter::is_on_its_way(writing, message).await? {
        return Ok(Undone::OnItsWay);
    }
    let before = last.before.as_deref().unwrap_or_default();
    let (from, to) = (case(before)?, case(&last.after)?);
    let from: DiaryNumber = words::diary_number(from)?;
    if writing.row(STANDS, values![message, from.to_string()]).await?.is_some() {
        return Ok(Undone::InTheWay(from.to_string()));
    }
    let carried = carry(writing, message, to, &from, decision.at).await?;
    let Some(carried) = carried else { return Ok(Undone::Nothing) };
    alike::regroup(writing, message, carried.sketch.as_ref()).await?;
    standing_for::message_stands(writing, message).await?;
    let letter = letter::reworded(writing, message).await?;
    let Carried { before: cancelled, reference, .. } = &carried;
    let (cancelled, reference) = (cancelled.clone(), reference.clone());
    let told = format!("flyttat tillbaka som {reference}; {cancelled} makulerat");
    let id = took_back(writing, last, MOVED_TO, (&cancelled, &reference, told), decision).await?;
    carried.remember(writing, message, id, decision).await?;
    restore(writing, (last.id, id), (before, &reference), decision).await?;
    Ok(Undone::MovedBack { reference, cancelled, letter })
}

/// Registers a message anew where a person had taken it out.
async fn stands_again(
    writing: &mut Transacting,
    message: i64,
    last: &Last,
    decision: &Decision,
) -> Result<Undone, RegisterError> {
    let before = last.before.as_deref().unwrap_or_default();
    let number = words::diary_number(case(before)?)?;
    if writing.row(STANDS, values![message, number.to_string()]).await?.is_some() {
        return Ok(Undone::InTheWay(number.to_string()));
    }
    let Some(seen) = stands(writing, message).await? else { return Ok(Undone::Nothing) };
    let beside = writing.row(BESIDE, values![message]).await?;
    let sketch = match beside {
        Some(beside) => alike::sketch_of(writing, beside.cell(0)?).await?,
        None => None,
    };
    let reference = respond(writing, &seen, &number, (sketch.as_ref(), decision.at)).await?;
    let told = format!("registrerat igen som {reference}");
    let id = took_back(writing, last, MOVED_TO, ("", &reference, told), decision).await?;
    restore(writing, (last.id, id), (before, &reference), decision).await?;
    alike::regroup(writing, message, None).await?;
    standing_for::message_stands(writing, message).await?;
    chain::chain(writing, &number.to_string(), message).await?;
    let letter = letter::reworded(writing, message).await?;
    Ok(Undone::MovedBack { reference, cancelled: String::new(), letter })
}

/// Writes that a decision was taken back: what was `cancelled` is `now` another, as is `told`.
async fn took_back(
    writing: &mut Transacting,
    last: &Last,
    field: &'static str,
    (cancelled, now, told): (&str, &str, String),
    decision: &Decision,
) -> Result<i64, RegisterError> {
    let change = Change {
        field: Some(field),
        before: Some(cancelled.to_owned()).filter(|cancelled| !cancelled.is_empty()),
        after: Some(now.to_owned()),
        undoes: Some(last.id),
        ..Change::plain(last.message, now, Act::Undo, told)
    };
    decide(writing, change, decision).await
}

/// The case of a reference such as `Ks 1216/2018-3`.
fn case(reference: &str) -> Result<&str, RegisterError> {
    let named = reference.rsplit_once('-').map(|(case, _)| case);
    named.ok_or_else(|| unreadable("a reference in the history"))
}

/// Gives a message back the sender and the arrival that it came with.
async fn as_it_came(writing: &mut Transacting, message: i64, came: &str) -> Result<(), RegisterError> {
    let came: Value = serde_json::from_str(came).map_err(|_| unreadable("how a mail came"))?;
    let text = |key| word(&came, key);
    let at = text("arrived_at").map(|at| at.parse::<Timestamp>());
    let at = at.transpose().map_err(|_| unreadable("when a mail came"))?;
    let sender = values![message, text("name"), text("address"), text("key"), text("domain")];
    let arrival = values![at, text("basis"), text("day"), text("time")];
    writing.execute(AS_IT_CAME, sender.into_iter().chain(arrival).collect()).await?;
    Ok(())
}
