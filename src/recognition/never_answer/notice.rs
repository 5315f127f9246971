//! Whether a mail in a thread of ours is an automatic answer by its words alone: patterns of how such notices are
//! written in six languages, and what a person does that none of them does.
//!
//! Words are weak: whoever answers us may be on holiday as well. A mail is a notice only where it says nothing
//! else. Where it gives a view, asks, or brings a file or a number it is a person's, and in between a person looks.

use std::slice;
use std::sync::LazyLock;

use regex::Regex;

use super::automatic::{calls_itself_automatic, is_a_programs, names_itself_automatic};
use super::words::{Form, automatic_subject};
use super::{Setting, reports};
use crate::diary_number::Reading;
use crate::message::{Attachment, Message};
use crate::recognition::pattern::pattern;
use crate::recognition::phrase::any_of;
use crate::recognition::purpose::{asks_or_answers, closes, is_courtesy, own_view};
use crate::recognition::sentence::Sentence;
use crate::recognition::written::Written;

/// What the words of a mail in a thread of ours sound like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sound {
    /// Anybody's mail.
    Ordinary,
    /// It tells of an absence or of answering machines, and gives a view, asks or brings something.
    Answer,
    /// It tells of an absence or of answering machines, and says something else that no rule knows.
    Doubtful,
    /// An automatic answer, and nothing else.
    Notice,
}

/// What `message` sounds like. What does not answer mail of ours is ordinary, whatever it says.
pub(super) fn sound(message: &Message, setting: &Setting) -> Sound {
    if setting.answers_us(message) { sound_of(message, setting) } else { Sound::Ordinary }
}

/// Whether `message`, which would be filed and answers no mail of ours that we know of, is nothing but a notice or
/// a receipt by its words: a program repeats the subject that it answers, with the number in it. Where it says
/// more and calls itself automatic, what more a program may say no list tells: without a view it is no answer.
pub(super) fn is_a_notice_alone(message: &Message, setting: &Setting) -> bool {
    let letter = &setting.written;
    let receipt =
        || reports::is_headed_as_receipt(message) && sound_of_receipt(message, letter) == Sound::Notice;
    is_new_and_brings_nothing(message, setting)
        && (letter.body().iter().any(names_itself_automatic)
            || (letter.body().iter().any(calls_itself_automatic) && stated(letter).all(is_of_a_notice))
            || sound_of(message, setting) == Sound::Notice
            || receipt())
}

/// Whether `message`, which would be filed and answers no mail of ours that we know of, has words of a notice, such as
/// of an address that nobody reads, beside others that no rule knows. A person writes so too.
pub(super) fn is_a_notice_in_part(message: &Message, setting: &Setting) -> bool {
    is_new(message, setting)
        && setting.written.body().iter().any(calls_itself_automatic)
        && is_new_and_brings_nothing(message, setting)
        && !is_a_notice_alone(message, setting)
}

/// Whether `message` would be filed and answers no mail of ours that we know of. What is on other things is done with
/// here, unread.
fn is_new(message: &Message, setting: &Setting) -> bool {
    !setting.cases.is_empty() && !setting.answers_us(message)
}

/// Whether `message` is such and gives no person's view.
fn is_new_and_brings_nothing(message: &Message, setting: &Setting) -> bool {
    let letter = &setting.written;
    // What most answers bring is soonest seen.
    is_new(message, setting)
        && own_view(letter).is_none_or(is_no_persons)
        && !brings_something(message, letter)
}

/// Whether a program wrote the sentence, of which somebody has asked what it says of the proposal: no program takes
/// a stance.
fn is_no_persons(one: &Sentence) -> bool {
    calls_itself_automatic(one)
        && (names_itself_automatic(one) || !matches!(one.leaning.get(), Some(Some(_))))
}

/// What `message` sounds like, whatever it answers.
fn sound_of(message: &Message, setting: &Setting) -> Sound {
    let subject = automatic_subject(&message.subject).filter(|form| *form != Form::Loose);
    let letter = &setting.written;
    if subject.is_none() && !speaks_of_itself(letter) {
        return Sound::Ordinary;
    }
    let system = subject == Some(Form::System);
    if brings_something(message, letter) || (!system && names_a_case(message, setting)) {
        return Sound::Answer;
    }
    if system || stated(letter).all(is_of_a_notice) {
        return Sound::Notice;
    }
    Sound::Doubtful
}

/// Whether the text says of itself that it is automatic or that its writer is absent.
pub(super) fn speaks_of_itself(letter: &Written) -> bool {
    above_closing(letter).any(|one| calls_itself_automatic(one) || tells_of_own_absence(one))
}

