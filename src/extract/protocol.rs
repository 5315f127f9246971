//! What the daemon and its reader say to each other through two pipes. A request is a file with what
//! its sender called it; an answer is text, why there is none, and numbered notes: a reader that was
//! taken over can say nothing else.
//!
//! Numbers are four bytes, little-endian; a piece is its length and its bytes.

use std::io::{self, Read, Write};

use super::document::{NOTES, Note, Outcome};
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

/// A file that is to be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) name: String,
    pub(super) media_type: String,
    pub(super) bytes: Vec<u8>,
}

/// The head of a request, before the bytes of the file.
pub(super) fn request_head(name: &str, media_type: &str, length: usize) -> Vec<u8> {
    let mut head = Vec::new();
    for piece in [name, media_type] {
        head.extend(number(piece.len()));
        head.extend(piece.as_bytes());
    }
    head.extend(number(length));
    head
}

/// The next request; none when there are no more.
pub(super) fn read_request(from: &mut impl Read) -> io::Result<Option<Request>> {
    let mut first = [0; 1];
    if from.read(&mut first)? == 0 {
        return Ok(None);
    }
    let mut from = first.as_slice().chain(from);
    let mut piece = || -> io::Result<Vec<u8>> {
        let mut length = [0; 4];
        from.read_exact(&mut length)?;
        let length = u32::from_le_bytes(length);
        if length > MAX_PIECE {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut bytes = Vec::new();
        from.by_ref().take(u64::from(length)).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let (name, media_type, bytes) = (piece()?, piece()?, piece()?);
    let word = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok(Some(Request { name: word(name), media_type: word(media_type), bytes }))
}

/// Writes an answer.
pub(super) fn write_answer(to: &mut impl Write, outcome: &Outcome) -> io::Result<()> {
    let (code, text) = match &outcome.text {
        Ok(text) => (0, text.as_str()),
        Err(why) => (1 + REASONS.iter().position(|each| each == why).unwrap_or(0), ""),
    };
    let notes = NOTES.iter().enumerate().filter(|(_, note)| outcome.notes.contains(note));
    let notes = notes.fold(0, |notes, (at, _)| notes | 1_usize << at);
    for each in [code, notes, text.len()] {
        to.write_all(&number(each))?;
    }
    to.write_all(text.as_bytes())?;
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
        let mut wire = request_head("å.pdf", "application/pdf", 3);
        wire.extend(b"abc");
        wire.extend(request_head("", "", 0));
        let mut from = wire.as_slice();
        let request = read_request(&mut from).unwrap().unwrap();
        assert_eq!((request.name.as_str(), request.bytes.as_slice()), ("å.pdf", &b"abc"[..]));
        assert!(read_request(&mut from).unwrap().unwrap().bytes.is_empty());
        assert_eq!(read_request(&mut from).unwrap(), None);
        for (text, notes) in
            [(Ok("å".to_owned()), vec![Note::TextCut, Note::Recognised]), (Err(Unreadable::Empty), vec![])]
        {
            let mut wire = Vec::new();
            write_answer(&mut wire, &Outcome { text: text.clone(), notes: notes.clone() }).unwrap();
            let (head, rest) = wire.split_first_chunk().unwrap();
            let head = answer_head(*head).unwrap();
            assert_eq!((head.read, head.notes, head.length), (text.map(|_| ()), notes, rest.len()));
        }
        assert_eq!(answer_head([9; ANSWER_HEAD]), None);
    }
}
