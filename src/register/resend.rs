//! The same letter once more, at somebody's request: the same bytes under the same Message-ID.

use jiff::Timestamp;

use super::door::values;
use super::error::{RegisterError, unreadable};
use super::evidence::{may_be_overruled, refusal};
use super::outbox::{self, Owed};
use super::record::NewLetter;
use super::record::keep::remember;
use super::replay::standing::hold;
use super::{Register, show, words};
use crate::fingerprint::Fingerprint;

/// What became of the wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resent {
    /// It is due now, as if it had never been tried.
    Due {
        /// To whom it goes.
        recipient: String,
        /// Its Message-ID without angle brackets.
        message_id: String,
    },
    /// There is no letter about that mail.
    NoLetter {
        /// The rule that said so; none where a person filed the mail, or it was read before rules were kept.
        rule: Option<Refusal>,
    },
    /// The mail waits for a person: its letter goes out once more when that person has filed it, if at all.
    Waits,
    /// There is none because the address rests after a bounce, and nothing else speaks against one.
    Rests {
        /// The first original of the mail.
        original: Fingerprint,
    },
    /// The mail is hidden, and to whom a letter went is not kept.
    Hidden,
    /// Personal data and original of the mail were removed on a decision.
    Erased,
    /// Nothing is known under that name.
    Unknown,
}

/// Why a mail is not acknowledged, as it was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The id of the rule.
    pub rule: String,
    /// What it says, for staff.
    pub words: String,
}

/// What waits for a person or lay in the Junk folder gets no letter, whatever the address.
const MAIL: &str = "SELECT fingerprint, is_restricted, evidence, outcome = 'filed' AND NOT is_junk,
        erased_at IS NOT NULL,
        EXISTS (SELECT 1 FROM history h WHERE h.message = message.id AND h.act IN ('accept', 'assign')),
        outcome = 'filed'
    FROM message WHERE id = $1";

const BY_ORIGINAL: &str =
    "SELECT id FROM message WHERE fingerprint = $1 AND NOT is_restricted AND erased_at IS NULL";

const LETTER: &str = "SELECT id, recipient, message_id FROM outbox WHERE message = $1 AND kind = 'ack'";

/// Its tries count anew, and with them the one more that follows a try of which nobody knows; its bytes stay. Of a try that
/// is under way nothing is heard any more. When it went out before, or may have, is not forgotten (`sent_at`): it is
/// not withdrawn, and its mail not dismissed.
const AGAIN: &str = "UPDATE outbox
    SET state = 'waiting', due_at = $2, tries = 0, first_tried_at = NULL,
        sent_at = coalesce(sent_at, CASE WHEN was_unknown OR state IN ('sending', 'unknown') THEN tried_at END),
        was_unknown = FALSE, sent_local = NULL, error = NULL, revision = revision + 1
    WHERE id = $1";

/// What came back of the tries before says nothing of this one. If it comes back again, that is told anew.
const FORGET_REPORTS: &str = "DELETE FROM delivery_report WHERE letter = $1";

impl Register {
    /// Makes the letter about the mail that `reference` names due once more. `who` asked for it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn resend(&self, reference: &str, who: &str, now: Timestamp) -> Result<Resent, RegisterError> {
        let mut writing = self.pools.writing().await?;
        let Some(message) = show::named(&mut writing, reference).await? else { return Ok(Resent::Unknown) };
        hold(&mut writing, message).await?;
        let mail = writing.row(MAIL, values![message]).await?;
        let mail = mail.ok_or_else(|| unreadable("a reference without its message"))?;
        if mail.cell(4)? {
            return Ok(Resent::Erased);
        }
        if mail.cell(1)? {
            return Ok(Resent::Hidden);
        }
        let Some(letter) = writing.row(LETTER, values![message]).await? else {
            let (original, evidence) = (mail.cell::<String>(0)?, mail.cell::<String>(2)?);
            if mail.cell(3)? && may_be_overruled(&evidence) {
                return Ok(Resent::Rests { original: words::fingerprint(&original)? });
            }
            // What a person filed was judged to wait, which is no reason any more.
            let is_decided: bool = mail.cell(5)?;
            return Ok(Resent::NoLetter { rule: refusal(&evidence).filter(|_| !is_decided) });
        };
        if !mail.cell::<bool>(6)? {
            return Ok(Resent::Waits);
        }
        let (id, recipient): (i64, String) = (letter.cell(0)?, letter.cell(1)?);
        writing.execute(AGAIN, values![id, now]).await?;
        writing.execute(FORGET_REPORTS, values![id]).await?;
        let told =
            format!("kvittensen skickas om, och studsar av den förra gäller inte längre; begärt av {who}");
        remember(&mut writing, message, now, told).await?;
        writing.commit().await?;
        Ok(Resent::Due { recipient, message_id: letter.cell(2)? })
    }

    /// Owes a letter about the mail of this original, which had none: `who` asked for it.
    ///
    /// # Errors
    /// When the database fails, or nothing is known of the original.
    pub async fn owe_all_the_same(
        &self,
        original: &Fingerprint,
        letter: &NewLetter,
        who: &str,
    ) -> Result<(), RegisterError> {
        let mut writing = self.pools.writing().await?;
        let row = writing.row(BY_ORIGINAL, values![original.to_string()]).await?;
        let message = row.ok_or_else(|| unreadable("an original without its message"))?.cell(0)?;
        outbox::owe(&mut writing, &Owed::receipt(letter, &letter.message_id(*original), message)).await?;
        let told = format!("kvitteras fast adressen vilar efter en studs; begärt av {who}");
        remember(&mut writing, message, letter.due_at, told).await?;
        writing.commit().await
    }
}
