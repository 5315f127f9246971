//! What is known of earlier mail, for the rules that count or remember: asked of the senders whose mail would
//! be acknowledged, and of nobody else's.

use std::collections::BTreeSet;

use super::Register;
use super::door::{Row, Value, values};
use super::error::{RegisterError, unreadable};
use super::words;
use crate::fingerprint::Fingerprint;
use crate::recognition::{Asked, Earlier, History};
use crate::sketch::Sketch;

/// So many addresses are asked about at once.
const AT_ONCE: usize = 64;

/// The latest two hundred of each sender, a row a case. Nobody's memory is longer: who writes more in the few
/// hours that are counted is over every limit. A form letter is one that others sent too.
const EARLIER: &str = "WITH e AS (
        SELECT id, sender_key, fingerprint, message_id, coalesce(arrived_at, recorded_at) AS arrived, subject,
            content_digest, row_number() OVER (PARTITION BY sender_key ORDER BY id DESC) AS place
        FROM message
        WHERE sender_key IN (
            $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
            $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36,
            $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53,
            $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)
    )
    SELECT e.id, e.sender_key, e.fingerprint, e.message_id, e.arrived, e.subject, e.content_digest,
        EXISTS (SELECT 1 FROM outbox o WHERE o.message = e.id AND o.kind = 'ack'),
        r.consultation, s.shingles
    FROM e
    LEFT JOIN response r ON r.message = e.id
    LEFT JOIN sketch s ON s.response = coalesce(r.alike, r.id)
        AND EXISTS (SELECT 1 FROM response o JOIN message m ON m.id = o.message
            WHERE (o.id = coalesce(r.alike, r.id) OR o.alike = coalesce(r.alike, r.id))
                AND m.sender_key <> e.sender_key)
    WHERE e.place <= 200
    ORDER BY e.id, r.consultation";

const BOUNCED: &str = "SELECT o.recipient_key, max(d.reported_at)
    FROM outbox o JOIN delivery_report d ON d.letter = o.id
    WHERE d.action = 'failed' AND d.is_final
        AND o.recipient_key IN (
            $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
            $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36,
            $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53,
            $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)
    GROUP BY o.recipient_key";

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
        for senders in addresses(asked.iter().filter_map(|one| one.sender.as_deref())) {
            add_earlier(&mut history, &reading.rows(EARLIER, senders).await?)?;
        }
        for recipients in addresses(asked.iter().filter_map(|one| one.recipient.as_deref())) {
            for row in reading.rows(BOUNCED, recipients).await? {
                let at = row.time(1)?.ok_or_else(|| unreadable("a report without its time"))?;
                history.bounced.insert(row.cell(0)?, at);
            }
        }
        Ok(history)
    }
}

/// The addresses in statements' worths: what is left of the last is none.
fn addresses<'a>(all: impl Iterator<Item = &'a str>) -> Vec<Vec<Value>> {
    let all: Vec<&str> =
        all.filter(|key| words::fits_an_address(key)).collect::<BTreeSet<_>>().into_iter().collect();
    let padded = |some: &[&str]| {
        let some = some.iter().map(|one| Value::from(*one));
        some.chain(std::iter::repeat(Value::Text(None))).take(AT_ONCE).collect()
    };
    all.chunks(AT_ONCE).map(padded).collect()
}

/// Adds the rows, in the order of recording. A mail of several cases has a row for each.
fn add_earlier(history: &mut History, rows: &[Row]) -> Result<(), RegisterError> {
    let mut last = None;
    for row in rows {
        let id: i64 = row.cell(0)?;
        let mails = history.earlier.entry(row.cell(1)?).or_default();
        if last != Some(id) {
            mails.push(earlier(row)?);
        }
        last = Some(id);
        let Some(mail) = mails.last_mut() else { continue };
        let case = row.cell::<Option<String>>(8)?.map(|case| words::diary_number(&case)).transpose()?;
        mail.cases.extend(case);
        let sketch = row.cell::<Option<Vec<u8>>>(9)?;
        mail.form_letter = sketch.map(|bytes| Sketch::from_bytes(&bytes)).or(mail.form_letter.take());
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
        acknowledged: row.cell(7)?,
        form_letter: None,
    })
}
