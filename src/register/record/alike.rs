//! Form letters: an answer that is mostly the same text as an earlier one to the same consultation joins it.
//!
//! Only the first of a group can be found, so five thousand that are alike cost one look-up each, and all of
//! a group are like its first. The serial's row is held by whoever registers, so two writers with the same
//! text do not both become the first.

use super::super::door::{Transacting, values};
use super::super::error::RegisterError;
use crate::sketch::Sketch;

/// The firsts that share most bands with a text. A campaign's own first shares nearly all of them; eight
/// leave room for chance.
const NEAREST: &str = "WITH near AS (
        SELECT response, count(*) AS shared FROM sketch_band
        WHERE consultation = $1 AND band IN (
            $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
            $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)
        GROUP BY response ORDER BY count(*) DESC, response LIMIT 8
    )
    SELECT n.response, s.shingles FROM near n JOIN sketch s ON s.response = n.response
    ORDER BY n.shared DESC, n.response";

/// Who joined a first that joins another goes along.
const JOIN: &str = "UPDATE response SET alike = $2 WHERE id = $1 OR alike = $1";

const SKETCH: &str = "INSERT INTO sketch (response, shingles) VALUES ($1, $2)";
const BAND: &str = "INSERT INTO sketch_band (consultation, band, response)";
const ONCE: &str = "ON CONFLICT DO NOTHING";

/// An answer that has neither a group nor what it could be found by.
const UNGROUPED: &str = "SELECT r.id, r.consultation FROM response r
    WHERE r.message = $1 AND r.kind IN ('answer', 'supplement') AND r.alike IS NULL
        AND NOT EXISTS (SELECT 1 FROM sketch s WHERE s.response = r.id)
    ORDER BY r.consultation";
const NO_ANSWERS: &str = "SELECT id, consultation FROM response
    WHERE message = $1 AND kind NOT IN ('answer', 'supplement')
        AND (alike IS NOT NULL OR EXISTS (SELECT 1 FROM sketch s WHERE s.response = response.id))
    ORDER BY consultation";

/// Takes the row that whoever registers holds.
const HOLD: &str = "UPDATE consultation SET last_serial = last_serial WHERE diary_number = $1";

const OWN: &str = "SELECT s.shingles FROM response r JOIN sketch s ON s.response = coalesce(r.alike, r.id)
    WHERE r.id = $1";

const NEXT: &str = "SELECT min(id) FROM response WHERE alike = $1";
const LEAVE: &str = "UPDATE response SET alike = NULL WHERE id = $1 OR id = $2";
const FOLLOW: &str = "UPDATE response SET alike = $2 WHERE alike = $1";
const FORGET: &str = "DELETE FROM sketch WHERE response = $1";
const FORGET_BANDS: &str = "DELETE FROM sketch_band WHERE consultation = $1 AND response = $2";

/// Takes a consultation's row for as long as the transaction lasts.
pub(in super::super) async fn hold(
    writing: &mut Transacting,
    consultation: &str,
) -> Result<(), RegisterError> {
    writing.execute(HOLD, values![consultation]).await?;
    Ok(())
}

/// Puts a response to its group, or makes it one that later ones can be put to.
pub(super) async fn group(
    writing: &mut Transacting,
    consultation: &str,
    response: i64,
    sketch: &Sketch,
) -> Result<(), RegisterError> {
    let bands = sketch.bands();
    let mut wanted = values![consultation];
    wanted.extend(bands.iter().map(|band| (*band).into()));
    for row in writing.rows(NEAREST, wanted).await? {
        let first: i64 = row.cell(0)?;
        if Sketch::from_bytes(&row.cell::<Vec<u8>>(1)?).is_alike(sketch) {
            writing.execute(JOIN, values![response, first]).await?;
            return Ok(());
        }
    }
    writing.execute(SKETCH, values![response, sketch.to_bytes()]).await?;
    let rows = bands.iter().map(|band| values![consultation, *band, response]).collect();
    writing.insert(BAND, ONCE, rows).await
}

/// Groups the answers of a message that have no group yet, and takes out what is no answer any more. Whether
/// any answer was grouped.
pub(in super::super) async fn regroup(
    writing: &mut Transacting,
    message: i64,
    sketch: Option<&Sketch>,
) -> Result<bool, RegisterError> {
    for row in writing.rows(NO_ANSWERS, values![message]).await? {
        leave(writing, &row.cell::<String>(1)?, row.cell(0)?).await?;
    }
    let Some(sketch) = sketch else { return Ok(false) };
    let answers = writing.rows(UNGROUPED, values![message]).await?;
    for row in &answers {
        let consultation: String = row.cell(1)?;
        hold(writing, &consultation).await?;
        group(writing, &consultation, row.cell(0)?, sketch).await?;
    }
    Ok(!answers.is_empty())
}

/// What a response is found by, or the first of its group, which it is mostly the same as.
pub(in super::super) async fn sketch_of(
    writing: &mut Transacting,
    response: i64,
) -> Result<Option<Sketch>, RegisterError> {
    let row = writing.row(OWN, values![response]).await?;
    row.map(|row| Ok(Sketch::from_bytes(&row.cell::<Vec<u8>>(0)?))).transpose()
}

/// Takes a response out of its group. Of a group that it was the first of the next one is the first from now
/// on; what that is found by is written when it is judged again.
pub(in super::super) async fn leave(
    writing: &mut Transacting,
    consultation: &str,
    response: i64,
) -> Result<(), RegisterError> {
    let next: Option<i64> = match writing.row(NEXT, values![response]).await? {
        Some(row) => row.cell(0)?,
        None => None,
    };
    writing.execute(LEAVE, values![response, next]).await?;
    writing.execute(FOLLOW, values![response, next]).await?;
    writing.execute(FORGET, values![response]).await?;
    writing.execute(FORGET_BANDS, values![consultation, response]).await?;
    Ok(())
}
