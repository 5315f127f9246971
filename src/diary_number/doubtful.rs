//! What reads as a number of ours and may be something else all the same: the number of an order or a key, a piece of a
//! longer designation, or a series that is a word of its own ("min son 31 (2026)"). A person looks at those.

use std::ops::Range;
use std::sync::LazyLock;

use regex::bytes::Regex;

use super::finder::{around, is_word as is_letter};
use super::fold::Folded;
use super::hit::Hit;
use super::lead::{self, Lead};
use super::{Reading, pattern};

/// The rule of a number behind a word for goods, invoices and the like.
const OF_GOODS: &str = "number/of_goods";
/// The rule of a number that is a piece of something longer.
const PIECE: &str = "number/piece";
/// The rule of a series that may be an ordinary word.
const WORD: &str = "number/word";

/// Letters of an abbreviation at most: what is longer is a word, as in `Klimatplan-Ks 1216/2018`.
const ABBREVIATION: usize = 4;

/// What makes a person or a thing of the word behind it. "Er" is ours, and so is "denna".
static WHOSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^a-z0-9\x01])(?<whose>min|mina|din|dina|sin|sina|var|hans|hennes|deras|en|my|our|his|her|their)(?:[ \n\x04]{1,3}(?:egen|[a-z]{2,11}[ae]))?[ \n\x04]{1,3}$",
    )
});

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// Where people write sentences.
    Text,
    /// In the name of a file, which is short of blanks.
    Name,
}

/// `hit`, made doubtful where something else may stand there; nothing where it was a guess to begin with.
pub(super) fn weighed(folded: &Folded, original: &str, hit: Hit, within: Within) -> Option<Hit> {
    let Some(rule) = doubt(folded, original, &hit, within) else { return Some(hit) };
    match hit.reading {
        Reading::Registered(number) | Reading::Likely(number) => {
            Some(Hit { reading: Reading::Doubtful(number), rule, ..hit })
        }
        Reading::NearMiss(_) => None,
        Reading::Doubtful(_) | Reading::AnotherCase(_) | Reading::Theirs(_) => Some(hit),
    }
}

fn doubt(folded: &Folded, original: &str, hit: &Hit, within: Within) -> Option<&'static str> {
    let (before, after) = around(folded.text(), &hit.span);
    let written = folded.text().get(hit.span.clone())?;
    let in_one = !written.iter().any(|byte| b" \n\x04".contains(byte));
    let as_written = |place: Range<usize>| original.get(folded.original(&place)).unwrap_or_default();
    let behind = || as_written(hit.span.start.saturating_sub(before.len())..hit.span.start);
    let hanging = || as_written(hit.span.end..hit.span.end.saturating_add(1));
    let capital = || hanging().starts_with(char::is_uppercase);
    if lead::is_of_things(before) || is_purchase_order(folded.text(), behind(), hit) {
        Some(OF_GOODS)
    } else if within == Within::Text
        && (is_behind_abbreviation(before, behind(), in_one)
            || (goes_on(before, after) && (in_one || capital())))
    {
        Some(PIECE)
    } else {
        is_word(folded, original, hit, before).then_some(WORD)
    }
}

/// Whether a hyphen joins what follows to a piece of a longer designation: `ORD-KS877-2026`, `4501-Ks 877/2026`. Behind a
/// lead word, `dnr-Ks 877/2026`, or a date it is ours. Where ours is not `in_one` a short word in small letters is one of
/// a sentence with a dash behind it, "Nej-Ks 877/2026": only digits, a single letter or capitals are a piece.
fn is_behind_abbreviation(before: &[u8], as_written: &str, in_one: bool) -> bool {
    let Some(joined) = before.strip_suffix(b"-") else { return false };
    let length = joined.iter().rev().take_while(|byte| is_letter(**byte)).count();
    let word = joined.get(joined.len().saturating_sub(length)..).unwrap_or_default();
    let digits = word.iter().any(u8::is_ascii_digit);
    let spelled = as_written.trim_end_matches('-');
    let spelled = spelled.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let shouted = !spelled.contains(char::is_lowercase);
    let piece = digits || (length <= ABBREVIATION && (in_one || length == 1 || shouted));
    length > 0 && piece && !DATE.is_match(joined) && lead::lead_at_end(before) == Lead::Other
}

/// The end of a day: `2026-08-31-Ks 877/2026`.
static DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^0-9])(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]$"));

/// Whether "PO", in capitals, stands before the number and words of trade near it: "Invoice for PO KS 877/2026". Po is a
/// name, and PO a trade of those who help others.
fn is_purchase_order(text: &[u8], before: &str, hit: &Hit) -> bool {
    let ordered = before.trim_end().strip_suffix("PO");
    let (near, after) = around(text, &hit.span);
    ordered.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        && (TRADE.is_match(near) || TRADE.is_match(after))
}

