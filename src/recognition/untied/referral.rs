//! "Remiss" is a doctor's referral too. Where a mail takes a side and has no more than that word, this asks which it is.

use std::sync::LazyLock;

use regex::Regex;

use super::super::context::opening;
use super::super::decided_on::names_a_document;
use super::super::written::Written;
use super::super::{Authority, Place, matter, stance};
use super::{OPENING, STEMS, voice};
use crate::message::Message;
use crate::pattern::{BEFORE_WORD, BEHIND_WORD, pattern};

/// The word alone.
static REMISS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i){BEFORE_WORD}rem{{1,2}}iss")));

/// Whoever is near, for patterns.
const KIN: &str = "mamma|pappa|sonen|dottern|barnet|(?:min|mitt|vår|vårt) (?:[[:alpha:]]+ )?(?:son|dotter|barn|mor|far|man|fru|syster|bror|pojke|flicka)";

/// A person's referral.
static NOT_OURS: LazyLock<Regex> = LazyLock::new(|| {
    let owners = "min|din|hans|hennes|sin|sonens|dotterns|barnets|mammas|pappas";
    let persons = "min|mitt|mina|mig|honom|henne|hen|vår (?:son|dotter)|mamma|pappa";
    pattern(&format!(
        "(?i){BEFORE_WORD}(?:{owners})\\s+(?:\\w+\\s+)?remiss|remiss(?:en)?\\s+(?:till|hos)\\s|remiss(?:en)?\\s+(?:om|för|på|angående|gällande)\\s+(?:{persons}){BEHIND_WORD}"
    ))
});

/// What may be a person's, where nothing says that the remiss is a consultation: somebody near, or who got one.
static PERSONAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?i){BEFORE_WORD}(?:(?:{KIN})s?{BEHIND_WORD}|(?:jag|han|hon|hen)\\s+(?:\\w+\\s+){{0,2}}(?:fick|fått|få|väntar)\\s+(?:\\w+\\s+){{0,3}}remiss|remiss(?:en)?\\s+(?:kom|har\\s+(?:inte\\s+)?kommit){BEHIND_WORD})"
    ))
});

/// A consultation: somebody asks, it is answered, or it is about something.
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        r"(?:er|eran|kommunens|nämndens|kommunstyrelsens|utsänd[ae]?|utskickad[ae]?|rubricerad[ae]?)\s+(?:\w+\s+)?remiss",
        r"(?:svar\w*|synpunkt\w*|yttra\w*)\s+(?:på|över|om|till)\s+(?:\w+\s+){0,2}remiss",
        r"remiss(?:en)?\s+(?:om|gällande|avseende|kring)\s",
        r"remiss(?:förslag|version|instans|tid|handling|omgång|runda)",
    ];
    pattern(&format!("(?i){BEFORE_WORD}(?:{})", words.join("|")))
});

/// Whether `text` speaks of a person's referral.
pub(super) fn is_a_persons(text: &str) -> bool {
    NOT_OURS.is_match(text)
}

/// The sentence that takes a side, in a mail that speaks of a consultation by that word.
pub(super) fn takes_a_side(message: &Message, authority: &Authority) -> Option<(Place, String)> {
    let new = message.new_text().map(|text| opening(text, OPENING));
    let texts: Vec<&str> = std::iter::once(message.subject.as_str()).chain(new).collect();
    let any = |words: &Regex| texts.iter().any(|text| words.is_match(text));
    let speaks = texts.iter().any(|text| STEMS.is_in(text) && REMISS.is_match(text));
    if !speaks || any(&NOT_OURS) {
        return None;
    }
    let written = Written::of(message);
    let taken = stance::first_taken(written.own(), &written.speaker)?;
    let side = taken.written();
    let of_it = || REMISS.is_match(side) || names_a_document(side);
    if !any(&ASKED) && (!of_it() || any(&PERSONAL)) {
        return None;
    }
    let private = |text: &&str| matter::is_private(text, authority) || matter::is_of_health(text);
    if texts.iter().any(private) && !voice::is_from_a_body(message, authority) {
        return None;
    }
    Some((taken.place, side.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::is_looked_at;

    #[test]
    fn a_referral_is_no_consultation() {
        for (subject, text, expected) in [
            ("Remissen", "Vi i föreningen fick remissen i fredags och är emot förslaget.", true),
            ("Remissen", "Vi är emot förslaget.", true),
            ("Ang remissen om strategin", "Vi tycker att det är bra.", true),
            ("Hej", "Vi säger nej till kommunens remiss. Mina barn behöver sin skola.", true),
            ("Hej", "Tack för remissen! Vi är positiva till förslaget.", true),
            ("Samtycke", "Jag tillstyrker att ni delar journalen. Remissen kom i fredags.", false),
            ("Remiss", "Vår son fick remissen i våras. Vi är positiva till planen ni föreslog.", false),
            ("Remiss för skolpsykolog", "Vi stöder förslaget att Elis utreds.", false),
            ("Remiss för Elis", "Vi är emot förslaget.", false),
            (
                "Fråga om remiss",
                "Mamma har fått en remiss. Vi säger nej till förslaget om avlastning.",
                false,
            ),
            ("Remissen", "Jag är emot att operera mig.", false),
            ("Hej", "Jag har inte fått någon remiss än. Jag säger nej till planen.", false),
        ] {
            assert_eq!(is_looked_at(subject, text), expected, "{subject}: {text}");
        }
    }
}
