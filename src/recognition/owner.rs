//! Whose case a number of ours is that stands in another authority's letter head: "Kumla kommun, Diarienummer
//! Ks 1216/2018". Other municipalities name their series as we do. Where such a mail gives no sign that it
//! answers us, a person looks; "Ert dnr" or a word about the consultation makes the number ours.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::context::opening;
use super::evidence::Finds;
use super::pattern::pattern;
use super::written::text_of;
use super::{
    Authority, Evidence, Place, SenderKind, Strength, asks, reference, sender_kind, topic, without_series,
};
use crate::diary_number::DiaryNumber;
use crate::message::{Message, Origin};

/// Bytes before a number in which a letter head names its authority.
const HEAD: usize = 300;

/// Bytes of a document in which it says what it answers.
const OPENING: usize = 4_000;

/// The longest line, or part of one, that is a name and not a sentence, in characters.
const LONGEST_NAME: usize = 60;

/// A word for a case's number at the end of what stands before it; `yours` where it says that it is ours.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?P<yours>(?:^|[^a-zåäö])(?:ert?|era|edert?|your|deres|jeres|teidän)[\s.,:]+)?",
        r"(?:d(?:iarie)?[-. ]?n(?:umme)?r|diarie(?:beteckning)?|ärende(?:[- ]?n(?:umme)?r|beteckning|-?id|ts (?:n(?:umme)?r|beteckning))?",
        r"|ärendet|beteckning|ref(?:erens)?(?:n(?:umme)?r)?)[^\p{L}\d\n]{0,8}\n?[^\p{L}\d\n]{0,8}$"
    ))
});

/// "Er remiss Ks 1216/2018".
static OURS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:^|[^a-zåäö])(?:ert?|era|edert?|your|deres|jeres)[\s.,:]+",
        r"(?:remiss\w*|skrivelse|förfrågan|brev|utskick|förslag|(?:consultation|letter))[^\p{L}\d\n]{0,8}$"
    ))
});

/// "Svaret gäller även dnr Ks 1216/2018": another one that is answered.
static ALSO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:^|[^a-zåäö])(?:även|också|samt|liksom|båda|also)[^a-zåäö][^.\n]{0,30}$")
});

/// What the words right before a number call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Called {
    /// Ours: "Ert dnr".
    Ours,
    /// A case's, and do not say whose: "Dnr".
    ACase,
}

/// What the words right before the number at `span` in `text` call it.
pub(super) fn called(text: &str, span: &Range<usize>) -> Option<Called> {
    let words = label(text, span);
    match LABEL.captures(words) {
        Some(found) if found.name("yours").is_some() => Some(Called::Ours),
        Some(_) if ALSO.is_match(words) => None,
        Some(_) => Some(Called::ACase),
        None => OURS.is_match(words).then_some(Called::Ours),
    }
}

/// The words right before `span`.
fn label<'a>(text: &'a str, span: &Range<usize>) -> &'a str {
    let before = text.get(..span.start).unwrap_or_default();
    before.get(before.ceil_char_boundary(before.len().saturating_sub(LABELLED))..).unwrap_or_default()
}

/// Bytes before a number in which a word for it stands.
const LABELLED: usize = 60;

/// An authority's name alone on a line or between commas; whose it is remains to be seen.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)? (?:kommuns?|KOMMUN|stad)(?: .{0,40})?|Region \p{Lu}.{2,40}",
        r"|Länsstyrelsen.{0,40}|\p{Lu}[\p{L}-]*(?:nämnden|verket|myndigheten|inspektionen|domstolen|rätten)(?: .{0,40})?)$"
    ))
});

/// Words of a mail that answers a proposal of ours without a word of the trade.
static ANSWERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bförslaget\b|\binvändning|\böverenskommelse|\bsamråd|\b(?:er|ert|eder|edert|era) (?:d[-. ]?nr|diarien|beteckning|ref|ärende|skrivelse|förfrågan|begäran om svar|brev|utskick)",
    )
});

