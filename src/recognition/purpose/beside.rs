//! What stands beside a request: what explains it, or something of the matter itself, so that the mail answers. See
//! `phrase` for how the patterns are read.

use std::slice;
use std::sync::LazyLock;

use regex::Regex;

use super::no_view::{COURTESY, OF_ANSWERING, SMALL_TALK, THANKS};
use super::noticed::gives_notice;
use super::paper::is_of_the_paper;
use super::practical::{CLAUSES, wishes};
use super::put_away::is_about_a_mail;
use super::taken_back::are_mistaken;
use super::time::{OF_TIME, asks_for_time, regrets};
use super::{ASKS, LATER, OPINION, OUGHT, closes};
use crate::recognition::Place;
use crate::recognition::phrase::{Phrases, any_of};
use crate::recognition::sentence::Sentence;

/// Words in a part of a sentence that are more than one thing of several: "sjukdom och annat".
const A_STATEMENT: usize = 3;

/// Whether nothing but what explains it stands beside the time that these `sentences` ask for. Somebody who only
/// regrets that it was short asks for none where anything else is said.
pub(super) fn only_asks_for_time(sentences: &[Sentence]) -> bool {
    let asks = |one: &&Sentence| asks_for_time(one, sentences);
    let only_regrets = sentences.iter().filter(asks).all(regrets);
    let mut others = stated(sentences);
    if only_regrets {
        let asks = |one: &Sentence| one.asks() && !wishes(one);
        let explains = |one: &Sentence| CLAUSES.split(&one.said).all(explains_the_time);
        return others.all(|one| asks(one) || is_polite(one) || explains(one));
    }
    // Headings and addresses stand in an enclosed letter as well. Reasons for an outright request have no end, so that
    // only what plainly is a view is one.
    others.all(|one| one.place != Place::Body || asks(&one) || explains(one) || !holds(one))
}

/// Whether one of the `sentences` beside `this` says something of the matter, and does not explain what is asked.
pub(super) fn says_else(this: &Sentence, sentences: &[Sentence]) -> bool {
    let mut others = beside(this, sentences);
    others.any(|one| !explains(one) && !is_of_the_paper(one, this))
}

/// Whether one of the `sentences` beside `this`, which does away with something, takes its place. Beside a mail it may
/// be anything, beside an answer only what plainly is a view: the rest says why.
pub(super) fn holds_else(this: &Sentence, sentences: &[Sentence]) -> bool {
    let why = |one: &Sentence| explains(one) || are_mistaken(slice::from_ref(one));
    beside(this, sentences).any(|one| !why(one) && (is_a_view(one) || is_about_a_mail(this)))
}

/// What is stated in the text but not in `this`.
fn beside<'a, 'b>(
    this: &'a Sentence<'b>,
    sentences: &'a [Sentence<'b>],
) -> impl Iterator<Item = &'a Sentence<'b>> {
    stated(sentences).filter(move |one| one.place == Place::Body && !std::ptr::eq(*one, this))
}

/// The parts of a sentence that asks, until it does.
pub(super) fn before_asking<'a>(one: &'a Sentence) -> impl Iterator<Item = Sentence<'a>> {
    // Without the first blank a "ja" that it begins with is no Finnish "and".
    let parts = CLAUSES.split(one.said.trim_start()).map(|part| one.part(part));
    parts.take_while(|part| {
        !part.said.contains('?') && !BEGINS_TO_ASK.is_match(&part.said) && !ASKS.is_said_in(part)
    })
}

/// Whether the writer says yes or no in this `part` of a sentence, to something that is not the answering.
pub(super) fn says_yes_or_no(part: &Sentence) -> bool {
    SAYS_YES_OR_NO.is_match(&part.said) && !OF_SENDING.is_match(&part.said)
}

static SAYS_YES_OR_NO: Phrases = Phrases::new(&["(vi|jag)~ (säger|röstar)~ (nej|ja) till"]);

/// Begins as a question does, or as the "if" of one.
static BEGINS_TO_ASK: LazyLock<Regex> = LazyLock::new(|| {
    let begins = "^(, |hej |men |och |så ){0,3}";
    let verb = "(*r|ska|skall|kan|vill|vet|måste|borde|finns)";
    let who = "(ni|du|vi|jag|man|det|den|detta|de|någon|alla|kommunen|förslaget|*planen|remissen)";
    any_of(&[
        &format!("{begins}(om|ifall|när|hur|vad|vem|vilk*|vart|varför)"),
        // Without its ring a "vår" is where something is.
        &format!("{begins}var {verb}"),
        &format!("{begins}{verb} {who}"),
    ])
});

/// Whether the sentence is for or against something that is not the answering: "Säg nej!"
pub(super) fn is_for_or_against(one: &Sentence) -> bool {
    is_for_something(one) && !OF_SENDING.is_match(&one.said)
}

