//! Rules about how it came and in what state (5, 22, 26, 27, 31, 33).

use super::{Effect, Rule, Setting, field};
use crate::message::Message;
use crate::pattern::Pattern;
use crate::recognition::{readable, sender_check};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "never/5_not_addressed",
        effect: Effect::NoAck,
        words: "Mejlet är inte ställt till vår adress",
        applies: |message, setting| !names_us(message, setting),
    },
    Rule {
        id: "never/22_many_hops",
        effect: Effect::Hold,
        words: "Mejlet har gått genom så många servrar att det kan vara rundgång",
        applies: |message, _| message.received.len() > MOST_HOPS,
    },
    Rule {
        id: "never/26_spam_mark",
        effect: Effect::Suspect,
        words: "Vårt skräppostfilter har märkt mejlet",
        applies: |message, _| is_marked_as_spam(message),
    },
    Rule {
        id: "never/27_sender_check",
        effect: Effect::Suspect,
        words: "Avsändarkontrollen (SPF, DKIM, DMARC) misslyckades: avsändaren kan vara förfalskad",
        applies: |message, setting| {
            sender_check::has_failed(message, setting.authority.authserv_id.as_deref())
        },
    },
    Rule {
        id: "never/31_old",
        effect: Effect::NoAck,
        words: "Mejlet var för gammalt för en kvittens när vi först läste det",
        applies: |_, setting| is_old_backlog(setting),
    },
    Rule {
        id: UNREADABLE,
        effect: Effect::Hold,
        words: "Mejlets text är krypterad eller går inte att läsa",
        applies: |message, setting| {
            readable::is_encrypted(message) || (setting.on_case && !readable::is_legible(message))
        },
    },
];

/// The rule that speaks of a text that nobody can read.
pub(super) const UNREADABLE: &str = "never/33_unreadable";

/// More Received lines than this hint at a loop; ordinary mail has three to twelve.
const MOST_HOPS: usize = 25;

/// From this spam confidence level (SCL) on Exchange treats mail as spam.
const SPAM_LEVEL: i32 = 5;

static FOREFRONT_LEVEL: Pattern = Pattern::new(r"(?i)(?:^|;)\s*SCL:\s*(-?\d{1,2})");

static SPAM_TAG: Pattern = Pattern::new(r"(?i)^\s*(?:\*{2,}\s*SPAM\s*\*{2,}|\[SPAM\])");

/// Fields that say whom a mail was for, besides To and Cc.
const ENVELOPE_FIELDS: [&str; 6] =
    ["Resent-To", "Resent-Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"];

fn names_us(message: &Message, setting: &Setting) -> bool {
    let mut envelope =
        ENVELOPE_FIELDS.iter().flat_map(|name| message.header(name)).flat_map(field::addresses);
    setting.authority.is_named_by(message) || envelope.any(|address| setting.authority.is_mailbox(&address))
}

/// Verdicts only: a bare score means nothing without the threshold of the filter that set it.
fn is_marked_as_spam(message: &Message) -> bool {
    let says = |name, word| message.header(name).any(|value| field::first_token(value).starts_with(word));
    let level = |value: &str| value.trim().parse().is_ok_and(|level: i32| level >= SPAM_LEVEL);
    let forefront = |value: &str| {
        let found = FOREFRONT_LEVEL.captures(value).and_then(|found| found.get(1));
        found.is_some_and(|found| level(found.as_str()))
    };
    says("X-Spam-Flag", "yes")
        || says("X-Spam-Status", "yes")
        || says("X-Spam", "yes")
        || says("X-SES-Spam-Verdict", "fail")
        || message.header("X-Spamd-Result").any(|value| value.to_lowercase().contains(": true ["))
        || message.header("X-MS-Exchange-Organization-SCL").any(level)
        || message.header("X-Forefront-Antispam-Report").any(forefront)
        || SPAM_TAG.is_match(&message.subject)
}

/// Only mail met as a backlog is too old: who wrote while we were down is answered.
fn is_old_backlog(setting: &Setting) -> bool {
    let too_old = |at| setting.circumstances.now.duration_since(at) > setting.authority.max_age;
    setting.circumstances.backlog && setting.arrival.is_some_and(|arrival| too_old(arrival.at))
}
