//! The documents of word processors, spreadsheets and slides: XML in a zip archive. Words stand in a
//! few elements; what parts them is told by others. One table serves both families, OOXML (Word) and
//! ODF (LibreOffice): no element of the one means something else in the other.

use std::io::{self, BufRead};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::document::why;
use crate::message::Unreadable;

/// Bytes of text of one part at most: what is above is never kept.
const MAX_TEXT: usize = 16 << 20;

/// Blanks that one element stands for at most.
const MAX_BLANKS: usize = 100;

/// A family of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Word.
    Text,
    /// Excel.
    Sheet,
    /// PowerPoint.
    Slides,
    /// LibreOffice, of all sorts.
    Open,
}

impl Format {
    /// The family of an archive with these files in it; none where it is no document.
    pub(super) fn of(names: &[String]) -> Option<Self> {
        let has = |part: &str| names.iter().any(|name| name == part);
        let below = |folder: &str| names.iter().any(|name| name.starts_with(folder));
        match () {
            () if has("encrypted-package") => Some(Self::Open),
            () if has("content.xml") && (has("mimetype") || has("META-INF/manifest.xml")) => Some(Self::Open),
            () if !has("[Content_Types].xml") => None,
            () if below("word/") => Some(Self::Text),
            () if below("xl/") => Some(Self::Sheet),
            () if below("ppt/") => Some(Self::Slides),
            () => None,
        }
    }

    /// The parts with words, in reading order.
    pub(super) fn parts(self, names: &[String]) -> Vec<&str> {
        let wanted: &[&str] = match self {
            Self::Text => &[
                "word/header", "word/document", "word/footnotes", "word/endnotes", "word/comments",
                "word/footer",
            ],
            Self::Sheet => &["xl/sharedStrings", "xl/worksheets/", "xl/comments", "xl/drawings/drawing"],
            Self::Slides => &["ppt/slides/slide", "ppt/notesSlides/", "ppt/comments"],
            // The first says whether the others are locked.
            Self::Open => &["META-INF/manifest", "content", "styles"],
        };
        let ends = |name: &str| std::path::Path::new(name).extension().is_some_and(|end| end == "xml");
        let of = |start: &&str| -> Vec<&str> {
            let mut parts: Vec<&str> = names
                .iter()
                .map(String::as_str)
                .filter(|name| name.starts_with(*start) && ends(name))
                .collect();
            // Slide 10 comes after slide 9.
            parts.sort_by_key(|name| (name.len(), *name));
            parts
        };
        wanted.iter().flat_map(of).collect()
    }
}

/// What an element does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Its characters are words.
    Words,
    /// It is a paragraph: a line of its own.
    Paragraph,
    /// It is a row of a table: a line of its own, whatever its cells end with.
    Row,
    /// It is a cell: kept apart from the next.
    Cell,
    /// It is a blank, a tab or a line end itself.
    Mark(&'static str),
    /// Nothing in it is said: deleted text, instructions, a second form of the same.
    Unsaid,
    /// The file is locked.
    Lock,
    /// It is one of many that only hold others.
    Frame,
}

fn role(name: &str) -> Role {
    match name {
        "w:t" | "a:t" | "t" | "v" | "p:text" => Role::Words,
        "w:p" | "a:p" | "si" | "text:p" | "text:h" | "comment" => Role::Paragraph,
        "w:tr" | "a:tr" | "row" | "table:table-row" => Role::Row,
        "w:tc" | "a:tc" | "c" | "table:table-cell" | "table:covered-table-cell" => Role::Cell,
        "w:tab" | "text:tab" | "w:ptab" => Role::Mark("\t"),
        "w:br" | "w:cr" | "a:br" | "text:line-break" => Role::Mark("\n"),
        "text:s" => Role::Mark(" "),
        "w:noBreakHyphen" => Role::Mark("\u{2011}"),
        "w:softHyphen" => Role::Mark("\u{ad}"),
        "w:delText"
        | "w:del"
        | "w:moveFrom"
        | "w:instrText"
        | "mc:Fallback"
        | "w:tabs"
        | "rPh"
        | "text:tracked-changes"
        | "office:automatic-styles"
        | "office:font-face-decls"
        | "office:styles"
        | "text:note-citation" => Role::Unsaid,
        "manifest:encryption-data" => Role::Lock,
        _ => Role::Frame,
    }
}

