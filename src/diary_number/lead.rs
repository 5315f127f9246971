//! The words in front of a number: what sort of word stands there, and whose number follows it. Swedish
//! first, then the Finnish, English, Danish and Norwegian that our correspondents write. All words are in
//! folded spelling (`arende`).

use std::ops::Range;
use std::sync::LazyLock;

use regex::bytes::Regex;

use super::pattern;

/// What the words right before a number say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// A word for a case's designation, such as `dnr`.
    Designation,
    /// Our designation, as the sender says: "Ert dnr".
    Ours,
    /// A word for what the mail is about, such as `Remissvar`.
    Topic,
    /// The line is about an answer to a consultation, and ends its words with the number.
    TopicOfLine,
    /// The sender's own designation: "Vårt dnr".
    Theirs,
    /// A word for some other sort of number, such as `Fakturans ref`, or no lead word.
    Other,
}

/// Words for a designation.
macro_rules! designation {
    () => {
        concat!(
            r"(?:d[-. ]?nr|j[-. ]{0,2}nr|dnro|diar(?:ie|e|iet|iets|ium)?[- ]?(?:nr|num+er|beteckning)|diarium",
            r"|ar(?:e|a)nde(?:t|ts|s)?[- ]?(?:nr|num+er|beteckning|id)|diarbeteckning|beteckning",
            r"|(?:ref(?:erens|erence)?|case|file|sags?|saks?|journal|reg(?:istration|istrerings)?)",
            r"[-. ]{0,2}(?:nr|no|num+er|number|id)|ref(?:erens|erence)?",
            r"|asia(?:numero|nro|tunnus)|diaari(?:numero|nro)|viit(?:e|teenne)(?:numero)?)",
        )
    };
}

/// What may stand between a lead word and its number.
macro_rules! lead_gap {
    () => {
        concat!(
            r#"[ \n\x04.:;,#*"'|(\[=_-]{0,12}"#,
            r"(?:(?:nr|no|number|num+er|ar|on|is|pa|om|over|med|till|for)[ .:]{1,3})?",
            r#"[*"'(\[]{0,2}"#,
        )
    };
}

/// "Vårt dnr", "Vår beteckning, dnr:", in the languages people write in.
macro_rules! senders_own {
    () => {
        concat!(
            r"(?:var|vart|vara|our|vores|meidan|unser|unsere|unseres|avsandarens|sender's)[ \n\x04]{1,3}(?:(?:",
            designation!(),
            r"|bet|sak|(?:akten)?zeichen)[ ,./:\x04-]{0,4}(?:\([^()\n]{0,40}\))?){1,3}",
        )
    };
}

macro_rules! topic {
    () => {
        concat!(
            r"(?:remiss(?:en|s?var|s?varet|yttrande)?|yttrande|svar(?:ar|et)?|synpunkter(?:na)?|ang(?:aende)?",
            r"|gallande|avseende|avser|rorande|betraffande|arende(?:t)?|markt?|markning(?:en)?",
            r"|re|sv|vb|vs|fwd?|regarding|concerning|case|lausunto|vastaus|asia|sak|sag|kommunstyrelsen?s?)",
        )
    };
}

/// What may stand between a lead word and its number.
pub(super) const GAP: &str = lead_gap!();

/// A lead word and its gap, or a line's topic, for a search that has to go on with a digit.
pub(super) const LEAD: &str = concat!(
    r"(?:^|[^a-z0-9\x01])(?:",
    designation!(),
    "|",
    topic!(),
    ")",
    lead_gap!(),
    r"|(?:remiss|yttrande|synpunkt)[^\n0-9]*"
);

/// "Remissvar om samverkan 1216/2018", "Yttrande (1216/2018)". The word before the number is long or a mark
/// stands there, so that no other register's abbreviation comes between.
static TOPIC_OF_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"(?:^|[^a-z\x01])(?:remiss|yttrande|synpunkt)[^\n0-9]*(?:[a-z]{5}[ \x04]|[a-z] ?[(\[,"'-] ?)$"#)
});

