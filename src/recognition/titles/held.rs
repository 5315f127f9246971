//! What is said for all, in a mail that tells of one person: what becomes of a thing, what many need, a view of what is
//! asked. "Klassen är för stökig" is one pupil's, "Klasserna blir för stora" is not; of "Skolan är för stökig" nobody can
//! say, and a person looks.

use std::sync::LazyLock;

use regex::Regex;

use super::super::given_names::is_given;
use super::super::inflection::{COMPOUNDED, folded, in_compounds, words};
use super::super::sentence::Sentence;
use super::super::{Authority, matter, purpose};
use crate::pattern::{Pattern, pattern};

/// What is to become of a thing that people want to keep, or not.
static BECOMES: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:lägg\w* (?:\w+ ){0,3}ne[rd]|(?:vara|blir?|finnas|ha) kvar|driv\w* (?:\w+ ){0,2}vidare|slå\w* (?:\w+ ){0,2}ihop",
    r"|stäng(?:s|a|er|as)?|behåll\w*|bevara\w*|rädda\w*|(?:ska|skall) (?:inte )?bort|(?:rör|röra) (?:den )?(?:inte|ej|aldrig)|(?:låt (?:\w+ ){1,3}|få )leva)(?:\W|$)",
    r"|nedlägg|nedlagd|avveckl"
));

/// Whether `text` says what is to become of a thing: "Behåll skolan".
pub(in super::super) fn says_what_becomes(text: &str) -> bool {
    BECOMES.is_match(text)
}

/// What people bid an authority do, which is nobody's own matter: "Bygg ut skolan", "Tänk om."
static BIDS: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|, |och )\W*(?:bygg|bredda|anlägg|inför|rusta|satsa|stoppa)(?:\W|$)",
    r"|(?:^|\W)(?:tänk|gör) om\W*$|^\W*gör \w+ \w+(?:are|re)(?:\W|$)"
));

/// Whether `text` bids an authority do something for all: "Bygg garage".
pub(in super::super) fn bids_for_all(text: &str) -> bool {
    BIDS.is_match(text)
}

/// A bid not to do something begins with its verb: "Höj inte".
static FORBIDS: Pattern =
    Pattern::new(r"(?i)^\W*(?:snälla |nej,? |och )?(?<verb>\w+) (?:den )?(?:inte|ej|aldrig)(?:\W|$)");

/// First words before "inte" that bid nothing: the subject of a sentence, or a verb that tells.
const TELL: [&str; 38] = [
    "jag", "vi", "du", "ni", "han", "hon", "hen", "det", "den", "de", "dom", "man", "som", "så", "men",
    "eller", "och", "att", "om", "kan", "ska", "vill", "fick", "hade", "kunde", "skulle", "ville", "gick",
    "blev", "såg", "borde", "visste", "fanns", "tyvärr", "ännu", "alls", "absolut", "säkert",
];

/// Bids end in no r but these.
const BID_IN_R: [&str; 5] = ["gör", "rör", "kör", "stör", "förstör"];

/// Whether `text` bids somebody not to do something: "Höj inte avgiften", and not "Fick inte plats".
pub(in super::super) fn forbids(text: &str) -> bool {
    let verb = FORBIDS.captures(text).and_then(|found| found.name("verb"));
    verb.is_some_and(|verb| {
        let verb = verb.as_str().to_lowercase();
        !TELL.contains(&verb.as_str()) && (!verb.ends_with('r') || BID_IN_R.contains(&verb.as_str()))
    })
}

/// A change that everybody meets: a move, another school, a longer way.
static CHANGES: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\W)(?:flytten|flytta (?:inte|ej|aldrig)|(?:inte|slippa|behöva|tvingas) (?:\w+ ){0,3}(?:byta|flytta)",
    r"|(?:ny|annan|stor|större|mindre|liten|små|stora) (?:skola|skolor|klasser|enheter)|skola med \w+ (?:elever|barn)",
    r"|(?:buss|skjuts|res)\w*(?: till \w+)? (?:blir|skulle|tar)|(?:lång|långa|längre) (?:res|buss|skjuts|väg)\w*",
    r"|mil (?:i|med|till|enkel)|nära till)(?:\W|$)"
));