/// Whether the number at `span` in `text` stands as the own number below another authority's name than `ours` and those
/// of our `boards`.
pub(super) fn is_in_anothers_head(
    text: &str,
    span: &Range<usize>,
    ours: &str,
    boards: &[(String, String)],
) -> bool {
    let start = text.ceil_char_boundary(span.start.saturating_sub(HEAD));
    let before = text.get(start..span.start).unwrap_or_default();
    let own = LABEL.captures(label(text, span)).is_some_and(|label| label.name("yours").is_none());
    own && before
        .split(['\n', ',', ';', '|', '\t'])
        .any(|part| is_anothers_name(part.trim(), ours, boards.iter().map(|(_, name)| name.as_str())))
}

fn is_anothers_name<'a>(part: &str, ours: &str, mut boards: impl Iterator<Item = &'a str>) -> bool {
    if part.chars().count() > LONGEST_NAME || !NAME.is_match(part) {
        return false;
    }
    let lower = part.to_lowercase();
    (!lower.contains("kommun") || topic::names_another_municipality(part, ours))
        && !lower.contains(&ours.to_lowercase())
        && !boards.any(|board| lower.contains(board))
}

/// Takes the weight from numbers that are another authority's, and from those that the sender calls the
/// sender's own.
pub(super) fn weigh(message: &Message, authority: &Authority, finds: &mut Finds) {
    if !finds.has_sure() {
        return;
    }
    finds.weaken(|number, one| {
        let said = reference::in_text(&one.text).map(|said| authority.finder.find_all(&said));
        said.is_some_and(|said| said.iter().any(|found| found.reading.number() == number))
    });
    let headed = finds.has_rule(HEADED);
    let from_another = is_anothers_mail(message, authority);
    if headed || from_another {
        weigh_anothers(message, authority, from_another, finds);
    }
    without_series::weigh(message, authority, finds);
}

/// Takes the weight from what is the own number of another authority, whose letter it is or whose letter head stands
/// in it.
fn weigh_anothers(message: &Message, authority: &Authority, from_another: bool, finds: &mut Finds) {
    let bare: Vec<(DiaryNumber, Place)> = finds.called_so(Called::ACase).filter(|_| from_another).collect();
    let is_bare =
        |number: &DiaryNumber, place: Place| bare.iter().any(|one| (&one.0, one.1) == (number, place));
    // Where one number is said to be ours, the one of the letter head is theirs.
    let said_ours: Vec<DiaryNumber> = finds.called_so(Called::Ours).map(|(number, _)| number).collect();
    let in_subject = |one: &Evidence| one.place == Place::Subject && one.strength > Strength::Weak;
    let ours: Vec<DiaryNumber> = finds
        .sure_numbers()
        .filter(|number| said_ours.contains(number) || finds.has_evidence(number, in_subject))
        .cloned()
        .collect();
    if !ours.is_empty() {
        finds.weaken(|number, one| {
            !ours.contains(number) && (one.rule == HEADED || is_bare(number, one.place))
        });
    }
    if asks::asks(message, authority) {
        let headed: Vec<DiaryNumber> = finds.numbers_by(HEADED).cloned().collect();
        finds.weaken(|number, _| from_another || headed.contains(number));
    } else if !is_about_ours(message, authority) {
        finds.weaken(|_, one| one.rule == HEADED || (from_another && is_labelled(&one.text)));
    }
}

/// The rule that speaks of a registered number in another authority's letter head.
pub(super) const HEADED: &str = "number/letter_head";

/// Whether the words around a number call it a case's number, and not ours.
fn is_labelled(context: &str) -> bool {
    static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:d[-. ]?nr|diarien(?:umme)?r|diariebeteckning|ärenden(?:umme)?r|beteckning)\b")
    });
    LABELLED.is_match(context) && !ANSWERS.is_match(context)
}

/// Whether it comes from an address of another authority, or from one that is named so.
fn is_anothers_mail(message: &Message, authority: &Authority) -> bool {
    message.sender().is_some_and(|from| {
        let domain = from.domain();
        let boards = authority.finder.boards().iter().map(|(_, name)| name.as_str());
        let name = from.name.trim();
        !super::field::is_within(&domain, &authority.own_domain)
            && (sender_kind::kind_of_domain(&domain) == Some(SenderKind::Authority)
                || topic::names_another_municipality(name, &authority.name)
                || is_anothers_name(name, &authority.name, boards))
    })
}

