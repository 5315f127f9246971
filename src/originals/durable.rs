//! Making files and folders durable, for the owner alone.

use std::fs::{DirBuilder, File};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use super::{OriginalsError, failed};

/// Makes a folder and those above it where they are missing.
pub(super) fn make_folder(folder: &Path) -> Result<(), OriginalsError> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed("make the folder", folder))
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
