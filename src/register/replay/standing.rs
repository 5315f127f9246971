//! A kept message as it stands, with what it was judged under and what that came to.

use jiff::Timestamp;

use super::super::door::{Row, Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::evidence::suggested;
use super::super::judged::{Change, Judged};
use super::super::record::Kept;
use super::super::{Register, show, words};
use crate::consultation::ArrivalBasis;
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::message::{Address, AttachedText};
use crate::recognition::Outcome;

/// A kept message as it stands.
#[derive(Debug, Clone)]
pub struct Standing {
    pub(in super::super) message: i64,
    pub(in super::super) evidence: String,
    /// What staff call it: its references, or that of its review.
    pub reference: String,
    /// The SHA-256 of its first original.
    pub fingerprint: Fingerprint,
    /// How many bytes the original has.
    pub size: u64,
    /// It lay in the Junk folder.
    pub junk: bool,
    /// The arrival, where a person gave it.
    pub given: Option<Timestamp>,
    /// What the IMAP server said when it was read.
    pub internal_date: Option<Timestamp>,
    /// What it was judged to be the last time.
    pub judged: Judged,
    /// The consultations it is registered under.
    pub registered: Vec<DiaryNumber>,
    /// An answer of it was never compared with others: a short text stays so.
    pub is_ungrouped: bool,
    /// It waits for a person.
    pub waits: bool,
    /// It speaks of protected identity: nothing of it is kept but the original.
    pub is_restricted: bool,
    /// A person said that nobody's identity in it is protected.
    pub is_opened: bool,
    /// It is open, and came another way that speaks of protected identity: a person has yet to say.
    pub is_doubted: bool,
    /// Its original is a mail, and no letter on paper or note of what was said.
    pub is_mail: bool,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who wrote it first, where a colleague passed it on, and when it first came in.
    pub original: Option<(Address, Option<Timestamp>)>,
    /// The latest decision on it: with each it is another.
    decision: i64,
    readable_attachments: usize,
}

/// What judging a kept message again came to.
#[derive(Debug)]
pub enum Rejudged {
    /// It would be kept.
    Kept(Box<Kept>),
    /// The rules of now would not keep it.
    NotOurs,
}

/// Whether a message stays as it is, whatever the new verdict says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stays {
    /// It follows the verdict.
    No,
    /// What is registered stays registered.
    Filed,
    /// What is registered keeps its number and nothing else: it is hidden, and a person decides.
    Hidden,
    /// What is restricted is opened by a person only.
    Restricted,
    /// A person has decided.
    Decided,
    /// What waits for a person goes on waiting.
    Waiting,
}

/// The statement for the messages that `$which` names. That something stands in the diary system, or is done, is no
/// decision on what it is.
macro_rules! standing {
    ($which:literal) => {
        concat!(
            "SELECT m.id, m.evidence, m.fingerprint, m.size, m.is_junk, m.arrived_at, m.arrival_basis,
            m.internal_date, m.kind, m.outcome, m.is_restricted,
            (SELECT 'g' || v.id FROM review v WHERE v.message = m.id),
            (SELECT coalesce(max(h.id), 0) FROM history h
                WHERE h.message = m.id AND h.act NOT IN ('carry_over', 'handle')),
            (SELECT count(*) FROM attachment a WHERE a.message = m.id AND a.readable),
            NOT m.is_restricted AND EXISTS (SELECT 1 FROM response r
                WHERE r.message = m.id AND r.kind IN ('answer', 'supplement') AND r.alike IS NULL
                    AND NOT EXISTS (SELECT 1 FROM sketch s WHERE s.response = r.id)),
            EXISTS (SELECT 1 FROM review v WHERE v.message = m.id AND v.state = 'waiting'), m.recorded_at,
            m.original_name, m.original_address, m.original_at, m.channel IN ('email', 'import'),
            NOT m.is_restricted AND EXISTS (SELECT 1 FROM history h
                WHERE h.message = m.id AND h.field = 'protected' AND h.after = 'nej')
            FROM message m WHERE ",
            $which
        )
    };
}

