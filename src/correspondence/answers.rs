//! Answers as tables for Excel: the new ones that go with a full digest, and all of a consultation's with a
//! compilation (remissammanställning) that is half filled in.

use crate::consultation::Detail;
use crate::facts::{self, Compilation, DigestFacts, FileFacts, NewAnswers, Table};
use crate::recognition::Kind;
use crate::sheet::{self, Cell, Column, Sheet, SheetError};

use super::{Enclosure, plain};

/// What the file that goes with a digest is called.
pub(super) const FILE: &str = "nya-svar.xlsx";

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// So many characters of text stand in the file that goes with a digest, all answers together: mail has a size. On
/// paper about 400 pages.
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
    detail == Detail::Full && facts.new_messages(|kind| matches!(kind, Kind::Answer | Kind::Supplement)) > 0
}

/// The new answers as the file that goes with a full digest; none where there are none. Its size has a bound:
/// what it leaves out it says, and the register has.
///
/// # Errors
/// When the workbook cannot be written.
pub fn enclosed_answers(answers: &NewAnswers) -> Result<Option<Enclosure>, SheetError> {
    if answers.table.rows.is_empty() {
        return Ok(None);
    }
    let mut room = MOST_TEXT;
    let mut page = answers_sheet(&answers.table, |column, text| match column {
        TEXT => within(text, &mut room),
        _ => plain::line(text, LONGEST_WORDS),
    });
    let more = answers.more;
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
    let all = answers_sheet(&registered.messages, |_, text| text.to_owned());
    let columns = COMPILED.map(|(heading, width)| Column { heading, width }).to_vec();
    let rows =
        registered.messages.rows.iter().map(|row| Named { columns: &registered.messages.columns, row });
    let answers = rows.filter(|row| facts::COMPILED_KINDS.contains(&row.text("typ")));
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
    let files = serial.parse().ok().and_then(|serial: i64| registered.files.get(&serial));
    let view = view(row.text(TEXT), files.map_or(&[], Vec::as_slice));
    let filled = [row.text("inkom"), sender, &kind, row.text("stallningstagande"), &view];
    let mut cells = vec![numeral(serial)];
    cells.extend(filled.map(words));
    cells.resize(COMPILED.len(), Cell::Empty);
    cells
}

/// What was said: in the mail and in the files that came with it. Where a file could not be read, its name.
fn view(text: &str, files: &[FileFacts]) -> String {
    let file = |file: &FileFacts| match file.text.as_deref().map(str::trim) {
        Some(text) if !text.is_empty() => format!("Bilaga: {}\n{text}", file.name),
        _ => format!("Se bilaga: {} (gick inte att läsa)", file.name),
    };
    let text = Some(text.trim_end().to_owned()).filter(|text| !text.is_empty());
    text.into_iter().chain(files.iter().map(file)).collect::<Vec<_>>().join("\n\n")
}

/// The rows of the view `svar` as a sheet, with each text as `shown` gives it.
fn answers_sheet(table: &Table, mut shown: impl FnMut(&str, &str) -> String) -> Sheet {
    let mut rows = Vec::new();
    for row in &table.rows {
        let cells = table.columns.iter().zip(row).map(|(column, cell)| match text(cell) {
            "" => Cell::Empty,
            text if NUMBERS.contains(&column.as_str()) => numeral(text),
            text => Cell::Text(shown(column, text)),
        });
        rows.push(cells.collect());
    }
    let columns = facts::SVAR_COLUMNS.iter().map(|&heading| Column { heading, width: width(heading) });
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
    row: &'a [facts::Cell],
}

impl<'a> Named<'a> {
    /// The words in a column; empty where there are none.
    fn text(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|one| one == column);
        at.and_then(|at| self.row.get(at)).map_or("", text)
    }
}

fn text(cell: &facts::Cell) -> &str {
    match cell {
        facts::Cell::Text(text) => text,
        facts::Cell::Null | facts::Cell::Integer(_) | facts::Cell::Real(_) => "",
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
        let columns: Vec<String> = facts::SVAR_COLUMNS.iter().map(|&column| column.to_owned()).collect();
        let row = |&(serial, kind, body): &(i64, &str, &str)| {
            let cell = |column: &String| match column.as_str() {
                "lopnummer" => facts::Cell::Text(serial.to_string()),
                "typ" => facts::Cell::Text(kind.to_owned()),
                "text" => facts::Cell::Text(body.to_owned()),
                "inkom" => facts::Cell::Text("2019-10-28 14:03:00".to_owned()),
                "avsandare_namn" => facts::Cell::Text("=Kim Exempel".to_owned()),
                "avsandare_epost" => facts::Cell::Text(format!("kim{serial}@example.org")),
                "original" => {
                    facts::Cell::Text(crate::fingerprint::Fingerprint::of(&serial.to_le_bytes()).to_string())
                }
                _ => facts::Cell::Null,
            };
            columns.iter().map(cell).collect()
        };
        let rows = rows.iter().map(row).collect();
        Table { columns, rows }
    }

    #[test]
    fn the_compilation_is_filled_in_to_the_middle() {
        let rows = [(1, "svar", "Vi tillstyrker.\n"), (2, "fråga", "När?"), (3, "komplettering", "")];
        let file = |name: &str, text: Option<&str>| FileFacts {
            name: name.to_owned(),
            text: text.map(str::to_owned),
        };
        let locked = [file("b.docx", None), file("c.pdf", Some(" \n"))].to_vec();
        let files = [(1, vec![file("a.pdf", Some("Det står här.\n"))]), (3, locked)].into();
        let (messages, channels) = (table(&rows), Table::default());
        let registered = Compilation { messages, files, channels, registered: 3, answers: 2 };
        let [all, compiled] = compilation(&registered);
        assert_eq!((all.rows.len(), compiled.rows.len()), (3, 2));
        let view = |row: usize| compiled.rows[row][5].clone();
        assert_eq!(view(0), Cell::Text("Vi tillstyrker.\n\nBilaga: a.pdf\nDet står här.".to_owned()));
        let unread = "Se bilaga: b.docx (gick inte att läsa)\n\nSe bilaga: c.pdf (gick inte att läsa)";
        assert_eq!(view(1), Cell::Text(unread.to_owned()));
        assert_eq!(compiled.rows[0][..1], [Cell::Number(1)]);
        assert!(compiled.rows.iter().all(|row| row.len() == 10 && row[6..] == [const { Cell::Empty }; 4]));
    }

    #[test]
    fn what_goes_with_a_digest_has_a_bound() {
        let body = (0..700).map(|n| format!("{n} ord ")).collect::<String>();
        let rows: Vec<(i64, &str, &str)> = (1..=5000).map(|serial| (serial, "svar", body.as_str())).collect();
        let answers = NewAnswers { table: table(&rows), more: 200 };
        let file = enclosed_answers(&answers).unwrap().unwrap();
        assert!(file.bytes.len() < 2_000_000, "{}", file.bytes.len());
        assert_eq!(enclosed_answers(&NewAnswers { table: table(&[]), more: 0 }).unwrap(), None);
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
