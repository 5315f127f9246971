//! The style sheets of a page, as far as they speak of one class: `.preheader { display: none }`. Rules of other
//! selectors are passed over; that they colour what lies behind a text is remembered.

use std::collections::BTreeMap;

use super::html_style::{Declared, Look, without_comments};

/// Classes of which rules are kept at most; newsletters have some hundreds.
const MAX_CLASSES: usize = 1_000;

/// Elements that the rules of one class are kept for at most.
const MAX_ELEMENTS: usize = 8;

/// The style sheets of a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// What is said of each class, for one element or, where its name is empty, for any.
    classes: BTreeMap<String, Vec<(String, Declared)>>,
    /// Whether something unknown may lie behind any text.
    unknown_paper: bool,
}

impl Sheet {
    /// Reads the rules of `css` that speak of one class. What holds for some screens only is passed over.
    pub(super) fn read(&mut self, css: &str) {
        let css = without_comments(css);
        let mut rest = css.trim_start().trim_start_matches("<!--");
        while let Some((selectors, behind)) = rest.split_once('{') {
            let selectors = selectors.rsplit(';').next().unwrap_or(selectors).trim();
            if selectors.starts_with('@') {
                rest = below_block(behind);
                continue;
            }
            let Some((block, after)) = behind.split_once('}') else { return };
            let mut declared = Declared::default();
            declared.take_style(block);
            if declared.is_something() {
                selectors.split(',').for_each(|selector| self.add(selector.trim(), &declared));
            }
            rest = after;
        }
    }

    fn add(&mut self, selector: &str, declared: &Declared) {
        let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        let named = selector.split_once('.').filter(|(element, class)| is_name(element) && is_name(class));
        let Some((element, class)) = named.filter(|_| self.classes.len() < MAX_CLASSES) else {
            self.unknown_paper |= declared.colours();
            return;
        };
        let rules = self.classes.entry(class.to_owned()).or_default();
        if let Some((_, known)) = rules.iter_mut().find(|(of, _)| of.eq_ignore_ascii_case(element)) {
            known.take(declared);
        } else if rules.len() < MAX_ELEMENTS {
            rules.push((element.to_owned(), *declared));
        }
    }

    /// Adds what the rules say of an element of that name and these classes.
    pub(super) fn declare(&self, element: &str, classes: &str, declared: &mut Declared) {
        if self.classes.is_empty() {
            return;
        }
        for class in classes.split_ascii_whitespace() {
            let rules = self.classes.get(class).into_iter().flatten();
            let of_it = rules.filter(|(of, _)| of.is_empty() || element.eq_ignore_ascii_case(of));
            of_it.for_each(|(_, rule)| declared.take(rule));
        }
    }

    /// What text looks like of which nothing is said.
    pub(super) fn look(&self) -> Look {
        Look::bare(!self.unknown_paper)
    }
}

/// What stands below the block, with blocks within it, that `behind` is in.
fn below_block(behind: &str) -> &str {
    let mut depth = 1_usize;
    for (at, mark) in behind.match_indices(['{', '}']) {
        depth = if mark == "{" { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return behind.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}
