//! The templates: files whose text becomes a letter's subject and words, or the page around them. Built in, and each
//! may be replaced by one of the municipality's own. The only door to `minijinja`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value, context};
use serde::Serialize;

use crate::chart::ChartError;
use crate::sheet::SheetError;

/// The word before the subject, on the first line of each template of a letter.
const SUBJECT_MARK: &str = "Ämne:";

/// The page around a letter's words.
const PAGE: &str = "letter.html";

/// Steps that filling in a template takes at most. The longest report takes some ten thousand; a template that
/// goes round in loops must not keep the daemon.
const MOST_STEPS: u64 = 2_000_000;

/// Bytes that a template is filled in to at most: far more than any letter.
const LONGEST: usize = 4 << 20;

/// The page of the daily report.
const REPORT: &str = "digest.sv.html";

/// Every template that is built in, by its file name.
const BUILT_IN: [(&str, &str); 9] = [
    ("acknowledgement.en.txt", include_str!("templates/acknowledgement.en.txt")),
    ("acknowledgement.fi.txt", include_str!("templates/acknowledgement.fi.txt")),
    ("acknowledgement.sv.txt", include_str!("templates/acknowledgement.sv.txt")),
    (REPORT, include_str!("templates/digest.sv.html")),
    ("digest.sv.txt", include_str!("templates/digest.sv.txt")),
    ("final.sv.txt", include_str!("templates/final.sv.txt")),
    ("reminder.sv.txt", include_str!("templates/reminder.sv.txt")),
    ("warning.en.txt", include_str!("templates/warning.en.txt")),
    (PAGE, include_str!("templates/letter.html")),
];

/// A template that cannot be used, or a picture or workbook that cannot be made; said so that it can be mended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{file}{}: {what}", .line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct WordingError {
    /// Its file: the path of the municipality's own, else the name of the one that is built in.
    file: String,
    /// The line, from 1, where there is one.
    line: Option<usize>,
    /// What is wrong with it.
    what: String,
}

/// All templates, each the built-in one or the municipality's own.
#[derive(Debug, Clone)]
pub struct Templates {
    by_name: BTreeMap<&'static str, Template>,
}

#[derive(Debug, Clone)]
struct Template {
    text: Cow<'static, str>,
    /// What it is called where something is wrong with it.
    file: String,
}

/// Subject and text, filled in.
pub(super) struct Wording {
    pub(super) subject: String,
    pub(super) text: String,
}

impl Templates {
    /// The ones that are built in.
    #[must_use]
    pub fn built_in() -> Self {
        let template = |text| Template { text: Cow::Borrowed(text), file: String::new() };
        let mut by_name: BTreeMap<_, _> = BUILT_IN.map(|(name, text)| (name, template(text))).into();
        by_name.iter_mut().for_each(|(name, template)| template.file = (*name).to_owned());
        Self { by_name }
    }

