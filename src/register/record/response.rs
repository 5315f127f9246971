//! One response more: the only place that gives out numbers, whoever files. The number is counted up in the
//! consultation's row, so two writers wait for each other; one that was given is never used again.

use jiff::Timestamp;

use super::super::door::{Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::standing_for;
use super::{alike, chain};
use crate::consultation::name_key;
use crate::diary_number::DiaryNumber;
use crate::sketch::Sketch;

/// A response that is to be.
pub(in super::super) struct NewResponse<'a> {
    /// The message that it is.
    pub(in super::super) message: i64,
    /// The consultation that it belongs to.
    pub(in super::super) case: &'a DiaryNumber,
    /// In time or late, where that is known, in the register's word.
    pub(in super::super) timing: Option<&'static str>,
    /// What its sender thinks, in the register's word.
    pub(in super::super) stance: Option<String>,
    /// The bodies that it speaks for besides its sender's own, by name.
    pub(in super::super) on_behalf: Vec<String>,
    /// What it is compared with other answers by.
    pub(in super::super) sketch: Option<&'a Sketch>,
}

/// A response that has its number.
pub(in super::super) struct Numbered {
    /// Its row.
    pub(in super::super) id: i64,
    /// What staff call it.
    pub(in super::super) reference: String,
}

const NEXT_SERIAL: &str = "UPDATE consultation SET last_serial = last_serial + 1
    WHERE diary_number = $1 RETURNING last_serial";

const RESPONSE: &str =
    "INSERT INTO response (message, consultation, serial, kind, timing, stance, recorded_at)
    SELECT m.id, $2, $3, m.kind, $4, $5, $6 FROM message m WHERE m.id = $1
    RETURNING id, kind IN ('answer', 'supplement')";

/// One body's answer is its answer however often it is read.
const SPEAKS_FOR: &str = "INSERT INTO on_behalf (response, name, name_key)";
const ONCE: &str = "ON CONFLICT DO NOTHING";
const SPEAKS_FOR_NONE: &str = "DELETE FROM on_behalf WHERE response = $1";

/// Registers a message under one consultation.
pub(in super::super) async fn register(
    writing: &mut Transacting,
    new: NewResponse<'_>,
    now: Timestamp,
) -> Result<Numbered, RegisterError> {
    let number = new.case.to_string();
    let serial = next_serial(writing, new.case).await?;
    let row = values![new.message, number.as_str(), serial, new.timing, new.stance, now];
    let row = writing.row(RESPONSE, row).await?.ok_or_else(|| unreadable("a response without an id"))?;
    let id: i64 = row.cell(0)?;
    speak_for(writing, id, &new.on_behalf).await?;
    standing_for::message_stands(writing, new.message).await?;
    chain::chain(writing, &number, new.message).await?;
    if let Some(sketch) = new.sketch
        && row.cell(1)?
    {
        alike::group(writing, &number, id, sketch).await?;
    }
    Ok(Numbered { id, reference: format!("{number}-{serial}") })
}

/// The next number of a consultation; whoever wants one too waits until the transaction ends.
pub(in super::super) async fn next_serial(
    writing: &mut Transacting,
    case: &DiaryNumber,
) -> Result<i64, RegisterError> {
    let row = writing.row(NEXT_SERIAL, values![case.to_string()]).await?;
    row.ok_or_else(|| RegisterError::UnknownConsultation(case.clone()))?.cell(0)
}

/// Writes down which invited bodies a response says it answers for.
pub(in super::super) async fn speak_for(
    writing: &mut Transacting,
    response: i64,
    bodies: &[String],
) -> Result<(), RegisterError> {
    writing.execute(SPEAKS_FOR_NONE, values![response]).await?;
    let rows = bodies.iter().map(|name| values![response, name.as_str(), name_key(name)]).collect();
    writing.insert(SPEAKS_FOR, ONCE, rows).await
}
