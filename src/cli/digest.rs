//! `remissd digest`: print a report; mail it only with `--send`.

use std::io::{Write as _, stdout};

use anyhow::bail;
use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

use super::{Ended, args, table};
use crate::config::Config;
use crate::consultation::{Consultation, Detail};
use crate::correspondence;
use crate::daemon::clock;
use crate::dispatch;
use crate::office::Office;
use crate::originals::sole;
use crate::post::Post;
use crate::register::DigestPlanned;

/// Prints the report on each consultation that is asked for, and mails it when told to.
pub(super) async fn digest(config: Config, wanted: &args::Digest) -> anyhow::Result<Ended> {
    let office = Office::open(config).await?;
    let consultations = asked_for(&office, wanted)?;
    let now = clock().to_zoned(office.config.zone.clone());
    let told = wanted.date.map_or(Ok(now), |day| end_of(day, &office))?;
    for consultation in &consultations {
        let since = office.register.last_digest(&consultation.diary_number).await?.map(|run| run.until);
        let since = since.filter(|since| *since < told.timestamp());
        print(&office, consultation, since, &told).await?;
        if wanted.send {
            let planned =
                dispatch::plan_digest(&office, consultation, told.date(), since, told.timestamp()).await?;
            if planned == DigestPlanned::Already {
                eprintln!(
                    "remissd: the report of {} for {} was sent before",
                    consultation.diary_number,
                    told.date()
                );
            }
        }
    }
    if wanted.send {
        let Some(_sole) = sole(&office.config.state_dir)? else {
            writeln!(stdout(), "The daemon that is running sends it.")?;
            return Ok(Ended::Well);
        };
        let post = Post::new(&office.config.smtp, &office.config.state_dir);
        let sent = dispatch::send_due(&office, &post, clock, &|| false).await?;
        writeln!(stdout(), "Letters: {} sent, {} waiting, {} failed.", sent.sent, sent.waiting, sent.failed)?;
        if let Some(why) = sent.unreachable {
            eprintln!("remissd: letters wait: {why}");
            return Ok(Ended::Failed);
        }
    }
    Ok(Ended::Well)
}

fn asked_for(office: &Office, wanted: &args::Digest) -> anyhow::Result<Vec<Consultation>> {
    let Some(number) = &wanted.diary_number else { return Ok(office.config.consultations.clone()) };
    match office.authority.consultation(number) {
        Some(consultation) => Ok(vec![consultation.clone()]),
        None => bail!("{number} is no consultation of the configuration"),
    }
}

/// A report for a day tells how things stood when the day ended.
fn end_of(day: Date, office: &Office) -> anyhow::Result<Zoned> {
    Ok(day.at(23, 59, 59, 0).to_zoned(office.config.zone.clone())?)
}

async fn print(
    office: &Office,
    consultation: &Consultation,
    since: Option<Timestamp>,
    told: &Zoned,
) -> anyhow::Result<()> {
    let facts =
        dispatch::facts(office, &consultation.diary_number, told.date(), since, told.timestamp()).await?;
    let letter = correspondence::digest(
        &facts,
        Detail::Full,
        &office.config.organisation,
        told,
        "print@localhost",
        "print",
    )?;
    writeln!(stdout(), "{}\n\n{}", table::harmless(&letter.subject), table::harmless(&letter.text))?;
    Ok(())
}
