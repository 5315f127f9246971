//! What shows that a mail, a name or a number is another authority's: who sends it, and the place that stands beside it.

use super::super::written::Written;
use super::super::{Authority, SenderKind, field, sender_kind, senders, titles, topic};
use crate::diary_number::DiaryNumber;
use crate::message::{Address, Message};
use crate::pattern::Pattern;

/// The longest line, or part of one, that is a name and not a sentence, in characters.
const LONGEST_NAME: usize = 60;

/// An authority's name alone on a line or between commas; whose it is remains to be seen.
static NAME: Pattern = Pattern::new(concat!(
    r"^(?:\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)? (?:kommuns?|KOMMUN|stad)(?: .{0,40})?|Region \p{Lu}.{2,40}",
    r"|Länsstyrelsen.{0,40}|Inspektionen för .{0,40}|(?:\p{Lu}[\p{L}-]*(?:nämnden|verket|myndigheten|inspektionen|domstolen|rätten",
    r"|ombudsmannen|kanslern)|Mark- och miljö\p{L}*domstolen|Riksdagens ombudsmän|Åklagar\p{L}+|JO|JK|IVO|IMY)(?: .{0,40})?)$"
));

pub(super) fn is_anothers_name(part: &str, ours: &str, boards: &[(String, String)]) -> bool {
    if part.chars().count() > LONGEST_NAME || !NAME.is_match(part) {
        return false;
    }
    let lower = part.to_lowercase();
    (!lower.contains("kommun") || topic::names_another_municipality(part, ours))
        && !lower.contains(&ours.to_lowercase())
        && !boards.iter().any(|(_, board)| lower.contains(board.as_str()))
}

/// Whether it comes from an address of another authority, or from one that is named so by itself or by who asked.
pub(super) fn is_anothers_mail(message: &Message, authority: &Authority) -> bool {
    let Some(from) = message.sender().filter(|from| is_outside(from, authority)) else { return false };
    let asked = || senders::names_of_who_was_asked(message, authority);
    sender_kind::kind_of_domain(&from.domain()) == Some(SenderKind::Authority)
        || topic::names_another_municipality(from.name.trim(), &authority.name)
        || is_anothers_name(from.name.trim(), &authority.name, authority.finder.boards())
        || asked().any(|name| topic::names_another_municipality(&name, &authority.name))
}

/// Whether another authority has signed the mail.
pub(super) fn is_signed_by_another(message: &Message, authority: &Authority) -> bool {
    message.sender().is_some_and(|from| is_outside(from, authority))
        && sender_kind::sender(message, &Written::of(message), &[], authority)
            .organisation
            .is_some_and(|name| is_anothers_name(&name, &authority.name, authority.finder.boards()))
}

fn is_outside(from: &Address, authority: &Authority) -> bool {
    !field::is_within(&from.domain(), &authority.own_domain)
}

/// A municipality before its number or its board, "Sydkommuns dnr", "Kumla kommuns nämnd", or a board's place behind it.
static THEIRS: Pattern = Pattern::new(concat!(
    r"(?:^|\W)(?P<whose>\p{Lu}[\p{L}-]*(?: [Kk]ommun|kommun))s (?:dnr|diarie\p{L}*|ärende\p{L}*|kommunstyrelse\p{L}*|kommunfullmäktige|\p{L}*nämnd\p{L}*)",
    r"|(?i:kommunstyrelsen?|kommunfullmäktige|\p{L}+nämnden|\p{L}+utskottet) i (?P<place>\p{Lu}[\p{L}-]+)"
));

/// Whether `text` says of a number, a case or a board that it is another municipality's.
pub(super) fn names_what_is_theirs(text: &str, authority: &Authority) -> bool {
    let ours = authority.name.to_lowercase();
    let place = |name: &str| {
        let name = name.to_lowercase();
        name.trim_end_matches("kommun").trim_end().trim_end_matches('s').to_owned()
    };
    let is_another = |name: &str| !place(name).is_empty() && !ours.contains(&place(name));
    let named = THEIRS.captures_iter(text).filter_map(|found| found.name("whose").or(found.name("place")));
    named.into_iter().any(|name| is_another(name.as_str()))
}

/// A letter of ours that is answered, and what it was about: "er skrivelse om skolskjuts".
static LETTER: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:er|ert|eder|edert|era) (?:\p{L}+ )?(?:begäran|skrivelse|förfrågan|fråga|framställan|ansökan|brev|mejl|inbjudan)",
    r" (?:om|angående|ang\.?|gällande|rörande|avseende|kring) (?P<what>[^.\n]+)"
));

/// Whether `text` answers a letter of ours about something else than `number`.
pub(super) fn answers_else(text: &str, number: &DiaryNumber, authority: &Authority) -> bool {
    let is_else = |what: &str| {
        !topic::speaks_of_one(what) && !what.contains("svar") && !titles::has_word_of(number, what, authority)
    };
    LETTER.captures_iter(text).filter_map(|found| found.name("what")).any(|what| is_else(what.as_str()))
}
