//! The sender's words taken out of the register: of a message that turns out to be restricted after it was read, and
//! of one that is erased on a decision. All that the register holds of what the sender wrote and of who wrote goes, by
//! the same measure as of one that was restricted from the start. Of what was registered the number stays: something
//! came in. The original is nothing of this.

use jiff::SignedDuration;

use super::super::door::{Transacting, values};
use super::super::error::{RegisterError, unreadable};
use super::super::record::{alike, chain};
use super::super::standing_for;
use crate::letter_id::LetterKey;

/// Of a restricted mail only id, arrival and state are in the database, and the sealed key of its content: that came
/// another way before, where another mail has it.
const HIDE: &str = "UPDATE message
    SET content_key = CASE WHEN is_restricted THEN content_key
            WHEN EXISTS (SELECT 1 FROM message o WHERE o.content_key = $3) THEN NULL
            ELSE $3 END,
        is_restricted = $2
    WHERE id = $1";

const CONTENT: &str = "SELECT content_key FROM message WHERE id = $1";

const FORGET: &str = "UPDATE message
    SET message_id = NULL, sender_name = NULL, sender_address = NULL, sender_key = NULL, sender_domain = NULL,
        subject = NULL, body = NULL, public_text = NULL, new_text = NULL, language = NULL, content_digest = NULL,
        sender_kind = NULL, organisation = NULL, organisation_key = NULL, is_sender_decided = FALSE
    WHERE id = $1";

/// An answer that is in time because its body has more time stays so when it is nobody's any more.
const KEEP_TIMING: &str = "UPDATE response
    SET timing = (SELECT g.timing FROM registered g WHERE g.response = response.id) WHERE message = $1";

/// Who did what when stays. What was said of it may name people; that it was registered or laid before a person
/// names nobody, nor does whether it is protected, nor under which numbers a person filed it: taking that back needs them, and who asks for a number
/// that was cancelled is told so.
const FORGET_HISTORY: &str = "UPDATE history
    SET before = CASE WHEN field = 'consultation' OR (field = 'registered' AND act = 'undo') THEN before END,
        after = CASE WHEN field IN ('registered', 'consultation') THEN after END,
        reason = NULL,
        what = CASE WHEN field = 'protected' OR act IS NULL AND (what LIKE 'registrerat som %' OR what LIKE 'lagt till granskning som %')
            THEN what ELSE 'uppgifter borttagna' END
    WHERE message = $1";

/// For whom it speaks tells who wrote.
const FORGET_BODIES: &str =
    "DELETE FROM on_behalf WHERE response IN (SELECT id FROM response WHERE message = $1)";
const FORGET_ATTACHMENTS: &str = "DELETE FROM attachment WHERE message = $1";

/// Why a letter was not sent whose mail turned out to be restricted.
pub(in super::super) const HELD_BACK: &str = "mejlet är skyddat: en person avgör";

/// A letter that was sent stays, without to whom. One that was not is not sent any more, and says why. What becomes of
/// one that a server is being given is not known yet: it is told, and that is the last try (`outbox::SETTLE`).
const FORGET_LETTERS: &str = "UPDATE outbox
    SET recipient_name = '', recipient = '', recipient_domain = '', recipient_key = NULL, content = NULL,
        error = CASE WHEN due_at IS NULL AND state <> 'sending' THEN NULL ELSE $2 END,
        state = CASE WHEN due_at IS NULL OR state = 'sending' THEN state ELSE 'expired' END,
        due_at = NULL, revision = revision + 1
    WHERE message = $1";

/// A report may name the sender from the one on that told of the message: a letter that did not arrive stands in
/// every later one. So it is with those of each case that it stands under or stood under before, and may have told of it:
/// a row that was moved away is not here any more to be asked. It is worded anew where it has yet to go out.
const FORGET_REPORTS: &str = "WITH told AS (
        SELECT c.diary_number AS consultation FROM consultation c
        WHERE EXISTS (SELECT 1 FROM response r WHERE r.message = $1 AND r.consultation = c.diary_number)
            OR EXISTS (SELECT 1 FROM history h
                WHERE h.message = $1 AND h.field IN ('registered', 'consultation')
                    AND ', ' || coalesce(h.before, '') || ', ' || coalesce(h.after, '')
                        LIKE '%, ' || c.diary_number || '-%')
    )
    UPDATE outbox SET content = NULL, revision = revision + 1
    WHERE EXISTS (SELECT 1 FROM told t JOIN digest d ON d.consultation = t.consultation
            WHERE d.consultation = outbox.consultation AND d.day = outbox.day AND d.told_at >= $2)
        OR EXISTS (SELECT 1 FROM told t JOIN event e ON e.consultation = t.consultation
            WHERE e.id = outbox.event AND e.told_at >= $2)";

/// A report tells up to a mark that is taken a moment after its time.
const MAKING_A_REPORT: SignedDuration = SignedDuration::from_hours(1);

