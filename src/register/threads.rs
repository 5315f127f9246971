//! Which cases earlier mail is registered under: what an answer to a letter of ours is filed by.

use std::collections::BTreeMap;

use super::Register;
use super::door::values;
use super::error::RegisterError;
use crate::diary_number::DiaryNumber;
use crate::fingerprint::Fingerprint;

/// A letter may be about a copy of a mail that came by several ways: its cases are the first original's.
const CASES: &str = "SELECT response.consultation FROM response
    JOIN message ON message.id = response.message
    WHERE message.fingerprint = $1
       OR message.id = (SELECT copy.message FROM copy WHERE copy.fingerprint = $1)
    ORDER BY response.consultation";

impl Register {
    /// The cases that each of these originals is registered under; one that is under none is left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cases_of(
        &self,
        originals: &[Fingerprint],
    ) -> Result<BTreeMap<Fingerprint, Vec<DiaryNumber>>, RegisterError> {
        let mut cases = BTreeMap::new();
        if originals.is_empty() {
            return Ok(cases);
        }
        let mut reading = self.pools.reading().await?;
        for original in originals {
            let rows = reading.rows(CASES, values![original.to_string()]).await?;
            let numbers = rows.iter().map(|row| row.cell::<String>(0)).collect::<Result<Vec<_>, _>>()?;
            let numbers: Vec<_> =
                numbers.iter().filter_map(|number| DiaryNumber::parse(number).ok()).collect();
            if !numbers.is_empty() {
                cases.insert(*original, numbers);
            }
        }
        Ok(cases)
    }
}
