//! What shows that a mail, a name or a number is another authority's: who sends it, and the place that stands beside it.

use std::sync::LazyLock;

use regex::Captures;

use super::super::phrase::unaccented;
use super::super::written::Written;
use super::super::{Authority, SenderKind, field, sender_kind, senders, titles, topic};
use crate::diary_number::DiaryNumber;
use crate::message::{Address, Message};
use crate::pattern::{AnyCase, Pattern, any_case};

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
pub(in super::super) fn is_anothers_mail(message: &Message, authority: &Authority) -> bool {
    let Some(from) = message.sender().filter(|from| is_outside(from, authority)) else { return false };
    let is_one = |name: &str| topic::names_another_municipality(name, &authority.name);
    sender_kind::kind_of_domain(&from.domain()) == Some(SenderKind::Authority)
        || is_one(from.name.trim())
        || is_anothers_name(from.name.trim(), &authority.name, authority.finder.boards())
        || senders::was_asked_as(message, authority, is_one)
}

/// Whether another authority has signed the mail.
pub(super) fn is_signed_by_another(message: &Message, authority: &Authority) -> bool {
    signed_by(message, authority)
        .is_some_and(|name| is_anothers_name(&name, &authority.name, authority.finder.boards()))
}

/// Whether another municipality sends the mail, or has signed it at an address that bears its name: they alone name their
/// series as we do.
pub(in super::super) fn is_another_municipalitys(message: &Message, authority: &Authority) -> bool {
    let Some(from) = message.sender().filter(|from| is_outside(from, authority)) else { return false };
    let is_one = |name: &str| topic::names_another_municipality(name, &authority.name);
    let at_home = |name: &str| {
        let place = unaccented(&name.to_lowercase());
        from.domain().contains(place.split(' ').next().unwrap_or_default())
    };
    // "ks@kumla.example": every municipality has these boards.
    let boards_own = || {
        let local = field::local_part(&from.address);
        let mut series = authority.consultations.iter().map(|one| one.diary_number.series());
        matches!(&*local, "kommun" | "kommunen" | "kommunstyrelsen")
            || series.any(|series| series.eq_ignore_ascii_case(&local))
    };
    is_one(from.name.trim())
        || from.domain().split('.').any(|label| label.ends_with("kommun"))
        || boards_own()
        || super::texts(message).any(|text| {
            let boards = theirs(super::opening(text, super::OPENING));
            boards.filter_map(|found| found.name("place")).any(|place| at_home(place.as_str()))
        })
        || senders::was_asked_as(message, authority, is_one)
        || (super::texts(message).any(|text| topic::may_name_another_municipality(text, &authority.name))
            && signed_by(message, authority).is_some_and(|name| is_one(&name) && at_home(&name)))
}

/// The organisation that has signed a mail from outside.
fn signed_by(message: &Message, authority: &Authority) -> Option<String> {
    message.sender().filter(|from| is_outside(from, authority))?;
    sender_kind::sender(message, &Written::of(message), &[], authority).organisation
}

fn is_outside(from: &Address, authority: &Authority) -> bool {
    !field::is_within(&from.domain(), &authority.own_domain)
}

/// A municipality before its number or its board, "Sydkommuns dnr", "Kumla kommuns nämnd", or a board's place behind it.
static THEIRS: Pattern = Pattern::new(concat!(
    r"(?:^|\W)(?P<whose>\p{Lu}[\p{L}-]*(?: [Kk]ommun|kommun))s (?:dnr|diarie\p{L}*|ärende\p{L}*|kommunstyrelse\p{L}*|kommunfullmäktige|\p{L}*nämnd\p{L}*)",
    r"|(?i:kommunstyrelsen?|kommunfullmäktige|kommunchefen|kommundirektören|\p{L}+nämnden|\p{L}+utskottet) i (?P<place>\p{Lu}[\p{L}-]+)"
));

