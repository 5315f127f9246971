//! Whether a mail is about a consultation at all. A number in a signature says little in a mail about a
//! street lamp; below "Vi tillstyrker förslaget" it says which case.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;
use crate::message::{Message, Origin};

/// Words that hardly anybody writes to a municipality but about a consultation: Swedish, and those that
/// an answer in Finnish, Norwegian, Danish, German or English has in their place. "Svar" alone is in
/// every second mail and does not count.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let words = [
        "remiss",
        "yttrand",
        "synpunkt",
        "tillstyrk",
        "avstyrk",
        "erinran",
        "ställer oss bakom",
        "instämmer",
        "lausun",
        "høring",
        "stellungnahme",
        "consultation",
    ];
    pattern(&format!(r"(?i)\b(?:{})|\bremissvar", words.join("|")))
});

/// Whether the subject or the text written for this mail speaks of a consultation.
pub(super) fn is_a_consultation(message: &Message) -> bool {
    let new = message.passages.iter().filter(|passage| passage.origin == Origin::New);
    std::iter::once(&message.subject).chain(new.map(|passage| &passage.text)).any(|text| WORDS.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Passage;

    #[test]
    fn the_words_are_known_in_any_inflection_and_only_in_what_is_new() {
        for (subject, new, quoted, expected) in [
            ("", "Vi tillstyrker förslaget.", "", true),
            ("SYNPUNKTER från Cykelrådet", "Se bilaga.", "", true),
            ("", "Här kommer vårt remissvar", "", true),
            ("", "Gatlampan är trasig, jag vill ha svar.", "", false),
            ("", "Gatlampan är trasig.", "Ni får gärna lämna synpunkter på remissen.", false),
        ] {
            let passage = |origin, text: &str| Passage { origin, text: text.to_owned() };
            let message = Message {
                subject: subject.to_owned(),
                passages: vec![passage(Origin::New, new), passage(Origin::Quoted, quoted)],
                ..Message::default()
            };
            assert_eq!(is_a_consultation(&message), expected, "{subject} {new} {quoted}");
        }
    }
}
