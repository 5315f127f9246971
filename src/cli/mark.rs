//! `remissd mark`: what stands in the diary system, and what is done.

use std::io::Write as _;

use anyhow::bail;
use secrecy::ExposeSecret as _;

use super::args::Format;
use super::decision::decision;
use super::out::{complain, stdout};
use super::reference::{asked_for, printed};
use super::unknown::unknown;
use super::{Ended, args, register, table};
use crate::config::Config;
use crate::register::{Listing, Marked, Register, Remark};

/// The longest number that is taken for one, in characters.
const LONGEST: usize = 100;

/// Notes what is said of a response, or lists what does not stand in the diary system yet.
pub(super) async fn mark(config: Config, wanted: &args::Mark) -> anyhow::Result<Ended> {
    let Some(reference) = wanted.reference.as_deref() else { return unmarked(&config, wanted).await };
    let is_done = wanted.handled.then_some(true).or(wanted.not_handled.then_some(false));
    if wanted.handlingsnummer.is_none() && is_done.is_none() {
        bail!("say --handlingsnummer NUMBER, --handled or --not-handled");
    }
    let number = wanted.handlingsnummer.as_deref().map(str::trim);
    if number.is_some_and(|number| number.chars().count() > LONGEST || number.contains(char::is_control)) {
        bail!("a number is one line of at most {LONGEST} characters");
    }
    let decision = decision(&config, &wanted.by, wanted.reason.as_deref());
    let register = Register::open(config.database_url.expose_secret()).await?;
    let reference = &printed(&config, &register, reference).await?;
    let number = number.map(|number| Remark::Number(Some(number).filter(|number| !number.is_empty())));
    let said: Vec<Remark<'_>> = number.into_iter().chain(is_done.map(Remark::Handled)).collect();
    let marked = register.mark(reference, &said, &decision).await?;
    let mut ended = Ended::Well;
    for (said, marked) in said.iter().zip(&marked) {
        if say(&register, reference, marked, &now(said)).await? == Ended::Failed {
            ended = Ended::Failed;
        }
    }
    Ok(ended)
}

/// How it stands when it is as was said.
fn now(said: &Remark<'_>) -> String {
    match said {
        Remark::Number(None) => "has no number in the diary system".to_owned(),
        Remark::Number(Some(number)) => format!("is {} in the diary system", table::harmless(number)),
        Remark::Handled(true) => "is handled".to_owned(),
        Remark::Handled(false) => "is not handled".to_owned(),
    }
}

async fn say(register: &Register, reference: &str, marked: &Marked, now: &str) -> anyhow::Result<Ended> {
    let named = table::harmless(reference);
    match marked {
        Marked::Done { reference, before, also } => {
            let before = before.as_deref().map(|before| format!(", no longer {}", table::harmless(before)));
            writeln!(stdout(), "{reference} {now}{}.", before.unwrap_or_default())?;
            if !also.is_empty() {
                complain!("remissd: {} has the same number", also.join(" and "));
            }
            return Ok(Ended::Well);
        }
        Marked::Already(reference) => {
            writeln!(stdout(), "{reference} {now} already; nothing was changed.")?;
            return Ok(Ended::Well);
        }
        Marked::Unknown => complain!("remissd: {}", unknown(register, reference).await?),
        Marked::Waits => complain!("remissd: {named} waits for a person: `review` decides on it first"),
        Marked::Several(all) => {
            complain!("remissd: {named} is registered under several: say which, {}", all.join(" or "));
        }
        Marked::AsksNothing(kind) => complain!(
            "remissd: {named} is of kind {}: only a question, extension_request or document_request is handled; \
            nothing was marked",
            kind.as_str()
        ),
    }
    Ok(Ended::Failed)
}

/// What is not in the diary system yet.
async fn unmarked(config: &Config, wanted: &args::Mark) -> anyhow::Result<Ended> {
    let register = register(config).await?;
    let diary_number = asked_for(config, &register, wanted.diary_number.as_ref()).await?;
    let of = diary_number.as_ref().map(|number| format!(" under {number}")).unwrap_or_default();
    let found = register.list(&Listing::Unmarked { diary_number }).await?;
    if found.rows.is_empty() {
        writeln!(stdout(), "Everything that is registered{of} has its number in the diary system.")?;
    } else {
        table::print(&found, Format::Table)?;
    }
    Ok(Ended::Well)
}
