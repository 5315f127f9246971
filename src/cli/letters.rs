//! `remissd letters`: what was sent, waits, was refused; and the operator's hand on all of it.

use std::io::{self, Write as _};

use secrecy::ExposeSecret as _;

use super::args::{Letters, LettersCommand, Resend, Stop};
use super::decision::who;
use super::out::{complain, stdout};
use super::reference::printed;
use super::unknown::unknown;
use super::{Ended, look, register, table};
use crate::config::Config;
use crate::daemon::clock;
use crate::dispatch;
use crate::intake;
use crate::office::Office;
use crate::originals::sole;
use crate::post::Post;
use crate::register::{Cause, Hold, Register, Resent, Stopped};

/// What a longer reason says beyond this is cut.
const LONGEST_REASON: usize = 200;

pub(super) async fn letters(config: Config, wanted: &Letters) -> anyhow::Result<Ended> {
    match &wanted.command {
        None => list(&config).await,
        Some(LettersCommand::Stop(stop)) => self::stop(&config, stop).await,
        Some(LettersCommand::Start) => start(config).await,
        Some(LettersCommand::Resend(resend)) => self::resend(config, resend).await,
    }
}

async fn list(config: &Config) -> anyhow::Result<Ended> {
    let ended = look::letters(config).await?;
    for hold in register(config).await?.holds().await? {
        writeln!(stdout(), "{}", told(&hold, config))?;
    }
    Ok(ended)
}

/// Stopping needs nothing but the register: it must work when all else is in disorder.
async fn stop(config: &Config, wanted: &Stop) -> anyhow::Result<Ended> {
    let register = Register::open(config.database_url.expose_secret()).await?;
    let reason: String =
        wanted.reason.as_deref().unwrap_or("no reason given").chars().take(LONGEST_REASON).collect();
    let why = format!("{}: {}", who(&wanted.by), table::harmless(&reason));
    match register.stop_letters(Cause::Operator, &why, clock()).await? {
        Stopped::Now => writeln!(stdout(), "Letters are stopped; `remissd letters start` sends what waits.")?,
        Stopped::Already => {
            writeln!(stdout(), "Letters were stopped already; what was said now is not noted.")?;
            for hold in register.holds().await? {
                writeln!(stdout(), "{}", told(&hold, config))?;
            }
        }
    }
    Ok(Ended::Well)
}

async fn start(config: Config) -> anyhow::Result<Ended> {
    let office = Office::open(config).await?;
    let holds = office.register.start_letters(clock()).await?;
    if holds.is_empty() {
        writeln!(stdout(), "Letters were not stopped.")?;
    }
    for hold in &holds {
        writeln!(stdout(), "Started. {}", told(hold, &office.config))?;
    }
    send(&office).await
}

async fn resend(config: Config, wanted: &Resend) -> anyhow::Result<Ended> {
    let office = Office::open(config).await?;
    let reference = &printed(&office.config, &office.register, &wanted.reference).await?;
    let (named, who, now) = (table::harmless(reference), who(&wanted.by), clock());
    match office.register.resend(reference, &who, now).await? {
        Resent::Due { recipient, message_id } => {
            let (to, id) = (table::harmless(&recipient), table::harmless(&message_id));
            writeln!(stdout(), "{named}: the letter to {to} goes out again, as <{id}>.")?;
            return send(&office).await;
        }
        Resent::Rests { original } => {
            if let Some(to) = intake::owe_despite_rest(&office, original, &who, now).await? {
                let to = table::harmless(&to.address);
                writeln!(
                    stdout(),
                    "{named}: the letter to {to} goes out, though the address rests after a bounce."
                )?;
                return send(&office).await;
            }
            complain!(
                "remissd: there is no letter about {named}: letters are off, or its original is missing"
            );
        }
        Resent::Unknown => complain!("remissd: {}", unknown(&office.register, reference).await?),
        refused => complain!("remissd: {}", why_not(&named, &refused)),
    }
    Ok(Ended::Failed)
}

/// Why the letter about what is `named` does not go out once more.
fn why_not(named: &str, resent: &Resent) -> String {
    match resent {
        Resent::NoLetter { rule: Some(refusal) } => {
            format!("there is no letter about {named}: {} [{}]", refusal.words, refusal.rule)
        }
        Resent::Waits => {
            format!("{named} waits for a person: no letter about it goes out before it is filed")
        }
        Resent::Hidden => format!("{named} is protected: to whom a letter about it went is not kept"),
        Resent::Erased => format!("{named} was erased: to whom a letter about it went is not kept"),
        Resent::NoLetter { rule: None } | Resent::Unknown | Resent::Rests { .. } | Resent::Due { .. } => {
            format!("there is no letter about {named}")
        }
    }
}

/// Sends what is due, unless a daemon is at work: then that does, in its next round.
pub(super) async fn send(office: &Office) -> anyhow::Result<Ended> {
    let Some(_sole) = sole(&office.config.state_dir)? else {
        writeln!(stdout(), "The daemon that is running sends what is due.")?;
        return Ok(Ended::Well);
    };
    let post = Post::new(&office.config.smtp, &office.config.state_dir);
    let sent = dispatch::send_due(office, &post, clock, &|| false).await?;
    writeln!(stdout(), "Letters: {} sent, {} waiting, {} failed.", sent.sent, sent.waiting, sent.failed)?;
    say_stopped(&sent.holds, sent.stopped + sent.held, &office.config)?;
    if let Some(why) = sent.unreachable {
        complain!("remissd: letters wait: {why}");
        return Ok(Ended::Failed);
    }
    Ok(Ended::Well)
}

/// Says that letters are stopped, where they are, and how many wait.
pub(super) fn say_stopped(holds: &[Hold], waiting: u64, config: &Config) -> io::Result<()> {
    for hold in holds {
        writeln!(stdout(), "{}", told(hold, config))?;
    }
    if !holds.is_empty() {
        writeln!(stdout(), "{waiting} letters wait; `remissd letters start` sends them.")?;
    }
    Ok(())
}

/// `Letters are stopped by hand since 2019-10-30 09:00 (anna: the template is wrong).`
pub(super) fn told(hold: &Hold, config: &Config) -> String {
    let by = match hold.cause {
        Cause::Operator => "by hand",
        Cause::Breaker => "by the breaker",
    };
    let since = hold.since.to_zoned(config.zone.clone()).strftime("%Y-%m-%d %H:%M");
    format!("Letters were stopped {by} on {since} ({}).", table::harmless(&hold.why))
}
