//! The register's messages line by line: CSV for spreadsheets, JSON for programs.

use std::borrow::Cow;
use std::io::Write;

use super::Separator;
use crate::diary_number::DiaryNumber;
use crate::facts::{Cell, HandedOver, SVAR_COLUMNS};
use crate::handover;
use crate::register::{Register, RegisterError};
use crate::sheet::separated;

/// The messages of a consultation, some at a time.
pub(super) struct Pages<'a> {
    register: &'a Register,
    number: &'a DiaryNumber,
    after: i64,
    last: i64,
}

impl<'a> Pages<'a> {
    pub(super) fn new(register: &'a Register, number: &'a DiaryNumber, last: i64) -> Self {
        Self { register, number, after: 0, last }
    }

    /// The next messages; none when all have come.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<HandedOver>>, RegisterError> {
        let page = self.register.handed_over(self.number, self.after, self.last).await?;
        let Some(last) = page.last() else { return Ok(None) };
        self.after = last.serial;
        Ok(Some(page))
    }
}

/// Writes `svar` as CSV; how many messages it has.
pub(super) async fn csv(
    mut pages: Pages<'_>,
    out: &mut impl Write,
    separator: Separator,
) -> anyhow::Result<u64> {
    let separator = separator.sign();
    let heading = separated::line(SVAR_COLUMNS.iter().copied(), separator);
    write!(out, "{}{heading}", separated::MARK)?;
    let mut written = 0;
    while let Some(page) = pages.next().await? {
        for message in &page {
            let cells: Vec<_> = message.svar.iter().map(words).collect();
            out.write_all(separated::line(cells.iter().map(AsRef::as_ref), separator).as_bytes())?;
            written += 1;
        }
    }
    Ok(written)
}

fn words(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Null => "".into(),
        Cell::Integer(number) => number.to_string().into(),
        Cell::Real(number) => number.to_string().into(),
        Cell::Text(text) => text.as_str().into(),
    }
}

/// Writes all that is known of each message as a line of JSON; how many there are.
pub(super) async fn jsonl(mut pages: Pages<'_>, out: &mut impl Write) -> anyhow::Result<u64> {
    let mut written = 0;
    while let Some(page) = pages.next().await? {
        for message in &page {
            out.write_all(handover::line(message).as_bytes())?;
            written += 1;
        }
    }
    Ok(written)
}
