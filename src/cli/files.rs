//! The mails that a command line names: message files, mbox files, Maildirs, and what of these lies below a folder.
//! Nothing in any of them is changed, moved or marked.

mod mbox;
mod passed;
mod walk;

use std::fs::{self, File};
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom};
use std::os::unix::fs::{FileTypeExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use self::mbox::{Again, Mbox};
pub(super) use self::passed::{Missed, Passed, counted};
pub(super) use self::walk::sources;
use crate::intake::MailFile;

/// How much is kept of a mail that is too large to be held.
const BEGINNING: usize = 1 << 20;

/// A file with mail in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// One mail.
    Message(PathBuf),
    /// Many, one after the other.
    Mbox(PathBuf),
}

/// A mail and where it lies.
#[derive(Debug)]
pub(super) struct Found {
    /// The file, and in an mbox which of its mails: `mbox:3`.
    pub(super) place: String,
    pub(super) mail: MailFile,
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
            Self::Message(path) | Self::Mbox(path) => path,
        }
    }

    /// Whether there is more than one mail in it.
    pub(super) fn holds_many(&self) -> io::Result<bool> {
        if matches!(self, Self::Message(_)) {
            return Ok(false);
        }
        let mut mails = self.mails(0);
        let first = mails.next().transpose()?;
        Ok(first.is_some() && mails.next().transpose()?.is_some())
    }

    /// Its mails, in order. Of one with more than `most` bytes the beginning is read. After an error come no more.
    pub(super) fn mails(&self, most: u64) -> Mails {
        match self {
            Self::Message(path) => Mails::One(Some((path.clone(), most))),
            Self::Mbox(path) => match open(path) {
                Ok(file) => {
                    let mbox = Mbox::new(BufReader::new(file), most, BEGINNING);
                    Mails::Many { path: path.clone(), mbox, number: 0 }
                }
                Err(error) => Mails::Broken(Some(error)),
            },
        }
    }
}

/// The mails of one source.
#[derive(Debug)]
pub(super) enum Mails {
    One(Option<(PathBuf, u64)>),
    Many { path: PathBuf, mbox: Mbox<BufReader<File>>, number: u64 },
    Broken(Option<io::Error>),
}

impl Iterator for Mails {
    type Item = io::Result<Found>;

    fn next(&mut self) -> Option<Self::Item> {
        let found = match self {
            Self::One(one) => one.take().map(|(path, most)| message(&path, most)),
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
    // Only a pipe that a person named comes here, and who names one waits for its writer.
    let is_pipe = fs::metadata(path)?.file_type().is_fifo();
    let mut file = if is_pipe { File::open(path)? } else { open(path)? };
    let (place, size) = (path.display().to_string(), file.metadata()?.len());
    let mut bytes = Vec::new();
    if size <= most {
        file.read_to_end(&mut bytes)?;
        return Ok(Found { place, mail: MailFile::Whole(bytes) });
    }
    file.take(BEGINNING as u64).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == size {
        return Ok(Found { place, mail: MailFile::Whole(bytes) });
    }
    let path = path.to_owned();
    let whole = Box::new(move || Ok(Box::new(open(&path)?) as Box<_>));
    Ok(Found { place, mail: MailFile::Large { beginning: bytes, size, whole } })
}

fn next_of(path: &Path, mbox: &mut Mbox<BufReader<File>>, number: u64) -> io::Result<Option<Found>> {
    let Some(found) = mbox.read()? else { return Ok(None) };
    let place = format!("{}:{number}", path.display());
    if found.bytes.len() as u64 == found.size {
        return Ok(Some(Found { place, mail: MailFile::Whole(found.bytes) }));
    }
    let (path, start, length, size) = (path.to_owned(), found.start, found.length, found.size);
    let whole = Box::new(move || {
        let mut file = open(&path)?;
        file.seek(SeekFrom::Start(start))?;
        Ok(Box::new(Again::new(BufReader::new(file.take(length)), size)) as Box<_>)
    });
    Ok(Some(Found { place, mail: MailFile::Large { beginning: found.bytes, size, whole } }))
}
