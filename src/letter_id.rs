//! The Message-ID of our own letters: derived from what the letter is about and signed with the
//! daemon's key. A retry therefore carries the same one, and a reply to it can be told from a
//! guess without asking the register.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::fingerprint::Fingerprint;

/// Bytes of the HMAC that stand in a Message-ID: 128 bits are beyond guessing and keep the line short.
const SIGNATURE_BYTES: usize = 16;

/// How each id of ours begins.
const MARK: &str = "remissd.";

/// Before a digest that is sealed; no kind of letter has this word.
const SEALED: &[u8] = b"sealed\0";

/// What kind of letter we write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterKind {
    /// "Vi har fått ditt svar", to who wrote.
    Acknowledgement,
    /// The daily digest, to the coordinators.
    Digest,
    /// That the last day comes near and who is silent, to the coordinators.
    Reminder,
    /// How it ended, the day after the last day, to the coordinators.
    FinalReport,
    /// That something needs an operator's hand, or no longer does.
    Warning,
}

/// The secret that signs our Message-IDs. Debug hides it.
#[derive(Clone)]
pub struct LetterKey([u8; 32]);

/// What a verified Message-ID says about the letter that carried it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterId {
    /// The kind of letter.
    pub kind: LetterKind,
    /// What it was about: the original it acknowledged, or a digest's own fingerprint.
    pub about: Fingerprint,
}

/// What our Message-IDs are signed with, and the domain they stand at.
#[derive(Debug, Clone)]
pub struct Seal {
    /// The secret.
    pub key: LetterKey,
    /// The mail domain.
    pub domain: String,
}

impl Seal {
    /// The signed Message-ID, without angle brackets, of the letter that `id` describes.
    #[must_use]
    pub fn message_id(&self, id: LetterId) -> String {
        id.message_id(&self.key, &self.domain)
    }
}

impl LetterKind {
    /// Every kind.
    const ALL: [Self; 5] =
        [Self::Acknowledgement, Self::Digest, Self::Reminder, Self::FinalReport, Self::Warning];

    /// The word the register and the Message-ID use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Acknowledgement => "ack",
            Self::Digest => "digest",
            Self::Reminder => "reminder",
            Self::FinalReport => "final",
            Self::Warning => "warning",
        }
    }

    /// The kind that `word` names.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl LetterKey {
    /// A key of these bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What only who has the key can work out of `digest`, in hexadecimal: a digest of words that may be guessed tells
    /// who guesses right, and this does not. None is a letter's signature.
    #[must_use]
    pub fn sealed(&self, digest: &str) -> String {
        let mac =
            Hmac::<Sha256>::new_from_slice(&self.0).map(|mac| mac.chain_update(SEALED).chain_update(digest));
        let sealed =
            mac.map(|mac| mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect());
        sealed.unwrap_or_default()
    }

    fn signature(&self, kind: LetterKind, about: &Fingerprint) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(kind.as_str().as_bytes());
        mac.update(&[0]);
        mac.update(about.as_bytes());
        Some(mac)
    }
}

impl fmt::Debug for LetterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LetterKey(hidden)")
    }
}

impl LetterId {
    /// The Message-ID without angle brackets, at `domain`, signed with `key`.
    #[must_use]
    pub fn message_id(&self, key: &LetterKey, domain: &str) -> String {
        let signature = key
            .signature(self.kind, &self.about)
            .map(|mac| mac.finalize().into_bytes().iter().take(SIGNATURE_BYTES).copied().collect::<Vec<u8>>())
            .unwrap_or_default();
        format!(
            "{MARK}{}.{}.{}@{domain}",
            self.kind.as_str(),
            BASE32_NOPAD.encode(self.about.as_bytes()).to_lowercase(),
            BASE32_NOPAD.encode(&signature).to_lowercase(),
        )
    }

    /// Reads a Message-ID back, with or without angle brackets, whatever its domain and letter
    /// case: relays rewrite both. None unless `key` signed it.
    #[must_use]
    pub fn verify(message_id: &str, key: &LetterKey) -> Option<Self> {
        let id = message_id.trim().trim_start_matches('<');
        let (mark, rest) = id.split_at_checked(MARK.len())?;
        if !mark.eq_ignore_ascii_case(MARK) {
            return None;
        }
        let mut parts = rest.split('@').next()?.split('.');
        let kind = LetterKind::parse(&parts.next()?.to_lowercase())?;
        let decode = |part: &str| BASE32_NOPAD.decode(part.to_uppercase().as_bytes()).ok();
        let about = Fingerprint::from_bytes(decode(parts.next()?)?.try_into().ok()?);
        let signature = decode(parts.next()?)?;
        let whole = signature.len() == SIGNATURE_BYTES && parts.next().is_none();
        key.signature(kind, &about)?.verify_truncated_left(&signature).ok()?;
        whole.then_some(Self { kind, about })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> LetterId {
        LetterId { kind: LetterKind::Acknowledgement, about: Fingerprint::of(b"mail") }
    }

    #[test]
    fn a_message_id_of_ours_is_known_again_in_any_letter_case() {
        let key = LetterKey::new([7; 32]);
        let text = id().message_id(&key, "kommun.example");
        assert_eq!(LetterId::verify(&text, &key), Some(id()));
        assert_eq!(LetterId::verify(&format!("<{}>", text.to_uppercase()), &key), Some(id()));
    }

    #[test]
    fn a_message_id_that_another_key_signed_is_a_strangers() {
        let text = id().message_id(&LetterKey::new([7; 32]), "kommun.example");
        assert_eq!(LetterId::verify(&text, &LetterKey::new([8; 32])), None);
    }

    #[test]
    fn a_sealed_digest_tells_nothing_to_who_has_another_key() {
        let key = LetterKey::new([7; 32]);
        let digest = Fingerprint::of(b"words").to_string();
        assert_eq!(key.sealed(&digest), key.sealed(&digest));
        assert_eq!(key.sealed(&digest).len(), 64);
        let others = [LetterKey::new([8; 32]).sealed(&digest), key.sealed("other"), digest.clone()];
        assert!(!others.contains(&key.sealed(&digest)));
    }

    #[test]
    fn a_changed_or_shortened_message_id_is_a_strangers() {
        let key = LetterKey::new([7; 32]);
        let text = id().message_id(&key, "kommun.example");
        for broken in [
            text.replace(".ack.", ".digest."),
            text.replacen("@", ".x@", 1),
            text.split_at(text.find('@').unwrap() - 4).0.to_owned(),
            "remissd.ack..@kommun.example".to_owned(),
            String::new(),
        ] {
            assert_eq!(LetterId::verify(&broken, &key), None, "{broken}");
        }
    }
}
