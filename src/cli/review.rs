//! `remissd review`: what waits for a person, and what staff decide on it.

use std::io::{self, Write as _};

use super::args::{self, ReviewCommand};
use super::decision::decision;
use super::forgotten::forgotten;
use super::out::{complain, stdout};
use super::reference::{as_registered, printed};
use super::unknown::unknown;
use super::{Ended, filed, look, table};
use crate::config::Config;
use crate::intake::{DismissedByHand, Place, Wishes, dismiss};
use crate::office::Office;
use crate::register::{Decision, InForce, Receipt, Undone};

pub(super) async fn review(config: Config, wanted: &args::Review) -> anyhow::Result<Ended> {
    let Some(command) = &wanted.command else { return look::reviews(&config).await };
    let (named, by, reason) = match command {
        ReviewCommand::Accept(one) => (&one.reference, &one.by, one.reason.as_deref()),
        ReviewCommand::Assign(one) => (&one.reference, &one.by, one.reason.as_deref()),
        ReviewCommand::Dismiss(one) => (&one.reference, &one.by, Some(one.reason.as_str())),
        ReviewCommand::Undo(one) => (&one.reference, &one.by, one.reason.as_deref()),
    };
    let decision = decision(&config, by, reason);
    let office = Office::open(config).await?;
    let reference = &printed(&office.config, &office.register, named).await?;
    match command {
        ReviewCommand::Accept(one) => {
            let wishes = Wishes { letter: !one.no_letter, identity: one.protection.identity() };
            filed::file(&office, reference, Place::Suggested, wishes, &decision).await
        }
        ReviewCommand::Assign(one) => {
            let number = as_registered(&office.config, &office.register, &one.diary_number).await?;
            let place = Place::Under(number);
            let wishes = Wishes { letter: !one.no_letter, identity: one.protection.identity() };
            filed::file(&office, reference, place, wishes, &decision).await
        }
        ReviewCommand::Dismiss(_) => remove(&office, reference, &decision).await,
        ReviewCommand::Undo(_) => undo(&office, reference, &decision).await,
    }
}

async fn remove(office: &Office, reference: &str, decision: &Decision) -> anyhow::Result<Ended> {
    let name = table::harmless(reference);
    if decision.reason.is_none() {
        return Ok(refuse("say why: --reason; it is all that is kept"));
    }
    let lies = office.register.lies_in_mailbox(reference).await?;
    let refused = match dismiss(office, reference, decision).await? {
        DismissedByHand::Done => {
            let lies = match lies {
                true => "The mail still lies in the mailbox.",
                false => {
                    "It lies in no folder that is read: whoever handed it over has the only copy that is left."
                }
            };
            writeln!(stdout(), "{name} is dismissed: nothing of it is kept. {lies}")?;
            return forgotten(&office.config, &office.register).await;
        }
        DismissedByHand::OriginalLeft(error) => format!(
            "{name} is dismissed, but its original could not be removed yet; the next start tries again: {error}"
        ),
        DismissedByHand::Unknown => unknown(&office.register, reference).await?,
        DismissedByHand::NotWaiting { it_is, can_be_undone } => {
            let how = if can_be_undone { "`undo` or `remissd erase`?" } else { "See `remissd erase`." };
            format!("{name} waits for nobody: it is registered as {it_is}. {how}")
        }
        DismissedByHand::Registered(it_is) => {
            format!("{name} is registered as {it_is}, which is a public record: see `remissd erase`")
        }
        DismissedByHand::Overtaken => overtaken(&name),
        DismissedByHand::OnItsWay => on_its_way(&name),
        DismissedByHand::Answered => format!(
            "{name} has had an acknowledgement, so that it came in is on record: `remissd erase` removes the rest"
        ),
    };
    Ok(refuse(&refused))
}

