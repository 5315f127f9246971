//! Who threatens to do what: a threat is one where somebody near to people threatens people, their home, what they keep there
//! or where they are to be found. Who is of public life, and any thing, threatens with politics; and near ones threaten with
//! much that harms nobody.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::whose::{PUBLICLY, clause, sentence};
use super::wording::{ENDS, EX, GAP, HE, KIN, LIVES, MINE, ONE_OF_KIN, WORD};
use crate::pattern::{Pattern, pattern};

/// "Hotar att", "hotar han med att": by whom, and with what, is judged of the sentence.
pub(super) fn of_deeds() -> String {
    format!(r"hota(?:r|t|de){GAP}(?:{WORD}{GAP}){{0,3}}att{ENDS}")
}

/// Who threatens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// Whom somebody parted from, which is a threat whatever it is.
    Parted,
    /// Kin, or a "he" of whom nothing else is said.
    Near,
    /// Somebody else.
    Somebody,
    /// A thing, or nobody known to be a person.
    Nobody,
}

static PARTED: LazyLock<Regex> = LazyLock::new(|| by(EX));
static KINDRED: LazyLock<Regex> = LazyLock::new(|| by(ONE_OF_KIN));
static HE_OR_SHE: LazyLock<Regex> = LazyLock::new(|| by(HE));
static A_PERSON: LazyLock<Regex> = LazyLock::new(|| by(PERSON));
/// Who is called by what they do.
static A_DOER: Pattern = Pattern::new(r"(?i)[a-zåäö]{3}(?:are|aren|isten|anten|ören)\s+hota");

/// Somebody who threatens, up to the "to" of what they threaten with. Of "who threatens" it is said who.
fn by(one: &str) -> Regex {
    let relative = format!("(?:till{GAP}{WORD}{GAP}{WORD}{GAP})?som{GAP}");
    // No word before "hotar" is "som" but that one.
    let between = format!(r"(?:{WORD}{GAP}){{0,3}}(?:{WORD}[^\s.,;:!?>m]{GAP})");
    pattern(&format!(
        r"(?i)(?:^|[^a-zåäö])(?:{one}{GAP}(?:{relative}|{between})?hota|hota(?:r|t|de){GAP}(?:{WORD}{GAP})?{one}{ENDS})"
    ))
}

/// Words for people.
const PERSON: &str = concat!(
    r"(?:[a-zåäö]*(?:m[aä]n|kvinn(?:a|or)|person(?:er)?|människ(?:a|or)|grann(?:e|ar)|kill(?:e|ar)|pojk(?:e|ar)|ungdom(?:ar)?",
    r"|folk|gäng|medlem(?:mar)?|kolleg(?:a|or)|chef(?:er)?|anhörig|bekant|obehörig|vän|vänner|kamrat(?:er)?|svåger|svägersk(?:a|or)",
    r"|kusin(?:er)?|bror|bröder|syst(?:er|rar)|familj|släkt|släkting(?:ar)?|brottsling(?:ar)?|[nr]a[sz]ist(?:er)?|missbrukare?|värd(?:ar)?)",
    r"(?:nen|en|n|na|et|a)?|kriminella)"
);

/// Who is of public life, so that a "he" behind is that one.
static OF_PUBLIC_LIFE: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|[^a-zåäö])[a-zåäö]*(?:(?:kommunal|regional|stats|landstings|oppositions|borgar)råd|minist(?:er|rar)|president|politiker|ordförande|ledamot",
    r"|rektor|lärar(?:e|inna)|direktör|exploatör|entreprenör|handläggare|(?:skol|kommun|trafik|förvaltnings|enhets|plan)[a-zåäö]*chef",
    r"|verkets\s+chef|talesman|talesperson|(?:fastighets|mark|skogs|åkeri|butiks|affärs)ägare|vd|bonde|chaufför|borgmästare|utredare)",
    r"(?:n|en|et|r)?(?:$|[^a-zåäö])|(?:^|[^a-zåäö])tjänstem(?:an|än)(?:nen)?(?:$|[^a-zåäö])",
));

/// Who may be the "he" as well.
static NAMED_KIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:^|[^a-zåäö])(?:{ONE_OF_KIN}|{EX}|mannen|maken|sambon|pap+an|mam+an|någon){ENDS}"
    ))
});

/// "They", of whom nothing is said but that they threaten, or who is named: "Anna Berg", "Kalle". What is called by one word
/// with an article at its end may be a thing: "Trafiken".
static THEY: Pattern = Pattern::new(
    r"(?:(?:^|[^a-zåäö])(?:[Dd]e|[Dd]om)|\S\s+[A-ZÅÄÖ][a-zåäö]+|^\s*[A-ZÅÄÖ][a-zåäö]+(?:[^a\Wnrst]|[^nrst]a|[^r]na))\s+hota",
);

