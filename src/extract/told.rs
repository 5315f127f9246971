//! What a reading tells: text, notes, or why there is no text. It is filled while a file is read, so that
//! what was read by then is there when the time is up.

use std::sync::{Mutex, MutexGuard, PoisonError};

use unicode_normalization::UnicodeNormalization as _;

use super::protocol::HIDDEN;
use crate::message::Unreadable;

/// Bytes of hidden text that are kept: enough to find a number in.
const MAX_HIDDEN: usize = 64 << 10;

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
    /// There is text in it that is hidden or struck out.
    Hidden,
}

/// All notes, by their place in an answer.
pub(super) const NOTES: [Note; 12] = [
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
    Note::Hidden,
];

/// What was read so far. Whoever waits for the reading takes it when the time is up.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) text: String,
    /// What is in it and nobody sees.
    hidden: String,
    /// Whether there are words in the text that are more than the names of files.
    pub(super) words: bool,
    notes: Vec<Note>,
}

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) text: Result<String, Unreadable>,
    /// What is in it and nobody sees.
    pub(super) hidden: String,
    pub(super) notes: Vec<Note>,
}

impl Outcome {
    /// Nothing was read.
    pub(super) fn unread(why: Unreadable) -> Self {
        Self { text: Err(why), hidden: String::new(), notes: Vec::new() }
    }

    /// The names of the files within, where they are all that was read, told from what was read.
    pub(super) fn apart(mut self) -> (Self, String) {
        if !self.notes.contains(&Note::NamesOnly) {
            return (self, String::new());
        }
        let why = first_unread(&self.notes).unwrap_or(Unreadable::UnknownKind);
        let names = std::mem::replace(&mut self.text, Err(why));
        (self, names.unwrap_or_default())
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

/// How much of a text there was room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Added {
    Whole,
    InPart,
}

/// Adds `text` to `to` on lines of its own, until that has `room` bytes.
fn add(to: &mut String, text: &str, room: usize) -> Added {
    let line_end = (!to.is_empty() && !to.ends_with('\n')).then_some('\n');
    // Some systems send an a and a ring; databases refuse NUL.
    let tidy = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
    for letter in line_end.into_iter().chain(tidy.nfc()) {
        if to.len() + letter.len_utf8() > room {
            return Added::InPart;
        }
        to.push(letter);
    }
    Added::Whole
}

impl Told {
    /// Adds text, on lines of its own, as far as there is room.
    pub(super) fn push(&mut self, text: &str, max_text: usize) {
        let beside = if self.hidden.is_empty() { 0 } else { HIDDEN.len() + self.hidden.len() };
        if add(&mut self.text, text, max_text.saturating_sub(beside)) == Added::InPart {
            self.note(Note::TextCut);
        }
    }

    /// Adds text that nobody sees, as far as there is room beside the other. That it goes on is no loss.
    pub(super) fn hide(&mut self, text: &str, max_text: usize) {
        let beside = self.text.len() + HIDDEN.len();
        add(&mut self.hidden, text, max_text.saturating_sub(beside).min(MAX_HIDDEN));
    }

    /// Whether there is no room for more text.
    pub(super) fn is_full(&self, max_text: usize) -> bool {
        self.text.len() >= max_text || self.notes.contains(&Note::TextCut)
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
                None if self.text.is_empty() => Err(Unreadable::Empty),
                unread => {
                    self.notes.extend(unread.map(|_| Note::NamesOnly));
                    Ok(self.text)
                }
            },
        };
        self.notes.sort();
        Outcome { text, hidden: self.hidden, notes: self.notes }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::protocol::{ANSWER_HEAD, write_answer};

    #[test]
    fn text_and_what_nobody_sees_are_never_more_than_was_asked_for() {
        let told = [("Ks 1216/2018", false), ("dold", true), ("vi säger ja", false), ("nej", true)];
        for first in 0..told.len() {
            for max_text in 0..40 {
                let mut read = Told { words: true, ..Told::default() };
                for (text, hidden) in told.iter().cycle().skip(first).take(told.len()) {
                    if *hidden { read.hide(text, max_text) } else { read.push(text, max_text) }
                }
                let mut answer = Vec::new();
                write_answer(&mut answer, &read.end(Ok(()))).unwrap();
                assert!(answer.len() - ANSWER_HEAD <= max_text, "{first} {max_text}");
            }
        }
    }
}
