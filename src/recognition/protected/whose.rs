//! Whose a threat or a hiding is: people's, or a club's, others' and birds'. Where that is in doubt it is people's.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::wording::{ENDS, EX, GAP, MAY, WORD, kept_off};
use crate::pattern::{Pattern, pattern};

/// What only people have: names, children, a family, somebody they parted from, a life.
static OF_PEOPLE: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|[^a-zåäö])(?:(?:mitt|mina|våra|vårt)\s+namn|namnen|anonym[a-z]*|barnens?|famil(?:j|jen|jens)|sonen|dottern",
    r"|(?:mina?|mitt|våra?|vårt)\s+(?:\S+\s+)?(?:barn|son|söner|dotter|döttrar|man|fru|hustru|sambo|make|maka|mam+a|pap+a|föräldrar|liv|bro(?:r|der)s?|syst(?:er|rar)|släkt[a-zåäö]*|ex)",
    r"|(?:min|mitt)\s+(?:före\s+detta|f\.?\s?d|ex)[a-zåäö]*|ex-?(?:man|make|fru|sambo|pojkvän|flickvän)(?:nen|n)?",
    r"|till\s+livet|livrädd[a-z]*|kvinnojour[a-z]*|polisen|polisanm[a-zåäö]*|dödad?e?|mördad?e?)(?:$|[^a-zåäö])",
));

/// Somebody who threatens people, or whom nobody but a person would name beside a "we".
static SOMEBODY: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|[^a-zåäö])(?:(?:min|mitt)\s+(?:före\s+detta|f\.?\s?d|ex|man|make|fru|sambo|bror|pappa|far|son|släkt)[a-zåäö]*",
    r"|ex-?(?:man|make|fru|sambo|pojkvän|flickvän)(?:nen|n)?|han|hon|honom|henne|pappan|mannen|maken|någon|släkten|släktingar",
    r"|kriminella|[a-zåäö]*gäng(?:et)?|familj(?:en)?|och\s+(?:jag|mig)|jag\s+och|(?:våra|vårt|mitt)\s+namn",
    r"|sprid\s+inte)(?:$|[^a-zåäö])",
));

/// What clubs and places have.
static OF_A_CLUB: Pattern = Pattern::new(concat!(
    r"(?i)oss\s+(?:små|alla)|vi\s+i\s+(?:[a-zåäö]+(?:en|et|an|yn|ja)|[A-ZÅÄÖ]\S+)\s|handlare|förening|klubb|organisation|medlem|verksamhet|avgift|bidrag|hyror|hyran|höjda?\s",
    r"|lokal(?:en|er|erna)?(?:$|[^a-zåäö])|hallen|koloni|odlar|företag|näring|bygden|landsbygd|idrott|kultur|scout|kören",
    r"|orkester|trafik|buller|klimat|som\s+grupp",
));

/// A thing that threatens, or is a threat, unlike one that there is.
static A_THING: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|[^a-zåäö])(?P<what>[a-zåäö]+)\s+(?:hota(?:r|de|t)\s+(?:\S+\s+)?(?:oss|barnen|våra?|vårt|min)\s",
    r"|(?:är|utgör|blir|innebär|vore|medför)\s+(?:ett|det)\s+(?:\S+\s+)?[a-zåäö]*hot(?:et)?\s)",
));

/// What does not say whether it is a thing: "det är ett hot", "en man som hotar".
const UNSAID: [&str; 7] = ["det", "som", "de", "dom", "har", "hade", "är"];

/// By what, behind a threat, with the words that may tell who it is: "hotade av en granne".
static BY: Pattern = Pattern::new(r"^[\s,]*(?:utav|av|genom|från)\s+(?P<what>[^\s,;:]+(?:\s+[^\s,;:]+)?)");
/// With what: "hot om rivning".
static WITH: Pattern = Pattern::new(r"^[\s,]*om\s+(?P<what>[^\s,;:]+(?:\s+[^\s,;:]+)?)");

