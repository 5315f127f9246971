//! Mail that did not come through the mailbox: `.eml` files that a person hands over.

use jiff::Timestamp;

use super::batch::judge_batch;
use super::desk::keep;
use super::error::IntakeError;
use super::judge::Mail;
use crate::office::Office;
use crate::recognition::Circumstances;
use crate::register::{Batch, Channel, Entry, Filed, Finding};

/// What became of an imported message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// It is registered or waits for a person, under these references.
    Kept(Vec<String>),
    /// The same mail was here already.
    Already,
    /// It tells this of a letter of ours, which is kept with the letter where that is known; nothing else of it is.
    Told(String),
    /// Nothing in it belongs to a consultation, and nothing of it is kept.
    Ignored,
    /// It could not be judged, for this reason; nothing of it is kept.
    Failed(String),
}

/// Judges and files one message as if it had come by mail. `arrived` is what a person says of its
/// arrival; else its Received lines must tell.
///
/// # Errors
/// When the originals or the database fail.
pub async fn import(
    office: &Office,
    bytes: Vec<u8>,
    arrived: Option<Timestamp>,
    now: Timestamp,
) -> Result<Imported, IntakeError> {
    let circumstances =
        Circumstances { internal_date: None, given: arrived, junk: false, backlog: true, now };
    let mail = Mail::whole(None, None, bytes);
    let judged = judge_batch(office, vec![mail], circumstances, Vec::new(), (Channel::Import, 0));
    let findings = judged.await?.findings;
    let held = keep(&office.originals, findings.originals, Vec::new()).await?;
    let told = findings.found.iter().find_map(|(_, finding)| match finding {
        Finding::Reported { report, .. } => Some(report.words()),
        _ => None,
    });
    let entries = match findings.found.into_iter().next() {
        Some((uid, finding @ (Finding::Kept(_) | Finding::Reported { .. }))) => vec![Entry { uid, finding }],
        Some((_, Finding::Failed { reason, .. })) => return Ok(Imported::Failed(reason)),
        _ => return Ok(Imported::Ignored),
    };
    let filed = office.register.record(&Batch { folder: None, cursor: None, entries, now }).await?;
    drop(held);
    Ok(match filed.into_iter().next() {
        Some(Filed::New { references }) => Imported::Kept(references),
        Some(Filed::Already) => Imported::Already,
        None => told.map_or(Imported::Ignored, Imported::Told),
    })
}