/// Where [`THEIRS`] stands in `text`. One of its ends stands there first, which is soon seen.
fn theirs(text: &str) -> impl Iterator<Item = Captures<'_>> {
    static ENDS: LazyLock<AnyCase> = LazyLock::new(|| {
        any_case(&[
            "kommuns ", "styrelsen i ", "styrelse i ", "fullmäktige i ", "chefen i ", "direktören i ",
            "nämnden i ", "utskottet i ",
        ])
    });
    THEIRS.captures_iter(if ENDS.is_in(text) { text } else { "" })
}

/// Whether `text` says of a number, a case or a board that it is another municipality's.
pub(super) fn names_what_is_theirs(text: &str, authority: &Authority) -> bool {
    let ours = authority.name.to_lowercase();
    let place = |name: &str| {
        let name = name.to_lowercase();
        name.trim_end_matches("kommun").trim_end().trim_end_matches('s').to_owned()
    };
    let is_another = |name: &str| !place(name).is_empty() && !ours.contains(&place(name));
    let tells = |found: &Captures| {
        let rest = found.get(0).and_then(|all| text.get(all.end()..)).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        match (found.name("whose"), found.name("place")) {
            // "Sydby kommuns dnr är KS 2026/551": theirs is another than ours.
            (Some(whose), _) => {
                let numbered =
                    line.split(['.', ';']).next().unwrap_or_default().contains(|c: char| c.is_ascii_digit());
                is_another(whose.as_str()) && !(numbered && authority.finder.find_all(line).is_empty())
            }
            // Who signs below is who writes.
            (_, Some(place)) => {
                is_another(place.as_str()) && !(line.trim().is_empty() && rest.len() < SIGNATURE)
            }
            _ => false,
        }
    };
    theirs(text).any(|found| tells(&found))
}

/// Bytes at most that follow the name of a board in a signature.
const SIGNATURE: usize = 80;

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

#[cfg(test)]
mod tests {
    use crate::consultation::{BodyName, Invited};
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{Authority, History, Outcome, judge};

    fn asks_a_neighbour() -> Authority {
        let mut authority = authority();
        authority.consultations[0].invited = vec![Invited {
            name: BodyName::new("Sydby kommun"),
            domains: vec!["sydby.example".to_owned()],
            addresses: Vec::new(),
        }];
        authority
    }

    #[test]
    fn a_neighbour_that_tells_its_own_number_or_signs_answers_ours() {
        for (text, outcome) in [
            ("Vägen bör gå över gränsen. Sydby kommuns diarienummer är KS 2026/551.", Outcome::Filed),
            ("Vägen bör gå över gränsen.\n\nAnna Ek\nSamhällsbyggnadsnämnden i Sydby", Outcome::Filed),
            ("Sydby kommuns dnr är Ks 1216/2018. Vi återkommer.", Outcome::Review),
            (
                "Kommunstyrelsen i Sydby har fattat beslut om vatten i ärendet och översänder det.",
                Outcome::Review,
            ),
        ] {
            let message = mail().named("Sydby kommun", "reg@sydby.example").subject("Svar Ks 1216/2018");
            let message = message.text(text).done();
            let verdict = judge(&message, &circumstances(), &asks_a_neighbour(), &History::default());
            assert_eq!(verdict.outcome, outcome, "{text} {:?}", verdict.reasons);
        }
    }

    #[test]
    fn a_body_that_tells_its_members_what_to_write_has_not_answered() {
        let to = ["medlemmar@sydby.example", "kommun@kommun.example"];
        for (text, outcome) in [
            ("Hej medlemmar! Skicka in ert svar och märk det Ks 1216/2018.", Outcome::Review),
            ("Vi är emot Ks 1216/2018.", Outcome::Filed),
        ] {
            let message = mail().from(&["styrelsen@sydby.example"]).to(&to).text(text).done();
            let verdict = judge(&message, &circumstances(), &asks_a_neighbour(), &History::default());
            assert_eq!(verdict.outcome, outcome, "{text} {:?}", verdict.reasons);
        }
    }
}
