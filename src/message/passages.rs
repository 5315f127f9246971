//! Readable text told apart by who wrote it. No character is thrown away: an answer may stand within
//! what it quotes, so a wrong guess here lowers its weight and loses nothing.

use super::{
    Origin, Passage,
    quote_lines::{attribution, is_header_block, is_rule, is_separator},
};

/// Characters of a line at most that can belong to a signature: an address, a telephone number.
const MAX_SIGNATURE_LINE: usize = 90;

/// Lines below a greeting that can be a signature.
const MAX_SIGNATURE_LINES: usize = 15;

/// Lines that are looked ahead at: a rule, blank lines and the block below them.
const LOOK_AHEAD: usize = 16;

/// The greetings that close a letter.
const GREETINGS: [&str; 24] = [
    "mvh",
    "m v h",
    "med vänlig hälsning",
    "med vänliga hälsningar",
    "vänliga hälsningar",
    "vänlig hälsning",
    "vänligen",
    "hälsningar",
    "hälsning",
    "bästa hälsningar",
    "med bästa hälsningar",
    "varma hälsningar",
    "hälsar",
    "ystävällisin terveisin",
    "terveisin",
    "best regards",
    "kind regards",
    "regards",
    "sincerely",
    "med venlig hilsen",
    "med vennlig hilsen",
    "vennlig hilsen",
    "mit freundlichen grüßen",
    "allt gott",
];

/// What programs add below what a person wrote.
const TAILS: [&str; 12] = [
    "skickat från min ",
    "skickat från ",
    "hämta outlook för ",
    "sent from my ",
    "sent from ",
    "get outlook for ",
    "lähetetty iphonesta",
    "lähetetty ",
    "sendt fra min ",
    "sendt fra ",
    "von meinem ",
    "virusfritt.",
];

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// In the signature: below "-- " to its end, below a greeting for some short lines more.
    Signature {
        lines_left: usize,
    },
    /// Below a header block: everything to the end is somebody else's.
    Quoted,
}

/// Splits stretches of text, some already marked by HTML, into passages.
pub(super) fn split(stretches: &[(Origin, String)]) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut state = State::New;
    for (origin, text) in stretches {
        if *origin == Origin::New {
            split_lines(text, &mut state, &mut passages);
        } else {
            end_signature(&mut state);
            add(&mut passages, *origin, text);
        }
    }
    passages.retain(|passage: &Passage| !passage.text.trim().is_empty());
    passages
}

fn split_lines(text: &str, state: &mut State, passages: &mut Vec<Passage>) {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let ahead = rest.get(..LOOK_AHEAD).unwrap_or(rest);
        let (origin, count) = next(ahead, state);
        for line in rest.iter().take(count) {
            add(passages, origin, line);
        }
        at += count.max(1);
    }
}

/// What stands below quoted text is no longer the signature above it.
fn end_signature(state: &mut State) {
    if matches!(state, State::Signature { .. }) {
        *state = State::New;
    }
}

/// Whose the first of the `lines` is, and how many belong with it.
fn next(lines: &[&str], state: &mut State) -> (Origin, usize) {
    let line = lines.first().copied().unwrap_or_default();
    if line.trim_start().starts_with('>') {
        end_signature(state);
        return (Origin::Quoted, 1);
    }
    if *state == State::Quoted || begins_quote(lines) {
        *state = State::Quoted;
        return (Origin::Quoted, 1);
    }
    let attribution = attribution(lines);
    if attribution > 0 {
        let below = lines.iter().skip(attribution).find(|line| !line.trim().is_empty());
        // Where the quoted lines have marks of their own, unmarked ones below are the sender's.
        let marked = below.is_none_or(|line| line.trim_start().starts_with('>'));
        *state = if marked { State::New } else { State::Quoted };
        return (Origin::Quoted, attribution);
    }
    (own(line, state), 1)
}

fn begins_quote(lines: &[&str]) -> bool {
    let Some((first, rest)) = lines.split_first() else { return false };
    if is_separator(first) || is_header_block(lines) {
        return true;
    }
    let block = rest.iter().position(|line| !line.trim().is_empty()).and_then(|at| rest.get(at..));
    is_rule(first) && block.is_some_and(is_header_block)
}

/// Whose a line is that nothing marks as quoted: text or signature.
fn own(line: &str, state: &mut State) -> Origin {
    let trimmed = line.trim();
    if line.trim_end_matches('\r') == "-- " || trimmed == "--" {
        *state = State::Signature { lines_left: usize::MAX };
        return Origin::Signature;
    }
    if is_tail(trimmed) {
        return Origin::Signature;
    }
    if is_greeting(trimmed) && *state == State::New {
        *state = State::Signature { lines_left: MAX_SIGNATURE_LINES };
        return Origin::Signature;
    }
    let State::Signature { lines_left } = *state else { return Origin::New };
    let postscript = trimmed.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("ps"))
        || trimmed.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("p.s."));
    let long = trimmed.chars().count() > MAX_SIGNATURE_LINE;
    if lines_left != usize::MAX && (lines_left == 0 || postscript || long) {
        *state = State::New;
        return Origin::New;
    }
    if !trimmed.is_empty() && lines_left != usize::MAX {
        *state = State::Signature { lines_left: lines_left - 1 };
    }
    Origin::Signature
}

