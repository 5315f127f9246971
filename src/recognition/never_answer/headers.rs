//! Rules about header fields in which programs say what they are (1, 2, 6, 7, 12 to 16).

use std::sync::LazyLock;

use regex::Regex;

use super::{Effect, Rule, field};
use crate::message::Message;
use crate::pattern::{AnyCase, any_case, pattern};
use crate::recognition::Kind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "never/1_auto_submitted",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet säger självt att det är automatiskt (Auto-Submitted)",
        applies: |message, _| message.header("Auto-Submitted").any(|value| field::first_token(value) != "no"),
    },
    Rule {
        id: "never/2_null_sender",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet har tom returadress, som bara system använder",
        applies: |message, _| has_null_sender(message),
    },
    Rule {
        id: "never/6_list",
        effect: Effect::NoAck,
        words: "Mejlet är utskickat av en e-postlista",
        applies: |message, _| is_listed(message),
    },
    Rule {
        id: "never/7_precedence",
        effect: Effect::NoAck,
        words: "Mejlet är märkt som massutskick eller automatiskt (Precedence)",
        applies: |message, _| precedences(message).any(|word| is_machine_precedence(&word)),
    },
    Rule {
        id: "never/12_autoreply",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet säger självt att det är ett automatiskt svar",
        applies: |message, _| {
            let mut values = AUTOREPLY.iter().flat_map(|name| message.header(name));
            values.any(|value| field::first_token(value) != "no")
        },
    },
    Rule {
        id: "never/13_generated",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet säger självt att ett program har skrivit det",
        applies: |message, _| is_generated(message),
    },
    Rule {
        id: "never/14_suppressed",
        effect: Effect::NoAck,
        words: "Avsändarens system ber om att inte få automatiska svar",
        applies: |message, _| suppresses_replies(message),
    },
    Rule {
        id: "never/15_inbox_rule",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet är skickat av en regel i någons inkorg",
        applies: |message, _| {
            suppressed(message).any(|word| word == "all")
                && message.header("X-MS-Exchange-Inbox-Rules-Loop").next().is_some()
        },
    },
    Rule {
        id: "never/16_automatic_word",
        effect: Effect::NoAck,
        words: "Ett av mejlets huvudfält talar om automatiskt svar",
        applies: |message, _| mentions_automation(message),
    },
];

/// The List-* fields of RFC 2369 and RFC 2919, and one older.
const LIST_FIELDS: [&str; 7] =
    ["List-Id", "List-Unsubscribe", "List-Post", "List-Help", "List-Subscribe", "List-Archive", "List-Owner"];

/// Fields that only answering machines set; their value "no" takes it back.
const AUTOREPLY: [&str; 7] = [
    "X-Autoreply", "X-Auto-Reply", "X-Autorespond", "X-Autoresponder", "X-Autoresponse", "X-AutoReply-From",
    "X-Mail-Autoreply",
];

static AUTOMATIC_WORD: LazyLock<Regex> = LazyLock::new(|| {
    let words =
        "auto[-_]?(?:response|submitted|replied|reply|generated|respond)|holidayreply|machinegenerated";
    pattern(&format!("(?i-u){words}"))
});

/// What every such word has in it: a value without is done with at once.
static AUTOMATIC_STEMS: LazyLock<AnyCase> =
    LazyLock::new(|| any_case(&["auto", "holidayreply", "machinegenerated"]));

/// Whether the mail was sent without an address for bounces, as systems send theirs. No Return-Path says nothing.
pub(super) fn has_null_sender(message: &Message) -> bool {
    message.header("Return-Path").any(is_null)
}

/// Whether a Return-Path of this value is empty.
pub(in crate::recognition) fn is_null(value: &str) -> bool {
    field::without_comments(value).trim_matches(['<', '>', ' ', '\t']).is_empty()
}

/// Whether a mailing list or a newsletter's sender has marked it.
pub(in crate::recognition) fn is_listed(message: &Message) -> bool {
    LIST_FIELDS.iter().any(|name| message.header(name).next().is_some())
}

/// The words in Precedence and X-Precedence, lower case.
pub(in crate::recognition) fn precedences(message: &Message) -> impl Iterator<Item = String> + '_ {
    ["Precedence", "X-Precedence"].into_iter().flat_map(|name| message.header(name)).map(field::first_token)
}

/// Whether a Precedence of this word, lower case, marks mail that is sent to many or by a machine.
pub(super) fn is_machine_precedence(word: &str) -> bool {
    ["bulk", "list", "junk", "auto_reply", "auto-reply", "auto-replied", "auto-notified"].contains(&word)
}

/// Only `All` and `AutoReply` ask for silence. DR, NDR, RN, NRN and OOF stand in ordinary mail from
/// Exchange and say nothing of who wrote it.
pub(super) fn suppresses_replies(message: &Message) -> bool {
    suppressed(message).any(|word| word == "all" || word == "autoreply")
}

fn suppressed(message: &Message) -> impl Iterator<Item = String> + '_ {
    let separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    message
        .header("X-Auto-Response-Suppress")
        .flat_map(move |value| value.split(separator))
        .map(str::to_lowercase)
}

fn is_generated(message: &Message) -> bool {
    let has = |name, said: fn(&str) -> bool| {
        message.header(name).any(|value| said(&field::without_comments(value).trim().to_lowercase()))
    };
    has("X-Autogenerated", |value| value.starts_with("reply"))
        || has("X-Auto-Generated", |_| true)
        || has("X-FC-MachineGenerated", |value| value == "true")
        || has("Delivered-To", |value| field::local_part(value) == "autoresponder")
        || has("X-POST-MessageClass", |value| value.contains("autoresponder"))
        || has("X-AMAZON-MAIL-RELAY-TYPE", |value| value == "notification")
}

/// Bytes of the values of most headers without those that are spared.
const VALUES: usize = 2_000;

/// A weak sign. The subject is left to the rules about subjects and the thread to those about
/// threads: a person may write of automatic replies, and may answer one. Results and signatures of
/// mail servers name such fields without having them.
pub(super) fn mentions_automation(message: &Message) -> bool {
    let elsewhere =
        ["subject", "thread-topic", "in-reply-to", "references", "x-auto-response-suppress", "received"];
    let begins = |name: &str, with: &str| {
        name.get(..with.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(with))
    };
    let ends = |name: &str, with: &str| {
        let end = name.len().checked_sub(with.len()).and_then(|start| name.get(start..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(with))
    };
    let is_spared = |name: &str| {
        elsewhere.iter().any(|one| one.eq_ignore_ascii_case(name))
            || begins(name, "arc-")
            || begins(name, "authentication-results")
            || ends(name, "dkim-signature")
    };
    // What is spared is most of a header, and nearly no mail has such a word in the rest.
    let fields = || message.headers.iter().filter(|field| !is_spared(&field.name));
    let mut values = String::with_capacity(VALUES);
    fields().for_each(|field| values.extend([&field.value, "\n"]));
    values.make_ascii_lowercase();
    AUTOMATIC_STEMS.is_in_lower_case(&values) && fields().any(|field| AUTOMATIC_WORD.is_match(&field.value))
}
