//! What a person names who decides something: one response, or a message that has none yet.

use super::door::{Transacting, values};
use super::error::RegisterError;
use super::replay::standing::hold;
use super::show;

/// A response of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Registered {
    pub(super) id: i64,
    pub(super) consultation: String,
    pub(super) serial: i64,
}

/// What a reference names.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Nothing that is known.
    Unknown,
    /// A message that waits for a person.
    Waiting {
        /// The message.
        message: i64,
    },
    /// One response.
    Response {
        /// Its message.
        message: i64,
        /// The response.
        response: Registered,
        /// The others of the same message.
        beside: Vec<Registered>,
    },
    /// A message with several responses, of which none was named.
    Several(Vec<Registered>),
}

const REFERENCES: &str =
    "SELECT consultation || '-' || serial FROM response WHERE message = $1 ORDER BY consultation";

const RESPONSES: &str =
    "SELECT id, consultation, serial FROM response WHERE message = $1 ORDER BY consultation";

impl Registered {
    /// What staff call it.
    pub(super) fn reference(&self) -> String {
        format!("{}-{}", self.consultation, self.serial)
    }
}

/// What staff call a message that is registered; nothing where it is not.
pub(super) async fn references(
    reading: &mut Transacting,
    message: i64,
) -> Result<Vec<String>, RegisterError> {
    reading.rows(REFERENCES, values![message]).await?.iter().map(|row| row.cell(0)).collect()
}

/// What `reference` names; its message is held until the transaction ends.
pub(super) async fn target(writing: &mut Transacting, reference: &str) -> Result<Target, RegisterError> {
    let Some(message) = show::named(writing, reference).await? else { return Ok(Target::Unknown) };
    hold(writing, message).await?;
    let mut all = Vec::new();
    for row in writing.rows(RESPONSES, values![message]).await? {
        all.push(Registered { id: row.cell(0)?, consultation: row.cell(1)?, serial: row.cell(2)? });
    }
    let named = all.iter().position(|one| one.reference() == reference.trim());
    Ok(match named.or_else(|| (all.len() == 1).then_some(0)) {
        Some(at) => {
            let response = all.remove(at);
            Target::Response { message, response, beside: all }
        }
        None if all.is_empty() => Target::Waiting { message },
        None => Target::Several(all),
    })
}
