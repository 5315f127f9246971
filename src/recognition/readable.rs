//! Whether a person, or we, can read what the mail says.

use crate::message::{AttachedText, Message, Unreadable};

/// One character in this many replaced by U+FFFD, or a control character, makes a text unreadable.
/// Swedish has an å, ä or ö in every twentieth place: with those alone lost it can still be read.
const LOST_SHARE: usize = 10;

/// So many characters, several signs and no letter or digit among them: somebody's broken bytes, not a smile, nor a line
/// that parts what is above it from what is below.
const SHORTEST_WORDLESS: usize = 20;

/// Whether the text is locked: OpenPGP (RFC 3156, or in the text itself) or S/MIME (RFC 8551).
pub(super) fn is_encrypted(message: &Message) -> bool {
    let sealed = ["application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"];
    message.attachments.iter().any(|part| sealed.contains(&part.media_type.as_str()))
        || message.header("Content-Type").any(|value| value.to_lowercase().starts_with("multipart/encrypted"))
        || message.new_text().any(|text| text.trim_start().starts_with("-----BEGIN PGP MESSAGE-----"))
}

/// Whether a person can read what the sender wrote, in the mail or in what came with it.
pub(super) fn is_legible(message: &Message) -> bool {
    let is_in_words = message.new_text().any(has_words) || !message.new_text().any(is_scrambled);
    is_in_words
        && !message.new_text().any(is_lost_text)
        && !is_all_unreadable(message)
        && !brings_a_closed_parcel(message)
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Whether `text`, which has no words, is long and of several signs.
fn is_scrambled(text: &str) -> bool {
    let shown = || text.chars().filter(|c| !c.is_whitespace());
    let first = shown().next();
    shown().count() >= SHORTEST_WORDLESS && shown().any(|sign| Some(sign) != first)
}

/// Whether too much of `text` was lost on its way.
fn is_lost_text(text: &str) -> bool {
    // Nearly every text has none of the bytes that all lost characters have one of.
    let plain = !text.bytes().fold(false, |any, byte| any | is_odd(byte));
    let lost = if plain { 0 } else { text.chars().filter(|c| is_lost(*c)).count() };
    let shown = || text.chars().filter(|c| !c.is_whitespace()).count();
    lost > 0 && lost.saturating_mul(LOST_SHARE) >= shown()
}

/// Whether the mail says nothing itself and nothing that came with it could be read. A picture is not
/// meant: people photograph the paper they signed, and a person who opens it can read that.
fn is_all_unreadable(message: &Message) -> bool {
    let readable =
        |text: &AttachedText| !matches!(text, AttachedText::Unreadable(why) if *why != Unreadable::Picture);
    let mut brought = message.files().peekable();
    brought.peek().is_some() && !brought.any(|one| readable(&one.text)) && !message.new_text().any(has_words)
}

/// `winmail.dat` holds the answer and its attachments in one, which only Outlook opens.
fn brings_a_closed_parcel(message: &Message) -> bool {
    message.attachments.iter().any(|one| {
        let parcel = one.media_type == "application/ms-tnef" || one.name.eq_ignore_ascii_case("winmail.dat");
        parcel && matches!(one.text, AttachedText::Unreadable(_))
    })
}

/// A control character that is no blank, or the first byte of a longer one or of U+FFFD.
fn is_odd(byte: u8) -> bool {
    (byte < b' ') & !matches!(byte, b'\t' | b'\n' | b'\r') | matches!(byte, 0x7f | 0xc2 | 0xef)
}

/// Binary data read as text is full of control characters.
fn is_lost(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::mail;

    #[test]
    fn a_line_without_words_hides_none() {
        for (texts, legible) in [
            (&["Vi tillstyrker.", "________________________________"][..], true),
            (&["Ja.", "*************************", "Nej.", "-=-=-=-=-=-=-=-=-=-=-=-="], true),
            (&["================================="], true),
            (&[":-)"], true),
            (&["¤%&/()=?¤#&/()=?`^*¨¤%&/(#"], false),
            (&["Vi tillstyrker.", "\u{fffd}\u{1}\u{2}\u{fffd}"], false),
        ] {
            let mail = texts.iter().fold(mail(), |mail, text| mail.text(text)).done();
            assert_eq!(is_legible(&mail), legible, "{texts:?}");
        }
    }
}
