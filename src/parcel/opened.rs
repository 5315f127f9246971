//! A zip file that came to us, in memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// An open zip file.
#[derive(Debug)]
pub struct Opened<'b>(ZipArchive<Cursor<&'b [u8]>>);

/// Why it, or a file in it, cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A password is wanted.
    Locked,
    /// It is packed in a way that nothing here unpacks.
    UnknownKind,
    /// It is not what it says it is.
    Damaged,
}

impl<'b> Opened<'b> {
    /// Opens it.
    ///
    /// # Errors
    /// When its list of files cannot be read.
    pub fn new(bytes: &'b [u8]) -> Result<Self, Fault> {
        ZipArchive::new(Cursor::new(bytes)).map(Self).map_err(|error| fault(&error))
    }

    /// How many files are in it.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The names of the first `most` files, in order; empty where one cannot be read.
    #[must_use]
    pub fn names(&self, most: usize) -> Vec<String> {
        let names = (0..self.count().min(most)).map(|at| {
            let name = self.0.name_for_index(at).and_then(Result::ok);
            name.map(|name| name.into_owned()).unwrap_or_default()
        });
        names.collect()
    }

    /// What the file at `at`, from 0, unpacks to.
    ///
    /// # Errors
    /// When there is none, or it cannot be unpacked.
    pub fn file(&mut self, at: usize) -> Result<impl Read + '_, Fault> {
        self.0.by_index(at).map_err(|error| fault(&error))
    }
}

fn fault(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Fault::Locked
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Fault::UnknownKind,
        _ => Fault::Damaged,
    }
}
