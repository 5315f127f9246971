//! How many answered otherwise than by mail: a sentence of a report, a sheet of an export.

use super::swedish;
use crate::consultation::Channel;
use crate::facts::{Cell, ChannelFacts, Compilation};
use crate::sheet::{self, Column, Sheet};

/// A sentence; empty where all came by mail.
pub(super) fn channels(channels: &[ChannelFacts]) -> String {
    let ways = channels.iter().filter(|one| one.answers > 0).filter_map(|one| {
        let way = match one.channel {
            Channel::Email | Channel::Import => return None,
            Channel::Letter => "med brev",
            Channel::Phone => "per telefon",
            Channel::Meeting => "vid möte",
        };
        Some(format!("{} {way}", swedish::number(one.answers)))
    });
    let ways: Vec<String> = ways.collect();
    if ways.is_empty() { String::new() } else { format!("Av dem kom {}.", swedish::row(&ways)) }
}

/// The ways of mail, in the words of `svar`.
const MAIL: [&str; 2] = ["e-post", "import"];

/// The messages and answers by the way they came, as the view `kanaler` counts them; none where all came by mail.
#[must_use]
pub fn ways(registered: &Compilation) -> Option<Sheet> {
    let rows = &registered.channels.rows;
    let is_mail = |row: &Vec<Cell>| matches!(row.first(), Some(Cell::Text(channel)) if MAIL.contains(&channel.as_str()));
    if rows.iter().all(is_mail) {
        return None;
    }
    let columns = [("Kanal", 14), ("Meddelanden", 14), ("Svar", 10)];
    let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    Some(Sheet {
        name: "Kanaler",
        columns: columns.map(|(heading, width)| Column { heading, width }).to_vec(),
        rows,
    })
}

/// A word, or a count.
fn cell(cell: &Cell) -> sheet::Cell {
    match cell {
        Cell::Text(text) => match text.parse() {
            Ok(count) => sheet::Cell::Number(count),
            Err(_) => sheet::Cell::Text(text.clone()),
        },
        _ => sheet::Cell::Empty,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::facts::Table;

    #[test]
    fn the_sheet_is_the_view_where_not_all_came_by_mail() {
        let of = |rows: &[[&str; 3]]| {
            let rows = rows.iter().map(|row| row.map(|cell| Cell::Text(cell.to_owned())).to_vec()).collect();
            let channels = Table { columns: Vec::new(), rows };
            let (messages, files) = (Table::default(), BTreeMap::new());
            ways(&Compilation { messages, files, channels, registered: 0, answers: 0 })
        };
        let mail = ["e-post", "3", "1"];
        assert!(of(&[]).is_none() && of(&[mail, ["import", "1", "1"]]).is_none());
        let told = format!("{:?}", of(&[["brev", "2", "2"], mail]).unwrap().rows);
        let letters = r#"[Text("brev"), Number(2), Number(2)]"#;
        assert_eq!(told, format!(r#"[{letters}, [Text("e-post"), Number(3), Number(1)]]"#));
    }

    #[test]
    fn only_what_came_otherwise_than_by_mail_is_told() {
        let of = |counts: &[(Channel, u64)]| {
            let facts =
                counts.iter().map(|(channel, answers)| ChannelFacts { channel: *channel, answers: *answers });
            channels(&facts.collect::<Vec<_>>())
        };
        assert_eq!(of(&[]), "");
        assert_eq!(of(&[(Channel::Email, 7), (Channel::Import, 2), (Channel::Letter, 0)]), "");
        assert_eq!(
            of(&[(Channel::Email, 7), (Channel::Letter, 3), (Channel::Phone, 1)]),
            "Av dem kom 3 med brev och 1 per telefon."
        );
        assert_eq!(of(&[(Channel::Meeting, 2)]), "Av dem kom 2 vid möte.");
    }
}
