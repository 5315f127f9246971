//! `remissd digest`: print a report, or write its page to a file; mail it only with `--send`.

use std::io::{Write as _, stdout};
use std::path::Path;

use anyhow::bail;
use jiff::Zoned;

use super::{Ended, args, letters, register, table, whole};
use crate::config::Config;
use crate::consultation::{Consultation, Detail};
use crate::correspondence::{self, Letter};
use crate::daemon::clock;
use crate::dispatch;
use crate::office::{self, Office};
use crate::register::{DigestPlanned, DigestRun, Register};

/// The moment whose standing a report tells.
struct Told {
    at: Zoned,
    is_past: bool,
}

/// Prints the report on each consultation that is asked for, and mails it when told to.
pub(super) async fn digest(config: Config, wanted: &args::Digest) -> anyhow::Result<Ended> {
    let consultations = asked_for(&config, wanted)?;
    let told = told_at(&config, wanted)?;
    if wanted.preview.is_some() && consultations.len() != 1 {
        bail!("--preview shows one report: name the consultation with --diary-number");
    }
    let reading = register(&config).await?;
    let mut runs = Vec::new();
    for consultation in &consultations {
        let run = run(&reading, consultation, &told).await?;
        let letter = word(&reading, &config, &run, detail(wanted), &told).await?;
        match &wanted.preview {
            Some(path) => preview(&letter, path)?,
            None => print(&letter, &told)?,
        }
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
    letters::send(&office).await
}

fn asked_for(config: &Config, wanted: &args::Digest) -> anyhow::Result<Vec<Consultation>> {
    let Some(number) = &wanted.diary_number else { return Ok(config.consultations.clone()) };
    match config.consultations.iter().find(|consultation| consultation.diary_number == *number) {
        Some(consultation) => Ok(vec![consultation.clone()]),
        None => bail!("{number} is no consultation of the configuration"),
    }
}

/// A report for a day that is past tells how things stood when it ended; for today, how they stand now.
fn told_at(config: &Config, wanted: &args::Digest) -> anyhow::Result<Told> {
    let now = clock().to_zoned(config.zone.clone());
    match wanted.date {
        Some(day) if day > now.date() => bail!("{day} is yet to come"),
        Some(day) if day < now.date() => {
            // The last second with everything in it: the register's instants have six decimals.
            let end = day.at(23, 59, 59, 999_999_000).to_zoned(config.zone.clone())?;
            Ok(Told { at: end, is_past: true })
        }
        _ => Ok(Told { at: now, is_past: false }),
    }
}

async fn run(register: &Register, consultation: &Consultation, told: &Told) -> anyhow::Result<DigestRun> {
    let number = &consultation.diary_number;
    let day = told.at.date();
    let (last, until) = if told.is_past {
        (register.last_digest_before(number, day).await?, register.mark_at(told.at.timestamp()).await?)
    } else {
        (register.last_digest(number).await?, register.mark_now().await?)
    };
    let since = last.map(|run| run.until);
    Ok(DigestRun { diary_number: number.clone(), day, since, until, told_at: told.at.timestamp() })
}

fn detail(wanted: &args::Digest) -> Detail {
    match wanted.detail {
        args::DetailShown::Summary => Detail::Summary,
        args::DetailShown::Full => Detail::Full,
    }
}

/// The report as one gets it who may see so much.
async fn word(
    register: &Register,
    config: &Config,
    run: &DigestRun,
    detail: Detail,
    told: &Told,
) -> anyhow::Result<Letter> {
    let facts = register.digest_facts(&config.mailbox.address, run).await?;
    // Neither the address nor the Message-ID is shown.
    let templates = office::templates(config)?;
    let (organisation, at) = (&config.organisation, &told.at);
    Ok(correspondence::digest(&templates, &facts, detail, organisation, at, "", "")?)
}

fn print(letter: &Letter, told: &Told) -> anyhow::Result<()> {
    writeln!(stdout(), "{}\n\n{}", table::harmless(&letter.subject), table::harmless(&letter.text))?;
    if told.is_past {
        writeln!(stdout(), "Granskning, kvittenser och mappar visas som läget är nu.\n")?;
    }
    Ok(())
}

/// A preview is made to be looked at and made again: it replaces the one before.
fn preview(letter: &Letter, path: &Path) -> anyhow::Result<()> {
    let page = letter.page_by_itself().unwrap_or_default();
    whole::write(path, page.as_bytes())?;
    writeln!(stdout(), "Wrote {}.", path.display())?;
    Ok(())
}
