//! What stands though words for taking an answer back are said: a mail is only to be put away, the rest of an answer is
//! left, or another comes in its place. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::again::ANSWER;
use super::practical::CLAUSES;
use super::taken_back::{are_mistaken, undoes};
use super::words::OURS;
use crate::recognition::phrase::any_of;
use crate::recognition::sentence::Sentence;

/// Whether the sentence only wants a mail or an answer off a list or a page, or away once it has been read: what is
/// said in it stands.
pub(super) fn tidies_up(one: &Sentence) -> bool {
    undoes(one) && TIDIES_UP.is_match(&one.said)
}

/// Whether `one` of these `sentences`, which takes an answer back, leaves something in its place: the rest of it, or
/// what the writer thinks now.
pub(super) fn leaves_something(one: &Sentence, sentences: &[Sentence]) -> bool {
    let about_a_part = || ABOUT_A_PART.is_match(&one.said) && !ABOUT_THE_WHOLE.is_match(&one.said);
    let parts = || CLAUSES.split(&one.said).map(|part| format!(" {} ", part.trim()));
    let now = |part: String| HOLDS_NOW.is_match(&part) && !HOLDS_NO_LONGER.is_match(&part);
    A_PART.is_match(&one.said)
        || (about_a_part() && !are_mistaken(sentences))
        || parts().take_while(|part| !HELD_THERE.is_match(part)).any(now)
}

/// Whether the sentence asks for a mail to be done away with, and does not say that an answer is withdrawn: people
/// do so with a mail when another takes its place.
pub(super) fn does_away(one: &Sentence) -> bool {
    DOES_AWAY.is_match(&one.said) && !WITHDRAWS.is_match(&one.said)
}

/// Whether what `one`, a sentence that does away with something, is about is a mail: another may have taken its place.
pub(super) fn is_about_a_mail(one: &Sentence) -> bool {
    A_MAIL.is_match(&one.said)
}

static A_MAIL: LazyLock<Regex> =
    LazyLock::new(|| any_of(&["(mejl|mejlet|mejlen|mail|mailet|mailen|meddelande*|brev|brevet)"]));

/// Whether the sentence says that something is withdrawn: neither that it is not, nor what will be if we do not do as
/// the writer asks.
pub(super) fn withdraws(one: &Sentence) -> bool {
    let said = &one.said;
    WITHDRAWS.is_match(said) && !STANDS.is_match(said) && (TOO_LATE.is_match(said) || !UNLESS.is_match(said))
}

static STANDS: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(inte|ej|aldrig|varken|knappast)( *)?( *)?( *)? (återkalla*|återta|återtar|tillbaka|ångra*)",
        "(återkallar|återtar|drar|tar|ångrar)( det| den| mitt| vårt| *svar| *svaret| *yttrande| *yttrandet| tillbaka){0,3} (inte|ej|aldrig)",
    ])
});

static UNLESS: LazyLock<Regex> = LazyLock::new(|| any_of(&["(om|ifall) (ni|du)", "(annars|i annat fall)"]));

/// A wish that may come too late is a wish.
static TOO_LATE: LazyLock<Regex> =
    LazyLock::new(|| any_of(&["(om|ifall) (ni|du|det|den|svaret)( *)? (inte|ej) (redan|hunnit|har hunnit)"]));

static DOES_AWAY: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(ta bort|tar bort|tas bort|plocka* bort|radera*|makulera*|stryk*|kasta*|släng*|förstör*|glöm|ignorera)",
    ])
});

static WITHDRAWS: LazyLock<Regex> =
    LazyLock::new(|| any_of(&["(återkall*|återta*|tillbaka|tillbakadra*|ångra*)", "(inte|ej) längre"]));

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
    let shown = "(ur|från|på)( *)?( *)?( *)? (*list*|*utskick*|*register|*registret|*hemsida*|*webben|*webbplats*|*webbsida*|internet|nätet|*facebook*|inkorg*|*inkorgen|brevlåda*|*brevlådan)";
    let away = "(tas bort|ta bort|raderas|radera|stryks|strykas|slängas|slänga|kastas|kasta)( gärna)?";
    any_of(&[
        &format!("{ANSWER}( *)?( *)? {once}"),
        &format!("{away} {once}"),
        &format!("{ANSWER}( *)? {shown}"),
        &format!("{away} {shown}"),
    ])
});

