//! The block of a mail's header lines that programs copy above what they quote: sender, when, to whom,
//! about what. People type letter heads and fill in forms that look much like it; what only a program
//! writes is a time of day behind "Skickat:" or an address in angle brackets.

use super::quote_lines::has_time;

/// Lines below the first in which the rest of the block must stand.
const BLOCK_LINES: usize = 14;

/// Bytes of a label at most; the longest is "bifogade filer".
const MAX_LABEL: usize = 24;

/// The words for the sender.
const FROM: [&str; 9] =
    ["från", "from", "fra", "frå", "von", "lähettäjä", "avsändare", "afsender", "fr\u{e5}n"];

/// The words for when.
const SENT: [&str; 13] = [
    "skickat", "skickades", "sent", "sendt", "send", "gesendet", "lähetetty", "datum", "date", "dato",
    "päivämäärä", "päiväys", "pvm",
];

/// The other words of such a block.
const OTHERS: [&str; 36] = [
    "till", "to", "til", "an", "vastaanottaja", "saaja", "kopia", "hemlig kopia", "cc", "bcc", "kopi",
    "kopie", "kopio", "ämne", "rubrik", "ärende", "ang", "subject", "emne", "betreff", "aihe", "svar till",
    "svara till", "svar til", "reply-to", "antwort an", "prioritet", "importance", "wichtigkeit", "bilagor",
    "bilaga", "bifogade filer", "attachments", "vedlegg", "vedhæftede filer", "anlagen",
];

/// Fields that nobody types, in a header that is given back as it came.
const TRANSPORT: [&str; 8] = [
    "return-path", "received", "delivered-to", "dkim-signature", "message-id", "mime-version",
    "content-type", "content-transfer-encoding",
];

/// Labels that stand in forms and in letter heads, never in a block.
const OF_FORMS: [&str; 18] = [
    "namn", "telefon", "tel", "mobil", "e-post", "epost", "e-postadress", "adress", "postadress",
    "organisation", "förening", "personnummer", "meddelande", "message", "synpunkter", "tid", "plats",
    "antal",
];

/// What has been seen of a block so far.
#[derive(Default)]
struct Seen {
    sender: bool,
    others: usize,
    /// Something that only a program writes.
    programmatic: bool,
    /// A time of day behind "Skickat:".
    timed: bool,
    /// The line above says "Skickat:", and its time may stand on the next.
    time_below: bool,
}

/// Whether `lines` begin with such a block. Where its first line is one of a sender or a date, lines may
/// stand between, and it may also stand on one line, where a program has lost the line ends.
pub(super) fn is_header_block(lines: &[&str]) -> bool {
    let Some((first, rest)) = lines.split_first() else { return false };
    let Some((label, value)) = labelled(first) else { return false };
    if !is_one_of(&FROM, label) && !is_one_of(&SENT, label) {
        return is_field(first) && is_whole_header(lines);
    }
    let mut seen = Seen::default();
    seen.take(label, value);
    seen.take_inner(value);
    for line in rest.iter().take(BLOCK_LINES) {
        let Some((label, value)) = labelled(line) else {
            seen.take_unlabelled(line);
            continue;
        };
        if is_one_of(&OF_FORMS, label) && seen.others < 2 {
            return false;
        }
        seen.take(label, value);
    }
    seen.is_block()
}

/// Whether `line` is one of a block.
pub(super) fn is_field(line: &str) -> bool {
    let of_block =
        |label| [&FROM[..], &SENT, &OTHERS, &TRANSPORT].iter().any(|words| is_one_of(words, label));
    labelled(line).is_some_and(|(label, _)| of_block(label))
}

/// Whether `lines` begin with a header that wants nothing and has no gap. Letter heads and forms too begin
/// with "Till:" or "Ämne:", and an answer may stand between them and a block below.
fn is_whole_header(lines: &[&str]) -> bool {
    let mut seen = Seen::default();
    let mut exact = false;
    for line in lines.iter().take_while(|line| !line.trim().is_empty()) {
        let Some((label, value)) = labelled(line) else {
            if line.starts_with(char::is_whitespace) || line.contains('@') {
                continue;
            }
            break;
        };
        if is_one_of(&OF_FORMS, label) {
            return false;
        }
        let transport = is_one_of(&TRANSPORT, label);
        seen.take(label, value);
        seen.others += usize::from(transport);
        exact |= transport || is_bracketed(value) || value.split(' ').any(is_zone);
    }
    seen.sender && seen.timed && seen.others >= 3 && exact
}

