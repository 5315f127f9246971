//! What ends a letter: greetings, what programs and offices put below them, and how to tell them from
//! text that goes on. A wrong guess lowers the weight of a line and loses nothing.

/// Characters of a line at most that can belong to a signature: an address, a telephone number.
const MAX_SIGNATURE_LINE: usize = 90;

/// Characters from which a paragraph below a greeting is text; slogans are shorter.
const MIN_PARAGRAPH: usize = 80;

/// The greetings that close a letter.
const GREETINGS: [&str; 36] = [
    "mvh", "m v h", "m.v.h", "med vänlig hälsning", "med vänliga hälsningar", "vänliga hälsningar",
    "vänlig hälsning", "vänligen", "hälsningar", "hälsning", "bästa hälsningar", "med bästa hälsningar",
    "varma hälsningar", "soliga hälsningar", "hälsar", "tack på förhand", "ystävällisin terveisin",
    "parhain terveisin", "terveisin", "best regards", "kind regards", "with kind regards", "regards",
    "best wishes", "sincerely", "yours sincerely", "med venlig hilsen", "venlig hilsen",
    "med vennlig hilsen", "vennlig hilsen", "med venleg helsing", "mvh.", "mit freundlichen grüßen",
    "freundliche grüße", "viele grüße", "allt gott",
];

/// What programs add below what a person wrote.
const TAILS: [&str; 18] = [
    "skickat från min ", "skickat från ", "skickades från ", "hämta outlook för ", "sent from my ",
    "sent from ", "sent with proton", "get outlook for ", "lähetetty iphonesta", "lähetetty ",
    "hanki outlook ", "sendt fra min ", "sendt fra ", "hent outlook ", "last ned outlook ", "gesendet von ",
    "von meinem ", "virusfritt.",
];

/// How the notices begin that offices put below every mail.
const NOTICES: [&str; 20] = [
    "detta e-postmeddelande",
    "detta mejl",
    "detta mail",
    "detta meddelande",
    "denna e-post",
    "det här mejlet",
    "innehållet i detta",
    "när du skickar e-post till",
    "när du mejlar",
    "så behandlar vi",
    "vi behandlar dina personuppgifter",
    "information om behandling av personuppgifter",
    "tänk på miljön",
    "this e-mail",
    "this email",
    "this message",
    "the information in this",
    "denne e-post",
    "tämä sähköposti",
    "diese e-mail",
];

/// What such a notice is about; "Detta mejl är vårt svar" is none.
const NOTICE_WORDS: [&str; 15] = [
    "konfidentiell", "sekretess", "avsett", "avsedd", "obehörig", "personuppgifter", "dataskydd", "miljön",
    "skriver ut", "confidential", "intended", "fortrolig", "luottamuksel", "vertraulich", "virus",
];

/// Whether `line` is the mark above a signature.
pub(super) fn is_delimiter(line: &str) -> bool {
    line.trim_end_matches('\r') == "-- " || line.trim() == "--"
}

/// A closing greeting alone, or with a name behind it.
pub(super) fn is_greeting(line: &str) -> bool {
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

/// Whether a program put `line` below the text: "Skickat från min iPhone".
pub(super) fn is_tail(line: &str) -> bool {
    line.len() <= 80
        && TAILS.iter().any(|tail| after(tail, line).is_some())
        && !line.contains(|character: char| character.is_ascii_digit())
}

/// How many of `lines` are a notice that an office puts below every mail; 0 where they are none.
pub(super) fn notice(lines: &[&str]) -> usize {
    let first = lines.first().map(|line| line.trim()).unwrap_or_default();
    if !NOTICES.iter().any(|notice| after(notice, first).is_some()) {
        return 0;
    }
    let count = lines.iter().take_while(|line| !line.trim().is_empty()).count();
    let text =
        lines.iter().take(count).flat_map(|line| line.chars().take(500)).collect::<String>().to_lowercase();
    if NOTICE_WORDS.iter().any(|word| text.contains(word)) { count } else { 0 }
}

/// Whether a line below a greeting cannot belong to a signature: a postscript, or too long.
pub(super) fn is_text(line: &str) -> bool {
    let postscript = after("ps", line).or_else(|| after("p.s", line));
    let postscript = postscript.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    postscript || line.chars().nth(MAX_SIGNATURE_LINE).is_some() && !line.contains(" | ")
}

/// Whether `lines`, below a greeting and an empty line, begin with a paragraph of sentences: the answer
/// itself, below a covering note that ended with "Mvh". A heading may stand above it.
pub(super) fn resumes(lines: &[&str]) -> bool {
    let mut paragraphs = lines.split(|line| line.trim().is_empty()).filter(|paragraph| !paragraph.is_empty());
    let Some(first) = paragraphs.next() else { return false };
    let heads = first.len() == 1 && first.first().is_some_and(|line| is_heading(line.trim()));
    is_prose(first) || heads && paragraphs.next().is_some_and(is_prose)
}

fn is_heading(line: &str) -> bool {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    !line.contains('@')
        && (line.ends_with(':') || (1..=9).contains(&digits) && line.contains(char::is_alphabetic))
}

/// Sentences, more than a slogan.
fn is_prose(paragraph: &[&str]) -> bool {
    if notice(paragraph) > 0 || paragraph.iter().any(|line| is_tail(line.trim())) {
        return false;
    }
    let sentences = paragraph.iter().map(|line| sentence_ends(line)).sum::<usize>();
    let length = paragraph.iter().map(|line| line.trim().chars().count()).sum::<usize>();
    sentences >= 2 || sentences == 1 && length >= MIN_PARAGRAPH
}

/// Words of four letters or more that end a sentence: "Tel." and "St." end none.
fn sentence_ends(line: &str) -> usize {
    line.split_whitespace()
        .filter_map(|word| word.strip_suffix(['.', '!', '?']))
        .filter(|word| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic))
        .count()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_are_told_from_requests() {
        for (line, expected) in [
            ("Mvh", true),
            ("MVH / Anna", true),
            ("Med vänlig hälsning", true),
            ("Hälsningar från Anna i Exempelföreningen", true),
            ("Ystävällisin terveisin", true),
            ("Mit freundlichen Grüßen", true),
            ("Med venleg helsing Kari", true),
            ("Vänligen registrera vårt svar", false),
            ("Hälsningar från Örebro! Vi svarar på Ks 1216/2018.", false),
            ("Mvh 2", false),
        ] {
            assert_eq!(is_greeting(line), expected, "{line}");
        }
    }

    #[test]
    fn notices_are_told_from_text_about_the_mail() {
        for (line, expected) in [
            ("Detta e-postmeddelande kan innehålla konfidentiell information.", 1),
            ("Tänk på miljön innan du skriver ut detta mejl.", 1),
            ("This e-mail is intended for the addressee only.", 1),
            ("Detta mejl är vårt svar på remissen.", 0),
            ("Vi tänker på miljön.", 0),
        ] {
            assert_eq!(notice(&[line, "", "x"]), expected, "{line}");
        }
    }
}
