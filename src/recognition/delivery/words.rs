//! What mail systems write for people about a letter that did not arrive: qmail, Exim, Postfix, Exchange and Gmail
//! in the languages that come back to a Swedish municipality. Only mail that carries a signed Message-ID of ours
//! is read for these words, so they may be many.

use std::sync::LazyLock;

use regex::Regex;

use crate::message::Message;
use crate::pattern::{Pattern, pattern};

/// Characters in which a system has said what it has to say; what follows is the letter it gives back.
const OPENING: usize = 6_000;

/// A status code (RFC 3463). Version numbers and addresses of machines have digits and dots around them too.
static STATUS: Pattern = Pattern::new(r"(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?:[^\d.]|\.(?:\s|$)|$)");

/// The reply code of a server (RFC 5321), as it is cited: `550 No such user`, `#550`, `SMTP;550`.
static REPLY: Pattern = Pattern::new(
    r"(?im)(?:^\s*|[#;:>]\s*|\b(?:said|error|code|remote|reply|svar)\W{1,3}(?:was\s)?)([45][0-5]\d)(?:[ -]|$)",
);

/// A system tells that a letter did not arrive, or not yet: at the beginning of a subject.
static BOUNCE_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"undeliver|undelivered|non[- ]?deliver|not delivered|nondeliverable|returned mail|failure notice|mail error",
        r"(?:mail|message|e-?mail)? ?deliver\w* (?:has |is |status|fail|delay|problem|error|incomplete|not)",
        r"mail (?:delivery|system|failure)|warning: (?:message|could not)|(?:message|mail) (?:not|undelivered|delayed)",
        r"ole?ver(?:er)?bart|ej lever|kan inte levereras|kunde inte levereras|inte levererat|leverans(?:fel|problem|status|rapport|en)|levereringsfel",
        r"(?:meddelandet|mejlet|brevet|e-postmeddelandet) (?:kunde|kan) (?:inte|ej)",
        r"kan ikke leveres|uleverbar|ikke leveret|leveringsfejl|leveringsfeil|kunne ikke leveres|leveringsstatus",
        r"unzustellbar|nicht zustellbar|zustell|fehler bei der|mail(?:zustellung|fehler)",
        r"ei voi(?:da|tu)? toimittaa|toimitus\w* (?:ep|viiv)|viesti[äa] ei|toimittamat",
        r"message status|mail could not",
    ];
    pattern(&format!(r"(?i)^\W*(?:(?:automatic reply|auto|re|sv|fwd?|vb): *)*(?:{})", words.join("|")))
});

/// The same in the opening of a text: sentences that no person writes of an absence.
static BOUNCE_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"qmail-send program|mail (?:delivery|transport|transfer) (?:sub)?(?:system|agent|software)|mail system at host",
        r"(?:wasn'?t|was not|unable|not able|not been able) to (?:be )?deliver|(?:could|can|did) ?n[o']t be delivered|couldn'?t be delivered",
        r"(?:hasn'?t|has not) (?:yet )?been delivered|deliver\w* to (?:the following|these|this) (?:recipient|address|e-?mail)",
        r"message (?:did not reach|wasn'?t delivered|was not delivered|is undeliverable)|undeliverable|permanent (?:fatal )?error",
        r"(?:gick|går) (?:det )?inte att leverera|(?:kunde|kan) (?:inte|ej) levereras|inte (?:har )?(?:kunnat |blivit )?leverer",
        r"nådde (?:inte|aldrig)|inte nått|leveransen (?:till|av) [^.\n]{1,80}misslyckades|leverans\w* misslyckades",
        r"(?:kunne|kan) ikke leveres|ikke (?:ble )?lever|konnte nicht zugestellt|nicht zugestellt werden|ei voitu toimittaa|ei voida toimittaa",
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// It arrived: a report that the sender had asked for.
static ARRIVED: LazyLock<Regex> = LazyLock::new(|| {
    let beginning = r"^\W*(?:delivered|relayed|levererat|levererad|successful)\b";
    pattern(&format!(
        r"(?i){beginning}|successful(?:ly)? (?:mail )?deliver|has been delivered to|har levererats"
    ))
});

