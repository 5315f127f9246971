//! One HTML tag, and what the open elements say of the text within them: quoted, signature, hidden.

use super::{
    Origin,
    html_meaning::{Frame, Meaning, meaning},
    quote_lines::is_separator,
};

/// Marked elements within each other that are followed; what lies deeper has the outer ones' mark.
const MAX_MARKS: usize = 32;

/// One tag, cut out between `<` and `>`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'x> {
    /// The element's name as written.
    name: &'x str,
    /// What follows the name.
    attributes: &'x str,
    /// `</…>`.
    pub(super) closes: bool,
    /// `<…/>`.
    pub(super) self_closing: bool,
}

/// How an element parts its text from what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Not at all.
    Inline,
    /// As the cells of one row.
    Cell,
    /// On a line of its own.
    Block,
    /// A line break.
    Break,
}

/// The marked elements that are open.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
    to_the_end: bool,
}

#[derive(Debug, Clone)]
struct Mark {
    name: String,
    meaning: Meaning,
    /// Elements of the same name that are open within it.
    within: usize,
}

impl<'x> Tag<'x> {
    /// Reads what stands between `<` and `>`.
    pub(super) fn read(inside: &'x str) -> Self {
        let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
        let self_closing = inside.ends_with('/');
        let end = inside.find(|character: char| character.is_ascii_whitespace() || character == '/');
        let (name, attributes) = end.and_then(|end| inside.split_at_checked(end)).unwrap_or((inside, ""));
        Self { name, attributes, closes, self_closing }
    }

    /// Whether the element is called `name`, which is lower case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    /// How it parts its text from the rest.
    pub(super) fn shape(&self) -> Shape {
        // Longer names than these are custom elements or namespaced ones of Office, all inline.
        match self.name.len() {
            1 if self.is("p") => Shape::Block,
            2 if self.is("br") => Shape::Break,
            2 if self.is_one_of(&["td", "th"]) => Shape::Cell,
            2 if self.is_one_of(&[
                "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ul", "ol", "dl", "dt", "dd",
            ]) =>
            {
                Shape::Block
            }
            3 if self.is_one_of(&["div", "pre", "nav", "xmp"]) => Shape::Block,
            4 if self.is_one_of(&["body", "main", "form", "head", "html", "menu"]) => Shape::Block,
            5 if self.is_one_of(&["table", "tbody", "thead", "tfoot", "aside"]) => Shape::Block,
            6 if self.is_one_of(&["center", "option", "header", "footer", "figure", "legend", "button"]) => {
                Shape::Block
            }
            _ if self.name.len() > 6
                && self.is_one_of(&[
                    "section", "article", "address", "caption", "details", "summary", "blockquote",
                    "fieldset", "figcaption", "textarea",
                ]) =>
            {
                Shape::Block
            }
            _ => Shape::Inline,
        }
    }

    fn is_void(&self) -> bool {
        self.is_one_of(&["img", "input", "br", "hr", "meta", "link", "area", "base", "col", "wbr", "embed"])
    }

    fn meaning(&self) -> Option<Meaning> {
        if self.is("blockquote") {
            return Some(Meaning::Quoted);
        }
        if self.attributes.is_empty() {
            return None;
        }
        self.attributes().find_map(|(name, value)| meaning(name, value))
    }

    fn attributes(&self) -> impl Iterator<Item = (&'x str, &'x str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|character: char| {
                character.is_ascii_whitespace() || matches!(character, '/' | '"' | '\'' | '=')
            });
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|character: char| character == '=' || character.is_ascii_whitespace());
            let (name, after) = end.and_then(|end| rest.split_at_checked(end)).unwrap_or((rest, ""));
            let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
                rest = after;
                return Some((name, ""));
            };
            let (value, after) = value_of(value.trim_ascii_start());
            rest = after;
            Some((name, value))
        })
    }
}

/// An attribute's value at the start of `text`, quoted or not, and what follows.
fn value_of(text: &str) -> (&str, &str) {
    for mark in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(mark) {
            return quoted.split_once(mark).unwrap_or((quoted, ""));
        }
    }
    let end = text.find(|character: char| character.is_ascii_whitespace());
    end.and_then(|end| text.split_at_checked(end)).unwrap_or((text, ""))
}

impl Marks {
    /// Takes a tag into account.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        if tag.closes {
            self.close(tag);
        } else {
            self.begin(tag);
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        // A paragraph ends where the next begins, whether or not somebody closed it.
        if tag.is("p") {
            self.close(tag);
        }
        if tag.is_void() {
            return;
        }
        for mark in &mut self.open {
            if tag.is(&mark.name) {
                mark.within += 1;
            }
        }
        match tag.meaning() {
            Some(Meaning::QuotedToTheEnd) => self.to_the_end = true,
            Some(meaning) if self.open.len() < MAX_MARKS && !tag.self_closing => {
                self.open.push(Mark { name: tag.name.to_ascii_lowercase(), meaning, within: 0 });
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: &Tag<'_>) {
        let mut ended = None;
        for (at, mark) in self.open.iter_mut().enumerate() {
            if !tag.is(&mark.name) {
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
        if let Some(Mark { meaning: Meaning::Frame(frame), .. }) = self.open.last_mut()
            && *frame == Frame::Reply
            && tag.is("blockquote")
        {
            *frame = Frame::Answered;
        }
    }

    /// Takes the words of a text into account: the first in a frame say what is in it.
    pub(super) fn take_words(&mut self, text: &str) {
        for mark in &mut self.open {
            if mark.meaning == Meaning::Frame(Frame::Blank) && !text.trim().is_empty() {
                let forward = is_separator(text) || text.trim_start().starts_with("-----");
                mark.meaning = Meaning::Frame(if forward { Frame::Forward } else { Frame::Reply });
            }
        }
    }

    /// Whether text is hidden now.
    pub(super) fn hidden(&self) -> bool {
        self.open.iter().any(|mark| mark.meaning == Meaning::Hidden)
    }

    /// Whose text it is now, as far as marks tell.
    pub(super) fn origin(&self) -> Origin {
        let quoted = |mark: &Mark| match mark.meaning {
            Meaning::Quoted | Meaning::QuotedToTheEnd => true,
            Meaning::Frame(frame) => frame != Frame::Answered,
            Meaning::Signature | Meaning::Hidden => false,
        };
        if self.to_the_end || self.open.iter().any(quoted) {
            return Origin::Quoted;
        }
        let signed = self.open.iter().any(|mark| mark.meaning == Meaning::Signature);
        if signed { Origin::Signature } else { Origin::New }
    }
}
