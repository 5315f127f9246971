//! Which organisation a sender speaks for, by name: read from the display name, "Remissvar från …",
//! the signature, the opening of the text or the letter head of an attachment. A name counts when it
//! says by itself that it is no person's; whose kind it is comes with it.

use super::context::plain;
use super::organisation_name::{begins_with_given_name, holds_person, kind_of, may_stand_in, without_person};
use super::phrase::Phrases;
use super::sentence::{QUOTATION_MARKS, said};
use super::{Evidence, Place, SenderKind, Strength};
use crate::message::{Attachment, Message, Origin};
use crate::pattern::Pattern;

mod opening;
mod told;

use self::opening::{heads, who_opens};
use self::told::{from_whom, is_receivers, labelled, own_parts, whose};

/// The longest name that is taken for one, in characters.
const LONGEST: usize = 80;

/// Bytes that are looked at for the beginning of a line: a name or a label is shorter, and a line may have no end.
const LINE_SO_FAR: usize = 200;

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

/// The organisation that the sender of `message` is named as in one of the `lines`, its [`candidates`]; `ours` is our
/// own name, which stands above many a letter as its receiver's.
pub(super) fn organisation<'a>(
    message: &Message,
    ours: &str,
    mut lines: impl Iterator<Item = Candidate<'a>>,
) -> Option<Named> {
    let person = message.sender().map_or("", |from| from.name.as_str());
    let named = |(rule, place, line): Candidate<'_>| {
        let (name, kind) = named_in(line, person, ours)?;
        let text = plain(line);
        Some(Named { name, kind, shown_by: Evidence { rule, place, text, strength: Strength::Likely } })
    };
    let first = lines.find_map(named)?;
    let longer = || lines.filter_map(named).find(|one| is_longer(&one.name, &first.name));
    let longer = if first.name.contains(' ') { None } else { longer() };
    Some(longer.unwrap_or(first))
}

/// Whether `longer` is the name of which `short`, a single word, is a part: "Norra Bro byalag", which calls itself
/// "Byalaget". A word behind it may be a person's.
fn is_longer(longer: &str, short: &str) -> bool {
    let (longer, short) = (said(longer), said(short));
    let is_it = |word: &str| {
        let end = short.trim().strip_prefix(word);
        end.is_some_and(|end| matches!(end, "" | "en" | "et" | "n" | "t" | "na"))
    };
    let words: Vec<&str> = longer.split_whitespace().collect();
    let at = words.iter().position(|word| is_it(word));
    at.is_some_and(|at| words.get(at + 1).is_none_or(|next| *next == "i") && words.len() > 1)
}

/// A line that may name the sender: the rule that looked there, the place and the line.
pub(super) type Candidate<'a> = (&'static str, Place, &'a str);

/// Every line that may name the sender, the surest first.
pub(super) fn candidates(message: &Message) -> impl Iterator<Item = Candidate<'_>> {
    let of = |origin| message.passages.iter().filter(move |passage| passage.origin == origin);
    let display = message.sender().map(|from| ("sender/display_name", Place::Sender, from.name.as_str()));
    let signature = of(Origin::Signature).flat_map(|passage| own_parts(&passage.text));
    let signature = signature.flat_map(str::lines).map(|line| ("sender/signature", Place::Body, line));
    let last = of(Origin::New).next_back().into_iter();
    let last = last.flat_map(|passage| own_parts(&passage.text).into_iter().rev());
    let last = last.flat_map(|part| part.lines().rev()).take(LAST_LINES);
    // A name stands alone on its line: no number with it, and no full stop behind it.
    let last =
        last.filter(|line| !line.contains(|c: char| c.is_ascii_digit()) && !line.trim_end().ends_with('.'));
    let last = last.map(|line| ("sender/signature", Place::Body, line));
    let opening = of(Origin::New).filter_map(|passage| who_opens(&passage.text));
    let person = message.sender().map_or("", |from| from.name.as_str());
    let above = of(Origin::New).take(1).flat_map(move |passage| {
        own_parts(&passage.text).into_iter().take(1).flat_map(move |text| heads(text, person))
    });
    let opening = opening.chain(above).map(|name| ("sender/opening", Place::Body, name));
    let heads = message
        .attachments
        .iter()
        .filter(|attachment| !attachment.is_calendar())
        .filter_map(Attachment::words)
        .flat_map(|text| text.lines().filter(|line| !line.trim().is_empty()).take(HEAD_LINES));
    let heads = heads
        .map(|line| ("sender/letter_head", Place::AttachmentText, behind_title(whose(line).unwrap_or(line))));
    display.into_iter().chain(answers_of(message)).chain(signature).chain(last).chain(opening).chain(heads)
}