/// The words of one part, and whether it could be read to its end.
pub(super) fn words(part: impl BufRead) -> (String, Result<(), Unreadable>) {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut words = Words::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let read = match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => Ok(true),
            Ok(event) => words.take(&event),
            Err(quick_xml::Error::Io(error)) => Err(because(&error)),
            Err(_) => Err(Unreadable::Damaged),
        };
        match read {
            Ok(false) if words.text.len() < MAX_TEXT => {}
            Ok(_) => return (words.text, Ok(())),
            Err(why) => return (words.text, Err(why)),
        }
    }
}

/// An error of the bytes below stands within another.
fn because(error: &io::Error) -> Unreadable {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<io::Error>());
    why(inner.unwrap_or(error))
}

/// The words so far.
#[derive(Debug, Default)]
struct Words {
    text: String,
    /// Elements within one that says nothing, itself counted; none outside.
    unsaid: usize,
    /// Elements within one whose characters are words.
    said: usize,
    /// Whether the cell of a sheet holds words, not the number of some.
    is_text_cell: bool,
}

impl Words {
    /// Takes the next piece; gives whether that is enough.
    fn take(&mut self, event: &Event<'_>) -> Result<bool, Unreadable> {
        match event {
            Event::Start(element) => return self.open(element),
            Event::Empty(element) => {
                self.open(element)?;
                self.close(element.name().as_ref());
            }
            Event::End(element) => self.close(element.name().as_ref()),
            Event::Text(text) if self.is_heard() => self.text.push_str(text),
            Event::CData(text) if self.is_heard() => self.text.push_str(text),
            Event::GeneralRef(entity) if self.is_heard() => self.text.extend(character(entity)),
            _ => {}
        }
        Ok(false)
    }

    fn is_heard(&self) -> bool {
        self.unsaid == 0 && self.said > 0
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<bool, Unreadable> {
        let name = element.name();
        let role = role(name.as_ref());
        if self.unsaid > 0 || role == Role::Unsaid {
            self.unsaid += 1;
            return Ok(false);
        }
        match role {
            Role::Lock => return Err(Unreadable::Locked),
            Role::Mark(mark) => self.text.push_str(&mark.repeat(count(element))),
            Role::Cell => self.is_text_cell = is_text_cell(element),
            Role::Paragraph => self.end_line(),
            Role::Words | Role::Row | Role::Unsaid | Role::Frame => {}
        }
        if self.said > 0 || self.is_said(name.as_ref(), role) {
            self.said += 1;
        }
        Ok(false)
    }

    /// Whether the characters in an element are words. ODF has them in its paragraphs; a sheet has the
    /// numbers of words where it does not have words.
    fn is_said(&self, name: &str, role: Role) -> bool {
        match name {
            "v" => self.is_text_cell,
            "text:p" | "text:h" => true,
            _ => role == Role::Words,
        }
    }

    fn close(&mut self, name: &str) {
        if self.unsaid > 0 {
            self.unsaid -= 1;
            return;
        }
        self.said = self.said.saturating_sub(1);
        match role(name) {
            Role::Paragraph => self.end_line(),
            Role::Row => {
                self.drop_last('\t');
                self.end_line();
            }
            Role::Cell => {
                // The last paragraph of a cell does not end the line of its row.
                self.drop_last('\n');
                self.text.push('\t');
            }
            _ => {}
        }
    }

    fn drop_last(&mut self, mark: char) {
        let kept = self.text.trim_end_matches(mark).len();
        self.text.truncate(kept);
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
            self.text.push('\n');
        }
    }
}

