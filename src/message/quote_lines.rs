//! The lines by which mail programs say "here begins somebody else's text", in Swedish, Finnish,
//! Norwegian, Danish, German and English. Words alone prove nothing, since people write of mail in
//! their mail: each rule asks for the layout that only a program makes.

/// Characters of an attribution at most, its lines joined.
const MAX_ATTRIBUTION: usize = 400;

/// Lines below "Från:" in which the rest of the block must stand.
const BLOCK_LINES: usize = 12;

/// What stands between hyphens above quoted or forwarded text, and what Apple writes without them.
const SEPARATORS: [&str; 24] = [
    "ursprungligt meddelande",
    "vidarebefordrat meddelande",
    "vidarebefordrat mejl",
    "vidarebefordrat brev",
    "vidarebefordrat mail",
    "original message",
    "forwarded message",
    "begin forwarded message",
    "alkuperäinen viesti",
    "edelleenlähetetty viesti",
    "välitetty viesti",
    "välitetty viesti alkaa",
    "videresendt meddelelse",
    "videresendt melding",
    "oprindelig meddelelse",
    "opprinnelig melding",
    "den oprindelige meddelelse",
    "start på videresendt besked",
    "videresendt besked",
    "ursprüngliche nachricht",
    "weitergeleitete nachricht",
    "original-nachricht",
    "reply message",
    "anfang der weitergeleiteten nachricht",
];

/// The words for the sender in the block above quoted text.
const FROM: [&str; 7] = ["från", "from", "fra", "von", "lähettäjä", "avsändare", "fr\u{e5}n"];

/// The words for when.
const SENT: [&str; 11] = [
    "skickat",
    "sent",
    "sendt",
    "gesendet",
    "lähetetty",
    "datum",
    "date",
    "dato",
    "päivämäärä",
    "skickades",
    "päiväys",
];

/// The other words of such a block.
const OTHERS: [&str; 18] = [
    "till",
    "to",
    "til",
    "an",
    "vastaanottaja",
    "kopia",
    "cc",
    "kopi",
    "kopio",
    "ämne",
    "subject",
    "emne",
    "betreff",
    "aihe",
    "svar till",
    "reply-to",
    "prioritet",
    "bilagor",
];

/// The verbs of "Den … skrev …:".
const WROTE: [&str; 6] = [" skrev", " wrote", " schrieb", " kirjoitti", " skreiv", " skrifaði"];

/// Whether `line` is a separator that a program writes above quoted or forwarded text.
pub(super) fn is_separator(line: &str) -> bool {
    let line = line.trim();
    let likely = line.starts_with(['-', '_', '*', '=']) || line.ends_with(':');
    if !likely || line.len() > 100 {
        return false;
    }
    let inner = line.trim_matches(['-', '_', '*', ' ', '=']);
    let words = inner.trim_end_matches([':', ' ']).to_lowercase();
    let framed = line.starts_with("--") && line.ends_with("--") || line.starts_with("__");
    let announced = inner.ends_with(':');
    (framed || announced) && SEPARATORS.contains(&words.as_str())
}

/// Whether `line` is the rule that Outlook draws above a block.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 10 && (line.bytes().all(|byte| byte == b'_') || line.bytes().all(|byte| byte == b'-'))
}

/// Whether `lines` begin with the block that Outlook and others put above quoted text: sender, when,
/// to whom, about what. A letter head that a person typed has neither address nor time of day.
pub(super) fn is_header_block(lines: &[&str]) -> bool {
    let Some((label, value)) = lines.first().and_then(|line| labelled(line)) else { return false };
    if !FROM.contains(&label.as_str()) && !SENT.contains(&label.as_str()) {
        return false;
    }
    let mut programmatic = value.contains('@') || has_time(value);
    let (mut senders, mut others) = (usize::from(FROM.contains(&label.as_str())), 0);
    for line in lines.iter().skip(1).take(BLOCK_LINES) {
        programmatic |= line.contains('@') || has_time(line);
        let Some((label, _)) = labelled(line) else { continue };
        senders += usize::from(FROM.contains(&label.as_str()));
        others += usize::from(SENT.contains(&label.as_str()) || OTHERS.contains(&label.as_str()));
    }
    senders >= 1 && others >= 2 && programmatic
}

/// `*Från:* Anna` as ("från", "Anna").
fn labelled(line: &str) -> Option<(String, &str)> {
    let line = line.trim_start_matches([' ', '\t', '*', '|', '\u{a0}']);
    let (label, value) = line.split_once(':')?;
    let label = label.trim_end_matches([' ', '*', '\u{a0}']);
    (label.len() <= 20).then(|| (label.to_lowercase(), value.trim_start_matches(['*', ' ', '\t'])))
}

