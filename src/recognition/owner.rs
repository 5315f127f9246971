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
use super::{Authority, SenderKind, reference, sender_kind, topic, without_series};
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
        r"(?:d(?:iarie)?[-. ]?n(?:umme)?r|diarie(?:beteckning)?|ärende(?:[- ]?n(?:umme)?r|beteckning|-?id)?",
        r"|beteckning|ref(?:erens)?(?:n(?:umme)?r)?)[^\p{L}\d\n]{0,8}\n?[^\p{L}\d\n]{0,8}$"
    ))
});

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

/// Whether the number at `span` in `text` stands as the own number below another authority's name.
pub(super) fn is_in_anothers_head(text: &str, span: &Range<usize>, ours: &str) -> bool {
    let start = text.ceil_char_boundary(span.start.saturating_sub(HEAD));
    let before = text.get(start..span.start).unwrap_or_default();
    let label = before.get(before.ceil_char_boundary(before.len().saturating_sub(60))..).unwrap_or_default();
    let own = LABEL.captures(label).is_some_and(|label| label.name("yours").is_none());
    own && before.split(['\n', ',', ';', '|', '\t']).any(|part| is_anothers_name(part.trim(), ours))
}

fn is_anothers_name(part: &str, ours: &str) -> bool {
    part.chars().count() <= LONGEST_NAME
        && NAME.is_match(part)
        && (!part.to_lowercase().contains("kommun") || topic::names_another_municipality(part, ours))
        && !part.to_lowercase().contains(&ours.to_lowercase())
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
    if (headed || from_another) && !is_about_ours(message, authority) {
        finds.weaken(|_, one| one.rule == HEADED || (from_another && is_labelled(&one.text)));
    }
    without_series::weigh(message, authority, finds);
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

/// Whether it comes from an address of another authority.
fn is_anothers_mail(message: &Message, authority: &Authority) -> bool {
    message.sender().is_some_and(|from| {
        let domain = from.domain();
        !super::field::is_within(&domain, &authority.own_domain)
            && sender_kind::kind_of_domain(&domain) == Some(SenderKind::Authority)
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
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, judge};

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

    #[test]
    fn a_number_in_anothers_letter_head_is_theirs_unless_it_answers_us() {
        for (from, subject, text, outcome) in CASES {
            let message = mail().from(&[from]).subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority(), &History::default());
            assert_eq!(verdict.outcome, *outcome, "{from} {subject} {text}");
        }
        let message = mail().subject("Se bilaga").attached_text("Beslut.pdf", FEE).done();
        let verdict = judge(&message, &circumstances(), &authority(), &History::default());
        assert_eq!(verdict.outcome, Outcome::Review);
    }
}