    /// File name and text of each.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.by_name.iter().map(|(name, template)| (*name, template.text.as_ref()))
    }

    /// Puts `text`, which stands at `path`, in place of the template with its file name.
    ///
    /// # Errors
    /// When there is no template of that name.
    pub fn replace(&mut self, path: &Path, text: String) -> Result<(), WordingError> {
        let file = path.display().to_string();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let names = self.by_name.keys().copied().collect::<Vec<_>>().join(", ");
        match self.by_name.get_mut(name) {
            Some(template) => *template = Template { text: Cow::Owned(text), file },
            None => {
                let what = format!("there is no template of this name; those there are: {names}");
                return Err(WordingError { file, line: None, what });
            }
        }
        Ok(())
    }

    /// Fills `values` into the template `name` of a letter. Its first line is the subject; the text begins at the
    /// first line after it that is not empty.
    ///
    /// # Errors
    /// When the template is broken.
    pub(super) fn fill(&self, name: &'static str, values: impl Serialize) -> Result<Wording, WordingError> {
        let filled = self.render(name, values)?;
        let (first, rest) = filled.split_once('\n').unwrap_or((&filled, ""));
        match first.strip_prefix(SUBJECT_MARK).map(str::trim) {
            Some(subject) if !subject.is_empty() => {
                Ok(Wording { subject: subject.to_owned(), text: tidy(rest) })
            }
            _ => self.fault(name, format!("its first line must be the subject: \"{SUBJECT_MARK} …\"")),
        }
    }

    /// Fills `values` into the page `name`: every value is escaped.
    ///
    /// # Errors
    /// When the template is broken.
    pub(super) fn html(&self, name: &'static str, values: impl Serialize) -> Result<String, WordingError> {
        Ok(tidy(&self.render(name, values)?))
    }

    /// The page around `body`, which is HTML already.
    ///
    /// # Errors
    /// When the template is broken or leaves the body out.
    pub(super) fn page(&self, language: &str, title: &str, body: &str) -> Result<String, WordingError> {
        let safe = Value::from_safe_string(body.to_owned());
        let page = self.render_value(PAGE, context! { language, title, body => safe })?;
        if page.contains(body) { Ok(page) } else { self.fault(PAGE, "it must place {{ body }}".to_owned()) }
    }

    /// Fills `values` into the template `name` as it is. In one whose name ends in `.html` every value is escaped.
    ///
    /// # Errors
    /// When the template is broken.
    pub(super) fn render(&self, name: &'static str, values: impl Serialize) -> Result<String, WordingError> {
        self.render_value(name, Value::from(Serde(values)))
    }

    fn render_value(&self, name: &'static str, values: Value) -> Result<String, WordingError> {
        let text = self.by_name.get(name).map(|template| template.text.as_ref()).unwrap_or_default();
        let filled = filled(name, text, values).map_err(|cause| self.refused(name, &cause))?;
        // What a comment or a setting at the top leaves behind.
        Ok(filled.trim_start().to_owned())
    }

    fn fault<T>(&self, name: &str, what: String) -> Result<T, WordingError> {
        Err(WordingError { file: self.file(name), line: None, what })
    }

    fn file(&self, name: &str) -> String {
        self.by_name.get(name).map_or_else(|| name.to_owned(), |template| template.file.clone())
    }

    /// What minijinja says, with the line it says it of.
    fn refused(&self, name: &str, cause: &minijinja::Error) -> WordingError {
        let what = match (cause.kind(), cause.detail()) {
            (ErrorKind::UndefinedError, _) => "it names a value that there is not".to_owned(),
            (kind, Some(detail)) => format!("{kind}: {detail}"),
            (kind, None) => kind.to_string(),
        };
        let lines = self.by_name.get(name).map(|template| template.text.lines());
        let shown = cause.line().and_then(|line| lines?.nth(line.saturating_sub(1)));
        let what = shown.map_or_else(|| what.clone(), |shown| format!("{what}: {}", shown.trim()));
        WordingError { file: self.file(name), line: cause.line(), what }
    }
}

impl From<ChartError> for WordingError {
    fn from(cause: ChartError) -> Self {
        Self { file: "the chart".to_owned(), line: None, what: cause.to_string() }
    }
}

impl From<SheetError> for WordingError {
    fn from(cause: SheetError) -> Self {
        Self { file: "the workbook".to_owned(), line: None, what: cause.to_string() }
    }
}

fn filled(name: &str, text: &str, values: Value) -> Result<String, minijinja::Error> {
    let mut templates = Environment::new();
    // A block tag may stand on a line of its own without leaving one behind.
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?;
    templates.set_syntax(syntax);
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_fuel(Some(MOST_STEPS));
    templates.add_template(name, text)?;
    let mut letter = Bounded::default();
    let filled = templates.get_template(name)?.render_captured_to(values, &mut letter).map(drop);
    filled.map(|()| String::from_utf8_lossy(&letter.0).into_owned())
}

