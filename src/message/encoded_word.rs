//! The value of a header field as a person reads it: unfolded, RFC 2047 words decoded, raw 8-bit
//! bytes read as UTF-8 or else windows-1252, NUL and carriage returns gone.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use super::{charset, transfer};

/// A character set's name is never longer than this; what is longer is no encoded word.
const MAX_CHARSET_NAME: usize = 60;

/// One `=?charset?B?…?=`, its bytes decoded and its characters not yet.
struct Word<'x> {
    charset: &'x [u8],
    bytes: Vec<u8>,
    length: usize,
}

/// The decoded value of a raw field.
pub(super) fn decode(raw: &[u8]) -> String {
    let unfolded = unfolded(raw);
    let value = unfolded.trim_ascii();
    if memmem::find(value, b"=?").is_none() {
        return charset::guessed(value).into_owned();
    }
    decode_words(value)
}

/// `raw` without line ends, lone carriage returns and NUL.
fn unfolded(raw: &[u8]) -> Cow<'_, [u8]> {
    let raw = raw.trim_ascii();
    if memchr2(b'\n', b'\r', raw).is_none() && memchr(0, raw).is_none() {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(raw.iter().copied().filter(|byte| !matches!(byte, b'\n' | b'\r' | 0)).collect())
}

fn decode_words(value: &[u8]) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    // Where the last word can end, counted from the end. Without it each "=?" of a hostile value
    // would be searched to the end of the value.
    let closed = memmem::rfind(value, b"?=").map_or(usize::MAX, |at| value.len() - at);
    while let Some(at) = memmem::find(rest, b"=?").filter(|_| rest.len() >= closed) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        let Some(word) = word(from) else {
            let (mark, after) = from.split_at_checked(2).unwrap_or((from, &[]));
            text.push_str(&charset::guessed(before));
            text.push_str(&charset::guessed(mark));
            rest = after;
            continue;
        };
        text.push_str(&charset::guessed(before));
        rest = push_run(&mut text, word, from);
    }
    text.push_str(&charset::guessed(rest));
    text.retain(|character| !matches!(character, '\0' | '\r' | '\n'));
    text.trim().to_owned()
}

/// Adds `first` and the words that follow it. Words of one character set are joined before they are
/// decoded: programs cut them within a character. The space between words is not text.
fn push_run<'x>(text: &mut String, first: Word<'x>, from: &'x [u8]) -> &'x [u8] {
    let mut rest = from.get(first.length..).unwrap_or_default();
    let mut joined = first;
    while let Some(next) = word(rest.trim_ascii_start()) {
        let trimmed = rest.trim_ascii_start();
        rest = trimmed.get(next.length..).unwrap_or_default();
        if joined.charset.eq_ignore_ascii_case(next.charset) {
            joined.bytes.extend_from_slice(&next.bytes);
        } else {
            text.push_str(&charset::decode(&joined.bytes, Some(joined.charset)));
            joined = next;
        }
    }
    text.push_str(&charset::decode(&joined.bytes, Some(joined.charset)));
    rest
}

/// The encoded word at the start of `from`. Blanks within it are against the RFC and common.
fn word(from: &[u8]) -> Option<Word<'_>> {
    let rest = from.strip_prefix(b"=?")?;
    let name_end = memchr(b'?', rest.get(..MAX_CHARSET_NAME.min(rest.len()))?)?;
    let (name, rest) = rest.split_at_checked(name_end)?;
    let charset = name.split(|byte| *byte == b'*').next().unwrap_or(name);
    let sound = !charset.is_empty() && charset.iter().all(u8::is_ascii_graphic);
    let (encoding, rest) = rest.strip_prefix(b"?")?.split_first()?;
    let encoded = rest.strip_prefix(b"?").filter(|_| sound)?;
    let unwrap = match encoding {
        b'B' | b'b' => transfer::base64,
        b'Q' | b'q' => transfer::quoted_printable_word,
        _ => return None,
    };
    let end = memmem::find(encoded, b"?=")?;
    let bytes = unwrap(encoded.get(..end)?);
    // "=?", the name, "?", the encoding, "?", the text, "?=".
    Some(Word { charset, bytes, length: name.len() + end + 7 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_people_see_them() {
        for (raw, value) in [
            (&b" Remissvar\r\n Ks 1216/2018 "[..], "Remissvar Ks 1216/2018"),
            (b"=?utf-8?B?w6XD?= =?utf-8?B?pMO2?=", "åäö"),
            (b"=?UTF-8?Q?=C3=A5=C3?=\r\n =?utf-8?B?pMO2?= Ks", "åäö Ks"),
            (b"=?iso-8859-1?Q?=D6verenskommelse_om?= =?utf-8?Q?_samverkan?=", "Överenskommelse om samverkan"),
            (b"=?utf-8?Q?Ks 1216/2018?=", "Ks 1216/2018"),
            (b"=?utf-8*sv?Q?Ks_1216/2018?= a", "Ks 1216/2018 a"),
            (b"Sv: =?utf-8?Q?Ks_12?= =?utf-8?Q?16/2018?= b", "Sv: Ks 1216/2018 b"),
            (b"H\xe4lsning Ks\0 1216\r/2018", "Hälsning Ks 1216/2018"),
            ("Hälsning".as_bytes(), "Hälsning"),
            (b"=?utf-8?B?S3MgMTIx", "=?utf-8?B?S3MgMTIx"),
            (b"=?utf-8?X?abc?= =? ?=", "=?utf-8?X?abc?= =? ?="),
            (b"=?utf-8?B?S3MgMTIxNi8yMDE4*?=", "Ks 1216/2018"),
            (b"=?utf-8?Q?=E5=E4?=", "åä"),
            (b"=?unknown-8bit?Q?=E5?=", "å"),
            (b"=?utf-8?Q?=?=", "="),
        ] {
            assert_eq!(decode(raw), value, "{}", String::from_utf8_lossy(raw));
        }
    }

    #[test]
    fn a_hostile_subject_of_megabytes_is_read_in_a_moment() {
        for piece in ["=?a?Q?", "=?", "=?utf-8?Q?a?=", "?=", "=? ", "=?a?x?"] {
            assert!(!decode((piece.repeat(200_000) + "?=").as_bytes()).is_empty());
        }
    }
}
