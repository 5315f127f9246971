//! The rows of one kept message. Of a restricted one only id, arrival and state are written: name,
//! subject and text stay in the original.

use jiff::Timestamp;

use super::super::decision::Decision;
use super::super::door::{Transacting, Value, values};
use super::super::erase;
use super::super::error::{RegisterError, unreadable};
use super::super::outbox::{self, Owed};
use super::super::same_mail::ContentKeys;
use super::super::searchable;
use super::super::standing_for;
use super::super::words::{fits_an_address, stored};
use super::response::{self, NewResponse, Numbered};
use super::{Filed, Kept, again, chain, facts};
use crate::diary_number::DiaryNumber;
use crate::message::Address;
use crate::recognition::{Match, Outcome, Strength, content_digest};

/// Who the history names for what the program does by itself.
const DAEMON: &str = "remissd";

const MESSAGE: &str = "INSERT INTO message
    (fingerprint, content_key, message_id, sender_name, sender_address, sender_key, sender_domain,
     subject, body, arrived_at, arrival_basis, local_day, local_time, kind, outcome, evidence,
     sender_kind, organisation, sender_reference, original_name, original_address, original_at, language,
     organisation_key, public_text, new_text, internal_date, channel, is_junk, is_restricted, size, recorded_at, content_digest)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
        $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)
    ON CONFLICT DO NOTHING
    RETURNING id";

const OTHERWISE: &str = "SELECT id FROM message WHERE content_key = $1 AND erased_at IS NULL";

/// Where another has the open key, what comes once more is the other's.
const REVEAL: &str = "UPDATE message
    SET content_key = CASE WHEN EXISTS (SELECT 1 FROM message o WHERE o.content_key = $2 AND o.id <> $1)
            THEN content_key ELSE $2 END,
        content_digest = $3, message_id = $4, sender_name = $5, sender_address = $6, sender_key = $7,
        sender_domain = $8, subject = $9, body = $10, is_restricted = FALSE
    WHERE id = $1";
const FORGET_ATTACHMENTS: &str = "DELETE FROM attachment WHERE message = $1";

const ATTACHMENT: &str = "INSERT INTO attachment
    (message, position, name, media_type, size, fingerprint, is_incidental, readable, text)";

const RESPONDED: &str = "SELECT id FROM response WHERE message = $1 AND consultation = $2";

const TAKEN_OUT: &str = "SELECT h.id FROM history h
    WHERE h.message = $1 AND h.act = 'assign' AND h.field = 'consultation' AND h.before LIKE $2
        AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.id)";

const REVISE: &str = "UPDATE response SET kind = $3, timing = $4, stance = $5
    WHERE message = $1 AND consultation = $2";

/// What waited once and was filed waits again under the same name.
const REVIEW: &str = "INSERT INTO review (message, suggestion, reason, state)
    VALUES ($1, $2, $3, 'waiting')
    ON CONFLICT (message) DO UPDATE
    SET suggestion = excluded.suggestion, reason = excluded.reason, state = excluded.state
    RETURNING id";

const HISTORY: &str = "INSERT INTO history (message, at, who, what) VALUES ($1, $2, $3, $4)";

/// Writes a kept message, unless the same mail is here. Returns the message's id, its state in the
/// ledger, and what became of it. `decision` is of the person who hands it over, if one does.
pub(super) async fn keep(
    writing: &mut Transacting,
    kept: &Kept,
    now: Timestamp,
    decision: Option<&Decision>,
) -> Result<(i64, &'static str, Filed), RegisterError> {
    let keys = ContentKeys::of(kept);
    if let Some((id, state)) = erase::known(writing, kept.fingerprint, &keys).await? {
        return Ok((id, state, Filed::Already));
    }
    let restricted = kept.verdict.outcome == Outcome::Restricted;
    // What is restricted may have come another way, which let it be read; what was open, another that does not.
    let other = if restricted { &keys.open } else { &keys.sealed };
    if writing.row(OTHERWISE, values![other.as_deref()]).await?.is_some() {
        return again::again(writing, kept, &keys, (now, decision)).await;
    }
    let key = if restricted { &keys.sealed } else { &keys.open };
    let made = writing.row(MESSAGE, message_row(kept, key.as_deref(), now)).await?;
    let Some(row) = made else { return again::again(writing, kept, &keys, (now, decision)).await };
    let id: i64 = row.cell(0)?;
    writing.insert(ATTACHMENT, "", attachment_rows(kept, id)).await?;
    searchable::index(writing, kept, id).await?;
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
    let digest = content_digest(&kept.message).map(|digest| digest.to_string()).filter(|_| !restricted);
    let mut row = values![kept.fingerprint.to_string(), key];
    row.extend(written(kept));
    row.extend(facts::judged(kept));
    row.extend(values![
        kept.internal_date,
        kept.channel.as_str(),
        kept.junk,
        restricted,
        stored(kept.size),
        now,
        digest,
    ]);
    row
}