/// Whom it is done to.
static TO_WHOM: LazyLock<String> =
    LazyLock::new(|| format!(r"(?:mig|oss|henne|honom|barnen|{KIN}|{ONE_OF_KIN}|mam+a|pap+a){ENDS}"));
/// The home of people and what lives in it, or stands before it.
static TO_A_HOME: LazyLock<String> = LazyLock::new(|| {
    format!(
        r"(?:(?:huset|hemmet|lägenheten|bostaden|villan|stugan|bilen|hund(?:en|arna)|katt(?:en|erna)|häst(?:en|arna)|{OUR_HOME}){ENDS}|{MINE}{GAP}(?:{WORD}{GAP})?djur)"
    )
});
/// What belongs to a home and is said to be somebody's.
const OUR_HOME: &str = r"(?:(?:mina?|mitt|våra?|vårt|hennes|hans|deras|barnens|familjens)[\s>_,-]+(?:[^\s.,;:!?>]+[\s>_,-]+)?(?:hus|hem|lägenhet|bostad|villa|stuga|bil|hund|katt|häst|kanin)(?:en|et|ar|er)?)";

/// What nobody says of a plan, whoever is said to do it: a name at the beginning is not told from a thing.
static KILLS: LazyLock<Regex> = LazyLock::new(|| {
    let fill = filling();
    let whom = "(?:mig|oss|henne|honom|barnen)";
    pattern(&format!(
        r"(?i)^{fill}(?:(?:döda|mörda|skjuta|misshandla|våldta|strypa|knivhugga|kidnappa|slå{GAP}(?:ihjäl|ner|ned)){GAP}(?:ihjäl{GAP})?{whom}{ENDS}|slå{GAP}(?:mig|henne|honom){ENDS})"
    ))
});

const VIOLENCE: &str = concat!(
    r"(?:döda|mörda|skjuta|misshandla|våldta|strypa|knivhugga|hugga|tortera|kidnappa|röva|bränna|slå|skada|sparka|spöa|anfalla",
    r"|attackera|förfölja|förstöra|förgifta|dränka|krossa|skära|spåra|jaga|hitta|söka|leta|ta[\s>]+reda|tända[\s>]+eld|göra[\s>]+illa|köra[\s>]+över|ta[\s>]+(?:livet|död|kål))"
);
/// How violence comes to whom it is done to.
const PARTICLES: &str = r"(?:(?:ihjäl|ner|ned|upp|bort|sönder|på|av|efter|till|mot|rätt|rätta|reda|hårt|båda|både|hela|hem)[\s>]+){0,2}";

/// Words before a deed, none of them another deed: "att han bara ska".
fn filling() -> String {
    format!(r"(?:(?:{WORD}[^\s.,;:!?>a]|ska|bara|själva){GAP}){{0,3}}")
}

/// Violence that is done to people, or that finds them, whoever does it.
static HURTS: LazyLock<Regex> = LazyLock::new(|| {
    let (fill, whom, home) = (filling(), &*TO_WHOM, &*TO_A_HOME);
    pattern(&format!(
        r"(?i)^{fill}(?:{VIOLENCE}{GAP}{PARTICLES}(?:{whom}|{home}(?:{GAP})?(?:för|åt){GAP}{whom})|göra{GAP}{whom}(?:{GAP})?illa|ta{GAP}(?:mina?|mitt|våra?|vårt){GAP}(?:barn|son|dotter){ENDS})"
    ))
});

/// That they come to somebody's home.
static VISITS: LazyLock<Regex> = LazyLock::new(|| {
    let (fill, whom) = (filling(), &*TO_WHOM);
    pattern(&format!(r"(?i)^{fill}(?:komma|kommer|åka|dyka{GAP}upp){GAP}hem{GAP}(?:till|hos){GAP}{whom}"))
});

/// Violence to a home, and to whom else those may do it who are near; and to themselves.
static RUINS: LazyLock<Regex> = LazyLock::new(|| {
    let (fill, home) = (filling(), &*TO_A_HOME);
    let found =
        format!(r"{MINE}{GAP}(?:{WORD}{GAP})?(?:familj|släkt|förskola|skola|jobb|arbetsplats|adress)");
    pattern(&format!(
        r"(?i)^{fill}(?:{VIOLENCE}{GAP}{PARTICLES}(?:{home}|sig[\s>]*$)|(?:spåra|söka|leta|hitta|ta{GAP}reda){GAP}{PARTICLES}{found}|begå{GAP}självmord|ta{GAP}(?:(?:livet|död){GAP}(?:av|på){GAP}sig|sitt{GAP}liv[\s>]*$|hämnd[\s>]*$)|bryta{GAP}sig{GAP}in|hämnas(?:[\s>]*$|{GAP}på{GAP}{TO})|(?:slå|döda|mörda|skjuta|misshandla|våldta|strypa|attackera)(?:{GAP}(?:ihjäl|till|hårt|tillbaka|igen{GAP}och{GAP}igen))?[\s>]*$)",
        TO = &*TO_WHOM
    ))
});

