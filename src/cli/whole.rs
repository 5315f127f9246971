//! A file that is there whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind::NotFound};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use secrecy::ExposeSecret as _;

use crate::config::Config;
use crate::register::database_file;

/// Whoever runs the program reads the file, and nobody else until they say so: it holds people's names.
const OWN: u32 = 0o600;

/// A file in the making. Dropped before it is put in its place, it leaves nothing.
pub(super) struct Part {
    file: File,
    beside: PathBuf,
    path: PathBuf,
    placed: bool,
}

impl Part {
    /// Begins a file beside `path`. What is there already is replaced only where it is a plain file: neither a device
    /// nor what a link leads to is ours to replace, and nothing is written where what the program lives by stands.
    pub(super) fn begin(path: &Path, config: &Config) -> anyhow::Result<Self> {
        if path == Path::new("-") {
            bail!("- is no file: name one (./- is one of that name)");
        }
        if let Some(what) = lived_by(path, config) {
            bail!("{} is {what}: name another file", path.display());
        }
        if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
            bail!("{} is no plain file: name another", path.display());
        }
        let beside = beside(path);
        let file = open(&beside).with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Self { file, beside, path: path.to_owned(), placed: false })
    }

    /// Where to write.
    pub(super) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Puts the file in its place when all of it is on disk.
    pub(super) fn place(mut self) -> anyhow::Result<()> {
        let placed = self.file.sync_all().and_then(|()| fs::rename(&self.beside, &self.path));
        placed.with_context(|| format!("{} cannot be written", self.path.display()))?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.placed {
            // What went wrong is said; that the rest of it could not be removed as well helps nobody.
            fs::remove_file(&self.beside).ok();
        }
    }
}

/// What the program lives by and `path` is or lies in, whatever way leads there.
fn lived_by(path: &Path, config: &Config) -> Option<&'static str> {
    let database = database_file(config.database_url.expose_secret());
    let beside = |file: &PathBuf| {
        ["", "-wal", "-shm", "-journal"].map(|ending| {
            let mut name = file.clone().into_os_string();
            name.push(ending);
            PathBuf::from(name)
        })
    };
    let database = database.iter().flat_map(beside);
    let folder = |folder: &Path| fs::canonicalize(folder).is_ok_and(|folder| real(path).starts_with(folder));
    if database.into_iter().any(|file| is_same(&file, path)) {
        Some("the database")
    } else if is_same(&config.file, path) {
        Some("the configuration")
    } else if config.templates.as_deref().is_some_and(folder) {
        Some("where the templates lie (key templates)")
    } else {
        folder(&config.state_dir).then_some("where the originals lie (key state_dir)")
    }
}

/// Whether two names are of one file.
fn is_same(one: &Path, other: &Path) -> bool {
    let file = |path| fs::metadata(path).map(|file| (file.dev(), file.ino())).ok();
    real(one) == real(other) || file(one).is_some_and(|one| file(other) == Some(one))
}

/// A path without links on the way to its last name, also where nothing has that name yet.
fn real(path: &Path) -> PathBuf {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::canonicalize(above), path.file_name()) {
        (Ok(above), Some(name)) => above.join(name),
        _ => path.to_owned(),
    }
}

fn open(path: &Path) -> io::Result<File> {
    // What a run that was cut off has left.
    fs::remove_file(path).or_else(|error| (error.kind() == NotFound).then_some(()).ok_or(error))?;
    File::options().write(true).create_new(true).mode(OWN).open(path)
}

/// In the same folder, for only there a rename is one step.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".part");
    path.with_file_name(name)
}