/// What the text of `message`, which its subject calls a receipt, sounds like.
pub(super) fn sound_of_receipt(message: &Message, letter: &Written) -> Sound {
    if brings_something(message, letter) {
        return Sound::Answer;
    }
    let receipt = stated(letter).next().is_none() || stated(letter).any(|one| RECEIPT.is_match(&one.said));
    if receipt { Sound::Notice } else { Sound::Doubtful }
}

/// Whether a person gives a view or asks for something in the mail itself, or sends a file.
fn brings_something(message: &Message, letter: &Written) -> bool {
    let persons = |one: &Sentence| {
        let one = one.alone();
        asks_or_answers(letter, slice::from_ref(&one)) && !is_no_persons(&one)
    };
    // A system gives the mail that it answers back, and receipts have a part for programs.
    let file = |part: &Attachment| !part.incidental && !part.media_type.starts_with("message/");
    message.attachments.iter().any(file)
        || letter.body().iter().any(persons)
        || above_closing(letter).any(|one| one.asks() && !is_of_a_notice(one))
}

/// Whether a person gives a view or asks for something in the mail itself.
pub(super) fn brings_a_view(letter: &Written) -> bool {
    letter.body().iter().any(|one| asks_or_answers(letter, &[one.alone()]))
}

/// Whether a registered number stands in what the sender wrote for this mail.
pub(super) fn names_a_case(message: &Message, setting: &Setting) -> bool {
    super::new_text(message).any(|text| has_number(text, setting))
}

/// Whether a registered number stands in `text`.
pub(super) fn has_number(text: &str, setting: &Setting) -> bool {
    let ours = |reading: &Reading| matches!(reading, Reading::Registered(_) | Reading::Likely(_));
    setting.authority.finder.find_all(text).iter().any(|found| ours(&found.reading))
}

/// The sentences of the text above the sender's name.
fn above_closing<'a, 'b>(letter: &'a Written<'b>) -> impl Iterator<Item = &'a Sentence<'b>> {
    letter.body().iter().take_while(|one| !closes(one))
}

/// Those among them that say anything.
fn stated<'a, 'b>(letter: &'a Written<'b>) -> impl Iterator<Item = &'a Sentence<'b>> {
    above_closing(letter).filter(|one| one.states())
}

fn tells_of_own_absence(one: &Sentence) -> bool {
    !one.asks() && (ABSENT.is_match(&one.said) || AWAY.is_match(&one.said))
}

/// Whether the sentence is one that automatic answers are made of.
fn is_of_a_notice(one: &Sentence) -> bool {
    let said = &one.said;
    let of_mail = || MAIL.is_match(said) && HANDLED.is_match(said);
    !OF_THE_MATTER.is_match(said)
        && (is_a_programs(one)
            || tells_of_own_absence(one)
            || is_courtesy(one)
            || IN_NOTICES.is_match(said)
            || (IN_NEED.is_match(said) && CONTACT.is_match(said))
            || of_mail())
}

