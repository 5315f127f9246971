//! The facts an acknowledgement speaks of.

use super::door::{Row, Transacting, values};
use super::error::{RegisterError, unreadable};
use super::outbox::LetterRef;
use super::{Register, Standing, evidence, words};
use crate::facts::{AttachmentFacts, CaseFacts, ReceiptFacts};
use crate::recognition::Kind;

const MESSAGE: &str =
    "SELECT m.id, CASE WHEN m.sender_address = m.original_address THEN NULL ELSE m.message_id END, m.kind,
        m.local_day, m.local_time, m.evidence, m.is_restricted,
        m.language, EXISTS (SELECT 1 FROM review v WHERE v.message = m.id AND v.state = 'accepted'),
        EXISTS (SELECT 1 FROM history h WHERE h.message = m.id AND h.field = 'kind')
    FROM outbox o JOIN message m ON m.id = o.message WHERE o.id = $1";

const ABOUT: &str = "SELECT m.fingerprint FROM outbox o JOIN message m ON m.id = o.message WHERE o.id = $1";

/// In time is also what came within the time that its body was given.
const CASES: &str = "SELECT r.consultation, r.title, r.deadline, r.timing, r.supplements IS NOT NULL,
        (SELECT max(e.until) FROM stands_for s
            JOIN invited i ON i.consultation = s.consultation AND i.position = s.position
            JOIN extension e ON e.consultation = i.consultation AND e.name_key = i.name_key
            WHERE s.response = r.response AND e.until > r.deadline)
    FROM registered r WHERE r.message = $1 ORDER BY r.consultation";

const ATTACHMENTS: &str = "SELECT name, size, readable FROM attachment
    WHERE message = $1 AND NOT is_incidental ORDER BY position";

/// The notice that a file lies behind a link.
const LINK: &str = "link/shared_file";

impl Register {
    /// What the letter is about, where to whom it goes is not written down: the address stands in the original alone.
    ///
    /// # Errors
    /// When the database fails, or the letter is about no message.
    pub async fn standing_of_letter(&self, letter: LetterRef) -> Result<Option<Standing>, RegisterError> {
        let row = self.pools.reading().await?.row(ABOUT, values![letter.id]).await?;
        let original: String = row.ok_or_else(|| unreadable("a letter without its message"))?.cell(0)?;
        self.standing_of(&original).await
    }

    /// What the acknowledgement `letter` speaks of.
    ///
    /// # Errors
    /// When the database fails, or the letter is about no message.
    pub async fn receipt_facts(&self, letter: LetterRef) -> Result<ReceiptFacts, RegisterError> {
        let mut reading = self.pools.reading().await?;
        let row = reading.row(MESSAGE, values![letter.id]).await?;
        let row = row.ok_or_else(|| unreadable("an acknowledgement without its message"))?;
        let message: i64 = row.cell(0)?;
        let cases = reading.rows(CASES, values![message]).await?;
        let adds = cases.iter().map(|case| case.cell(4)).collect::<Result<Vec<bool>, _>>()?;
        let kind = words::kind(&row.cell::<String>(2)?)?;
        let evidence: String = row.cell(5)?;
        let after_review: bool = row.cell(8)?;
        Ok(ReceiptFacts {
            // Who wrote what a colleague passed on never saw the colleague's mail.
            in_reply_to: row.cell(1)?,
            kind,
            // A person who looked at it knows what it is.
            is_unclear: kind == Kind::Answer
                && !after_review
                && !row.cell::<bool>(9)?
                && evidence::shows_no_kind(&evidence),
            after_review,
            is_restricted: row.cell(6)?,
            language: words::language(row.cell::<Option<String>>(7)?.as_deref())?,
            arrived: words::local(&row.cell::<String>(3)?, &row.cell::<String>(4)?)?,
            cases: cases.iter().map(case).collect::<Result<_, _>>()?,
            attachments: attachments(&mut reading, message).await?,
            adds_to_earlier: !adds.is_empty() && adds.iter().all(|adds| *adds),
            behind_link: evidence::gives_reason(&evidence, LINK),
        })
    }
}

fn case(row: &Row) -> Result<CaseFacts, RegisterError> {
    Ok(CaseFacts {
        diary_number: words::diary_number(&row.cell::<String>(0)?)?,
        title: row.cell(1)?,
        deadline: words::date(&row.cell::<String>(2)?)?,
        more_time: row.cell::<Option<String>>(5)?.as_deref().map(words::date).transpose()?,
        timing: words::timing(row.cell::<Option<String>>(3)?.as_deref())?,
    })
}

async fn attachments(reading: &mut Transacting, message: i64) -> Result<Vec<AttachmentFacts>, RegisterError> {
    let rows = reading.rows(ATTACHMENTS, values![message]).await?;
    let attachment = |row: &Row| {
        Ok(AttachmentFacts {
            name: row.cell(0)?,
            size: words::unsigned(row.cell(1)?)?,
            readable: row.cell(2)?,
        })
    };
    rows.iter().map(attachment).collect()
}
