//! The fields of a form whose contents the file does not draw, or says that it draws no more: it leaves that to
//! the program that shows it (ISO 32000-1, 12.7.2, `NeedAppearances`).

use std::collections::HashSet;

use encoding_rs::{UTF_8, UTF_16BE, WINDOWS_1252};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, String as Written};

use crate::extract::document::Reading;
use crate::extract::told::Note;

/// Fields of a page that are read; a long form has a hundred.
const MAX_FIELDS: usize = 2_000;

/// Fields in which a value is looked for, each above the last; forms have two or three.
const MAX_ABOVE: usize = 4;

/// Fields say by these bits that nobody sees them (12.5.3), or their contents.
const UNSEEN: i32 = 0b10_0010;
const PASSWORD: i32 = 1 << 13;

/// What is known of a file's fields while its pages are read.
pub(super) struct Fields {
    /// Whether the file says that its fields are to be drawn anew.
    are_stale: bool,
    /// Bytes of contents that may still be looked at: blanks take no room in the text, and cost the same.
    left: usize,
}

impl Fields {
    pub(super) fn new(pdf: &Pdf, max_text: usize) -> Self {
        let form = || pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?.get::<Dict<'_>>("AcroForm");
        let are_stale = form().and_then(|form| form.get::<bool>("NeedAppearances")).unwrap_or_default();
        Self { are_stale, left: max_text }
    }

    /// Adds what the fields of a page say, each on a line of its own, as far as there is room, and says whether
    /// they say anything. `drawn` is what the page shows without them, or as it looked before they were filled in.
    pub(super) fn push(&mut self, page: &Dict<'_>, drawn: &str, reading: &mut Reading<'_>) -> bool {
        let Some(all) = page.get::<Array<'_>>("Annots") else { return false };
        let shown: HashSet<&str> = lines(drawn).collect();
        let mut words = false;
        for field in all.iter::<Dict<'_>>().take(MAX_FIELDS) {
            if reading.is_over() {
                break;
            }
            let is_drawn = is_drawn(&field);
            if is_drawn && !self.are_stale {
                continue;
            }
            let Some(value) = value(&field) else { continue };
            let said = decoded(value.as_bytes());
            if !is_drawn || lines(&said).any(|line| !shown.contains(line)) {
                words |= !said.trim().is_empty();
                reading.push(&said);
            }
            self.left = self.left.saturating_sub(value.as_bytes().len());
            if self.left == 0 {
                reading.note(Note::TextCut);
            }
        }
        words
    }
}

/// The lines of a text that say something.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty())
}

/// Whether the page draws the field.
fn is_drawn(field: &Dict<'_>) -> bool {
    field.get::<Dict<'_>>("AP").is_some_and(|looks| looks.contains_key("N"))
}

