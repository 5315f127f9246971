//! Writing a new verdict down, one message a transaction, with a line in its history.

use jiff::Timestamp;

use super::super::door::{Transacting, values};
use super::super::error::RegisterError;
use super::super::evidence::{evidence, no_longer_ours};
use super::super::outbox::{self, Owed};
use super::super::record::again::settle;
use super::super::record::facts::{read_attachments, rewrite};
use super::super::record::keep::{remember, respond, review, revise};
use super::super::record::{Kept, alike};
use super::super::{Register, mark, searchable};
use super::hide::hide;
use super::standing::take;
use super::{Rejudged, Standing, Stays};
use crate::recognition::{Outcome, Reason};
use crate::sketch::Sketch;

const JUDGED: &str = "UPDATE message SET evidence = $2 WHERE id = $1";

const REASON: &str = "UPDATE review SET reason = $2 WHERE message = $1 AND state = 'waiting'";

impl Register {
    /// Writes down what judging `standing` again came to, as far as it does not stay as it is. Returns the
    /// references under which it was registered by this; none when it was changed by others meanwhile.
    ///
    /// # Errors
    /// When the database fails; then nothing of it is written.
    pub async fn rejudge(
        &self,
        standing: &Standing,
        now: &Rejudged,
        at: Timestamp,
    ) -> Result<Vec<String>, RegisterError> {
        let message = standing.message;
        let mut writing = self.pools.writing().await?;
        mark::record_together(&mut writing).await?;
        if !take(&mut writing, standing).await? {
            return Ok(Vec::new());
        }
        writing.execute(JUDGED, values![message, evidence_now(standing, now)]).await?;
        let stays = standing.stays(standing.judged_now(now).outcome);
        let changes: Vec<_> = standing.changes(now).into_iter().map(|change| change.remembered).collect();
        let told = format!("omprövat: {}{}", changes.join("; "), stays.swedish());
        let registered = match (stays, now) {
            (Stays::No | Stays::Hidden, Rejudged::Kept(kept)) => {
                follow(&mut writing, standing, kept, at).await?
            }
            (Stays::Waiting, _) => {
                writing.execute(REASON, values![message, not_ours().words]).await?;
                Vec::new()
            }
            _ => Vec::new(),
        };
        // After what is hidden has lost its words: that it was hidden stays.
        remember(&mut writing, message, at, told).await?;
        writing.commit().await?;
        Ok(registered)
    }
}

impl Register {
    /// Gives the answers of a message that is judged the same their group, where they have none: those that were
    /// registered before texts were compared, or as something else. Whether any was grouped.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn group(&self, standing: &Standing, sketch: &Sketch) -> Result<bool, RegisterError> {
        let mut writing = self.pools.writing().await?;
        mark::record_together(&mut writing).await?;
        if !take(&mut writing, standing).await? {
            return Ok(false);
        }
        let grouped = alike::regroup(&mut writing, standing.message, Some(sketch)).await?;
        writing.commit().await?;
        Ok(grouped)
    }
}

/// Follows the new verdict.
async fn follow(
    writing: &mut Transacting,
    standing: &Standing,
    kept: &Kept,
    at: Timestamp,
) -> Result<Vec<String>, RegisterError> {
    let message = standing.message;
    rewrite(writing, kept, message).await?;
    if kept.verdict.outcome == Outcome::Restricted {
        hide(writing, message, &kept.letter_key).await?;
        if !standing.registered.is_empty() {
            review(writing, kept, message, at).await?;
            return Ok(Vec::new());
        }
        return settle(writing, kept, message, at).await;
    }
    read_attachments(writing, kept, message).await?;
    searchable::index_again(writing, kept, message).await?;
    if !standing.registered.is_empty() {
        revise(writing, kept, message).await?;
        alike::regroup(writing, message, kept.sketch.as_ref()).await?;
        return respond(writing, kept, message, at).await;
    }
    let registered = settle(writing, kept, message, at).await?;
    if let Some(letter) = kept.letter.as_ref().filter(|_| !registered.is_empty()) {
        outbox::owe(writing, &Owed::receipt(letter, &letter.message_id(kept.fingerprint), message)).await?;
    }
    Ok(registered)
}

/// The evidence of the new verdict. A restricted message's has none of the sender's words, by either verdict.
fn evidence_now(standing: &Standing, now: &Rejudged) -> String {
    match now {
        Rejudged::Kept(kept) => {
            let restricted = standing.is_restricted || kept.verdict.outcome == Outcome::Restricted;
            evidence(&kept.verdict, &kept.message, restricted)
        }
        Rejudged::NotOurs => no_longer_ours(&standing.evidence, &not_ours()),
    }
}

/// Why a person should look at what is kept and would not be.
fn not_ours() -> Reason {
    let words = "Enligt reglerna i dag hör mejlet inte till någon remiss".to_owned();
    Reason { rule: "replay/not_ours", words }
}
