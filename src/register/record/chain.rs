//! What adds to what: a supplement or a withdrawal belongs to the latest earlier answer of the same sender
//! in the same consultation, else of the same invited body.
//!
//! Earlier means arrived earlier. Mail is not always read in the order it arrived, so when anything of a
//! sender is registered all that this sender, or another of the same invited body, added in the consultation is
//! chained anew: one statement that looks at what adds to something, and touches nothing for who never added. What a
//! person chained, or took out of its chain, stays so.

use super::super::door::{Transacting, values};
use super::super::error::RegisterError;

const CHAIN: &str = "UPDATE response SET supplements = (
        SELECT coalesce(
            (SELECT e.id FROM message em JOIN response e ON e.message = em.id
                WHERE em.sender_key = m.sender_key AND e.consultation = response.consultation
                    AND e.kind IN ('answer', 'supplement') AND (em.arrived_at, em.id) < (m.arrived_at, m.id)
                ORDER BY em.arrived_at DESC, em.id DESC LIMIT 1),
            (SELECT e.id FROM invited_mark own
                JOIN invited_mark k ON k.consultation = own.consultation AND k.position = own.position
                JOIN response e ON e.consultation = own.consultation AND e.kind IN ('answer', 'supplement')
                JOIN message em ON em.id = e.message AND k.mark IN (em.sender_key, em.sender_domain)
                WHERE own.consultation = response.consultation
                    AND own.mark IN (m.sender_key, m.sender_domain)
                    AND (em.arrived_at, em.id) < (m.arrived_at, m.id)
                ORDER BY em.arrived_at DESC, em.id DESC LIMIT 1)
        ) FROM message m WHERE m.id = response.message)
    WHERE consultation = $1 AND kind IN ('supplement', 'withdrawal') AND NOT is_chained_by_hand
        AND EXISTS (SELECT 1 FROM message added, message new
            WHERE added.id = response.message AND new.id = $2
                AND (added.sender_key = new.sender_key OR EXISTS (
                    SELECT 1 FROM invited_mark own
                    JOIN invited_mark k ON k.consultation = own.consultation AND k.position = own.position
                    WHERE own.consultation = response.consultation
                        AND own.mark IN (new.sender_key, new.sender_domain)
                        AND k.mark IN (added.sender_key, added.sender_domain))))";

/// Chains what the sender of `message`, or the body the sender is of, added to a consultation.
pub(in super::super) async fn chain(
    writing: &mut Transacting,
    consultation: &str,
    message: i64,
) -> Result<(), RegisterError> {
    writing.execute(CHAIN, values![consultation, message]).await?;
    Ok(())
}
