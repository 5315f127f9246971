//! What a name tells: which kind of organisation bears it, and whether it may be a person's after all.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::SenderKind;
use super::phrase::{each_of, unaccented};
use super::sentence::{QUOTATION_MARKS, said};
use crate::pattern::any_words;

mod around;
mod without_person;

pub(super) use self::without_person::{begins_with_given_name, holds_person, without_person};

/// The kind of organisation that `name`, in its plain form `spoken`, says it is; none for a person and whatever else.
pub(super) fn kind_of(name: &str, spoken: &str) -> Option<SenderKind> {
    let short = || name.split_whitespace().any(|word| CLUBS.contains(&word) || is_council(word));
    let found = KINDS.matches(spoken);
    if found.matched(0) {
        Some(SenderKind::Party)
    } else if found.matched(1) || short() {
        Some(SenderKind::Association)
    } else {
        found.matched(2).then_some(SenderKind::Authority)
    }
}

/// Whether `name` says by itself that it is an organisation's, and holds no person's name: fit to be shown to people
/// outside the house. Where it may hold one, as "Föreningen genom Kim Ek" does, the answer is no.
#[must_use]
pub fn is_organisations_name(name: &str) -> bool {
    let is_whole = || without_person(name, "") == Some(name) && kind_of(name, &said(name)).is_some();
    !name.contains('@') && is_whole()
}

/// Whether `word` ends in "råd" or "kår". Without the ring they are the ends of "Konrad" and "önskar".
fn is_council(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    ["råd", "ra\u{30a}d", "kår", "ka\u{30a}r"].iter().any(|end| word.ends_with(end))
}

/// Short names that clubs and associations bear, in capitals.
const CLUBS: [&str; 24] = [
    "IF", "IK", "BK", "FK", "SK", "GK", "IS", "FF", "IFK", "AIK", "KFUM", "KFUK", "PRO", "SPF", "RPG", "ABF",
    "FUB", "RSMH", "RFSL", "NBV", "HSO", "AB", "HB", "LO",
];

/// What parties are called; `*` is the rest of a word, as in `phrase`.
const PARTIES: [&str; 22] = [
    "*partiet", "*partiets", "socialdemokrat*", "moderaterna*", "moderata *", "liberalerna*",
    "kristdemokrat*", "sverigedemokrat*", "feministiskt initiativ", "partigrupp*", "*partigruppen",
    "arbetarekommun*", "ssu", "muf", "luf", "kdu", "cuf", "ung vänster", "grön ungdom", "nya moderaterna",
    "venstre", "arbeiderpartiet",
];

/// What associations are called.
const ASSOCIATIONS: [&str; 87] = [
    "*förening", "*föreningen", "*föreningar", "*föreningarna", "*förbund", "*förbundet", "*rådet",
    "*samfund", "*samfundet", "*församling", "*församlingen", "*klubb", "*klubben", "club", "lions",
    "rotary", "odd fellow*", "*stiftelse", "*stiftelsen", "kooperativ*", "*nätverk", "*nätverket",
    "*sällskap", "*sällskapet", "*kåren", "*kyrka", "*kyrkan", "pastorat*", "*scouter", "scouterna",
    "folkets park", "unga örnar", "funktionsrätt", "handelskammaren", "svenskt näringsliv",
    "medborgarskolan", "scoutkår*", "*byalag", "*byalaget", "*samfällighet*", "*fiskevårdsområde*",
    "*bygdegård*", "*distrikt", "*distriktet", "*alliansen", "*främjandet", "*kollektivet", "*organisation",
    "*organisationen", "*seura", "*yhdistys", "*liitto", "association", "society", "federation", "*verein",
    "*forening", "*foreningen", "*forbund", "*forbundet", "*alaget", "*sslaget", "ungdomslaget", "brf",
    "villaägarna*", "*jouren", "stadsmission*", "*stadsmission", "*krets", "*kretsen", "*gillet", "*teater",
    "*teatern", "*orkester", "*orkestern", "*kören", "verdandi", "attention", "friskis", "folkets hus",
    "röda korset", "rädda barnen", "svenska kyrkan", "hyresgäst*", "friends of", "*s riksförbund",
    "*s vänner",
];

/// What authorities are called.
const AUTHORITIES: [&str; 43] = [
    "*nämnd", "*nämnden", "kommunstyrelse*", "*förvaltning", "*förvaltningen", "region", "länsstyrelse*",
    "*verket", "*myndighet", "*myndigheten", "*departementet", "*universitet", "*högskola", "*högskolan",
    "polismyndigheten", "polisen", "lantmäteriet", "skogsstyrelsen", "socialstyrelsen", "räddningstjänsten",
    "sametinget", "kustbevakningen", "kriminalvården", "statskontoret", "*geologiska undersökning",
    "kungliga biblioteket", "*ämbetet", "*kollegium", "tingsrätten", "hovrätten", "kammarrätten",
    "förvaltningsrätten", "folktandvården", "försäkringskassan", "arbetsförmedlingen", "*domstolen",
    "*ombudsmannen", "*inspektionen", "*museum", "nämnden för", "styrelsen för", "* kommun", "* kommune",
];

/// Parties, associations and authorities, asked for together.
static KINDS: LazyLock<RegexSet> = LazyLock::new(|| each_of(&[&PARTIES, &ASSOCIATIONS, &AUTHORITIES]));

/// What they all have in them, and who writes for one: a line without is done with at once.
static STEMS: LazyLock<Regex> = LazyLock::new(|| {
    let names = PARTIES.iter().chain(&ASSOCIATIONS).chain(&AUTHORITIES).chain(&OFFICES).chain(&COUNCILS);
    any_words(&names.map(|name| unaccented(name.trim_matches(['*', ' ']))).collect::<Vec<_>>())
});

/// How the offices begin that associations have.
const OFFICES: [&str; 4] = ["ordf", "sekreterare", "kassör", "ledamot"];

/// How what is no word without its ring is written without.
const COUNCILS: [&str; 2] = ["rad", "kar"];

/// Whether any part of `line` may be an organisation's name, or its office. Short names are capitals.
pub(super) fn may_stand_in(line: &str) -> bool {
    let capitals = |pair: &[u8]| pair.iter().all(u8::is_ascii_uppercase);
    // What stands in quotation marks may be missing in the plain form.
    line.as_bytes().windows(2).any(capitals) || line.contains(QUOTATION_MARKS) || STEMS.is_match(&said(line))
}

#[cfg(test)]
mod tests;
