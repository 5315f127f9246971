//! The words of one file, whatever kind it is, and those of the files within it. What bounds a reading
//! is kept in one place, [`Reading`], so that files within files share it.

use std::io::{self, Read};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::kind::{Kind, kind};
use super::told::{Note, Told, lock};
use super::{archive, compound, mail, ocr, office, pdf, plain, rtf, winmail};
use crate::message::Unreadable;

/// Files within files that are followed: a zip in a mail in a mail.
const MAX_DEPTH: usize = 3;

/// Files within one attachment that are read.
const MAX_FILES: usize = 50;

/// Bytes that are unpacked for one attachment; a thick document with pictures has some ten million.
const MAX_UNPACKED: u64 = 64 << 20;

/// What an attachment may cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// How long reading it may take.
    pub max_time: Duration,
    /// Bytes of text that are kept of it.
    pub max_text: usize,
    /// The languages that pictures are read in, as Tesseract names them; none: pictures are not read.
    pub ocr: Option<String>,
}

/// The reading of one attachment: what was read, and what may still be spent.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) limits: &'a Limits,
    told: &'a Mutex<Told>,
    unpacked: u64,
    files: usize,
    depth: usize,
    until: Instant,
}

/// Reads `bytes`, that somebody called `name` and `media_type`, and puts what is read into `told`. Gives what
/// it came to, which [`ended`](super::told::ended) makes an outcome of.
pub(super) fn read(
    name: &str,
    media_type: &str,
    bytes: &[u8],
    limits: &Limits,
    told: &Mutex<Told>,
) -> Result<(), Unreadable> {
    one(name, media_type, bytes, &mut Reading::new(limits, told))
}

fn one(name: &str, media_type: &str, bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    match kind(name, media_type, bytes) {
        Kind::Pdf => pdf::read(bytes, reading),
        Kind::Zip => archive::read(bytes, reading),
        Kind::Rtf => {
            reading.push_rich(&rtf::text(bytes));
            Ok(())
        }
        Kind::Flat => {
            let part = office::words(bytes);
            reading.take(&part);
            part.read
        }
        Kind::Compound => Err(compound::why(bytes)),
        Kind::Winmail => winmail::read(bytes, reading),
        Kind::Picture => ocr::picture(bytes, reading),
        Kind::Html => {
            reading.push_page(bytes);
            Ok(())
        }
        Kind::Mail => {
            mail::read(bytes, reading);
            Ok(())
        }
        Kind::Plain => {
            reading.push(&plain::text(bytes));
            Ok(())
        }
        Kind::Wordless | Kind::Unknown => Err(Unreadable::UnknownKind),
    }
}

impl<'a> Reading<'a> {
    fn new(limits: &'a Limits, told: &'a Mutex<Told>) -> Self {
        // What was read in time is worth more than what is lost when the time is up.
        let until = Instant::now() + limits.max_time.mul_f64(0.7);
        Self { limits, told, unpacked: 0, files: 0, depth: 0, until }
    }

    /// Adds text, on lines of its own.
    pub(super) fn push(&mut self, text: &str) {
        if !text.trim().is_empty() {
            lock(self.told).words = true;
            self.push_name(text);
        }
    }

    /// Adds the words of a part of a document.
    pub(super) fn take(&mut self, part: &office::Part) {
        self.push(&part.text);
        self.hide(&part.hidden);
    }

    /// Adds what a document in rich text says.
    pub(super) fn push_rich(&mut self, rich: &rtf::Rich) {
        self.push(&rich.text);
        self.hide(&rich.hidden);
    }

    /// Adds what a page says.
    pub(super) fn push_page(&mut self, page: &[u8]) {
        let (text, hidden) = plain::page(page);
        self.push(&text);
        self.hide(&hidden);
    }

    /// Keeps text that nobody sees apart, and notes it.
    fn hide(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.note(Note::Hidden);
            lock(self.told).hide(text, self.limits.max_text);
        }
    }

    /// Whether words were read by now.
    pub(super) fn has_words(&self) -> bool {
        lock(self.told).words
    }

    /// Adds the name of a file within this one: it may tell something, but is not what the file says.
    pub(super) fn push_name(&mut self, text: &str) {
        lock(self.told).push(text, self.limits.max_text);
    }

    /// Notes something once.
    pub(super) fn note(&mut self, note: Note) {
        lock(self.told).note(note);
    }

    /// Whether there is room for no more text, or time.
    pub(super) fn is_over(&self) -> bool {
        lock(self.told).is_full(self.limits.max_text) || self.remaining().is_zero()
    }

    /// The time that is left.
    pub(super) fn remaining(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }

    /// Reads a file within this one. What cannot be read of it is noted, and the rest goes on.
    pub(super) fn within(&mut self, name: &str, media_type: &str, bytes: &[u8]) {
        if self.depth >= MAX_DEPTH {
            self.note(Note::DepthCut);
            return;
        }
        if self.files >= MAX_FILES || self.is_over() {
            self.note(Note::FilesCut);
            return;
        }
        self.files += 1;
        self.depth += 1;
        let read = one(name, media_type, bytes, self);
        self.depth -= 1;
        if let Err(why) = read {
            self.note_unread(why);
        }
    }

    /// Whether another file within this one would be read.
    pub(super) fn may_go_within(&self) -> bool {
        self.depth < MAX_DEPTH && self.files < MAX_FILES && !self.is_over()
    }

    /// A reader that unpacks no more than is left.
    pub(super) fn unpacking<'r, R: Read>(&'r mut self, packed: R) -> Unpacking<'r, R> {
        Unpacking { packed, unpacked: &mut self.unpacked }
    }

    /// Notes why a part of it was not read.
    pub(super) fn note_unread(&mut self, why: Unreadable) {
        lock(self.told).note_unread(why);
    }
}

/// Unpacks, and fails where that takes more than one attachment may.
#[derive(Debug)]
pub(super) struct Unpacking<'r, R> {
    packed: R,
    unpacked: &'r mut u64,
}

impl<R: Read> Read for Unpacking<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if *self.unpacked >= MAX_UNPACKED {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        let read = self.packed.read(buffer)?;
        *self.unpacked += read as u64;
        Ok(read)
    }
}

/// What an error of an [`Unpacking`] means.
pub(super) fn why(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::QuotaExceeded => Unreadable::TooCostly,
        _ => Unreadable::Damaged,
    }
}
