//! UTF-7 (RFC 2152), which some old programs still write. mail-parser's reading takes whatever ends
//! a shifted stretch for the hyphen, so that a blank between a word and a number is lost.

use memchr::memchr;

use super::{charset, transfer};

/// The names of the character set, lower case.
const LABELS: [&[u8]; 4] = [b"utf-7", b"utf7", b"unicode-1-1-utf-7", b"csunicode11utf7"];

/// Whether `label`, lower case, names UTF-7.
pub(super) fn is_named(label: &[u8]) -> bool {
    LABELS.contains(&label)
}

/// The text of `bytes`. What is no shifted stretch stands as it is.
pub(super) fn decode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr(b'+', rest) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        text.push_str(&charset::guessed(before));
        let shifted = from.get(1..).unwrap_or_default();
        let end = shifted.iter().take_while(|byte| transfer::is_base64(**byte)).count();
        let (letters, after) = shifted.split_at_checked(end).unwrap_or((shifted, &[]));
        if let Some(unshifted) = unshifted(letters) {
            text.push_str(&unshifted);
            rest = after.strip_prefix(b"-").unwrap_or(after);
        } else {
            text.push('+');
            text.push_str(&charset::guessed(letters));
            let escaped = letters.is_empty();
            rest = after.strip_prefix(b"-").filter(|_| escaped).unwrap_or(after);
        }
    }
    text.push_str(&charset::guessed(rest));
    text
}

/// The characters of a stretch, which are UTF-16 in base64; none where it is no such thing.
fn unshifted(letters: &[u8]) -> Option<String> {
    let bytes = transfer::base64(letters);
    let (units, spare) = bytes.as_chunks::<2>();
    if units.is_empty() || !spare.is_empty() {
        return None;
    }
    char::decode_utf16(units.iter().map(|unit| u16::from_be_bytes(*unit))).collect::<Result<_, _>>().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_shifted_stretch_is_kept() {
        for (bytes, text) in [
            ("V+AOU-rt svar p+AOU- Ks 1216/2018", "Vårt svar på Ks 1216/2018"),
            ("V+AOU-rt svar p+AOU Ks 1216/2018: +AOUA5AD2", "Vårt svar på Ks 1216/2018: åäö"),
            ("p+AOU\nKs", "på\nKs"),
            ("Hi Mom -+Jjo--!", "Hi Mom -☺-!"),
            ("1 +- 1, 1+1, Anna +Bo, +", "1 + 1, 1+1, Anna +Bo, +"),
        ] {
            assert_eq!(decode(bytes.as_bytes()), text, "{bytes}");
        }
    }
}
