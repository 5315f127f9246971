//! The words of one part of a document, read as they come.

use std::io::{self, BufRead};

use encoding_rs::Encoding;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::look::Looks;
use super::names::Names;
use super::{Role, role};
use crate::extract::document::why;
use crate::message::Unreadable;

/// Bytes of text of one part at most: what is above is never kept.
const MAX_TEXT: usize = 16 << 20;

/// Blanks that one element stands for at most.
const MAX_BLANKS: usize = 100;

/// What was read of one part.
#[derive(Debug)]
pub(in crate::extract) struct Part {
    /// Its words.
    pub(in crate::extract) text: String,
    /// The words in it that are hidden or struck out.
    pub(in crate::extract) hidden: String,
    /// Whether the words of another file belong into it.
    pub(in crate::extract) is_chunked: bool,
    /// Whether it could be read to its end.
    pub(in crate::extract) read: Result<(), Unreadable>,
}

/// The words of one part.
pub(in crate::extract) fn words(mut part: impl BufRead) -> Part {
    let mut words = Words::default();
    let read = match wide(&mut part) {
        Ok(None) => words.read(part),
        Ok(Some(decoded)) => words.read(decoded.as_bytes()),
        Err(error) => Err(why(&error)),
    };
    Part { text: words.text, hidden: words.hidden, is_chunked: words.is_chunked, read }
}

/// A part in UTF-16, which says so in its first bytes, decoded.
fn wide(part: &mut impl BufRead) -> io::Result<Option<String>> {
    let mark = part.fill_buf()?.get(..2).unwrap_or_default();
    if ![b"\xff\xfe", b"\xfe\xff"].iter().any(|wide| mark == *wide) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    part.read_to_end(&mut bytes)?;
    let (encoding, _) = Encoding::for_bom(&bytes).unwrap_or((encoding_rs::UTF_16LE, 2));
    Ok(Some(encoding.decode_with_bom_removal(&bytes).0.into_owned()))
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
    hidden: String,
    is_chunked: bool,
    names: Names,
    looks: Looks,
    /// Elements within one that says nothing, itself counted; none outside.
    unsaid: usize,
    /// Elements within one whose characters are words.
    said: usize,
    /// Elements within one that is hidden, and within one that is raised.
    within_hidden: usize,
    within_raised: usize,
    /// Whether what stands in each of the elements around is struck out.
    struck: Vec<bool>,
    /// Whether what was said last was raised.
    was_raised: bool,
    /// The rows and cells around, each with whether it is deleted, and how many are.
    cells: Vec<bool>,
    deleted: usize,
    /// Whether the properties of a row or a cell are being told.
    of_cell: bool,
    /// Whether the cell of a sheet holds words, not the number of some.
    is_text_cell: bool,
}

