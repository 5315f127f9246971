//! What is said of a paper that is asked for, once it has been named: "Den låg inte med." See `phrase` for how the
//! patterns are read.
//!
//! "Det" and "de" begin sentences about anything, and count only with the words for papers. "Den" is what was just
//! named, whatever it does: a sentence that begins with it is about the paper, unless it judges, tells what becomes of a
//! thing, or the proposal itself is the paper.

use std::sync::LazyLock;

use regex::Regex;

use super::beside::holds;
use super::practical::CLAUSES;
use crate::recognition::phrase::{Phrases, any_of};
use crate::recognition::sentence::Sentence;

/// Whether `one` says of a paper that was asked for no more than that it ought to be there.
pub(super) fn is_missed(one: &Sentence) -> bool {
    let ends = || !CLAUSES.split(&one.said).skip(1).any(|part| holds(&one.part(part)));
    OUGHT_TO.is_match(&one.said) && ends()
}

/// Whether `one` is about the paper that `this` asks for, and holds nothing of the matter.
pub(super) fn is_of_the_paper(one: &Sentence, this: &Sentence) -> bool {
    let said = &one.said;
    let refers = || REFERS.is_match(said) && !THERE_IS.is_match(said);
    let does = || DOES.is_match(said) && !OF_A_THING.is_match(said) && !THE_PROPOSAL.is_match(&this.said);
    NOT_THERE.is_match(said) || is_missed(one) || ((refers() || does()) && !holds(one))
}

/// What a paper that is asked for is called once it has been named.
const IT: &str = "(den|det|de|dom|dessa|detta)";

/// Speaks of what was asked for: "it" before what is said of papers and not before a noun. Or of what is the writer's,
/// or of what we said.
static REFERS: LazyLock<Regex> = LazyLock::new(|| {
    let known = "(bifoga*|med|offentlig*|allmän|allmänt|allmänna|publicer*|dater*|upprätt*|färdig*|klar|klart|klara|sekretess*|upplad*|antag*|tagen|taget|tagna|juster*|underskriv*|från|till|borta|kvar)";
    any_of(&[
        &format!("{IT} [a-z]+(ades|erades|ndes|rdes|ttes|ogs)"),
        &format!(
            "{IT} (finns|fanns|låg|ligger|saknas|nämns|omnämns|hänvisas|åberopas|citeras|redovisas|används|behövs|utlovas|ingår|ingick|gäller|gällde|avser|avsåg|rör|rörde|berör|tillhör|kom|fick|fattades)"
        ),
        &format!("{IT} (står|stod) (i|på|som|inte|ej|med|omtalad*)"),
        &format!("{IT} (går|gick)~~ att"),
        &format!("{IT} (är|var|blev)~~ {known}"),
        &format!(
            "{IT} (ska|skall|skulle|kan|kunde|måste|behöver|behövde)~~ (användas|bifogas|läsas|läggas fram|finnas|ligga|ingå|skickas|visas|delas|till|{known})"
        ),
        "(min|mitt|vår)",
        "(ni|du)~ (lova*|utlova*|skrev|skriver|sa|sade|sagt|nämn*|hänvis*|åberop*|skulle)",
    ])
});

/// The same "it", where it is nothing but how a sentence begins: "Det finns inga bänkar."
static THERE_IS: Phrases = Phrases::new(&[
    "det (finns|är|blir|blev|går|kommer) (ingen|inget|inga|få|fler|många|redan|så|bara|knappt)",
]);

/// What was asked for lies not where it was looked for.
static NOT_THERE: LazyLock<Regex> =
    LazyLock::new(|| any_of(&[&format!("{IT} (saknas|saknades|fattas|fattades) (i|på|bland|hos|från)")]));

/// What ought to be with a paper, and with nothing that is proposed.
static OUGHT_TO: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[&format!(
        "{IT} (bör|borde|måste|ska|skall|skulle|lär|torde|verkar|tycks|kan|har)( väl| nog| ju| ha| vara| inte| ej| också){{0,3}} (offentlig*|allmän|allmänna|publicera*|bifoga*|legat|funnits (med|hos|på|i)|finnas (hos|bland|i (diariet|akten|ärendet|arkivet|handlingarna)|på (hemsid*|webb*))|skickats|medfölj*|följt med|följa med|fallit (bort|ur)|ramlat (bort|ur)|försvunnit (ur|från)|kommit (med|bort)|upprätta*|diarief*|registrer*)"
    )])
});

/// What "it" does or what was done with it.
static DOES: Phrases = Phrases::new(&[
    // No adjective that stands between "den" and a noun ends so: "den gamla skolan".
    "^den [a-z]{2,}(r|s)",
    "^den [a-z]+ (ni|du|vi|jag)",
    "^den [a-z]+(ade|dde|kte|gde|nde|rde|de|te) (#|i|på|av|till|för|inte|ej|hos|med|under|när|aldrig|mycket|om)",
    "^den (togs|gavs|skrevs|hölls|gjordes|kom|gick|låg|stod|fanns|försvann|föll|ramlade|kanske)",
    "^den (har|hade) (inte|ej|ännu|aldrig|redan)~ [a-z]+(ts|at|it|tt)",
    "^den (blev|är|var)~ (suddig*|oskarp*|oläslig*|svartvit*|beskuren|avklippt)",
    "^den (är|var) på #",
]);

/// The same of what the paper shows: what it does to people and places, and what becomes of it.
static OF_A_THING: Phrases = Phrases::new(&[
    "^den (underskatta*|överskatta*|bortser|utgår|räknar|påstår|hävdar|missbedöm*|förringar|blir|känns|får|bör|tar|ger|gör|kräver|skapar|innebär|leder|stör|skymmer|luktar|bullrar|drabbar|räcker|duger|fungerar|funkar|behöver|saknar|kostar|slår|tvingar|glömmer|missar|läcker|sliter|delar|skär|går|kommer|hatar|avskyr|ogillar|älskar|gillar|stoppar|vägrar|ligger)~",
    "^den (behövs|rivs|stängs|säljs|byggs|flyttas|försvinner|hotas|skadas|förstörs|används (av|inte))",
    "(läggs|läggas|lades) (ner|ned)",
]);

/// The proposal, where it is the paper that is asked for.
static THE_PROPOSAL: Phrases = Phrases::new(&[PROPOSAL]);

/// What the paper is called that everybody was asked about.
pub(super) const PROPOSAL: &str =
    "(*planen|förslaget|programmet|*strategin|policyn|riktlinjerna|överenskommelsen)";
