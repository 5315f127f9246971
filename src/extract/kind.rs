//! What kind of file an attachment is: by its first bytes, for they decide what reads it; by name and
//! media type only where the bytes tell nothing. Senders name files as they please.

use std::path::Path;

/// A kind of file, by what reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// PDF.
    Pdf,
    /// A zip archive: word processors' files are such too.
    Zip,
    /// Rich Text Format.
    Rtf,
    /// A document as one XML file: LibreOffice's flat form, Word's of 2003.
    Flat,
    /// Microsoft's compound file: old Word files, Outlook's own mails, and locked new Word files.
    Compound,
    /// Outlook's wrapping of attachments, `winmail.dat`.
    Winmail,
    /// A picture.
    Picture,
    /// A web page.
    Html,
    /// A mail.
    Mail,
    /// Text without any form.
    Plain,
    /// No words are to be expected in it: sound, film, keys, signatures.
    Wordless,
    /// Anything else.
    Unknown,
}

/// Endings of names, for bytes that do not tell.
const ENDINGS: [(&str, Kind); 17] = [
    ("htm", Kind::Html),
    ("html", Kind::Html),
    ("xhtml", Kind::Html),
    ("eml", Kind::Mail),
    ("txt", Kind::Plain),
    ("text", Kind::Plain),
    ("csv", Kind::Plain),
    ("tsv", Kind::Plain),
    ("md", Kind::Plain),
    ("log", Kind::Plain),
    ("xml", Kind::Html),
    ("ics", Kind::Plain),
    ("mp3", Kind::Wordless),
    ("m4a", Kind::Wordless),
    ("wav", Kind::Wordless),
    ("mp4", Kind::Wordless),
    ("mov", Kind::Wordless),
];

/// How far into a file its mark may stand: some programs put a line before `%PDF`.
const MARK_WITHIN: usize = 1024;

/// How much of a file is looked at to see whether it is text.
const SAMPLE: usize = 4096;

/// The kind of `bytes`, that somebody called `name` and `media_type`.
pub(super) fn kind(name: &str, media_type: &str, bytes: &[u8]) -> Kind {
    by_bytes(bytes).or_else(|| by_label(name, media_type)).unwrap_or_else(|| by_look(bytes))
}

