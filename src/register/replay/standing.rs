//! A kept message as it stands, with what it was judged under and what that came to.

use jiff::Timestamp;

use super::super::door::{Row, Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::judged::{Change, Judged};
use super::super::record::Kept;
use super::super::{Register, words};
use crate::consultation::ArrivalBasis;
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::message::AttachedText;
use crate::recognition::Outcome;

/// A kept message as it stands.
#[derive(Debug, Clone)]
pub struct Standing {
    pub(super) message: i64,
    pub(super) evidence: String,
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
    /// An answer of it was never compared with others. A text that is too short for that stays so.
    pub is_ungrouped: bool,
    pub(super) is_restricted: bool,
    pub(super) is_decided: bool,
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

/// That something stands in the diary system, or is done, is no decision on what it is.
const STANDING: &str =
    "SELECT m.id, m.evidence, m.fingerprint, m.size, m.is_junk, m.arrived_at, m.arrival_basis,
        m.internal_date, m.kind, m.outcome, m.is_restricted,
        (SELECT 'g' || v.id FROM review v WHERE v.message = m.id),
        EXISTS (SELECT 1 FROM history h WHERE h.message = m.id AND h.act NOT IN ('carry_over', 'handle')),
        (SELECT count(*) FROM attachment a WHERE a.message = m.id AND a.readable),
        NOT m.is_restricted AND EXISTS (SELECT 1 FROM response r
            WHERE r.message = m.id AND r.kind IN ('answer', 'supplement') AND r.alike IS NULL
                AND NOT EXISTS (SELECT 1 FROM sketch s WHERE s.response = r.id))
    FROM message m WHERE m.id > $1 ORDER BY m.id LIMIT $2";

const REGISTERED: &str = "SELECT consultation, serial FROM response WHERE message = $1 ORDER BY consultation";

impl Register {
    /// The next kept messages after `last`, from the first when there is none, at most `most`.
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
}

async fn standing(reading: &mut Transacting, row: &Row) -> Result<Standing, RegisterError> {
    let (message, evidence): (i64, String) = (row.cell(0)?, row.cell(1)?);
    let basis = words::basis(row.cell::<Option<String>>(6)?.as_deref())?;
    let kind = words::kind(&row.cell::<String>(8)?)?;
    let is_restricted: bool = row.cell(10)?;
    let is_filed = row.cell::<String>(9)? == Outcome::Filed.as_str();
    let outcome = match (is_filed, is_restricted) {
        (true, _) => Outcome::Filed,
        (false, true) => Outcome::Restricted,
        (false, false) => Outcome::Review,
    };
    let (mut registered, mut references) = (Vec::new(), Vec::new());
    for response in reading.rows(REGISTERED, values![message]).await? {
        let case: String = response.cell(0)?;
        references.push(format!("{case}-{}", response.cell::<i64>(1)?));
        registered.push(words::diary_number(&case)?);
    }
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
        is_decided: row.cell(12)?,
        readable_attachments: usize::try_from(row.cell::<i64>(13)?)
            .map_err(|_| unreadable("a count of attachments"))?,
        evidence,
    })
}

impl Standing {
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

    /// What it is judged to be now. Of a restricted message no more than the outcome is compared: the rest is the
    /// sender's, and the register does not have it.
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
        if self.is_decided {
            Stays::Decided
        } else if self.is_restricted {
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
