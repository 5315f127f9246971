//! What kind of message it is: a suggestion that staff can correct.

use std::sync::LazyLock;

use regex::Regex;

use super::never_answer::{Effect, Mark, is_listed, precedences};
use super::pattern::pattern;
use super::{Authority, Kind};
use crate::message::Message;

/// Words by which a newsletter names itself.
static NEWSLETTER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)nyhetsbrev|newsletter|medlemsbrev|uutiskirje|nyhedsbrev"));

/// The kind of `message`, which `marks` speak about and which concerns a case or not.
///
/// Own letters and bounces are known as such also when they carry other marks. What is neither a
/// machine's nor sent to many is an answer when it concerns a case.
pub(super) fn kind(message: &Message, marks: &[Mark], authority: &Authority, concerns_a_case: bool) -> Kind {
    let machine = |kind| marks.iter().any(|mark| mark.effect == Effect::Auto(kind));
    if marks.iter().any(|mark| mark.effect == Effect::OwnLetter) || machine(Kind::Own) {
        return Kind::Own;
    }
    let automatic = machine(Kind::Automatic);
    let bounce_subject = || marks.iter().any(|mark| mark.reason.rule == "never/10_bounce_subject");
    if machine(Kind::Bounce) || (automatic && bounce_subject()) {
        Kind::Bounce
    } else if automatic {
        Kind::Automatic
    } else if is_bulk(message, authority) {
        Kind::Bulk
    } else if concerns_a_case {
        Kind::Answer
    } else {
        Kind::Unrelated
    }
}

/// Sent to many: list or bulk mail that does not name us in To or Cc, or a newsletter, which names
/// each of its readers.
fn is_bulk(message: &Message, authority: &Authority) -> bool {
    let marked = is_listed(message) || precedences(message).any(|word| word == "bulk" || word == "list");
    marked && (!authority.is_named_by(message) || is_newsletter(message))
}

/// A newsletter offers to stop, and calls itself one or says that it goes out in bulk: by
/// Precedence, or by one-click unsubscribing (RFC 8058). A list that people can write to (List-Post)
/// carries people's mail and is none.
fn is_newsletter(message: &Message) -> bool {
    let has = |name| message.header(name).next().is_some();
    let named = ["Subject", "From", "List-Id"]
        .into_iter()
        .flat_map(|name| message.header(name))
        .any(|value| NEWSLETTER.is_match(value));
    let in_bulk = has("List-Unsubscribe-Post") || precedences(message).any(|word| word == "bulk");
    has("List-Unsubscribe") && !has("List-Post") && (named || in_bulk)
}
