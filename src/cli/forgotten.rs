//! Whether what a command removed is gone from the database's log, too.

use super::Ended;
use super::out::complain;
use crate::register::Register;

/// Empties the log; says so where that cannot be done now.
pub(super) async fn forgotten(register: &Register) -> anyhow::Result<Ended> {
    if register.empty_log().await? {
        return Ok(Ended::Well);
    }
    complain!(
        "remissd: somebody reads the database, and its log still holds what was removed: the daemon's next pass, or the \
         next command that writes, empties it"
    );
    Ok(Ended::Failed)
}
