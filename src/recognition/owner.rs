//! Whose case a number of ours is that stands in another authority's letter head: "Kumla kommun, Diarienummer
//! Ks 1216/2018". Other municipalities name their series as we do. Where such a mail gives no sign that it
//! answers us, a person looks; "Ert dnr" or a word about the consultation makes the number ours.

use std::ops::Range;

use super::context::opening;
use super::evidence::Finds;
use super::field::is_within;
use super::{
    Authority, Evidence, Place, Reason, Strength, asks, reference, senders, titles, topic, without_series,
};
use crate::diary_number::{DiaryNumber, Found};
use crate::message::{Address, Attachment, Message, Origin};
use crate::pattern::Pattern;

pub(super) mod conflict;
pub(super) mod heading;
pub(super) mod in_passing;
mod place;
mod whose;

pub(super) use self::place::{is_another_municipalitys, is_anothers_mail};
use self::place::{is_anothers_name, is_signed_by_another};

/// Bytes before a number in which a letter head names its authority.
const HEAD: usize = 300;

/// Bytes of a document in which it says what it answers.
const OPENING: usize = 4_000;

/// A word for a case's number at the end of what stands before it; `yours` where it says that it is ours.
static LABEL: Pattern = Pattern::new(concat!(
    r"(?i)(?P<yours>(?:^|[^a-zåäö])(?:ert?|era|edert?|your|deres|jeres|teidän)[\s.,:]+)?",
    r"(?:d(?:iarie)?[-. ]?n(?:umme)?r|diarie(?:beteckning)?|ärende(?:[- ]?n(?:umme)?r|beteckning|-?id|ts (?:n(?:umme)?r|beteckning))?",
    r"|ärendet|beteckning|ref(?:erens)?(?:n(?:umme)?r)?)[^\p{L}\d\n]{0,8}\n?[^\p{L}\d\n]{0,8}$"
));

/// "Er remiss Ks 1216/2018".
static OURS: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|[^a-zåäö])(?:ert?|era|edert?|your|deres|jeres)[\s.,:]+",
    r"(?:remiss\w*|skrivelse|förfrågan|brev|utskick|förslag|(?:consultation|letter))[^\p{L}\d\n]{0,8}$"
));

/// "Svaret gäller även dnr Ks 1216/2018": another one that is answered.
static ALSO: Pattern =
    Pattern::new(r"(?i)(?:^|[^a-zåäö])(?:även|också|samt|liksom|båda|also)[^a-zåäö][^.\n]{0,30}$");

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

/// Words of a mail that answers a proposal of ours without a word of the trade.
static ANSWERS: Pattern = Pattern::new(
    r"(?i)\bförslaget\b|\binvändning|\böverenskommelse|\bsamråd|\b(?:er|ert|eder|edert|era) (?:d[-. ]?nr|diarien|beteckning|ref|ärende|skrivelse|förfrågan|begäran om svar|brev|utskick)",
);

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
    own && before.split(['\n', ',', ';', '|', '\t']).any(|part| is_anothers_name(part.trim(), ours, boards))
}

/// Takes the weight from numbers that are another authority's, and from those that the sender calls the
/// sender's own.
pub(super) fn weigh(message: &Message, authority: &Authority, finds: &mut Finds) {
    if !finds.has_sure() {
        return;
    }
    let is_ours =
        |to: &Address| authority.is_mailbox(&to.address) || is_within(&to.domain(), &authority.own_domain);
    let to_us = || message.recipients.first().is_some_and(is_ours);
    let tells_others = || !to_us() && asks::tenders(message, authority) && !asks::answers(message);
    if tells_others() || asks::speaks_to_members(message, authority) {
        // A body tells its members which number to write on their answers, and lets us know.
        finds.weaken(|_, _| true);
    }
    let from_another = is_anothers_mail(message, authority);
    weigh_senders_own(message, authority, from_another, finds);
    let anothers = from_another || asks::asks_for_anothers(message, authority);
    if anothers || finds.has_rule(HEADED) {
        weigh_beside_ours(message, authority, anothers, finds);
        weigh_anothers(message, authority, anothers, finds);
    }
    conflict::weigh_unlabelled(message, authority, finds);
    whose::look(message, authority, from_another, finds);
    without_series::weigh(message, authority, finds);
}

