//! `remissd correct`: put right what a response is taken for.

use std::collections::BTreeSet;
use std::io::Write as _;

use secrecy::ExposeSecret as _;

use super::decision::decision;
use super::forgotten::forgotten;
use super::out::{complain, stdout};
use super::reference::printed;
use super::unknown::unknown;
use super::{Ended, args, protection, table};
use crate::config::Config;
use crate::daemon::clock;
use crate::fingerprint::Fingerprint;
use crate::intake::{self, Identity, ProtectedByHand, Replay, Replayed};
use crate::office::Office;
use crate::register::{Adds, Corrected, Correction, Corrections, Decision, Misfit, Register};

/// Makes the correction and says what is different now.
pub(super) async fn correct(config: Config, wanted: &args::Correct) -> anyhow::Result<Ended> {
    let mut correction = correction(wanted);
    let identity = wanted.protection.identity();
    if correction == Correction::default() && identity.is_none() {
        anyhow::bail!("nothing is said to be wrong: see `remissd correct --help`");
    }
    let decision = decision(&config, &wanted.by, wanted.reason.as_deref());
    let register = Register::open(config.database_url.expose_secret()).await?;
    let reference = printed(&config, &register, &wanted.reference).await?;
    if let Some(Adds::To(to)) = &mut correction.adds {
        *to = printed(&config, &register, to).await?;
    }
    if let Some(identity) = identity {
        let ended = protect(&config, &reference, identity, &decision).await?;
        if correction == Correction::default() || !matches!(ended, Ended::Well) {
            return Ok(ended);
        }
    }
    let corrected = register.correct(&reference, &correction, &decision).await?;
    let named = table::harmless(&reference);
    match corrected {
        Corrected::Done { reference, changed, beside, ungrouped } => {
            say(&reference, &changed, &beside)?;
            if let Some(original) = ungrouped {
                group(config, original).await?;
            }
            return Ok(Ended::Well);
        }
        Corrected::Unknown => {
            complain!("remissd: {}", unknown(&register, &reference).await?);
        }
        Corrected::Several(all) => {
            complain!("remissd: {named} is registered under several: say which, {}", all.join(" or "));
        }
        Corrected::Refused(misfit) => {
            complain!("remissd: {named}: {}; nothing was changed", table::harmless(&words(&misfit)));
        }
    }
    Ok(Ended::Failed)
}

/// Hides or opens it, before anything else is put right.
async fn protect(
    config: &Config,
    reference: &str,
    identity: Identity,
    decision: &Decision,
) -> anyhow::Result<Ended> {
    let office = Office::open(config.clone()).await?;
    match intake::protect(&office, reference, identity, decision).await? {
        ProtectedByHand::Done(it_is) => {
            protection::say(&it_is, identity)?;
            forgotten(&office.config, &office.register).await
        }
        ProtectedByHand::Already(it_is) => {
            writeln!(stdout(), "{it_is}: it is so already; nothing was changed.")?;
            Ok(Ended::Well)
        }
        not => {
            let why = match &not {
                ProtectedByHand::Unknown => unknown(&office.register, reference).await?,
                not => protection::refusal(&table::harmless(reference), not),
            };
            complain!("remissd: {why}; nothing was changed");
            Ok(Ended::Failed)
        }
    }
}

fn correction(wanted: &args::Correct) -> Correction {
    let name = |name: &String| table::harmless(name.trim());
    let adds = wanted.supplements.as_ref().map(|to| Adds::To(to.trim().to_owned()));
    Correction {
        kind: wanted.kind,
        stance: wanted.stance,
        sender_kind: wanted.sender_kind,
        organisation: wanted.organisation.as_ref().map(|one| Some(name(one)).filter(|name| !name.is_empty())),
        on_behalf_of: wanted.on_behalf_of.iter().map(name).collect(),
        not_on_behalf_of: wanted.not_on_behalf_of.iter().map(name).collect(),
        adds: if wanted.stands_alone { Some(Adds::ToNone) } else { adds },
    }
}

fn say(reference: &str, changed: &[Corrections], beside: &[String]) -> anyhow::Result<()> {
    if changed.is_empty() {
        writeln!(stdout(), "{reference}: it is so already; nothing was changed.")?;
    }
    let word = |value: &Option<String>| value.as_deref().map_or_else(|| "none".to_owned(), table::harmless);
    for one in changed {
        writeln!(stdout(), "{reference}: {} {} → {}", one.field, word(&one.before), word(&one.after))?;
    }
    let of_sender = |one: &Corrections| matches!(one.field, "sender_kind" | "organisation");
    if !beside.is_empty() && changed.iter().any(of_sender) {
        writeln!(stdout(), "The same mail is {}: the sender is the same there.", beside.join(" and "))?;
    }
    let of_response = |one: &Corrections| !of_sender(one);
    if !beside.is_empty() && changed.iter().any(of_response) {
        let not = "what is not the sender's is as it was there";
        writeln!(stdout(), "The same mail is {}: {not}.", beside.join(" and "))?;
    }
    Ok(())
}

fn words(misfit: &Misfit) -> String {
    let meant = |near: &[String]| match near {
        [] => "; `remissd invited` lists them".to_owned(),
        near => format!("; did you mean {}?", near.join(" or ")),
    };
    match misfit {
        Misfit::Waits => "it waits for a person: file it first with `review accept` or `review assign`; \
            only its sender can be put right before that"
            .to_owned(),
        Misfit::Hidden => "of what its sender wrote, and who that is, nothing is kept here; \
            only its kind can be put right, and --not-protected opens it where that was a mistake"
            .to_owned(),
        Misfit::Erased(kind) => {
            format!(
                "its personal data were removed: as a {} it would ask for what nobody can do",
                kind.as_str()
            )
        }
        Misfit::NoStance(kind) => {
            format!("it is a {}, which takes no stance: say --kind answer too", kind.as_str())
        }
        Misfit::Sender(contradiction, near) if near.is_empty() => contradiction.to_string(),
        Misfit::Sender(contradiction, near) => format!("{contradiction}{}", meant(near)),
        Misfit::NoBody(name, near) => {
            format!("{name} is not on the list of invited bodies{}", meant(near))
        }
        Misfit::OwnBody(name) => {
            format!("{name} is its sender's own body: say who the sender is with --organisation")
        }
        Misfit::Chain(misplaced) => misplaced.to_string(),
    }
}

/// What counts as an answer now joins the form letters that it is like, as it would have when it came.
async fn group(config: Config, original: Fingerprint) -> anyhow::Result<()> {
    let office = Office::open(config).await?;
    let mut replay = Replay::new(&office, clock()).of(BTreeSet::from([original]));
    while let Some(batch) = replay.next().await? {
        for replayed in batch {
            if let Replayed::Ungrouped(answer) = replayed {
                answer.group(&office).await?;
            }
        }
    }
    Ok(())
}
