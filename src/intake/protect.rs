//! What a person decides about a sender's protected identity, carried out: what is opened is judged anew from its original,
//! under the circumstances of then and without its words about that.

use jiff::Timestamp;

use super::batch::judge_batch;
use super::error::IntakeError;
use super::replay::mail;
use crate::fingerprint::Fingerprint;
use crate::office::Office;
use crate::recognition::Circumstances;
use crate::register::{Channel, Decision, Finding, Protecting, Protection, Standing};

/// What a person says of whether the sender's identity is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// It is.
    Protected,
    /// It is not: the words about that are about something else.
    Open,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProtectedByHand {
    /// It is as the person says; what staff call it.
    Done(String),
    /// It was so already.
    Already(String),
    /// Nothing is known under that name.
    Unknown,
    /// Its personal data were removed, at this time on the municipality's calendar and clock.
    Erased(String),
    /// Its original is no mail, and who handed it over has to say anew whose it is.
    NoMail(String),
    /// Its original is missing or damaged.
    Lost(Fingerprint),
    /// It could not be judged, for this reason.
    Failed(String),
    /// Somebody else decided meanwhile, or it was judged anew: nothing is done.
    Overtaken,
}

/// Hides or opens what `reference` names.
///
/// # Errors
/// When the database or the originals fail.
pub async fn protect(
    office: &Office,
    reference: &str,
    identity: Identity,
    decision: &Decision,
) -> Result<ProtectedByHand, IntakeError> {
    let Some(seen) = office.register.standing_of(reference).await? else {
        let erased = office.register.erased_at(reference).await?;
        return Ok(erased.map_or(ProtectedByHand::Unknown, ProtectedByHand::Erased));
    };
    protect_seen(office, &seen, identity, decision).await
}

/// The same of a message as a person saw it.
async fn protect_seen(
    office: &Office,
    seen: &Standing,
    identity: Identity,
    decision: &Decision,
) -> Result<ProtectedByHand, IntakeError> {
    let protection = match protection(office, seen, identity, decision.at).await? {
        Ok(protection) => protection,
        Err(not) => return Ok(not),
    };
    let reference = seen.reference.clone();
    Ok(match office.register.protect(seen, &protection, decision).await? {
        Protecting::Done => ProtectedByHand::Done(reference),
        Protecting::Overtaken => ProtectedByHand::Overtaken,
    })
}

/// What the register writes of it; else why there is nothing to write.
pub(super) async fn protection(
    office: &Office,
    seen: &Standing,
    identity: Identity,
    now: Timestamp,
) -> Result<Result<Protection, ProtectedByHand>, IntakeError> {
    let reference = seen.reference.clone();
    if !seen.is_doubted && seen.is_restricted == (identity == Identity::Protected) {
        return Ok(Err(ProtectedByHand::Already(reference)));
    }
    Ok(Ok(match identity {
        Identity::Protected => Protection::Protected(office.authority.letter_key.clone()),
        Identity::Open if seen.is_doubted => Protection::OpenStill,
        Identity::Open if !seen.is_mail => return Ok(Err(ProtectedByHand::NoMail(reference))),
        Identity::Open => match opened(office, seen, now).await? {
            None => return Ok(Err(ProtectedByHand::Lost(seen.fingerprint))),
            Some(Finding::Kept(kept)) => Protection::Open(kept),
            Some(Finding::Failed { reason, .. }) => return Ok(Err(ProtectedByHand::Failed(reason))),
            Some(_) => {
                let why = "nothing in it belongs to a consultation".to_owned();
                return Ok(Err(ProtectedByHand::Failed(why)));
            }
        },
    }))
}

/// What a restricted message is judged to be without its words about that; none where its original is missing or damaged.
async fn opened(office: &Office, seen: &Standing, now: Timestamp) -> Result<Option<Finding>, IntakeError> {
    let Some(mail) = mail(office, seen).await? else { return Ok(None) };
    let circumstances = Circumstances {
        internal_date: seen.internal_date,
        given: seen.given,
        junk: seen.junk,
        backlog: true,
        opened: true,
        now,
    };
    let judged = judge_batch(office, vec![mail], circumstances, Vec::new(), (Channel::Email, 0)).await?;
    Ok(judged.findings.found.into_iter().next().map(|(_, finding)| finding))
}
