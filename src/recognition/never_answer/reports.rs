//! Rules about reports that mail systems write: bounces, receipts and calendar answers (8, 9, 10, 18).

use super::words::takes_a_side;
use super::{Effect, Rule, Setting};
use crate::message::{Message, Report};
use crate::recognition::Kind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "never/8_delivery_report",
        effect: Effect::Auto(Kind::Bounce),
        words: "Mejlet är en leveransrapport",
        applies: |message, _| message.report == Some(Report::DeliveryStatus),
    },
    Rule {
        id: "never/8_report",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet är ett läskvitto eller en rapport om missbruk",
        applies: |message, _| {
            matches!(message.report, Some(Report::DispositionNotification | Report::Feedback))
        },
    },
    Rule {
        id: "never/9_failed_recipients",
        effect: Effect::Auto(Kind::Bounce),
        words: "Mejlet berättar att ett brev inte kom fram",
        applies: |message, _| {
            message.header("X-Failed-Recipients").next().is_some()
                || message.attachments.iter().any(|part| DELIVERY_STATUS.contains(&part.media_type.as_str()))
        },
    },
    Rule {
        id: "never/10_bounce_subject",
        effect: Effect::NoAck,
        words: "Ämnesraden säger att ett brev inte kom fram",
        applies: |message, _| starts_with_any(&message.subject, &UNDELIVERED),
    },
    Rule {
        id: "never/10_bounce_of_ours",
        effect: Effect::Auto(Kind::Bounce),
        words: "Mejlet säger att ett brev från oss inte kom fram",
        applies: |message, setting| {
            // A subject and an answer to our letter are a person's too, who tells of a bounce and answers once
            // more. Whatever else marks a machine has a rule of its own.
            starts_with_any(&message.subject, &UNDELIVERED)
                && message.returned.iter().any(|id| setting.is_our_letter(id))
                && !takes_a_side(message)
        },
    },
    Rule {
        id: "never/18_read_receipt",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet är ett läskvitto på vårt brev",
        applies: |message, setting| is_read_receipt(message, setting) && !takes_a_side(message),
    },
    Rule {
        id: "never/18_calendar_answer",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet är ett kalendersvar",
        applies: |message, _| message.report == Some(Report::CalendarReply),
    },
    Rule {
        id: "never/18_calendar",
        effect: Effect::NoAck,
        words: "Mejlet är en kalenderinbjudan eller en rapport",
        applies: |message, _| message.report == Some(Report::Other),
    },
];

/// The part in which a mail system tells what became of a letter (RFC 3464, RFC 6533).
const DELIVERY_STATUS: [&str; 2] = ["message/delivery-status", "message/global-delivery-status"];

/// How subjects of bounces begin, lower case.
const UNDELIVERED: [&str; 17] = [
    "delivery failure",
    "delivery status",
    "undeliverable:",
    "undelivered mail returned",
    "returned mail: error during delivery",
    "mail delivery failed",
    "kan inte levereras:",
    "olevererbart:",
    "oleverbart:",
    "ej levererbart:",
    "returned mail: see transcript",
    "failure notice",
    "mail delivery subsystem",
    "mail could not be delivered",
    "leveransfel:",
    "ei voitu toimittaa:",
    "unzustellbar:",
];

/// How subjects of read receipts begin, lower case.
const READ: [&str; 8] =
    ["läst:", "la\u{308}st:", "read:", "lest:", "ej läst:", "oläst:", "olästa:", "not read:"];

fn starts_with_any(subject: &str, beginnings: &[&str]) -> bool {
    let subject = subject.trim_start().to_lowercase();
    beginnings.iter().any(|beginning| subject.starts_with(beginning))
}

pub(super) fn is_read_receipt(message: &Message, setting: &Setting) -> bool {
    starts_with_any(&message.subject, &READ) && setting.answers_us(message)
}
