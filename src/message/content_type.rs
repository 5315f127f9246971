//! Content-Type and Content-Disposition: a word and its parameters (RFC 2045, 2183, 2231).

use std::panic::catch_unwind;

use mail_parser::{HeaderValue, parsers::MessageStream};
use memchr::memchr;

use super::encoded_word;

/// The parameters that are read. A field may hold as many others as it likes.
const KNOWN: [&str; 8] =
    ["boundary", "charset", "delsp", "filename", "format", "method", "name", "report-type"];

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
        if !value.contains(['\u{fffd}', '?']) {
            continue;
        }
        if let Some(reread) = as_written(name, raw) {
            *value = reread;
        }
    }
    parameters
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
}
