//! A template becomes a subject and a text. The only door to `minijinja`.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;

use crate::chart::ChartError;
use crate::sheet::SheetError;

/// The word before the subject, on the first line of each template.
const SUBJECT_MARK: &str = "Ämne:";

/// A template that cannot be filled in.
#[derive(Debug, thiserror::Error)]
pub enum WordingError {
    /// It names a value that there is not, or is not well formed.
    #[error("the template {name} cannot be filled in: {cause}")]
    Template {
        /// The template's file name.
        name: &'static str,
        /// What minijinja says.
        cause: minijinja::Error,
    },
    /// Its first line is not the subject.
    #[error("the template {name} must begin with a line \"{SUBJECT_MARK} …\"")]
    NoSubject {
        /// The template's file name.
        name: &'static str,
    },
    /// The picture in it cannot be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The workbook that goes with it cannot be written.
    #[error(transparent)]
    Sheet(#[from] SheetError),
}

/// Subject and text, filled in.
pub(super) struct Wording {
    pub(super) subject: String,
    pub(super) text: String,
}

/// Fills `values` into the template `source`. Its first line is the subject; the text begins at the
/// first line after it that is not empty.
pub(super) fn fill(
    name: &'static str,
    source: &'static str,
    values: impl Serialize,
) -> Result<Wording, WordingError> {
    let filled = filled(name, source, values)?;
    let (first, rest) = filled.split_once('\n').unwrap_or((&filled, ""));
    let subject = first.strip_prefix(SUBJECT_MARK).ok_or(WordingError::NoSubject { name })?;
    Ok(Wording { subject: subject.trim().to_owned(), text: tidy(rest) })
}

/// Fills `values` into the page `source`, whose name ends with `.html`: minijinja goes by the ending, and writes
/// every value so that it can be nothing but text.
pub(super) fn page(
    name: &'static str,
    source: &'static str,
    values: impl Serialize,
) -> Result<String, WordingError> {
    Ok(tidy(&filled(name, source, values)?))
}

fn filled(name: &'static str, source: &'static str, values: impl Serialize) -> Result<String, WordingError> {
    let refused = |cause| WordingError::Template { name, cause };
    let mut templates = Environment::new();
    // A block tag may stand on a line of its own without leaving one behind.
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(refused)?;
    templates.set_syntax(syntax);
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.add_template(name, source).map_err(refused)?;
    let template = templates.get_template(name).map_err(refused)?;
    template.render(Value::from(Serde(values))).map_err(refused)
}

/// No space at line ends, never two empty lines in a row, one line end at the end: a template's `if`
/// may leave any of these behind.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut gap = false;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            gap = !tidied.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            tidied.push('\n');
        }
        tidied.push_str(line);
        tidied.push('\n');
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_subject_and_the_text_is_tidied() {
        let source = "Ämne: Hej {{ x }}\n\n\n{% if no %}\nnej\n{% endif %}\n\n\nrad  \n\n\n\nslut\n\n";
        let values = minijinja::context! { x => "du", no => false };
        let wording = fill("prov", source, values).unwrap();
        assert_eq!(wording.subject, "Hej du");
        assert_eq!(wording.text, "rad\n\nslut\n");
    }

    #[test]
    fn nothing_that_is_filled_into_a_page_is_a_part_of_it() {
        let values = minijinja::context! { x => "<img src=x onerror=a>\"'&{{ y }}" };
        let page = page("prov.html", "<p title=\"{{ x }}\">{{ x }}</p>", values).unwrap();
        assert_eq!(page.matches('<').count(), 2, "{page}");
        assert_eq!(page.matches('"').count(), 2, "{page}");
        assert!(page.contains("&lt;img") && page.contains("&amp;{{ y }}"), "{page}");
    }

    #[test]
    fn a_template_with_an_unknown_value_or_no_subject_is_refused() {
        let values = || minijinja::context! { x => 1 };
        assert!(matches!(fill("prov", "Ämne: {{ y }}", values()), Err(WordingError::Template { .. })));
        assert!(matches!(fill("prov", "Hej", values()), Err(WordingError::NoSubject { .. })));
    }
}
