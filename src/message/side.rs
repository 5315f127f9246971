//! An answer in a signature: a line in which somebody takes a side, told from slogans and addresses. What the side is,
//! and whether it is one at all, `recognition` judges.

/// Characters at the beginning of a line in a signature by which it is told whether somebody takes a side there.
const SIDE: usize = 200;

/// What an answer is called before its colon.
const LABELS: [&str; 10] = [
    "svar", "vårt svar", "mitt svar", "remissvar", "vårt remissvar", "yttrande", "vårt yttrande",
    "ställningstagande", "synpunkter", "våra synpunkter",
];

/// Words that stand in no signature, whoever is said to take that side.
const SIDES: [&str; 12] = [
    "tillstyrk", "avstyrk", "motsätter oss", "motsätter sig", "motsätter mig", "säger nej", "säger ja",
    "inga synpunkter", "inga invändningar", "ingen invändning", "ingen erinran", "att erinra",
];

/// Who answers for themselves begins with such a word; so do many slogans.
const OWN: [&str; 9] = ["vi", "jag", "nej", "ja", "we", "i", "jeg", "wir", "ich"];

/// What such an answer is about, or says of it; slogans do not.
const MATTERS: [&str; 25] = [
    "förslag", "remiss", "överenskommelse", "riktlinje", "planen", "planerna", "programmet", "strategin",
    "policyn", "avtalet", "ärendet", "utredningen", "instämmer", "avstår", "avböjer", "positiv till",
    "positiva till", "negativ", "kritisk", " emot", "forslag", "proposal", "the plan", "the strategy",
    "vorschlag",
];

/// How the words begin for what is asked about, at the beginning of a sentence.
const IT: [&str; 10] = [
    "förslag", "remissen", "planen", "programmet", "strategin", "policyn", "avtalet", "överenskommelse",
    "riktlinjer", "taxan",
];

/// Whether in `line`, which stands in a signature, somebody takes a side: "Vi avstyrker förslaget." below a greeting
/// is the answer, and "Vi gör skillnad." is a slogan.
pub(super) fn takes_a_side(line: &str) -> bool {
    let line = line.trim();
    if !is_said(line) || line.ends_with('?') || line.contains(['@', '|']) {
        return false;
    }
    let lower = line.chars().take(SIDE).collect::<String>().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let first = lower.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let labelled = || lower.split_once(':').is_some_and(|(label, _)| LABELS.contains(&label.trim()));
    let of_it = || line.ends_with(['.', '!']) && begins_with_it(&lower);
    says(&SIDES) || (OWN.contains(&first) && (says(&MATTERS) || is_one_word(&lower))) || labelled() || of_it()
}

/// Whether `lower` begins with what is asked about, or a word and that: "Planen är dålig", "Bra förslag".
fn begins_with_it(lower: &str) -> bool {
    let ends = |word: &str| IT.iter().any(|it| word.starts_with(it));
    lower.split_whitespace().take(2).any(ends)
}

/// Whether anything may be said in `line`, at a glance: most lines of a signature are names and numbers.
fn is_said(line: &str) -> bool {
    let goes_on = || line.as_bytes().windows(2).any(|two| two.starts_with(b" ") && !is_capital_or_digit(two));
    line.ends_with(['.', '!']) || line.contains(':') || is_one_word(line) || goes_on()
}

fn is_capital_or_digit(two: &[u8]) -> bool {
    two.last().is_some_and(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Whether a yes or a no is all of `line`.
fn is_one_word(line: &str) -> bool {
    let word = line.trim_end_matches(['.', '!']);
    ["ja", "nej", "ja tack", "nej tack"].iter().any(|one| one.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_told_from_a_slogan() {
        for (line, expected) in [
            ("Vi avstyrker förslaget.", true),
            ("Norra Bro Byalag avstyrker planen", true),
            ("Vi är emot planen", true),
            ("VI AVSTYRKER FÖRSLAGET!", true),
            ("Föreningen avstyrker", true),
            ("Jag tycker att strategin är bra.", true),
            ("Svar: Nej, vi tycker inte att det är bra.", true),
            ("Nej!", true),
            ("Nej, vi är emot.", true),
            ("Lantmäteriet har inga synpunkter.", true),
            ("We support the plan.", true),
            ("I am against the proposal.", true),
            ("Planen är dålig.", true),
            ("Bra förslag!", true),
            ("Förslag och idéer", false),
            ("Vi gör skillnad.", false),
            ("Vi stödjer ungas idrott!", false),
            ("Jag arbetar måndag till torsdag.", false),
            ("Nejlikan Blommor", false),
            ("Ja", true),
            ("Jan Ek", false),
            ("Jasmine Ek, ordförande", false),
            ("Tillstyrker ni förslaget?", false),
            ("Kommunstyrelsen", false),
            ("Svar till: svar@x.example", false),
            ("Storgatan 12, Bro", false),
        ] {
            assert_eq!(takes_a_side(line), expected, "{line}");
        }
    }
}
