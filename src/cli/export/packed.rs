//! The zip file: originals byte for byte, what came with them under safe names, the tables, a page and the sums of all.
//! Only one original is held in memory at a time.

use std::fs::File;
use std::io::{Seek, Write};

use anyhow::{bail, ensure};
use jiff::civil::DateTime;

use super::{Separator, Source, lines};
use crate::facts::{Cell, HandedFile, HandedOver, Openness};
use crate::handover::{self, Entry, Index, attachment_name, original_name};
use crate::message::attachment_contents;
use crate::originals::Originals;
use crate::parcel::Packing;

/// The first moment that a zip file can tell, for files of no time of their own.
const NO_TIME: DateTime = DateTime::constant(1980, 1, 1, 0, 0, 0, 0);

/// How the names of originals end that are mail.
const MAIL: &str = "eml";

/// Where the cells stand in a row of `svar` that the page shows.
const ARRIVED: usize = 3;
const KIND: usize = 7;
const NAME: usize = 9;
const ADDRESS: usize = 10;
const ORGANISATION: usize = 12;
const SUBJECT: usize = 13;

/// What was packed.
#[derive(Default)]
struct Sum {
    originals: u64,
    files: u64,
    withheld: u64,
    erased: u64,
    broken: u64,
}

/// Packs all of it; what is told of it.
pub(super) async fn zip(
    source: &Source<'_>,
    file: &mut File,
    separator: Separator,
) -> anyhow::Result<String> {
    let at = source.there.latest.unwrap_or(NO_TIME);
    let originals = Originals::open_read(&source.config.state_dir);
    let mut packing = Packing::new(file);
    packing.begin("svar.csv", at)?;
    source.all(lines::csv(source.pages(), &mut packing, separator).await?)?;
    packing.begin("svar.jsonl", at)?;
    source.all(lines::jsonl(source.pages(), &mut packing).await?)?;
    let (mut entries, mut sum, mut pages) = (Vec::new(), Sum::default(), source.pages());
    while let Some(page) = pages.next().await? {
        for message in &page {
            entries.push(pack(source, &originals, message, &mut packing, &mut sum)?);
        }
    }
    source.all(entries.len() as u64)?;
    let index = Index {
        number: source.number().to_string(),
        title: source.consultation.title.clone(),
        organisation: source.config.organisation.name.clone(),
        entries,
    };
    packing.add("index.html", at, handover::page(&index).as_bytes())?;
    packing.finish(at)?;
    Ok(told(source, &sum))
}

fn told(source: &Source<'_>, sum: &Sum) -> String {
    let there = &source.there;
    let mut told = format!(
        "{} registered messages, {} of them answers, {} originals, {} attachments",
        there.registered, there.answers, sum.originals, sum.files
    );
    for (count, what) in [
        (sum.withheld, "protected and left out: hand them over by themselves"),
        (sum.erased, "erased on a decision"),
        (sum.broken, "attachments that could not be unpacked: they are in the originals"),
    ] {
        if count > 0 {
            told.push_str(&format!(", {count} {what}"));
        }
    }
    told
}

/// Packs what there is of a message; what the page says of it.
fn pack<W: Write + Seek>(
    source: &Source<'_>,
    originals: &Originals,
    message: &HandedOver,
    packing: &mut Packing<W>,
    sum: &mut Sum,
) -> anyhow::Result<Entry> {
    let mut entry = entry(source, message);
    match message.openness {
        Openness::Open => {}
        Openness::Protected => {
            sum.withheld += 1;
            entry.note = Some("skyddad, lämnas ut separat");
            return Ok(entry);
        }
        Openness::Erased => {
            sum.erased += 1;
            entry.note = Some("uppgifter borttagna efter beslut");
            return Ok(entry);
        }
    }
    let original = message.original;
    let Some(bytes) = originals.read(&original, u64::MAX)? else {
        bail!(
            "the original of {} is missing or damaged ({original}): nothing was written; `remissd audit` tells of all",
            entry.reference
        );
    };
    // A letter on paper or a note lies under its own ending.
    let kept = originals.path(&original);
    let ending = kept.extension().and_then(|ending| ending.to_str()).unwrap_or(MAIL);
    let name = original_name(source.number(), message.serial, ending);
    let packed = packing.add(&name, message.arrived, &bytes)?;
    ensure!(packed == original, "the original {original} changed while it was read: nothing was written");
    sum.originals += 1;
    let label = name.rsplit('/').next().unwrap_or(&name).to_owned();
    entry.original = Some(handover::File { name: label, path: Some(name.clone()) });
    entry.files = attachments(message, &bytes, &name, packing, sum)?;
    Ok(entry)
}

/// Packs what came with a message. Of a letter on paper the original is the file itself.
fn attachments<W: Write + Seek>(
    message: &HandedOver,
    bytes: &[u8],
    original: &str,
    packing: &mut Packing<W>,
    sum: &mut Sum,
) -> anyhow::Result<Vec<handover::File>> {
    let wanted: Vec<usize> = message.files.iter().map(|file| file.position).collect();
    let mut contents = match original.ends_with(MAIL) && !wanted.is_empty() {
        true => attachment_contents(bytes, |at| wanted.contains(&at)),
        false => Vec::new(),
    };
    let mut packed = Vec::new();
    for (file, place) in message.files.iter().zip(1..) {
        let content = contents.get_mut(file.position).and_then(Option::take);
        let path = match content {
            Some(content) => {
                let path = attachment_name(message.serial, place, file.name());
                packing.add(&path, message.arrived, &content)?;
                sum.files += 1;
                Some(path)
            }
            None if file.fingerprint() == Some(message.original) => Some(original.to_owned()),
            None => {
                sum.broken += 1;
                None
            }
        };
        packed.push(handover::File { name: shown(file, place), path });
    }
    Ok(packed)
}

fn shown(file: &HandedFile, place: usize) -> String {
    let name = file.name();
    if name.is_empty() { format!("bilaga {place}") } else { name.to_owned() }
}

fn entry(source: &Source<'_>, message: &HandedOver) -> Entry {
    let cell = |at: usize| match message.svar.get(at) {
        Some(Cell::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let from = [ORGANISATION, NAME, ADDRESS].map(cell).into_iter().find(|name| !name.is_empty());
    Entry {
        reference: format!("{}-{}", source.number(), message.serial),
        arrived: cell(ARRIVED),
        from: from.unwrap_or_default(),
        kind: cell(KIND),
        subject: cell(SUBJECT),
        original: None,
        files: Vec::new(),
        note: None,
    }
}
