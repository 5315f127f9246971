//! The ways in which a text tells of protected identity: what any text that tells so has in it, the words (see
//! [`wording`](super::wording)), and of whom they may be said.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::deeds::of_deeds;
use super::hiding::{got_away, kept_away};
use super::wording::{
    AGAINST, ENDS, FIGURES, GAP, OF, PROTECTS, asked, hidden_lives, of_mine, of_people, of_threats, of_us,
    protected_things, set_words,
};
use crate::pattern::{AnyCase, any_case, pattern};

/// One way to tell of it.
pub(super) struct Way {
    /// What all that is told in this way has in it: a text without is done with at once.
    stems: AnyCase,
    told: Regex,
    /// How it ends where it protects a register or threatens a job and no person: "uppgifterna är skyddade med lösenord".
    of_a_thing: Option<Regex>,
    pub(super) of: Of,
}

/// Of whom a way may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// People alone.
    People,
    /// All that lives, birds in the reeds as well.
    TheLiving,
    /// Some "we", a club as well.
    Us,
    /// Who is kept from whom: also the sender, from what a municipality does, and visitors from a ward.
    TheKept,
    /// Who threatens to do what: also things, and people who only say what they will do.
    TheThreatening,
}

/// The stems of all ways: most texts have none, and one pass over them tells.
static STEMS: LazyLock<AnyCase> =
    LazyLock::new(|| any_case(&[SHUT, UNKNOWN, SPREAD, HIDDEN, HIDING, KEPT, AWAY, THREAT, SET].concat()));

/// All ways, apart from each other: together they have more states than the quick search has room for.
static WAYS: LazyLock<[Way; 10]> = LazyLock::new(|| {
    [
        Way::new(&[SHUT, UNKNOWN], &protected_things(), Some(PROTECTS), Of::People),
        Way::new(&[SHUT, SPREAD], &of_mine(), None, Of::People),
        Way::new(&[SHUT, HIDDEN, HIDING], &of_people(), Some(AGAINST), Of::People),
        Way::new(&[KEPT], &kept_away(), None, Of::TheKept),
        Way::new(&[AWAY], &got_away(), Some(FIGURES), Of::People),
        Way::new(&[SHUT, HIDDEN], &hidden_lives(), None, Of::TheLiving),
        Way::new(&[THREAT], &of_threats(), Some(OF), Of::People),
        Way::new(&[&["hotar", "hotat", "hotade"]], &of_deeds(), None, Of::TheThreatening),
        Way::new(&[THREAT], &of_us(), None, Of::Us),
        Way::new(&[SHUT, SET], &set_words(), None, Of::People),
    ]
});

/// That something is kept from others.
const SHUT: &[&str] = &["skyd", "skyyd", "skyyy", "sekr", "heml", "dold"];
/// A place that nobody knows.
const UNKNOWN: &[&str] = &["okänd"];
/// That somebody is.
const HIDDEN: &[&str] = &["gömd", "dold", "dolt"];
/// What who hides does, or has got.
const HIDING: &[&str] =
    &["gömmer", "gömt mig", "gömt oss", "gömma mig", "gömma oss", "identitet", "kontaktförbud"];
/// What keeps somebody away, and what nobody is to know.
const KEPT: &[&str] = &[
    "kontaktförbud", "besöksförbud", "kvinnojour", "se var", "ser var", "veta var", "vet var", "hitta var",
    "hittar var", "på var", "se vilke", "ser vilke", "veta vilke", "vet vilke", "veta att", "vet att",
    "skyddade boende", "var vi bor", "var jag bor", "var hon bor", "var vi finns", "var jag finns",
    "var barnen", "vart vi", "vart jag",
];
/// What who got away says of whom they got away from, and what these do not do any more.
const AWAY: &[&str] = &[
    "flytt från", "flytt ifrån", "flytt undan", "flytt hit", "flydde", "flyr", "fly från", "fly undan",
    "hitta oss", "hitta mig", "hittar oss", "hittar mig", "hitta barnen", "hitta dem", "hittar dem",
    "spåra oss", "spåra mig", "komma åt", "komma nära", "närheten av", "få tag", "slog", "slår mig",
    "slår oss", "slagit", "misshandla", "förfölj", "våldt", "stalk", "rädd för", "rädda för", "larm",
    "veta var", "reda på var", "veta vilk", "letar", "söker", "jagar", "farlig", "våld", "heders",
    "polisskydd", "livvakt", "skyddspaket",
];
/// What is not to be done with a name or an address.
const SPREAD: &[&str] = &[
    "publicera", "sprid inte", "sprid ej", "sprid aldrig", "inte sprid", "ej sprid", "aldrig sprid",
    "spridas", "inte nämna", "nämn inte", "röj", "avslöj", "syns", "synas", "känd", "komma ut", "kommer ut",
    "komma fram", "kommer fram", "visa min", "lämna ut", "lämnas ut", "inte ut", "inte\nut", "ej ut",
    "ej\nut", "aldrig ut", "aldrig\nut", "läggs ut", "mitt namn", "mitt\nnamn", "vårt namn", "vårt\nnamn",
    "våra namn", "våra\nnamn", "min adress", "min\nadress", "mina uppg", "mina\nuppg", "våra uppg",
    "våra\nuppg", "mina person", "våra person", "mina kontakt", "våra kontakt", "vår adress", "protected",
    "secret", "confid", "hidden", "disclosed", "revealed",
];
/// A threat, and who is under it.
const THREAT: &[&str] = &[
    "hotbild", "dödshot", "mordhot", " hot ", " hot.", " hot,", " hot!", " hot\n", "hot mot", "hotet mot",
    "hoten mot", "hotar", "hotat", "hotad", "förföljd",
];
/// What the set words of laws and of other languages have.
const SET: &[&str] = &[
    "kvarskriv", "fingera", "turvakiel", "protected", "spärrm", "secret", "confid", "sperr", "fortrolig",
    "beskytte", "hemmelig", "skjult", "geheim", "salai", "salatt", "suojat", "salass", "hot om", "hot till",
    "hot mot", "hotas",
];

/// The ways that `text` may tell in at all.
pub(super) fn ways(text: &str) -> &'static [Way] {
    if STEMS.is_in(text) { &*WAYS } else { &[] }
}

impl Way {
    /// No group is in it and no border of words is asked for in a way that only the slow search knows.
    fn new(stems: &[&[&str]], told: &str, of_a_thing: Option<&str>, of: Of) -> Self {
        let asked = asked();
        Self {
            stems: any_case(&stems.concat()),
            told: pattern(&format!(r"(?i)(?:^|[^a-zåäö])(?:{asked})?(?:{told})")),
            of_a_thing: of_a_thing.map(|by| pattern(&format!(r"(?i){GAP}(?:{by}){ENDS}$"))),
            of,
        }
    }

    /// Where `text` tells of somebody in this way, from the first letter of it.
    pub(super) fn found_in(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let text = if self.stems.is_in(text) { text } else { "" };
        let of_somebody = |found: &str| !self.of_a_thing.as_ref().is_some_and(|thing| thing.is_match(found));
        self.told.find_iter(text).filter(move |found| of_somebody(found.as_str())).map(|found| {
            let begins = found.as_str().find(char::is_alphabetic).unwrap_or_default();
            found.start() + begins..found.end()
        })
    }
}
