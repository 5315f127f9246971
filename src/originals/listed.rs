//! Which originals there are, whatever the register says.

use std::fs;
use std::path::Path;

use super::{Originals, OriginalsError, failed};
use crate::fingerprint::Fingerprint;

impl Originals {
    /// Every original that lies here, by its name alone: its bytes are not looked at.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn listed(&self) -> Result<Vec<Fingerprint>, OriginalsError> {
        let mut listed = Vec::new();
        if !self.folder.exists() {
            return Ok(listed);
        }
        for shard in names(&self.folder)?.iter().filter(|name| name.len() == 2) {
            for name in names(&self.folder.join(shard))? {
                listed.extend(name.split('.').next().and_then(Fingerprint::parse));
            }
        }
        listed.sort();
        Ok(listed)
    }
}

fn names(folder: &Path) -> Result<Vec<String>, OriginalsError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed("read the folder", folder))? {
        let entry = entry.map_err(failed("read the folder", folder))?;
        names.extend(entry.file_name().into_string());
    }
    Ok(names)
}
