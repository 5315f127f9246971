//! What stands though words for taking an answer back are said: a mail is only to be put away, the rest of an answer is
//! left, or another comes in its place. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::again::{ANSWER, REPLACES};
use super::beside::holds_else;
use super::named::was_sent;
use super::practical::CLAUSES;
use super::taken_back::{DISREGARDS, are_mistaken, takes_back, undoes};
use super::uncounted::is_not_to_count;
use super::words::OURS;
use crate::pattern::Pattern;
use crate::recognition::phrase::{Phrases, Saying, any_of};
use crate::recognition::sentence::Sentence;
use crate::recognition::written::Written;

/// Whether something takes the place of the answer that `one` of these `sentences` of `letter` takes back: it is said
/// to, a part of the answer is left, or a `view` of the proposal stands beside it.
pub(super) fn is_replaced(
    one: &Sentence,
    sentences: &[Sentence],
    letter: &Written,
    view: Option<&Sentence>,
) -> bool {
    let disregards = DISREGARDS.is_said_in(one);
    let takes_back = takes_back(sentences);
    let others = || {
        let others = sentences.iter().filter(|one| !takes_back(one) && !is_of_what_was_sent(one));
        others.map(Sentence::alone).collect::<Vec<_>>()
    };
    let of_the_proposal = |view: &Sentence| !is_of_what_was_sent(view) || letter.view(&others()).is_some();
    let stands = |view: &Sentence| disregards || (!takes_back(view) && of_the_proposal(view));
    REPLACES.first(sentences).is_some()
        || leaves_something(one, sentences)
        || ((does_away(one) || disregards || is_not_to_count(one)) && holds_else(one, sentences))
        || view.is_some_and(stands)
        || (disregards && letter.encloses())
}

/// Whether the sentence is about the answer taken back, or tells that it was sent.
fn is_of_what_was_sent(one: &Sentence) -> bool {
    is_of_the_answer(&one.said) || was_sent(one)
}

/// Whether the sentence only wants a mail or an answer off a list or a page, or away once it has been read: what is
/// said in it stands.
pub(super) fn tidies_up(one: &Sentence) -> bool {
    undoes(one) && TIDIES_UP.is_match(&one.said)
}

/// Whether `one` of these `sentences`, which takes an answer back, leaves something in its place: the rest of it, or
/// what the writer thinks now.
fn leaves_something(one: &Sentence, sentences: &[Sentence]) -> bool {
    let about_a_part = || ABOUT_A_PART.is_match(&one.said) && !ABOUT_THE_WHOLE.is_match(&one.said);
    let clauses = || CLAUSES.split(&one.said).flat_map(|part| BECAUSE.split(part));
    let parts = || clauses().map(|part| format!(" {} ", part.trim()));
    let now = |part: String| {
        HOLDS_NOW.is_match(&part) && !HOLDS_NO_LONGER.is_match(&part) && !is_of_the_answer(&part)
    };
    A_PART.is_match(&one.said)
        || (about_a_part() && !are_mistaken(sentences))
        || parts().take_while(|part| !HELD_THERE.is_match(part)).any(now)
}

/// Before the reason, which may be the new view.
static BECAUSE: Pattern = Pattern::new(" (?:eftersom|darfor att|da) ");

/// Whether the sentence asks for a mail to be done away with, and does not say that an answer is withdrawn: people
/// do so with a mail when another takes its place.
fn does_away(one: &Sentence) -> bool {
    DOES_AWAY.is_match(&one.said) && !WITHDRAWS.is_match(&one.said)
}

/// Whether what `one`, a sentence that does away with something, is about is a mail: another may have taken its place.
pub(super) fn is_about_a_mail(one: &Sentence) -> bool {
    A_MAIL.is_match(&one.said)
}

static A_MAIL: Phrases = Phrases::new(&["(mejl|mejlet|mejlen|mail|mailet|mailen|meddelande*|brev|brevet)"]);

/// Whether the sentence says that something is withdrawn: neither that it is not, nor what will be if we do not do as
/// the writer asks.
pub(super) fn withdraws(one: &Sentence) -> bool {
    let said = &one.said;
    WITHDRAWS.is_match(said) && !STANDS.is_match(said) && (TOO_LATE.is_match(said) || !UNLESS.is_match(said))
}

static STANDS: Phrases = Phrases::new(&[
    "(inte|ej|aldrig|varken|knappast)~~~ (återkalla*|återta|återtar|tillbaka|ångra*)",
    "(återkallar|återtar|drar|tar|ångrar)( det| den| mig| oss| mitt| vårt| *svar| *svaret| *yttrande| *yttrandet| tillbaka){0,3} (inte|ej|aldrig)",
    "(jag|vi|men|och|,|fortfarande) står( (fortfarande|alltjämt|helt|givetvis))? (för|bakom|fast|kvar)",
]);

