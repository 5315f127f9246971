//! Mail that did not come through the mailbox: files that a person hands over.

use std::fmt;
use std::io::{self, Read};

use jiff::Timestamp;

use super::batch::{Findings, history, judge_batch};
use super::desk::{drop_again, hold, keep, streamed, without_erased};
use super::error::IntakeError;
use super::judge::{Judged, Mail, consider, read};
use crate::consultation::Channel;
use crate::fingerprint::Fingerprint;
use crate::office::Office;
use crate::originals::{Originals, OriginalsError};
use crate::recognition::Circumstances;
use crate::register::{Batch, Decision, Entry, Filed, Finding};

/// Bytes of a large mail that are held at a time.
const SLICE: usize = 1 << 20;

/// A mail that a person hands over.
pub enum MailFile {
    /// All its bytes.
    Whole(Vec<u8>),
    /// One that is too large to be held, as the mailbox has them too: it is judged by its beginning, and read to its end
    /// when it is kept.
    Large {
        /// Its first bytes.
        beginning: Vec<u8>,
        /// How many it has in all.
        size: u64,
        /// Opens it at its beginning.
        whole: Opens,
    },
}

/// Opens a mail at its beginning.
type Opens = Box<dyn FnOnce() -> io::Result<Box<dyn Read + Send>> + Send>;

impl From<Vec<u8>> for MailFile {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Whole(bytes)
    }
}

impl fmt::Debug for MailFile {
    /// Without a word of the mail.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = match self {
            Self::Whole(bytes) => bytes.len() as u64,
            Self::Large { size, .. } => *size,
        };
        write!(f, "a mail of {size} bytes")
    }
}

/// What became of an imported message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// It is registered or waits for a person, under these references.
    Kept(Vec<String>),
    /// The same mail was here already, and waits under this reference with the arrival that was said now.
    Dated(String, String),
    /// The same mail was here already, under this reference, as it was; none where its personal data were removed.
    Already {
        /// What staff call it.
        reference: Option<String>,
        /// An arrival was said, and it has another that stays.
        keeps_arrival: bool,
    },
    /// It tells this of a letter of ours, which is kept with the letter where that is known; nothing else of it is.
    Told(String),
    /// Nothing in it belongs to a consultation, and nothing of it is kept.
    Ignored,
    /// It could not be judged, for this reason; nothing of it is kept.
    Failed(String),
}

/// Judges and files one message as if it had come by mail. `arrived` is what a person says of its
/// arrival; else its Received lines must tell. `decision` is of who hands it over, now.
///
/// # Errors
/// When the originals or the database fail.
pub async fn import(
    office: &Office,
    file: impl Into<MailFile>,
    arrived: Option<Timestamp>,
    decision: &Decision,
) -> Result<Imported, IntakeError> {
    let now = decision.at;
    let circumstances =
        Circumstances { internal_date: None, given: arrived, junk: false, backlog: true, opened: false, now };
    let mail = match file.into() {
        MailFile::Whole(bytes) => Mail::whole(None, None, bytes),
        MailFile::Large { beginning, size, whole } => {
            match large(office, beginning, size, whole, circumstances).await? {
                Ok(mail) => mail,
                Err(error) => return Ok(Imported::Failed(error.to_string())),
            }
        }
    };
    let judged = judge_batch(office, vec![mail], circumstances, Vec::new(), (Channel::Import, 0));
    let findings = judged.await?.findings;
    let told = findings.found.iter().find_map(|(_, finding)| match finding {
        Finding::Reported { report, .. } => Some(report.words()),
        _ => None,
    });
    match record(office, findings, decision).await? {
        Recorded::Filed(Filed::New { references }, _) => Ok(Imported::Kept(references)),
        Recorded::Filed(Filed::Dated { reference, arrived }, _) => Ok(Imported::Dated(reference, arrived)),
        Recorded::Filed(Filed::Already, fingerprint) => already(office, fingerprint, arrived).await,
        Recorded::Failed(reason) => Ok(Imported::Failed(reason)),
        Recorded::Nothing => Ok(told.map_or(Imported::Ignored, Imported::Told)),
    }
}

