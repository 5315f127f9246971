//! What is in time or late by another last day than the configuration has now. The day is the operator's and no part
//! of any verdict: what is registered moves with it whoever decided what it is, and on whichever way it came. More time
//! for one body stands beside it, and goes on doing so.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::door::{Row, values};
use super::super::error::{RegisterError, unreadable};
use super::super::evidence::timed;
use super::super::record::keep::remember;
use super::super::{Register, swedish, words};
use super::Standing;
use super::standing::hold;
use crate::consultation::{Consultation, Timing};
use crate::diary_number::DiaryNumber;

/// Everything that moves with a last day, by message.
#[derive(Debug, Clone, Default)]
pub struct Moves(BTreeMap<i64, Vec<Move>>);

/// A response that moves with the last day of its consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    message: i64,
    response: i64,
    serial: i64,
    before: Timing,
    /// The consultation.
    pub diary_number: DiaryNumber,
    /// Its last day now.
    pub last_day: Date,
    /// What the response is by that day.
    pub now: Timing,
    /// It is in time by more time, whatever the last day: it moves, and nobody sees a difference.
    has_more_time: bool,
}

/// The statement for the responses that `$which` names besides. What is hidden or erased may be in time by the more
/// time of a body that nobody knows any more: it does not become late.
macro_rules! moves {
    ($which:literal) => {
        concat!(
            "SELECT r.message, r.id, r.serial, r.timing,
                EXISTS (SELECT 1 FROM stands_for s
                    JOIN invited i ON i.consultation = s.consultation AND i.position = s.position
                    JOIN extension e ON e.consultation = i.consultation AND e.name_key = i.name_key
                    WHERE s.response = r.id AND m.local_day <= e.until)
            FROM response r JOIN message m ON m.id = r.message
            WHERE r.consultation = $1
                AND (r.timing = 'late' AND m.local_day <= $2
                    OR r.timing = 'in_time' AND m.local_day > $2
                        AND NOT m.is_restricted AND m.erased_at IS NULL)",
            $which
        )
    };
}

const MOVES: &str = moves!(" ORDER BY r.serial");
const STILL: &str = moves!(" AND r.id = $3");

const MOVE: &str = "UPDATE response SET timing = $2 WHERE id = $1";
const EVIDENCE: &str = "SELECT evidence FROM message WHERE id = $1";
const JUDGED: &str = "UPDATE message SET evidence = $2 WHERE id = $1";

impl Register {
    /// What is in time or late by another last day than its consultation has in the configuration.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn moves(&self, consultations: &[Consultation]) -> Result<Moves, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let mut moves = Moves::default();
        for consultation in consultations {
            let (number, day) = (&consultation.diary_number, consultation.deadline.day());
            for row in reading.rows(MOVES, values![number.to_string(), day.to_string()]).await? {
                let one = Move::read(&row, number, day)?;
                moves.0.entry(one.message).or_default().push(one);
            }
        }
        Ok(moves)
    }

    /// Moves a response with its last day, in a transaction of its own with a row of the history. Whether that was
    /// done: not where others put its arrival right, or moved it, meanwhile.
    ///
    /// # Errors
    /// When the database fails; then nothing of it is written.
    pub async fn move_one(&self, one: &Move, at: Timestamp) -> Result<bool, RegisterError> {
        let (number, day) = (one.diary_number.to_string(), one.last_day.to_string());
        let mut writing = self.pools.writing().await?;
        hold(&mut writing, one.message).await?;
        if writing.row(STILL, values![number.as_str(), day, one.response]).await?.is_none() {
            return Ok(false);
        }
        writing.execute(MOVE, values![one.response, one.now.as_str()]).await?;
        let row = writing.row(EVIDENCE, values![one.message]).await?;
        let evidence: String = row.ok_or_else(|| unreadable("a response without a message"))?.cell(0)?;
        let judged = timed(&evidence, &one.diary_number, one.now);
        writing.execute(JUDGED, values![one.message, judged]).await?;
        if one.is_seen() {
            remember(&mut writing, one.message, at, one.told()).await?;
        }
        writing.commit().await?;
        Ok(true)
    }
}

impl Moves {
    /// One by one, also those that nobody sees.
    pub fn iter(&self) -> impl Iterator<Item = &Move> {
        self.0.values().flatten()
    }

    /// How many are seen to move with the last day of each consultation, and that day.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<(DiaryNumber, Date), usize> {
        let mut counts = BTreeMap::new();
        for one in self.iter().filter(|one| one.is_seen()) {
            *counts.entry((one.diary_number.clone(), one.last_day)).or_default() += 1;
        }
        counts
    }

    /// What stands, as if it had moved: a verdict of now differs from it in nothing that the last day alone explains.
    #[must_use]
    pub fn made(&self, mut standing: Standing) -> Standing {
        for one in self.0.get(&standing.message).into_iter().flatten() {
            if let Some(timing) = standing.judged.cases.get_mut(&one.diary_number) {
                *timing = Some(one.now);
            }
        }
        standing
    }
}

impl Move {
    fn read(row: &Row, number: &DiaryNumber, last_day: Date) -> Result<Self, RegisterError> {
        let timing: Option<String> = row.cell(3)?;
        let before = words::timing(timing.as_deref())?.ok_or_else(|| unreadable("a timing"))?;
        let now = if before == Timing::InTime { Timing::Late } else { Timing::InTime };
        let (message, response, serial) = (row.cell(0)?, row.cell(1)?, row.cell(2)?);
        let diary_number = number.clone();
        Ok(Self {
            message,
            response,
            serial,
            before,
            diary_number,
            last_day,
            now,
            has_more_time: row.cell(4)?,
        })
    }

    /// Whether `svar` and the reports tell another thing by it: more time goes before any last day.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        !self.has_more_time
    }

    /// For the history that staff read.
    fn told(&self) -> String {
        let (before, now) = (swedish::timing(self.before), swedish::timing(self.now));
        format!("sista svarsdag i {} är {}: {before} → {now}", self.diary_number, self.last_day)
    }
}

impl fmt::Display for Move {
    /// One line, for operators: the reference, what changes, and by which day.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, now) = (self.before.as_str(), self.now.as_str());
        let (number, serial, day) = (&self.diary_number, self.serial, self.last_day);
        write!(f, "{number}-{serial}: timing {before} → {now}, by the last day {day}")
    }
}