const RECORDED: &str = "SELECT recorded_at FROM message WHERE id = $1";

/// The same of what waited for a person: it stands in the reports on the case that was suggested then, or in all.
const FORGET_REVIEWS: &str = "UPDATE outbox SET content = NULL, revision = revision + 1
    WHERE EXISTS (SELECT 1 FROM review v JOIN digest d ON d.until_review >= v.id
            WHERE v.message = $1 AND d.consultation = outbox.consultation AND d.day = outbox.day)
        OR EXISTS (SELECT 1 FROM review v JOIN event e ON e.until_review >= v.id
            WHERE v.message = $1 AND e.id = outbox.event AND e.consultation IS NOT NULL)";

/// What a machine answered may name who wrote.
const FORGET_DELIVERY: &str = "UPDATE delivery_report SET why = ''
    WHERE letter IN (SELECT o.id FROM outbox o WHERE o.message = $1)";

const RESPONSES: &str = "SELECT id, consultation FROM response WHERE message = $1 ORDER BY id";

/// A stance is read out of the words; what it adds to tells whose it is. That a hand chained it goes with the chain: what
/// is opened again is chained by its sender, as any other.
const FORGET_STANCE: &str =
    "UPDATE response SET stance = NULL, supplements = NULL, is_chained_by_hand = FALSE WHERE id = $1";
const ADDED: &str = "SELECT message FROM response WHERE supplements = $1 ORDER BY id";

const WAITS: &str = "UPDATE ledger SET state = 'review' WHERE message = $1 AND state = 'filed'";

/// Hides a message whose new verdict is written already.
pub(in super::super) async fn hide(
    writing: &mut Transacting,
    message: i64,
    letter_key: &LetterKey,
) -> Result<(), RegisterError> {
    let row = writing.row(CONTENT, values![message]).await?;
    let open = row.map(|row| row.cell::<Option<String>>(0)).transpose()?.flatten();
    let sealed = open.map(|key| letter_key.sealed(&key));
    writing.execute(HIDE, values![message, true, sealed]).await?;
    forget_history(writing, message).await?;
    writing.execute(WAITS, values![message]).await?;
    forget(writing, message, HELD_BACK).await
}

/// Takes the sender's words out of all tables (those it is found by the database takes away itself); a letter about the message that was not sent yet expires, for the
/// reason `why`.
pub(in super::super) async fn forget(
    writing: &mut Transacting,
    message: i64,
    why: &str,
) -> Result<(), RegisterError> {
    // By the bodies it still stands for.
    writing.execute(KEEP_TIMING, values![message]).await?;
    writing.execute(FORGET, values![message]).await?;
    writing.execute(FORGET_BODIES, values![message]).await?;
    writing.execute(FORGET_ATTACHMENTS, values![message]).await?;
    writing.execute(FORGET_LETTERS, values![message, why]).await?;
    writing.execute(FORGET_DELIVERY, values![message]).await?;
    forget_reviews(writing, message).await?;
    forget_reports(writing, message).await?;
    standing_for::message_stands(writing, message).await?;
    for row in writing.rows(RESPONSES, values![message]).await? {
        forget_response(writing, row.cell(0)?, &row.cell::<String>(1)?).await?;
    }
    Ok(())
}

/// Takes the words out of the history of a message that is hidden or erased already: of no other does the database
/// let go.
pub(in super::super) async fn forget_history(
    writing: &mut Transacting,
    message: i64,
) -> Result<(), RegisterError> {
    writing.execute(FORGET_HISTORY, values![message]).await?;
    Ok(())
}

/// Has reports that told of a waiting message, or tell of it and have yet to go out, forget their words.
pub(in super::super) async fn forget_reviews(
    writing: &mut Transacting,
    message: i64,
) -> Result<(), RegisterError> {
    writing.execute(FORGET_REVIEWS, values![message]).await?;
    Ok(())
}

/// Has the reports that may have told of what was registered, or tell of it and have yet to go out, forget their words.
async fn forget_reports(writing: &mut Transacting, message: i64) -> Result<(), RegisterError> {
    let row = writing.row(RECORDED, values![message]).await?;
    let recorded =
        row.map_or(Ok(None), |row| row.time(0))?.ok_or_else(|| unreadable("when it was recorded"))?;
    let since = recorded.checked_sub(MAKING_A_REPORT).unwrap_or(recorded);
    writing.execute(FORGET_REPORTS, values![message, since]).await?;
    Ok(())
}

async fn forget_response(
    writing: &mut Transacting,
    response: i64,
    consultation: &str,
) -> Result<(), RegisterError> {
    writing.execute(FORGET_STANCE, values![response]).await?;
    alike::leave(writing, consultation, response).await?;
    for added in writing.rows(ADDED, values![response]).await? {
        chain::chain(writing, consultation, added.cell(0)?).await?;
    }
    Ok(())
}
