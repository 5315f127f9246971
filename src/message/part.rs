//! The structure of a mail: its parts in reading order. Walked with a list instead of recursion, and
//! with limits, so that no shape of mail costs more than a few passes over its bytes.

use memchr::memmem;

use super::{
    Defect,
    content_type::ContentType,
    header::{self, Fields, first_line, trimmed_end},
    transfer::TransferEncoding,
};

/// Parts within parts that are followed; real mail has up to six or so. What lies deeper is text.
const MAX_DEPTH: usize = 40;

/// Parts that are read at most; what follows them is told and left.
const MAX_PARTS: usize = 10_000;

/// What is encrypted or signed as a whole, and the name that says so where a gateway took its type away (RFC 8551
/// section 3.2.1).
const SEALED: &str = "application/pkcs7-mime";
const SEALED_NAME: &str = "smime.p7m";

/// A part that has no parts.
#[derive(Debug, Clone)]
pub(super) struct Part<'x> {
    /// Its own header; the mail's for a mail of one part.
    pub(super) fields: Fields<'x>,
    /// Content-Type; `text/plain` where there is none.
    pub(super) media: ContentType,
    /// Content-Disposition.
    pub(super) disposition: ContentType,
    /// How the body is wrapped.
    pub(super) encoding: TransferEncoding,
    /// The bytes between header and boundary, still wrapped.
    pub(super) body: &'x [u8],
    /// Bytes of the header before it.
    pub(super) header_size: usize,
    /// Which multipart/alternative it is a choice of, the outermost if there are several.
    pub(super) alternative: Option<usize>,
    /// Whether it stands in a multipart/related.
    pub(super) related: bool,
    /// Whether it is the whole mail.
    pub(super) alone: bool,
}

/// Every part of a mail, and what was said on the way to them.
#[derive(Debug, Clone, Default)]
pub(super) struct Structure<'x> {
    /// The mail's own header.
    pub(super) fields: Fields<'x>,
    /// The mail's own Content-Type.
    pub(super) media: ContentType,
    /// The parts that have no parts, in order.
    pub(super) leaves: Vec<Part<'x>>,
}

/// A stretch of bytes that has yet to be looked at.
struct Pending<'x> {
    raw: &'x [u8],
    depth: usize,
    alternative: Option<usize>,
    related: bool,
    digest: bool,
}

/// Walks through `raw`.
pub(super) fn walk<'x>(raw: &'x [u8], defects: &mut Vec<Defect>) -> Structure<'x> {
    let mut structure = Structure::default();
    let raw = header::without_export_marks(raw);
    let mut pending = vec![Pending { raw, depth: 0, alternative: None, related: false, digest: false }];
    while let Some(next) = pending.pop() {
        if structure.leaves.len() >= MAX_PARTS {
            defects.push(Defect(format!("only the first {MAX_PARTS} parts were read")));
            break;
        }
        let mut own = Vec::new();
        let (fields, body) = header::split(next.raw, &mut own);
        let media = media(&fields, next.digest);
        // Only the mail's own header is worth an operator's attention.
        if next.depth == 0 {
            defects.append(&mut own);
            structure.fields = fields.clone();
            structure.media = media.clone();
        }
        let children = children(&media, body, next.depth, defects);
        if children.is_empty() {
            structure.leaves.push(leaf(fields, media, body, &next));
            continue;
        }
        let start = pending.len();
        let room = MAX_PARTS.saturating_sub(structure.leaves.len()).saturating_add(1);
        pending.extend(below(children, &media, &next, structure.leaves.len()).take(room));
        // The list is taken from its end, and the first part comes first.
        pending.get_mut(start..).unwrap_or_default().reverse();
    }
    structure
}

/// What is to be looked at within a multipart. The number of leaves before it names its choice.
fn below<'x>(
    children: Vec<&'x [u8]>,
    media: &ContentType,
    at: &Pending<'x>,
    leaves: usize,
) -> impl Iterator<Item = Pending<'x>> {
    let own = (media.word == "multipart/alternative").then_some(leaves);
    let alternative = at.alternative.or(own);
    let related = at.related || media.word == "multipart/related";
    let digest = media.word == "multipart/digest";
    let depth = at.depth + 1;
    children.into_iter().map(move |raw| Pending { raw, depth, alternative, related, digest })
}

fn media(fields: &Fields<'_>, digest: bool) -> ContentType {
    let media = fields.first("content-type").map(ContentType::read).unwrap_or_default();
    if media.word.contains('/') {
        return media;
    }
    let word = if digest { "message/rfc822" } else { "text/plain" };
    ContentType { word: word.to_owned(), ..media }
}

fn leaf<'x>(fields: Fields<'x>, media: ContentType, body: &'x [u8], at: &Pending<'x>) -> Part<'x> {
    let disposition = fields.first("content-disposition").map(ContentType::read).unwrap_or_default();
    let encoding = TransferEncoding::read(fields.first("content-transfer-encoding"));
    let name = media.parameter("name").or_else(|| disposition.parameter("filename"));
    let is_sealed = name.is_some_and(|name| name.eq_ignore_ascii_case(SEALED_NAME));
    let media = match media.word.as_str() {
        // A multipart that could not be taken apart is read as text.
        word if word.starts_with("multipart/") => {
            ContentType { word: "text/plain".to_owned(), ..ContentType::default() }
        }
        "application/octet-stream" if is_sealed => ContentType { word: SEALED.to_owned(), ..media },
        _ => media,
    };
    let header_size = at.raw.len() - body.len();
    let (alternative, related, alone) = (at.alternative, at.related, at.depth == 0);
    Part { fields, media, disposition, encoding, body, header_size, alternative, related, alone }
}

