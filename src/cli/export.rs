//! `remissd export`: the answers to one consultation as a file. Every one of them is in it, or there is no file.

use std::io::{Write as _, stdout};

use anyhow::{bail, ensure};

use super::args::ExportFormat;
use super::{Ended, args, register, whole};
use crate::config::Config;
use crate::correspondence;
use crate::facts::Compilation;
use crate::sheet;

/// Writes the file, and refuses where one is there already.
pub(super) async fn export(config: &Config, wanted: &args::Export) -> anyhow::Result<Ended> {
    if !config.consultations.iter().any(|one| one.diary_number == wanted.diary_number) {
        bail!("{} is no consultation of the configuration", wanted.diary_number);
    }
    let path = &wanted.output;
    if path.try_exists()? && !wanted.force {
        bail!("{} is there already: name another file, or replace it with --force", path.display());
    }
    let registered = register(config).await?.compilation(&wanted.diary_number).await?;
    let bytes = match wanted.to {
        ExportFormat::Xlsx => workbook(&registered)?,
        ExportFormat::Csv | ExportFormat::Jsonl | ExportFormat::Zip => bail!("not yet"),
    };
    whole::write(path, &bytes)?;
    let (messages, answers) = (registered.registered, registered.answers);
    writeln!(
        stdout(),
        "Wrote {}: {messages} registered messages, {answers} in the compilation.",
        path.display()
    )?;
    Ok(Ended::Well)
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
