//! What came with the text. Names are as the sender gave them and nobody's path.

use std::{borrow::Cow, collections::HashSet};

use memchr::memmem;
use unicode_normalization::UnicodeNormalization as _;

use super::{
    AttachedText, Attachment, Defect, encoded_word, header,
    part::{self, Part, Structure},
    sealed, text,
    uuencode::Enclosed,
};
use crate::fingerprint::Fingerprint;

/// Attachments that are listed at most.
const MAX_LISTED: usize = 1_000;

/// Characters of a name at most; file systems have 255.
const MAX_NAME: usize = 500;

/// Bytes of a mail within the mail in which its subject is looked for.
const MAX_INNER_HEADER: usize = 64 * 1024;

/// Bytes of a picture that Outlook named by itself: below this a logo, above it somebody's scan.
const LOGO_SIZE: usize = 100 * 1024;

/// The parts of `structure` that are attachments, in order.
fn parts<'a, 'x>(structure: &'a Structure<'x>) -> impl Iterator<Item = &'a Part<'x>> {
    structure.leaves.iter().filter(|part| text::is_file(part) && !is_empty_text(part))
}

/// A part of no type and no bytes is what a cut mail ends with.
fn is_empty_text(part: &Part<'_>) -> bool {
    part.body.trim_ascii().is_empty() && name(part).is_empty()
}

/// Lists the attachments, those that were written into the text last.
pub(super) fn list(
    structure: &Structure<'_>,
    enclosed: &[Enclosed],
    defects: &mut Vec<Defect>,
) -> Vec<Attachment> {
    let shown = shown_pictures(structure);
    let written = enclosed.iter().map(|file| Attachment {
        name: tidy(&file.name),
        media_type: "application/octet-stream".to_owned(),
        size: file.bytes.len() as u64,
        incidental: false,
        text: AttachedText::Unread,
        within: String::new(),
    });
    let count = parts(structure).count() + enclosed.len();
    if count > MAX_LISTED {
        defects.push(Defect(format!("{count} attachments; only the first {MAX_LISTED} are listed")));
    }
    parts(structure).map(|part| attachment(part, &shown)).chain(written).take(MAX_LISTED).collect()
}

fn attachment(part: &Part<'_>, shown: &HashSet<Vec<u8>>) -> Attachment {
    let size = part.encoding.decoded_size(part.body);
    let name = name(part);
    let incidental = is_incidental(part, &name, size, shown);
    Attachment {
        name,
        media_type: part.media.word.clone(),
        size: size as u64,
        incidental,
        text: AttachedText::Unread,
        within: String::new(),
    }
}

/// The file name, or for a mail in the mail its subject.
fn name(part: &Part<'_>) -> String {
    let named = part.disposition.parameter("filename").or_else(|| part.media.parameter("name"));
    if let Some(name) = named {
        return tidy(name);
    }
    if !part.media.word.starts_with("message/") {
        return String::new();
    }
    let head = part.body.get(..MAX_INNER_HEADER).unwrap_or(part.body);
    let decoded = part.encoding.decode(head);
    let (fields, _) = header::split(&decoded, &mut Vec::new());
    fields.first("subject").map(|subject| tidy(&encoded_word::decode(subject))).unwrap_or_default()
}

/// Composed letters (some systems send an a and a ring) and no control characters.
fn tidy(name: &str) -> String {
    name.chars()
        .filter(|character| !character.is_control())
        .nfc()
        .take(MAX_NAME)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// What people do not mean by attachment: pictures within the text, signatures, business cards.
fn is_incidental(part: &Part<'_>, name: &str, size: usize, shown: &HashSet<Vec<u8>>) -> bool {
    let media = part.media.word.as_str();
    let lower = name.to_lowercase();
    if media.ends_with("pkcs7-signature") || media == "application/pgp-signature" || lower == "smime.p7s" {
        return true;
    }
    if matches!(media, "text/vcard" | "text/x-vcard" | "text/directory") || lower.ends_with(".vcf") {
        return true;
    }
    if matches!(media, "application/pgp-keys" | "application/pgp-encrypted") {
        return true;
    }
    if !media.starts_with("image/") {
        return false;
    }
    let id = content_id(part);
    let is_shown = id.as_ref().is_some_and(|id| shown.contains(id));
    let kept_apart = part.disposition.word == "attachment";
    is_shown || (part.related && id.is_some() && !kept_apart) || (is_logo_name(&lower) && size < LOGO_SIZE)
}

/// `image001.png`: the name Outlook gives to pictures in a text.
fn is_logo_name(lower: &str) -> bool {
    let Some((stem, _)) = lower.rsplit_once('.') else { return false };
    stem.strip_prefix("image")
        .is_some_and(|number| number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit()))
}

