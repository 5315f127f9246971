//! What of a mail its sender wrote: not what is quoted, not the signature, not what a colleague wrote above it.

use crate::message::{Address, Origin, Passage, forward_blocks_with_ends, passages_of};

/// What the sender wrote for this mail: without what is quoted and without the signature.
#[must_use]
pub fn new_text(passages: &[Passage]) -> String {
    joined(passages.iter())
}

/// What `writer` wrote of a mail that a colleague passed on, whose `text` has the colleague's words above it. Up to the
/// first line that tells of a quote: what is quoted below that the text no longer tells apart.
#[must_use]
pub fn passed_on(text: &str, writer: &Address) -> String {
    let blocks = forward_blocks_with_ends(text);
    let below =
        blocks.iter().find(|(block, _)| block.sender.as_ref() == Some(writer)).map(|(_, below)| *below);
    let Some(below) = below else { return String::new() };
    let mut lines: Vec<&str> = text.split('\n').skip(below).collect();
    // Some programs mark every line of what is passed on.
    if lines.iter().all(|line| line.trim().is_empty() || line.starts_with('>')) {
        for line in &mut lines {
            let unmarked = line.strip_prefix('>').unwrap_or(line);
            *line = unmarked.strip_prefix(' ').unwrap_or(unmarked);
        }
    }
    until_a_quote(&lines.join("\n"))
}

/// What the sender wrote of a text of which nobody knows how it was laid out: up to the first line that tells of a
/// quote, because what follows may be anybody's.
#[must_use]
pub fn until_a_quote(text: &str) -> String {
    joined(passages_of(text).iter().take_while(|passage| passage.origin != Origin::Quoted))
}

fn joined<'a>(passages: impl Iterator<Item = &'a Passage>) -> String {
    let new = passages.filter(|passage| passage.origin == Origin::New);
    new.map(|passage| passage.text.trim_matches('\n')).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_forward_only_the_writers_words_are_told() {
        let writer = Address { name: "Anna Ek".to_owned(), address: "anna@x.example".to_owned() };
        let block = "Från: Anna Ek <anna@x.example>\nSkickat: i går\nTill: Bo\nÄmne: Svar\n";
        for (text, expected) in [
            (format!("Hon ringde.\n\n{block}\nJag tycker ja.\n"), "Jag tycker ja."),
            (format!("Hon ringde.\n{block}Jag tycker ja.\n\nMvh\nAnna"), "Jag tycker ja."),
            (format!("Hon ringde.\n\n{block}\nJa.\n\nDen 1 okt skrev Bo:\n> Vad?\n\nNej."), "Ja."),
            (format!("Se nedan\n{}", format!("{block}\nJa.\n").replace('\n', "\n> ")), "Ja."),
            ("Hon ringde.".to_owned(), ""),
        ] {
            assert_eq!(passed_on(&text, &writer), expected, "{text}");
        }
    }

    #[test]
    fn a_text_of_unknown_layout_ends_where_a_quote_begins() {
        for (text, expected) in [
            ("Ja.\n> Vad?\nOch nej.", "Ja."),
            (
                "Ja.\n\nFrån: Bo Ek <bo@x.example>\nSkickat: den 1 oktober 2019\nTill: Anna Ek <anna@y.example>\nÄmne: Svar\n\nHemligt",
                "Ja.",
            ),
            ("Ja.\nNej.", "Ja.\nNej."),
        ] {
            assert_eq!(until_a_quote(text), expected, "{text}");
        }
    }
}
