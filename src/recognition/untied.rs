//! Mail that calls itself an answer to a consultation and says neither which nor whose. Doubt goes to a person
//! (promise 6); a number was never demanded of anybody.
//!
//! The limits of the rule: "remiss" is a doctor's referral too, other authorities ask for answers as well,
//! and the mailbox gets views on building permits and plans. Where the mail names one of these it is none
//! of ours. A mail that only says "Hej, se bilaga" is not found here, and neither is one that is not
//! written to us, nor anything a year after the last consultation closed.
//!
//! What such a mail writes by half of a number is looked at first: it says which consultation may be meant.

mod referral;
mod voice;

use std::cell::LazyCell;
use std::sync::LazyLock;

use jiff::ToSpan as _;
use regex::Regex;

use self::referral::takes_a_side;
use self::voice::says_i;
use super::context::{opening, plain};
use super::decided_on::Object;
use super::evidence::Finds;
use super::written::Written;
use super::{
    Authority, Evidence, Place, Reason, Strength, asks, links, matter, readable, senders, stance, titles,
    topic,
};
use crate::consultation::{Arrival, Consultation};
use crate::diary_number::{DiaryNumber, Found};
use crate::message::{Attachment, Message};
use crate::pattern::{AnyCase, Pattern, any_case, pattern};

/// Bytes of a text in which it says what it is.
const OPENING: usize = 1_500;

/// Days after the last day of the last consultation in which an answer may still be for us.
const LATEST: i64 = 365;

/// What an answer calls itself in a subject or the name of a file.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"rem{1,2}is{1,3}(?:var|yttrande|synpunkt)\w*|samrådsyttrand\w*",
        r"(?:svar|yttrande|synpunkter)\s+(?:på|över|till|avseende|ang\.?|angående|gällande|om|rörande|i)\s+(?:\w+\s+){0,2}remiss",
        r"remiss(?:en|ens)?\s*[-–:,]?\s*(?:svar|yttrande|synpunkter)\b",
        r"^\W*(?:(?:sv|re|vb|fwd?)\s*:\s*)*(?:vårt\s+|vår\s+|föreningens\s+)?yttrande(?:\s+från\s.*|\s*[\d\W]*|\.\w{2,4})$",
        r"lausunto\w*|høringss?var\w*|remissbesvar\w*",
        r"consultation\s+(?:response|reply|answer)\w*|(?:response|reply|answer)\s+to\s+(?:the\s+|your\s+)?consultation",
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// What it says of itself in its text.
static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"\b(?:vårt|vår|mitt|föreningens|styrelsens|här\s+(?:kommer|är)|härmed|bifogat|bifogar|lämnar?)\s+(?:\w+\s+){0,3}(?:rem{1,2}is{1,3}(?:var|yttrande|synpunkt)|samrådsyttrand)",
        r"(?:svar|yttrande|synpunkter)\s+(?:på|över|till|angående|gällande|om)\s+(?:er\s+|den\s+|kommunens\s+|utskickade\s+)*remiss(?:en)?\b",
        r"\b(?:svara|yttra\s+(?:mig|oss))\s+(?:\w+\s+)?(?:på|över|om)\s+(?:\w+\s+){0,2}rem{1,2}iss",
        r"(?:behandlat|tagit\s+del\s+av|diskuterat|läst)\s+(?:er\s+|kommunens\s+)?remiss(?:en)?\b",
    ];
    pattern(&format!("(?i){}", words.join("|")))
});

/// Who writes: "vi i byalaget", "föreningen".
const WRITERS: &str = r"(?:vi|jag|vi\s+(?:i|på|inom)\s+(?:\w+\s+){0,2}\w+|\w*(?:föreningen|styrelsen|klubben|förbundet|rådet|organisationen|nätverket|församlingen)(?:\s+i\s+\w+)?)";