/// Takes the weight from what the sender calls the own number: "Vårt dnr". Where nothing says that it is ours it has none
/// in other places either. Who was asked, or answers us and writes of what the title says, may call ours so; no authority
/// may, and nobody who asks us.
fn weigh_senders_own(message: &Message, authority: &Authority, from_another: bool, finds: &mut Finds) {
    let said_ours: Vec<DiaryNumber> = finds.called_so(Called::Ours).map(|(number, _)| number).collect();
    let says_so = |number: &DiaryNumber, one: &Evidence| {
        let said = || reference::in_text(&one.text).map(|said| authority.finder.find_all(&said));
        let is_it = |said: Vec<Found>| said.iter().any(|found| found.reading.number() == number);
        let may_be = one.strength > Strength::Weak && !said_ours.contains(number);
        one.rule == SENDERS_OWN || (may_be && said().is_some_and(is_it))
    };
    let mut own: Vec<(DiaryNumber, Place, &str)> = finds
        .pieces()
        .filter(|(number, one)| one.place != Place::Quoted && says_so(number, one))
        .map(|(number, one)| (number.clone(), one.place, one.rule))
        .collect();
    if own.is_empty() {
        return;
    }
    let from_another = from_another || is_signed_by_another(message, authority);
    let answers = asks::answers(message);
    if !from_another && !asks::invites(message, authority) {
        let may_answer = |number: &DiaryNumber| answers && is_named(number, message, authority);
        own.retain(|(number, ..)| !senders::was_asked(number, message, authority) && !may_answer(number));
    }
    finds.weaken(|number, one| own.iter().any(|own| (&own.0, own.1, own.2) == (number, one.place, one.rule)));
    // A decision that is sent with an answer may have our own letter behind it.
    let counts = |place: Place| match place {
        Place::Subject | Place::Body => from_another || !answers,
        _ => from_another && !answers,
    };
    finds.weaken(|number, _| {
        !said_ours.contains(number) && own.iter().any(|own| own.0 == *number && counts(own.1))
    });
}

/// Takes the weight from a number in a letter head where another is said to be ours: it is the sender's own. A person
/// looks where both stand in one text and nothing but their order tells them apart.
fn weigh_beside_ours(message: &Message, authority: &Authority, from_another: bool, finds: &mut Finds) {
    let said_ours: Vec<DiaryNumber> = finds.called_so(Called::Ours).map(|(number, _)| number).collect();
    let in_subject = |one: &Evidence| one.place == Place::Subject && one.strength > Strength::Weak;
    let ours: Vec<DiaryNumber> = finds
        .sure_numbers()
        .filter(|number| said_ours.contains(number) || finds.has_evidence(number, in_subject))
        .cloned()
        .collect();
    let cases: Vec<(DiaryNumber, Place)> = finds.called_so(Called::ACase).collect();
    let at = |number: &DiaryNumber, place| cases.iter().position(|one| (&one.0, one.1) == (number, place));
    let ours_at = |place| cases.iter().position(|one| one.1 == place && ours.contains(&one.0));
    // "Ärende Ks 1121/2017: ja. Ärende Ks 1216/2018: nej": what stands below ours, and is called the same, is no head.
    let below = |number: &DiaryNumber, place| {
        ours_at(place).zip(at(number, place)).is_some_and(|(ours, it)| ours < it)
    };
    let is_theirs = |number: &DiaryNumber, one: &Evidence| {
        let headed = one.rule == HEADED || (from_another && at(number, one.place).is_some());
        headed
            && !ours.is_empty()
            && !ours.contains(number)
            && !below(number, one.place)
            && signs(number, message, authority) == 0
    };
    let in_place = |number: &DiaryNumber, place| finds.has_evidence(number, |one| one.place == place);
    let is_beside = |place| ours.iter().any(|one| !said_ours.contains(one) && in_place(one, place));
    let doubtful = |(number, one): (&DiaryNumber, &Evidence)| {
        one.strength > Strength::Weak && is_beside(one.place) && is_theirs(number, one)
    };
    if finds.pieces().any(doubtful) {
        finds.doubt = Some(Reason { rule: "number/two_heads", words: TWO_HEADS.to_owned() });
    }
    finds.weaken(is_theirs);
}

