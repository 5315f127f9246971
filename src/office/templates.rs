//! The municipality's own templates, read from their folder and tried before the first letter is written: one that is
//! broken later breaks nothing that runs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::correspondence::{Templates, WordingError};

/// Why the templates cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TemplatesError {
    /// The folder or a file in it cannot be read.
    #[error("{path} cannot be read (key templates): {cause}")]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// Some are wrong; each is told with its file and line.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Wrong(Vec<WordingError>),
}

/// The templates: those built in, and in place of each what the configured folder has of that name.
///
/// # Errors
/// When one cannot be read or filled in, or has a name that none has.
pub fn templates(config: &Config) -> Result<Templates, TemplatesError> {
    let Some(folder) = &config.templates else { return Ok(Templates::built_in()) };
    let templates = own(folder)?;
    let faults = templates.faults(&config.organisation);
    if faults.is_empty() { Ok(templates) } else { Err(TemplatesError::Wrong(faults)) }
}

fn own(folder: &Path) -> Result<Templates, TemplatesError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        |cause| TemplatesError::Unreadable { path, cause }
    };
    let listed = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut files: Vec<PathBuf> = listed.map_err(unreadable(folder))?;
    files.sort();
    let mut templates = Templates::built_in();
    let mut unknown = Vec::new();
    for path in files.iter().filter(|path| !path.is_dir() && !is_something_else(path)) {
        let text = fs::read_to_string(path).map_err(unreadable(path))?;
        unknown.extend(templates.replace(path, text).err());
    }
    if unknown.is_empty() { Ok(templates) } else { Err(TemplatesError::Wrong(unknown)) }
}

/// What an editor or version control leaves beside the files that people write, and what people write for each other.
fn is_something_else(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with('.') || name.ends_with('~') || name.starts_with("README")
}