/// What a field that is seen has been filled in with: by itself, or by one above it where it is shown in several
/// places.
fn value<'a>(field: &Dict<'a>) -> Option<Written<'a>> {
    let is_field = field.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Widget");
    let is_unseen = field.get::<i32>("F").is_some_and(|bits| bits & UNSEEN != 0);
    if !is_field || is_unseen {
        return None;
    }
    let all = std::iter::successors(Some(field.clone()), |field| field.get::<Dict<'a>>("Parent"));
    let all: Vec<_> = all.take(MAX_ABOVE).collect();
    let is_password = all.iter().find_map(|it| it.get::<i32>("Ff")).is_some_and(|bits| bits & PASSWORD != 0);
    all.iter().find_map(|it| it.get::<Written<'a>>("V")).filter(|_| !is_password)
}

/// Text in UTF-16 or UTF-8 says so; other text is in an alphabet much like Windows' (ISO 32000-1, 7.9.2.2).
fn decoded(bytes: &[u8]) -> String {
    let encoding = match bytes {
        [0xfe, 0xff, ..] => UTF_16BE,
        [0xef, 0xbb, 0xbf, ..] => UTF_8,
        _ => WINDOWS_1252,
    };
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::Duration;

    use crate::extract::document::{self, Limits};
    use crate::extract::told::{Note, Outcome, ended};

    /// What is read of a page that says "Sida" and has `fields` on it, each an object of its own.
    fn read(form: &str, fields: &[&str], widgets: &str, max_text: usize) -> Outcome {
        page("Sida", form, fields, widgets, max_text)
    }

    /// What is read of a page that says `words`.
    fn page(words: &str, form: &str, fields: &[&str], widgets: &str, max_text: usize) -> Outcome {
        let page = format!("BT /F 12 Tf 50 700 Td ({words}) Tj ET");
        let drawn = "BT /F 12 Tf 2 5 Td (Ritat) Tj ET";
        let font = "/Resources<</Font<</F 4 0 R>>>>";
        let mut objects = vec![
            format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{widgets}]{form}>>>>"),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R{font}/Annots[{widgets}]>>"
            ),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
            format!("<</Length {}>>\nstream\n{page}\nendstream", page.len()),
            format!(
                "<</Type/XObject/Subtype/Form/BBox[0 0 300 20]{font}/Length {}>>\nstream\n{drawn}\nendstream",
                drawn.len()
            ),
        ];
        objects.extend(fields.iter().map(|field| (*field).to_owned()));
        let written = objects.iter().zip(1..).fold("%PDF-1.6\n".to_owned(), |file, (object, number)| {
            format!("{file}{number} 0 obj\n{object}\nendobj\n")
        });
        let file = written + "trailer\n<</Root 1 0 R>>\n%%EOF";
        let limits = Limits { max_time: Duration::from_secs(60), max_text, ocr: None };
        let told = Mutex::default();
        let end = document::read("svar.pdf", "application/pdf", file.as_bytes(), &limits, &told);
        ended(&told, end)
    }

    #[test]
    fn a_field_says_what_the_program_that_shows_it_draws() {
        let (needed, not) = ("/NeedAppearances true", "");
        for (form, more, above, text) in [
            (not, "/V(Ja)", "", "Sida\nJa"),
            (not, "/V(Ja)/AP<</N 6 0 R>>", "", "Sida\nRitat"),
            (needed, "/V(Ja)/AP<</N 6 0 R>>", "", "Sida\nRitat\nJa"),
            (needed, "/V(Ritat)/AP<</N 6 0 R>>", "", "Sida\nRitat"),
            (not, "/V(Ja)/AP<<>>", "", "Sida\nJa"),
            (not, "/V(Ja)/AP null", "", "Sida\nJa"),
            (not, "/V(Ja)/Ff 8192", "", "Sida"),
            (not, "/V(Ja)/F 2", "", "Sida"),
            (not, "/V(Ja)/F 32", "", "Sida"),
            (not, "/Parent 8 0 R", "<</V(Ja)>>", "Sida\nJa"),
            (not, "/Parent 8 0 R", "<</Ff 8192/V(Ja)>>", "Sida"),
            (not, "/Parent 8 0 R", "<</Parent 9 0 R>>", "Sida\nJa"),
            (not, "/Parent 8 0 R", "<</Parent 8 0 R>>", "Sida"),
            (not, "/V<feff004a0061>", "", "Sida\nJa"),
        ] {
            let rect = if more.contains("/F ") { "" } else { "/F 4" };
            let field = format!("<</Type/Annot/Subtype/Widget/FT/Tx/Rect[50 600 400 620]{rect}{more}>>");
            let outcome = read(form, &[&field, above, "<</V(Ja)>>"], "7 0 R", 1000);
            assert_eq!(outcome.text.as_deref().map(str::trim), Ok(text), "{form} {more} {above}");
        }
    }

    #[test]
    fn a_field_is_left_out_only_where_a_line_that_is_drawn_says_the_same() {
        let (stale, not) = ("/NeedAppearances true", "");
        for (words, form, more, text) in [
            ("Tillstyrker ni? Ja eller Nej:", not, "/V(Nej)", "Tillstyrker ni? Ja eller Nej:\nNej"),
            ("Ja", not, "/V(Ja)", "Ja\nJa"),
            ("Jag har ritat.", stale, "/V(Ja)/AP<</N 6 0 R>>", "Jag har ritat.\nRitat\nJa"),
            ("Sida", stale, "/V(Ritat\\rSida)/AP<</N 6 0 R>>", "Sida\nRitat"),
            ("Sida", stale, "/V( )/AP<</N 6 0 R>>", "Sida\nRitat"),
        ] {
            let field = format!("<</Type/Annot/Subtype/Widget/FT/Tx/Rect[50 600 400 620]{more}>>");
            let outcome = page(words, form, &[&field], "7 0 R", 1000);
            assert_eq!(outcome.text.as_deref().map(str::trim), Ok(text), "{words} {more}");
        }
    }

    #[test]
    fn fields_are_read_as_far_as_there_is_room() {
        let field = "<</Type/Annot/Subtype/Widget/FT/Tx/Rect[50 600 400 620]/V 8 0 R>>";
        let long = format!("({})", "Nej. ".repeat(20_000));
        let outcome = read("", &[field, &long], &"7 0 R ".repeat(2_000), 1 << 20);
        assert!(outcome.text.is_ok_and(|text| text.starts_with("Sida\n") && text.len() <= 1 << 20));
        assert_eq!(outcome.notes, [Note::TextCut]);
        let blank = format!("({})", " ".repeat(20_000));
        let outcome = read("", &[field, &blank], &"7 0 R ".repeat(2_000), 100_000);
        assert_eq!(
            (outcome.text.as_deref().map(str::trim), outcome.notes),
            (Ok("Sida"), vec![Note::TextCut])
        );
    }
}
