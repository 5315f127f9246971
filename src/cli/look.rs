//! The commands that only look: `consultations`, `responses`, `review`, `letters`, `show`.

use std::io::Write as _;

use super::args::{self, Format};
use super::out::{complain, stdout};
use super::reference::{asked_for, printed};
use super::unknown::unknown;
use super::{Ended, last_days, register, table};
use crate::config::Config;
use crate::facts::Cell;
use crate::fingerprint::Fingerprint;
use crate::originals::Originals;
use crate::register::{Listing, Section};

pub(super) async fn consultations(config: &Config) -> anyhow::Result<Ended> {
    let ended = list(config, Listing::Consultations, "No consultations are configured.").await?;
    let register = register(config).await?;
    let channels = register.list(&Listing::Channels).await?;
    if !channels.rows.is_empty() {
        table::print(&channels, Format::Table)?;
    }
    for told in last_days::told(&register, config).await? {
        complain!("remissd: {told}");
    }
    Ok(ended)
}

pub(super) async fn responses(config: &Config, wanted: &args::Responses) -> anyhow::Result<Ended> {
    let number = asked_for(config, &register(config).await?, wanted.diary_number.as_ref()).await?;
    list(config, Listing::Responses { diary_number: number }, "Nothing is registered yet.").await
}

pub(super) async fn reviews(config: &Config) -> anyhow::Result<Ended> {
    list(config, Listing::Reviews, "Nothing waits for a person.").await
}

pub(super) async fn letters(config: &Config) -> anyhow::Result<Ended> {
    list(config, Listing::Letters, "No letters yet.").await
}

async fn list(config: &Config, listing: Listing, when_empty: &str) -> anyhow::Result<Ended> {
    let found = register(config).await?.list(&listing).await?;
    if found.rows.is_empty() {
        writeln!(stdout(), "{when_empty}")?;
    } else {
        table::print(&found, Format::Table)?;
    }
    Ok(Ended::Well)
}

pub(super) async fn show(config: &Config, wanted: &args::Show) -> anyhow::Result<Ended> {
    let register = register(config).await?;
    let reference = printed(config, &register, &wanted.reference).await?;
    let Some(sections) = register.show(&reference).await? else {
        complain!("remissd: {}", unknown(&register, &reference).await?);
        return Ok(Ended::Failed);
    };
    for section in &sections {
        writeln!(stdout(), "{}\n{}\n", section.heading, table::for_reading(&section.table))?;
    }
    if let Some(original) = sections.iter().find_map(original) {
        let originals = Originals::open_read(&config.state_dir);
        match originals.is_there(&original) {
            true => writeln!(stdout(), "As it came: {}", originals.path(&original).display())?,
            false => writeln!(stdout(), "There is no original: it was erased, or `remissd audit` tells.")?,
        }
    }
    Ok(Ended::Well)
}

/// The first original of what is shown.
fn original(section: &Section) -> Option<Fingerprint> {
    let at = section.table.columns.iter().position(|name| name == "original")?;
    match section.table.rows.first()?.get(at)? {
        Cell::Text(hex) => Fingerprint::parse(hex),
        _ => None,
    }
}