/// What is written, up to [`LONGEST`].
#[derive(Default)]
struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(io::Error::other("it would become longer than any letter"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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

    const NAME: &str = "digest.sv.txt";

    fn with(text: &str) -> Templates {
        let mut templates = Templates::built_in();
        templates.replace(Path::new("/etc/mallar/digest.sv.txt"), text.to_owned()).unwrap();
        templates
    }

    fn refusal(text: &str) -> String {
        with(text).fill(NAME, context! { x => 1, list => [1, 2] }).err().unwrap().to_string()
    }

    #[test]
    fn the_first_line_is_the_subject_and_the_text_is_tidied() {
        let source = "{# om mallen #}\n{% set y = x %}\nÄmne: Hej {{ y }}\n\n\n{% if no %}\nnej\n{% endif %}\n\n\nrad  \n\n\n\nslut\n\n";
        let wording = with(source).fill(NAME, context! { x => "du", no => false }).unwrap();
        assert_eq!(wording.subject, "Hej du");
        assert_eq!(wording.text, "rad\n\nslut\n");
    }

    #[test]
    fn what_is_wrong_with_a_template_is_said_with_its_file_and_line() {
        let start = "/etc/mallar/digest.sv.txt";
        for (text, expected) in [
            ("Ämne: {{ y }}", ":1: it names a value that there is not: Ämne: {{ y }}"),
            ("Ämne: a\n\n  {{ x.z }}", ":3: it names a value that there is not: {{ x.z }}"),
            (
                "Ämne: a\n{% if y == 1 %}b{% endif %}",
                ":2: it names a value that there is not: {% if y == 1 %}b{% endif %}",
            ),
            ("Ämne: a\n{% if x %}\nb", ":3: syntax error: "),
            ("Ämne: a\n{{ x | skrik }}", ":2: unknown filter: "),
            (
                "Ämne: a\n{% for i in range(9000) %}{% for j in range(9000) %}{% endfor %}{% endfor %}",
                ":2: engine ran out of fuel",
            ),
            (
                "Ämne: a\n{% for i in range(9999) %}{{ \"x\" * 10000 }}{% endfor %}",
                ": failed to write output",
            ),
            ("Hej", ": its first line must be the subject: \"Ämne: …\""),
            ("Ämne:  \n", ": its first line must be the subject: \"Ämne: …\""),
            ("", ": its first line must be the subject: \"Ämne: …\""),
        ] {
            let said = refusal(text);
            assert!(said.starts_with(&format!("{start}{expected}")), "{text:?}: {said}");
        }
    }

    #[test]
    fn a_file_of_another_name_replaces_nothing_and_is_told_which_names_there_are() {
        let refused = Templates::built_in().replace(Path::new("/etc/mallar/kvittens.txt"), String::new());
        let said = refused.unwrap_err().to_string();
        assert!(said.starts_with("/etc/mallar/kvittens.txt: there is no template of this name"), "{said}");
        assert!(said.contains("acknowledgement.sv.txt"), "{said}");
    }

    #[test]
    fn nothing_that_is_filled_into_a_page_is_a_part_of_it() {
        let mut templates = Templates::built_in();
        templates.replace(Path::new(REPORT), "<p title=\"{{ x }}\">{{ x }}</p>".to_owned()).unwrap();
        let page = templates.html(REPORT, context! { x => "<img src=x onerror=a>\"'&{{ y }}" }).unwrap();
        assert_eq!(page.matches('<').count(), 2, "{page}");
        assert_eq!(page.matches('"').count(), 2, "{page}");
        assert!(page.contains("&lt;img") && page.contains("&amp;{{ y }}"), "{page}");
    }

    #[test]
    fn a_page_escapes_its_title_and_must_place_the_words() {
        let mut templates = Templates::built_in();
        let page = templates.page("sv", "<b>&\"", "<p>Hej & hå</p>").unwrap();
        assert!(page.contains("<title>&lt;b&gt;&amp;&quot;</title>") && page.contains("<p>Hej & hå</p>"));
        templates.replace(Path::new("a/letter.html"), "<p>{{ title }}</p>".to_owned()).unwrap();
        let refused = templates.page("sv", "a", "<p>b</p>").unwrap_err().to_string();
        assert_eq!(refused, "a/letter.html: it must place {{ body }}");
    }
}
