//! Papers that come from a body that was asked and are about something else: one person's matter, a call to a meeting.

use std::sync::LazyLock;

use regex::Regex;

use super::super::context::opening;
use super::super::pattern::pattern;
use super::super::written::text_of;
use super::super::{Authority, matter, untied};
use super::own_words;
use crate::message::Message;

/// Whether all that came with the mail is headed as a paper on one person's matter or a call to a meeting is. What nobody
/// has read is headed by its name and the subject. What calls itself an answer may be about such things.
pub(super) fn is_of_another_matter(message: &Message, sender: &str, authority: &Authority) -> bool {
    let subject = message.subject.as_str();
    let files = || message.attachments.iter().filter(|one| !one.incidental);
    let names = || files().map(|one| one.name.replace(['_', '-'], " "));
    let heads = || std::iter::once(subject.to_owned()).chain(names());
    if heads().any(|head| untied::is_called_an_answer(&head) || ANSWER.is_match(&head)) {
        return false;
    }
    let another = |text: &str| is_headed_as_another(opening(text.trim_start(), HEAD), sender, authority);
    let texts = files().map(|one| text_of(one).unwrap_or(subject));
    // A call in the subject may be the one that is answered.
    if is_a_private_paper(subject, authority) {
        return true;
    }
    files().next().map_or_else(
        || another(subject),
        |_| names().zip(texts).all(|(name, text)| another(&name) || another(text)),
    )
}

/// Whether `head`, the beginning of a text, calls to a meeting, or is of one person by a number, a name, who speaks or the
/// kind of paper it is: "Läkarintyg", "Beslut om färdtjänst för Eva Ek". The matter alone is the trade of who is asked. What
/// is no more than the name of the `sender` heads nothing.
pub(super) fn is_headed_as_another(head: &str, sender: &str, authority: &Authority) -> bool {
    let mut lines = head.split(['.', '\n']).map(str::trim);
    let is_heading = |line: &&str| {
        line.contains(char::is_alphabetic) && !line.starts_with("Till ") && own_words(line, sender) > 0
    };
    let heading = lines.find(is_heading).unwrap_or_default();
    let ones_own = || is_one_members(heading, authority) && !WANTS.is_match(heading);
    CALL.is_match(heading)
        || matter::is_of_a_person_by_number(head)
        || is_a_private_paper(heading, authority)
        || (is_private(heading, authority) && (matter::names_whose_it_is(head) || ones_own()))
}

/// Whether `heading` is the name of a paper on one person's matter.
fn is_a_private_paper(heading: &str, authority: &Authority) -> bool {
    PAPER.is_match(heading) && is_private(heading, authority)
}

/// Whether the private `heading` is the writer's or one member's: "Medlem söker färdtjänst".
fn is_one_members(heading: &str, authority: &Authority) -> bool {
    ONE.is_match(heading) || matter::is_of_ones_own(heading, authority)
}

/// Begins with one of those for whom a body speaks.
static ONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:medlem(?:men)?|elev(?:en)?|brukaren|patienten|klienten)(?:\W|$)"));

fn is_private(heading: &str, authority: &Authority) -> bool {
    matter::is_private(heading, authority) || matter::is_of_health(heading)
}

/// What a body wants for all: "Medlemmen ska inte behöva vänta på färdtjänst".
static WANTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|\W)(?:ska|skall|bör|borde|måste|behöv\w*|vill (?:att|se)|tycker|anser|menar|önskar|hoppas)(?:\W|$)",
    )
});

/// How a call to a meeting begins.
pub(super) static CALL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*(?:kallelse|inbjudan)"));

/// Papers that are written on one person and on nothing else.
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:\p{L}+ )?(?:\p{L}*(?:anmälan|intyg|epikris|journal)|\p{L}+utlåtande|överklagan(?:de)?(?:\W|$)|avhysning)",
    )
});

/// A head of what answers: "Yttrande över planen", "Inbjudan, svar". A "Försvar" is none.
static ANSWER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\W*(?:[\p{L}:,]+\s+){0,2}(?:(?:remiss|samråds)?(?:yttrande|svar)|synpunkter)(?:\W|$)")
});

/// Bytes of an enclosure in which it says what it is.
pub(super) const HEAD: usize = 200;
