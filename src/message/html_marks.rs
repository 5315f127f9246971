//! The elements that are open, and what they say of the text within them: quoted, signature, hidden.

use super::{
    Origin,
    html_meaning::{Frame, Meaning},
    html_sheet::Sheet,
    html_style::{Look, Sight},
    html_tag::{Shape, Tag},
    quote_lines::is_separator,
};

/// Marked elements within each other that are followed; what lies deeper has the outer ones' mark.
const MAX_MARKS: usize = 64;

/// As many of them as there may be for an element that looks otherwise than what is around it to be one more.
const MAX_LOOKS: usize = 32;

/// The open elements of which anything is said.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks<'x> {
    open: Vec<Mark<'x>>,
    to_the_end: bool,
}

#[derive(Debug, Clone)]
struct Mark<'x> {
    name: &'x str,
    part: Part,
    meaning: Option<Meaning>,
    look: Look,
    /// Elements of the same name that are open within it.
    within: usize,
    /// Tables or lists that are open within it, as it is a part of one: theirs are not it.
    inner: usize,
    /// Blocks, cells and the like that are open within it.
    blocks: usize,
}

/// Elements whose end tags people and programs leave out (HTML, section 13.1.2.4), and what they are parts of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Table,
    Rows,
    Row,
    Cell,
    List,
    Item,
    Terms,
    Term,
    Paragraph,
    Block,
    Other,
}

impl Part {
    fn of(tag: &Tag<'_>) -> Self {
        match tag.name.len() {
            1 if tag.is("p") => Self::Paragraph,
            2 if tag.is_one_of(&["td", "th"]) => Self::Cell,
            2 if tag.is("tr") => Self::Row,
            2 if tag.is("li") => Self::Item,
            2 if tag.is_one_of(&["ul", "ol"]) => Self::List,
            2 if tag.is_one_of(&["dt", "dd"]) => Self::Term,
            2 if tag.is("dl") => Self::Terms,
            5 if tag.is("table") => Self::Table,
            5 if tag.is_one_of(&["tbody", "thead", "tfoot"]) => Self::Rows,
            _ if tag.shape == Shape::Block => Self::Block,
            _ => Self::Other,
        }
    }

    /// What it is a part of, if that is one whose parts may lack their ends.
    fn whole(self) -> Option<Self> {
        match self {
            Self::Cell | Self::Row | Self::Rows => Some(Self::Table),
            Self::Item => Some(Self::List),
            Self::Term => Some(Self::Terms),
            _ => None,
        }
    }

    /// Whether it ends where `other` begins, or ends if `closes`.
    fn ends_at(self, other: Self, closes: bool) -> bool {
        let begins = !closes && self == other;
        match self {
            Self::Cell => begins || matches!(other, Self::Row | Self::Rows) || closes && other == Self::Table,
            Self::Row => begins || other == Self::Rows || closes && other == Self::Table,
            Self::Rows | Self::Item | Self::Term => begins || closes && self.whole() == Some(other),
            // A block that ends is one around it: none begins within it.
            Self::Paragraph => other != Self::Other,
            _ => false,
        }
    }
}

impl<'x> Marks<'x> {
    /// Takes a tag into account.
    pub(super) fn take(&mut self, tag: &Tag<'x>, sheet: &Sheet) {
        self.end_parts(tag);
        if tag.closes {
            self.close(tag);
        } else {
            self.begin(tag, sheet);
        }
    }

    /// Ends the elements whose end the tag shows without saying it.
    fn end_parts(&mut self, tag: &Tag<'_>) {
        if self.open.is_empty() {
            return;
        }
        let part = Part::of(tag);
        if part == Part::Other {
            return;
        }
        let ended = |mark: &Mark<'_>| mark.inner == 0 && mark.part.ends_at(part, tag.closes);
        if let Some(at) = self.open.iter().position(ended) {
            self.open.truncate(at);
        }
        self.end_hidden(tag, part);
        for mark in self.open.iter_mut().filter(|mark| mark.part.whole() == Some(part)) {
            mark.inner = if tag.closes { mark.inner.saturating_sub(1) } else { mark.inner + 1 };
            // What was open in the inner one ended with it.
            mark.within = if mark.inner == 0 { 0 } else { mark.within };
        }
    }

