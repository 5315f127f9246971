//! How an answer opens with the name of who gives it: "Exempelföreningen tackar för möjligheten", "Vi i
//! Exempelföreningen", "För Exempelföreningen: vi tillstyrker", or the name alone on a line above the text.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::told::is_about;
use super::{GENERIC, LINE_SO_FAR, line_so_far};
use crate::pattern::any_words;
use crate::recognition::SenderKind;
use crate::recognition::context::opening;
use crate::recognition::organisation_name::{kind_of, may_stand_in, without_person};
use crate::recognition::sentence::said;

/// What stands before the name, "Vi i Exempelföreningen", or behind it, "Exempelföreningen tackar för möjligheten".
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    any_words(&[
        "vi i ", "Vi i ", "oss i ", "Oss i ", "vi på ", "Vi på ", "oss på ", "Oss på ", "vi från ",
        "Vi från ", "oss från ", "Oss från ", "vi hos ", "Vi hos ", "oss hos ", "Oss hos ", " tackar för",
        " tillstyrker", " avstyrker", " ställer sig", " lämnar", " avger", " har beretts", " har getts",
        " har inga synpunkter", " får härmed", " vill härmed", " avstår", " motsätter sig", " önskar lämna",
        " översänder", " har tagit del", " har tagit emot", " har läst", " har gått igenom", " har mottagit",
        " har fått", " har inget", " är positiv", " anser", " tycker", " ser positivt", " stödjer",
        " stöder", " välkomnar", " vill tacka", " instämmer", " kan inte", " säger", " yrkar", " avböjer",
        " har ingen", " kräver", " föreslår", " stöttar", " biträder", " protesterar",
        " ser mycket positivt", " ser kritiskt",
    ])
});

/// Words that a name at the opening may have.
const MOST_WORDS: usize = 6;

/// Those of the words that an authority writes of itself, and nobody of it who begins a letter.
const FORMAL: [&str; 9] = [
    " har inga synpunkter", " har ingen", " har inget", " lämnar", " avger", " avböjer", " avstår",
    " har beretts", " får härmed",
];

/// Who goes on in the first person is not who is named: "Byalaget tycker det, men jag tycker tvärtom".
const I_DO_NOT: [&str; 4] = [" men jag ", " medan jag ", ", jag ", " fast jag "];

/// A name that stands before words such as those, the words, and what stands behind them.
type Opening<'a> = (&'a str, &'a str, &'a str);

/// What stands before `found` at the beginning of a line, where those words end.
fn before<'a>(text: &'a str, found: &Match<'a>) -> Option<Opening<'a>> {
    let (before, behind) = (text.get(..found.start())?, text.get(found.end()..)?);
    let who = line_so_far(before)?.trim_start_matches([' ', '\t']);
    // Behind a comma somebody else may go on: "Cykelrådet tillstyrker, men vi avstyrker".
    let ended = behind.is_empty() || behind.starts_with([' ', '\n', '\r', '.', '!', ':']);
    (ended && is_name_like(who)).then_some((who, found.as_str(), behind))
}

/// Whether it is the sender who is named there.
fn is_own((who, _, behind): &Opening<'_>) -> bool {
    let sentence = || behind.split(['.', '!', '?', '\n']).next().unwrap_or_default();
    // "Vi tillstyrker" names nobody, and is how most answers begin: who is named below is written about.
    !matches!(*who, "Vi" | "Jag") && !I_DO_NOT.iter().any(|words| sentence().contains(words))
}

