//! Mail that did not come through the mailbox: `.eml` files that a person hands over.

use jiff::Timestamp;

use super::desk::judge_all;
use super::error::IntakeError;
use super::judge::Mail;
use crate::office::Office;
use crate::recognition::Circumstances;
use crate::register::{Batch, Channel, Entry, Filed, Finding};

/// What became of an imported message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// It is registered or waits for a person, under this reference.
    Kept(String),
    /// It was there already, under this reference.
    Already(String),
    /// Nothing in it belongs to a consultation, and nothing of it is kept.
    Ignored,
    /// Judging it broke: a fault of the program.
    Broken,
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
    let found = judge_all(office, vec![mail], circumstances, Channel::Import).await?;
    let entries: Vec<Entry> = found
        .into_iter()
        .filter(|(_, finding)| matches!(finding, Finding::Kept(_)))
        .map(|(uid, finding)| Entry { uid, finding })
        .collect();
    if entries.is_empty() {
        return Ok(Imported::Ignored);
    }
    let filed = office.register.record(&Batch { folder: None, cursor: None, entries, now }).await?;
    Ok(match filed.into_iter().next() {
        Some(Filed::New { reference }) => Imported::Kept(reference),
        Some(Filed::Already { reference }) => Imported::Already(reference),
        None => Imported::Ignored,
    })
}
