//! How answers look: a table for people, CSV and JSON for programs. What stands in a cell may come
//! from a stranger, so control and direction characters never reach a terminal.

use std::io::{self, Write as _};

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};

use super::args::Format;
use super::out::stdout;
use crate::facts::{Cell, Table};

/// One line under the names of the columns: a table of a hundred rows is read, not admired.
const LOOK: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Characters of a cell that is never broken: a day with its time has 19, a reference rarely more.
const SHORT: usize = 20;

/// Characters of a column for text at least: what is narrower is read word by word.
const NARROWEST: usize = 12;

/// Characters of a word that is not broken either; a longer one is an address of the web, or nobody's word.
const LONGEST_WORD: usize = 30;

/// Characters behind what stands in a column, and between two columns.
const PADDING: usize = 1;
const BETWEEN: usize = 1;

/// How wide a column of a table gets that goes through a pipe, where a word is no longer.
const WIDEST_PIPED: usize = 60;

/// Characters of a cell that a table shows.
const LONGEST_CELL: usize = 400;

/// Prints `table` as `format` says.
pub(super) fn print(table: &Table, format: Format) -> io::Result<()> {
    match format {
        Format::Table => writeln!(stdout(), "{}", for_people(table)),
        Format::Csv => write!(stdout(), "{}", csv(table)),
        Format::Json => writeln!(stdout(), "{}", escaped(&json(table).to_string())),
    }
}

fn for_people(table: &Table) -> String {
    within(table, comfy_table::Table::new().width())
}

/// The table in so many columns of a terminal, or as it goes through a pipe. Where it does not fit, columns in which
/// nothing stands are left out, and where that is not enough, its records stand one below the other.
fn within(table: &Table, width: Option<u16>) -> String {
    let shown = |row: &Vec<Cell>| row.iter().map(|cell| cut(&harmless(&words(cell)))).collect::<Vec<_>>();
    let lines: Vec<Vec<String>> = std::iter::once(table.columns.iter().map(|name| harmless(name)).collect())
        .chain(table.rows.iter().map(shown))
        .collect();
    if let Some(widths) = widths(&lines, width.map(usize::from)) {
        return drawn(lines, widths);
    }
    let filled = filled(table);
    if filled.columns.len() < table.columns.len() { within(&filled, width) } else { upright(table) }
}

/// The table without the columns in which nothing stands.
fn filled(table: &Table) -> Table {
    let is_filled =
        |at: &usize| table.rows.iter().any(|row| row.get(*at).is_some_and(|cell| !words(cell).is_empty()));
    let kept: Vec<usize> = (0..table.columns.len()).filter(is_filled).collect();
    let row = |row: &Vec<Cell>| kept.iter().filter_map(|at| row.get(*at).cloned()).collect();
    Table {
        columns: kept.iter().filter_map(|at| table.columns.get(*at).cloned()).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

fn drawn(lines: Vec<Vec<String>>, widths: Vec<usize>) -> String {
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(LOOK).set_content_arrangement(ContentArrangement::Dynamic);
    let mut lines = lines.into_iter();
    drawn.set_header(lines.next().unwrap_or_default());
    drawn.add_rows(lines);
    for (column, width) in drawn.column_iter_mut().zip(widths) {
        let with_blanks = u16::try_from(width + PADDING).unwrap_or(u16::MAX);
        column.set_padding((0, 1)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(with_blanks)));
    }
    drawn.to_string()
}

/// How wide each column gets, in characters; none where not even what may not be broken has room.
fn widths(lines: &[Vec<String>], width: Option<usize>) -> Option<Vec<usize>> {
    let columns = lines.first().map(Vec::len).unwrap_or_default();
    let of_column = |at: usize, measure: fn(&str) -> usize| {
        lines.iter().filter_map(|line| line.get(at)).map(|cell| measure(cell)).max().unwrap_or_default()
    };
    let mut widths: Vec<usize> = (0..columns).map(|at| of_column(at, least)).collect();
    let wanted: Vec<usize> = (0..columns).map(|at| of_column(at, longest_line)).collect();
    let Some(width) = width else {
        let pairs = widths.iter().zip(&wanted);
        return Some(pairs.map(|(least, wanted)| (*least).max(WIDEST_PIPED.min(*wanted))).collect());
    };
    let mut left =
        (width + BETWEEN).checked_sub(widths.iter().map(|least| least + PADDING + BETWEEN).sum())?;
    // What is left goes to who wants more, to the narrowest first.
    while left > 0 {
        let wanting = widths.iter_mut().zip(&wanted).filter(|(width, wanted)| **width < **wanted);
        let Some((narrowest, _)) = wanting.min_by_key(|(width, _)| **width) else { break };
        *narrowest += 1;
        left -= 1;
    }
    Some(widths)
}

/// The width that a cell needs: what is short, as a reference, a day or a yes, stays in one piece, and so does a word.
fn least(text: &str) -> usize {
    let length = |text: &str| text.chars().count();
    match longest_line(text) {
        short @ ..=SHORT => short,
        _ => text.split_whitespace().map(length).max().unwrap_or_default().clamp(NARROWEST, LONGEST_WORD),
    }
}

fn longest_line(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or_default()
}

/// A table is read, not studied; CSV and JSON have all of a text. Wrapping a word of a megabyte would also
/// take minutes.
fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_CELL) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A single row reads best line by line, several side by side.
pub(super) fn for_reading(table: &Table) -> String {
    if table.rows.len() == 1 { upright(table) } else { for_people(table) }
}