const STANDING: &str = standing!(
    "m.id > $1 AND m.erased_at IS NULL AND m.channel IN ('email', 'import') ORDER BY m.id LIMIT $2"
);
const STANDS: &str = standing!("m.id = $1 AND m.erased_at IS NULL");

/// Takes the message's row, so that whoever else decides on it or judges it waits: no two decide past each other.
const HOLD: &str = "UPDATE message SET evidence = evidence WHERE id = $1";

const REGISTERED: &str = "SELECT consultation, serial FROM response WHERE message = $1 ORDER BY consultation";

impl Register {
    /// The next kept messages after `last`, from the first when there is none, at most `most`. Mail alone is judged again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn standing(&self, last: Option<&Standing>, most: u32) -> Result<Vec<Standing>, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let after = last.map_or(0, |last| last.message);
        let mut found = Vec::new();
        for row in reading.rows(STANDING, values![after, most]).await? {
            found.push(standing(&mut reading, &row).await?);
        }
        Ok(found)
    }

    /// The message that `reference` names as it stands; none when it names none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn standing_of(&self, reference: &str) -> Result<Option<Standing>, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let Some(message) = show::named(&mut reading, reference).await? else { return Ok(None) };
        stands(&mut reading, message).await
    }
}

pub(in super::super) async fn stands(
    reading: &mut Transacting,
    message: i64,
) -> Result<Option<Standing>, RegisterError> {
    let Some(row) = reading.row(STANDS, values![message]).await? else { return Ok(None) };
    Ok(Some(standing(reading, &row).await?))
}

/// Takes a message's row for as long as the transaction lasts.
pub(in super::super) async fn hold(writing: &mut Transacting, message: i64) -> Result<(), RegisterError> {
    writing.execute(HOLD, values![message]).await.map(drop)
}

/// Takes a message for as long as the transaction lasts; whether it still stands as it was `seen`. It is looked at
/// after its row is taken, and not by the statement that takes it: on PostgreSQL that one would see what others
/// decided before it had to wait.
pub(in super::super) async fn take(
    writing: &mut Transacting,
    seen: &Standing,
) -> Result<bool, RegisterError> {
    hold(writing, seen.message).await?;
    Ok(stands(writing, seen.message).await?.is_some_and(|now| now.is_as(seen)))
}

fn original(row: &Row) -> Result<Option<(Address, Option<Timestamp>)>, RegisterError> {
    let (name, address): (Option<String>, Option<String>) = (row.cell(17)?, row.cell(18)?);
    let sender = address.map(|address| Address { name: name.unwrap_or_default(), address });
    sender.map_or(Ok(None), |sender| Ok(Some((sender, row.time(19)?))))
}

/// The consultations that a message is registered under, and what staff call it in each.
async fn registered(
    reading: &mut Transacting,
    message: i64,
) -> Result<(Vec<DiaryNumber>, Vec<String>), RegisterError> {
    let (mut registered, mut references) = (Vec::new(), Vec::new());
    for response in reading.rows(REGISTERED, values![message]).await? {
        let case: String = response.cell(0)?;
        references.push(format!("{case}-{}", response.cell::<i64>(1)?));
        registered.push(words::diary_number(&case)?);
    }
    Ok((registered, references))
}

