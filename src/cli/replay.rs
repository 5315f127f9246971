//! `remissd replay`: judge what is kept once more; write what differs only with `--apply`.

use std::io::{Write as _, stdout};

use super::{Ended, args, table};
use crate::config::Config;
use crate::daemon::clock;
use crate::intake::{Replay, Replayed};
use crate::office::Office;

/// Lists each message that is judged differently now, and makes the changes when told to.
pub(super) async fn replay(config: Config, wanted: &args::Replay) -> anyhow::Result<Ended> {
    let office = match wanted.apply {
        true => Office::open(config).await?,
        false => Office::open_to_look(config).await?,
    };
    let now = clock();
    let mut replay = Replay::new(&office, now);
    let (mut judged, mut changed, mut closed, mut ended) = (0, 0, 0, Ended::Well);
    while let Some(batch) = replay.next().await? {
        judged += batch.len();
        for replayed in batch {
            match replayed {
                Replayed::Same => {}
                Replayed::Closed => closed += 1,
                Replayed::Changed(change) => {
                    changed += 1;
                    writeln!(stdout(), "{}", table::harmless(&change.to_string()))?;
                    if wanted.apply {
                        say_registered(&change.apply(&office, now).await?)?;
                    }
                }
                Replayed::Lost { reference, fingerprint } => {
                    eprintln!("remissd: {reference}: the original {fingerprint} is missing or damaged");
                    ended = Ended::Failed;
                }
                Replayed::Broken { reference } => {
                    eprintln!("remissd: {reference}: judging it broke: a fault of the program");
                    ended = Ended::Failed;
                }
            }
        }
    }
    let done = if wanted.apply {
        "were judged differently; see above"
    } else {
        "would change; --apply makes the changes"
    };
    writeln!(stdout(), "{changed} of {judged} kept messages {done}.")?;
    if closed > 0 {
        writeln!(
            stdout(),
            "{closed} belong to consultations that are not in the configuration: left as they are."
        )?;
    }
    Ok(ended)
}

fn say_registered(references: &[String]) -> std::io::Result<()> {
    if references.is_empty() {
        return Ok(());
    }
    writeln!(stdout(), "  registered as {}", references.join(", "))
}
