//! What an everyday deed is done for: who goes to the headteacher to learn where somebody lives, or to get at them, does
//! nothing everyday. What is wanted of a school or an office, and what helps people, is no harm.

use std::sync::LazyLock;

use regex::Regex;

use super::super::wording::{ENDS, GAP, KIN, LIVES, MINE, ONE_OF_KIN, WORD};
use super::everyday::is_everyday;
use super::{NO_DEEDS, WHERE};
use crate::pattern::{Pattern, pattern};

/// What a purpose, or an end, begins with.
static PURPOSE: Pattern = Pattern::new(
    r"(?i)(?:^|[\s>,])(?:för[\s>]+att|i[\s>]+(?:syfte|hopp[\s>]+om)[\s>]+att|så(?:[\s>]+att)?|tills|till[\s>]+dess(?:[\s>]+att)?|förrän|för)[\s>]+",
);
/// What somebody wants to be given, else they do it; and what something is about.
static OR_ELSE: Pattern = Pattern::new(r"(?i)(?:^|[\s>,])(?:om|ifall)[\s>]+(?P<aim>[^,;:()]*)");
/// Where it ends.
static ENDED: Pattern = Pattern::new(r"[,;:()]");
/// What tells nothing of it yet.
static BEFORE: Pattern = Pattern::new(
    r"(?i)^(?:(?:bara|försöka|kunna|få|ska|kan|vill|får|inte|behöver|äntligen|själv|också|sen)[\s>]+)+",
);
/// That the threatening one does it.
static HIMSELF: Pattern = Pattern::new(r"(?i)^(?:han|hon)[\s>]+");
/// Who learns it hides from nobody.
static OURSELVES: Pattern = Pattern::new(r"(?i)^(?:vi|jag|man)[\s>]");
/// Where what is done ends and what others are to do begins: "få er att lyssna på oss", "få veta varför barnen".
static OF_OTHERS: Pattern = Pattern::new(r"(?i)[\s>](?:att|som|varför|hur|vad|innan|eftersom)(?:[\s>]|$)");
static AND: Pattern = Pattern::new(r"(?i)[\s>]+(?:och|eller)[\s>]+");

/// People, as what is done has them for its object.
static PEOPLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:^|[\s>])(?:mig|oss|henne|barnen|{KIN}|{ONE_OF_KIN}|(?:min|mitt|mina){GAP}{WORD}|(?:hitta|träffa|hämta|ta|nå|se){GAP}dem){ENDS}"
    ))
});
/// What is good for people, or asks nothing of them.
static HELPS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:^|[\s>])(?:(?:hjälp|stöt+|stöd|rädd|skydd|försvar|bevar|behåll|trygg|värn|saml|gläd|lyss|hör|slipp|undvik)(?:a|as|er|ar|nar)?|(?:till|för){GAP}(?:oss|barnen|{KIN})){ENDS}"
    ))
});
/// Where people are, when they come and go, and by what they are found.
static FINDS: LazyLock<Regex> = LazyLock::new(|| {
    let who = format!("(?:jag|hon|barnen|{KIN}|{ONE_OF_KIN})");
    let number = r"(?:[a-zåäö]*(?:nummer|num+ret|adress(?:en|er)?|telefon|uppgifter)|klass|schema|nya?t?[\s>]+[a-zåäö]+)";
    pattern(&format!(
        r"(?i)(?:^|[\s>])(?:{}|(?:när|var|vart|vilke[nt]{GAP}{WORD}){GAP}{who}{GAP}(?:{WORD}{GAP})?(?:{LIVES}|slutar|börjar|kommer|hämta|lämna)|{MINE}{GAP}(?:{WORD}{GAP})?{number}{ENDS}|hittar{GAP}(?:mig|henne){ENDS}|adressen|klasslist|(?:person|telefon)num+ret)",
        &*WHERE
    ))
});
/// What somebody says of the sender to others, "skriva om mig på nätet", but not "om oss småbarnsföräldrar"; and that they
/// take the care of children from the sender.
static OF_ME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^[\s>]*om[\s>]+(?:mig{ENDS}|oss(?:[\s>]*$|[.,]|[\s>]+på[\s>]+(?:nätet|internet|sociala))|(?:barnen|{KIN})[\s>]+i?från[\s>]+(?:mig|oss){ENDS})"
    ))
});
/// That children are kept from the sender.
static KEPT: Pattern =
    Pattern::new(r"(?i)^jag[\s>]+(?:inte|aldrig)[\s>]+(?:mer[\s>]+)?får[\s>]+(?:se|träffa|ha|hämta)[\s>]");
