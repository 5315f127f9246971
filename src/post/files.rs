//! Letters as `.eml` files, for a trial run or for a relay that takes its mail from a folder.

use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt as _;

use super::Delivery;
use crate::custody;
use crate::fingerprint::Fingerprint;

/// A file name longer than this is refused by some file systems, with the ending counted in.
const NAME_LENGTH: usize = 200;

/// Where below the state folder letters are written.
pub(super) const FOLDER: &str = "letters";

/// The folder that letters are written to.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder at `path`, made for the owner alone if it is not there: letters name people. Whether it can be
    /// written to is tried.
    pub(super) async fn open(path: &Path) -> io::Result<Self> {
        custody::make_folder(path)?;
        let tried = path.join(".tried.part");
        custody::open_or_make(&tried)?;
        fs::remove_file(&tried).await?;
        Ok(Self { path: path.to_owned() })
    }

    /// Writes a letter whole or not at all. A letter written before is written over by itself: the
    /// name follows from its Message-ID.
    pub(super) async fn write(&self, bytes: &[u8]) -> Delivery {
        let name = file_name(bytes);
        match self.write_whole(&name, bytes).await {
            Ok(()) => Delivery::Sent { reply: name },
            Err(error) => Delivery::Deferred { why: format!("cannot write the letter: {}", error.kind()) },
        }
    }

    async fn write_whole(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let unfinished = self.path.join(format!("{name}.part"));
        let mut file = File::from_std(custody::open_or_make(&unfinished)?);
        file.set_len(0).await?;
        file.write_all(bytes).await?;
        file.sync_all().await?;
        fs::rename(&unfinished, self.path.join(name)).await?;
        File::open(&self.path).await?.sync_all().await
    }
}

/// Whether letters were ever written to files below `state_dir`.
pub async fn has_letters(state_dir: &Path) -> bool {
    fs::metadata(state_dir.join(FOLDER)).await.is_ok()
}

/// Removes the letters of these Message-IDs, without angle brackets, where they were written to files below `state_dir`.
///
/// # Errors
/// When one is there and cannot be removed; the others are removed all the same.
pub async fn forget_letters(state_dir: &Path, message_ids: &[String]) -> io::Result<()> {
    let mut removed = Ok(());
    for message_id in message_ids {
        let path = state_dir.join(FOLDER).join(format!("{}.eml", safe(message_id)));
        match fs::remove_file(path).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => removed = Err(error),
            _ => {}
        }
    }
    removed
}

/// A name that is safe on any file system and the same for every try of a letter: its Message-ID,
/// or the fingerprint of its bytes where it has none.
fn file_name(bytes: &[u8]) -> String {
    let name = message_id(bytes).map(|id| safe(&id)).filter(|name| !name.is_empty());
    format!("{}.eml", name.unwrap_or_else(|| Fingerprint::of(bytes).to_string()))
}

fn safe(id: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || "._-@".contains(c) { c } else { '_' };
    id.trim_start_matches('.').chars().map(kept).take(NAME_LENGTH).collect()
}

fn message_id(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let (header, _) = text.split_once("\r\n\r\n")?;
    let unfolded = header.replace("\r\n ", " ").replace("\r\n\t", " ");
    let id = unfolded.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("Message-ID").then(|| value.trim().to_owned())
    })?;
    Some(id.trim_matches(['<', '>']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_name_is_the_message_id_made_safe() {
        for (bytes, expected) in [
            ("Subject: x\r\nMessage-ID: <a.b@kommun.example>\r\n\r\n", "a.b@kommun.example.eml"),
            ("message-id:\r\n <../../x y@z>\r\n\r\nMessage-ID: <no>", "_.._x_y@z.eml"),
        ] {
            assert_eq!(file_name(bytes.as_bytes()), expected);
        }
        assert!(file_name(b"Subject: none\r\n\r\n").len() > 60);
    }

    #[tokio::test]
    async fn a_letter_is_written_once_whatever_the_number_of_tries() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::open(&home.path().join("letters")).await.unwrap();
        let letter = b"Message-ID: <one@kommun.example>\r\n\r\nHej!\r\n";
        for _ in 0..2 {
            let sent = Delivery::Sent { reply: "one@kommun.example.eml".to_owned() };
            assert_eq!(folder.write(letter).await, sent);
        }
        let names: Vec<_> = std::fs::read_dir(home.path().join("letters"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(names, ["one@kommun.example.eml"]);
        let written = std::fs::read(home.path().join("letters/one@kommun.example.eml")).unwrap();
        assert_eq!(written, letter);
        let mode = |path: &str| {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::metadata(home.path().join(path)).unwrap().permissions().mode() & 0o777
        };
        assert_eq!((mode("letters"), mode("letters/one@kommun.example.eml")), (0o700, 0o600));
    }
}