/// Whose it is and what it says, in the order of the columns.
fn written(kept: &Kept) -> Vec<Value> {
    let restricted = kept.verdict.outcome == Outcome::Restricted;
    let open = |text: String| (!restricted && !text.is_empty()).then_some(text);
    let sender = kept.message.sender().filter(|_| !restricted);
    values![
        kept.message.message_id.clone().and_then(open),
        sender.map(|sender| sender.name.clone()).and_then(open),
        sender.map(|sender| sender.address.clone()).and_then(open),
        sender.map(|sender| sender.address.to_lowercase()).filter(|key| fits_an_address(key)).and_then(open),
        sender.map(Address::domain).filter(|domain| fits_an_address(domain)).and_then(open),
        open(kept.message.subject.clone()),
        open(kept.message.text()),
    ]
}

/// Writes what a restricted message had kept in its original alone, now that a person has opened it.
pub(in super::super) async fn reveal(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
) -> Result<(), RegisterError> {
    let digest = content_digest(&kept.message).map(|digest| digest.to_string());
    let mut row = values![message, ContentKeys::of(kept).open, digest];
    row.extend(written(kept));
    writing.execute(REVEAL, row).await?;
    facts::rewrite(writing, kept, message).await?;
    writing.execute(FORGET_ATTACHMENTS, values![message]).await?;
    writing.insert(ATTACHMENT, "", attachment_rows(kept, message)).await?;
    searchable::index_again(writing, kept, message).await
}

/// A file name can say as much as a subject: of a restricted mail none is written.
fn attachment_rows(kept: &Kept, message: i64) -> Vec<Vec<Value>> {
    if kept.verdict.outcome == Outcome::Restricted {
        return Vec::new();
    }
    let mut fingerprints = kept.message.attachment_fingerprints.iter();
    (0_i64..)
        .zip(&kept.message.attachments)
        .map(|(position, attachment)| {
            let name = attachment.name.as_str();
            let (media_type, size) = (attachment.media_type.as_str(), stored(attachment.size));
            let fingerprint = fingerprints.next().map(ToString::to_string);
            let (readable, text) = facts::words(&attachment.text);
            let incidental = attachment.incidental;
            values![message, position, name, media_type, size, fingerprint, incidental, readable, text]
        })
        .collect()
}

/// A response for each consultation that the evidence is strong for and that has none of this message yet.
pub(in super::super) async fn respond(
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
        let stands = writing.row(RESPONDED, values![message, number.as_str()]).await?.is_some();
        if stands || is_taken_out(writing, message, &found.diary_number).await? {
            continue;
        }
        let Numbered { reference, .. } =
            response::register(writing, new_response(kept, found, message), now).await?;
        remember(writing, message, now, format!("registrerat som {reference}")).await?;
        references.push(reference);
    }
    standing_for::message_stands(writing, message).await?;
    Ok(references)
}

/// Whether a decision that is in force took a message out of a consultation.
pub(in super::super) async fn is_taken_out(
    reading: &mut Transacting,
    message: i64,
    case: &DiaryNumber,
) -> Result<bool, RegisterError> {
    Ok(reading.row(TAKEN_OUT, values![message, format!("{case}-%")]).await?.is_some())
}

/// Writes a new verdict over the responses that there are of a message, as far as it speaks of them.
pub(in super::super) async fn revise(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
) -> Result<(), RegisterError> {
    for found in kept.verdict.matches.iter().filter(|found| found.strength > Strength::Weak) {
        let number = found.diary_number.to_string();
        let timing = found.timing.map(|timing| timing.as_str());
        let stance = found.stance.as_ref().map(|stance| stance.value.as_str());
        let revised = values![message, number.as_str(), kept.verdict.kind.as_str(), timing, stance];
        writing.execute(REVISE, revised).await?;
        if let Some(row) = writing.row(RESPONDED, values![message, number.as_str()]).await? {
            response::speak_for(writing, row.cell(0)?, &on_behalf(found)).await?;
            standing_for::message_stands(writing, message).await?;
            chain::chain(writing, &number, message).await?;
        }
    }
    Ok(())
}

/// What a verdict says of a response to one consultation.
fn new_response<'a>(kept: &'a Kept, found: &'a Match, message: i64) -> NewResponse<'a> {
    NewResponse {
        message,
        case: &found.diary_number,
        timing: found.timing.map(|timing| timing.as_str()),
        stance: found.stance.as_ref().map(|stance| stance.value.as_str().to_owned()),
        on_behalf: on_behalf(found),
        sketch: kept.sketch.as_ref(),
    }
}

fn on_behalf(found: &Match) -> Vec<String> {
    found.on_behalf.iter().map(|body| body.value.clone()).collect()
}

/// Lays a message before a person; what staff call it.
pub(in super::super) async fn review(
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
pub(in super::super) fn review_reason(kept: &Kept) -> String {
    let reasons: Vec<&str> = kept.verdict.reasons.iter().map(|reason| reason.words.as_str()).collect();
    reasons.join("; ")
}

/// The consultation a review may belong to: the strongest match, else what a near miss probably meant.
pub(in super::super) fn suggestion(kept: &Kept) -> Option<&DiaryNumber> {
    let matched = kept.verdict.matches.first().map(|found| &found.diary_number);
    matched.or_else(|| kept.verdict.near_misses.first().map(|near| &near.suggestion))
}

pub(in super::super) async fn remember(
    writing: &mut Transacting,
    message: i64,
    at: Timestamp,
    what: String,
) -> Result<(), RegisterError> {
    writing.execute(HISTORY, values![message, at, DAEMON, what]).await?;
    Ok(())
}