/// Who says that they answer now, or why they write, or heads the text so, which is said of a doctor's referral too.
static ANSWERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:{WRITERS}|härmed)\s+(?:\w+\s+)?(?:(?:be)?svarar|besvaras|yttrar)\s+(?:\w+\s+){{0,4}}rem{{1,2}}iss(?:en)?\b|\bmed\s+anledning\s+av\s+(?:\w+\s+){{0,2}}rem{{1,2}}iss(?:en)?\s+(?:\w+\s+){{1,4}}(?:framför|framhåll|anför|yttra|svara|påpek|säg|följande){HEADED}"
    ))
});

/// How a text begins that calls itself an answer: "Remissvar från Brf Skutan: bygg inte så högt".
const HEADED: &str = r"|^\W*(?:hej\p{L}*\W+)?(?:rem{1,2}is{1,3}(?:var|yttrande)|samrådsyttrande)(?:\s+(?:från|av)\s+\p{L}[^:.!?\n]*)?\s*(?:[:.\n]|$)";

/// Who takes a side in the words of the trade, which are said of private matters too.
static SIDES: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\b{WRITERS}\s+(?:\w+\s+)?(?:till|av)styrker\b[^.!?\n]*")));

/// "Vårt svar finns här:" above a link, or "Här kommer vårt svar" beside half a number.
static OUR_ANSWER: Pattern = Pattern::new(
    r"(?i)\b(?:vårt|våra|mitt|mina|föreningens|styrelsens)\s+(?:svar|yttrande|synpunkter|remissvar)\b",
);

/// Looks whether the mail, which nothing ties to a consultation, calls itself an answer to one.
pub(super) fn look(message: &Message, authority: &Authority, arrival: Option<&Arrival>, finds: &mut Finds) {
    if !authority.is_named_by(message) {
        return;
    }
    if !finds.has_sure() && finds.near_misses.is_empty() {
        look_for_half_numbers(message, authority, finds);
    }
    if finds.another_case.is_some() || finds.is_tied() {
        return;
    }
    let mut recent = authority.consultations.iter().filter(|one| is_recent(one, arrival)).peekable();
    if recent.peek().is_none() {
        return;
    }
    let Some((place, words)) = self_description(message, authority) else {
        let was_asked = recent.any(|one| senders::was_asked(&one.diary_number, message, authority));
        finds.doubt = (was_asked && readable::is_encrypted(message)).then(sealed);
        return;
    };
    if is_about_something_else(message, authority, std::iter::empty())
        || asks::is_anothers_call(message, authority)
    {
        return;
    }
    let open: Vec<&Consultation> =
        authority.consultations.iter().filter(|one| is_open(one, arrival)).collect();
    if let [only] = open.as_slice() {
        let (rule, text) = ("answer/only_one_open", plain(&words));
        finds.add(&only.diary_number, Evidence { rule, place, text, strength: Strength::Weak });
        return;
    }
    let words = "Mejlet kallar sig ett remissvar, men säger inte vilken remiss det gäller";
    finds.doubt = Some(Reason { rule: "answer/no_number", words: words.to_owned() });
}

/// Somebody's private letter may be sealed: only who was asked is taken for an answerer.
fn sealed() -> Reason {
    let words = "Mejlet är krypterat, så ingen kan se om det är ett remissvar";
    Reason { rule: "answer/sealed", words: words.to_owned() }
}

