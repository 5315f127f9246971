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
    /// Nobody sees them, or they are struck out.
    pub(super) hidden: bool,
    /// They stand above the line.
    pub(super) raised: bool,
}

/// The look of the words under way, where it is told before them.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// That of the run (OOXML), which its properties tell.
    pub(super) run: Look,
    /// The style whose properties are being told (ODF), and what is known of the others.
    style: String,
    styles: HashMap<String, Look>,
}

impl Looks {
    /// Learns what an element that holds no words says of those that follow.
    pub(super) fn learn(&mut self, name: &str, element: &BytesStart<'_>, names: &Names) {
        let told = |wanted: &str| attribute(element, wanted, names);
        match name {
            "w:r" | "a:r" | "r" => self.run = Look::default(),
            "w:vanish" | "w:strike" | "w:dstrike" | "strike" => self.run.hidden |= is_on(element, names),
            "w:vertAlign" | "vertAlign" => {
                let how = told("w:val").or_else(|| told("val"));
                self.run.raised |= how.is_some_and(|how| how == "superscript");
            }
            "a:rPr" => {
                self.run.hidden |= told("strike").is_some_and(|how| how != "noStrike");
                self.run.raised |= told("baseline").is_some_and(|how| !how.starts_with(['-', '0']));
            }
            "style:style" => self.style = told("style:name").unwrap_or_default(),
            "style:text-properties" if !self.style.is_empty() && self.styles.len() < MAX_STYLES => {
                let struck = ["style:text-line-through-style", "style:text-line-through-type"];
                let struck = struck.iter().any(|how| told(how).is_some_and(|how| how != "none"));
                let position = told("style:text-position").unwrap_or_default();
                let above =
                    position.starts_with("super") || position.starts_with(|c: char| c.is_ascii_digit());
                let raised = above && !position.starts_with('0');
                let hidden = struck || told("text:display").is_some_and(|how| how == "none");
                if hidden || raised {
                    self.styles.insert(std::mem::take(&mut self.style), Look { hidden, raised });
                }
            }
            _ => {}
        }
    }

    /// How the words within an element look, by what it says itself.
    pub(super) fn of(&self, name: &str, element: &BytesStart<'_>, names: &Names) -> Look {
        let told = |wanted: &str| attribute(element, wanted, names);
        let is = |wanted, value: &[&str]| told(wanted).is_some_and(|how| value.contains(&how.as_str()));
        let hidden = match name {
            "row" => is("hidden", &["1", "true"]),
            "p:sld" => is("show", &["0", "false"]),
            "text:section" => is("text:display", &["none"]),
            "text:hidden-text" | "text:hidden-paragraph" => !is("text:is-hidden", &["false"]),
            "table:table-row" => is("table:visibility", &["collapse", "filter"]),
            "text:p" | "text:h" | "text:span" if !self.styles.is_empty() => {
                let style = told("text:style-name").and_then(|style| self.styles.get(&style));
                return style.copied().unwrap_or_default();
            }
            _ => false,
        };
        Look { hidden, raised: false }
    }
}

/// Whether a property that is on by being there is not turned off.
fn is_on(element: &BytesStart<'_>, names: &Names) -> bool {
    let told = attribute(element, "w:val", names).or_else(|| attribute(element, "val", names));
    told.is_none_or(|how| !["0", "false", "off"].contains(&how.as_str()))
}
