//! The reader: a process of its own that reads files for the daemon, one after the other, until there
//! are no more. It limits itself first.

use std::io::{self, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::confine::confine;
use super::document::{self, Limits, Outcome};
use super::protocol::{READY, Request, read_request, write_answer};
use crate::message::Unreadable;

/// Limits itself, says so on `to`, reads what `from` asks for and answers on `to`.
///
/// # Errors
/// When it cannot limit itself, or whoever asked is gone.
pub fn serve(limits: &Limits, mut from: impl Read, to: impl Write) -> io::Result<()> {
    confine(limits)?;
    let mut to = BufWriter::new(to);
    to.write_all(&READY)?;
    to.flush()?;
    while let Some(request) = read_request(&mut from)? {
        write_answer(&mut to, &answer(&request, limits))?;
    }
    Ok(())
}

/// A document that breaks its reader is a damaged document.
fn answer(request: &Request<String, Vec<u8>>, limits: &Limits) -> Outcome {
    let Request { name, media_type, max_time, max_text, bytes } = request;
    let limits = Limits { max_time: *max_time, max_text: *max_text, ocr: limits.ocr.clone() };
    catch_unwind(AssertUnwindSafe(|| document::read(name, media_type, bytes, &limits)))
        .unwrap_or_else(|_| Outcome::unread(Unreadable::Damaged))
}