async fn undo(office: &Office, reference: &str, decision: &Decision) -> anyhow::Result<Ended> {
    let name = table::harmless(reference);
    let refused = match office.register.undo(reference, decision).await? {
        Undone::Waits { reference, cancelled, letter } => {
            writeln!(stdout(), "{reference} waits for a person again.")?;
            if !cancelled.is_empty() {
                writeln!(stdout(), "{cancelled} is cancelled; the number is not used again.")?;
            }
            say_withdrawn(letter)?;
            return Ok(Ended::Well);
        }
        Undone::MovedBack { reference, cancelled, letter } => {
            match cancelled.as_str() {
                "" => writeln!(stdout(), "It is registered as {reference} again.")?,
                _ => writeln!(stdout(), "It is registered as {reference}; {cancelled} is cancelled.")?,
            }
            say_withdrawn(letter)?;
            return Ok(Ended::Well);
        }
        Undone::ReadAgain(uids) => {
            say_read_again(&name, uids)?;
            return Ok(Ended::Well);
        }
        Undone::Nothing => format!("no decision on {name} is left to be taken back"),
        Undone::NotHere(act) => not_here(&name, &act),
        Undone::StillInForce(said) => still_in_force(&said),
        Undone::Erased(at) => erased(&name, &at),
        Undone::InTheWay(number) => format!("it is registered under {number} again by now: nothing is done"),
        Undone::OnItsWay => on_its_way(&name),
        Undone::Unknown => unknown(&office.register, reference).await?,
    };
    Ok(refuse(&refused))
}

fn say_read_again(name: &str, uids: u64) -> io::Result<()> {
    let then = match uids {
        0 => "but there is nothing to read again: the mail was imported, or its folder began anew. `remissd import` \
            takes it in once more"
            .to_owned(),
        uids => format!(
            "and the next pass reads its mail again ({uids} UID) and judges it as new: it may get another name"
        ),
    };
    writeln!(stdout(), "The dismissal of {name} is taken back, {then}.")
}

fn say_withdrawn(letter: Receipt) -> io::Result<()> {
    match letter {
        Receipt::Withdrawn => writeln!(stdout(), "Its acknowledgement had not gone out, and is withdrawn."),
        Receipt::Gone => writeln!(
            stdout(),
            "Its acknowledgement has gone out, or may have: tell the sender if that was wrong."
        ),
        Receipt::Again => writeln!(
            stdout(),
            "Its acknowledgement has gone out, or may have, and goes out once more with what stands now."
        ),
        Receipt::Waits => {
            writeln!(stdout(), "Its acknowledgement has not gone out, and speaks of what stands now.")
        }
        Receipt::None | Receipt::Owed => Ok(()),
    }
}

fn not_here(name: &str, act: &str) -> String {
    let how = match act {
        "correct" => "a correction; `remissd correct` puts it right",
        "carry_over" | "handle" => "a mark; `remissd mark` puts it right",
        "erase" => "an erasure, which cannot be taken back",
        _ => "of a kind that cannot be taken back here",
    };
    format!("the last decision on {name} is {how}")
}

/// What would be lost, and how each is put back.
fn still_in_force(said: &[InForce]) -> String {
    let each: Vec<String> = said.iter().map(put_back).collect();
    format!("what was said since would be lost, nothing was done. Put it back first: {}", each.join("; "))
}

fn put_back(one: &InForce) -> String {
    let name = table::harmless(&one.reference);
    let word = |value: &Option<String>| table::harmless(value.as_deref().unwrap_or("none"));
    let (before, after) = (word(&one.before), word(&one.after));
    let command = match one.field.as_str() {
        "document_number" => format!("`remissd mark \"{name}\" --handlingsnummer \"\"`"),
        "handled" if one.after.as_deref() == Some("no") => format!("`remissd mark \"{name}\" --handled`"),
        "handled" => format!("`remissd mark \"{name}\" --not-handled`"),
        "on_behalf_of" if one.after.is_some() => {
            format!("`remissd correct \"{name}\" --not-on-behalf-of \"{after}\"`")
        }
        "on_behalf_of" => format!("`remissd correct \"{name}\" --on-behalf-of \"{before}\"`"),
        "supplements" if one.before.is_none() => format!("`remissd correct \"{name}\" --stands-alone`"),
        field => format!("`remissd correct \"{name}\" --{field} \"{before}\"`"),
    };
    format!("{name} has {} {after} ({command})", one.field)
}

pub(super) fn erased(name: &str, at: &str) -> String {
    format!("the personal data of {name} were removed {at}: nothing is decided on it any more")
}

pub(super) fn overtaken(name: &str) -> String {
    format!("{name} was decided on or judged anew at this moment: look again, nothing was done")
}

pub(super) fn on_its_way(name: &str) -> String {
    format!("the letter about {name} is being sent at this moment: try again when it is, nothing was done")
}

pub(super) fn refuse(why: &str) -> Ended {
    complain!("remissd: {why}");
    Ended::Failed
}