/// Words for people one does not know.
static PEOPLE: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\s)(?:en\s+)?(?:man|män|kvinn|person|människ|grann|kille|killar|pojk|flick|ungdom|vuxn|folk|gäng|medlem",
    r"|kollega|kollegor|chef|anhörig|bekant|okän|obehörig|vän(?:$|\s)|vänner|brottsling|nazist|rasist|missbrukar|våld(?:$|\s)|död)",
));

/// How what authorities and companies are called ends, and what belongs to somebody.
const NO_NAME: [&str; 6] = ["s", "verket", "kommunen", "nämnden", "styrelsen", "bolaget"];

/// When a thing is closed or built, which threatens in another way: "hotade när skolan stängs".
static WHEN: Pattern = Pattern::new(
    r"(?i)^[\s,]*(?:när|om|ifall|sedan|då|efter\s+att)\s+(?:\S+\s+){1,4}(?:stäng|lägg|läggs|riv|bygg|försvinn|ta(?:s|r)\s+bort|får|flytta|minska|höj|sälj)",
);

/// Where a clause begins.
static BEGINS: Pattern =
    Pattern::new(r"(?i)[,;:(]|[^a-zåäö](?:att|när|där|om|eftersom|medan|hur|varför)(?:[^a-zåäö]|$)");

/// The sender, or somebody the sender may well be or speak for.
static SENDERS: Pattern = Pattern::new(
    r"(?i)(?:^|[^a-zåäö])(?:jag|vi|mig|oss|mina?|mitt|våra?|vårt|hon|han|hennes|hans|familjen|barnen|mam+an|kvinnan|mannen|dottern|sonen)(?:[^a-zåäö]|$)",
);

/// Whom it is said of where a clause says it of somebody: "jag som", "vi kvinnor som", "vi är många som".
static WHO: Pattern = Pattern::new(
    r"(?i)(?:^|[^a-zåäö])(?:(?:jag|vi|mig|oss|hon|han)(?:\s+(?:\S+))?|vi\s+är\s+\S+|(?:mina?|mitt|våra?|vårt)\s+\S+|kvinnan|mannen|familjen|barnen)\s+som(?:[^a-zåäö]|$)",
);
/// "Kvinnor som".
static SOMEBODY_WHO: Pattern = Pattern::new(r"(?i)(?:^|[^a-zåäö])som(?:[^a-zåäö]|$)");

/// Who need not know where somebody is: up to the "may" of what was found, from the clause's beginning, "vi föräldrar i
/// byn får", "personalen ska", but not "mannen vi lämnade får"; and within it, "får vi inte veta", "vill inte att de ska".
fn not_to_know(who: &str, within: &str) -> [Regex; 2] {
    let said = format!("(?:{GAP}(?:till|på|i|från|vid|med|som){GAP}{WORD}(?:{GAP}{WORD}){{0,3}})?");
    [
        format!(r"(?i)^[^a-zåäö]*(?:(?:men|nu|så|ibland|tyvärr|där|här){GAP})?(?:{who}){said}{GAP}{MAY}$"),
        format!(r"(?i)^(?:{MAY}{GAP}(?:{within})|vill{GAP}\S+{GAP}att{GAP}(?:{who}){GAP}(?:\S+{GAP})?{MAY})[^a-zåäö]"),
    ]
    .map(|text| pattern(&text))
}
/// The sender, who hides from nobody so; and what nobody has to know.
static OUR_OWN: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    let us = "vi|jag|man";
    let we = format!("{us}|vi{GAP}(?:föräldrar|anhöriga|boende|äldre|[a-zåäö]+are|[a-zåäö]+(?:ar|er))");
    not_to_know(&we, &format!(r"{us}|\S+{GAP}behöva"))
});
/// An authority and its staff, from whom some hide: they need not know what is everyday.
static AN_OFFICE: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    let staff = format!("(?:{WORD}s{GAP})?{STAFF}");
    not_to_know(&staff, &staff)
});
const STAFF: &str = concat!(
    r"(?:[a-zåäö]*(?:personal|hemtjänst|larmcentral|bolag|verk|skola|nämnd|lärar|rektor|elev|vikari|vaktmästar|chaufför|pedagog|handläggar",
    r"|region|kommun|stat|myndighet|politiker)[a-zåäö]*|ni|du)"
);
/// Another subject begins here: "vi flydde och han får".
static ANOTHER: Pattern = Pattern::new(r"(?i)[\s>](?:och|men|så|för|fast)[\s>]");