/// What stands behind the name of a paper on its first line: "Protokoll Hökåsens byalag".
fn behind_title(line: &str) -> &str {
    let titled = line.trim_start().split_once(' ').filter(|(title, _)| {
        let title = title.to_lowercase();
        ["protokoll", "protokollsutdrag", "anteckningar"].iter().any(|word| title.ends_with(word))
    });
    titled.map_or(line, |(_, behind)| behind)
}

/// What is said outright: "Svar från X", "X:s svar", "Organisation: X".
fn answers_of(message: &Message) -> impl Iterator<Item = Candidate<'_>> {
    let new = || message.passages.iter().filter(|passage| passage.origin == Origin::New);
    let from = "sender/answer_from";
    let subject = std::iter::once(message.subject.as_str());
    let subject = subject.flat_map(|text| [from_whom(text), whose(text)]).flatten();
    let subject = subject.map(move |name| (from, Place::Subject, name));
    let heading = new().take(1).filter_map(|passage| whose(passage.text.trim_start().lines().next()?));
    let told = heading.chain(new().filter_map(|passage| from_whom(&passage.text)));
    let told = told.map(move |name| (from, Place::Body, name));
    let labelled = new().flat_map(|passage| labelled(&passage.text));
    let labelled = labelled.map(|name| ("sender/label", Place::Body, name));
    let files = message.attachments.iter();
    let files = files.flat_map(|attachment| [from_whom(&attachment.name), whose(&attachment.name)]).flatten();
    let files = files.map(move |name| (from, Place::AttachmentName, name));
    subject.chain(told).chain(labelled).chain(files)
}

/// The last line of `before`, if it is short.
fn line_so_far(before: &str) -> Option<&str> {
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(LINE_SO_FAR))..)?;
    let line = near.rsplit_once('\n').map(|(_, line)| line);
    line.or_else(|| (near.len() == before.len()).then_some(near))
}

/// What says of whom one speaks, before a name in a signature.
static ROLE: Pattern = Pattern::new(
    r"(?i)^(?:(?:(?:vice |vice-)?ordf(?:örande|\.)?|v\.? ?ordf\.?|sekr(?:eterare|\.)?|kassör|(?:styrelse)?ledamot|verksamhets\w+|kansli\w*|generalsekreterare|handläggare|utredare|registrator|genom|gm|via|för|från|hos|vid|åt|och|samt|å|ombud|pastor|kyrkoherde|vd|på uppdrag av|styrelsen(?: för)?|kontaktperson|projektledare|on behalf of|chair(?:person)?)\b[\s,:]*(?:(?:i|för|av|på|vid|of|the)\b\s*)?)+",
);

/// What parts a line of a signature falls into.
const PARTS: [char; 9] = [',', '|', '(', ')', '/', '•', ';', '–', '*'];

/// A word for an organisation, or its form of law, that is no name.
static GENERIC: Pattern = Pattern::new(
    "^ (?:en |var |vara |min |hela )?(?:organisation|organisationen|stiftelse|forbund|klubb|byalag|forening|foreningen|foreningens styrelse|foreningar|styrelsen|namnden|radet|forbundet|klubben|partiet|natverket|stiftelsen|forsamlingen|kommunen|regionen|region|lansstyrelsen|foreningsrad|forvaltningen|kommunstyrelsen|byalaget|kyrkan|samfalligheten|bygdegarden|scouterna|brf|ab|hb|if|ik|bk|fk|sk|gk|is|ff) $",
);

