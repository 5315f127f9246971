//! `remissd digest`: print a report; mail it only with `--send`.

use std::io::{Write as _, stdout};

use anyhow::bail;
use jiff::Zoned;

use super::{Ended, args, register, table};
use crate::config::Config;
use crate::consultation::{Consultation, Detail};
use crate::correspondence;
use crate::daemon::clock;
use crate::dispatch;
use crate::office::Office;
use crate::originals::sole;
use crate::post::Post;
use crate::register::{DigestPlanned, DigestRun, Register};

/// Prints the report on each consultation that is asked for, and mails it when told to.
pub(super) async fn digest(config: Config, wanted: &args::Digest) -> anyhow::Result<Ended> {
    let consultations = asked_for(&config, wanted)?;
    let told = told_at(&config, wanted)?;
    let reading = register(&config).await?;
    let mut runs = Vec::new();
    for consultation in &consultations {
        let run = run(&reading, consultation, &told).await?;
        print(&reading, &config, &run, &told).await?;
        runs.push(run);
    }
    if !wanted.send {
        return Ok(Ended::Well);
    }
    let office = Office::open(config).await?;
    for (run, consultation) in runs.iter().zip(&consultations) {
        if dispatch::plan_digest(&office, run, &consultation.report_to).await? == DigestPlanned::Already {
            eprintln!("remissd: the report of {} for {} was made before", run.diary_number, run.day);
        }
    }
    send(&office).await
}

fn asked_for(config: &Config, wanted: &args::Digest) -> anyhow::Result<Vec<Consultation>> {
    let Some(number) = &wanted.diary_number else { return Ok(config.consultations.clone()) };
    match config.consultations.iter().find(|consultation| consultation.diary_number == *number) {
        Some(consultation) => Ok(vec![consultation.clone()]),
        None => bail!("{number} is no consultation of the configuration"),
    }
}

/// A report for a day tells how things stood when the day ended; for today, how they stand now.
fn told_at(config: &Config, wanted: &args::Digest) -> anyhow::Result<Zoned> {
    let now = clock().to_zoned(config.zone.clone());
    let Some(day) = wanted.date else { return Ok(now) };
    Ok(now.min(day.at(23, 59, 59, 0).to_zoned(config.zone.clone())?))
}

async fn run(register: &Register, consultation: &Consultation, told: &Zoned) -> anyhow::Result<DigestRun> {
    let last = register.last_digest(&consultation.diary_number).await?.map(|run| run.until);
    Ok(DigestRun {
        diary_number: consultation.diary_number.clone(),
        day: told.date(),
        since: last.filter(|last| *last < told.timestamp()),
        until: told.timestamp(),
    })
}

async fn print(register: &Register, config: &Config, run: &DigestRun, told: &Zoned) -> anyhow::Result<()> {
    let facts = register.digest_facts(&run.diary_number, run.day, run.since, run.until).await?;
    // Neither the address nor the Message-ID is shown.
    let letter = correspondence::digest(&facts, Detail::Full, &config.organisation, told, "", "")?;
    writeln!(stdout(), "{}\n\n{}", table::harmless(&letter.subject), table::harmless(&letter.text))?;
    Ok(())
}

async fn send(office: &Office) -> anyhow::Result<Ended> {
    let Some(_sole) = sole(&office.config.state_dir)? else {
        writeln!(stdout(), "The daemon that is running sends it.")?;
        return Ok(Ended::Well);
    };
    let post = Post::new(&office.config.smtp, &office.config.state_dir);
    let sent = dispatch::send_due(office, &post, clock, &|| false).await?;
    writeln!(stdout(), "Letters: {} sent, {} waiting, {} failed.", sent.sent, sent.waiting, sent.failed)?;
    if let Some(why) = sent.unreachable {
        eprintln!("remissd: letters wait: {why}");
        return Ok(Ended::Failed);
    }
    Ok(Ended::Well)
}
