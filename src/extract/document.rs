//! The words of one file, whatever kind it is, and those of the files within it. What bounds a reading
//! is kept in one place, [`Reading`], so that files within files share it.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use unicode_normalization::UnicodeNormalization as _;

use super::kind::{Kind, kind};
use super::{archive, compound, mail, ocr, pdf, plain, rtf, winmail};
use crate::message::Unreadable;

/// Files within files that are followed: a zip in a mail in a mail.
const MAX_DEPTH: usize = 3;

/// Files within one attachment that are read.
const MAX_FILES: usize = 50;

/// Bytes that are unpacked for one attachment; a thick document with pictures has some ten million.
const MAX_UNPACKED: u64 = 64 << 20;

/// Something that a reader of the text should know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Note {
    /// The text went on.
    TextCut,
    /// There were more pages.
    PagesCut,
    /// There were more files within it.
    FilesCut,
    /// There were files deeper within it.
    DepthCut,
    /// Pages, or files within it, are pictures that nothing reads.
    Picture,
    /// A file within it is locked.
    Locked,
    /// It, or a file within it, is damaged.
    Damaged,
    /// It, or a file within it, takes more than is allowed.
    TooCostly,
    /// A file within it is of a kind that nothing here reads.
    UnknownKind,
    /// Words were read off pictures.
    Recognised,
}

/// All notes, by their place in an answer.
pub(super) const NOTES: [Note; 10] = [
    Note::TextCut,
    Note::PagesCut,
    Note::FilesCut,
    Note::DepthCut,
    Note::Picture,
    Note::Locked,
    Note::Damaged,
    Note::TooCostly,
    Note::UnknownKind,
    Note::Recognised,
];

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
    text: String,
    /// Whether there are words in the text that are more than the names of files.
    words: bool,
    notes: Vec<Note>,
    unpacked: u64,
    files: usize,
    depth: usize,
    until: Instant,
}

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) text: Result<String, Unreadable>,
    pub(super) notes: Vec<Note>,
}

impl Outcome {
    /// Nothing was read.
    pub(super) fn unread(why: Unreadable) -> Self {
        Self { text: Err(why), notes: Vec::new() }
    }
}

/// Reads `bytes`, that somebody called `name` and `media_type`.
pub(super) fn read(name: &str, media_type: &str, bytes: &[u8], limits: &Limits) -> Outcome {
    let mut reading = Reading::new(limits);
    let read = one(name, media_type, bytes, &mut reading);
    reading.end(read)
}

fn one(name: &str, media_type: &str, bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    match kind(name, media_type, bytes) {
        Kind::Pdf => pdf::read(bytes, reading),
        Kind::Zip => archive::read(bytes, reading),
        Kind::Rtf => {
            reading.push(&rtf::text(bytes));
            Ok(())
        }
        Kind::Compound => Err(compound::why(bytes)),
        Kind::Winmail => winmail::read(bytes, reading),
        Kind::Picture => ocr::picture(bytes, reading),
        Kind::Html => {
            reading.push(&plain::page(bytes));
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
    pub(super) fn new(limits: &'a Limits) -> Self {
        // What was read in time is worth more than what is lost when the time is up.
        let until = Instant::now() + limits.max_time.mul_f64(0.7);
        let (text, notes) = (String::new(), Vec::new());
        Self { limits, text, words: false, notes, unpacked: 0, files: 0, depth: 0, until }
    }

    /// Adds text, on lines of its own.
    pub(super) fn push(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.words = true;
            self.push_name(text);
        }
    }

    /// Adds the name of a file within this one: it may tell something, but is not what the file says.
    pub(super) fn push_name(&mut self, text: &str) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        // Some systems send an a and a ring; databases refuse NUL.
        let tidy = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
        for letter in tidy.nfc() {
            if self.text.len() + letter.len_utf8() > self.limits.max_text {
                self.note(Note::TextCut);
                return;
            }
            self.text.push(letter);
        }
    }

    /// Notes something once.
    pub(super) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Whether there is room for no more text, or time.
    pub(super) fn is_over(&self) -> bool {
        self.text.len() >= self.limits.max_text || self.remaining().is_zero()
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
        match why {
            Unreadable::Picture => self.note(Note::Picture),
            Unreadable::Locked => self.note(Note::Locked),
            Unreadable::Damaged => self.note(Note::Damaged),
            Unreadable::TooCostly => self.note(Note::TooCostly),
            Unreadable::UnknownKind => self.note(Note::UnknownKind),
            Unreadable::Empty => {}
        }
    }

    /// Some text is better than none: then what went wrong is only noted. Where nothing but files that
    /// cannot be read was found, the first of them says why.
    fn end(mut self, read: Result<(), Unreadable>) -> Outcome {
        let nothing = !self.words;
        let text = match read.and_then(|()| self.nothing_but(nothing)) {
            Err(why) if nothing => Err(why),
            Err(why) => {
                self.note_unread(why);
                Ok(self.text)
            }
            Ok(()) => Ok(self.text),
        };
        self.notes.sort();
        Outcome { text, notes: self.notes }
    }

    fn nothing_but(&self, nothing: bool) -> Result<(), Unreadable> {
        let why = self.notes.iter().find_map(|note| match note {
            Note::Picture => Some(Unreadable::Picture),
            Note::Locked => Some(Unreadable::Locked),
            Note::Damaged => Some(Unreadable::Damaged),
            Note::TooCostly | Note::FilesCut | Note::DepthCut | Note::PagesCut => Some(Unreadable::TooCostly),
            Note::UnknownKind => Some(Unreadable::UnknownKind),
            Note::TextCut | Note::Recognised => None,
        });
        why.filter(|_| nothing).map_or(Ok(()), Err)
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
