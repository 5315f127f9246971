//! Making files and folders durable.

use std::fs::File;
use std::path::Path;

use super::{OriginalsError, failed};
use crate::custody;

/// Makes a folder and those above it where they are missing.
pub(super) fn make_folder(folder: &Path) -> Result<(), OriginalsError> {
    custody::make_folder(folder).map_err(failed("make the folder", folder))
}

/// Waits until the file, or the names in the folder, are on the disk.
pub(super) fn sync(path: &Path) -> Result<(), OriginalsError> {
    let file = File::open(path).map_err(failed("open", path))?;
    file.sync_all().map_err(failed("write to the disk", path))
}

/// Waits until everything on the file system of `folder` is on the disk.
pub(super) fn sync_all(folder: &Path) -> Result<(), OriginalsError> {
    let file = File::open(folder).map_err(failed("open", folder))?;
    rustix::fs::syncfs(&file).map_err(|error| failed("write to the disk", folder)(error.into()))
}
