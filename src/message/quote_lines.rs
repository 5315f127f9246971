//! The lines by which mail programs say "here begins somebody else's text", in Swedish, Finnish,
//! Norwegian, Danish, German and English. Words alone prove nothing, since people write of mail in
//! their mail: each rule asks for the layout that only a program makes.

/// Characters of an attribution at most, its lines joined.
const MAX_ATTRIBUTION: usize = 500;

/// Lines over which an attribution is wrapped at most.
const ATTRIBUTION_LINES: usize = 4;

/// Bytes of a separator's line at most.
const MAX_SEPARATOR: usize = 120;

/// What stands between hyphens above quoted or forwarded text, and what Apple writes without them.
const SEPARATORS: [&str; 42] = [
    "ursprungligt meddelande",
    "originalmeddelande",
    "vidarebefordrat meddelande",
    "vidarebefordrat mejl",
    "vidarebefordrat brev",
    "vidarebefordrat mail",
    "vidarebefordrat e-postmeddelande",
    "vidarebefordrad e-post",
    "svar på meddelande",
    "original message",
    "forwarded message",
    "begin forwarded message",
    "forwarded mail",
    "forwarded email",
    "reply message",
    "alkuperäinen viesti",
    "edelleenlähetetty viesti",
    "edelleen lähetetty viesti",
    "välitetty viesti",
    "välitetty viesti alkaa",
    "videresendt meddelelse",
    "videresendt melding",
    "videresendt besked",
    "videresendt e-post",
    "videresendt mail",
    "start på videresendt besked",
    "start på videresendt melding",
    "oprindelig meddelelse",
    "den oprindelige meddelelse",
    "oprindelig besked",
    "original meddelelse",
    "opprinnelig melding",
    "original melding",
    "vidaresend melding",
    "opphavleg melding",
    "ursprüngliche nachricht",
    "ursprüngliche mail",
    "weitergeleitete nachricht",
    "weitergeleitete e-mail",
    "originalnachricht",
    "original-nachricht",
    "anfang der weitergeleiteten nachricht",
];

/// How such a line begins in Notes, which adds a name and a date.
const SEPARATOR_BEGINNINGS: [&str; 8] = [
    "vidarebefordrat av ",
    "forwarded by ",
    "videresendt af ",
    "videresendt av ",
    "weitergeleitet von ",
    "edelleenlähettänyt ",
    "ursprungligt meddelande från ",
    "original message from ",
];

/// The words of those that say that the mail is passed on.
const PASSED_ON: [&str; 7] =
    ["vidare", "forward", "videresend", "vidaresend", "weitergeleitet", "edelleen", "välitetty"];

/// How case systems ask for the answer: what stands below the line is their letter.
const ABOVE: [&str; 8] = [
    "ovanför", "above this line", "above the line", "ovenfor", "over denne", "over linje", "yläpuolelle",
    "oberhalb",
];

/// What such a line calls itself.
const A_LINE: [&str; 6] = ["rad", "linje", "line", "streck", "rivi", "zeile"];

/// The verbs of "Den … skrev …:".
const WROTE: [&str; 6] = [" skrev", " wrote", " schrieb", " kirjoitti", " skreiv", " skrifaði"];

/// Words with which the later line of a wrapped attribution begins, not an attribution.
const CONTINUES: [&str; 11] =
    ["kl", "klo", "um", "at", "skrev", "skreiv", "wrote", "schrieb", "kirjoitti", "følgende", "följande"];

/// Words that stand behind the verb where no name does.
const BEHIND_VERB: [&str; 9] = ["den", "följande", "følgende", "folgendes", "on", "am", "at", "i", "på"];

/// Words with which a writer says that what follows is somebody's words: "Ni skriver:".
const TELLS: [&str; 11] =
    ["skriv", "skrev", "fråg", "säger", "står", "stod", "citat", "wrote", "write", "kirjoit", "schr"];

/// Whether `line` says that what stands below it is somebody's words.
pub(super) fn tells_of_words(line: &str) -> bool {
    let line = line.to_lowercase();
    TELLS.iter().any(|tells| line.contains(tells))
}

