//! Filing by hand: what waited is registered under the consultations that a person says, and what stands under the
//! wrong one is moved. Of a restricted message nothing but kind, day and number is written.

use jiff::{Timestamp, civil::DateTime};
use serde_json::json;

use super::super::decision::{Act, Change, Decision, decide};
use super::super::door::{Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::record::{NewLetter, alike, chain};
use super::super::replay::standing::take;
use super::super::words::fits_an_address;
use super::super::{Register, Standing, mark, standing_for};
use super::letter::{self, Receipt};
use super::withdraw::withdraw;
use crate::diary_number::DiaryNumber;
use crate::message::Address;
use crate::sketch::Sketch;

/// What a person wants filed, and what goes with it.
#[derive(Debug)]
pub struct Filing<'a> {
    /// The message as the person saw it.
    pub seen: &'a Standing,
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
    /// The suggestion was followed.
    pub as_suggested: bool,
}

/// Who wrote what a colleague passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// Name and address.
    pub sender: Address,
    /// When it first reached us, where that is known, and the same on the municipality's calendar and clock.
    pub arrived: Option<(Timestamp, DateTime)>,
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
    /// It stands under that consultation already, as this.
    Already(String),
    /// Somebody else decided meanwhile, or it was judged anew: nothing is done.
    Overtaken,
    /// A server is being given the letter about it at this moment: nothing is done.
    OnItsWay,
}

const REGISTERED: &str = "SELECT serial FROM response WHERE message = $1 AND consultation = $2";

const NEXT_SERIAL: &str = "UPDATE consultation SET last_serial = last_serial + 1
    WHERE diary_number = $1 RETURNING last_serial";

/// In time or late by the day it arrived; neither where no server and no person says when that was.
const RESPONSE: &str =
    "INSERT INTO response (message, consultation, serial, kind, timing, stance, recorded_at)
    SELECT m.id, c.diary_number, $3, coalesce($4, m.kind),
        CASE WHEN m.arrival_basis IS NULL OR m.arrival_basis = 'date_header' THEN NULL
            WHEN m.local_day <= c.deadline THEN 'in_time' ELSE 'late' END,
        $5, $6
    FROM message m, consultation c WHERE m.id = $1 AND c.diary_number = $2
    RETURNING id";

/// What persons said of a response goes along when it is moved.
const MOVED: &str = "SELECT id, serial, kind, stance, document_number FROM response
    WHERE message = $1 AND consultation = $2";
const BODIES: &str = "INSERT INTO on_behalf (response, name, name_key)
    SELECT $2, name, name_key FROM on_behalf WHERE response = $1";

const OUTCOME: &str = "UPDATE message SET outcome = 'filed' WHERE id = $1";
const ACCEPTED: &str = "UPDATE review SET state = 'accepted' WHERE message = $1 AND state = 'waiting'";
const LEDGER: &str = "UPDATE ledger SET state = 'filed' WHERE message = $1 AND state = 'review'";

const AS_IT_CAME: &str =
    "SELECT sender_name, sender_address, sender_key, sender_domain, arrived_at, arrival_basis,
        local_day, local_time FROM message WHERE id = $1";
const WRITER: &str = "UPDATE message SET sender_name = $2, sender_address = $3, sender_key = $4, sender_domain = $5 WHERE id = $1";
const ARRIVED: &str = "UPDATE message
    SET arrived_at = $2, arrival_basis = 'received_header', local_day = $3, local_time = $4 WHERE id = $1";

