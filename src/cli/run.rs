//! `remissd run`: the daemon, or one pass of it.

use std::io::{self, Write as _};

use anyhow::bail;
use indicatif::{ProgressBar, ProgressStyle};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::out::{complain, stdout};
use super::{Ended, args, last_days, letters};
use crate::config::Config;
use crate::daemon::{self, Pass, PassReport, Stop};
use crate::dispatch::Dispatched;
use crate::intake::IntakeError;
use crate::office::Office;
use crate::originals::sole;
use crate::register::RegisterError;

/// Runs until told to stop, or for one pass.
pub(super) async fn run(config: Config, wanted: &args::Run) -> anyhow::Result<Ended> {
    let mut stop = stop_on_signals()?;
    let Some(_sole) = sole(&config.state_dir)? else {
        bail!("another remissd works in {}", config.state_dir.display());
    };
    if !wanted.once {
        let Some(office) = daemon::open_office(&config, &mut stop).await? else { return Ok(Ended::Well) };
        tracing::info!(mailbox_host = office.config.mailbox.server.host, "started");
        last_days::warn(&office).await;
        daemon::run(&office, stop).await;
        tracing::info!("stopped");
        return Ok(Ended::Well);
    }
    let office = Office::open(config).await?;
    last_days::warn(&office).await;
    let bar = progress_bar();
    let pass = daemon::run_once(&office, &mut stop, &bar).await;
    bar.finish_and_clear();
    // Told to stop is not failed: the next run goes on where this one was.
    let Some(pass) = pass else { return Ok(Ended::Well) };
    let failures = office.register.open_failures(&office.config.mailbox.address).await?;
    Ok(say(&pass, failures, &office.config)?)
}

/// Becomes true at SIGTERM or Ctrl-C.
pub(super) fn stop_on_signals() -> anyhow::Result<Stop> {
    let (tell, stop) = watch::channel(false);
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tell.send_replace(true);
        // The channel stays open as long as the program: a closed one would tell nobody anything.
        tell.closed().await;
    });
    Ok(stop)
}

/// Draws itself only when standard error is a terminal.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} messages, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Says what was done, in counts, and what failed, with what to try.
fn say(pass: &Pass, failures: u64, config: &Config) -> io::Result<Ended> {
    let read = say_read(&pass.read)?;
    let sent = say_sent(&pass.sent, config)?;
    if failures > 0 {
        complain!("remissd: {failures} message(s) could not be taken in; `remissd audit` names them");
    }
    let well = read == Ended::Well && sent == Ended::Well && failures == 0;
    Ok(if well { Ended::Well } else { Ended::Failed })
}

fn say_read(read: &Result<PassReport, IntakeError>) -> io::Result<Ended> {
    let report = match read {
        Ok(report) => report,
        Err(error) => {
            complain!("remissd: the mailbox was not read: {error}");
            return Ok(Ended::Failed);
        }
    };
    let taken = &report.taken;
    writeln!(
        stdout(),
        "Read: {} filed, {} to review, {} known already, {} unrelated, {} gone, {} failed.",
        taken.filed,
        taken.review,
        taken.already,
        taken.ignored,
        taken.gone,
        taken.failed
    )?;
    for folder in &report.missing {
        complain!("remissd: the server has no folder {folder:?} (key mailbox.folders)");
    }
    for failure in &report.failed {
        complain!("remissd: not read to its end: {failure}");
    }
    let well = report.missing.is_empty() && report.failed.is_empty();
    Ok(if well { Ended::Well } else { Ended::Failed })
}

/// A letter that waits is no failure: it goes out when the relay takes it.
fn say_sent(sent: &Result<Dispatched, RegisterError>, config: &Config) -> io::Result<Ended> {
    let sent = match sent {
        Ok(sent) => sent,
        Err(error) => {
            complain!("remissd: letters and reports have to wait: {error}");
            return Ok(Ended::Failed);
        }
    };
    writeln!(
        stdout(),
        "Letters: {} sent, {} waiting, {} held by a limit, {} failed.",
        sent.sent,
        sent.waiting,
        sent.held,
        sent.failed
    )?;
    letters::say_stopped(&sent.holds, sent.stopped + sent.held, config)?;
    if let Some(why) = &sent.unreachable {
        complain!("remissd: letters wait: {why}");
    }
    Ok(Ended::Well)
}
