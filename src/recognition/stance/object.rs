//! The thing that a bare "tillstyrker", "avstyrker" or "motsätter oss" is said of, where that is not the proposal by its
//! name: "vi motsätter oss nedskräpning". Whether the consultation asks about it is for `asked` to say.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::Stance;
use super::aim::OBJECT;
use super::reading::read;
use super::told::{ENDS, OF_ASKERS, YES};
use crate::pattern::{Pattern, pattern};
use crate::recognition::context::opening;
use crate::recognition::sentence::Sentence;

/// The verbs, with what may stand between them and their object.
static VERB: Pattern = Pattern::new(concat!(
    " (?:till?styrk(?:er|a)|avstyrk(?:er|a)|bifaller|motsatt(?:er|a)(?: (?:vi|jag))? (?:oss|mig|sig))",
    "(?: (?:vi|jag|ocksa|aven|darfor|harmed|darmed|garna|bestamt|starkt|kraftigt|alltsa|dock|fortfarande|forstas))* ",
));

/// Ends the words before what a thing is of or for.
static OF: Pattern =
    Pattern::new(" (?:i|pa|av|for|om|till|mot|vid|fran|under|over|genom|som|att|sa|inom|hos|per|bland) ");

/// Points at the proposal or a part of it, or is no thing at all.
static POINTS: Pattern = Pattern::new(concat!(
    " (?:(?:det|den|de|dem|detta|denna|dessa|allt|ert|er|era|hela|bada|bagge|samtliga|ovan[a-z]*|namnda|inte|ej|tillsammans|mvh|halsningar|",
    "planer[a-z]*|foresl[a-z]*|aktuell[a-z]*|alternativ[a-z]*|punkt[a-z]*|avsnitt[a-z]*|kapitel|paragraf[a-z]*|del|delar|etapp|bedomning[a-z]*|slutsats[a-z]*|remiss[a-z]*) |",
    "[a-z/-]*[0-9])",
));

/// Bytes behind a verb in which its object is looked for.
const NEAR: usize = 200;

/// How the last word of a thing ends that everybody knows, or a word that says how.
const KNOWN: [&str; 7] = ["en", "an", "et", "na", "t", "vis", "gen"];

/// Letters of a word that is a thing.
const LETTERS: usize = 5;

/// Those who are against, in the group, or who only have a view, as what a clause begins with: not "trots kritiken".
static VOICE_IN_FRONT: Pattern = Pattern::new(concat!(
    "^ (?:(?:den|det|de|hans|hennes|deras|[a-z-]+(?:ens|ets|nas|ans|rs|ns)) (?:[a-z]+ )?)?",
    "(?:((?:avslag|avstyrkan|nollalternativ|motstand|protest|reservation|nejet)[a-z]*)|",
    "(?:kritik|yttrande|remissvar|remissyttrande|invandning|synpunkt|farhag|skrivelse)[a-z]*) ",
));

/// Somebody's whom one may be with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    Against,
    /// Of this or that view.
    Any,
}

/// Whose voice the last clause of `front`, before a yes, begins with.
pub(super) fn voice(front: &str) -> Option<Voice> {
    let clause = format!(" {} ", front.rsplit(" , ").next()?.trim());
    let against = VOICE_IN_FRONT.captures(&clause)?.get(1).is_some();
    Some(if against { Voice::Against } else { Voice::Any })
}

/// What there is today, whose last word the group is: "gällande norm tillstyrker vi", "vi stöder dagens taxa".
static OF_TODAY: LazyLock<Regex> = LazyLock::new(|| {
    let today = "(?:(?:den|det|de) )?(?:nuvarande|(?:nu )?gallande|dagens|befintliga?)";
    pattern(&format!(
        " (?:{YES})(?: (?:vi|jag|ocksa|garna|helt|hellre))* {today} ([a-z]+) |(?:^|,|men|och) {today} ([a-z]+) (?:(?:{YES}) (?:vi|jag)|har (?:vart|mitt)) "
    ))
});

/// What is asked about, as it is: "förslaget i nuvarande form".
static AS_IT_IS: Pattern = Pattern::new("forslag|form|skick|lydelse|utkast|version|remiss");

/// Whether `said` says yes to what there is today.
pub(super) fn is_of_today(said: &str) -> bool {
    OF_TODAY.captures(said).is_some_and(|found| {
        let what = found.get(1).or_else(|| found.get(2));
        what.is_some_and(|what| !AS_IT_IS.is_match(what.as_str()))
    })
}

/// The thing that `sentence` says the yes or no `stance` to; `None` where it says so of the proposal, or of anything
/// that may be.
pub(super) fn thing<'s>(sentence: &'s Sentence, stance: Stance) -> Option<&'s str> {
    let said = &sentence.said;
    let mut verbs = VERB.find_iter(said);
    let verb = verbs.next()?;
    let is_a_no = [" avst", " motsatt"].into_iter().any(|no| verb.as_str().starts_with(no));
    let thing = behind(said, &verb).filter(|_| is_a_no == (stance == Stance::Opposes))?;
    let mut others = verbs.map(|other| behind(said, &other)).peekable();
    if others.peek().is_some() {
        return others.all(|other| other.is_some()).then_some(thing);
    }
    let rest = said.get(verb.end().saturating_add(thing.len()).checked_sub(1)?..).unwrap_or_default();
    let rest = format!("{} , {rest}", said.get(..verb.start()).unwrap_or_default());
    (read(&sentence.part(&rest), || false) != Some((stance, true))).then_some(thing)
}

/// The thing behind a `verb` of `said`.
fn behind<'s>(said: &'s str, verb: &Match) -> Option<&'s str> {
    let rest = opening(said.get(verb.end().checked_sub(1)?..)?, NEAR);
    let words = ENDS.find(rest).map_or(rest, |end| rest.get(..=end.start()).unwrap_or(rest));
    let is_askers = |word| OF_ASKERS.is_match(word);
    let head = OF.find(words).map_or(words, |of| words.get(..=of.start()).unwrap_or(words));
    let points =
        || OBJECT.is_match(words) || POINTS.is_match(words) || words.split_ascii_whitespace().any(is_askers);
    let last = head.split_ascii_whitespace().next_back().filter(|_| !points())?;
    let is_unknown = last.len() >= LETTERS && !KNOWN.iter().any(|ending| last.ends_with(ending));
    // "Vi tillstyrker tillsammans": of a word alone nobody can tell, but what one is opposed to is a thing.
    let is_told = head.split_ascii_whitespace().count() > 1
        || head.len() < words.len()
        || verb.as_str().contains(" motsatt");
    ((is_unknown && is_told) || words.contains(" i stallet for ")).then_some(words)
}