/// That they come where people are, with nothing else to do there: at night, with a knife.
static COMES: LazyLock<Regex> = LazyLock::new(|| {
    let (fill, whom) = (filling(), &*TO_WHOM);
    let place = format!(
        r"(?:till|på|vid|utanför|i|hos|efter|mot){GAP}(?:{whom}|(?:{MINE}{GAP})?(?:{WORD}{GAP})?(?:(?:för)?skolan?|dagis|fritids|jobbet?|arbetet?|arbetsplats(?:en)?|huset?|lägenhet(?:en)?|bostad(?:en)?|boende(?:t)?|gården|dörr(?:en)?|hem(?:met)?){ENDS})"
    );
    let time = format!(
        r"(?:(?:på|om|i|under|mitt{GAP}i){GAP}(?:natt(?:en)?|nätterna|kväll(?:en|arna)?|helg(?:en)?|morgon(?:en)?|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:ar)?)|ikväll|inatt|imorgon|snart|igen|tillbaka){ENDS}"
    );
    let with = format!(
        r"med{GAP}(?:{WORD}{GAP}){{0,2}}(?:kniv|vapen|yxa|pistol|gevär|bössa|bensin|gäng|dem|dom|bröder|bror|kusiner|kompisar)[a-zåäö]*{ENDS}"
    );
    let there = format!(r"(?:hit|hem|dit|förbi|upp|in){ENDS}");
    let piece = format!(r"(?:[\s>]*(?:{there}|{place}|{time}|{with}))");
    pattern(&format!(
        r"(?i)^{fill}(?:(?:kom(?:ma|mer)|dyk(?:a|er){GAP}upp){ENDS}{piece}*|(?:åka|köra|resa|ta{GAP}sig){GAP}(?:hem{GAP})?(?:hit|(?:till|hos){GAP}{whom}){piece}*)[\s>]*$"
    ))
});

/// That they tell others where people are, or what they are called.
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    let who = format!("(?:jag|vi|hon|han|de|dom|barnen|familjen|{MINE}{GAP}{WORD})");
    let theirs = format!(
        r"(?:vart?{GAP}{who}{GAP}(?:{WORD}{GAP})?(?:{LIVES}|flytt)|{MINE}{GAP}(?:{WORD}{GAP})?(?:[a-z]*ad+res+(?:en|er)?|namn){ENDS}|(?:bilder|foton|film(?:er)?){GAP}på{GAP}(?:mig|oss|barnen)|(?:mina|våra){GAP}(?:{WORD}{GAP})?bilder(?:{GAP}på{GAP}(?:nätet|internet|facebook))?[\s>]*$)"
    );
    pattern(&format!(
        r"(?i)(?:^|[\s>])(?:avslöja|röja|berätta|säga|tala{GAP}om|visa|sprida|publicera|lägga{GAP}ut|lämna{GAP}ut|ta{GAP}reda{GAP}på|hitta){GAP}(?:{WORD}{GAP}){{0,3}}{theirs}"
    ))
});

/// Whatever else is done to people.
static IS_DONE: LazyLock<Regex> = LazyLock::new(|| {
    let (fill, whom) = (filling(), &*TO_WHOM);
    pattern(&format!(
        r"(?i)^{fill}(?:(?P<what>[a-zåäö]+[aåeoy]){GAP}(?:{WORD}{GAP})?{PARTICLES}(?:{whom}|(?:mitt|vårt|våra){GAP}liv{ENDS}))(?P<where>.*)$"
    ))
});

/// What people do to their own every day, and what who is tired of something does.
const EVERYDAY: [&str; 25] = [
    "lämna", "köra", "skjutsa", "flytta", "låta", "hålla", "byta", "följa", "hjälpa", "bjuda", "lära", "be",
    "fråga", "hälsa", "besöka", "träffa", "krama", "väcka", "skriva", "ge", "anmäla", "kalla", "påminna",
    "rösta", "ringa",
];
/// Where children go by day.
static TO_SCHOOL: Pattern = Pattern::new(
    r"(?i)^[\s>]*(?:hemma|(?:ur|till|i\s+en\s+annan)\s+(?:\S+\s+){0,2}\S*(?:skol|klass|buss|fritids|dagis))",
);

