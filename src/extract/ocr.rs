//! Pictures of text, read by Tesseract where it is installed and configured. Pages of a PDF are drawn by
//! poppler's `pdftoppm` first. Both get their input through a pipe and write to one: nothing of a mail
//! stands in a file.

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::thread;

use super::document::{Note, Reading};
use crate::message::Unreadable;

/// Where Debian has programs; the reader knows no environment.
const PATH: &str = "/usr/bin:/bin";

/// Pages of one PDF that are read off pictures; each takes some seconds.
const MAX_PAGES: usize = 20;

/// Dots on the longer side of a drawn page, whatever its size on paper: 250 to an inch of A4, which is
/// as well read as more.
const LONGER_SIDE: &str = "3000";

/// Bytes that a program may give back: a page of 3000 dots by 3000 in grey, or its words.
const MAX_OUTPUT: u64 = 10 << 20;

/// Reads the words in a picture.
pub(super) fn picture(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let words = recognised(bytes, reading).ok_or(Unreadable::Picture)?;
    reading.note(Note::Recognised);
    reading.push(&words);
    Ok(())
}

/// Reads the pages of a PDF that are pictures; gives whether any words were read.
pub(super) fn pages(pdf: &[u8], numbers: &[usize], reading: &mut Reading<'_>) -> bool {
    if reading.limits.ocr.is_none() {
        return false;
    }
    let mut any = false;
    for (done, number) in numbers.iter().enumerate() {
        if done >= MAX_PAGES || reading.is_over() {
            reading.note(Note::PagesCut);
            return any;
        }
        let number = number.to_string();
        let mut draw = Command::new("pdftoppm");
        draw.args(["-gray", "-scale-to", LONGER_SIDE, "-f", &number, "-l", &number, "-"]);
        let seen = through(draw, pdf).and_then(|drawn| picture(&drawn, reading).ok());
        match seen {
            Some(()) => any = true,
            None => reading.note(Note::Picture),
        }
    }
    any
}

/// What Tesseract sees; none where it is not installed, not wanted, or cannot read the picture.
fn recognised(bytes: &[u8], reading: &Reading<'_>) -> Option<String> {
    let languages = reading.limits.ocr.as_deref()?;
    let mut tesseract = Command::new("tesseract");
    tesseract.args(["stdin", "stdout", "-l", languages]);
    Some(String::from_utf8_lossy(&through(tesseract, bytes)?).into_owned())
}

/// Runs a program on `input`; none where that fails. That it ends in time is the business of who
/// started us: it ends us all.
fn through(mut program: Command, input: &[u8]) -> Option<Vec<u8>> {
    program.env_clear().env("PATH", PATH).env("LC_ALL", "C.UTF-8").env("OMP_THREAD_LIMIT", "1");
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut running = program.spawn().ok()?;
    let (mut stdin, stdout) = (running.stdin.take()?, running.stdout.take()?);
    let mut output = Vec::new();
    let read = thread::scope(|scope| {
        // A program that has seen enough closes its input: what it wrote until then counts.
        scope.spawn(move || stdin.write_all(input));
        stdout.take(MAX_OUTPUT).read_to_end(&mut output)
    });
    let ended = running.wait().ok()?;
    (read.is_ok() && ended.success()).then_some(output)
}
