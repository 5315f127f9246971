//! Making files and folders, for their owner alone. What is made belongs to whom the folder belongs to that it lies in:
//! a command that an administrator runs as root beside a daemon of another user leaves nothing that the daemon cannot
//! read or write.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, fchown};
use std::path::Path;

/// Makes a folder and those above it where they are missing.
///
/// # Errors
/// When one cannot be made.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    // The folder of a bare file name is the one that we stand in.
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = above(folder) {
        make_folder(above)?;
    }
    match DirBuilder::new().mode(0o700).create(folder) {
        // Another process was quicker.
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        made => {
            made?;
            let flags = libc::O_DIRECTORY | libc::O_NOFOLLOW;
            give(&File::options().read(true).custom_flags(flags).open(folder)?, folder)
        }
    }
}

/// Makes a file that is not there yet, to be written to.
///
/// # Errors
/// When it is there, or cannot be made.
pub fn make_file(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    give(&file, path)?;
    Ok(file)
}

/// Opens a file to be written to, as it is; made where it is missing.
///
/// # Errors
/// When it cannot be opened or made.
pub fn open_or_make(path: &Path) -> io::Result<File> {
    match make_file(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => OpenOptions::new().write(true).open(path),
        made => made,
    }
}

/// Gives what was just made to the owner of its folder. It is named by its open handle: a path may lead elsewhere by now.
fn give(made: &File, path: &Path) -> io::Result<()> {
    let Some(above) = above(path) else { return Ok(()) };
    let (own, folder) = (made.metadata()?, fs::metadata(above)?);
    if own.uid() == folder.uid() {
        return Ok(());
    }
    match fchown(made, Some(folder.uid()), Some(folder.gid())) {
        // Only root gives away; who else may write in a folder of another's shares it by its group.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
        given => given,
    }
}

/// The folder that something lies in.
fn above(path: &Path) -> Option<&Path> {
    path.parent().map(|above| if above.as_os_str().is_empty() { Path::new(".") } else { above })
}
