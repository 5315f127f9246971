//! The thing that a bare "tillstyrker", "avstyrker" or "motsätter oss" is said of, where that is not the proposal by its
//! name: "vi motsätter oss nedskräpning". Whether the consultation asks about it is for `asked` to say.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::Stance;
use super::aim::{OBJECT, RESISTANCE};
use super::denial::{NOT, is_one_of};
use super::negation::is_writer;
use super::reading::read;
use super::relative::without_asides;
use super::softer::NOT_THIS;
use super::told::{ENDS, OF_ASKERS, YES};
use super::words::{FORSLAG, PROPOSAL, THE_PROPOSAL as IN_ENGLISH, WITHIN};
use crate::pattern::{Pattern, pattern};
use crate::recognition::context::opening;
use crate::recognition::phrase::{Phrases, any_of};
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
    " (?:(?:det|den|de|dem|detta|denna|dessa|allt|ert|er|era|hela|bada|bagge|samtliga|ovan[a-z]*|namnda|inte|ej|inga|ingen|inget|tillsammans|mvh|halsningar|",
    "planer[a-z]*|foresl[a-z]*|aktuell[a-z]*|alternativ[a-z]*|punkt[a-z]*|avsnitt[a-z]*|kapitel|paragraf[a-z]*|del|delar|etapp|bedomning[a-z]*|slutsats[a-z]*|remiss[a-z]*) |",
    "[a-z/-]*[0-9])",
));

/// Bytes behind a verb in which its object is looked for.
const NEAR: usize = 200;

/// How the last word of a thing ends that everybody knows, or a word that says how.
const KNOWN: [&str; 7] = ["en", "an", "et", "na", "t", "vis", "gen"];

/// Letters of a word that is a thing.
const LETTERS: usize = 5;

/// What there is today or somebody else has, in either group: "gällande norm tillstyrker vi", "vi stöder dagens taxa".
static OF_ANOTHER: LazyLock<Regex> = LazyLock::new(|| {
    let what = "((?:(?:den|det|de) )?(?:nu )?[a-z]+ [a-z]+)";
    pattern(&format!(
        " (?:{YES})(?: (?:vi|jag|ocksa|garna|helt|hellre))* {what} |(?:^|,|men|och) {what} (?:(?:{YES}) (?:vi|jag)|har (?:vart|mitt)) "
    ))
});
static ANOTHER: LazyLock<Regex> = LazyLock::new(|| any_of(&[&format!("{NOT_THIS} *")]));

/// What is asked about, as it is: "förslaget i nuvarande form".
static AS_IT_IS: Pattern = Pattern::new(
    " (?:nuvarande|gallande|befintliga?|dagens) [a-z]*(?:forslag|form|skick|lydelse|utkast|version|remiss)",
);

/// Whether `said` says yes to what there is today.
pub(super) fn is_of_another(said: &str) -> bool {
    OF_ANOTHER.captures_iter(&without_asides(said)).any(|found| {
        let what = found.get(1).or_else(|| found.get(2)).map(|what| format!(" {} ", what.as_str()));
        what.is_some_and(|what| ANOTHER.is_match(&what) && !AS_IT_IS.is_match(&what))
    })
}

/// The writer's support, which what stands in front of it has.
static SUPPORT: Pattern = Pattern::new(" (?:vart|mitt|foreningens|styrelsens)(?: [a-z]+){0,2} stod ");
static HAS: Pattern = Pattern::new("^(.*) (?:har|hade|far|saknar|fortjanar)((?: [a-z]+){0,4})$");
static CLAUSES: Pattern = Pattern::new(" (?:,|och|samt|men|att|eftersom|da) ");

/// What has the writer's support.
pub(super) struct Supported {
    /// What each clause in front of "har" begins with.
    clauses: Vec<String>,
    /// What stands behind it: "därför har planen vårt stöd".
    behind: String,
}

impl Supported {
    /// By the words `before` the support; `None` where the writer has or gives it.
    pub(super) fn by(before: &str) -> Option<Self> {
        let found = HAS.captures(before)?;
        let front = format!("{} ", found.get(1)?.as_str());
        let begins = |clause: &str| head(&format!(" {} ", clause.trim())).to_owned();
        let clauses: Vec<String> = CLAUSES.split(&front).map(begins).collect();
        let mut words = clauses.last()?.split_ascii_whitespace().peekable();
        let is_named = words.peek().is_some();
        let behind = found.get(2)?.as_str().split_ascii_whitespace().filter(|word| !is_one_of(word, &NOT));
        let behind = behind.fold(String::from(" "), |all, word| all + word + " ");
        (is_named && !words.any(is_writer)).then_some(Self { clauses, behind })
    }

    /// The thing, where no name of the proposal stands right before the support.
    pub(super) fn thing(&self) -> Option<String> {
        let thing = self.clauses.last().map(|front| format!("{front}{}", self.behind));
        thing.filter(|_| !is_the_proposal(&self.behind))
    }
}

/// The proposal by its name or what is in it.
static THE_PROPOSAL: Phrases =
    Phrases::new(&[PROPOSAL, IN_ENGLISH, FORSLAG, WITHIN, "föresl*", "(er|ert|era)"]);

/// Whether `what`, which has the support, is the proposal.
fn is_the_proposal(what: &str) -> bool {
    let last = what.split_ascii_whitespace().next_back().unwrap_or_default();
    matches!(last, "det" | "den" | "de" | "allt" | "ni" | "kommunen")
        || (THE_PROPOSAL.is_match(what) && !what.contains("motforslag"))
}

/// The thing in front that has the support or lacks it, which `sentence` says firmly; `None` where that may be the
/// proposal, or they who are against it.
pub(super) fn supported_thing(sentence: &Sentence, stance: Stance) -> Option<String> {
    let said = &sentence.said;
    let support = SUPPORT.find(said)?;
    let all = Supported::by(said.get(..support.start())?)?;
    let thing = all.thing().filter(|_| !all.clauses.iter().any(|one| is_the_proposal(one)))?;
    let is_turned = stance == Stance::Opposes && RESISTANCE.is_match(&thing);
    let rest = said.get(support.end().saturating_sub(1)..).unwrap_or_default();
    let elsewhere = || read(&sentence.part(rest), || false) == Some((stance, true));
    (!is_turned && !elsewhere()).then_some(thing)
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
    let head = head(words);
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

/// `words` before what they are of or for.
pub(super) fn head(words: &str) -> &str {
    OF.find(words).and_then(|of| words.get(..=of.start())).unwrap_or(words)
}