static UNLESS: Phrases = Phrases::new(&["(om|ifall) (ni|du)", "(annars|i annat fall)"]);

/// A wish that may come too late is a wish.
static TOO_LATE: Phrases =
    Phrases::new(&["(om|ifall) (ni|du|det|den|svaret)~ (inte|ej) (redan|hunnit|har hunnit)"]);

static DOES_AWAY: Phrases = Phrases::new(&[
    "(ta bort|tar bort|tas bort|plocka* bort|radera*|makulera*|stryk*|kasta*|släng*|förstör*|glöm|ignorera)",
]);

/// What may be regretted or hold no longer is the answer, or the writer's mind.
static WITHDRAWS: LazyLock<Regex> = LazyLock::new(|| {
    let it = format!("(det|{ANSWER})");
    any_of(&[
        "(återkall*|återta*|tillbaka|tillbakadra*)",
        &format!("ångra*( (jag|vi))?( (verkligen|nu|djupt))? (mig|oss|sig|mitt|vårt|mina|våra|{it})"),
        &format!("ångra* att( (jag|vi))? (svara*|yttra*|skicka*|lämna*|skrev {it})"),
        "(står|stå|vill stå)~ (inte|ej) längre~ (för|bakom)",
        "(inte|ej) längre~~ (står|stå) (för|bakom)",
        "(stöder|stödjer|stöttar|instämmer|godkänner|accepterar|biträder)~ (inte|ej) längre",
        "(inte|ej) längre~ (stöder|stödjer|stöda|stödja|instämmer|instämma|godkänner|godkänna)",
        "(tycker|anser|menar)~ (inte|ej) längre (så|det)",
        "(inte|ej) längre (enig*|ense|överens|(min|vår) (uppfattning|åsikt|mening|ståndpunkt))",
        &format!("{it} (gäller|stämmer)~ (inte|ej) längre"),
        &format!("{it}~ (inte|ej) längre (gäller|gälla|stämmer)"),
    ])
});

/// Off a list or a page, or away when it has been seen to; and never if we do as the writer asks.
pub(super) static TIDIES_UP: LazyLock<Regex> = LazyLock::new(|| {
    let seen =
        "(har|är|läst|fått|registrerat|diariefört|sett|noterat|behandlat|besvarat|svarat|beslutat|tagit)";
    let done = "(läst|registrerat|klart|diariefört|noterat|behandlat|besvarat|över|färdigt|avslutat)";
    let when = "(när|efter att|efter det att|sedan|så fort|så fort som|så snart|så snart som)";
    let over = "(när|efter|sedan|så fort|så snart) (ärendet|remissen|remisstid*|registrer*|diarie*|inläs*|läsning*|genomläsning*|handläggning*|avslut*|publicer*)";
    let once = format!(
        "({when} (ni|du) {seen}|{when} (det|den) är {done}|{over}|(om|ifall) (ni|du) (inte|ej|har|redan|läst|fått|tänker|ska|skulle|publicerar|lägger|sparar|ändrar|bygger))"
    );
    let shown = "(ur|från|på)~~~ (*list*|*utskick*|*register|*registret|*hemsida*|*webben|*webbplats*|*webbsida*|internet|nätet|*facebook*|inkorg*|*inkorgen|brevlåda*|*brevlådan)";
    let away = "(tas bort|ta bort|raderas|radera|stryks|strykas|slängas|slänga|kastas|kasta)( gärna)?";
    any_of(&[
        &format!("{ANSWER}~~ {once}"),
        &format!("{away} {once}"),
        &format!("{ANSWER}~ {shown}"),
        &format!("{away} {shown}"),
    ])
});

/// Takes back a part of an answer, or says that the rest of it stands.
static A_PART: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        &format!(
            "{ANSWER}~ (på|till|i|under|om) (fråga (#|ett|två|tre|fyra|fem)|frågorna|punkt*|avsnitt*|kapitel*|kap|paragraf*|sida*|stycke*|rubrik*)"
        ),
        &format!(
            "(delar|en del|den del|en punkt|punkt*|stycket|avsnittet|meningen|raden)~~ (av|i|ur) {OURS}~ {ANSWER}"
        ),
        "(resten|övrigt|övriga|det andra|allt annat|andra synpunkter)~~~ (står|stå|gäller|gälla|kvar|kvarstår|kvarstå|ligger|oförändra*)",
    ])
});

/// What is said of several things may be taken back of one.
static ABOUT_A_PART: Phrases =
    Phrases::new(&["(synpunkter|synpunkterna|svaren|kommentarer|(våra|mina) svar) (om|kring) *"]);

static ABOUT_THE_WHOLE: Phrases = Phrases::new(&[
    "(om|kring)~ (remiss*|förslag*|*planen|*plan|ärende*|*programmet|*strategin|*policyn|riktlinje*|överenskommelse*|detta|det|den|ks|#)",
]);

