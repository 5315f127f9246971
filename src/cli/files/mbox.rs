//! The mails of an mbox file, one after the other. The file is never held whole: lines come in pieces, and of a mail that
//! is too large only the beginning is kept, with where it lies.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use crate::message::{begins_mail, is_blank, unquoted};

/// Bytes of one line that are read at a time.
const PIECE: u64 = 64 << 10;

/// A mail in an mbox.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its bytes without what the file adds; of one that is larger than was asked for the beginning.
    pub(super) bytes: Vec<u8>,
    /// How many bytes it has.
    pub(super) size: u64,
    /// Where it begins in the file.
    pub(super) start: u64,
    /// How many bytes it takes there.
    pub(super) length: u64,
}

/// The mails of an mbox.
#[derive(Debug)]
pub(in crate::cli) struct Mbox<R> {
    lines: Lines<R>,
    /// A mail of more bytes is cut.
    most: u64,
    /// To so many.
    beginning: usize,
    is_at_start: bool,
}

/// A line, or a piece of a long one.
#[derive(Debug)]
struct Line {
    bytes: Vec<u8>,
    /// It is no further piece of a line.
    starts: bool,
}

/// The lines of a file, two of them ahead at most.
#[derive(Debug)]
struct Lines<R> {
    reader: R,
    ahead: VecDeque<Line>,
    ends_line: bool,
    /// How many bytes were given out.
    given: u64,
}

impl<R: BufRead> Mbox<R> {
    /// The mails in `reader`; those of more than `most` bytes are cut to `beginning`.
    pub(super) fn new(reader: R, most: u64, beginning: usize) -> Self {
        Self { lines: Lines::new(reader), most, beginning, is_at_start: true }
    }

    /// The next mail; none at the end.
    pub(super) fn read(&mut self) -> io::Result<Option<Found>> {
        // The line that begins the mail is the file's, not the mail's.
        let Some(first) = self.lines.next()? else { return Ok(None) };
        let is_headed = !self.is_at_start || first.bytes.starts_with(b"From ");
        self.is_at_start = false;
        let start = if is_headed { self.lines.given } else { 0 };
        let mut found = Found { bytes: Vec::new(), size: 0, start, length: 0 };
        let mut blank = 0;
        let mut line = if is_headed { self.lines.next()? } else { Some(first) };
        while let Some(one) = line {
            let bytes = if one.starts { unquoted(&one.bytes) } else { &one.bytes };
            self.add(&mut found, bytes);
            blank = if one.starts && is_blank(bytes) { bytes.len() } else { 0 };
            found.length = self.lines.given - start;
            if self.begins(blank > 0)? {
                break;
            }
            line = self.lines.next()?;
        }
        // So is the blank line between two mails.
        found.size -= blank as u64;
        found.bytes.truncate(usize::try_from(found.size).unwrap_or(usize::MAX));
        Ok(Some(found))
    }

    fn add(&self, found: &mut Found, bytes: &[u8]) {
        found.size += bytes.len() as u64;
        if found.size <= self.most {
            found.bytes.extend_from_slice(bytes);
            return;
        }
        if found.bytes.len() < self.beginning {
            found.bytes.extend_from_slice(bytes);
        }
        if found.bytes.len() > self.beginning {
            found.bytes.truncate(self.beginning);
            found.bytes.shrink_to_fit();
        }
    }

    /// Whether the next line begins a mail.
    fn begins(&mut self, after_blank: bool) -> io::Result<bool> {
        let is_from = |line: &Line| line.starts && line.bytes.starts_with(b"From ");
        if !self.lines.peek(0)?.is_some_and(is_from) {
            return Ok(false);
        }
        self.lines.peek(1)?;
        let mut coming = self.lines.ahead.iter().map(|line| line.bytes.as_slice());
        Ok(coming.next().is_some_and(|line| begins_mail(line, after_blank, coming.next())))
    }
}

impl<R: BufRead> Lines<R> {
    fn new(reader: R) -> Self {
        Self { reader, ahead: VecDeque::new(), ends_line: true, given: 0 }
    }

    fn next(&mut self) -> io::Result<Option<Line>> {
        let line = match self.ahead.pop_front() {
            Some(line) => Some(line),
            None => self.read()?,
        };
        self.given += line.as_ref().map_or(0, |line| line.bytes.len() as u64);
        Ok(line)
    }

    /// The line after so many that are ahead.
    fn peek(&mut self, after: usize) -> io::Result<Option<&Line>> {
        while self.ahead.len() <= after {
            let Some(line) = self.read()? else { break };
            self.ahead.push_back(line);
        }
        Ok(self.ahead.get(after))
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        if self.reader.by_ref().take(PIECE).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        let starts = std::mem::replace(&mut self.ends_line, bytes.ends_with(b"\n"));
        Ok(Some(Line { bytes, starts }))
    }
}

