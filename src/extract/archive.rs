//! Zip archives: the files of word processors, which are such, and files that people packed together.

use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::document::{Reading, why};
use super::office;
use super::told::Note;
use crate::message::Unreadable;

/// Entries of an archive that are looked at; a large presentation has some thousand.
const MAX_ENTRIES: usize = 10_000;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Reads what is in the archive.
pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| because(&error))?;
    let names = names(&archive);
    match office::Format::of(&names) {
        Some(format) => document(&mut archive, &names, format, reading),
        None => files(&mut archive, &names, reading),
    }
}

fn names(archive: &Archive<'_>) -> Vec<String> {
    let names = (0..archive.len().min(MAX_ENTRIES)).map(|at| {
        let name = archive.name_for_index(at).and_then(Result::ok);
        name.map(|name| name.into_owned()).unwrap_or_default()
    });
    names.collect()
}

/// A document: its parts with words, in the order they are read.
fn document(
    archive: &mut Archive<'_>,
    names: &[String],
    format: office::Format,
    reading: &mut Reading<'_>,
) -> Result<(), Unreadable> {
    for part in format.parts(names) {
        if reading.is_over() {
            reading.note(Note::PagesCut);
            return Ok(());
        }
        let Some(at) = names.iter().position(|name| *name == part) else { continue };
        let file = archive.by_index(at).map_err(|error| because(&error))?;
        let (text, read) = office::words(BufReader::new(reading.unpacking(file)));
        reading.push(&text);
        read?;
    }
    Ok(())
}

/// Files that were packed together: each by itself.
fn files(archive: &mut Archive<'_>, names: &[String], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    if archive.len() > MAX_ENTRIES {
        reading.note(Note::FilesCut);
    }
    for (at, name) in names.iter().enumerate() {
        if name.ends_with('/') || name.starts_with("__MACOSX/") {
            continue;
        }
        reading.push_name(name);
        if !reading.may_go_within() {
            reading.within(name, "", &[]);
            return Ok(());
        }
        let unpacked =
            archive.by_index(at).map_err(|error| because(&error)).and_then(|file| whole(file, reading));
        match unpacked {
            Ok(bytes) => reading.within(name, "", &bytes),
            Err(Unreadable::Locked) => reading.note(Note::Locked),
            Err(Unreadable::TooCostly) => return Err(Unreadable::TooCostly),
            Err(_) => reading.note(Note::Damaged),
        }
    }
    Ok(())
}

fn whole<R: Read>(file: ZipFile<'_, R>, reading: &mut Reading<'_>) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    reading.unpacking(file).read_to_end(&mut bytes).map_err(|error| why(&error))?;
    Ok(bytes)
}

fn because(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Unreadable::Locked
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Unreadable::UnknownKind
        }
        _ => Unreadable::Damaged,
    }
}
