//! Keeps the house in order: `src/lib.rs` lists the rooms in flow order and says which are PURE; this
//! reads the sources and holds them to it.

use std::fs;
use std::path::{Path, PathBuf};

/// The longest a file may be before its tests.
const LONGEST: usize = 300;

/// A foreign crate, and the one room whose files may name it.
const DOORS: [(&str, &str); 27] = [
    ("csv", "config"),
    ("async_imap", "mailbox"),
    ("imap_proto", "mailbox"),
    ("utf7_imap", "mailbox"),
    ("rustls", "wire"),
    ("tokio_rustls", "wire"),
    ("rustls_native_certs", "wire"),
    ("mail_parser", "message"),
    ("hayro_interpret", "extract"),
    ("quick_xml", "extract"),
    ("landlock", "extract"),
    ("seccompiler", "extract"),
    ("zip", "parcel"),
    ("rust_stemmers", "stems"),
    ("sqlx", "register"),
    ("rusqlite", "register"),
    ("aho_corasick", "recognition"),
    ("similar", "sketch"),
    ("plotters", "chart"),
    ("png", "chart"),
    ("rust_xlsxwriter", "sheet"),
    ("minijinja", "correspondence"),
    ("lettre", "post"),
    ("clap", "cli"),
    ("comfy_table", "cli"),
    ("anstream", "cli"),
    ("anstyle", "cli"),
];

/// What a pure room must not know of: waiting, logs, databases, files, the clock, chance.
const IMPURE: [&str; 14] = [
    "async fn", "async move", ".await", "tokio::", "tracing::", "sqlx::", "std::fs", "std::net",
    "std::process", "SystemTime", "Instant::now", "Timestamp::now", "Zoned::now", "getrandom",
];

/// A room of the house, as `lib.rs` has it.
struct Room {
    name: String,
    pure: bool,
}

/// A source file, without its tests and its comments.
struct Source {
    path: PathBuf,
    room: String,
    lines: usize,
    code: String,
}

#[test]
fn imports_point_one_way() {
    let rooms = rooms();
    let place = |name: &str| rooms.iter().position(|room| room.name == name);
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = place(&source.room) else { continue };
        for other in after_each(&source.code, "crate::").into_iter().filter_map(place) {
            if other > own {
                wrong.push(format!("{} looks down to {}", source.path.display(), rooms[other].name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn pure_rooms_are_pure() {
    let pure: Vec<_> = rooms().into_iter().filter(|room| room.pure).map(|room| room.name).collect();
    assert!(pure.len() >= 6, "lib.rs marks the pure rooms");
    let wrong: Vec<_> = sources()
        .iter()
        .filter(|source| pure.contains(&source.room))
        .flat_map(|source| IMPURE.iter().map(move |word| (source, word)))
        .filter(|(source, word)| source.code.contains(**word))
        .map(|(source, word)| format!("{} has {word}", source.path.display()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_foreign_crate_has_one_door() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (foreign, door) in DOORS {
        let strangers = sources.iter().filter(|source| source.room != door && source.room != "main");
        wrong.extend(
            strangers
                .filter(|source| names(&source.code, foreign))
                .map(|source| format!("{} names {foreign}, which only {door} may", source.path.display())),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_is_too_long_to_read() {
    let long: Vec<_> = sources()
        .iter()
        .filter(|source| source.lines > LONGEST)
        .map(|source| format!("{}: {} lines", source.path.display(), source.lines))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn every_room_is_in_the_map() {
    let rooms = rooms();
    let lost: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.room != "main" && source.room != "lib")
        .filter(|source| !rooms.iter().any(|room| room.name == source.room))
        .map(|source| source.path)
        .collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

/// The rooms in the order of the map.
fn rooms() -> Vec<Room> {
    let map = fs::read_to_string(src().join("lib.rs")).unwrap();
    map.lines()
        .filter_map(|line| {
            let (name, said) = line.trim().strip_prefix("pub mod ")?.split_once(';')?;
            Some(Room { name: name.to_owned(), pure: said.contains("PURE") })
        })
        .collect()
}

/// Every source file but those that hold tests only.
fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&src(), &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !holds_only_tests(&path) {
            found.push(read(path));
        }
    }
}

fn holds_only_tests(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests")
        || path
            .file_stem()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name == "tests" || name.ends_with("_tests"))
}

fn read(path: PathBuf) -> Source {
    let text = fs::read_to_string(&path).unwrap();
    let inside = path.strip_prefix(src()).unwrap().with_extension("");
    let room = inside.iter().next().unwrap().to_str().unwrap().to_owned();
    let own: Vec<_> = text.lines().take_while(|line| line.trim() != "#[cfg(test)]").collect();
    let code = own
        .iter()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect();
    Source { path, room, lines: own.len(), code }
}

/// The words that stand right after each occurrence of `mark`, also those of `crate::{a, b}`.
fn after_each<'code>(code: &'code str, mark: &str) -> Vec<&'code str> {
    let word = |text: &'code str| {
        text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
    };
    code.split(mark)
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => {
                list.split('}').next().unwrap_or_default().split(',').map(|item| word(item.trim())).collect()
            }
            None => vec![word(rest)],
        })
        .collect()
}

/// Whether the crate's name stands before a `::` as a word of its own.
fn names(code: &str, foreign: &str) -> bool {
    let path = format!("{foreign}::");
    code.match_indices(&path).any(|(at, _)| {
        let before = code.get(..at).and_then(|head| head.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == ':')
    })
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}
