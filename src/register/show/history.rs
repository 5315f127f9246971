//! Who did what with a message, and when.

use super::super::door::{Transacting, values};
use super::super::error::RegisterError;
use super::Section;
use crate::facts::{Cell, Table};

/// What was changed, from and to, and why: of what persons decided. How a forward came before it was filed is for taking
/// that back alone.
const HISTORY: &str = "SELECT at, who, what, reference, field,
        CASE WHEN field = 'registered' THEN NULL ELSE before END, after, reason
    FROM history WHERE message = $1 ORDER BY id";

const HISTORY_COLUMNS: [&str; 8] = ["tid (UTC)", "vem", "vad", "gäller", "fält", "före", "efter", "varför"];

/// The history's instants are written out here: the two databases write them differently.
pub(super) async fn history(reading: &mut Transacting, message: i64) -> Result<Section, RegisterError> {
    let mut rows: Vec<Vec<Option<String>>> = Vec::new();
    for row in reading.rows(HISTORY, values![message]).await? {
        let at = row.time(0)?.map(|at| format!("{at:.0}"));
        let rest = (1..HISTORY_COLUMNS.len()).map(|column| row.cell(column));
        rows.push(std::iter::once(Ok(at)).chain(rest).collect::<Result<_, _>>()?);
    }
    // Where no person decided anything, there is nothing but when, who and what.
    let told = |column: usize| rows.iter().any(|row| row.get(column).is_some_and(Option::is_some));
    let shown: Vec<usize> =
        (0..HISTORY_COLUMNS.len()).filter(|column| *column < 3 || told(*column)).collect();
    let pick = |row: &Vec<Option<String>>| {
        shown.iter().filter_map(|column| row.get(*column)).map(|cell| Cell::from(cell.clone())).collect()
    };
    let columns = shown.iter().filter_map(|column| HISTORY_COLUMNS.get(*column)).map(|&name| name.to_owned());
    let table = Table { columns: columns.collect(), rows: rows.iter().map(pick).collect() };
    Ok(Section { heading: "Historik", table })
}