/// The name behind `found`, which is "vi i": the words up to the one that says what it is, "Björkhagens
/// samfällighetsförening", and those that say where.
fn behind<'a>(text: &'a str, found: &Match<'_>) -> Option<&'a str> {
    let (before, behind) = (text.get(..found.start())?, text.get(found.end()..)?);
    let within_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let behind = behind.strip_prefix("styrelsen för ").unwrap_or(behind);
    if within_word || !behind.starts_with(char::is_uppercase) {
        return None;
    }
    let line = opening(behind, LINE_SO_FAR).split(parts).next()?;
    let ends = || line.match_indices(' ').map(|(at, _)| at).chain([line.len()]).take(MOST_WORDS);
    let says = |end: &usize| line.get(..*end).is_some_and(|name| kind_of(name, &said(name)).is_some());
    let head = ends().find(says)?;
    let named = ends().skip_while(|end| *end <= head).take_while(|end| says_where(line, head, *end));
    line.get(..named.filter(|end| !is_small(line.get(..*end))).last().unwrap_or(head))
}

/// Whether `line` says from `head` to `end` where an organisation is: "i Bro", "Norra Bro".
fn says_where(line: &str, head: usize, end: usize) -> bool {
    let words = line.get(head..end).unwrap_or_default();
    words.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || matches!(word, "i" | "på"))
}

/// Whether the last word of `name` is none of a name's own.
fn is_small(name: Option<&str>) -> bool {
    name.and_then(|name| name.rsplit(' ').next()).is_none_or(|word| matches!(word, "i" | "på"))
}

/// Whether `c` ends a name.
fn parts(c: char) -> bool {
    c != ' ' && (c.is_whitespace() || ",.;:!?".contains(c))
}

/// A few words, the first of them with a capital, and nothing that parts them.
fn is_name_like(who: &str) -> bool {
    let words = || who.split(' ');
    who.starts_with(char::is_uppercase)
        && !who.contains(parts)
        && words().count() <= MOST_WORDS
        && words().all(|word| !word.is_empty())
}

/// The name with which `text` opens.
pub(super) fn who_opens(text: &str) -> Option<&str> {
    let mut opens = None;
    let mut all = BESIDE.find_iter(text);
    let we = all.find_map(|found| {
        if !found.as_str().starts_with(' ') {
            return Some((behind(text, &found)?, ""));
        }
        opens = opens.or_else(|| before(text, &found));
        None
    });
    let (who, opens) = we.or_else(|| opens.filter(is_own).map(|(who, words, _)| (who, words)))?;
    // "Föreningen tillstyrker" names nobody, and an authority at the opening is written about.
    let spoken = said(who);
    let named =
        kind_of(who, &spoken).is_some_and(|kind| kind != SenderKind::Authority || FORMAL.contains(&opens));
    Some(who).filter(|_| named && !GENERIC.is_match(&spoken))
}

/// Lines above a letter that may name who writes it.
const HEAD_LINES: usize = 3;

/// Lines among which those stand.
const FIRST_LINES: usize = 8;

/// The lines at the beginning of `text` that name the organisation that writes, with a "För" before it or without.
/// `person` is the display name that it was sent under.
pub(super) fn heads<'a>(text: &'a str, person: &'a str) -> impl Iterator<Item = &'a str> {
    let lines: Vec<&str> = text.trim_start().lines().take(FIRST_LINES).map(str::trim).collect();
    let below: Vec<&str> = lines.iter().skip(1).copied().chain([""]).collect();
    let filled = lines.into_iter().zip(below).filter(|(line, _)| !line.is_empty()).take(HEAD_LINES);
    filled.filter_map(move |(line, below)| {
        let line = line.get(..line.floor_char_boundary(LINE_SO_FAR))?;
        let name = match line.strip_prefix("För ") {
            Some(name) => name.split_once(':').map_or(name, |(name, _)| name),
            None => line,
        };
        let alone = name.len() < line.len() || !below.starts_with(char::is_lowercase);
        (alone && may_stand_in(name) && is_associations(name, person)).then_some(name)
    })
}

/// Whether `name` is an association's and nothing more. An authority above a letter is whom it is written to.
fn is_associations(name: &str, person: &str) -> bool {
    let kind = kind_of(name, &said(name));
    matches!(kind, Some(SenderKind::Association | SenderKind::Party))
        && !is_about(name)
        && !name.ends_with(['.', '!', '?', ',', ':'])
        && without_person(name, person) == Some(name)
}
