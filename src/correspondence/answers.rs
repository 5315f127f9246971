//! Answers as tables for Excel: the new ones that go with a full digest, and all of a consultation's with a
//! compilation (remissammanställning) that is half filled in.

use crate::consultation::Detail;
use crate::facts::DigestFacts;
use crate::recognition::Kind;
use crate::register::{self, Compilation, Table};
use crate::sheet::{self, Cell, Column, Sheet, SheetError};

use super::{Enclosure, plain};

/// What the file that goes with a digest is called.
pub(super) const FILE: &str = "nya-svar.xlsx";

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// So many answers stand in the file that goes with a digest: mail has a size.
const MOST_ROWS: usize = 5000;

/// So many characters of text stand there, all answers together; on paper about 400 pages.
const MOST_TEXT: usize = 1 << 20;

/// So many characters of one text: what a cell of Excel holds, with room for the word that it was cut.
const LONGEST_TEXT: usize = 16_000;

/// So many characters of anything else.
const LONGEST_WORDS: usize = 120;

/// The columns of the view `svar` that hold numbers.
const NUMBERS: [&str; 3] = ["lopnummer", "antal_bilagor", "kompletterar"];

/// The column with what the sender wrote.
const TEXT: &str = "text";

/// The columns of the compilation: what the register knows, then what the officer fills in.
const COMPILED: [(&str, u16); 10] = [
    ("Nr", 6),
    ("Inkom", 18),
    ("Avsändare", 28),
    ("Typ", 22),
    ("Ställningstagande", 20),
    ("Synpunkt i sin helhet", 80),
    ("Avsnitt", 16),
    ("Kommentar/bedömning", 50),
    ("Åtgärd/ändring", 40),
    ("Handläggare", 18),
];

/// Whether there are new answers that go with a digest.
pub(super) fn go_with(facts: &DigestFacts, detail: Detail) -> bool {
    detail == Detail::Full
        && facts.news.iter().any(|item| matches!(item.kind, Kind::Answer | Kind::Supplement))
}

/// The new answers as the file that goes with a full digest; none where there are none. Its size has a bound:
/// what it leaves out it says, and the register has.
///
/// # Errors
/// When the workbook cannot be written.
pub fn enclosed_answers(answers: &Table) -> Result<Option<Enclosure>, SheetError> {
    if answers.rows.is_empty() {
        return Ok(None);
    }
    let mut room = MOST_TEXT;
    let mut page = answers_sheet(answers, MOST_ROWS, |column, text| match column {
        TEXT => within(text, &mut room),
        _ => plain::line(text, LONGEST_WORDS),
    });
    let more = answers.rows.len().saturating_sub(MOST_ROWS);
    if more > 0 {
        page.rows.push(vec![Cell::Empty, Cell::Text(format!("… och {more} till finns i registret"))]);
    }
    let bytes = sheet::workbook(&[page])?;
    Ok(Some(Enclosure { name: FILE.to_owned(), media_type: MEDIA_TYPE, bytes }))
}

/// As much of `text` as there is `room` for, and what was left out said.
fn within(text: &str, room: &mut usize) -> String {
    let length = text.chars().count();
    let shown = length.min(LONGEST_TEXT).min(*room);
    *room -= shown;
    if shown == length {
        return text.to_owned();
    }
    let kept: String = text.chars().take(shown).collect();
    format!("{kept}… [Hela texten finns i registret]").trim_start_matches('…').to_owned()
}

/// The sheets of an export: every registered message with all columns of `svar`, and the compilation of the
/// answers. Nothing is cut.
#[must_use]
pub fn compilation(registered: &Compilation) -> [Sheet; 2] {
    let all = answers_sheet(&registered.messages, usize::MAX, |_, text| text.to_owned());
    let columns = COMPILED.map(|(heading, width)| Column { heading, width }).to_vec();
    let rows =
        registered.messages.rows.iter().map(|row| Named { columns: &registered.messages.columns, row });
    let answers = rows.filter(|row| register::COMPILED_KINDS.contains(&row.text("typ")));
    let rows = answers.map(|row| compiled(&row, registered)).collect();
    [all, Sheet { name: "Sammanställning", columns, rows }]
}

/// One answer in the compilation: the left half filled in, the right half the officer's.
fn compiled(row: &Named<'_>, registered: &Compilation) -> Vec<Cell> {
    let sender = ["organisation", "avsandare_namn", "avsandare_epost"].map(|column| row.text(column));
    let sender = sender.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    let kind = match row.text("avsandare_typ") {
        "" => row.text("typ").to_owned(),
        whose => format!("{} ({whose})", row.text("typ")),
    };
    let serial = row.text("lopnummer");
    let number = serial.parse().ok();
    let files: Vec<&str> = registered
        .files
        .iter()
        .filter(|(of, _)| Some(*of) == number)
        .map(|(_, name)| name.as_str())
        .collect();
    let view = match (row.text(TEXT).trim_end(), files.as_slice()) {
        (text, []) => text.to_owned(),
        ("", files) => format!("Se bilaga: {}", files.join("; ")),
        (text, files) => format!("{text}\n\nSe bilaga: {}", files.join("; ")),
    };
    let filled = [row.text("inkom"), sender, &kind, row.text("stallningstagande"), &view];
    let mut cells = vec![numeral(serial)];
    cells.extend(filled.map(words));
    cells.resize(COMPILED.len(), Cell::Empty);
    cells
}