fn by_bytes(bytes: &[u8]) -> Option<Kind> {
    let start = bytes.get(..MARK_WITHIN).unwrap_or(bytes);
    let is = |mark: &[u8]| bytes.starts_with(mark);
    if is(b"PK\x03\x04") || is(b"PK\x05\x06") {
        return Some(Kind::Zip);
    }
    if start.trim_ascii_start().starts_with(b"{\\rtf") {
        return Some(Kind::Rtf);
    }
    if is(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(Kind::Compound);
    }
    if is(b"\x78\x9f\x3e\x22") {
        return Some(Kind::Winmail);
    }
    // Not first: a file that holds others as they are may hold one early.
    if memchr::memmem::find(start, b"%PDF-").is_some() {
        return Some(Kind::Pdf);
    }
    let heif = [&b"ftyphei"[..], b"ftyphev", b"ftypmif", b"ftypmsf", b"ftypavif"];
    let boxed = bytes.get(4..).unwrap_or_default();
    let marks = [&b"\xff\xd8\xff"[..], b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*"];
    // Two letters that a text may begin with as well.
    let bitmap = is(b"BM") && !is_texty(bytes);
    let picture = bitmap || marks.iter().any(|mark| is(mark));
    let webp = is(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if picture || webp || heif.iter().any(|mark| boxed.starts_with(mark)) {
        return Some(Kind::Picture);
    }
    let head = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let roots = [&b"<office:document"[..], b":wordDocument", b"<pkg:package"];
    if head.starts_with(b"<?xml") && roots.iter().any(|root| memchr::memmem::find(head, root).is_some()) {
        return Some(Kind::Flat);
    }
    let begins = |mark: &[u8]| head.get(..mark.len()).is_some_and(|at| at.eq_ignore_ascii_case(mark));
    // Word saves a page with its pictures as a mail and calls it `.doc`.
    if begins(b"mime-version:") {
        return Some(Kind::Mail);
    }
    (begins(b"<!doctype html") || begins(b"<html")).then_some(Kind::Html)
}

fn by_label(name: &str, media_type: &str) -> Option<Kind> {
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let named = ENDINGS.iter().find(|(known, _)| ending.as_deref() == Some(*known)).map(|(_, kind)| *kind);
    let typed = match media_type {
        "message/rfc822" | "message/global" => Some(Kind::Mail),
        "text/html" | "application/xhtml+xml" => Some(Kind::Html),
        _ if media_type.starts_with("text/") => Some(Kind::Plain),
        _ if media_type.starts_with("audio/") || media_type.starts_with("video/") => Some(Kind::Wordless),
        _ if ["pgp", "pkcs"].iter().any(|mark| media_type.contains(mark)) => Some(Kind::Wordless),
        _ => None,
    };
    typed.or(named)
}

/// Bytes that nothing is said about are text when they look like it.
fn by_look(bytes: &[u8]) -> Kind {
    if is_texty(bytes) { Kind::Plain } else { Kind::Unknown }
}

/// Text holds no control characters but blanks; UTF-16 says so at its start.
fn is_texty(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let marked = sample.starts_with(b"\xff\xfe") || sample.starts_with(b"\xfe\xff");
    marked || sample.iter().all(|byte| *byte >= b' ' || byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_go_before_names_and_names_before_looks() {
        for (name, media_type, bytes, expected) in [
            ("svar.doc", "application/msword", &b"%PDF-1.4\n"[..], Kind::Pdf),
            ("svar.pdf", "application/pdf", b"\xef\xbb\xbf\r\n%PDF-1.7", Kind::Pdf),
            ("svar.pdf", "application/pdf", b"PK\x03\x04\x14\0", Kind::Zip),
            ("svar.doc", "application/msword", b"{\\rtf1\\ansi", Kind::Rtf),
            ("svar.docx", "", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", Kind::Compound),
            ("svar.doc", "application/msword", b"MIME-Version: 1.0\r\nContent-Type: x", Kind::Mail),
            ("svar.fodt", "", b"<?xml version=\"1.0\"?>\n<office:document xmlns", Kind::Flat),
            ("svar.xml", "text/xml", b"<?xml version=\"1.0\"?>\n<svar>", Kind::Plain),
            ("winmail.dat", "application/ms-tnef", b"\x78\x9f\x3e\x22\x01", Kind::Winmail),
            ("bild", "application/octet-stream", b"\xff\xd8\xff\xe0", Kind::Picture),
            ("bild.heic", "application/octet-stream", b"\0\0\0\x18ftypheic", Kind::Picture),
            ("BMX.txt", "text/plain", b"BMX-klubben svarar", Kind::Plain),
            ("sida", "application/octet-stream", b" <!DOCTYPE HTML>", Kind::Html),
            ("", "message/rfc822", b"From: x", Kind::Mail),
            ("svar.zip", "application/zip", b"PK\x03\x04\x14\0 svar.pdf%PDF-1.7", Kind::Zip),
            ("svar.eml", "application/octet-stream", b"Received: x", Kind::Mail),
            ("svar.TXT", "application/octet-stream", b"Ks 1216/2018", Kind::Plain),
            ("okänd", "application/octet-stream", b"Ks 1216/2018", Kind::Plain),
            ("okänd", "application/octet-stream", b"\0\x01\x02", Kind::Unknown),
            ("tal.mp3", "audio/mpeg", b"ID3\x04", Kind::Wordless),
            ("smime.p7m", "application/pkcs7-mime", b"\x30\x82", Kind::Wordless),
        ] {
            assert_eq!(kind(name, media_type, bytes), expected, "{name} {media_type}");
        }
    }
}
