//! `remissd rescan`: judge once more what was none of our business and still lies on the server; keep what
//! is ours now only with `--apply`.

use std::fmt::Display;
use std::io::Write as _;

use anyhow::{Context as _, bail};

use super::out::{complain, stdout};
use super::{Ended, args, table};
use crate::config::Config;
use crate::daemon::clock;
use crate::intake::{IntakeError, Rescan, Rescanned};
use crate::mailbox::{self, Folder};
use crate::office::Office;
use crate::originals::sole;

/// Lists each message that would be kept now, and records them when told to. The daemon must not run: it
/// reads the same folders.
pub(super) async fn rescan(config: Config, wanted: &args::Rescan) -> anyhow::Result<Ended> {
    let Some(_sole) = sole(&config.state_dir)? else {
        bail!(
            "a remissd works in {}: stop it first, rescan reads the same folders",
            config.state_dir.display()
        );
    };
    let since = wanted.since.to_zoned(config.zone.clone()).context("--since")?.timestamp();
    let office = match wanted.apply {
        true => Office::open(config).await?,
        false => Office::open_to_look(config).await?,
    };
    let mut session = mailbox::open(&office.config.mailbox).await?;
    let folders = session.folders(&office.config.mailbox.folders).await?;
    session.log_out().await;
    let mut sum = Sum::default();
    for missing in &folders.missing {
        complain!("remissd: the server has no folder {missing:?} (key mailbox.folders)");
        sum.failed += 1;
    }
    for folder in &folders.found {
        let mut rescan = Rescan::new(&office, folder, (since, clock()), wanted.apply);
        if let Err(error) = read(&mut rescan, &office).await {
            complain!("remissd: folder {} was not read to its end: {error}", folder.name);
            sum.failed += 1;
        }
        sum.add(folder, &rescan.rescanned);
    }
    sum.say(wanted)
}

/// Each folder on a connection of its own: what breaks one does not stop the next. Where one message may be what
/// breaks it, the folder is gone on with on a new one.
async fn read(rescan: &mut Rescan<'_>, office: &Office) -> Result<(), IntakeError> {
    let mut tell = |change: &dyn Display| {
        // Whoever reads our output may have had enough; what is to be recorded is recorded all the same.
        writeln!(stdout(), "{}", table::harmless(&change.to_string())).ok();
    };
    loop {
        let mut session = mailbox::open(&office.config.mailbox).await?;
        match rescan.go_on(&mut session, &mut tell).await {
            Err(error) if error.narrows_down() => {}
            ended => {
                session.log_out().await;
                return ended;
            }
        }
    }
}

#[derive(Default)]
struct Sum {
    judged: usize,
    changed: usize,
    kept: usize,
    dismissed: usize,
    failed: usize,
}

impl Sum {
    fn add(&mut self, folder: &Folder, rescanned: &Rescanned) {
        if rescanned.never_read {
            complain!("remissd: {} was never read as it is now: `remissd run` takes it in", folder.name);
        }
        if rescanned.failed > 0 {
            complain!("remissd: {} message(s) of {} could not be judged", rescanned.failed, folder.name);
        }
        if !rescanned.set_aside.is_empty() {
            let uids: Vec<String> = rescanned.set_aside.iter().map(u32::to_string).collect();
            let (name, uids) = (&folder.name, uids.join(", "));
            complain!("remissd: {name} UID {uids}: could not be brought, was not looked at");
            self.failed += rescanned.set_aside.len();
        }
        self.judged += rescanned.judged;
        self.changed += rescanned.changed;
        self.kept += rescanned.kept;
        self.dismissed += rescanned.dismissed;
        self.failed += rescanned.failed;
    }

    fn say(&self, wanted: &args::Rescan) -> anyhow::Result<Ended> {
        let done = if wanted.apply { "were recorded" } else { "would be kept; --apply records them" };
        let (judged, changed, since) = (self.judged, self.changed, wanted.since);
        writeln!(stdout(), "{changed} of {judged} unrelated messages since {since} {done}.")?;
        if self.kept > 0 {
            writeln!(stdout(), "{} are kept already: `remissd replay` judges those again.", self.kept)?;
        }
        if self.dismissed > 0 {
            writeln!(stdout(), "{} were dismissed by a person and are left alone.", self.dismissed)?;
        }
        Ok(if self.failed == 0 { Ended::Well } else { Ended::Failed })
    }
}
