//! Rules about words (17, 34, 35). Words alone prove nothing: a citizen may write of "Frånvaro av
//! cykelväg". They count together with another mark, or in an answer to mail of ours.

use std::sync::LazyLock;

use regex::Regex;

use super::given_back::is_a_receipt;
use super::headers::{is_machine_precedence, mentions_automation, precedences, suppresses_replies};
use super::notice::{Sound, is_a_desks, is_a_notice_alone, is_a_notice_in_part, speaks_of_itself};
use super::{Effect, Rule, Setting, field};
use crate::message::{Address, Message, Origin, forward_blocks};
use crate::pattern::{BEHIND_WORD, Pattern, pattern};
use crate::recognition::{Authority, Kind};

/// The rule that knows a notice by its words where nothing else speaks of it.
pub(super) const NOTICE_ALONE: &str = "never/35_notice_alone";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "never/17_automatic_subject",
        effect: Effect::Auto(Kind::Automatic),
        words: "Ämnesraden är ett automatiskt svars, och mejlet bär fler tecken på det",
        applies: |message, setting| {
            automatic_subject(&message.subject).is_some_and(|form| is_borne_out(form, message, setting))
        },
    },
    Rule {
        id: "never/34_colleagues_forward",
        effect: Effect::Forward,
        words: "En kollega har vidarebefordrat mejlet",
        applies: |message, setting| is_colleagues_forward(message, setting.authority),
    },
    Rule {
        id: "never/35_automatic_text",
        effect: Effect::Auto(Kind::Automatic),
        words: "Mejlet svarar på vårt och säger i texten att det är automatiskt",
        applies: |message, setting| {
            setting.answers_us(message)
                && speaks_of_itself(&setting.written)
                && (is_marked(message) || setting.sound(message) == Sound::Notice)
        },
    },
    Rule {
        id: "never/35_perhaps_automatic",
        effect: Effect::Hold,
        words: "Mejlet svarar på vårt och liknar ett automatiskt svar, men säger mer än så",
        applies: |message, setting| setting.sound(message) == Sound::Doubtful && !is_marked(message),
    },
    Rule {
        id: NOTICE_ALONE,
        effect: Effect::Hold,
        words: "Mejlet liknar ett automatiskt svar eller ett läskvitto och säger inget annat",
        applies: |message, setting| {
            (is_a_notice_alone(message, setting)
                || is_a_desks(message, setting)
                || is_a_receipt(message, setting))
                && !is_marked(message)
                && !automatic_subject(&message.subject)
                    .is_some_and(|form| is_borne_out(form, message, setting))
        },
    },
    Rule {
        id: "never/35_words_alone",
        effect: Effect::NoAck,
        words: "Mejlet talar om frånvaro eller automatiska svar, men svarar eller frågar som en människa",
        applies: |message, setting| {
            (setting.sound(message) == Sound::Answer || is_a_notice_in_part(message, setting))
                && !is_marked(message)
                && !is_a_receipt(message, setting)
        },
    },
];

/// Marks such as `[EXTERNT]` that a mail system puts before the subject.
const TAGS: &str = r"(?:\s*(?:\[[^\]]{1,30}\]|\*{2,}[^*]{1,30}\*{2,}))*";

/// Reply and forward prefixes in any number, with counters as in `SV[2]:`.
static PREFIXES: LazyLock<Regex> = LazyLock::new(|| {
    let prefix = r"(?:re|sv|fwd?|vb|vs|vl|aw|wg|ang|antw)(?:\s*\[\d+\]|\s*\(\d+\))?\s*:";
    pattern(&format!(r"(?i)^{TAGS}\s*(?:{prefix}{TAGS}\s*)*"))
});

/// `VS:` is a reply in Finnish and a forward in Danish and Norwegian: it forwards when nothing was
/// added.
static EITHER_PREFIX: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)^{TAGS}\s*vs\s*:")));

