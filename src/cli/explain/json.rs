//! A verdict as a program reads it: one object a line, its names as the brief has them.

use std::path::Path;

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::local;
use crate::consultation::Timing;
use crate::fingerprint::Fingerprint;
use crate::message::Message;
use crate::recognition::{
    Acknowledge, DeliveryReport, Evidence, Forwarded, Match, NearMiss, Outcome, Verdict,
};

pub(super) fn object(
    path: &Path,
    bytes: &[u8],
    message: &Message,
    verdict: &Verdict,
    zone: &TimeZone,
) -> Value {
    let (acknowledge, reason) = match &verdict.acknowledge {
        Acknowledge::Yes { .. } => {
            (true, "acknowledge/person: en människa skrev, och inget hindrar ett svar".to_owned())
        }
        Acknowledge::No(reason) => (false, format!("{}: {}", reason.rule, reason.words)),
    };
    json!({
        "path": path.display().to_string(),
        "sha256": Fingerprint::of(bytes).to_string(),
        "message_id": message.message_id,
        "from": message.sender().map(|sender| &sender.address),
        "subject": message.subject,
        "kind": verdict.kind.as_str(),
        "kind_evidence": verdict.kind_shown_by.as_ref().map(shown),
        "stance": verdict.stance.as_ref()
            .map(|stance| json!({ "value": stance.value.as_str(), "evidence": shown(&stance.shown_by) })),
        "sender_kind": verdict.sender.as_ref()
            .map(|sender| json!({ "value": sender.value.as_str(), "evidence": shown(&sender.shown_by) })),
        "language": verdict.language.as_str(),
        "organisation": verdict.organisation,
        "sender_reference": verdict.sender_reference,
        "forwarded": verdict.forwarded.as_ref().map(|forwarded| passed_on(forwarded, zone)),
        "delivery": verdict.delivery.as_ref().map(told),
        "outcome": verdict.outcome.as_str(),
        "restricted": verdict.outcome == Outcome::Restricted,
        "matches": verdict.matches.iter().map(matched).collect::<Vec<_>>(),
        "near_misses": verdict.near_misses.iter().map(near_miss).collect::<Vec<_>>(),
        "reasons": verdict.reasons.iter()
            .map(|reason| format!("{}: {}", reason.rule, reason.words)).collect::<Vec<_>>(),
        "arrived_at": verdict.arrival.map(|arrival| local(arrival.at, zone)),
        "arrival_basis": verdict.arrival.map(|arrival| arrival.basis.as_str()),
        "internal_date": verdict.clocks.internal_date.map(|at| local(at, zone)),
        "date": message.date.map(|at| local(at, zone)),
        "acknowledge": acknowledge,
        "acknowledge_reason": reason,
        "defects": message.defects.iter().map(|defect| &defect.0).collect::<Vec<_>>(),
        "text": message.whole_text(),
    })
}

fn matched(matched: &Match) -> Value {
    json!({
        "diary_number": matched.diary_number.to_string(),
        "strength": matched.strength.as_str(),
        "timing": matched.timing.map(Timing::as_str),
        "evidence": matched.evidence.iter().map(shown).collect::<Vec<_>>(),
        "stance": matched.stance.as_ref().map(|stance| stance.value.as_str()),
        "on_behalf": matched.on_behalf.iter()
            .map(|body| json!({ "value": body.value, "evidence": shown(&body.shown_by) })).collect::<Vec<_>>(),
    })
}

fn near_miss(near: &NearMiss) -> Value {
    json!({
        "written": near.written,
        "suggestion": near.suggestion.to_string(),
        "place": near.place.as_str(),
        "rule": near.rule,
    })
}

fn passed_on(forwarded: &Forwarded, zone: &TimeZone) -> Value {
    json!({
        "from": forwarded.sender.as_ref().map(|sender| &sender.address),
        "name": forwarded.sender.as_ref().map(|sender| &sender.name),
        "subject": forwarded.subject,
        "sent": forwarded.sent,
        "arrived_at": forwarded.arrival.map(|arrival| local(arrival.at, zone)),
    })
}

fn told(report: &DeliveryReport) -> Value {
    json!({
        "letter": report.letter.kind.as_str(),
        "message_id": report.message_id,
        "action": report.action.as_str(),
        "is_final": report.is_final,
        "status": report.status,
        "why": report.why,
    })
}

fn shown(evidence: &Evidence) -> Value {
    json!({ "rule": evidence.rule, "place": evidence.place.as_str(), "text": evidence.text })
}