/// One line a value, for a message with all that is known of it; what is not known is left out.
fn upright(table: &Table) -> String {
    let width = table.columns.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let line = |(name, cell): (&String, &Cell)| {
        let text = harmless(&words(cell)).replace('\n', &format!("\n{:width$}    ", ""));
        (!text.is_empty()).then(|| format!("  {name:width$}  {text}"))
    };
    let blocks =
        table.rows.iter().map(|row| table.columns.iter().zip(row).filter_map(line).collect::<Vec<_>>());
    blocks.map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n")
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
    }
}

fn csv(table: &Table) -> String {
    let line = |cells: Vec<String>| {
        let quoted: Vec<_> = cells.iter().map(|cell| quote(&harmless(cell))).collect();
        quoted.join(",") + "\r\n"
    };
    let header = line(table.columns.clone());
    let rows = table.rows.iter().map(|row| line(row.iter().map(words).collect()));
    std::iter::once(header).chain(rows).collect()
}

/// RFC 4180: quoted when it must be, quotes doubled.
fn quote(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The names of the columns, in an object of which each can stand once: the second `n` is `n_2`.
fn names(columns: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for column in columns {
        let numbered = (2..).map(|number| format!("{column}_{number}"));
        let is_free = |name: &String| !names.contains(name) && (name == column || !columns.contains(name));
        names.extend(std::iter::once(column.clone()).chain(numbered).find(is_free));
    }
    names
}

fn json(table: &Table) -> serde_json::Value {
    let value = |cell: &Cell| match cell {
        Cell::Null => serde_json::Value::Null,
        Cell::Integer(number) => (*number).into(),
        Cell::Real(number) => (*number).into(),
        Cell::Text(text) => text.as_str().into(),
    };
    let names = names(&table.columns);
    let object = |row: &Vec<Cell>| {
        let cells = row.iter().map(value);
        names.iter().cloned().zip(cells).collect::<serde_json::Map<_, _>>()
    };
    table.rows.iter().map(object).collect::<Vec<_>>().into()
}

/// JSON in which what could drive a terminal or turn the reading direction is written by its number: the value is
/// the same.
pub(super) fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if c == harmless_one(c) {
            escaped.push(c);
        } else {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| escaped.push_str(&format!("\\u{unit:04x}")));
        }
    }
    escaped
}

/// `text` with what could drive a terminal or turn the reading direction made visible. Its lines stay lines.
pub(super) fn harmless(text: &str) -> String {
    text.replace("\r\n", "\n").chars().map(harmless_one).collect()
}

fn harmless_one(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        // Escape and what begins a sequence by itself (C0, C1) and DEL among them.
        c if c.is_control() || is_hidden(c) => '\u{fffd}',
        c => c,
    }
}