/// That something is done in public: "om skolan läggs ner", "när taxan höjs".
pub(super) static PUBLICLY: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|[\s>])(?:om|ifall|när|då|så\s+fort)\s+(?:\S+\s+){1,5}(?:stängs|läggs|rivs|byggs|höjs|säljs|tas|flyttas|dras|sänks|delas",
    r"|splittras|slås|minskas|införs|antas|fälls|avverkas|försvinner|går\s+igenom|blir\s+(?:dyr|sämre|av|verklig|färre|längre|klar))",
));
/// That something is told late, and not kept: "förrän i augusti".
static LATE: Pattern = Pattern::new(r"(?i)(?:^|\s)förrän\s+(?:i|på|dagen|samma|efter|till|nästa|vid|de)\s");

/// Where everybody's children are: "var barnen är på dagarna".
static BY_DAY: Pattern = Pattern::new(
    r"(?i)^\s+(?:på|om|under|efter)\s+(?:dag|kväll|fritid|rast|lov|somrar|skol|utflykt|lektion)",
);
/// Who only misses them there: grandparents, parents and kin of whom it is not said whose they are. Whoever else is not to
/// know is hidden from.
static MISSES: Pattern = Pattern::new(
    r"(?i)^[^a-zåäö]*(?:(?:mor|far)(?:mor|far)|föräldrar(?:na)?|anhöriga?)(?:\s+(?:på|i|från|med|till)\s+\S+(?:\s+\S+){0,2})?\s+$",
);

/// Where visitors may be kept from the sick and old, and why.
static A_WARD: Pattern = Pattern::new(concat!(
    r"(?i)sjukhus|lasarett|(?:sjuk|vård|äldre|ålderdoms)hem|(?:äldre|demens|vård|grupp|service|omsorgs|lss-?|korttids)boende",
    r"|(?:^|[^a-zåäö])(?:avdelning|intensiven|iva|bb|akuten|geriatrik|isolering|(?:sitt|hans|hennes)\s+boende|på\s+hemmet)",
    r"|(?:^|\s)vi\s+anhöriga|pandemi|[ck]orona|covid|sjuka(?:n|s)?(?:[^a-zåäö]|$)|influensa|smitt|epidemi",
));
/// Who is kept off by a court, from whom they hurt or from where the sender lives.
static KEPT_OFF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i){}|(?:^|[^a-zåäö])(?:min|mitt|vår|vårt){GAP}(?:{WORD}{GAP})?(?:[a-zåäö]*boende|avdelning)|hos{GAP}(?:mig|oss)|(?:^|[^a-zåäö])(?:slog|slagit|hota|misshandl|våld|polis|domstol|tingsrätt|åklag|utfärda)",
        kept_off()
    ))
});

/// A ward where the sender lies or works is none that is closed to others.
static WHERE_THE_SENDER_IS: Pattern = Pattern::new(
    r"(?i)(?:^|[^a-zåäö])(?:där\s+jag|(?:sedan|sen|när|medan|då)\s+jag\s+(?:låg|ligger|är|var|jobba|arbeta))",
);

/// What is said of people in general, by somebody who works with them: "pappan har ofta kontaktförbud".
static OFTEN: Pattern = Pattern::new(r"(?i)\s(?:ofta|ibland|vanligtvis|vanligen)\s");
static SENDER: Pattern =
    Pattern::new(r"(?i)(?:^|[^a-zåäö])(?:jag|vi|mig|oss|mina?|mitt|våra?|vårt)(?:[^a-zåäö]|$)");

/// Whom somebody parted from, of whom nobody says so but who hides.
static PARTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)(?:^|[^a-zåäö])(?:{EX}|rättegång(?:en)?|skyddsboende[a-zåäö]*){ENDS}"))
});

