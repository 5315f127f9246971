//! Which letters are due now, and what each is about. The hour's limits are kept here, by domain: a
//! loop that rewrites its sender defeats every rule about single senders, and not a count. Letters
//! that a limit holds back hide no others.

use jiff::{Timestamp, civil::Date};

use super::super::digest::DigestRun;
use super::super::door::{Row, Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::event::{self, Event};
use super::super::mark::Mark;
use super::super::{Register, words};
use super::LetterRef;
use crate::consultation::Detail;
use crate::letter_id::LetterKind;
use crate::message::Address;

/// A letter that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLetter {
    /// Which letter.
    pub id: LetterRef,
    /// What kind of letter.
    pub kind: LetterKind,
    /// Who gets it.
    pub recipient: Address,
    /// Its signed Message-ID without angle brackets.
    pub message_id: String,
    /// How often it has been tried.
    pub tries: u32,
    /// When it was tried first.
    pub first_tried_at: Option<Timestamp>,
    /// A try, not only the latest, ended without an answer after the final dot.
    pub was_unknown: bool,
    /// The bytes that went out before, to be sent again unchanged; none before the first try, nor where to whom it goes
    /// stands in the original alone.
    pub bytes: Option<Vec<u8>>,
    /// What it speaks of.
    pub about: About,
}

/// What a letter speaks of, as far as the register has to say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// One kept mail: [`Register::receipt_facts`] tells of it.
    Message,
    /// A day's report on a consultation: [`Register::digest_facts`] tells of it.
    Digest {
        /// Which report.
        run: DigestRun,
        /// How much this recipient's report may say.
        detail: Detail,
    },
    /// Something that is told once.
    Event {
        /// What.
        event: Event,
        /// How much this recipient may be told.
        detail: Detail,
    },
}

/// How many acknowledgements may go out in a stretch of time. Reports are ours to count and always may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// To everybody together.
    pub in_all: u32,
    /// To one mail domain.
    pub to_a_domain: u32,
    /// From when what went out is counted.
    pub since: Timestamp,
}

/// The letters that may go out now, reports first, then what has been due longest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Due {
    /// They may go out.
    pub letters: Vec<DueLetter>,
    /// So many acknowledgements are due and held back by a limit.
    pub held: u64,
}

/// A letter that a kill left in `sending` is due at once: its due time lies in the past.
const REPORTS: &str =
    "SELECT o.id, o.kind, o.recipient_name, o.recipient, o.message_id, o.tries, o.first_tried_at,
        o.was_unknown, o.content, o.revision, o.consultation, o.day, o.detail,
        d.since_response, d.since_review, d.until_response, d.until_review, d.told_at
    FROM outbox o
    JOIN digest d ON d.consultation = o.consultation AND d.day = o.day
    WHERE o.kind = 'digest' AND o.state IN ('waiting', 'sending', 'deferred', 'unknown') AND o.due_at <= $1
    ORDER BY o.due_at, o.id";

/// What is told once: reminders, final reports and warnings. No limit and no breaker holds a warning back.
const EVENTS: &str =
    "SELECT o.id, o.kind, o.recipient_name, o.recipient, o.message_id, o.tries, o.first_tried_at,
        o.was_unknown, o.content, o.revision, e.kind, e.about, e.consultation, e.day, e.until_response, e.until_review,
        e.told_at, o.detail
    FROM outbox o JOIN event e ON e.id = o.event
    WHERE o.state IN ('waiting', 'sending', 'deferred', 'unknown') AND o.due_at <= $1
    ORDER BY o.due_at, o.id";

/// What is due again is not counted as gone: it stands among those to go.
const WENT: &str = "SELECT count(*) FROM outbox
    WHERE kind = 'ack' AND state IN ('sent', 'unknown') AND tried_at >= $2
        AND (due_at IS NULL OR due_at > $1)";

const WAITING: &str = "SELECT count(*) FROM outbox
    WHERE kind = 'ack' AND state IN ('waiting', 'sending', 'deferred', 'unknown') AND due_at <= $1";

