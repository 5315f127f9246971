//! Whose time it is that somebody writes of: the writer's own to answer, or others' and for other things. See `phrase` for
//! how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::later::LATER_ON;
use super::time::{TIME, TIME_TO_ANSWER, WEEKS};
use crate::recognition::phrase::{Phrases, any_of};
use crate::recognition::sentence::Sentence;

/// It is for something else, was granted, or nobody asks for it.
pub(super) const NOT_OURS: [&str; 9] = [
    "(skicka|lämna|sända|komma|ge)( in)? (in )?(med )?(sin |en )?(ansökan|ansökningar|ansökningarna) (till|fram|senast|efter)",
    "(fick|fått|beviljat|beviljade|beviljats|beviljad|tack för|tackar för)~~~~ (anstånd*|uppskov*|förlängd*|förläng*|mer|längre|extra)",
    "(ni|kommunen|du)~ (skrev|skriver|säger|sa|sade|erbj*|medger|nämnde|nämner)",
    "(man kan|kan man|kunde man|ska man|behöver man|får man)",
    "(inte|ej|inget|inga)~ (be|begära|behov|behöva|behöver|begär|söka)",
    "(behöver|begär|ber|önskar)~ (inte|ej|inget)",
    "(tid|längre tid|mer tid) (till|med|åt|för) (barn*|elev*|ungdom*|medlem*|verksamhet*|varje|varandra|familj*)",
    "(anstånd*|uppskov*|respit*) (med|från|för)~ (hyra*|*avgift*|betalning*|räkning*|faktur*|skatt*|lån*)",
    "(att|för att|hinner) (ansöka|söka|betala)",
];

/// Whether others need it, or answer late.
pub(super) fn is_of_others(one: &Sentence) -> bool {
    OTHERS.is_match(&one.said)
}

/// Whether the sentence is about every consultation: a habit, no wish for this one.
pub(super) fn is_a_habit(one: &Sentence) -> bool {
    HABIT.is_match(&one.said)
}

/// Whether the writer asks in the first person, or tells the day: then it matters not who else stands in the sentence.
pub(super) fn is_the_writers(one: &Sentence) -> bool {
    OWN.is_match(&one.said)
}

static OTHERS: Phrases = Phrases::new(&[
    "(förslaget|överenskommelsen|samverkan|samarbetet|dialogen|samrådet|föreningslivet|civilsamhället|riktlinjerna|programmet|planen|strategin|policyn|kommunen|avtal*|skolan|personal*|barn*|elev*|förskol*|föreningar|föreningarna|invånar*|boende|äldre|ungdomar*|företag*|man|folk|alla)~~~ (behöver|bör|borde|ska|måste|ger|får|hinner)",
    // Our own letter, given back: "Behöver ni anstånd, hör av er i god tid."
    "(behöver|önskar|begär|söker|hinner) (ni|du)",
    "(ni|du|den|de)( som)? (behöver|önskar|begär|söker|hinner|vill ha|kan (begära|söka|be om|ansöka))",
    "hör av (er|dig) (i god tid|till|om ni|senast|innan|före|så snart)",
    "^(begäran|ansökan) om~~ (lämnas|görs|skickas|ställs|ska)",
    "om (man|någon|en förening)~~ (anstånd|hinner|behöver)",
    "varje (år|månad|vecka|gång)",
    ANSWER_OF_THEIRS,
    ANSWER_FROM_THEM,
    "(nämndens|förvaltningens|regionens) (svar|besked|yttrande*)… (alltid|ofta|jämt|ständigt|sällan)",
]);

/// Answers of those who decide, not the sender's. A region's or a board's may be the sender's, for they are asked too.
pub(super) const ANSWER_OF_THEIRS: &str =
    "(kommunens|politikernas) (svar|besked|yttrande*)…~ (dröj*|försen*|kommer|blir|skickas)";

/// The same, said the other way.
pub(super) const ANSWER_FROM_THEM: &str = "(svar|svaret|svaren|besked|beskedet|yttrande*) från (kommunen|nämnden|förvaltningen|politiker*|regionen|er)~~ (dröj*|försen*|kommer|blir|skickas)";

static HABIT: Phrases = Phrases::new(&[
    "så (lång*|många|mycket|omfattande|stora|krångliga|tjocka) (dokument*|text*|handling*|remiss*|papper*)",
    "alla (remisser*|dokument|handlingar|papper)",
    "(hinner|hann)~~ (alltid|ofta|jämt|sällan)",
]);

static OWN: LazyLock<Regex> = LazyLock::new(|| {
    let more = format!("({TIME_TO_ANSWER}|{TIME}|{WEEKS} (till|extra|mer|ytterligare|längre|på oss))");
    let also = "( (nu|därför|också|alltså|tyvärr|gärna|härmed|själva|verkligen|ändå|dock|även|skulle|vill|kommer att)){0,2}";
    let need = "(ber|be|begär|begära|behöver|behöva|önskar|önska|söker|söka|ansöker|anhåller|hemställer|hoppas|vill ha|vilja ha|få)";
    any_of(&[
        &format!("(vi|jag){also} {need}~~~ {more}"),
        &format!("{need}{also} (vi|jag){also}~~~ {more}"),
        &format!("(ge|låt) (oss|mig)~~ (till (den )?#|{more})"),
        &format!("(kan|får|kunde|skulle) (vi|jag){also}~~~ {more}"),
        &format!("(vi|jag)…~~~ (och|men|så|,) {need}~~ {more}"),
        &format!("(dröjer|dröja|försenat|försenad|anstånd*|uppskov*)~ {LATER_ON}"),
    ])
});