/// What became of what was judged.
enum Recorded {
    /// It is filed or waits, as this original.
    Filed(Filed, Fingerprint),
    Failed(String),
    Nothing,
}

/// Makes what is kept durable, and records it.
async fn record(office: &Office, findings: Findings, decision: &Decision) -> Result<Recorded, IntakeError> {
    let held = hold(&office.originals).await?;
    let (originals, erased) = without_erased(office, &findings.found, findings.originals).await?;
    let streamed = streamed(&findings.found, office.config.mailbox.max_message, &erased);
    let held = keep(&office.originals, held, originals, streamed).await?;
    let (finding, fingerprint) = match findings.found.into_iter().next() {
        Some((_, Finding::Kept(kept))) => {
            let fingerprint = kept.fingerprint;
            (Finding::Kept(kept), Some(fingerprint))
        }
        Some((_, finding @ Finding::Reported { .. })) => (finding, None),
        Some((_, Finding::Failed { reason, .. })) => return Ok(Recorded::Failed(reason)),
        _ => return Ok(Recorded::Nothing),
    };
    let entries = vec![Entry { uid: None, finding }];
    let batch = Batch { folder: None, cursor: None, entries, now: decision.at };
    let filed = office.register.record_handed_over(&batch, decision).await?;
    drop_again(&office.originals, erased).await?;
    drop(held);
    let filed = filed.into_iter().next().zip(fingerprint);
    Ok(filed.map_or(Recorded::Nothing, |(filed, fingerprint)| Recorded::Filed(filed, fingerprint)))
}

/// What is said of a mail that is here already.
async fn already(
    office: &Office,
    fingerprint: Fingerprint,
    arrived: Option<Timestamp>,
) -> Result<Imported, IntakeError> {
    let known = office.register.standing_of(&fingerprint.to_string()).await?;
    let keeps_arrival = known.as_ref().is_some_and(|known| arrived.is_some() && known.given != arrived);
    Ok(Imported::Already { reference: known.map(|known| known.reference), keeps_arrival })
}

/// A large mail as it is judged: by its beginning. It is among the originals to its end when it will be kept.
async fn large(
    office: &Office,
    beginning: Vec<u8>,
    size: u64,
    whole: Opens,
    circumstances: Circumstances,
) -> Result<io::Result<Mail>, IntakeError> {
    let mail = Mail { size, whole: false, ..Mail::whole(None, None, beginning) };
    let message = read(&mail);
    let history = history(office, message.as_ref().into_iter()).await?;
    let judged = consider(mail.clone(), message, circumstances, &office.authority, &history);
    if matches!(judged, Judged::Ignored | Judged::Reported(..)) {
        return Ok(Ok(mail));
    }
    let kept = office.originals.aside(move |originals| keep_whole(originals, whole)).await?;
    Ok(kept.map(|(original, size)| Mail { original: Some(original), size, ..mail }))
}

/// Keeps a mail slice by slice; its SHA-256 and size. What reading it fails with is no error of the originals.
fn keep_whole(originals: &Originals, whole: Opens) -> Result<io::Result<(Fingerprint, u64)>, OriginalsError> {
    let mut mail = match whole() {
        Ok(mail) => mail,
        Err(error) => return Ok(Err(error)),
    };
    let (mut incoming, mut slice, mut size) = (originals.incoming()?, vec![0; SLICE], 0);
    loop {
        let read = match mail.read(&mut slice) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Ok(Err(error)),
        };
        match slice.get(..read) {
            Some(bytes) if read > 0 => incoming.write(bytes)?,
            _ => return Ok(Ok((incoming.keep()?, size))),
        }
        size += read as u64;
    }
}
