//! The numbers as people write them: the tables in `tests/data`, and what must hold for any text.

use proptest::prelude::*;

use super::{DiaryNumber, Finder, Found, Reading};

const VARIANTS: &str = include_str!("../../tests/data/diary-variants.tsv");

fn finder(series: &[&str], registered: &[&str]) -> Finder {
    let series: Vec<String> = series.iter().map(ToString::to_string).collect();
    let registered: Vec<DiaryNumber> =
        registered.iter().map(|text| DiaryNumber::parse(text).unwrap()).collect();
    Finder::new(&series, &registered)
}

/// The rows of a table: text, what is intended, note.
fn rows(table: &str) -> Vec<(String, String, String)> {
    let row = |line: &str| {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap().to_owned();
        let (text, intended, note) = (column(), column(), column());
        // Most quotes of column 1 stand escaped, as JSON has them.
        let text: String = serde_json::from_str(&format!("\"{text}\"")).unwrap();
        (text, intended, note)
    };
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(row).collect()
}

/// The number in normal form that a row of the shared table names: what was found, and for a near miss what
/// was written.
fn named(found: &Found) -> String {
    match &found.reading {
        Reading::Registered(number) | Reading::Likely(number) | Reading::AnotherCase(number) => {
            number.to_string()
        }
        Reading::NearMiss(_) | Reading::Theirs(_) => found.written.clone(),
    }
}

/// How the notes of the shared table map: a number with "review" is a near miss, whose column is the number as
/// written, or the one meant where letters stand for digits; "-" with "review" is the sender's own; "-"
/// alone is nothing at all; any other number is a registered one or another case.
#[test]
fn every_row_of_the_shared_table_is_read_as_intended() {
    let finder = finder(&["Ks", "Nf", "Bou"], &["Ks 1216/2018", "Ks 1121/2017"]);
    let mut wrong = Vec::new();
    for (text, intended, note) in rows(VARIANTS) {
        let found = finder.find_all(&text);
        let review = note.contains("review") || note.contains("must not cut");
        let right = match (intended.as_str(), review) {
            ("-", false) => found.is_empty(),
            ("-", true) => {
                found.iter().all(|one| matches!(one.reading, Reading::Theirs(_))) && !found.is_empty()
            }
            (intended, true) => matches!(found.as_slice(),
                [one] if matches!(&one.reading, Reading::NearMiss(meant)
                    if named(one) == intended || meant.to_string() == intended)),
            (intended, false) => {
                let settled =
                    found.iter().all(|one| !matches!(one.reading, Reading::NearMiss(_) | Reading::Theirs(_)));
                settled && found.iter().map(named).collect::<Vec<_>>().join("; ") == intended
            }
        };
        if !right {
            wrong.push(format!("{text:?}: wanted {intended} ({note}), found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
