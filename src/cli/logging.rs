//! What is logged, and how: plain warnings beside the progress bar at a terminal, one JSON object a
//! line otherwise.

use std::io::{self, IsTerminal as _};

use tracing::level_filters::LevelFilter;
use tracing::{Level, Metadata};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt};

/// Crates that write whole mails, logins or statements with their values below this level, whatever
/// `RUST_LOG` asks for.
const TALKATIVE: [&str; 4] = ["async_imap", "imap_proto", "lettre", "sqlx"];

/// Starts logging to standard error.
pub(super) fn start() {
    let at_terminal = io::stderr().is_terminal();
    let usual = if at_terminal { LevelFilter::WARN } else { LevelFilter::INFO };
    let wanted = EnvFilter::builder().with_default_directive(usual.into()).from_env_lossy();
    let lines = fmt::layer().with_writer(io::stderr);
    let lines = if at_terminal {
        lines.without_time().with_target(false).boxed()
    } else {
        lines.json().flatten_event(true).boxed()
    };
    tracing_subscriber::registry().with(lines.with_filter(filter_fn(discreet))).with(wanted).init();
}

fn discreet(metadata: &Metadata<'_>) -> bool {
    let talkative = TALKATIVE.iter().any(|name| metadata.target().starts_with(name));
    !talkative || *metadata.level() <= Level::WARN
}
