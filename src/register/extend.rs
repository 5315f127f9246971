//! More time for one invited body (anstånd). The views work out what is in time by it, so nothing is written over:
//! taken back, everything is as it was.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::bodies::{self, Body};
use super::decision::{Act, Change, decide};
use super::door::{Transacting, values};
use super::error::RegisterError;
use super::record::alike;
use super::{Decision, Register, words};
use crate::consultation::{Timing, name_key};
use crate::diary_number::DiaryNumber;

/// What became of the wish to give a body more time, or to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extended {
    /// No such consultation is in the register.
    NoConsultation,
    /// No such body is on its list.
    NoBody {
        /// The names that may be meant.
        near: Vec<String>,
    },
    /// The day is not after the last day that everybody has.
    NotLater {
        /// That last day.
        deadline: Date,
    },
    /// It is so already.
    Already {
        /// The body, as the list has it.
        body: String,
    },
    /// It is done.
    Done {
        /// The body, as the list has it.
        body: String,
        /// Its last day before, where it had one of its own.
        before: Option<Date>,
        /// The responses that are in time now and were late, or the other way round.
        moved: Vec<(String, Timing)>,
        /// Its requests for more time that are answered by this.
        handled: Vec<String>,
    },
}

/// What is decided of which body.
struct Case<'a> {
    consultation: String,
    body: String,
    key: String,
    before: Option<Date>,
    until: Option<Date>,
    decision: &'a Decision,
}

const DEADLINE: &str = "SELECT deadline FROM consultation WHERE diary_number = $1";

const STANDS: &str = "SELECT name, until FROM extension WHERE consultation = $1 AND name_key = $2";

const GIVE: &str = "INSERT INTO extension (consultation, name, name_key, until) VALUES ($1, $2, $3, $4)
    ON CONFLICT (consultation, name_key) DO UPDATE SET name = excluded.name, until = excluded.until";

const TAKE: &str = "DELETE FROM extension WHERE consultation = $1 AND name_key = $2";

const REMEMBER: &str = "INSERT INTO body_history
        (consultation, name, at, at_local, who, what, before, after, reason)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

const TIMINGS: &str = "SELECT r.consultation || '-' || r.serial, r.timing
    FROM registered r
    JOIN stands_for s ON s.response = r.response
    JOIN invited i ON i.consultation = s.consultation AND i.position = s.position
    WHERE s.consultation = $1 AND i.name_key = $2 AND r.timing IS NOT NULL
    ORDER BY r.serial";

const REQUESTS: &str = "SELECT DISTINCT r.id, r.message, r.consultation || '-' || r.serial
    FROM response r
    JOIN stands_for s ON s.response = r.id
    JOIN invited i ON i.consultation = s.consultation AND i.position = s.position
    WHERE s.consultation = $1 AND i.name_key = $2 AND r.kind = 'extension_request' AND r.handled_at IS NULL
    ORDER BY r.id";

const HANDLED: &str = "UPDATE response SET handled_at = $2 WHERE id = $1";

impl Register {
    /// Gives an invited body more time, until the end of a day, or takes it back where there is none. Its open
    /// requests for more time are handled by this.
    ///
    /// # Errors
    /// When the database fails; then nothing of it is written.
    pub async fn extend(
        &self,
        number: &DiaryNumber,
        body: &str,
        until: Option<Date>,
        decision: &Decision,
    ) -> Result<Extended, RegisterError> {
        let consultation = number.to_string();
        let mut writing = self.pools.writing().await?;
        // Whoever decides on the times of a consultation waits for who does.
        alike::hold(&mut writing, &consultation).await?;
        let Some(row) = writing.row(DEADLINE, values![consultation.as_str()]).await? else {
            return Ok(Extended::NoConsultation);
        };
        let deadline = words::date(&row.cell::<String>(0)?)?;
        let stands = writing.row(STANDS, values![consultation.as_str(), name_key(body)]).await?;
        let stands =
            stands.map(|row| Ok::<_, RegisterError>((row.cell::<String>(0)?, row.cell::<String>(1)?)));
        let stands = stands.transpose()?;
        let before = stands.as_ref().map(|(_, until)| words::date(until)).transpose()?;
        // What was given to a body that is on the list no more can be taken back.
        let body = match (bodies::body(&mut writing, &consultation, body).await?, stands) {
            (Body::Known(name), _) => name,
            (Body::Unknown(_), Some((name, _))) if until.is_none() => name,
            (Body::Unknown(near), _) => return Ok(Extended::NoBody { near }),
        };
        if until.is_some_and(|until| until <= deadline) {
            return Ok(Extended::NotLater { deadline });
        }
        if until == before {
            return Ok(Extended::Already { body });
        }
        let case = Case { key: name_key(&body), consultation, body, before, until, decision };
        let done = case.carry_out(&mut writing).await?;
        writing.commit().await?;
        Ok(done)
    }
}