/// Where what is threatened with ends, and something else of the sentence begins.
static NEXT: Pattern = Pattern::new(
    r"(?i)[,;:()]|[\s>](?:om|ifall|så|när|eftersom|fast|fastän|medan|men|tills|innan|förrän|därför|annars|utan|för\s+att)(?:[\s>]|$)",
);
static AND: Pattern = Pattern::new(r"(?i)[\s>]+(?:och|eller)[\s>]+");
/// That they will not do it.
static NEVER: Pattern = Pattern::new(r"(?i)^(?:(?:han|hon|de)[\s>]+(?:\S+[\s>]+)?)?(?:inte|ej|aldrig)[\s>]");

/// Whether `found`, "threatens to", threatens people.
pub(super) fn is_threatened(text: &str, found: &Range<usize>) -> bool {
    let (before, within, behind) = sentence(text, found);
    let earlier = text.get(..found.start).unwrap_or_default();
    let (subject, aside) = subject(before);
    let named = |part: &str| who(&format!("{} {within}", part.trim()), earlier);
    let who = named(subject).min(named(aside));
    let deed = behind.trim_start_matches(|at: char| at.is_whitespace() || at == '>');
    match who {
        Who::Parted => true,
        Who::Near => is_harm_of_near(deed),
        Who::Somebody => deeds(deed).0.any(|deed| HURTS.is_match(deed) || VISITS.is_match(deed)),
        Who::Nobody => deeds(deed).0.any(|deed| KILLS.is_match(deed)),
    }
}

/// Who threatens, by the clause of it, with what stands `earlier` in the text.
fn who(clause: &str, earlier: &str) -> Who {
    if PARTED.is_match(clause) {
        Who::Parted
    } else if KINDRED.is_match(clause) || (HE_OR_SHE.is_match(clause) && !is_of_public_life(earlier)) {
        Who::Near
    } else if HE_OR_SHE.is_match(clause) || is_a_person(clause) {
        Who::Somebody
    } else {
        Who::Nobody
    }
}

fn is_a_person(clause: &str) -> bool {
    (A_PERSON.is_match(clause) || A_DOER.is_match(clause) || THEY.is_match(clause))
        && !OF_PUBLIC_LIFE.is_match(clause)
}

/// Bytes before a "he" within which whoever it is was named.
const EARLIER: usize = 200;

/// Whether somebody of public life was spoken of `earlier`, and nobody of the kin.
fn is_of_public_life(earlier: &str) -> bool {
    let from = earlier.ceil_char_boundary(earlier.len().saturating_sub(EARLIER));
    let earlier = earlier.get(from..).unwrap_or_default();
    OF_PUBLIC_LIFE.is_match(earlier) && !NAMED_KIN.is_match(earlier)
}
/// The clause of who threatens, of what stands `before` it, and what is said of them between commas: "min far, som
/// dricker, hotar", "Martin, min exman, hotar".
fn subject(before: &str) -> (&str, &str) {
    let said = before.trim_end_matches(|at: char| at.is_whitespace() || at == '>');
    let outer = match said.strip_suffix([',', ')']) {
        Some(open) if said.ends_with(')') => open.rsplit_once('('),
        Some(open) => open.rsplit_once(','),
        None => return (clause(before), ""),
    };
    // Behind a single comma it stands behind the verb: "när jag går, hotar han".
    outer.map_or(("", ""), |(outer, aside)| (clause(outer), aside))
}

/// The deeds of what somebody threatens to do, and upon what.
fn deeds(deed: &str) -> (impl Iterator<Item = &str>, &str) {
    let (deeds, upon) = NEXT.find(deed).map_or((deed, ""), |next| deed.split_at(next.start()));
    (AND.split(deeds), upon)
}

/// Whether somebody near harms people by what they threaten to do. What they do where something public happens is no harm
/// but for violence.
fn is_harm_of_near(deed: &str) -> bool {
    let is_never = NEVER.is_match(deed);
    let mut harms = !is_never && TELLS.is_match(deed);
    let (deeds, upon) = deeds(deed);
    let is_public = PUBLICLY.is_match(upon);
    let mut deeds = deeds.skip(usize::from(is_never)).peekable();
    while let Some(deed) = deeds.next() {
        let is_violence = HURTS.is_match(deed) || RUINS.is_match(deed);
        // "Komma och prata": what they come for is the next deed.
        let is_coming = COMES.is_match(deed) && (deeds.peek().is_none() || deed.contains(' '));
        harms |= is_violence || (!is_public && (is_coming || is_done_to_people(deed)));
    }
    harms
}

/// Whether the deed is done to people, and is not what people do to their own every day.
fn is_done_to_people(deed: &str) -> bool {
    let Some(done) = IS_DONE.captures(deed) else { return false };
    let part = |name| done.name(name).map_or("", |part| part.as_str());
    let what = part("what").to_lowercase();
    !EVERYDAY.contains(&what.as_str()) && !TO_SCHOOL.is_match(part("where"))
}

#[cfg(test)]
mod tests;
