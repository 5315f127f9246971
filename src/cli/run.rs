//! `remissd run`: the daemon, or one pass of it.

use indicatif::{ProgressBar, ProgressStyle};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{Ended, args};
use crate::config::Config;
use crate::daemon::{self, Pass, Stop};
use crate::office::Office;

/// Runs until told to stop, or for one pass.
pub(super) async fn run(config: Config, wanted: &args::Run) -> anyhow::Result<Ended> {
    let mut stop = stop_on_signals()?;
    let office = Office::open(config).await?;
    if !wanted.once {
        tracing::info!(mailbox_host = office.config.mailbox.server.host, "started");
        daemon::run(&office, stop).await;
        tracing::info!("stopped");
        return Ok(Ended::Well);
    }
    let bar = progress_bar();
    let pass = daemon::run_once(&office, &mut stop, &bar).await;
    bar.finish_and_clear();
    if *stop.borrow() {
        return Ok(Ended::Well);
    }
    let failures = office.register.open_failures().await?;
    Ok(say(&pass, failures))
}

/// Becomes true at SIGTERM or Ctrl-C.
fn stop_on_signals() -> anyhow::Result<Stop> {
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
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} messages, {per_sec}, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Says what was done, in counts, and what failed, with what to try.
fn say(pass: &Pass, failures: u64) -> Ended {
    let mut ended = Ended::Well;
    match &pass.read {
        Ok(report) => {
            let taken = &report.taken;
            println!(
                "Read: {} filed, {} to review, {} known already, {} unrelated, {} gone, {} failed.",
                taken.filed, taken.review, taken.already, taken.ignored, taken.gone, taken.failed
            );
            for folder in &report.missing {
                eprintln!("remissd: the server has no folder {folder:?} (key mailbox.folders)");
                ended = Ended::Failed;
            }
        }
        Err(error) => {
            eprintln!("remissd: the mailbox was not read to its end: {error}");
            ended = Ended::Failed;
        }
    }
    if failures > 0 {
        eprintln!("remissd: {failures} message(s) could not be taken in; `remissd audit` names them");
        ended = Ended::Failed;
    }
    match &pass.sent {
        Ok(sent) => {
            let (waiting, held, failed) = (sent.waiting, sent.held, sent.failed);
            println!(
                "Letters: {} sent, {waiting} waiting, {held} held by a limit, {failed} failed.",
                sent.sent
            );
            if let Some(why) = &sent.unreachable {
                eprintln!("remissd: letters wait: {why}");
            }
        }
        Err(error) => {
            eprintln!("remissd: letters and reports have to wait: {error}");
            ended = Ended::Failed;
        }
    }
    ended
}
