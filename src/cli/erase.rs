//! `remissd erase`: personal data and original of one message removed on a decision. That it came in stays.
//!
//! First the register forgets, then the files go: after a kill in between `audit` names the original that should be
//! gone, and erasing again removes it. From before to after nobody else keeps originals: what comes in once more is
//! known as erased.

use std::io::Write as _;

use secrecy::ExposeSecret as _;

use super::decision::decision;
use super::forgotten::forgotten;
use super::out::{complain, stdout};
use super::reference::printed;
use super::unknown::unknown;
use super::{Ended, args};
use crate::config::Config;
use crate::originals::Originals;
use crate::register::{Decision, Erased, Register, Remains};

pub(super) async fn erase(config: Config, wanted: &args::Erase) -> anyhow::Result<Ended> {
    let decision = decision(&config, &wanted.by, Some(&wanted.reason));
    if decision.reason.is_none() {
        anyhow::bail!("--reason must say why, and by which decision");
    }
    let register = Register::open(config.database_url.expose_secret()).await?;
    let reference = printed(&config, &register, &wanted.reference).await?;
    let (erased, left) = erase_whole(&config, &register, &reference, &decision).await?;
    let remains = match erased {
        Erased::Now(remains) => remains,
        Erased::Already(remains) => {
            writeln!(
                stdout(),
                "{} was erased before; what was left is removed.",
                remains.references.join(", ")
            )?;
            remains
        }
        Erased::Unknown => {
            complain!("remissd: {}", unknown(&register, &reference).await?);
            return Ok(Ended::Failed);
        }
    };
    if !is_gone(&config, &register, left).await? {
        return Ok(Ended::Failed);
    }
    writeln!(
        stdout(),
        "{}: personal data and original are removed; that it came in stays, and who decided this.\n\
         The mail itself may still lie in the mailbox, in backups and in files that were handed over: those are \
         yours to remove.",
        remains.references.join(", ")
    )?;
    Ok(Ended::Well)
}

/// Whether nothing stays although the register has nothing of the message any more; says what does.
async fn is_gone(config: &Config, register: &Register, left: anyhow::Result<()>) -> anyhow::Result<bool> {
    let log = forgotten(config, register).await?;
    if let Err(error) = &left {
        complain!(
            "remissd: the register has nothing of it any more, and a file of it could not be removed: {error:#}\n\
             `remissd audit` names it; erase it once more when that is mended"
        );
    }
    Ok(log == Ended::Well && left.is_ok())
}

/// Erases what `reference` names from the register and then its files. What a file cannot be removed for comes beside.
pub(super) async fn erase_whole(
    config: &Config,
    register: &Register,
    reference: &str,
    decision: &Decision,
) -> anyhow::Result<(Erased, anyhow::Result<()>)> {
    let held = Originals::open_read(&config.state_dir).aside(Originals::hold_to_remove).await?;
    let erased = register.erase(reference, decision).await?;
    let left = match &erased {
        Erased::Now(remains) | Erased::Already(remains) => remove(config, remains).await,
        Erased::Unknown => Ok(()),
    };
    drop(held);
    Ok((erased, left))
}

/// Removes what is left of an erased message outside the register.
async fn remove(config: &Config, remains: &Remains) -> anyhow::Result<()> {
    let gone = remains.originals.clone();
    let originals = Originals::open_read(&config.state_dir);
    originals.aside(move |originals| originals.remove(&gone)).await?;
    Ok(())
}
