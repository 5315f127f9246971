//! What is registered, whole, as the view `svar` shows it: for the file that goes with a digest and for
//! an export.

use super::Register;
use super::digest::DigestRun;
use super::door::values;
use super::error::{RegisterError, unreadable};
use super::listing::{Selection, Table};
use super::words;
use crate::diary_number::DiaryNumber;

/// The columns of the view `svar`, in its order.
pub const SVAR_COLUMNS: &[&str] = &[
    "lopnummer",
    "arendenummer",
    "remiss",
    "inkom",
    "inkom_dag",
    "inkom_grund",
    "i_tid",
    "typ",
    "kanal",
    "avsandare_namn",
    "avsandare_epost",
    "avsandare_typ",
    "organisation",
    "rubrik",
    "stallningstagande",
    "text",
    "antal_bilagor",
    "kvitterat",
    "kompletterar",
    "handlingsnummer",
    "original",
    "grupp",
];

/// The kinds, in the words of `svar`, that stand in a compilation: what is said of the proposal.
pub const COMPILED_KINDS: [&str; 3] = ["svar", "komplettering", "återkallelse"];

/// Everything registered of one consultation.
#[derive(Debug, Clone, PartialEq)]
pub struct Compilation {
    /// Every row of the view `svar`.
    pub messages: Table,
    /// The names of the attachments, each with the serial it came with.
    pub files: Vec<(i64, String)>,
    /// How many messages are registered, counted without the view.
    pub registered: u64,
    /// How many of them are of the kinds that stand in a compilation.
    pub answers: u64,
}

/// `svar` with every cell as text, where `$condition` holds.
macro_rules! svar {
    ($text:literal, $condition:literal) => {
        Selection {
            columns: SVAR_COLUMNS,
            sql: concat!(
                "SELECT CAST(lopnummer AS TEXT), arendenummer, remiss, inkom, inkom_dag, inkom_grund, i_tid, typ,
                    kanal, avsandare_namn, avsandare_epost, avsandare_typ, organisation, rubrik,
                    stallningstagande, ",
                $text,
                ", CAST(antal_bilagor AS TEXT), kvitterat, CAST(kompletterar AS TEXT), handlingsnummer,
                    original, grupp
                FROM svar WHERE arendenummer = $1",
                $condition,
                " ORDER BY lopnummer"
            ),
        }
    };
}

/// Up to a serial: on PostgreSQL a transaction sees what others commit meanwhile.
const EVERY: Selection = svar!("text", " AND lopnummer <= $2");

/// A digest never shows more of a text than this.
const NEW: Selection = svar!(
    "substr(text, 1, 20000)",
    " AND typ IN ('svar', 'komplettering') AND lopnummer IN
        (SELECT serial FROM response WHERE consultation = $1 AND id > $2 AND id <= $3)"
);

const FILES: &str = "SELECT r.serial, a.name FROM response r JOIN attachment a ON a.message = r.message
    WHERE r.consultation = $1 AND r.serial <= $2 AND NOT a.is_incidental ORDER BY r.serial, a.position";

const COUNT: &str = "SELECT count(*),
        coalesce(sum(CASE WHEN kind IN ('answer', 'supplement', 'withdrawal') THEN 1 ELSE 0 END), 0),
        coalesce(max(serial), 0)
    FROM response WHERE consultation = $1";

impl Register {
    /// The new answers that a report tells of.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn new_answers(&self, run: &DigestRun) -> Result<Table, RegisterError> {
        let since = run.since.map_or(0, |mark| mark.response);
        let bound = values![run.diary_number.to_string(), since, run.until.response];
        NEW.read(&mut self.pools.reading().await?, bound).await
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
        let mut files = Vec::new();
        for row in reading.rows(FILES, values![case.as_str(), last]).await? {
            files.push((row.cell(0)?, row.cell(1)?));
        }
        let (registered, answers) = (words::unsigned(count.cell(0)?)?, words::unsigned(count.cell(1)?)?);
        Ok(Compilation { messages, files, registered, answers })
    }
}
