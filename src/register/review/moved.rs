//! A response taken from one consultation to another, and back: it gets a number there, and with it a row of its own, so
//! that the reports of that consultation tell of it as new. What persons said of it goes along. What belongs to the
//! consultation that it leaves does not: its number in the diary system, and what a person added it to, or to it. Each is
//! a row of the history that is part of the move, and comes back when that is undone.

use jiff::Timestamp;

use super::super::decision::{Act, Change, Decision, decide};
use super::super::door::{Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::record::{alike, chain, response};
use super::super::standing_for;
use super::file::{FiledByHand, Filing, REGISTERED, after, time};
use super::restore::told;
use super::withdraw::{ADDS_TO, Unchained, remember, withdraw};
use super::{in_force, letter};
use crate::diary_number::DiaryNumber;
use crate::sketch::Sketch;

/// What a decision's row says was changed: a response was moved, from `before` to `after`.
pub(super) const MOVED_TO: &str = "consultation";

/// Or it stands in the diary system no more under `before`.
pub(super) const DOCUMENT_NUMBER: &str = "document_number";

/// What persons say of a row, and goes with it where it is taken out.
const OF_THE_ROW: [&str; 4] = ["kind", "stance", "handled", FOR];

/// Or it speaks for the body `before` no more, or for the body `after` again.
pub(super) const FOR: &str = "on_behalf_of";

const STANDS: &str = "SELECT r.id, r.consultation || '-' || r.serial, r.document_number,
        CASE WHEN r.is_chained_by_hand
            THEN (SELECT e.consultation || '-' || e.serial FROM response e WHERE e.id = r.supplements) END
    FROM response r WHERE r.message = $1 AND r.consultation = $2";

/// That a person said it adds to nothing goes along.
const CARRY: &str =
    "INSERT INTO response (message, consultation, serial, kind, stance, handled_at, is_chained_by_hand, recorded_at)
    SELECT message, $2, $3, kind, stance, handled_at, is_chained_by_hand AND supplements IS NULL, $4
    FROM response WHERE id = $1 RETURNING id";
const BODIES: &str = "UPDATE on_behalf SET response = $2 WHERE response = $1";

/// A response that stands under another consultation now.
pub(super) struct Carried {
    /// What staff called it.
    pub(super) before: String,
    /// What staff call it from now on.
    pub(super) reference: String,
    /// The number that it had in the diary system.
    pub(super) document_number: Option<String>,
    /// What a person had added it to.
    adds_to: Option<String>,
    /// What persons had added to it.
    unchained: Vec<Unchained>,
    /// What persons said of a row that is gone.
    said: Vec<Said>,
    /// What it is compared with other answers by.
    pub(super) sketch: Option<Sketch>,
}

/// Something that a person said of a row that is gone: the field, and how it stood.
struct Said {
    field: &'static str,
    before: Option<String>,
    after: Option<String>,
}

/// Takes a response from one consultation to another, as a person wants it; where it stands there too, out of the one.
pub(super) async fn moved(
    writing: &mut Transacting,
    wanted: &Filing<'_>,
    from: &DiaryNumber,
    decision: &Decision,
) -> Result<FiledByHand, RegisterError> {
    let message = wanted.seen.message;
    let Some(to) = wanted.cases.first() else { return Ok(FiledByHand::Overtaken) };
    let there = writing.row(REGISTERED, values![message, to.to_string()]).await?;
    let there = there.map(|row| row.cell(0).map(|serial: i64| format!("{to}-{serial}"))).transpose()?;
    if let Some(there) = there.clone().filter(|_| to == from) {
        return Ok(FiledByHand::Already(there));
    }
    if letter::is_on_its_way(writing, message).await? {
        return Ok(FiledByHand::OnItsWay);
    }
    let stays = there.is_some();
    let carried = match there {
        Some(there) => take_out(writing, message, &from.to_string(), there).await?,
        None => carry(writing, message, &from.to_string(), to, decision.at).await?,
    };
    let Some(carried) = carried else { return Ok(FiledByHand::Overtaken) };
    let letter = after(writing, wanted).await?;
    let Carried { before, reference, .. } = &carried;
    let told = match stays {
        true => format!("{before} makuleras, står kvar som {reference}"),
        false => format!("flyttat från {before}, som makuleras, till {reference}"),
    };
    let change = Change {
        field: Some(MOVED_TO),
        before: Some(before.clone()),
        after: Some(reference.clone()).filter(|_| !stays),
        ..Change::plain(message, reference, Act::Assign, told)
    };
    let id = decide(writing, change, decision).await?;
    let (references, document_number) = (vec![reference.clone()], carried.document_number.clone());
    carried.remember(writing, message, id, decision).await?;
    Ok(FiledByHand::Filed { references, document_number, letter })
}

/// Gives a response a row under another consultation with all that persons said of it, and takes back the one it had;
/// none where there is none.
pub(super) async fn carry(
    writing: &mut Transacting,
    message: i64,
    from: &str,
    to: &DiaryNumber,
    now: Timestamp,
) -> Result<Option<Carried>, RegisterError> {
    let Some(row) = writing.row(STANDS, values![message, from]).await? else { return Ok(None) };
    let (id, before): (i64, String) = (row.cell(0)?, row.cell(1)?);
    let (number, serial) = (to.to_string(), response::next_serial(writing, to).await?);
    let sketch = alike::sketch_of(writing, id).await?;
    let new = writing.row(CARRY, values![id, number.as_str(), serial, now]).await?;
    let new: i64 = new.ok_or_else(|| unreadable("a response without an id"))?.cell(0)?;
    time(writing, new).await?;
    writing.execute(BODIES, values![id, new]).await?;
    let unchained = withdraw(writing, message, from).await?.map(|gone| gone.unchained).unwrap_or_default();
    standing_for::message_stands(writing, message).await?;
    chain::chain(writing, &number, message).await?;
    let (document_number, adds_to) = (row.cell(2)?, row.cell(3)?);
    let reference = format!("{number}-{serial}");
    Ok(Some(Carried { before, reference, document_number, adds_to, unchained, said: Vec::new(), sketch }))
}

/// Takes back the row of a response under one consultation: it stands under another as well, `there`. None where there is
/// no such row.
async fn take_out(
    writing: &mut Transacting,
    message: i64,
    from: &str,
    there: String,
) -> Result<Option<Carried>, RegisterError> {
    let Some(row) = writing.row(STANDS, values![message, from]).await? else { return Ok(None) };
    let (before, document_number, adds_to): (String, _, _) = (row.cell(1)?, row.cell(2)?, row.cell(3)?);
    let said = said(writing, message, &before).await?;
    let unchained = withdraw(writing, message, from).await?.map(|gone| gone.unchained).unwrap_or_default();
    Ok(Some(Carried { before, reference: there, document_number, adds_to, unchained, said, sketch: None }))
}

/// What persons said of the row that staff call `reference`.
async fn said(writing: &mut Transacting, message: i64, reference: &str) -> Result<Vec<Said>, RegisterError> {
    let in_force = in_force::since(writing, message, 0, false).await?;
    let of_it = in_force.into_iter().filter(|one| one.reference == reference);
    let said = of_it.filter_map(|one| {
        let field = OF_THE_ROW.into_iter().find(|known| *known == one.field)?;
        let is_something = field == FOR || one.after.is_some();
        is_something.then_some(Said { field, before: one.before, after: one.after })
    });
    Ok(said.collect())
}

impl Carried {
    /// Writes down what did not go along, as parts of the decision `part_of`.
    pub(super) async fn remember(
        self,
        writing: &mut Transacting,
        message: i64,
        part_of: i64,
        decision: &Decision,
    ) -> Result<(), RegisterError> {
        let number = self.document_number.map(|number| {
            (DOCUMENT_NUMBER, Act::CarryOver, format!("står inte i diariet som {number} längre"), number)
        });
        let adds_to = self
            .adds_to
            .map(|to| (ADDS_TO, Act::Correct, format!("inte längre lagt till {to}, i ett annat ärende"), to));
        let lost = number.into_iter().chain(adds_to);
        let mut lost: Vec<_> =
            lost.map(|(field, act, what, value)| (field, act, what, Some(value), None)).collect();
        for Said { field, before, after } in self.said {
            let act = if field == "handled" { Act::Handle } else { Act::Correct };
            let what = format!("inte längre {}", told(field, (before.as_deref(), after.as_deref()))?);
            // Of a body it was said that it speaks for it, or that it does not.
            let since = before.filter(|_| field == FOR);
            lost.push((field, act, what, after, since));
        }
        for (field, act, what, before, after) in lost {
            let change = Change {
                field: Some(field),
                before,
                after,
                part_of: Some(part_of),
                ..Change::plain(message, &self.before, act, what)
            };
            decide(writing, change, decision).await?;
        }
        remember(writing, self.unchained, part_of, decision).await
    }
}
