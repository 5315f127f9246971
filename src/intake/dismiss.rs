//! A review that a person dismisses, carried out: the register forgets it first, then its originals go.

use super::error::IntakeError;
use crate::office::Office;
use crate::originals::OriginalsError;
use crate::register::{Decision, Dismissed};

/// What became of a wish to dismiss.
#[derive(Debug)]
pub enum DismissedByHand {
    /// Nothing of it is left.
    Done,
    /// The register has nothing of it any more, and its original could not be removed yet.
    OriginalLeft(OriginalsError),
    /// Nothing is known under that name.
    Unknown,
    /// It waits for nobody.
    NotWaiting {
        /// What it is.
        it_is: String,
        /// A person decided that, who can take it back.
        can_be_undone: bool,
    },
    /// It waits, and is registered as this.
    Registered(String),
    /// Somebody else decided meanwhile, or it was judged anew: nothing is done.
    Overtaken,
    /// A server is being given the letter about it at this moment: nothing is done.
    OnItsWay,
    /// Its sender has had a letter of ours about it: nothing is done.
    Answered,
}

/// Dismisses a message that waits: what was kept of it is removed.
///
/// # Errors
/// When the database fails.
pub async fn dismiss(
    office: &Office,
    reference: &str,
    decision: &Decision,
) -> Result<DismissedByHand, IntakeError> {
    let Some(seen) = office.register.standing_of(reference).await? else {
        return Ok(DismissedByHand::Unknown);
    };
    if !seen.waits {
        let can_be_undone = office.register.can_be_undone(&seen).await?;
        return Ok(DismissedByHand::NotWaiting { it_is: seen.reference, can_be_undone });
    }
    if !seen.registered.is_empty() {
        return Ok(DismissedByHand::Registered(seen.reference));
    }
    Ok(match office.register.dismiss(&seen, decision).await? {
        Dismissed::Overtaken => DismissedByHand::Overtaken,
        Dismissed::OnItsWay => DismissedByHand::OnItsWay,
        Dismissed::Answered => DismissedByHand::Answered,
        Dismissed::Done(left) => match office.remove_originals(&left).await? {
            Ok(()) => DismissedByHand::Done,
            Err(error) => DismissedByHand::OriginalLeft(error),
        },
    })
}