/// Whether the mail, or what came with it, gives a sign that it is about what we asked.
fn is_about_ours(message: &Message, authority: &Authority) -> bool {
    let new = message.passages.iter().filter(|passage| passage.origin != Origin::Quoted);
    let texts = std::iter::once(message.subject.as_str()).chain(new.map(|passage| passage.text.as_str()));
    let names = message.attachments.iter().map(|one| one.name.as_str());
    let attached = message.attachments.iter().filter_map(text_of).map(|text| opening(text, OPENING));
    topic::is_a_consultation(message)
        || texts.chain(names).chain(attached).any(|text| {
            (topic::speaks_of_one(text) && !topic::asks_for_another_municipality(text, &authority.name))
                || ANSWERS.is_match(text)
        })
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{Mail, authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Strength, judge};

    const FEE: &str = "Kumla kommun\nDiarienummer: Ks 1216/2018\n\nBeslut om avgift för barnomsorg.";

    const CASES: &[(&str, &str, &str, Outcome)] = &[
        ("a@forening.example", "Beslut", FEE, Outcome::Review),
        (
            "a@forening.example",
            "Beslut",
            "Kumla kommun, Diarienummer Ks 1216/2018, Beslut om avgift",
            Outcome::Review,
        ),
        ("a@forening.example", "Avgift", "Region Dalby\nDnr Ks 1216/2018\nFaktura följer.", Outcome::Review),
        (
            "a@forening.example",
            "Tillsyn",
            "Byggnadsnämnden\nÄrendenummer: Ks 1216/2018\nBesök den 3 maj.",
            Outcome::Review,
        ),
        ("reg@kumla-kommun.example", "Beslut", "Diarienummer Ks 1216/2018. Avgiften höjs.", Outcome::Review),
        (
            "reg@kumla-kommun.example",
            "Remissvar",
            "Kumla kommun\nDnr Ks 1216/2018\nVi har inga synpunkter.",
            Outcome::Filed,
        ),
        ("a@forening.example", "Svar", "Kumla kommun\nRemissvar Ks 1216/2018", Outcome::Filed),
        ("a@forening.example", "Svar", "Kumla kommun\nErt dnr Ks 1216/2018\nVi säger ja.", Outcome::Filed),
        (
            "a@forening.example",
            "Svar",
            "Kumla kommun\nDnr Ks 1216/2018\nInget att invända mot förslaget.",
            Outcome::Filed,
        ),
        ("a@forening.example", "Svar", "Exempels kommun\nDnr Ks 1216/2018\nVi säger ja.", Outcome::Filed),
        ("a@forening.example", "Svar", "Dnr Ks 1216/2018\nKumla kommun gör det bättre.", Outcome::Filed),
        ("a@forening.example", "Svar", "Ks 1216/2018\nJa!", Outcome::Filed),
        ("a@forening.example", "Svar", "Vårt diarienummer är Ks 1216/2018.", Outcome::Review),
        ("a@forening.example", "Svar", "Unser Zeichen: Ks 1216/2018", Outcome::Review),
    ];

    const ASKING: &[(&str, &str, &str, Outcome)] = &[
        (
            "Kumla kommun",
            "Underrättelse om granskning KS 1216/2018",
            "Här är vårt förslag till detaljplan för Eken. Diarienummer KS 1216/2018. Synpunkter lämnas till Kumla kommun.",
            Outcome::Review,
        ),
        (
            "Anna Ek",
            "Detaljplan",
            "KUMLA KOMMUN\nSamhällsbyggnadsförvaltningen\nDiarienummer: KS 1216/2018\nNi bereds tillfälle att lämna synpunkter på planen.",
            Outcome::Review,
        ),
        (
            "Kumla kommun",
            "Plan",
            "Kommunstyrelsen i Kumla har ärende Ks 1216/2018. Vi önskar ert yttrande.",
            Outcome::Review,
        ),
        (
            "Kumla kommun",
            "Kallelse till samverkansmöte, KS 1216/2018",
            "Välkomna på torsdag.",
            Outcome::Review,
        ),
        ("Region Dalby", "Plan KS 1216/2018", "Lämna gärna synpunkter senast den 3 juni.", Outcome::Review),
        ("Kumla kommun", "Plan KS 1216/2018", "Svar ställs till Kumla kommun.", Outcome::Review),
        // An answer tells what it was asked.
        (
            "Kumla kommun",
            "Ks 1216/2018",
            "Kumla kommun har beretts tillfälle att yttra sig. Vi har inget att invända.",
            Outcome::Filed,
        ),
        ("Kumla kommun", "SV: Inbjudan att lämna synpunkter Ks 1216/2018", "Se bilaga.", Outcome::Filed),
        (
            "Kumla kommun",
            "Ks 1216/2018",
            "Exempels kommun önskar synpunkter på förslaget. Se bilaga.",
            Outcome::Filed,
        ),
        ("Kumla kommun", "Beslut Ks 1216/2018", "Yttrandet skickas till Exempels kommun.", Outcome::Filed),
        (
            "Kumla kommun",
            "Ks 1216/2018",
            "Remissvar bifogas. Svar om mottagande önskas senast fredag.",
            Outcome::Filed,
        ),
        ("Kumla kommun", "Inbjudan Ks 1216/2018", "Vi tillstyrker förslaget.", Outcome::Filed),
        ("Anna Ek", "Ks 1216/2018", "Lämna besked senast fredag! Vi önskar svar.", Outcome::Filed),
    ];

    fn named(name: &str) -> Mail {
        let host = name.to_lowercase().replace(' ', "-");
        mail().named(name, &format!("post@{host}.example"))
    }

    const ONE: &[&str] = &["Ks 1121/2017"];
    const BOTH: &[&str] = &["Ks 1121/2017", "Ks 1216/2018"];

    const TWO: &[(&str, &str, &str, &[&str])] = &[
        (
            "Kumla kommun",
            "Svar",
            "KUMLA KOMMUN\nKommunstyrelsen\nDnr KS 1216/2018\nErt dnr Ks 1121/2017\n\nKumla kommun tillstyrker förslaget.",
            ONE,
        ),
        (
            "Kumla kommun",
            "Svar på remiss Ks 1121/2017",
            "Bifogat beslut från kommunstyrelsen, ärende KS 1216/2018.",
            ONE,
        ),
        (
            "Anna Ek",
            "Remissvar Ks 1121/2017",
            "Kumla kommun\nDiarienummer KS 1216/2018\nVi tillstyrker.",
            ONE,
        ),
        ("Kumla kommun", "Svar Ks 1121/2017", "Remissvaret gäller även dnr Ks 1216/2018.", BOTH),
        ("Kumla kommun", "Svar", "Ert dnr Ks 1121/2017 och er remiss Ks 1216/2018. Vi tillstyrker.", BOTH),
        ("Kumla kommun", "Svar på Ks 1121/2017 och Ks 1216/2018", "Vi tillstyrker. Dnr Ks 1216/2018", BOTH),
        ("Anna Ek", "Svar Ks 1121/2017", "Vi tillstyrker även ärende Ks 1216/2018.", BOTH),
        ("Anna Ek", "Svar Ks 1121/2017", "Vi avstyrker dnr Ks 1216/2018.", BOTH),
    ];

    /// Of two numbers the one in the sender's own letter head is the sender's.
    #[test]
    fn a_neighbours_own_number_is_no_second_consultation() {
        for (from, subject, text, cases) in TWO {
            let message = named(from).subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority(), &History::default());
            let sure = verdict.matches.iter().filter(|one| one.strength > Strength::Weak);
            let mut sure: Vec<_> = sure.map(|one| one.diary_number.to_string()).collect();
            sure.sort();
            assert_eq!((verdict.outcome, sure.join(", ")), (Outcome::Filed, cases.join(", ")), "{text}");
        }
    }

    #[test]
    fn a_number_in_anothers_letter_head_is_theirs_unless_it_answers_us() {
        for (from, subject, text, outcome) in CASES {
            let message = mail().from(&[from]).subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority(), &History::default());
            assert_eq!(verdict.outcome, *outcome, "{from} {subject} {text}");
        }
        for (from, subject, text, outcome) in ASKING {
            let message = named(from).subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority(), &History::default());
            assert_eq!(verdict.outcome, *outcome, "{from} {subject} {text}");
        }
        let message = mail().subject("Se bilaga").attached_text("Beslut.pdf", FEE).done();
        let verdict = judge(&message, &circumstances(), &authority(), &History::default());
        assert_eq!(verdict.outcome, Outcome::Review);
    }
}
