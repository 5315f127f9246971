//! The same mail once more: another original by another way, or the same one moved. It stays one
//! response; what the new way adds is a copy, at times the letter that the first way forbade, and a
//! day of arrival that a person gave.

use jiff::Timestamp;

use super::super::decision::{Act, Change, Decision, decide};
use super::super::door::{Transacting, Value, values};
use super::super::error::{RegisterError, unreadable};
use super::super::evidence::refusal;
use super::super::outbox::{self, Owed};
use super::super::replay::standing::hold;
use super::super::review::{REVIEWED, as_it_came};
use super::super::same_mail::ContentKeys;
use super::super::target::references;
use super::super::words::{self, stored};
use super::facts::rewrite;
use super::keep::{remember, respond, review_reason, suggestion};
use super::{Filed, Kept};
use crate::consultation::ArrivalBasis;
use crate::fingerprint::Fingerprint;
use crate::recognition::{Outcome, refuses_every_copy};

const SAME: &str = "SELECT m.id, m.outcome, m.fingerprint, m.arrival_basis, m.is_restricted, m.evidence,
        EXISTS (SELECT 1 FROM outbox o WHERE o.message = m.id AND o.kind = 'ack'),
        EXISTS (SELECT 1 FROM review v WHERE v.message = m.id AND v.state = 'waiting'),
        EXISTS (SELECT 1 FROM history h WHERE h.message = m.id AND h.act IN ('accept', 'assign')),
        EXISTS (SELECT 1 FROM history h WHERE h.message = m.id AND h.field = 'protected'), m.arrived_at,
        EXISTS (SELECT 1 FROM response r WHERE r.message = m.id)
    FROM message m WHERE m.fingerprint = $1 OR m.content_key IN ($2, $3)
    ORDER BY CASE WHEN m.fingerprint = $1 THEN 0 WHEN m.erased_at IS NULL THEN 1 ELSE 2 END, m.is_restricted, m.id";

const COPY: &str = "INSERT INTO copy (fingerprint, message, channel, is_junk, size, recorded_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";

/// Why it waits already is a reason still.
const DOUBT: &str = "INSERT INTO review (message, suggestion, reason, state) VALUES ($1, $2, $3, 'waiting')
    ON CONFLICT (message) DO UPDATE
    SET suggestion = coalesce(review.suggestion, excluded.suggestion),
        reason = excluded.reason || CASE WHEN review.state = 'waiting' THEN '; ' || review.reason ELSE '' END,
        state = excluded.state
    RETURNING 'g' || id";
const DOUBTED: &str = "UPDATE message SET outcome = 'restricted' WHERE id = $1";
const WAITS: &str = "UPDATE ledger SET state = 'review' WHERE message = $1 AND state = 'filed'";

const REASON: &str = "UPDATE review SET suggestion = $2, reason = $3 WHERE message = $1";
const CLOSE: &str = "UPDATE review SET state = 'filed' WHERE message = $1";
const LEDGER: &str = "UPDATE ledger SET state = 'filed' WHERE message = $1 AND state = 'review'";

const REFERENCE: &str = "SELECT 'g' || id FROM review WHERE message = $1";
const ARRIVAL: &str = "SELECT local_day || ' ' || local_time FROM message WHERE id = $1";

/// Of what a person took back, or may be protected, nothing is judged anew.
const ARRIVED: &str =
    "UPDATE message SET arrived_at = $2, arrival_basis = $3, local_day = $4, local_time = $5
    WHERE id = $1";

/// The mail as it stands in the register.
struct Known {
    id: i64,
    is_filed: bool,
    first: Fingerprint,
    arrival: ArrivalBasis,
    arrived_at: Option<Timestamp>,
    is_restricted: bool,
    evidence: String,
    has_letter: bool,
    waits: bool,
    /// A person decided on it, and on its letter; or took that back.
    is_decided: bool,
    /// It waits for a person to say whether its sender's identity is protected.
    is_doubted: bool,
    /// A person decided whether its sender's identity is protected.
    is_opened: bool,
    is_registered: bool,
}