static TRADE: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:^|[^a-z])(?:invoice|order|ship|deliver|purchase|faktur|leverans|leverer|bestall)")
});

/// Whether a single letter hangs on the year, `KS877/2026A`: a letter of a model or a building.
fn goes_on(before: &[u8], after: &[u8]) -> bool {
    let single = |rest: &[u8]| !rest.first().is_some_and(|next| is_letter(*next));
    let hangs = matches!(after, [letter, rest @ ..] if letter.is_ascii_alphabetic() && single(rest));
    hangs && lead::lead_at_end(before) == Lead::Other
}

/// Whether the series of `hit` may be a word: it can be spoken, stands in small letters and is somebody's ("min son
/// 31/2026").
fn is_word(folded: &Folded, original: &str, hit: &Hit, before: &[u8]) -> bool {
    let as_written = |place: &Range<usize>| original.get(folded.original(place)).unwrap_or_default();
    let written = folded.text().get(hit.span.clone()).unwrap_or_default();
    let mut name = written.iter().take_while(|byte| byte.is_ascii_alphabetic());
    let small = |text: &str| !text.contains(char::is_uppercase) && text.starts_with(char::is_alphabetic);
    let somebodys = || {
        let whose = WHOSE.captures(before).and_then(|found| found.name("whose"));
        // "Var" without its ring asks where.
        whose.is_some_and(|whose| {
            let start = hit.span.start.saturating_sub(before.len());
            let place = start + whose.start()..start + whose.end();
            whose.as_bytes() != b"var" || !as_written(&place).is_ascii()
        })
    };
    name.any(|letter| b"aeiouy".contains(letter)) && small(as_written(&hit.span)) && somebodys()
}

