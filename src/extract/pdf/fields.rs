//! The fields of a form whose contents the file does not draw, or says that it draws no more: it leaves that to
//! the program that shows it (ISO 32000-1, 12.7.2, `NeedAppearances`).

use encoding_rs::{UTF_8, UTF_16BE, WINDOWS_1252};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, String as Written};

use crate::extract::document::Reading;

/// Fields of a page that are read; a long form has a hundred.
const MAX_FIELDS: usize = 2_000;

/// Fields that a field stands below; forms have two or three.
const MAX_ABOVE: usize = 8;

/// Fields say by these bits that nobody sees them (12.5.3), or their contents.
const UNSEEN: i32 = 0b10_0010;
const PASSWORD: i32 = 1 << 13;

/// Whether the file says that its fields are to be drawn anew.
pub(super) fn are_stale(pdf: &Pdf) -> bool {
    let form = || pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?.get::<Dict<'_>>("AcroForm");
    form().and_then(|form| form.get::<bool>("NeedAppearances")).unwrap_or_default()
}

/// Adds what the fields of a page say, each on a line of its own, as far as there is room, and says whether they
/// say anything. `drawn` is what the page shows without them; what it shows is not said again.
pub(super) fn push(page: &Dict<'_>, are_stale: bool, drawn: &str, reading: &mut Reading<'_>) -> bool {
    let Some(all) = page.get::<Array<'_>>("Annots") else { return false };
    let mut words = false;
    for field in all.iter::<Dict<'_>>().take(MAX_FIELDS) {
        if reading.is_over() {
            break;
        }
        let said = said(&field, are_stale).filter(|said| !drawn.contains(said.trim()));
        words |= said.is_some();
        reading.push(&said.unwrap_or_default());
    }
    words
}

fn said(field: &Dict<'_>, are_stale: bool) -> Option<String> {
    let is_field = field.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Widget");
    let is_unseen = field.get::<i32>("F").is_some_and(|bits| bits & UNSEEN != 0);
    let is_drawn = || field.get::<Dict<'_>>("AP").is_some_and(|looks| looks.contains_key("N"));
    if !is_field || is_unseen || !are_stale && is_drawn() {
        return None;
    }
    let is_password =
        telling(field, "Ff").and_then(|it| it.get::<i32>("Ff")).is_some_and(|bits| bits & PASSWORD != 0);
    let value = telling(field, "V").filter(|_| !is_password)?.get::<Written<'_>>("V")?;
    Some(decoded(value.as_bytes()))
}

/// The field that tells `key` of a field: itself, or one above it where it is shown in several places.
fn telling<'a>(field: &Dict<'a>, key: &str) -> Option<Dict<'a>> {
    let all = std::iter::successors(Some(field.clone()), |field| field.get::<Dict<'a>>("Parent"));
    all.take(MAX_ABOVE).find(|field| field.contains_key(key))
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
        let page = "BT /F 12 Tf 50 700 Td (Sida) Tj ET";
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
    fn fields_are_read_as_far_as_there_is_room() {
        let field = "<</Type/Annot/Subtype/Widget/FT/Tx/Rect[50 600 400 620]/V 8 0 R>>";
        let long = format!("({})", "Nej. ".repeat(20_000));
        let outcome = read("", &[field, &long], &"7 0 R ".repeat(2_000), 1 << 20);
        assert!(outcome.text.is_ok_and(|text| text.starts_with("Sida\n") && text.len() <= 1 << 20));
        assert_eq!(outcome.notes, [Note::TextCut]);
    }
}
