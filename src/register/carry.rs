//! What stands in the municipality's own diary system, and what is done of what people ask for.

use super::decision::{Act, Change, decide};
use super::door::{Transacting, values};
use super::error::{RegisterError, unreadable};
use super::target::{Registered, Target, target};
use super::{Decision, Register, swedish, words};
use crate::recognition::Kind;

/// What is said of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark<'a> {
    /// Its number in the municipality's own diary system; none where it stands there no more.
    Number(Option<&'a str>),
    /// Whether what it asks for is done.
    Handled(bool),
}

/// What became of a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marked {
    /// Nothing is known under that name.
    Unknown,
    /// It waits for a person and has no number here yet.
    Waits,
    /// The mail is registered under several: one of them has to be named.
    Several(Vec<String>),
    /// An answer asks for nothing that could be handled.
    AsksNothing(Kind),
    /// It is so already.
    Already(String),
    /// It is done.
    Done {
        /// What staff call it.
        reference: String,
        /// What it was before.
        before: Option<String>,
        /// Others of the same consultation that have the same number.
        also: Vec<String>,
    },
}

const NUMBER: &str = "SELECT document_number FROM response WHERE id = $1";
const CARRY: &str = "UPDATE response SET document_number = $2 WHERE id = $1";
const SAME_NUMBER: &str = "SELECT consultation || '-' || serial FROM response
    WHERE consultation = $1 AND document_number = $2 AND id <> $3 ORDER BY serial";

const KIND: &str = "SELECT kind, handled_at IS NOT NULL FROM response WHERE id = $1";
const HANDLE: &str = "UPDATE response SET handled_at = $2 WHERE id = $1";

impl Register {
    /// Notes what is said of a response, all of it or nothing: where one cannot be, that alone is told and nothing is
    /// written. Else what became of each, in their order.
    ///
    /// # Errors
    /// When the database fails; then nothing of it is written.
    pub async fn mark(
        &self,
        reference: &str,
        said: &[Remark<'_>],
        decision: &Decision,
    ) -> Result<Vec<Marked>, RegisterError> {
        let mut writing = self.pools.writing().await?;
        let (message, response) = match one(&mut writing, reference).await? {
            Ok(found) => found,
            Err(marked) => return Ok(vec![marked]),
        };
        let mut all = Vec::new();
        for one in said {
            let marked = match one {
                Remark::Number(number) => {
                    carry_over(&mut writing, (message, &response), *number, decision).await?
                }
                Remark::Handled(is_done) => {
                    handle(&mut writing, (message, &response), *is_done, decision).await?
                }
            };
            if matches!(marked, Marked::AsksNothing(_)) {
                return Ok(vec![marked]);
            }
            all.push(marked);
        }
        writing.commit().await?;
        Ok(all)
    }
}

/// Notes the number of a response in the municipality's own diary system, or takes it away.
async fn carry_over(
    writing: &mut Transacting,
    (message, response): (i64, &Registered),
    number: Option<&str>,
    decision: &Decision,
) -> Result<Marked, RegisterError> {
    let row = writing.row(NUMBER, values![response.id]).await?.ok_or_else(|| unreadable("a response"))?;
    let before: Option<String> = row.cell(0)?;
    let reference = response.reference();
    if before.as_deref() == number {
        return Ok(Marked::Already(reference));
    }
    writing.execute(CARRY, values![response.id, number]).await?;
    let what = match (&before, number) {
        (None, Some(number)) => format!("fört till diariet som {number}"),
        (Some(before), Some(number)) => format!("fört till diariet som {number} i stället för {before}"),
        (before, None) => {
            format!("står inte i diariet som {} ändå", before.as_deref().unwrap_or_default())
        }
    };
    let change = Change {
        field: Some("document_number"),
        before: before.clone(),
        after: number.map(str::to_owned),
        ..Change::plain(message, &reference, Act::CarryOver, what)
    };
    decide(writing, change, decision).await?;
    let same = values![response.consultation.as_str(), number, response.id];
    let also = writing.rows(SAME_NUMBER, same).await?;
    let also = also.iter().map(|row| row.cell(0)).collect::<Result<_, _>>()?;
    Ok(Marked::Done { reference, before, also })
}

/// Notes that what a response asks for is done, or is not after all.
async fn handle(
    writing: &mut Transacting,
    (message, response): (i64, &Registered),
    is_done: bool,
    decision: &Decision,
) -> Result<Marked, RegisterError> {
    let row = writing.row(KIND, values![response.id]).await?.ok_or_else(|| unreadable("a response"))?;
    let kind = words::kind(&row.cell::<String>(0)?)?;
    if !asks_something(kind) {
        return Ok(Marked::AsksNothing(kind));
    }
    let reference = response.reference();
    if row.cell::<bool>(1)? == is_done {
        return Ok(Marked::Already(reference));
    }
    writing.execute(HANDLE, values![response.id, is_done.then_some(decision.at)]).await?;
    let word = |is_done: bool| if is_done { "yes" } else { "no" }.to_owned();
    let what = if is_done { "hanterat" } else { "inte hanterat ändå" };
    let change = Change {
        field: Some("handled"),
        before: Some(word(!is_done)),
        after: Some(word(is_done)),
        ..Change::plain(message, &reference, Act::Handle, format!("{what}: {}", swedish::kind(kind)))
    };
    decide(writing, change, decision).await?;
    Ok(Marked::Done { reference, before: None, also: Vec::new() })
}

/// Whether reports tell of a message of this kind until somebody handles it.
pub(super) fn asks_something(kind: Kind) -> bool {
    matches!(kind, Kind::Question | Kind::ExtensionRequest | Kind::DocumentRequest)
}

/// The response that is meant with its message, or why there is none.
async fn one(
    writing: &mut Transacting,
    reference: &str,
) -> Result<Result<(i64, Registered), Marked>, RegisterError> {
    Ok(match target(writing, reference).await? {
        Target::Unknown => Err(Marked::Unknown),
        Target::Waiting { .. } => Err(Marked::Waits),
        Target::Several(all) => Err(Marked::Several(all.iter().map(Registered::reference).collect())),
        Target::Response { message, response, .. } => Ok((message, response)),
    })
}
