//! Removing originals. Whoever keeps some and is about to write their rows holds the folder together with the others
//! who do so, and whoever removes some holds it alone: what is asked of the register in between stays true, and an
//! original that has come in once more is not taken from the row that is just being written about it.

use std::fs::{self, File};
use std::io::ErrorKind;

use super::{Originals, OriginalsError, durable, failed};
use crate::custody;
use crate::fingerprint::Fingerprint;

/// The folder, held until this is dropped. The system takes it back from a process that was killed.
#[derive(Debug)]
pub struct Held {
    _lock: File,
}

impl Originals {
    /// Holds the folder together with others who keep originals.
    ///
    /// # Errors
    /// When the lock file cannot be made.
    pub fn hold_to_keep(&self) -> Result<Held, OriginalsError> {
        let (lock, path) = self.lock()?;
        lock.lock_shared().map_err(failed("lock", &path))?;
        Ok(Held { _lock: lock })
    }

    /// Holds the folder alone.
    ///
    /// # Errors
    /// When the lock file cannot be made.
    pub fn hold_to_remove(&self) -> Result<Held, OriginalsError> {
        let (lock, path) = self.lock()?;
        lock.lock().map_err(failed("lock", &path))?;
        Ok(Held { _lock: lock })
    }

    /// Waits until the rows are written of all that was kept before now by who holds the folder. Makes nothing.
    ///
    /// # Errors
    /// When the lock file is there and cannot be used.
    pub fn wait_for_rows(&self) -> Result<(), OriginalsError> {
        let path = self.folder.join("lock");
        match File::open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            opened => opened.and_then(|lock| lock.lock()).map_err(failed("lock", &path)),
        }
    }

    /// Makes sure that an original is there.
    ///
    /// # Errors
    /// When it is not.
    pub fn find(&self, fingerprint: &Fingerprint) -> Result<(), OriginalsError> {
        let path = self.path(fingerprint);
        fs::metadata(&path).map(|_| ()).map_err(failed("find", &path))
    }

    /// Removes these originals, durably when this returns. One that is not there is removed already.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn remove(&self, fingerprints: &[Fingerprint]) -> Result<(), OriginalsError> {
        for fingerprint in fingerprints {
            let path = self.path(fingerprint);
            match fs::remove_file(&path) {
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                removed => removed.map_err(failed("remove", &path))?,
            }
            if let Some(shard) = path.parent().filter(|shard| shard.exists()) {
                durable::sync(shard)?;
            }
        }
        Ok(())
    }

    fn lock(&self) -> Result<(File, std::path::PathBuf), OriginalsError> {
        durable::make_folder(&self.folder)?;
        let path = self.folder.join("lock");
        Ok((custody::open_or_make(&path).map_err(failed("make", &path))?, path))
    }
}
