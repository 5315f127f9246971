//! A stream that looks on while an IMAP server talks, and gives up before async_imap pays for it.
//!
//! async_imap believes the length of a literal and zero-fills a buffer for it: `{500000000}` and
//! three bytes cost 480 MB. Its parser recurses with every parenthesis. And nothing in it ever times
//! out. [`Guarded`] follows the literal syntax of RFC 3501 (`{n}` at the end of a line, then n bytes)
//! and fails the read when one response would exceed a limit, nests too deep, or when the
//! server has been silent for too long. It also reads in large pieces, which async_imap does not.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use memchr::{memchr, memchr_iter};
use tokio::io::{AsyncRead, AsyncWrite, BufReader, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

/// One read from the system takes up to this many bytes; async_imap alone would ask for 4 KiB.
const READ_BYTES: usize = 128 * 1024;

/// The longest end of a line that is remembered: `{`, twenty digits, `}`, CR, LF.
const LINE_END: usize = 24;

/// The start of a response that is remembered: enough to tell `* PREAUTH` from data.
const LINE_START: usize = 10;

/// What we ask for nests three deep. A body structure nobody asked for may nest without end, and
/// the parser's stack with it.
const MOST_PARENTHESES: usize = 64;

/// Why a read was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refusal {
    /// A response, with its literals, is longer than the command can need.
    #[error("one answer claims more than {limit} bytes")]
    TooLong {
        /// The limit at that moment.
        limit: u64,
    },
    /// A status line ends like a literal, or a literal's length is no number.
    #[error("a literal stands where none can be")]
    OddLiteral,
    /// More parentheses than any answer to us has.
    #[error("one answer nests without end")]
    TooDeep,
}

/// A stream under guard.
pub(super) struct Guarded<T> {
    inner: BufReader<T>,
    watch: Watch,
    patience: Duration,
    silence: Option<Pin<Box<Sleep>>>,
}

impl<T: AsyncRead> Guarded<T> {
    /// Guards `stream`: answers of at most `limit` bytes, silences no longer than `patience`.
    pub(super) fn new(stream: T, limit: u64, patience: Duration) -> Self {
        let inner = BufReader::with_capacity(READ_BYTES, stream);
        Self { inner, watch: Watch::new(limit), patience, silence: None }
    }

    /// Sets the limits for the answers to the next command.
    pub(super) fn expect(&mut self, limit: u64, patience: Duration) {
        self.watch.limit = limit;
        self.patience = patience;
        self.silence = None;
    }

    /// The bare stream, and whether bytes that were already read are thrown away with the guard.
    pub(super) fn into_inner(self) -> (T, bool) {
        let leftover = !self.inner.buffer().is_empty();
        (self.inner.into_inner(), leftover)
    }

    fn poll_silence(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let patience = self.patience;
        let silence = self.silence.get_or_insert_with(|| Box::pin(sleep(patience)));
        silence.as_mut().poll(cx).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<T: AsyncRead + fmt::Debug> fmt::Debug for Guarded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the buffer: it holds mail.
        f.debug_struct("Guarded").field("stream", self.inner.get_ref()).finish_non_exhaustive()
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Guarded<T> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buf.filled().len();
        match Pin::new(&mut this.inner).poll_read(cx, buf) {
            Poll::Pending => this.poll_silence(cx),
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Ready(Ok(())) => {
                if let Some(silence) = &mut this.silence {
                    silence.as_mut().reset(Instant::now() + this.patience);
                }
                let came = buf.filled().get(before..).unwrap_or_default();
                Poll::Ready(this.watch.follow(came).map_err(io::Error::other))
            }
        }
    }
}

impl<T: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Guarded<T> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().inner).poll_write(cx, buf)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().inner).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().inner).poll_shutdown(cx)
    }
}

/// Where in the server's talk we are. A response is one or more lines with literals between them.
#[derive(Debug)]
struct Watch {
    /// How many bytes one response may have.
    limit: u64,
    /// How many bytes of a literal are still to come.
    literal: u64,
    /// How many bytes the response has so far, announced literals counted in full.
    length: u64,
    /// How many parentheses the response opened so far.
    parentheses: usize,
    /// The response's first bytes.
    start: Vec<u8>,
    /// The current line's last bytes.
    end: Vec<u8>,
}

impl Watch {
    fn new(limit: u64) -> Self {
        let (start, end) = (Vec::with_capacity(LINE_START), Vec::with_capacity(2 * LINE_END));
        Self { limit, literal: 0, length: 0, parentheses: 0, start, end }
    }

    /// Follows the server's talk by these bytes.
    fn follow(&mut self, mut bytes: &[u8]) -> Result<(), Refusal> {
        while !bytes.is_empty() {
            bytes = if self.literal > 0 { self.skip_literal(bytes) } else { self.follow_line(bytes)? };
        }
        Ok(())
    }