/// The name in `line`, when a part of it is an organisation's.
fn named_in(line: &str, person: &str, ours: &str) -> Option<(String, SenderKind)> {
    let is_short = line.len() <= LONGEST || line.chars().count() <= LONGEST;
    if !is_short || !may_stand_in(line) || is_address(line) || is_receivers(line) {
        return None;
    }
    line.split(PARTS).flat_map(|part| part.split(" - ")).enumerate().find_map(|(at, part)| {
        let part = part.trim().trim_matches(['"', '_', '.', ':', '-', '>', '&', '=']).trim();
        let behind = part.strip_prefix(person).filter(|_| !person.is_empty() && part != person);
        let behind = behind.filter(|_| kind_of(person, &said(person)).is_none());
        let part = behind.map_or(part, |behind| behind.trim_matches([' ', '&', '=']));
        let name = part.get(ROLE.find(part).map_or(0, |role| role.end())..).unwrap_or(part).trim();
        let name = name.get(..TAIL.find(name).map_or(name.len(), |tail| tail.start())).unwrap_or(name);
        let officers = is_officers(part, at, line, person);
        // Most lines are no organisation's, with or without a person; quotation marks may hide the name.
        let (spoken, kind) = read(name);
        let says_it = kind.is_some();
        if !officers && !says_it && !name.contains(QUOTATION_MARKS) {
            return None;
        }
        // An office tells of an organisation whose name does not: "ordförande i Rytmiska".
        let told = officers && !says_it && !holds_person(name, person);
        let whole = name;
        let name = if told { name } else { without_person(name, person)? };
        let (spoken, kind) = if name == whole { (spoken, kind) } else { read(name) };
        let kind = kind.or_else(|| officers.then_some(SenderKind::Association))?;
        let own = spoken.trim().trim_end_matches('s').contains(said(ours).trim());
        let begins = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        // "Medlem i: X" says something else of X.
        let told_of = name.contains(": ");
        let name_like =
            begins && !own && !told_of && !is_sentence(name, &spoken) && !GENERIC.is_match(&spoken);
        name_like.then(|| (plain(name).replace('_', " "), kind))
    })
}

/// A name in its plain form, and what kind of organisation it says it is.
fn read(name: &str) -> (String, Option<SenderKind>) {
    let spoken = said(name);
    let kind = kind_of(name, &spoken);
    (spoken, kind)
}

/// Where somebody is found, on the net.
fn is_address(line: &str) -> bool {
    line.contains('@') || line.contains("www.") || line.contains("://")
}

/// What may follow a name and is no part of it: who writes in it, or which door to knock on.
static TAIL: Pattern =
    Pattern::new(r"(?i)[ ](?:genom|gm|via|c/o|kansli|kansliet|expedition|expeditionen)(?:[ ]|$)");

/// An office that associations have, with the words before a name that cannot be a person's.
static OFFICER: Pattern = Pattern::new(
    r"(?i)^(?:v(?:ice|\.)?[ -])?(?:ordf(?:örande|\.)?|sekreterare|kassör|ledamot)[ ]+(?P<of>(?:i|för)[ ]+)?\p{L}",
);

/// Whether the part `at` this place of a line is an officer's: "ordförande i Rytmiska", or "ordförande
/// Rytmiska" behind the person's own name. Behind "Styrelsen" it is the person who is named.
fn is_officers(part: &str, at: usize, line: &str, person: &str) -> bool {
    let behind_person = || {
        let first = line.split(PARTS).next().unwrap_or_default().trim();
        at > 0 && (begins_with_given_name(first) || (!person.is_empty() && first.contains(person)))
    };
    OFFICER.captures(part).is_some_and(|found| found.name("of").is_some() || behind_person())
}

/// Running text: a verb that no name has in it.
fn is_sentence(name: &str, spoken: &str) -> bool {
    static VERBS: Phrases = Phrases::new(&[
        "(är|har|vi|jag|ska|kan|vill|bör|att|som|tillstyrker|avstyrker|lämnar|tackar|anser|tycker|får|ingen|inga|remiss|remissen|remissvar|yttrande|överenskommelse*|riktlinjer|synpunkter|förslaget|det|den|detta|svar|från|dnr|diarienummer|gäller|gemensamt)",
    ]);
    VERBS.is_match(spoken) || name.contains('?')
}

#[cfg(test)]
mod tests;
