//! Transfer encodings, read so that a broken one still gives what it can.

use std::borrow::Cow;

use memchr::{memchr, memmem};

/// Letters of a line that is no word in any case: programs cut base64 at 60 or more.
const LONG_LINE: usize = 40;

/// How the bytes of a part are wrapped for the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TransferEncoding {
    /// As they are.
    Plain,
    /// Quoted-printable.
    QuotedPrintable,
    /// Base64.
    Base64,
}

impl TransferEncoding {
    /// Reads Content-Transfer-Encoding; what is unknown is taken as it is.
    pub(super) fn read(value: Option<&[u8]>) -> Self {
        let value = value.unwrap_or_default();
        let word = value.split(|byte| matches!(byte, b';' | b'(')).next().unwrap_or_default().trim_ascii();
        if word.eq_ignore_ascii_case(b"base64") {
            Self::Base64
        } else if word.eq_ignore_ascii_case(b"quoted-printable") {
            Self::QuotedPrintable
        } else {
            Self::Plain
        }
    }

    /// The bytes as they were before they were wrapped.
    pub(super) fn decode(self, body: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::Plain => Cow::Borrowed(body),
            Self::QuotedPrintable => Cow::Owned(quoted_printable(body)),
            Self::Base64 => Cow::Owned(base64(body)),
        }
    }

    /// How many bytes [`decode`](Self::decode) gives, without making them where that can be avoided.
    pub(super) fn decoded_size(self, body: &[u8]) -> usize {
        match self {
            Self::Plain => body.len(),
            Self::QuotedPrintable => quoted_printable(body).len(),
            Self::Base64 => body.iter().filter(|byte| is_base64(**byte)).count() * 3 / 4,
        }
    }

    /// Whether `body` holds bytes that its encoding does not have, or has none of them where they stand: a blank
    /// within a line is text, and so is a row of equals signs.
    pub(super) fn is_broken(self, body: &[u8]) -> bool {
        let foreign = |byte: &u8| !is_base64(*byte) && *byte != b'=' && !byte.is_ascii_whitespace();
        let parted = |line: &[u8]| memchr(b' ', line.trim_ascii()).is_some();
        let is_odd = || {
            body.iter().any(foreign)
                || memmem::find(body, b"===").is_some()
                || body.split(|byte| *byte == b'\n').any(parted)
        };
        self == Self::Base64 && is_odd()
    }
}

/// Whether `byte` is one of the 64 letters.
pub(super) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/'
}

