//! The key that signs our Message-IDs: made at the first start, never overwritten.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use super::{OriginalsError, durable, failed};
use crate::custody;
use crate::letter_id::LetterKey;

/// What the file of the key is called.
const NAME: &str = "letter.key";

/// The signing key in `state_dir`, made there for the owner alone where it is missing.
///
/// # Errors
/// When the file cannot be made or read, or holds no key.
pub fn letter_key(state_dir: &Path) -> Result<LetterKey, OriginalsError> {
    let path = state_dir.join(NAME);
    if !path.exists() {
        durable::make_folder(state_dir)?;
        make(state_dir, &path)?;
    }
    let bytes = fs::read(&path).map_err(failed("read", &path))?;
    Ok(LetterKey::new(bytes.try_into().map_err(|_| OriginalsError::Key { path })?))
}

/// Whether there is a signing key in `state_dir`, or something in its place.
#[must_use]
pub fn has_letter_key(state_dir: &Path) -> bool {
    state_dir.join(NAME).exists()
}

/// The signing key in `state_dir`; where there is none, one that no letter was signed with and that is
/// written nowhere.
///
/// # Errors
/// When the file is there and cannot be read, or holds no key.
pub fn letter_key_or_none_yet(state_dir: &Path) -> Result<LetterKey, OriginalsError> {
    if has_letter_key(state_dir) {
        return letter_key(state_dir);
    }
    random().map(LetterKey::new)
}

fn random() -> Result<[u8; 32], OriginalsError> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|error| OriginalsError::Random(error.to_string()))?;
    Ok(key)
}

/// Writes a new key whole under another name first. The link gives it its own name unless another
/// process was quicker: then that one's key stands.
fn make(state_dir: &Path, path: &Path) -> Result<(), OriginalsError> {
    let key = random()?;
    let unfinished = state_dir.join(format!("letter.key.{}", std::process::id()));
    let mut file = custody::open_or_make(&unfinished).map_err(failed("make", &unfinished))?;
    file.set_len(0).map_err(failed("write", &unfinished))?;
    file.write_all(&key).map_err(failed("write", &unfinished))?;
    file.sync_all().map_err(failed("write to the disk", &unfinished))?;
    match fs::hard_link(&unfinished, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed("make", path)(error)),
        _ => {}
    }
    fs::remove_file(&unfinished).map_err(failed("remove", &unfinished))?;
    durable::sync(state_dir)
}