/// The writer is absent, in the first person or as the headings of notices put it, or a service desk writes.
static ABSENT: LazyLock<Regex> = LazyLock::new(|| {
    let swedish = "(semester|på semester|på resande fot|tjänstledig|föräldraledig|mammaledig|pappaledig|studieledig|sjukledig|föräldraledighet|sjukskriven|bortrest|frånvarande|utomlands|på tjänsteresa|på utbildning|på konferens|på kurs|(ej|inte|icke) (på plats|på kontoret|i tjänst|anträffbar|tillgänglig|nåbar|på jobbet|i arbete)|(ute|borta) från kontoret|begränsad tillgång|begränsade möjligheter|åter i tjänst|(sjuk|ledig|borta|åter|tillbaka) (till (och med|den|måndag|tisdag|onsdag|torsdag|fredag|v|vecka|#)|från och med|fr.o.m|t.o.m|tom|den|idag|i dag|under|hela|denna|igen|v|vecka|på (kontoret|plats|jobbet|måndag|tisdag|onsdag|torsdag|fredag)|måndag|tisdag|onsdag|torsdag|fredag|#))";
    let nordic = "(ferie|på ferie|sommerferie|juleferie|fraværende|permisjon|i permisjon|orlov|på orlov|barsel|på barsel|barselsorlov|sykmeldt|sygemeldt|bortreist|bortrejst|på reise|på rejse|tjenestereise|på tjenestereise|avspasering|ikke (på kontoret|til stede|tilstede|på plass|tilgjengelig|tilgængelig|på jobb|på arbejde|å treffe)|(ute|ude|borte|væk) (av|af|fra) (kontoret|huset)|(syk|syg|tilbake|tilbage) ((til|fra) (den|mandag|tirsdag|onsdag|torsdag|fredag|#)|den|igen|igjen|i dag|på (kontoret|jobb|arbejde|mandag|tirsdag|onsdag|torsdag|fredag)|mandag|tirsdag|onsdag|torsdag|fredag|#))";
    let english = "(out of office|out of the office|away|away from the office|away from my desk|vacation|on vacation|on leave|annual leave|parental leave|maternity leave|paternity leave|sick leave|holiday|on holiday|on holidays|travelling|traveling|absent|unavailable|not available|not in the office|limited access|back in the office|no longer with)";
    let german = "(urlaub|im urlaub|abwesend|ausser haus|nicht im büro|nicht im haus|nicht erreichbar|nicht am platz|elternzeit|in elternzeit|mutterschutz|krank|krankgeschrieben|dienstreise|auf dienstreise|wieder erreichbar|wieder im büro|weg)";
    let finnish = "(poissa|lomalla|kesälomalla|vuosilomalla|talvilomalla|vanhempainvapaalla|äitiyslomalla|vapaalla|sairauslomalla|sairaslomalla|virkamatkalla|työmatkalla|virkavapaalla|hoitovapaalla|opintovapaalla)";
    any_of(&[
        &format!(
            "(jag|vi) (är|har|befinner mig|befinner oss|kommer att vara|kommer vara|kommer att ha)( *)?( *)?( *)? {swedish}"
        ),
        "(jag|vi) (läser|besvarar|kollar) (inte|ej|min|mina|endast|bara|sällan)( *)?( *)? (e-post*|epost*|mejl*|mail*)",
        "jag har( *)? slutat (min|mitt|på|i|som|hos|här|arbeta|jobba)…",
        "i no longer work…",
        &format!("^{swedish} (till|t.o.m|tom|fr.o.m|f.o.m|den|v|vecka|#)…"),
        &format!(
            "(jeg|vi|jeg|undertegnede) (er|har|holder|tar|afholder|avvikler|vil være|befinner meg)( *)?( *)?( *)? {nordic}"
        ),
        "^(fraværende|på ferie|ikke på kontoret|ikke til stede|ute av kontoret|ude af kontoret) (til|fra|t.o.m|frem|i|#)…",
        &format!("(i|we) (am|m|are|re|will be|ll be|have|ve)( *)?( *)?( *)? {english}"),
        "^([!-~]+ ){1,3}is( currently)? out of( the)? office",
        "^(currently )?(out of( the)? office|on vacation|on leave|away) (until|from|till|with|#)…",
        "limited access to( *)? (e-mail*|email*|mail)",
        &format!("(ich|wir) (bin|sind|habe|haben|werde|befinde mich)( *)?( *)?( *)?( *)?( *)? {german}"),
        "ich bin (bis|ab|vom|noch bis)( *)? #",
        &format!(
            "^(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)( *)?( *)?( *)? {german}"
        ),
        &format!("(bin|sind|befinde) (ich|wir|mich)?( *)?( *)?( *)?( *)? {german}"),
        &format!("(olen|olemme|oon)( *)?( *)? {finnish}"),
        "(en|emme) ole( *)?( *)? (toimistolla|paikalla|tavoitettavissa|töissä|työpaikalla)",
        "poissa (toimistosta|toimistolta|töistä)",
        "palaan( *)? (töihin|toimistolle|lomalta|työpaikalle|#)",
        "tack för att du kontakta*…",
        "(thank you|thanks) for contacting…",
        "(ditt|your) (ärende|ärendenummer|case|ticket)( *)?( *)?( *)? #",
        "(kontoret|kansliet|expeditionen|our office|the office|das büro|toimisto|toimistomme) (är|is|er|ist|on)( *)?( *)? (semesterstängt|(stängt|closed|stengt|lukket|geschlossen|suljettu) (för semester|under|till|t.o.m|den|idag|i dag|mellan|v|vecka|until|over|bis|til|fra|#))",
    ])
});

/// The same in words that mean other things where more follows: "vi är tillbaka på ruta ett".
static AWAY: LazyLock<Regex> = LazyLock::new(|| {
    let absent = "ledig|borta|sjuk|tillbaka|ater|syk|syg|tilbake|tilbage";
    pattern(&format!(r" (?:jag|vi|jeg) (?:ar|er)(?: [a-z]+){{0,2}} (?:{absent}) $| jag har slutat $"))
});

