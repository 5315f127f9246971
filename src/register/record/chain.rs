//! What adds to what: a supplement or a withdrawal belongs to the latest earlier answer of the same sender
//! in the same consultation, else of the same invited body: the sender's own, not one that it answers for besides. For
//! whom a response stands is written before it is chained.
//!
//! Earlier means arrived earlier. Mail is not always read in the order it arrived, so when anything of a
//! sender is registered all that this sender, or another of the same invited body, added in the consultation is
//! chained anew, and what was chained to it while its sender was taken for another: one statement that looks at what adds
//! to something, and touches nothing for who never added. What a person chained, or took out of its chain, stays so.

use super::super::door::{Transacting, values};
use super::super::error::RegisterError;

const CHAIN: &str = "UPDATE response SET supplements = (
        SELECT coalesce(
            (SELECT e.id FROM message em JOIN response e ON e.message = em.id
                WHERE em.sender_key = m.sender_key AND e.consultation = response.consultation
                    AND e.kind IN ('answer', 'supplement') AND (em.arrived_at, em.id) < (m.arrived_at, m.id)
                ORDER BY em.arrived_at DESC, em.id DESC LIMIT 1),
            (SELECT e.id FROM stands_for own
                JOIN stands_for s ON s.consultation = own.consultation AND s.position = own.position AND s.is_own
                JOIN response e ON e.id = s.response AND e.kind IN ('answer', 'supplement')
                JOIN message em ON em.id = e.message
                WHERE own.response = response.id AND own.is_own
                    AND (em.arrived_at, em.id) < (m.arrived_at, m.id)
                ORDER BY em.arrived_at DESC, em.id DESC LIMIT 1)
        ) FROM message m WHERE m.id = response.message)
    WHERE consultation = $1 AND kind IN ('supplement', 'withdrawal') AND NOT is_chained_by_hand
        AND (message = $2
            OR supplements IN (SELECT n.id FROM response n WHERE n.message = $2)
            OR EXISTS (SELECT 1 FROM message added, message new
                WHERE added.id = response.message AND new.id = $2 AND added.sender_key = new.sender_key)
            OR EXISTS (SELECT 1 FROM response n
                JOIN stands_for own ON own.response = n.id AND own.is_own
                JOIN stands_for s ON s.response = response.id AND s.position = own.position AND s.is_own
                WHERE n.message = $2 AND n.consultation = response.consultation))";

/// Chains what the sender of `message`, or the body the sender is of, added to a consultation.
pub(in super::super) async fn chain(
    writing: &mut Transacting,
    consultation: &str,
    message: i64,
) -> Result<(), RegisterError> {
    writing.execute(CHAIN, values![consultation, message]).await?;
    Ok(())
}