/// A closing greeting alone, or with a name behind it.
fn is_greeting(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    GREETINGS.iter().filter_map(|greeting| after(greeting, line)).any(|rest| {
        let name = rest.trim_matches([',', '.', '!', '/', ' ']);
        let apart = rest.is_empty() || rest.starts_with([',', '.', '!', '/', ' ']);
        apart && name.split_whitespace().count() <= 4 && is_name(line, name)
    })
}

/// Whether what follows a greeting is somebody's name: "Vänligen registrera vårt svar" is a request.
fn is_name(line: &str, rest: &str) -> bool {
    let plain = !rest.contains(|character: char| character.is_ascii_digit() || ".:?!".contains(character));
    let count = rest.split_whitespace().count();
    let mut words = line.split_whitespace().rev().take(count);
    let named = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "från" | "för" | "i" | "och" | "fra" | "from")
    };
    plain && words.all(named)
}

fn is_tail(line: &str) -> bool {
    line.len() <= 80
        && TAILS.iter().any(|tail| after(tail, line).is_some())
        && !line.contains(|character: char| character.is_ascii_digit())
}

/// What follows `beginning`, which is lower case, where `line` begins with it in any letter case. Every
/// line of every mail is asked, so nothing is copied.
fn after<'x>(beginning: &str, line: &'x str) -> Option<&'x str> {
    let same = |letter: char, lower: char| {
        if letter.is_ascii() {
            letter.to_ascii_lowercase() == lower
        } else {
            letter.to_lowercase().eq([lower])
        }
    };
    let mut rest = line.chars();
    beginning
        .chars()
        .all(|lower| rest.next().is_some_and(|letter| same(letter, lower)))
        .then_some(rest.as_str())
}

fn add(passages: &mut Vec<Passage>, origin: Origin, text: &str) {
    match passages.last_mut() {
        Some(last) if last.origin == origin => {
            last.text.push('\n');
            last.text.push_str(text);
        }
        _ => passages.push(Passage { origin, text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_apart(text: &str) -> Vec<(Origin, String)> {
        let passages = split(&[(Origin::New, text.to_owned())]);
        passages.into_iter().map(|passage| (passage.origin, passage.text.trim().to_owned())).collect()
    }

    fn expect(text: &str, expected: &[(Origin, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(origin, text)| (*origin, (*text).to_owned())).collect();
        assert_eq!(told_apart(text), expected, "{text}");
    }

    use Origin::{New, Quoted, Signature};

    #[test]
    fn text_between_and_below_marked_lines_is_new() {
        expect(
            "Den tis 29 okt. 2019 kl 14:03 skrev Anna\n<a@x.example>:\n\n> Fråga ett\nSvar ett\n> Fråga två\nSvar två",
            &[
                (Quoted, "Den tis 29 okt. 2019 kl 14:03 skrev Anna\n<a@x.example>:"),
                (New, ""),
                (Quoted, "> Fråga ett"),
                (New, "Svar ett"),
                (Quoted, "> Fråga två"),
                (New, "Svar två"),
            ]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect::<Vec<_>>(),
        );
    }

    #[test]
    fn all_below_a_header_block_is_quoted() {
        for head in [
            "-----Ursprungligt meddelande-----\nFrån: Anna",
            "________________________________\n\nFrån: Anna <a@x.example>\nSkickat: den 29 oktober 2019 14:03\nTill: B\nÄmne: C",
            "Från: Anna <a@x.example>\nDatum: 29 okt\nTill: B\nÄmne: C",
            "Den 2019-10-29 kl. 14:03 skrev \"Anna\" <a@x.example> följande:",
        ] {
            let quoted = format!("{head}\n\nHej\nKs 1216/2018");
            expect(&format!("Vi svarar ja.\n\n{quoted}"), &[(New, "Vi svarar ja."), (Quoted, &quoted)]);
        }
    }

    #[test]
    fn a_wholly_forwarded_mail_is_quoted() {
        let text = "---------- Vidarebefordrat meddelande ---------\nFrån: A\nDatum: B\n\nRemissvar";
        expect(text, &[(Quoted, text)]);
    }

    #[test]
    fn signatures_are_told_from_text() {
        expect("Ja.\n-- \nAnna\nKs 1/2018", &[(New, "Ja."), (Signature, "-- \nAnna\nKs 1/2018")]);
        expect("Ja.\n\nMvh Anna\nFöreningen", &[(New, "Ja."), (Signature, "Mvh Anna\nFöreningen")]);
        expect(
            "Ja.\nSkickat från min iPhone\nMer text",
            &[(New, "Ja."), (Signature, "Skickat från min iPhone"), (New, "Mer text")],
        );
        expect("Mvh Anna\n\nPS Vi vill mer.", &[(Signature, "Mvh Anna"), (New, "PS Vi vill mer.")]);
        let request = "Vänligen registrera vårt svar\nKs 1216/2018";
        expect(request, &[(New, request)]);
        let letter = "Hälsningar från Örebro! Vi svarar på Ks 1216/2018.";
        expect(letter, &[(New, letter)]);
    }
}