impl Part<'_> {
    /// Whether it is encrypted, or signed so that it looks it.
    pub(super) fn is_sealed(&self) -> bool {
        [SEALED, "application/x-pkcs7-mime"].contains(&self.media.word.as_str())
    }
}

/// The parts of a multipart; none where it is no multipart or cannot be taken apart.
fn children<'x>(
    media: &ContentType,
    body: &'x [u8],
    depth: usize,
    defects: &mut Vec<Defect>,
) -> Vec<&'x [u8]> {
    if !media.word.starts_with("multipart/") {
        return Vec::new();
    }
    if depth >= MAX_DEPTH {
        defects.push(Defect(format!("parts are nested more than {MAX_DEPTH} deep")));
        return Vec::new();
    }
    let named = media.parameter("boundary").filter(|boundary| !boundary.is_empty());
    let parts = named.map(|boundary| between(body, boundary.trim_end().as_bytes())).unwrap_or_default();
    if !parts.is_empty() {
        return parts;
    }
    let guessed = guessed_boundary(body).map(|boundary| between(body, boundary)).unwrap_or_default();
    let defect = if guessed.is_empty() {
        "a multipart without its boundary was read as text"
    } else {
        "a multipart does not name its boundary rightly; it was guessed"
    };
    defects.push(Defect(defect.to_owned()));
    guessed
}

/// What stands between the boundary lines. Text before the first is for programs that know no MIME;
/// a missing last one ends with the body.
fn between<'x>(body: &'x [u8], boundary: &[u8]) -> Vec<&'x [u8]> {
    let mark = [b"--", boundary].concat();
    let mut parts = Vec::new();
    let mut start = None;
    for at in memmem::find_iter(body, &mark) {
        // Asked first: a line of boundaries would be searched to its end for each of them.
        if at > 0 && body.get(at - 1) != Some(&b'\n') {
            continue;
        }
        let after = body.get(at + mark.len()..).unwrap_or_default();
        let (line, rest) = first_line(after);
        let closing = line.strip_prefix(b"--").is_some();
        let line = trimmed_end(line).trim_ascii();
        if !(line.is_empty() || line == b"--") {
            continue;
        }
        if let Some(start) = start {
            parts.push(without_last_line_end(body.get(start..at).unwrap_or_default()));
        }
        start = (!closing).then(|| body.len() - rest.len());
        if parts.len() > MAX_PARTS {
            return parts;
        }
    }
    if let Some(last) = start.and_then(|start| body.get(start..)) {
        parts.push(last);
    }
    parts
}

fn without_last_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

/// The first line that looks like a boundary: two hyphens, then a field of a part's header below it.
fn guessed_boundary(body: &[u8]) -> Option<&[u8]> {
    let mut rest = body.get(..64 * 1024).unwrap_or(body);
    while !rest.is_empty() {
        let (line, after) = first_line(rest);
        let name = trimmed_end(line).trim_ascii_end().strip_prefix(b"--").filter(|name| !name.is_empty());
        let field = after.get(..8).is_some_and(|start| start.eq_ignore_ascii_case(b"content-"));
        if let Some(name) = name.filter(|_| field) {
            return Some(name);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(raw: &str) -> (Vec<String>, usize) {
        let mut defects = Vec::new();
        let structure = walk(raw.as_bytes(), &mut defects);
        let body = |part: &Part<'_>| String::from_utf8_lossy(part.body).into_owned();
        (structure.leaves.iter().map(body).collect(), defects.len())
    }

    #[test]
    fn parts_stand_between_the_boundaries() {
        let head = "Content-Type: multipart/mixed; boundary=\"b\"\n\n";
        for (body, parts) in [
            ("preamble\n--b\n\nett\n--b\n\ntv\u{e5}\n--b--\nepilogue\n", vec!["ett", "tv\u{e5}"]),
            ("--b  \r\n\r\nett\r\n--b--", vec!["ett"]),
            ("--b\n\nett\n--bifogat\n --b\n", vec!["ett\n--bifogat\n --b\n"]),
            ("--b\n\nett\n--b--\n--b\n\ntv\u{e5}\n", vec!["ett", "tv\u{e5}\n"]),
            (
                "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nett\n--b\n\ntv\u{e5}",
                vec!["ett", "tv\u{e5}"],
            ),
        ] {
            assert_eq!(bodies(&format!("{head}{body}")).0, parts, "{body}");
        }
    }

    #[test]
    fn a_missing_or_wrong_boundary_is_guessed_or_the_whole_is_text() {
        let guessed = "Content-Type: multipart/mixed\n\n--x\nContent-Type: text/plain\n\nett\n--x--\n";
        assert_eq!(bodies(guessed), (vec!["ett".to_owned()], 1));
        let opaque = "Content-Type: multipart/mixed; boundary=y\n\nett\n";
        assert_eq!(bodies(opaque), (vec!["ett\n".to_owned()], 1));
    }

    #[test]
    fn deep_and_wide_mail_is_read_within_limits() {
        let mut deep = String::new();
        for level in 0..3_000 {
            deep.push_str(&format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"));
        }
        assert_eq!(bodies(&format!("{deep}\nKs 1216/2018\n")).0.len(), 1);
        let wide = "Content-Type: multipart/mixed; boundary=b\n\n".to_owned() + &"--b\n\nx\n".repeat(100_000);
        assert_eq!(bodies(&wide), (vec!["x".to_owned(); MAX_PARTS], 1));
        let messages = "Content-Type: message/rfc822\n\n".repeat(100_000);
        assert_eq!(bodies(&messages).0.len(), 1);
    }
}
