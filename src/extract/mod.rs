//! The words in attachments. They are read by a process of its own, this program started anew with a
//! hidden command that limits itself: what a broken or hostile file can cost is bounded, and costs one
//! line in the defects, never the daemon. Nothing of a mail touches the disk on the way.
//!
//! What the words mean is `recognition`'s matter, and which mail is worth the reading too.

mod archive;
mod compound;
mod confine;
mod document;
mod kind;
mod layout;
mod mail;
mod ocr;
mod office;
mod pdf;
mod plain;
mod protocol;
mod reader;
mod rtf;
mod serve;
mod winmail;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

pub use self::document::Limits;
use self::document::{Note, Outcome};
use self::reader::Reader;
pub use self::serve::serve;
use crate::message::{AttachedText, Attachment, Defect, Message, Unreadable, attachment_contents};

/// The hidden command that makes this program a reader.
pub const COMMAND: &str = "read-attachments";

/// Attachments of one message that are read; the rest are told.
const MAX_READ: usize = 50;

/// What one message may take, in times of what one attachment may.
const TIMES_MAX_TIME: u32 = 3;

/// Has attachments read, by one reader at a time, which is started when it is first needed. Clones
/// share it.
#[derive(Debug, Clone)]
pub struct Extractor(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    program: PathBuf,
    limits: Limits,
    /// The reader that is well and has nothing to do.
    idle: Mutex<Option<Reader>>,
}

/// What is to be read of a message: the attachments' places and their bytes.
#[derive(Debug, Default)]
pub struct Contents(Vec<(usize, Vec<u8>)>);

impl Contents {
    /// What may hold words among the attachments of `message`, which was read from `raw`.
    #[must_use]
    pub fn of(message: &Message, raw: &[u8]) -> Self {
        let listed = message.attachments.iter().enumerate();
        let wanted: Vec<usize> =
            listed.filter(|(_, one)| may_hold_words(one)).map(|(at, _)| at).take(MAX_READ).collect();
        if wanted.is_empty() {
            return Self::default();
        }
        let contents = attachment_contents(raw, |at| wanted.contains(&at)).into_iter().enumerate();
        Self(contents.filter_map(|(at, bytes)| Some((at, bytes?))).collect())
    }
}

/// Pictures within the text, signatures, sound and film hold none; a locked mail says that it is locked.
fn may_hold_words(attachment: &Attachment) -> bool {
    let media = attachment.media_type.as_str();
    let wordless = media.starts_with("audio/") || media.starts_with("video/");
    let sealed = media.contains("pkcs7") || media.contains("pgp");
    !attachment.incidental && !wordless && !sealed
}

impl Extractor {
    /// One that starts this very program.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        // The program may be replaced while it runs; this names the one that runs.
        Self::of("/proc/self/exe".into(), limits)
    }

    /// One that starts another program, which must know the hidden command.
    #[must_use]
    pub fn of(program: PathBuf, limits: Limits) -> Self {
        Self(Arc::new(Shared { program, limits, idle: Mutex::new(None) }))
    }

    /// The message with the words of its attachments, as far as they can be read; a defect says where
    /// they cannot, or not whole.
    pub async fn read(&self, mut message: Message, contents: Contents) -> Message {
        let until = Instant::now() + self.0.limits.max_time * TIMES_MAX_TIME;
        for (at, bytes) in contents.0 {
            let Some(attachment) = message.attachments.get_mut(at) else { continue };
            let left = until.saturating_duration_since(Instant::now()).min(self.0.limits.max_time);
            let outcome = self.ask(attachment, &bytes, left).await;
            message.defects.extend(defects(at + 1, &outcome).into_iter().map(Defect));
            attachment.text = match outcome.text {
                Ok(text) => AttachedText::Read(text),
                Err(why) => AttachedText::Unreadable(why),
            };
        }
        let unread = |one: &&Attachment| may_hold_words(one) && one.text == AttachedText::Unread;
        let left = message.attachments.iter().filter(unread).count();
        if left > 0 && message.attachments.len() > MAX_READ {
            let defect = format!("{left} more attachments were not read; {MAX_READ} of a message are");
            message.defects.push(Defect(defect));
        }
        message
    }

    async fn ask(&self, attachment: &Attachment, bytes: &[u8], left: Duration) -> Outcome {
        if left.is_zero() {
            return Outcome::unread(Unreadable::TooCostly);
        }
        let idle = self.idle().take();
        let reader = match idle.map_or_else(|| Reader::start(&self.0.program, &self.0.limits), Ok) {
            Ok(reader) => reader,
            Err(error) => {
                tracing::error!(%error, "the reader of attachments cannot be started");
                return Outcome::unread(Unreadable::TooCostly);
            }
        };
        let (name, media_type) = (&attachment.name, &attachment.media_type);
        let (outcome, well) = reader.ask(name, media_type, bytes, &self.0.limits, left).await;
        *self.idle() = well;
        outcome
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Option<Reader>> {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an operator is told of the reading of the attachment with this number.
fn defects(number: usize, outcome: &Outcome) -> Vec<String> {
    let unread = outcome.text.as_ref().err().map(|why| {
        let because = match why {
            Unreadable::Picture => "it is a picture",
            Unreadable::Locked => "it is locked with a password",
            Unreadable::Damaged => "it is damaged",
            Unreadable::TooCostly => "reading it takes more than is allowed",
            Unreadable::UnknownKind => "nothing here reads its kind",
            Unreadable::Empty => "it is empty",
        };
        format!("attachment {number} was not read: {because}")
    });
    let noted = outcome.notes.iter().filter(|_| unread.is_none()).map(|note| {
        let what = match note {
            Note::TextCut => "only the beginning of its text was kept",
            Note::PagesCut => "only its first pages were read",
            Note::FilesCut => "only some of the files in it were read",
            Note::DepthCut => "files deep within it were not read",
            Note::Picture => "pictures in it were not read",
            Note::Locked => "a file in it is locked with a password",
            Note::Damaged => "something in it is damaged",
            Note::TooCostly => "reading all of it takes more than is allowed",
            Note::UnknownKind => "nothing here reads the kind of a file in it",
            Note::Recognised => "words in it were read off pictures",
        };
        format!("attachment {number}: {what}")
    });
    unread.iter().cloned().chain(noted).collect()
}
