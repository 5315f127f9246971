//! One HTML tag: its name, what its attributes say, how it parts its text from the rest.

use super::{
    entity,
    html_meaning::{Meaning, meaning},
    html_sheet::Sheet,
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

    /// Whether it is called one of `names`, which are lower case.
    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
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
            3 if self.is_one_of(&["sup", "sub"]) => Shape::Raised,
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

    /// Whether nothing stands within it.
    pub(super) fn is_void(&self) -> bool {
        self.is_one_of(&["img", "input", "br", "hr", "meta", "link", "area", "base", "col", "wbr", "embed"])
    }

    /// Whether it is a box whose size can be told: a table and its parts grow with what is in them.
    pub(super) fn is_a_box(&self) -> bool {
        let grows = ["table", "tbody", "thead", "tfoot", "tr"];
        self.shape() == Shape::Block && !self.is_one_of(&grows)
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
