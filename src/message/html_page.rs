//! What has been read of a page so far: what people see, in stretches, and what they do not see.

use super::{Origin, html_style::Sight};

/// The readable text of a page, in stretches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readable {
    /// The stretches in order; [`Origin::New`] only says that nothing marks them as anything else.
    pub stretches: Vec<(Origin, String)>,
    /// The text that no program shows; its lines and cells are kept apart.
    pub hidden: String,
}

/// What parts one word from the next, weakest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    #[default]
    Nothing,
    Blank,
    Cell,
    Line,
}

impl Gap {
    /// Ends `text` with it, unless that ends in a line end.
    fn end(self, text: &mut String) {
        match self {
            _ if text.is_empty() || text.ends_with('\n') => {}
            Self::Nothing => {}
            Self::Blank => text.push(' '),
            Self::Cell => text.push('\t'),
            Self::Line => text.push('\n'),
        }
    }
}

/// A page that is being read.
#[derive(Debug, Default)]
pub(super) struct Page {
    stretches: Vec<(Origin, String)>,
    gap: Gap,
    hidden: Aside,
    /// What has the colour of its paper and is marked as nothing.
    faint: Aside,
    /// Whether there is a picture.
    pub(super) is_pictured: bool,
}

/// A text beside what is seen.
#[derive(Debug, Default)]
struct Aside {
    text: String,
    gap: Gap,
}

impl Aside {
    fn push(&mut self, text: &str) {
        std::mem::take(&mut self.gap).end(&mut self.text);
        self.text.push_str(text);
    }
}

impl Page {
    /// Takes a gap before whatever follows; of several the widest counts.
    pub(super) fn widen(&mut self, gap: Gap) {
        for one in [&mut self.gap, &mut self.hidden.gap, &mut self.faint.gap] {
            *one = gap.max(*one);
        }
    }

    /// Takes the end of a line. Two in a row are an empty line, as people see it: `origin` is whose it is, if it is seen.
    pub(super) fn end_line(&mut self, origin: Option<Origin>) {
        if let Some(origin) = origin.filter(|_| self.gap == Gap::Line) {
            self.push(origin, "\n");
        }
        self.widen(Gap::Line);
    }

    /// Adds what is seen after the gap that is due, to the stretch of its `origin`.
    pub(super) fn push(&mut self, origin: Origin, text: &str) {
        if text.is_empty() {
            return;
        }
        let gap = std::mem::take(&mut self.gap);
        match self.stretches.last_mut() {
            Some((last, stretch)) if *last == origin => {
                gap.end(stretch);
                stretch.push_str(text);
            }
            _ => self.stretches.push((origin, text.to_owned())),
        }
    }

    /// Adds the words of a text that is seen, with a blank between them and a gap where it begins or ends with blanks.
    pub(super) fn push_words(&mut self, origin: Origin, text: &str) {
        let is_blank = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
        if is_blank(text.as_bytes().first()) {
            self.widen(Gap::Blank);
        }
        let mut words = text.split_ascii_whitespace();
        self.push(origin, words.next().unwrap_or_default());
        for word in words {
            self.widen(Gap::Blank);
            self.push(origin, word);
        }
        if is_blank(text.as_bytes().last()) {
            self.widen(Gap::Blank);
        }
    }

    /// Adds what nobody sees.
    pub(super) fn hide(&mut self, sight: Sight, origin: Origin, text: &str) {
        self.hidden.push(text);
        if sight == Sight::Faint && origin == Origin::New {
            self.faint.push(text);
        }
    }

    /// The last of what is seen.
    pub(super) fn last(&self) -> &str {
        self.stretches.last().map(|(_, text)| text.as_str()).unwrap_or_default()
    }

    /// All that was read. Where neither words nor a picture are seen but what is quoted, as in an answer that was written
    /// white on a dark screen, what only looks hidden is what was written.
    pub(super) fn done(mut self) -> Readable {
        let says = |text: &str| text.contains(char::is_alphanumeric);
        let is_empty = !self.stretches.iter().any(|(origin, text)| *origin == Origin::New && says(text));
        if is_empty && !self.is_pictured && says(&self.faint.text) {
            self.stretches.insert(0, (Origin::New, self.faint.text));
        }
        Readable { stretches: self.stretches, hidden: self.hidden.text }
    }
}
