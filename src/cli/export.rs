//! `remissd export`: the answers to one consultation as a file. Every one of them is in it, or there is no file.

mod lines;
mod packed;

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Write as _};
use std::path::Path;

use anyhow::{bail, ensure};

use self::lines::Pages;
use super::args::{ExportFormat, Separator};
use super::out::stdout;
use super::reference::configured;
use super::run::stop_on_signals;
use super::whole::Part;
use super::{Ended, args, register};
use crate::config::Config;
use crate::consultation::Consultation;
use crate::correspondence;
use crate::diary_number::DiaryNumber;
use crate::facts::{Compilation, ToHandOver};
use crate::fingerprint::{Fingerprint, Fingerprinting};
use crate::register::Register;
use crate::sheet;

/// Bytes read at a time where the sum of the file is worked out.
const SLICE: usize = 64 << 10;

/// What an export is made of.
struct Source<'a> {
    config: &'a Config,
    register: Register,
    consultation: &'a Consultation,
    /// How much there was when it began.
    there: ToHandOver,
}

/// Writes the file, and refuses where one is there already.
pub(super) async fn export(config: &Config, wanted: &args::Export) -> anyhow::Result<Ended> {
    let consultation = configured(config, &wanted.diary_number)?;
    let path = &wanted.output;
    if path.try_exists()? && !wanted.force {
        bail!("{} is there already: name another file, or replace it with --force", path.display());
    }
    let register = register(config).await?;
    let there = register.to_hand_over(&consultation.diary_number).await?;
    let source = Source { config, register, consultation, there };
    let mut part = Part::begin(path, config)?;
    let mut stop = stop_on_signals()?;
    let told = tokio::select! {
        told = source.write(part.file(), wanted) => told?,
        // Dropped, the file in the making leaves nothing: it is full of people's letters.
        _ = stop.wait_for(|told| *told) => bail!("stopped: nothing was written"),
    };
    part.place()?;
    writeln!(stdout(), "Wrote {}: {told}.\nSHA-256 {}", path.display(), sum(path)?)?;
    Ok(Ended::Well)
}

impl Source<'_> {
    async fn write(&self, file: &mut File, wanted: &args::Export) -> anyhow::Result<String> {
        match wanted.to {
            ExportFormat::Csv => self.csv(file, wanted.separator).await,
            ExportFormat::Xlsx => self.xlsx(file).await,
            ExportFormat::Jsonl => self.jsonl(file).await,
            ExportFormat::Zip => packed::zip(self, file, wanted.separator).await,
        }
    }

    fn number(&self) -> &DiaryNumber {
        &self.consultation.diary_number
    }

    fn pages(&self) -> Pages<'_> {
        Pages::new(&self.register, self.number(), self.there.last)
    }

    async fn csv(&self, file: &mut File, separator: Separator) -> anyhow::Result<String> {
        let mut out = BufWriter::new(file);
        let written = lines::csv(self.pages(), &mut out, separator).await?;
        out.flush()?;
        self.all(written)?;
        Ok(format!("{written} registered messages, {} of them answers", self.there.answers))
    }

    async fn jsonl(&self, file: &mut File) -> anyhow::Result<String> {
        let mut out = BufWriter::new(file);
        let written = lines::jsonl(self.pages(), &mut out).await?;
        out.flush()?;
        self.all(written)?;
        Ok(format!("{written} registered messages, {} of them answers", self.there.answers))
    }

    async fn xlsx(&self, file: &mut File) -> anyhow::Result<String> {
        let registered = self.register.compilation(self.number()).await?;
        file.write_all(&workbook(&registered)?)?;
        Ok(format!(
            "{} registered messages, {} in the compilation",
            registered.registered, registered.answers
        ))
    }

    /// As many messages were written as the register has.
    fn all(&self, written: u64) -> anyhow::Result<()> {
        let there = self.there.registered;
        ensure!(
            written == there,
            "the file would have {written} messages where the register has {there}: nothing was written"
        );
        Ok(())
    }
}

/// The workbook, with as many rows as the register has messages.
fn workbook(registered: &Compilation) -> anyhow::Result<Vec<u8>> {
    let sheets = correspondence::compilation(registered);
    for (sheet, expected) in sheets.iter().zip([registered.registered, registered.answers]) {
        let rows = sheet.rows.len();
        ensure!(
            rows as u64 == expected,
            "the sheet {} would have {rows} rows where the register has {expected}: nothing was written",
            sheet.name
        );
    }
    let sheets: Vec<_> = sheets.into_iter().chain(correspondence::ways(registered)).collect();
    Ok(sheet::workbook(&sheets)?)
}

/// The SHA-256 of the file at `path`.
fn sum(path: &Path) -> io::Result<Fingerprint> {
    let mut file = File::open(path)?;
    let (mut sum, mut slice) = (Fingerprinting::default(), vec![0; SLICE]);
    loop {
        let read = file.read(&mut slice)?;
        match slice.get(..read) {
            Some(bytes) if read > 0 => sum.update(bytes),
            _ => return Ok(sum.finish()),
        }
    }
}
