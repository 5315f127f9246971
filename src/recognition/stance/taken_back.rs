//! Support that was given once and is taken back: "återkallar vårt stöd", "drar in vårt stöd", "vårt stöd upphör".

use super::denial::{Words, begins, is_one_of};

/// Takes it back or is without it, by the word's beginning: "tar tillbaka", "saknar".
static TAKES_BACK: Words = Words::new(|| {
    vec![
        "tillbaka", "avsluta", "aterta", "aterkalla", "upphav", "haver", "angra", "sakna", "forlora",
        "withdraw",
    ]
});

/// The same in two words: "drar in", "säger upp".
static TAKES: Words = Words::new(|| vec!["dra", "sag"]);
static OUT: Words = Words::new(|| vec!["in", "upp", "bort"]);

/// What leads to a deed, by its beginning.
static DECISION: Words = Words::new(|| vec!["beslut", "stallningstag", "lofte", "yttrande", "svar"]);

/// Thinks it over, by the word's beginning.
static THINKS_OVER: Words = Words::new(|| vec!["omprova", "ifragasatt", "overvag", "pausa"]);

/// Stands between such a word and the support.
static WHOSE: Words = Words::new(|| {
    let how = "harmed nu darfor alltsa aven formellt helt tidigare givet givna inte ej";
    let whose = "vart mitt var min det sitt our my its vi jag";
    how.split(' ').chain(whose.split(' ')).collect()
});

/// Whether the word at `at` takes back the support that stands behind the `words`.
pub(super) fn takes_back(words: &[&str], at: usize) -> bool {
    let this = words.get(at).copied().unwrap_or_default();
    let before = words.get(at.saturating_sub(2)..at).unwrap_or_default();
    let parted = || is_one_of(this, &OUT) && before.iter().any(|word| begins(word, &TAKES));
    leads_to_support(words, at) && (begins(this, &TAKES_BACK) || parted())
}

/// Whether the support that stands behind the `words` is thought over: nobody can tell what becomes of it.
pub(super) fn is_thought_over(words: &[&str]) -> bool {
    let at = words.iter().rposition(|word| begins(word, &THINKS_OVER));
    at.is_some_and(|at| leads_to_support(words, at))
}

/// Whether nothing but whose it is stands between the word at `at` and the support.
fn leads_to_support(words: &[&str], at: usize) -> bool {
    let whose = words.get(at.saturating_add(1)..).unwrap_or_default();
    whose.iter().all(|word| is_one_of(word, &WHOSE))
}

/// Whether the word at `at` takes back the decision that leads to a deed: "vi upphäver vårt beslut att stödja".
pub(super) fn takes_back_decision(words: &[&str], at: usize) -> bool {
    match words.get(at..) {
        Some([undone, .., decision, "att"]) => begins(undone, &TAKES_BACK) && begins(decision, &DECISION),
        _ => false,
    }
}

/// Whether the words `behind` take it back: "vårt stöd för planen återkallas".
pub(super) fn is_taken_back(behind: &[&str]) -> bool {
    match behind {
        ["dras" | "tas", back, ..] => is_one_of(back, &OUT) || begins(back, &TAKES_BACK),
        ["tillbaka", ..] => true,
        [verb, ..] => verb.starts_with("upphor") || (verb.ends_with('s') && begins(verb, &TAKES_BACK)),
        [] => false,
    }
}
