//! Bytes to characters. Labels are often wrong: UTF-8 called ISO-8859-1, windows-1252 called UTF-8
//! or nothing at all. UTF-8 proves itself, so what reads as UTF-8 is UTF-8, and each byte that does
//! not is read as windows-1252.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;

use super::utf7;

/// Labels whose text may as well be UTF-8 or windows-1252: programs write them without looking.
const WESTERN: [&str; 15] = [
    "utf-8", "utf8", "unicode-1-1-utf-8", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "iso8859-1",
    "iso_8859-1", "latin1", "windows-1252", "cp1252", "cp-1252", "unknown-8bit", "x-unknown",
];

/// The text of `bytes` in the character set of that name.
pub(super) fn decode<'x>(bytes: &'x [u8], label: Option<&[u8]>) -> Cow<'x, str> {
    let label = label.unwrap_or_default().trim_ascii().to_ascii_lowercase();
    if utf7::is_named(&label) {
        return Cow::Owned(utf7::decode(bytes));
    }
    let western = label.is_empty() || WESTERN.iter().any(|name| name.as_bytes() == label);
    let decoder = if western { None } else { charset_decoder(&label) };
    let Some(decoder) = decoder else {
        return guessed(bytes);
    };
    let text = decoder(bytes);
    if text.contains('\u{fffd}') { guessed(bytes) } else { Cow::Owned(text) }
}

/// Whether a text in the character set of that name is read as what it is.
pub(super) fn is_known(label: &str) -> bool {
    let label = label.trim().to_ascii_lowercase();
    label.is_empty()
        || WESTERN.contains(&label.as_str())
        || utf7::is_named(label.as_bytes())
        || charset_decoder(label.as_bytes()).is_some()
}

/// The text of bytes that nothing is known about.
#[must_use]
pub fn guessed(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(mixed(bytes)),
    }
}

/// UTF-8 where it is, windows-1252 where it is not: one cut character does not spoil the rest.
fn mixed(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_whatever_the_label_says() {
        for (bytes, label, text) in [
            (&b"h\xe4lsning"[..], Some("iso-8859-1"), "hälsning"),
            (b"h\xe4lsning", Some("utf-8"), "hälsning"),
            (b"h\xe4lsning", None, "hälsning"),
            (b"h\xe4lsning", Some("no-such-set"), "hälsning"),
            ("hälsning".as_bytes(), Some("ISO-8859-1"), "hälsning"),
            ("hälsning".as_bytes(), Some("us-ascii"), "hälsning"),
            (b"\x93citat\x94 \x96", Some("iso-8859-1"), "\u{201c}citat\u{201d} \u{2013}"),
            (b"r\xc3\xa4 och r\xe4", Some("utf-8"), "rä och rä"),
            (b"h\x84lsning", Some("cp850"), "hälsning"),
            (b"h\xe4lsning \xa4", Some("iso-8859-15"), "hälsning €"),
            (b"\xef\xbb\xbfHej", Some("utf-8"), "Hej"),
            (b"H+AOQ-lsning", Some("utf-7"), "Hälsning"),
        ] {
            assert_eq!(decode(bytes, label.map(str::as_bytes)), text, "{label:?}");
        }
    }
}