/// How often a mark stands there: ODF counts blanks.
fn count(element: &BytesStart<'_>) -> usize {
    attribute(element, "text:c").and_then(|count| count.parse().ok()).unwrap_or(1).min(MAX_BLANKS)
}

/// Whether a cell of a sheet holds the words that its formula gave.
fn is_text_cell(element: &BytesStart<'_>) -> bool {
    attribute(element, "t").is_some_and(|kind| kind == "str")
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// The character that an entity stands for.
fn character(entity: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return Some(character);
    }
    match entity.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> String {
        let (text, read) = words(xml.as_bytes());
        assert_eq!(read, Ok(()), "{xml}");
        text
    }

    #[test]
    fn a_number_split_over_runs_comes_out_whole() {
        for (xml, text) in [
            (
                "<w:p><w:r><w:t>Ks </w:t></w:r>\n <w:r><w:t>12</w:t></w:r><w:r><w:t>16/2018</w:t></w:r></w:p>",
                "Ks 1216/2018\n",
            ),
            (
                "<w:p><w:r><w:t xml:space=\"preserve\">Ks&#160;1216/2018 &amp; &lt;A&gt;</w:t></w:r></w:p>",
                "Ks\u{a0}1216/2018 & <A>\n",
            ),
            (
                "<w:p><w:r><w:t>Ks</w:t><w:tab/><w:t>1216</w:t><w:br/><w:t>/2018</w:t></w:r></w:p>",
                "Ks\t1216\n/2018\n",
            ),
            ("<w:p><w:r><w:t>1216</w:t><w:noBreakHyphen/><w:t>2018</w:t></w:r></w:p>", "1216\u{2011}2018\n"),
            (
                "<w:p><w:ins><w:r><w:t>Ks 1216</w:t></w:r></w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:r><w:t>/2018</w:t></w:r></w:p>",
                "Ks 1216/2018\n",
            ),
            (
                "<text:p>Ks<text:s text:c=\"2\"/>12<text:span>16</text:span>/2018</text:p><text:h>Rubrik</text:h>",
                "Ks  1216/2018\nRubrik\n",
            ),
            ("<a:p><a:r><a:t>Ks 12</a:t></a:r><a:r><a:t>16/2018</a:t></a:r></a:p>", "Ks 1216/2018\n"),
            ("<si><r><t>Ks 12</t></r><r><t>16/2018</t></r></si><si><t>två</t></si>", "Ks 1216/2018\ntvå\n"),
        ] {
            assert_eq!(read(xml), text, "{xml}");
        }
    }

    #[test]
    fn cells_are_kept_apart_and_rows_are_lines() {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let table = format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>",
            cell("Dnr"),
            cell("1216/2018"),
            cell("Namn")
        );
        assert_eq!(read(&table), "Dnr\t1216/2018\nNamn\n");
        let sheet = "<row><c t=\"s\"><v>7</v></c><c t=\"str\"><v>Ks 1216/2018</v></c><c t=\"inlineStr\"><is><t>A</t></is></c></row>";
        assert_eq!(read(sheet), "\tKs 1216/2018\tA\n");
    }

    #[test]
    fn what_is_said_twice_or_not_at_all_is_left_out() {
        let twice = "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Ruta</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>Ruta</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
        assert_eq!(read(twice), "Ruta\n");
        assert_eq!(read("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"), "");
        let locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
        assert_eq!(words(locked.as_bytes()).1, Err(Unreadable::Locked));
    }

    #[test]
    fn what_comes_before_a_broken_place_is_kept() {
        let (text, read) = words(&b"<w:p><w:r><w:t>Ks 1216/2018</w:t></w:r></w:p><w:p <"[..]);
        assert_eq!((text.as_str(), read), ("Ks 1216/2018\n", Err(Unreadable::Damaged)));
    }
}
