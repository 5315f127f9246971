//! A registered number in a subject, or in the name of a file, with nothing beside it that says what it is: "Cykel
//! 1035/2025". Fault reports and invoices are numbered so too; where the mail speaks of the consultation or takes a side
//! a person looks.

use std::cell::LazyCell;

use super::decided_on::names_a_document;
use super::evidence::Finds;
use super::sentence::Sentence;
use super::written::Written;
use super::{Authority, Place, Strength, context, matter, purpose, stance, titles, topic};
use crate::message::Message;
use crate::pattern::Pattern;

/// Bytes of a text in which it says what it is about.
const OPENING: usize = 1_500;

/// What the name of an answer's file calls it.
static ANSWERS: Pattern =
    Pattern::new(r"(?i)(?:^|[^[:alpha:]])(?:svar|\w*yttrande|synpunkter|remissvar)(?:[^[:alpha:]]|$)");

/// Looks at the subject of a mail that nothing else ties to a consultation.
pub(super) fn look(message: &Message, authority: &Authority, finds: &mut Finds) {
    if finds.is_tied() || finds.another_case.is_some() {
        return;
    }
    look_in_subject(message, authority, finds);
    if !finds.is_tied() {
        look_in_names(message, authority, finds);
    }
}

/// Looks at the names of files: "412_2025 synpunkter.docx". An answer is handed over there, by its name, by its text or by the
/// mail that it comes with.
fn look_in_names(message: &Message, authority: &Authority, finds: &mut Finds) {
    let own = || std::iter::once(message.subject.as_str()).chain(message.new_text());
    let private = |text: &str| matter::is_private(context::opening(text, OPENING), authority);
    for attachment in message.files() {
        let name = numbered(&attachment.name);
        let found = authority.finder.without_lead(&name);
        let text = context::opening(attachment.words().unwrap_or_default(), OPENING);
        // "Grannarna" may be who answers.
        let is_private = || own().any(private) || (!topic::speaks_of_one(text) && private(&name));
        if found.is_empty() || is_private() {
            continue;
        }
        let answers =
            ANSWERS.is_match(&name) || topic::speaks_of_one(text) || topic::is_a_consultation(message);
        let others = topic::names_another_authority(&name, std::iter::empty())
            || topic::names_another_municipality(&name, &authority.name);
        let is_trade = matter::is_trade(text) || matter::is_trade(&message.subject);
        if !others && !is_trade && (answers || takes_a_side(message)) {
            for one in found {
                finds.take_one(Place::AttachmentName, &name, &one, Strength::Weak);
            }
        }
    }
}

/// The name of a file with a stroke for the sign between two numbers and blanks for its other signs, as long as before.
fn numbered(name: &str) -> String {
    let bytes = name.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let read = |(at, one): (usize, char)| match one {
        '-' | '_' if digit(at.checked_sub(1)) && digit(at.checked_add(1)) => '/',
        '-' | '_' | '+' => ' ',
        other => other,
    };
    name.char_indices().map(read).collect()
}

fn look_in_subject(message: &Message, authority: &Authority, finds: &mut Finds) {
    let subject = message.subject.as_str();
    let mut found = authority.finder.without_lead(subject);
    if found.is_empty() && subject.contains('/') {
        // "Detaljplan 12/2025" is a plan's own number, unless we ask about one.
        found = authority.finder.without_lead(&matter::without_titles(subject, authority));
    }
    for one in found {
        let number = one.reading.number();
        let own = authority.finder.boards().iter().filter(|(series, _)| series == number.series());
        let texts =
            || std::iter::once(subject).chain(message.new_text().map(|text| context::opening(text, OPENING)));
        let named = |text: &str| titles::has_word_of(number, text, authority);
        let is_named = || texts().any(named);
        let is_private = |text| matter::is_private(text, authority);
        // A bicycle that was stolen is a word of the title too.
        let in_full = || texts().any(|text| titles::named_in(text, authority).contains(&number));
        // Whose subject is "Cykel 1035/2025" means that by "cykelställen" too.
        let heads = LazyCell::new(|| {
            let words = titles::words_of_any(subject, authority).filter_map(|span| subject.get(span));
            words.map(str::to_lowercase).collect::<Vec<_>>()
        });
        let headed = |word: &str| heads.iter().any(|head| word.to_lowercase().starts_with(head));
        let sided =
            || takes_a_side_of(message, &|text: &str| named(text) || text.split_whitespace().any(headed));
        let is_ones_own =
            || texts().any(matter::is_a_case_of_ones_own) || is_headed_as_a_case(message, authority);
        let is_a_case = || matter::is_a_case(subject) || (is_ones_own() && !sided());
        let others = topic::names_another_authority(subject, own.map(|(_, name)| name.as_str()))
            || topic::names_another_municipality(subject, &authority.name)
            || is_private(subject)
            || (texts().any(is_private) && !is_named() && !sided())
            || (is_a_case() && !texts().any(topic::speaks_of_one) && !in_full());
        let of_it = || titles::has_part_of(number, subject, authority) && holds_something(message);
        if !others && (is_named() || topic::is_a_consultation(message) || takes_a_side(message) || of_it()) {
            finds.take_one(Place::Subject, subject, &one, Strength::Weak);
        }
    }
}

