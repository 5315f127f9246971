//! What takes from "inget att invända" or a word of praise what it said: "vi har inget emot huset, men det är för högt".
//! Nobody can tell what such a sender thinks.

use std::sync::LazyLock;

use regex::Regex;

use super::softer::{BAD, GOOD};
use super::{Leaning, Stance};
use crate::recognition::phrase::any_of;
use crate::recognition::sentence::Sentence;

/// Takes nothing from it: thanks, a good wish, a reminder, an offer, or why one has nothing to say.
static COURTESY: LazyLock<Regex> = LazyLock::new(|| {
    let wishes = "(vill|vilja|skulle|önskar|hoppas)~~";
    // What is got is an answer or a seat, and no change: not "få med ett avsnitt".
    let told = "(veta|höra|se hur|information|besked|återkoppling|svar|protokoll*|beslutet|rapport*|underlag*|kallelse*|inbjudan|inbjudning*|kopia|kännedom|reda på|ta del|del av|delta|medverka|bidra|vara med|följa|fortsätta)";
    let more = "( (gärna|också|även|ett|en|mer|lite|er|fortsatt|löpande|skriftlig*))?";
    any_of(&[
        "(tack|tackar|tacka|tacksam*|lycka|välkomna*|uppskatta*|gratulera*|glad|glada|kul|roligt|trevlig*|intressant*|spännande)",
        "(ser|se) fram emot",
        // Who "ser gärna" or "vill gärna ha" wishes for a change.
        "([a-z]{3,}r|tar|hör|är|ses|möts|träffas|hörs|kan) gärna",
        "(önskar|hoppas)~ (er|på (ett |en )?(fortsatt|gott|bra))",
        &format!(
            "{wishes} (påminna|passa på|understryka|betona|framhålla|poängtera|lyfta|nämna|notera|bara säga|följa|delta|medverka|bidra|vara med|ta del|veta|höra|hållas)"
        ),
        &format!(
            "{wishes} (bli|bliva|hållas|få) (informera*|underrätta*|inbjud*|kontakta*|uppdatera*|kallad*)"
        ),
        "(ser|vill|önskar) gärna att (vi|jag)",
        &format!("{wishes} (få|ha){more}{more} {told}"),
        "(återkommer|följer|noterar|konstaterar|bidrar|deltar|medverkar|bifogar|skickar|läser)",
        "(hann|hinner|hunnit|tid|berörs|berör|kunskap*|kompetens*|resurser|möjlighet)",
        "(thank|thanks|appreciate*|look* forward|kiitos|takk|danke)",
    ])
});

/// Well and badly of the same.
static BOTH_WAYS: LazyLock<Regex> = LazyLock::new(|| {
    let not = "(inte|ej|icke)";
    let pair = "(varken|hverken|vare sig|både|neither|both)";
    any_of(&[
        &format!("{pair}~ {GOOD} (eller|och|nor|and)~ {BAD}"),
        &format!("{pair}~ {BAD} (eller|och|nor|and)~ {GOOD}"),
        &format!("{not}~ {GOOD}( ,)? (men|och)~~ {not}~~ {BAD}"),
        &format!("{not}~ {BAD}( ,)? (men|och)~~ {not}~~ {GOOD}"),
    ])
});

/// Blame of what was praised, behind the "but".
static BLAMES: LazyLock<Regex> = LazyLock::new(|| {
    let lead = "(den|det|samtidigt|också|tyvärr|är|blir|känns|helt|mycket|väldigt|riktigt|ganska|alldeles)";
    any_of(&[&format!("^,( {lead}){{0,4}} {BAD} (för|i|på|ur|när|om|och|,)")])
});

/// Blame in the writer's name, whatever part it is of.
static CRITICISES: LazyLock<Regex> = LazyLock::new(|| {
    let we = "(vi|jag|styrelsen|föreningen|klubben|partiet|nämnden|förbundet|rådet|medlemmarna)";
    let critical =
        "(kritisk*|tveksam*|skeptisk*|negativ*|orolig*|oroad*|missnöjd*|besviken|besvikna|frågande|emot)";
    let how = "( (mycket|väldigt|djupt|starkt|dock|också|även|däremot|fortfarande|ändå|ytterst|lite|något))?";
    let am = "(är|ställer (oss|mig|sig)|förhåller (oss|mig|sig))";
    any_of(&[
        &format!("{we}{how} {am}{how}{how} {critical}"),
        &format!("(är|ställer|förhåller) (vi|jag)( oss| mig)?{how}{how} {critical}"),
        &format!("{we}{how} (kritiserar|ifrågasätter|invänder|protesterar|oroas|oroar (oss|mig|sig))"),
    ])
});

/// Whether `sentence` blames anything of the matter: who does so has something to say.
pub(super) fn criticises(sentence: &Sentence) -> bool {
    !sentence.asks() && CRITICISES.is_match(&sentence.said)
}

/// Whether `clause`, behind a "but", is more than a courtesy.
pub(super) fn limits(clause: &Sentence) -> bool {
    clause.said.contains(|one: char| one.is_ascii_alphanumeric()) && !COURTESY.is_match(&clause.said)
}

/// Whether `clause`, behind a "but", blames what stood before it.
pub(super) fn blames(clause: &Sentence) -> bool {
    BLAMES.is_match(&clause.said)
}

/// Whether `said` takes neither side, or both: "varken bra eller dålig".
pub(super) fn says_both(said: &str) -> bool {
    BOTH_WAYS.is_match(said)
}

/// Whether `sentence` begins with a "but" and leaves nothing of the `last`, which took no side: "Vi har inget emot
/// huset. Men det är för högt."
pub(super) fn leaves_nothing_of(last: Leaning, sentence: &Sentence) -> bool {
    let but = || {
        let opening = sentence.said.split_ascii_whitespace().take(NEAR);
        sentence.said.starts_with(" men ") || opening.into_iter().any(|word| word == "dock")
    };
    matches!(last.stance, Stance::NoComments | Stance::Abstains) && but() && limits(sentence)
}

/// Words among which a "dock" stands that parts a sentence from the one before it.
const NEAR: usize = 4;
