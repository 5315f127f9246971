//! `remissd replay`: judge what is kept once more; write what differs only with `--apply`.

use std::collections::BTreeSet;
use std::io::{self, Write as _};

use jiff::Timestamp;

use super::forgotten::forgotten;
use super::out::{complain, stdout};
use super::{Ended, args, table};
use crate::config::Config;
use crate::daemon::clock;
use crate::fingerprint::Fingerprint;
use crate::intake::{Replay, Replayed};
use crate::office::Office;
use crate::register::Moves;

/// Lists each message that is judged differently now, and makes the changes when told to: after all of them are
/// listed, each judged once more, so that only which they are is held in memory.
pub(super) async fn replay(config: Config, wanted: &args::Replay) -> anyhow::Result<Ended> {
    let office = match wanted.apply {
        true => Office::open(config).await?,
        false => Office::open_to_look(config).await?,
    };
    let now = clock();
    let mut sum = Sum::default();
    let mut differ = BTreeSet::new();
    let moves = office.register.moves(&office.config.consultations).await?;
    sum.list(&moves)?;
    let mut replay = Replay::new(&office, now).beside(moves.clone());
    while let Some(batch) = replay.next().await? {
        for replayed in batch {
            differ.extend(sum.add(replayed)?);
        }
    }
    if wanted.apply {
        sum.moved = 0;
        for one in moves.iter() {
            // Not what somebody else put right meanwhile.
            let is_moved = office.register.move_one(one, now).await?;
            sum.moved += usize::from(is_moved && one.is_seen());
        }
        let mut replay = Replay::new(&office, now).of(differ);
        while let Some(batch) = replay.next().await? {
            for replayed in batch {
                apply(&replayed, &office, now).await?;
            }
        }
    }
    let ended = sum.say(wanted)?;
    // What is hidden now must be gone from the log.
    if wanted.apply && sum.changed > 0 && forgotten(&office.config, &office.register).await? == Ended::Failed
    {
        return Ok(Ended::Failed);
    }
    Ok(ended)
}

async fn apply(replayed: &Replayed, office: &Office, now: Timestamp) -> anyhow::Result<()> {
    match replayed {
        Replayed::Changed(change) => {
            let references = change.apply(office, now).await?;
            if !references.is_empty() {
                writeln!(stdout(), "registered as {}", references.join(", "))?;
            }
        }
        Replayed::Ungrouped(answer) => {
            answer.group(office).await?;
        }
        Replayed::Same | Replayed::Closed | Replayed::Lost { .. } | Replayed::Failed { .. } => {}
    }
    Ok(())
}

#[derive(Default)]
struct Sum {
    moved: usize,
    judged: usize,
    changed: usize,
    ungrouped: usize,
    closed: usize,
    failed: usize,
}

impl Sum {
    /// Says what moves with the last day of its consultation.
    fn list(&mut self, moves: &Moves) -> io::Result<()> {
        for one in moves.iter().filter(|one| one.is_seen()) {
            self.moved += 1;
            writeln!(stdout(), "{one}")?;
        }
        Ok(())
    }

    /// Counts one message and says what changes or is wrong with it; its original, where there is something to
    /// apply.
    fn add(&mut self, replayed: Replayed) -> io::Result<Option<Fingerprint>> {
        self.judged += 1;
        match replayed {
            Replayed::Same => {}
            Replayed::Ungrouped(answer) => {
                self.ungrouped += 1;
                return Ok(Some(answer.fingerprint()));
            }
            Replayed::Closed => self.closed += 1,
            Replayed::Changed(change) => {
                self.changed += 1;
                writeln!(stdout(), "{}", table::harmless(&change.to_string()))?;
                return Ok(Some(change.fingerprint()));
            }
            Replayed::Lost { reference, fingerprint } => {
                complain!("remissd: {reference}: the original {fingerprint} is missing or damaged");
                self.failed += 1;
            }
            Replayed::Failed { reference, reason } => {
                complain!("remissd: {reference}: {reason}");
                self.failed += 1;
            }
        }
        Ok(None)
    }

    fn say(&self, wanted: &args::Replay) -> io::Result<Ended> {
        let done = match wanted.apply {
            true => "were judged differently; see above",
            false => "would change; --apply makes the changes",
        };
        writeln!(stdout(), "{} of {} kept messages {done}.", self.changed, self.judged)?;
        if self.moved > 0 {
            let moved = if wanted.apply { "moved" } else { "would move" };
            writeln!(stdout(), "{} responses {moved} with the last day of their consultation.", self.moved)?;
        }
        if self.ungrouped > 0 {
            let compared = if wanted.apply { "were compared" } else { "would be compared" };
            writeln!(stdout(), "{} {compared} with other answers for the first time.", self.ungrouped)?;
        }
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