/// Looks for numbers written by half, where the mail calls itself an answer or has a word of the title, and says of no
/// other matter that it is about that.
fn look_for_half_numbers(message: &Message, authority: &Authority, finds: &mut Finds) {
    let names = message.files();
    let names = names.map(|one| (Place::AttachmentName, one.name.as_str()));
    let texts = message.new_text().map(|text| (Place::Body, opening(text, OPENING)));
    let half = |(place, text): (Place, &str)| {
        let found = authority.finder.half_written(text);
        (!found.is_empty()).then(|| (place, text.to_owned(), found))
    };
    let places = std::iter::once((Place::Subject, message.subject.as_str())).chain(names).chain(texts);
    let mut halves: Vec<_> = places.filter_map(half).collect();
    // A document has numbers of many things, so there all but the series has to be right.
    let enclosed = attached(message).map(|text| (Place::AttachmentText, opening(text, OPENING / 3)));
    halves.extend(enclosed.filter_map(half).map(|(place, text, mut found)| {
        found.retain(Found::is_but_for_its_series);
        (place, text, found)
    }));
    let written = || halves.iter().flat_map(|(_, _, found)| found).map(|found| found.written.as_str());
    if halves.is_empty() || is_about_something_else(message, authority, written()) {
        return;
    }
    let is_answer = is_an_answer(message);
    let takes_a_side = LazyCell::new(|| is_answer || takes_any_side(message));
    let texts = || std::iter::once(message.subject.as_str()).chain(message.new_text());
    let is_private = || texts().any(|text| matter::is_private(opening(text, OPENING), authority));
    for (place, text, found) in halves {
        let borne_out = |one: &Found| {
            (is_answer && !one.is_short())
                || (one.is_called_a_case() && !is_private())
                || (one.is_but_for_its_series() && *takes_a_side && !is_private())
                || is_named(one.reading.number(), message, authority)
        };
        finds.take(place, &text, found.into_iter().filter(borne_out).collect());
    }
}

/// Whether a sentence of the mail, or of what came with it, takes a stance.
fn takes_any_side(message: &Message) -> bool {
    let written = Written::of(message);
    let taken = |sentences| stance::first_taken(sentences, &written.speaker).is_some();
    taken(written.own()) || taken(written.attached())
}

/// Whether the mail has a word of the title of `number`.
fn is_named(number: &DiaryNumber, message: &Message, authority: &Authority) -> bool {
    let texts = message.new_text().map(|text| opening(text, OPENING));
    std::iter::once(message.subject.as_str())
        .chain(texts)
        .any(|text| titles::has_word_of(number, text, authority))
}

/// Whether the mail is about a consultation, or hands over an answer of whatever sort.
fn is_an_answer(message: &Message) -> bool {
    topic::is_a_consultation(message) || message.new_text().any(|text| is_our_answer(opening(text, OPENING)))
}

/// Whether `text` speaks of the sender's own answer.
pub(super) fn is_our_answer(text: &str) -> bool {
    OUR_ANSWER.is_match(text)
}

/// What every word for an answer has in it: a text without is done with at once.
static STEMS: LazyLock<AnyCase> = LazyLock::new(|| {
    any_case(&["remis", "remmis", "consultation", "yttrand", "lausun", "høring", "lstyrk", "vstyrk"])
});

/// Where the mail calls itself an answer, and the words.
fn self_description(message: &Message, authority: &Authority) -> Option<(Place, String)> {
    let found = |place, text: &str, by: &Regex| by.find(text).map(|it| (place, it.as_str().to_owned()));
    let stemmed = |place, text: &str, by| STEMS.is_in(text).then(|| found(place, text, by)).flatten();
    let names = message.files();
    stemmed(Place::Subject, &message.subject, &CALLED)
        .or_else(|| {
            names
                .map(|one| one.name.replace(['_', '-'], " "))
                .find_map(|name| stemmed(Place::AttachmentName, &name, &CALLED))
        })
        .or_else(|| message.new_text().find_map(|text| stemmed(Place::Body, opening(text, OPENING), &SAYS)))
        .or_else(|| {
            let texts = message.new_text().map(|text| opening(text, OPENING));
            let own = |text: &&str| referral::is_a_persons(text) || matter::is_of_health(text);
            texts.filter(|text| !own(text)).find_map(|text| stemmed(Place::Body, text, &ANSWERS))
        })
        .or_else(|| {
            let words = message.new_text().find_map(|text| words_of_a_side(opening(text, OPENING)))?;
            (!is_private(&words, message, authority)).then_some((Place::Body, words))
        })
        .or_else(|| {
            attached(message)
                .find_map(|text| stemmed(Place::AttachmentText, opening(text, OPENING / 3), &CALLED))
        })
        .or_else(|| {
            let behind_link = || {
                message.new_text().find_map(|text| found(Place::Body, opening(text, OPENING), &OUR_ANSWER))
            };
            links::leads_to_a_file(message).then(behind_link).flatten()
        })
        .or_else(|| takes_a_side(message, authority))
}

