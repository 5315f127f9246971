//! The form letters a message belongs to, and what it does not share with the first of them.

use super::super::door::{Row, Transacting, values};
use super::super::error::RegisterError;
use super::Section;
use crate::facts::{Cell, Table};
use crate::sketch::differing;

/// So many differences are shown; who wants more reads both.
const MOST_SHOWN: usize = 12;

/// So many characters of each side.
const LONGEST_SHOWN: usize = 120;

const ALIKE: &str =
    "SELECT f.consultation || '-' || f.serial, CAST(g.antal AS TEXT), fm.body, m.body, f.id = r.id
    FROM response r
    JOIN message m ON m.id = r.message
    JOIN response f ON f.id = coalesce(r.alike, r.id)
    JOIN message fm ON fm.id = f.message
    JOIN likalydande g ON g.arendenummer = f.consultation AND g.lopnummer = f.serial
    WHERE r.message = $1 ORDER BY r.consultation";

/// One line for each group, one a consultation.
pub(super) async fn section(reading: &mut Transacting, message: i64) -> Result<Section, RegisterError> {
    let rows = reading.rows(ALIKE, values![message]).await?;
    let rows = rows.iter().map(group).collect::<Result<_, _>>()?;
    let columns = ["grupp", "antal", "skiljer"].map(str::to_owned).to_vec();
    Ok(Section { heading: "Likalydande", table: Table { columns, rows } })
}

fn group(row: &Row) -> Result<Vec<Cell>, RegisterError> {
    let (first, own): (Option<String>, Option<String>) = (row.cell(2)?, row.cell(3)?);
    let is_first: bool = row.cell(4)?;
    let differs = match is_first {
        true => "den första i gruppen".to_owned(),
        false => differs(&first.unwrap_or_default(), &own.unwrap_or_default()),
    };
    Ok([row.cell(0)?, row.cell(1)?, Some(differs)].map(Cell::from).to_vec())
}

/// The differences, one a line: what the first has, and what stands there instead.
fn differs(first: &str, own: &str) -> String {
    let places = differing(first, own);
    let mut lines: Vec<String> = places
        .iter()
        .take(MOST_SHOWN)
        .map(|place| match (place.first.as_str(), place.other.as_str()) {
            ("", other) => format!("+ {}", cut(other)),
            (first, "") => format!("- {}", cut(first)),
            (first, other) => format!("{} → {}", cut(first), cut(other)),
        })
        .collect();
    let more = places.len().saturating_sub(MOST_SHOWN);
    lines.extend((more > 0).then(|| format!("… och {more} ställen till")));
    if lines.is_empty() { "ingenting".to_owned() } else { lines.join("\n") }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}
