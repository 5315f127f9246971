//! A "not" that stands in the subject of a verb: "inte heller vi stöder", "ingen i styrelsen stöder", "varken jag eller
//! föreningen stöder".

use super::denial::{BEGINS, FINITE, JOINS, NOT, WRITERS, Words, is_one_of};
use super::negation::is_writer;

/// Behind a "not" these lead to whom it is said of: "inte ens styrelsen".
static EVEN: Words = Words::new(|| vec!["heller", "ens"]);

/// Of two or more, none.
static NEITHER: Words = Words::new(|| vec!["varken", "hverken", "verken", "neither", "weder"]);

/// What stands before the last of them.
static NOR: Words = Words::new(|| vec!["eller", "nor", "noch", "or"]);

/// Behind a "not" these make a nobody of it: "inte en enda i styrelsen", "knappast någon".
static ANYBODY: Words = Words::new(|| vec!["nagon", "en", "enda", "endaste"]);

/// Leads from a nobody to those among whom there is none.
static AMONG: Words = Words::new(|| vec!["i", "inom", "av", "pa", "hos", "bland", "fran"]);

/// Words from there to the verb, at most.
const NEAR: usize = 4;

/// Where the "not" stands in the subject that the `words` before a verb end with.
pub(super) fn denied(words: &[&str]) -> Option<usize> {
    let subject = match words {
        [subject @ .., verb] if is_finite(verb) => subject,
        _ => words,
    };
    let at = subject.iter().rposition(|word| is_one_of(word, &NOT))?;
    let (not, behind) = subject.get(at..)?.split_first()?;
    let led_to = match behind {
        _ if is_one_of(not, &NEITHER) => {
            let nor = behind.iter().rposition(|word| is_one_of(word, &NOR))?;
            is_one_clause(behind) && is_one_phrase(behind.get(nor..)?)
        }
        // "Vi som inte heller var med sist": in its plain form a "var" may be a "vår".
        [even, "var", .., last] if is_one_of(even, &EVEN) && !is_writer(last) => false,
        [even, who @ ..] if is_one_of(even, &EVEN) => !who.is_empty() && is_one_phrase(who),
        who if at.checked_sub(1).and_then(|at| subject.get(at)) == Some(&"heller") => {
            !who.is_empty() && is_one_phrase(who)
        }
        _ => is_nobody(not, behind),
    };
    led_to.then_some(at)
}

/// "Ingen i styrelsen", "ingen medlem i klubben", "inte en enda i föreningen".
fn is_nobody(not: &str, behind: &[&str]) -> bool {
    let first = behind.first().copied().unwrap_or_default();
    let anybody = match not {
        "ingen" => true,
        // "Inget parti i nämnden", but not "inget i planen".
        "inget" => !is_one_of(first, &AMONG),
        _ => is_one_of(first, &ANYBODY),
    };
    // "Ingen annan i byn än föreningen": that one does.
    let but_one = behind.iter().any(|word| matches!(*word, "an" | "utom" | "forutom"));
    let among = behind.iter().take(NEAR).position(|word| is_one_of(word, &AMONG));
    let who = among.and_then(|among| behind.get(among..)?.get(1..)).unwrap_or_default();
    let ours = || matches!(who, [.., "vara", members] if members.starts_with("medlem"));
    let body = who.last().is_some_and(|word| is_writer(word) && !is_one_of(word, &WRITERS)) || ours();
    anybody && !but_one && body && who.len() <= NEAR && is_one_phrase(behind)
}

/// Whether the `words` before a verb end with a few of many, of whom nobody can tell: "få av oss stöder",
/// "inte alla i styrelsen stöder", "vare sig vi eller ni stöder".
pub(super) fn is_few(words: &[&str]) -> bool {
    let few = words.windows(2).rposition(|pair| match pair {
        ["fa" | "fatal", among] => is_one_of(among, &AMONG),
        ["vare", "sig"] => true,
        [not, "alla" | "samtliga" | "hela"] => is_one_of(not, &NOT),
        _ => false,
    });
    let who = few.and_then(|at| words.get(at..)?.get(2..));
    who.is_some_and(|who| who.len() <= NEAR && is_one_phrase(who))
}

/// Whether no other clause begins in `words`.
fn is_one_clause(words: &[&str]) -> bool {
    !words.iter().any(|word| is_one_of(word, &BEGINS) || is_finite(word))
}

/// The same, and that nothing is joined to them.
fn is_one_phrase(words: &[&str]) -> bool {
    is_one_clause(words) && !words.iter().any(|word| is_one_of(word, &JOINS))
}

fn is_finite(word: &str) -> bool {
    is_one_of(word, &FINITE) && !is_one_of(word, &WRITERS)
}
