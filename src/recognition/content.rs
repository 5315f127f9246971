//! What a mail says, as one value: the same answer sent twice has the same, whatever its subject, its
//! Message-ID and the way it came.

use crate::fingerprint::Fingerprint;
use crate::message::Message;

/// The SHA-256 over what the sender wrote for this mail, with space and letter case folded away, and over
/// what came with it. A mail that says nothing in either says what its subject does. None where the
/// attachments were not all looked at: then nothing says that two are the same.
#[must_use]
pub fn content_digest(message: &Message) -> Option<Fingerprint> {
    let attached = message.files().count();
    if attached > 0 && message.attachment_fingerprints.len() < message.attachments.len() {
        return None;
    }
    let text = message.new_text().collect::<Vec<_>>().join("\n");
    let mut parts = vec![folded(&text)];
    let files = message.attachments.iter().zip(&message.attachment_fingerprints);
    parts.extend(files.filter(|(file, _)| !file.incidental).map(|(_, print)| print.to_string()));
    if parts.iter().all(String::is_empty) {
        parts.push(folded(&message.subject));
    }
    Some(Fingerprint::of(parts.join("\0").as_bytes()))
}

/// `text` in lower case with single blanks: relays wrap lines and re-encode them.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::{Mail, mail};

    fn of(mail: Mail) -> Option<Fingerprint> {
        content_digest(&mail.done())
    }

    #[test]
    fn the_same_words_are_the_same_content_however_they_came() {
        let said = of(mail().subject("Remissvar").text("Vi tillstyrker förslaget.\nAnna"));
        assert!(said.is_some());
        for same in [
            mail().subject("SV: Remissvar").text("Vi  tillstyrker\r\nförslaget. Anna\n"),
            mail().text("VI TILLSTYRKER förslaget.\nAnna").signature("Skickat från min telefon"),
            mail().text("Vi tillstyrker förslaget.").text("Anna").quoted("Tack för ditt svar"),
        ] {
            assert_eq!(of(same), said);
        }
        assert_ne!(of(mail().text("Vi avstyrker förslaget.\nAnna")), said);
    }

    #[test]
    fn another_file_is_another_content_and_one_nobody_looked_at_is_none() {
        let with = |bytes: Option<&[u8]>| {
            let mut mail = mail().text("Se bilaga.").attachment("Svar.pdf", "application/pdf").done();
            mail.attachment_fingerprints = bytes.map(Fingerprint::of).into_iter().collect();
            content_digest(&mail)
        };
        assert_eq!(with(Some(b"one")), with(Some(b"one")));
        assert_ne!(with(Some(b"one")), with(Some(b"other")));
        assert_eq!(with(None), None);
    }

    #[test]
    fn a_mail_without_words_says_what_its_subject_says() {
        assert_eq!(of(mail().subject("Ks 1216/2018: ja")), of(mail().subject("Ks 1216/2018:  JA")));
        assert_ne!(of(mail().subject("Ks 1216/2018: ja")), of(mail().subject("Ks 1216/2018: nej")));
    }
}