/// The name of a file with blanks for the signs that hang its words together; each sign is as long as a blank.
pub(super) fn spaced(name: &str) -> String {
    let bytes = name.as_bytes();
    let letter = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at)).is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
    };
    let hangs = |at: usize| letter(at.checked_sub(1)) || letter(at.checked_add(1));
    let blank = |(at, one): (usize, char)| if matches!(one, '_' | '-') && hangs(at) { ' ' } else { one };
    name.char_indices().map(blank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary_number::{DiaryNumber, Finder, Found};

    fn finder() -> Finder {
        let registered = ["Ks 877/2026", "Son 31/2026", "Sbn 412/2025"];
        Finder::new(&["Bun".to_owned()], &registered.map(|text| DiaryNumber::parse(text).unwrap()))
    }

    /// How each number is read: `=` as ours, `?` doubtful, `~` a slip, `-` a sender's own.
    fn read(found: Vec<Found>) -> Vec<String> {
        let as_read = |found: Found| {
            let sign = match &found.reading {
                Reading::Registered(_) | Reading::Likely(_) => "=",
                Reading::Doubtful(_) => "?",
                Reading::NearMiss(_) => "~",
                Reading::Theirs(_) => "-",
                Reading::AnotherCase(_) => return None,
            };
            Some(format!("{sign} {}", found.reading.number()))
        };
        found.into_iter().filter_map(as_read).collect()
    }

    #[test]
    fn what_may_be_something_else_is_doubtful() {
        for text in [
            "Fakturanr KS877-2026 är förfallen",
            "Påminnelse på faktura Ks-877-2026.",
            "Din elfaktura: KS 877/2026",
            "Ordernr: KS 877/2026",
            "Order ORD-KS877-2026 är skickad",
            "Artikelnummer KS877/2026 finns i lager",
            "Mål nr KS 877-26 i tingsrätten",
            "Hej, nyckel nr KS 877/2026 är kopierad",
            "PO#KS877/2026",
            "Ärende [INC-KS877-2026] skapat",
            "Spårning X-KS-877-2026-9",
            "ID 4501-KS877/2026-A",
            "Ditt lås KS877/2026A är på lager",
            "Kundreferens 8812-Ks 877/2026. Förfaller den 30.",
            "Faktura F-Ks 877/2026 är oss tillhanda",
            "Order ORD-KS 877/2026",
            "Mitt tillstånd heter P-Ks 877/2026, går det att förlänga?",
            "Lovet BL-Ks 877/2026 gäller garaget",
            "Besiktning hus KS 877/2026A",
            "Nyckelbricka a-Ks 877/2026 är borttappad.",
            "Beställer 10 st X-Ks 877/2026",
            "Invoice for PO KS 877/2026",
            "PO Ks 877/2026 has been shipped.",
            "SNF-KS 877/2026",
        ] {
            assert_eq!(read(finder().find_all(text)), ["? Ks 877/2026"], "{text}");
        }
        for text in [
            "Min son 31 (2026) och dotter 28.",
            "Kostnad för min son 31. 2026 kommer nytt foto",
            "Vår son, 31-2026-klassen, vill ha praktik",
            "Jag ansöker om ledigt för min yngsta son 31/2026",
            "Ring hennes son 31 2026 70",
            "en son, 31 2026 år",
        ] {
            assert_eq!(read(finder().find_all(text)), ["? Son 31/2026"], "{text}");
        }
    }

    #[test]
    fn what_is_sent_booked_or_damaged_is_doubtful() {
        for text in [
            "Orderbekräftelse Ks 877/2026",
            "Ditt paket KS 877-2026 är på väg",
            "Bokningsbekräftelse: KS877-2026",
            "Er bokning Ks 877/2026 av rum",
            "Artikelnr KS 877-2026 är åter i lager",
            "Skadeanmälan KS 877-2026",
            "Skadeärende 877-2026-Ks",
            "Skadenr. Ks 877/2026",
        ] {
            assert_eq!(read(finder().find_all(text)), ["? Ks 877/2026"], "{text}");
        }
    }

    #[test]
    fn a_word_for_goods_that_tells_no_number_leaves_ours_alone() {
        for text in [
            "Önskar kvitto. Ks 877/2026",
            "Tack för er leverans. Ks 877/2026",
            "Försändelse Ks 877/2026",
            "Reklamation: Ks 877/2026",
            "Gäller artikel Ks 877/2026 på er hemsida",
        ] {
            assert_eq!(read(finder().find_all(text)), ["= Ks 877/2026"], "{text}");
        }
    }

    #[test]
    fn what_people_write_in_answers_is_not() {
        for text in [
            "Vi tycker att son 31/2026 är ett bra förslag",
            "yttrande son 31 2026",
            "dnr son 31 (2026)",
            "Ert dnr: son 31/2026",
            "er remiss son-31-2026",
            "Vår synpunkt på Son 31/2026",
            "Svar på er son 31/2026",
            "Vi svarar på denna son 31/2026",
            "Var var son 31/2026 publicerad?",
            "Min åsikt om Son 31 2026",
            "min åsikt om son 31 2026",
            "SON 31 2026",
        ] {
            assert_eq!(read(finder().find_all(text)), ["= Son 31/2026"], "{text}");
        }
    }

    #[test]
    fn what_hangs_on_a_number_in_answers_is_no_piece() {
        for text in [
            "ks 877 2026",
            "min ks 877/2026",
            "Svar-Ks 877/2026",
            "Nej-Ks 877/2026",
            "nej-ks 877/2026",
            "Snf-Ks 877/2026",
            "2026-08-31-Ks 877/2026",
            "Ks 877/2026a",
            "PO Ks 877/2026",
            "SVAR-KS 877/2026",
            "Remissvar Ks 877/2026a",
            "Dnr Ks877/2026i Björkfors",
            "Po Ks 877/2026",
            "dnr-KS877-2026",
            "Klimatplan-Ks877/2026",
            "Ks877/2026remissvar",
            "Ks 877/2026-3",
            "Klimatmål Ks 877/2026",
            "Vänsterpartiet Ks 877/2026",
            "Kundrådet Ks 877/2026",
            "Medlem i partiet, Ks 877/2026",
            "Beställning av handlingar i Ks 877/2026",
            "Ks 877/2026. A. Berg",
        ] {
            assert_eq!(read(finder().find_all(text)), ["= Ks 877/2026"], "{text}");
        }
        assert!(read(finder().find_all("Fakturanr KS878-2026, ORD-KS878-2026")).is_empty());
    }

    #[test]
    fn the_name_of_a_file_hangs_its_words_together() {
        for (name, expected) in [
            ("1-Ks877-2026b.pdf", vec!["= Ks 877/2026"]),
            ("Remissvar_KS_877_2026.pdf", vec!["= Ks 877/2026"]),
            ("Ert-dnr-Ks-877-2026_Vart-dnr-2025-412.pdf", vec!["= Ks 877/2026", "- Sbn 412/2025"]),
            ("Vårt_dnr_Ks_877-2026.pdf", vec!["- Ks 877/2026"]),
            ("Faktura_KS877-2026.pdf", vec!["? Ks 877/2026"]),
        ] {
            let found = finder().find_in_name(name);
            assert!(found.iter().all(|one| name.get(one.span.clone()) == Some(&one.written)), "{name}");
            assert_eq!(read(found), expected, "{name}");
        }
    }
}