/// Whether `line` is a separator that a program writes above quoted or forwarded text.
pub(super) fn is_separator(line: &str) -> bool {
    let line = line.trim();
    let likely = line.starts_with(is_frame) || line.ends_with(':');
    if !likely || line.len() > MAX_SEPARATOR {
        return false;
    }
    let inner = line.trim_matches(|letter: char| is_frame(letter) || letter.is_whitespace());
    let words = inner.trim_end_matches([':', ' ']).to_lowercase();
    let frame = |mut letters: std::str::Chars<'_>| {
        letters.next().is_some_and(is_frame) && letters.next().is_some_and(is_frame)
    };
    let opened = frame(line.chars());
    let closed = line.chars().rev().take(2).filter(|letter| is_frame(*letter)).count() == 2;
    let framed = opened && closed || line.starts_with("__");
    let announced = inner.ends_with(':');
    (framed || announced) && SEPARATORS.contains(&words.as_str())
        || opened && SEPARATOR_BEGINNINGS.iter().any(|beginning| words.starts_with(beginning))
        || framed && asks_above(&words)
}

/// Whether a separator says that the mail below it is passed on: the sender answers nothing in it.
pub(super) fn passes_on(separator: &str) -> bool {
    let separator = separator.to_lowercase();
    PASSED_ON.iter().any(|words| separator.contains(words))
}

/// The characters that programs frame a separator with.
fn is_frame(letter: char) -> bool {
    matches!(letter, '-' | '_' | '*' | '=' | '#' | '~' | '\u{2010}'..='\u{2015}' | '\u{2500}')
}

/// "Skriv ditt svar ovanför den här raden".
fn asks_above(words: &str) -> bool {
    ABOVE.iter().any(|above| words.contains(above)) && A_LINE.iter().any(|line| words.contains(line))
}

/// Whether `line` is the rule that Outlook draws above a block.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 10 && (line.bytes().all(|byte| byte == b'_') || line.bytes().all(|byte| byte == b'-'))
}

/// Whether `line` has the mark of quoted lines.
pub(super) fn is_marked(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// How many of the `lines` are one attribution, "Den tis 29 okt. 2019 kl 14:03 skrev Anna <…>:",
/// which programs wrap over some lines; 0 where they are none.
pub(super) fn attribution(lines: &[&str]) -> usize {
    let near = || lines.iter().take(ATTRIBUTION_LINES + 1);
    if !near().any(|line| line.trim_end().ends_with(':') || is_marked(line)) {
        return 0;
    }
    let mut joined = String::new();
    let mut first_ends = 0;
    for (at, line) in lines.iter().take(ATTRIBUTION_LINES).enumerate() {
        let line = line.trim();
        if line.is_empty() || joined.len() + line.len() > MAX_ATTRIBUTION || is_marked(line) {
            return 0;
        }
        joined.push(' ');
        joined.push_str(line);
        if at == 0 {
            first_ends = joined.len();
        }
        let below = lines.get(at + 1..).unwrap_or_default();
        let marked_below =
            below.iter().find(|line| !line.trim().is_empty()).is_some_and(|line| is_marked(line));
        // Some programs write no colon; the marks below are then as good.
        let ends = line.ends_with(':') || marked_below && is_dated(&joined);
        if ends {
            let rest = joined.get(first_ends..).unwrap_or_default();
            let attributes = is_attribution(&joined, marked_below) && (at == 0 || !is_whole(rest));
            return if attributes && may_begin(&joined, at) { at + 1 } else { 0 };
        }
    }
    0
}

/// A verb and, of date, time and address, what a person would not write before a colon. Above a
/// quote the verb is enough.
fn is_attribution(joined: &str, above_quote: bool) -> bool {
    let wrote = WROTE.iter().any(|verb| joined.contains(verb));
    wrote && (above_quote || is_dated(joined) && names_a_writer(joined))
}

fn is_dated(joined: &str) -> bool {
    let digits = joined.bytes().filter(u8::is_ascii_digit).count();
    let wrote = WROTE.iter().any(|verb| joined.contains(verb));
    wrote && digits >= 3 && (joined.contains('@') || has_time(joined))
}

/// Whether the later lines of a joined attribution are one by themselves: what stands above them is then
/// the sender's own text, though no empty line parts the two.
fn is_whole(rest: &str) -> bool {
    let first = rest.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ',']);
    let year = first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
    is_dated(rest)
        && !year
        && !CONTINUES.contains(&first.to_lowercase().as_str())
        && !first.starts_with(['<', '(', '"'])
}

