//! A deed as the subject of a sentence: "att tillstyrka detta är omöjligt". What is thought of it stands behind.

use super::denial::{BEGINS, JOINS, REACHES, WRONG, Words, begins, is_one_of};
use super::negation::{Way, is_not};

/// Leads from a deed to what is said of it.
static IS: Words = Words::new(|| "ar vore blir kanns verkar framstar".split(' ').collect());

/// A deed is right, by the word's beginning, and with a "not" it is wrong.
static RIGHT: Words = Words::new(|| "ratta klok bra rimlig vettig lamplig motiver".split(' ').collect());

/// The same where no "not" makes it wrong: "inte självklart".
static WELCOME: Words =
    Words::new(|| "sjalvklar naturlig nodvandig viktig angelag bast framat".split(' ').collect());

/// What only a "not" makes a view.
static POSSIBLE: Words = Words::new(|| "mojlig aktuell alternativ tankbar".split(' ').collect());

/// Deeds that refuse, by their beginning.
static REFUSING: Words =
    Words::new(|| "avstyrk avsla avvisa forkasta skrota slopa stoppa underkann".split(' ').collect());

/// Words in which it is said.
const NEAR: usize = 4;

/// How a deed is said that was `found`, whose "att" the words `before` end with and of which the words `behind` say what
/// is thought; `None` where it is no subject, or refuses and is not called wrong.
pub(super) fn way_as_subject(before: &[&str], found: &[&str], behind: &[&str]) -> Option<Way> {
    let opens = matches!(before, ["att"] | [.., "," | "men" | "och", "att"]);
    let is = opens.then(|| behind.iter().position(|word| is_one_of(word, &IS))).flatten()?;
    let (told, said) = behind.split_at_checked(is)?;
    if told.iter().any(|word| is_one_of(word, &JOINS) || is_one_of(word, &BEGINS)) {
        return None;
    }
    let said: Vec<&str> = said.iter().skip(1).take(NEAR).copied().take_while(|word| *word != ",").collect();
    let denied = (0..said.len()).any(|at| is_not(&said, at));
    let any = |list| said.iter().any(|word| begins(word, list));
    let right = any(&RIGHT) || said.contains(&"ratt");
    let easy = matches!(said.as_slice(), ["inget", "problem", ..] | ["latt", "for", "oss" | "mig", ..]);
    match (denied, any(&WRONG)) {
        (false, true) => Some(Way::Denied),
        (false, false) if found.first().is_some_and(|deed| begins(deed, &REFUSING)) => None,
        (true, false) if right || any(&POSSIBLE) => Some(Way::Denied),
        (false, false) if right || any(&WELCOME) => Some(Way::Plainly),
        _ => Some(if easy { Way::Plainly } else { Way::Unsurely }),
    }
}

/// "Skäl att stödja planen saknas."
pub(super) fn is_lacked(before: &[&str], behind: &[&str]) -> bool {
    let own = || behind.iter().take(NEAR).take_while(|word| !is_one_of(word, &JOINS));
    matches!(before, [.., reason, "att"] if begins(reason, &REACHES)) && own().any(|word| *word == "saknas")
}
