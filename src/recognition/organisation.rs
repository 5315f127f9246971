//! Which organisation a sender speaks for, by name: read from the display name, "Remissvar från …",
//! the signature, the opening of the text or the letter head of an attachment. A name counts when it
//! says by itself that it is no person's; whose kind it is comes with it.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::context::plain;
use super::organisation_name::{begins_with_given_name, kind_of, may_stand_in, without_person};
use super::pattern::{AnyCase, any_case, any_words, pattern};
use super::phrase::any_of;
use super::sentence::{QUOTATION_MARKS, said};
use super::written::text_of;
use super::{Evidence, Place, SenderKind, Strength};
use crate::message::{Message, Origin};

/// The longest name that is taken for one, in characters.
const LONGEST: usize = 80;

/// Lines at the end of the text that may name the sender where no greeting does.
const LAST_LINES: usize = 4;

/// Lines of an attachment that can be its letter head.
const HEAD_LINES: usize = 8;

/// An organisation that a mail names as its sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Its name.
    pub(super) name: String,
    /// What kind it is, by its name.
    pub(super) kind: SenderKind,
    /// The line that names it.
    pub(super) shown_by: Evidence,
}

/// The organisation that `message` names as its sender; `ours` is our own name, which stands above many
/// a letter as its receiver's.
pub(super) fn organisation(message: &Message, ours: &str) -> Option<Named> {
    let mut lines = candidates(message);
    let person = message.sender().map_or("", |from| from.name.as_str());
    lines.find_map(|(rule, place, line)| {
        let (name, kind) = named_in(line, person, ours)?;
        let text = plain(line);
        Some(Named { name, kind, shown_by: Evidence { rule, place, text, strength: Strength::Likely } })
    })
}

/// A line that may name the sender: the rule that looked there, the place and the line.
type Candidate<'a> = (&'static str, Place, &'a str);

fn candidates(message: &Message) -> impl Iterator<Item = Candidate<'_>> {
    let of = |origin| message.passages.iter().filter(move |passage| passage.origin == origin);
    let display = message.sender().map(|from| ("sender/display_name", Place::Sender, from.name.as_str()));
    let subject = std::iter::once(message.subject.as_str()).filter_map(from_whom);
    let subject = subject.map(|name| ("sender/answer_from", Place::Subject, name));
    let told = of(Origin::New).filter_map(|passage| from_whom(&passage.text));
    let told = told.map(|name| ("sender/answer_from", Place::Body, name));
    let files = message.attachments.iter().filter_map(|attachment| from_whom(&attachment.name));
    let files = files.map(|name| ("sender/answer_from", Place::AttachmentName, name));
    let signature = of(Origin::Signature).flat_map(|passage| passage.text.lines());
    let signature = signature.map(|line| ("sender/signature", Place::Body, line));
    let last = of(Origin::New).next_back().into_iter();
    let last = last.flat_map(|passage| passage.text.lines().rev().take(LAST_LINES));
    // A name stands alone on its line: no number with it, and no full stop behind it.
    let last =
        last.filter(|line| !line.contains(|c: char| c.is_ascii_digit()) && !line.trim_end().ends_with('.'));
    let last = last.map(|line| ("sender/signature", Place::Body, line));
    let opening = of(Origin::New).filter_map(|passage| who_opens(&passage.text));
    let opening = opening.map(|name| ("sender/opening", Place::Body, name));
    let heads = message
        .attachments
        .iter()
        .filter_map(text_of)
        .flat_map(|text| text.lines().filter(|line| !line.trim().is_empty()).take(HEAD_LINES));
    let heads = heads.map(|line| ("sender/letter_head", Place::AttachmentText, line));
    let told = subject.chain(told).chain(files);
    display.into_iter().chain(told).chain(signature).chain(last).chain(opening).chain(heads)
}

/// "Remissvar från Exempelföreningen ang. Ks 1216/2018".
static ANSWER_FROM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:svar|yttrande|synpunkter|lausunto|uttalelse|response|comments)[ _]+(?:från|fra\u{30a}n|fran|av|from|fra|på uppdrag av)[ _]+(?P<who>[^\n,.;:!?()]{3,80})",
    )
});

/// Where the name in "Remissvar från X" ends.
static AFTER_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[ _]+(?:på|ang|angående|gällande|avseende|till|över|om|med|dnr|diarie\w*|ärende\w*|ks|remiss\w*|bifog\w*|\d\S*|-|–|finns|följer|kommer)(?:[ _.:]|$)",
    )
});

