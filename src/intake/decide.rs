//! What a person decides on a kept message, carried out: its original is read once more for what the register does
//! not hold, who gets a letter and what it is compared with other answers by. Recognition says whether the letter may
//! go, the register does what was decided.

use jiff::Timestamp;
use tokio::task::spawn_blocking;

use super::error::IntakeError;
use super::judge::{new_text, read};
use super::protect::{Identity, ProtectedByHand, protect_seen};
use super::replay::mail;
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;
use crate::letter_id::{LetterKind, Seal};
use crate::message::{Address, Message};
use crate::office::Office;
use crate::recognition::{Acknowledge, Circumstances, Reason, after_review, asked_after_review};
use crate::register::{Decision, FiledByHand, Filing, NewLetter, Receipt, RegisterError, Standing, Writer};
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
        /// What it stands as besides: it was hidden after it was registered, and waited for that.
        beside: Vec<String>,
        /// The number that it had in the diary system under the consultation it was taken from.
        document_number: Option<String>,
        /// The letter about it.
        letter: AfterReview,
    },
    /// It is registered as this already, and whether its sender's identity is protected was all that it waited for.
    Settled(String, Identity),
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
    /// The person wants none, or what came is no mail and has no address to answer.
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
    if let Some(identity) = identity {
        match protect_seen(office, &seen, identity, decision).await? {
            ProtectedByHand::Already(_) => {}
            ProtectedByHand::Done(it_is) if *place == Place::Suggested && !seen.registered.is_empty() => {
                return Ok(Decided::Settled(it_is, identity));
            }
            ProtectedByHand::Done(_) => {
                let Some(now) = office.register.standing_of(reference).await? else {
                    return Ok(Decided::Overtaken);
                };
                return file(office, &now, goes, (place, wishes.letter), decision).await;
            }
            not => return Ok(Decided::NotOpened(not)),
        }
    }
    file(office, &seen, goes, (place, wishes.letter), decision).await
}

async fn file(
    office: &Office,
    seen: &Standing,
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
    let letter = match &acknowledge {
        Some(Acknowledge::Yes { to }) => Some(letter(office, seen, to, decision.at)),
        _ => None,
    };
    let wish = Filing {
        seen,
        cases: &cases,
        from: from.as_ref(),
        writer: writer(office, seen).filter(|_| from.is_none()),
        sketch: message.as_ref().and_then(|message| Sketch::of(&new_text(message))),
        letter,
        stops_letter: !wants_letter,
        as_suggested: *place == Place::Suggested,
    };
    match office.register.file_by_hand(&wish, decision).await {
        Err(RegisterError::UnknownConsultation(number)) => Ok(Decided::NoConsultation(number)),
        filed => Ok(decided(filed?, acknowledge, seen)),
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
        Place::Under(number) if seen.waits => Ok((vec![number.clone()], None)),
        Place::Under(number) => {
            let from = meant(seen, reference).ok_or_else(|| Decided::Several(seen.reference.clone()))?;
            Ok((vec![number.clone()], Some(from)))
        }
    }
}

/// The consultation that a reference such as `Ks 1216/2018-3` names; of what is registered once there is no doubt.
fn meant(seen: &Standing, reference: &str) -> Option<DiaryNumber> {
    let named = reference.rsplit_once('-').and_then(|(case, _)| DiaryNumber::parse(case).ok());
    let only = match seen.registered.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    named.filter(|number| seen.registered.contains(number)).or(only)
}

/// The message, read from its original; none where that is missing, damaged or breaks the reading.
async fn original(office: &Office, seen: &Standing) -> Result<Option<Message>, IntakeError> {
    let Some(mail) = mail(office, seen).await? else { return Ok(None) };
    Ok(spawn_blocking(move || read(&mail)).await?)
}

/// Whether the letter may go, judged as at the moment when the mail was recorded: what was old then is old.
async fn acknowledge(
    office: &Office,
    seen: &Standing,
    message: &Message,
    cases: &[DiaryNumber],
    now: Timestamp,
) -> Result<Acknowledge, IntakeError> {
    let mut history = office.register.history(&asked_after_review(message, &office.authority)).await?;
    history.judged = Some(seen.fingerprint);
    let circumstances = Circumstances {
        internal_date: seen.internal_date,
        given: seen.given,
        junk: seen.junk,
        backlog: true,
        opened: false,
        now: seen.recorded_at.min(now),
    };
    let (message, authority, cases) = (message.clone(), office.authority.clone(), cases.to_vec());
    let judging = move || after_review(&message, &circumstances, &authority, &history, &cases);
    Ok(spawn_blocking(judging).await?)
}

/// Whether the letter about a restricted mail that a person has filed may go, and to whom: what the register is not told.
/// None where the original cannot be read.
///
/// # Errors
/// When the database or the originals fail.
pub async fn recipient_after_review(
    office: &Office,
    standing: &Standing,
    now: Timestamp,
) -> Result<Option<Acknowledge>, IntakeError> {
    let Some(message) = original(office, standing).await? else { return Ok(None) };
    acknowledge(office, standing, &message, &standing.registered, now).await.map(Some)
}

/// The letter. Of a restricted mail the register is not told to whom: that is looked up when it is sent.
fn letter(office: &Office, seen: &Standing, to: &Address, due_at: Timestamp) -> NewLetter {
    let authority = &office.authority;
    let seal = Seal { key: authority.letter_key.clone(), domain: authority.own_domain.clone() };
    let nobody = || Address { name: String::new(), address: String::new() };
    let recipient = if seen.is_restricted { nobody() } else { to.clone() };
    NewLetter { kind: LetterKind::Acknowledgement, recipient, seal, due_at }
}

fn writer(office: &Office, seen: &Standing) -> Option<Writer> {
    let (sender, at) = seen.original.clone()?;
    let local = |at: Timestamp| (at, at.to_zoned(office.config.zone.clone()).datetime());
    Some(Writer { sender, arrived: at.map(local) })
}

fn decided(filed: FiledByHand, acknowledge: Option<Acknowledge>, seen: &Standing) -> Decided {
    match filed {
        FiledByHand::Already(reference) => Decided::Already(reference),
        FiledByHand::Overtaken => Decided::Overtaken,
        FiledByHand::OnItsWay => Decided::OnItsWay,
        FiledByHand::Filed { references, document_number, letter } => {
            let letter = match (letter, acknowledge) {
                (Receipt::Waits, _) => AfterReview::Waits,
                (Receipt::Again, _) => AfterReview::Again,
                (Receipt::Gone, _) => AfterReview::Gone,
                (Receipt::Withdrawn, _) => AfterReview::Withdrawn,
                (_, Some(Acknowledge::Yes { to })) => {
                    AfterReview::Owed(Some(to).filter(|_| !seen.is_restricted))
                }
                (_, Some(Acknowledge::No(reason))) => AfterReview::Refused(reason),
                (_, None) => AfterReview::NotWanted,
            };
            let stood = seen.reference.split(", ").filter(|_| seen.waits && !seen.registered.is_empty());
            let beside = stood.map(str::to_owned).filter(|one| !references.contains(one)).collect();
            Decided::Filed { references, beside, document_number, letter }
        }
    }
}
