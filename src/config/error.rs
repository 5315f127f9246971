//! What is wrong with a configuration, said so that it can be mended.

use std::path::{Path, PathBuf};

/// Why a configuration cannot be used. Every message names the key, and the line where TOML tells it.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file or a file it names cannot be read.
    #[error("{path}: {cause}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A key is unknown, missing or of the wrong kind.
    #[error("{path}:{line}: {message}")]
    Shape {
        /// The configuration file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and the nearest key when one is misspelt.
        message: String,
    },
    /// A value does not fit the others.
    #[error("{path}: {key}: {message}")]
    Value {
        /// The configuration file.
        path: PathBuf,
        /// The key.
        key: String,
        /// What is wrong and how to mend it.
        message: String,
    },
}

impl ConfigError {
    /// What TOML says of `text`, with the line it says it of.
    pub(super) fn shape(error: &toml::de::Error, text: &str, path: &Path) -> Self {
        let start = error.span().map_or(0, |span| span.start);
        let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
        let mut message = error.message().to_owned();
        if let Some(nearest) = nearest_key(&message) {
            message = format!("{message}; did you mean `{nearest}`?");
        }
        ConfigError::Shape { path: path.to_owned(), line, message }
    }
}

/// The known key most like the unknown one, out of "unknown field `a`, expected one of `b`, `c`".
fn nearest_key(message: &str) -> Option<String> {
    if !message.starts_with("unknown field") {
        return None;
    }
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = quoted.next()?;
    let likeness = |key: &str| strsim::jaro_winkler(unknown, key);
    let nearest = quoted.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    // Below this two keys have little more than a letter in common, and the list says it better.
    (likeness(nearest) > 0.7).then(|| nearest.to_owned())
}
