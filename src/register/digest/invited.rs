//! What the invited bodies have done, as a report tells it.

use super::super::door::{Transacting, values};
use super::super::error::RegisterError;
use super::super::words;
use super::DigestRun;
use crate::facts::SilentFacts;

/// As the view `sandlista` tells, up to a mark, but that who took back all that was answered has not answered; who was
/// given more time is told as it is now. A withdrawal takes back what it adds to, and all that came before it in the
/// same chain: the answer at its root, and what was added to that.
const INVITED: &str = "WITH RECURSIVE taken (withdrawal, response) AS (
        SELECT w.id, w.supplements FROM response w
        WHERE w.consultation = $1 AND w.kind = 'withdrawal' AND w.supplements IS NOT NULL AND w.id <= $2
        UNION
        SELECT t.withdrawal, r.id FROM taken t
        JOIN response w ON w.id = t.withdrawal
        JOIN message wm ON wm.id = w.message
        JOIN response e ON e.id = t.response
        JOIN response r ON r.id = e.supplements OR r.supplements = e.id
        JOIN message rm ON rm.id = r.message
        WHERE (rm.arrived_at, rm.id) < (wm.arrived_at, wm.id)
            AND (r.id = e.supplements OR rm.sender_key = wm.sender_key OR EXISTS (SELECT 1 FROM stands_for own
                JOIN stands_for s ON s.consultation = own.consultation AND s.position = own.position AND s.is_own
                WHERE own.response = w.id AND own.is_own AND s.response = r.id)))
    SELECT i.name, coalesce(a.answers, 0) > 0, coalesce(a.answers, 0) > 0 AND a.answers = a.declines,
        EXISTS (SELECT 1 FROM stands_for s JOIN response r ON r.id = s.response
            WHERE s.consultation = i.consultation AND s.position = i.position
                AND r.id <= $2 AND r.kind = 'extension_request' AND (r.handled_at IS NULL OR r.handled_at > $3)),
        e.until
    FROM invited i
    LEFT JOIN extension e ON e.consultation = i.consultation AND e.name_key = i.name_key
    LEFT JOIN (SELECT s.consultation, s.position, count(*) AS answers,
            sum(CASE WHEN r.stance = 'abstains' THEN 1 ELSE 0 END) AS declines
        FROM stands_for s
        JOIN response r ON r.id = s.response AND r.kind IN ('answer', 'supplement') AND r.id <= $2
        WHERE r.id NOT IN (SELECT t.response FROM taken t)
        GROUP BY s.consultation, s.position) a ON a.consultation = i.consultation AND a.position = i.position
    WHERE i.consultation = $1 ORDER BY i.name";

/// The invited bodies of a consultation.
pub(super) struct Invited {
    /// Those that have not answered.
    pub(super) silent: Vec<SilentFacts>,
    /// Those all of whose answers decline.
    pub(super) declined: Vec<String>,
    /// How many there are.
    pub(super) all: usize,
}

/// What they have done, as the report `run` tells it.
pub(super) async fn invited(
    reading: &mut Transacting,
    case: &str,
    run: &DigestRun,
) -> Result<Invited, RegisterError> {
    let rows = reading.rows(INVITED, values![case, run.until.response, run.told_at]).await?;
    let mut invited = Invited { silent: Vec::new(), declined: Vec::new(), all: rows.len() };
    for row in rows {
        if !row.cell::<bool>(1)? {
            let more_time = row.cell::<Option<String>>(4)?.as_deref().map(words::date).transpose()?;
            invited.silent.push(SilentFacts { name: row.cell(0)?, wants_time: row.cell(3)?, more_time });
        }
        if row.cell(2)? {
            invited.declined.push(row.cell(0)?);
        }
    }
    Ok(invited)
}