/// Each domain's letters get a place in its own queue; only what is let out is read with its bytes.
const ACKNOWLEDGEMENTS: &str = "WITH went AS (
        SELECT recipient_domain, count(*) AS letters FROM outbox
        WHERE kind = 'ack' AND state IN ('sent', 'unknown') AND tried_at >= $2
            AND (due_at IS NULL OR due_at > $1)
        GROUP BY recipient_domain
    ), queue AS (
        SELECT id, recipient_domain,
            row_number() OVER (PARTITION BY recipient_domain ORDER BY due_at, id) AS place
        FROM outbox
        WHERE kind = 'ack' AND state IN ('waiting', 'sending', 'deferred', 'unknown') AND due_at <= $1
    )
    SELECT o.id, o.kind, o.recipient_name, o.recipient, o.message_id, o.tries, o.first_tried_at,
        o.was_unknown, o.content, o.revision
    FROM queue q
    JOIN outbox o ON o.id = q.id
    LEFT JOIN went w ON w.recipient_domain = q.recipient_domain
    WHERE q.place + coalesce(w.letters, 0) <= $3
    ORDER BY o.due_at, o.id LIMIT $4";

const NEXT_DUE: &str = "SELECT min(due_at) FROM outbox
    WHERE state IN ('waiting', 'sending', 'deferred', 'unknown')";

impl Register {
    /// The letters that may go out at `now`. A letter left in sending by a kill is among them, so ask
    /// only when every letter claimed before has been settled.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_letters(&self, now: Timestamp, limits: &Limits) -> Result<Due, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let events = reading.rows(EVENTS, values![now]).await?;
        let reports = reading.rows(REPORTS, values![now]).await?;
        let went = count(&mut reading, WENT, values![now, limits.since]).await?;
        let waiting = count(&mut reading, WAITING, values![now]).await?;
        let left = i64::from(limits.in_all).saturating_sub(went).max(0);
        let admitted = values![now, limits.since, limits.to_a_domain, left];
        let receipts = reading.rows(ACKNOWLEDGEMENTS, admitted).await?;
        let held = words::unsigned(waiting)?.saturating_sub(receipts.len() as u64);
        let mut letters = Vec::with_capacity(events.len() + reports.len() + receipts.len());
        for row in &events {
            let detail = words::detail(&row.cell::<String>(17)?)?;
            letters.push(letter(row, About::Event { event: event::event(row, 10)?, detail })?);
        }
        for row in &reports {
            letters.push(letter(row, report(row)?)?);
        }
        for row in &receipts {
            letters.push(letter(row, About::Message)?);
        }
        Ok(Due { letters, held })
    }

    /// When the next letter is due; none when none waits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_due(&self) -> Result<Option<Timestamp>, RegisterError> {
        let row = self.pools.reading().await?.row(NEXT_DUE, Vec::new()).await?;
        row.map_or(Ok(None), |row| row.time(0))
    }
}

async fn count(
    reading: &mut Transacting,
    sql: &'static str,
    bound: Vec<super::Value>,
) -> Result<i64, RegisterError> {
    reading.row(sql, bound).await?.ok_or_else(|| unreadable("a count"))?.cell(0)
}

fn letter(row: &Row, about: About) -> Result<DueLetter, RegisterError> {
    Ok(DueLetter {
        id: LetterRef { id: row.cell(0)?, revision: row.cell(9)? },
        kind: words::letter_kind(&row.cell::<String>(1)?)?,
        recipient: Address { name: row.cell(2)?, address: row.cell(3)? },
        message_id: row.cell(4)?,
        tries: words::uid(row.cell(5)?)?,
        first_tried_at: row.time(6)?,
        was_unknown: row.cell(7)?,
        // Of a letter about restricted mail the bytes are not kept.
        bytes: row.cell::<Option<Vec<u8>>>(8)?.filter(|bytes| !bytes.is_empty()),
        about,
    })
}

fn report(row: &Row) -> Result<About, RegisterError> {
    let day: Date = words::date(&row.cell::<String>(11)?)?;
    let since = match (row.cell(13)?, row.cell(14)?) {
        (Some(response), Some(review)) => Some(Mark { response, review }),
        _ => None,
    };
    let run = DigestRun {
        diary_number: words::diary_number(&row.cell::<String>(10)?)?,
        day,
        since,
        until: Mark { response: row.cell(15)?, review: row.cell(16)? },
        told_at: row.time(17)?.ok_or_else(|| unreadable("a digest without its time"))?,
    };
    Ok(About::Digest { run, detail: words::detail(&row.cell::<String>(12)?)? })
}