/// Whether the mail is for or against something.
fn takes_a_side(message: &Message) -> bool {
    let written = Written::of(message);
    written.takes_a_side()
}

/// `text` without the names of cases: an "åtgärdsprogram" is no program that people are asked about.
fn without_cases(text: &str) -> String {
    static CASE_WORDS: Pattern =
        Pattern::new(r"(?i)\w*(?:felanmäl|placering|åtgärdsprogram|kränkning|vårdplan|elevhälsoplan)\w*");
    CASE_WORDS.replace_all(text, " ").into_owned()
}

/// Whether a sentence of the mail holds something for all: it says of a document that it is so or so, judges, bids, or says
/// what becomes of a thing. What is told of one pupil, or of the writer's own case, is none.
fn holds_something(message: &Message) -> bool {
    static JUDGES: Pattern = Pattern::new(r"(?i)(?:^|, |\. )(?:i )?övrigt (?:\w+ )?(?:bra|dåligt?|fel)\W*$");
    let written = Written::of(message);
    let holds = |one: &Sentence| {
        let text = one.written();
        let of_a_document = || {
            let said = matter::states_something(text) || purpose::is_a_view(one) || text.contains(" inte ");
            said && !one.asks() && names_a_document(&without_cases(text))
        };
        let bids = || titles::bids_for_all(text) || titles::forbids(text) || titles::says_what_becomes(text);
        bids() || (!matter::is_said_by_one(text) && (of_a_document() || JUDGES.is_match(text)))
    };
    !written.body().iter().any(|one| matter::is_a_pupils(one.written())) && written.body().iter().any(holds)
}

/// Whether the mail is for or against what is `named` in the words of a title, or a document, or gives a view of it in a
/// clause that tells of nobody's own: "Jag är för strategin. Min cykel blev stulen". A subject that takes a side has the
/// number beside it.
fn takes_a_side_of(message: &Message, named: &impl Fn(&str) -> bool) -> bool {
    let written = Written::of(message);
    let first = |sentences| stance::first_taken(sentences, &written.speaker);
    let in_subject = LazyCell::new(|| first(written.own()).is_some_and(|one| one.place == Place::Subject));
    let is_of_it = |one: &Sentence| named(one.written()) || names_a_document(one.written()) || *in_subject;
    let apart = |part: &str| {
        (titles::VIEW.is_match(part) || titles::says_what_becomes(part))
            && (named(part) || *in_subject)
            && !matter::is_a_case(part)
            && !matter::says_whose(part)
    };
    let mut parts = written.body().iter().flat_map(|one| one.written().split([',', ';']));
    first(written.body()).is_some_and(is_of_it) || parts.any(apart)
}