/// Behind a shelter: as what, or for what, somebody is there who does not hide.
static AT_WORK: Pattern = Pattern::new(
    r"(?i)^\s*(?:\S+\s+)?(?:som\s|(?:\S+\s+){0,2}(?:volont|anställ|möte|styrelse|praktik|utbildning|kurs|ibland|dagar\s+i\s|varje))",
);

/// Whether mail with this text speaks of what only people have.
pub(super) fn is_of_people(text: &str) -> bool {
    OF_PEOPLE.is_match(text)
}

/// Whether the "we" of whom `found` tells that they are threatened are plainly a club, or threatened by a thing.
pub(super) fn is_a_club(text: &str, found: &Range<usize>) -> bool {
    let (before, within, behind) = sentence(text, found);
    // "Vi tillstyrker bidragen, men vi är hotade": what is said before is about something else.
    let before = before.rsplit([',', ';', ':']).next().unwrap_or_default();
    let sentence = format!("{before}{within}{behind}");
    if is_by_a_thing(behind, &BY) {
        return true;
    }
    if SOMEBODY.is_match(&sentence) {
        return false;
    }
    let is_said = |what: &str| !UNSAID.contains(&what.to_lowercase().as_str()) && !PEOPLE.is_match(what);
    let what =
        A_THING.captures(&sentence).and_then(|thing| thing.name("what").map(|what| is_said(what.as_str())));
    let is_a_thing = what.unwrap_or(false);
    is_a_thing || is_by_a_thing(behind, &WITH) || WHEN.is_match(behind) || OF_A_CLUB.is_match(&sentence)
}

/// Whether what stands `behind` a threat says that something other than people threatens, or is threatened with.
fn is_by_a_thing(behind: &str, by: &Regex) -> bool {
    let by = by.captures(behind).and_then(|by| by.name("what"));
    let is_people = |what: &str| PEOPLE.is_match(what) || SOMEBODY.is_match(what) || is_a_name(what);
    by.is_some_and(|what| !is_people(what.as_str()))
}

/// Whether `what` begins as a person's name does: "Kalle", not "Trafikverket" nor "Trafikverkets planer".
fn is_a_name(what: &str) -> bool {
    let first = what.split_whitespace().next().unwrap_or_default();
    first.starts_with(char::is_uppercase) && !NO_NAME.iter().any(|end| first.ends_with(end))
}

/// Whether it is plainly somebody else, or no person at all, that lives hidden.
pub(super) fn is_of_others(text: &str, found: &Range<usize>) -> bool {
    let (before, within, _) = sentence(text, found);
    let clause = clause(before);
    if SOMEBODY_WHO.is_match(clause) {
        return !WHO.is_match(clause);
    }
    clause.chars().any(char::is_alphabetic) && !SENDERS.is_match(clause) && !SENDERS.is_match(within)
}

/// The last clause of what stands `before` something in its sentence.
pub(super) fn clause(before: &str) -> &str {
    BEGINS.find_iter(before).last().and_then(|last| before.get(last.end()..)).unwrap_or(before)
}

/// Whether it is nobody who hides that is kept from somebody: that the sender need not know where people are, nor an office
/// what is everyday, or kin and parents where the children are by day; that a ward has no visitors; that somebody works at a
/// shelter.
pub(super) fn is_kept_from_nobody(text: &str, found: &Range<usize>) -> bool {
    let (before, whole, behind) = sentence(text, found);
    let within = whole.to_lowercase();
    if within.contains("förbud") {
        let sentence = format!("{before}{whole}{behind}");
        if OFTEN.is_match(whole) && !SENDER.is_match(&sentence) {
            return true;
        }
        return within.contains("besöksförbud")
            && A_WARD.is_match(&sentence)
            && !WHERE_THE_SENDER_IS.is_match(&sentence)
            && !KEPT_OFF.is_match(&sentence);
    }
    if within.contains("jour") {
        return within.contains("är") && AT_WORK.is_match(behind);
    }
    // "Läraren får inte veta var vi bor, han känner mitt ex."
    if PARTED.is_match(&format!("{before} {whole} {behind}")) {
        return false;
    }
    let clause = clause(before);
    let clause = ANOTHER.find_iter(clause).last().and_then(|and| clause.get(and.end()..)).unwrap_or(clause);
    let may = within.split_whitespace().next().unwrap_or_default();
    let is_by = |[before, inside]: &[Regex; 2]| {
        inside.is_match(&within) || before.is_match(&format!("{clause}{may}"))
    };
    is_by(&OUR_OWN)
        || (is_by(&AN_OFFICE) && is_everyday(&within, behind))
        || is_missed_by_day(&within, clause, behind)
}

