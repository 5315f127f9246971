//! The words in attachments. They are read by a process of its own, this program started anew with a
//! hidden command that limits itself: what a broken or hostile file can cost is bounded, and costs one
//! line in the defects, never the daemon. Nothing of a mail touches the disk on the way.
//!
//! What the words mean is `recognition`'s matter, and which mail is worth the reading too.

mod archive;
mod budget;
mod compound;
mod confine;
mod document;
mod kind;
mod layout;
mod lzfu;
mod mail;
mod mapi;
mod ocr;
mod office;
mod paper;
mod pdf;
mod plain;
mod protocol;
mod reader;
mod rtf;
mod serve;
mod told;
mod winmail;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::time::Instant;

pub use self::budget::Budget;
pub use self::document::Limits;
pub use self::paper::{Paper, paper};
pub use self::plain::text as plain_text;
use self::protocol::Request;
pub use self::reader::NoReader;
use self::reader::{Asked, Reader};
pub use self::serve::serve;
use self::told::{Note, Outcome};
use crate::message::{AttachedText, Attachment, Defect, Message, Unreadable, attachment_contents};

/// The hidden command that makes this program a reader.
pub const COMMAND: &str = "read-attachments";

/// Attachments of one message that are read; the rest are told.
const MAX_READ: usize = 50;

/// What one message may take, in times of what one attachment may.
const TIMES_MAX_TIME: u32 = 3;

/// Bytes of text that are kept of all attachments of one message: some two thousand pages.
const MAX_TEXT: usize = 4 << 20;

/// A file that breaks its reader is given to another, so that only the file can be at fault.
const TRIES: usize = 2;

/// Has attachments read. Each message gets a reader of its own: what a file may have done to its reader
/// does not touch another person's mail. Clones share what they know.
#[derive(Debug, Clone)]
pub struct Extractor(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    program: PathBuf,
    limits: Limits,
    /// Whether it was said that there is no reader to be had; it is said once until there is one again.
    complained: AtomicBool,
}

/// What is to be read of a message: the attachments' places and their bytes. It holds what the message
/// holds once more, so it is made when the message is at its turn.
#[derive(Debug, Default)]
pub struct Contents {
    wanted: Vec<(usize, Vec<u8>)>,
    /// So many more are not read.
    left: usize,
}

impl Contents {
    /// What may hold words among the attachments of `message`, which was read from `raw`.
    #[must_use]
    pub fn of(message: &Message, raw: &[u8]) -> Self {
        let listed = message.attachments.iter().enumerate();
        let mut wanted: Vec<usize> =
            listed.filter(|(_, one)| may_hold_words(one)).map(|(at, _)| at).collect();
        let left = wanted.split_off(wanted.len().min(MAX_READ)).len();
        if wanted.is_empty() {
            return Self::default();
        }
        let contents = attachment_contents(raw, |at| wanted.contains(&at)).into_iter().enumerate();
        Self { wanted: contents.filter_map(|(at, bytes)| Some((at, bytes?))).collect(), left }
    }

    /// The one attachment of a message that was put together by hand.
    #[must_use]
    pub fn of_file(bytes: Vec<u8>) -> Self {
        Self { wanted: vec![(0, bytes)], left: 0 }
    }
}

/// The reading of one message.
struct Round<'a> {
    shared: &'a Shared,
    reader: Option<Reader>,
    until: Instant,
    /// Bytes of text that may still be kept.
    room: usize,
}

/// Pictures within the text, signatures, sound and film hold no words; a locked mail says that it is locked.
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
        Self(Arc::new(Shared { program, limits, complained: AtomicBool::new(false) }))
    }

    /// The message with the words of its attachments, as far as they can be read; a defect says where they
    /// cannot, or not whole. What it takes is taken off `budget`.
    ///
    /// # Errors
    /// When there is no reader to be had. That says nothing of the message, which must not be judged without
    /// its attachments then, but later.
    pub async fn read(
        &self,
        message: Message,
        contents: Contents,
        budget: &mut Budget,
    ) -> Result<Message, NoReader> {
        if contents.wanted.is_empty() {
            return Ok(message);
        }
        let shared = self.0.as_ref();
        let started = Instant::now();
        let until = started + shared.limits.max_time * TIMES_MAX_TIME;
        let mut round = Round { shared, reader: None, until, room: MAX_TEXT };
        let read = round.read(message, contents).await;
        budget.spend(started.elapsed(), MAX_TEXT - round.room);
        if let Some(reader) = round.reader {
            reader.end().await;
        }
        let complained = self.0.complained.swap(read.is_err(), Ordering::Relaxed);
        if let Err(error) = read.as_ref()
            && !complained
        {
            tracing::error!(%error, "no attachment can be read, and mail that has some waits");
        }
        read
    }
}

impl Round<'_> {
    async fn read(&mut self, mut message: Message, contents: Contents) -> Result<Message, NoReader> {
        for (at, bytes) in contents.wanted {
            let Some(attachment) = message.attachments.get_mut(at) else { continue };
            let (outcome, names) = self.ask(attachment, &bytes).await?.apart();
            attachment.within = names;
            message.defects.extend(defects(at + 1, &outcome).into_iter().map(Defect));
            if !outcome.hidden.is_empty() && message.hidden.len() < MAX_TEXT {
                message.hidden.push('\n');
                message.hidden.push_str(&outcome.hidden);
            }
            attachment.text = match outcome.text {
                Ok(text) => AttachedText::Read(text),
                Err(why) => AttachedText::Unreadable(why),
            };
        }
        if contents.left > 0 {
            let defect =
                format!("{} more attachments were not read; {MAX_READ} of a message are", contents.left);
            message.defects.push(Defect(defect));
        }
        Ok(message)
    }

    async fn ask(&mut self, attachment: &Attachment, bytes: &[u8]) -> Result<Outcome, NoReader> {
        let limits = &self.shared.limits;
        let mut why = Unreadable::TooCostly;
        for _ in 0..TRIES {
            let max_time = self.until.saturating_duration_since(Instant::now()).min(limits.max_time);
            let max_text = self.room.min(limits.max_text);
            if max_time.is_zero() || max_text == 0 {
                break;
            }
            let (name, media_type) = (attachment.name.as_str(), attachment.media_type.as_str());
            let request = Request { name, media_type, max_time, max_text, bytes };
            let reader = match self.reader.take() {
                Some(reader) => reader,
                None => Reader::start(&self.shared.program, limits).await?,
            };
            match reader.ask(&request).await {
                Asked::Answered(outcome, well) => {
                    self.room -= outcome.text.as_ref().map_or(0, |text| text.len().min(self.room));
                    self.reader = well.map(|reader| *reader);
                    return Ok(outcome);
                }
                Asked::Broke(because) => why = because,
            }
        }
        Ok(Outcome::unread(why))
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
            Unreadable::Empty => "it is empty or holds no words",
        };
        format!("attachment {number} was not read: {because}")
    });
    let told = |note: &&Note| unread.is_none() || **note == Note::Hidden;
    let noted = outcome.notes.iter().filter(told).map(|note| {
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
            Note::Hidden => "it has hidden or struck text, which was left out",
            Note::NamesOnly => "only the names of the files in it were read",
        };
        format!("attachment {number}: {what}")
    });
    unread.iter().cloned().chain(noted).collect()
}
