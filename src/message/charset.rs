//! Bytes to characters. Labels are often wrong: UTF-8 called ISO-8859-1, windows-1252 called UTF-8
//! or nothing at all. UTF-8 proves itself, so what reads as UTF-8 is UTF-8, and each byte that does
//! not is read as windows-1252. A few bytes in a row prove nothing where they are good windows-1252 as
//! well: "PÅ" and a no-break space are the bytes of "PŠ".

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;

use super::utf7;

/// Labels whose text may as well be UTF-8 or windows-1252: programs write them without looking.
const WESTERN: [&str; 15] = [
    "utf-8", "utf8", "unicode-1-1-utf-8", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "iso8859-1",
    "iso_8859-1", "latin1", "windows-1252", "cp1252", "cp-1252", "unknown-8bit", "x-unknown",
];

/// Those of them that name UTF-8.
const UTF_8: [&[u8]; 3] = [b"utf-8", b"utf8", b"unicode-1-1-utf-8"];

/// What stands behind a word in windows-1252: no-break space, ’ ” – — … » ´ · and the soft hyphen.
const BEHIND_A_WORD: [u8; 10] = [0xa0, 0x92, 0x94, 0x96, 0x97, 0x85, 0xbb, 0xb4, 0xb7, 0xad];

/// The text of `bytes` in the character set of that name.
pub(super) fn decode<'x>(bytes: &'x [u8], label: Option<&[u8]>) -> Cow<'x, str> {
    let label = label.unwrap_or_default().trim_ascii().to_ascii_lowercase();
    if utf7::is_named(&label) {
        return Cow::Owned(utf7::decode(bytes));
    }
    let western = label.is_empty() || WESTERN.iter().any(|name| name.as_bytes() == label);
    let decoder = if western { None } else { charset_decoder(&label) };
    let Some(decoder) = decoder else {
        return read(bytes, UTF_8.contains(&label.as_slice()));
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
    read(bytes, false)
}

fn read(bytes: &[u8], is_named_utf8: bool) -> Cow<'_, str> {
    let (bytes, is_named_utf8) =
        bytes.strip_prefix(b"\xef\xbb\xbf").map_or((bytes, is_named_utf8), |bytes| (bytes, true));
    match std::str::from_utf8(bytes) {
        Ok(text) if is_named_utf8 || text.is_ascii() || proofs(text).next().is_some() => Cow::Borrowed(text),
        _ => Cow::Owned(mixed(bytes)),
    }
}

/// UTF-8 where it is, windows-1252 where it is not: one cut character does not spoil the rest. What may be
/// either is what most of the text is.
fn mixed(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut mostly_utf8 = None;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        if valid.is_ascii() || *mostly_utf8.get_or_insert_with(|| is_mostly_utf8(bytes)) {
            text.push_str(valid);
        } else {
            push_weighed(&mut text, valid);
        }
        text.push_str(&windows_1252(chunk.invalid()));
    }
    text
}

fn windows_1252(bytes: &[u8]) -> Cow<'_, str> {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// Adds UTF-8 that stands in a text of windows-1252.
fn push_weighed(text: &mut String, valid: &str) {
    for (at, letter) in valid.char_indices() {
        if is_doubtful(valid.as_bytes(), at) {
            text.push_str(&windows_1252(letter.encode_utf8(&mut [0; 4]).as_bytes()));
        } else {
            text.push(letter);
        }
    }
}

fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let chunks = || bytes.utf8_chunks();
    let proofs: usize = chunks().map(|chunk| proofs(chunk.valid()).count()).sum();
    proofs > chunks().map(|chunk| chunk.invalid().len()).sum()
}

/// The letters and signs that nobody means who writes windows-1252.
fn proofs(valid: &str) -> impl Iterator<Item = char> {
    let letters = valid.char_indices().filter(|(_, letter)| !letter.is_ascii());
    letters.filter(|(at, _)| !is_doubtful(valid.as_bytes(), *at)).map(|(_, letter)| letter)
}

/// Whether the character at `at` may as well be the last letter of a word in windows-1252 and what stands
/// behind it. A capital letter ends a word of capital letters only; Â and Ã, with which all of Western
/// UTF-8 begins, end none, nor does ï, with which a byte order mark does.
fn is_doubtful(valid: &[u8], at: usize) -> bool {
    let byte = |at: Option<usize>| at.and_then(|at| valid.get(at)).copied().unwrap_or_default();
    let (before, letter) = (byte(at.checked_sub(1)), byte(Some(at)));
    let ends_word = if letter < 0xdf { before.is_ascii_uppercase() } else { before.is_ascii_alphabetic() };
    letter >= 0xc4 && letter != 0xef && ends_word && BEHIND_A_WORD.contains(&byte(Some(at + 1)))
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
            (b"P\xc5\xa0SAM\nVI \xc4R", Some("iso-8859-1"), "PÅ\u{a0}SAM\nVI ÄR"),
            (b"P\xc5\xa0SAM\nVI \xc4R", Some("utf-8"), "PÅ\u{a0}SAM\nVI ÄR"),
            (b"MALM\xd6\xb4S", Some("iso-8859-1"), "MALMÖ´S"),
            ("Hej\u{feff}".as_bytes(), Some("us-ascii"), "Hej\u{feff}"),
            (b"p\xe5\xa0\xa0Sam 433", Some("iso-8859-1"), "på\u{a0}\u{a0}Sam 433"),
            (b"p\xe5\xa0\xa7 5", Some("us-ascii"), "på\u{a0}§ 5"),
            (b"Svar p\xe5\xa0\xa0Sam 433", None, "Svar på\u{a0}\u{a0}Sam 433"),
            (
                b"LILL\xc5\x94, UME\xc5\x96KIRUNA, MALM\xd6\x92S",
                Some("cp1252"),
                "LILLÅ”, UMEÅ–KIRUNA, MALMÖ’S",
            ),
            ("KOŠICE".as_bytes(), Some("utf-8"), "KOŠICE"),
            ("\u{feff}KOŠICE".as_bytes(), None, "KOŠICE"),
            ("KOŠICE på dagen".as_bytes(), Some("iso-8859-1"), "KOŠICE på dagen"),
            ("Škoda".as_bytes(), None, "Škoda"),
            ("Novotnė".as_bytes(), None, "Novotnė"),
            ("こんにちは".as_bytes(), Some("iso-8859-1"), "こんにちは"),
            (b"KO\xc5\xa0ICE p\xc3\xa5 g\xc3\xa5rden \xc3", Some("utf-8"), "KOŠICE på gården Ã"),
            (b"r\xc3\xa5tt: \xe4r p\xe5\xa0\xa0en \xf6", Some("utf-8"), "rått: är på\u{a0}\u{a0}en ö"),
        ] {
            assert_eq!(decode(bytes, label.map(str::as_bytes)), text, "{label:?}");
        }
    }
}