impl Case<'_> {
    async fn carry_out(self, writing: &mut Transacting) -> Result<Extended, RegisterError> {
        let (case, key) = (self.consultation.as_str(), self.key.as_str());
        let were = self.timings(writing).await?;
        match self.until {
            Some(until) => {
                writing.execute(GIVE, values![case, self.body.as_str(), key, until.to_string()]).await?
            }
            None => writing.execute(TAKE, values![case, key]).await?,
        };
        self.remember(writing).await?;
        let handled = match self.until {
            Some(until) => self.handle(writing, until).await?,
            None => Vec::new(),
        };
        let mut moved = self.timings(writing).await?;
        moved.retain(|reference, timing| were.get(reference) != Some(timing));
        Ok(Extended::Done {
            body: self.body,
            before: self.before,
            moved: moved.into_iter().map(|((_, reference), timing)| (reference, timing)).collect(),
            handled,
        })
    }

    /// How each response of the body stands, in the order of registering.
    async fn timings(
        &self,
        reading: &mut Transacting,
    ) -> Result<BTreeMap<(usize, String), Timing>, RegisterError> {
        let rows = reading.rows(TIMINGS, values![self.consultation.as_str(), self.key.as_str()]).await?;
        let mut timings = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            if let Some(timing) = words::timing(row.cell::<Option<String>>(1)?.as_deref())? {
                timings.insert((place, row.cell(0)?), timing);
            }
        }
        Ok(timings)
    }

    async fn remember(&self, writing: &mut Transacting) -> Result<(), RegisterError> {
        let what = match (self.before, self.until) {
            (None, Some(until)) => format!("anstånd till {until}"),
            (Some(before), Some(until)) => format!("anstånd till {until} i stället för {before}"),
            (before, None) => {
                format!("anstånd återkallat: {}", before.map(|day| day.to_string()).unwrap_or_default())
            }
        };
        let row = values![
            self.consultation.as_str(),
            self.body.as_str(),
            self.decision.at,
            self.decision.at_local(),
            self.decision.who.as_str(),
            what,
            self.before.map(|day| day.to_string()),
            self.until.map(|day| day.to_string()),
            self.decision.reason.as_deref(),
        ];
        writing.execute(REMEMBER, row).await?;
        Ok(())
    }

    /// The body's open requests for more time are done with; their references.
    async fn handle(&self, writing: &mut Transacting, until: Date) -> Result<Vec<String>, RegisterError> {
        let mut handled = Vec::new();
        let asked = values![self.consultation.as_str(), self.key.as_str()];
        for row in writing.rows(REQUESTS, asked).await? {
            let (response, message, reference): (i64, i64, String) =
                (row.cell(0)?, row.cell(1)?, row.cell(2)?);
            writing.execute(HANDLED, values![response, self.decision.at]).await?;
            let what = format!("hanterat: anstånd till {until}");
            let change = Change {
                field: Some("handled"),
                before: Some("no".to_owned()),
                after: Some("yes".to_owned()),
                ..Change::plain(message, &reference, Act::Handle, what)
            };
            decide(writing, change, self.decision).await?;
            handled.push(reference);
        }
        Ok(handled)
    }
}
