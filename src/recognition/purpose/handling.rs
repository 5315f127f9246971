//! What is told of how our letter is dealt with until it is answered: that it came, who has it, that somebody will look at
//! it. Every word of such a sentence is about that, and none about the matter.

use std::sync::LazyLock;

use regex::Regex;

use super::beside::is_a_view;
use super::takes_a_side;
use crate::pattern::pattern;
use crate::recognition::given_names::is_persons;
use crate::recognition::sentence::Sentence;

/// Whether the sentence tells what is done with our letter, and no more.
pub(super) fn is_of_handling(one: &Sentence) -> bool {
    (HANDLES.is_match(&one.said) || GOT.is_match(&one.said) || somebody_left(one))
        && !is_a_view(one)
        && !takes_a_side(one)
}

/// Whether a person has left who had our letter: "Ledarna har slutat" is of a club.
fn somebody_left(one: &Sentence) -> bool {
    one.said.ends_with(" har slutat ") && one.written().split_whitespace().next().is_some_and(is_persons)
}

/// Looks at it, takes it up at the next meeting.
static HANDLES: LazyLock<Regex> = LazyLock::new(|| {
    let does = "(?:ta|tar) (?:(?:den|det|detta|saken|fragan|arendet) )?upp|(?:ta|tar) (?:den|det|detta|saken|fragan|arendet) pa|titta[r]?|kika[r]?|kolla[r]?|diskutera[r]?|behandla[r]?|lyfta|lyfter|bereda|bereder|lasa|laser|tas upp|behandlas|diskuteras|bereds|(?:ga|gar) igenom";
    let about = "jag|vi|styrelsen|ska|skall|kommer|att|det|den|detta|dem|saken|fragan|arendet|remissen|pa|i|till|vid|med|nasta|[a-z]*mote|[a-z]*motet|[a-z]*sammantrade|[a-z]*sammantradet|snart|sen|sedan|senare|idag|imorgon|dag|morgon|veckan|vecka|nu|sa|och|ok|okej|tack|hej|nar|tid|finns|igenom|internt|fort|har|oss|hos|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|den [0-9]+|[0-9]+|,";
    pattern(&format!("^ (?:(?:{about}) )*(?:{does}) (?:(?:{about}|{does}) )*$"))
});

/// It came, and has a number or somebody who sees to it.
static GOT: LazyLock<Regex> = LazyLock::new(|| {
    let number = "[a-z]{0,4}[0-9][a-z0-9./-]*";
    let case = format!(
        "(?:(?:er|ert|den|denna) )?(?:remiss|remissen|skrivelse|skrivelsen|arende|arendet)(?: [a-z]{{1,4}} {number})?"
    );
    let done = "(?:inkommen|inkommet|mottagen|mottaget|registrerad|registrerat|diarieford|diariefort|vidarebefordrad|vidarebefordrat|fordelad)";
    let to = format!("(?:till|hos|pa|den|med|under) (?:[a-z]+ ){{0,2}}(?:{number}|[a-z]+)");
    pattern(&format!(
        "^ (?:(?:{case} (?:kom in|inkom|kom fram|ankom)|{done}(?:(?: ,| och| samt){{0,2}} (?:{done}|{number}))*)(?: {to}){{0,2}}|{case} har (?:hos oss )?(?:fatt )?(?:nummer|nr|beteckning|beteckningen|dnr|referens) (?:[a-z]{{1,4}} )?{number}|ny (?:kontakt|kontaktperson|handlaggare) (?:ar )?[a-z]+ [a-z]+) $"
    ))
});
