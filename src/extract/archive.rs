//! Zip archives: the files of word processors, which are such, and files that people packed together.

use std::io::{BufReader, Read};

use super::document::{Reading, why};
use super::office;
use super::told::Note;
use crate::message::Unreadable;
use crate::parcel::{Fault, Opened};

/// Entries of an archive that are looked at; a large presentation has some thousand.
const MAX_ENTRIES: usize = 10_000;

/// Reads what is in the archive.
pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let mut archive = Opened::new(bytes).map_err(because)?;
    let names = archive.names(MAX_ENTRIES);
    match office::Format::of(&names) {
        Some(format) => document(&mut archive, &names, format, reading),
        None => files(&mut archive, &names, reading),
    }
}

/// A document: its parts with words, in the order they are read.
fn document(
    archive: &mut Opened<'_>,
    names: &[String],
    format: office::Format,
    reading: &mut Reading<'_>,
) -> Result<(), Unreadable> {
    let mut is_chunked = false;
    for part in format.parts(names) {
        if reading.is_over() {
            reading.note(Note::PagesCut);
            return Ok(());
        }
        let Some(at) = names.iter().position(|name| *name == part) else { continue };
        let file = archive.file(at).map_err(because)?;
        let part = office::words(BufReader::new(reading.unpacking(file)));
        reading.take(&part);
        part.read?;
        is_chunked |= part.is_chunked;
    }
    if is_chunked {
        chunks(archive, names, reading);
    }
    if !reading.has_words() && office::has_pictures(names) {
        reading.note(Note::Picture);
    }
    Ok(())
}

/// The files whose words belong into a document: a program that wrote no document of its own put them in.
fn chunks(archive: &mut Opened<'_>, names: &[String], reading: &mut Reading<'_>) {
    let mut any = false;
    for (at, name) in names.iter().enumerate().filter(|(_, name)| office::Format::is_chunk(name)) {
        any = true;
        match archive.file(at).map_err(because).and_then(|file| whole(file, reading)) {
            Ok(bytes) => reading.within(name, "", &bytes),
            Err(why) => reading.note_unread(why),
        }
    }
    if !any {
        reading.note(Note::UnknownKind);
    }
}

/// Files that were packed together: each by itself.
fn files(archive: &mut Opened<'_>, names: &[String], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    if archive.count() > MAX_ENTRIES {
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
        let unpacked = archive.file(at).map_err(because).and_then(|file| whole(file, reading));
        match unpacked {
            Ok(bytes) => reading.within(name, "", &bytes),
            Err(Unreadable::Locked) => reading.note(Note::Locked),
            Err(Unreadable::TooCostly) => return Err(Unreadable::TooCostly),
            Err(_) => reading.note(Note::Damaged),
        }
    }
    Ok(())
}

fn whole(file: impl Read, reading: &mut Reading<'_>) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    reading.unpacking(file).read_to_end(&mut bytes).map_err(|error| why(&error))?;
    Ok(bytes)
}

fn because(fault: Fault) -> Unreadable {
    match fault {
        Fault::Locked => Unreadable::Locked,
        Fault::UnknownKind => Unreadable::UnknownKind,
        Fault::Damaged => Unreadable::Damaged,
    }
}