/// Whether a subject or the name of a file calls what it heads an answer.
pub(super) fn is_called_an_answer(text: &str) -> bool {
    STEMS.is_in(text) && CALLED.is_match(text)
}

/// Where `text` takes a side, and says of nothing but a document that it does.
fn words_of_a_side(text: &str) -> Option<String> {
    if !STEMS.is_in(text) {
        return None;
    }
    let sided: Vec<&str> = SIDES.find_iter(text).map(|found| found.as_str()).collect();
    let apart = sided.iter().all(|words| Object::of(words) != Some(Object::Another));
    sided.first().filter(|_| apart).map(|words| (*words).to_owned())
}

/// Whether the mail, which takes a side in these `words`, speaks of somebody's own matter. What an association writes is none.
fn is_private(words: &str, message: &Message, authority: &Authority) -> bool {
    let private = |text: &str| matter::is_private(text, authority);
    let names = message.attachments.iter().map(|one| one.name.as_str());
    let mut heads = std::iter::once(message.subject.as_str()).chain(names);
    let mut texts = message.new_text().chain(attached(message)).map(|text| opening(text, OPENING));
    // "Jag avstyrker." says of nothing what it is about, so the rest does.
    let unsaid = says_i(words) && Object::of(words) == Some(Object::Unsaid);
    let own = |text: &str| matter::is_of_ones_own(text, authority) || (unsaid && private(text));
    (heads.any(private) || texts.any(own)) && !voice::is_a_bodys(words, message, authority)
}

fn attached(message: &Message) -> impl Iterator<Item = &str> {
    message.attachments.iter().filter_map(Attachment::words)
}

/// Whether the mail names a matter of others, `but` for what is written so and may be ours.
fn is_about_something_else<'a>(
    message: &Message,
    authority: &Authority,
    but: impl Iterator<Item = &'a str> + Clone,
) -> bool {
    let names = message.attachments.iter().map(|one| one.name.as_str());
    let texts = message.new_text().chain(attached(message)).map(|text| opening(text, OPENING));
    std::iter::once(message.subject.as_str()).chain(names).chain(texts).any(|text| {
        let text = but.clone().fold(text.to_owned(), |text, ours| text.replace(ours, " "));
        matter::is_anothers(&text, authority) || topic::asks_for_another_municipality(&text, &authority.name)
    })
}

/// Whether an answer may still be answered to: the last day has not passed.
fn is_open(consultation: &Consultation, arrival: Option<&Arrival>) -> bool {
    arrival.is_some_and(|arrival| {
        consultation.deadline.timing(arrival.at) == crate::consultation::Timing::InTime
    })
}

