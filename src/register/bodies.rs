//! The invited bodies of a consultation by their names, as a person writes them.

use super::door::{Transacting, values};
use super::error::RegisterError;
use crate::consultation::{name_key, names_like};

/// A body that a person named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Body {
    /// It is on the list, under this name.
    Known(String),
    /// It is not; these may be meant.
    Unknown(Vec<String>),
}

const BY_KEY: &str =
    "SELECT name FROM invited WHERE consultation = $1 AND name_key = $2 ORDER BY position LIMIT 1";

const NAMES: &str = "SELECT name FROM invited WHERE consultation = $1 ORDER BY name";

/// The name under which `name` is on a consultation's list, if it is.
pub(super) async fn listed(
    reading: &mut Transacting,
    consultation: &str,
    name: &str,
) -> Result<Option<String>, RegisterError> {
    let row = reading.row(BY_KEY, values![consultation, name_key(name)]).await?;
    row.map(|row| row.cell(0)).transpose()
}

/// The body that `name` means, or those that it may mean.
pub(super) async fn body(
    reading: &mut Transacting,
    consultation: &str,
    name: &str,
) -> Result<Body, RegisterError> {
    if let Some(name) = listed(reading, consultation, name).await? {
        return Ok(Body::Known(name));
    }
    let rows = reading.rows(NAMES, values![consultation]).await?;
    let names: Vec<String> = rows.iter().map(|row| row.cell(0)).collect::<Result<_, _>>()?;
    let like = names_like(name, names.iter().map(String::as_str));
    Ok(Body::Unknown(like.into_iter().map(str::to_owned).collect()))
}
