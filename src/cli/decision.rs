//! Who decides at the command line, when and why.

use std::{env, fs};

use rustix::process::getuid;

use super::args::By;
use super::table;
use crate::config::Config;
use crate::daemon::clock;
use crate::register::Decision;

/// What a longer reason or name says beyond this is cut.
const LONGEST: usize = 500;

/// The decision of who types: by `--by`, else as the system has it.
pub(super) fn decision(config: &Config, by: &By, reason: Option<&str>) -> Decision {
    let at = clock();
    Decision {
        who: who(by),
        at,
        local: at.to_zoned(config.zone.clone()).datetime(),
        reason: reason.map(short).filter(|reason| !reason.trim().is_empty()),
    }
}

/// Who decides: by `--by`, else who types.
pub(super) fn who(by: &By) -> String {
    by.by.as_deref().map(short).filter(|name| !name.trim().is_empty()).unwrap_or_else(operator)
}

/// Who types: as the system has it, also behind `sudo`.
fn operator() -> String {
    let said = |name: &&str| env::var(name).ok().filter(|name| !name.trim().is_empty());
    let named = ["SUDO_USER", "USER", "LOGNAME"].iter().find_map(said);
    short(&named.unwrap_or_else(|| {
        let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
        user(&users, getuid().as_raw())
    }))
}

/// What the system calls the user of this number, where a job of the system runs without a name.
fn user(users: &str, uid: u32) -> String {
    let is_user = |fields: &&str| fields.split(':').nth(2).is_some_and(|one| one == uid.to_string());
    let found = users.lines().find(is_user).and_then(|fields| fields.split(':').next());
    found.map_or_else(|| format!("uid {uid}"), str::to_owned)
}

/// One line of a bounded length: it stands in a history that nobody can mend.
fn short(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    table::harmless(&words).chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_without_a_name_in_the_environment_is_called_as_the_system_does() {
        let users = "root:x:0:0:root:/root:/bin/sh\nvmail:x:999:995::/nonexistent:/usr/sbin/nologin\n";
        for (uid, expected) in [(0, "root"), (999, "vmail"), (995, "uid 995")] {
            assert_eq!(user(users, uid), expected);
        }
        assert_eq!(user("", 7), "uid 7");
    }
}
