//! What a name tells: which kind of organisation bears it, and whether it may be a person's after all.

use std::sync::LazyLock;

use regex::Regex;

use super::SenderKind;
use super::given_names;
use super::pattern::any_words;
use super::phrase::{any_of, unaccented};
use super::sentence::{QUOTATION_MARKS, said};

/// The kind of organisation that `name`, in its plain form `spoken`, says it is; none for a person and whatever else.
pub(super) fn kind_of(name: &str, spoken: &str) -> Option<SenderKind> {
    let short = || name.split_whitespace().any(|word| CLUBS.contains(&word));
    if PARTY.is_match(spoken) {
        Some(SenderKind::Party)
    } else if ASSOCIATION.is_match(spoken) || short() {
        Some(SenderKind::Association)
    } else if AUTHORITY.is_match(spoken) {
        Some(SenderKind::Authority)
    } else {
        None
    }
}

/// Whether `name` says by itself that it is an organisation's, and holds no person's name: fit to be shown to people
/// outside the house. Where it may hold one, as "Föreningen genom Kim Ek" does, the answer is no.
#[must_use]
pub fn is_organisations_name(name: &str) -> bool {
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_person = |pair: &[&str]| match pair {
        [first, last] => given_names::is_given(first) && capital(last),
        _ => false,
    };
    let is_whole = || without_person(name) == Some(name) && kind_of(name, &said(name)).is_some();
    !name.contains('@') && !words.windows(2).any(is_person) && is_whole()
}

/// Short names that clubs and associations bear, in capitals.
const CLUBS: [&str; 24] = [
    "IF", "IK", "BK", "FK", "SK", "GK", "IS", "FF", "IFK", "AIK", "KFUM", "KFUK", "PRO", "SPF", "RPG", "ABF",
    "FUB", "RSMH", "RFSL", "NBV", "HSO", "AB", "HB", "LO",
];

/// What parties are called; `*` is the rest of a word, as in `phrase`.
const PARTIES: [&str; 22] = [
    "*partiet",
    "*partiets",
    "socialdemokrat*",
    "moderaterna*",
    "moderata *",
    "liberalerna*",
    "kristdemokrat*",
    "sverigedemokrat*",
    "feministiskt initiativ",
    "partigrupp*",
    "*partigruppen",
    "arbetarekommun*",
    "ssu",
    "muf",
    "luf",
    "kdu",
    "cuf",
    "ung vänster",
    "grön ungdom",
    "nya moderaterna",
    "venstre",
    "arbeiderpartiet",
];

/// What associations are called.
const ASSOCIATIONS: [&str; 77] = [
    "*förening",
    "*föreningen",
    "*föreningar",
    "*föreningarna",
    "*förbund",
    "*förbundet",
    "*råd",
    "*rådet",
    "*samfund",
    "*samfundet",
    "*församling",
    "*församlingen",
    "*klubb",
    "*klubben",
    "*stiftelse",
    "*stiftelsen",
    "kooperativ*",
    "*nätverk",
    "*nätverket",
    "*sällskap",
    "*sällskapet",
    "*kår",
    "*kåren",
    "*kyrka",
    "*kyrkan",
    "pastorat*",
    "*scouter",
    "scoutkår*",
    "*byalag",
    "*byalaget",
    "*samfällighet*",
    "*bygdegård*",
    "*distrikt",
    "*distriktet",
    "*alliansen",
    "*främjandet",
    "*kollektivet",
    "*organisation",
    "*organisationen",
    "*seura",
    "*yhdistys",
    "*liitto",
    "association",
    "society",
    "federation",
    "*verein",
    "*forening",
    "*foreningen",
    "*forbund",
    "*forbundet",
    "*alaget",
    "*sslaget",
    "ungdomslaget",
    "brf",
    "villaägarna*",
    "*jouren",
    "stadsmission*",
    "*stadsmission",
    "*krets",
    "*kretsen",
    "*gillet",
    "*teater",
    "*teatern",
    "*orkester",
    "*orkestern",
    "*kören",
    "verdandi",
    "attention",
    "friskis",
    "folkets hus",
    "röda korset",
    "rädda barnen",
    "svenska kyrkan",
    "hyresgäst*",
    "friends of",
    "*s riksförbund",
    "*s vänner",
];

/// What authorities are called.
const AUTHORITIES: [&str; 25] = [
    "*nämnd",
    "*nämnden",
    "kommunstyrelse*",
    "*förvaltning",
    "*förvaltningen",
    "region",
    "länsstyrelse*",
    "*verket",
    "*myndighet",
    "*myndigheten",
    "*departementet",
    "*universitet",
    "*högskola",
    "*högskolan",
    "polismyndigheten",
    "polisen",
    "försäkringskassan",
    "arbetsförmedlingen",
    "*domstolen",
    "*ombudsmannen",
    "*inspektionen",
    "*museum",
    "nämnden för",
    "styrelsen för",
    "* kommun",
];

static PARTY: LazyLock<Regex> = LazyLock::new(|| any_of(&PARTIES));
static ASSOCIATION: LazyLock<Regex> = LazyLock::new(|| any_of(&ASSOCIATIONS));
static AUTHORITY: LazyLock<Regex> = LazyLock::new(|| any_of(&AUTHORITIES));

