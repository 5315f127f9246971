//! PURE. When two different originals are the same mail: it came by two ways, so the transport
//! headers differ, but Message-ID, sender, words and attachments are the same.

use super::record::Kept;
use crate::fingerprint::Fingerprint;
use crate::message::Message;

/// What two originals of the same mail share, none where nothing says that they are the same.
#[derive(Debug, Clone, Default)]
pub(super) struct ContentKeys {
    /// Of a mail that anybody may read.
    pub(super) open: Option<String>,
    /// Of a restricted one: the words of a short mail and who wrote it can be guessed, and the open key would say that
    /// the guess is right. Whoever has the database alone cannot work this one out.
    pub(super) sealed: Option<String>,
}

impl ContentKeys {
    pub(super) fn of(kept: &Kept) -> Self {
        let open = content_key(&kept.message, &kept.message.attachment_fingerprints);
        let sealed = open.as_ref().map(|key| kept.letter_key.sealed(key));
        Self { open, sealed }
    }
}

/// The key that two originals of the same mail share. None where the mail has no Message-ID or no
/// sender: then nothing says that it is the same, and each is registered by itself.
///
/// The subject stays out: lists and spam filters write into it on the way. Space is folded: relays
/// wrap and re-encode lines.
fn content_key(message: &Message, attachments: &[Fingerprint]) -> Option<String> {
    let message_id = message.message_id.as_deref().filter(|id| !id.trim().is_empty())?;
    let sender = message.sender()?.address.to_lowercase();
    let text = message.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    let attachments: Vec<String> = attachments.iter().map(Fingerprint::to_string).collect();
    let whole = [message_id.trim(), &sender, &words.join(" "), &attachments.join(" ")].join("\0");
    Some(Fingerprint::of(whole.as_bytes()).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Address, Origin, Passage};

    fn mail(id: Option<&str>, sender: &str, text: &str) -> Message {
        Message {
            message_id: id.map(str::to_owned),
            from: vec![Address { name: "Anna".into(), address: sender.into() }],
            passages: vec![Passage { origin: Origin::New, text: text.into() }],
            ..Message::default()
        }
    }

    #[test]
    fn the_same_mail_by_another_way_has_the_same_key() {
        let first = content_key(&mail(Some("1@a.example"), "anna@a.example", "Vi säger ja.\nAnna"), &[]);
        let second =
            content_key(&mail(Some("1@a.example"), "Anna@A.example", "Vi säger  ja.\n\nAnna\n"), &[]);
        assert!(first.is_some());
        assert_eq!(first, second);
    }

    #[test]
    fn another_sender_text_attachment_or_message_id_is_another_mail() {
        let key = content_key(&mail(Some("1@a.example"), "anna@a.example", "Ja"), &[]);
        let one = Fingerprint::of(b"1");
        assert_ne!(key, content_key(&mail(Some("2@a.example"), "anna@a.example", "Ja"), &[]));
        assert_ne!(key, content_key(&mail(Some("1@a.example"), "bo@a.example", "Ja"), &[]));
        assert_ne!(key, content_key(&mail(Some("1@a.example"), "anna@a.example", "Nej"), &[]));
        assert_ne!(key, content_key(&mail(Some("1@a.example"), "anna@a.example", "Ja"), &[one]));
    }

    #[test]
    fn a_mail_without_message_id_is_never_the_same_as_another() {
        assert_eq!(content_key(&mail(None, "anna@a.example", "Ja"), &[]), None);
        assert_eq!(content_key(&mail(Some(" "), "anna@a.example", "Ja"), &[]), None);
    }
}
