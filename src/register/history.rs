//! What is known of earlier mail, for the rules that count or remember: asked of the senders whose mail would
//! be acknowledged, and of nobody else's.

use std::collections::{BTreeMap, BTreeSet};

use super::Register;
use super::door::{Row, Transacting, Value, values};
use super::error::{RegisterError, unreadable};
use super::words;
use crate::fingerprint::Fingerprint;
use crate::recognition::{Asked, Earlier, History};
use crate::sketch::Sketch;

/// So many addresses are asked about at once.
const AT_ONCE: usize = 64;

/// A statement about [`AT_ONCE`] values: what stands before them, and after.
macro_rules! among {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43,
            $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)",
            $after
        )
    };
}

/// The latest two hundred of each sender. Nobody's memory is longer: who writes more in the few hours that are
/// counted is over every limit.
const EARLIER: &str = among!(
    "SELECT e.sender_key, e.id, e.fingerprint, e.message_id, e.arrived, e.subject, e.content_digest
    FROM (SELECT id, sender_key, fingerprint, message_id, coalesce(arrived_at, recorded_at) AS arrived, subject,
            content_digest, row_number() OVER (PARTITION BY sender_key ORDER BY id DESC) AS place
        FROM message
        WHERE sender_key IN",
    ") e
    WHERE e.place <= 200
    ORDER BY e.id"
);

const CASES: &str = among!(
    "SELECT message, consultation FROM response
    WHERE message IN",
    "
    ORDER BY message, consultation"
);

/// A letter that was refused, given up or given back reached nobody: who writes the same again is answered.
const ACKNOWLEDGED: &str = among!(
    "SELECT message FROM outbox
    WHERE kind = 'ack' AND state NOT IN ('refused', 'expired')
        AND NOT EXISTS (SELECT 1 FROM delivery_report d WHERE d.letter = outbox.id AND d.action = 'failed')
        AND message IN",
    ""
);

/// The first of the group, where another sender is in it: the first itself, or who joined.
const FORM_LETTERS: &str = among!(
    "SELECT r.message, s.shingles
    FROM response r
    JOIN message m ON m.id = r.message
    JOIN sketch s ON s.response = coalesce(r.alike, r.id)
    WHERE (EXISTS (SELECT 1 FROM response o JOIN message om ON om.id = o.message
                WHERE o.alike = coalesce(r.alike, r.id) AND om.sender_key <> m.sender_key)
            OR EXISTS (SELECT 1 FROM response o JOIN message om ON om.id = o.message
                WHERE o.id = r.alike AND om.sender_key <> m.sender_key))
        AND r.message IN",
    ""
);

const BOUNCED: &str = among!(
    "SELECT o.recipient_key, max(d.reported_at)
    FROM outbox o JOIN delivery_report d ON d.letter = o.id
    WHERE d.action = 'failed' AND d.is_final
        AND o.recipient_key IN",
    "
    GROUP BY o.recipient_key"
);

/// When the letter about an original, or about a copy of it, went out last.
const SENT: &str = "SELECT max(o.tried_at) FROM outbox o JOIN message m ON m.id = o.message
    WHERE o.kind = 'ack' AND o.state IN ('sent', 'unknown')
        AND (m.fingerprint = $1 OR m.id = (SELECT c.message FROM copy c WHERE c.fingerprint = $1))";

impl Register {
    /// What is known that bears on the mails that these questions are about.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn history(&self, asked: &[Asked]) -> Result<History, RegisterError> {
        let originals: BTreeSet<Fingerprint> = asked.iter().flat_map(|one| one.originals.clone()).collect();
        let originals: Vec<Fingerprint> = originals.into_iter().collect();
        let mut history = History { originals: self.cases_of(&originals).await?, ..History::default() };
        let mut reading = self.pools.reading().await?;
        for original in originals {
            let sent = reading.row(SENT, values![original.to_string()]).await?;
            let sent = sent.map_or(Ok(None), |row| row.time(0))?;
            history.letters.extend(sent.map(|sent| (original, sent)));
        }
        let mut mails = BTreeMap::new();
        for senders in at_once(addresses(asked.iter().filter_map(|one| one.sender.as_deref()))) {
            for row in reading.rows(EARLIER, senders).await? {
                mails.insert(row.cell::<i64>(1)?, (row.cell::<String>(0)?, earlier(&row)?));
            }
        }
        complete(&mut reading, &mut mails).await?;
        for (sender, mail) in mails.into_values() {
            history.earlier.entry(sender).or_default().push(mail);
        }
        for recipients in at_once(addresses(asked.iter().filter_map(|one| one.recipient.as_deref()))) {
            for row in reading.rows(BOUNCED, recipients).await? {
                let at = row.time(1)?.ok_or_else(|| unreadable("a report without its time"))?;
                history.bounced.insert(row.cell(0)?, at);
            }
        }
        Ok(history)
    }
}

/// Each address once. What is longer than one can be is nobody's.
fn addresses<'a>(all: impl Iterator<Item = &'a str>) -> Vec<Value> {
    let all: BTreeSet<&str> = all.filter(|key| words::fits_an_address(key)).collect();
    all.into_iter().map(Value::from).collect()
}

/// In statements' worths: what is left of the last is filled up with its own last value.
fn at_once(values: Vec<Value>) -> Vec<Vec<Value>> {
    let filled = |some: &[Value]| {
        let last = some.last().cloned().into_iter().cycle();
        some.iter().cloned().chain(last).take(AT_ONCE).collect()
    };
    values.chunks(AT_ONCE).map(filled).collect()
}

/// Earlier mail with its sender, by its id: in the order of recording.
type Mails = BTreeMap<i64, (String, Earlier)>;

/// Adds cases, letters and form letters.
async fn complete(reading: &mut Transacting, mails: &mut Mails) -> Result<(), RegisterError> {
    for ids in at_once(mails.keys().map(|id| Value::from(*id)).collect()) {
        for row in reading.rows(CASES, ids.clone()).await? {
            let case = words::diary_number(&row.cell::<String>(1)?)?;
            mails.entry(row.cell(0)?).and_modify(|(_, mail)| mail.cases.push(case));
        }
        for row in reading.rows(ACKNOWLEDGED, ids.clone()).await? {
            mails.entry(row.cell(0)?).and_modify(|(_, mail)| mail.acknowledged = true);
        }
        for row in reading.rows(FORM_LETTERS, ids).await? {
            let sketch = Sketch::from_bytes(&row.cell::<Vec<u8>>(1)?);
            mails.entry(row.cell(0)?).and_modify(|(_, mail)| mail.form_letter = Some(sketch));
        }
    }
    Ok(())
}

fn earlier(row: &Row) -> Result<Earlier, RegisterError> {
    let content = row.cell::<Option<String>>(6)?.map(|hex| words::fingerprint(&hex)).transpose()?;
    Ok(Earlier {
        fingerprint: words::fingerprint(&row.cell::<String>(2)?)?,
        message_id: row.cell(3)?,
        arrived: row.time(4)?.ok_or_else(|| unreadable("a message without its time"))?,
        cases: Vec::new(),
        subject: row.cell::<Option<String>>(5)?.unwrap_or_default(),
        content,
        acknowledged: false,
        form_letter: None,
    })
}
