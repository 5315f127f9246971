//! One message a line, for programs: what it holds is exactly what the register holds, and the keys are the columns of
//! the views, in their order.

use serde_json::{Map, Value};

use crate::facts::{ANDRINGAR_COLUMNS, BILAGA_COLUMNS, Cell, HandedOver, KOPIA_COLUMNS, SVAR_COLUMNS};

/// The columns of `svar` that are numbers; the register gives all of them as text.
const NUMBERS: [&str; 3] = ["lopnummer", "antal_bilagor", "kompletterar"];

/// The line of a message, ended by LF: the columns of `svar`, then `bilaga`, `kopior` and `andringar`.
#[must_use]
pub fn line(message: &HandedOver) -> String {
    let mut object = object(SVAR_COLUMNS, &message.svar);
    let files = message.files.iter().map(|file| self::object(BILAGA_COLUMNS, &file.bilaga));
    let list = |columns, rows: &[Vec<Cell>]| -> Value {
        rows.iter().map(|row| Value::Object(self::object(columns, row))).collect()
    };
    object.insert("bilaga".to_owned(), files.map(Value::Object).collect());
    object.insert("kopior".to_owned(), list(KOPIA_COLUMNS, &message.copies));
    object.insert("andringar".to_owned(), list(ANDRINGAR_COLUMNS, &message.decisions));
    Value::Object(object).to_string() + "\n"
}

fn object(columns: &[&str], row: &[Cell]) -> Map<String, Value> {
    columns.iter().zip(row).map(|(column, cell)| ((*column).to_owned(), value(column, cell))).collect()
}

fn value(column: &str, cell: &Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Integer(number) => (*number).into(),
        Cell::Real(number) => (*number).into(),
        Cell::Text(text) if NUMBERS.contains(&column) => {
            text.parse::<i64>().map_or_else(|_| text.as_str().into(), Value::from)
        }
        Cell::Text(text) => text.as_str().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{HandedFile, Openness};
    use crate::fingerprint::Fingerprint;
    use jiff::civil::datetime;

    #[test]
    fn a_message_is_one_line_with_the_columns_of_the_views() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let mut svar = vec![Cell::Null; SVAR_COLUMNS.len()];
        svar[0] = text("3");
        svar[15] = text("=1+1\nrad två\u{202E}\0");
        let bilaga = vec![
            text("Yttrande.pdf"),
            text("application/pdf"),
            Cell::Integer(7),
            Cell::Null,
            text("ja"),
            Cell::Null,
        ];
        let message = HandedOver {
            serial: 3,
            svar,
            files: vec![HandedFile { position: 0, bilaga }],
            copies: Vec::new(),
            decisions: vec![
                ["2026-01-01 12:00:00", "anna", "Ks 1/2026-3", "typ ändrad", "fel"].map(text).to_vec(),
            ],
            original: Fingerprint::of(b""),
            arrived: datetime(2026, 1, 1, 12, 0, 0, 0),
            openness: Openness::Open,
        };
        let line = line(&message);
        assert_eq!(line.matches('\n').count(), 1, "{line}");
        let read: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["lopnummer"], 3);
        assert_eq!(read["text"], "=1+1\nrad två\u{202E}\0", "exactly, nothing taken out");
        assert_eq!(read["bilaga"][0]["storlek"], 7);
        assert_eq!(read["andringar"][0]["vad"], "typ ändrad");
        assert_eq!(read["kopior"], Value::Array(Vec::new()));
        let keys: Vec<_> = read.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys.split_at(SVAR_COLUMNS.len()), (SVAR_COLUMNS, &["bilaga", "kopior", "andringar"][..]));
    }
}
