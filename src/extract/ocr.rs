//! Pictures of text, read by Tesseract where it is installed and configured. Pages of a PDF are drawn by
//! poppler's `pdftoppm` first. Both get their input in memory and write to a pipe: nothing of a mail
//! stands in a file.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::fs::{MemfdFlags, memfd_create};

use super::document::Reading;
use super::told::Note;
use crate::message::Unreadable;

/// Where programs are; the reader knows no environment. Debian's come first.
const FOLDERS: [&str; 2] = ["/usr/bin", "/usr/local/bin"];

/// What a program finds its input under.
const INPUT: &str = "/dev/stdin";

/// Pages of one PDF that are read off pictures; each takes some seconds.
const MAX_PAGES: usize = 20;

/// Dots on the longer side of a drawn page, whatever its size on paper: 250 to an inch of A4, which is
/// as well read as more.
const LONGER_SIDE: &str = "3000";

/// Bytes that a program may give back: a page of 3000 dots by 3000 in grey, or its words.
const MAX_OUTPUT: u64 = 10 << 20;

/// Reads the words in a picture.
pub(super) fn picture(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let words = recognised(bytes, reading).filter(|words| !words.trim().is_empty());
    let words = words.ok_or(Unreadable::Picture)?;
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
        let page = ["-gray", "-scale-to", LONGER_SIDE, "-f", &number, "-l", &number, INPUT];
        let drawn = through("pdftoppm", &page, pdf);
        let seen = drawn.and_then(|drawn| picture(&drawn, reading).ok());
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
    let words = through("tesseract", &[INPUT, "stdout", "-l", languages], bytes)?;
    Some(String::from_utf8_lossy(&words).into_owned())
}

/// Runs a program on `input`; none where that fails. That it ends in time is the business of who
/// started us: it ends us all.
fn through(program: &str, arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let program = FOLDERS.iter().map(|folder| Path::new(folder).join(program)).find(|path| path.exists())?;
    let mut command = Command::new(program);
    command.args(arguments).env_clear().env("LC_ALL", "C.UTF-8").env("OMP_THREAD_LIMIT", "1");
    command.stdin(in_memory(input).ok()?).stdout(Stdio::piped());
    // Its complaints go where ours do, to nowhere: no file is opened for writing here, /dev/null neither.
    command.stderr(Stdio::inherit());
    let mut running = command.spawn().ok()?;
    let mut output = Vec::new();
    let read = running.stdout.take()?.take(MAX_OUTPUT).read_to_end(&mut output);
    let ended = running.wait().ok()?;
    (read.is_ok() && ended.success()).then_some(output)
}

/// A file that is in memory only and has no name: poppler wants to go back and forth in its input, and
/// copies what it cannot into a file of its own making.
fn in_memory(bytes: &[u8]) -> io::Result<File> {
    let mut file = File::from(memfd_create("attachment", MemfdFlags::CLOEXEC)?);
    file.write_all(bytes)?;
    file.rewind()?;
    Ok(file)
}