/// Base64, whatever foreign bytes, missing ends or padding in between it has.
pub(super) fn base64(encoded: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(encoded.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0_u32, 0_u8);
    for byte in encoded {
        let Some(value) = base64_value(*byte) else {
            // Padding ends one stretch; another may follow where parts were glued together.
            if *byte == b'=' {
                (bits, count) = (0, 0);
            }
            continue;
        };
        bits = bits << 6 | value;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    bytes
}

/// A body that is called base64 and has text in it: gateways and lists glue their notes above and below, in the clear,
/// and some programs wrap nothing at all.
pub(super) fn base64_and_text(body: &[u8]) -> Vec<u8> {
    if let Some(decoded) = ungrouped(body) {
        return decoded;
    }
    // Words without a blank between them are short, and rubbish as base64.
    if !body.contains(&b' ') {
        let decoded = base64(body);
        if reads(&decoded) || (is_long(body) && !has_link(body)) {
            return decoded;
        }
    }
    let mut bytes = Vec::with_capacity(body.len());
    let (mut start, mut at) = (0, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let end = at + line.len();
        if is_text(line) {
            let wrapped = wrapped_start(line);
            unwrap_into(&mut bytes, body.get(start..at + wrapped).unwrap_or_default());
            bytes.extend_from_slice(line.get(wrapped..).unwrap_or_default());
            start = end;
        }
        at = end;
    }
    unwrap_into(&mut bytes, body.get(start..).unwrap_or_default());
    bytes
}

/// What a body of nothing but letters means, which may stand in groups or be of the other alphabet (RFC 4648 section 5).
fn ungrouped(body: &[u8]) -> Option<Vec<u8>> {
    let mut letters: Vec<u8> = body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    for byte in &mut letters {
        *byte = match *byte {
            b'-' => b'+',
            b'_' => b'/',
            byte if is_base64(byte) || byte == b'=' => byte,
            _ => return None,
        };
    }
    // So many words never read.
    let is_whole = letters.len() >= LONG_LINE && letters.len().is_multiple_of(4);
    let is_whole = is_whole || !body.contains(&b' ');
    is_whole.then(|| base64(&letters)).filter(|decoded| reads(decoded))
}

/// Whether more of a line is foreign to base64 than the way may have broken.
fn is_text(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    has_link(line)
        || line.iter().filter(|byte| !is_base64(**byte) && **byte != b'=').count() * 20 > line.len()
}

/// Whether there is an address of the web, which may be long and has little that is foreign.
fn has_link(text: &[u8]) -> bool {
    memmem::find(text, b"://").is_some()
}

/// How much of a line of text is the end of the base64 above it, to which the text was glued without a line end.
fn wrapped_start(line: &[u8]) -> usize {
    let letters = line.iter().take_while(|byte| is_base64(**byte)).count();
    let padding = line.iter().skip(letters).take_while(|byte| **byte == b'=').count().min(2);
    if padding > 0 || letters >= LONG_LINE { letters + padding } else { 0 }
}

/// Adds what some lines without foreign bytes mean. One of them may be a word or a name all the same.
fn unwrap_into(bytes: &mut Vec<u8>, lines: &[u8]) {
    let decoded = base64(lines);
    let letters = lines.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
    let is_whole = letters % 4 == 0 && (letters >= 12 || lines.trim_ascii_end().ends_with(b"="));
    if is_long(lines) || is_whole && reads(&decoded) {
        bytes.extend_from_slice(&decoded);
        if !decoded.ends_with(b"\n") {
            bytes.push(b'\n');
        }
    } else {
        bytes.extend_from_slice(lines);
    }
}

/// Whether a line of some is longer than any word, and no row of signs nor words without blanks: half of the letters of base64
/// are capitals and digits.
fn is_long(lines: &[u8]) -> bool {
    lines.split(|byte| *byte == b'\n').any(|line| {
        let letters = line.iter().filter(|byte| is_base64(**byte)).count();
        let small = line.iter().filter(|byte| byte.is_ascii_lowercase()).count();
        letters >= LONG_LINE && (letters - small) * 4 >= letters
    })
}

/// Whether bytes are text as people write it here, be it in two bytes a letter: what some word means as base64 is not.
fn reads(bytes: &[u8]) -> bool {
    let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace() && *byte != 0;
    !bytes.iter().any(control) && (foreign * 4 <= bytes.len() || std::str::from_utf8(bytes).is_ok())
}

fn base64_value(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

/// Quoted-printable of a body: soft line ends go, and what is no escape stands as it is.
fn quoted_printable(encoded: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let Some(at) = memchr(b'=', rest) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        bytes.extend_from_slice(before);
        let after = from.get(1..).unwrap_or_default();
        if let Some(byte) = escape(after) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else if let Some(next) = below_soft_line_end(after) {
            rest = next;
        } else {
            bytes.push(b'=');
            rest = after;
        }
    }
    bytes.extend_from_slice(rest);
    bytes
}

/// What stands below a soft line end, of which `after` begins right behind its `=`. Blanks between the
/// two are the way's doing. Only they are passed over: the end of the line may be megabytes away.
fn below_soft_line_end(after: &[u8]) -> Option<&[u8]> {
    let blank = |byte: &u8| *byte != b'\n' && byte.is_ascii_whitespace();
    let blanks = after.iter().take_while(|byte| blank(byte)).count();
    let rest = after.get(blanks..)?;
    rest.strip_prefix(b"\n").or_else(|| rest.is_empty().then_some(rest))
}

/// Quoted-printable of an encoded word, where `_` is a blank.
pub(super) fn quoted_printable_word(encoded: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, escape(after)) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            (b'_', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// The byte that two hexadecimal digits at the start of `digits` name.
pub(super) fn escape(digits: &[u8]) -> Option<u8> {
    let hex = |at: usize| digits.get(at).and_then(|digit| char::from(*digit).to_digit(16));
    u8::try_from(hex(0)? * 16 + hex(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_printable_is_read_also_when_it_is_broken() {
        for (encoded, text) in [
            ("Ks 12=\r\n16/2018", "Ks 1216/2018"),
            ("Ks 12= \t\r\n16/2018", "Ks 1216/2018"),
            ("a=3Db=C3=A5", "a=bå"),
            ("x==3D=ZZ=", "x===ZZ"),
            ("a=3db", "a=b"),
        ] {
            assert_eq!(String::from_utf8(quoted_printable(encoded.as_bytes())).unwrap(), text, "{encoded}");
        }
    }

    #[test]
    fn megabytes_of_equals_signs_are_read_in_a_moment() {
        for piece in ["=", "= ", "=\r", "=x"] {
            let text = piece.repeat(1_000_000) + "x";
            assert_eq!(quoted_printable(text.as_bytes()).len(), text.len());
        }
    }

    #[test]
    fn base64_is_read_also_when_it_is_broken() {
        for (encoded, text) in [
            ("S3MgMTIxNi8yMDE4", "Ks 1216/2018"),
            ("S3Mg\r\nMTIx!Ni8y*MDE4", "Ks 1216/2018"),
            ("S3M=IDEyMTY=", "Ks 1216"),
            ("S3M", "Ks"),
        ] {
            assert_eq!(String::from_utf8(base64(encoded.as_bytes())).unwrap(), text, "{encoded}");
        }
        assert_eq!(TransferEncoding::Base64.decoded_size(b"S3MgMTIxNi8yMDE4Cg=="), 13);
    }

    /// Bodies that are called base64, and what they read.
    const CALLED_BASE64: &[(&str, &str)] = &[
        (
            "S3MgMTIxNi8yMDE4\n\n-- \nDetta mejl har granskats.\n",
            "Ks 1216/2018\n-- \nDetta mejl har granskats.\n",
        ),
        ("SmE=\n<p>Denna e-post</p>", "Ja\n<p>Denna e-post</p>"),
        ("OBS! Externt mejl.\r\nS3MgMTIxNi8yMDE4\r\n", "OBS! Externt mejl.\r\nKs 1216/2018\n"),
        (
            "Hej\nRemissvar\n\nVi svarar ja.\nKommunstyrelsen\n",
            "Hej\nRemissvar\n\nVi svarar ja.\nKommunstyrelsen\n",
        ),
        ("Remissvar Ks\n418/2026\nMvh\nAnna\n", "Remissvar Ks\n418/2026\nMvh\nAnna\n"),
        ("Avstyrker\nKs-418/2026\nMvh/Anna\n", "Avstyrker\nKs-418/2026\nMvh/Anna\n"),
        ("S3MgMTIxNi8yMDE4DQo=Detta mejl har granskats.\n", "Ks 1216/2018\r\nDetta mejl har granskats.\n"),
        ("SmEh\nSmEhIQ==____________ \nlista mailing list\n", "Ja!Ja!!\n____________ \nlista mailing list\n"),
        (
            "VmkgaGFyIHNldHQgcGxhbmVuIG9jaCBzdmFyYXIgamEuICAg-- Detta mejl kom utifrån\n",
            "Vi har sett planen och svarar ja.   \n-- Detta mejl kom utifrån\n",
        ),
        ("Summa=Vi säger nej.\n", "Summa=Vi säger nej.\n"),
        (
            "SGVqIHDDpSBkw6RyLiBLcyA1MzAvMjAyNjogdmkgYXZzdHlya2VyIHBvbGljeW4gbnUuIEE\n\n-- \nFrån andra.\n",
            "Hej på där. Ks 530/2026: vi avstyrker policyn nu. A\n-- \nFrån andra.\n",
        ),
        (
            "S3Mg NDE4 LzIw MjYg YXZz dHly a3Mg YXYg b3Nz IGkg Qm8g aGFt bg==",
            "Ks 418/2026 avstyrks av oss i Bo hamn",
        ),
        (
            "S3MgNDE4LzIwMjYg YXZzdHlya3MgYXYg\r\nb3NzIGkg Qm8gaGFtbg==\r\n",
            "Ks 418/2026 avstyrks av oss i Bo hamn",
        ),
        ("S3MgNDE4LzIwMjYgYXZzdHlya3MgPz8-Pj8_Pj4", "Ks 418/2026 avstyrks ??>>??>>"),
        ("SgBhAC4A!", "J\0a\0.\0"),
        ("anta Riskerna\n", "anta Riskerna\n"),
        ("vill vi ha ditt\n", "vill vi ha ditt\n"),
        ("Vi har inget att invanda mot planen\n", "Vi har inget att invanda mot planen\n"),
        (
            "Avstyrkes\nhttps://bjorkvik.example/kommun/och/politik/remisser/angskolan\nAvstyrkes\nMvh\n",
            "Avstyrkes\nhttps://bjorkvik.example/kommun/och/politik/remisser/angskolan\nAvstyrkes\nMvh\n",
        ),
        (
            "Avstyrkes\nwww.bjorkvik.example/kommunochpolitik/remisser/angskolan/handlingar\nMvh\n",
            "Avstyrkes\nwww.bjorkvik.example/kommunochpolitik/remisser/angskolan/handlingar\nMvh\n",
        ),
        (
            "Avstyrkes\n============================================================\nMvh\n",
            "Avstyrkes\n============================================================\nMvh\n",
        ),
        (
            "S3MgNDE4LzIwMjYgYXZzdHlya3MgYXYgb3NzIGkgQm8gaGFtbg==\nhttps://lista.example/avsluta\n",
            "Ks 418/2026 avstyrks av oss i Bo hamn\nhttps://lista.example/avsluta\n",
        ),
    ];

    #[test]
    fn text_beside_base64_and_in_its_place_is_read_as_it_stands() {
        for (body, text) in CALLED_BASE64 {
            assert_eq!(String::from_utf8(base64_and_text(body.as_bytes())).unwrap(), *text, "{body}");
        }
    }

    #[test]
    fn what_the_way_broke_is_told() {
        for (body, is_broken) in [
            ("S3Mg\r\n MTIx\r\nNi8yMDE4 \r\n", false),
            ("Remissvar\nAvstyrkes\nKs 418/2026\nMvh Anna\n", true),
            ("S3Mg-MTIx", true),
            ("Avstyrkes\n====================\nMvh\nAnna\n", true),
        ] {
            assert_eq!(TransferEncoding::Base64.is_broken(body.as_bytes()), is_broken, "{body}");
        }
    }
}