/// What turns text round (UAX #9), joins, fills, ends lines or tags without being seen.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'
            ..='\u{180f}'
    ) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}')
        || matches!(c, '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            columns: ["rubrik", "svar", "antal"].map(str::to_owned).to_vec(),
            rows: vec![vec![Cell::Text("a,\"b\"\u{1b}[2J\u{202e}".to_owned()), Cell::Null, Cell::Integer(2)]],
        }
    }

    #[test]
    fn a_strangers_text_cannot_drive_the_terminal() {
        let drawn = for_people(&table());
        assert!(
            !drawn.contains(['\u{1b}', '\u{202e}']) && drawn.contains("a,\"b\"\u{fffd}[2J\u{fffd}"),
            "{drawn}"
        );
    }

    #[test]
    fn what_turns_hides_or_drives_is_visible_and_lines_stay_lines() {
        let hidden = ['\0', '\u{1b}', '\r', '\u{7f}', '\u{9b}', '\u{ad}', '\u{61c}', '\u{200d}', '\u{2028}'];
        let further = ['\u{202e}', '\u{2066}', '\u{206f}', '\u{3164}', '\u{feff}', '\u{e0041}'];
        for c in hidden.into_iter().chain(further) {
            assert_eq!(harmless(&format!("a{c}b")), "a\u{fffd}b", "{:x}", u32::from(c));
        }
        assert_eq!(harmless("Åsa\r\näö\t–\n"), "Åsa\näö\t–\n");
        let json = escaped(&serde_json::json!(["\u{e0041}\u{202e}"]).to_string());
        assert_eq!(json, "[\"\\udb40\\udc41\\u202e\"]");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), ["\u{e0041}\u{202e}"]);
    }

    #[test]
    fn a_long_text_is_cut_in_a_table_only() {
        let long =
            Table { columns: vec!["text".to_owned()], rows: vec![vec![Cell::Text("å".repeat(1_000_000))]] };
        assert_eq!(for_people(&long).matches('å').count(), LONGEST_CELL);
        assert_eq!(csv(&long).matches('å').count(), 1_000_000);
    }

    fn answers() -> Table {
        let row = |texts: [&str; 5]| texts.map(|text| Cell::Text(text.to_owned())).to_vec();
        Table {
            columns: ["beteckning", "inkom", "i_tid", "rubrik", "tidigare"].map(str::to_owned).to_vec(),
            rows: vec![
                row([
                    "Ks 1216/2018-2",
                    "2019-10-29 08:00:00",
                    "ja",
                    "Svar om Överenskommelsens genomförande",
                    "",
                ]),
                row(["Ks 1121/2017-1", "2019-11-29 23:59:59", "nej", &"många korta ord ".repeat(20), ""]),
            ],
        }
    }

    #[test]
    fn references_days_and_words_are_never_broken() {
        for width in [Some(80), Some(100), Some(200), None] {
            let drawn = within(&answers(), width);
            for whole in
                ["Ks 1216/2018-2", "2019-11-29 23:59:59", "Överenskommelsens", "genomförande", "tidigare"]
            {
                assert!(drawn.contains(whole), "{whole} in {width:?}:\n{drawn}");
            }
            let widest = drawn.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= width.map_or(150, usize::from), "{widest} in {width:?}:\n{drawn}");
        }
    }

    #[test]
    fn where_a_table_does_not_fit_its_records_stand_below_each_other() {
        let drawn = within(&answers(), Some(60));
        assert!(
            drawn.contains("\n\n  beteckning  Ks 1121/2017-1\n  inkom       2019-11-29 23:59:59\n"),
            "{drawn}"
        );
        assert!(!drawn.contains("tidigare"), "{drawn}");
    }

    #[test]
    fn columns_of_one_name_are_told_apart_in_json() {
        let columns = ["n", "n", "n_2", "n"].map(str::to_owned).to_vec();
        assert_eq!(names(&columns), ["n", "n_3", "n_2", "n_4"]);
        let table = Table { columns, rows: vec![(1..5).map(Cell::Integer).collect()] };
        assert_eq!(json(&table), serde_json::json!([{"n": 1, "n_3": 2, "n_2": 3, "n_4": 4}]));
    }

    #[test]
    fn csv_is_quoted_as_rfc_4180_says() {
        assert_eq!(csv(&table()), "rubrik,svar,antal\r\n\"a,\"\"b\"\"\u{fffd}[2J\u{fffd}\",,2\r\n");
    }

    #[test]
    fn an_unknown_value_is_null_and_a_number_a_number_in_json() {
        let object = &json(&table())[0];
        let written = escaped(&json(&table()).to_string());
        assert!(!written.contains(['\u{1b}', '\u{202e}']), "{written}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), json(&table()));
        assert!(object["svar"].is_null() && object["antal"] == 2 && object["rubrik"].is_string());
    }
}
