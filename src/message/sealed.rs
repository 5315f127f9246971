//! A mail that is one signed whole (S/MIME, `application/pkcs7-mime` of signed data, RFC 8551 section 3.5.2): it
//! looks sealed, and its text lies open within the signature. What is encrypted stays as it is, and whether a
//! signature is right is nobody's question here.

use std::borrow::Cow;

use memchr::memmem;

use super::content_type::ContentType;
use super::header::{self, first_line, trimmed_end};
use super::transfer::TransferEncoding;

/// Bytes in which the mail's own Content-Type is looked for before its header is read.
const HEAD: usize = 256 * 1024;

/// The kinds of what is signed and of what is in it (RFC 5652), as they are written.
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];

/// Tags (X.690) that stand on the way to the content.
const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const OBJECT: u8 = 0x06;
const PIECES: u8 = 0x24;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const FIRST: u8 = 0xa0;

/// The mail with what was signed in place of the signed whole; itself where it is none.
pub(super) fn opened(raw: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let is_likely = memmem::find(raw.get(..HEAD).unwrap_or(&raw), b"pkcs7-mime").is_some();
    let open = if is_likely { open(&raw) } else { None };
    open.map_or(raw, Cow::Owned)
}

fn open(raw: &[u8]) -> Option<Vec<u8>> {
    let raw = header::without_export_marks(raw);
    let (fields, body) = header::split(raw, &mut Vec::new());
    let media = fields.first("content-type").map(ContentType::read)?;
    if !matches!(media.word.as_str(), "application/pkcs7-mime" | "application/x-pkcs7-mime") {
        return None;
    }
    let encoding = TransferEncoding::read(fields.first("content-transfer-encoding"));
    let content = content(&encoding.decode(body))?;
    // What is signed has a header of its own, which says what it is.
    let mut mail = without_content_fields(raw.get(..raw.len().checked_sub(body.len())?)?);
    mail.extend_from_slice(&content);
    Some(mail)
}

/// A header without its end, and without what it says of the form of the body.
fn without_content_fields(header: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(header.len());
    let (mut rest, mut keeps) = (header, true);
    while !rest.is_empty() {
        let (line, after) = first_line(rest);
        rest = after;
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            let form = line.get(..8).is_some_and(|start| start.eq_ignore_ascii_case(b"content-"));
            keeps = !form && !trimmed_end(line).is_empty();
        }
        if keeps {
            kept.extend_from_slice(line);
        }
    }
    kept
}

/// What was signed. The way there is fixed, so that nothing is searched for and nothing followed twice.
fn content(signed: &[u8]) -> Option<Vec<u8>> {
    let rest = enter(signed, SEQUENCE)?;
    let rest = pass(rest, OBJECT)?.of(SIGNED_DATA)?;
    let rest = enter(enter(rest, FIRST)?, SEQUENCE)?;
    let rest = pass(pass(rest, INTEGER)?.rest, SET)?.rest;
    let rest = pass(enter(rest, SEQUENCE)?, OBJECT)?.of(DATA)?;
    let rest = enter(rest, FIRST)?;
    if let Some(whole) = pass(rest, OCTETS) {
        return Some(whole.value.to_vec());
    }
    // A program that does not know the length beforehand writes pieces.
    let mut rest = enter(rest, PIECES)?;
    let mut content = Vec::new();
    while let Some(piece) = pass(rest, OCTETS) {
        content.extend_from_slice(piece.value);
        rest = piece.rest;
    }
    Some(content)
}

/// A value and what follows it.
struct Passed<'x> {
    value: &'x [u8],
    rest: &'x [u8],
}

impl<'x> Passed<'x> {
    /// What follows, where the value is `wanted`.
    fn of(self, wanted: &[u8]) -> Option<&'x [u8]> {
        (self.value == wanted).then_some(self.rest)
    }
}

/// Goes into the value that `bytes` begin with, whatever its length.
fn enter(bytes: &[u8], tag: u8) -> Option<&[u8]> {
    head(bytes, tag).map(|(_, rest)| rest)
}

/// Goes past the value that `bytes` begin with, which must say how long it is.
fn pass(bytes: &[u8], tag: u8) -> Option<Passed<'_>> {
    let (length, rest) = head(bytes, tag)?;
    let (value, rest) = rest.split_at_checked(length?)?;
    Some(Passed { value, rest })
}

/// The length of the value that `bytes` begin with, none where it ends by a mark, and what follows its head.
fn head(bytes: &[u8], tag: u8) -> Option<(Option<usize>, &[u8])> {
    let (first, rest) = bytes.split_first()?;
    let (length, rest) = rest.split_first().filter(|_| *first == tag)?;
    let count = usize::from(*length & 0x7f);
    match (*length & 0x80 != 0, count) {
        (false, length) => Some((Some(length), rest)),
        (true, 0) => Some((None, rest)),
        (true, 1..=4) => {
            let (digits, rest) = rest.split_at_checked(count)?;
            let length = digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit));
            Some((Some(length), rest))
        }
        (true, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    fn of(tag: u8, value: &[u8]) -> Vec<u8> {
        let length = u16::try_from(value.len()).unwrap().to_be_bytes();
        [&[tag, 0x82][..], &length, value].concat()
    }

    fn signed(kind: &[u8], octets: &[u8]) -> Vec<u8> {
        let enclosed = of(SEQUENCE, &[of(OBJECT, DATA), of(FIRST, octets)].concat());
        let data = [of(INTEGER, &[1]), of(SET, &[]), enclosed, of(SET, b"certificates")].concat();
        of(SEQUENCE, &[of(OBJECT, kind), of(FIRST, &of(SEQUENCE, &data))].concat())
    }

    fn mail(sealed: &[u8]) -> Message {
        let wrapped = data_encoding::BASE64.encode(sealed);
        let raw = format!(
            "From: a@b.example\r\nContent-Type: application/pkcs7-mime;\r\n smime-type=signed-data\r\nSubject: Hej\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n{wrapped}\r\n"
        );
        Message::read(raw.as_bytes())
    }

    #[test]
    fn what_is_signed_is_read_and_what_is_encrypted_is_not() {
        let text = b"Content-Type: text/plain; charset=utf-8\r\n\r\nKs 1216/2018: ja.";
        let pieces =
            [&[PIECES, 0x80][..], &of(OCTETS, &text[..9]), &of(OCTETS, &text[9..]), &[0, 0]].concat();
        let enveloped = [&SIGNED_DATA[..8], &[3]].concat();
        for (sealed, read) in [
            (signed(SIGNED_DATA, &of(OCTETS, text)), "Ks 1216/2018: ja."),
            (signed(SIGNED_DATA, &pieces), "Ks 1216/2018: ja."),
            (signed(&enveloped, &of(OCTETS, text)), ""),
            (signed(SIGNED_DATA, &of(OCTETS, text))[..30].to_vec(), ""),
            (vec![0x30, 0x84, 0xff, 0xff, 0xff, 0xff], ""),
            (vec![0x30], ""),
        ] {
            let message = mail(&sealed);
            assert_eq!((message.text().trim(), message.subject.as_str()), (read, "Hej"));
            assert_eq!(message.attachments.is_empty(), !read.is_empty(), "{:?}", message.attachments);
        }
    }
}
