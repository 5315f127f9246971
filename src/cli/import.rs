//! `remissd import`: file messages that a person hands over.

use std::io::{Write as _, stdout};

use super::args::Arrived;
use super::files::{self, Unreadable};
use super::{Ended, args, by_hand};
use crate::config::Config;
use crate::daemon::clock;
use crate::intake::{self, Imported};
use crate::office::Office;

/// Files each message, and says what became of it.
pub(super) async fn import(config: Config, wanted: &args::Import) -> anyhow::Result<Ended> {
    if by_hand::is_by_hand(wanted) {
        return by_hand::register(config, wanted).await;
    }
    let office = Office::open(config).await?;
    let arrived = match wanted.arrived {
        Some(Arrived::At(at)) => Some(at),
        Some(Arrived::On(_) | Arrived::Local(_)) => {
            anyhow::bail!("--arrived of a mail is an instant: a day is not enough")
        }
        None => None,
    };
    let mut ended = Ended::Well;
    for path in files::messages(&wanted.paths) {
        let (path, bytes) = match path.and_then(|path| files::read(&path).map(|bytes| (path, bytes))) {
            Ok(read) => read,
            Err(Unreadable { path, source }) => {
                eprintln!("{}: {source}", path.display());
                ended = Ended::Failed;
                continue;
            }
        };
        let words = match intake::import(&office, bytes, arrived, clock()).await? {
            Imported::Kept(references) => references.join(", "),
            Imported::Already => "here already".to_owned(),
            Imported::Told(what) => format!("{what}: kept with that letter; nothing else of it is kept"),
            Imported::Ignored => "nothing in it belongs to a consultation; not kept".to_owned(),
            Imported::Failed(reason) => {
                ended = Ended::Failed;
                reason
            }
        };
        writeln!(stdout(), "{}: {words}", path.display())?;
    }
    Ok(ended)
}