/// Begins with what the writer is for or against now.
static HOLDS_NOW: LazyLock<Regex> = LazyLock::new(|| {
    let now = "(nu|numera|i stället|istället|fortfarande|alltjämt|dock|helt|inte)";
    let first = "^(* )?(* )?(* )?(* )?";
    any_of(&[
        &format!(
            "{first}(till?styrker|till?styrka|avstyrker|avstyrka|stöder|stödjer|stödja|stöda|stöttar|stötta|godkänner|godkänna|accepterar|acceptera|biträder|biträda|instämmer|instämma|motsätter|motsätta|avvisar|avvisa|avslår|avslå|förordar|förorda|yrkar|yrka|support|oppose|endorse|reject)"
        ),
        &format!("{first}(ställer|ställa)~~~ (oss|mig|sig)~ (bakom|positiv*|negativ*|avvisande)"),
        &format!("{first}(säger|säga|röstar|rösta)( vi| jag)?( {now}){{0,2}} (ja|nej)"),
        &format!(
            "{first}(är|vara)( vi| jag)?( {now}){{0,2}} (emot|positiva|positiv|negativa|negativ|(för|mot) (förslag*|*planen|*plan|det|detta|*programmet|*strategin|*policyn|riktlinje*|överenskommelse*))"
        ),
        &format!("{first}(anser|tycker|menar)( vi| jag)? {now}"),
        "^(* )?(nu|numera|i stället|istället) (anser|tycker|menar)",
    ])
});

static HOLDS_NO_LONGER: Phrases = Phrases::new(&[
    "(inte|ej) längre~ (till?styrk*|avstyrk*|stödja|stöda|godkänna|acceptera|ställa|säga|vara)",
    "(återkalla*|återtar|tillbaka)",
    "(stöder|stödjer|stöttar|godkänner|accepterar|instämmer|biträder)~ (inte|ej) längre",
]);

/// Whether what is `said` beside an answer taken back is about that answer: nobody stands behind it, or it was not for the
/// writer to give.
fn is_of_the_answer(said: &str) -> bool {
    OF_THE_ANSWER.is_match(said) && !OF_THE_PROPOSAL.is_match(said) && !OF_WHAT_WE_SAY.is_worded_in(said)
}

static OF_THE_ANSWER: LazyLock<Regex> = LazyLock::new(|| {
    let it = "(det|detta|den|texten|innehållet|formuleringen|formuleringarna|svaret|remissvaret|yttrandet|remissyttrandet|skrivelsen|synpunkterna|mejlet)";
    any_of(&[
        &format!(
            "(delar|stöder|stödjer|stödja|stödde|stöttar|godkänner|godkänna|godkände|godkänt|accepterar|acceptera|biträder|biträda|instämmer i|instämma i)~ {it}"
        ),
        &format!("(ställ*|står|stå|stod)… (bakom|för|positiv* till|negativ* till) {it}"),
        &format!("(är|var)~ (emot|mot|kritisk* till) {it}"),
        &format!(
            "{it} (är|var|blev)~~ (skrivet|skriven|skrivna|formulerat|uttryckt|förankrat|beslutat|förhastat|förhastad)"
        ),
        "(anse|anser|ansåg|känner) (oss|mig|sig)",
        "(tycker|anser|menar)( jag| vi)?( nu| numera)? annorlunda",
        "(tycker|anser|menar)~ (inte|ej) längre (så|det)",
    ])
});

/// What a new side is taken on: the proposal, a thing by its name, or what somebody is for or against by now.
static OF_THE_PROPOSAL: LazyLock<Regex> = LazyLock::new(|| {
    let now = "(nu|numera)";
    let it = "(det|detta|den)";
    let holds = "(stöder|stödjer|stöttar|godkänner|accepterar|biträder)";
    any_of(&[
        "(förslag*|föreslå*|*planen|programmet|*strategin|policyn|riktlinje*|överenskommelse*)",
        "(det|den) [a-z]+(a|e|re) [a-z]+(et|en|an)",
        &format!(
            "{now}( helt| mycket| mer| faktiskt)? (bakom|för|emot|mot|(positiv*|negativ*|kritisk*) (till|mot)) {it}"
        ),
        &format!("{now} {holds} (vi|jag)( i stället| istället)? {it}"),
        &format!("{holds}( vi| jag)? {now} {it}"),
    ])
});

/// What we wrote or want, and not what we were sent: "det ni skriver om biogas".
static OF_WHAT_WE_SAY: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[],
        &["(det|detta|den) (som )?(ni|kommunen)"],
        &["(ni|kommunen)( nu| redan| har| hade)? (har|fick|fått|mottog|mottagit|tog|tagit|läste|läst)"],
    )
});

/// What stood in the answer that is taken back.
static HELD_THERE: Phrases =
    Phrases::new(&["(där|vari|i vilket|i vilken|i vilka|som (till?styrk*|avstyrk*|stöd*|godkän*))"]);
