//! "Jag vill dra tillbaka dem": what is taken back was named before. Nobody but its owner can take it back in the first
//! person, and it is the writer's own answer where the mail names one. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::again::ANSWER;
use super::taken_back::OWN;
use super::words::NAMES_AN_ANSWER;
use crate::recognition::Place;
use crate::recognition::phrase::{Saying, any_of};
use crate::recognition::sentence::Sentence;

/// Whether the writer takes "it" back in this sentence.
pub(super) fn takes_it_back(one: &Sentence) -> bool {
    TAKES_IT_BACK.is_said_in(one) && !one.asks()
}

/// Whether the sentence names the writer's own answer, or heads the mail as one.
pub(super) fn names_ones_own(one: &Sentence) -> bool {
    let headed = || one.place == Place::Subject && NAMES_AN_ANSWER.is_said_in(one);
    ONES_OWN.is_match(&one.said) || was_sent(one) || headed()
}

/// Whether the sentence tells that an answer was sent or signed before.
pub(super) fn was_sent(one: &Sentence) -> bool {
    SENT_BEFORE.is_match(&one.said)
}

static TAKES_IT_BACK: LazyLock<Saying> = LazyLock::new(|| {
    let it = "(det|den|dem|dom|detta|dessa|alltihop|allt|allting|alltsammans|(min|mitt|mina|vår|våra) (underskrift*|namnunderskrift*))";
    let we = "(jag|vi|styrelsen|*föreningen|*klubben)";
    let also = "( (nu|härmed|därför|också|alltså|helt|gärna|verkligen|tyvärr|istället|alla|få|att få)){0,3}";
    let wish = "(vill|önskar|måste|skulle vilja|ber att|ber om att|väljer att|har (beslutat|bestämt)( (oss|mig))?( för)? att)";
    let back = "(dra tillbaka|ta tillbaka|återkalla|återta)";
    Saying::new(
        &["tillbaka", "återkalla", "återta"],
        &[
            &format!("{we} {wish}{also} {back} {it}"),
            &format!("{we} {wish}{also} (dra|ta) {it} tillbaka"),
            &format!("{we}…~~ (och|men)( så)? {wish}{also} {back} {it}"),
            &format!(
                "^((hej*|god dag) )?(, )?((skickade|lämnade|mejlade)…~~~ och )?{wish}{also} {back} {it}"
            ),
            &format!("{we}( härmed)? (drar|tar){also} tillbaka {it}"),
            &format!("{we}( härmed)? (drar|tar){also} {it}{also} tillbaka"),
            &format!("{we}( härmed)? (återkallar|återtar){also} {it}"),
            &format!("{it} {wish} {we}{also} {back}"),
            &format!("{it} (drar|tar) {we}{also} tillbaka"),
        ],
        &[
            "(inte|ej|aldrig|varken|knappast)",
            "(om|ifall|när|innan|förrän) (vi|jag)",
            // "Vi vill ta tillbaka den från båtarna": a shore.
            "(tillbaka|återta|återtar) (det|den|dem) (från|åt|med|vi|jag|som|till)",
        ],
    )
});

static ONES_OWN: LazyLock<Regex> =
    LazyLock::new(|| any_of(&[&format!("{OWN}~~ ({ANSWER}|*underskrift*|kommentar*)")]));

static SENT_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let sent = "(skickade|skickat|lämnade|lämnat|mejlade|mejlat|sände|sänt|gav|gett)";
    let answer = format!("({ANSWER}|kommentar*)");
    any_of(&[
        &format!("(jag|vi|har)~ {sent}~~~ {answer}"),
        &format!("^((hej*|god dag) )?(, )?{sent}~~ {answer}"),
        &format!("{sent} (jag|vi)~~~ {answer}"),
        "(jag|vi)~~ (svarade|svarat|yttrade (mig|oss)|undertecknade|undertecknat|skrev under|skrivit under)",
    ])
});