const TWO_HEADS: &str =
    "Mejlet nämner två ärendenummer; det ena kan vara avsändarens eget eller en remiss till";

/// Takes the weight from what is the own number of another authority, whose letter it is or whose letter head stands
/// in it. A municipality that was asked names its series as we do, and writes to us of other things as well.
fn weigh_anothers(message: &Message, authority: &Authority, from_another: bool, finds: &mut Finds) {
    let from = message.sender().map(|from| from.name.to_lowercase()).unwrap_or_default();
    let mut heads = texts(message).map(|text| opening(text, HEAD)).chain([from.as_str()]);
    let answers = asks::answers(message) || senders::is_a_word_for_an_answer(&message.subject, &from);
    let own = || texts(message).any(|text| place::names_what_is_theirs(opening(text, OPENING), authority));
    if from_another && !answers && own() {
        finds.weaken(|number, _| !is_named(number, message, authority));
    }
    if from_another {
        let of_it = |number: &DiaryNumber| {
            texts(message).any(|text| place::answers_else(opening(text, OPENING), number, authority))
        };
        let said_ours: Vec<DiaryNumber> = finds.called_so(Called::Ours).map(|(number, _)| number).collect();
        finds.weaken(|number, _| {
            !said_ours.contains(number) && !is_named(number, message, authority) && of_it(number)
        });
    }
    let alike = !answers && heads.any(|head| topic::names_another_municipality(head, &authority.name));
    let few = |number: &DiaryNumber, enough| {
        signs(number, message, authority) < enough || (alike && !is_named(number, message, authority))
    };
    if asks::asks(message, authority) {
        let headed: Vec<DiaryNumber> = finds.numbers_by(HEADED).cloned().collect();
        // Every municipality has a plan of that name, and asks others about it.
        let enough = if asks::tenders(message, authority) { 2 } else { 1 };
        finds.weaken(|number, _| (from_another || headed.contains(number)) && few(number, enough));
    } else if !is_about_ours(message, authority) {
        finds.weaken(|number, one| {
            (one.rule == HEADED || (from_another && is_labelled(&one.text))) && few(number, 1)
        });
    }
}

/// How many signs there are that `number` is ours: the sender was asked about it, and a word of its title stands in the
/// mail.
fn signs(number: &DiaryNumber, message: &Message, authority: &Authority) -> usize {
    usize::from(senders::was_asked(number, message, authority))
        + usize::from(is_named(number, message, authority))
}

/// Whether a word of the title of `number` stands in the mail, and not as what another municipality asks about.
fn is_named(number: &DiaryNumber, message: &Message, authority: &Authority) -> bool {
    texts(message).any(|text| {
        titles::has_word_of(number, text, authority)
            && !topic::asks_for_another_municipality(text, &authority.name)
    })
}

/// What the sender writes, as far as it says what it is about.
fn texts(message: &Message) -> impl Iterator<Item = &str> {
    let new = message.passages.iter().filter(|passage| passage.origin != Origin::Quoted);
    let texts = std::iter::once(message.subject.as_str()).chain(new.map(|passage| passage.text.as_str()));
    let names = message.attachments.iter().map(|one| one.name.as_str());
    let attached =
        message.attachments.iter().filter_map(Attachment::words).map(|text| opening(text, OPENING));
    texts.chain(names).chain(attached)
}