/// Whether the first line of several can begin an attribution: a date, an address or the verb is in it.
fn may_begin(joined: &str, more_lines: usize) -> bool {
    let first = joined.trim_start();
    let dated = first.bytes().take(40).any(|byte| byte.is_ascii_digit());
    more_lines == 0 || dated || first.contains('@')
}

/// Whether a name stands by the verb: "Den 5 maj 2019 kl. 18.30 skrev vi under avtalet:" is prose.
fn names_a_writer(joined: &str) -> bool {
    WROTE.iter().filter_map(|verb| joined.split_once(verb)).any(|(before, after)| {
        let after = after.trim_start_matches([' ', ',', ':']);
        let first = after.split([' ', ':']).next().unwrap_or_default();
        if after.is_empty() {
            let last = before.rsplit(' ').next().unwrap_or_default();
            return last.contains(['@', '>', ')', '"', ',']) || last.starts_with(char::is_uppercase);
        }
        !first.starts_with(char::is_lowercase) || first.contains('@') || BEHIND_VERB.contains(&first)
    })
}

/// Whether `14:03` or `kl. 14.03` stands in `text`; a point alone may part day and month.
pub(super) fn has_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let parts = |at: usize| {
        digit(at.checked_sub(1)) && digit(Some(at + 1)) && digit(Some(at + 2)) && !digit(Some(at + 3))
    };
    if memchr::memchr_iter(b':', bytes).any(parts) {
        return true;
    }
    let clocked = |at: usize| {
        let before = text.get(..at).unwrap_or_default().to_lowercase();
        let hour = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let word = hour.trim_end_matches([' ', '.', ',', '\u{a0}']);
        word.len() < hour.len()
            && (["kl", "klo", "kello", "um"].iter().any(|clock| word.ends_with(clock))
                || ends_with_year(word))
            && bytes.get(at + 3) != Some(&b'.')
    };
    memchr::memchr_iter(b'.', bytes).filter(|at| parts(*at)).take(10).any(clocked)
}