/// The outermost prefix of a forward.
static FORWARD_PREFIX: LazyLock<Regex> = LazyLock::new(|| {
    let prefix = r"(?:fwd?|vb|vl|wg|vidarebefordrat|videresend(?:t)?)(?:\s*\[\d+\]|\s*\(\d+\))?\s*:";
    pattern(&format!(r"(?i)^{TAGS}\s*{prefix}"))
});

/// The line that a mail program writes above forwarded mail.
static FORWARD_BLOCK: LazyLock<Regex> = LazyLock::new(|| {
    let lines = [
        "vidarebefordrat (?:meddelande|mejl|mail|brev)",
        "(?:begin )?forwarded message",
        "v(?:ä|a\u{308})litetty viesti",
        "edelleenl(?:ä|a\u{308})hetetty viesti",
        "videresendt (?:meddelelse|melding)",
        "weitergeleitete nachricht",
    ];
    pattern(&format!(r"(?im)^[\s>*_-]*(?:{})[^\n]{{0,15}}$", lines.join("|")))
});

/// How subjects of automatic answers begin, in Swedish, English, Finnish, Norwegian, Danish, German
/// and what other systems list beside them.
static AUTOMATIC_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"auto(?:matic)?[\s-]?(?:reply|response)|auto",
        r"autosvar|automatisk(?:t)?[\s-](?:svar|besked|meddelande)|semestersvar",
        r"fr(?:å|a\u{30a}|a)nvaro(?:meddelande)?|fr(?:å|a\u{30a}|a)nvarande|semester",
        r"(?:ej|inte|ute)\s+(?:p(?:å|a\u{30a})|fr(?:å|a\u{30a})n|av)\s+(?:plats|kontoret)",
        r"out of (?:the )?office|fuori sede|risposta (?:non al computer|automatica)",
        r"automatisch antwoord|automatische antwort|abwesenheit(?:snotiz)?",
        r"respuesta autom(?:á|a\u{301}|a)tica|r(?:é|e\u{301}|e)ponse automatique",
        r"automaatti(?:nen )?vastaus|poissa(?: toimistolta| toimistosta)?|poissaolo(?:viesti|ilmoitus)?|lomalla",
        r"frav(?:æ|ae)r(?:s(?:melding|besked|meddelelse)|ende)?|(?:på )?ferie|ikke (?:til ?stede|på (?:kontoret|plass|plads))",
        r"(?:ute|ude) (?:av|af) kontoret|abwesend|(?:im )?urlaub|nicht im b(?:ü|u\u{308})ro|automatisches? antwort",
        r"(?:f(?:ö|o\u{308})r(?:ä|a\u{308})ldra|tj(?:ä|a\u{308})nst)ledig|sjukskriven|p(?:å|a\u{30a}) semester",
        r"(?:ej|inte) i tj(?:ä|a\u{308})nst|ooo|(?:on )?vacation|(?:i am |i'm )?out of (?:the )?office|auto-?mated (?:reply|response)",
    ];
    pattern(&format!("(?i)^(?:{}){BEHIND_WORD}", words.join("|")))
});

/// Those among them that no person heads a matter with.
static OF_SYSTEMS: Pattern = Pattern::new(
    r"(?i)^(?:(?:i am |i'm )?out of|auto|poissaolo|abwesenheitsn|r(?:é|e\u{301}|e)ponse|respuesta|risposta|frav(?:æ|ae)rs|.*meddelande$)",
);

/// What goes on after such a word in ordinary prose: "Frånvaro av cykelväg".
static PROSE: Pattern = Pattern::new(r"(?i)^\s+(?:av|för|hos|bland|inom|och|som|på skolan|i skolan)\b");

