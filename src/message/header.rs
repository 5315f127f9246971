//! The header of a mail or of a part: where its fields begin and end, in order, as raw bytes and as
//! decoded values. Odd headers are read as mail programs read them: what cannot be a field and is
//! not followed by one is the beginning of the text.

use memchr::memchr;

use super::{Defect, Header, encoded_word};

/// Fields that are read at most; the rest is skipped and told. Real mail has some dozens.
const MAX_FIELDS: usize = 2_000;

/// Bytes of one field that are read at most: room for some thousand recipients.
const MAX_FIELD_BYTES: usize = 256 * 1024;

/// Bytes of all fields together that are read at most.
const MAX_HEADER_BYTES: usize = 2 * 1024 * 1024;

/// One field, still as it came.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawField<'x> {
    /// The name as written.
    pub(super) name: &'x [u8],
    /// What follows the colon, folded lines and all.
    pub(super) value: &'x [u8],
}

/// The fields of one header.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields<'x>(pub(super) Vec<RawField<'x>>);

impl<'x> Fields<'x> {
    /// The raw values of the field `name`, from the top.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'x [u8]> + 'a {
        self.0
            .iter()
            .filter(move |field| field.name.eq_ignore_ascii_case(name.as_bytes()))
            .map(|field| field.value)
    }

    /// The first of them, which is the one that mail programs show.
    pub(super) fn first(&self, name: &str) -> Option<&'x [u8]> {
        self.all(name).next()
    }

    /// Every field decoded.
    pub(super) fn decoded(&self) -> Vec<Header> {
        self.0
            .iter()
            .map(|field| Header {
                name: String::from_utf8_lossy(field.name).into_owned(),
                value: encoded_word::decode(field.value),
            })
            .collect()
    }
}

/// The header of `raw` and what stands below it.
pub(super) fn split<'x>(raw: &'x [u8], defects: &mut Vec<Defect>) -> (Fields<'x>, &'x [u8]) {
    let mut fields = Fields::default();
    let mut rest = raw;
    let mut skipped = false;
    let mut room = MAX_HEADER_BYTES;
    while !rest.is_empty() {
        let (line, after) = first_line(rest);
        if trimmed_end(line).is_empty() {
            rest = after;
            break;
        }
        if let Some((field, after)) = field(rest) {
            let short = shortened(field);
            let fits = fields.0.len() < MAX_FIELDS && short.value.len() <= room;
            skipped |= !fits || short.value.len() < field.value.len();
            if fits {
                room -= short.value.len();
                fields.0.push(short);
            }
            rest = after;
        } else if field(after).is_some() && !fields.0.is_empty() {
            defects.push(Defect("a line in the header is no header field".to_owned()));
            rest = after;
        } else {
            defects.push(Defect("no empty line ends the header".to_owned()));
            break;
        }
    }
    if skipped {
        defects.push(Defect("the header is too long to be read whole".to_owned()));
    }
    (fields, rest)
}

/// A mail without what exports leave on top of it: a byte order mark, empty lines, a mailbox file's
/// "From " line.
pub(super) fn without_export_marks(raw: &[u8]) -> &[u8] {
    let raw = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
    let trimmed = raw.trim_ascii_start();
    let mailbox_line = trimmed.starts_with(b"From ") || trimmed.starts_with(b">From ");
    let header = if mailbox_line { first_line(trimmed).1 } else { trimmed };
    if field(header).is_some() { header } else { raw }
}

/// The field at the start of `rest` with its folded lines, and what follows them.
fn field(rest: &[u8]) -> Option<(RawField<'_>, &[u8])> {
    let (line, _) = first_line(rest);
    let colon = memchr(b':', line)?;
    let (name, _) = line.split_at_checked(colon)?;
    let name = name.trim_ascii_end();
    let printable = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    let mut end = line.len();
    while printable && rest.get(end).is_some_and(|byte| matches!(byte, b' ' | b'\t')) {
        let (folded, _) = first_line(rest.get(end..)?);
        end += folded.len();
    }
    let value = rest.get(colon + 1..end)?;
    printable.then_some((RawField { name, value }, rest.get(end..)?))
}

fn shortened(field: RawField<'_>) -> RawField<'_> {
    RawField { value: field.value.get(..MAX_FIELD_BYTES).unwrap_or(field.value), ..field }
}

/// The first line with its line end, and the rest.
pub(super) fn first_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
    bytes.split_at_checked(end).unwrap_or((bytes, &[]))
}

/// A line without its line end; a lone carriage return counts as one.
pub(super) fn trimmed_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let end = line.iter().rposition(|byte| *byte != b'\r').map_or(0, |at| at + 1);
    line.get(..end).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> (Vec<(String, String)>, String, usize) {
        let mut defects = Vec::new();
        let (fields, body) = split(without_export_marks(raw.as_bytes()), &mut defects);
        let fields = fields.decoded().into_iter().map(|field| (field.name, field.value)).collect();
        (fields, String::from_utf8(body.to_vec()).unwrap(), defects.len())
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn fields_are_read_in_order_and_unfolded() {
        let (fields, body, defects) = read("Subject: Ks\r\n 1216/2018\r\nTo : a@b.example\r\n\r\nHej\r\n");
        assert_eq!(fields, pairs(&[("Subject", "Ks 1216/2018"), ("To", "a@b.example")]));
        assert_eq!((body.as_str(), defects), ("Hej\r\n", 0));
    }

    #[test]
    fn text_that_no_empty_line_separates_is_text() {
        for (raw, body) in [
            ("Hej, vi svarar.\nMvh\n", "Hej, vi svarar.\nMvh\n"),
            ("Subject: x\nHej, vi svarar.\nMvh\n", "Hej, vi svarar.\nMvh\n"),
        ] {
            let (_, text, defects) = read(raw);
            assert_eq!((text.as_str(), defects), (body, 1), "{raw}");
        }
        assert_eq!(read("\nHej\n").1, "Hej\n");
        assert_eq!(read("").1, "");
    }

    #[test]
    fn a_broken_line_among_fields_is_passed_over() {
        let (fields, _, defects) = read("Subject: x\nskr\u{e4}p\nTo: y\n\n");
        assert_eq!(fields, pairs(&[("Subject", "x"), ("To", "y")]));
        assert_eq!(defects, 1);
    }

    #[test]
    fn what_exports_leave_on_top_is_no_field() {
        for mark in ["From a@b.example Wed Oct 30\n", "\u{feff}", "\r\n\n", ">From a\n"] {
            let (fields, ..) = read(&format!("{mark}Subject: x\n\n"));
            assert_eq!(fields, pairs(&[("Subject", "x")]), "{mark}");
        }
    }
}