/// How such words begin, up to the name: a text without is done with at once.
static ANSWERS: LazyLock<AnyCase> = LazyLock::new(|| {
    let answers = ["svar", "yttrande", "synpunkter", "lausunto", "uttalelse", "response", "comments"];
    let from = [" f", "_f", " av", "_av", " på u", "_på u", "  ", " _", "_ ", "__"];
    let both = answers.iter().flat_map(|answer| from.map(|from| format!("{answer}{from}")));
    any_case(&both.collect::<Vec<_>>())
});

fn from_whom(text: &str) -> Option<&str> {
    if !ANSWERS.is_in(text) {
        return None;
    }
    let who = ANSWER_FROM.captures(text)?.name("who")?.as_str();
    Some(AFTER_NAME.find(who).and_then(|after| who.get(..after.start())).unwrap_or(who))
}

/// "Exempelföreningen tackar för möjligheten", at the beginning of a line.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)^[ \t]*(?P<who>\p{Lu}[^\s,.;:!?]*(?:[ ][^\s,.;:!?]+){0,5}?)[ ](?:tackar för|tillstyrker|avstyrker|ställer sig|lämnar|avger|har beretts|har getts|får härmed|vill härmed|avstår|motsätter sig|har inga synpunkter|önskar lämna|översänder|har tagit del|har läst|har gått igenom|har mottagit|har fått|har tagit emot|har inget|är positiv|anser|tycker|ser positivt|stödjer|stöder|välkomnar|vill tacka|instämmer)[ \n]",
    )
});

/// "Vi i Exempelföreningen".
static WE_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|\W)(?:[Vv]i|[Oo]ss) (?:i|på|från|hos) (?P<who>\p{Lu}[^\s,.;:!?]*(?: \p{Lu}[^\s,.;:!?]*){0,4})",
    )
});

/// The words before the name there.
static WE: LazyLock<Regex> = LazyLock::new(|| {
    any_words(&[
        "vi i ",
        "Vi i ",
        "oss i ",
        "Oss i ",
        "vi på ",
        "Vi på ",
        "oss på ",
        "Oss på ",
        "vi från ",
        "Vi från ",
        "oss från ",
        "Oss från ",
        "vi hos ",
        "Vi hos ",
        "oss hos ",
        "Oss hos ",
    ])
});

/// What every such opening has in it: a text without is done with at once.
static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    any_words(&[
        " tackar för",
        " tillstyrker",
        " avstyrker",
        " ställer sig",
        " lämnar",
        " avger",
        " har beretts",
        " har getts",
        " har inga synpunkter",
        " får härmed",
        " vill härmed",
        " avstår",
        " motsätter sig",
        " önskar lämna",
        " översänder",
        " har tagit",
        " har läst",
        " har gått igenom",
        " har mottagit",
        " har fått",
        " har inget",
        " är positiv",
        " anser",
        " tycker",
        " ser positivt",
        " stödjer",
        " stöder",
        " välkomnar",
        " vill tacka",
        " instämmer",
    ])
});

/// The first opening, looked for on the lines that may hold one, each once.
fn opened(text: &str) -> Option<Captures<'_>> {
    let mut rest = text;
    loop {
        let at = OPENS.find(rest)?.start();
        let (before, after) = rest.split_at_checked(at)?;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = after.find('\n').map_or(rest.len(), |length| at + length + 1);
        let line = rest.get(start..end)?;
        // "Vi tillstyrker" names nobody, and is how most answers begin: who is named below is written about.
        if matches!(rest.get(start..at)?, "Vi" | "Jag") {
            if OPENING.is_match(line) {
                return None;
            }
        } else if let Some(found) = OPENING.captures(line) {
            return Some(found);
        }
        rest = rest.get(end..)?;
    }
}

fn who_opens(text: &str) -> Option<&str> {
    let we = WE.is_match(text).then(|| WE_IN.captures(text)).flatten();
    let who = we.or_else(|| opened(text))?.name("who")?.as_str();
    // "Föreningen tillstyrker" names nobody, and an authority at the opening is written about.
    let spoken = said(who);
    let named = kind_of(who, &spoken).is_some_and(|kind| kind != SenderKind::Authority);
    Some(who).filter(|_| named && !GENERIC.is_match(&spoken))
}

