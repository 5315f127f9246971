//! A file that is there whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind::NotFound, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

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
    /// nor what a link leads to is ours to replace.
    pub(super) fn begin(path: &Path) -> anyhow::Result<Self> {
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

/// Writes `bytes` beside `path` and puts the file in its place when all of it is on disk.
pub(super) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut part = Part::begin(path)?;
    part.file().write_all(bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    part.place()
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