/// Notes what is new about a mail that is here. When it came is what a person says who hands it over: `decision`.
pub(super) async fn again(
    writing: &mut Transacting,
    kept: &Kept,
    keys: &ContentKeys,
    (now, decision): (Timestamp, Option<&Decision>),
) -> Result<(i64, &'static str, Filed), RegisterError> {
    let mut known = look(writing, kept, keys).await?;
    if known.waits {
        // Who decides on it at this moment is waited for, and what they decide stands.
        hold(writing, known.id).await?;
        known = look(writing, kept, keys).await?;
    }
    let is_new = kept.fingerprint != known.first && note_copy(writing, kept, known.id, now).await?;
    let mut filed = Filed::Already;
    if is_new && kept.verdict.outcome == Outcome::Restricted && known.may_be_doubted() {
        filed = Filed::New { references: vec![doubt(writing, kept, known.id, now).await?] };
        known.is_filed = false;
    }
    if let Some(decision) = decision.filter(|_| known.is_dated_by(kept)) {
        filed = date(writing, kept, &known, decision).await?;
        known.is_filed = matches!(filed, Filed::New { .. });
        known.evidence.clear();
    }
    if let Some(letter) = kept.letter.as_ref().filter(|_| known.may_be_acknowledged_now()) {
        outbox::owe(writing, &Owed::receipt(letter, &letter.message_id(known.first), known.id)).await?;
        remember(writing, known.id, now, "kvitteras: den här vägen får det".to_owned()).await?;
    }
    Ok((known.id, if known.is_filed { "filed" } else { "review" }, filed))
}

async fn look(writing: &mut Transacting, kept: &Kept, keys: &ContentKeys) -> Result<Known, RegisterError> {
    let cells = values![kept.fingerprint.to_string(), keys.open.as_deref(), keys.sealed.as_deref()];
    let row = writing.row(SAME, cells).await?;
    let row = row.ok_or_else(|| unreadable("a conflict without a message"))?;
    let stands_as: String = row.cell(1)?;
    Ok(Known {
        id: row.cell(0)?,
        is_filed: stands_as == Outcome::Filed.as_str(),
        is_doubted: stands_as == "restricted",
        first: words::fingerprint(&row.cell::<String>(2)?)?,
        arrival: words::basis(row.cell::<Option<String>>(3)?.as_deref())?,
        arrived_at: row.time(10)?,
        is_restricted: row.cell(4)?,
        evidence: row.cell(5)?,
        has_letter: row.cell(6)?,
        waits: row.cell(7)?,
        is_decided: row.cell(8)?,
        is_opened: row.cell(9)?,
        is_registered: row.cell(11)?,
    })
}

impl Known {
    /// A person says when it came, and no server did: it waits for just that, or may. Who said it wrong says it anew.
    fn is_dated_by(&self, kept: &Kept) -> bool {
        let given = kept.verdict.arrival.filter(|arrival| arrival.basis == ArrivalBasis::Given);
        let is_new = given.is_some_and(|arrival| match self.arrival {
            ArrivalBasis::DateHeader => true,
            ArrivalBasis::Given => self.arrived_at != Some(arrival.at),
            _ => false,
        });
        is_new && self.waits && !self.is_registered
    }

    /// A person decided on it, or has to: nothing but its arrival is written.
    fn stays_as_it_is(&self, kept: &Kept) -> bool {
        let may_be_protected = self.is_restricted || self.is_doubted;
        self.is_decided || may_be_protected || kept.verdict.outcome == Outcome::Restricted
    }

    /// It is open, and nobody was asked whether it should be.
    fn may_be_doubted(&self) -> bool {
        !self.is_restricted && !self.is_doubted && !self.is_opened
    }

    /// One response gets one letter. That it first came by a way that forbade the letter, such as a list
    /// or the Junk folder, does not take it from who also wrote to us.
    fn may_be_acknowledged_now(&self) -> bool {
        let refused = refusal(&self.evidence).is_some_and(|refused| refuses_every_copy(&refused.rule));
        self.is_filed && !self.has_letter && !self.is_decided && !refused
    }
}

