//! How a document's words look, as far as that changes what is said: what is hidden or struck out is not, and
//! a raised mark belongs to no number that it stands behind.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::{names::Names, words::attribute};

/// Styles of a document that are remembered; long ones have some thousand.
const MAX_STYLES: usize = 10_000;

/// How words look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Nobody sees them, whatever the look of what is in them.
    pub(super) hidden: bool,
    /// They are struck out or not; none where that is as it is around them.
    pub(super) struck: Option<bool>,
    /// They stand above the line.
    pub(super) raised: bool,
}

/// The look of the words under way, where it is told before them.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// That of the run (OOXML), which its properties tell.
    pub(super) run: Look,
    /// The style whose properties are being told (ODF), and what is known of the others, each below its family.
    style: Option<String>,
    styles: HashMap<String, Look>,
}

impl Looks {
    /// Learns what an element that holds no words says of those that follow.
    pub(super) fn learn(&mut self, name: &str, element: &BytesStart<'_>, names: &Names) {
        let told = |wanted: &str| attribute(element, wanted, names);
        match name {
            _ if is_run(name) => self.run = Look::default(),
            "w:vanish" | "w:strike" | "w:dstrike" | "strike" => self.run.hidden |= is_on(element, names),
            "w:vertAlign" | "vertAlign" => {
                let how = told("w:val").or_else(|| told("val"));
                self.run.raised |= how.is_some_and(|how| how == "superscript");
            }
            "a:rPr" => {
                self.run.hidden |= told("strike").is_some_and(|how| how != "noStrike");
                self.run.raised |= told("baseline").is_some_and(|how| !how.starts_with(['-', '0']));
            }
            "style:style" => {
                let both = told("style:family").zip(told("style:name"));
                self.style = both.map(|(family, name)| format!("{family}/{name}"));
            }
            "style:text-properties" if self.styles.len() < MAX_STYLES => {
                let look = styled(element, names);
                if let Some(style) = self.style.take().filter(|_| look != Look::default()) {
                    self.styles.insert(style, look);
                }
            }
            _ => {}
        }
    }

    /// Forgets what was told of within an element that ends.
    pub(super) fn forget(&mut self, name: &str) {
        match name {
            _ if is_run(name) => self.run = Look::default(),
            "style:style" => self.style = None,
            _ => {}
        }
    }

    /// How the words within an element look, by what it says itself.
    pub(super) fn of(&self, name: &str, element: &BytesStart<'_>, names: &Names) -> Look {
        let is = |wanted, value: &[&str]| {
            attribute(element, wanted, names).is_some_and(|how| value.contains(&how.as_str()))
        };
        let hidden = match name {
            "text:p" | "text:h" => return self.by_style("paragraph", element, names),
            "text:span" => return self.by_style("text", element, names),
            "row" => is("hidden", &["1", "true"]),
            "p:sld" => is("show", &["0", "false"]),
            "text:section" => is("text:display", &["none"]),
            "text:hidden-text" | "text:hidden-paragraph" => !is("text:is-hidden", &["false"]),
            "table:table-row" => is("table:visibility", &["collapse", "filter"]),
            _ => false,
        };
        Look { hidden, ..Look::default() }
    }

    fn by_style(&self, family: &str, element: &BytesStart<'_>, names: &Names) -> Look {
        if self.styles.is_empty() {
            return Look::default();
        }
        let style = attribute(element, "text:style-name", names);
        let look = style.and_then(|style| self.styles.get(&format!("{family}/{style}")));
        look.copied().unwrap_or_default()
    }
}

/// Whether an element is a run, with properties of its own.
fn is_run(name: &str) -> bool {
    matches!(name, "w:r" | "a:r" | "a:br" | "a:fld" | "r")
}

/// The look that the properties of a style give (ODF).
fn styled(element: &BytesStart<'_>, names: &Names) -> Look {
    let told = |wanted: &str| attribute(element, wanted, names);
    let lines = ["style:text-line-through-style", "style:text-line-through-type"].map(told);
    let struck = lines.into_iter().flatten().map(|how| how != "none").reduce(|any, one| any || one);
    let position = told("style:text-position").unwrap_or_default();
    let above = position.starts_with("super") || position.starts_with(|c: char| c.is_ascii_digit());
    let raised = above && !position.starts_with('0');
    Look { hidden: told("text:display").is_some_and(|how| how == "none"), struck, raised }
}

/// Whether a property that is on by being there is not turned off.
fn is_on(element: &BytesStart<'_>, names: &Names) -> bool {
    let told = attribute(element, "w:val", names).or_else(|| attribute(element, "val", names));
    told.is_none_or(|how| !["0", "false", "off"].contains(&how.as_str()))
}
