//! A zip file in the making, written as it grows: only the list of its files is held in memory. The same files under
//! the same names and times give the same bytes.

use std::io::{self, Seek, Write};

use jiff::civil::DateTime;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use crate::fingerprint::{Fingerprint, Fingerprinting};

/// The name of the list of checksums, as `sha256sum -c` reads it.
const SUMS: &str = "SHA256SUMS";

/// A file that is as large or larger is told of in the 64-bit way.
const LARGE: u64 = u32::MAX as u64;

/// Whoever unpacks it as root leaves the files readable by others: what that means is theirs to decide.
const READABLE: u32 = 0o644;

/// A zip file in the making. What is written goes to the file begun last.
pub struct Packing<W: Write + Seek> {
    zip: ZipWriter<W>,
    /// The file begun last, and the sum of what was written to it.
    open: Option<(String, Fingerprinting)>,
    sums: Vec<(String, Fingerprint)>,
}

/// A file cannot be packed.
#[derive(Debug, thiserror::Error)]
#[error("the zip file cannot be written: {0}")]
pub struct PackError(#[from] ZipError);

impl<W: Write + Seek> Packing<W> {
    /// Begins a zip file at the start of `out`.
    pub fn new(out: W) -> Self {
        Self { zip: ZipWriter::new(out), open: None, sums: Vec::new() }
    }

    /// Begins the next file, of a size that is not known; `at` is the time it gets.
    ///
    /// # Errors
    /// When there is a file of that name already, or writing fails.
    pub fn begin(&mut self, name: &str, at: DateTime) -> Result<(), PackError> {
        self.begin_sized(name, at, u64::MAX)
    }

    /// Packs a whole file; its sum.
    ///
    /// # Errors
    /// As [`Packing::begin`].
    pub fn add(&mut self, name: &str, at: DateTime, bytes: &[u8]) -> Result<Fingerprint, PackError> {
        self.begin_sized(name, at, bytes.len() as u64)?;
        self.write_all(bytes).map_err(ZipError::from)?;
        self.end();
        Ok(self.sums.last().map_or_else(|| Fingerprint::of(bytes), |(_, sum)| *sum))
    }

    /// Packs the list of sums last, and gives back what the zip file was written to.
    ///
    /// # Errors
    /// When writing fails.
    pub fn finish(mut self, at: DateTime) -> Result<W, PackError> {
        self.end();
        self.sums.sort();
        // Two blanks: the bytes as they are (coreutils' binary and text modes are the same here).
        let lines: String = self.sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
        self.add(SUMS, at, lines.as_bytes())?;
        Ok(self.zip.finish()?)
    }

    fn begin_sized(&mut self, name: &str, at: DateTime, size: u64) -> Result<(), PackError> {
        self.end();
        let options = SimpleFileOptions::default()
            .last_modified_time(time(at))
            .unix_permissions(READABLE)
            .large_file(size >= LARGE);
        self.zip.start_file(name, options)?;
        self.open = Some((name.to_owned(), Fingerprinting::default()));
        Ok(())
    }

    fn end(&mut self) {
        self.sums.extend(self.open.take().map(|(name, sum)| (name, sum.finish())));
    }
}

impl<W: Write + Seek> Write for Packing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.zip.write(bytes)?;
        if let Some((_, sum)) = &mut self.open {
            sum.update(bytes.get(..written).unwrap_or_default());
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}

/// The time as a zip file holds it: to two seconds, from 1980 on. What it cannot hold is its first moment.
fn time(at: DateTime) -> zip::DateTime {
    let parts = (
        u16::try_from(at.year()),
        u8::try_from(at.month()),
        u8::try_from(at.day()),
        u8::try_from(at.hour()),
        u8::try_from(at.minute()),
        u8::try_from(at.second()),
    );
    let (Ok(year), Ok(month), Ok(day), Ok(hour), Ok(minute), Ok(second)) = parts else {
        return zip::DateTime::default();
    };
    zip::DateTime::from_date_and_time(year, month, day, hour, minute, second).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parcel::Opened;
    use jiff::civil::datetime;
    use std::io::{Cursor, Read as _};

    const AT: DateTime = datetime(2019, 10, 30, 23, 50, 1, 0);

    fn packed() -> Vec<u8> {
        let mut packing = Packing::new(Cursor::new(Vec::new()));
        packing.begin("svar.csv", AT).unwrap();
        packing.write_all("å;".as_bytes()).unwrap();
        packing.write_all("ä\r\n".as_bytes()).unwrap();
        packing.add("original/a.eml", datetime(1969, 1, 1, 0, 0, 0, 0), b"Subject: x\r\n\r\n").unwrap();
        packing.finish(AT).unwrap().into_inner()
    }

    #[test]
    fn what_is_packed_unpacks_to_the_same_and_its_sums_are_told() {
        let bytes = packed();
        assert_eq!(bytes, packed(), "the same files give the same bytes");
        let mut opened = Opened::new(&bytes).unwrap();
        assert_eq!(opened.names(9), ["svar.csv", "original/a.eml", "SHA256SUMS"]);
        let mut sums = String::new();
        opened.file(2).unwrap().read_to_string(&mut sums).unwrap();
        let expected = [("original/a.eml", "Subject: x\r\n\r\n"), ("svar.csv", "å;ä\r\n")]
            .map(|(name, content)| format!("{}  {name}\n", Fingerprint::of(content.as_bytes())));
        assert_eq!(sums, expected.concat());
    }

    #[test]
    fn no_two_files_have_one_name() {
        let mut packing = Packing::new(Cursor::new(Vec::new()));
        packing.add("a", AT, b"1").unwrap();
        assert!(packing.add("a", AT, b"2").is_err());
    }
}
