//! What a person decides on a kept message, carried out: its original is read once more for what the register does
//! not hold, who gets a letter and what it is compared with other answers by. Recognition says whether the letter may
//! go, the register does what was decided.

use jiff::Timestamp;

use super::error::IntakeError;
use super::judge::new_text;
use super::protect::{Identity, ProtectedByHand, protection};
use super::receipt::{acknowledge, letter, original};
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::message::Address;
use crate::office::Office;
use crate::recognition::{Acknowledge, Reason};
use crate::register::{Decision, FiledByHand, Filing, Protection, Receipt, RegisterError, Standing, Writer};
use crate::sketch::Sketch;

/// Where a person wants a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Under what is suggested.
    Suggested,
    /// Under this consultation.
    Under(DiaryNumber),
}

/// What else a person says who files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    /// Its sender may hear that it came.
    pub letter: bool,
    /// Whether the sender's identity is protected, where the person says so.
    pub identity: Option<Identity>,
}

/// What became of a wish to file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// It is registered.
    Filed {
        /// What staff call it from now on.
        references: Vec<String>,
        /// Whether its sender's identity is protected, where that was decided with it.
        identity: Option<Identity>,
        /// What it stands as besides: it was hidden after it was registered, and waited for that.
        beside: Vec<String>,
        /// The number that it had in the diary system under the consultation it was taken from.
        document_number: Option<String>,
        /// The letter about it.
        letter: AfterReview,
    },
    /// It is registered as this already, and whether its sender's identity is protected was all that it waited for.
    Settled {
        /// What staff call it.
        reference: String,
        /// What was said of that.
        identity: Identity,
        /// The letter about it.
        letter: AfterReview,
    },
    /// Whether its sender's identity is protected could not be written down.
    NotOpened(ProtectedByHand),
    /// Nothing is known under that name.
    Unknown,
    /// Its personal data were removed, at this time on the municipality's calendar and clock.
    Erased(String),
    /// It waits for nobody: it is this.
    NotWaiting(String),
    /// It waits, and nothing is suggested.
    NoSuggestion,
    /// There is no such consultation.
    NoConsultation(DiaryNumber),
    /// It is registered under several, and nobody said which is meant.
    Several(String),
    /// It stands there already, as this.
    Already(String),
    /// No server and no person has said when it came, of this original.
    Undated(Fingerprint),
    /// Its original is missing or damaged.
    Lost(Fingerprint),
    /// Somebody else decided meanwhile, or it was judged anew: nothing is done.
    Overtaken,
    /// A server is being given the letter about it at this moment: nothing is done.
    OnItsWay,
}

/// The letter about what a person has filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterReview {
    /// It is owed: to this address, or to the sender of a restricted mail, whose address stays in the original.
    Owed(Option<Address>),
    /// It was owed before and goes out with what stands now.
    Waits,
    /// It went out before, or may have, and goes out once more with what stands now.
    Again,
    /// It went out before, and there is no second one.
    Gone,
    /// It was owed before, and the person wants none.
    Withdrawn,
    /// This rule speaks against one.
    Refused(Reason),
    /// The person wants none, or whoever registered it before did not, or what came is no mail and has no address to
    /// answer.
    NotWanted,
}

/// Files a message as a person says: what waits, or, under another consultation, what is registered.
///
/// # Errors
/// When the database or the originals fail.
pub async fn file_by_hand(
    office: &Office,
    reference: &str,
    place: &Place,
    wishes: Wishes,
    decision: &Decision,
) -> Result<Decided, IntakeError> {
    let Some(seen) = office.register.standing_of(reference).await? else {
        return Ok(office.register.erased_at(reference).await?.map_or(Decided::Unknown, Decided::Erased));
    };
    let goes = match wanted(&seen, reference, place) {
        Ok(wanted) => wanted,
        Err(decided) => return Ok(decided),
    };
    // What is open is no longer, where a person files what came again and speaks of that.
    let identity = wishes.identity.or_else(|| seen.is_doubted.then_some(Identity::Protected));
    let protection = match identity {
        None => None,
        Some(identity) => match protection(office, &seen, identity, decision.at).await? {
            Ok(protection) => Some(protection),
            Err(ProtectedByHand::Already(_)) => None,
            Err(not) => return Ok(Decided::NotOpened(not)),
        },
    };
    file(office, (&seen, protection.as_ref()), goes, (place, wishes.letter), decision).await
}

async fn file(
    office: &Office,
    (seen, protection): (&Standing, Option<&Protection>),
    (cases, from): (Vec<DiaryNumber>, Option<DiaryNumber>),
    (place, wants_letter): (&Place, bool),
    decision: &Decision,
) -> Result<Decided, IntakeError> {
    let message = if seen.is_mail { original(office, seen).await? } else { None };
    if seen.is_mail && message.is_none() {
        return Ok(Decided::Lost(seen.fingerprint));
    }
    let acknowledge = match message.as_ref().filter(|_| wants_letter) {
        Some(message) => Some(acknowledge(office, seen, message, &cases, decision.at).await?),
        None => None,
    };
    let is_restricted = is_hidden(seen, protection);
    let letter = match &acknowledge {
        Some(Acknowledge::Yes { to }) => Some(letter(office, is_restricted, to, decision.at)),
        _ => None,
    };
    let wish = Filing {
        seen,
        protection,
        cases: &cases,
        from: from.as_ref(),
        writer: writer(office, seen, protection).filter(|_| from.is_none()),
        sketch: message.as_ref().and_then(|message| Sketch::of(&new_text(message))),
        letter,
        stops_letter: !wants_letter,
        as_suggested: *place == Place::Suggested,
    };
    match office.register.file_by_hand(wish, decision).await {
        Err(RegisterError::UnknownConsultation(number)) => Ok(Decided::NoConsultation(number)),
        filed => Ok(decided(filed?, acknowledge, (seen, protection, from.is_some()))),
    }
}

