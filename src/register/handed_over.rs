//! What is handed over of a consultation, some messages at a time: all of it may be more than memory holds.

use std::collections::BTreeMap;

use super::answers::{COUNT, PAGE};
use super::door::{Row, values};
use super::error::{RegisterError, unreadable};
use super::{Register, words};
use crate::diary_number::DiaryNumber;
use crate::facts::{Cell, HandedFile, HandedOver, Openness, ToHandOver};

const LATEST: &str = "SELECT local_day, local_time FROM registered WHERE consultation = $1 ORDER BY local_day DESC, local_time DESC LIMIT 1";

/// What the view does not tell of a message, in the order of the page.
const MESSAGES: &str = "SELECT r.serial, m.fingerprint, m.local_day, m.local_time,
        m.is_restricted, m.erased_at IS NOT NULL
    FROM response r JOIN message m ON m.id = r.message
    WHERE r.consultation = $1 AND r.serial > $2 AND r.serial <= $3 ORDER BY r.serial";

const FILES: &str = "SELECT r.serial, a.position, a.name, a.media_type, a.size, a.fingerprint,
        CASE WHEN a.readable THEN 'ja' WHEN NOT a.readable THEN 'nej' END, a.text
    FROM response r JOIN attachment a ON a.message = r.message
    WHERE r.consultation = $1 AND r.serial > $2 AND r.serial <= $3 AND NOT a.is_incidental
    ORDER BY r.serial, a.position";

const COPIES: &str = "SELECT r.serial, c.fingerprint, c.channel, c.size
    FROM response r JOIN copy c ON c.message = r.message
    WHERE r.consultation = $1 AND r.serial > $2 AND r.serial <= $3 ORDER BY r.serial, c.fingerprint";

const DECISIONS: &str = "SELECT r.serial, h.at_local, h.who, h.reference, h.what, h.reason
    FROM response r JOIN history h ON h.message = r.message
    WHERE r.consultation = $1 AND r.serial > $2 AND r.serial <= $3 AND h.act IS NOT NULL
    ORDER BY r.serial, h.id";

/// What belongs to the messages of a page, by serial.
type BySerial<T> = BTreeMap<i64, Vec<T>>;

impl Register {
    /// How much there is to hand over of a consultation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn to_hand_over(&self, number: &DiaryNumber) -> Result<ToHandOver, RegisterError> {
        let case = number.to_string();
        let mut reading = self.pools.reading().await?;
        let count = reading.row(COUNT, values![case.as_str()]).await?.ok_or_else(|| unreadable("a count"))?;
        let latest = reading.row(LATEST, values![case]).await?;
        let latest = latest.map(|row| words::local(&row.cell::<String>(0)?, &row.cell::<String>(1)?));
        Ok(ToHandOver {
            registered: words::unsigned(count.cell(0)?)?,
            answers: words::unsigned(count.cell(1)?)?,
            last: count.cell(2)?,
            latest: latest.transpose()?,
        })
    }

    /// The next messages of a consultation after the serial `after`, up to `last`, in order; none when there are no
    /// more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn handed_over(
        &self,
        number: &DiaryNumber,
        after: i64,
        last: i64,
    ) -> Result<Vec<HandedOver>, RegisterError> {
        let case = number.to_string();
        let mut reading = self.pools.reading().await?;
        let rows = PAGE.read(&mut reading, values![case.as_str(), after, last]).await?.rows;
        let mut svar: BTreeMap<i64, Vec<Cell>> =
            rows.into_iter().filter_map(|row| Some((serial(&row)?, row))).collect();
        let Some(to) = svar.last_key_value().map(|(serial, _)| *serial) else { return Ok(Vec::new()) };
        let range = || values![case.as_str(), after, to];
        let mut files = by_serial(reading.rows(FILES, range()).await?, file)?;
        let mut copies = by_serial(reading.rows(COPIES, range()).await?, copy)?;
        let mut decisions = by_serial(reading.rows(DECISIONS, range()).await?, decision)?;
        let mut page = Vec::new();
        for row in &reading.rows(MESSAGES, range()).await? {
            let serial = row.cell(0)?;
            // On PostgreSQL it may have been registered elsewhere meanwhile: the count tells.
            let Some(svar) = svar.remove(&serial) else { continue };
            page.push(HandedOver {
                serial,
                svar,
                files: files.remove(&serial).unwrap_or_default(),
                copies: copies.remove(&serial).unwrap_or_default(),
                decisions: decisions.remove(&serial).unwrap_or_default(),
                original: words::fingerprint(&row.cell::<String>(1)?)?,
                arrived: words::local(&row.cell::<String>(2)?, &row.cell::<String>(3)?)?,
                openness: openness(row.cell(4)?, row.cell(5)?),
            });
        }
        Ok(page)
    }
}

fn openness(is_restricted: bool, is_erased: bool) -> Openness {
    match (is_erased, is_restricted) {
        (true, _) => Openness::Erased,
        (false, true) => Openness::Protected,
        (false, false) => Openness::Open,
    }
}

fn serial(svar: &[Cell]) -> Option<i64> {
    match svar.first() {
        Some(Cell::Text(serial)) => serial.parse().ok(),
        _ => None,
    }
}

fn by_serial<T>(
    rows: Vec<Row>,
    read: fn(&Row) -> Result<T, RegisterError>,
) -> Result<BySerial<T>, RegisterError> {
    let mut found = BySerial::new();
    for row in &rows {
        found.entry(row.cell(0)?).or_default().push(read(row)?);
    }
    Ok(found)
}

fn text(row: &Row, column: usize) -> Result<Cell, RegisterError> {
    Ok(Cell::from(row.cell::<Option<String>>(column)?))
}

fn file(row: &Row) -> Result<HandedFile, RegisterError> {
    let position = usize::try_from(row.cell::<i64>(1)?).map_err(|_| unreadable("a place"))?;
    let size = Cell::Integer(row.cell(4)?);
    let bilaga = vec![text(row, 2)?, text(row, 3)?, size, text(row, 5)?, text(row, 6)?, text(row, 7)?];
    Ok(HandedFile { position, bilaga })
}

fn copy(row: &Row) -> Result<Vec<Cell>, RegisterError> {
    let channel: String = row.cell(2)?;
    let channel = if channel == "email" { "e-post".to_owned() } else { channel };
    Ok(vec![text(row, 1)?, Cell::Text(channel), Cell::Integer(row.cell(3)?)])
}

fn decision(row: &Row) -> Result<Vec<Cell>, RegisterError> {
    (1..=5).map(|column| text(row, column)).collect()
}
