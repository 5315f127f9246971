//! `remissd erase`: personal data and original of one message removed on a decision. That it came in stays.
//!
//! First the register forgets, then the files go: after a kill in between `audit` names the original that should be
//! gone, and erasing again removes it.

use std::io::{Write as _, stdout};

use secrecy::ExposeSecret as _;

use super::decision::decision;
use super::reference::printed;
use super::{Ended, args, table};
use crate::config::Config;
use crate::originals::Originals;
use crate::post::forget_letter;
use crate::register::{Erased, Register, Remains};

pub(super) async fn erase(config: Config, wanted: &args::Erase) -> anyhow::Result<Ended> {
    let decision = decision(&config, &wanted.by, Some(&wanted.reason));
    if decision.reason.is_none() {
        anyhow::bail!("--reason must say why, and by which decision");
    }
    let register = Register::open(config.database_url.expose_secret()).await?;
    let reference = printed(&config, &register, &wanted.reference).await?;
    let remains = match register.erase(&reference, &decision).await? {
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
            let named = table::harmless(&reference);
            eprintln!("remissd: nothing is known as {named:?}; `responses` and `review` list what is");
            return Ok(Ended::Failed);
        }
    };
    if let Some(left) = left(&config, &remains).await {
        eprintln!("remissd: {left}");
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

/// What stays although the register has nothing of the message any more; none where all is gone.
async fn left(config: &Config, remains: &Remains) -> Option<String> {
    if let Err(error) = remove(config, remains).await {
        return Some(format!(
            "the register has nothing of it any more, and a file of it could not be removed: {error:#}\n\
             `remissd audit` names it; erase it once more when that is mended"
        ));
    }
    let in_log = "somebody reads the database, and its log still holds the words: erase it once more";
    remains.in_log.then(|| in_log.to_owned())
}

/// Removes what is left of an erased message outside the register.
pub(super) async fn remove(config: &Config, remains: &Remains) -> anyhow::Result<()> {
    for letter in &remains.letters {
        forget_letter(&config.state_dir, letter).await?;
    }
    let gone = remains.originals.clone();
    let originals = Originals::open_read(&config.state_dir);
    originals.aside(move |originals| originals.remove(&gone)).await?;
    Ok(())
}
