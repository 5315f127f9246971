//! What kind of message it is: a suggestion that staff can correct.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::field::is_mailbox;
use super::never_answer::{Effect, Mark, is_a_notice, is_listed, is_unreadable, precedences};
use super::owner::heading::{around, heads};
use super::phrase::Phrases;
use super::purpose::{closes, is_a_view, purpose};
use super::sentence::{Sentence, sentences};
use super::written::Written;
use super::{Authority, Evidence, Kind, Match, Place, Strength, asks, senders};
use crate::message::{Address, Message, Origin};
use crate::pattern::{BEFORE_WORD, BEHIND_WORD, Pattern, pattern};

/// Words by which a newsletter names itself.
static NEWSLETTER: Pattern = Pattern::new(r"(?i)nyhetsbrev|newsletter|medlemsbrev|uutiskirje|nyhedsbrev");

/// Names of newsletters in subjects, for patterns.
const NAMES: &str = "nyhetsbrev|newsletter|medlemsbrev|medlemsutskick|utskick|uutiskirje|nyhedsbrev";

/// A subject that calls its mail one. Who answers a newsletter has an answer's prefix before it, and "Svar på utskickad
/// remiss" is none.
static HEADED_NEWSLETTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^(?:\[[^\]]{{1,30}}\]\s*)?[^:]{{0,60}}(?:{NAMES})(?:et|en|s)?(?:[^\p{{L}}]|$)"))
});

/// A subject of who answers what we sent: "Angående ert utskick". What stands behind the name is what a newsletter is about.
static ANSWERS: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"sv|re|vs|svar|angående|ang|gällande|rörande|beträffande|ert|er|edert";
    pattern(&format!(
        r"(?i)^[^:]{{0,60}}?(?:remiss|synpunkt|yttrand|{BEFORE_WORD}(?:{words}){BEHIND_WORD})[^:]{{0,60}}(?:{NAMES})"
    ))
});