/// The consultations it goes under, and the one it is taken from.
fn wanted(
    seen: &Standing,
    reference: &str,
    place: &Place,
) -> Result<(Vec<DiaryNumber>, Option<DiaryNumber>), Decided> {
    match place {
        Place::Suggested if !seen.waits => Err(Decided::NotWaiting(seen.reference.clone())),
        Place::Suggested => match seen.suggestions() {
            none if none.is_empty() => Err(Decided::NoSuggestion),
            suggested => Ok((suggested, None)),
        },
        Place::Under(number) if seen.waits => Ok((vec![number.clone()], named(seen, reference))),
        Place::Under(number) => {
            let from = meant(seen, reference).ok_or_else(|| Decided::Several(seen.reference.clone()))?;
            Ok((vec![number.clone()], Some(from)))
        }
    }
}

/// The consultation that a reference such as `Ks 1216/2018-3` names; of what is registered once there is no doubt.
fn meant(seen: &Standing, reference: &str) -> Option<DiaryNumber> {
    let only = match seen.registered.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    named(seen, reference).or(only)
}

fn named(seen: &Standing, reference: &str) -> Option<DiaryNumber> {
    let named = reference.rsplit_once('-').and_then(|(case, _)| DiaryNumber::parse(case).ok());
    named.filter(|number| seen.registered.contains(number))
}

/// Whether it is hidden once `protection` is written.
fn is_hidden(seen: &Standing, protection: Option<&Protection>) -> bool {
    match protection {
        Some(Protection::Protected(_)) => true,
        Some(Protection::Open(_) | Protection::OpenStill) => false,
        None => seen.is_restricted,
    }
}

/// Who wrote what a colleague passed on, as the register has it once `protection` is written.
fn writer(office: &Office, seen: &Standing, protection: Option<&Protection>) -> Option<Writer> {
    let (sender, at) = match protection {
        Some(Protection::Protected(_)) => return None,
        Some(Protection::Open(kept)) => {
            let forwarded = kept.verdict.forwarded.as_ref()?;
            (forwarded.sender.clone()?, forwarded.arrival.map(|arrival| arrival.at))
        }
        Some(Protection::OpenStill) | None => seen.original.clone()?,
    };
    let local = |at: Timestamp| (at, at.to_zoned(office.config.zone.clone()).datetime());
    Some(Writer { sender, arrived: at.map(local) })
}

fn decided(
    filed: FiledByHand,
    acknowledge: Option<Acknowledge>,
    (seen, protection, is_move): (&Standing, Option<&Protection>, bool),
) -> Decided {
    let is_restricted = is_hidden(seen, protection);
    let identity = if is_restricted { Identity::Protected } else { Identity::Open };
    let after = |letter| of_letter(letter, acknowledge, is_restricted);
    match filed {
        FiledByHand::Already(reference) => Decided::Already(reference),
        FiledByHand::Undated => Decided::Undated(seen.fingerprint),
        FiledByHand::Overtaken => Decided::Overtaken,
        FiledByHand::OnItsWay => Decided::OnItsWay,
        FiledByHand::Settled { reference, letter } => {
            Decided::Settled { reference, identity, letter: after(letter) }
        }
        FiledByHand::Filed { references, document_number, letter } => {
            let letter = after(letter);
            let stands_besides = seen.waits && !seen.registered.is_empty() && !is_move;
            let stood = seen.reference.split(", ").filter(|_| stands_besides);
            let beside = stood.map(str::to_owned).filter(|one| !references.contains(one)).collect();
            let identity = protection.map(|_| identity);
            Decided::Filed { references, identity, beside, document_number, letter }
        }
    }
}

fn of_letter(letter: Receipt, acknowledge: Option<Acknowledge>, is_restricted: bool) -> AfterReview {
    match (letter, acknowledge) {
        (Receipt::Waits, _) => AfterReview::Waits,
        (Receipt::Again, _) => AfterReview::Again,
        (Receipt::Gone, _) => AfterReview::Gone,
        (Receipt::Withdrawn, _) => AfterReview::Withdrawn,
        (_, Some(Acknowledge::No(reason))) => AfterReview::Refused(reason),
        (Receipt::Owed, Some(Acknowledge::Yes { to })) => {
            AfterReview::Owed(Some(to).filter(|_| !is_restricted))
        }
        (Receipt::None, Some(Acknowledge::Yes { .. })) | (_, None) => AfterReview::NotWanted,
    }
}
