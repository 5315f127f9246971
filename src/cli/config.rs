//! `remissd config`: what an operator starts from, the example configuration and the templates of the letters.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;

use super::out::stdout;
use super::{Ended, args};
use crate::correspondence::Templates;

/// The documented example configuration.
const EXAMPLE: &str = include_str!("../../config/remissd.toml");

/// Prints the example configuration, or writes the templates where they are wanted.
pub(super) fn config(wanted: &args::Config) -> anyhow::Result<Ended> {
    match &wanted.templates {
        Some(folder) => write_templates(folder)?,
        None => write!(stdout(), "{EXAMPLE}")?,
    }
    Ok(Ended::Well)
}

/// Somebody's own words are never written over.
fn write_templates(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for (name, text) in Templates::built_in().files() {
        let path = folder.join(name);
        let made = fs::File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes()));
        match made {
            Ok(()) => writeln!(stdout(), "wrote  {}", path.display())?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                writeln!(stdout(), "there  {}: left as it is", path.display())?;
            }
            Err(error) => return Err(error).with_context(|| format!("{} cannot be written", path.display())),
        }
    }
    Ok(())
}
