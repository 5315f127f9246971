//! The list of invited bodies in a file of its own (sändlista), as spreadsheets write it: columns by their headings,
//! parted by semicolons, commas or tabs, in UTF-8, UTF-16 or as Windows writes Swedish. The only door to csv.

mod text;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use self::text::decoded;
use super::address;
use super::error::ConfigError;
use crate::consultation::{BodyName, Invited, name_key};
use crate::diary_number::DiaryNumber;

/// A list that stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitedFile {
    /// Whose list it is.
    pub diary_number: DiaryNumber,
    /// Where it stands.
    pub path: PathBuf,
    /// How many bodies it names.
    pub bodies: usize,
    /// The lines of which the body was named before; what they say of it was added.
    pub repeated: Vec<u64>,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Addresses,
    Domains,
    Other,
}

/// The headings that are understood, as names are compared.
const NAME: [&str; 5] = ["namn", "name", "organisation", "remissinstans", "instans"];
const ADDRESSES: [&str; 15] = [
    "epost", "e post", "email", "e mail", "mejl", "mail", "epostadress", "e postadress", "epostadresser",
    "e postadresser", "mejladress", "mailadress", "address", "addresses", "email address",
];
const DOMAINS: [&str; 5] = ["domän", "doman", "domäner", "domain", "domains"];

/// What a spreadsheet may write in the first line to tell what parts the columns.
const HINT: &str = "sep=";

/// More bodies than anybody asks are a wrong file; each mail is looked for among them.
const MOST_BODIES: usize = 10_000;

/// One body with the line it stands in.
struct Line {
    number: u64,
    body: Invited,
}

/// Adds the bodies of the file at `path` to those that are `invited` already. A body that is named again is one body,
/// with all its addresses and domains.
pub(super) fn add(
    diary_number: &DiaryNumber,
    path: PathBuf,
    invited: &mut Vec<Invited>,
) -> Result<InvitedFile, ConfigError> {
    let bytes = fs::read(&path).map_err(|cause| ConfigError::Unreadable { path: path.clone(), cause })?;
    let lines = lines(&bytes, &path)?;
    let (mut bodies, mut repeated) = (0, Vec::new());
    let mut known: HashMap<String, usize> =
        invited.iter().enumerate().map(|(at, body)| (body.name.key().to_owned(), at)).collect();
    for Line { number, body } in lines {
        let at = *known.entry(body.name.key().to_owned()).or_insert(invited.len());
        match invited.get_mut(at) {
            Some(known) => {
                repeated.push(number);
                merge(&mut known.addresses, body.addresses);
                merge(&mut known.domains, body.domains);
            }
            None => {
                bodies += 1;
                invited.push(body);
            }
        }
    }
    Ok(InvitedFile { diary_number: diary_number.clone(), path, bodies, repeated })
}

fn merge(known: &mut Vec<String>, more: Vec<String>) {
    for one in more {
        if !known.iter().any(|known| known.eq_ignore_ascii_case(&one)) {
            known.push(one);
        }
    }
}

fn lines(bytes: &[u8], path: &Path) -> Result<Vec<Line>, ConfigError> {
    let refused = |line: u64, message: String| refused(path, line, message);
    let text = decoded(bytes).map_err(|message| refused(1, message))?;
    let (separator, above, table) = separated(&text);
    let mut rows = reader(separator, table);
    let ends: Vec<usize> = table.match_indices('\n').map(|(at, _)| at).collect();
    let mut columns: Option<Vec<Column>> = None;
    let mut lines = Vec::new();
    for row in rows.records() {
        let row = row.map_err(|error| {
            refused(
                error.position().map_or(0, |at| line(table, &ends, at)) + above,
                "this is no line of a table: is a quotation mark missing?".to_owned(),
            )
        })?;
        let number = row.position().map_or(0, |at| line(table, &ends, at)) + above;
        if row.iter().all(str::is_empty) {
            continue;
        }
        let Some(columns) = &columns else {
            columns = Some(headings(&row).map_err(|message| refused(number, message))?);
            continue;
        };
        if lines.len() == MOST_BODIES {
            return Err(refused(number, format!("a list has at most {MOST_BODIES} bodies")));
        }
        let body = body(&row, columns).map_err(|message| refused(number, message))?;
        lines.push(Line { number, body });
    }
    match columns {
        Some(_) => Ok(lines),
        None => Err(refused(
            1,
            "the file is empty: its first line names the columns, such as namn;epost".to_owned(),
        )),
    }
}

fn refused(path: &Path, line: u64, message: String) -> ConfigError {
    ConfigError::Shape { path: path.to_owned(), line: line as usize, message }
}

fn reader(separator: u8, table: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(table.as_bytes())
}

/// The line in which a row begins that stands at a position, of a table whose lines end at `ends`: a row is read from
/// the empty lines above it on.
fn line(table: &str, ends: &[usize], at: &csv::Position) -> u64 {
    let at = usize::try_from(at.byte()).unwrap_or(table.len());
    let row = table.get(at..).unwrap_or_default();
    let begins = at + (row.len() - row.trim_start().len());
    1 + ends.partition_point(|end| *end < begins) as u64
}

/// What parts the columns, how many lines stand above the table, and the table.
fn separated(text: &str) -> (u8, u64, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let hint = first.trim().to_ascii_lowercase();
    if let Some(separator) = hint.strip_prefix(HINT).and_then(|hint| hint.bytes().next()) {
        return (separator, 1, rest);
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    // The last of equals is taken: a Swedish spreadsheet parts by semicolons.
    let separator = [b',', b'\t', b';'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b';');
    (separator, 0, text)
}

fn headings(row: &csv::StringRecord) -> Result<Vec<Column>, String> {
    let column = |heading: &str| {
        // "Adress(er)", "E-post 2"
        let key = name_key(heading);
        let bare = key.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let bare = bare.strip_suffix(" es").or_else(|| bare.strip_suffix(" s")).unwrap_or(bare);
        match bare {
            bare if NAME.contains(&bare) => Column::Name,
            bare if ADDRESSES.contains(&bare) => Column::Addresses,
            bare if DOMAINS.contains(&bare) => Column::Domains,
            _ => Column::Other,
        }
    };
    let columns: Vec<Column> = row.iter().map(column).collect();
    if columns.contains(&Column::Name) {
        return Ok(columns);
    }
    let found: Vec<&str> = row.iter().filter(|heading| !heading.is_empty()).collect();
    Err(format!(
        "no column is called \"namn\" or \"name\"; the first line names the columns, and says {:?}",
        found.join(", ")
    ))
}

fn body(row: &csv::StringRecord, columns: &[Column]) -> Result<Invited, String> {
    let cells = |wanted: Column| {
        row.iter().zip(columns).filter(move |(_, column)| **column == wanted).map(|(cell, _)| cell)
    };
    let several = |wanted: Column| {
        cells(wanted)
            .flat_map(|cell| cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')))
            .filter(|one| !one.is_empty())
    };
    let name = cells(Column::Name).find(|name| !name.is_empty()).unwrap_or_default();
    let called = BodyName::new(name);
    if called.key().is_empty() {
        return Err("the body has no name".to_owned());
    }
    if name.contains(char::is_control) {
        return Err(format!("{name:?} must be one line"));
    }
    let addresses = several(Column::Addresses).map(|one| address::address(one.trim_matches(['<', '>'])));
    let domains = several(Column::Domains).map(address::domain);
    Ok(Invited {
        name: called,
        addresses: addresses.collect::<Result<_, _>>()?,
        domains: domains.collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
mod tests;
