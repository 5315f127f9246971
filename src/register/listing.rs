//! The tables that people look at: what the listing commands print. They are selections of the views
//! for staff, so that a command and a query say the same.

use std::collections::BTreeMap;

use super::door::{Transacting, Value, values};
use super::error::RegisterError;
use super::{Register, evidence};
use crate::diary_number::DiaryNumber;
use crate::facts::{Cell, Table};

/// What to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listing {
    /// What is registered, by case and serial.
    Responses {
        /// Of one case alone.
        diary_number: Option<DiaryNumber>,
    },
    /// What waits for a person, oldest first.
    Reviews,
    /// Letters and what became of them, oldest first.
    Letters,
    /// Consultations and how they stand.
    Consultations,
    /// How answers came, of the consultations that some reached otherwise than by mail.
    Channels,
}

/// A shared statement with the names of its columns; every cell is text.
pub(super) struct Selection {
    pub(super) columns: &'static [&'static str],
    pub(super) sql: &'static str,
}

const RESPONSES: Selection = Selection {
    columns: &[
        "arendenummer",
        "lopnummer",
        "inkom",
        "i_tid",
        "typ",
        "fran",
        "rubrik",
        "bilagor",
        "kvitterat",
    ],
    sql: "SELECT arendenummer, CAST(lopnummer AS TEXT), inkom, i_tid, typ,
            coalesce(organisation, avsandare_namn, avsandare_epost), rubrik,
            CAST(antal_bilagor AS TEXT), kvitterat
        FROM svar WHERE arendenummer = $1 OR $2 ORDER BY arendenummer, lopnummer",
};

const REVIEWS: Selection = Selection {
    columns: &["id", "inkom", "fran", "rubrik", "forslag", "anledning", "tidigare"],
    sql: "SELECT id, inkom, coalesce(avsandare_namn, avsandare_epost), rubrik, forslag, anledning, tidigare
        FROM granskning ORDER BY inkom, length(id), id",
};

const SUGGESTED: &str = "SELECT 'g' || v.id, m.evidence FROM review v JOIN message m ON m.id = v.message
    WHERE v.state = 'waiting'";

const LETTERS: Selection = Selection {
    columns: &["id", "sort", "galler", "mottagare", "lage", "forsok", "skickad", "fel"],
    sql: "SELECT CAST(o.id AS TEXT),
            CASE o.kind
                WHEN 'ack' THEN 'kvittens' WHEN 'digest' THEN 'dagsrapport' WHEN 'reminder' THEN 'påminnelse'
                WHEN 'final' THEN 'slutrapport' ELSE 'larm' END,
            coalesce(o.consultation || ' ' || o.day, e.consultation || ' ' || e.day, e.day,
                (SELECT min(r.consultation || '-' || r.serial) FROM response r WHERE r.message = o.message)),
            o.recipient, s.lage, CAST(o.tries AS TEXT), o.sent_local, s.fel
        FROM outbox o
        JOIN letter_standing s ON s.letter = o.id
        LEFT JOIN event e ON e.id = o.event
        ORDER BY o.id",
};

const CONSULTATIONS: Selection = Selection {
    columns: &["arendenummer", "remiss", "sista_dag", "svar", "i_tid", "sena", "granskas"],
    sql: "SELECT arendenummer, remiss, sista_dag, CAST(svar AS TEXT), CAST(i_tid AS TEXT),
            CAST(sena AS TEXT), CAST(granskas AS TEXT)
        FROM remisslage ORDER BY sista_dag, arendenummer",
};

const CHANNELS: Selection = Selection {
    columns: &["arendenummer", "kanal", "meddelanden", "svar"],
    sql: "SELECT k.arendenummer, k.kanal, CAST(k.meddelanden AS TEXT), CAST(k.svar AS TEXT)
        FROM kanaler k WHERE EXISTS (SELECT 1 FROM kanaler o
            WHERE o.arendenummer = k.arendenummer AND o.kanal IN ('brev', 'telefon', 'möte'))
        ORDER BY k.arendenummer, k.kanal",
};

impl Register {
    /// The table that `listing` names.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self, listing: &Listing) -> Result<Table, RegisterError> {
        let mut reading = self.pools.reading().await?;
        match listing {
            Listing::Responses { diary_number } => {
                let number = diary_number.as_ref().map(ToString::to_string);
                let every = number.is_none();
                RESPONSES.read(&mut reading, values![number, every]).await
            }
            Listing::Reviews => reviews(&mut reading).await,
            Listing::Letters => LETTERS.read(&mut reading, Vec::new()).await,
            Listing::Consultations => CONSULTATIONS.read(&mut reading, Vec::new()).await,
            Listing::Channels => CHANNELS.read(&mut reading, Vec::new()).await,
        }
    }
}

/// What waits, with all that `review accept` would file it under: the view for staff names one.
async fn reviews(reading: &mut Transacting) -> Result<Table, RegisterError> {
    let mut suggested = BTreeMap::new();
    for row in reading.rows(SUGGESTED, Vec::new()).await? {
        let numbers = evidence::suggested(&row.cell::<String>(1)?);
        let numbers = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        suggested.insert(row.cell::<String>(0)?, numbers);
    }
    let mut table = REVIEWS.read(reading, Vec::new()).await?;
    let columns = table.columns.iter().position(|name| name == "forslag");
    for row in &mut table.rows {
        let numbers = row.first().and_then(|id| match id {
            Cell::Text(id) => suggested.remove(id),
            _ => None,
        });
        let numbers = numbers.filter(|numbers| !numbers.is_empty());
        let shown = columns.and_then(|at| row.get_mut(at)).zip(numbers);
        if let Some((cell, numbers)) = shown {
            *cell = Cell::from(Some(numbers));
        }
    }
    Ok(table)
}

impl Selection {
    /// Runs the statement.
    pub(super) async fn read(
        &self,
        reading: &mut Transacting,
        values: Vec<Value>,
    ) -> Result<Table, RegisterError> {
        let mut rows = Vec::new();
        for row in reading.rows(self.sql, values).await? {
            let cell = |column| Ok(Cell::from(row.cell::<Option<String>>(column)?));
            rows.push((0..self.columns.len()).map(cell).collect::<Result<_, RegisterError>>()?);
        }
        Ok(Table { columns: self.columns.iter().map(|&column| column.to_owned()).collect(), rows })
    }
}
