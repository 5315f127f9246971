//! Whether a sender's identity is protected, as a person decides it: what was open is hidden, and what was hidden is
//! opened by what its original is judged to be without that. Who decided it stands in the history, and no rule
//! decides otherwise afterwards.

use serde_json::{Map, Value, json};

use super::decision::{Act, Change, Decision, decide};
use super::door::{Transacting, values};
use super::error::RegisterError;
use super::evidence::outcome_word;
use super::record::keep::{reveal, review_reason, suggestion};
use super::record::{Kept, alike, chain, response};
use super::replay::hide::{HELD_BACK, hide};
use super::replay::standing::take;
use super::{Register, Standing, mark, standing_for};
use crate::letter_id::LetterKey;
use crate::recognition::{Match, Outcome};

/// What a person says of whether the sender's identity is protected.
#[derive(Debug)]
pub enum Protection {
    /// It is; the key is what the content is known again by.
    Protected(LetterKey),
    /// It is not, and this is what the message that was hidden is without that.
    Open(Box<Kept>),
    /// It is not, and the message was open all the time.
    OpenStill,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protecting {
    /// It is as the person says.
    Done,
    /// Somebody else decided meanwhile, or it was judged anew: nothing is done.
    Overtaken,
}

/// What a colleague passed on and what the sender called it are the sender's, too.
const BLANK: &str = "UPDATE message
    SET evidence = $2, sender_reference = NULL, original_name = NULL, original_address = NULL, original_at = NULL
    WHERE id = $1";

/// What waited goes on waiting, and what is registered is no longer in doubt.
const OUTCOME: &str = "UPDATE message SET outcome = CASE
        WHEN EXISTS (SELECT 1 FROM response r WHERE r.message = $1) THEN 'filed' ELSE 'review' END
    WHERE id = $1";
const REASON: &str = "UPDATE review SET suggestion = coalesce($2, suggestion), reason = $3
    WHERE message = $1 AND state = 'waiting'";

/// A letter about what is registered goes out all the same, to whom the original says: a person knows what this is.
const STILL_OWED: &str =
    "UPDATE outbox SET state = 'waiting', due_at = $2, error = NULL, revision = revision + 1
    WHERE message = $1 AND kind = 'ack' AND state = 'expired' AND sent_at IS NULL AND NOT was_unknown
        AND error = $3 AND EXISTS (SELECT 1 FROM response r WHERE r.message = $1)";

/// Of what is registered and waited for just this nothing is left to decide.
const CLOSE: &str = "UPDATE review SET state = 'accepted'
    WHERE message = $1 AND state = 'waiting' AND EXISTS (SELECT 1 FROM response r WHERE r.message = $1)";
const LEDGER: &str = "UPDATE ledger SET state = 'filed'
    WHERE message = $1 AND state = 'review' AND EXISTS (SELECT 1 FROM response r WHERE r.message = $1)";

const RESPONSES: &str = "SELECT id, consultation FROM response WHERE message = $1 ORDER BY id";
const STANCE: &str = "UPDATE response SET stance = $2
    WHERE id = $1 AND kind IN ('answer', 'supplement', 'withdrawal')";

/// What a decision's row says was changed.
pub(super) const PROTECTED: &str = "protected";

impl Register {
    /// Hides or opens a message as a person says, with a row in its history.
    ///
    /// # Errors
    /// When the database fails; then nothing of it is written.
    pub async fn protect(
        &self,
        seen: &Standing,
        protection: &Protection,
        decision: &Decision,
    ) -> Result<Protecting, RegisterError> {
        let mut writing = self.pools.writing().await?;
        mark::record_together(&mut writing).await?;
        if !take(&mut writing, seen).await? {
            return Ok(Protecting::Overtaken);
        }
        write(&mut writing, seen, protection, decision).await?;
        writing.commit().await?;
        Ok(Protecting::Done)
    }
}

/// The same of a message that is taken already, as part of the transaction that took it.
pub(super) async fn write(
    writing: &mut Transacting,
    seen: &Standing,
    protection: &Protection,
    decision: &Decision,
) -> Result<(), RegisterError> {
    let message = seen.message;
    match protection {
        Protection::Protected(key) => {
            let blanked = values![message, without_words(&seen.evidence)];
            writing.execute(BLANK, blanked).await?;
            hide(writing, message, key).await?;
            writing.execute(OUTCOME, values![message]).await?;
        }
        Protection::Open(kept) => open(writing, kept, message).await?,
        Protection::OpenStill => {
            writing.execute(OUTCOME, values![message]).await?;
        }
    }
    writing.execute(STILL_OWED, values![message, decision.at, HELD_BACK]).await?;
    for sql in [CLOSE, LEDGER] {
        writing.execute(sql, values![message]).await?;
    }
    decided(writing, seen, protection, decision).await
}

/// Writes what is judged of a message that was restricted. Kind and time stay, which a person may have put right.
pub(super) async fn open(writing: &mut Transacting, kept: &Kept, message: i64) -> Result<(), RegisterError> {
    reveal(writing, kept, message).await?;
    writing.execute(OUTCOME, values![message]).await?;
    let suggested = suggestion(kept).map(ToString::to_string);
    writing.execute(REASON, values![message, suggested, review_reason(kept)]).await?;
    let rows = writing.rows(RESPONSES, values![message]).await?;
    for row in &rows {
        let consultation: String = row.cell(1)?;
        let mut matches = kept.verdict.matches.iter();
        let found = matches.find(|found| found.diary_number.to_string() == consultation);
        say(writing, row.cell(0)?, found, kept).await?;
    }
    standing_for::message_stands(writing, message).await?;
    for row in &rows {
        chain::chain(writing, &row.cell::<String>(1)?, message).await?;
    }
    alike::regroup(writing, message, kept.sketch.as_ref()).await?;
    Ok(())
}

async fn say(
    writing: &mut Transacting,
    response: i64,
    found: Option<&Match>,
    kept: &Kept,
) -> Result<(), RegisterError> {
    let stance = found.map_or(kept.verdict.stance.as_ref(), |found| found.stance.as_ref());
    writing.execute(STANCE, values![response, stance.map(|stance| stance.value.as_str())]).await?;
    let bodies: Vec<String> =
        found.into_iter().flat_map(|found| &found.on_behalf).map(|body| body.value.clone()).collect();
    response::speak_for(writing, response, &bodies).await
}

async fn decided(
    writing: &mut Transacting,
    seen: &Standing,
    protection: &Protection,
    decision: &Decision,
) -> Result<(), RegisterError> {
    let word = |is_protected: bool| Some(if is_protected { "ja" } else { "nej" }.to_owned());
    let is_protected = matches!(protection, Protection::Protected(_));
    let told = if is_protected { "identiteten är skyddad" } else { "identiteten är inte skyddad" };
    let change = Change {
        field: Some(PROTECTED),
        before: word(seen.is_restricted),
        after: word(is_protected),
        ..Change::plain(seen.message, &seen.reference, Act::Correct, told.to_owned())
    };
    decide(writing, change, decision).await?;
    Ok(())
}

/// What a verdict's evidence tells of a restricted mail (`evidence`).
const TOLD: [&str; 5] = ["matches", "near_misses", "reasons", "not_acknowledged", "defects"];

/// The evidence of a mail that a person hides, without the sender's words and all that was read out of them.
fn without_words(json: &str) -> String {
    let mut evidence: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    evidence.retain(|key, _| TOLD.contains(&key.as_str()));
    evidence.insert("outcome".to_owned(), json!(outcome_word(Outcome::Restricted)));
    for found in objects(evidence.get_mut("matches")) {
        found.insert("stance".to_owned(), Value::Null);
        found.insert("on_behalf".to_owned(), json!([]));
        objects(found.get_mut("evidence")).for_each(|one| blank(one, "text"));
    }
    objects(evidence.get_mut("near_misses")).for_each(|one| blank(one, "written"));
    Value::Object(evidence).to_string()
}

fn objects(list: Option<&mut Value>) -> impl Iterator<Item = &mut Map<String, Value>> {
    list.and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut)
}

