//! The commands that only look: `consultations`, `responses`, `review`, `letters`, `show`.

use std::io::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::args::{self, Format};
use super::out::{complain, stdout};
use super::reference::{asked_for, printed};
use super::unknown::unknown;
use super::{Ended, last_days, register, table};
use crate::config::Config;
use crate::facts::{Cell, Table};
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
    let Some(mut sections) = register.show(&reference).await? else {
        complain!("remissd: {}", unknown(&register, &reference).await?);
        return Ok(Ended::Failed);
    };
    for section in &mut sections {
        tell_locally(&mut section.table, &config.zone);
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

/// What ends the name of a column of instants as the register writes them: two databases, one way.
const IN_UTC: &str = " (UTC)";

/// Tells instants on the municipality's clock, which the other columns have too.
fn tell_locally(table: &mut Table, zone: &TimeZone) {
    for (at, name) in table.columns.iter_mut().enumerate().filter(|(_, name)| name.ends_with(IN_UTC)) {
        name.truncate(name.len().saturating_sub(IN_UTC.len()));
        for cell in table.rows.iter_mut().filter_map(|row| row.get_mut(at)) {
            if let Cell::Text(text) = cell
                && let Ok(instant) = text.parse::<Timestamp>()
            {
                *text = instant.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string();
            }
        }
    }
}

/// The first original of what is shown.
fn original(section: &Section) -> Option<Fingerprint> {
    let at = section.table.columns.iter().position(|name| name == "original")?;
    match section.table.rows.first()?.get(at)? {
        Cell::Text(hex) => Fingerprint::parse(hex),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_told_on_the_municipalitys_clock() {
        let cells = |texts: [&str; 2]| texts.map(|text| Cell::from(Some(text.to_owned()))).to_vec();
        let columns = ["tid (UTC)", "vad"].map(str::to_owned).to_vec();
        let rows = vec![cells(["2019-10-30T23:30:00Z", "2019-10-30T23:30:00Z"]), cells(["i går", ""])];
        let mut table = Table { columns, rows };
        tell_locally(&mut table, &TimeZone::get("Europe/Stockholm").unwrap());
        assert_eq!(table.columns, ["tid", "vad"]);
        assert_eq!(
            table.rows,
            [cells(["2019-10-31 00:30:00", "2019-10-30T23:30:00Z"]), cells(["i går", ""])]
        );
    }
}