async fn standing(reading: &mut Transacting, row: &Row) -> Result<Standing, RegisterError> {
    let (message, evidence): (i64, String) = (row.cell(0)?, row.cell(1)?);
    let basis = words::basis(row.cell::<Option<String>>(6)?.as_deref())?;
    let kind = words::kind(&row.cell::<String>(8)?)?;
    let is_restricted: bool = row.cell(10)?;
    let stands_as: String = row.cell(9)?;
    let outcome = match is_restricted {
        _ if stands_as == Outcome::Filed.as_str() => Outcome::Filed,
        true => Outcome::Restricted,
        false => Outcome::Review,
    };
    let (registered, references) = registered(reading, message).await?;
    let review: Option<String> = row.cell(11)?;
    let reference = if references.is_empty() { review.unwrap_or_default() } else { references.join(", ") };
    Ok(Standing {
        message,
        reference,
        fingerprint: words::fingerprint(&row.cell::<String>(2)?)?,
        size: words::unsigned(row.cell(3)?)?,
        junk: row.cell(4)?,
        given: row.time(5)?.filter(|_| basis == ArrivalBasis::Given),
        internal_date: row.time(7)?,
        judged: Judged::read(&evidence, outcome, kind),
        registered,
        is_ungrouped: row.cell(14)?,
        is_restricted,
        is_doubted: stands_as == "restricted" && !is_restricted,
        waits: row.cell(15)?,
        recorded_at: row.time(16)?.ok_or_else(|| unreadable("a message without its time"))?,
        original: original(row)?,
        is_mail: row.cell(20)?,
        is_opened: row.cell(21)?,
        decision: row.cell(12)?,
        readable_attachments: usize::try_from(row.cell::<i64>(13)?)
            .map_err(|_| unreadable("a count of attachments"))?,
        evidence,
    })
}

impl Standing {
    /// Whether nobody judged it or decided on it between the two looks.
    fn is_as(&self, seen: &Self) -> bool {
        let state = |one: &Self| (one.decision, one.waits, one.is_restricted, one.is_doubted);
        let words = |one: &Self| [one.evidence.clone(), one.reference.clone()];
        state(self) == state(seen) && words(self) == words(seen) && self.registered == seen.registered
    }

    /// The consultations that a person who reviews it is offered.
    #[must_use]
    pub fn suggestions(&self) -> Vec<DiaryNumber> {
        suggested(&self.evidence)
    }

    /// What the new verdict says differently.
    #[must_use]
    pub fn changes(&self, now: &Rejudged) -> Vec<Change> {
        let mut changes = self.judged.changes(&self.judged_now(now));
        let Rejudged::Kept(kept) = now else { return changes };
        let read = kept.message.attachments.iter().filter(|one| matches!(one.text, AttachedText::Read(_)));
        let (before, now) = (self.readable_attachments, read.count());
        if before < now && self.stays(kept.verdict.outcome) == Stays::No {
            changes.push(Change {
                listed: format!("readable attachments {before} → {now}"),
                remembered: format!("läsbara bilagor {before} → {now}"),
            });
        }
        changes
    }

    /// What it is judged to be now. Of a restricted message the outcome alone: the register does not have the rest.
    pub(super) fn judged_now(&self, now: &Rejudged) -> Judged {
        match now {
            Rejudged::Kept(kept) if self.is_restricted => {
                Judged { outcome: kept.verdict.outcome, ..self.judged.clone() }
            }
            Rejudged::Kept(kept) => Judged::of(&kept.verdict),
            Rejudged::NotOurs => self.judged.ignored(),
        }
    }

    /// Whether it stays as it is when it is judged to be `now`.
    #[must_use]
    pub fn stays(&self, now: Outcome) -> Stays {
        if self.decision > 0 {
            Stays::Decided
        } else if self.is_restricted || self.is_doubted && now != Outcome::Restricted {
            Stays::Restricted
        } else if !self.registered.is_empty() && now == Outcome::Restricted {
            Stays::Hidden
        } else if !self.registered.is_empty() && now != Outcome::Filed {
            Stays::Filed
        } else if now == Outcome::Ignored {
            Stays::Waiting
        } else {
            Stays::No
        }
    }
}

impl Stays {
    /// What is told of it to staff; empty when it follows the verdict.
    pub(super) fn swedish(self) -> &'static str {
        match self {
            Self::No => "",
            Self::Filed => "; står kvar som registrerat",
            Self::Hidden => "; döljs tills en person bestämmer, numret står kvar",
            Self::Restricted => "; förblir skyddat tills en person bestämmer",
            Self::Decided => "; en person har bestämt, inget ändras",
            Self::Waiting => "; väntar kvar på en person",
        }
    }
}
