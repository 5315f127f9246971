//! The reader: a process of its own that reads files for the daemon, one after the other, until there
//! are no more. It limits itself first.

use std::io::{self, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::confine::confine;
use super::document::{self, Limits, Outcome};
use super::protocol::{Request, read_request, write_answer};
use crate::message::Unreadable;

/// Reads what `from` asks for and answers on `to`.
///
/// # Errors
/// When it cannot limit itself, or whoever asked is gone.
pub fn serve(limits: &Limits, mut from: impl Read, to: impl Write) -> io::Result<()> {
    confine(limits)?;
    let mut to = BufWriter::new(to);
    while let Some(request) = read_request(&mut from)? {
        write_answer(&mut to, &answer(&request, limits))?;
    }
    Ok(())
}

/// A document that breaks its reader is a damaged document.
fn answer(request: &Request, limits: &Limits) -> Outcome {
    let Request { name, media_type, bytes } = request;
    catch_unwind(AssertUnwindSafe(|| document::read(name, media_type, bytes, limits)))
        .unwrap_or_else(|_| Outcome::unread(Unreadable::Damaged))
}
