//! Which files below a path hold mail. A Maildir is known by its folders, an mbox by its first line, whatever either is
//! called; of other files those are mail that end with `.eml`.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{Source, Unreadable};
use crate::message::is_mbox;

/// Bytes that tell an mbox.
const START: u64 = 5;

/// The files with mail that `paths` name, in order; those below a folder by name.
pub(in crate::cli) fn sources(paths: &[PathBuf]) -> Vec<Result<Source, Unreadable>> {
    paths.iter().flat_map(|path| source(path)).collect()
}

/// What a path that a person named holds.
fn source(path: &Path) -> Vec<Result<Source, Unreadable>> {
    if path.is_dir() {
        return below(path);
    }
    vec![single(path).map_err(unreadable(path))]
}

/// What a file that a person named holds. A pipe is one mail, of which nothing can be looked at before.
fn single(path: &Path) -> io::Result<Source> {
    if !fs::metadata(path)?.is_file() {
        return Ok(Source::Message(path.to_owned()));
    }
    let start = start(path)?;
    let is_box =
        if is_eml(path) { is_eml_of_many(path, &start)? } else { start.is_empty() || is_mbox(&start) };
    Ok(if is_box { Source::Mbox(path.to_owned()) } else { Source::Message(path.to_owned()) })
}

/// Some programs save a single mail with the line that begins it in an mbox.
fn is_eml_of_many(path: &Path, start: &[u8]) -> io::Result<bool> {
    Ok(is_mbox(start) && Source::Mbox(path.to_owned()).holds_many()?)
}

fn below(folder: &Path) -> Vec<Result<Source, Unreadable>> {
    if is_part_of_maildir(folder) {
        return messages(&[folder.to_owned()]);
    }
    let entries = match entries(folder) {
        Ok(entries) => entries,
        Err(source) => return vec![Err(Unreadable { path: folder.to_owned(), source })],
    };
    // A symbolic link to a folder could lead round in a circle.
    let is_folder = |path: &PathBuf| path.is_dir() && !path.is_symlink();
    if is_maildir(folder) {
        let mut found = messages(&["cur", "new"].map(|part| folder.join(part)));
        let others = entries.iter().filter(|path| is_folder(path) && !is_named(path, &["cur", "new", "tmp"]));
        found.extend(others.flat_map(|path| below(path)));
        return found;
    }
    let found = |path: PathBuf| {
        if is_folder(&path) {
            return below(&path);
        }
        if !path.is_file() {
            return Vec::new();
        }
        match start(&path) {
            Ok(start) if is_eml(&path) || is_mbox(&start) => {
                vec![single(&path).map_err(unreadable(&path))]
            }
            Ok(_) => Vec::new(),
            Err(source) => vec![Err(Unreadable { path, source })],
        }
    };
    entries.into_iter().flat_map(found).collect()
}

/// Every file of these parts of a Maildir, whatever it is called and flagged; names begin with when it came.
fn messages(parts: &[PathBuf]) -> Vec<Result<Source, Unreadable>> {
    let (mut paths, mut found) = (Vec::new(), Vec::new());
    for part in parts {
        match entries(part) {
            Ok(entries) => paths.extend(entries),
            Err(source) if source.kind() == io::ErrorKind::NotFound => {}
            Err(source) => found.push(Err(Unreadable { path: part.clone(), source })),
        }
    }
    let is_mail = |path: &PathBuf| path.is_file() && !name(path).starts_with('.');
    paths.retain(is_mail);
    paths.sort_by(|one, other| one.file_name().cmp(&other.file_name()));
    found.extend(paths.into_iter().map(|path| Ok(Source::Message(path))));
    found
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn is_maildir(folder: &Path) -> bool {
    folder.join("cur").is_dir() && (folder.join("new").is_dir() || folder.join("tmp").is_dir())
}

/// Whether a person named `cur` or `new` of a Maildir itself.
fn is_part_of_maildir(folder: &Path) -> bool {
    is_named(folder, &["cur", "new"]) && folder.parent().is_some_and(is_maildir)
}

fn is_named(path: &Path, names: &[&str]) -> bool {
    names.contains(&name(path).as_str())
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn is_eml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml"))
}

fn start(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path)?.take(START).read_to_end(&mut start)?;
    Ok(start)
}

fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> Unreadable {
    let path = path.to_owned();
    move |source| Unreadable { path, source }
}