/// What they all have in them, and who writes for one: a line without is done with at once.
static STEMS: LazyLock<Regex> = LazyLock::new(|| {
    let names = PARTIES.iter().chain(&ASSOCIATIONS).chain(&AUTHORITIES).chain(&OFFICES);
    any_words(&names.map(|name| unaccented(name.trim_matches(['*', ' ']))).collect::<Vec<_>>())
});

/// How the offices begin that associations have.
const OFFICES: [&str; 4] = ["ordf", "sekreterare", "kassör", "ledamot"];

/// Whether any part of `line` may be an organisation's name, or its office. Short names are capitals.
pub(super) fn may_stand_in(line: &str) -> bool {
    let capitals = |pair: &[u8]| pair.iter().all(u8::is_ascii_uppercase);
    // What stands in quotation marks may be missing in the plain form.
    line.as_bytes().windows(2).any(capitals) || line.contains(QUOTATION_MARKS) || STEMS.is_match(&said(line))
}

/// Whether a person's name may stand first.
pub(super) fn begins_with_given_name(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(given_names::is_given)
}

/// Words of which two before a club's short name are its own; a third may begin with a person's.
const CLUBS_WORDS: usize = 3;

/// `name` without the person's name that stands before it, or none where it may be a person's altogether: outside
/// people are shown these names, and a person's must never stand there.
pub(super) fn without_person(name: &str) -> Option<&str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return None };
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    if words.len() < 2 || !words.iter().all(|word| capital(word)) {
        // "Johannes församling" is a parish; in "Anna Ek i byalaget" a person stands first.
        let named = given_names::is_given(first) && words.get(1).is_some_and(|second| capital(second));
        return (!named).then_some(name);
    }
    let own_alone = words.len() == 2;
    let clear = is_clear(last);
    if given_names::is_given(first) || (own_alone && !clear && !is_clear(first)) {
        // Only what is certainly no surname is left: "Anna Ek Exempelföreningen".
        return Some(*last).filter(|last| !own_alone && clear && is_definite(last));
    }
    if CLUBS.contains(last) {
        return (words.len() <= CLUBS_WORDS).then_some(name);
    }
    let definite_alone =
        words.len() > 2 && clear && is_definite(last) && kind_of(first, &said(first)).is_none();
    Some(if definite_alone { last } else { name })
}

/// Whether `word` by itself can only be an organisation's, and is nobody's surname: a compound with one of the
/// common words, such as "Hembygdsförening". "Klubb" alone and "Lindlaget" are surnames somewhere.
fn is_clear(word: &str) -> bool {
    static CLEAR: LazyLock<Regex> = LazyLock::new(|| {
        any_of(&[
            "(*partiet|*partiets|*demokraterna|moderaterna|liberalerna|*gruppen|arbetarekommun)",
            "(*förening|*föreningen|*förbund|*förbundet|*samfund|*samfundet|*församling|*församlingen|*stiftelse|*stiftelsen|*nätverk|*nätverket|*sällskap|*sällskapet|*främjandet|*kollektivet|*organisation|*organisationen|*organisationer|kooperativ*|pastorat*|*yhdistys|*seura|*liitto|association|society|federation|*verein|*forening|*foreningen|*forbund|*forbundet)",
            "(förenings|pensionärs|ungdoms|idrotts|kultur|samverkans|brukar|närings|elev|student|by|kyrko|funktionsrätts|handikapp|hälso|barn|äldre|kvinno|studie|frivillig|miljö|djurskydds|exempel)*(råd|rådet|laget)",
            "(scout|studie|hemvärns|brand|student|manskörs)*(kår|kåren)",
            "(brf|villaägarna*|*jouren|stadsmission*|*stadsmission|*stadsmissionen|*kyrkan|*kretsen|*gillet|*teatern|*orkestern|*kören|friskis|svettis|verdandi|attention)",
            "(*idrottsklubb*|*bollklubb*|*skidklubb*|*simklubb*|*golfklubb*|*schackklubb*|*ryttarklubb*|*motorklubb*|*båtklubb*|*brukshundklubb*|*hundklubb*|*cykelklubb*|*gymnastikklubb*|*sportklubb*|*klubben)",
            "(region|länsstyrelsen|*nämnd|*nämnden|*verket|*myndigheten|*förvaltningen|*inspektionen|kommun|län|kommunstyrelsen|universitet|högskola|kyrkan|distrikt|distriktet|museum|bygdegård*|samfällighet*|byalag*)",
        ])
    });
    CLEAR.is_match(&said(word)) || CLUBS.contains(&word)
}

/// Whether `word` is in the definite form, as a name that stands alone is.
fn is_definite(word: &str) -> bool {
    word.ends_with("en") || word.ends_with("et") || word.ends_with("na")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_may_be_a_persons_is_not_shown_outside() {
        for (name, expected) in [
            ("Örebro Exempelförening", true),
            ("Exempelpartiet i Örebro", true),
            ("Länsstyrelsen", true),
            ("Anna Ek", false),
            ("Eks Bygg och Måleri", false),
            ("Anna Ek Exempelföreningen", false),
            ("Exempelföreningen genom Anna Ek", false),
            ("Exempelföreningen (Anna Ek)", false),
            ("anna@forening.example", false),
            ("", false),
        ] {
            assert_eq!(is_organisations_name(name), expected, "{name}");
        }
    }
}
