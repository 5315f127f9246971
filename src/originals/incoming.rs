//! An original in the making. It lies among the unfinished until it is whole, and is locked as long
//! as somebody writes it: another process that finds it unlocked knows that its writer is dead.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Originals, OriginalsError, durable, failed};
use crate::custody;
use crate::fingerprint::{Fingerprint, Fingerprinting};

/// Tells apart the unfinished files of one process.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// An original whose bytes come piece by piece. Dropped before [`Incoming::keep`], it leaves nothing.
#[derive(Debug)]
pub struct Incoming {
    originals: Originals,
    file: File,
    path: PathBuf,
    hash: Fingerprinting,
    placed: bool,
}

impl Incoming {
    pub(super) fn begin(originals: Originals) -> Result<Self, OriginalsError> {
        let folder = originals.unfinished();
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{}-{number}", std::process::id()));
            match custody::make_file(&path) {
                // Left by an earlier process of the same number.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                opened => {
                    let file = opened.map_err(failed("make", &path))?;
                    file.lock().map_err(failed("lock", &path))?;
                    let hash = Fingerprinting::default();
                    return Ok(Self { originals, file, path, hash, placed: false });
                }
            }
        }
    }

    /// Writes the next bytes.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), OriginalsError> {
        self.hash.update(bytes);
        self.file.write_all(bytes).map_err(failed("write", &self.path))
    }

    /// Keeps the bytes written as an original, durable when this returns.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn keep(self) -> Result<Fingerprint, OriginalsError> {
        let fingerprint = self.hash.clone().finish();
        let originals = self.originals.clone();
        let shard = originals.shard(&fingerprint)?;
        self.file.sync_all().map_err(failed("write to the disk", &self.path))?;
        self.place(&originals.path(&fingerprint))?;
        durable::sync(&shard)?;
        durable::sync(&originals.folder)?;
        Ok(fingerprint)
    }

    /// Gives the file its name; the caller makes it durable.
    pub(super) fn place(mut self, path: &Path) -> Result<(), OriginalsError> {
        fs::rename(&self.path, path).map_err(failed("name", path))?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.placed
            && let Err(error) = fs::remove_file(&self.path)
        {
            tracing::warn!(%error, "an unfinished original could not be removed; the next start tries again");
        }
    }
}

/// Removes the unfinished files whose writers are dead.
pub(super) fn sweep(folder: &Path) -> Result<(), OriginalsError> {
    for entry in fs::read_dir(folder).map_err(failed("read the folder", folder))? {
        let path = entry.map_err(failed("read the folder", folder))?.path();
        let file = match File::open(&path) {
            // Its writer finished it in this very moment.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            opened => opened.map_err(failed("open", &path))?,
        };
        if file.try_lock().is_ok() {
            fs::remove_file(&path).map_err(failed("remove", &path))?;
        }
    }
    Ok(())
}