/// What says of whom one speaks, before a name in a signature.
static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:(?:vice |vice-)?ordf(?:örande|\.)?|v\.? ?ordf\.?|sekr(?:eterare|\.)?|kassör|(?:styrelse)?ledamot|verksamhets\w+|kansli\w*|generalsekreterare|handläggare|utredare|registrator|genom|gm|via|för|å|på uppdrag av|styrelsen(?: för)?|kontaktperson|projektledare|on behalf of|chair(?:person)?)\b[\s,:]*(?:(?:i|för|av|på|vid|of|the)\b\s*)?)+",
    )
});

/// What parts a line of a signature falls into.
const PARTS: [char; 9] = [',', '|', '(', ')', '/', '•', ';', '–', '*'];

/// A word for an organisation that is no name.
static GENERIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ (?:en |var |vara |min |hela )?(?:forening|foreningen|foreningens styrelse|foreningar|styrelsen|namnden|radet|forbundet|klubben|partiet|natverket|stiftelsen|forsamlingen|kommunen|regionen|region|lansstyrelsen|foreningsrad|forvaltningen|kommunstyrelsen) $",
    )
});

/// The name in `line`, when a part of it is an organisation's.
fn named_in(line: &str, person: &str, ours: &str) -> Option<(String, SenderKind)> {
    if !may_stand_in(line) || line.chars().count() > LONGEST {
        return None;
    }
    if line.contains('@') || line.contains("www.") || line.contains("://") {
        return None;
    }
    line.split(PARTS).flat_map(|part| part.split(" - ")).enumerate().find_map(|(at, part)| {
        let part = part.trim().trim_matches(['"', '_', '.', ':', '-', '>']).trim();
        let part = if person.is_empty() || part == person {
            part
        } else {
            part.strip_prefix(person).unwrap_or(part).trim()
        };
        let name = part.get(ROLE.find(part).map_or(0, |role| role.end())..).unwrap_or(part).trim();
        let name = name.get(..TAIL.find(name).map_or(name.len(), |tail| tail.start())).unwrap_or(name);
        let officers = is_officers(part, at);
        // Most lines are no organisation's, with or without a person; quotation marks may hide the name.
        if !officers && kind_of(name, &said(name)).is_none() && !name.contains(QUOTATION_MARKS) {
            return None;
        }
        let name = if officers && !begins_with_given_name(name) { name } else { without_person(name)? };
        let spoken = said(name);
        let kind = kind_of(name, &spoken).or_else(|| officers.then_some(SenderKind::Association))?;
        let own = spoken.trim().trim_end_matches('s').contains(said(ours).trim());
        let begins = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let name_like = begins
            && !own
            && !name.starts_with("Till ")
            && !is_sentence(name, &spoken)
            && !GENERIC.is_match(&spoken);
        name_like.then(|| (plain(name).replace('_', " "), kind))
    })
}

/// What may follow a name and is no part of it: who writes in it, or which door to knock on.
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)[ ](?:genom|gm|via|c/o|kansli|kansliet|expedition|expeditionen)(?:[ ]|$)")
});

/// An office that associations have, with the words before a name that cannot be a person's.
static OFFICER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:v(?:ice|\.)?[ -])?(?:ordf(?:örande|\.)?|sekreterare|kassör|ledamot)[ ]+(?P<of>(?:i|för)[ ]+)?\p{L}",
    )
});

/// Whether the part `at` this place of a line is an officer's: "ordförande i Rytmiska", or "ordförande
/// Rytmiska" behind the person's own name.
fn is_officers(part: &str, at: usize) -> bool {
    OFFICER.captures(part).is_some_and(|found| at > 0 || found.name("of").is_some())
}

/// Running text: a verb that no name has in it.
fn is_sentence(name: &str, spoken: &str) -> bool {
    static VERBS: LazyLock<Regex> = LazyLock::new(|| {
        any_of(&[
            "(är|har|vi|jag|ska|kan|vill|bör|att|som|tillstyrker|avstyrker|lämnar|tackar|anser|tycker|får|ingen|inga|remiss|remissen|remissvar|yttrande|överenskommelse*|riktlinjer|synpunkter|förslaget|det|den|detta|svar|från|dnr|diarienummer|gäller|gemensamt)",
        ])
    });
    VERBS.is_match(spoken) || name.contains('?')
}

#[cfg(test)]
mod tests;
