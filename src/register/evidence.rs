//! PURE. A verdict's evidence as JSON in the register, and as a table again for people who ask why.
//!
//! The JSON is the verdict as it was judged; the columns of the tables are what stands, which a person may
//! have changed since. What is judged again is compared with the JSON (`judged`).

use serde_json::{Value, json};

use super::resend::Refusal;
use super::swedish;
use crate::consultation::Timing;
use crate::diary_number::DiaryNumber;
use crate::facts::{Cell, Table, stance_word};
use crate::message::Message;
use crate::recognition::{
    self, Acknowledge, Evidence, Forwarded, Kind, Match, NearMiss, Outcome, Reason, SenderKind, Stance,
    Strength, Suggested, Verdict,
};

/// Everything a verdict rests on. Of a restricted mail the sender's words are left out, and all that was
/// read out of them: they stay in the original.
pub(super) fn evidence(verdict: &Verdict, message: &Message, restricted: bool) -> String {
    let acknowledge = match &verdict.acknowledge {
        Acknowledge::Yes { .. } => Value::Null,
        Acknowledge::No(reason) => reason_json(reason),
    };
    let near_misses = verdict.near_misses.iter().map(|near| near_json(near, restricted));
    let mut evidence = json!({
        "outcome": outcome_word(verdict.outcome),
        "matches": verdict.matches.iter().map(|found| match_json(found, restricted)).collect::<Vec<_>>(),
        "near_misses": near_misses.collect::<Vec<_>>(),
        "reasons": verdict.reasons.iter().map(reason_json).collect::<Vec<_>>(),
        "not_acknowledged": acknowledge,
        "defects": message.defects.iter().map(|defect| &defect.0).collect::<Vec<_>>(),
    });
    if let Some(evidence) = evidence.as_object_mut().filter(|_| !restricted) {
        evidence.extend(read_out(verdict));
    }
    evidence.to_string()
}

/// What was read out of the sender's words, each with the words that show it.
fn read_out(verdict: &Verdict) -> Vec<(String, Value)> {
    let shown_by = verdict.kind_shown_by.as_ref().map(found_json);
    let read = [
        ("kind", json!({"value": verdict.kind.as_str(), "shown_by": shown_by})),
        ("stance", suggested_json(verdict.stance.as_ref(), Stance::as_str)),
        ("sender", suggested_json(verdict.sender.as_ref(), SenderKind::as_str)),
        ("organisation", json!(verdict.organisation)),
        ("sender_reference", json!(verdict.sender_reference)),
        ("forwarded", verdict.forwarded.as_ref().map_or(Value::Null, forwarded_json)),
    ];
    read.map(|(key, value)| (key.to_owned(), value)).to_vec()
}

/// The word for an outcome here: unlike the contract's it tells a restricted review apart.
pub(super) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Restricted => "restricted",
        other => other.as_str(),
    }
}

fn suggested_json<T: Copy>(suggested: Option<&Suggested<T>>, word: fn(T) -> &'static str) -> Value {
    let json =
        |found: &Suggested<T>| json!({"value": word(found.value), "shown_by": found_json(&found.shown_by)});
    suggested.map_or(Value::Null, json)
}

fn forwarded_json(forwarded: &Forwarded) -> Value {
    let sender = forwarded.sender.as_ref();
    json!({
        "name": sender.map(|sender| &sender.name),
        "address": sender.map(|sender| &sender.address),
        "subject": forwarded.subject,
        "sent": forwarded.sent,
        "arrived_at": forwarded.arrival.map(|arrival| arrival.at.to_string()),
    })
}

fn near_json(near: &NearMiss, restricted: bool) -> Value {
    let written = if restricted { Value::Null } else { json!(near.written) };
    let (place, suggestion) = (near.place.as_str(), near.suggestion.to_string());
    json!({"rule": near.rule, "place": place, "suggestion": suggestion, "written": written})
}

fn match_json(found: &Match, restricted: bool) -> Value {
    let mut evidence: Vec<Value> = found.evidence.iter().map(found_json).collect();
    if restricted {
        evidence.iter_mut().filter_map(|one| one.get_mut("text")).for_each(|text| *text = Value::Null);
    }
    json!({
        "diary_number": found.diary_number.to_string(),
        "strength": found.strength.as_str(),
        "timing": found.timing.map(|timing| timing.as_str()),
        "evidence": evidence,
        "stance": suggested_json(found.stance.as_ref().filter(|_| !restricted), Stance::as_str),
        "on_behalf": if restricted { Vec::new() } else { found.on_behalf.iter().map(body_json).collect() },
    })
}

