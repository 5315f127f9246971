//! Whether a person, or we, can read what the mail says.

use super::never_answer::new_text;
use crate::message::Message;

/// One character in this many replaced by U+FFFD, or a control character, makes a text unreadable.
/// Swedish has an å, ä or ö in every twentieth place: with those alone lost it can still be read.
const LOST_SHARE: usize = 10;

/// Whether the text is locked: OpenPGP (RFC 3156, or in the text itself) or S/MIME (RFC 8551).
pub(super) fn is_encrypted(message: &Message) -> bool {
    let sealed = ["application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"];
    message.attachments.iter().any(|part| sealed.contains(&part.media_type.as_str()))
        || message.header("Content-Type").any(|value| value.to_lowercase().starts_with("multipart/encrypted"))
        || new_text(message).any(|text| text.trim_start().starts_with("-----BEGIN PGP MESSAGE-----"))
}

/// Whether the sender's text came out as something a person can read.
pub(super) fn is_legible(message: &Message) -> bool {
    new_text(message).all(is_legible_text)
}

fn is_legible_text(text: &str) -> bool {
    let lost = text.chars().filter(|c| is_lost(*c)).count();
    lost == 0 || lost.saturating_mul(LOST_SHARE) < text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Binary data read as text is full of control characters.
fn is_lost(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace())
}
