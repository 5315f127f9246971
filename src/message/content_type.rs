//! Content-Type and Content-Disposition: a word and its parameters (RFC 2045, 2183, 2231).

use std::panic::catch_unwind;

use mail_parser::{HeaderValue, parsers::MessageStream};
use memchr::{memchr, memmem};

use super::{charset, encoded_word, transfer};

/// Pieces of a field that are looked at for one parameter; the longest names have some dozens.
const MAX_PIECES: usize = 1_000;

/// The parameters that are read. A field may hold as many others as it likes.
const KNOWN: [&str; 9] =
    ["boundary", "charset", "delsp", "filename", "format", "method", "name", "report-type", "url"];

/// A field of a word and parameters, lower case where letter case means nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ContentType {
    /// `text/plain`, `attachment`; empty when there is none.
    pub(super) word: String,
    /// Name and value of each known parameter, of several the first.
    pub(super) parameters: Vec<(String, String)>,
}

impl ContentType {
    /// Reads the raw value of a field.
    pub(super) fn read(raw: &[u8]) -> Self {
        let word = raw.split(|byte| *byte == b';').next().unwrap_or_default();
        let word = word.split(|byte| *byte == b'(').next().unwrap_or_default();
        let word = encoded_word::decode(word).replace(char::is_whitespace, "").to_lowercase();
        Self { word, parameters: parameters(raw) }
    }

    /// The value of one of the known parameters.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let named = |(key, _): &&(String, String)| key.eq_ignore_ascii_case(name);
        self.parameters.iter().find(named).map(|(_, value)| value.as_str())
    }
}

/// The parameters as mail-parser reads them. It has panicked on crafted fields before (its issue 145,
/// mended in 0.11.2), and a field is not worth a mail.
fn parameters(raw: &[u8]) -> Vec<(String, String)> {
    let mut field = raw.to_vec();
    field.push(b'\n');
    let parsed = catch_unwind(|| match MessageStream::new(&field).parse_content_type() {
        HeaderValue::ContentType(parsed) => parsed
            .attributes()
            .unwrap_or_default()
            .iter()
            .map(|attribute| (attribute.name.to_string(), attribute.value.to_string()))
            .collect(),
        _ => Vec::new(),
    });
    let parsed: Vec<(String, String)> = parsed.unwrap_or_default();
    let first = |known: &&str| parsed.iter().find(|(name, _)| name.eq_ignore_ascii_case(known)).cloned();
    let mut parameters: Vec<(String, String)> = KNOWN.iter().filter_map(first).collect();
    for (name, value) in &mut parameters {
        if let Some(extended) = extended(name, raw) {
            *value = extended;
            continue;
        }
        let path = value.len() > 2 && memmem::find(raw, b":\\").is_some();
        // mail-parser keeps the blank between two encoded words, which is none of the text.
        let words = memmem::find(raw, b"=?").is_some();
        if !path && !words && !value.contains(['\u{fffd}', '?']) {
            continue;
        }
        if let Some(reread) = as_written(name, raw) {
            *value = reread;
        }
    }
    parameters
}

/// A value in the form of RFC 2231, in one piece or several, in whatever order they stand. It is better
/// than a plain one beside it, which is for programs that know no other. Bytes are joined before they are
/// decoded: programs cut within a character, and within an encoded word.
fn extended(name: &str, raw: &[u8]) -> Option<String> {
    memchr(b'*', raw)?;
    let mut pieces: Vec<(u32, bool, &[u8])> = fields(raw).filter_map(|field| piece(name, field)).collect();
    pieces.sort_by_key(|(number, ..)| *number);
    let mut charset = None;
    let mut bytes = Vec::new();
    for (at, (_, encoded, mut value)) in pieces.iter().copied().enumerate() {
        let mut marks = value.splitn(3, |byte| *byte == b'\'');
        if let (true, Some(set), Some(_), Some(rest)) =
            (at == 0 && encoded, marks.next(), marks.next(), marks.next())
        {
            (charset, value) = (Some(set), rest);
        }
        if encoded { bytes.extend(percent_decoded(value)) } else { bytes.extend_from_slice(value) }
    }
    if pieces.is_empty() {
        return None;
    }
    let text = charset::decode(&bytes, charset);
    Some(if text.contains("=?") { encoded_word::decode(text.as_bytes()) } else { text.into_owned() })
}

