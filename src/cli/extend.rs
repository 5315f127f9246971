//! `remissd extend`: more time for one invited body.

use std::io::{Write as _, stdout};

use anyhow::bail;
use secrecy::ExposeSecret as _;

use super::decision::decision;
use super::{Ended, args, table};
use crate::config::Config;
use crate::register::{Extended, Register};

/// Gives the body its time, or takes it back, and says what follows from it.
pub(super) async fn extend(config: Config, wanted: &args::Extend) -> anyhow::Result<Ended> {
    let decision = decision(&config, &wanted.by, wanted.reason.as_deref());
    let register = Register::open(config.database_url.expose_secret()).await?;
    let (number, name) = (&wanted.diary_number, table::harmless(wanted.body.trim()));
    match register.extend(number, &name, wanted.until, &decision).await? {
        Extended::NoConsultation => bail!("{number} is not in the register; `consultations` lists what is"),
        Extended::NoBody { near } if near.is_empty() => {
            bail!(
                "{name:?} is not on the list of {number}; `remissd invited --diary-number \"{number}\"` lists it"
            )
        }
        Extended::NoBody { near } => {
            let near: Vec<String> = near.iter().map(|name| format!("{:?}", table::harmless(name))).collect();
            bail!("{name:?} is not on the list of {number}; did you mean {}?", near.join(" or "))
        }
        Extended::NotLater { deadline } => {
            bail!("everybody has until {deadline} to answer {number}: more time ends on a later day")
        }
        Extended::Already { body } => {
            let body = table::harmless(&body);
            match wanted.until {
                Some(until) => writeln!(stdout(), "{body} has until {until} already; nothing was changed.")?,
                None => writeln!(stdout(), "{body} has no more time than the others; nothing was changed.")?,
            }
        }
        Extended::Done { body, before, moved, handled } => {
            let body = table::harmless(&body);
            match (wanted.until, before) {
                (Some(until), None) => writeln!(stdout(), "{number}: {body} has until {until}.")?,
                (Some(until), Some(before)) => {
                    writeln!(stdout(), "{number}: {body} has until {until}, no longer until {before}.")?;
                }
                (None, before) => {
                    let before = before.map(|day| format!(", no longer until {day}")).unwrap_or_default();
                    writeln!(stdout(), "{number}: {body} has no more time than the others{before}.")?;
                }
            }
            for (reference, timing) in moved {
                writeln!(stdout(), "{reference} is {} now.", timing.as_str().replace('_', " "))?;
            }
            for reference in handled {
                writeln!(stdout(), "{reference}, which asks for more time, is handled.")?;
            }
        }
    }
    Ok(Ended::Well)
}
