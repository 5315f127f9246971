//! `remissd import`: file messages that a person hands over.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::bail;
use jiff::Timestamp;

use super::args::{Arrived, By};
use super::decision::decision;
use super::files::{self, Found, Missed, Passed, Source, Why};
use super::out::{complain, stdout};
use super::{Ended, args, by_hand};
use crate::config::Config;
use crate::daemon::clock;
use crate::intake::{self, Imported, IntakeError, MailFile};
use crate::office::Office;

/// Files each message, and says what became of it; at the end what became of all.
pub(super) async fn import(config: Config, wanted: &args::Import) -> anyhow::Result<Ended> {
    if by_hand::is_by_hand(wanted) {
        return by_hand::register(config, wanted).await;
    }
    let sources = files::sources(&wanted.paths);
    let arrived = arrived(wanted, &sources)?;
    let office = Office::open(config).await?;
    let mut sum = Sum::default();
    for source in sources {
        match source {
            Ok(source) => take_in(&office, &source, (arrived, &wanted.by, &wanted.paths), &mut sum).await?,
            Err(missed) => sum.miss(&missed)?,
        }
    }
    sum.say()
}

/// What is said of the arrival: an instant, and of one mail at a time.
fn arrived(wanted: &args::Import, sources: &[Result<Source, Missed>]) -> anyhow::Result<Option<Timestamp>> {
    let Some(arrived) = wanted.arrived else { return Ok(None) };
    let Arrived::At(at) = arrived else {
        bail!("--arrived of a mail is an instant (RFC 3339): a day is not enough")
    };
    for source in sources.iter().flatten() {
        if source.holds_many()? {
            bail!("--arrived is about one mail, and {} holds many", files::shown(source.path()));
        }
    }
    anyhow::ensure!(at <= clock(), "--arrived is in the future");
    Ok(Some(at))
}

/// Files the mails of one source. One that fails does not stop the next; a database that is away does.
async fn take_in(
    office: &Office,
    source: &Source,
    (arrived, by, named): (Option<Timestamp>, &By, &[PathBuf]),
    sum: &mut Sum,
) -> anyhow::Result<()> {
    let mut mails = source.mails(office.config.mailbox.max_message).peekable();
    while let Some(found) = mails.next() {
        let Found { place, mail, is_trashed } = match found {
            Ok(found) => found,
            Err(error) => {
                sum.unreadable(source.path(), &error);
                continue;
            }
        };
        // Of what comes through a pipe only this tells how many mails there are.
        if arrived.is_some() && mails.peek().is_some() {
            bail!("--arrived is about one mail, and {} holds many", files::shown(source.path()));
        }
        if let Some(why) = no_mail(source, &mail, is_trashed, named) {
            sum.miss(&Missed { path: place.into(), why })?;
            continue;
        }
        let imported = match intake::import(office, mail, arrived, &decision(&office.config, by, None)).await
        {
            Err(error) if error.stops_every_folder() => return Err(error.into()),
            imported => imported,
        };
        sum.add(&place, imported)?;
    }
    Ok(())
}

/// Why a mail is not taken in whatever it says. In a folder much may lie that is no mail; what a person names and is none,
/// they handed over by mistake.
fn no_mail(source: &Source, mail: &MailFile, is_trashed: bool, named: &[PathBuf]) -> Option<Why> {
    if is_trashed {
        return Some(Why::Passed(Passed::Trashed));
    }
    let is_named = !matches!(source, Source::Mbox(_)) && named.iter().any(|path| path == source.path());
    (is_named && !files::is_mail(mail)).then_some(Why::NamedNoMail)
}

/// How many mails ended how.
#[derive(Default)]
struct Sum {
    registered: u64,
    review: u64,
    already: u64,
    not_kept: u64,
    failed: u64,
    /// What no mail was read of, by why.
    passed: BTreeMap<Passed, u64>,
    /// A person named something of which no mail can be read.
    is_refused: bool,
}

impl Sum {
    /// Counts one mail and says what became of it.
    fn add(&mut self, place: &str, imported: Result<Imported, IntakeError>) -> io::Result<()> {
        let words = match imported {
            Ok(Imported::Kept(references)) => {
                let waits = references.iter().all(|reference| reference.starts_with('g'));
                *if waits { &mut self.review } else { &mut self.registered } += 1;
                references.join(", ")
            }
            Ok(Imported::Dated(reference, arrived)) => {
                self.already += 1;
                format!(
                    "here already, as {reference}: its arrival is {arrived} from now on, and it still waits"
                )
            }
            Ok(Imported::Already { reference, keeps_arrival }) => {
                self.already += 1;
                here_already(reference, keeps_arrival)
            }
            Ok(Imported::Told(what)) => {
                self.not_kept += 1;
                format!("{what}: kept with that letter; nothing else of it is kept")
            }
            Ok(Imported::Ignored) => {
                self.not_kept += 1;
                "nothing in it belongs to a consultation; not kept".to_owned()
            }
            Ok(Imported::Failed(reason)) => {
                self.failed += 1;
                reason
            }
            Err(error) => {
                self.failed += 1;
                error.to_string()
            }
        };
        writeln!(stdout(), "{}: {words}", files::shown(Path::new(place)))
    }

    fn unreadable(&mut self, path: &Path, error: &io::Error) {
        self.failed += 1;
        complain!("{}: {error}", files::shown(path));
    }

    /// Counts what is not read and says why.
    fn miss(&mut self, missed: &Missed) -> io::Result<()> {
        self.is_refused |= missed.why.is_failure();
        let path = files::shown(&missed.path);
        let Some(passed) = missed.why.passed() else {
            self.failed += 1;
            complain!("{path}: {}", missed.why);
            return Ok(());
        };
        *self.passed.entry(passed).or_default() += 1;
        writeln!(stdout(), "{path}: {}", missed.why)
    }

    fn say(&self) -> anyhow::Result<Ended> {
        let Self { registered, review, already, not_kept, failed, passed, is_refused } = self;
        let all = registered + review + already + not_kept + failed;
        writeln!(
            stdout(),
            "{all} in all: {registered} registered, {review} to review, {already} here already, {not_kept} not kept, {failed} failed.{}",
            files::counted(passed)
        )?;
        Ok(if *failed == 0 && !is_refused { Ended::Well } else { Ended::Failed })
    }
}

fn here_already(reference: Option<String>, keeps_arrival: bool) -> String {
    let as_what = reference.map(|it_is| format!(", as {it_is}")).unwrap_or_default();
    let arrival = match keeps_arrival {
        true => "; --arrived changes nothing: it is said of what waits for a person and no server dated",
        false => "",
    };
    format!("here already{as_what}{arrival}")
}
