//! Who decides at the command line, when and why.

use std::env;

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
    let named = by.by.as_deref().map(short).filter(|name| !name.trim().is_empty());
    Decision {
        who: named.unwrap_or_else(operator),
        at,
        local: at.to_zoned(config.zone.clone()).datetime(),
        reason: reason.map(short).filter(|reason| !reason.trim().is_empty()),
    }
}

/// Who types: as the system has it, also behind `sudo`.
pub(super) fn operator() -> String {
    let named = ["SUDO_USER", "USER", "LOGNAME"].iter().find_map(|name| env::var(name).ok());
    let named = named.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "unknown".to_owned());
    short(&named)
}

/// One line of a bounded length: it stands in a history that nobody can mend.
fn short(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    table::harmless(&words).chars().take(LONGEST).collect()
}