/// What stands between the semicolons of a field; one within quotation marks parts nothing.
fn fields(raw: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut quoted = false;
    raw.split(move |byte| {
        quoted ^= *byte == b'"';
        *byte == b';' && !quoted
    })
    .take(MAX_PIECES)
}

/// `name*1*=value` as its number, whether it is percent-encoded, and its value.
fn piece<'x>(name: &str, field: &'x [u8]) -> Option<(u32, bool, &'x [u8])> {
    let (key, value) = field.split_at_checked(memchr(b'=', field)?)?;
    let (own, mark) = key.trim_ascii().split_at_checked(name.len())?;
    let mark = std::str::from_utf8(mark.strip_prefix(b"*")?).ok()?;
    let value = value.get(1..)?.trim_ascii();
    let value = value.strip_prefix(b"\"").map_or(value, |value| value.strip_suffix(b"\"").unwrap_or(value));
    let encoded = mark.is_empty() || mark.ends_with('*');
    let number = mark.trim_end_matches('*');
    let number = if number.is_empty() { 0 } else { number.parse().ok()? };
    own.eq_ignore_ascii_case(name.as_bytes()).then_some((number, encoded, value))
}

fn percent_decoded(value: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((first, after)) = rest.split_first() {
        let byte = if *first == b'%' { transfer::escape(after) } else { None };
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    bytes
}

/// A parameter's value read from the raw field: mail-parser reads raw 8-bit names as UTF-8 only, and
/// joins no encoded words that were cut within a character.
fn as_written(name: &str, raw: &[u8]) -> Option<String> {
    let names = |before: &[u8]| {
        let key = before.trim_ascii_end().strip_suffix(b"=").map(<[u8]>::trim_ascii_end);
        let tail = key.and_then(|key| key.get(key.len().checked_sub(name.len())?..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(name.as_bytes()))
    };
    let pieces: Vec<&[u8]> = raw.split(|byte| *byte == b'"').collect();
    let quoted = pieces.windows(2).step_by(2).find_map(|pair| match pair {
        [before, value] if names(before) => Some(*value),
        _ => None,
    });
    let bare = || {
        raw.split(|byte| *byte == b';').find_map(|piece| {
            let equals = memchr(b'=', piece)?;
            let (key, value) = piece.split_at_checked(equals + 1)?;
            (names(key) && !value.contains(&b'"')).then_some(value)
        })
    };
    quoted.or_else(bare).map(encoded_word::decode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_parameters_are_read() {
        for (raw, word, name, value) in [
            (&b"Text/Plain; charset=\"UTF-8\""[..], "text/plain", "charset", "UTF-8"),
            (b" multipart/mixed;\r\n boundary=\"a b\"", "multipart/mixed", "boundary", "a b"),
            (b"multipart/mixed; BOUNDARY=abc", "multipart/mixed", "boundary", "abc"),
            (
                b"attachment; filename=\"=?utf-8?B?w6XD?= =?utf-8?B?pMO2?=.pdf\"",
                "attachment",
                "filename",
                "åäö.pdf",
            ),
            (b"attachment; filename=\"\xe5\xe4\xf6.pdf\"", "attachment", "filename", "åäö.pdf"),
            (b"attachment; filename=\xe5\xe4.pdf; size=1", "attachment", "filename", "åä.pdf"),
            (b"attachment; filename*=iso-8859-1''%E5%E4.pdf", "attachment", "filename", "åä.pdf"),
            (b"attachment; filename*0*=utf-8''%C3%A5; filename*1=b.pdf", "attachment", "filename", "åb.pdf"),
            (b"text/html (comment); charset=x", "text/html", "charset", "x"),
        ] {
            let read = ContentType::read(raw);
            let shown = String::from_utf8_lossy(raw).into_owned();
            assert_eq!((read.word.as_str(), read.parameter(name)), (word, Some(value)), "{shown}");
        }
        assert_eq!(ContentType::read(b"").word, "");
    }

    #[test]
    fn file_names_are_read_however_they_were_written() {
        for (raw, name) in [
            // RFC 2231: one piece, several, out of order, encoded and plain, without a language, without the mark.
            (&b"attachment; filename*=UTF-8''Remissvar%20%C3%B6verenskommelse.pdf"[..], "Remissvar överenskommelse.pdf"),
            (b"attachment; filename*=utf-8'sv'%C3%B6.pdf", "ö.pdf"),
            (b"attachment; filename*=windows-1252''Svar%96%E5.pdf", "Svar\u{2013}å.pdf"),
            (b"attachment;\r\n filename*0*=UTF-8''Svar%20p%C3%A5;\r\n filename*1*=%20Ks%201216;\r\n filename*2=-2018.pdf", "Svar på Ks 1216-2018.pdf"),
            (b"attachment; filename*1*=%C3%A5.pdf; filename*0*=utf-8''Svar", "Svarå.pdf"),
            ("attachment; filename*0=\"Svar på \"; filename*1=\"Ks.pdf\"".as_bytes(), "Svar på Ks.pdf"),
            (b"attachment; filename*0*=utf-8''a%C3; filename*1*=%A5b.pdf", "aåb.pdf"),
            (b"attachment; filename*0=Svar; filename*2=.pdf", "Svar.pdf"),
            (b"attachment; filename*1=Svar; filename*2=.pdf", "Svar.pdf"),
            (b"attachment; filename*=Svar%20ett.pdf", "Svar ett.pdf"),
            (b"attachment; filename*=\"utf-8''%C3%A5.pdf\"", "å.pdf"),
            (b"attachment; filename=\"a_.pdf\"; filename*=utf-8''%C3%A5.pdf", "å.pdf"),
            (b"attachment; filename*=utf-8''%C3%A5.pdf; filename=\"a_.pdf\"", "å.pdf"),
            (b"attachment; filename*=utf-8''100%.pdf", "100%.pdf"),
            // RFC 2047 within.
            (b"attachment; filename=\"=?utf-8?Q?Svar_p=C3=A5_Ks_1216=2F2018.pdf?=\"", "Svar på Ks 1216/2018.pdf"),
            (b"attachment; filename==?utf-8?B?w6XDpMO2LnBkZg==?=", "åäö.pdf"),
            (b"attachment; filename=\"=?utf-8?Q?Sv=C3?=\r\n =?utf-8?Q?=A5r.pdf?=\"", "Svår.pdf"),
            (b"attachment; filename=\"=?iso-8859-1?Q?Sv=E5r.pdf?=\"; size=1", "Svår.pdf"),
            (b"attachment; filename*0=\"=?utf-8?Q?Sv=C3=A5\"; filename*1=\"r.pdf?=\"", "Svår.pdf"),
            (b"attachment; filename=\"=?utf-8?Q?a;b.pdf?=\"", "a;b.pdf"),
            (b"attachment; filename=\"=?iso-8859-1?Q?Sv=E5r_1?= =?iso-8859-1?Q?2.pdf?=\"", "Svår 12.pdf"),
            // Raw bytes, marks, paths, blanks.
            (b"attachment; filename=\"Sv\xe5r.pdf\"", "Svår.pdf"),
            ("attachment; filename=\"Svår på remiss.pdf\"".as_bytes(), "Svår på remiss.pdf"),
            ("attachment; filename=Svår på remiss.pdf".as_bytes(), "Svår på remiss.pdf"),
            (b"attachment; filename=Svar Ks 1216-2018.pdf; size=1", "Svar Ks 1216-2018.pdf"),
            (b"attachment; filename=\"C:\\Users\\anna\\Svar.pdf\"", "C:\\Users\\anna\\Svar.pdf"),
            (b"attachment; filename=\"Svar \\\"nytt\\\".pdf\"", "Svar \"nytt\".pdf"),
            (b"attachment; filename=\"a;b=c.pdf\"", "a;b=c.pdf"),
            (b"attachment; FileName = \"Svar.pdf\"", "Svar.pdf"),
            (b"attachment; filename=\"Svar.pdf", "Svar.pdf"),
            (b"attachment; filename=\"\"; filename=Svar.pdf", "Svar.pdf"),
        ] {
            let read = ContentType::read(raw);
            let shown = String::from_utf8_lossy(raw).into_owned();
            assert_eq!(read.parameter("filename"), Some(name), "{shown}");
        }
    }
}