/// Whether the last day passed less than a year ago, or nobody knows.
fn is_recent(consultation: &Consultation, arrival: Option<&Arrival>) -> bool {
    let Some(arrival) = arrival else { return true };
    let earlier = arrival.at.checked_sub((LATEST * 24).hours()).unwrap_or(arrival.at);
    consultation.deadline.timing(earlier) == crate::consultation::Timing::InTime
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{Mail, authority, circumstances, mail, time};
    use crate::recognition::{History, Outcome, Verdict, judge};

    fn judged(mail: Mail) -> Verdict {
        judge(&mail.done(), &circumstances(), &authority(), &History::default())
    }

    #[test]
    fn what_calls_itself_an_answer_goes_to_a_person() {
        for mail in [
            mail().subject("Remissvar").text("Se bilaga"),
            mail().subject("SV: Svar på remiss").text("Vi är för."),
            mail().subject("Remissvar från Region Exempel").text("Se bilaga"),
            mail().subject("Yttrande").text("Se bilaga"),
            mail().subject("Hej").text("Se bilaga").attachment("Remissvar_2019.pdf", "application/pdf"),
            mail().subject("").text("Här kommer vårt remissvar. Vårt dnr: AB-2019-77"),
            mail().subject("Hej").text("Se bilaga").attached_text("a.pdf", "Remissyttrande\nVi är för."),
            mail().subject("Hej").text("Vårt svar finns här: https://1drv.ms/w/s!abc"),
            mail().subject("Policy för lekplatser").text("Vi avstyrker."),
            mail().subject("Program för cykling").text("Vi tillstyrker programmet."),
            mail().subject("Remissen").text("Jag vill svara på remissen om äldre. Det är bra."),
            mail().subject("Er remiss").text("Vi säger nej till er remiss."),
            mail().subject("Angående remiss").text("Vi tycker att remissen är bra."),
            mail().subject("Hej").text("Jag svarar på remissen om skolan i Norrby. Bussen tar för lång tid."),
            mail().subject("Hej").text("Jag besvarar härmed er remiss. Byn dör."),
            mail().subject("Hej").text("Jag yttrar mig över remissen så här: byn dör."),
            mail().subject("Hej").text("Med anledning av er remiss vill vi framföra följande. Byn dör."),
            mail().subject("Remissen om cykelvägar").text("Vi i föreningen har inga invändningar."),
            mail().subject("Hej").text("Vi är emot förslaget i remissen. Tänk om."),
            mail().subject("Remmissvar").text("Se bifogat."),
            mail().subject("Hej").text("Här kommer vårt remmisvar."),
            mail().subject("Samråd").text("Vårt samrådsyttrande bifogas."),
            mail().subject("Hej").text("Remissvar från Brf Skutan: bygg inte så högt."),
            mail().subject("Cykling").text("Remissvar av Olle Berg. Gör om rondellen."),
            mail().subject("Hej").text("Hej!\nRemissvar\n\nGör om rondellen.\nOlle"),
            mail().subject("Hej").text("Samrådsyttrande från Skutans samfällighet: bygg lägre."),
            mail().subject("Consultation response").text("We support the strategy for old people."),
            mail().subject("Hej").text("Styrelsen tillstyrker därför förslaget i sin helhet."),
            mail().subject("Biblioteken").text("Vi avstyrker kommunens biblioteksplan."),
            mail().subject("Idrotten").text("Vi tillstyrker. Mer om hallarna följer."),
        ] {
            let verdict = judged(mail);
            assert_eq!(
                (verdict.outcome, verdict.suggestion()),
                (Outcome::Review, None),
                "{:?}",
                verdict.reasons
            );
        }
    }

    #[test]
    fn half_a_number_in_an_answer_waits_with_the_number_that_may_be_meant() {
        let ours = Some("Ks 1216/2018".to_owned());
        for (subject, text, suggested) in [
            ("KS1216", "Remissvar. Vi tillstyrker.", &ours),
            ("Ks 1216, 1121/2017", "Vi tillstyrker", &Some("Ks 1121/2017".to_owned())),
            ("2018/1216", "Här kommer vårt svar. Vi är för.", &ours),
            ("Sv: 2018-1216", "Vi avstyrker.", &ours),
            ("Remissvar BKs 1216/2018", "Vi tillstyrker.", &ours),
            ("Svar på remiss", "Mitt svar gäller KLK 1216/2018. Jag är emot förslaget.", &ours),
            ("KF 1216/2018", "Jag är emot förslaget.", &ours),
            ("Planärende 1216/2018", "Jag är emot bygget.", &ours),
            ("KF 1216/2018", "När är sammanträdet?", &None),
            ("Ks 1216/20118", "Här kommer vårt svar.", &ours),
            ("Svar", "Vi tillstyrker ks 1216.", &ours),
            ("KS1216", "Jag gillar samverkan.", &ours),
            ("KS1216", "När är sammanträdet?", &None),
            ("2018/1216", "Betala senast fredag.", &None),
            ("Remissvar 2018/1216", "Yttrande över regeringens promemoria", &None),
            ("Synpunkter på cykelbanan", "Ring 070-1216 2018.", &None),
        ] {
            let verdict = judged(mail().subject(subject).text(text));
            let outcome = if suggested.is_some() { Outcome::Review } else { Outcome::Ignored };
            let found = verdict.suggestion().map(ToString::to_string);
            assert_eq!((verdict.outcome, &found), (outcome, suggested), "{subject}");
        }
        let named =
            judged(mail().subject("Hej").text("Vi tillstyrker").attachment("KS1216.pdf", "application/pdf"));
        assert_eq!((named.outcome, named.suggestion().map(ToString::to_string)), (Outcome::Review, ours));
    }

    #[test]
    fn what_is_somebody_elses_matter_is_left_alone() {
        for (subject, text) in [
            ("Remissvar SOU 2019:35", "Se bilaga"),
            ("Svar på remiss från Finansdepartementet", "Se bilaga"),
            ("Remissvar", "Vårt svar på Kumla kommuns remiss"),
            ("Remissvar röntgen", "Patienten är kallad"),
            ("Hej", "Remissvar har inte kommit från röntgen."),
            ("Hej", "Remissvar från vårdcentralen: inget avvikande."),
            ("LVU", "Yttrande från socialtjänsten.\nBarnet bör placeras."),
            ("Tvist", "Yttrande. Jag slog honom inte."),
            ("Hej", "Yttrande från god man: huset bör säljas."),
            ("Yttrande över detaljplan för kvarteret Eken", "Vi grannar säger nej"),
            ("Remissvar Ks 700/2019", "Se bilaga"),
            ("Synpunkter på cykelbanan", "Den är för smal"),
            ("Remissvar Ku2019/01318/CSM", "Se bilaga"),
            ("Remissvar 2018/BUN 0203", "Se bilaga"),
            ("Remissvar Nf 220/2015", "Se bilaga"),
            ("Remissvar", "Ert diarienummer: 0060/16"),
            ("Kvarteret Eken", "Vi avstyrker bygglovet"),
            ("Remiss", "Min remiss till ögon har inte kommit. Jag är emot att vänta."),
            ("Remiss till sjukgymnast", "Jag säger nej till den tiden. Förslaget är inte bra."),
            ("Remissen", "Vi är emot Trafikverkets remiss. Vi avstyrker regeringens förslag."),
            ("Remissinstanser", "Hur många svarar på era remisser?"),
            ("Hej", "Jag säger nej till era avgifter."),
            ("Vårdnad", "Jag avstyrker gemensam vårdnad. Han slår barnen."),
            ("Min mammas hemtjänst", "Jag avstyrker att hemtjänsten dras in. Hon har demens."),
            ("Umgänge", "Jag avstyrker."),
            ("Orosanmälan", "Jag avstyrker förslaget."),
            ("Ekonomiskt bistånd", "Jag avstyrker ert beslut."),
            ("Hyran", "Vi tillstyrker höjningen av vår hyra"),
            ("Hej", "Jag avstyrker planen för min son."),
            ("Hej", "Vi avstyrker beslutet om assistans. Hon behöver hjälp."),
            ("Hej", "Jag avstyrker att ni flyttar mamma."),
        ] {
            assert_eq!(judged(mail().subject(subject).text(text)).outcome, Outcome::Ignored, "{subject}");
        }
    }

    #[test]
    fn the_only_open_consultation_is_suggested_and_long_after_all_nothing_is() {
        let at = |when: &str| {
            let circumstances =
                crate::recognition::Circumstances { internal_date: Some(time(when)), ..circumstances() };
            judge(
                &mail().subject("Remissvar").text("Se bilaga").done(),
                &circumstances,
                &authority(),
                &History::default(),
            )
        };
        assert_eq!(at("2019-11-10T10:00:00Z").suggestion().unwrap().to_string(), "Ks 1121/2017");
        assert_eq!(
            (at("2020-01-10T10:00:00Z").outcome, at("2020-01-10T10:00:00Z").suggestion()),
            (Outcome::Review, None)
        );
        assert_eq!(at("2022-01-10T10:00:00Z").outcome, Outcome::Ignored);
    }
}
