//! What people write when their answer is not to count. See `phrase` for how the patterns are read.
//!
//! Most of what is not to be done with an answer limits how it counts, "inte två gånger", "inte före jul", "inte som ett
//! ja", in more ways than a list has. So it is taken back only where nothing limits what was said.

use std::sync::LazyLock;

use super::again::ANSWER;
use super::taken_back::{OWN, SENT};
use super::words::OURS;
use crate::recognition::phrase::{Phrases, Saying};
use crate::recognition::sentence::Sentence;

/// What an answer is there for.
pub(super) const COUNTED: &str = "(räknas|beaktas|tas med|gälla|gäller)";

/// The same, or what is done with it, which may end.
pub(super) const KEPT: &str =
    "(räknas|beaktas|tas med|gälla|gäller|registreras|diarieförs|diarieföras|används|användas|behandlas)";

/// Whether the sentence says that the writer's answer is not to count, and nothing that limits it.
pub(super) fn is_not_to_count(one: &Sentence) -> bool {
    let behind = |end: usize| one.said.get(end..).unwrap_or_default();
    UNCOUNTED.found_in(one).any(|found| {
        let rest = behind(found.end);
        rest.is_empty() || WITHOUT_LIMIT.is_match(&format!(" {rest}"))
    })
}

pub(super) static UNCOUNTED: LazyLock<Saying> = LazyLock::new(|| {
    let (own, ours, answer) = (format!("{OWN}~ {ANSWER}"), OURS, ANSWER);
    let wish = "(vill|önskar)( nu| därför| verkligen| alltså)?";
    let please = "(snälla |vänligen |var vänlig och |var snäll och )?";
    let from = "( (från|som|av)~~~~)?";
    let not = format!("(ska|skall|bör) (inte|ej) {COUNTED}");
    Saying::new(
        &[
            "inte med", "ej med", "inte att", "ej att", "längre att", "räkna", "beakta", "inte ta med",
            "inte gälla", "ej gälla", "inte tas", "ej tas", "av misstag", "fel",
        ],
        &[
            &format!(
                "^(hej )?(, )?{please}((ta|räkna) (inte|ej) med|(räkna|beakta) (inte|ej)( längre)?) {own}"
            ),
            &format!("{wish} (inte|ej)( längre)? att {own}( ska| skall)? {COUNTED}"),
            &format!("{wish} (inte|ej) längre att {own}( ska| skall)? {KEPT}"),
            &format!("{wish} (inte|ej) att {own}( ska| skall)? {KEPT} längre"),
            &format!("{wish} (inte|ej)( längre)? att ni (räknar|räknar med|beaktar|tar med) {own}"),
            &format!(
                "ni (ska|skall|bör|får|behöver) (inte|ej)( längre)? (räkna|räkna med|beakta|ta med) {own}"
            ),
            &format!("{ours} {answer}{from} {not}"),
            &format!("{SENT}… {not}"),
            &format!("{own}… (av misstag|fel) , (ta|räkna|använd) (inte|ej)( med)? (det|den)"),
            &format!("(svaret|*yttrandet|remissvaret|mejlet) från (oss|mig|vår *|min *) {not}"),
        ],
        &[],
    )
});

/// What may stand behind it: when it was sent, where it does not count, why, or something else. No other word does.
static WITHOUT_LIMIT: Phrases = Phrases::new(&[
    "^(,|längre|alls|mer|tack|och|eftersom|då|från|det|den|jag|vi)",
    "^för (att|jag|vi|det|den|styrelsen)",
    "^som (jag|vi)",
    "^utan~ (kastas|slängas|raderas|strykas|makuleras|förstöras|återkallas|(tas|ska tas|dras) (bort|tillbaka))",
    "^i (går|förrgår|måndags|tisdags|onsdags|torsdags|fredags|lördags|söndags|sammanställningen|redovisningen|ärendet|remissen|underlaget|beredningen)",
    "^(på|om) (remissen|ärendet|förslaget|*planen|programmet|*strategin|policyn|ks|#)",
]);
