//! `remissd replay`: judge what is kept once more; write what differs only with `--apply`.

use std::io::{self, Write as _, stdout};

use jiff::Timestamp;

use super::{Ended, args, table};
use crate::config::Config;
use crate::daemon::clock;
use crate::intake::{Change, Replay, Replayed};
use crate::office::Office;

/// Lists each message that is judged differently now, and makes the changes when told to.
pub(super) async fn replay(config: Config, wanted: &args::Replay) -> anyhow::Result<Ended> {
    let office = match wanted.apply {
        true => Office::open(config).await?,
        false => Office::open_to_look(config).await?,
    };
    let now = clock();
    let mut replay = Replay::new(&office, now);
    let mut sum = Sum::default();
    while let Some(batch) = replay.next().await? {
        for replayed in batch {
            let Some(change) = sum.add(replayed) else { continue };
            writeln!(stdout(), "{}", table::harmless(&change.to_string()))?;
            if wanted.apply {
                apply(&change, &office, now).await?;
            }
        }
    }
    Ok(sum.say(wanted)?)
}

async fn apply(change: &Change, office: &Office, now: Timestamp) -> anyhow::Result<()> {
    let references = change.apply(office, now).await?;
    if !references.is_empty() {
        writeln!(stdout(), "  registered as {}", references.join(", "))?;
    }
    Ok(())
}

#[derive(Default)]
struct Sum {
    judged: usize,
    changed: usize,
    closed: usize,
    failed: usize,
}

impl Sum {
    /// Counts one message and says what is wrong with it; what changes is handed on.
    fn add(&mut self, replayed: Replayed) -> Option<Box<Change>> {
        self.judged += 1;
        match replayed {
            Replayed::Same => {}
            Replayed::Closed => self.closed += 1,
            Replayed::Changed(change) => {
                self.changed += 1;
                return Some(change);
            }
            Replayed::Lost { reference, fingerprint } => {
                eprintln!("remissd: {reference}: the original {fingerprint} is missing or damaged");
                self.failed += 1;
            }
            Replayed::Failed { reference, reason } => {
                eprintln!("remissd: {reference}: {reason}");
                self.failed += 1;
            }
        }
        None
    }

    fn say(&self, wanted: &args::Replay) -> io::Result<Ended> {
        let done = match wanted.apply {
            true => "were judged differently; see above",
            false => "would change; --apply makes the changes",
        };
        writeln!(stdout(), "{} of {} kept messages {done}.", self.changed, self.judged)?;
        if self.closed > 0 {
            let closed = self.closed;
            writeln!(
                stdout(),
                "{closed} belong to consultations that are not in the configuration: left alone."
            )?;
        }
        Ok(if self.failed == 0 { Ended::Well } else { Ended::Failed })
    }
}
