//! `remissd retention`: what the rules of the configuration would remove today; removed only with `--apply`, and by the
//! same way as `erase`.

use std::collections::BTreeMap;
use std::io::{self, Write as _};

use jiff::civil::Date;
use secrecy::ExposeSecret as _;

use super::decision::decision;
use super::forgotten::forgotten;
use super::out::stdout;
use super::{Ended, args, erase, register};
use crate::config::Config;
use crate::daemon::clock;
use crate::register::{Erased, KeptLetter, KeptMessage, Register};
use crate::retention::{Rule, What};

/// More references of a consultation than this are counted, not listed.
const MOST_NAMED: usize = 20;

/// What is about no consultation.
const NONE: &str = "no consultation";

/// What a rule would remove.
enum Due {
    Messages(Messages),
    Letters(Vec<KeptLetter>),
}

/// The messages whose time is over.
#[derive(Default)]
struct Messages {
    due: Vec<KeptMessage>,
    /// What is kept all the same: it may stand nowhere else.
    not_carried_over: Vec<String>,
    /// What is kept all the same: somebody waits for a word of ours.
    not_handled: Vec<String>,
}

impl Messages {
    fn add(&mut self, rule: &Rule, message: KeptMessage) {
        if let Some(reference) = message.not_handled {
            self.not_handled.push(reference);
        } else if let Some(reference) = message.not_carried_over.clone().filter(|_| rule.needs_carried_over) {
            self.not_carried_over.push(reference);
        } else {
            self.due.push(message);
        }
    }
}

pub(super) async fn retention(config: Config, wanted: &args::Retention) -> anyhow::Result<Ended> {
    if config.retention.is_empty() {
        writeln!(
            stdout(),
            "There are no retention rules in the configuration: nothing is ever removed by itself."
        )?;
        return Ok(Ended::Well);
    }
    let register = match wanted.apply {
        true => Register::open(config.database_url.expose_secret()).await?,
        false => register(&config).await?,
    };
    let today = clock().to_zoned(config.zone.clone()).date();
    let mut some = false;
    for rule in &config.retention {
        let due = due(&register, &config, rule, today).await?;
        some |= say(rule, &due)?;
        if wanted.apply {
            apply(&register, &config, rule, due, wanted).await?;
        }
    }
    match (some, wanted.apply) {
        (true, true) => return forgotten(&config, &register).await,
        (true, false) => writeln!(stdout(), "Nothing was touched; --apply removes what is listed.")?,
        (false, _) => {}
    }
    Ok(Ended::Well)
}

async fn due(register: &Register, config: &Config, rule: &Rule, today: Date) -> anyhow::Result<Due> {
    Ok(match rule.what {
        What::PersonalData => {
            let mut messages = Messages::default();
            for message in register.kept_messages().await? {
                if rule.is_due(message.since, today) {
                    messages.add(rule, message);
                }
            }
            Due::Messages(messages)
        }
        What::Letters => {
            let mut kept = register.kept_letters(&config.zone).await?;
            kept.retain(|letter| rule.is_due(letter.since, today));
            Due::Letters(kept)
        }
    })
}

/// Says what is due by a rule, consultation by consultation; whether anything is.
fn say(rule: &Rule, due: &Due) -> io::Result<bool> {
    writeln!(stdout(), "{} after {:#} ({}):", rule.what.as_str(), rule.after, rule.decision)?;
    let mut cases: BTreeMap<&str, (usize, Vec<&str>)> = BTreeMap::new();
    match due {
        Due::Messages(messages) => messages.due.iter().for_each(|message| {
            let (count, named) = cases.entry(&message.consultation).or_default();
            *count += 1;
            named.push(&message.reference);
        }),
        Due::Letters(letters) => letters.iter().for_each(|letter| {
            cases.entry(letter.consultation.as_deref().unwrap_or(NONE)).or_default().0 += 1;
        }),
    }
    for (case, (count, named)) in &cases {
        let what = if named.is_empty() { "letters" } else { "messages" };
        writeln!(stdout(), "  {case}: {count} {what}{}", listed(named))?;
    }
    if cases.is_empty() {
        writeln!(stdout(), "  nothing is due")?;
    }
    if let Due::Messages(messages) = due {
        say_kept(&messages.not_handled, "what it asks for is not handled (mark --handled)")?;
        say_kept(&messages.not_carried_over, "not in the diary system (mark --handlingsnummer)")?;
    }
    Ok(!cases.is_empty())
}

/// Says what is kept although its time is over, and why.
fn say_kept(references: &[String], why: &str) -> io::Result<()> {
    if references.is_empty() {
        return Ok(());
    }
    let named: Vec<&str> = references.iter().map(String::as_str).collect();
    writeln!(stdout(), "  kept, {why}: {} messages{}", named.len(), listed(&named))
}

/// The first of these references; nothing where there are none.
fn listed(named: &[&str]) -> String {
    if named.is_empty() {
        return String::new();
    }
    let first: Vec<&str> = named.iter().copied().take(MOST_NAMED).collect();
    let more = named.len().saturating_sub(MOST_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!(": {}{more}", first.join(", "))
}

/// Removes what is due by a rule. A kill in between leaves the rest for the next time; of what was begun `audit` tells.
async fn apply(
    register: &Register,
    config: &Config,
    rule: &Rule,
    due: Due,
    wanted: &args::Retention,
) -> anyhow::Result<()> {
    let decision = decision(config, &wanted.by, Some(&rule.decision));
    let removed = match due {
        Due::Messages(messages) => {
            let mut removed = 0;
            for message in messages.due {
                let (erased, left) =
                    erase::erase_whole(config, register, &message.reference, &decision).await?;
                left?;
                removed += u64::from(erased != Erased::Unknown);
            }
            removed
        }
        Due::Letters(letters) => register.forget_letters(&letters, &decision).await?,
    };
    if removed > 0 {
        writeln!(stdout(), "  removed: {removed}")?;
    }
    Ok(())
}
