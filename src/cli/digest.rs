//! `remissd digest`: print a report, or write its page to a file; mail it only with `--send`.

use std::fs::File;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, bail};
use jiff::Zoned;

use super::out::{complain, stdout};
use super::reference::configured;
use super::whole::Part;
use super::{Ended, args, letters, register, table};
use crate::config::Config;
use crate::consultation::{Consultation, Detail};
use crate::correspondence::{self, Letter};
use crate::daemon::clock;
use crate::dispatch;
use crate::office::{self, Office};
use crate::register::{DigestPlanned, DigestRun, Register};

/// Bytes by which a page is known: `<!doctype html>`.
const BEGINS: u64 = 15;

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
            Some(path) => preview(&letter, path, &config)?,
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
            complain!("remissd: the report of {} for {} was made before", run.diary_number, run.day);
        }
    }
    letters::send(&office).await
}

fn asked_for(config: &Config, wanted: &args::Digest) -> anyhow::Result<Vec<Consultation>> {
    let Some(number) = &wanted.diary_number else { return Ok(config.consultations.clone()) };
    Ok(vec![configured(config, number)?.clone()])
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

/// A preview is made to be looked at and made again: it replaces the one before, and nothing else.
fn preview(letter: &Letter, path: &Path, config: &Config) -> anyhow::Result<()> {
    let page = letter.page_by_itself().unwrap_or_default();
    let mut part = Part::begin(path, config)?;
    if !is_preview(path, &page).with_context(|| path.display().to_string())? {
        bail!("{} is there already and is no preview: name another file", path.display());
    }
    let written = part.file().write_all(page.as_bytes());
    written.with_context(|| format!("{} cannot be written", path.display()))?;
    part.place()?;
    writeln!(stdout(), "Wrote {}.", path.display())?;
    Ok(())
}

/// Whether what stands at `path` begins as `page` does, or nothing stands there.
fn is_preview(path: &Path, page: &str) -> io::Result<bool> {
    let mut there = Vec::new();
    match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        opened => opened?.take(BEGINS).read_to_end(&mut there)?,
    };
    Ok(!page.is_empty() && page.as_bytes().starts_with(&there))
}
