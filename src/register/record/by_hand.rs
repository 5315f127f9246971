//! What a person registers that no mail brought: the rows of a kept message like any other's, with who decided it in
//! the history. A person looked at it before it came here, so nothing waits: what is restricted is filed as such.

use super::super::Register;
use super::super::decision::{Act, Change, Decision, decide};
use super::super::door::{Row, Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::target::references;
use super::super::{mark, show};
use super::{Filed, Kept, keep, right};
use crate::consultation::name_key;
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::recognition::{Kind, Outcome};

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByHand {
    /// It is registered.
    New {
        /// Its reference in each consultation.
        references: Vec<String>,
        /// Earlier answers of who bears the same name, or of the same body, by reference: who answers twice by
        /// different ways counts twice until a person says that one adds to the other.
        earlier: Vec<String>,
    },
    /// The very same is registered under these references: nothing more is.
    Already(Vec<String>),
    /// These bytes are registered under these references, of another sender, day or way, or open where this is
    /// protected: nothing more is. Two callers may be noted in the same words, and a person has to tell them apart.
    Another(Vec<String>),
    /// What was registered has another sender or day now, or is hidden.
    Corrected {
        /// What it was registered as.
        references: Vec<String>,
        /// What it is registered as besides since: it belongs to these consultations too.
        new: Vec<String>,
        /// Earlier answers there, as of what is new.
        earlier: Vec<String>,
    },
}

/// Whether what a person says goes before what was said of the same file before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// It is new, to who says so.
    Register,
    /// Sender or day were a slip, or the identity is protected after all.
    Correct,
    /// The same, and the identity is not protected.
    Open,
}

const KNOWN: &str =
    "SELECT id, sender_name, local_day, channel, is_restricted, erased_at IS NOT NULL, organisation, is_sender_decided
    FROM message WHERE fingerprint = $1";
const KNOWN_COPY: &str =
    "SELECT m.id, m.sender_name, m.local_day, m.channel, m.is_restricted, m.erased_at IS NOT NULL, m.organisation,
        m.is_sender_decided
    FROM copy c JOIN message m ON m.id = c.message WHERE c.fingerprint = $1";

/// A person who registers it has looked at it.
const LOOKED_AT: &str = "UPDATE review SET state = 'filed' WHERE message = $1";
pub(super) const FILED: &str = "UPDATE message SET outcome = 'filed' WHERE id = $1";

const OTHERS: &str = "SELECT r.consultation || '-' || r.serial, m.sender_name, m.organisation_key,
        EXISTS (SELECT 1 FROM stands_for own JOIN stands_for s
                ON s.consultation = own.consultation AND s.position = own.position
            JOIN response n ON n.id = s.response
            WHERE own.response = r.id AND n.message = $2)
    FROM response r JOIN message m ON m.id = r.message
    WHERE r.consultation = $1 AND r.message <> $2 AND r.kind IN ('answer', 'supplement') ORDER BY r.serial";

impl Register {
    /// Registers what a person handed in, in one transaction with the decision. Its original must be durable already.
    ///
    /// # Errors
    /// When the database fails, or the verdict names a consultation that was never synchronised.
    pub async fn register_by_hand(
        &self,
        kept: &Kept,
        wish: Wish,
        decision: &Decision,
    ) -> Result<ByHand, RegisterError> {
        let mut writing = self.pools.writing().await?;
        mark::record_together(&mut writing).await?;
        let (message, before) = match met(&mut writing, kept, decision).await? {
            Met::Now(message) => (message, Vec::new()),
            Met::Before(row)
                if !is_same(&row, kept)? || wish != Wish::Register && !is_same_body(&row, kept)? =>
            {
                return differs(writing, &row, kept, wish, decision).await;
            }
            Met::Before(row) => {
                let message = row.cell(0)?;
                (message, references(&mut writing, message).await?)
            }
        };
        if is_restricted(kept) {
            writing.execute(LOOKED_AT, values![message]).await?;
            writing.execute(FILED, values![message]).await?;
        }
        let (new, earlier) = respond(&mut writing, kept, message, &before, decision).await?;
        if new.is_empty() {
            return Ok(ByHand::Already(before));
        }
        writing.commit().await?;
        Ok(ByHand::New { references: new, earlier })
    }
}

impl Register {
    /// Those of `cases` that a person took what was handed in as `fingerprint` out of: it is not registered there again. And
    /// what it stands as.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn taken_out(
        &self,
        fingerprint: Fingerprint,
        cases: &[DiaryNumber],
    ) -> Result<(Vec<DiaryNumber>, Vec<String>), RegisterError> {
        let mut reading = self.pools.reading().await?;
        let Some(message) = show::named(&mut reading, &fingerprint.to_string()).await? else {
            return Ok((Vec::new(), Vec::new()));
        };
        let stands = references(&mut reading, message).await?;
        let mut out = Vec::new();
        for case in cases {
            let is_there = stands.iter().any(|one| one.starts_with(&format!("{case}-")));
            if !is_there && keep::is_taken_out(&mut reading, message, case).await? {
                out.push(case.clone());
            }
        }
        Ok((out, stands))
    }
}