/// That they come where somebody is just then: "gå till mötet när jag är där".
static MEETS: Pattern =
    Pattern::new(r"(?i)^(?:gå|komma|åka)[\s>][^,;:]*[\s>]när[\s>]+(?:jag|hon|barnen)[\s>]");

/// Whether something everyday that somebody parted from threatens to do, as `said`, is done to find people or to get at
/// them; `upon` it something else of the sentence begins.
pub(super) fn is_to_harm(said: &str, upon: &str) -> bool {
    let mut wanted = OR_ELSE.captures_iter(upon).filter_map(|one| one.name("aim")).take(AIMS);
    OF_ME.is_match(upon)
        || MEETS.is_match(said)
        || aims(said).any(|(aim, is_by_all)| is_harm(aim, is_by_all))
        || wanted.any(|aim| is_harm(aim.as_str(), false))
}

/// What is aimed at in `said`, and whether what it begins with leaves open who does it: "för att" may go on with a deed.
fn aims(said: &str) -> impl Iterator<Item = (&str, bool)> {
    let ends = PURPOSE.find_iter(said).skip(1).map(|next| next.start()).chain([said.len()]);
    PURPOSE.find_iter(said).zip(ends).take(AIMS).map(|(begins, end)| {
        let aim = said.get(begins.end()..end).unwrap_or_default();
        let aim = ENDED.find(aim).map_or(aim, |ended| aim.get(..ended.start()).unwrap_or_default());
        (aim, begins.as_str().trim_end().ends_with("att"))
    })
}

/// Purposes of a sentence that are asked: nobody tells more.
const AIMS: usize = 8;

/// Whether an `aim` is where people are to be found, or is done to them by whoever threatens.
fn is_harm(aim: &str, may_be_deed: bool) -> bool {
    if OURSELVES.is_match(aim) {
        return may_be_deed && KEPT.is_match(aim);
    }
    if FINDS.is_match(aim) {
        return true;
    }
    let himself = HIMSELF.find(aim).map(|he| he.end());
    if himself.is_none() && !(may_be_deed && is_deed(aim)) {
        return false;
    }
    let deed = aim.get(himself.unwrap_or_default()..).unwrap_or_default();
    let deed = BEFORE.find(deed).map_or(deed, |before| deed.get(before.end()..).unwrap_or_default());
    let done = OF_OTHERS.find(deed).map_or(deed, |others| deed.get(..others.start()).unwrap_or_default());
    let is_done_to_people = |done: &str| PEOPLE.is_match(done) && !HELPS.is_match(done);
    !is_everyday(deed) && (super::is_harm(deed, true) || AND.split(done).any(is_done_to_people))
}

/// Whether `aim` begins with a deed and not with who is to have something: "för att hitta oss", "för att barnen".
fn is_deed(aim: &str) -> bool {
    let word = aim.split_whitespace().next().unwrap_or_default();
    let is_thing = ["rna", "rnas", "mamma", "pappa"].iter().any(|end| word.ends_with(end));
    let is_verb = word.ends_with('a') || word.ends_with("as");
    (is_verb && !is_thing && !NO_DEEDS.contains(&word))
        || ["få", "ge", "se", "gå", "nå", "slå", "bara"].contains(&word)
}
