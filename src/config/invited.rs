//! The list of invited bodies in a file of its own (sändlista), as spreadsheets write it: columns by their headings,
//! parted by semicolons, commas or tabs, in UTF-8 or as Windows writes Swedish. The only door to csv.

use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::WINDOWS_1252;

use super::error::ConfigError;
use super::value;
use crate::consultation::{Invited, name_key};
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
    "epost",
    "e post",
    "email",
    "e mail",
    "mejl",
    "mail",
    "epostadress",
    "e postadress",
    "epostadresser",
    "e postadresser",
    "mejladress",
    "mailadress",
    "address",
    "addresses",
    "email address",
];
const DOMAINS: [&str; 5] = ["domän", "doman", "domäner", "domain", "domains"];

/// What a spreadsheet may write in the first line to tell what parts the columns.
const HINT: &str = "sep=";

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
    let lines = lines(&decoded(&bytes), &path)?;
    let (mut bodies, mut repeated) = (0, Vec::new());
    for Line { number, body } in lines {
        let key = name_key(&body.name);
        match invited.iter_mut().find(|known| name_key(&known.name) == key) {
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

/// The text, whether it is UTF-8 or what Excel on a Swedish Windows writes.
fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn lines(text: &str, path: &Path) -> Result<Vec<Line>, ConfigError> {
    let (separator, above, table) = separated(text);
    let refused = |line: u64, message: String| ConfigError::Shape {
        path: path.to_owned(),
        line: line as usize,
        message,
    };
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(table.as_bytes());
    let mut columns: Option<Vec<Column>> = None;
    let mut lines = Vec::new();
    for row in rows.records() {
        let row = row.map_err(|error| {
            refused(
                error.position().map_or(0, |at| line(table, at)) + above,
                "this is no line of a table: is a quotation mark missing?".to_owned(),
            )
        })?;
        let number = row.position().map_or(0, |at| line(table, at)) + above;
        if row.iter().all(str::is_empty) {
            continue;
        }
        let Some(columns) = &columns else {
            columns = Some(headings(&row).map_err(|message| refused(number, message))?);
            continue;
        };
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

/// The line in which a row begins that stands at a position: a row is read from the empty lines above it on.
fn line(table: &str, at: &csv::Position) -> u64 {
    let (before, row) =
        usize::try_from(at.byte()).ok().and_then(|at| table.split_at_checked(at)).unwrap_or((table, ""));
    let empty = row.chars().take_while(|c| c.is_whitespace()).collect::<String>();
    let ended = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count() as u64;
    1 + ended(before) + ended(&empty)
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
    if name_key(name).is_empty() {
        return Err("the body has no name".to_owned());
    }
    if name.contains(char::is_control) {
        return Err(format!("{name:?} must be one line"));
    }
    let addresses = several(Column::Addresses).map(|one| value::address(one.trim_matches(['<', '>'])));
    let domains = several(Column::Domains).map(|one| {
        let domain = one.trim_start_matches('@').trim_end_matches('.').to_lowercase();
        let is_domain = domain.contains('.') && !domain.contains('@') && !domain.contains("..");
        if is_domain { Ok(domain) } else { Err(format!("{one:?} is no domain: write it as \"example.org\"")) }
    });
    Ok(Invited {
        name: name.to_owned(),
        addresses: addresses.collect::<Result<_, _>>()?,
        domains: domains.collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<(String, String, String)>, String> {
        let lines = lines(&decoded(bytes), Path::new("lista.csv")).map_err(|error| error.to_string())?;
        let body = |line: Line| (line.body.name, line.body.addresses.join(" "), line.body.domains.join(" "));
        Ok(lines.into_iter().map(body).collect())
    }

    fn row(name: &str, addresses: &str, domains: &str) -> (String, String, String) {
        (name.to_owned(), addresses.to_owned(), domains.to_owned())
    }

    #[test]
    fn a_list_is_read_as_spreadsheets_write_it() {
        let expected = [
            row("Föreningsrådet, Örebro", "a@r.example b@r.example", ""),
            row("Idrottsrådet", "", "idrott.example"),
        ];
        for text in [
            "namn;epost;domän\r\n\"Föreningsrådet, Örebro\";a@r.example, b@r.example;\r\nIdrottsrådet;;idrott.example\r\n",
            "Domain,Name,E-mail\n,\"Föreningsrådet, Örebro\",a@r.example b@r.example\n\nidrott.example,Idrottsrådet,\n",
            "Kontakt\tDOMÄN\tE-post\tNamn\nAnna\t\ta@r.example;b@r.example\tFöreningsrådet, Örebro\n\t@Idrott.example\t\tIdrottsrådet\n;",
            "sep=;\nNamn;E-post;E-post 2;Domäner\nFöreningsrådet, Örebro;a@r.example;<b@r.example>\n\n;;;\nIdrottsrådet;;;idrott.example",
        ] {
            let text = text.trim_end_matches("\n;");
            for bytes in [
                text.as_bytes().to_vec(),
                [b"\xef\xbb\xbf", text.as_bytes()].concat(),
                WINDOWS_1252.encode(text).0.into_owned(),
            ] {
                assert_eq!(read(&bytes).as_deref(), Ok(&expected[..]), "{text}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        for (text, line, said) in [
            ("", 1, "empty"),
            ("epost;telefon\na@r.example;1", 1, "no column is called \"namn\""),
            ("namn;epost\nRådet;a@r.example\n\nNämnden;nämnden", 4, "no mail address"),
            ("namn;epost\n;a@r.example", 2, "has no name"),
            ("sep=;\nnamn;domän\nRådet;radet", 3, "no domain"),
        ] {
            let error = read(text.as_bytes()).unwrap_err();
            assert!(error.starts_with(&format!("lista.csv:{line}: ")) && error.contains(said), "{error}");
        }
    }

    #[test]
    fn a_body_that_is_named_again_is_one_body() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lista.csv");
        fs::write(&path, "namn;epost\nRÅDET;a@r.example\nNämnden;\nNämnden;n@r.example\n").unwrap();
        let mut invited = vec![Invited {
            name: "Rådet".to_owned(),
            domains: vec!["r.example".to_owned()],
            addresses: Vec::new(),
        }];
        let number = DiaryNumber::parse("Ks 1/2026").unwrap();
        let file = add(&number, path, &mut invited).unwrap();
        assert_eq!((file.bodies, file.repeated), (1, vec![2, 4]));
        let names: Vec<_> =
            invited.iter().map(|body| (body.name.as_str(), body.addresses.join(" "))).collect();
        assert_eq!(names, [("Rådet", "a@r.example".to_owned()), ("Nämnden", "n@r.example".to_owned())]);
    }
}