/// Registers it under each of its consultations that it is not known `before` in: what is here may belong to another
/// besides. Returns what is new, and the earlier answers there.
async fn respond(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
    before: &[String],
    decision: &Decision,
) -> Result<(Vec<String>, Vec<String>), RegisterError> {
    keep::respond(writing, kept, message, decision.at).await?;
    let mut new = references(writing, message).await?;
    new.retain(|one| !before.contains(one));
    if new.is_empty() {
        return Ok((new, Vec::new()));
    }
    decided(writing, kept, message, &new, decision).await?;
    let earlier = earlier(writing, message, kept).await?;
    Ok((new, earlier))
}

/// What becomes of bytes that are here with another sender or day: they are put right where that is wished.
async fn differs(
    mut writing: Transacting,
    row: &Row,
    kept: &Kept,
    wish: Wish,
    decision: &Decision,
) -> Result<ByHand, RegisterError> {
    let message = row.cell(0)?;
    let references = references(&mut writing, message).await?;
    if wish == Wish::Register || !may_be_corrected(row, kept, wish)? {
        return Ok(ByHand::Another(references));
    }
    right::put_right(&mut writing, kept, message, &references.join(", "), decision).await?;
    let (new, earlier) = respond(&mut writing, kept, message, &references, decision).await?;
    writing.commit().await?;
    Ok(ByHand::Corrected { references, new, earlier })
}

/// The message of these bytes.
enum Met {
    /// Its row is written.
    Now(i64),
    /// It is here, perhaps since another registrar's transaction ended a moment ago.
    Before(Row),
}

async fn met(writing: &mut Transacting, kept: &Kept, decision: &Decision) -> Result<Met, RegisterError> {
    if let Some(row) = known(writing, kept).await? {
        return Ok(Met::Before(row));
    }
    if let (message, _, Filed::New { .. }) = keep::keep(writing, kept, decision.at, None).await? {
        return Ok(Met::Now(message));
    }
    let row = known(writing, kept).await?;
    Ok(Met::Before(row.ok_or_else(|| unreadable("a conflict without a message"))?))
}

async fn known(writing: &mut Transacting, kept: &Kept) -> Result<Option<Row>, RegisterError> {
    let fingerprint = kept.fingerprint.to_string();
    match writing.row(KNOWN, values![fingerprint.as_str()]).await? {
        Some(row) => Ok(Some(row)),
        None => writing.row(KNOWN_COPY, values![fingerprint]).await,
    }
}

/// Writes down who decided it, under each of its references.
async fn decided(
    writing: &mut Transacting,
    kept: &Kept,
    message: i64,
    references: &[String],
    decision: &Decision,
) -> Result<(), RegisterError> {
    for reference in references {
        let change = Change::plain(message, reference, Act::Register, keep::review_reason(kept));
        decide(writing, change, decision).await?;
    }
    Ok(())
}

/// What was registered the same way can be put right; what is hidden is opened by who says so alone.
fn may_be_corrected(row: &Row, kept: &Kept, wish: Wish) -> Result<bool, RegisterError> {
    let (is_hidden, is_erased): (bool, bool) = (row.cell(4)?, row.cell(5)?);
    let may_be_seen = is_restricted(kept) || !is_hidden || wish == Wish::Open;
    Ok(!is_erased && row.cell::<String>(3)? == kept.channel.as_str() && may_be_seen)
}

pub(super) fn is_restricted(kept: &Kept) -> bool {
    kept.verdict.outcome == Outcome::Restricted
}

/// Whether who handed it in means what is here. Of what is restricted no name is known.
fn is_same(row: &Row, kept: &Kept) -> Result<bool, RegisterError> {
    let name = kept.message.sender().map(|sender| name_key(&sender.name)).unwrap_or_default();
    let known = row.cell::<Option<String>>(1)?.map(|name| name_key(&name)).unwrap_or_default();
    let restricted: bool = row.cell(4)?;
    Ok(restricted == is_restricted(kept)
        && (restricted || known == name)
        && row.cell::<String>(2)? == kept.local_arrival.date().to_string()
        && row.cell::<String>(3)? == kept.channel.as_str())
}

/// Whether it speaks for the body that it is known to speak for. What a person decided about that stays.
fn is_same_body(row: &Row, kept: &Kept) -> Result<bool, RegisterError> {
    let known = row.cell::<Option<String>>(6)?.map(|name| name_key(&name));
    let is_decided: bool = row.cell(7)?;
    Ok(is_decided || is_restricted(kept) || known == kept.verdict.organisation.as_deref().map(name_key))
}

/// Earlier answers under the same name or of the same body, in the consultations of `kept`; none where it is no answer
/// itself, and so does not count beside them.
async fn earlier(reading: &mut Transacting, message: i64, kept: &Kept) -> Result<Vec<String>, RegisterError> {
    let counts = matches!(kept.verdict.kind, Kind::Answer | Kind::Supplement);
    if is_restricted(kept) || !counts {
        return Ok(Vec::new());
    }
    let name = kept.message.sender().map(|sender| name_key(&sender.name)).filter(|name| !name.is_empty());
    let body = kept.verdict.organisation.as_deref().map(name_key);
    let mut found = Vec::new();
    for case in &kept.verdict.matches {
        for row in reading.rows(OTHERS, values![case.diary_number.to_string(), message]).await? {
            let known = row.cell::<Option<String>>(1)?.map(|name| name_key(&name));
            let same_name = name.is_some() && known == name;
            let same_body = body.is_some() && row.cell::<Option<String>>(2)? == body;
            if same_name || same_body || row.cell(3)? {
                found.push(row.cell(0)?);
            }
        }
    }
    Ok(found)
}
