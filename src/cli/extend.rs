//! `remissd extend`: more time for one invited body.

use std::io::Write as _;

use anyhow::bail;
use jiff::ToSpan as _;
use jiff::civil::Date;
use secrecy::ExposeSecret as _;

use super::decision::decision;
use super::out::stdout;
use super::reference::as_registered;
use super::{Ended, args, table};
use crate::config::Config;
use crate::diary_number::DiaryNumber;
use crate::register::{Extended, Register};

/// Nobody lives to see the end of so much time: a day beyond it has a slip in its year.
const MOST_YEARS: i64 = 100;

/// Gives the body its time, or takes it back, and says what follows from it.
pub(super) async fn extend(config: Config, wanted: &args::Extend) -> anyhow::Result<Ended> {
    let decision = decision(&config, &wanted.by, wanted.reason.as_deref());
    let register = Register::open(config.database_url.expose_secret()).await?;
    let number = &as_registered(&config, &register, &wanted.diary_number).await?;
    let name = table::harmless(wanted.body.trim());
    is_near(&config, number, wanted.until)?;
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
            let (body, time) = (table::harmless(&body), time(wanted.until, None));
            writeln!(stdout(), "{body} {time} already; nothing was changed.")?;
        }
        Extended::Done { body, before, moved, handled } => {
            writeln!(stdout(), "{number}: {} {}.", table::harmless(&body), time(wanted.until, before))?;
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

/// Refuses a day that no reply can come by.
fn is_near(config: &Config, number: &DiaryNumber, until: Option<Date>) -> anyhow::Result<()> {
    let asked = config.consultations.iter().find(|one| one.diary_number == *number);
    let (Some(until), Some(asked)) = (until, asked) else { return Ok(()) };
    let last = asked.deadline.day();
    if last.checked_add(MOST_YEARS.years()).is_ok_and(|latest| until > latest) {
        bail!(
            "{until} is more than {MOST_YEARS} years after {last}, the last day for everybody: is the year right?"
        );
    }
    Ok(())
}

/// What time a body has, and had.
fn time(until: Option<Date>, before: Option<Date>) -> String {
    let before = before.map(|day| format!(", no longer until {day}")).unwrap_or_default();
    match until {
        Some(until) => format!("has until {until}{before}"),
        None => format!("has no more time than the others{before}"),
    }
}
