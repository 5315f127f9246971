//! HTML made readable: one pass, no tree, no recursion. Blocks, cells and list items are kept apart,
//! so that `Dnr` and `Ks 1216/2018` in two cells do not become one word. What a program shows nobody
//! is left out and told; what a mail program marks as quoted stays marked.

use memchr::{memchr, memchr2, memchr3, memmem};

pub use super::html_page::Readable;
use super::{
    entity,
    html_marks::Marks,
    html_page::{Gap, Page},
    html_sheet::Sheet,
    html_style::Sight,
    html_tag::{Shape, Tag},
};

/// Reads one HTML text.
#[derive(Default)]
struct Reader<'x> {
    rest: &'x str,
    marks: Marks<'x>,
    sheet: Sheet,
    page: Page,
    /// Inside `pre`, line ends count.
    preformatted: usize,
    /// What has been looked for in vain need not be looked for again: hostile text stays linear.
    absent: Absent,
}

/// Ends that do not come any more.
#[derive(Debug, Clone, Copy, Default)]
struct Absent {
    comment: bool,
    tag: bool,
    double_quote: bool,
    single_quote: bool,
    script: bool,
    style: bool,
    title: bool,
}

/// The readable text of `html`.
#[must_use]
pub fn read(html: &str) -> Readable {
    let mut reader = Reader { rest: html, ..Reader::default() };
    while let Some(at) = memchr(b'<', reader.rest.as_bytes()) {
        if let Some((text, from)) = reader.rest.split_at_checked(at).filter(|_| at > 0) {
            reader.text(text);
            reader.rest = from;
        }
        reader.markup();
    }
    let last = reader.rest;
    reader.text(last);
    reader.page.done()
}

