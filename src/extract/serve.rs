//! The reader: a process of its own that reads files for the daemon, one after the other, until there
//! are no more. It limits itself first. What takes too long it gives up by itself, so that what was read by
//! then is not lost.

use std::io::{self, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

use super::confine::{confine, refuse};
use super::document::{self, Limits};
use super::protocol::{READY, Request, read_request, write_answer};
use super::told::{Told, ended};
use crate::message::Unreadable;

/// The part of the time allowed after which a file is given up; what is left is for the answer.
const PATIENCE: f64 = 0.85;

/// Bytes of stack for reading: as much as a program begins with.
const STACK: usize = 8 << 20;

type File = Request<String, Vec<u8>>;

/// What came of reading a file.
type Ended = Result<(), Unreadable>;

/// Limits itself, says so on `to`, reads what `from` asks for and answers on `to`. Ends when nothing more is
/// asked, or over a file that takes too long.
///
/// # Errors
/// When it cannot limit itself, or whoever asked is gone.
pub fn serve(limits: &Limits, mut from: impl Read, to: impl Write) -> io::Result<()> {
    confine(limits)?;
    let told = Arc::new(Mutex::new(Told::default()));
    let (files, read) = start(limits.clone(), told.clone())?;
    refuse(limits)?;
    let mut to = BufWriter::new(to);
    to.write_all(&READY)?;
    to.flush()?;
    while let Some(request) = read_request(&mut from)? {
        let patience = request.max_time.mul_f64(PATIENCE);
        files.send(request).map_err(io::Error::other)?;
        let read = read.recv_timeout(patience);
        write_answer(&mut to, &ended(&told, read.unwrap_or(Err(Unreadable::TooCostly))))?;
        if read.is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// Starts the thread that reads. It is the last that is started.
fn start(limits: Limits, told: Arc<Mutex<Told>>) -> io::Result<(Sender<File>, Receiver<Ended>)> {
    let (files, next) = channel::<File>();
    let (tell, read) = channel();
    let reading = move || {
        while let Ok(file) = next.recv()
            && tell.send(read_file(&file, &limits, &told)).is_ok()
        {}
    };
    thread::Builder::new().stack_size(STACK).spawn(reading)?;
    Ok((files, read))
}

/// A document that breaks its reader is a damaged document.
fn read_file(file: &File, limits: &Limits, told: &Mutex<Told>) -> Ended {
    let Request { name, media_type, max_time, max_text, bytes } = file;
    let limits = Limits { max_time: *max_time, max_text: *max_text, ocr: limits.ocr.clone() };
    catch_unwind(AssertUnwindSafe(|| document::read(name, media_type, bytes, &limits, told)))
        .unwrap_or(Err(Unreadable::Damaged))
}
