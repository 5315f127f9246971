//! The values of one key: each is read as what it stands for, and what cannot be meant is refused with the key's name.

use std::path::Path;

use super::error::ConfigError;

/// A key of the configuration file.
#[derive(Clone, Copy)]
pub(super) struct Key<'a> {
    /// The configuration file.
    pub(super) path: &'a Path,
    /// The key, such as `mailbox.aliases`.
    pub(super) name: &'a str,
}

impl Key<'_> {
    /// Refuses what stands there.
    pub(super) fn refused<T>(self, message: impl Into<String>) -> Result<T, ConfigError> {
        let (path, key) = (self.path.to_owned(), self.name.to_owned());
        Err(ConfigError::Value { path, key, message: message.into() })
    }

    /// One value, as `reading` has it.
    pub(super) fn read<T>(
        self,
        text: &str,
        reading: fn(&str) -> Result<T, String>,
    ) -> Result<T, ConfigError> {
        reading(text).or_else(|message| self.refused(message))
    }

    /// All values of a list.
    pub(super) fn each<T>(
        self,
        texts: &[String],
        reading: fn(&str) -> Result<T, String>,
    ) -> Result<Vec<T>, ConfigError> {
        texts.iter().map(|text| self.read(text, reading)).collect()
    }
}