/// The rows of the view `svar` as a sheet, at most `most`, with each text as `shown` gives it.
fn answers_sheet(table: &Table, most: usize, mut shown: impl FnMut(&str, &str) -> String) -> Sheet {
    let mut rows = Vec::new();
    for row in table.rows.iter().take(most) {
        let cells = table.columns.iter().zip(row).map(|(column, cell)| match text(cell) {
            "" => Cell::Empty,
            text if NUMBERS.contains(&column.as_str()) => numeral(text),
            text => Cell::Text(shown(column, text)),
        });
        rows.push(cells.collect());
    }
    let columns = register::SVAR_COLUMNS.iter().map(|&heading| Column { heading, width: width(heading) });
    Sheet { name: "Svar", columns: columns.collect(), rows }
}

/// How wide a column of the view `svar` is shown, in characters.
fn width(column: &str) -> u16 {
    match column {
        TEXT => 80,
        "remiss" | "rubrik" => 40,
        "avsandare_namn" | "avsandare_epost" | "organisation" => 28,
        "inkom" | "inkom_grund" | "stallningstagande" => 20,
        _ => 13,
    }
}

/// A row whose cells are found by the name of their column.
struct Named<'a> {
    columns: &'a [String],
    row: &'a [register::Cell],
}

impl<'a> Named<'a> {
    /// The words in a column; empty where there are none.
    fn text(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|one| one == column);
        at.and_then(|at| self.row.get(at)).map_or("", text)
    }
}

fn text(cell: &register::Cell) -> &str {
    match cell {
        register::Cell::Text(text) => text,
        register::Cell::Null | register::Cell::Integer(_) | register::Cell::Real(_) => "",
    }
}

fn words(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn numeral(text: &str) -> Cell {
    text.parse().map_or_else(|_| words(text), Cell::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of the view `svar` with these serials, kinds and texts.
    fn table(rows: &[(i64, &str, &str)]) -> Table {
        let columns: Vec<String> = register::SVAR_COLUMNS.iter().map(|&column| column.to_owned()).collect();
        let row = |&(serial, kind, body): &(i64, &str, &str)| {
            let cell = |column: &String| match column.as_str() {
                "lopnummer" => register::Cell::Text(serial.to_string()),
                "typ" => register::Cell::Text(kind.to_owned()),
                "text" => register::Cell::Text(body.to_owned()),
                "inkom" => register::Cell::Text("2019-10-28 14:03:00".to_owned()),
                "avsandare_namn" => register::Cell::Text("=Kim Exempel".to_owned()),
                "avsandare_epost" => register::Cell::Text(format!("kim{serial}@example.org")),
                "original" => register::Cell::Text(
                    crate::fingerprint::Fingerprint::of(&serial.to_le_bytes()).to_string(),
                ),
                _ => register::Cell::Null,
            };
            columns.iter().map(cell).collect()
        };
        let rows = rows.iter().map(row).collect();
        Table { columns, rows }
    }

    #[test]
    fn the_compilation_is_filled_in_to_the_middle() {
        let rows = [(1, "svar", "Vi tillstyrker.\n"), (2, "fråga", "När?"), (3, "komplettering", "")];
        let files = vec![(1, "a.pdf".to_owned()), (3, "b.docx".to_owned()), (3, "c.pdf".to_owned())];
        let registered = Compilation { messages: table(&rows), files, registered: 3, answers: 2 };
        let [all, compiled] = compilation(&registered);
        assert_eq!((all.rows.len(), compiled.rows.len()), (3, 2));
        let view = |row: usize| compiled.rows[row][5].clone();
        assert_eq!(view(0), Cell::Text("Vi tillstyrker.\n\nSe bilaga: a.pdf".to_owned()));
        assert_eq!(view(1), Cell::Text("Se bilaga: b.docx; c.pdf".to_owned()));
        assert_eq!(compiled.rows[0][..1], [Cell::Number(1)]);
        assert!(compiled.rows.iter().all(|row| row.len() == 10 && row[6..] == [const { Cell::Empty }; 4]));
    }

    #[test]
    fn what_goes_with_a_digest_has_a_bound() {
        let body = (0..700).map(|n| format!("{n} ord ")).collect::<String>();
        let rows: Vec<(i64, &str, &str)> = (1..=5200).map(|serial| (serial, "svar", body.as_str())).collect();
        let file = enclosed_answers(&table(&rows)).unwrap().unwrap();
        assert!(file.bytes.len() < 2_000_000, "{}", file.bytes.len());
        assert_eq!(enclosed_answers(&table(&[])).unwrap(), None);
    }

    #[test]
    fn a_text_without_room_says_where_it_is() {
        let mut room = 3;
        assert_eq!(within("hej", &mut room), "hej");
        assert_eq!(within("du", &mut room), " [Hela texten finns i registret]");
        room = 5;
        assert_eq!(within("hej du", &mut room), "hej d… [Hela texten finns i registret]");
    }
}
