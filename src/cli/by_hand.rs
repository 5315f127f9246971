//! `remissd import --letter` and `--note`: register what came on paper, by telephone or at a meeting.

use std::io::{self, Read as _, Write as _, stdin};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use jiff::civil::DateTime;

use super::forgotten::forgotten;
use super::out::{complain, stdout};
use super::reference::as_registered;
use super::{Ended, args, decision, files, table};
use crate::config::Config;
use crate::consultation::{Channel, may_have_come};
use crate::diary_number::DiaryNumber;
use crate::intake::{self, Handed, Registered};
use crate::office::Office;
use crate::recognition::ByHand;
use crate::register::{self, Wish};

/// Standard input, as a path.
const STDIN: &str = "-";

/// Bytes of one file: a scan of some hundred pages. The reader of attachments has a limit of memory, too.
const LARGEST: u64 = 200 << 20;

/// Whether the command line hands over a letter or a note, and not mail.
pub(super) fn is_by_hand(wanted: &args::Import) -> bool {
    wanted.letter || wanted.note.is_some()
}

/// Registers the one file, and says what became of it.
pub(super) async fn register(config: Config, wanted: &args::Import) -> anyhow::Result<Ended> {
    let [path] = wanted.paths.as_slice() else { bail!("a letter or a note is one file") };
    let decision = decision::decision(&config, &wanted.by, None);
    let by_hand = by_hand(&config, wanted, decision.local)?;
    let sender = one_line(wanted.sender.as_deref().unwrap_or_default());
    ensure!(!sender.is_empty(), "--from names nobody");
    let mut handed = Handed {
        bytes: read(path).with_context(|| files::shown(path))?,
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        sender,
        by_hand,
        is_open: wanted.not_protected,
        wish: match (wanted.corrects, wanted.not_protected) {
            (false, _) => Wish::Register,
            (true, false) => Wish::Correct,
            (true, true) => Wish::Open,
        },
    };
    let office = Office::open(config).await?;
    for case in &mut handed.by_hand.cases {
        *case = as_registered(&office.config, &office.register, case).await?;
    }
    let said = handed.by_hand.clone();
    let registered = intake::register_by_hand(&office, handed, &decision).await?;
    let is_corrected =
        matches!(registered, Registered::Told { outcome: register::ByHand::Corrected { .. }, .. });
    let ended = say(&files::shown(path), &said, registered)?;
    if is_corrected { forgotten(&office.config, &office.register).await } else { Ok(ended) }
}

fn by_hand(config: &Config, wanted: &args::Import, now: DateTime) -> anyhow::Result<ByHand> {
    let arrived = wanted.arrived.context("--arrived is missing")?;
    let reached = arrived.local(&config.zone);
    ensure!(
        reached <= now && may_have_come(reached.date(), now.date()),
        "--arrived {reached}: it cannot have come in the future, nor before 1990"
    );
    let channel = wanted.note.map_or(Channel::Letter, Channel::from);
    let organisation = wanted.organisation.as_deref().map(one_line).filter(|name| !name.is_empty());
    Ok(ByHand {
        channel,
        reached,
        by_post: channel == Channel::Letter && !wanted.handed_in,
        kind: wanted.kind,
        organisation,
        cases: wanted.diary_number.clone(),
        is_protected: wanted.protected,
    })
}

/// A name as it can stand in a list.
fn one_line(name: &str) -> String {
    table::harmless(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new(STDIN) {
        stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
    } else {
        files::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 200 MiB"));
    }
    Ok(bytes)
}

fn say(path: &str, said: &ByHand, registered: Registered) -> anyhow::Result<Ended> {
    let mut out = stdout();
    let (outcome, defects) = match registered {
        Registered::Told { outcome, defects, taken_out } => {
            say_taken_out(path, &taken_out)?;
            (outcome, defects)
        }
        Registered::Refused(reason) => {
            complain!("{path}: {reason}; nothing was registered");
            return Ok(Ended::Failed);
        }
    };
    match outcome {
        register::ByHand::New { references, earlier } => {
            writeln!(out, "{path}: {}{}", references.join(", "), counts(said))?;
            for defect in defects {
                writeln!(out, "  {}", table::harmless(&defect))?;
            }
            writeln!(out, "  No acknowledgement goes out: it did not come by e-mail.")?;
            say_earlier(&references, &earlier)?;
            Ok(Ended::Well)
        }
        register::ByHand::Already(references) => {
            writeln!(out, "{path}: here already, as {}", references.join(", "))?;
            Ok(Ended::Well)
        }
        register::ByHand::Corrected { references, new, earlier } => {
            writeln!(out, "{path}: {} put right{}", references.join(", "), counts(said))?;
            if !new.is_empty() {
                writeln!(out, "  It is registered as {} too.", new.join(", "))?;
            }
            say_earlier(&new, &earlier)?;
            Ok(Ended::Well)
        }
        register::ByHand::Another(references) => {
            complain!("{path}: the very same bytes are registered as {}, {ANOTHER}", references.join(", "));
            Ok(Ended::Failed)
        }
    }
}

fn say_taken_out(path: &str, (cases, stands): &(Vec<DiaryNumber>, Vec<String>)) -> io::Result<()> {
    for case in cases {
        let it_is = stands.join(", ");
        writeln!(
            stdout(),
            "{path}: not registered under {case} again: a person took it out, and it is {it_is}"
        )?;
    }
    Ok(())
}

const ANOTHER: &str = "of another sender, day or way, or open; nothing was registered. Is it the same and was one of them a \
     slip, --corrects puts it right, and --corrects --not-protected opens what was protected by mistake; is it another, say in its text who said it and when.";

/// The day that it counts as come in, where that is not the day it reached us.
fn counts(said: &ByHand) -> String {
    let (reached, came) = (said.reached.date(), said.came().date());
    if reached == came {
        return String::new();
    }
    format!("; reached us by post {reached}, counts as come in {came}, the working day before")
}

/// Who answers twice by different ways counts twice, which only a person can mend.
fn say_earlier(references: &[String], earlier: &[String]) -> io::Result<()> {
    let case = |reference: &str| reference.rsplit_once('-').map(|(case, _)| case.to_owned());
    let of_one_case = |first: &String| references.iter().find(|new| case(new) == case(first));
    let pair = earlier.iter().rev().find_map(|first| of_one_case(first).map(|new| (new, first)));
    let Some((new, first)) = pair else { return Ok(()) };
    writeln!(
        stdout(),
        "  The same name or body has answered before: {}. Both count, unless one adds to the other:\n    \
         remissd correct '{new}' --kind supplement --supplements '{first}'",
        earlier.join(", ")
    )
}