/// It is tried further.
static DELAY: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"\bdelay(?:ed)?\b|not (?:yet )?been delivered yet|has not yet been delivered|hasn'?t been delivered yet|still (?:being )?(?:trying|tried|queued)",
        r"will (?:keep|continue|be retried|retry|try|go on)|delivery will|no action is required|do not need to resend|don'?t need to resend|warning (?:message )?only|warning: ",
        r"försena|fördröj|försöker (?:igen|fortsätta|vidare)|fortsätter (?:att )?(?:att )?försöka|(?:ännu|än) inte (?:kunnat )?lever|inte leverer\w* ännu|kommer att försöka|behöver inte skicka",
        r"forsinke|prøver igen|prøver igjen|forsøker (?:igen|igjen)|verzöger|wird weiter|viiväst|yritetään (?:edelleen|uudelleen)",
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// It is tried no more, whatever was said of delays before.
static GIVEN_UP: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"giv(?:en|ing) up|gave up|permanent|will not be retried|no further attempts|expired|too long|being returned|retry time(?:out)? (?:not reached|exceeded)",
        r"gett upp|ger upp|inga fler försök|tiden har gått ut|skickas tillbaka|returneras",
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// A new letter would fail as well: the address is wrong, closed or refused.
static PERMANENT: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"user (?:is )?unknown|unknown (?:user|recipient|address|mailbox|local part)|no (?:such )?(?:user|mailbox|recipient|account|person|address)\b|(?:does ?n[o']t|do not|did not) exist",
        r"mailbox (?:not found|unavailable|is disabled|disabled|does not)|(?:address|recipient|user|account|mailbox)\w* (?:was |were |is |could )?(?:not|n't|n’t) (?:be )?found|(?:address|recipient)s? (?:was |is )?(?:rejected|invalid|not valid)|(?:invalid|bad) (?:recipient|address|mailbox)",
        r"account (?:has been |is |was )?(?:disabled|closed|suspended|terminated|inactive|deleted)|no longer (?:valid|exists|active|in use)|permanent (?:fatal )?(?:error|failure)|recipnotfound|not listed in|host (?:or domain name )?(?:not found|unknown)|domain (?:does ?n[o']t exist|not found)",
        r"(?:adressen|mottagaren|kontot|användaren|brevlådan|domänen) (?:finns inte|fanns inte|hittades inte|kunde inte hittas|är okänd|är felaktig|är ogiltig|är avslutad|är stängd|existerar inte)|okänd (?:mottagare|användare|adress)|ogiltig (?:mottagare|adress)|permanent fel|(?:kan|kunde) inte hittas",
        r"findes ikke|finnes ikke|eksisterer ikke|ukendt (?:bruger|modtager)|ukjent (?:bruker|mottaker)|unbekannt|existiert nicht|ungültige adresse|ei löydy|ei ole olemassa|tuntematon",
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// A line with which the letter that is given back begins: its header, or what a system writes above it.
static RETURNED: LazyLock<Regex> = LazyLock::new(|| {
    let fields = r"(?:return-path|received|message-id|dkim-signature|delivered-to|mime-version|auto-submitted|x-remissd-loop):";
    let above = r"-+ ?(?:below this line|this is a copy|original message|the following is|message header|ursprungligt)[^\n]*|original message headers?:";
    pattern(&format!(r"(?im)^[>\s]*(?:{fields}|{above})"))
});

/// The Message-ID of the letter that is given back within the text.
static MESSAGE_ID: Pattern = Pattern::new(r"(?im)^[>\s]*message-id:[>\s]*(\S+)");

/// The Message-IDs in a text that could be ours. Where the header of a mail stands in it, that mail's alone:
/// those that it answered are not what the report is about.
pub(super) fn message_ids(text: &str) -> impl Iterator<Item = &str> {
    let named = MESSAGE_ID.captures_iter(text).filter_map(|found| found.get(1)).map(|id| id.as_str());
    let named: Vec<&str> = named.flat_map(ours_by_form).collect();
    let any = if MESSAGE_ID.is_match(text) { Vec::new() } else { ours_by_form(text).collect() };
    named.into_iter().chain(any)
}

fn ours_by_form(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '@')));
    words.filter(|word| word.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("remissd.")))
}

/// What the system says itself, before the letter that it gives back.
pub(super) fn own_words(message: &Message) -> String {
    let text: String = message.text().chars().take(OPENING).collect();
    let end = RETURNED.find(&text).map_or(text.len(), |found| found.start());
    text.get(..end).unwrap_or_default().to_owned()
}

/// The first status code in `text`, else the first reply code of a server. The first digit of either tells its
/// class.
pub(super) fn status(text: &str) -> Option<String> {
    let code =
        |pattern: &Regex| pattern.captures(text).and_then(|found| found.get(1)).map(|code| code.as_str());
    code(&STATUS).or_else(|| code(&REPLY)).map(str::to_owned)
}

pub(super) fn is_bounce(subject: &str, text: &str) -> bool {
    BOUNCE_SUBJECT.is_match(subject) || BOUNCE_TEXT.is_match(text)
}

pub(super) fn has_arrived(subject: &str, text: &str) -> bool {
    ARRIVED.is_match(subject) || ARRIVED.is_match(text)
}

pub(super) fn is_delay(text: &str) -> bool {
    DELAY.is_match(text)
}

pub(super) fn is_given_up(text: &str) -> bool {
    GIVEN_UP.is_match(text)
}

pub(super) fn is_permanent(text: &str) -> bool {
    PERMANENT.is_match(text)
}
