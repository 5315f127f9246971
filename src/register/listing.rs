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
    /// What has no number in the municipality's own diary system yet, oldest first.
    Unmarked {
        /// Of one case alone.
        diary_number: Option<DiaryNumber>,
    },
    /// Who was asked, and how each stands.
    Invited {
        /// Of one case alone.
        diary_number: Option<DiaryNumber>,
    },
    /// Who has answered without being asked.
    Uninvited {
        /// Of one case alone.
        diary_number: Option<DiaryNumber>,
    },
    /// How many were asked and stand how, and how many others have answered.
    InvitedCounts {
        /// Of one case alone.
        diary_number: Option<DiaryNumber>,
    },
}

/// A shared statement with the names of its columns; every cell is text.
pub(super) struct Selection {
    pub(super) columns: &'static [&'static str],
    pub(super) sql: &'static str,
}

const RESPONSES: Selection = Selection {
    columns: &[
        "arendenummer", "lopnummer", "inkom", "i_tid", "typ", "fran", "rubrik", "bilagor", "kvitterat",
    ],
    sql: "SELECT arendenummer, CAST(lopnummer AS TEXT), inkom, i_tid, typ,
            coalesce(organisation, avsandare_namn, avsandare_epost), rubrik,
            CAST(antal_bilagor AS TEXT), kvitterat
        FROM svar WHERE arendenummer = $1 OR $2 ORDER BY svar.arendenummer, svar.lopnummer",
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

/// The registrar's daily work: each line has all that the other system asks for.
const UNMARKED: Selection = Selection {
    columns: &["beteckning", "inkom", "fran", "typ", "original"],
    sql: "SELECT consultation || '-' || serial, local_day || ' ' || local_time,
            coalesce(organisation, sender_name, sender_address), kind_word, fingerprint
        FROM registered
        WHERE document_number IS NULL AND (consultation = $1 OR $2)
        ORDER BY local_day, local_time, consultation, serial",
};

const INVITED: Selection = Selection {
    columns: &["arendenummer", "namn", "lage", "anstand_till", "inkom_dag", "lopnummer"],
    sql: "SELECT arendenummer, namn, lage, anstand_till, inkom_dag, CAST(lopnummer AS TEXT)
        FROM sandlista WHERE arendenummer = $1 OR $2 ORDER BY arendenummer, namn",
};

/// As the reports count: a person once. Who says no organisation is told as a person, in whatever words the mail came.
const UNINVITED: Selection = Selection {
    columns: &["arendenummer", "fran", "svar", "inkom_dag", "lopnummer"],
    sql: "SELECT consultation, coalesce(organisation, 'Privatperson') AS fran,
            CAST(count(DISTINCT coalesce(sender_key, 'm' || message)) AS TEXT), min(local_day),
            CAST(min(serial) AS TEXT)
        FROM registered
        WHERE (consultation = $1 OR $2)
            AND (kind = 'answer' OR (kind = 'supplement' AND supplements IS NULL))
            AND NOT EXISTS (SELECT 1 FROM stands_for s WHERE s.response = registered.response AND s.is_own)
        GROUP BY consultation, coalesce(organisation, 'Privatperson')
        ORDER BY consultation, CASE WHEN coalesce(organisation, 'Privatperson') = 'Privatperson' THEN 1 ELSE 0 END,
            fran",
};

const INVITED_COUNTS: Selection = Selection {
    columns: &[
        "arendenummer",
        "inbjudna",
        "svarat",
        "avstått",
        "anstånd",
        "begärt anstånd",
        "tysta",
        "andra svar",
    ],
    sql: "SELECT c.diary_number, CAST(count(l.namn) AS TEXT),
            CAST(coalesce(sum(CASE WHEN l.lage = 'svarat' THEN 1 ELSE 0 END), 0) AS TEXT),
            CAST(coalesce(sum(CASE WHEN l.lage = 'avstått' THEN 1 ELSE 0 END), 0) AS TEXT),
            CAST(coalesce(sum(CASE WHEN l.lage = 'anstånd' THEN 1 ELSE 0 END), 0) AS TEXT),
            CAST(coalesce(sum(CASE WHEN l.lage = 'begärt anstånd' THEN 1 ELSE 0 END), 0) AS TEXT),
            CAST(coalesce(sum(CASE WHEN l.lage = 'tyst' THEN 1 ELSE 0 END), 0) AS TEXT),
            CAST((SELECT count(DISTINCT coalesce(r.sender_key, 'm' || r.message)) FROM registered r
                WHERE r.consultation = c.diary_number
                    AND (r.kind = 'answer' OR (r.kind = 'supplement' AND r.supplements IS NULL))
                    AND NOT EXISTS (SELECT 1 FROM stands_for s WHERE s.response = r.response AND s.is_own)) AS TEXT)
        FROM consultation c
        LEFT JOIN sandlista l ON l.arendenummer = c.diary_number
        WHERE (c.diary_number = $1 OR $2)
            AND (c.is_configured OR EXISTS (SELECT 1 FROM response r WHERE r.consultation = c.diary_number))
        GROUP BY c.diary_number ORDER BY c.diary_number",
};

impl Register {
    /// The table that `listing` names.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self, listing: &Listing) -> Result<Table, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let of = |number: &Option<DiaryNumber>| {
            values![number.as_ref().map(ToString::to_string), number.is_none()]
        };
        match listing {
            Listing::Responses { diary_number } => RESPONSES.read(&mut reading, of(diary_number)).await,
            Listing::Unmarked { diary_number } => UNMARKED.read(&mut reading, of(diary_number)).await,
            Listing::Invited { diary_number } => INVITED.read(&mut reading, of(diary_number)).await,
            Listing::Uninvited { diary_number } => UNINVITED.read(&mut reading, of(diary_number)).await,
            Listing::InvitedCounts { diary_number } => {
                INVITED_COUNTS.read(&mut reading, of(diary_number)).await
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
