//! The rows of one kept message. Of a restricted one only id, arrival and state are written: name,
//! subject and text stay in the original.

use jiff::Timestamp;

use super::super::door::{Transacting, Value, values};
use super::super::error::{RegisterError, unreadable};
use super::super::evidence::evidence;
use super::super::outbox::{self, Owed};
use super::super::same_mail::content_key;
use super::super::words::{fits_an_address, stored};
use super::{Filed, Kept, again};
use crate::diary_number::DiaryNumber;
use crate::message::Address;
use crate::recognition::{Match, Outcome, Strength};

/// Who the history names for what the program does by itself.
const DAEMON: &str = "remissd";

const MESSAGE: &str = "INSERT INTO message
    (fingerprint, content_key, message_id, sender_name, sender_address, sender_key, sender_domain,
     subject, body, arrived_at, arrival_basis, local_day, local_time, kind, outcome, channel,
     is_junk, is_restricted, evidence, size, recorded_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
    ON CONFLICT DO NOTHING
    RETURNING id";

const ATTACHMENT: &str = "INSERT INTO attachment
    (message, position, name, media_type, size, fingerprint, is_incidental)";

const NEXT_SERIAL: &str = "UPDATE consultation SET last_serial = last_serial + 1
    WHERE diary_number = $1 RETURNING last_serial";

const RESPONSE: &str = "INSERT INTO response (message, consultation, serial, kind, timing, recorded_at)
    VALUES ($1, $2, $3, $4, $5, $6)";

const REVIEW: &str = "INSERT INTO review (message, suggestion, reason, state)
    VALUES ($1, $2, $3, 'waiting') RETURNING id";

const HISTORY: &str = "INSERT INTO history (message, at, who, what) VALUES ($1, $2, $3, $4)";

/// Writes a kept message, unless the same mail is here. Returns the message's id, its state in the
/// ledger, and what became of it.
pub(super) async fn keep(
    writing: &mut Transacting,
    kept: &Kept,
    now: Timestamp,
) -> Result<(i64, &'static str, Filed), RegisterError> {
    let key = content_key(&kept.message, &kept.attachment_fingerprints);
    let made = writing.row(MESSAGE, message_row(kept, key.as_deref(), now)).await?;
    let Some(row) = made else { return again::again(writing, kept, key, now).await };
    let id: i64 = row.cell(0)?;
    writing.insert(ATTACHMENT, "", attachment_rows(kept, id)).await?;
    let references = match kept.verdict.outcome {
        Outcome::Filed => respond(writing, kept, id, now).await?,
        _ => vec![review(writing, kept, id, now).await?],
    };
    if let Some(letter) = &kept.letter {
        outbox::owe(writing, &Owed::receipt(letter, &letter.message_id(kept.fingerprint), id)).await?;
    }
    Ok((id, state(kept), Filed::New { references }))
}

fn state(kept: &Kept) -> &'static str {
    kept.verdict.outcome.as_str()
}

fn message_row(kept: &Kept, key: Option<&str>, now: Timestamp) -> Vec<Value> {
    let restricted = kept.verdict.outcome == Outcome::Restricted;
    let open = |text: String| (!restricted && !text.is_empty()).then_some(text);
    let sender = kept.message.sender().filter(|_| !restricted);
    let arrival = kept.verdict.arrival;
    let arrived = kept.local_arrival;
    values![
        kept.fingerprint.to_string(),
        key.filter(|_| !restricted),
        kept.message.message_id.clone().and_then(open),
        sender.map(|sender| sender.name.clone()).and_then(open),
        sender.map(|sender| sender.address.clone()).and_then(open),
        sender.map(|sender| sender.address.to_lowercase()).filter(|key| fits_an_address(key)).and_then(open),
        sender.map(Address::domain).filter(|domain| fits_an_address(domain)).and_then(open),
        open(kept.message.subject.clone()),
        open(kept.message.text()),
        arrival.map(|arrival| arrival.at),
        arrival.map(|arrival| arrival.basis.as_str()),
        arrived.date().to_string(),
        arrived.time().strftime("%H:%M:%S").to_string(),
        kept.verdict.kind.as_str(),
        state(kept),
        kept.channel.as_str(),
        kept.junk,
        restricted,
        evidence(&kept.verdict, &kept.message, restricted),
        stored(kept.size),
        now,
    ]
}

/// A file name can say as much as a subject: of a restricted mail none is written.
fn attachment_rows(kept: &Kept, message: i64) -> Vec<Vec<Value>> {
    if kept.verdict.outcome == Outcome::Restricted {
        return Vec::new();
    }
    let mut fingerprints = kept.attachment_fingerprints.iter();
    (0_i64..)
        .zip(&kept.message.attachments)
        .map(|(position, attachment)| {
            let name = attachment.name.as_str();
            let (media_type, size) = (attachment.media_type.as_str(), stored(attachment.size));
            let fingerprint = fingerprints.next().map(ToString::to_string);
            values![message, position, name, media_type, size, fingerprint, attachment.incidental]
        })
        .collect()
}

/// A response for each consultation that the evidence is strong for, each with the next serial.
/// The serial is counted up in the consultation's row: it has no gaps, and two writers wait for each other.
pub(super) async fn respond(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
    now: Timestamp,
) -> Result<Vec<String>, RegisterError> {
    let mut strong: Vec<&Match> =
        kept.verdict.matches.iter().filter(|found| found.strength > Strength::Weak).collect();
    strong.sort_by(|a, b| a.diary_number.cmp(&b.diary_number));
    strong.dedup_by(|a, b| a.diary_number == b.diary_number);
    let mut references = Vec::new();
    for found in strong {
        let number = found.diary_number.to_string();
        let row = writing.row(NEXT_SERIAL, values![number.as_str()]).await?;
        let row = row.ok_or_else(|| RegisterError::UnknownConsultation(found.diary_number.clone()))?;
        let serial: i64 = row.cell(0)?;
        let timing = found.timing.map(|timing| timing.as_str());
        let kind = kept.verdict.kind.as_str();
        writing.execute(RESPONSE, values![message, number.as_str(), serial, kind, timing, now]).await?;
        let reference = format!("{number}-{serial}");
        remember(writing, message, now, format!("registrerat som {reference}")).await?;
        references.push(reference);
    }
    Ok(references)
}

async fn review(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
    now: Timestamp,
) -> Result<String, RegisterError> {
    let suggestion = suggestion(kept).map(ToString::to_string);
    let row = writing.row(REVIEW, values![message, suggestion, review_reason(kept)]).await?;
    let row = row.ok_or_else(|| unreadable("a review without an id"))?;
    let reference = format!("g{}", row.cell::<i64>(0)?);
    remember(writing, message, now, format!("lagt till granskning som {reference}")).await?;
    Ok(reference)
}

/// Why a person has to look, in the rules' words.
pub(super) fn review_reason(kept: &Kept) -> String {
    let reasons: Vec<&str> = kept.verdict.reasons.iter().map(|reason| reason.words.as_str()).collect();
    reasons.join("; ")
}

/// The consultation a review may belong to: the strongest match, else what a near miss probably meant.
pub(super) fn suggestion(kept: &Kept) -> Option<&DiaryNumber> {
    let matched = kept.verdict.matches.first().map(|found| &found.diary_number);
    matched.or_else(|| kept.verdict.near_misses.first().map(|near| &near.suggestion))
}

pub(super) async fn remember(
    writing: &mut Transacting,
    message: i64,
    at: Timestamp,
    what: String,
) -> Result<(), RegisterError> {
    writing.execute(HISTORY, values![message, at, DAEMON, what]).await?;
    Ok(())
}
