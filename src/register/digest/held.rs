//! The acknowledgements that wait when a report is made, and what keeps them.

use jiff::{SignedDuration, Timestamp};

use super::super::door::{Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::hold::{self, Cause};
use super::super::words;
use crate::facts::{Held, HeldBy};

/// A letter that was owed less long ago than this is on its way: reports are worded before it is sent.
const ON_ITS_WAY: SignedDuration = SignedDuration::from_mins(15);

const WAITING: &str = "SELECT count(*) FROM outbox o
    WHERE o.kind = 'ack' AND o.state IN ('waiting', 'sending', 'deferred', 'unknown') AND o.due_at <= $2
        AND EXISTS (SELECT 1 FROM response r WHERE r.message = o.message AND r.consultation = $1)";

pub(super) async fn held(
    reading: &mut Transacting,
    case: &str,
    told_at: Timestamp,
) -> Result<Held, RegisterError> {
    let holds = hold::open(reading).await?;
    let stopped = |cause| holds.iter().any(|hold| hold.cause == cause);
    let (by, until) = if stopped(Cause::Operator) {
        (HeldBy::Operator, told_at)
    } else if stopped(Cause::Breaker) {
        (HeldBy::Breaker, told_at)
    } else {
        (HeldBy::Limit, told_at.checked_sub(ON_ITS_WAY).unwrap_or(told_at))
    };
    let row = reading.row(WAITING, values![case, until]).await?.ok_or_else(|| unreadable("a count"))?;
    let letters = words::unsigned(row.cell(0)?)?;
    Ok(if letters == 0 && by == HeldBy::Limit { Held::default() } else { Held { letters, by } })
}
