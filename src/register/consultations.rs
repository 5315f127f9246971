//! The consultations as the configuration has them. One that is closed or taken out of the
//! configuration stays: its answers do.

use super::door::{Value, values};
use super::error::RegisterError;
use super::{Register, words};
use crate::consultation::Consultation;

const UNCONFIGURE: &str = "UPDATE consultation SET is_configured = $1";

const CONFIGURE: &str = "INSERT INTO consultation (diary_number, title, deadline, is_configured, last_serial)
    VALUES ($1, $2, $3, $4, 0)
    ON CONFLICT (diary_number) DO UPDATE
    SET title = excluded.title, deadline = excluded.deadline, is_configured = excluded.is_configured";

const FORGET_MARKS: &str = "DELETE FROM invited_mark WHERE consultation = $1";
const FORGET_INVITED: &str = "DELETE FROM invited WHERE consultation = $1";
const INVITE: &str = "INSERT INTO invited (consultation, position, name)";
const MARK: &str = "INSERT INTO invited_mark (consultation, position, mark)";
const ONCE: &str = "ON CONFLICT DO NOTHING";

impl Register {
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
            writing.execute(FORGET_MARKS, values![number.as_str()]).await?;
            writing.execute(FORGET_INVITED, values![number.as_str()]).await?;
            let (bodies, marks) = invited(consultation, &number);
            writing.insert(INVITE, "", bodies).await?;
            writing.insert(MARK, ONCE, marks).await?;
        }
        writing.commit().await
    }
}

/// The rows of the invited bodies, and of the addresses and domains their mail comes from.
fn invited(consultation: &Consultation, number: &str) -> (Vec<Vec<Value>>, Vec<Vec<Value>>) {
    let mut bodies = Vec::new();
    let mut marks = Vec::new();
    for (position, body) in (0_i64..).zip(&consultation.invited) {
        bodies.push(values![number, position, body.name.as_str()]);
        let mails = body.addresses.iter().chain(&body.domains).filter(|mark| words::fits_an_address(mark));
        marks.extend(mails.map(|mark| values![number, position, mark.to_lowercase()]));
    }
    (bodies, marks)
}
