//! The consultations as the configuration has them. One that is closed or taken out of the
//! configuration stays: its answers do.

use std::collections::BTreeSet;

use super::door::{Transacting, values};
use super::error::RegisterError;
use super::{Register, standing_for, words};
use crate::consultation::Consultation;
use crate::diary_number::DiaryNumber;

const UNCONFIGURE: &str = "UPDATE consultation SET is_configured = $1";

const CONFIGURE: &str = "INSERT INTO consultation (diary_number, title, deadline, is_configured, last_serial)
    VALUES ($1, $2, $3, $4, 0)
    ON CONFLICT (diary_number) DO UPDATE
    SET title = excluded.title, deadline = excluded.deadline, is_configured = excluded.is_configured";

const CASES: &str = "SELECT diary_number FROM consultation ORDER BY diary_number";

const BODIES: &str = "SELECT position, name, name_key FROM invited WHERE consultation = $1";
const MARKS: &str = "SELECT position, mark FROM invited_mark WHERE consultation = $1";
const FORGET_MARKS: &str = "DELETE FROM invited_mark WHERE consultation = $1";
const FORGET_INVITED: &str = "DELETE FROM invited WHERE consultation = $1";
const INVITE: &str = "INSERT INTO invited (consultation, position, name, name_key)";
const MARK: &str = "INSERT INTO invited_mark (consultation, position, mark)";

/// The invited bodies of one consultation, as rows.
#[derive(Default, PartialEq, Eq)]
struct List {
    /// Position, name, and what names are compared by; none where an older version wrote it.
    bodies: BTreeSet<(i64, String, Option<String>)>,
    /// Position, and an address or domain that its mail comes from, in lower case.
    marks: BTreeSet<(i64, String)>,
}

impl Register {
    /// The number of every consultation that is or was configured.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn case_numbers(&self) -> Result<Vec<DiaryNumber>, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let rows = reading.rows(CASES, values![]).await?;
        rows.iter().map(|row| words::diary_number(&row.cell::<String>(0)?)).collect()
    }

    /// Brings the register's consultations and invitation lists in line with the configuration.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn synchronise(&self, consultations: &[Consultation]) -> Result<(), RegisterError> {
        let mut writing = self.pools.writing().await?;
        writing.execute(UNCONFIGURE, values![false]).await?;
        for consultation in consultations {
            let number = consultation.diary_number.to_string();
            let deadline = consultation.deadline.day().to_string();
            let row = values![number.as_str(), consultation.title.as_str(), deadline, true];
            writing.execute(CONFIGURE, row).await?;
            let list = List::of(consultation);
            // Another list has every response to the consultation looked at.
            if List::read(&mut writing, &number).await? != list {
                list.write(&mut writing, &number).await?;
            }
        }
        writing.commit().await
    }
}

impl List {
    fn of(consultation: &Consultation) -> Self {
        let mut list = Self::default();
        for (position, body) in (0_i64..).zip(&consultation.invited) {
            list.bodies.insert((position, body.name.as_str().to_owned(), Some(body.name.key().to_owned())));
            let mails =
                body.addresses.iter().chain(&body.domains).filter(|mark| words::fits_an_address(mark));
            list.marks.extend(mails.map(|mark| (position, mark.to_lowercase())));
        }
        list
    }

    async fn read(reading: &mut Transacting, number: &str) -> Result<Self, RegisterError> {
        let mut list = Self::default();
        for row in reading.rows(BODIES, values![number]).await? {
            list.bodies.insert((row.cell(0)?, row.cell(1)?, row.cell(2)?));
        }
        for row in reading.rows(MARKS, values![number]).await? {
            list.marks.insert((row.cell(0)?, row.cell(1)?));
        }
        Ok(list)
    }

    async fn write(self, writing: &mut Transacting, number: &str) -> Result<(), RegisterError> {
        writing.execute(FORGET_MARKS, values![number]).await?;
        writing.execute(FORGET_INVITED, values![number]).await?;
        let bodies =
            self.bodies.into_iter().map(|(position, name, key)| values![number, position, name, key]);
        writing.insert(INVITE, "", bodies.collect()).await?;
        let marks = self.marks.into_iter().map(|(position, mark)| values![number, position, mark]);
        writing.insert(MARK, "", marks.collect()).await?;
        standing_for::all_stand(writing, number).await
    }
}