async fn note_copy(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
    now: Timestamp,
) -> Result<bool, RegisterError> {
    let fingerprint = kept.fingerprint.to_string();
    let copy = values![fingerprint, message, kept.channel.as_str(), kept.junk, stored(kept.size), now];
    let is_new = writing.execute(COPY, copy).await? > 0;
    if is_new {
        remember(writing, message, now, "samma brev kom en gång till, en annan väg".to_owned()).await?;
    }
    Ok(is_new)
}

/// Lays what is open before a person, because it came another way that speaks of protected identity: nobody else would
/// hear of it. It is one mail all the same. What staff call it.
async fn doubt(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
    now: Timestamp,
) -> Result<String, RegisterError> {
    let called = references(writing, message).await?.join(", ");
    let called = if called.is_empty() { String::new() } else { format!(" som {called}") };
    let reason =
        format!("{}; samma mejl finns öppet{called} sedan det kom en annan väg", review_reason(kept));
    let suggested = suggestion(kept).map(ToString::to_string);
    let row = writing.row(DOUBT, values![message, suggested, reason]).await?;
    let reference: String = row.ok_or_else(|| unreadable("a review without an id"))?.cell(0)?;
    for sql in [DOUBTED, WAITS] {
        writing.execute(sql, values![message]).await?;
    }
    remember(writing, message, now, format!("lagt till granskning som {reference}")).await?;
    Ok(reference)
}

/// Gives a mail the arrival that a person says, and what was judged with it: it is filed, or waits for another
/// reason. What a person took back goes on waiting for one, whatever is judged.
async fn date(
    writing: &mut Transacting,
    kept: &Kept,
    known: &Known,
    decision: &Decision,
) -> Result<Filed, RegisterError> {
    let (message, came) = (known.id, as_it_came(writing, known.id).await?);
    let (reference, before) =
        (text(writing, REFERENCE, message).await?, text(writing, ARRIVAL, message).await?);
    let references = if known.stays_as_it_is(kept) {
        writing.execute(ARRIVED, arrived(kept, message)).await?;
        Vec::new()
    } else {
        rewrite(writing, kept, message).await?;
        settle(writing, kept, message, decision.at).await?
    };
    let after = text(writing, ARRIVAL, message).await?;
    let told = format!("ankomst angiven för hand: {before} → {after}");
    let change = if references.is_empty() {
        Change {
            field: Some("arrival"),
            before: Some(before),
            after: Some(after.clone()),
            ..Change::plain(message, &reference, Act::Correct, told)
        }
    } else {
        let filed = references.join(", ");
        Change {
            field: Some(REVIEWED),
            before: Some(came),
            after: Some(filed.clone()),
            ..Change::plain(message, &reference, Act::Accept, format!("{told}; registrerat som {filed}"))
        }
    };
    decide(writing, change, decision).await?;
    Ok(match references.is_empty() {
        true => Filed::Dated { reference, arrived: after },
        false => Filed::New { references },
    })
}

fn arrived(kept: &Kept, message: i64) -> Vec<Value> {
    values![
        message,
        kept.verdict.arrival.map(|arrival| arrival.at),
        kept.verdict.arrival.map(|arrival| arrival.basis.as_str()),
        kept.local_arrival.date().to_string(),
        kept.local_arrival.time().strftime("%H:%M:%S").to_string(),
    ]
}

async fn text(reading: &mut Transacting, sql: &'static str, message: i64) -> Result<String, RegisterError> {
    reading.row(sql, values![message]).await?.ok_or_else(|| unreadable("a mail that waits"))?.cell(0)
}

/// Files what waited for a person when the verdict says so, else writes down why it waits now. Returns what
/// staff call it when it is filed.
pub(in super::super) async fn settle(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
    now: Timestamp,
) -> Result<Vec<String>, RegisterError> {
    if kept.verdict.outcome == Outcome::Filed {
        writing.execute(CLOSE, values![message]).await?;
        writing.execute(LEDGER, values![message]).await?;
        return respond(writing, kept, message, now).await;
    }
    let suggested = suggestion(kept).map(ToString::to_string);
    writing.execute(REASON, values![message, suggested, review_reason(kept)]).await?;
    Ok(Vec::new())
}