/// "Svar på remiss om samverkan. Nummer 1216/2018": what stands before "nummer" says of what kind it is.
static NUMBER_OF_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[^a-z\x01])(?P<topic>(?:remiss|yttrande|synpunkt)[^\n0-9]*(?:[a-z]{5} |[.!] ))",
        r"num+er[ .:]{1,3}$"
    ))
});

/// Words whose numbers are of another kind, whatever the line is about.
static OTHER_KIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[^a-z])(?:faktura|order|invoice|kund|konto|medlem|forordning|direktiv|lagen|motion|proposition",
        r"|skrivelse|betankande|artikel|detaljplan|paragraf|protokoll|euratom|[a-z]{1,3})[a-z]{0,3}[ (\[,-]{1,3}$"
    ))
});

static DESIGNATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(concat!(r"(?:^|[^a-z0-9\x01])", designation!(), lead_gap!(), "$")));

static OURS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[^a-z0-9\x01])(?:(?:er|ert|era|eder|edert|your|deres|jeres|teidan)[ \n\x04]{1,3}",
        designation!(),
        "|viitteenne)",
        lead_gap!(),
        "$"
    ))
});

static THEIRS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[^a-z0-9\x01])(?:",
        senders_own!(),
        "|",
        designation!(),
        r"[ \x04(]{1,2}(?:vart|var|our)[ ):]{0,3}",
        r"|(?:viitteemme|asianumeromme|diaarinumeromme))",
        lead_gap!(),
        "$"
    ))
});

/// The sender's own lead words anywhere, as whole words.
static SENDERS_OWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(r"(?:^|[^a-z0-9\x01])(?P<lead>", senders_own!(), r")(?:[^a-z0-9\x01]|$)"))
});

/// Where the sender's own lead words stand in `text`.
pub(super) fn senders_own(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    SENDERS_OWN.captures_iter(text).filter_map(|found| Some(found.name("lead")?.range()))
}

/// Numbers of invoices, orders, customers and the like have a `ref. nr` too.
static OTHER_TRADE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:faktura|order|ordre|invoice|kund|bestallning|offert|konto|betalning|medlem|lasku|till?auk)[a-z]*",
        r"[-. :]{1,3}",
        designation!(),
        lead_gap!(),
        "$"
    ))
});

static TOPIC: LazyLock<Regex> =
    LazyLock::new(|| pattern(concat!(r"(?:^|[^a-z0-9\x01])", topic!(), lead_gap!(), "$")));

/// `dnr` written together with the series behind it, as in `dnrKs`.
static GLUED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^a-z0-9\x01])(?:dnr|diarie(?:nr|nummer)|arende(?:nr|nummer))$"));

/// What the end of `before` says of the number that follows.
pub(super) fn lead_at_end(before: &[u8]) -> Lead {
    if is_theirs_at_end(before) {
        Lead::Theirs
    } else if OTHER_TRADE.is_match(before) {
        Lead::Other
    } else if OURS.is_match(before) {
        Lead::Ours
    } else if DESIGNATION.is_match(before) {
        Lead::Designation
    } else if TOPIC.is_match(before) {
        Lead::Topic
    } else if TOPIC_OF_LINE.is_match(before) && !OTHER_KIND.is_match(before) || is_number_of_line(before) {
        Lead::TopicOfLine
    } else {
        Lead::Other
    }
}

fn is_number_of_line(before: &[u8]) -> bool {
    let topic = NUMBER_OF_LINE.captures(before).and_then(|found| found.name("topic"));
    topic.is_some_and(|topic| !OTHER_KIND.is_match(topic.as_bytes()))
}

/// Whether `before` ends with words for the sender's own designation.
pub(super) fn is_theirs_at_end(before: &[u8]) -> bool {
    THEIRS.is_match(before)
}

