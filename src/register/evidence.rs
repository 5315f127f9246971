//! PURE. A verdict's evidence as JSON, for `show` and for people who ask why.

use serde_json::{Value, json};

use crate::message::Message;
use crate::recognition::{Acknowledge, Match, Reason, Verdict};

/// Everything a verdict rests on. Of a restricted mail the sender's words are left out: they stay
/// in the original.
pub(super) fn evidence(verdict: &Verdict, message: &Message, restricted: bool) -> String {
    let acknowledge = match &verdict.acknowledge {
        Acknowledge::Yes { .. } => Value::Null,
        Acknowledge::No(reason) => reason_json(reason),
    };
    let near_misses: Vec<Value> = verdict
        .near_misses
        .iter()
        .map(|near| {
            let written = if restricted { Value::Null } else { json!(near.written) };
            let (place, suggestion) = (near.place.as_str(), near.suggestion.to_string());
            json!({"rule": near.rule, "place": place, "suggestion": suggestion, "written": written})
        })
        .collect();
    json!({
        "matches": verdict.matches.iter().map(|found| match_json(found, restricted)).collect::<Vec<_>>(),
        "near_misses": near_misses,
        "reasons": verdict.reasons.iter().map(reason_json).collect::<Vec<_>>(),
        "not_acknowledged": acknowledge,
        "defects": message.defects.iter().map(|defect| &defect.0).collect::<Vec<_>>(),
    })
    .to_string()
}

fn match_json(found: &Match, restricted: bool) -> Value {
    let evidence: Vec<Value> = found
        .evidence
        .iter()
        .map(|evidence| {
            let text = if restricted { Value::Null } else { json!(evidence.text) };
            let (place, strength) = (evidence.place.as_str(), evidence.strength.as_str());
            json!({"rule": evidence.rule, "place": place, "strength": strength, "text": text})
        })
        .collect();
    json!({
        "diary_number": found.diary_number.to_string(),
        "strength": found.strength.as_str(),
        "timing": found.timing.map(|timing| timing.as_str()),
        "evidence": evidence,
    })
}

fn reason_json(reason: &Reason) -> Value {
    json!({"rule": reason.rule, "words": reason.words})
}
