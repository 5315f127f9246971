//! The kept bytes: each original is one plain file, `originals/ab/<sha-256>.eml` below the state
//! folder, with exactly the bytes that IMAP served. A letter on paper or a note lies beside them under its own
//! ending, so that a person can open it. The only door to files.
//!
//! A batch is durable before [`Originals::keep`] returns, so that a row is never written about bytes
//! that a power cut could take. Everything here blocks; async code goes through [`Originals::aside`].
//! Only what is filed or reviewed comes here, never unrelated mail.

mod durable;
mod incoming;
mod key;
mod listed;
mod removal;
mod sole;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::incoming::Incoming;
pub use self::key::{has_letter_key, letter_key, letter_key_or_none_yet};
pub use self::removal::Held;
pub use self::sole::{Sole, sole};
use crate::fingerprint::{Fingerprint, Fingerprinting};

/// Up to this many originals are made durable one by one; beyond, one `syncfs` of the whole file
/// system is cheaper than a wait for the disk at each.
const FEW: usize = 3;

/// Bytes read at a time where an original is only looked through.
const SLICE: usize = 64 << 10;

/// How the names of originals end that are mail.
const MAIL: &str = "eml";

/// How those of papers and notes end (`extract::paper`).
const PAPERS: [&str; 9] = ["pdf", "jpg", "png", "tif", "heic", "webp", "gif", "bmp", "avif"];

/// How those of notes end.
const NOTE: &str = "txt";

/// The folder of originals. Clones share it.
#[derive(Debug, Clone)]
pub struct Originals {
    folder: Arc<PathBuf>,
}

/// What looking an original through came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    /// It is there, and its bytes have its SHA-256.
    Whole,
    /// It is there, and its bytes are others.
    Damaged,
    /// It is not there.
    Missing,
}

/// Why an original could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum OriginalsError {
    /// The signing key is there but is no key. It is never overwritten: a new one would make every
    /// letter sent so far a stranger's.
    #[error(
        "{path} is no signing key: put back the right one from a copy, or remove it to have a new one made"
    )]
    Key {
        /// The key's path.
        path: PathBuf,
    },
    /// The file system failed.
    #[error("cannot {doing} {path}: {cause}")]
    Files {
        /// What was tried.
        doing: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The system gave no random bytes for the signing key.
    #[error("the system gives no random bytes for the signing key: {0}")]
    Random(String),
    /// The work was cut off because the program is ending.
    #[error("the work on the originals was cut off")]
    CutOff,
}

impl OriginalsError {
    /// Whether waiting and trying again can help: a full disk can be emptied.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Files { .. } | Self::CutOff)
    }
}

impl Originals {
    /// Opens the folder of originals below `state_dir`, making both where they are missing, for the
    /// owner alone. What a kill left half-written is removed.
    ///
    /// # Errors
    /// When the folders cannot be made or read.
    pub fn open(state_dir: &Path) -> Result<Self, OriginalsError> {
        let folder = state_dir.join("originals");
        durable::make_folder(&folder)?;
        let originals = Self { folder: Arc::new(folder) };
        durable::make_folder(&originals.unfinished())?;
        incoming::sweep(&originals.unfinished())?;
        Ok(originals)
    }

    /// The folder of originals below `state_dir`, for looking only: nothing is made and nothing swept.
    #[must_use]
    pub fn open_read(state_dir: &Path) -> Self {
        Self { folder: Arc::new(state_dir.join("originals")) }
    }

    /// Keeps these originals, all durable when this returns. One that is there already stays.
    ///
    /// # Errors
    /// When the disk is full or fails: then none of them counts as kept.
    pub fn keep(&self, batch: &[(Fingerprint, &[u8])]) -> Result<(), OriginalsError> {
        self.keep_as(batch, MAIL)
    }

    /// The same of what is no mail: the names of their files end with `ending`.
    ///
    /// # Errors
    /// As [`Originals::keep`].
    pub fn keep_as(&self, batch: &[(Fingerprint, &[u8])], ending: &str) -> Result<(), OriginalsError> {
        if batch.is_empty() {
            return Ok(());
        }
        let few = batch.len() <= FEW;
        let mut folders = BTreeSet::from([self.folder.to_path_buf()]);
        for (fingerprint, bytes) in batch {
            let path = self.there(fingerprint).unwrap_or_else(|| self.named(fingerprint, ending));
            folders.insert(self.shard(fingerprint)?);
            if !self.holds(&path, bytes) {
                let mut incoming = self.incoming()?;
                incoming.write(bytes)?;
                incoming.place(&path)?;
            }
            if few {
                durable::sync(&path)?;
            }
        }
        if few {
            folders.iter().try_for_each(|folder| durable::sync(folder))
        } else {
            durable::sync_all(&self.folder)
        }
    }

