//! What is registered, whole, as the view `svar` shows it: for the file that goes with a digest and for
//! an export.

use std::collections::BTreeMap;

use super::Register;
use super::digest::DigestRun;
use super::door::values;
use super::error::{RegisterError, unreadable};
use super::listing::Selection;
use super::words;
use crate::diary_number::DiaryNumber;
use crate::facts::{Compilation, FileFacts, NewAnswers, SVAR_COLUMNS};

/// `svar` with every cell as text, where `$condition` holds.
macro_rules! svar {
    ($text:literal, $condition:literal, $bound:literal) => {
        Selection {
            columns: SVAR_COLUMNS,
            sql: concat!(
                "SELECT CAST(lopnummer AS TEXT), arendenummer, remiss, inkom, inkom_dag, inkom_grund, i_tid, typ,
                    kanal, avsandare_namn, avsandare_epost, avsandare_typ, organisation, rubrik,
                    stallningstagande, ",
                $text,
                ", CAST(antal_bilagor AS TEXT), kvitterat, CAST(kompletterar AS TEXT), handlingsnummer,
                    original, grupp, hanterat
                FROM svar WHERE arendenummer = $1",
                $condition,
                " ORDER BY svar.lopnummer",
                $bound
            ),
        }
    };
}

/// Some of them, after a serial and up to another. A text may be long, so they are few.
pub(super) const PAGE: Selection = svar!("text", " AND lopnummer > $2 AND lopnummer <= $3", " LIMIT 100");

/// Up to a serial: on PostgreSQL a transaction sees what others commit meanwhile.
const EVERY: Selection = svar!("text", " AND lopnummer <= $2", "");

/// As many as a digest shows, and of their texts a little more than it shows: what is cut there has to be seen to be
/// longer. A text that comes when there is room for no more is told by its beginning.
const NEW: Selection = svar!(
    "substr(text, 1, CASE WHEN sum(length(substr(text, 1, 16001))) OVER (ORDER BY lopnummer) < 3000000
        THEN 16001 ELSE 2 END)",
    " AND typ IN ('svar', 'komplettering') AND lopnummer IN
        (SELECT serial FROM response WHERE consultation = $1 AND id > $2 AND id <= $3)",
    " LIMIT 5000"
);

const NEW_COUNT: &str = "SELECT count(*) FROM response
    WHERE consultation = $1 AND id > $2 AND id <= $3 AND kind IN ('answer', 'supplement')";

const CHANNELS: Selection = Selection {
    columns: &["kanal", "meddelanden", "svar"],
    sql: "SELECT kanal, CAST(meddelanden AS TEXT), CAST(svar AS TEXT) FROM kanaler
        WHERE arendenummer = $1 ORDER BY kanal",
};

const FILES: &str = "SELECT r.serial, a.name, CASE WHEN a.readable THEN a.text END
    FROM response r JOIN attachment a ON a.message = r.message
    WHERE r.consultation = $1 AND r.serial <= $2 AND NOT a.is_incidental ORDER BY r.serial, a.position";

pub(super) const COUNT: &str = "SELECT count(*),
        coalesce(sum(CASE WHEN kind IN ('answer', 'supplement', 'withdrawal') THEN 1 ELSE 0 END), 0),
        coalesce(max(serial), 0)
    FROM response WHERE consultation = $1";

impl Register {
    /// The new answers that a report tells of, as far as a file that goes with it has room for them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn new_answers(&self, run: &DigestRun) -> Result<NewAnswers, RegisterError> {
        let since = run.since.map_or(0, |mark| mark.response);
        let range = || values![run.diary_number.to_string(), since, run.until.response];
        let mut reading = self.pools.reading().await?;
        let all = reading.row(NEW_COUNT, range()).await?.ok_or_else(|| unreadable("a count"))?;
        let table = NEW.read(&mut reading, range()).await?;
        let more = words::unsigned(all.cell(0)?)?.saturating_sub(table.rows.len() as u64);
        Ok(NewAnswers { table, more })
    }

    /// Everything registered of a consultation, by serial.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn compilation(&self, number: &DiaryNumber) -> Result<Compilation, RegisterError> {
        let case = number.to_string();
        let mut reading = self.pools.reading().await?;
        let count = reading.row(COUNT, values![case.as_str()]).await?.ok_or_else(|| unreadable("a count"))?;
        let last: i64 = count.cell(2)?;
        let messages = EVERY.read(&mut reading, values![case.as_str(), last]).await?;
        let mut files: BTreeMap<i64, Vec<FileFacts>> = BTreeMap::new();
        for row in reading.rows(FILES, values![case.as_str(), last]).await? {
            let file = FileFacts { name: row.cell(1)?, text: row.cell(2)? };
            files.entry(row.cell(0)?).or_default().push(file);
        }
        let (registered, answers) = (words::unsigned(count.cell(0)?)?, words::unsigned(count.cell(1)?)?);
        let channels = CHANNELS.read(&mut reading, values![case]).await?;
        Ok(Compilation { messages, files, channels, registered, answers })
    }
}