/// Whether the sentence plainly holds something of the matter: what ought to be, is missing, wanted, good or bad.
pub(in super::super) fn is_a_view(one: &Sentence) -> bool {
    let said = &one.said;
    OPINION.is_said_in(one) || OUGHT.is_said_in(one) || is_for_something(one) || OF_WORTH.is_match(said)
}

/// What is said below the subject and above the name.
fn stated<'a, 'b>(sentences: &'a [Sentence<'b>]) -> impl Iterator<Item = &'a Sentence<'b>> {
    let below = sentences.iter().skip_while(|one| one.place == Place::Subject);
    below.take_while(|one| !closes(one)).filter(|one| one.states())
}

fn is_polite(one: &Sentence) -> bool {
    let known = [&THANKS, &LATER, &SMALL_TALK];
    COURTESY.is_match(&one.said) || gives_notice(one) || known.iter().any(|saying| saying.is_said_in(one))
}

/// Whether the sentence tells why somebody asks, or asks itself: it is about answering, time or the writer.
fn explains(one: &Sentence) -> bool {
    let why = || {
        let said = &one.said;
        OF_ANSWERING.is_match(said)
            || REASON.is_match(said)
            || DECIDED.is_match(said)
            || WRITER.is_match(said)
            || OF_TIME.is_said_in(one)
    };
    is_polite(one)
        || one.asks()
        || ASKS.is_said_in(one)
        || (why() && !is_for_or_against(one) && !is_about_the_matter(one))
}

/// Whether the sentence holds something of the matter, by its own words or by what they are said of.
pub(super) fn holds(one: &Sentence) -> bool {
    is_a_view(one) || is_about_the_matter(one)
}

/// Whether the sentence tells what the proposal or a thing in it is like or does, and not how much there is to read.
fn is_about_the_matter(one: &Sentence) -> bool {
    let said = &one.said;
    let judges = || IS_LIKE.is_match(said) && !OF_THE_PAPER.is_match(said) && !tells_why_too(said);
    (DOES.is_match(said) || judges()) && !OF_READING.is_match(said)
}

/// Whether another part of what is `said` of the proposal tells why time is needed: "Planen är bra men vi möts först då."
fn tells_why_too(said: &str) -> bool {
    let why = |part: &str| {
        let part = format!(" {} ", part.trim());
        !IS_LIKE.is_match(&part) && (REASON.is_match(&part) || OF_TIME.is_worded_in(&part))
    };
    CLAUSES.split(said).any(why)
}

const PLAN: &str = "(förslaget|*planen|programmet|*strategin|policyn|riktlinjerna|överenskommelsen)";

/// What the proposal is like.
static IS_LIKE: LazyLock<Regex> = LazyLock::new(|| {
    let likewise = "(är|blir|känns|verkar|var)~ ([a-z]+(ig|igt|iga|isk|iskt|lös|löst|bar|bart|full|fullt|tänkt)|bra|fel|dum|usel|uselt)";
    any_of(&[&format!("{PLAN} {likewise}")])
});

/// What the proposal or a thing in it does.
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        &format!(
            "{PLAN} (skrämmer|oroar|kostar|förstör|skadar|hotar|gynnar|missgynnar|glömmer|missar|bygger på|leder till)"
        ),
        "[a-z]+(en|et|na|or|ar|er) (skrämmer|förstör|förfular|skadar|hotar|bullrar|äventyrar|gynnar|missgynnar|försämrar|förbättrar)",
    ])
});

/// What the paper is like that the proposal is written on, whatever is proposed.
static OF_THE_PAPER: Phrases = Phrases::new(&[
    "(teknisk|tekniskt|juridisk|juridiskt|läs*|oläs*|öppningsbar*|nedladdningsbar*|sökbar*|tillgänglig|tillgängligt|ofullständig*)",
]);

/// How much there is to read, how hard it is, and what is asked when it has been read.
static OF_READING: Phrases =
    Phrases::new(&["(svår*|lång*|viktig*|tids*|omfångsrik*|mycket)", "leder till~~ (frågor|diskussion*)"]);

/// Whether a part of a sentence is about the time to answer, or too short to be about anything.
fn explains_the_time(part: &str) -> bool {
    let said = format!(" {} ", part.trim());
    let short = || said.split_whitespace().count() < A_STATEMENT;
    short()
        || REASON.is_match(&said)
        || DECIDED.is_match(&said)
        || OF_TIME.is_worded_in(&said)
        || OF_ANSWERING.is_match(&said)
}

