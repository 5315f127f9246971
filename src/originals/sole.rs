//! One daemon a state folder: who holds the lock reads the mailbox and sends the letters.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::{OriginalsError, durable, failed};
use crate::custody;

/// The right to work in a state folder, held until it is dropped. The system takes it back from a
/// process that was killed.
#[derive(Debug)]
pub struct Sole {
    _lock: File,
}

/// Takes the right to work in `state_dir`; none when another process has it.
///
/// # Errors
/// When the lock file cannot be made.
pub fn sole(state_dir: &Path) -> Result<Option<Sole>, OriginalsError> {
    durable::make_folder(state_dir)?;
    let path = state_dir.join("remissd.lock");
    let file = custody::open_or_make(&path).map_err(failed("make", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Sole { _lock: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(source)) => Err(failed("lock", &path)(source)),
    }
}