/// Many who are alike, and how they fare: "Utredningen missar sådana barn".
static MANY: LazyLock<Regex> = LazyLock::new(|| {
    let many = r"(?:sådana|såna|dessa|alla|andra|många|våra|dom här|de här) (?:\w+ )?(?:barn|elever|ungdomar|familjer|äldre)|(?:barn|elever|ungdomar|äldre|familjer) (?:med|som|i) \w+";
    let fare = r"mår|missar|missas|glöm\w*|drabba\w*|klarar|behöv\w*|lider|passar|trivs|tål|orkar|kräver|förlorar|hamnar|faller|far illa";
    pattern(&format!(
        r"(?i)(?:^|\W)(?:{many})(?:\W|.*\W)(?:{fare})(?:\W|$)|(?:^|\W)(?:{fare}) (?:\w+ ){{0,2}}(?:{many})"
    ))
});

/// Whether `text` says what becomes of a thing, what changes for all, or how many fare.
pub(super) fn is_of_all(text: &str, authority: &Authority) -> bool {
    let named = || words(text).any(|(_, word)| word.starts_with(char::is_uppercase) && is_given(word));
    let of_many = || MANY.is_match(text) && !matter::is_said_by_one(text) && !named();
    let changes =
        || CHANGES.is_match(text) && !matter::is_of_health(text) && !matter::is_anothers(text, authority);
    says_what_becomes(text) || changes() || of_many()
}

/// Those whom a sentence is about, near the writer or not, and what is done for them: "Skolan borde hjälpa honom".
static OF_SOMEBODY: LazyLock<Regex> = LazyLock::new(|| {
    let who = "hans?|hon|honom|hennes?|vi|oss|vår|vårt|våra|ni|du|dig|eleven|barnet|pojken|flickan";
    let done = "hjälp|stöd|utred|vänt|svar|besked|möte|samtal|resurs|assistent|anpass|insats|remiss|läraren|rektor|kurator|ringa|ringer|kontakt|journal|papper|tid(?:en)?[^\\w]";
    pattern(&format!("(?i)(?:^|\\W)(?:(?:{who})(?:\\W|$)|{done})"))
});

/// Whoever takes a side and says of nothing else that they do: "Därför är jag kritisk."
static SIDED: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:är|blir|förblir) (?:(?:jag|vi|starkt|mycket|djupt|så|helt) ){0,3}(?:kritiska?|negativa?|skeptiska?|emot)\W*$",
);

/// That a thing is better than others.
static BEST: Pattern = Pattern::new(r"(?i)(?:^|\W)är (?:bäst|bättre|sämre|trygg\w*|ovärderlig\w*)(?:\W|$)");

/// What is proposed, by words for any proposal.
static PROPOSED: Pattern = Pattern::new(
    r"(?i)(?:^|\W)(?:(?:\w*förslag|nedlägg|sammanslag|flytten)\w*|(?:kommunen|nämnden|politikerna) (?:borde|bör|måste|ska) (?:\w+ )?satsa|\w*plane(?:n|rna)|(?:små|stora|större|mindre) \w+(?:or|er|ar))(?:\W|$)",
);

/// Whether `text` has a word for what is proposed, or for what the one word in the `subject` is about: "skolan" below
/// "Skolutredning".
pub(super) fn names_what_is_asked(text: &str, subject: &str) -> bool {
    let headed = |word: &str| {
        let plain = folded(word);
        let part = in_compounds(&plain);
        part.len() >= COMPOUNDED && words(subject).any(|(_, head)| folded(head).starts_with(part))
    };
    PROPOSED.is_match(text) || words(text).any(|(_, word)| headed(word))
}

/// Whether the sentence gives a view or bids something of a matter that is nobody's own: "Små klasser är bättre". What it
/// is of stands there, `of_it`.
pub(super) fn is_held_for_all(one: &Sentence, authority: &Authority, of_it: &dyn Fn(&str) -> bool) -> bool {
    let text = one.written();
    let rethink = || {
        static RETHINK: Pattern = Pattern::new(r"(?i)(?:^|\W)tänk om\W*$");
        RETHINK.is_match(text)
    };
    let of_worth = || purpose::is_a_view(one) || BEST.is_match(text);
    let viewed = || of_worth() && !one.asks() && !OF_SOMEBODY.is_match(text);
    let said = || (bids_for_all(text) || forbids(text) || viewed()) && of_it(text);
    let private = || matter::is_of_health(text) || matter::is_private(text, authority);
    SIDED.is_match(text) || ((rethink() || said()) && !matter::is_said_by_one(text) && !private())
}
