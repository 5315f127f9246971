//! Whether a mail of another authority asks us, or calls to a meeting: then the number in it is that authority's own. "Ni
//! bereds tillfälle att lämna synpunkter" has the words of an answer and is none.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::context::opening;
use super::never_answer::new_text;
use super::pattern::pattern;
use super::written::{Written, text_of};
use super::{Authority, stance, topic, untied};
use crate::message::Message;

/// Bytes of a text in which it says what it wants.
const OPENING: usize = 4_000;

/// How the subject of such a mail begins. "SV: Inbjudan" does not.
static CALLS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:underrättelse|kallelse|inbjudan|kungörelse|föreläggande|missiv\b|påminnelse|samråd(?:sremiss)?\b|granskning\b",
        r"|(?:begäran|förfrågan) om (?:\w+ )?(?:\w*yttranden?|\w*svar|synpunkter|komplettering\w*|samråd|remiss|utlåtanden?)\b)"
    ))
});

/// Who is asked: "Ni bereds tillfälle", "Ert yttrande önskas", "Vi önskar era synpunkter".
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:bereds|inbjuds|ges|erbjuds)\b (?:\w+ ){0,2}(?:tillfälle|möjlighet|att (?:yttra|lämna|inkomma|svara|delta))",
        r"|\bbjuds (?:\w+ ){0,2}in\b|\b(?:vi )?bjuder (?:\w+ ){0,2}in\b|\binbjuder\b",
        r"|\b(?:önskar|begär|emotser|inväntar|efterfrågar|vill (?:\w+ )?ha|ber (?:er |dig )?(?:\w+ )?om|hemställer om|anhåller om)",
        r" (?:\w+ ){0,3}(?:\w*yttrande\w*|\w*svar|synpunkter|utlåtande|besked)\b",
        r"|\b(?:ert|edert|era|ditt|dina|skriftliga?t?) (?:\w+ ){0,2}(?:yttrande\w*|svar|synpunkter|utlåtande) (?:\w+ ){0,2}(?:önskas|begärs|emotses|lämnas|skickas|ställs|sänds)\b",
        r"|\b(?:lämna|skicka|sänd|inkom|yttra|svara|återkom)\b[^.\n]{0,60}\bsenast\b"
    ))
});

/// "Synpunkter lämnas till", wherever it is not to us: an answer ends so.
static TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:synpunkter|yttrande\w*|svar|svaret|remissvar\w*|erinringar|frågor och synpunkter) (?:\w+ ){0,4}",
        r"(?:lämnas|skickas|sänds|ställs|inges|insänds|mejlas|mailas|tillhanda|inkommit|kommit in)(?: in)?\b[^.\n]{0,80}"
    ))
});

/// "Ber om anstånd med sitt svar", "vi önskar lämna vårt yttrande": who speaks of the own answer asks for none.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)anstånd|uppskov|förläng|svarstid|(?:längre|mer) tid",
        r"|(?:^|\W)(?:sitt|sina|vårt|våra) (?:\w+ )?(?:\w*yttrande|\w*svar|synpunkter|utlåtande)"
    ))
});

/// Whether `subject` begins as one does that asks.
pub(super) fn calls(subject: &str) -> bool {
    CALLS.is_match(subject)
}

/// Whether `message` asks for views on what another municipality proposes, whoever sends it.
pub(super) fn asks_for_anothers(message: &Message, authority: &Authority) -> bool {
    let ours = authority.name.as_str();
    let texts = new_text(message).map(|text| opening(text, OPENING));
    let mut texts = std::iter::once(message.subject.as_str()).chain(texts);
    texts.any(|text| {
        topic::may_name_another_municipality(text, ours) && topic::asks_for_another_municipality(text, ours)
    }) && asks(message, authority)
}

/// Whether `message` asks for something and answers nothing.
pub(super) fn asks(message: &Message, authority: &Authority) -> bool {
    let name = authority.name.to_lowercase();
    let ours = name.strip_suffix(" kommun").unwrap_or(&name);
    let attached = message.attachments.iter().filter_map(text_of);
    let mut texts = new_text(message).chain(attached).map(|text| opening(text, OPENING));
    let asks = calls(&message.subject)
        || is_asking(opening(&message.subject, OPENING), ours)
        || texts.any(|text| is_asking(text, ours));
    asks && !answers(message)
}

/// Whether `text` asks, and does not tell what `ours` asked.
fn is_asking(text: &str, ours: &str) -> bool {
    let sentence =
        |at: usize| text.get(..at).unwrap_or_default().rsplit(['.', '\n']).next().unwrap_or_default();
    // "Exempels kommun önskar synpunkter, och vi har inga."
    let told = |found: &Match| {
        let before = sentence(found.start()).to_lowercase();
        before.contains(ours) || RETOLD.is_match(&before) || OWN.is_match(sentence(found.end()))
    };
    ASKS.find_iter(text).any(|found| !told(&found))
        || TO.find_iter(text).any(|found| {
            !told(&found)
                && WHERE_TO.is_match(found.as_str())
                && !found.as_str().to_lowercase().contains(ours)
        })
}

/// What was asked of the sender.
static RETOLD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:ni har|har ni|som ni|du har|oss att|oss möjlighet|tack för)\b"));

/// A mail in a conversation goes on with it: "SV: Remiss Ks 1216/2018".
static REPLY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*(?:sv|re|vs|aw|antw)\s*:"));

/// "Länsstyrelsen lämnar följande synpunkter", "översänder härmed sitt yttrande".
static GIVES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:lämnar?|avger?|framför|framföra|anför|har|inkommer med|översänder) (?:\w+ ){0,2}",
        r"(?:följande|härmed|nedanstående|sitt|sina|vårt|våra) (?:\w+ ){0,2}(?:synpunkter|\w*yttrande|\w*svar|erinringar|kommentarer|inspel)\b"
    ))
});

/// Where or when an answer is to come.
static WHERE_TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:lämnas|skickas|sänds|ställs|inges|insänds|mejlas|mailas)(?: in)? (?:skriftlig\w* |helst |via |per )?(?:till|senast|före|via|per|skriftlig\w*|på)\b|tillhanda|inkommit|kommit in",
    )
});

/// "Ert dnr Ks 1216/2018", "er remiss".
static YOURS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:er|ert|eder|edert|era)\s+(?:remiss(?:en|ens)?\b|skrivelse|förfrågan|begäran om|utskick|förslag",
        r"|(?:d[-. ]?nr|diarie\w*|beteckning|ref\w*|ärende\w*)[^\p{L}\d\n]{0,6}(?:\p{L}{1,5}[ .:]?)?\d)"
    ))
});

/// Whether `message` answers something: it says so, or takes a side.
pub(super) fn answers(message: &Message) -> bool {
    let texts = || std::iter::once(message.subject.as_str()).chain(new_text(message));
    let written = Written::of(message);
    let names = message.attachments.iter().map(|one| one.name.as_str());
    REPLY.is_match(&message.subject)
        || std::iter::once(message.subject.as_str()).chain(names).any(untied::is_called_an_answer)
        || texts().any(|text| YOURS.is_match(text) || GIVES.is_match(text) || untied::is_our_answer(text))
        || stance::first_taken(written.own(), &written.speaker).is_some()
        || stance::first_taken(written.attached(), &written.speaker).is_some()
}
