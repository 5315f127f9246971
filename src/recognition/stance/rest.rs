//! What is asked for beside a yes in another sentence: changes in so many words, or what the yes leaves out. "I övrigt är
//! planen bra" is no plain yes where a lack or a wish stands before it.

use std::sync::LazyLock;

use regex::Regex;

use super::Stance;
use super::against::FIRMLY_AGAINST;
use super::denial::DENIES;
use super::qualified::{OTHERWISE, REMARK, is_against_one_part};
use super::softer::{ASKS_FOR_CHANGES, BAD};
use crate::pattern::Pattern;
use crate::recognition::Place;
use crate::recognition::phrase::{Phrases, any_of};
use crate::recognition::sentence::Sentence;

/// Something is missing, is to be done or is too much or too little.
static WANTS: Phrases = Phrases::new(&[
    "(saknas|saknar|fattas|efterlyser|önskar|önskas|yrkar|föreslår|kräver|måste|bör|borde|behöver|behövs|vill|velat)",
    "(alldeles |lite |något )?för (lite|få|många|dyr*|hög*|låg*|smal*|trång*|små|svag*|vag*|otydlig*)",
    "^(bygg|ändra|stryk|höj|sänk|behåll|bevara|flytta|fixa|inför|öka|minska|bredda|ta bort|lägg till|rädda)",
]);

/// A no to something, which is a part where the rest is spoken of.
static REFUSES: LazyLock<Regex> = LazyLock::new(|| {
    let yes =
        "(stöder|stödjer|stöttar|godkänner|accepterar|godtar|biträder|till?styrker|gillar|står|ställer)";
    let to_support =
        "(stödja|stöda|stötta|godkänna|acceptera|godta|biträda|till?styrka|ställa|stå|gå med på|ha)";
    any_of(&[
        &format!("{yes}( vi| jag| oss| mig| sig)? (inte|ej|icke)"),
        &format!("(vill|kan)( vi| jag)? (inte|ej|icke)~ {to_support}"),
        "(avstyrker|avvisar|ogillar|underkänner|motsätter|nej till|nej tack till)",
        "((vi|jag) (är|e)|(är|e) (vi|jag))~ emot",
        &format!("(är|e|blir|känns|verkar|vore)~~ {BAD}"),
    ])
});

/// No no at all, "vi är inte emot", or one to what there is now.
static NO_REFUSAL: Phrases = Phrases::new(&[
    "(inte|ej|inget|ingenting|inte något)~ (emot|fel)",
    "det (är|blev) fel",
    "(i dag|idag|dagens|nuvarande)",
]);

/// A lack that is asked about: "varför finns ingen cykelväg".
static WHY_NOT: Phrases = Phrases::new(&["varför… (ingen|inga|inget|inte)"]);

/// What is no wish of the proposal's: how the mail begins, or what the writer wants sent.
static OF_THE_MAIL: Phrases = Phrases::new(&[
    "(vill|önskar|måste|bör|ber)~~ (tacka|börja|inleda|svara|yttra|lämna|framföra|säga|sägas|meddela|erkänna|nämna|nämnas|veta)",
    "(behöver|behövs|saknas|saknar|bör|måste)~ (inte|inget|inga|ingenting|synpunkter)",
    "(inte|inget|inga|ingenting)~ (behöver|behövs|fattas|saknas)",
    "(bilaga|bilagan|bilagor|sändlist*|adress*|bekräftelse|kvittens|återkoppling|protokoll*|utskick*|svarstid*|remisstid*|personuppgift*|publicera*)",
]);

/// Where the rest begins.
static THE_REST: Pattern = Pattern::new(" (?:(?:i|for|fo) ovrigt|annars|resten|ovriga delar) ");

/// Whether any of the `sentences` asks for changes, beside those that are for it.
pub(super) fn ask_for_changes(sentences: &[Sentence]) -> bool {
    let refuses_a_part = |one: &Sentence| {
        FIRMLY_AGAINST.may_be_said_in(one) && !DENIES.may_be_said_in(one) && is_against_one_part(one)
    };
    let asks = |one: &Sentence| !one.asks() && (ASKS_FOR_CHANGES.is_said_in(one) || refuses_a_part(one));
    sentences.iter().any(asks) || speak_of_the_rest(sentences, Stance::Supports)
}

/// "Vinterväghållning saknas. I övrigt är strategin bra", or there is nothing to say of it "i övrigt".
pub(super) fn speak_of_the_rest(sentences: &[Sentence], stance: Stance) -> bool {
    let says =
        |one: &Sentence| one.leaning.get().is_some_and(|said| said.is_some_and(|said| said.stance == stance));
    let rest = sentences.iter().position(|one| says(one) && OTHERWISE.is_said_in(one));
    let Some((before, rest)) = rest.and_then(|at| Some((sentences.get(..at)?, sentences.get(at)?))) else {
        return false;
    };
    let within = THE_REST.find(&rest.said).and_then(|found| rest.said.get(..=found.start()));
    let body = before.iter().filter(|one| one.place != Place::Subject);
    within.is_some_and(wants)
        || body.into_iter().any(|one| if one.asks() { lacks_something(&one.said) } else { wants(&one.said) })
}

/// Whether `question` asks why something is missing.
pub(super) fn lacks_something(question: &str) -> bool {
    WHY_NOT.is_match(question)
}

fn wants(said: &str) -> bool {
    let refuses = || REFUSES.is_match(said) && !NO_REFUSAL.is_match(said);
    (WANTS.is_match(said) || refuses()) && !OF_THE_MAIL.is_match(said) && !REMARK.is_match(said)
}