/// Whether the first that the mail says besides a greeting is the name of a case, and nothing below is said of a
/// document that people are asked about or bidden for all: "Felanmälan. Förslaget har fel siffror".
fn is_headed_as_a_case(message: &Message, authority: &Authority) -> bool {
    let written = Written::of(message);
    let mut said = written.body().iter().filter(|one| !purpose::is_courtesy(one));
    let headed = said.next().is_some_and(|one| matter::is_headed_as_a_case(one.written()));
    let is_own = |text: &str| {
        matter::is_a_case(text) || matter::is_said_by_one(text) || matter::is_private(text, authority)
    };
    let of_a_document = |text: &str| matter::states_something(text) && names_a_document(text);
    let ours = |text: &str| (titles::bids_for_all(text) || of_a_document(text)) && !is_own(text);
    headed && !said.any(|one| ours(one.written()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::consultation::{Consultation, Deadline};
    use crate::diary_number::{DiaryNumber, Finder};
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{Authority, History, Outcome, Titles, judge};

    /// With a consultation of another board, whose name is known.
    fn with_a_board() -> Authority {
        let mut authority = authority();
        let one = &authority.consultations[0];
        let bikes = Consultation {
            diary_number: DiaryNumber::parse("Sbn 1035/2018").unwrap(),
            title: "Cykel- och gångstrategi för tätorten".to_owned(),
            deadline: Deadline::new("2019-12-15".parse().unwrap(), authority.zone.clone()),
            ..one.clone()
        };
        authority.consultations.push(bikes);
        let registered: Vec<_> = authority.consultations.iter().map(|one| one.diary_number.clone()).collect();
        let names = BTreeMap::from([("Sbn".to_owned(), "Samhällsbyggnadsnämnden".to_owned())]);
        authority.finder = Finder::with_boards(&["Ks".to_owned(), "Sbn".to_owned()], &registered, &names);
        authority.titles = Titles::new(&authority.consultations, "Exempels kommun");
        authority
    }

    #[test]
    fn a_number_beside_the_name_of_a_board_is_of_its_series() {
        for (subject, text, outcome) in [
            ("Samhällsbyggnadsnämnden 1035/2018", "Bra strategi.", Outcome::Filed),
            ("Till samhällsbyggnadsnämnden, 1035/2018", "Bygg bredare cykelbanor.", Outcome::Filed),
            ("SAMHÄLLSBYGGNADSNÄMNDENS 1035/2018", "Bra strategi.", Outcome::Filed),
            ("Kommunstyrelsen 1216/2018", "Behåll lanthandeln.", Outcome::Filed),
            ("Samhällsbyggnadsnämnden, Sbn 1035/2018", "Bra.", Outcome::Filed),
            ("Svar", "Samhällsbyggnadsnämnden, dnr Sbn 1035/2018", Outcome::Filed),
            // The halves of two.
            ("Samhällsbyggnadsnämnden 1216/2018", "Bra strategi.", Outcome::Review),
            ("Samhällsbyggnadsnämnden 1036/2018", "Bra strategi.", Outcome::Ignored),
            ("Byggnadsnämnden 1035/2018", "Jag väntar på mitt bygglov.", Outcome::Ignored),
        ] {
            let message = mail().subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &with_a_board(), &History::default());
            assert_eq!(verdict.outcome, outcome, "{subject}: {:?}", verdict.reasons);
        }
    }

    /// Subjects and texts, and what comes of them.
    const BARE: &[(&str, &str, Outcome)] = &[
        ("Cykel 1035/2018", "Bygg bredare cykelbanor.", Outcome::Review),
        ("Nej till 1216/2018", "Tänk om.", Outcome::Review),
        ("Mer cykel (1035/2018)", "Cykelbanan förbi min fastighet är smal.", Outcome::Review),
        ("Faktura 1035/2018", "Betala.", Outcome::Ignored),
        ("Felanmälan 1216/2018", "Båda felen är kvar. Laga dem!", Outcome::Ignored),
        ("Bn 1035/2018", "Beslut.", Outcome::Ignored),
        ("Kursen 1035/2018", "Välkommen.", Outcome::Ignored),
        ("Kumla kommun 1035/2018", "Beslut.", Outcome::Ignored),
        ("Länsstyrelsen 1035/2018", "Beslut.", Outcome::Ignored),
        ("Lampan 1216/2018", "Jag bestrider boten.", Outcome::Ignored),
        ("Hej", "Cykel 1035/2018", Outcome::Ignored),
        ("Stulen cykel 1035/2018", "Jag undrar hur det går med mitt ärende.", Outcome::Ignored),
        ("Cykel 1035/2018", "Jag säger nej. Hittegods ska svara i mitt ärende.", Outcome::Ignored),
        ("Cykelärende 1035/2018", "Ingen har hört av sig.", Outcome::Review),
        ("Samverkan 1216/2018", "Jag vill anmäla en kränkning av min son.", Outcome::Ignored),
        ("Placering 1216/2018", "Jag säger nej till placeringen och all samverkan.", Outcome::Ignored),
        ("Cykel 1035/2018", "Mina synpunkter: placeringen av cykelställen är fel.", Outcome::Review),
        ("Cykel 1035/2018", "Min cykel blev stulen i går.", Outcome::Ignored),
        ("Cykel- och gångstrategi 1035/2018", "Många cyklar blir stulna. Garage behövs.", Outcome::Review),
        ("Nej till 1216/2018", "Barnens placering i ny skola är orimlig.", Outcome::Review),
        ("Nej till 1216/2018", "Elevhälsan måste finnas kvar. Vi säger nej.", Outcome::Review),
        (
            "Samverkan 1216/2018",
            "Vi i byalaget vill ha fler bänkar. Felanmälan av halka måste bli lättare.",
            Outcome::Review,
        ),
        (
            "Ja till 1035/2018",
            "Jag är för strategin. Min cykel har blivit stulen tre gånger, säkra ställ behövs.",
            Outcome::Review,
        ),
        (
            "Nej till 1216/2018",
            "Vi säger nej till det. Vår son får skolskjuts i två timmar.",
            Outcome::Review,
        ),
        ("Skola 1216/2018", "Jag är emot överenskommelsen. Min son har åtgärdsprogram.", Outcome::Review),
        ("Strategi 1035/2018", "Jag är emot strategin. Min mamma bor i lägenhet.", Outcome::Review),
        (
            "Cykel 1035/2018",
            "Jag tycker att cykelställen är dåliga, min egen cykel blev stulen där. Bygg garage.",
            Outcome::Review,
        ),
        ("Cykel 1035/2018", "Jag tycker att ni ska leta efter min stulna cykel.", Outcome::Ignored),
        ("Nej till 1216/2018", "Jag bestrider boten. Hyran är betald.", Outcome::Ignored),
        ("Samverkan 1216/2018", "En elev i årskurs 5 har utsatts för kränkning.", Outcome::Ignored),
        ("Samverkan 1216/2018", "Beslut om åtgärdsprogram bifogas.", Outcome::Ignored),
        ("Samverkan 1216/2018", "Elever i årskurs 5 utsätts för kränkning. Mer samverkan!", Outcome::Review),
        ("Cykel 1035/2018", "Stöld av cykel vid stationen 3 september.", Outcome::Ignored),
        ("Samverkan 1216/2018", "Elevhälsa och trygghet! Behåll all samverkan.", Outcome::Review),
        ("Samverkan 1216/2018", "Elevhälsa i fyran. Behåll broschyren.", Outcome::Ignored),
        ("Cykel 1035/2018", "Stöld av cyklar ökar. Bygg garage.", Outcome::Review),
        ("Samverkan 1216/2018", "Placering av barn i andra skolor tycker vi är fel.", Outcome::Review),
        ("Skola 1216/2018", "Jag är emot beslutet om min sons placering.", Outcome::Ignored),
        ("Samverkan 1216/2018", "Åtgärdsprogram för elev i 4B. Se bilaga.", Outcome::Ignored),
        ("Samverkan 1216/2018", "Beslut om placering: Elis Ek, förskolan Björken.", Outcome::Ignored),
        ("Samverkan 1216/2018", "Elevhälsan kallar till möte om er son. Mvh kurator Lena", Outcome::Ignored),
        ("Samverkan 1216/2018", "Hej! Placering av eleven i 4B är beslutad.", Outcome::Ignored),
        ("Samverkan 1216/2018", "Kränkningsanmälan. Elev i årskurs 5 har blivit slagen.", Outcome::Ignored),
        ("Samverkan 1216/2018", "Elevhälsan måste vara med i samverkan.", Outcome::Review),
        ("Samverkan 1216/2018", "Elevhälsa saknar man i förslaget.", Outcome::Review),
        ("Samverkan 1216/2018", "Felanmälan. Förslaget har fel siffror.", Outcome::Review),
        ("Samverkan 1216/2018", "Placering av elever i andra byar – nej.", Outcome::Review),
        ("Samverkan 1216/2018", "Elevhälsa och trygghet bra, övrigt dåligt.", Outcome::Review),
        ("Cykel 1035/2018", "Stöld av cykel vid stationen. Bygg garage.", Outcome::Review),
        (
            "Cykel 1035/2018",
            "Felanmälan: cykelbanan Storgatan. Gör den bredare i strategin.",
            Outcome::Review,
        ),
        ("Samverkan 1216/2018", "Elevhälsa i fyran. Avtal bifogas.", Outcome::Ignored),
        ("Samverkan 1216/2018", "Åtgärdsprogram, Elis. Planen är klar för min son.", Outcome::Ignored),
        ("Cykel 1035/2018", "Stöld av cykel vid stationen. Ring polisen.", Outcome::Ignored),
        ("Cykel 1036/2018", "Trasig.", Outcome::Ignored),
        ("Cykel 1035/2018", "Stölder av cyklar minskar inte med er strategi.", Outcome::Review),
        ("Cykel 1035/2018", "Felanmälningar hjälper inte. Strategin måste ha pengar.", Outcome::Review),
        // "Tätort" is a part of a title's word, and something is said for all.
        ("Tätort 1035/2018", "Åtgärdsprogram för alla barn saknas i förslaget.", Outcome::Review),
        ("Gång 1035/2018", "Höj inte.", Outcome::Review),
        ("Gång 1035/2018", "Elevhälsa och Ester Moberg bra, övrigt dåligt.", Outcome::Review),
        ("Gång 1035/2018", "Fick inte plats.", Outcome::Ignored),
        (
            "Gång 1035/2018",
            "Placering av elev i Hed. Beslutet är bra. Programmet är klart.",
            Outcome::Ignored,
        ),
        ("Gång 1035/2018", "Åtgärdsprogram för elev i 4B. Planen är klar.", Outcome::Ignored),
        ("Trafik 10/1035/2018", "Trasig.", Outcome::Ignored),
    ];

    #[test]
    fn a_registered_number_in_a_subject_is_looked_at_by_a_person() {
        for (subject, text, outcome) in BARE {
            let message = mail().subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &with_a_board(), &History::default());
            assert_eq!(verdict.outcome, *outcome, "{subject}: {text} {:?}", verdict.reasons);
        }
    }

    #[test]
    fn a_number_in_the_name_of_an_answer_s_file_is_looked_at() {
        for (subject, name, text, outcome) in [
            ("Svar", "1035_2018 synpunkter.docx", "Bygg bredare.", Outcome::Review),
            ("Svar", "1035-2018 svar.pdf", "Vi avstyrker planen.", Outcome::Review),
            ("Hej", "1035-2018 grannarna.pdf", "Vi avstyrker planen.", Outcome::Review),
            ("Faktura", "1035_2018 svar.pdf", "Att betala 300 kr.", Outcome::Ignored),
            ("Hej", "Faktura_1035_2018.pdf", "Att betala 300 kr.", Outcome::Ignored),
            ("Bilder", "1035-2018 bild.pdf", "Från i går.", Outcome::Ignored),
        ] {
            let message = mail().subject(subject).text("Se bilaga.").attached_text(name, text).done();
            let verdict = judge(&message, &circumstances(), &with_a_board(), &History::default());
            assert_eq!(verdict.outcome, outcome, "{subject}: {name} {:?}", verdict.reasons);
        }
    }

    #[test]
    fn few_digits_beside_a_series_want_a_word_of_the_title() {
        let mut authority = with_a_board();
        authority.consultations[2].diary_number = DiaryNumber::parse("Sbn 90/2018").unwrap();
        let registered: Vec<_> = authority.consultations.iter().map(|one| one.diary_number.clone()).collect();
        authority.finder = Finder::new(&["Ks".to_owned()], &registered);
        for (subject, text, outcome) in [
            ("Sbn90", "Lägg inte ner cykelbanan i tätorten.", Outcome::Review),
            ("Sbn 90", "Här kommer vårt svar.", Outcome::Ignored),
            ("Sbn 90", "Mötet är på torsdag.", Outcome::Ignored),
            ("Sbn 91", "Cykelstrategin.", Outcome::Ignored),
        ] {
            let message = mail().subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority, &History::default());
            assert_eq!(verdict.outcome, outcome, "{subject}: {:?}", verdict.reasons);
        }
    }
}
