//! `remissd explain`: what would be done with these messages, and why. Touches nothing.

mod json;
mod people;

use std::io::{self, Write as _};
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::files::{self, Found, Passed, Why};
use super::out::{complain, straight};
use super::table::escaped;
use super::{Ended, args};
use crate::config::Config;
use crate::extract::{Budget, Contents, Extractor, NoReader};
use crate::fingerprint::Fingerprint;
use crate::intake::MailFile;
use crate::message::{Message, attachment_fingerprints};
use crate::office;
use crate::originals;
use crate::recognition::{Asked, Authority, Circumstances, History, judge, worth_reading};
use crate::register::{Register, RegisterError};

/// Prints the verdict on each message.
pub(super) async fn explain(config: &Config, wanted: &args::Explain) -> anyhow::Result<Ended> {
    let key = originals::letter_key_or_none_yet(&config.state_dir)?;
    let authority = office::authority(config, key);
    let extractor = office::extractor(config);
    let register = register(config).await;
    let mut ended = Ended::Well;
    for source in files::sources(&wanted.paths) {
        let source = match source {
            Ok(source) => source,
            Err(missed) => {
                ended = if missed.why.is_failure() { Ended::Failed } else { ended };
                complain!("{}: {}", files::shown(&missed.path), missed.why);
                continue;
            }
        };
        for found in source.mails(u64::MAX) {
            let explained = match found {
                Ok(Found { place, is_trashed: true, .. }) => {
                    complain!("{}: {}", files::shown(Path::new(&place)), Why::Passed(Passed::Trashed));
                    Ended::Well
                }
                Ok(Found { place, mail: MailFile::Whole(bytes), .. }) => {
                    one(Path::new(&place), &bytes, wanted, &authority, &extractor, register.as_ref()).await?
                }
                Ok(Found { place, .. }) => {
                    complain!("{}: too large", files::shown(Path::new(&place)));
                    Ended::Failed
                }
                Err(error) => {
                    complain!("{}: {error}", files::shown(source.path()));
                    Ended::Failed
                }
            };
            if explained == Ended::Failed {
                ended = Ended::Failed;
            }
        }
    }
    Ok(ended)
}

/// Prints the verdict on one message.
async fn one(
    place: &Path,
    bytes: &[u8],
    wanted: &args::Explain,
    authority: &Authority,
    extractor: &Extractor,
    register: Option<&Register>,
) -> anyhow::Result<Ended> {
    let message = match message(bytes, wanted, authority, extractor).await {
        Ok(message) => message,
        Err(error) => {
            complain!("{}: not judged: {error}", files::shown(place));
            return Ok(Ended::Failed);
        }
    };
    let known = history(register, &message, authority).await;
    let history = History { judged: Some(Fingerprint::of(bytes)), ..known };
    print(place, bytes, &message, wanted, authority, &history)?;
    Ok(Ended::Well)
}

/// The register, to be asked what is known. This command works before anything is installed, so there may be none;
/// that one cannot be read is said, for the verdict may then be another.
async fn register(config: &Config) -> Option<Register> {
    match super::register(config).await {
        Ok(register) => Some(register),
        Err(RegisterError::Missing { .. }) => None,
        Err(error) => {
            complain!("remissd: judged without what is known of the sender: {error}");
            None
        }
    }
}

/// What the register knows of the sender, and of the letters that `message` answers. Where it cannot be asked,
/// nothing is known.
async fn history(register: Option<&Register>, message: &Message, authority: &Authority) -> History {
    let Some(register) = register else { return History::default() };
    register.history(&[Asked::about(message, authority)]).await.unwrap_or_default()
}

/// The message with the words of its attachments, read as when it comes by mail.
async fn message(
    bytes: &[u8],
    wanted: &args::Explain,
    authority: &Authority,
    extractor: &Extractor,
) -> Result<Message, NoReader> {
    let mut message = Message::read(bytes);
    message.attachment_fingerprints = attachment_fingerprints(bytes);
    if !worth_reading(&message, &circumstances(wanted.received), authority) {
        return Ok(message);
    }
    let contents = Contents::of(&message, bytes);
    extractor.read(message, contents, &mut Budget::default()).await
}

fn print(
    path: &Path,
    bytes: &[u8],
    message: &Message,
    wanted: &args::Explain,
    authority: &Authority,
    history: &History,
) -> io::Result<()> {
    let verdict = judge(message, &circumstances(wanted.received), authority, history);
    if wanted.json {
        let object = json::object(path, bytes, message, &verdict, &authority.zone);
        writeln!(straight(), "{}", escaped(&object.to_string()))
    } else {
        // Colours are taken out where the output is no terminal, or NO_COLOR asks for it.
        write!(anstream::stdout(), "{}", people::page(path, message, &verdict, authority))
    }
}

/// As at the moment of arrival: no message is backlog then, however old it is now.
fn circumstances(received: Option<Timestamp>) -> Circumstances {
    Circumstances {
        internal_date: received,
        given: None,
        junk: false,
        backlog: false,
        opened: false,
        now: received.unwrap_or(Timestamp::UNIX_EPOCH),
    }
}

/// RFC 3339 with the zone's offset at that instant.
fn local(at: Timestamp, zone: &TimeZone) -> String {
    at.display_with_offset(zone.to_offset(at)).to_string()
}
