//! The letter about mail that a person files: whether it may go, and to whom, read out of the original once more.

use jiff::Timestamp;
use tokio::task::spawn_blocking;

use super::error::IntakeError;
use super::judge::read;
use super::replay::mail;
use crate::diary_number::DiaryNumber;
use crate::letter_id::{LetterKind, Seal};
use crate::message::{Address, Message};
use crate::office::Office;
use crate::recognition::{Acknowledge, Circumstances, after_review, asked_after_review};
use crate::register::{NewLetter, Standing};

/// The message, read from its original; none where that is missing, damaged or breaks the reading.
pub(super) async fn original(office: &Office, seen: &Standing) -> Result<Option<Message>, IntakeError> {
    let Some(mail) = mail(office, seen).await? else { return Ok(None) };
    Ok(spawn_blocking(move || read(&mail)).await?)
}

/// Whether the letter may go, judged as at the moment when the mail was recorded: what was old then is old.
pub(super) async fn acknowledge(
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
pub(super) fn letter(office: &Office, is_restricted: bool, to: &Address, due_at: Timestamp) -> NewLetter {
    let authority = &office.authority;
    let seal = Seal { key: authority.letter_key.clone(), domain: authority.own_domain.clone() };
    let nobody = || Address { name: String::new(), address: String::new() };
    let recipient = if is_restricted { nobody() } else { to.clone() };
    NewLetter { kind: LetterKind::Acknowledgement, recipient, seal, due_at }
}
