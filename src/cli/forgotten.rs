//! Whether what a command removed is gone from everything that repeats it: the database's log, and letters in files.

use super::Ended;
use super::out::complain;
use crate::config::Config;
use crate::office::forget_letters;
use crate::register::Register;

/// Removes the letters and empties the log; says so where that cannot be done now.
pub(super) async fn forgotten(config: &Config, register: &Register) -> anyhow::Result<Ended> {
    let letters = forget_letters(&config.state_dir, register).await?;
    if let Err(error) = &letters {
        complain!(
            "remissd: a letter that tells of what was removed is still in state_dir/letters: {error}; the next start \
             tries again"
        );
    }
    let is_empty = register.empty_log().await?;
    if !is_empty {
        complain!(
            "remissd: somebody reads the database, and its log still holds what was removed: the daemon's next pass, or \
             the next command that writes, empties it"
        );
    }
    Ok(if is_empty && letters.is_ok() { Ended::Well } else { Ended::Failed })
}