fn content_id(part: &Part<'_>) -> Option<Vec<u8>> {
    let id = part.fields.first("content-id")?.trim_ascii();
    let id = id.strip_prefix(b"<").unwrap_or(id);
    let id = id.strip_suffix(b">").unwrap_or(id);
    (!id.is_empty()).then(|| id.to_vec())
}

/// The Content-IDs that the HTML shows. Looked for only where a picture has one.
fn shown_pictures(structure: &Structure<'_>) -> HashSet<Vec<u8>> {
    let picture = |part: &Part<'_>| part.media.word.starts_with("image/") && content_id(part).is_some();
    if !structure.leaves.iter().any(picture) {
        return HashSet::new();
    }
    let mut shown = HashSet::new();
    for part in structure.leaves.iter().filter(|part| part.media.word == "text/html") {
        let html = part.encoding.decode(part.body);
        for at in memmem::find_iter(&html, b"cid:").take(MAX_LISTED) {
            let id = html.get(at + 4..).unwrap_or_default();
            let ends = |byte: &u8| matches!(byte, b'"' | b'\'' | b'>' | b')') || byte.is_ascii_whitespace();
            let end = id.iter().take(MAX_NAME).position(ends).unwrap_or(0);
            shown.insert(id.get(..end).unwrap_or_default().to_vec());
        }
    }
    shown
}

/// The SHA-256 of each attachment's decoded bytes, in the order of
/// [`Message::attachments`](super::Message::attachments). Worked out for kept mail only: of unrelated
/// mail not even a hash is made.
#[must_use]
pub fn attachment_fingerprints(raw: &[u8]) -> Vec<Fingerprint> {
    let mut fingerprints = Vec::new();
    each_content(raw, |bytes| fingerprints.push(Fingerprint::of(bytes)));
    fingerprints
}

/// The decoded bytes of the attachments that `wanted` asks for by their place in
/// [`Message::attachments`](super::Message::attachments); the others come back as none.
#[must_use]
pub fn attachment_contents(raw: &[u8], wanted: impl Fn(usize) -> bool) -> Vec<Option<Vec<u8>>> {
    let mut contents = Vec::new();
    each_content(raw, |bytes| contents.push(wanted(contents.len()).then(|| bytes.to_vec())));
    contents
}

/// The mail with the line ends that it was sent with (RFC 5321 section 2.3.8). A file has line feeds alone, and a text that
/// is enclosed as it stands must be the same attachment, whichever way the mail came.
fn as_sent(raw: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    if memmem::find(&raw, b"\r\n").is_some() {
        return raw;
    }
    let mut sent = Vec::with_capacity(raw.len() + raw.len() / 32);
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\n") {
            Some(line) => {
                sent.extend_from_slice(line);
                sent.extend_from_slice(b"\r\n");
            }
            None => sent.extend_from_slice(line),
        }
    }
    Cow::Owned(sent)
}

/// Shows the decoded bytes of each attachment in turn, in the order they are listed.
fn each_content(raw: &[u8], mut show: impl FnMut(&[u8])) {
    let raw = sealed::opened(as_sent(super::read::with_line_ends(raw, &mut Vec::new())));
    let structure = part::walk(&raw, &mut Vec::new());
    let text = text::read(&structure, &mut Vec::new());
    for part in parts(&structure).take(MAX_LISTED) {
        show(&part.encoding.decode(part.body));
    }
    let room = MAX_LISTED.saturating_sub(parts(&structure).count());
    text.enclosed.iter().take(room).for_each(|file| show(&file.bytes));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attachment_is_the_same_whatever_line_ends_a_file_of_the_mail_has() {
        for encoding in ["7bit", "quoted-printable", "base64"] {
            let content = if encoding == "base64" {
                "UmFkIGV0dC4NClJhZCB0dsOlLg0K"
            } else {
                "Rad ett.\r\nRad =0A.\r\n"
            };
            let sent = format!(
                "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHej\r\n--x\r\nContent-Type: text/plain\r\n\
                 Content-Disposition: attachment; filename=svar.txt\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{content}\r\n--x--\r\n"
            );
            let filed = sent.replace("\r\n", "\n");
            let fingerprints = attachment_fingerprints(sent.as_bytes());
            assert_eq!(fingerprints.len(), 1);
            assert_eq!(fingerprints, attachment_fingerprints(filed.as_bytes()), "{encoding}");
        }
    }
}