    /// Ends what is hidden and was never closed, where what stands around it ends: a span where any block does, a block
    /// where a cell or a list does.
    fn end_hidden(&mut self, tag: &Tag<'_>, part: Part) {
        let ends = |mark: &mut Mark<'_>| {
            let is_within = mark.part == Part::Other || (mark.part == Part::Block && part != Part::Block);
            let is_hidden = mark.meaning.is_none() && mark.look.sight() != Sight::Seen;
            is_within && is_hidden && mark.blocks == 0 && !tag.is(mark.name)
        };
        while tag.closes && part != Part::Paragraph && self.open.pop_if(|mark| ends(mark)).is_some() {}
        for mark in self.open.iter_mut().filter(|_| part != Part::Paragraph && !tag.is("hr")) {
            mark.blocks = if tag.closes { mark.blocks.saturating_sub(1) } else { mark.blocks + 1 };
        }
    }

    fn begin(&mut self, tag: &Tag<'x>, sheet: &Sheet) {
        if tag.is_void() {
            return;
        }
        for mark in &mut self.open {
            if tag.is(mark.name) {
                mark.within += 1;
            }
        }
        let around = self.open.last().map_or_else(|| sheet.look(), |mark| mark.look);
        let (mut meaning, look) = tag.says(around, sheet);
        if meaning == Some(Meaning::QuotedToTheEnd) {
            self.to_the_end = true;
            meaning = None;
        }
        let most = if meaning.is_some() { MAX_MARKS } else { MAX_LOOKS };
        let says_anything = meaning.is_some() || look != around;
        if says_anything && self.open.len() < most && !tag.self_closing {
            let part = Part::of(tag);
            self.open.push(Mark { name: tag.name, part, meaning, look, within: 0, inner: 0, blocks: 0 });
        }
    }

    fn close(&mut self, tag: &Tag<'_>) {
        let mut ended = None;
        for (at, mark) in self.open.iter_mut().enumerate() {
            if !tag.is(mark.name) {
                continue;
            }
            if mark.within == 0 {
                ended = Some(at);
                break;
            }
            mark.within -= 1;
        }
        let Some(at) = ended else { return };
        self.open.truncate(at);
        if let Some(Mark { meaning: Some(Meaning::Frame(frame)), .. }) = self.open.last_mut()
            && *frame == Frame::Reply
            && tag.is("blockquote")
        {
            *frame = Frame::Answered;
        }
    }

    /// Takes the words of a text into account: the first in a frame say what is in it.
    pub(super) fn take_words(&mut self, text: &str) {
        for mark in &mut self.open {
            if mark.meaning == Some(Meaning::Frame(Frame::Blank)) && !text.trim().is_empty() {
                let forward = is_separator(text) || text.trim_start().starts_with("-----");
                mark.meaning = Some(Meaning::Frame(if forward { Frame::Forward } else { Frame::Reply }));
            }
        }
    }

    /// How much is seen of a text now.
    pub(super) fn sight(&self) -> Sight {
        self.open.last().map_or(Sight::Seen, |mark| mark.look.sight())
    }

    /// Whose text it is now, if it is seen.
    pub(super) fn seen_origin(&self) -> Option<Origin> {
        (self.sight() == Sight::Seen).then(|| self.origin())
    }

    /// Whose text it is now, as far as marks tell.
    pub(super) fn origin(&self) -> Origin {
        let quoted = |mark: &Mark<'_>| match mark.meaning {
            Some(Meaning::Quoted | Meaning::QuotedToTheEnd) => true,
            Some(Meaning::Frame(frame)) => frame != Frame::Answered,
            Some(Meaning::Signature) | None => false,
        };
        if self.to_the_end || self.open.iter().any(quoted) {
            return Origin::Quoted;
        }
        let signed = self.open.iter().any(|mark| mark.meaning == Some(Meaning::Signature));
        if signed { Origin::Signature } else { Origin::New }
    }
}
