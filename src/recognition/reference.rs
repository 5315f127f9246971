//! The sender's own number for the matter: what stands after "Vårt dnr" and its like, in any shape.
//! "Ert dnr" is ours and is `evidence`'s matter; which words say so is `diary_number`'s.

use std::sync::LazyLock;

use super::context::plain;
use super::written::beginning;
use crate::diary_number::senders_own_leads;
use crate::message::{Attachment, Message, Origin};
use crate::pattern::{AnyCase, Pattern, any_case};

/// Bytes of each text that are looked at: a letter names its number at the head or the foot of a page.
const LOOKED_AT: usize = 8 * 1024;

/// The longest number that is kept, in characters.
const LONGEST: usize = 40;

/// A number at the beginning of a text: letters, digits and what stands between them, a short series
/// before it.
static NUMBER: Pattern = Pattern::new(
    r"^[\s.:=#-]*(?:\([^()\n]{0,40}\)[\s.:=#-]*)?(?i:(?:är|a\u{308}r|is|er|ist|on)[\s:]+)?(?P<number>(?:\p{L}{1,8}[ .]?){0,2}[\p{L}\d/:._-]*\d[\p{L}\d/:._-]*(?: \d[\d/.:-]*){0,2})",
);

/// What stands between the columns of a letter head.
static COLUMNS: Pattern = Pattern::new(r"\t+| {2,}|\u{a0}{2,}|\s*\|\s*");

/// The sender's own number in `message`, as written.
pub(super) fn sender_reference(message: &Message) -> Option<String> {
    let own = message.passages.iter().filter(|passage| passage.origin != Origin::Quoted);
    let texts = std::iter::once(message.subject.as_str()).chain(own.map(|passage| passage.text.as_str()));
    texts.chain(message.attachments.iter().filter_map(Attachment::words)).find_map(in_text)
}

/// What every word for "our" begins with: a text without is done with at once.
static WHOSE: LazyLock<AnyCase> = LazyLock::new(|| {
    any_case(&[
        "vår", "va\u{30a}r", "var ", "vart", "vara ", "our", "vores", "meid", "avsänd", "avsand", "sender",
    ])
});

/// Whether a word for a number may stand behind the first word of `ours`, which says whose: most who write "our" have
/// something else. Told by two letters; where a sign stands, an accent apart from its letter among them, anything may.
fn names_a_number(ours: &str) -> bool {
    let rest = ours.trim_start_matches(char::is_alphanumeric).trim_start();
    let plain = |c: char| if matches!(c, 'ä' | 'Ä') { 'a' } else { c.to_ascii_lowercase() };
    let mut letters = rest.chars().map(plain);
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
            LEADS.contains(&(first, second))
        }
        _ => true,
    }
}

/// How the words for a number begin, as `diary_number` lists them.
const LEADS: [(char, char); 14] = [
    ('d', 'n'),
    ('d', 'i'),
    ('j', 'n'),
    ('a', 'r'),
    ('b', 'e'),
    ('r', 'e'),
    ('c', 'a'),
    ('f', 'i'),
    ('s', 'a'),
    ('j', 'o'),
    ('a', 's'),
    ('v', 'i'),
    ('a', 'k'),
    ('z', 'e'),
];

/// A digit, or the first byte of a digit of another script.
fn may_be_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || byte >= 0xd9
}

