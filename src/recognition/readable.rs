//! Whether a person, or we, can read what the mail says.

use super::never_answer::new_text;
use crate::message::Message;

/// One letter in this many replaced by U+FFFD makes a text unreadable. Swedish has an å, ä or ö in
/// every twentieth place: with those alone lost, the text can still be read.
const LOST_SHARE: usize = 10;

/// Whether the text can be read: neither encrypted nor decoded to rubbish.
pub(super) fn is_readable(message: &Message) -> bool {
    !is_encrypted(message) && new_text(message).all(is_legible)
}

/// OpenPGP (RFC 3156, or in the text itself) or S/MIME (RFC 8551).
fn is_encrypted(message: &Message) -> bool {
    let sealed = ["application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"];
    message.attachments.iter().any(|part| sealed.contains(&part.media_type.as_str()))
        || message.header("Content-Type").any(|value| value.to_lowercase().starts_with("multipart/encrypted"))
        || new_text(message).any(|text| text.trim_start().starts_with("-----BEGIN PGP MESSAGE-----"))
}

fn is_legible(text: &str) -> bool {
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    lost == 0 || lost.saturating_mul(LOST_SHARE) < text.chars().filter(|c| !c.is_whitespace()).count()
}
