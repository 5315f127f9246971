//! A deed that is only mentioned is nobody's stance: "vänta med att anta planen", "riskerna med att stödja den",
//! "kommunen vill anta den".

use super::denial::{BEGINS, FINITE, NOT, THAT, Words, begins, is_one_of};
use super::negation::is_writer;

/// Deeds without a tense.
static UNTENSED: Words = Words::new(|| {
    listed(
        "anta stodja stoda stotta acceptera godkanna godta bitrada tilltrada tillstyrka tilstyrka bifalla \
         stalla avsla avstyrka forkasta skrota slopa stoppa underkanna",
    )
});

/// Deeds with one, that whoever is asked to do them may be told not to: "innan ni avslår planen".
static TENSED: Words = Words::new(|| listed("avslar skrotar slopar stoppar underkanner forkastar"));

/// Behind these a deed is what something is about.
static ABOUT: Words = Words::new(|| listed("av med pa mot emot fran vid over genom utan efter"));

/// Before "för att" these make a view of it: "vi är för att", "vi röstar för att", "bestämt oss för att".
static FOR_IT: Words = Words::new(|| listed("ar e var vi jag oss sig mig rostar rostade"));

/// What ends a deed, puts it off or forbids it, by its beginning: "sluta stödja", "för tidigt att anta".
static LEFT: Words = Words::new(|| listed("sluta upphor tidigt brattom angra avvakta vanta droj"));

/// What somebody does to make others do it, by its beginning.
static PUSHES: Words = Words::new(|| listed("tving press lockar lockat lura overtal"));

/// What somebody wants or means to do.
static WANTS: Words =
    Words::new(|| listed("vill tanker tankte avser skulle valde valt kommer amnar hade forsoker"));

/// Anybody but the writer.
static OTHERS: Words = Words::new(|| {
    listed("kommunen kommun ni de dom man nagon politikerna politiker majoriteten regionen han hon")
});

fn listed(words: &'static str) -> Vec<&'static str> {
    words.split_ascii_whitespace().collect()
}

/// Words in which what leads to a deed is looked for.
const NEAR: usize = 4;
const FAR: usize = 6;

/// Whether what was `found` behind the words `before` is a deed that is only mentioned.
pub(super) fn is_only_mentioned(before: &[&str], found: &[&str]) -> bool {
    let is_in = |list: &Words| found.first().is_some_and(|deed| is_one_of(deed, list));
    if is_in(&TENSED) {
        return matches!(before, [.., "innan" | "om" | "nar" | "ifall", who] if is_one_of(who, &OTHERS));
    }
    is_in(&UNTENSED) && (is_led_to(before) || is_what_others_want(before))
}

/// The last `count` of the `words`.
fn last<'w, 'a>(words: &'w [&'a str], count: usize) -> &'w [&'a str] {
    words.get(words.len().saturating_sub(count)..).unwrap_or(words)
}

/// Whether the words `before` a deed make it something to be spoken of, to wait with or to be made to do.
fn is_led_to(before: &[&str]) -> bool {
    let near = before.len().saturating_sub(NEAR);
    let that = before.iter().rposition(|word| *word == "att").filter(|at| *at >= near);
    let Some((lead, behind)) = that.and_then(|at| before.split_at_checked(at)) else {
        return last(before, 1).iter().any(|word| begins(word, &LEFT));
    };
    if behind.iter().any(|word| *word == "," || is_one_of(word, &FINITE)) {
        return false;
    }
    let about = match lead {
        [.., "inte", "lata", "bli"] => return false,
        [.., "nej", "till"] | [.., "lat" | "lata", "bli"] => return true,
        [.., one, "for"] => !is_one_of(one, &FOR_IT),
        ["for"] => true,
        [.., one] if begins(one, &LEFT) => return true,
        [.., one] => is_one_of(one, &ABOUT),
        [] => false,
    };
    (about && !is_denied(lead)) || is_pushed(lead)
}

/// "Inga invändningar mot att", "vi tror inte på att": what a "not" makes of it is for the "not" to say.
fn is_denied(lead: &[&str]) -> bool {
    let near = last(lead, FAR);
    let begun = near.iter().rposition(|word| is_one_of(word, &BEGINS)).map_or(0, |at| at.saturating_add(1));
    near.iter().skip(begun).any(|word| is_one_of(word, &NOT))
}

/// "Kommunen vill få oss att", "ni tvingar föreningarna att".
fn is_pushed(lead: &[&str]) -> bool {
    let got = matches!(lead, [.., "fa" | "far" | "fick" | "fatt", "oss" | "mig"]);
    got || last(lead, NEAR).iter().any(|word| begins(word, &PUSHES))
}

/// Whether somebody else wants it, and the writer tells of it: "kommunen tänker anta planen".
fn is_what_others_want(before: &[&str]) -> bool {
    let near = before.len().saturating_sub(FAR);
    let wants = before.iter().rposition(|word| is_one_of(word, &WANTS)).filter(|at| *at >= near);
    let Some((lead, behind)) = wants.and_then(|at| before.split_at_checked(at)) else { return false };
    if behind.contains(&",") || behind.iter().any(|word| is_writer(word)) {
        return false;
    }
    let opens = |word: &&str| *word == "," || is_one_of(word, &THAT) || is_one_of(word, &BEGINS);
    let begun = lead.iter().rposition(opens).unwrap_or(0);
    let clause = lead.get(begun..).unwrap_or_default();
    let som = clause.first() == Some(&"som") && !lead.iter().any(|word| is_writer(word));
    let another = || clause.iter().any(|word| is_one_of(word, &OTHERS)) || behind.first() == Some(&"skulle");
    som || (another() && !clause.iter().any(|word| is_writer(word)))
}