impl<'x> Reader<'x> {
    /// Takes what begins with `<`: a comment, a tag, or just the character.
    fn markup(&mut self) {
        let inside = self.rest.get(1..).unwrap_or_default();
        match inside.as_bytes().first() {
            Some(b'!') if inside.starts_with("!--") => self.comment(),
            Some(b'!' | b'?') => self.skip_to_end(),
            Some(b'/') if inside.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) => self.tag(),
            Some(b'/') => self.skip_to_end(),
            Some(first) if first.is_ascii_alphabetic() => self.tag(),
            _ => self.literal(),
        }
    }

    fn literal(&mut self) {
        self.text("<");
        self.advance(1);
    }

    fn advance(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn comment(&mut self) {
        let found = if self.absent.comment { None } else { memmem::find(self.rest.as_bytes(), b"-->") };
        match found {
            Some(at) => self.advance(at + 3),
            None => {
                self.absent.comment = true;
                self.advance(4);
            }
        }
    }

    fn skip_to_end(&mut self) {
        match self.end_of_tag() {
            Some(end) => self.advance(end + 1),
            None => self.literal(),
        }
    }

    /// Where the `>` of the tag stands. A quotation mark that nothing closes is passed over.
    fn end_of_tag(&mut self) -> Option<usize> {
        if self.absent.tag {
            return None;
        }
        let bytes = self.rest.as_bytes();
        // In most tags nothing is quoted.
        let first = memchr3(b'>', b'"', b'\'', bytes);
        if first.is_some_and(|at| bytes.get(at) == Some(&b'>')) {
            return first;
        }
        let end = memchr(b'>', bytes);
        self.absent.tag = end.is_none();
        let end = end?;
        let mut at = 0;
        while let Some(quote) = memchr2(b'"', b'\'', bytes.get(at..end)?) {
            let start = at + quote;
            let mark = *bytes.get(start)?;
            let after_equals = bytes.get(..start)?.trim_ascii_end().last() == Some(&b'=');
            // A value that holds `<` is no value: its quotation mark was forgotten.
            let close = if after_equals { self.closing(mark, start + 1) } else { None };
            let value = |close: &usize| bytes.get(start..*close).unwrap_or_default();
            let Some(close) = close.filter(|close| memchr(b'<', value(close)).is_none()) else {
                at = start + 1;
                continue;
            };
            at = close + 1;
            if at > end {
                return self.end_after(at).or(Some(end));
            }
        }
        Some(end)
    }

    /// The `>` after a quotation that holds one itself; one such quotation in a tag is enough.
    fn end_after(&self, at: usize) -> Option<usize> {
        memchr(b'>', self.rest.as_bytes().get(at..)?).map(|end| at + end)
    }

    fn closing(&mut self, mark: u8, from: usize) -> Option<usize> {
        let absent = if mark == b'"' { &mut self.absent.double_quote } else { &mut self.absent.single_quote };
        if *absent {
            return None;
        }
        let found = memchr(mark, self.rest.as_bytes().get(from..)?);
        *absent = found.is_none();
        found.map(|at| from + at)
    }

    fn tag(&mut self) {
        let Some(end) = self.end_of_tag() else {
            self.literal();
            return;
        };
        let tag = Tag::read(self.rest.get(1..end).unwrap_or_default());
        self.advance(end + 1);
        if !tag.closes && self.skip_unreadable(&tag) {
            return;
        }
        match tag.shape {
            Shape::Inline => self.page.is_pictured |= tag.is("img"),
            Shape::Cell => self.page.widen(Gap::Cell),
            Shape::Block => self.page.widen(Gap::Line),
            Shape::Break => self.page.end_line(self.marks.seen_origin()),
            Shape::Raised => self.raise(&tag),
        }
        if tag.is("pre") {
            let deeper = self.preformatted.saturating_add(1);
            self.preformatted = if tag.closes { self.preformatted.saturating_sub(1) } else { deeper };
        }
        self.marks.take(&tag, &self.sheet);
    }

    /// Skips the content of an element that is for machines. Without its end it is not skipped:
    /// better a style sheet among the text than no text.
    fn skip_unreadable(&mut self, tag: &Tag<'_>) -> bool {
        let (end, absent) = if tag.is("style") {
            ("</style", &mut self.absent.style)
        } else if tag.is("script") {
            ("</script", &mut self.absent.script)
        } else if tag.is("title") {
            ("</title", &mut self.absent.title)
        } else {
            return false;
        };
        if *absent || tag.self_closing {
            return false;
        }
        let parted = find_ignoring_case(self.rest, end).and_then(|at| self.rest.split_at_checked(at));
        let Some((unread, rest)) = parted else {
            *absent = true;
            return false;
        };
        if tag.is("style") {
            self.sheet.take(unread, tag.is_for_some());
        }
        self.rest = rest;
        true
    }

    /// A number of a note is none of the number or word beside it: "418/2026¹" would be another case. In a unit or a
    /// formula, "m²", it is what makes it one.
    fn raise(&mut self, tag: &Tag<'_>) {
        const POWERS: [char; 2] = ['2', '3'];
        let behind = self.rest;
        let mut before = self.page.last().chars().rev();
        let parts = if tag.closes {
            let is_power = before.next().is_some_and(|last| POWERS.contains(&last)) && ends_in_a_unit(before);
            behind.starts_with(char::is_alphanumeric) && !is_power
        } else {
            !(behind.starts_with(POWERS) && ends_in_a_unit(before))
        };
        if parts {
            self.page.widen(Gap::Blank);
        }
    }

    fn text(&mut self, raw: &'x str) {
        if raw.is_empty() {
            return;
        }
        let sight = self.marks.sight();
        if sight != Sight::Seen {
            self.page.hide(sight, self.marks.origin(), &entity::decode(raw));
            return;
        }
        let decoded = entity::decode(raw);
        self.marks.take_words(&decoded);
        if self.preformatted > 0 {
            self.preformatted_text(&decoded);
            return;
        }
        self.page.push_words(self.marks.origin(), &decoded);
    }

    fn preformatted_text(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.page.push(self.marks.origin(), "\n");
            }
            self.page.push(self.marks.origin(), line.trim_end_matches('\r'));
        }
    }
}

/// Whether a text whose last letters these are, backwards, ends in a unit or an element: one letter or two.
fn ends_in_a_unit(before: impl Iterator<Item = char>) -> bool {
    (1..3).contains(&before.take(3).take_while(|letter| letter.is_alphabetic()).count())
}

fn find_ignoring_case(text: &str, lower: &str) -> Option<usize> {
    let is_it =
        |at: &usize| text.get(*at..*at + lower.len()).is_some_and(|name| name.eq_ignore_ascii_case(lower));
    memmem::find_iter(text.as_bytes(), b"</").find(is_it)
}