fn body_json(body: &Suggested<String>) -> Value {
    json!({"value": body.value, "shown_by": found_json(&body.shown_by)})
}

fn found_json(found: &Evidence) -> Value {
    let (place, strength) = (found.place.as_str(), found.strength.as_str());
    json!({"rule": found.rule, "place": place, "strength": strength, "text": found.text})
}

fn reason_json(reason: &Reason) -> Value {
    json!({"rule": reason.rule, "words": reason.words})
}

/// The evidence of a mail that is kept, when the rules of now would not keep it.
pub(super) fn no_longer_ours(json: &str, reason: &Reason) -> String {
    let mut evidence: Value = serde_json::from_str(json).unwrap_or_else(|_| json!({}));
    if let Some(evidence) = evidence.as_object_mut() {
        evidence.insert("outcome".to_owned(), json!(outcome_word(Outcome::Ignored)));
        evidence.insert("reasons".to_owned(), json!([reason_json(reason)]));
    }
    evidence.to_string()
}

/// The evidence of a mail whose response to a consultation moved with its last day.
pub(super) fn timed(json: &str, number: &DiaryNumber, timing: Timing) -> String {
    let Ok(mut evidence) = serde_json::from_str::<Value>(json) else { return json.to_owned() };
    let matches = evidence.get_mut("matches").and_then(Value::as_array_mut);
    for found in matches.into_iter().flatten().filter_map(Value::as_object_mut) {
        let found_number = found.get("diary_number").and_then(Value::as_str).map(str::to_owned);
        if found_number.is_some_and(|found| found == number.to_string()) {
            found.insert("timing".to_owned(), json!(timing.as_str()));
        }
    }
    evidence.to_string()
}

/// The consultations that are offered to a person: those that the evidence is strong for, else those that it is weak for,
/// else what a number that is nearly ours was probably meant to be.
pub(super) fn suggested(json: &str) -> Vec<DiaryNumber> {
    let evidence: Value = serde_json::from_str(json).unwrap_or_default();
    let number = |found: &Value, key: &str| word(found, key).and_then(|word| DiaryNumber::parse(&word).ok());
    let is_weak = |found: &Value| word(found, "strength").as_deref() == Some(Strength::Weak.as_str());
    let matched = |weak: bool| {
        let alike = list(&evidence, "matches").filter(move |found| is_weak(found) == weak);
        alike.filter_map(|found| number(found, "diary_number")).collect::<Vec<_>>()
    };
    let near = || list(&evidence, "near_misses").find_map(|near| number(near, "suggestion"));
    let mut numbers = [matched(false), matched(true), near().into_iter().collect()]
        .into_iter()
        .find(|numbers| !numbers.is_empty())
        .unwrap_or_default();
    numbers.sort();
    numbers.dedup();
    numbers
}

/// The ids of the rules that decided, the first the strongest; none where nothing was written of them.
pub(super) fn rules(json: &str) -> Vec<String> {
    let evidence: Value = serde_json::from_str(json).unwrap_or_default();
    let reasons = evidence.get("reasons").and_then(Value::as_array);
    reasons.into_iter().flatten().filter_map(|reason| word(reason, "rule")).collect()
}

/// The rule that spoke against an acknowledgement, if one did.
pub(super) fn refusal(json: &str) -> Option<Refusal> {
    let evidence: Value = serde_json::from_str(json).unwrap_or_default();
    let refused = evidence.get("not_acknowledged")?;
    Some(Refusal { rule: word(refused, "rule")?, words: word(refused, "words").unwrap_or_default() })
}

/// Whether nothing speaks against an acknowledgement but a rule that a person may overrule.
pub(super) fn may_be_overruled(json: &str) -> bool {
    let evidence: Value = serde_json::from_str(json).unwrap_or_default();
    let rules = list(&evidence, "reasons").filter_map(|reason| word(reason, "rule"));
    let mut against = rules.filter(|rule| rule.starts_with("never/")).peekable();
    against.peek().is_some() && against.all(|rule| recognition::may_be_overruled(&rule))
}