/// "+0200".
fn is_zone(word: &str) -> bool {
    word.strip_prefix(['+', '-'])
        .is_some_and(|hours| hours.len() == 4 && hours.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Seen {
    fn take(&mut self, label: &str, value: &str) {
        let sent = is_one_of(&SENT, label);
        self.timed |= sent && has_time(value);
        self.programmatic |= is_bracketed(value) || self.timed;
        self.time_below = sent && value.trim().is_empty();
        // "Från: 14:00" stands in a booking.
        self.sender |= is_one_of(&FROM, label) && !is_clock(value);
        self.others += usize::from(sent || is_one_of(&OTHERS, label));
    }

    fn take_unlabelled(&mut self, line: &str) {
        self.programmatic |= is_bracketed(line) || self.time_below && has_time(line);
        self.time_below &= line.trim().is_empty();
    }

    /// Takes the labels that stand within a line: "Från: Anna Skickat: den 29 oktober Till: Bo".
    fn take_inner(&mut self, value: &str) {
        let mut rest = value;
        while let Some((before, after)) = rest.split_once(':') {
            let label =
                before.rsplit([' ', '\t', '*', '>']).find(|word| !word.is_empty()).unwrap_or_default();
            if is_one_of(&SENT, label) || is_one_of(&OTHERS, label) {
                self.others += 1;
                self.programmatic |= is_one_of(&SENT, label) && has_time(after);
            }
            rest = after;
        }
    }

    fn is_block(&self) -> bool {
        self.sender && self.others >= 2 && self.programmatic
    }
}

/// An address as programs write it: `<anna@…>`, `[mailto:anna@…]`.
fn is_bracketed(value: &str) -> bool {
    value.contains('@') && (value.contains('<') || value.contains("mailto:"))
}

fn is_clock(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty() && value.chars().all(|letter| letter.is_ascii_digit() || ".:- ".contains(letter))
}

/// `*Från:* Anna` as ("Från", "Anna").
fn labelled(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(|letter: char| letter.is_whitespace() || "*|_".contains(letter));
    let colon = memchr::memchr(b':', line.as_bytes().get(..MAX_LABEL.min(line.len()))?)?;
    let (label, value) = line.split_at_checked(colon)?;
    let label = label.trim_end_matches(|letter: char| letter.is_whitespace() || "*|_".contains(letter));
    let value = value.trim_start_matches(|letter: char| letter.is_whitespace() || ":*|_".contains(letter));
    let words = !label.is_empty() && !label.contains(|letter: char| letter.is_ascii_digit());
    words.then_some((label, value))
}

/// Whether `label` is one of the `words`, which are lower case, in any letter case.
fn is_one_of(words: &[&str], label: &str) -> bool {
    let same = |word: &&str| word.len() == label.len() && label.to_lowercase() == **word;
    words.iter().any(|word| label.eq_ignore_ascii_case(word) || same(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_programs_are_told_from_letter_heads_and_forms() {
        for (block, expected) in [
            ("Från: Anna <a@x.example>\nSkickat: den 29 oktober 2019 14:03\nTill: B\nÄmne: C", true),
            ("*Från:* Svensson, Anna\n*Skickat:* den 29 oktober 2019 14:03\n*Till:* B", true),
            ("**Från:** Anna\n**Skickat:** den 29 oktober 2019 14:03\n**Till:** B", true),
            ("Från\u{a0}: Anna\nSkickat\u{a0}:\u{a0}den 29 oktober 2019 14:03\nTill\u{a0}: B", true),
            ("FRÅN: ANNA\nSKICKAT: DEN 29 OKTOBER 2019 14:03\nTILL: B\nÄMNE: C", true),
            ("Från:\tAnna <a@x.example>\nDatum:\t29 oktober\nTill:\tB", true),
            ("Från:\nAnna\nSkickat:\nden 29 oktober 2019 14:03\nTill:\nB\nÄmne:\nC", true),
            ("Från: A\n\nSkickat: den 29 oktober 2019 14:03\n\nTill: B", true),
            ("Från: A [mailto:a@x.example]\nSkickat: tisdag\nTill: B\nKopia: C\nPrioritet: Hög", true),
            ("Skickat: tisdag 14:03\nFrån: A\nTill: B\nBilagor: svar.pdf", true),
            ("Från: A\nDatum: 2019-10-29 14:03\nTill: B\nRubrik: C", true),
            ("Från: Anna <a@x.example> Skickat: den 29 oktober 2019 14:03 Till: Bo Ämne: C", true),
            ("Lähettäjä: A <a@x.example>\nLähetetty: tiistai\nVastaanottaja: B\nAihe: C", true),
            ("Lähettäjä: A\nPäivämäärä: 29.10.2019 klo 14.03\nSaaja: B\nAihe: C", true),
            ("Von: A\nGesendet: Dienstag, 29. Oktober 2019 14:03\nAn: B\nBetreff: C", true),
            ("Fra: A\nSendt: 29. oktober 2019 14:03\nTil: B\nEmne: C\nVedlegg: x.pdf", true),
            ("Frå: A\nSendt: tysdag 29. oktober 2019 kl. 14.03\nTil: B\nEmne: C", true),
            ("Fra: A\nDato: 29.10.2019 14.03\nTil: B\nEmne: C\nVedhæftede filer: x.pdf", true),
            ("From: A\nSent: Tuesday, October 29, 2019 2:03 PM\nTo: B\nSubject: C", true),
            ("From: A\nDate: Tue, 29 Oct 2019 at 14:03\nSubject: C\nTo: B", true),
            ("Från: Föreningen\nTill: Kommunen\nÄmne: Remissvar\nDatum: 2019-10-20", false),
            ("Från: Föreningen, info@x.example\nTill: k@y.example\nÄmne: Svar\nDatum: 29 oktober", false),
            ("Från: Anna <a@x.example>\nTelefon: 019-12 34 56\nDatum: 29 oktober\nÄmne: C", false),
            ("Namn: Anna <a@x.example>\nDatum: 29 oktober 14:03\nTill: B\nÄmne: C", false),
            ("Datum: 29 oktober\nFrån: 14:00\nTill: 16:00\nÄmne: Lokal", false),
            ("Datum: 29 oktober 2019 kl. 14.03\nÄmne: Remissvar\nTill: Kommunen", false),
            ("Från: oss till er\nHej", false),
            ("Från oss alla: 14:03 <a@x.example>\nTill: B\nÄmne: C", false),
        ] {
            let lines: Vec<&str> = block.split('\n').collect();
            assert_eq!(is_header_block(&lines), expected, "{block}");
        }
    }

    #[test]
    fn a_block_that_begins_with_another_field_is_whole_and_a_programs() {
        for (block, expected) in [
            ("Ämne: C\nFrån: A <a@x.example>\nDatum: 29 oktober 2019 14:03\nTill: B <b@y.example>", true),
            ("Till: B <b@y.example>,\nC <c@y.example>\nÄmne: C\nFrån: A\nDatum: 29 oktober 2019 14:03", true),
            ("Subject: C\nFrom: a@x.example\nTo: b@y.example\nDate: Fri, 18 Oct 2019 18:58:16 +0200", true),
            (
                "Return-Path: <a@x.example>\nReceived: from x.example\n\tby y.example; 18 Oct 2019\nMIME-Version: 1.0\n\
                 Subject: C\nFrom: a@x.example\nMessage-ID: <a.b@x.example>\nDate: Fri, 18 Oct 2019 18:58:16 GMT",
                true,
            ),
            (
                "Till: Kommunen <k@y.example>\nFrån: Anna Ek <a@x.example>\nDatum: 29 oktober\nÄmne: Svar",
                false,
            ),
            ("Till: Kommunen\nFrån: Anna Ek, a@x.example\nDatum: 2019-10-29 14:03\nÄmne: Svar", false),
            (
                "Till: Kommunen\nÄmne: Svar\n\nJa.\n\nFrån: A <a@x.example>\nSkickat: i dag 14:03\nTill: B",
                false,
            ),
            ("Till: Kommunen\nÄmne: Svar\nJa.\nFrån: A <a@x.example>\nSkickat: i dag 14:03\nTill: B", false),
            ("Ämne: Svar\nFrån: A <a@x.example>\nDatum: 2019-10-29 14:03\nTill: B\nMeddelande: ja", false),
        ] {
            let lines: Vec<&str> = block.split('\n').collect();
            assert_eq!(is_header_block(&lines), expected, "{block}");
        }
    }
}
