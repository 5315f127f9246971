//! The fields of a form whose contents the file does not draw: it leaves that to the program that shows it
//! (ISO 32000-1, 12.7.2, `NeedAppearances`).

use encoding_rs::{UTF_8, UTF_16BE, WINDOWS_1252};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, String as Written};

/// Fields of a page that are read; a long form has a hundred.
const MAX_FIELDS: usize = 2_000;

/// Fields say by this bit that nobody sees them.
const HIDDEN: i32 = 0b10;

/// What the fields of a page say, each on a line of its own.
pub(super) fn undrawn(page: &Dict<'_>) -> String {
    let Some(all) = page.get::<Array<'_>>("Annots") else { return String::new() };
    let said = all.iter::<Dict<'_>>().take(MAX_FIELDS).filter_map(|field| said(&field));
    said.fold(String::new(), |all, said| all + &said + "\n")
}

fn said(field: &Dict<'_>) -> Option<String> {
    let is_field = field.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Widget");
    let hidden = field.get::<i32>("F").is_some_and(|bits| bits & HIDDEN != 0);
    if !is_field || hidden || field.contains_key("AP") {
        return None;
    }
    // A field that is shown in several places is told of above them.
    let above = || field.get::<Dict<'_>>("Parent")?.get::<Written<'_>>("V");
    let value = field.get::<Written<'_>>("V").or_else(above)?;
    Some(decoded(value.as_bytes()))
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
