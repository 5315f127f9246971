//! What was signed as a whole (S/MIME, `application/pkcs7-mime` of signed data, RFC 8551 section 3.5.2): it
//! looks sealed, and its text lies open within the signature. What is encrypted stays as it is, and whether a
//! signature is right is nobody's question here.
//!
//! What was signed has a header of its own. Of that only the form of the body counts: programs repeat the mail's
//! header in it (RFC 9788), and no server has seen what else stands there. Where it is another's mail, passed on
//! beside words of the sender, it is a mail within the mail.

use std::{borrow::Cow, collections::HashSet};

use data_encoding::BASE64;
use memchr::{memchr_iter, memmem};

use super::address;
use super::header::{self, Fields, first_line, trimmed_end};
use super::part::{self, Part};

/// Parts that are opened in one mail, one within another or beside it: the sender's, a list's or a gateway's around it, and some more.
const MAX_OPENED: usize = 4;

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

/// The mark that ends a value which does not say how long it is.
const END: &[u8] = &[0, 0];

/// The mail with what was signed in place of what looks sealed; itself where nothing is.
pub(super) fn opened(raw: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let mut raw = raw;
    for _ in 0..MAX_OPENED {
        let Some(open) = is_likely(&raw).then(|| open(&raw)).flatten() else { break };
        raw = Cow::Owned(open);
    }
    raw
}

/// Whether some part may say that it is sealed.
fn is_likely(raw: &[u8]) -> bool {
    memchr_iter(b'7', raw).any(|at| {
        let around = raw.get(at.saturating_sub(2)..).unwrap_or_default();
        let is = |word: &[u8]| around.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
        is(b"cs7-mime") || is(b".p7m")
    })
}

/// The mail with one part opened, the first that can be.
fn open(raw: &[u8]) -> Option<Vec<u8>> {
    let structure = part::walk(raw, &mut Vec::new());
    let sealed = structure.leaves.iter().filter(|part| part.is_sealed());
    let (part, content) = sealed.filter_map(|part| Some((part, signed_mail(part)?))).next()?;
    let body = part.body.as_ptr().addr().checked_sub(raw.as_ptr().addr())?;
    let (above, rest) = raw.split_at_checked(body.checked_sub(part.header_size)?)?;
    let (header, rest) = rest.split_at_checked(part.header_size)?;
    let below = rest.get(part.body.len()..)?;
    if part.alone {
        return Some([above, &joined(header, &content), below].concat());
    }
    // What holds the line that parts it from the others would fall apart among them.
    let boundary = above.trim_ascii_end().rsplit(|byte| *byte == b'\n').next()?;
    let is_enclosed =
        is_by_another(&structure.fields, &content) || memmem::find(&content, boundary).is_some();
    let opened = if is_enclosed { enclosed(header, &content) } else { joined(header, &content) };
    Some([above, &opened, below].concat())
}

/// What was signed in a part. A file that somebody signed is no mail, and has no header of one.
fn signed_mail(part: &Part<'_>) -> Option<Vec<u8>> {
    let content = content(&part.encoding.decode(part.body))?;
    let is_mail = part.alone || header::split(&content, &mut Vec::new()).0.first("content-type").is_some();
    is_mail.then_some(content)
}

/// Whether what was signed says that it is from somebody from whom the mail is not.
fn is_by_another(mail: &Fields<'_>, content: &[u8]) -> bool {
    let from = |fields: &Fields<'_>| -> HashSet<String> {
        let all = fields.all("from").flat_map(|raw| address::read(raw).addresses);
        all.map(|one| one.address.to_lowercase()).collect()
    };
    !from(&header::split(content, &mut Vec::new()).0).is_subset(&from(mail))
}

/// What was signed, as a mail within the mail.
fn enclosed(header: &[u8], content: &[u8]) -> Vec<u8> {
    let mail = b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    [&lines(header, |line| !begins(line, b"content-")), &mail[..], BASE64.encode(content).as_bytes()].concat()
}

