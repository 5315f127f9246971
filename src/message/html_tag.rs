//! One HTML tag: its name, what its attributes say, how it parts its text from the rest.

use super::{
    entity,
    html_meaning::{Meaning, meaning},
    html_sheet::{Sheet, cut},
    html_style::{Declared, Look},
};

/// One tag, cut out between `<` and `>`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'x> {
    /// The element's name as written.
    pub(super) name: &'x str,
    /// What follows the name.
    attributes: &'x str,
    /// `</…>`.
    pub(super) closes: bool,
    /// `<…/>`.
    pub(super) self_closing: bool,
    /// How it parts its text from the rest.
    pub(super) shape: Shape,
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
    /// Not at all, but for a note's number: that stands higher or lower than what it follows.
    Raised,
}

impl Shape {
    /// How an element of that name does.
    fn of(name: &str) -> Self {
        let is = |one: &str| name.eq_ignore_ascii_case(one);
        let is_one_of = |names: &[&str]| names.iter().any(|one| is(one));
        // Longer names than these are custom elements or namespaced ones of Office, all inline.
        match name.len() {
            1 if is("p") => Self::Block,
            2 if is("br") => Self::Break,
            2 if is_one_of(&["td", "th"]) => Self::Cell,
            2 if is_one_of(&[
                "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ul", "ol", "dl", "dt", "dd",
            ]) =>
            {
                Self::Block
            }
            3 if is_one_of(&["div", "pre", "nav", "xmp"]) => Self::Block,
            3 if is_one_of(&["sup", "sub"]) => Self::Raised,
            4 if is_one_of(&["body", "main", "form", "head", "html", "menu"]) => Self::Block,
            5 if is_one_of(&["table", "tbody", "thead", "tfoot", "aside"]) => Self::Block,
            6 if is_one_of(&["center", "option", "header", "footer", "figure", "legend", "button"]) => {
                Self::Block
            }
            7 if is_one_of(&["section", "article", "address", "caption", "details", "summary"]) => {
                Self::Block
            }
            8 if is_one_of(&["fieldset", "textarea"]) => Self::Block,
            10 if is_one_of(&["blockquote", "figcaption"]) => Self::Block,
            _ => Self::Inline,
        }
    }
}

impl<'x> Tag<'x> {
    /// Reads what stands between `<` and `>`.
    pub(super) fn read(inside: &'x str) -> Self {
        let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
        let self_closing = inside.ends_with('/');
        let end = inside.bytes().position(|byte| byte.is_ascii_whitespace() || byte == b'/');
        let (name, attributes) = end.and_then(|end| inside.split_at_checked(end)).unwrap_or((inside, ""));
        Self { name, attributes, closes, self_closing, shape: Shape::of(name) }
    }

    /// Whether the element is called `name`, which is lower case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether it is called one of `names`, which are lower case.
    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    /// Whether nothing stands within it.
    pub(super) fn is_void(&self) -> bool {
        match self.name.len() {
            2 => self.is_one_of(&["br", "hr"]),
            3 => self.is_one_of(&["img", "col", "wbr"]),
            4 => self.is_one_of(&["meta", "link", "area", "base"]),
            5 => self.is_one_of(&["input", "embed"]),
            _ => false,
        }
    }

    /// Whether it is a box whose size can be told: a table and its parts grow with what is in them.
    pub(super) fn is_a_box(&self) -> bool {
        let grows = ["table", "tbody", "thead", "tfoot", "tr"];
        self.shape == Shape::Block && !self.is_one_of(&grows)
    }

    /// Whether what it holds is for paper or for some screens only.
    pub(super) fn is_for_some(&self) -> bool {
        let medium = self.attributes().find(|(name, _)| name.eq_ignore_ascii_case("media"));
        medium.is_some_and(|(_, value)| !["", "all", "screen"].contains(&value))
    }

    /// What it says of its text, and what that looks like within text that looks as `around`.
    pub(super) fn says(&self, around: Look, sheet: &Sheet) -> (Option<Meaning>, Look) {
        let mut said = self.is("blockquote").then_some(Meaning::Quoted);
        let unshown = self.is("template") || self.is("noframes");
        let struck = self.is_one_of(&["s", "del", "strike"]);
        if self.attributes.is_empty() && !unshown && !struck {
            return (said, around);
        }
        let mut declared = Declared::default();
        if unshown {
            declared.hide();
        }
        if struck {
            declared.strike();
        }
        let (mut classes, mut style) = (None, None);
        for (name, value) in self.attributes() {
            said = said.or_else(|| meaning(name, value));
            match name.len() {
                5 if name.eq_ignore_ascii_case("class") => classes = classes.or(Some(value)),
                5 if name.eq_ignore_ascii_case("style") => style = style.or(Some(value)),
                _ => declared.take_attribute(self, name, value),
            }
        }
        // A style says more than a class, and a class more than an attribute.
        classes.into_iter().for_each(|classes| sheet.declare(self.name, classes, &mut declared));
        style.into_iter().for_each(|style| declared.take_style(&entity::decode(style)));
        let around = if self.is("a") { around.of_link() } else { around };
        (said, declared.within(self, around))
    }

    fn attributes(&self) -> impl Iterator<Item = (&'x str, &'x str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let parts = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'' | b'=');
            let start = rest.bytes().position(|byte| !parts(byte))?;
            rest = rest.get(start..)?;
            let end = rest.bytes().position(|byte| byte == b'=' || byte.is_ascii_whitespace());
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
    if let Some(quoted) = text.strip_prefix(['"', '\'']) {
        let mark = text.as_bytes().first().copied().unwrap_or_default();
        let (value, after) = cut(quoted, mark);
        return (value, after.unwrap_or_default());
    }
    let end = text.bytes().position(|byte| byte.is_ascii_whitespace());
    end.and_then(|end| text.split_at_checked(end)).unwrap_or((text, ""))
}
