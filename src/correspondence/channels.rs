//! How many answered otherwise than by mail: a sentence of a report, a sheet of an export.

use std::collections::{BTreeMap, BTreeSet};

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

/// The columns of `svar` that tell the ways: how it came, what it is, what it adds to, whose it is.
const TOLD: [&str; 4] = ["kanal", "typ", "kompletterar", "avsandare_epost"];

/// What came one way.
#[derive(Default)]
struct Way {
    messages: i64,
    answers: BTreeSet<String>,
}

/// The messages and answers by the way they came, as the view `kanaler` counts them; none where all came by mail.
#[must_use]
pub fn ways(registered: &Compilation) -> Option<Sheet> {
    let table = &registered.messages;
    let columns = TOLD.map(|name| table.columns.iter().position(|column| column == name));
    let mut ways: BTreeMap<String, Way> = BTreeMap::new();
    for (at, row) in table.rows.iter().enumerate() {
        let text = |column: Option<usize>| match column.and_then(|column| row.get(column)) {
            Some(Cell::Text(text)) => text.as_str(),
            _ => "",
        };
        let [channel, kind, adds, address] = columns.map(text);
        let way = ways.entry(channel.to_owned()).or_default();
        way.messages += 1;
        if kind == "svar" || (kind == "komplettering" && adds.is_empty()) {
            let person = if address.is_empty() { at.to_string() } else { address.to_lowercase() };
            way.answers.insert(person);
        }
    }
    if ways.keys().all(|channel| MAIL.contains(&channel.as_str())) {
        return None;
    }
    let columns = [("Kanal", 14), ("Meddelanden", 14), ("Svar", 10)];
    let rows = ways.into_iter().map(|(channel, way)| {
        let answers = i64::try_from(way.answers.len()).unwrap_or(i64::MAX);
        vec![sheet::Cell::Text(channel), sheet::Cell::Number(way.messages), sheet::Cell::Number(answers)]
    });
    let rows = rows.collect();
    Some(Sheet {
        name: "Kanaler",
        columns: columns.map(|(heading, width)| Column { heading, width }).to_vec(),
        rows,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Table;

    #[test]
    fn a_person_counts_once_each_way() {
        let rows = |rows: &[[&str; 4]]| Compilation {
            messages: Table {
                columns: TOLD.map(str::to_owned).to_vec(),
                rows: rows.iter().map(|row| row.map(|cell| Cell::Text(cell.to_owned())).to_vec()).collect(),
            },
            files: BTreeMap::new(),
            registered: rows.len() as u64,
            answers: 0,
        };
        let mail = ["e-post", "svar", "", "anna@forening.example"];
        assert!(ways(&rows(&[mail, mail])).is_none());
        let sheet = ways(&rows(&[
            mail,
            ["e-post", "svar", "", "Anna@forening.example"],
            ["e-post", "komplettering", "1", "bo@forening.example"],
            ["brev", "svar", "", ""],
            ["brev", "svar", "", ""],
            ["möte", "fråga", "", ""],
        ]));
        let counts = |row: &Vec<sheet::Cell>| format!("{row:?}");
        let told: Vec<String> = sheet.unwrap().rows.iter().map(counts).collect();
        assert_eq!(
            told,
            [
                r#"[Text("brev"), Number(2), Number(2)]"#,
                r#"[Text("e-post"), Number(3), Number(1)]"#,
                r#"[Text("möte"), Number(1), Number(0)]"#
            ]
        );
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
