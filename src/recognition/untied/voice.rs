//! For whom a mail takes a side: a body's voice speaks of no private matter.

use super::super::sender_kind::sender;
use super::super::written::Written;
use super::super::{Authority, SenderKind};
use crate::message::Message;

/// Whether `words`, which take a side, are said by one person: "jag tillstyrker".
pub(super) fn says_i(words: &str) -> bool {
    is_first(words, "jag")
}

/// Whether the side that `message` takes in these `words` is a body's: "föreningen tillstyrker", "vi tillstyrker" in the
/// name of an association, a party or somebody who was asked.
pub(super) fn is_a_bodys(words: &str, message: &Message, authority: &Authority) -> bool {
    if says_i(words) || is_first(words, "vi") {
        return !says_i(words) && is_from_a_body(message, authority);
    }
    true
}

/// Whether the mail names as its sender a body that no private matter can be of. A domain's name alone says too little.
pub(super) fn is_from_a_body(message: &Message, authority: &Authority) -> bool {
    let bodies = [SenderKind::Association, SenderKind::Party, SenderKind::Invited];
    let kind = sender(message, &Written::of(message), &[], authority).kind;
    kind.is_some_and(|one| bodies.contains(&one.value) && one.shown_by.rule != "sender/domain")
}

fn is_first(words: &str, word: &str) -> bool {
    words.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::is_looked_at;

    #[test]
    fn a_body_has_no_private_matter() {
        for (subject, text, expected) in [
            (
                "Svar från Anhörigföreningen",
                "Vi tillstyrker strategin. Hemtjänst och färdtjänst måste bli bättre.",
                true,
            ),
            (
                "Svar från föräldraföreningen",
                "Föreningen avstyrker förslaget om skolor. Skolskjutsarna blir för långa.",
                true,
            ),
            ("Bostäder", "Vi i Hyresgästföreningen tillstyrker planen men hyran får inte höjas.", true),
            ("Nya regler", "Vi i PRO avstyrker förslaget. Färdtjänsten blir dyrare.", true),
            ("Hej", "Anhörigföreningen i Exempel avstyrker förslaget. Hemtjänsten räcker inte.", true),
            ("Färdtjänst", "Styrelsen avstyrker förslaget. Personlig assistans går före.", true),
            ("Hej", "Vi tillstyrker strategin. Hemtjänsten måste bli bättre.", true),
            ("Biblioteken", "Vi avstyrker sammanslagningen av biblioteken", true),
            ("Hej", "Vi tillstyrker inriktningen men vill se fler bänkar", true),
            ("Hej", "Föreningen tillstyrker era mål", true),
            ("Skolorna", "Vi avstyrker nedläggningen av Byskolan.", true),
            ("Färdtjänst", "Jag avstyrker förslaget. Det går inte.", false),
            ("Hej", "Jag avstyrker. Hon har inte fått någon hemtjänst.", false),
            ("Hej", "Vi avstyrker förslaget. Vår son måste få skolskjuts.", false),
            ("Hej", "Jag avstyrker förslaget. Min färdtjänst räcker inte.", false),
            ("Hyran", "Vi tillstyrker förslaget.", false),
        ] {
            assert_eq!(is_looked_at(subject, text), expected, "{subject}: {text}");
        }
    }
}
