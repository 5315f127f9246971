//! What an element is called. Each family of documents has its namespaces, and nearly every program the same
//! prefixes for them; where one has others, its names are read as if it had the usual ones.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

/// Prefixes that are remembered; documents have some twenty in all.
const MAX_PREFIXES: usize = 50;

/// Parts of a namespace's name, and the usual prefix. The two standards of OOXML name theirs differently
/// (ECMA-376 transitional and strict), and both end alike.
const USUAL: [(&str, &str, &str); 10] = [
    ("wordprocessingml", "/main", "w"),
    ("office/word/2003", "/wordml", "w"),
    ("spreadsheetml", "/main", ""),
    ("drawingml", "/main", "a"),
    ("presentationml", "/main", "p"),
    ("opendocument:xmlns:", ":office:1.0", "office"),
    ("opendocument:xmlns:", ":text:1.0", "text"),
    ("opendocument:xmlns:", ":table:1.0", "table"),
    ("opendocument:xmlns:", ":style:1.0", "style"),
    ("opendocument:xmlns:", ":manifest:1.0", "manifest"),
];

/// The prefixes of a document that are not the usual ones.
#[derive(Debug, Default)]
pub(super) struct Names {
    unusual: Vec<(String, &'static str)>,
}

impl Names {
    /// Learns the prefixes that `element` declares.
    pub(super) fn learn(&mut self, element: &BytesStart<'_>) {
        if !element.contains("xmlns") {
            return;
        }
        for declared in element.attributes().with_checks(false).flatten() {
            let Some(prefix) = declared.key.as_ref().strip_prefix("xmlns") else { continue };
            let prefix = prefix.strip_prefix(':').unwrap_or(prefix);
            let name = declared.value.as_ref();
            let usual = |(part, end, _): &&(&str, &str, &str)| name.contains(part) && name.ends_with(end);
            let Some((_, _, usual)) = USUAL.iter().find(usual) else { continue };
            let known = self.unusual.iter().any(|(known, _)| known == prefix);
            if *usual != prefix && !known && self.unusual.len() < MAX_PREFIXES {
                self.unusual.push((prefix.to_owned(), usual));
            }
        }
    }

    /// `name` with the usual prefix.
    pub(super) fn usual<'n>(&self, name: &'n str) -> Cow<'n, str> {
        if self.unusual.is_empty() {
            return Cow::Borrowed(name);
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        match self.unusual.iter().find(|(unusual, _)| unusual == prefix) {
            None => Cow::Borrowed(name),
            Some((_, "")) => Cow::Borrowed(local),
            Some((_, usual)) => Cow::Owned(format!("{usual}:{local}")),
        }
    }
}
