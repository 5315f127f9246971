//! In a report: why letters wait, and how many.

use super::swedish;
use crate::facts::{Held, HeldBy};

/// One or two sentences; empty where no letter is kept.
pub(super) fn held(held: Held) -> String {
    let letters = swedish::count(held.letters, "kvittens väntar", "kvittenser väntar");
    match held.by {
        HeldBy::Nothing => String::new(),
        HeldBy::Limit => format!("{letters} på att få skickas."),
        HeldBy::Operator => format!("Kvittenserna är stoppade för hand. {letters}."),
        HeldBy::Breaker => {
            format!("Kvittenserna är stoppade: de blev orimligt många på en timme. {letters}.")
        }
    }
}