/// One mail of an mbox once more, from where it lies: its bytes without what the file adds.
#[derive(Debug)]
pub(super) struct Again<R> {
    lines: Lines<R>,
    piece: io::Cursor<Vec<u8>>,
    left: u64,
}

impl<R: BufRead> Again<R> {
    /// The mail of `size` bytes that `reader` begins with.
    pub(super) fn new(reader: R, size: u64) -> Self {
        Self { lines: Lines::new(reader), piece: io::Cursor::default(), left: size }
    }
}

impl<R: BufRead> Read for Again<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let room = into.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
            let read = self.piece.read(into.get_mut(..room).unwrap_or_default())?;
            self.left -= read as u64;
            if read > 0 || room == 0 {
                return Ok(read);
            }
            let Some(line) = self.lines.next()? else { return Ok(0) };
            let bytes = if line.starts { unquoted(&line.bytes).to_vec() } else { line.bytes };
            self.piece = io::Cursor::new(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mails(file: &str, most: u64) -> Vec<(String, u64)> {
        // A small buffer has lines cut wherever they can be.
        let mut mbox = Mbox::new(io::BufReader::with_capacity(16, file.as_bytes()), most, 4);
        let mut mails = Vec::new();
        while let Some(found) = mbox.read().unwrap() {
            let reader = io::Cursor::new(&file.as_bytes()[usize::try_from(found.start).unwrap()..]);
            let mut again = Vec::new();
            Again::new(reader.take(found.length), found.size).read_to_end(&mut again).unwrap();
            assert_eq!(again.len() as u64, found.size, "the same bytes once more");
            assert!(again.starts_with(&found.bytes));
            mails.push((String::from_utf8(found.bytes).unwrap(), found.size));
        }
        mails
    }

    fn texts(file: &str) -> Vec<String> {
        mails(file, 1 << 20).into_iter().map(|(text, _)| text).collect()
    }

    const FROM: &str = "From anna@forening.example Tue Oct 29 14:03:00 2019";

    #[test]
    fn mails_are_given_out_as_they_were_before_the_file_took_them() {
        let file = format!(
            "{FROM}\nSubject: a\n\nFirst.\n>From now on\n>>From then on\n\n{FROM}\nSubject: b\n\nSecond.\n\nFrom here we go.\n\n"
        );
        assert_eq!(
            texts(&file),
            [
                "Subject: a\n\nFirst.\nFrom now on\n>From then on\n",
                "Subject: b\n\nSecond.\n\nFrom here we go.\n"
            ]
        );
        let windows = file.replace('\n', "\r\n");
        assert_eq!(texts(&windows)[0], "Subject: a\r\n\r\nFirst.\r\nFrom now on\r\n>From then on\r\n");
        assert_eq!(texts(&windows).len(), 2);
    }

    #[test]
    fn a_file_may_be_empty_or_end_anywhere() {
        assert!(texts("").is_empty());
        assert_eq!(texts(&format!("{FROM}\n")), [""]);
        assert_eq!(texts(&format!("{FROM}\n\n")), [""]);
        assert_eq!(texts(&format!("{FROM}\nSubj")), ["Subj"]);
        assert_eq!(
            texts(&format!("{FROM}\nSubject: a\n\ntext{FROM}")),
            [format!("Subject: a\n\ntext{FROM}")]
        );
        // One that was cut off takes no other with it.
        assert_eq!(
            texts(&format!("{FROM}\nSubject: a\n\nhalf a li\n{FROM}\nSubject: b\n\nb\n\n")),
            ["Subject: a\n\nhalf a li\n", "Subject: b\n\nb\n"]
        );
    }

    #[test]
    fn content_length_is_not_believed() {
        let file = format!("{FROM}\nContent-Length: 900\n\na\n\n{FROM}\nContent-Length: 1\n\nbbbb\n\n");
        assert_eq!(texts(&file), ["Content-Length: 900\n\na\n", "Content-Length: 1\n\nbbbb\n"]);
    }

    #[test]
    fn a_mail_that_is_too_large_is_cut_and_the_next_is_found() {
        let long = "x".repeat(200_000);
        let file = format!("{FROM}\nA: b\n\n{long}\n>From x\n\n{FROM}\nB: c\n\n\n");
        let size = ("A: b\n\n".len() + long.len() + "\nFrom x\n".len()) as u64;
        assert_eq!(mails(&file, 100), [("A: b".to_owned(), size), ("B: c\n\n".to_owned(), 6)]);
    }
}