/// Why the time does not suffice, or why an answer is taken back.
pub(super) static REASON: Phrases = Phrases::new(&[
    "(vecka*|veckor|veckan|dag*|dagen|dagar|månad*|sommar*|semester*|*lov|lovet|jul*|helg*|höst*|idag|nyss|igår|sent|sen|kort|knapp*|omfattande|tjock*|förankra*|beslut*|ordförande*|sekreterare*|kassör*|handläggare*|sjuk*|borta|bortrest*|ledig*|upptag*|ideell*|fritid*|utspri*|träffas|träffats|möts|mötts|sammanträ*|sammanträder|protokoll*|handling|handlingar|handlingarna|underlag*|dokument*|förläng*|anstånd*|uppskov*)",
    "(yttrandet|*svaret|yttrande|remissvar|svar) (måste|behöver|ska|skall)",
    "(det|detta|remissen|ärendet) (måste|behöver|ska)~ (behandlas|beredas|samordnas|diskuteras|beslutas|förankras|godkännas|antas|justeras)",
    "(samordna|behandla|bereda|diskutera|läsa|hinner|hinna|hunnit)~~~ (*yttrande*|*svar|*svaret|remiss*|ärendet|internt|läsa|handlingarna|underlaget|planen|förslaget)",
    "(mycket|fullt|annat) (att göra|upp|annat|omkring)",
    "(liten|små|ny|nya) (förening*|klubb*|styrelse*|organisation*|grupp*)",
    "(förslaget|*planen|programmet|ärendet|frågan|texten|materialet)~ (är|var|känns)~~ (stor|stort|lång|långt|svår|svårt|komplex*|komplicera*|viktig*|krånglig*|många)",
    "(hör av (er|dig)|hoppas~~~~~ (bra|ok|okej|förstår|förståelse|möjligt))",
    "(fel|misstag|misstaget|ångra*|ändrat|ändra|förhasta*|inaktuell*|missförst*)",
]);

/// By whom and how the answer comes about.
static DECIDED: Phrases = Phrases::new(&["(nämnd*|*nämnden|politiskt|beredning*|*beslut)"]);

/// Speaks of the writer.
static WRITER: Phrases = Phrases::new(&[
    "(vi|jag|oss|mig|vårt|våra|mina|styrelsen|*styrelsen|medlem*|*föreningen|*klubben|*rådet|*förbundet)",
]);

/// Whether the sentence says yes or no, or what somebody wants to have or not.
fn is_for_something(one: &Sentence) -> bool {
    TAKES_A_SIDE.is_match(&one.said) || WANTS.is_match(&one.said)
}

/// A yes or a no.
static TAKES_A_SIDE: Phrases = Phrases::new(&[
    "(säg|säga|säger|rösta|röstar|röstade|röstat)~~ (nej|ja)",
    "(nej|ja) till~",
    "(är|blir)~ (emot|motståndare*)",
]);

/// What somebody wants to have or not.
static WANTS: Phrases = Phrases::new(&[
    "(vill|önskar|hoppas)~~~ (ha|slippa|behålla|bevara|rädda|bygga|stoppa|riva)",
    "(vill|önskar) att",
]);

/// That something is good or bad, too much or too little, needed or missing.
static OF_WORTH: Phrases = Phrases::new(&[
    "(är|känns|blir|vore)~ (för|alltför|bra|jättebra|utmärkt*|dålig*|usel*|viktig*|onödig*|orimlig*|farlig*|fel|ful|fult|fin|fint|osäker*|positiv*|negativ*)",
    "(behövs|saknas|fattas|måste|borde|krävs|räcker inte|försvinner|skadar|hotar|gynnar|missgynnar)",
]);

/// The same of what is sent, told or needed for answering.
pub(super) static OF_SENDING: LazyLock<Regex> = LazyLock::new(|| {
    let thing = "(svar|svaret|*svar|svara|svarar|*yttrande*|synpunkt*|tid|tiden|*tid|anstånd*|uppskov*|förläng*|frist*|veckor|vecka|dagar|kopi*|mejl*|mail*|e-post*|besked*|handling*|remiss*|info*|kontakt*|blankett*|formulär*|länk*|fil|filen|bilag*|papper*|bekräft*|kvitt*|utskick*|möte*|inbjud*|word|hjälp*|underlag*|dokument*|post|brev|pdf|prata|tala|höra|veta|göra|hinna|medlem*|styrelse*|delta|stå|synas|namn*|adress*|störa|missa*|glömma|skicka*|lämna*|ni (kan|ringer|hör|svarar|skickar|återkommer|tar|mejlar|har|ger|förstår))";
    any_of(&[
        &format!("(ha|att|till|vill|hoppas|önskar|inte|ej|aldrig|nej|ja)~~~ {thing}"),
        "(anmälan|komplettering|legitimation) (krävs|behövs|saknas)",
        "få (den|det|dem) (som|i|via|per|igen|hit|på nytt|till)",
        "(att|vill)~~ (hinner|hinna) (läsa|gå igenom|diskutera|behandla|bereda|samordna|ta ställning|träffas)",
        "hoppas~~~~~ (bra|ok|okej|förstår|förståelse|möjligt)",
    ])
});
