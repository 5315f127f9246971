//! The mails that a command line names: message files, mbox files, Maildirs, and what of these lies below a folder.
//! Nothing in any of them is changed, moved or marked.

mod mbox;
mod passed;
mod walk;

use std::fs::File;
use std::io::{self, BufReader, Chain, Cursor, Read as _, Seek as _, SeekFrom};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use self::mbox::{Again, Mbox};
pub(super) use self::passed::{Missed, Passed, Why, counted};
pub(super) use self::walk::sources;
use super::table;
use crate::intake::MailFile;
use crate::message::{has_header, is_mbox, is_trashed};

/// How much is kept of a mail that is too large to be held.
const BEGINNING: usize = 1 << 20;

/// A file with mail in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// One mail.
    Message(PathBuf),
    /// Many, one after the other.
    Mbox(PathBuf),
    /// What another program writes, which can be read once: either, as its beginning tells.
    Piped(PathBuf),
}

/// A file, with what was read of it already.
type Reader = BufReader<Chain<Cursor<Vec<u8>>, File>>;

/// A mail and where it lies.
#[derive(Debug)]
pub(super) struct Found {
    /// The file, and in an mbox which of its mails: `mbox:3`.
    pub(super) place: String,
    pub(super) mail: MailFile,
    /// The mail program has it as thrown away.
    pub(super) is_trashed: bool,
}

/// A path as it can be said: one line, and nothing that drives a terminal.
pub(super) fn shown(path: &Path) -> String {
    table::harmless(&path.display().to_string()).replace(['\n', '\t'], "\u{fffd}")
}

/// Whether it begins as a mail does.
pub(super) fn is_mail(file: &MailFile) -> bool {
    match file {
        MailFile::Whole(bytes) => has_header(bytes),
        MailFile::Large { beginning, .. } => has_header(beginning),
    }
}

/// Opens a file, and nothing else. The opening of a pipe would wait until somebody writes to it.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let file = File::options().read(true).custom_flags(libc::O_NONBLOCK).open(path)?;
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file")),
    }
}

impl Source {
    /// The file.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Message(path) | Self::Mbox(path) | Self::Piped(path) => path,
        }
    }

    /// Whether it is known that there is more than one mail in it.
    pub(super) fn holds_many(&self) -> io::Result<bool> {
        if !matches!(self, Self::Mbox(_)) {
            return Ok(false);
        }
        let mut mails = self.mails(0);
        let first = mails.next().transpose()?;
        Ok(first.is_some() && mails.next().transpose()?.is_some())
    }

    /// Its mails, in order. Of one with more than `most` bytes the beginning is read. After an error come no more.
    pub(super) fn mails(&self, most: u64) -> Mails {
        let opened = match self {
            Self::Message(path) => return Mails::One(Some((path.clone(), most))),
            Self::Mbox(path) => open(path).map(|file| many(path, Vec::new(), file, most)),
            Self::Piped(path) => piped(path),
        };
        opened.unwrap_or_else(|error| Mails::Broken(Some(error)))
    }
}

/// The mails of an mbox, of which the `start` was read already.
fn many(path: &Path, start: Vec<u8>, file: File, most: u64) -> Mails {
    let mbox = Mbox::new(BufReader::new(Cursor::new(start).chain(file)), most, BEGINNING);
    Mails::Many { path: path.to_owned(), mbox, number: 0 }
}

/// What comes through a pipe, which a person named: who names one waits for its writer. It cannot be read once more, so a
/// large mail is held whole.
fn piped(path: &Path) -> io::Result<Mails> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(walk::START).read_to_end(&mut bytes)?;
    if bytes.is_empty() || is_mbox(&bytes) {
        return Ok(many(path, bytes, file, u64::MAX));
    }
    file.read_to_end(&mut bytes)?;
    let place = path.display().to_string();
    Ok(Mails::Read(Some(Found { place, mail: MailFile::Whole(bytes), is_trashed: false })))
}

/// The mails of one source.
#[derive(Debug)]
pub(super) enum Mails {
    One(Option<(PathBuf, u64)>),
    Read(Option<Found>),
    Many { path: PathBuf, mbox: Mbox<Reader>, number: u64 },
    Broken(Option<io::Error>),
}

impl Iterator for Mails {
    type Item = io::Result<Found>;

    fn next(&mut self) -> Option<Self::Item> {
        let found = match self {
            Self::One(one) => one.take().map(|(path, most)| message(&path, most)),
            Self::Read(found) => found.take().map(Ok),
            Self::Many { path, mbox, number } => {
                *number += 1;
                next_of(path, mbox, *number).transpose()
            }
            Self::Broken(error) => error.take().map(Err),
        };
        if matches!(found, Some(Err(_))) {
            *self = Self::Broken(None);
        }
        found
    }
}

fn message(path: &Path, most: u64) -> io::Result<Found> {
    let mut file = open(path)?;
    let (place, size) = (path.display().to_string(), file.metadata()?.len());
    let found = |mail| Found { place, mail, is_trashed: false };
    let mut bytes = Vec::new();
    if size <= most {
        file.read_to_end(&mut bytes)?;
        return Ok(found(MailFile::Whole(bytes)));
    }
    file.take(BEGINNING as u64).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == size {
        return Ok(found(MailFile::Whole(bytes)));
    }
    let path = path.to_owned();
    let whole = Box::new(move || Ok(Box::new(open(&path)?) as Box<_>));
    Ok(found(MailFile::Large { beginning: bytes, size, whole }))
}

fn next_of(path: &Path, mbox: &mut Mbox<Reader>, number: u64) -> io::Result<Option<Found>> {
    let Some(found) = mbox.read()? else { return Ok(None) };
    let place = format!("{}:{number}", path.display());
    let is_trashed = is_trashed(&found.bytes);
    if found.bytes.len() as u64 == found.size {
        return Ok(Some(Found { place, mail: MailFile::Whole(found.bytes), is_trashed }));
    }
    let (path, start, length, size) = (path.to_owned(), found.start, found.length, found.size);
    let whole = Box::new(move || {
        let mut file = open(&path)?;
        file.seek(SeekFrom::Start(start))?;
        Ok(Box::new(Again::new(BufReader::new(file.take(length)), size)) as Box<_>)
    });
    Ok(Some(Found { place, mail: MailFile::Large { beginning: found.bytes, size, whole }, is_trashed }))
}