/// Invoices, orders and things that are numbered in a row: `KS12162018` behind such a word is one of theirs.
static GOODS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:faktura|order|ordre|invoice|kund|serie|serial|artikel|bestallning|offert|konto|betalning|medlem",
        r"|lasku|till?auk|modell|produkt|batch|part)[a-z]*[-. :]{0,3}(?:(?:nr|no|num+er|number)[ .:#]{0,3})?$"
    ))
});

/// Whether `before` ends with a word for goods and their numbers.
pub(super) fn is_of_goods(before: &[u8]) -> bool {
    GOODS.is_match(before)
}

/// The same for every shape, so that the words must leave no doubt: many of them have to say that a number follows, for
/// there are goals, parties and customers in plans.
static THINGS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:(?:^|[^a-z0-9\x01])(?:[a-z]*faktura|(?:arbets|inkops|kop)?order|ordre|invoice|offert|lasku|tilaus)(?:bekraftelse|[a-z]{0,3})[-. :#]{0,3}",
        r"(?:(?:nr|no|num+er|number)[ .:#]{0,3})?",
        r"|(?:^|[^a-z0-9\x01])(?:skade(?:anmalan|arende)|(?:boknings|leverans)bekraftelse",
        r"|(?:din|ditt|er|ert) (?:bokning|paket|kolli|forsandelse|leverans|biljett|abonnemang|reklamation))[- :#]{0,3}",
        r"|(?:^|[^a-z0-9\x01])(?:kund|serie|serial|art(?:ikel)?|best(?:allning)?|konto|betalning|medlem|modell|produkt|batch|part",
        r"|mal|skade|paket|kolli|nyckel|las|lager|maskin|biljett|kvitto|bokning|forsandelse|sparning|fakt)s?[- .]{0,2}",
        r"(?:nr|no|num+er|number|id)[ .:#]{0,3}",
        r"|(?:^|[^a-z0-9\x01])po ?[#:] ?)$"
    ))
});

/// Whether `before` ends with words by which whatever number follows is a thing's.
pub(super) fn is_of_things(before: &[u8]) -> bool {
    THINGS.is_match(before)
}

/// Whether a lead word ends `before` with nothing between it and what follows.
pub(super) fn is_glued_at_end(before: &[u8]) -> bool {
    (before.ends_with(b"nr") || before.ends_with(b"nummer")) && GLUED.is_match(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_words_say_whose_number_follows() {
        for (before, lead) in [
            ("vart dnr: ", Lead::Theirs),
            ("vart dnr: rs-led19-0014-26, ert dnr: ", Lead::Ours),
            ("ert dnr: a 5/2019, var beteckning ", Lead::Theirs),
            ("our ref. no. ", Lead::Theirs),
            ("vart dnr (anges vid svar): ", Lead::Theirs),
            ("var beteckning, dnr: ", Lead::Theirs),
            ("vores j.nr. ", Lead::Theirs),
            ("viitteenne: ", Lead::Ours),
            ("remissvar ", Lead::Topic),
            ("vart svar pa dnr ", Lead::Designation),
            ("remissvar om samverkan ", Lead::TopicOfLine),
            ("yttrande over samverkan (", Lead::TopicOfLine),
            ("svar pa remiss om samverkan. nummer ", Lead::TopicOfLine),
            ("remissvar om samverkan nummer: ", Lead::TopicOfLine),
            ("remissvar om samverkan nr ", Lead::Other),
            ("yttrande over motion nummer ", Lead::Other),
            ("remissvar, protokoll nummer ", Lead::Other),
            ("remissvar bn ", Lead::Other),
            ("yttrande over motion ", Lead::Other),
            ("remiss\nom samverkan ", Lead::Other),
            ("faktura ", Lead::Other),
            ("fakturans ref.nr ", Lead::Other),
            ("firefox ", Lead::Other),
        ] {
            assert_eq!(lead_at_end(before.as_bytes()), lead, "{before}");
        }
    }
}
