//! What somebody else says in quotation marks, which is not the writer's own. Works on the plain form of a sentence,
//! whose quotation marks are all alike; what a sentence means is not judged here.

/// Words in quotation marks up to this many are the writer's own emphasis or a title; more are
/// somebody else's text.
const OWN_QUOTE: usize = 3;

/// Words beside a quotation among which its verb is looked for: "ni påstår på sidan 4 att".
const NEAR: usize = 6;

/// `line` without the stretches between quotation marks that are somebody else's: the longer ones, and those that
/// somebody else is said to say, however short.
pub(super) fn without_quotations(line: &str) -> String {
    let parts: Vec<&str> = line.split('"').collect();
    let last = parts.len().saturating_sub(1);
    let beside = |at: Option<usize>| at.and_then(|at| parts.get(at)).copied().unwrap_or_default();
    let told = |at: usize| is_led_to(beside(at.checked_sub(1))) || is_said_before(beside(at.checked_add(1)));
    let own = |at: usize, part: &str| {
        let short = || part.split_whitespace().count() <= OWN_QUOTE;
        at.is_multiple_of(2) || at == last || (short() && !told(at))
    };
    let kept = parts.iter().enumerate().filter(|(at, part)| own(*at, part));
    let mut words = String::from(" ");
    for word in kept.flat_map(|(_, part)| part.split_whitespace()) {
        words.push_str(word);
        words.push(' ');
    }
    words
}

/// Whether what stands `before` a quotation says whose it is: "ni skriver att", "på sidan 4 står det".
fn is_led_to(before: &str) -> bool {
    let mut words: Vec<&str> = before.split_whitespace().rev().take(NEAR).collect();
    words.reverse();
    let Some(verb) = words.iter().rposition(|word| is_telling(word)) else { return false };
    let (lead, behind) = words.split_at_checked(verb).unwrap_or_default();
    let behind = behind.get(1..).unwrap_or_default();
    let own = lead.last().is_some_and(|word| is_the_writer(word)) || behind.iter().any(|word| goes_on(word));
    let another = || lead.last().into_iter().chain(behind.first()).any(|word| is_another(word));
    let reads = || matches!(behind, [] | ["foljande"]) && words.get(verb) == Some(&"star");
    !own && (behind.last() == Some(&"att") || another() || reads())
}

/// Whether what stands `behind` a quotation says whose it is: "skriver ni".
fn is_said_before(behind: &str) -> bool {
    let mut words = behind.split_whitespace().filter(|word| *word != ",");
    words.next().is_some_and(is_telling) && words.next().is_some_and(is_another)
}

/// By which a text or a speaker is told of.
fn is_telling(word: &str) -> bool {
    matches!(
        word,
        "skriver"
            | "skrev"
            | "skrivit"
            | "star"
            | "stod"
            | "pastar"
            | "pastod"
            | "pastas"
            | "havdar"
            | "havdade"
            | "sager"
            | "sade"
            | "sagt"
            | "kallar"
            | "menar"
            | "anger"
            | "uppger"
            | "writes"
            | "write"
            | "claim"
            | "says"
    )
}

/// Somebody else, or the text itself.
fn is_another(word: &str) -> bool {
    let one = matches!(
        word,
        "ni" | "du"
            | "de"
            | "dom"
            | "han"
            | "hon"
            | "man"
            | "det"
            | "dar"
            | "nagon"
            | "alla"
            | "manga"
            | "you"
            | "they"
    );
    let ends =
        ["kommunen", "forvaltningen", "politikerna", "majoriteten", "utredningen", "planen", "strategin"];
    one || ends.iter().any(|end| word.ends_with(end))
}

/// The writer, or a body in whose name they write.
fn is_the_writer(word: &str) -> bool {
    let ends = ["styrelsen", "foreningen", "namnden", "klubben", "forbundet", "partiet", "radet"];
    matches!(word, "vi" | "jag" | "we") || ends.iter().any(|end| word.ends_with(end))
}

/// Words behind the verb with which the quotation is the writer's all the same, or the verb another: "ni skriver och vi
/// svarar", "står vi för", "står bakom".
fn goes_on(word: &str) -> bool {
    let other = matches!(word, "," | "och" | "men" | "bakom" | "for" | "fast" | "kvar" | "upp");
    other || is_the_writer(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_is_said_to_say_is_theirs_however_short() {
        for line in [
            "ni skriver att \" alla stoder strategin \"",
            "det star \" alla stoder strategin \" i underlaget",
            "i planen star \" alla stoder strategin \"",
            "pa sidan 4 star foljande \" alla stoder strategin \"",
            "ni pastar i underlaget att \" alla stoder strategin \"",
            "kommunen havdar \" alla stoder strategin \"",
            "ni kallar det \" alla stoder strategin \"",
            "enligt tidningen har ni sagt \" ja \" och det star \" alla stoder strategin \"",
            "\" alla stoder strategin \" , skriver ni",
            "\" alla stoder strategin \" star det i planen",
        ] {
            assert!(!without_quotations(line).contains("stoder"), "{line}");
        }
    }

    #[test]
    fn a_few_words_that_nobody_else_says_are_the_writers() {
        for line in [
            "vi sager \" nej \" till planen",
            "vi skriver att \" nej \" ar vart svar",
            "styrelsen skriver att \" nej \" ar svaret",
            "ni skriver mycket men vi svarar \" nej \"",
            "ni fragar om vi sager \" nej \" till planen",
            "vi star bakom \" nej \"",
            "pro star bakom \" nej \"",
            "pro sager \" nej \" till planen",
            "\" nej \" sager vi till planen",
            "\" nej \" ar vart svar",
            "till \" planen \" sager vi \" nej \"",
        ] {
            assert!(without_quotations(line).contains(" nej "), "{line}");
        }
    }
}
