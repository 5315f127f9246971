//! The facts an acknowledgement speaks of.

use super::door::values;
use super::error::{RegisterError, unreadable};
use super::outbox::LetterRef;
use super::{Register, evidence, words};
use crate::facts::{AttachmentFacts, CaseFacts, ReceiptFacts};

const MESSAGE: &str = "SELECT m.id, m.message_id, m.kind, m.local_day, m.local_time, m.evidence
    FROM outbox o JOIN message m ON m.id = o.message WHERE o.id = $1";

const CASES: &str = "SELECT c.diary_number, c.title, c.deadline, r.timing, r.supplements IS NOT NULL
    FROM response r JOIN consultation c ON c.diary_number = r.consultation
    WHERE r.message = $1 ORDER BY c.diary_number";

const ATTACHMENTS: &str = "SELECT name, coalesce(NOT readable, $2) FROM attachment
    WHERE message = $1 AND NOT is_incidental ORDER BY position";

/// The notice that a file lies behind a link.
const LINK: &str = "link/shared_file";

impl Register {
    /// What the acknowledgement `letter` speaks of.
    ///
    /// # Errors
    /// When the database fails, or the letter is about no message.
    pub async fn receipt_facts(&self, letter: LetterRef) -> Result<ReceiptFacts, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let row = reading.row(MESSAGE, values![letter.0]).await?;
        let row = row.ok_or_else(|| unreadable("an acknowledgement without its message"))?;
        let message: i64 = row.cell(0)?;
        let (mut cases, mut adds) = (Vec::new(), Vec::new());
        for case in reading.rows(CASES, values![message]).await? {
            adds.push(case.cell::<bool>(4)?);
            cases.push(CaseFacts {
                diary_number: words::diary_number(&case.cell::<String>(0)?)?,
                title: case.cell(1)?,
                deadline: words::date(&case.cell::<String>(2)?)?,
                timing: words::timing(case.cell::<Option<String>>(3)?.as_deref())?,
            });
        }
        let mut attachments = Vec::new();
        for attachment in reading.rows(ATTACHMENTS, values![message, false]).await? {
            attachments.push(AttachmentFacts { name: attachment.cell(0)?, unreadable: attachment.cell(1)? });
        }
        Ok(ReceiptFacts {
            in_reply_to: row.cell(1)?,
            kind: words::kind(&row.cell::<String>(2)?)?,
            arrived: words::local(&row.cell::<String>(3)?, &row.cell::<String>(4)?)?,
            adds_to_earlier: !adds.is_empty() && adds.iter().all(|adds| *adds),
            behind_link: evidence::gives_reason(&row.cell::<String>(5)?, LINK),
            cases,
            attachments,
        })
    }
}
