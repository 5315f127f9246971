//! What a reading tells: text, notes, or why there is no text. It is filled while a file is read, so that
//! what was read by then is there when the time is up.

use std::sync::{Mutex, MutexGuard, PoisonError};

use unicode_normalization::UnicodeNormalization as _;

use crate::message::Unreadable;

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
    /// The text is the names of files within it and nothing else.
    NamesOnly,
}

/// All notes, by their place in an answer.
pub(super) const NOTES: [Note; 11] = [
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
    Note::NamesOnly,
];

/// What was read so far. Whoever waits for the reading takes it when the time is up.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) text: String,
    /// Whether there are words in the text that are more than the names of files.
    pub(super) words: bool,
    notes: Vec<Note>,
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

    /// The names of the files within, where they are all that was read, told from what was read.
    pub(super) fn apart(self) -> (Self, String) {
        if !self.notes.contains(&Note::NamesOnly) {
            return (self, String::new());
        }
        let why = first_unread(&self.notes).unwrap_or(Unreadable::UnknownKind);
        (Self { text: Err(why), notes: self.notes }, self.text.unwrap_or_default())
    }
}

/// What a reading that came to `read` has told.
pub(super) fn ended(told: &Mutex<Told>, read: Result<(), Unreadable>) -> Outcome {
    std::mem::take(&mut *lock(told)).end(read)
}

/// A reading that broke has told what it has told.
pub(super) fn lock(told: &Mutex<Told>) -> MutexGuard<'_, Told> {
    told.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Told {
    /// Adds text, on lines of its own, as far as there is room.
    pub(super) fn push(&mut self, text: &str, max_text: usize) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        // Some systems send an a and a ring; databases refuse NUL.
        let tidy = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
        for letter in tidy.nfc() {
            if self.text.len() + letter.len_utf8() > max_text {
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

    /// Notes why a part was not read.
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
    /// cannot be read was found, they say why, and their names are all there is.
    fn end(mut self, read: Result<(), Unreadable>) -> Outcome {
        let nothing = !self.words;
        let text = match read {
            Err(why) if nothing => Err(why),
            Err(why) => {
                self.note_unread(why);
                Ok(self.text)
            }
            Ok(()) => match first_unread(&self.notes).filter(|_| nothing) {
                Some(why) if self.text.is_empty() => Err(why),
                unread => {
                    self.notes.extend(unread.map(|_| Note::NamesOnly));
                    Ok(self.text)
                }
            },
        };
        self.notes.sort();
        Outcome { text, notes: self.notes }
    }
}

/// Why nothing was read, where parts were not: what somebody could mend first, a picture last.
fn first_unread(notes: &[Note]) -> Option<Unreadable> {
    let ways = [
        (Note::Damaged, Unreadable::Damaged),
        (Note::Locked, Unreadable::Locked),
        (Note::TooCostly, Unreadable::TooCostly),
        (Note::FilesCut, Unreadable::TooCostly),
        (Note::DepthCut, Unreadable::TooCostly),
        (Note::PagesCut, Unreadable::TooCostly),
        (Note::UnknownKind, Unreadable::UnknownKind),
        (Note::Picture, Unreadable::Picture),
    ];
    ways.into_iter().find(|(note, _)| notes.contains(note)).map(|(_, why)| why)
}