/// What else stands in automatic answers: thanks for the mail, when the writer is back, whom to turn to.
static IN_NOTICES: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(tack|takk|tak|thanks|thank you|danke|vielen dank|kiitos)( *)? (för|for|für)( *)? (ditt|ert|mejl*|mail*|meddelande*|din|your|contacting|e-mail|ihre|deine|die|mailen|henvendelsen|viest*|att du (kontakt*|hör*|mejl*))…",
        "(vi|we|jag|i) (har|have)( *)? (tagit emot|mottagit|fått|received) (ditt|ert|your)…",
        "kiitos (viest*|sähköpost*|yhteydenot*)",
        "(åter|tillbaka|back|return|returning|tilbake|tilbage|zurück|palaan|takaisin|i tjänst)( *)?( *)? (igen|den|på|måndag|tisdag|onsdag|torsdag|fredag|i|v|vecka|on|to|in|next|after|mandag|am|ab|töihin|after|efter|#)",
        "^(vi|jag|we)( *)? (återkommer|svarer)( till dig| till er| inom kort| snarast)?",
        "^(mejla|maila|bruk|brug)…",
        "(vastaamme|palaamme)…",
        "^(skriv|mejla|maila|skicka|använd|write|use|please use)( *)?( *)? (till|i stället|istället|to|instead|form|*formulär*)…",
        "^(klicka|click)( *)? (på|on|here|länken|nedan)…",
        "(din|ditt|your) (e-post*|mejl*|mail*|meddelande*|e-mail|email|message) (väntar|is waiting|hålls|stoppades|har stoppats|is held)…",
        "(du|ni|you) (får|kommer att få|will get|will receive)( *)? (svar|answer|reply|response) (inom|så|när|within|as|when)…",
        "(inkommit|kommit in|registrerats|diarieför*|skapats|been (received|registered))…",
        "(återkommer|svarar|hör av mig|hör av oss|get back to you|respond|reply|svarer|vender tilbage|melde mich|vastaan)( *)?( *)?( *)? (när|så|efter|snarast|den|inom|på|as|when|upon|on|after|within|når|så|sobald|nach|kun|palattuani|to your)",
        "^(kontakta|vänligen kontakta|ring|kontakt|please contact|contact|vennligst kontakt|venligst kontakt|bitte kontaktieren|bitte wenden|ota yhteyttä|hänvisar till|vänd dig till)…",
        "(kontakta|contact|kontakt|wenden|yhteyttä|vänd dig) (då|gärna|istället|i stället|instead|min|mina|vår|växel*|kansli*|reception*|kollega*|my|our|me|kollegor|kontoret)…",
    ])
});

/// Who is in need of something, and below whom to turn to: only together are they a notice's.
static IN_NEED: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(brådsk*|akut*|urgent*|immediate assistance|haster|hastende|kiire*|dringend*|eilig*)",
        "(om|vid|har|för|if|hvis|dersom|ved|bei|for)( *)?( *)? (ärende*|frågor|hjälp|help|assistance|questions|spørsmål|spørgsmål|fragen|asia*)…",
    ])
});

static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(kontakta|kontakt|ring|vänd|vänder|växel*|hänvisa*|contact|call|phone|reach|wenden|anrufen|kontaktieren|yhteyttä|soita|soittakaa|nås|nå|mejla|maila)…",
    ])
});

static MAIL: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(mejl*|mail*|e-post*|epost*|e-mail*|email*|inkorg*|inbox|sähköpost*|viest*|meddelande*|message*|nachricht*|melding*|besked*|henvendelse*)",
    ])
});

static HANDLED: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(läs*|besvar*|svar*|vidarebefordr*|vidaresänd*|hanter*|bevak*|repl*|respond*|read|forward*|check*|access|les*|luen|lue|vastaan|antwort*|weitergeleitet|bearbeit*|besvares|videresend*)",
    ])
});

/// A notice says nothing of what the consultation is about.
static OF_THE_MATTER: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(remiss*|förslag*|överenskommels*|riktlinj*|yttrande*|synpunkt*|kommunen|kommunens|nämnden|föreningen anser)",
    ])
});

/// What systems write in receipts: "Ditt meddelande lästes den …".
static RECEIPT: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(läst|lästes|läses|öppnades|öppnats|visades|visats|raderades|raderats|read|displayed|opened|deleted|lest|læst|åpnet|slettet|luettu|poistettu|gelesen|angezeigt|gelöscht)",
    ])
});
