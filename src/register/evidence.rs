//! PURE. A verdict's evidence as JSON in the register, and as a table again for people who ask why.

use serde_json::{Value, json};

use super::listing::{Cell, Table};
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

/// The rule that spoke against an acknowledgement, if one did.
pub(super) fn refusal(json: &str) -> Option<String> {
    let evidence: Value = serde_json::from_str(json).unwrap_or_default();
    word(evidence.get("not_acknowledged")?, "rule")
}

/// What the JSON holds, a line a find and a line a reason. Nothing where it cannot be read.
pub(super) fn table(json: &str) -> Table {
    let evidence: Value = serde_json::from_str(json).unwrap_or_default();
    let mut rows = Vec::new();
    for found in list(&evidence, "matches") {
        let number = word(found, "diary_number");
        rows.extend(list(found, "evidence").map(|one| {
            [number.clone(), place(one), word(one, "text"), word(one, "rule")].map(Cell::from).to_vec()
        }));
    }
    let mut said = |reason: &Value, what: &str| {
        let words = [Some(what.to_owned()), None, word(reason, "words"), word(reason, "rule")];
        rows.push(words.map(Cell::from).to_vec());
    };
    list(&evidence, "reasons").for_each(|reason| said(reason, "därför"));
    evidence.get("not_acknowledged").filter(|reason| reason.is_object()).into_iter().for_each(|reason| {
        said(reason, "ingen kvittens");
    });
    for defect in list(&evidence, "defects") {
        let words = [Some("fel i mejlet".to_owned()), None, defect.as_str().map(str::to_owned), None];
        rows.push(words.map(Cell::from).to_vec());
    }
    Table { columns: ["vad", "var", "ord", "regel"].map(str::to_owned).to_vec(), rows }
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn word(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn place(evidence: &Value) -> Option<String> {
    let place = match word(evidence, "place")?.as_str() {
        "subject" => "ämnesraden",
        "body" => "texten",
        "attachment_name" => "en bilagas namn",
        "attachment_text" => "en bilagas text",
        "thread" => "mejlet som besvaras",
        "quoted" => "citat eller signatur",
        "sender" => "avsändaren",
        _ => return None,
    };
    Some(place.to_owned())
}
