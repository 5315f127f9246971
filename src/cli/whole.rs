//! A file that is there whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{ErrorKind::NotFound, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

/// Whoever runs the program reads the file, and nobody else until they say so: it holds people's names.
const OWN: u32 = 0o600;

/// Writes `bytes` beside `path` and puts the file in its place when all of it is on disk. What is there already is
/// replaced only where it is a plain file: neither a device nor what a link leads to is ours to replace.
pub(super) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
        bail!("{} is no plain file: name another", path.display());
    }
    let beside = beside(path);
    let put = write_beside(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if put.is_err() {
        // What went wrong is said; that the rest of it could not be removed as well helps nobody.
        fs::remove_file(&beside).ok();
    }
    put.with_context(|| format!("{} cannot be written", path.display()))
}

fn write_beside(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // What a run that was cut off has left.
    fs::remove_file(path).or_else(|error| (error.kind() == NotFound).then_some(()).ok_or(error))?;
    let mut file = File::options().write(true).create_new(true).mode(OWN).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// In the same folder, for only there a rename is one step.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".part");
    path.with_file_name(name)
}
