//! A letter that a person wants sent to an address that rests after a bounce. To whom it goes stands in the
//! original alone.

use jiff::Timestamp;

use super::error::IntakeError;
use crate::fingerprint::Fingerprint;
use crate::letter_id::{LetterKind, Seal};
use crate::message::{Address, Message};
use crate::office::Office;
use crate::register::NewLetter;

/// Owes the letter about the mail of this original, at the wish of `who`. Returns to whom it goes; none where
/// letters are off, or the original is missing or names nobody.
///
/// # Errors
/// When the database or the originals fail.
pub async fn owe_despite_rest(
    office: &Office,
    original: Fingerprint,
    who: &str,
    now: Timestamp,
) -> Result<Option<Address>, IntakeError> {
    let most = office.config.mailbox.max_message;
    let read = office.originals.aside(move |originals| originals.read(&original, most)).await?;
    let authority = &office.authority;
    let message = read.filter(|_| authority.acknowledgements).map(|bytes| Message::read(&bytes));
    let Some(recipient) = message.and_then(|message| authority.letter_recipient(&message)) else {
        return Ok(None);
    };
    let seal = Seal { key: authority.letter_key.clone(), domain: authority.own_domain.clone() };
    let kind = LetterKind::Acknowledgement;
    let letter = NewLetter { kind, recipient: recipient.clone(), seal, due_at: now };
    office.register.owe_all_the_same(&original, &letter, who).await?;
    Ok(Some(recipient))
}