impl Register {
    /// Files a message as a person says.
    ///
    /// # Errors
    /// When the database fails, or there is no such consultation; then nothing is done.
    pub async fn file_by_hand(
        &self,
        wanted: &Filing<'_>,
        decision: &Decision,
    ) -> Result<FiledByHand, RegisterError> {
        let mut writing = self.pools.writing().await?;
        mark::record_together(&mut writing).await?;
        if !take(&mut writing, wanted.seen).await? {
            return Ok(FiledByHand::Overtaken);
        }
        let filed = match wanted.from {
            Some(from) => moved(&mut writing, wanted, from, decision).await?,
            None => reviewed(&mut writing, wanted, decision).await?,
        };
        if matches!(filed, FiledByHand::Filed { .. }) {
            writing.commit().await?;
        }
        Ok(filed)
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
    let stance = wanted.seen.judged.stance.filter(|_| !wanted.seen.is_restricted);
    let (mut references, mut new) = (Vec::new(), Vec::new());
    for case in wanted.cases {
        let number = case.to_string();
        if let Some(row) = writing.row(REGISTERED, values![message, number.as_str()]).await? {
            // It is restricted, and was registered before anybody knew.
            references.push(format!("{number}-{}", row.cell::<i64>(0)?));
            continue;
        }
        let said = Said { kind: None, stance: stance.map(|stance| stance.as_str().to_owned()) };
        let (_, reference) = respond(writing, message, case, said, decision.at).await?;
        references.push(reference.clone());
        new.push(reference);
    }
    for sql in [OUTCOME, ACCEPTED, LEDGER] {
        writing.execute(sql, values![message]).await?;
    }
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
    decide(writing, change, decision).await?;
    Ok(FiledByHand::Filed { references, document_number: None, letter })
}

/// What a decision's row says was changed: a review was filed, as `after` says.
pub(super) const REVIEWED: &str = "registered";

/// Or a response was moved, from `before` to `after`.
pub(super) const MOVED_TO: &str = "consultation";

/// Takes a response from one consultation to another.
async fn moved(
    writing: &mut Transacting,
    wanted: &Filing<'_>,
    from: &DiaryNumber,
    decision: &Decision,
) -> Result<FiledByHand, RegisterError> {
    let (message, old) = (wanted.seen.message, from.to_string());
    let Some(to) = wanted.cases.first() else { return Ok(FiledByHand::Overtaken) };
    let new = to.to_string();
    if let Some(row) = writing.row(REGISTERED, values![message, new.as_str()]).await? {
        return Ok(FiledByHand::Already(format!("{new}-{}", row.cell::<i64>(0)?)));
    }
    if letter::is_on_its_way(writing, message).await? {
        return Ok(FiledByHand::OnItsWay);
    }
    let row = writing.row(MOVED, values![message, old.as_str()]).await?;
    let Some(row) = row else { return Ok(FiledByHand::Overtaken) };
    let said = Said { kind: Some(row.cell(2)?), stance: row.cell(3)? };
    let (response, reference) = respond(writing, message, to, said, decision.at).await?;
    writing.execute(BODIES, values![row.cell::<i64>(0)?, response]).await?;
    let before = format!("{old}-{}", row.cell::<i64>(1)?);
    withdraw(writing, message, &old).await?;
    let letter = after(writing, wanted).await?;
    let told = format!("flyttat från {before}, som makuleras, till {reference}");
    let change = Change {
        field: Some(MOVED_TO),
        before: Some(before.clone()),
        after: Some(reference.clone()),
        ..Change::plain(message, &reference, Act::Assign, told)
    };
    decide(writing, change, decision).await?;
    Ok(FiledByHand::Filed { references: vec![reference], document_number: row.cell(4)?, letter })
}

/// What follows from the responses that stand now: form letters, for whom it speaks, the letter.
async fn after(writing: &mut Transacting, wanted: &Filing<'_>) -> Result<Receipt, RegisterError> {
    let (message, about) = (wanted.seen.message, wanted.seen.fingerprint);
    let sketch = wanted.sketch.as_ref().filter(|_| !wanted.seen.is_restricted);
    alike::regroup(writing, message, sketch).await?;
    standing_for::message_stands(writing, message).await?;
    letter::owe(writing, message, about, wanted.letter.as_ref()).await
}

/// What a response is registered as; the kind that the message was judged to be where none is said.
pub(super) struct Said {
    pub(super) kind: Option<String>,
    pub(super) stance: Option<String>,
}

/// Registers a message under a consultation, with the next serial; the response's id, and what staff call it.
pub(super) async fn respond(
    writing: &mut Transacting,
    message: i64,
    case: &DiaryNumber,
    said: Said,
    now: Timestamp,
) -> Result<(i64, String), RegisterError> {
    let number = case.to_string();
    let row = writing.row(NEXT_SERIAL, values![number.as_str()]).await?;
    let serial: i64 = row.ok_or_else(|| RegisterError::UnknownConsultation(case.clone()))?.cell(0)?;
    let response = values![message, number.as_str(), serial, said.kind, said.stance, now];
    let row = writing.row(RESPONSE, response).await?.ok_or_else(|| unreadable("a response without an id"))?;
    standing_for::message_stands(writing, message).await?;
    chain::chain(writing, &number, message).await?;
    Ok((row.cell(0)?, format!("{number}-{serial}")))
}

/// Gives a message the sender and the arrival of who wrote what a colleague passed on. Returns them as they came, for
/// who takes the decision back.
async fn become_the_writers(
    writing: &mut Transacting,
    message: i64,
    writer: &Writer,
) -> Result<String, RegisterError> {
    let row = writing.row(AS_IT_CAME, values![message]).await?;
    let row = row.ok_or_else(|| unreadable("a message"))?;
    let text = |column| row.cell::<Option<String>>(column);
    let came = json!({
        "name": text(0)?, "address": text(1)?, "key": text(2)?, "domain": text(3)?,
        "arrived_at": row.time(4)?.map(|at| at.to_string()), "basis": text(5)?, "day": text(6)?, "time": text(7)?,
    });
    let sender = &writer.sender;
    let name = Some(sender.name.as_str()).filter(|name| !name.is_empty());
    let key = Some(sender.address.to_lowercase()).filter(|key| fits_an_address(key));
    let domain = Some(sender.domain()).filter(|domain| fits_an_address(domain));
    writing.execute(WRITER, values![message, name, sender.address.as_str(), key, domain]).await?;
    if let Some((at, local)) = writer.arrived {
        let (day, time) = (local.date().to_string(), local.time().strftime("%H:%M:%S").to_string());
        writing.execute(ARRIVED, values![message, at, day, time]).await?;
    }
    Ok(came.to_string())
}
