//! The message files that a command line names: single files, and the `.eml` files below a folder.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// A path that could not be read.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) path: PathBuf,
    pub(super) source: io::Error,
}

/// The files that `paths` name, in order; those below a folder by name.
pub(super) fn messages(paths: &[PathBuf]) -> Vec<Result<PathBuf, Unreadable>> {
    paths.iter().flat_map(|path| if path.is_dir() { below(path) } else { vec![Ok(path.clone())] }).collect()
}

fn below(folder: &Path) -> Vec<Result<PathBuf, Unreadable>> {
    let unreadable = |source| Unreadable { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(source) => return vec![Err(unreadable(source))],
    };
    let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    let wanted = |path: &PathBuf| {
        // A symbolic link to a folder could lead round in a circle.
        (path.is_dir() && !path.is_symlink()) || path.extension().is_some_and(|extension| extension == "eml")
    };
    messages(&paths.into_iter().filter(wanted).collect::<Vec<_>>())
}

/// The bytes of one of them.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Unreadable> {
    fs::read(path).map_err(|source| Unreadable { path: path.to_owned(), source })
}
