//! What stands behind a notice in the same sentence: more of it, or a view of the matter. See `phrase` for how the
//! patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::LATER;
use super::beside::{OF_SENDING, REASON, is_a_view};
use super::no_view::{NOTICE, OF_ANSWERING};
use super::practical::CLAUSES;
use crate::recognition::phrase::{Phrases, any_of};
use crate::recognition::sentence::Sentence;

/// Whether the sentence lets something be known, and does not go on with something of the matter: "Vi tog emot remissen
/// och vill ha fler bussar" answers.
pub(super) fn gives_notice(one: &Sentence) -> bool {
    let goes_on = || {
        let mut further = CLAUSES.split(&one.said).skip(1).map(|part| one.part(part)).peekable();
        let receipt = further.peek().is_some() && RECEIPT.is_match(&one.said);
        further.any(|part| !is_notice(&part) && (holds(&part) || (receipt && tells_else(&part))))
    };
    NOTICE.is_said_in(one) && !goes_on()
}

/// Whether `part` of a sentence that gives notice is about the answering, or about what is sent for it.
fn is_notice(part: &Sentence) -> bool {
    let said = &part.said;
    OF_ANSWERING.is_match(said)
        || OF_SENDING.is_match(said)
        || WANTS.is_match(said)
        || NOTICE.is_said_in(part)
}

/// Whether `part` of a sentence says what the writer holds.
fn holds(part: &Sentence) -> bool {
    HOLDS.is_match(&part.said) || is_a_view(part)
}

/// Whether `part` of a sentence that acknowledges our letter says something that is no part of handling it. Whoever
/// has it and goes on has most likely a view, in whatever words.
fn tells_else(part: &Sentence) -> bool {
    TELLS.is_match(&part.said)
        && ![&NAMES, &HANDLES, &REASON].iter().any(|of| of.is_match(&part.said))
        && !LATER.is_said_in(part)
}

/// Somebody has what we sent.
static RECEIPT: LazyLock<Regex> = LazyLock::new(|| {
    let letter = "(remiss*|ärende|ärendet|handling|handlingar|handlingarna|skrivelse*|förslag|förslaget|*planen|consultation)";
    let has =
        "(mottag*|mottog|tagit emot|tog emot|fått|fick|erhållit|registrer*|diarief*|kvittera*|received)";
    any_of(&[&format!("{has}…~ {letter}"), &format!("{letter}…~ {has}")])
});

/// What somebody holds whose name stands in another part of the sentence.
static HOLDS: Phrases =
    Phrases::new(&["(föreslår|önskar|konstaterar|saknar|anser|tycker|menar|yrkar|förordar|efterlyser)"]);

/// Wants papers, a call or time, or wishes us well: none of it is the matter.
static WANTS: Phrases = Phrases::new(&[
    "(saknar|saknas|önskar|vill|behöver|måste|att|få)~~~ (*rapport|*rapporten|*rapporter|*rapporterna|karta|kartan|kartor|kartorna|lista|*listan|inspelning|inspelningen|ring|ringa|ringer|ringas|besök|ta ställning)",
    "(önskar|hoppas)…~ (lycka till|samarbete|dialog)",
]);

/// Begins as what somebody says or does: a verb, or who does it and a verb. A title that goes on behind its "och" has
/// none.
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    let verb = "([a-z]+[aeioy]r|är|ska|vill|kan|måste|hoppas|oroas|behövs|saknas|krävs|känns|finns|blev|[a-z]+(ade|dde|kte|gde|nde|rde))";
    let also = "( (nu|dock|även|också|inte|ej|starkt|verkligen|gärna))?";
    any_of(&[
        &format!("^, ((och|men|samt|så|som|fast) )?{verb} *"),
        &format!(
            "^, ((och|men|samt|så|som|fast) )?(vi|jag|man|alla|många|flera|ingen|[a-z]+(en|an|et|na|erna)){also} {verb} *"
        ),
        "^, (på|i|vid|under|efter|enligt|hos|bland)~~ *(ade|dde|kte|gde|nde|rde) *",
        "^, ((but|and) )?((we|i) )?((also|do not|don t|strongly) )?(object|oppose|support|think|want|believe|suggest|hope|urge|question|agree|disagree|are|find|feel|doubt|fear|need|would)( *){2}",
    ])
});

/// Begins with several things, as titles do: "riktlinjer för föreningar".
static NAMES: Phrases =
    Phrases::new(&["^, [a-z]+[a-rt-z] (för|om|av|inom|vid|över|under|efter|eller|mot|till|hos)"]);

/// What is done with a letter until it is answered, and who does it.
static HANDLES: Phrases = Phrases::new(&[
    "(behandla*|bered|bereda|bereder|bereds|beretts|diarief*|registrer*|fördela*|vidarebefordra*|överlämna*|tilldela*|lämna*|remitter*|besvara*|yttra*|återkom*|avvakta*|samordna*|diskuter*|förankra*|granska*|läsa|läses|läst|titta*|meddela*|informera*|avser|planera*|hinner|hann|hunnit|hinna|träffas|möts|tack|tackar|hälsar|lägger|lagt|spara*|arkiver*|öppna|öppnas|hitta|hittar|ladda|skriva ut|skriver ut|komma åt|påbörja*|börja*|arbeta*|utse*|utsett|ansvar*|hanter*|sprid*|handlägg*|kallar|*nämndens)",
    "(ta|tar|tas|tagit) (upp|hand|ställning|del|in|med|fram|beslut|den|det|ärendet|remissen)",
    "(går|gå|gått) igenom",
    "(den|ärendet|remissen|handlingen|handlingarna) (är|har|ska|kommer|ligger|går|blir)",
    "(noterar|noterat)( att)? (sista|svar*|tid*|datum*|#)",
    "ser fram emot",
    "(inga|några) ((fler|ytterligare) )?frågor",
    "(kvittera*|bekräfta*|boka|bokar|glad*…~ (tillfrågad*|förtroendet|frågan))",
    "(arbetet|beredningen) (pågår|har)",
    "kommer gärna (på|till)",
    // Who is not the one to answer, or cannot.
    "(frågan|ärendet|remissen) (ligger|faller|hör|rör|berör)",
    "(har|saknar)~ (inte|ej|varken|ingen|inga)?~ (kapacitet|resurser|möjlighet|tid)",
    "(finns|är)~ (inte|ej) (kvar|aktiv*|längre)",
    "(vilande|nedlagd|slutat (i|på|som|hos)|i pension|är (den|de|inte den|inte de|inte jag|inte vi) som)",
    "(will|respond*|repl*|get back|return|answer*|contact|forward*|regist*|review*|read|consider*|discuss*|confirm*|thank*)",
]);