/// The number in `text` that its writer calls the own one.
pub(super) fn in_text(text: &str) -> Option<String> {
    let text = beginning(text, LOOKED_AT);
    if !text.bytes().any(may_be_digit) || !WHOSE.begins_a_word_in(text, names_a_number) {
        return None;
    }
    senders_own_leads(text).into_iter().find_map(|lead| {
        let after = text.get(lead.end..).unwrap_or_default();
        let (rest, below) = after.split_once('\n').unwrap_or((after, ""));
        let column = || {
            let line = text.get(..lead.start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
            let below = below.split('\n').next().unwrap_or_default().trim_start_matches([' ', '\t']);
            COLUMNS.split(below).nth(COLUMNS.find_iter(line.trim_start()).count())
        };
        number(rest).or_else(|| {
            // A letter head may have its lead words on one line and the numbers on the next.
            let heads_only = !rest.contains(|c: char| c.is_ascii_digit());
            column().filter(|_| heads_only).and_then(number)
        })
    })
}

/// The number that `text` begins with.
fn number(text: &str) -> Option<String> {
    let found = NUMBER.captures(text)?.name("number")?.as_str();
    let number = plain(found.trim_end_matches(['.', ':', '-', '/', '_']));
    (number.chars().count() <= LONGEST).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEADS: [&str; 34] = [
        "dnr", "d-nr", "d.nr", "d nr", "j.nr", "jnr", "dnro", "diarienr", "diarie-nummer", "diarium",
        "ärendenr", "ärendets beteckning", "arende-id", "diarbeteckning", "beteckning", "referensnr",
        "case no", "file number", "sagsnr", "saksnr", "journalnr", "regnr", "registration no", "ref",
        "reference", "asianumero", "asiatunnus", "diaarinumero", "viite", "viitenumero", "bet", "sak",
        "zeichen", "aktenzeichen",
    ];

    /// Whatever `diary_number` takes for the sender's own lead has to be let through to it.
    #[test]
    fn every_lead_word_is_looked_for() {
        for whose in ["Vårt", "vår", "VÅRA", "Var", "vart", "our", "Vores", "avsändarens", "sender's"] {
            for lead in LEADS {
                let text = format!("{whose} {lead}: AB 12/2019");
                let knows = !senders_own_leads(&text).is_empty();
                assert_eq!(in_text(&text).is_some(), knows, "{text}");
            }
        }
    }

    #[test]
    fn the_senders_own_number_is_read_in_any_shape() {
        for (text, expected) in [
            ("Vårt dnr: RS-LED19-0014-26", Some("RS-LED19-0014-26")),
            ("Vårt dnr KSN-2016-1422, ert dnr Ks 1216/2018", Some("KSN-2016-1422")),
            ("VÅR REFERENS: 213-7906-2020", Some("213-7906-2020")),
            ("Vår ref. 2019/44\nEr ref. Ks 1216/2018", Some("2019/44")),
            ("Vår beteckning Ks 77/2019", Some("Ks 77/2019")),
            ("vårt ärendenummer BUN 2010/428.", Some("BUN 2010/428")),
            ("Vårt ärendenr 20RS6891  Ert ärendenr Ks 1216/2018", Some("20RS6891")),
            ("Our ref: AB/19-33", Some("AB/19-33")),
            ("Our reference no. 7781", Some("7781")),
            ("Va\u{30a}rt dnr 12/2019", Some("12/2019")),
            ("Var ref Mora Ks 12/2019", Some("Mora Ks 12/2019")),
            ("Var ref KSN 12/2019", Some("KSN 12/2019")),
            ("Vara dnr KSN 2016-1422", Some("KSN 2016-1422")),
            ("Var beteckning   Er beteckning\n213-7906   Ks 1216/2018", Some("213-7906")),
            ("Vårt dnr: ١٢/٢٠١٩", Some("١٢/٢٠١٩")),
            ("Vårt%20dnr: 12/2019", Some("12/2019")),
            ("Vart dnr 12/2019", Some("12/2019")),
            ("Vårt diarienummer: \nKU2019/00504/D", Some("KU2019/00504/D")),
            ("Vår beteckning\tEr beteckning\n213-7906-2020\tKs 1216/2018", Some("213-7906-2020")),
            ("Er beteckning   Vår beteckning\nKs 1216/2018   213-7906-2020", Some("213-7906-2020")),
            ("Meidän viite: 5/2019", Some("5/2019")),
            ("Vores j.nr. 19/0042", Some("19/0042")),
            ("Vårt diarienummer är Ks 1216/2018.", Some("Ks 1216/2018")),
            ("Our reference number is AB 12/2019", Some("AB 12/2019")),
            ("Vårt dnr (anges vid svar): 2019/44", Some("2019/44")),
            ("Ert dnr Ks 1216/2018", None),
            ("Er referens: 2019/44", None),
            ("Vår referens: Anna Ek", None),
            ("Vår ref: Anna Ek, 010-12 34 56", None),
            ("Dnr Ks 1216/2018", None),
            ("Vårt dnr saknas", None),
            ("vår remiss 2019", None),
            ("Bevarat dnr 12/2019", None),
            ("i vårt ärende har vi fem frågor", None),
        ] {
            assert_eq!(in_text(text).as_deref(), expected, "{text}");
        }
    }
}