/// The rule that speaks of a number behind "Vårt dnr".
const SENDERS_OWN: &str = "number/senders_own";

/// The rule that speaks of a registered number in another authority's letter head.
pub(super) const HEADED: &str = "number/letter_head";

/// Whether the words around a number call it a case's number, and not ours.
fn is_labelled(context: &str) -> bool {
    static LABELLED: Pattern = Pattern::new(
        r"(?i)\b(?:d[-. ]?nr|diarien(?:umme)?r|diariebeteckning|ärenden(?:umme)?r|beteckning)\b",
    );
    LABELLED.is_match(context) && !ANSWERS.is_match(context)
}

/// Whether the mail, or what came with it, gives a sign that it is about what we asked, and not another municipality: an
/// answer may speak of the sender's own plan.
fn is_about_ours(message: &Message, authority: &Authority) -> bool {
    let speaks = || texts(message).any(topic::speaks_of_one);
    let of_another =
        || texts(message).any(|text| topic::asks_for_another_municipality(text, &authority.name));
    texts(message).any(|text| ANSWERS.is_match(text))
        || (speaks() && (!of_another() || asks::answers(message)))
}

#[cfg(test)]
mod tests {
    use crate::consultation::{BodyName, Invited};
    use crate::message::Message;
    use crate::recognition::testing::{Mail, authority, circumstances, mail};
    use crate::recognition::{History, Outcome, Strength, Verdict, judge};

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
        (
            "Kumla kommun",
            "För kännedom",
            "Kumla kommun\nDnr Ks 1216/2018\n\nRemissen om Kumla kommuns bostadsprogram är avslutad.",
            Outcome::Review,
        ),
        (
            "Kumla kommun",
            "Svar på remiss",
            "Dnr Ks 1216/2018\nKumla kommun tillstyrker. Jämför gärna med Kumla kommuns plan.",
            Outcome::Filed,
        ),
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
        // Below ours, and called the same, stands no letter head.
        ("Kumla kommun", "Svar", "Ärende Ks 1121/2017: bra förslag. Ärende Ks 1216/2018: dåligt.", BOTH),
        (
            "Region Dalby",
            "Remissvar Ks 1121/2017",
            "Region Dalby\nDnr RS 2018-44\nÄrendenummer Ks 1121/2017\nVi tillstyrker.\nÄrendenummer Ks 1216/2018\nVi avstyrker.",
            BOTH,
        ),
        (
            "Kumla kommun",
            "Remissvar Ks 1121/2017",
            "Diarienummer Ks 1121/2017 Vi tillstyrker. Diarienummer Ks 1216/2018 Vi avstyrker.",
            BOTH,
        ),
        // A word of its title, or a sender who was asked.
        (
            "Kumla kommun",
            "Yttrande över riktlinjerna Ks 1121/2017 och samverkan",
            "Diarienummer: Ks 1216/2018",
            BOTH,
        ),
        ("Trafikverket", "Svar", "Ert dnr Ks 1121/2017: ja.\nÄrendenummer Ks 1216/2018: vi avstyrker.", BOTH),
    ];

    /// What `message` comes to where two authorities were asked about the first consultation.
    fn judged(message: &Message) -> Verdict {
        let mut authority = authority();
        let invited =
            ["trafikverket.example", "älvsunda-kommun.example", "bygderådet.example"].map(|domain| Invited {
                name: BodyName::new(domain),
                domains: vec![domain.to_owned()],
                addresses: Vec::new(),
            });
        authority.consultations[0].invited = invited.to_vec();
        judge(message, &circumstances(), &authority, &History::default())
    }

    /// What tells two numbers apart is their order alone.
    #[test]
    fn a_second_number_that_may_be_the_senders_is_looked_at_by_a_person() {
        for text in [
            "Kumla kommun\nDnr KS 1216/2018\n\nRemiss, dnr Ks 1121/2017. Vi tillstyrker.",
            "Diarienummer: Ks 1216/2018, Ks 1121/2017\nVi tillstyrker.",
        ] {
            let verdict = judged(&named("Kumla kommun").subject("Remissvar Ks 1121/2017").text(text).done());
            assert_eq!(verdict.outcome, Outcome::Review, "{text}");
            assert_eq!(verdict.suggestion().map(ToString::to_string).as_deref(), Some("Ks 1121/2017"));
            assert!(verdict.reasons.iter().any(|one| one.rule == "number/two_heads"), "{text}");
        }
    }

    const OWN: &[(&str, &str, &str, Outcome)] = &[
        (
            "Kumla kommun",
            "KS 1216/2018 Markanvisning",
            "Vårt dnr KS 1216/2018. Beslut om mark.",
            Outcome::Review,
        ),
        (
            "Sekreterare",
            "KS 1216/2018 Markanvisning",
            "Översänder beslut. Vårt diarienummer: KS 1216/2018",
            Outcome::Review,
        ),
        (
            "Anna Ek",
            "KS 1216/2018 köp av mark",
            "Hej, vår beteckning är KS 1216/2018. Avtal bifogas.",
            Outcome::Review,
        ),
        ("Kumla kommun", "Remissvar KS 1216/2018", "Vårt dnr KS 1216/2018. Vi tillstyrker.", Outcome::Review),
        (
            "Sekreterare",
            "Remiss av Norrby kommuns bostadsprogram, KS 1216/2018",
            "Svar senast 1 februari. Ange vårt diarienummer KS 1216/2018.",
            Outcome::Review,
        ),
        (
            "Sekreterare",
            "Remiss: Norrby kommuns bostadsprogram, KS 1216/2018",
            "Ni ges möjlighet att lämna synpunkter senast 1 februari.",
            Outcome::Review,
        ),
        (
            "Sekreterare",
            "KS 1216/2018",
            "Norrby kommuns förslag till bostadsprogram bifogas. Ert yttrande önskas.",
            Outcome::Review,
        ),
        ("Anna Ek", "Ks 1216/2018 Samverkan", "Vårt diarienummer: Ks 1216/2018. Jag är för.", Outcome::Filed),
        // Every municipality has a plan of that name.
        (
            "Anna Ek",
            "Samverkan KS 1216/2018",
            "Vår överenskommelse om samverkan är nu ute på remiss. Vårt dnr KS 1216/2018.\n\nMed vänlig hälsning\nAnna Ek\nStrateg\nNorrby kommun",
            Outcome::Review,
        ),
        (
            "Anna Ek",
            "Samverkan KS 1216/2018",
            "Här kommer vår överenskommelse om samverkan för kännedom. Vårt dnr KS 1216/2018.",
            Outcome::Review,
        ),
        (
            "Anna Ek",
            "Samverkan KS 1216/2018",
            "Ni får härmed möjlighet att lämna synpunkter på vår överenskommelse. Vårt dnr KS 1216/2018.",
            Outcome::Review,
        ),
        (
            "Anna Ek",
            "SV: Samverkan KS 1216/2018",
            "Beslut bifogas. Vårt dnr KS 1216/2018.\n\nMed vänlig hälsning\nAnna Ek\nNorrby kommun",
            Outcome::Review,
        ),
        ("Bygderådet", "Ks 1216/2018", "Vårt ärendenummer: Ks 1216/2018. Bygden saknas.", Outcome::Filed),
        (
            "Sekreterare",
            "Överenskommelse om samverkan KS 1216/2018",
            "Ni ges möjlighet att lämna synpunkter. Ange vårt dnr KS 1216/2018.",
            Outcome::Review,
        ),
        (
            "Anna Ek",
            "Ks 1216/2018",
            "Norrby kommuns förslag är bättre. Jag vill ha svar på varför.",
            Outcome::Filed,
        ),
        (
            "Anna Ek",
            "Ks 1216/2018",
            "I Norrby kommuns plan finns biogas. Svara mig senast fredag varför er saknar det.",
            Outcome::Filed,
        ),
        // Who answers us may call our number so, or copy it.
        ("Anna Ek", "Remissvar Ks 1216/2018", "Vårt diarienummer: Ks 1216/2018. Se bilaga.", Outcome::Filed),
        ("Anna Ek", "Ks 1216/2018", "Vårt dnr Ks 1216/2018. Vi tillstyrker.", Outcome::Filed),
        (
            "Kumla kommun",
            "Ks 1216/2018",
            "Vårt dnr KS 77/2018, ert Ks 1216/2018. Vi säger ja.",
            Outcome::Filed,
        ),
        (
            "Anna Ek",
            "Ks 1216/2018",
            "Vi tillstyrker, till skillnad från Norrby kommuns remiss.",
            Outcome::Filed,
        ),
        ("Anna Ek", "Ks 1216/2018", "Exempels kommuns remiss är bra. Vi önskar svar.", Outcome::Filed),
    ];

    #[test]
    fn a_number_that_is_called_the_senders_own_is_so_wherever_it_stands() {
        for (from, subject, text, outcome) in OWN {
            let verdict = judged(&named(from).subject(subject).text(text).done());
            assert_eq!(verdict.outcome, *outcome, "{from} {subject} {text}");
        }
        let ours = "Exempels kommun\nVårt dnr Ks 1216/2018";
        let board = "Vi tillstyrker samverkan. Vårt dnr Ks 1216/2018.\n\nMvh\nAnna Ek\nKulturnämnden";
        for mail in [
            mail().from(&["anna.ek@kommun.example"]).subject("Ks 1216/2018").text(board),
            mail().subject("SV: Ks 1216/2018").text("Se bilaga.").quoted(ours),
            named("Kumla kommun").subject("Remissvar Ks 1216/2018").attached_text("Beslut.pdf", ours),
        ] {
            assert_eq!(judged(&mail.done()).outcome, Outcome::Filed);
        }
    }

    const ANSWERING: &[(&str, &str, &str, Outcome)] = &[
        (
            "Region Dalby",
            "Ks 1216/2018",
            "Regionen ber om anstånd med sitt remissvar till maj.",
            Outcome::Filed,
        ),
        (
            "Länsstyrelsen",
            "Begäran om förlängd svarstid, Ks 1216/2018",
            "Vi önskar svara i maj.",
            Outcome::Filed,
        ),
        (
            "Region Dalby",
            "Remissen Ks 1216/2018",
            "Regionen önskar lämna sitt yttrande senast den 5 maj.",
            Outcome::Filed,
        ),
        (
            "Länsstyrelsen",
            "Samråd överenskommelse Ks 1216/2018",
            "Länsstyrelsen lämnar följande synpunkter. Bygden saknas.",
            Outcome::Filed,
        ),
        (
            "Region Dalby",
            "Granskning Ks 1216/2018",
            "Regionen vill framföra följande synpunkter. Bygden saknas.",
            Outcome::Filed,
        ),
        (
            "Region Dalby",
            "Överenskommelse om samverkan Ks 1216/2018",
            "Bygden saknas. Vi bjuder gärna in er till oss.",
            Outcome::Filed,
        ),
        (
            "Kumla kommun",
            "SV: Remiss Ks 1216/2018",
            "Vi vill ha svar på varför bygden saknas.",
            Outcome::Filed,
        ),
        ("Trafikverket", "Ks 1216/2018", "Vi vill ha svar på varför bygden saknas.", Outcome::Filed),
        (
            "Kumla kommun",
            "Svar",
            "Dnr KS 1216/2018. Vi har inget att erinra mot er överenskommelse.",
            Outcome::Filed,
        ),
        (
            "Region Dalby",
            "Ks 1216/2018",
            "Regionen begär anstånd med svaret. Yttrande kan lämnas senast den 20 maj.",
            Outcome::Filed,
        ),
        ("Region Dalby", "Ks 1216/2018", "Vi kan lämna svar senast den 20 oktober.", Outcome::Filed),
        (
            "Region Dalby",
            "Överenskommelse om samverkan Ks 1216/2018",
            "Bygden saknas. Frågor och synpunkter på yttrandet lämnas till Eva Ros.",
            Outcome::Filed,
        ),
        (
            "Region Dalby",
            "Yttrande",
            "Er beteckning Ks 1216/2018\nVår beteckning Ks 1216/2018\nInget att erinra.",
            Outcome::Filed,
        ),
        ("Region Dalby", "Ks 1216/2018", "Kan vi få svara senast den 20 oktober?", Outcome::Filed),
        // These ask.
        (
            "Kumla kommun",
            "Remiss: Överenskommelse om samverkan, KS 1216/2018",
            "Ni bereds tillfälle att lämna synpunkter.",
            Outcome::Review,
        ),
        (
            "Kumla kommun",
            "Remiss: Överenskommelse om samverkan, KS 1216/2018",
            "Svar senast den 3 juni till Kumla kommun.",
            Outcome::Review,
        ),
        (
            "Kumla kommun",
            "Remiss: Överenskommelse om samverkan, KS 1216/2018",
            "Vi önskar era synpunkter.",
            Outcome::Review,
        ),
        (
            "Sekreterare",
            "Remiss av Norrby kommuns vision KS 1216/2018",
            "Svar senast i maj.",
            Outcome::Review,
        ),
        ("Länsstyrelsen", "Begäran om yttrande, Ks 1216/2018", "Det gäller en hamn.", Outcome::Review),
        (
            "Region Dalby",
            "Begäran om yttrande Ks 1216/2018",
            "Ert yttrande önskas senast fredag. Anstånd medges inte.",
            Outcome::Review,
        ),
        ("Länsstyrelsen", "Förfrågan om svar Ks 1216/2018", "Det gäller en hamn.", Outcome::Review),
        ("Trafikverket", "Kallelse till möte, Ks 1216/2018", "Välkomna på torsdag.", Outcome::Review),
        ("Kumla kommun", "Ks 1216/2018", "Vi vill ha svar på varför hamnen grundas upp.", Outcome::Review),
        (
            "JO",
            "JO dnr 4411-2019",
            "JO begär yttrande över handläggningen av ärende Ks 1216/2018.",
            Outcome::Review,
        ),
        (
            "Mark- och miljödomstolen",
            "Ks 1216/2018",
            "Yttrande ska lämnas senast den 3 maj i mål M 7-19.",
            Outcome::Review,
        ),
        (
            "Inspektionen för vård och omsorg",
            "Tillsyn",
            "IVO begär svar på frågor om ärende Ks 1216/2018.",
            Outcome::Review,
        ),
        ("Jo Ek", "Ks 1216/2018", "Vi begär svar på frågor om bygden.", Outcome::Filed),
    ];

    /// Mail of bodies that were asked about the first consultation, with a number of ours in the letter head.
    const HEADED_BY_WHO_WAS_ASKED: &[(&str, &str, &str, Outcome)] = &[
        (
            "Älvsunda kommun",
            "Beslut",
            "Älvsunda kommun\nDnr KS 1216/2018\n\nBeslut om gemensam räddningsnämnd.",
            Outcome::Review,
        ),
        (
            "Anna Ek",
            "Protokollsutdrag",
            "ÄLVSUNDA KOMMUN\nKommunstyrelsen\nDiarienummer: KS 1216/2018\n\nTaxa för vatten.",
            Outcome::Review,
        ),
        (
            "Älvsunda kommun",
            "Avtal",
            "Ärendenummer KS 1216/2018. Avtalet om deponin förnyas.",
            Outcome::Review,
        ),
        (
            "Älvsunda kommun",
            "Räddningsnämnden",
            "Älvsunda kommun\nDnr KS 1216/2018\n\nVi vill ha svar om räddningsnämnden.",
            Outcome::Review,
        ),
        ("Älvsunda kommun", "Hej", "Älvsunda kommun\nErt dnr KS 1216/2018\n\nBygden saknas.", Outcome::Filed),
        ("Älvsunda kommun", "Hej", "Älvsunda kommun\nDnr KS 1216/2018\n\nVi säger ja.", Outcome::Filed),
        (
            "Älvsunda kommun",
            "Hej",
            "Älvsunda kommun\nDnr KS 1216/2018\n\nBygden saknas i överenskommelsen.",
            Outcome::Filed,
        ),
        (
            "Älvsunda kommun",
            "SV: Er fråga",
            "Älvsunda kommun\nDnr KS 1216/2018\n\nSe bilaga.",
            Outcome::Filed,
        ),
        (
            "Älvsunda kommun",
            "Svar från Älvsunda kommun",
            "Älvsunda kommun\nDnr KS 1216/2018\n\nVi har läst och vill se fler bänkar.",
            Outcome::Filed,
        ),
        ("Trafikverket", "Hej", "Trafikverket\nDnr Ks 1216/2018\n\nVägen saknas.", Outcome::Filed),
        // What answers another letter of ours, or names the own board, is about a case of theirs.
        (
            "Anna Ek",
            "Svar",
            "Dnr KS 1216/2018. Vi har tagit emot er skrivelse om skolskjuts.\n\nÄlvsunda kommun",
            Outcome::Review,
        ),
        (
            "Älvsunda kommun",
            "Svar från Älvsunda kommun",
            "Dnr KS 1216/2018. Vi har behandlat er begäran om gemensam räddningsnämnd.",
            Outcome::Review,
        ),
        (
            "Anna Ek",
            "Remiss KS 1216/2018",
            "Svar senast 1 mars. Det gäller en kulturplan.\n\nÄlvsunda kommun",
            Outcome::Review,
        ),
        (
            "Älvsunda kommun",
            "Beslut KS 1216/2018",
            "Kommunstyrelsen i Älvsunda har antagit en taxa.",
            Outcome::Review,
        ),
        ("Älvsunda kommun", "Älvsunda kommuns dnr KS 1216/2018", "Handlingar.", Outcome::Review),
        ("Anna Ek", "Ks 1216/2018", "Kommunstyrelsen i Älvsunda tillstyrker förslaget.", Outcome::Filed),
    ];

    #[test]
    fn a_municipality_that_was_asked_has_numbers_of_its_own() {
        for (from, subject, text, outcome) in HEADED_BY_WHO_WAS_ASKED {
            let mail = if *from == "Anna Ek" {
                mail().named(from, "anna@älvsunda-kommun.example")
            } else {
                named(from)
            };
            let verdict = judged(&mail.subject(subject).text(text).done());
            assert_eq!(verdict.outcome, *outcome, "{from} {subject} {text}: {:?}", verdict.reasons);
        }
    }

    #[test]
    fn an_authority_that_wants_time_or_answers_us_asks_nothing() {
        for (from, subject, text, outcome) in ANSWERING {
            let verdict = judged(&named(from).subject(subject).text(text).done());
            assert_eq!(verdict.outcome, *outcome, "{from} {subject} {text}: {:?}", verdict.reasons);
        }
    }

    /// Of two numbers the one in the sender's own letter head is the sender's.
    #[test]
    fn a_neighbours_own_number_is_no_second_consultation() {
        for (from, subject, text, cases) in TWO {
            let message = named(from).subject(subject).text(text).done();
            let verdict = judged(&message);
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
