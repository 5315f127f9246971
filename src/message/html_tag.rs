//! One HTML tag, and what the open elements say of the text within them: quoted, signature, hidden.

use super::{Origin, quote_lines::is_separator};

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

/// What an element says of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Quoted,
    /// Holds an attribution and what it is about; between and below the blockquotes in it stands the
    /// sender's answer, unless it holds a forwarded mail.
    Frame(Frame),
    /// Everything from here on: Outlook does not wrap what it quotes.
    QuotedToTheEnd,
    Signature,
    Hidden,
}

/// What is known of a frame around quoted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// No words have been seen in it.
    Blank,
    /// It begins with an attribution.
    Reply,
    /// A blockquote in it has ended: what follows is the sender's.
    Answered,
    /// It begins with the line above a forwarded mail.
    Forward,
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
                    "section",
                    "article",
                    "address",
                    "caption",
                    "details",
                    "summary",
                    "blockquote",
                    "fieldset",
                    "figcaption",
                    "textarea",
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

/// What an attribute says: the marks that mail programs leave, and the ways to hide text.
fn meaning(name: &str, value: &str) -> Option<Meaning> {
    if name.eq_ignore_ascii_case("style") {
        if hides(value) {
            return Some(Meaning::Hidden);
        }
        return is_outlooks_rule(value).then_some(Meaning::QuotedToTheEnd);
    }
    if name.eq_ignore_ascii_case("hidden") {
        return Some(Meaning::Hidden);
    }
    let is_id = name.eq_ignore_ascii_case("id");
    if name.eq_ignore_ascii_case("type") {
        return value.eq_ignore_ascii_case("cite").then_some(Meaning::Quoted);
    }
    if !is_id && !name.eq_ignore_ascii_case("class") {
        return None;
    }
    let value = value.to_ascii_lowercase();
    value.split_ascii_whitespace().find_map(|word| named(word.trim_start_matches("x_"), is_id))
}

/// What the name of a class or, if `is_id`, of one element says.
fn named(word: &str, is_id: bool) -> Option<Meaning> {
    // Roundcube and Yahoo put letters of their own before a name, in text that was quoted before.
    if word.ends_with("yahoo_quoted") || is_id && word.ends_with("reply-intro") {
        return Some(Meaning::Quoted);
    }
    match word {
        "divrplyfwdmsg" | "appendonsend" | "zwchr" if is_id => Some(Meaning::QuotedToTheEnd),
        "ms-outlook-mobile-reference-message" => Some(Meaning::QuotedToTheEnd),
        "gmail_quote" | "gmail_quote_container" | "protonmail_quote" | "zmail_extra" => {
            Some(Meaning::Frame(Frame::Blank))
        }
        "gmail_attr"
        | "moz-cite-prefix"
        | "moz-forward-container"
        | "moz-email-headers-table"
        | "tutanota_quote"
        | "olk_src_body_section"
        | "mail-editor-reference-message-container" => Some(Meaning::Quoted),
        "gmail_signature"
        | "gmail_signature_prefix"
        | "moz-signature"
        | "protonmail_signature_block"
        | "applemailsignature"
        | "ms-outlook-mobile-signature" => Some(Meaning::Signature),
        "signature" if is_id => Some(Meaning::Signature),
        "preheader" => Some(Meaning::Hidden),
        _ => None,
    }
}

/// Whether a style keeps its text from being seen.
fn hides(style: &str) -> bool {
    let (mut white, mut on_white) = (false, false);
    for rule in style.split(';') {
        let Some((property, value)) = rule.split_once(':') else { continue };
        let property = property.trim();
        let value = value.split('!').next().unwrap_or(value).trim();
        let is = |name: &str| property.eq_ignore_ascii_case(name);
        let says = |word: &str| value.eq_ignore_ascii_case(word);
        let hidden = is("display") && says("none")
            || is("visibility") && says("hidden")
            || is("mso-hide") && says("all")
            || (is("font-size") || is("max-height") || is("opacity")) && is_zero(value);
        if hidden {
            return true;
        }
        white |= is("color") && is_white(value);
        on_white |= (is("background") || is("background-color")) && is_white(value);
    }
    white && on_white
}

fn is_white(colour: &str) -> bool {
    ["white", "#fff", "#ffffff"].iter().any(|white| colour.eq_ignore_ascii_case(white))
}

/// The line that Outlook draws above the header block of what it quotes, in the colours of its editions.
fn is_outlooks_rule(style: &str) -> bool {
    let Some((_, border)) = style.split_once("border-top:") else { return false };
    let border = border.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let drawn = border.starts_with("solid ") && border.ends_with("1.0pt") || border.ends_with("1pt solid");
    drawn && (border.contains("#e1e1e1") || border.contains("#b5c4df")) && style.contains("padding:3.0pt 0")
}

/// `0`, `0px`, `0.0pt`: a length that is nothing.
fn is_zero(length: &str) -> bool {
    let number =
        length.trim_end_matches(|character: char| character.is_ascii_alphabetic() || character == '%');
    number.trim().parse::<f32>().is_ok_and(|number| number == 0.0)
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
