//! `remissd explain`: what would be done with these messages, and why. Touches nothing.

use std::io::{self, Write as _, stdout};

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::files::{self, Unreadable};
use super::table::harmless;
use super::{Ended, args};
use crate::config::Config;
use crate::consultation::Timing;
use crate::extract::{Contents, Extractor};
use crate::fingerprint::Fingerprint;
use crate::message::Message;
use crate::office;
use crate::originals;
use crate::recognition::{
    Acknowledge, Authority, Circumstances, History, Match, Outcome, Strength, Verdict, judge, worth_reading,
};

/// Prints the verdict on each message.
pub(super) async fn explain(config: &Config, wanted: &args::Explain) -> anyhow::Result<Ended> {
    let key = originals::letter_key_or_none_yet(&config.state_dir)?;
    let authority = office::authority(config, key);
    let extractor = office::extractor(config);
    let mut ended = Ended::Well;
    for path in files::messages(&wanted.paths) {
        match path.and_then(|path| files::read(&path).map(|bytes| (path, bytes))) {
            Ok((path, bytes)) => {
                let message = message(&bytes, wanted, &authority, &extractor).await;
                print(&path, &bytes, &message, wanted, &authority)?;
            }
            Err(Unreadable { path, source }) => {
                eprintln!("{}: {source}", path.display());
                ended = Ended::Failed;
            }
        }
    }
    Ok(ended)
}

/// The message with the words of its attachments, read as when it comes by mail.
async fn message(
    bytes: &[u8],
    wanted: &args::Explain,
    authority: &Authority,
    extractor: &Extractor,
) -> Message {
    let message = Message::read(bytes);
    if !worth_reading(&message, &circumstances(wanted.received), authority) {
        return message;
    }
    let contents = Contents::of(&message, bytes);
    extractor.read(message, contents).await
}

fn print(
    path: &Path,
    bytes: &[u8],
    message: &Message,
    wanted: &args::Explain,
    authority: &Authority,
) -> io::Result<()> {
    let verdict = judge(message, &circumstances(wanted.received), authority, &History::default());
    if wanted.json {
        writeln!(stdout(), "{}", object(path, bytes, message, &verdict, &authority.zone))
    } else {
        write!(stdout(), "{}", for_people(path, message, &verdict, &authority.zone))
    }
}

/// As at the moment of arrival: no message is backlog then, however old it is now.
fn circumstances(received: Option<Timestamp>) -> Circumstances {
    Circumstances {
        internal_date: received,
        given: None,
        junk: false,
        backlog: false,
        now: received.unwrap_or(Timestamp::UNIX_EPOCH),
    }
}

fn object(path: &Path, bytes: &[u8], message: &Message, verdict: &Verdict, zone: &TimeZone) -> Value {
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
        "outcome": verdict.outcome.as_str(),
        "restricted": verdict.outcome == Outcome::Restricted,
        "matches": verdict.matches.iter().map(matched).collect::<Vec<_>>(),
        "near_misses": verdict.near_misses.iter().map(|near| json!({
            "written": near.written,
            "suggestion": near.suggestion.to_string(),
            "place": near.place.as_str(),
            "rule": near.rule,
        })).collect::<Vec<_>>(),
        "reasons": verdict.reasons.iter()
            .map(|reason| format!("{}: {}", reason.rule, reason.words)).collect::<Vec<_>>(),
        "arrived_at": verdict.arrival.map(|arrival| local(arrival.at, zone)),
        "arrival_basis": verdict.arrival.map(|arrival| arrival.basis.as_str()),
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
        "evidence": matched.evidence.iter().map(|evidence| json!({
            "rule": evidence.rule,
            "place": evidence.place.as_str(),
            "text": evidence.text,
        })).collect::<Vec<_>>(),
    })
}

/// RFC 3339 with the zone's offset at that instant.
fn local(at: Timestamp, zone: &TimeZone) -> String {
    at.display_with_offset(zone.to_offset(at)).to_string()
}

fn for_people(path: &Path, message: &Message, verdict: &Verdict, zone: &TimeZone) -> String {
    let mut lines = Vec::new();
    if let Some(arrival) = verdict.arrival {
        lines.push(format!("arrived    {} ({})", local(arrival.at, zone), arrival.basis.as_str()));
    }
    for matched in &verdict.matches {
        let timing = matched.timing.map_or("timing unknown", Timing::as_str);
        lines.push(format!("case       {} ({}, {timing})", matched.diary_number, matched.strength.as_str()));
        let found = matched.evidence.iter();
        lines.extend(
            found.map(|each| format!("  found in {}: “{}” [{}]", each.place.as_str(), each.text, each.rule)),
        );
    }
    let near = verdict.near_misses.iter();
    lines.extend(near.map(|near| {
        format!(
            "near miss  “{}” in {}: {}? [{}]",
            near.written,
            near.place.as_str(),
            near.suggestion,
            near.rule
        )
    }));
    let reasons = verdict.reasons.iter();
    lines.extend(reasons.map(|reason| format!("because    {} [{}]", reason.words, reason.rule)));
    lines.push(match &verdict.acknowledge {
        Acknowledge::Yes { to } => format!("letter     to {}", to.address),
        Acknowledge::No(reason) => format!("no letter  {} [{}]", reason.words, reason.rule),
    });
    lines.extend(message.defects.iter().map(|defect| format!("defect     {}", defect.0)));
    let indented = lines.iter().map(|line| format!("  {}\n", harmless(line).replace('\n', " ")));
    std::iter::once(format!("{}: {}\n", path.display(), headline(verdict))).chain(indented).collect()
}

fn headline(verdict: &Verdict) -> String {
    let strongest = verdict.matches.iter().filter(|matched| matched.strength > Strength::Weak);
    let numbers: Vec<_> = strongest.map(|matched| matched.diary_number.to_string()).collect();
    let restricted = if verdict.outcome == Outcome::Restricted { " (restricted)" } else { "" };
    let under = if numbers.is_empty() { String::new() } else { format!(", {}", numbers.join(" and ")) };
    format!("{}{restricted}, {}{under}", verdict.outcome.as_str(), verdict.kind.as_str())
}
