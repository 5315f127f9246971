//! A deed as the subject of a sentence: "att tillstyrka detta är omöjligt". What is thought of it stands behind.

use super::denial::{BEGINS, JOINS, WRONG, Words, begins, is_one_of};
use super::negation::{Way, is_not};

/// Leads from a deed to what is said of it.
static IS: Words = Words::new(|| "ar vore blir kanns verkar framstar".split(' ').collect());

/// A deed is right, by the word's beginning.
static RIGHT: Words = Words::new(|| {
    "ratt klok sjalvklar naturlig bra nodvandig viktig rimlig vettig lamplig motiver angelag"
        .split(' ')
        .collect()
});

/// Words in which it is said.
const NEAR: usize = 4;

/// How a deed is said whose "att" the words `before` end with and of which the words `behind` say what is thought;
/// `None` where it is no subject.
pub(super) fn way_as_subject(before: &[&str], behind: &[&str]) -> Option<Way> {
    let opens = matches!(before, ["att"] | [.., "," | "men" | "och", "att"]);
    let is = opens.then(|| behind.iter().position(|word| is_one_of(word, &IS))).flatten()?;
    let (told, said) = behind.split_at_checked(is)?;
    if told.iter().any(|word| is_one_of(word, &JOINS) || is_one_of(word, &BEGINS)) {
        return None;
    }
    let said: Vec<&str> = said.iter().skip(1).take(NEAR).copied().take_while(|word| *word != ",").collect();
    let denied = (0..said.len()).any(|at| is_not(&said, at));
    let any = |list| said.iter().any(|word| begins(word, list));
    Some(match (denied, any(&WRONG), any(&RIGHT)) {
        (false, true, _) => Way::Denied,
        (false, false, true) => Way::Plainly,
        _ => Way::Unsurely,
    })
}