/// How many of the `lines` are one attribution, "Den tis 29 okt. 2019 kl 14:03 skrev Anna <…>:",
/// which programs wrap over up to three lines; 0 where they are none.
pub(super) fn attribution(lines: &[&str]) -> usize {
    if !lines.iter().take(3).any(|line| line.trim_end().ends_with(':')) {
        return 0;
    }
    let mut joined = String::new();
    for (at, line) in lines.iter().take(3).enumerate() {
        let line = line.trim();
        if line.is_empty() || joined.len() + line.len() > MAX_ATTRIBUTION || line.starts_with('>') {
            return 0;
        }
        joined.push(' ');
        joined.push_str(line);
        if line.ends_with(':') {
            let quotes = lines.iter().skip(at + 1).find(|line| !line.trim().is_empty());
            let above_quote = quotes.is_some_and(|line| line.trim_start().starts_with('>'));
            return if is_attribution(&joined, above_quote) { at + 1 } else { 0 };
        }
    }
    0
}

/// A verb and, of date, time and address, what a person would not write before a colon. Above a
/// quote the verb is enough.
fn is_attribution(joined: &str, above_quote: bool) -> bool {
    let text = joined.to_lowercase();
    let wrote = WROTE.iter().any(|verb| text.contains(verb));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    wrote && (above_quote || digits >= 3 && (text.contains('@') || has_time(&text)))
}

/// Whether `14:03` or `kl. 14.03` stands in `text`.
fn has_time(text: &str) -> bool {
    let clocked = text.contains("kl") || text.contains("um ");
    text.as_bytes().windows(4).any(|window| match window {
        [hour, colon, ten, one] => {
            hour.is_ascii_digit()
                && ten.is_ascii_digit()
                && one.is_ascii_digit()
                && (*colon == b':' || *colon == b'.' && clocked)
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_of_many_programs_are_known() {
        for line in [
            "-----Ursprungligt meddelande-----",
            "---------- Vidarebefordrat meddelande ---------",
            "---------- Forwarded message ---------",
            "-------- Original Message --------",
            "Vidarebefordrat mejl:",
            "Begin forwarded message:",
            "Välitetty viesti alkaa:",
            "-----Ursprüngliche Nachricht-----",
        ] {
            assert!(is_separator(line), "{line}");
        }
        for line in ["Ursprungligt meddelande", "Se vårt vidarebefordrade mejl:", "--", "----------"] {
            assert!(!is_separator(line), "{line}");
        }
    }

    #[test]
    fn blocks_above_quoted_text_are_told_from_letter_heads() {
        for (block, expected) in [
            (
                vec!["Från: Anna <a@x.example>", "Skickat: den 29 oktober 2019 14:03", "Till: B", "Ämne: C"],
                true,
            ),
            (vec!["*Från:* Svensson, Anna", "*Skickat:* den 29 oktober 2019 14:03", "*Till:* B"], true),
            (vec!["Lähettäjä: A <a@x.example>", "Lähetetty: tiistai", "Vastaanottaja: B", "Aihe: C"], true),
            (vec!["Von: A", "Gesendet: Dienstag 14:03", "An: B", "Betreff: C"], true),
            (vec!["Fra: A", "Sendt: 29. oktober 2019 14:03", "Til: B", "Emne: C"], true),
            (vec!["Från:", "Anna <a@x.example>", "Datum:", "29 okt", "Ämne:", "C"], true),
            (vec!["Från: Föreningen", "Till: Kommunen", "Ämne: Remissvar", "Datum: 2019-10-20"], false),
            (vec!["Från: oss till er", "Hej"], false),
        ] {
            assert_eq!(is_header_block(&block), expected, "{block:?}");
        }
    }

    #[test]
    fn attributions_are_known_also_when_wrapped() {
        for (lines, expected) in [
            (vec!["Den tis 29 okt. 2019 kl 14:03 skrev Anna <a@x.example>:"], 1),
            (vec!["Den tors 22 jan. 2026 09:56 Anna Andersson <a@x.example>", "skrev:"], 2),
            (vec!["12 juni 2026 kl. 13:13 skrev Gustaf", "<g@x.example>:"], 2),
            (vec!["ti 29. lokak. 2019 klo 14.03 Anna (a@x.example) kirjoitti:"], 1),
            (vec!["Am Di., 29. Okt. 2019 um 14:03 Uhr schrieb Anna <a@x.example>:"], 1),
            (vec!["On Tue, Oct 29, 2019 at 2:03 PM Anna <a@x.example> wrote:"], 1),
            (vec!["Anna <a@x.example> skrev følgende den 29.10.2019 kl. 14.03:"], 1),
            (vec!["Anna skrev:", "", "> Hej"], 1),
            (vec!["Anna skrev:", "Hej"], 0),
            (vec!["Den 5 maj skrev vi till er om följande:"], 0),
            (vec!["Vi skrev 2018 och 2019 om detta", "", "Hej:"], 0),
        ] {
            assert_eq!(attribution(&lines), expected, "{lines:?}");
        }
    }
}