/// What may stand behind such a word in a notice that says no more: until when.
static UNTIL: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"till|t\.?o\.?m\.?|och|med|fr\.?(?:o\.?m\.?)?|f\.?o\.?m\.?|fr(?:å|a\u{30a})n|den|v(?:ecka)?\.?|kl|i ?dag|i morgon|denna|n(?:ä|a\u{308})sta|hela|dagen",
        r"(?:å|a\u{30a})ter|tillbaka|reply|message|svar|until|till|from|to|on|back|til|fra|bis|vom|zum|asti|saakka|ferie",
        r"jan\w*|feb\w*|mar\w*|apr\w*|ma[ijy]\w*|jun\w*|jul\w*|aug\w*|sep\w*|o[kc]t\w*|nov\w*|de[cs]\w*|m(?:å|a\u{30a})n\w*|tis\w*|ons\w*|tor\w*|fre\w*",
    ];
    pattern(&format!(r"(?i)^(?:[\W\d_]+|\b(?:{})\b)*$", words.join("|")))
});

/// The subject that a notice answers, behind its own words: "Out of office Re: Remissvar".
static ANSWERED: Pattern = Pattern::new(r"(?i)^[\s(–—-]*(?::|(?:re|sv|vs|aw|antw|fwd?|vb)\s*:)");

/// How an automatic answer's words stand in a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recognition) enum Form {
    /// As a prefix with a colon, as mail systems write them, in words that mean nothing else.
    System,
    /// As a prefix with a colon; the words may be about something else.
    Prefix,
    /// Alone or with a date.
    Bare,
    /// Any other way; a person may have written them.
    Loose,
}

/// How such a subject may end.
const OUT: &str = "is out of the office";

pub(in crate::recognition) fn automatic_subject(subject: &str) -> Option<Form> {
    let bare = without_prefixes(subject);
    let found = AUTOMATIC_SUBJECT.find(bare);
    let words = found.map(|found| found.as_str().trim_end_matches(|c: char| !c.is_alphanumeric()));
    let Some(words) = words else {
        let said = bare.trim_end_matches(['.', '!', ' ']);
        let ending = said.len().checked_sub(OUT.len()).and_then(|start| said.get(start..));
        return ending.is_some_and(|ending| ending.eq_ignore_ascii_case(OUT)).then_some(Form::Bare);
    };
    let rest = bare.get(words.len()..).unwrap_or_default();
    let bare_auto = words.eq_ignore_ascii_case("auto");
    if ANSWERED.is_match(rest) {
        let plain = !bare_auto && OF_SYSTEMS.is_match(words);
        return Some(if plain { Form::System } else { Form::Prefix });
    }
    if bare_auto || PROSE.is_match(rest) {
        return None;
    }
    // "Autosvar från Föreningen" means nothing else; "Frånvaro av cykelväg" does.
    let plain = UNTIL.is_match(rest) || OF_SYSTEMS.is_match(words);
    Some(if plain { Form::Bare } else { Form::Loose })
}

/// Exchange sets X-Auto-Response-Suppress on people's mail too, so it bears out only the form that
/// systems write. A list's Precedence says how the mail went, not who wrote it.
fn is_borne_out(form: Form, message: &Message, setting: &Setting) -> bool {
    setting.sound(message) == Sound::Notice
        || is_marked(message)
        || (matches!(form, Form::System | Form::Prefix) && suppresses_replies(message))
}

/// Whether a field of the header says that a machine wrote it.
fn is_marked(message: &Message) -> bool {
    precedences(message).any(|word| word != "list" && is_machine_precedence(&word))
        || mentions_automation(message)
}

/// A subject without marks of answers and forwards.
pub(super) fn without_prefixes(subject: &str) -> &str {
    // Every one of them ends in one of these.
    if !subject.contains([':', ']', '*']) {
        return subject.trim_start();
    }
    let end = PREFIXES.find(subject).map_or(0, |found| found.end());
    subject.get(end..).unwrap_or_default()
}

/// Whether somebody at our own domain, or below it, passes on another's mail. A colleague who
/// writes an answer themselves, or answers within a forwarded thread, does not.
fn is_colleagues_forward(message: &Message, authority: &Authority) -> bool {
    let colleague =
        message.sender().is_some_and(|sender| field::is_within(&sender.domain(), &authority.own_domain));
    let wordless = || message.new_text().all(|text| text.trim().is_empty());
    let enclosed = ["message/rfc822", "application/vnd.ms-outlook"];
    colleague
        && (FORWARD_PREFIX.is_match(&message.subject)
            || (EITHER_PREFIX.is_match(&message.subject) && wordless())
            || message.attachments.iter().any(|part| enclosed.contains(&part.media_type.as_str()))
            || message.passages.iter().any(|passage| FORWARD_BLOCK.is_match(&passage.text))
            || hands_on_a_block(message, authority))
}

