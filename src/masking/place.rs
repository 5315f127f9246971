//! Where somebody lives or gets post: street and number, box, postcode and town. A body's address may be the chairman's
//! home, so these are masked whoever writes.

use std::borrow::Cow;

use regex::Captures;

use super::MASK;
use crate::pattern::Pattern;

/// A postcode with its town, of one word or two.
macro_rules! town {
    () => {
        r"(?:SE?[- –])?\d{3}[ \u{a0}]?\d{2}[ \u{a0}]{1,2}\p{Lu}\p{L}+(?:[ ]\p{Lu}\p{L}+)?"
    };
}

/// The number of a house, with its letter.
macro_rules! number {
    () => {
        r"\s+(?:nr\.?\s*)?\d{1,3}(?:\s?[-–/]\s?\d{1,3})?(?:\s?[A-Za-z])?\b"
    };
}

/// A street with a number, and what may follow: flat, postcode and town. The first group is the street. A name of several
/// words has a capital; of one word, the commonest endings are enough, for many write without capitals.
static STREET: Pattern = Pattern::new(concat!(
    r"((?:\p{Lu}\p{L}+\s)?\p{Lu}\p{L}*(?:gatan|gata|vägen|väg|gränden|gränd|stigen|stig|torget|torg|allén|allé|alle|",
    r"backen|backe|platsen|plats|plan|leden|kajen|esplanaden|katu|tie|vej|gade|veien|straße|strasse)",
    r"|\p{Lu}\p{L}+(?:\s\p{L}+)?\s(?:väg|gata|gränd|stig|plats|plan|allé|torg|backe|vej|gate|vei)",
    r"|\b\p{L}{3,}(?:gatan|vägen|gränden|gränd|stigen))",
    number!(),
    r"(?:\s*,?\s*(?:lgh\.?\s*\d+\s*,?\s*)?",
    town!(),
    r")?"
));

/// What ends like a street and is none: plans, and roads that have a number for a name.
static NO_STREET: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\s)(?:(?:detalj|översikts|handlings|verksamhets|åtgärds|projekt|tids|kommunikations|utbildnings|struktur|",
    r"trafik|cykel|energi|avfalls|läro|mål|strategi|affärs|utvecklings|område|områdes|fördjupad)plan",
    r"|(?:riks|läns|europa|motor|lands|cykel|gång|bil|skol|till|ut|om|av)väg(?:en)?",
    r"|(?:för|bak|mellan|arbets|lek|park|idrotts)plats(?:en)?|(?:cykel|vandrings|gång)leden)$|^(?:plan|väg(?:en)?|plats(?:en)?|torg(?:et)?|stig(?:en)?)$"
));

static POSTCODE: Pattern = Pattern::new(concat!(r"(^|[^\d ])([ ]?)", town!()));

static BOX: Pattern = Pattern::new(concat!(
    r"(?i:\b(?:post)?(?:box|fack)\s+(?:nr\.?\s*)?)\d(?:[\d \u{a0}]{0,6}\d)?\b(?:\s*,?\s*",
    town!(),
    r")?"
));

/// A postcode because somebody says so.
static SAID: Pattern =
    Pattern::new(r"(?i)\b(post(?:nummer|nr|adress)\.?:?\s+)(?:SE?[- ])?\d{3}[ \u{a0}]?\d{2}\b");

/// At whose home.
static CARE_OF: Pattern = Pattern::new(r"(?i:\bc/o)\s+\p{Lu}[\p{L}'’-]*(?:[ ]\p{Lu}[\p{L}'’-]*){0,3}");

pub(super) fn without_places(text: &str) -> String {
    let without = CARE_OF.replace_all(text, MASK);
    let without = STREET.replace_all(&without, |found: &Captures<'_>| {
        if NO_STREET.is_match(group(found, 1)) { group(found, 0).to_owned() } else { MASK.to_owned() }
    });
    // A box before its postcode, which else would end it.
    let without = BOX.replace_all(&without, MASK);
    let without = SAID.replace_all(&without, |found: &Captures<'_>| format!("{}{MASK}", group(found, 1)));
    let without = POSTCODE.replace_all(&without, |found: &Captures<'_>| {
        format!("{}{}{MASK}", group(found, 1), group(found, 2))
    });
    Cow::into_owned(without)
}

fn group<'a>(found: &'a Captures<'_>, at: usize) -> &'a str {
    found.get(at).map_or("", |one| one.as_str())
}