fn ends_with_year(text: &str) -> bool {
    text.len() >= 4 && text.bytes().rev().take(4).all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_of_many_programs_are_known() {
        for line in [
            "-----Ursprungligt meddelande-----",
            "----- Ursprungligt meddelande -----",
            "---------- Vidarebefordrat meddelande ---------",
            "-------- Originalmeddelande --------",
            "---------- Forwarded message ---------",
            "-------- Original Message --------",
            "\u{2010}\u{2010}\u{2010}\u{2010}\u{2010}\u{2010}\u{2010} Original Message \u{2010}\u{2010}\u{2010}\u{2010}\u{2010}\u{2010}\u{2010}",
            "Vidarebefordrat mejl:",
            "Begin forwarded message:",
            "Välitetty viesti alkaa:",
            "-------- Alkuperäinen viesti --------",
            "Start på videresendt besked:",
            "-------- Videresendt melding --------",
            "-------- Opprinnelig melding --------",
            "-------- Opphavleg melding --------",
            "-----Ursprüngliche Nachricht-----",
            "Anfang der weitergeleiteten Nachricht:",
            "----- Vidarebefordrat av Anna Ek/KS/Exempel den 2019-10-29 14:03 -----",
            "##- Skriv ditt svar ovanför den här raden -##",
            "--- Please reply above this line ---",
            "=== Svara ovanför denna linje ===",
        ] {
            assert!(is_separator(line), "{line}");
        }
        for line in [
            "Ursprungligt meddelande",
            "Se vårt vidarebefordrade mejl:",
            "--",
            "----------",
            "- Vidarebefordrat mejl",
            "* Svara ovanför raden",
            "Vi svarar ovanför denna rad",
            "Ett vidarebefordrat meddelande:",
        ] {
            assert!(!is_separator(line), "{line}");
        }
    }

    #[test]
    fn attributions_are_known_also_when_wrapped() {
        for (lines, expected) in [
            ("Den tis 29 okt. 2019 kl 14:03 skrev Anna <a@x.example>:", 1),
            ("Den tors 22 jan. 2026 09:56 Anna Andersson <a@x.example>\nskrev:", 2),
            ("Den tis 29 okt. 2019\nkl 14:03 skrev Anna Andersson-Ek\n<anna.andersson.ek@x.example>:", 3),
            ("Den 29 oktober\n2019 kl. 14:03 skrev Anna\n<a@x.example>:", 3),
            ("12 juni 2026 kl. 13:13 skrev Gustaf\n<g@x.example>:", 2),
            ("Den tisdag 29 oktober 2019 14:03:00 CET skrev Anna Ek <a@x.example>:", 1),
            ("På tisdag den 29 oktober 2019 kl. 2:03 em skrev Anna <a@x.example>:", 1),
            ("Den 2019-10-29 kl. 14:03, skrev Anna Ek:\n> Hej", 1),
            ("Den 2019-10-29 kl. 14:03 skrev \"Anna\" <a@x.example> följande:", 1),
            ("ti 29. lokak. 2019 klo 14.03 Anna (a@x.example) kirjoitti:", 1),
            ("Anna Ek <a@x.example> kirjoitti 29.10.2019 kello 14.03:", 1),
            ("29.10.2019 14.03, Anna Ek kirjoitti:", 1),
            ("Am Di., 29. Okt. 2019 um 14:03 Uhr schrieb Anna <a@x.example>:", 1),
            ("Am 29.10.19 um 14:03 schrieb Anna Ek:", 1),
            ("On Tue, Oct 29, 2019 at 2:03 PM Anna <a@x.example> wrote:", 1),
            ("On Tue, 29 Oct 2019 at 14:03,\nAnna Ek\n<a@x.example>\nwrote:", 4),
            ("tir. 29. okt. 2019 kl. 14:03 skrev Anna <a@x.example>:", 1),
            ("tys. 29. okt. 2019 kl. 14:03 skreiv Anna <a@x.example>:", 1),
            ("Den tirs. 29. okt. 2019 kl. 14.03 skrev Anna <a@x.example>:", 1),
            ("Anna <a@x.example> skrev følgende den 29.10.2019 kl. 14.03:", 1),
            ("Den 29 okt 2019 14:03 skrev Anna <a@x.example>\n> Hej", 1),
            ("Anna skrev:\n\n> Hej", 1),
            ("Anna skrev:\nHej", 0),
            ("Den 5 maj skrev vi till er om följande:", 0),
            ("Den 5 maj 2019 kl. 18.30 skrev vi under avtalet:", 0),
            ("I mejlet 29 oktober 2019 14:03 skrev ni till oss (k@x.example):", 0),
            ("Vi skrev 2018 och 2019 om detta\n\nHej:", 0),
            ("Vi tillstyrker Ks 1216/2018\nDen tis 29 okt. 2019 kl 14:03 skrev Anna <a@x.example>:", 0),
            ("Hej\nAnna skrev:\n> Hej", 0),
        ] {
            let lines: Vec<&str> = lines.split('\n').collect();
            assert_eq!(attribution(&lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn times_are_told_from_dates_and_numbers() {
        for (text, expected) in [
            ("29 oktober 2019 14:03", true),
            ("kl. 14.03", true),
            ("2:03 PM", true),
            ("14:03:00", true),
            ("29.10.2019 14.03", true),
            ("29.10.2019", false),
            ("29.10", false),
            ("kl. 14", false),
            ("Ks 2019:1216", false),
            ("3.14", false),
        ] {
            assert_eq!(has_time(text), expected, "{text}");
        }
    }
}
