//! PURE. Tables as files that Excel and LibreOffice open: a workbook, and lines of CSV in `csv`. The only door to
//! `rust_xlsxwriter`.
//!
//! What a cell holds is shown and never run: a text that looks like a formula is written as the text it is. In a
//! workbook its cell says so, so that it stays text when somebody edits it.
//! No text is cut in silence: one that is longer than a cell can be goes on in the rows below, each marked with
//! the number of the row that it belongs to.

pub mod separated;
mod formula;

use std::borrow::Cow;

use self::formula::may_run;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// What one cell can hold in Excel, counted as Excel counts: in UTF-16 code units.
const LONGEST_CELL: usize = 32_767;

/// A page of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What its tab says: at most 31 characters.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as wide as the columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub heading: &'static str,
    /// How wide it is, in characters.
    pub width: u16,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A whole number.
    Number(i64),
    /// Words.
    Text(String),
}

/// The workbook cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct SheetError(#[from] XlsxError);

/// The workbook with these sheets, as the bytes of an `.xlsx` file. The same sheets give the same bytes.
///
/// # Errors
/// When there are more rows than a sheet can hold, which are 1,048,576.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, SheetError> {
    let mut workbook = Workbook::new();
    // The crate would ask the clock otherwise; the date is nobody's, and the same every time.
    let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    for sheet in sheets {
        write(sheet, workbook.add_worksheet())?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// How cells look.
struct Looks {
    wrapped: Format,
    /// The same, marked as text whatever it looks like: as if an apostrophe had been typed before it.
    quoted: Format,
}

fn write(sheet: &Sheet, page: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap();
    let wrapped = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let looks = Looks { quoted: wrapped.clone().set_quote_prefix(), wrapped };
    page.set_name(sheet.name)?;
    for (column, at) in sheet.columns.iter().zip(0..) {
        page.set_column_width(at, column.width)?;
        page.write_string_with_format(0, at, column.heading, &bold)?;
    }
    let mut next = 1;
    for row in &sheet.rows {
        next = write_row(page, next, row, &looks)?;
    }
    page.set_freeze_panes(1, 0)?;
    let last = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    page.autofilter(0, 0, next - 1, last)?;
    Ok(())
}

/// Writes a row at `at`, and what is longer than a cell in rows below it; where the next row stands.
fn write_row(page: &mut Worksheet, at: u32, row: &[Cell], looks: &Looks) -> Result<u32, XlsxError> {
    let (format, mut next) = (&looks.wrapped, at + 1);
    for (cell, column) in row.iter().zip(0..) {
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => {
                // Serials and counts are far from where a double loses whole numbers.
                #[expect(clippy::cast_precision_loss, reason = "Excel knows no other numbers")]
                page.write_number_with_format(at, column, *number as f64, format)?;
            }
            Cell::Text(text) => {
                for (piece, line) in pieces(&fit(text)).into_iter().zip(at..) {
                    let format = if may_run(piece) { &looks.quoted } else { format };
                    page.write_string_with_format(line, column, piece, format)?;
                    next = next.max(line + 1);
                }
            }
        }
    }
    if let Some(Cell::Number(number)) = row.first() {
        for line in at + 1..next {
            page.write_string_with_format(line, 0, format!("{number} (forts.)"), format)?;
        }
    }
    Ok(next)
}

/// `text` without the characters that XML 1.0 has no way to write, and without those that turn the direction of
/// reading (UAX #9): a mail may hold any.
fn fit(text: &str) -> Cow<'_, str> {
    let unfit = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
    };
    if text.contains(unfit) { text.replace(unfit, "").into() } else { text.into() }
}

/// `text` in pieces that a cell can hold; an empty text is one piece.
fn pieces(text: &str) -> Vec<&str> {
    // No letter has more code units than bytes.
    if text.len() <= LONGEST_CELL {
        return vec![text];
    }
    let mut pieces = Vec::new();
    let mut rest = text;
    loop {
        let mut units = 0;
        let end = rest.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            units > LONGEST_CELL
        });
        let Some((piece, after)) = end.and_then(|(at, _)| rest.split_at_checked(at)) else {
            pieces.push(rest);
            return pieces;
        };
        pieces.push(piece);
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
        let column = |heading| Column { heading, width: 20 };
        Sheet { name: "Svar", columns: vec![column("nr"), column("text")], rows }
    }

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    fn part(workbook: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
        let mut content = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut content).unwrap();
        content
    }

    #[test]
    fn nothing_that_looks_like_a_formula_is_one() {
        let bait = ["=1+1", "+46", "-2", "@SUM(A1)", "=HYPERLINK(\"http://x.example\")", "http://x.example"];
        let rows = bait.map(|one| vec![Cell::Number(1), text(one)]).to_vec();
        let made = workbook(&[sheet(rows)]).unwrap();
        let page = part(&made, "xl/worksheets/sheet1.xml");
        assert!(!page.contains("<f>") && !page.contains("hyperlink"), "{page}");
        assert!(part(&made, "xl/styles.xml").contains("quotePrefix=\"1\""));
        let strings = part(&made, "xl/sharedStrings.xml");
        for one in ["<t>=1+1</t>", "<t>+46</t>", "<t>-2</t>", "<t>@SUM(A1)</t>"] {
            assert!(strings.contains(one), "{one}: {strings}");
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_the_rest_is_there() {
        let made =
            workbook(&[sheet(vec![vec![Cell::Empty, text("a\0b\u{1B}c\u{FFFE}<&>å\nd\u{8}\r")]])]).unwrap();
        let strings = part(&made, "xl/sharedStrings.xml");
        assert!(strings.contains("abc&lt;&amp;&gt;å\nd</t>"), "{strings}");
    }

    #[test]
    fn a_text_longer_than_a_cell_goes_on_below_and_no_letter_is_lost() {
        let long = "å😀".repeat(30_000);
        let rows = vec![vec![Cell::Number(1), text(&long)], vec![Cell::Number(2), text("kort")]];
        assert_eq!(pieces(&long).concat(), long);
        assert!(pieces(&long).iter().all(|piece| piece.encode_utf16().count() <= LONGEST_CELL));
        let page = part(&workbook(&[sheet(rows)]).unwrap(), "xl/worksheets/sheet1.xml");
        assert!(
            page.contains("r=\"B4\"") && page.contains("<c r=\"A5\"") && page.contains("A1:B5"),
            "{page}"
        );
    }

    #[test]
    fn the_header_stays_in_sight_and_filters() {
        let made = workbook(&[sheet(Vec::new()), Sheet { name: "Två", ..sheet(Vec::new()) }]).unwrap();
        let page = part(&made, "xl/worksheets/sheet2.xml");
        assert!(page.contains("frozen") && page.contains("autoFilter"), "{page}");
        assert_eq!(made, workbook(&[sheet(Vec::new()), Sheet { name: "Två", ..sheet(Vec::new()) }]).unwrap());
    }
}
