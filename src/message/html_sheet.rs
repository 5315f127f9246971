//! The style sheets of a page, as far as they speak of one class: `.preheader { display: none }`. Rules of other
//! selectors, and those that hold for some screens only, are passed over; that they colour what lies behind a text is
//! remembered.

use std::{borrow::Cow, collections::BTreeMap};

use memchr::memchr;

use super::html_style::{Declared, Look};

/// Classes of which rules are kept at most; newsletters have some hundreds.
const MAX_CLASSES: usize = 1_000;

/// Elements that the rules of one class are kept for at most.
const MAX_ELEMENTS: usize = 8;

/// The style sheets of a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// What is said of each class.
    classes: BTreeMap<String, Vec<Rule>>,
    /// Rules so far.
    rules: usize,
    /// Whether something unknown may lie behind any text.
    unknown_paper: bool,
}

/// What a sheet says of one class.
#[derive(Debug)]
struct Rule {
    /// The element that it holds for; empty for any.
    element: String,
    declared: Declared,
    /// Its place in the sheet: the later of two rules counts.
    place: usize,
}

impl Sheet {
    /// Takes the rules of `css`, which may hold for some screens only.
    pub(super) fn take(&mut self, css: &str, is_for_some: bool) {
        if is_for_some { self.pass_over(css) } else { self.read(css) }
    }

    /// Reads the rules of `css` that speak of one class.
    fn read(&mut self, css: &str) {
        let css = without_comments(css);
        let mut rest = css.trim_start().trim_start_matches("<!--");
        while let Some((selectors, behind)) = rest.split_once('{') {
            let selectors = selectors.rsplit(';').next().unwrap_or(selectors).trim();
            if selectors.starts_with('@') {
                let after = below_block(behind);
                let held = behind.get(..behind.len() - after.len()).unwrap_or_default();
                self.pass_over(held);
                rest = after;
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

    /// Passes over rules that hold for some screens only, or nobody knows when: they may lay any paper.
    fn pass_over(&mut self, css: &str) {
        self.unknown_paper |= css.contains("background");
    }

    fn add(&mut self, selector: &str, declared: &Declared) {
        let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        let named = selector.split_once('.').filter(|(element, class)| is_name(element) && is_name(class));
        let Some((element, class)) = named.filter(|_| self.classes.len() < MAX_CLASSES) else {
            self.unknown_paper |= declared.colours();
            return;
        };
        self.rules += 1;
        let rules = self.classes.entry(class.to_owned()).or_default();
        if let Some(known) = rules.iter_mut().find(|rule| rule.element.eq_ignore_ascii_case(element)) {
            known.declared.take(declared);
            known.place = self.rules;
        } else if rules.len() < MAX_ELEMENTS {
            rules.push(Rule { element: element.to_owned(), declared: *declared, place: self.rules });
        }
    }

    /// Adds what the rules say of an element of that name and these classes.
    pub(super) fn declare(&self, element: &str, classes: &str, declared: &mut Declared) {
        if self.classes.is_empty() {
            return;
        }
        let of_them = classes.split_ascii_whitespace().filter_map(|class| self.classes.get(class)).flatten();
        let is_of_it = |rule: &&Rule| rule.element.is_empty() || element.eq_ignore_ascii_case(&rule.element);
        let mut rules: Vec<&Rule> = of_them.filter(is_of_it).collect();
        rules.sort_by_key(|rule| rule.place);
        rules.iter().for_each(|rule| declared.take(&rule.declared));
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

/// The declarations of a style: the properties and their values.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = Some(style);
    let declarations = std::iter::from_fn(move || {
        let (declaration, further) = cut(rest?, b';');
        rest = further;
        Some(declaration)
    });
    declarations.filter_map(|declaration| match cut(declaration, b':') {
        (property, Some(value)) => Some((property, value)),
        _ => None,
    })
}

/// What stands before the first `mark` of a text, and what stands after it.
pub(super) fn cut(text: &str, mark: u8) -> (&str, Option<&str>) {
    let parts = memchr(mark, text.as_bytes()).and_then(|at| text.split_at_checked(at));
    parts.map_or((text, None), |(before, from)| (before, from.get(1..)))
}

/// A style without its comments.
pub(super) fn without_comments(style: &str) -> Cow<'_, str> {
    if memchr(b'*', style.as_bytes()).is_none() {
        return Cow::Borrowed(style);
    }
    let mut pieces = style.split("/*");
    let first = pieces.next().unwrap_or_default();
    let further = pieces.map(|commented| commented.split_once("*/").unwrap_or_default().1);
    Cow::Owned(std::iter::once(first).chain(further).collect())
}