/// What was signed, below the header that the mail came with.
fn joined(header: &[u8], content: &[u8]) -> Vec<u8> {
    let (outer, (inner, body)) =
        (header::split(header, &mut Vec::new()).0, header::split(content, &mut Vec::new()));
    let (own, _) = content.split_at(content.len() - body.len());
    // Programs keep a subject back so (RFC 9788 section 3).
    let subjects = outer.first("subject").zip(inner.first("subject"));
    let is_kept_back = subjects.is_some_and(|(outer, _)| matches!(outer.trim_ascii(), b"..." | b"[...]"));
    let is_inner = |line: &[u8]| begins(line, b"content-") || is_kept_back && begins(line, b"subject:");
    let outer = lines(header, |line| !is_inner(line));
    [&outer, &lines(own, is_inner), &b"\r\n"[..], body].concat()
}

fn begins(line: &[u8], with: &[u8]) -> bool {
    line.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// The fields of a header, as they stand, that `keeps` says of their first lines. Its end is none of them.
fn lines(header: &[u8], keeps: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut kept = Vec::with_capacity(header.len());
    let (mut rest, mut is_kept) = (header, true);
    while !rest.is_empty() {
        let (line, after) = first_line(rest);
        rest = after;
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            is_kept = !trimmed_end(line).is_empty() && keeps(line);
        }
        if is_kept {
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
    // A program that does not know the length beforehand writes pieces, which may be made of pieces.
    let mut rest = enter(rest, PIECES)?;
    let mut content = Vec::new();
    loop {
        if let Some(piece) = pass(rest, OCTETS) {
            content.extend_from_slice(piece.value);
            rest = piece.rest;
        } else if let Some(within) = enter(rest, PIECES).or_else(|| rest.strip_prefix(END)) {
            rest = within;
        } else {
            return Some(content);
        }
    }
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
        let wrapped = BASE64.encode(sealed);
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
        let nested =
            [&[PIECES, 0x80][..], &of(PIECES, &of(OCTETS, &text[..9])), &of(OCTETS, &text[9..]), &[0, 0]];
        let enveloped = [&SIGNED_DATA[..8], &[3]].concat();
        for (sealed, read) in [
            (signed(SIGNED_DATA, &of(OCTETS, text)), "Ks 1216/2018: ja."),
            (signed(SIGNED_DATA, &pieces), "Ks 1216/2018: ja."),
            (signed(SIGNED_DATA, &nested.concat()), "Ks 1216/2018: ja."),
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

    #[test]
    fn of_what_is_signed_only_the_form_of_the_body_is_taken() {
        let inner = b"From: b@b.example\r\nSubject: Annat\r\nDate: Fri, 20 Nov 2026 10:00:00 +0100\r\nAuto-Submitted: auto-replied\r\n\
            List-Id: <l.b.example>\r\nReceived: by mx.b.example; Fri, 20 Nov 2020 10:00:00 +0100\r\nContent-Type: text/plain;\r\n charset=utf-8\r\n\r\nJ\xc3\xa5.";
        let message = mail(&signed(SIGNED_DATA, &of(OCTETS, inner)));
        let from: Vec<&str> = message.from.iter().map(|one| one.address.as_str()).collect();
        assert_eq!(
            (from, message.subject.as_str(), message.text().trim()),
            (vec!["a@b.example"], "Hej", "J\u{e5}.")
        );
        assert!(message.received.is_empty() && message.date.is_none(), "{message:?}");
        assert_eq!(message.headers.of("auto-submitted").count() + message.headers.of("list-id").count(), 0);
    }

    #[test]
    fn a_subject_that_was_kept_back_is_the_one_within() {
        for (outer, subject) in [("...", "Ks 1216/2018"), ("[...]", "Ks 1216/2018"), ("Hej", "Hej")] {
            let inner = b"Subject: Ks 1216/2018\r\nContent-Type: text/plain\r\n\r\nJa.";
            let wrapped = BASE64.encode(&signed(SIGNED_DATA, &of(OCTETS, inner)));
            let raw = format!(
                "Subject: {outer}\r\nContent-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n{wrapped}"
            );
            let message = Message::read(raw.as_bytes());
            assert_eq!((message.subject.as_str(), message.text().trim()), (subject, "Ja."));
        }
    }

    #[test]
    fn what_is_signed_is_found_wherever_a_gateway_or_a_program_left_it() {
        let part = |media: &str, content: &[u8]| {
            let wrapped = BASE64.encode(&signed(SIGNED_DATA, &of(OCTETS, content)));
            format!("Content-Type: {media}\r\nContent-Transfer-Encoding: base64\r\n\r\n{wrapped}\r\n")
        };
        let sealed = "application/pkcs7-mime";
        let text = b"Content-Type: text/plain\r\n\r\nKs 1216/2018: ja.";
        let once = part(sealed, text);
        let mixed = |inner: &str| {
            format!(
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nExternt mejl.\r\n--b\r\n{inner}\r\n--b--\r\n"
            )
        };
        for (raw, read, files) in [
            (mixed(&once), "Externt mejl.\nKs 1216/2018: ja.", 0),
            (part(sealed, once.as_bytes()), "Ks 1216/2018: ja.", 0),
            (part("application/octet-stream; name=smime.p7m", text), "Ks 1216/2018: ja.", 0),
            (part("APPLICATION/PKCS7-MIME", text), "Ks 1216/2018: ja.", 0),
            (part("application/octet-stream; name=SMIME.P7M", text), "Ks 1216/2018: ja.", 0),
            (
                mixed(&mixed(&once).replace("=b", "=c").replace("--b", "--c")),
                "Externt mejl.\nExternt mejl.\nKs 1216/2018: ja.",
                0,
            ),
            // A file that somebody signed is no mail.
            (mixed(&part("application/pkcs7-mime; name=svar.pdf.p7m", b"%PDF-1.7\n")), "Externt mejl.", 1),
        ] {
            let message = Message::read(format!("From: a@b.example\r\n{raw}").as_bytes());
            let text = message.text();
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            assert_eq!((lines.join("\n").as_str(), message.attachments.len()), (read, files), "{raw}");
            assert_eq!(message.from.len(), 1);
        }
        let locked = Message::read(b"Content-Type: application/octet-stream; name=smime.p7m\r\n\r\nx");
        assert_eq!(locked.attachments.first().unwrap().media_type, sealed);
    }

    #[test]
    fn what_another_signed_is_a_mail_within_the_mail() {
        let body = "Content-Type: text/plain\r\n\r\nKs 1216/2018: ja.";
        for (from, body, inner) in [
            ("From: Bo <bo@c.example>\r\n", body, Some("bo@c.example")),
            ("From: A <A@B.example>\r\n", body, None),
            ("", body, None),
            ("", "Content-Type: text/plain\r\n\r\nKs 1216/2018: ja.\r\n--b--\r\n", Some("")),
        ] {
            let wrapped =
                BASE64.encode(&signed(SIGNED_DATA, &of(OCTETS, format!("{from}{body}").as_bytes())));
            let raw = format!(
                "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nFYI\r\n--b\r\n\
                 Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n{wrapped}\r\n\
                 --b\r\n\r\nMvh\r\n--b--\r\n"
            );
            let message = Message::read(raw.as_bytes());
            let of = |mail: &crate::message::EnclosedMail| {
                mail.from.first().map_or_else(String::new, |one| one.address.clone())
            };
            assert_eq!(message.enclosed.first().map(of).as_deref(), inner, "{from}{body}");
            assert_eq!(message.text().contains("Ks"), inner.is_none(), "{from}{body}");
            assert!(message.text().contains("Mvh"), "{from}{body}");
        }
    }

    #[test]
    fn signatures_within_signatures_are_opened_so_often_and_no_more() {
        let mut inner = b"Content-Type: text/plain\r\n\r\nJa.".to_vec();
        for _ in 0..8 {
            let wrapped = BASE64.encode(&signed(SIGNED_DATA, &of(OCTETS, &inner)));
            inner = format!(
                "Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n{wrapped}"
            )
            .into_bytes();
        }
        assert_eq!(Message::read(&inner).attachments.len(), 1);
    }
}
