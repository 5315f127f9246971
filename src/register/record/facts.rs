//! What a verdict says of a message, as the message's row holds it. Of a restricted one nothing is written
//! but when it arrived and the rules' own words.

use super::super::door::{Transacting, Value, values};
use super::super::error::RegisterError;
use super::super::evidence::evidence;
use super::super::searchable;
use super::Kept;
use crate::consultation::name_key;
use crate::message::AttachedText;
use crate::recognition::{Language, Outcome};

/// Who the sender is, once a person said so, stays.
const REWRITE: &str = "UPDATE message
    SET arrived_at = $2, arrival_basis = $3, local_day = $4, local_time = $5, kind = $6, outcome = $7,
        evidence = $8, sender_reference = $11, original_name = $12, original_address = $13, original_at = $14,
        language = $15, public_text = $17, new_text = $18,
        sender_kind = CASE WHEN is_sender_decided THEN sender_kind ELSE $9 END,
        organisation = CASE WHEN is_sender_decided THEN organisation ELSE $10 END,
        organisation_key = CASE WHEN is_sender_decided THEN organisation_key ELSE $16 END
    WHERE id = $1";

const READ: &str = "UPDATE attachment SET readable = $3, text = $4
    WHERE message = $1 AND position = $2 AND text IS NULL";

/// The columns of `message` that follow from the verdict, in the order of the statements here and in `keep`.
pub(super) fn judged(kept: &Kept) -> Vec<Value> {
    let verdict = &kept.verdict;
    let restricted = verdict.outcome == Outcome::Restricted;
    let open = |text: &str| (!restricted && !text.is_empty()).then(|| text.to_owned());
    let forwarded = verdict.forwarded.as_ref().filter(|_| !restricted);
    let original = forwarded.and_then(|forwarded| forwarded.sender.as_ref());
    values![
        verdict.arrival.map(|arrival| arrival.at),
        verdict.arrival.map(|arrival| arrival.basis.as_str()),
        kept.local_arrival.date().to_string(),
        kept.local_arrival.time().strftime("%H:%M:%S").to_string(),
        verdict.kind.as_str(),
        verdict.outcome.as_str(),
        evidence(verdict, &kept.message, restricted),
        verdict.sender.as_ref().and_then(|kind| open(kind.value.as_str())),
        verdict.organisation.as_deref().and_then(open),
        verdict.sender_reference.as_deref().and_then(open),
        original.and_then(|sender| open(&sender.name)),
        original.and_then(|sender| open(&sender.address)),
        forwarded.and_then(|forwarded| forwarded.arrival).map(|arrival| arrival.at),
        (verdict.language != Language::Swedish).then(|| verdict.language.as_str()).and_then(open),
        verdict.organisation.as_deref().map(name_key).and_then(|key| open(&key)),
        searchable::public_text(kept),
        searchable::new_text(kept),
    ]
}

/// Whether the words in an attachment could be read, where anybody looked, and the words.
pub(super) fn words(text: &AttachedText) -> (Option<bool>, Option<&str>) {
    match text {
        AttachedText::Unread => (None, None),
        AttachedText::Read(text) => (Some(true), Some(text)),
        AttachedText::Unreadable(_) => (Some(false), None),
    }
}

/// Writes a new verdict over an earlier one.
pub(in super::super) async fn rewrite(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
) -> Result<(), RegisterError> {
    let mut row = values![message];
    row.extend(judged(kept));
    writing.execute(REWRITE, row).await?;
    searchable::mask_again(writing, message).await
}

/// Adds what can be read in the attachments by now. What was read before stays.
pub(in super::super) async fn read_attachments(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
) -> Result<(), RegisterError> {
    for (position, attachment) in (0_i64..).zip(&kept.message.attachments) {
        let (readable, text) = words(&attachment.text);
        if readable.is_some() {
            writing.execute(READ, values![message, position, readable, text]).await?;
        }
    }
    Ok(())
}