/// How one may be rid of it. With somewhere to click it matters little what else one is rid of.
static UNSUBSCRIBE: LazyLock<Regex> = LazyLock::new(|| {
    let rid = r"(?:vill|önskar)\s+(?:du|ni)\s+inte\s+(?:längre\s+)?(?:ha|få|ta\s+emot)\s";
    let click = r"(?:klicka|tryck|https?:|länk)";
    let words = [
        r"avregistrera\s+(?:dig|er|din)|avprenumerera|av(?:anm(?:ä|a\u{308})l|s(?:ä|a\u{308})g|sluta)\s+(?:dig|din\s+prenumeration|prenumeration)",
        r"unsubscribe|hantera\s+(?:din\s+|er\s+)?prenumeration|peruuta\s+tilaus|afmeld|avmeld",
        &format!(
            r"{rid}\s*(?:\p{{L}}+\s+){{0,3}}\p{{L}}*(?:mejl|mail|e-post|brev|utskick)|{rid}[^.!?\n]{{0,60}}[.!?,\s]{{1,4}}{click}"
        ),
        &format!(r"(?:sluta|slippa)\s+(?:få|ta\s+emot)\s[^.!?\n]{{0,60}}{click}"),
        &format!(r"{click}[^.!?\n]{{0,60}}\som\s+(?:du|ni)\s+inte\s+(?:längre\s+)?(?:vill|önskar)\s"),
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// The kind of `message`, which `marks` speak about; nothing is `written` where it concerns
/// no case.
///
/// Own letters and bounces are known as such also when they carry other marks. What is neither a
/// machine's nor sent to many is what the person who `written` it wants with it, when it concerns a
/// case; the sentence that shows it comes with it. Sent to many without a word of that is only what names a case of the
/// `matches` in passing.
pub(super) fn kind(
    message: &Message,
    marks: &[Mark],
    authority: &Authority,
    written: Option<&Written>,
    matches: &[Match],
) -> (Kind, Option<Evidence>) {
    let newsletter = |written: &&Written| {
        calls_itself_newsletter(message) || only_tells(message, authority, written, matches)
    };
    let newsletter = || written.filter(newsletter).map(|_| Kind::Bulk);
    match (machine_kind(message, marks, authority).or_else(newsletter), written) {
        (Some(kind), _) => (kind, None),
        (None, None) => (Kind::Unrelated, None),
        // A colleague's "för kännedom" is not the citizen's word, and a sealed text says nothing.
        (None, Some(_)) if is_forwarded(marks) || is_unreadable(marks) => (Kind::Answer, None),
        // It answers nothing, whatever the subject that it repeats is called.
        (None, Some(_)) if is_a_notice(marks) => (Kind::Question, None),
        (None, Some(written)) => match purpose(written) {
            (Kind::Answer, None) if passes_on_a_report(message, authority) => (Kind::Question, None),
            shown => shown,
        },
    }
}

/// Whether one of our own reports' readers writes without a view and sends nothing with it: they pass the reports
/// on and talk about them, and answer no consultation.
fn passes_on_a_report(message: &Message, authority: &Authority) -> bool {
    let readers = || authority.consultations.iter().flat_map(|one| &one.report_to);
    let is_readers = |sender: &Address| readers().any(|reader| is_mailbox(&sender.address, &reader.address));
    message.sender().is_some_and(is_readers) && message.files().next().is_none()
}

/// Whether a person wrote to us about a case.
pub(super) fn is_persons(kind: Kind) -> bool {
    !matches!(kind, Kind::Automatic | Kind::Bounce | Kind::Bulk | Kind::Own | Kind::Unrelated)
}

/// Whether a colleague passed it on.
pub(super) fn is_forwarded(marks: &[Mark]) -> bool {
    marks.iter().any(|mark| mark.effect == Effect::Forward)
}

/// The kind of what no person wrote to us alone: our own letters, machines' mail and mail to many.
fn machine_kind(message: &Message, marks: &[Mark], authority: &Authority) -> Option<Kind> {
    let machine = |kind| marks.iter().any(|mark| mark.effect == Effect::Auto(kind));
    if marks.iter().any(|mark| mark.effect == Effect::OwnLetter) || machine(Kind::Own) {
        return Some(Kind::Own);
    }
    let automatic = machine(Kind::Automatic);
    let bounce_subject = || marks.iter().any(|mark| mark.reason.rule == "never/10_bounce_subject");
    if machine(Kind::Bounce) || (automatic && bounce_subject()) {
        Some(Kind::Bounce)
    } else if automatic {
        Some(Kind::Automatic)
    } else {
        is_bulk(message, authority).then_some(Kind::Bulk)
    }
}

/// Sent to many: list or bulk mail that does not name us in To or Cc, or a newsletter, which names
/// each of its readers.
fn is_bulk(message: &Message, authority: &Authority) -> bool {
    let marked = is_listed(message) || precedences(message).any(|word| word == "bulk" || word == "list");
    marked && (!authority.is_named_by(message) || is_newsletter(message))
}

/// Whether the subject calls it a newsletter and its text tells how to be rid of it: its sender has marked it in no field.
fn calls_itself_newsletter(message: &Message) -> bool {
    let headed = HEADED_NEWSLETTER.is_match(&message.subject) && !ANSWERS.is_match(&message.subject);
    headed && tells_how_to_be_rid_of_it(message)
}

fn tells_how_to_be_rid_of_it(message: &Message) -> bool {
    offers_to_stop(message, true)
}

/// Whether the text tells how to be rid of such mail, and not only, unless `anywhere` will do, below the name of who wrote
/// it: a small firm has that below all its mail.
fn offers_to_stop(message: &Message, anywhere: bool) -> bool {
    let is_signed = |text: &str| sentences(text, Place::Body).iter().any(closes);
    let mut own = message.passages.iter().filter(|passage| passage.origin != Origin::Quoted);
    own.any(|passage| {
        let offer = UNSUBSCRIBE.find(&passage.text);
        offer.is_some_and(|offer| {
            anywhere || !is_signed(passage.text.get(..offer.start()).unwrap_or_default())
        })
    })
}

/// Whether `message` goes on with what we wrote, or its sender was asked for a view of what it names.
fn is_in_a_conversation(message: &Message, authority: &Authority, matches: &[Match]) -> bool {
    matches.iter().any(|one| {
        one.evidence.iter().any(|one| one.place == Place::Thread)
            || senders::was_asked(&one.diary_number, message, authority)
    })
}

/// Whether `message` only tells of a case of the `matches` among other things: it goes to many, neither answers nor brings a
/// file, and nobody speaks in it.
fn only_tells(message: &Message, authority: &Authority, written: &Written, matches: &[Match]) -> bool {
    goes_to_many(message, matches)
        && message.files().next().is_none()
        && !is_in_a_conversation(message, authority, matches)
        && !is_headed_by_a_case(written, authority)
        && !somebody_speaks(written, authority)
        && !asks::answers(message)
}

/// Whether `message` surely names one of the `matches` and is sent to whoever reads such mail: its text offers to stop, or it
/// comes by a list and may name the case in its subject as well.
fn goes_to_many(message: &Message, matches: &[Match]) -> bool {
    let offered = can_be_unsubscribed(message);
    let listed = || offered && message.header("List-Id").next().is_some();
    let in_subject = || sure(matches).any(|one| one.place == Place::Subject);
    sure(matches).next().is_some() && (listed() || (!in_subject() && offers_to_stop(message, offered)))
}

/// Whether somebody speaks for themselves, holds something of the case where they name it, asks us, or shows what else they
/// want with the mail.
fn somebody_speaks(written: &Written, authority: &Authority) -> bool {
    static TO_THE_READER: Phrases = Phrases::new(&["^(vill|önskar) ni inte", "(du|dig|din)"]);
    static OF_ONESELF: Phrases = Phrases::new(&["(jag|mig)"]);
    static OF_US: Phrases = Phrases::new(&["vi"]);
    let names_a_case = |one: &Sentence| !authority.finder.find_all(one.written()).is_empty();
    let asks = |one: &Sentence| one.asks() && !TO_THE_READER.is_match(&one.said);
    let holds = |one: &Sentence| OF_US.is_match(&one.said) && is_a_view(one) && names_a_case(one);
    let of_somebody = |one: &Sentence| asks(one) || OF_ONESELF.is_match(&one.said) || holds(one);
    let wants = || match purpose(written) {
        (Kind::Answer, shown) => shown.is_some(),
        (kind, _) => kind != Kind::Question,
    };
    written.body().iter().take_while(|one| !closes(one)).any(of_somebody) || wants()
}

/// What of the `matches` is sure. What only may be of a case would be lost as mail to many.
fn sure(matches: &[Match]) -> impl Iterator<Item = &Evidence> {
    matches.iter().flat_map(|one| &one.evidence).filter(|one| one.strength > Strength::Weak)
}

/// Whether a case heads a sentence, a line or the subject, where it may stand last. Beside others it is one of a list.
fn is_headed_by_a_case(written: &Written, authority: &Authority) -> bool {
    let found: Vec<_> = written
        .own()
        .iter()
        .flat_map(|one| authority.finder.find_all(one.written()).into_iter().map(move |at| (one, at)))
        .collect();
    let first = found.first().map(|(_, at)| at.reading.number());
    let is_last = |one: &Sentence, span: &Range<usize>| {
        let (before, behind) = around(one, span);
        one.place == Place::Subject
            && !before.contains('(')
            && behind.chars().all(|one| one.is_ascii_punctuation())
    };
    found.iter().all(|(_, at)| Some(at.reading.number()) == first)
        && found.iter().any(|(one, at)| heads(one, &at.span) || is_last(one, &at.span))
}

/// Whether a field offers to stop. A list that people can write to (List-Post) carries people's mail.
fn can_be_unsubscribed(message: &Message) -> bool {
    let has = |name| message.header(name).next().is_some();
    has("List-Unsubscribe") && !has("List-Post")
}

/// A newsletter offers to stop, and calls itself one or says that it goes out in bulk: by
/// Precedence, or by one-click unsubscribing (RFC 8058).
fn is_newsletter(message: &Message) -> bool {
    let named = ["Subject", "From", "List-Id"]
        .into_iter()
        .flat_map(|name| message.header(name))
        .any(|value| NEWSLETTER.is_match(value));
    let in_bulk = message.header("List-Unsubscribe-Post").next().is_some()
        || precedences(message).any(|word| word == "bulk");
    can_be_unsubscribed(message) && (named || in_bulk)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::mail;

    #[test]
    fn what_answers_a_mailing_of_ours_is_no_newsletter() {
        for (subject, last, newsletter) in [
            ("Nyhetsbrev november", "Avprenumerera här.", true),
            ("Medlemsutskick 4", "Vill ni inte längre få våra utskick? Svara på det här.", true),
            ("Utskick november", "Önskar du inte ha fler mejl, hör av dig.", true),
            ("Nyhetsbrevet, oktober", "Unsubscribe", true),
            (
                "Svar på utskickad remiss Ks 1216/2018",
                "Om du vill avsluta din prenumeration klicka här.",
                false,
            ),
            ("Angående ert utskick Ks 1216/2018", "Avprenumerera här.", false),
            ("Remissutskick Ks 1216/2018", "Avprenumerera här.", false),
            ("Sv utskick Ks 1216/2018", "Avprenumerera här.", false),
            ("Synpunkter, medlemsutskick", "Avprenumerera här.", false),
            ("Utskickad plan Ks 1216/2018", "Avprenumerera här.", false),
            ("Utskick november", "Önskar ni inte ha mer underlag hör vi inte av oss.", false),
            ("Utskick november", "Vill ni inte få klagomål så bygg.", false),
            ("Nyhetsbrev 4: dags att lämna synpunkter på planen", "Avprenumerera här", true),
            ("Nyhetsbrev september – remissen om klimatplanen", "Avprenumerera här", true),
            ("Nyhetsbrev: Er kommun kan bli fossilfri", "Avprenumerera här", true),
            ("Medlemsbrev till er alla", "Avprenumerera här", true),
            ("Medlemsutskick: vårt yttrande över planen", "Avprenumerera här", true),
            ("[Energirådet] Nyhetsbrev gällande energi", "Avprenumerera här", true),
            ("Nyhetsbrev_september", "Avprenumerera här", true),
            ("Nyhetsbrev3", "Avprenumerera här", true),
            ("Nyhetsbrev 5", "Vill du inte längre få Gröna Bladet? Klicka här.", true),
            ("Nyhetsbrev 5", "Vill ni inte ha information från oss, klicka här.", true),
            ("Nyhetsbrev 5", "Önskar du inte få fler nyheter? https://energi.example/ut", true),
            ("Nyhetsbrev 5", "Klicka här om du inte längre vill läsa om oss.", true),
            ("Nyhetsbrev 5", "För att slippa få våra brev, klicka här.", true),
            ("Nyhetsbrev 5", "Hantera din prenumeration", true),
            ("Nyhetsbrev 5", "Vi vill slippa få buller. Länk till planen finns här.", false),
            ("Svar på nyhetsbrev 4: bra", "Avprenumerera här", false),
            ("SV: Nyhetsbrev 4", "Avprenumerera här", false),
            ("Gällande nyhetsbrevet om planen", "Avprenumerera här", false),
            ("Nyhetsbrev 5", "Vill ni inte ha vindkraft? Det vill vi.", false),
        ] {
            let message = mail().subject(subject).text(&format!("Bra plan!\n\n{last}")).done();
            assert_eq!(calls_itself_newsletter(&message), newsletter, "{subject}: {last}");
        }
    }
}
