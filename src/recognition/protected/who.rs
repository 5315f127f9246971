//! Who threatens, as far as a sentence tells: human beings do. A thing never does, and what is said of it between commas,
//! "Trafiken, säger min bror, hotar", tells nothing of who threatens.

use std::sync::LazyLock;

use regex::Regex;

use super::whose::clause;
use super::wording::{EX, GAP, HE, KIN, MINE, ONE_OF_KIN};
use crate::pattern::{Pattern, pattern};
use crate::recognition::given_names;

/// Who threatens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// Whom somebody parted from.
    Parted,
    /// Kin, or a "he" of whom nothing else is said.
    Near,
    /// Another human being.
    Somebody,
    /// What may be a name that nobody knows.
    Unknown,
    /// A thing, or nobody known to be a person.
    Nobody,
}

/// A verb that stands before its subject: "sedan dess har han", "det är en man som".
static VERB: Pattern =
    Pattern::new(r"(?i)(?:^|[\s>])(?:har|hade|är|var|finns|fanns|kan|kunde|ska|skulle|vill|ville)[\s>]");
/// Another clause begins.
static AND_THEN: Pattern = Pattern::new(r"(?i)(?:^|[\s>])(?:och|men|så|för|fast|eller|sedan|sen)[\s>]");
/// What somebody is said to be between commas and nothing else: "Lars, min exman, hotar".
static APPOSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^[\s>]*(?:(?P<ex>(?:{MINE}{GAP})?{EX})|{ONE_OF_KIN})(?:[\s>]+[a-zåäö]+)?[\s>]*$"))
});
/// Where something is said of a subject, which ends there: "som", "på Storgatan", "jag lämnade".
static GOES_ON: Pattern = Pattern::new(
    r"(?i)(?:^|[\s>])(?:som|där|till|på|i|från|av|med|vid|för|under|hos|utanför|bakom|intill|bland|enligt|mot|jag|vi|du|har|hade|är|var|finns|fanns|kan|kunde|ska|skulle|vill|ville)(?:[\s>]|$)",
);
/// Words at the end of a subject that say how or when.
static HOW: Pattern = Pattern::new(
    r"(?i)(?:[\s>]*(?:^|[\s>])(?:nu|då|med|också|även|ju|inte|fortfarande|ofta|alltid|ständigt|dessutom|sedan|redan|länge|bara|öppet|själv|[a-zåäö]+[\s>]+(?:gånger|gång|tiden|dag))(?:$|[\s>]))+$",
);
static THEY: Pattern = Pattern::new(r"(?i)(?:^|\s)(?:de|dom)$");
static WHO_DOES: Pattern = Pattern::new(r"(?i)^[\s>]*den[\s>]+som");
/// "En av eleverna".
static ONE_OF: Pattern = Pattern::new(r"(?i)^[\s>]*[a-zåäö]+[\s>]+av[\s>]+");
/// What somebody is called, behind a word that says who: "min bror Kalle", "Anna Berg".
static NAMED: Pattern = Pattern::new(r"(?:[\s>]+[A-ZÅÄÖ][^\s.,;:!?>]*)*$");

/// A former husband and the like, at the end of a subject.
static PARTED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)(?:^|[\s>]){EX}$")));
/// The same said of what was: "mannen som jag lämnade i våras".
static LEFT: Pattern = Pattern::new(
    r"(?i)(?:^|[\s>])(?:mannen|killen|kvinnan|den(?:[\s>]+(?:man|kille|kvinna))?)[\s>]+(?:som[\s>]+)?jag[\s>]+(?:levde|bodde|vittnade|(?:polis)?anmälde|lämnade)(?:$|[\s>])",
);
/// Kin, or a pronoun, at the end of a subject.
static NEAR: LazyLock<Regex> = LazyLock::new(|| {
    let kin = "(?:svär|styv|bonus|barna|mor|far)?(?:far|mor|fadern?|farsan|morsan|pap+a|mam+a|bro(?:r|der)n?|bröder(?:na)?|syster|son(?:en)?|dottern?|make|sambo)";
    pattern(&format!(r"(?i)(?:^|[\s>])(?:{HE}|{ONE_OF_KIN}|{KIN}|{kin})$"))
});
/// A word for people at the end of a subject, or what somebody is called by what they do.
static A_PERSON: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|[\s>])(?:[a-zåäö]*(?:m[aä]n|kvinn(?:a|or)|person|människ(?:a|or)|grann(?:e|ar)?|kill|pojk|flick|tjej|ungdom",
    r"|folk|gäng|medlem|koll(?:eg|egor)|chef|anhörig|bekant|vän|vänner|kompis|kamrat|svåger|svägersk|kusin|familj|släkt|släkting",
    r"|elev|lärar|rektor|föräldr|pap+|mam+|brottsling|missbrukar|hyresvärd|ägar|gubb|stalker|förföljar)(?:mar|nen|en|n|na|et|e|a|ar|arna|or|orna|er|erna)?",
    r"|bröder|syst(?:er|rar)|kriminella|denne|idioten|galningen|fanskapet|[nr]a[sz]isterna|vederbörande|några?|nån|någon|de|dom|den[\s>]+som|[a-zåäö]{3,}(?:ist(?:en|er)?|[^m]aren?|ören))$",
));
/// Who threatens with what an office or a company does, and things whose names end as people's do.
static NO_PERSON: Pattern = Pattern::new(
    r"(?i)(?:handläggar|tjänstem[aä]n|tales(?:man|person)|direktör|exploatör|entreprenör|utredar|politiker|president|minist|ordförand|brist|tvist)[a-zåäö]*$",
);

