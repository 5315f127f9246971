//! "Jag vill dra tillbaka dem": what is taken back was named before. Whoever withdraws something gave it; but a street or a
//! square can be taken back by anybody, so that "it" is the writer's own answer only where nothing named since has its gender
//! and number. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::again::ANSWER;
use super::circumstances::tells_of_the_writer;
use super::is_courtesy;
use super::taken_back::OWN;
use crate::pattern::Pattern;
use crate::recognition::Place;
use crate::recognition::phrase::{Phrases, Saying, any_of};
use crate::recognition::sentence::Sentence;

/// Sentences that an "it" reaches back over, where nothing it can stand for is named in them.
const REACH: usize = 8;

/// Whether the writer takes "it" back in this sentence.
pub(super) fn takes_it_back(one: &Sentence) -> bool {
    TAKES_IT_BACK.is_said_in(one) && !one.asks()
}

/// Whether the sentence tells that an answer was sent or signed before.
pub(super) fn was_sent(one: &Sentence) -> bool {
    SENT_BEFORE.is_match(&one.said)
}

/// Whether "it" that `one`, behind the sentences `before` it, takes back is the writer's own answer. It is where `sent`
/// says that one was sent and the writer withdraws it, whatever stands between.
pub(super) fn is_ones_own(one: &Sentence, before: &[Sentence], sent: bool) -> bool {
    let Some(found) = TAKES_IT_BACK.found_in(one).next() else { return false };
    let above = one.part(one.said.get(..found.start).unwrap_or_default());
    let back = one.said.get(found).unwrap_or_default();
    let withdraws = WITHDRAWS.is_match(back);
    if (withdraws && sent) || ONES_OWN.is_match(back) {
        return true;
    }
    let its = |word| ITS.iter().find(|it| it.words.contains(&word));
    let Some(it) = back.split(' ').rev().find_map(its) else { return false };
    if let Some(named) = it.named_in(&above, false) {
        return named != Named::Other;
    }
    let mut near = true;
    for each in before.iter().rev().take(REACH) {
        // A heading of the answer that follows names nothing that came before.
        let heads = each.place != Place::Subject && HEADS.is_match(each.written());
        if let Some(named) = it.named_in(each, heads) {
            return named == Named::Sent || (named == Named::Own && near);
        }
        near &= withdraws || is_courtesy(each) || tells_of_the_writer(each);
    }
    false
}

/// What "it" can stand for.
#[derive(PartialEq)]
enum Named {
    /// An answer that was sent.
    Sent,
    /// What the writer calls an answer of their own.
    Own,
    Other,
}

/// A word for "it", and what it stands for.
struct It {
    words: &'static [&'static str],
    /// Answers of its gender and number.
    answer: Phrases,
    /// The same, as the writer's own.
    own: Phrases,
    /// How other words of its gender and number end, named in the definite.
    ends: &'static [&'static str],
    /// Whether it stands for a deed as well: "Jag svarade i går. Jag vill ta tillbaka det".
    of_deeds: bool,
}

static ITS: [It; 3] = [
    It {
        words: &["det", "detta", "allt", "alltihop", "allting", "alltsammans"],
        answer: Phrases::new(&["(*svar|*svaret|*yttrande|*yttrandet|mejl|mejlet|mail|mailet)"]),
        own: Phrases::new(&["(mitt|vårt)~~ (*svar|*yttrande|mejl|mail)"]),
        ends: &["et"],
        of_deeds: true,
    },
    It {
        words: &["den"],
        answer: Phrases::new(&[
            "(*skrivelse|*skrivelsen|inlaga|inlagan|synpunkt|synpunkten|kommentar|kommentaren)",
        ]),
        own: Phrases::new(&["(min|vår)~~ (*skrivelse|inlaga|synpunkt|kommentar)"]),
        ends: &["en", "an"],
        of_deeds: false,
    },
    It {
        words: &["dem", "dom", "dessa"],
        answer: Phrases::new(&[
            "(synpunkter|synpunkterna|kommentarer|kommentarerna|svaren|*yttrandena|*underskrifter)",
        ]),
        own: Phrases::new(&["(mina|våra)~~ (synpunkter|kommentarer|*svar|*yttranden|*underskrifter)"]),
        ends: &["na"],
        of_deeds: false,
    },
];

/// Words that end like a thing and are none.
const NO_THINGS: [&str; 6] = ["mycket", "vilket", "inget", "garna", "sedan", "innan"];

/// Letters of a word that names a thing in the definite, at least.
const A_THING: usize = 5;

impl It {
    /// What is named last in the sentence of what it can stand for. Where it `heads` what follows, it names no answer.
    fn named_in(&self, one: &Sentence, heads: bool) -> Option<Named> {
        let said = one.said.as_str();
        if was_sent(one) && (self.of_deeds || self.answer.is_match(said)) {
            return Some(Named::Sent);
        }
        let own = if one.place == Place::Subject { &self.answer } else { &self.own };
        let own = own.find_iter(said).last().filter(|_| !heads);
        let mut behind = said.get(own.map_or(0, |own| own.end())..).unwrap_or_default().split(' ');
        let thing = |word: &str| {
            word.len() >= A_THING
                && self.ends.iter().any(|end| word.ends_with(end))
                && !NO_THINGS.contains(&word)
        };
        if behind.any(thing) { Some(Named::Other) } else { own.map(|_| Named::Own) }
    }
}

/// Begins as a heading with what it heads behind it: "Mina synpunkter: gatan är smal".
static HEADS: Pattern =
    Pattern::new(r"(?i)^\W*(?:här (?:är|kommer|följer) )?(?:mitt|vårt|mina|våra|min|vår) [^:.]{0,40}:\s");

/// Nobody withdraws what is not theirs.
static WITHDRAWS: Phrases = Phrases::new(&["(dra|drar|återkalla|återkallar)"]);

pub(super) static TAKES_IT_BACK: LazyLock<Saying> = LazyLock::new(|| {
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
            // What is told behind it was not named before.
            "(tillbaka|återta|återtar) (det|den|dem) (vi|jag|som)",
        ],
    )
});

static ONES_OWN: LazyLock<Regex> =
    LazyLock::new(|| any_of(&[&format!("{OWN}~~ ({ANSWER}|*underskrift*|kommentar*)")]));

static SENT_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let sent = "(skickade|skickat|lämnade|lämnat|mejlade|mejlat|sände|sänt|gav|gett)";
    let answer = format!("({ANSWER}|kommentar*)");
    any_of(&[
        &format!("(jag|vi|har|styrelsen|*föreningen|*klubben)~ {sent}~~~ {answer}"),
        &format!("^((hej*|god dag) )?(, )?{sent}~~ {answer}"),
        &format!("{sent} (jag|vi)~~~ {answer}"),
        &format!("{answer}~~~ ({sent} (jag|vi)|(jag|vi)( har| hade)? {sent})"),
        "(jag|vi)~~ (svarade|svarat|yttrade (mig|oss)|undertecknade|undertecknat|skrev under|skrivit under)",
    ])
});