    /// A file for an original whose bytes come piece by piece.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn incoming(&self) -> Result<Incoming, OriginalsError> {
        Incoming::begin(self.clone())
    }

    /// Looks an original through from end to end.
    ///
    /// # Errors
    /// When it is there but cannot be read.
    pub fn verify(&self, fingerprint: &Fingerprint) -> Result<Verified, OriginalsError> {
        let path = self.path(fingerprint);
        let mut file = match File::open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Verified::Missing),
            other => other.map_err(failed("open", &path))?,
        };
        let mut hash = Fingerprinting::default();
        let mut slice = vec![0; SLICE];
        loop {
            let read = file.read(&mut slice).map_err(failed("read", &path))?;
            match slice.get(..read) {
                Some(bytes) if read > 0 => hash.update(bytes),
                _ => break,
            }
        }
        Ok(if hash.finish() == *fingerprint { Verified::Whole } else { Verified::Damaged })
    }

    /// The first `most` bytes of an original; none unless it is [`Verified::Whole`].
    ///
    /// # Errors
    /// When it is there but cannot be read.
    pub fn read(&self, fingerprint: &Fingerprint, most: u64) -> Result<Option<Vec<u8>>, OriginalsError> {
        if self.verify(fingerprint)? != Verified::Whole {
            return Ok(None);
        }
        let path = self.path(fingerprint);
        let mut bytes = Vec::new();
        let file = File::open(&path).map_err(failed("open", &path))?;
        file.take(most).read_to_end(&mut bytes).map_err(failed("read", &path))?;
        Ok(Some(bytes))
    }

    /// Whether there is a file of that name, whatever its bytes.
    #[must_use]
    pub fn is_there(&self, fingerprint: &Fingerprint) -> bool {
        // What cannot even be asked about is not known to be gone.
        self.path(fingerprint).try_exists().unwrap_or(true)
    }

    /// Where an original lies, or would.
    #[must_use]
    pub fn path(&self, fingerprint: &Fingerprint) -> PathBuf {
        self.there(fingerprint).unwrap_or_else(|| self.named(fingerprint, MAIL))
    }

    /// Where an original lies, whatever its ending.
    fn there(&self, fingerprint: &Fingerprint) -> Option<PathBuf> {
        let endings = [MAIL, NOTE].into_iter().chain(PAPERS);
        endings.map(|ending| self.named(fingerprint, ending)).find(|path| path.exists())
    }

    fn named(&self, fingerprint: &Fingerprint, ending: &str) -> PathBuf {
        let name = fingerprint.to_string();
        let shard: String = name.chars().take(2).collect();
        self.folder.join(shard).join(format!("{name}.{ending}"))
    }

    /// Does blocking work on a thread of its own, for async code.
    ///
    /// # Errors
    /// What the work fails with; [`OriginalsError::CutOff`] when it never came to an end.
    pub async fn aside<T, Work>(&self, work: Work) -> Result<T, OriginalsError>
    where
        T: Send + 'static,
        Work: FnOnce(&Self) -> Result<T, OriginalsError> + Send + 'static,
    {
        let originals = self.clone();
        tokio::task::spawn_blocking(move || work(&originals)).await.map_err(|_| OriginalsError::CutOff)?
    }

    /// Where files lie that are not whole yet.
    fn unfinished(&self) -> PathBuf {
        self.folder.join("unfinished")
    }

    /// The folder an original lies in, made where it is missing.
    fn shard(&self, fingerprint: &Fingerprint) -> Result<PathBuf, OriginalsError> {
        let path = self.path(fingerprint);
        let shard = path.parent().unwrap_or(&self.folder).to_path_buf();
        durable::make_folder(&shard)?;
        Ok(shard)
    }

    /// Whether exactly these bytes lie at `path`: a power cut may have left a name without its bytes.
    fn holds(&self, path: &Path, bytes: &[u8]) -> bool {
        fs::metadata(path).is_ok_and(|file| usize::try_from(file.len()) == Ok(bytes.len()))
            && fs::read(path).is_ok_and(|there| there == bytes)
    }
}

/// An error of the file system in what was being done with `path`.
fn failed(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> OriginalsError {
    let path = path.to_path_buf();
    move |cause| OriginalsError::Files { doing, path, cause }
}