/// Whether what an office need not know is where children are by day, or where somebody is all the time.
fn is_everyday(within: &str, behind: &str) -> bool {
    let behind = behind.trim();
    let begins = |some: &[&str]| some.iter().any(|one| behind.starts_with(one));
    let is_by_day = within.contains("barn") && (behind.is_empty() || BY_DAY.is_match(&format!(" {behind}")));
    let is_there = within.trim_end().ends_with("är") && (is_by_day || begins(&["när ", "om "]));
    is_there || LATE.is_match(behind) || begins(&["hela tiden", "dygnet runt", "hus"])
}

/// Whether children are missed where everybody's are, by those who only miss them, or by anybody as long as something is
/// not decided.
fn is_missed_by_day(within: &str, clause: &str, behind: &str) -> bool {
    let by_nobody = within.starts_with("ingen ");
    within.contains("barn")
        && ((BY_DAY.is_match(behind) && MISSES.is_match(clause))
            || (by_nobody && (LATE.is_match(behind) || PUBLICLY.is_match(behind))))
}

/// Bytes on each side of what was found within which its sentence is looked for.
const SENTENCE: usize = 300;

/// The sentence of what was found, before it, itself, and behind it.
pub(super) fn sentence<'t>(text: &'t str, found: &Range<usize>) -> (&'t str, &'t str, &'t str) {
    let ends = |at: char| matches!(at, '.' | '!' | '?');
    let part = |from, to| text.get(from..to).unwrap_or_default();
    let from = text.ceil_char_boundary(found.start.saturating_sub(SENTENCE));
    let to = text.floor_char_boundary(found.end.saturating_add(SENTENCE));
    let (before, within, behind) =
        (part(from, found.start), part(found.start, found.end), part(found.end, to));
    // What was found may have the end of its sentence in it.
    let behind = if within.ends_with(ends) { "" } else { behind };
    let begins = before.rmatch_indices(ends).find(|(at, _)| !is_of_former(before, *at));
    let before = begins.and_then(|(at, end)| before.get(at + end.len()..)).unwrap_or(before);
    let behind = behind.split(ends).next().unwrap_or_default();
    (before, within, behind)
}

/// Whether the full stop at `at` is one of "f.d.", which ends no sentence.
fn is_of_former(text: &str, at: usize) -> bool {
    let around = text.get(text.floor_char_boundary(at.saturating_sub(3))..).unwrap_or_default();
    around.get(..around.floor_char_boundary(7)).is_some_and(|around| F_D.is_match(around))
}
static F_D: Pattern = Pattern::new(r"(?i)(?:^|[\s>.])f\.[\s>]?d\.");

/// The sentence behind a question that `found` is in.
pub(super) fn told_of_question<'t>(text: &'t str, found: &Range<usize>) -> &'t str {
    let is_asked = text.get(found.clone()).is_some_and(|within| within.ends_with('?'));
    let from = text.ceil_char_boundary(found.end);
    let to = text.floor_char_boundary(from.saturating_add(SENTENCE));
    let rest = text.get(from..to).unwrap_or_default();
    let rest = if is_asked {
        Some(rest)
    } else {
        rest.split_once('?').filter(|(asks, _)| !asks.contains(['.', '!'])).map(|(_, told)| told)
    };
    rest.and_then(|told| told.split(['.', '!', '?']).next()).unwrap_or_default()
}