/// Takes back a part of an answer, or says that the rest of it stands.
static A_PART: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        &format!(
            "{ANSWER}( *)? (på|till|i|under|om) (fråga (#|ett|två|tre|fyra|fem)|frågorna|punkt*|avsnitt*|kapitel*|kap|paragraf*|sida*|stycke*|rubrik*)"
        ),
        &format!(
            "(delar|en del|den del|en punkt|punkt*|stycket|avsnittet|meningen|raden)( *)?( *)? (av|i|ur) {OURS}( *)? {ANSWER}"
        ),
        "(resten|övrigt|övriga|det andra|allt annat|andra synpunkter)( *)?( *)?( *)? (står|stå|gäller|gälla|kvar|kvarstår|kvarstå|ligger|oförändra*)",
    ])
});

/// What is said of several things may be taken back of one.
static ABOUT_A_PART: LazyLock<Regex> =
    LazyLock::new(|| any_of(&["(synpunkter|synpunkterna|svaren|kommentarer|(våra|mina) svar) (om|kring) *"]));

static ABOUT_THE_WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(om|kring)( *)? (remiss*|förslag*|*planen|*plan|ärende*|*programmet|*strategin|*policyn|riktlinje*|överenskommelse*|detta|det|den|ks|#)",
    ])
});

/// Begins with what the writer is for or against now.
static HOLDS_NOW: LazyLock<Regex> = LazyLock::new(|| {
    let now = "(nu|numera|i stället|istället|fortfarande|alltjämt|dock|helt|inte)";
    let first = "^(* )?(* )?(* )?(* )?";
    any_of(&[
        &format!(
            "{first}(till?styrker|till?styrka|avstyrker|avstyrka|stöder|stödjer|stödja|stöda|stöttar|stötta|godkänner|godkänna|accepterar|acceptera|biträder|biträda|instämmer|instämma|motsätter|motsätta|avvisar|avvisa|avslår|avslå|förordar|förorda|yrkar|yrka|support|oppose|endorse|reject)"
        ),
        &format!(
            "{first}(ställer|ställa)( *)?( *)?( *)? (oss|mig|sig)( *)? (bakom|positiv*|negativ*|avvisande)"
        ),
        &format!("{first}(säger|säga|röstar|rösta)( vi| jag)?( {now}){{0,2}} (ja|nej)"),
        &format!(
            "{first}(är|vara)( vi| jag)?( {now}){{0,2}} (emot|positiva|positiv|negativa|negativ|(för|mot) (förslag*|*planen|*plan|det|detta|*programmet|*strategin|*policyn|riktlinje*|överenskommelse*))"
        ),
        &format!("{first}(anser|tycker|menar)( vi| jag)? {now}"),
        "^(* )?(nu|numera|i stället|istället) (anser|tycker|menar)",
    ])
});

static HOLDS_NO_LONGER: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(inte|ej) längre( *)? (till?styrka|avstyrka|stödja|stöda|godkänna|acceptera|ställa|säga|vara)",
        "(återkalla*|återtar|tillbaka)",
        // It is the answer that nobody stands behind.
        "(stöder|stödjer|stöttar|godkänner|accepterar|instämmer|biträder)( *)? (inte|ej) längre",
        "(stöder|stödjer|stöttar|godkänner|accepterar|biträder) det (inte|ej)",
        "(stöder|stödjer|stöttar|godkänner|accepterar|biträder|instämmer|ställer)…( *)? (svaret|yttrandet|remissvaret|innehållet)",
    ])
});

/// What stood in the answer that is taken back.
static HELD_THERE: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&["(där|vari|i vilket|i vilken|i vilka|som (till?styrk*|avstyrk*|stöd*|godkän*))"])
});