fn blank(one: &mut Map<String, Value>, key: &str) {
    one.insert(key.to_owned(), Value::Null);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_keeps_why_it_belongs_to_a_case_and_no_word_of_the_senders() {
        let evidence = json!({
            "outcome": "filed",
            "matches": [{"diary_number": "Ks 1/2020", "strength": "certain", "timing": "in_time",
                "evidence": [{"rule": "number/plain", "place": "subject", "strength": "certain", "text": "HEMLIGT"}],
                "stance": {"value": "supports", "shown_by": {"text": "HEMLIGT"}},
                "on_behalf": [{"value": "HEMLIGT"}]}],
            "near_misses": [{"rule": "slip", "place": "subject", "suggestion": "Ks 2/2020", "written": "HEMLIGT"}],
            "reasons": [{"rule": "number/plain", "words": "numret"}],
            "organisation": "HEMLIGT",
            "forwarded": {"name": "HEMLIGT"},
        });
        let hidden = without_words(&evidence.to_string());
        assert!(!hidden.contains("HEMLIGT"), "{hidden}");
        for kept in ["Ks 1/2020", "number/plain", "Ks 2/2020", "numret", "restricted"] {
            assert!(hidden.contains(kept), "{kept}: {hidden}");
        }
        assert_eq!(without_words("no JSON"), json!({"outcome": "restricted"}).to_string());
    }
}
