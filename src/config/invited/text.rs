//! The text of a list, as spreadsheets on Windows, Linux and Macs save it. What cannot be read for certain is refused:
//! a name with wrong letters would be nobody's.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

/// What to do instead. A Swedish Excel calls it "CSV UTF-8" too.
const SAVE_AS: &str = "in the spreadsheet choose Save As and \"CSV UTF-8\"";

/// How files begin that are no text at all.
const NO_TEXT: [(&[u8], &str); 4] = [
    (b"PK\x03\x04", "a workbook (.xlsx, .ods) or another packed file"),
    (b"\xd0\xcf\x11\xe0", "a workbook of an older Excel (.xls)"),
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "a document of a word processor"),
];

/// The text of a file: UTF-8, UTF-16 with its mark ("Unicode text"), or what Excel on a Swedish Windows calls CSV.
///
/// # Errors
/// Where it is none of these, what it is and what to do, for whoever wrote the list.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, String> {
    let refused = |what: &str| Err(format!("this is {what}: {SAVE_AS}"));
    if let Some((_, what)) = NO_TEXT.iter().find(|(start, _)| bytes.starts_with(start)) {
        return refused(what);
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => marked(encoding, bytes.get(mark..).unwrap_or_default()),
        None => str::from_utf8(bytes).ok().map(str::to_owned).or_else(|| windows(bytes)),
    };
    match text {
        // Text of two bytes a letter without its mark has one in nearly every place; no other text has any.
        Some(text) if text.contains('\0') => {
            refused("UTF-16 without the mark that says so, or no text at all")
        }
        Some(text) if is_misread(&text) => refused("text for MS-DOS or an old Mac, or damaged"),
        Some(text) => Ok(text),
        None => {
            refused("no text in UTF-8, Unicode text (UTF-16) or that of a Swedish Windows, or it is cut off")
        }
    }
}

/// In UTF-8 or UTF-16, as the mark at its beginning says; nothing where that is not so to its end.
fn marked(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(Cow::into_owned)
}

/// As Windows writes Swedish, in which some bytes mean nothing.
fn windows(bytes: &[u8]) -> Option<String> {
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let is_sign = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    (!text.contains(is_sign)).then(|| text.into_owned())
}

/// Whether letters stand in it that å, ä and ö become where the text is of another system: `R„det` was written for
/// MS-DOS, `RŠdet` on an old Mac, and `RÃ¥det` is UTF-8 with a fault in it. No word has these within.
fn is_misread(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(3).any(|three| match three {
        [before, '†' | '„', after] => before.is_alphabetic() && after.is_alphabetic(),
        [before, 'Œ' | 'Š', after] => before.is_lowercase() && after.is_lowercase(),
        [_, 'Ã', '¥' | '¤' | '¶' | '©' | '…' | '„' | '–'] => true,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// UTF-16 with its mark, the lower byte first or last.
    fn wide(text: &str, low_first: bool) -> Vec<u8> {
        let unit = |unit: u16| if low_first { unit.to_le_bytes() } else { unit.to_be_bytes() };
        format!("\u{feff}{text}").encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn a_list_is_text_whichever_way_it_was_saved() {
        let text = "namn\tepost\r\nFöreningsrådet Šaltenis, Œuvre – ”Ö”\tå@r.example\r\n";
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            wide(text, true),
            wide(text, false),
            WINDOWS_1252.encode(text).0.into_owned(),
        ] {
            assert_eq!(decoded(&bytes).as_deref(), Ok(text), "{bytes:?}");
        }
        assert_eq!(decoded(&wide("namn\n𝔸", true)).as_deref(), Ok("namn\n𝔸"));
        assert_eq!(decoded(b"\xff\xfe").as_deref(), Ok(""));
    }

    #[test]
    fn what_cannot_be_read_says_what_to_save_it_as() {
        let wide = wide("namn\tepost\nRådet\ta@r.example\n", true);
        for (bytes, what) in [
            (wide.get(2..).unwrap(), "without the mark"),
            (wide.get(..wide.len() - 1).unwrap(), "cut off"),
            (b"\xff\xfe\x00\xd8n\x00", "cut off"),
            (b"\xff\xfe\x00\x00n\x00\x00\x00", "without the mark"),
            (b"PK\x03\x04\x14\x00", "workbook (.xlsx"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "older Excel"),
            (b"%PDF-1.7", "PDF"),
            (b"namn\nR\x86det\n", "MS-DOS"),
            (b"namn\n\x8frsunda byalag\n", "Swedish Windows"),
            (b"namn;dom\x84n\nKommunr\x86d;\n", "MS-DOS"),
            (b"namn;dom\x8an\nR;\n", "old Mac"),
            ("namn\nRådet\n\u{e5}".as_bytes().split_last().unwrap().1, "damaged"),
            (b"\xef\xbb\xbfnamn\nR\xe5det\n", "cut off"),
        ] {
            let said = decoded(bytes).unwrap_err();
            assert!(said.contains(what) && said.contains("CSV UTF-8"), "{bytes:?}: {said}");
        }
    }
}