/// One or two words with a capital that end as many names do that are not common here.
static UNKNOWN: Pattern = Pattern::new(
    r"^(?:[A-ZÅÄÖ][a-zåäöé-]*(?:[aiou]|[aio]n|[ae]d|[aiou]m|[ai]r|[aei]l|id|[au]sh)(?:\s|$)){1,2}$",
);

/// Who threatens, of what stands `before` "threatens" in its sentence, `between` that and "to", and `earlier` in the text.
pub(super) fn whoever(before: &str, between: &str, earlier: &str) -> Who {
    let (whole, aside) = subject(before);
    if let Some(apposed) = APPOSED.captures(aside) {
        return if apposed.name("ex").is_some() { Who::Parted } else { Who::Near };
    }
    if LEFT.is_match(whole) || LEFT.is_match(between) {
        return Who::Parted;
    }
    let and = AND_THEN.find_iter(whole).last().map_or(0, |and| and.end());
    let clause = whole.get(and..).unwrap_or_default();
    let is_said_before = bare(first(clause)).is_empty() && bare(between).is_empty();
    if is_said_before && whole.split_whitespace().nth(1).is_none() {
        return Who::Unknown;
    }
    let all = subjects(clause).into_iter().chain([between]).map(bare);
    // "Han ringer och hotar": whom that begins with.
    let begun =
        whole.match_indices(char::is_whitespace).take(5).map(|(end, _)| whole.get(..end).unwrap_or_default());
    let begun = begun.filter(|_| is_said_before).map(bare);
    all.chain(begun).map(|one| who(one, earlier)).min().unwrap_or(Who::Nobody)
}

/// The clause of who threatens, of what stands `before` it, and what is said of them between commas: "min far, som
/// dricker, hotar", "Martin, min exman, hotar".
fn subject(before: &str) -> (&str, &str) {
    let said = before.trim_end_matches(|at: char| at.is_whitespace() || at == '>');
    let outer = match said.strip_suffix([',', ')', '–', '—']) {
        Some(open) if said.ends_with(')') => open.rsplit_once('('),
        Some(open) => open.rsplit_once([',', '–', '—']),
        None => Some((before, "")),
    };
    // Behind a single comma it stands behind the verb: "när jag går, hotar han".
    let (outer, aside) = outer.unwrap_or_default();
    (clause(outer), aside)
}

/// What the subject of `clause` may be: what it begins with, what stands behind its verb, or whom "som" is said of.
fn subjects(clause: &str) -> [&str; 3] {
    let inverted = VERB.find_iter(clause).last().and_then(|verb| clause.get(verb.end()..));
    let who = bare(clause).strip_suffix("som").map(str::trim_end);
    let antecedent = who.map(|who| {
        GOES_ON.find_iter(who).last().map_or(who, |last| who.get(last.end()..).unwrap_or_default())
    });
    [first(clause), inverted.map_or("", first), antecedent.unwrap_or_default()]
}

/// `words` up to where something else is said of them.
fn first(words: &str) -> &str {
    if let Some(one) = WHO_DOES.find(words) {
        return one.as_str();
    }
    let words = ONE_OF.find(words).and_then(|one| words.get(one.end()..)).unwrap_or(words);
    GOES_ON.find(words).map_or(words, |on| words.get(..on.start()).unwrap_or_default())
}

/// `words` without how and when at their end.
fn bare(words: &str) -> &str {
    let words = words.trim_matches(|at: char| at.is_whitespace() || at == '>');
    HOW.find(words).map_or(words, |how| words.get(..how.start()).unwrap_or_default())
}

/// Who `subject` is, with what stands `earlier` in the text.
fn who(subject: &str, earlier: &str) -> Who {
    let (one, name) = NAMED.find(subject).map_or((subject, ""), |name| subject.split_at(name.start()));
    let is_name = |words: &&str| words.split_whitespace().next_back().is_some_and(given_names::is_persons);
    if PARTED.is_match(one) {
        Who::Parted
    } else if NEAR.is_match(one) {
        Who::Near
    } else if NO_PERSON.is_match(one) || (THEY.is_match(one) && are_things(earlier)) {
        Who::Nobody
    } else if A_PERSON.is_match(one) || [one, name].iter().any(is_name) {
        Who::Somebody
    } else if UNKNOWN.is_match(subject) {
        Who::Unknown
    } else {
        Who::Nobody
    }
}

/// Whether what "they" may be said of `earlier` are things, "Lastbilarna", and no people.
fn are_things(earlier: &str) -> bool {
    let many = |word: &str| ["arna", "erna", "orna"].iter().any(|end| word.ends_with(end));
    let words = || earlier.split(|at: char| !at.is_alphabetic());
    words().any(many) && !words().any(|word| A_PERSON.is_match(word) && !THEY.is_match(word))
}