impl Words {
    /// Reads `xml` to its end, or as far as there is room.
    fn read(&mut self, xml: impl BufRead) -> Result<(), Unreadable> {
        let mut reader = Reader::from_reader(xml);
        reader.config_mut().allow_unmatched_ends = true;
        reader.config_mut().allow_dangling_amp = true;
        let mut buffer = Vec::new();
        while self.text.len() < MAX_TEXT && self.hidden.len() < MAX_TEXT {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Eof) => return Ok(()),
                Ok(event) => self.take(&event)?,
                Err(quick_xml::Error::Io(error)) => return Err(because(&error)),
                Err(_) => return Err(Unreadable::Damaged),
            }
        }
        Ok(())
    }

    /// Takes the next piece.
    fn take(&mut self, event: &Event<'_>) -> Result<(), Unreadable> {
        match event {
            Event::Start(element) => return self.open(element),
            Event::Empty(element) => {
                self.open(element)?;
                self.close(element.name().as_ref());
            }
            Event::End(element) => self.close(element.name().as_ref()),
            Event::Text(text) if self.is_heard() => self.say(text),
            Event::CData(text) if self.is_heard() => self.say(text),
            Event::GeneralRef(entity) if self.is_heard() => {
                if let Some(letter) = character(entity) {
                    self.say(letter.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn is_heard(&self) -> bool {
        self.unsaid == 0 && self.said > 0 && self.deleted == 0
    }

    /// Words, where they belong by their look.
    fn say(&mut self, text: &str) {
        let is_struck = self.struck.last().copied().unwrap_or_default();
        if self.within_hidden > 0 || is_struck || self.looks.run.hidden {
            self.hidden.push_str(text);
            return;
        }
        let raised = self.within_raised > 0 || self.looks.run.raised;
        let parted = raised != self.was_raised
            && self.text.ends_with(char::is_alphanumeric)
            && text.starts_with(char::is_alphanumeric);
        if parted {
            self.text.push(' ');
        }
        self.was_raised = raised;
        self.text.push_str(text);
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        self.names.learn(element);
        let name = element.name();
        let name = self.names.usual(name.as_ref());
        let role = role(&name);
        if self.unsaid == 0 && self.of_cell && matches!(name.as_ref(), "w:del" | "w:cellDel") {
            self.delete_cell();
        }
        // Styles stand where nothing is said; how something looked before it was changed is no look.
        if self.unsaid == 0 || name.starts_with("style:") {
            self.looks.learn(&name, element, &self.names);
        }
        if self.unsaid > 0 || role == Role::Unsaid {
            self.unsaid += 1;
            return Ok(());
        }
        let look = self.looks.of(&name, element, &self.names);
        for (within, begins) in
            [(&mut self.within_hidden, look.hidden), (&mut self.within_raised, look.raised)]
        {
            *within += usize::from(*within > 0 || begins);
        }
        let around = self.struck.last().copied().unwrap_or_default();
        self.struck.push(look.struck.unwrap_or(around));
        match role {
            Role::Lock => return Err(Unreadable::Locked),
            Role::Mark(mark) => self.text.push_str(&mark.repeat(count(element, &self.names))),
            Role::Cell => {
                self.is_text_cell = is_text_cell(element, &self.names);
                self.cells.push(false);
            }
            Role::Row => self.cells.push(false),
            Role::Paragraph => self.end_line(),
            Role::Words | Role::Unsaid | Role::Frame => {}
        }
        self.of_cell |= matches!(name.as_ref(), "w:trPr" | "w:tcPr");
        self.is_chunked |= name == "w:altChunk";
        if self.said > 0 || self.is_said(&name, role) {
            self.said += 1;
        }
        Ok(())
    }

    /// The row or cell around was taken away, and the change is tracked.
    fn delete_cell(&mut self) {
        if let Some(deleted) = self.cells.last_mut().filter(|deleted| !**deleted) {
            *deleted = true;
            self.deleted += 1;
        }
    }

    fn leave_cell(&mut self) {
        self.deleted -= usize::from(self.cells.pop().unwrap_or_default());
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
        let name = self.names.usual(name);
        if self.unsaid == 0 || name.starts_with("style:") {
            self.looks.forget(&name);
        }
        if self.unsaid > 0 {
            self.unsaid -= 1;
            return;
        }
        self.struck.pop();
        for within in [&mut self.said, &mut self.within_hidden, &mut self.within_raised] {
            *within = within.saturating_sub(1);
        }
        self.of_cell &= !matches!(name.as_ref(), "w:trPr" | "w:tcPr");
        match role(&name) {
            Role::Paragraph => self.end_line(),
            Role::Row => {
                self.leave_cell();
                self.drop_last('\t');
                self.end_line();
            }
            Role::Cell => {
                self.leave_cell();
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
        if !self.hidden.is_empty() && !self.hidden.ends_with('\n') {
            self.hidden.push('\n');
        }
    }
}

/// How often a mark stands there: ODF counts blanks.
fn count(element: &BytesStart<'_>, names: &Names) -> usize {
    attribute(element, "text:c", names).and_then(|count| count.parse().ok()).unwrap_or(1).min(MAX_BLANKS)
}

/// Whether a cell of a sheet holds the words that its formula gave.
fn is_text_cell(element: &BytesStart<'_>, names: &Names) -> bool {
    attribute(element, "t", names).is_some_and(|kind| kind == "str")
}

/// The value of an attribute, by its name with the usual prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str, names: &Names) -> Option<String> {
    let mut all = element.attributes();
    let mut all = all.with_checks(false).flatten();
    let attribute = all.find(|one| names.usual(one.key.as_ref()) == name)?;
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
