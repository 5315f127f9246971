//! A slip in what a person registered, put right: sender, body and arrival, or what is protected after all. Kind and stance
//! stay, which have a command of their own.

use super::super::decision::{Act, Change, Decision, decide};
use super::super::door::{Row, Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::evidence::evidence;
use super::super::protect;
use super::super::replay::hide;
use super::super::{searchable, standing_for, swedish};
use super::by_hand::{FILED, is_restricted};
use super::{Kept, facts};
use crate::consultation::name_key;
use crate::recognition::SenderKind;

/// Whom it is from, once a person decided that by a command of its own, stays.
const RIGHT: &str = "UPDATE message
    SET sender_name = $2, arrived_at = $3, arrival_basis = $4, local_day = $5, local_time = $6, evidence = $7,
        organisation = CASE WHEN is_sender_decided THEN organisation ELSE $8 END,
        organisation_key = CASE WHEN is_sender_decided THEN organisation_key ELSE $9 END,
        sender_kind = CASE WHEN is_sender_decided THEN sender_kind ELSE $10 END
    WHERE id = $1";

/// In every case, named again or not.
const TIMING: &str = "UPDATE response
    SET timing = (SELECT CASE WHEN m.local_day <= c.deadline THEN 'in_time' ELSE 'late' END
        FROM message m, consultation c WHERE m.id = response.message AND c.diary_number = response.consultation)
    WHERE message = $1";

const NOW: &str =
    "SELECT sender_name, local_day || ' ' || local_time, organisation, sender_kind, is_restricted
    FROM message WHERE id = $1";

/// Puts right what is known as `references`, with a row of the history for each thing that is another now.
pub(super) async fn put_right(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
    references: &str,
    decision: &Decision,
) -> Result<(), RegisterError> {
    let before = now(writing, message).await?;
    if !is_restricted(kept) && before.cell(4)? {
        protect::open(writing, kept, message).await?;
    }
    if is_restricted(kept) {
        facts::rewrite(writing, kept, message).await?;
        writing.execute(FILED, values![message]).await?;
    }
    write(writing, kept, message).await?;
    if is_restricted(kept) {
        // Once the day is right: what is in time by more time stays so.
        hide::hide(writing, message, &kept.letter_key).await?;
    }
    let after = now(writing, message).await?;
    for change in changes(&before, &after)? {
        decide(writing, Change { message, reference: references, ..change }, decision).await?;
    }
    Ok(())
}

async fn write(writing: &mut Transacting, kept: &Kept, message: i64) -> Result<(), RegisterError> {
    let restricted = is_restricted(kept);
    let sender = kept.message.sender().map(|sender| sender.name.clone()).filter(|_| !restricted);
    let verdict = &kept.verdict;
    let organisation = verdict.organisation.as_deref().filter(|_| !restricted);
    let kind = verdict.sender.as_ref().map(|kind| kind.value.as_str()).filter(|_| !restricted);
    let right = values![
        message,
        sender,
        verdict.arrival.map(|arrival| arrival.at),
        verdict.arrival.map(|arrival| arrival.basis.as_str()),
        kept.local_arrival.date().to_string(),
        kept.local_arrival.time().strftime("%H:%M:%S").to_string(),
        evidence(verdict, &kept.message, restricted),
        organisation,
        organisation.map(name_key),
        kind,
    ];
    writing.execute(RIGHT, right).await?;
    writing.execute(TIMING, values![message]).await?;
    searchable::mask_again(writing, message).await?;
    standing_for::message_stands(writing, message).await
}

async fn now(reading: &mut Transacting, message: i64) -> Result<Row, RegisterError> {
    reading.row(NOW, values![message]).await?.ok_or_else(|| unreadable("a message"))
}

/// What is another now. Of what is protected now neither old nor new name is told.
fn changes(before: &Row, after: &Row) -> Result<Vec<Change<'static>>, RegisterError> {
    let is_hidden: bool = after.cell(4)?;
    let text = |row: &Row, at| row.cell::<Option<String>>(at);
    let arrival = (text(before, 1)?, text(after, 1)?);
    let told = |pair: &(Option<String>, Option<String>)| {
        format!("{} → {}", pair.0.as_deref().unwrap_or("okänd"), pair.1.as_deref().unwrap_or("okänd"))
    };
    let mut all = vec![("arrival", format!("ankomst: {}", told(&arrival)), arrival)];
    let word = |row: &Row| Ok::<_, RegisterError>(Some(if row.cell(4)? { "ja" } else { "nej" }.to_owned()));
    let hidden = (word(before)?, word(after)?);
    let is_opened = !is_hidden && hidden.0 != hidden.1;
    let identity = if is_hidden { "identiteten är skyddad" } else { "identiteten är inte skyddad" };
    all.push((protect::PROTECTED, identity.to_owned(), hidden));
    // Whose it is was not known while it was hidden.
    if !is_hidden && !is_opened {
        let kind = (text(before, 3)?, text(after, 3)?);
        let swedish = |kind: &Option<String>| {
            kind.as_deref().and_then(SenderKind::parse).map(|kind| swedish::sender_kind(kind).to_owned())
        };
        let kinds = format!("avsändartyp: {}", told(&(swedish(&kind.0), swedish(&kind.1))));
        // Names stand in the columns that are blanked with the message.
        all.push(("sender_name", "avsändarens namn rättat".to_owned(), (text(before, 0)?, text(after, 0)?)));
        all.push(("organisation", "organisation rättad".to_owned(), (text(before, 2)?, text(after, 2)?)));
        all.push(("sender_kind", kinds, kind));
    }
    let changed = all.into_iter().filter(|(_, _, (before, after))| before != after);
    Ok(changed
        .map(|(field, what, (before, after))| Change {
            field: Some(field),
            before,
            after,
            ..Change::plain(0, "", Act::Correct, what)
        })
        .collect())
}
