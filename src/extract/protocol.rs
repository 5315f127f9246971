//! What the daemon and its reader say to each other through two pipes. A request is a file with what
//! its sender called it and what reading it may take; an answer is text, why there is none, and numbered
//! notes: a reader that was taken over can say nothing else.
//!
//! Numbers are four bytes, little-endian; a piece is its length and its bytes.

use std::io::{self, Read, Write};
use std::time::Duration;

use super::told::{NOTES, Note, Outcome};
use crate::message::Unreadable;

/// Bytes of a piece that a reader takes at most. What the daemon sends is bounded by what it fetches.
const MAX_PIECE: u32 = 256 << 20;

/// Why nothing was read, by its place in an answer; the first place means that something was.
const REASONS: [Unreadable; 6] = [
    Unreadable::Picture,
    Unreadable::Locked,
    Unreadable::Damaged,
    Unreadable::TooCostly,
    Unreadable::UnknownKind,
    Unreadable::Empty,
];

/// Bytes before the text of an answer: what came of it, its notes, the length of the text.
pub(super) const ANSWER_HEAD: usize = 12;

/// Between the text of an answer and what nobody sees of it. No text has it in it.
pub(super) const HIDDEN: &str = "\0";

/// What a reader says when it has limited itself, before it is asked anything.
pub(super) const READY: [u8; 4] = *b"well";

/// A file that is to be read, and what that may take.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request<Word, Bytes> {
    pub(super) name: Word,
    pub(super) media_type: Word,
    pub(super) max_time: Duration,
    /// Bytes of text that are wanted.
    pub(super) max_text: usize,
    pub(super) bytes: Bytes,
}

impl Request<&str, &[u8]> {
    /// The head of a request, before the bytes of the file.
    pub(super) fn head(&self) -> Vec<u8> {
        let mut head = Vec::new();
        head.extend(number(usize::try_from(self.max_time.as_millis()).unwrap_or(usize::MAX)));
        head.extend(number(self.max_text));
        for piece in [self.name, self.media_type] {
            head.extend(number(piece.len()));
            head.extend(piece.as_bytes());
        }
        head.extend(number(self.bytes.len()));
        head
    }
}

/// The next request; none when there are no more.
pub(super) fn read_request(from: &mut impl Read) -> io::Result<Option<Request<String, Vec<u8>>>> {
    let mut first = [0; 1];
    if from.read(&mut first)? == 0 {
        return Ok(None);
    }
    let mut from = first.as_slice().chain(from);
    let max_time = Duration::from_millis(u64::from(read_number(&mut from)?));
    let max_text = read_number(&mut from)? as usize;
    let (name, media_type) = (read_piece(&mut from)?, read_piece(&mut from)?);
    let bytes = read_piece(&mut from)?;
    let word = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok(Some(Request { name: word(name), media_type: word(media_type), max_time, max_text, bytes }))
}

fn read_number(from: &mut impl Read) -> io::Result<u32> {
    let mut number = [0; 4];
    from.read_exact(&mut number)?;
    Ok(u32::from_le_bytes(number))
}

fn read_piece(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let length = read_number(from)?;
    if length > MAX_PIECE {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes an answer.
pub(super) fn write_answer(to: &mut impl Write, outcome: &Outcome) -> io::Result<()> {
    let (code, text) = match &outcome.text {
        Ok(text) => (0, text.as_str()),
        Err(why) => (1 + REASONS.iter().position(|each| each == why).unwrap_or(0), ""),
    };
    let notes = NOTES.iter().enumerate().filter(|(_, note)| outcome.notes.contains(note));
    let notes = notes.fold(0, |notes, (at, _)| notes | 1_usize << at);
    let hidden = outcome.hidden.as_str();
    let mark = if hidden.is_empty() { "" } else { HIDDEN };
    for each in [code, notes, text.len() + mark.len() + hidden.len()] {
        to.write_all(&number(each))?;
    }
    for each in [text, mark, hidden] {
        to.write_all(each.as_bytes())?;
    }
    to.flush()
}

/// What the head of an answer says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct AnswerHead {
    pub(super) read: Result<(), Unreadable>,
    pub(super) notes: Vec<Note>,
    /// Bytes of text that follow.
    pub(super) length: usize,
}

/// Reads the head of an answer; none where a reader would not have written it.
pub(super) fn answer_head(bytes: [u8; ANSWER_HEAD]) -> Option<AnswerHead> {
    let [code, notes, length] = [0, 4, 8].map(|at| {
        let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).unwrap_or_default();
        u32::from_le_bytes(four) as usize
    });
    let read = match code.checked_sub(1) {
        None => Ok(()),
        Some(at) => Err(*REASONS.get(at)?),
    };
    let noted = |(at, note): (usize, &Note)| (notes >> at & 1 == 1).then_some(*note);
    Some(AnswerHead { read, notes: NOTES.iter().enumerate().filter_map(noted).collect(), length })
}

fn number(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let asked = |name, bytes| {
            let max_time = Duration::from_millis(1500);
            let request = Request { name, media_type: "application/pdf", max_time, max_text: 7, bytes };
            [&request.head(), bytes].concat()
        };
        let wire = [asked("å.pdf", b"abc"), asked("", b"")].concat();
        let mut from = wire.as_slice();
        let request = read_request(&mut from).unwrap().unwrap();
        assert_eq!((request.name.as_str(), request.bytes.as_slice()), ("å.pdf", &b"abc"[..]));
        assert_eq!((request.max_time.as_millis(), request.max_text), (1500, 7));
        assert!(read_request(&mut from).unwrap().unwrap().bytes.is_empty());
        assert_eq!(read_request(&mut from).unwrap(), None);
        for (text, notes) in
            [(Ok("å".to_owned()), vec![Note::TextCut, Note::Recognised]), (Err(Unreadable::Empty), vec![])]
        {
            let mut wire = Vec::new();
            let hidden = String::new();
            write_answer(&mut wire, &Outcome { text: text.clone(), hidden, notes: notes.clone() }).unwrap();
            let (head, rest) = wire.split_first_chunk().unwrap();
            let head = answer_head(*head).unwrap();
            assert_eq!((head.read, head.notes, head.length), (text.map(|_| ()), notes, rest.len()));
        }
        assert_eq!(answer_head([9; ANSWER_HEAD]), None);
    }
}
