//! What the program lives in: the state folder, the signing key, the file of the database. Can whoever asks use them, and
//! where that is root, can the user whose folder it is? One folder of another user's stops the mail that belongs there.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access};
use rustix::process::geteuid;
use secrecy::ExposeSecret as _;

use super::Checks;
use crate::config::Config;
use crate::originals::{has_letter_key, letter_key_or_none_yet};
use crate::register::{Register, RegisterError, database_file};

/// How many faults are named; the rest are counted.
const MOST_NAMED: usize = 10;

pub(super) fn check(config: &Config, checks: &mut Checks) -> io::Result<()> {
    let folder = &config.state_dir;
    if let Err(error) = letter_key_or_none_yet(folder) {
        checks.mend("letters", &error)?;
    }
    let Ok(state) = fs::metadata(folder) else {
        return match nearest(folder)
            .filter(|above| access(*above, Access::WRITE_OK | Access::EXEC_OK).is_ok())
        {
            Some(_) => checks.ok("state_dir", &format!("{} is made at the first start", folder.display())),
            None => {
                checks.mend("state_dir", &format!("{} is not there and cannot be made", folder.display()))
            }
        };
    };
    let faults: Vec<String> = used(config).iter().filter_map(|path| fault(path, &state)).collect();
    for fault in faults.iter().take(MOST_NAMED) {
        checks.mend("state_dir", fault)?;
    }
    match faults.len() {
        0 => checks.ok("state_dir", &format!("{} can be written", folder.display())),
        many if many > MOST_NAMED => checks.mend("state_dir", &format!("and {} more", many - MOST_NAMED)),
        _ => Ok(()),
    }
}

/// Whether the database takes what is written, and what would be lost with a new signing key.
pub(super) async fn check_register(
    config: &Config,
    register: &Register,
    checks: &mut Checks,
) -> anyhow::Result<()> {
    match register.may_write().await? {
        true => checks.ok("database", "can be read")?,
        false => checks.mend("database", &"can be read, and not written by this login")?,
    }
    if is_key_lost(config, register).await? {
        checks.mend("letters", &lost_key(config))?;
    }
    Ok(())
}

/// Whether letters went out that were signed with a key which is not there any more.
async fn is_key_lost(config: &Config, register: &Register) -> Result<bool, RegisterError> {
    Ok(!has_letter_key(&config.state_dir) && register.has_sent().await?)
}

fn lost_key(config: &Config) -> String {
    format!(
        "there is no {}/letter.key, and letters were sent: put it back from a copy before anything runs, a new one makes \
         every letter sent so far a stranger's",
        config.state_dir.display()
    )
}

/// What of it there is.
fn used(config: &Config) -> Vec<PathBuf> {
    let state = &config.state_dir;
    let originals = state.join("originals");
    let mut used = vec![state.clone(), originals.clone()];
    let shards = fs::read_dir(&originals).into_iter().flatten().flatten().map(|entry| entry.path());
    used.extend(shards);
    used.extend(["letters", "letter.key", "remissd.lock"].map(|name| state.join(name)));
    if let Some(file) = database_file(config.database_url.expose_secret()) {
        used.extend(file.parent().filter(|folder| folder != state).map(Path::to_path_buf));
        for ending in ["", "-wal", "-shm"] {
            let mut name = file.clone().into_os_string();
            name.push(ending);
            used.push(name.into());
        }
    }
    used.sort();
    used
}

/// Why a path cannot be used, by who asks or by the owner of the state folder.
fn fault(path: &Path, state: &Metadata) -> Option<String> {
    let there = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        Err(error) => return Some(format!("{}: {error}", path.display())),
        Ok(there) => there,
    };
    let folder = if there.is_dir() { Access::EXEC_OK } else { Access::empty() };
    if let Err(error) = access(path, Access::READ_OK | Access::WRITE_OK | folder) {
        return Some(format!("{} cannot be read and written: {error}", path.display()));
    }
    let is_shut = geteuid().is_root() && state.uid() != 0 && !is_open_to(&there, state);
    is_shut.then(|| {
        format!(
            "{} belongs to user {} and is shut to user {}, to whom the state folder belongs: `chown` gives it back",
            path.display(),
            there.uid(),
            state.uid(),
        )
    })
}

/// Whether the rights of a file or folder let the owner of the state folder use it.
fn is_open_to(there: &Metadata, state: &Metadata) -> bool {
    let wanted = if there.is_dir() { 0o7 } else { 0o6 };
    let class = match (there.uid() == state.uid(), there.gid() == state.gid()) {
        (true, _) => 6,
        (false, true) => 3,
        (false, false) => 0,
    };
    (there.mode() >> class) & wanted == wanted
}

/// What there is of the way to a folder that is not there.
fn nearest(folder: &Path) -> Option<&Path> {
    folder.ancestors().skip(1).find(|above| above.exists())
}
