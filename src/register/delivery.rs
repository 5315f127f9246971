//! What other systems tell of our letters, tied to the letter by its Message-ID.

use jiff::Timestamp;

use super::door::{Transacting, values};
use super::error::RegisterError;
use crate::recognition::DeliveryReport;

/// A letter that is not here any more, or was made under another mail domain, is nobody's. Of a letter about
/// restricted or erased mail only the fact is kept.
const TIE: &str =
    "INSERT INTO delivery_report (letter, action, is_final, status, why, reported_at, recorded_at)
    SELECT o.id, $2, $3, $4, CASE WHEN m.is_restricted OR m.erased_at IS NOT NULL THEN '' ELSE $5 END, $6, $7
    FROM outbox o LEFT JOIN message m ON m.id = o.message
    WHERE o.message_id = $1
    ON CONFLICT (letter, action, reported_at) DO NOTHING";

/// Notes what `report`, which came `at` that time and is read `now`, tells: once, however often it is read.
pub(super) async fn tie(
    writing: &mut Transacting,
    report: &DeliveryReport,
    at: Timestamp,
    now: Timestamp,
) -> Result<(), RegisterError> {
    let status = report.status.as_deref();
    let (id, action) = (report.message_id.as_str(), report.action.as_str());
    writing.execute(TIE, values![id, action, report.is_final, status, report.why.as_str(), at, now]).await?;
    Ok(())
}