/// Whether the header block of somebody outside stands below nothing but words that hand it on: a program
/// leaves no prefix where the colleague wrote a subject, and an answer's prefix where the colleague pressed
/// "reply". Who writes back to that sender answers, whatever the words.
fn hands_on_a_block(message: &Message, authority: &Authority) -> bool {
    let quoted = message.passages.iter().filter(|passage| passage.origin != Origin::Signature);
    let text: Vec<&str> = quoted.map(|passage| passage.text.as_str()).collect();
    let mut senders = forward_blocks(&text.join("\n")).into_iter().filter_map(|block| block.sender);
    let outside =
        |one: &Address| one.address.contains('@') && !field::is_within(&one.domain(), &authority.own_domain);
    let Some(sender) = senders.find(outside) else { return false };
    let is_his = |to: &Address| field::is_mailbox(&to.address, &sender.address);
    !message.recipients.iter().any(is_his) && hands_on(message)
}

/// Whether what the colleague wrote above is nothing, hands the mail on, or is a line or two without a view.
fn hands_on(message: &Message) -> bool {
    let above: String = message
        .new_text()
        .flat_map(str::lines)
        .take_while(|line| !line.trim_start().to_lowercase().starts_with("från:"))
        .flat_map(|line| [line.trim(), " "])
        .collect();
    let (above, length) = (above.trim(), above.trim().chars().count());
    let answers = ANSWER_PREFIX.is_match(&message.subject);
    length == 0 || (length <= SHORT && !OWN_VOICE.is_match(above) && (!answers || HANDS_ON.is_match(above)))
}

/// Characters of a covering note at most; a board's own answer is longer.
const SHORT: usize = 400;

/// The outermost prefix of an answer.
static ANSWER_PREFIX: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^{TAGS}\s*(?:re|sv|vs|aw|antw)(?:\s*\[\d+\]|\s*\(\d+\))?\s*:")));

/// What colleagues write above a mail that they hand on.
static HANDS_ON: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"\bf\.?y\.?i\b|för (?:din |er |allas )?(?:känn?edom|info\w*|åtgärd|handläggning|registrering|diarieföring)|\bf\.?k\.?\b",
        r"(?:se|läs) (?:\w+ ){0,2}(?:nedan|bifogat|mejl|mail)|nedanstående|detta (?:kom|inkom|har kommit|fick)|(?:kom|inkom|fick|fått) (?:\w+ ){0,3}(?:till mig|hit|in|detta|den här|det här|nedan)",
        r"registrer|diarief|vidarebef|(?:skicka|sänd|lämna|slussa)\w* (?:\w+ )?vidare|hamnade? (?:hos|fel|i)|\btill(?:hör)? (?:diariet|registrator|ärendet|er)\b|hör (?:\w+ ){0,2}till|(?:tar|kan) (?:du|ni) (?:\w+ )?(?:hand|den|det|detta|lägga|ta|svara)",
        r"tiedoksi|til orientering|til info|zur (?:info|kenntnis)|please (?:see|register|file)|see below|forwarding",
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// A view or an answer in the colleague's own name.
static OWN_VOICE: Pattern = Pattern::new(
    r"(?i)\b(?:vi|jag|nämnden|styrelsen|förvaltningen)\b[^.!?]{0,60}\b(?:tillstyrk|avstyrk|anser|tycker|ställer|instämm|yttra|har inget|har inga|har ingen|svarar|föreslår|lämnar)|(?:nämndens|förvaltningens|kontorets|vårt|våra|mitt|mina) (?:\w+ )?(?:yttrande|remissvar|svar|synpunkt)",
);
