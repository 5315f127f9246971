//! A letter about restricted mail. To whom it goes stands in the original alone: it is looked up for each try, by the
//! rules that said the letter may go, and neither the bytes nor the relay's words are kept.

use jiff::Timestamp;

use crate::intake::{IntakeError, recipient_after_review};
use crate::message::Address;
use crate::office::Office;
use crate::post::Delivery;
use crate::recognition::Acknowledge;
use crate::register::{About, DueLetter, RegisterError};

/// To whom a letter goes.
pub(super) enum Addressed {
    /// As it says.
    Openly,
    /// To this address, which nobody writes down.
    Hidden(Address),
    /// To nobody, and this is what becomes of it.
    Nobody(Delivery),
}

/// Finds out to whom `letter` goes.
pub(super) async fn addressed(
    office: &Office,
    letter: &DueLetter,
    now: Timestamp,
) -> Result<Addressed, RegisterError> {
    if letter.about != About::Message || !letter.recipient.address.is_empty() {
        return Ok(Addressed::Openly);
    }
    let Some(standing) = office.register.standing_of_letter(letter.id).await? else {
        return Ok(Addressed::Nobody(Delivery::Refused { why: String::new() }));
    };
    Ok(match recipient_after_review(office, &standing, now).await {
        Ok(Some(Acknowledge::Yes { to })) => Addressed::Hidden(to),
        Ok(Some(Acknowledge::No(reason))) => Addressed::Nobody(Delivery::Refused { why: reason.words }),
        Ok(None) => Addressed::Nobody(Delivery::Deferred { why: "the original cannot be read".to_owned() }),
        Err(IntakeError::Register(error)) => return Err(error),
        Err(error) => Addressed::Nobody(Delivery::Deferred { why: error.to_string() }),
    })
}

/// What became of a try, without the relay's words: they tend to repeat the address. Its code is left.
pub(super) fn without_words(delivery: Delivery) -> Delivery {
    let code = |why: String| {
        let is_code = |word: &&str| word.chars().all(|c| c.is_ascii_digit() || c == '.');
        why.split_whitespace().take_while(is_code).collect::<Vec<_>>().join(" ")
    };
    match delivery {
        Delivery::Sent { reply } => Delivery::Sent { reply: code(reply) },
        Delivery::Refused { why } => Delivery::Refused { why: code(why) },
        Delivery::Deferred { why } => Delivery::Deferred { why: code(why) },
        Delivery::Unknown { why } => Delivery::Unknown { why: code(why) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_relays_words_the_code_is_left() {
        for (why, left) in [
            ("550 5.1.1 <anna@forening.example>: unknown", "550 5.1.1"),
            ("anna@forening.example is unknown", ""),
            ("451", "451"),
        ] {
            let refused = without_words(Delivery::Refused { why: why.to_owned() });
            assert!(matches!(refused, Delivery::Refused { why } if why == left), "{why}");
        }
    }
}