    fn skip_literal<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let skip = usize::try_from(self.literal).unwrap_or(usize::MAX).min(bytes.len());
        self.literal -= skip as u64;
        bytes.get(skip..).unwrap_or_default()
    }

    /// Follows one line, or the piece of it that is there, and gives what stands behind it.
    fn follow_line<'a>(&mut self, bytes: &'a [u8]) -> Result<&'a [u8], Refusal> {
        let Some(line_feed) = memchr(b'\n', bytes) else {
            self.take_piece(bytes)?;
            return Ok(&[]);
        };
        let (piece, rest) = bytes.split_at(line_feed + 1);
        self.take_piece(piece)?;
        self.end_line()?;
        Ok(rest)
    }

    fn take_piece(&mut self, piece: &[u8]) -> Result<(), Refusal> {
        self.lengthen(piece.len() as u64)?;
        self.parentheses += memchr_iter(b'(', piece).count();
        if self.parentheses > MOST_PARENTHESES {
            return Err(Refusal::TooDeep);
        }
        let room = LINE_START - self.start.len();
        self.start.extend(piece.iter().take(room));
        self.end.extend_from_slice(piece.get(piece.len().saturating_sub(LINE_END)..).unwrap_or(piece));
        self.end.drain(..self.end.len().saturating_sub(LINE_END));
        Ok(())
    }

    fn lengthen(&mut self, by: u64) -> Result<(), Refusal> {
        self.length = self.length.saturating_add(by);
        if self.length > self.limit { Err(Refusal::TooLong { limit: self.limit }) } else { Ok(()) }
    }

    fn end_line(&mut self) -> Result<(), Refusal> {
        let announced = announced_literal(&self.end)?;
        self.end.clear();
        match announced {
            Some(_) if !is_data(&self.start) => Err(Refusal::OddLiteral),
            Some(length) => {
                self.lengthen(length)?;
                self.literal = length;
                Ok(())
            }
            None => {
                self.length = 0;
                self.parentheses = 0;
                self.start.clear();
                Ok(())
            }
        }
    }
}

/// The length of the literal that a line ending like this announces.
fn announced_literal(line_end: &[u8]) -> Result<Option<u64>, Refusal> {
    let Some(head) = line_end.strip_suffix(b"}\r\n") else { return Ok(None) };
    let digits = head.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (before, digits) = head.split_at(head.len() - digits);
    if before.last() != Some(&b'{') {
        // Digits as far as we remember are a literal's length with zeros in front, made to be missed.
        return if before.is_empty() { Err(Refusal::OddLiteral) } else { Ok(None) };
    }
    if digits.is_empty() {
        return Ok(None);
    }
    let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
    number.map(Some).ok_or(Refusal::OddLiteral)
}

/// Whether a response that starts like this is data. Status lines, continuations and tagged answers
/// end in text for people, where the parser and we might disagree on what is a literal.
fn is_data(start: &[u8]) -> bool {
    let Some(word) = start.strip_prefix(b"* ") else { return false };
    let is = |status: &[u8]| word.get(..status.len()).is_some_and(|word| word.eq_ignore_ascii_case(status));
    ![&b"OK"[..], b"NO", b"BAD", b"BYE", b"PREAUTH"].iter().any(|status| is(status))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follow(pieces: &[&[u8]], limit: u64) -> Result<(), Refusal> {
        let mut watch = Watch::new(limit);
        pieces.iter().try_for_each(|piece| watch.follow(piece))
    }

    #[test]
    fn literals_are_followed_and_huge_claims_refused() {
        let too_long = Err(Refusal::TooLong { limit: 1_000 });
        let odd = Err(Refusal::OddLiteral);
        let table: &[(&[u8], Result<(), Refusal>)] = &[
            (b"* OK hej\r\n* 3 EXISTS\r\n", Ok(())),
            (b"* 1 FETCH (UID 4 BODY[] {5}\r\nabcde)\r\n", Ok(())),
            (b"* 1 FETCH (UID 4 BODY[] {0}\r\n)\r\n* 1 FETCH (BODY[] {990}\r\n", too_long),
            (b"* 1 FETCH (UID 4 BODY[] {500000000}\r\n", too_long),
            (b"* 1 FETCH (BODY[] {600}\r\n", Ok(())),
            (b"* LIST () \"/\" {99999999999999999999}\r\n", odd),
            (b"* LIST () \"/\" {00000000000000000000000000000500000000}\r\n", odd),
            // What looks like a literal within a mail is mail.
            (b"* 1 FETCH (BODY[] {14}\r\n{500000000}\r\n\x20)\r\n", Ok(())),
            (b"* 1 FETCH (BODY[] {13}\r\n{500000000}\r\n)\r\n", Ok(())),
            // What follows the mail is not.
            (b"* 1 FETCH (BODY[] {3}\r\nabc)\r\n* 2 FETCH (BODY[] {500000000}\r\n", too_long),
            // Text for people holds no literals; a server that says otherwise hides something.
            (b"* OK [BADCHARSET ({500000000}\r\n", odd),
            (b"* bye {5}\r\n", odd),
            (b"R1 OK done {5}\r\n", odd),
            (b"+ {5}\r\n", odd),
            (b"* OK a set {}\r\n* OK {x}\r\n* OK 5}\r\n", Ok(())),
        ];
        for (talk, expected) in table {
            let name = String::from_utf8_lossy(talk);
            assert_eq!(follow(&[talk], 1_000), *expected, "in one piece: {name}");
            let bytes: Vec<&[u8]> = talk.chunks(1).collect();
            assert_eq!(follow(&bytes, 1_000), *expected, "byte by byte: {name}");
        }
    }

    #[test]
    fn a_line_without_end_and_parentheses_without_end_are_refused() {
        let line = vec![b'x'; 600];
        assert_eq!(follow(&[b"* OK ", &line, b"\r\n* OK ", &line], 1_000), Ok(()));
        assert_eq!(follow(&[b"* OK ", &line, &line], 1_000), Err(Refusal::TooLong { limit: 1_000 }));
        assert_eq!(follow(&[b"* 1 FETCH ", &[b'('; 65]], 1_000), Err(Refusal::TooDeep));
        assert_eq!(follow(&[b"* 1 FETCH (BODY[] {70}\r\n", &[b'('; 70], b")\r\n"], 1_000), Ok(()));
    }
}