/// Whether the rule of this id is among the reasons.
pub(super) fn gives_reason(json: &str, rule: &str) -> bool {
    let evidence: Value = serde_json::from_str(json).unwrap_or_default();
    list(&evidence, "reasons").any(|reason| word(reason, "rule").as_deref() == Some(rule))
}

/// Whether the kind was judged without anything that shows it. Not where nobody wrote down what showed it.
pub(super) fn shows_no_kind(json: &str) -> bool {
    let evidence: Value = serde_json::from_str(json).unwrap_or_default();
    evidence.pointer("/kind/shown_by").is_some_and(Value::is_null)
}

/// What the JSON holds, a line a find and a line a reason. Nothing where it cannot be read.
pub(super) fn table(json: &str) -> Table {
    let evidence: Value = serde_json::from_str(json).unwrap_or_default();
    let mut rows = Vec::new();
    for found in list(&evidence, "matches") {
        let number = word(found, "diary_number");
        rows.extend(list(found, "evidence").map(|one| shown(number.clone(), one)));
        rows.extend(list(found, "on_behalf").filter_map(|body| {
            let name = word(body, "value")?;
            Some(shown(Some(format!("svarar också för: {name}")), body.get("shown_by")?))
        }));
    }
    rows.extend(suggestions(&evidence));
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

fn shown(what: Option<String>, found: &Value) -> Vec<Cell> {
    [what, place(found), word(found, "text"), word(found, "rule")].map(Cell::from).to_vec()
}

/// What staff are offered, a line each with the words that show it.
fn suggestions(evidence: &Value) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (key, what, swedish) in SUGGESTED {
        let Some(found) = evidence.get(key) else { continue };
        let said = word(found, "value").and_then(|value| swedish(&value));
        if let (Some(said), Some(by)) = (said, found.get("shown_by").filter(|by| by.is_object())) {
            rows.push(shown(Some(format!("{what}: {said}")), by));
        }
    }
    let mut tell = |what: &str, words: Option<String>| {
        rows.extend(
            words.map(|words| [Some(what.to_owned()), None, Some(words), None].map(Cell::from).to_vec()),
        );
    };
    tell("organisation", word(evidence, "organisation"));
    if let Some(forwarded) = evidence.get("forwarded").filter(|forwarded| forwarded.is_object()) {
        for (what, key) in FORWARDED {
            tell(what, word(forwarded, key));
        }
    }
    rows
}

/// A suggestion's key, its name for staff, and the word for its value.
type Offered = (&'static str, &'static str, fn(&str) -> Option<&'static str>);

const SUGGESTED: [Offered; 3] = [
    ("kind", "typ", |word| Kind::parse(word).map(swedish::kind)),
    ("stance", "ställningstagande", |word| Stance::parse(word).map(stance_word)),
    ("sender", "avsändartyp", |word| SenderKind::parse(word).map(swedish::sender_kind)),
];

/// What the message's row does not hold.
const FORWARDED: [(&str, &str); 2] =
    [("det vidarebefordrades rubrik", "subject"), ("det vidarebefordrades datum", "sent")];

pub(super) fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

pub(super) fn word(value: &Value, key: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_strong_is_suggested_else_what_is_weak_else_what_was_probably_meant() {
        let found = |number: &str, strength: &str| json!({"diary_number": number, "strength": strength});
        let near = json!([{"suggestion": "Ks 1/2020"}, {"suggestion": "Ks 2/2020"}]);
        for (matches, expected) in [
            (
                json!([
                    found("Ks 4/2020", "certain"),
                    found("Ks 3/2020", "likely"),
                    found("Ks 5/2020", "weak")
                ]),
                &["Ks 3/2020", "Ks 4/2020"][..],
            ),
            (json!([found("Ks 5/2020", "weak"), found("Ks 6/2020", "weak")]), &["Ks 5/2020", "Ks 6/2020"]),
            (json!([]), &["Ks 1/2020"]),
        ] {
            let evidence = json!({"matches": matches, "near_misses": near}).to_string();
            let numbers: Vec<String> = suggested(&evidence).iter().map(ToString::to_string).collect();
            assert_eq!(numbers, expected);
        }
        assert_eq!(suggested("no JSON"), []);
    }
}
