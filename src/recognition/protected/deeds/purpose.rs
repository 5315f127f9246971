//! What an everyday deed is done for: who goes to the headteacher to learn where somebody lives, or to get at them, does
//! nothing everyday. Few deeds are bad for people, and they are told here: whatever else is done for them or with them is none.

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
/// What somebody wants to be given, else they do it; and what something is about. Also what "he" wants, finds or knows then.
static OR_ELSE: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|[\s>,])(?:om|ifall)[\s>]+(?P<aim>[^,;:()]*)",
    r"|(?:(?:,|(?:^|[\s>])eftersom)[\s>]+(?P<wants>(?:han|hon)[\s>]+(?:vill|ska|tänker|försöker|letar|söker|vet|kräver)[\s>][^,;:()]*)",
    r"|(?:^|[\s>])(?:när|så[\s>]+fort(?:[\s>]+som)?|innan)[\s>]+(?P<his>(?:han|hon)[\s>][^,;:()]*))"
));
/// Where it ends.
static ENDED: Pattern = Pattern::new(r"[,;:()]");
/// What tells nothing of it yet.
static BEFORE: Pattern = Pattern::new(
    r"(?i)^(?:(?:bara|försöka|kunna|få|ska|kan|vill|får|behöver|äntligen|själv|också|sen)[\s>]+)+",
);
/// That the threatening one does it.
static HIMSELF: Pattern = Pattern::new(r"(?i)^(?:han|hon)[\s>]+");
/// Who learns it hides from nobody.
static OURSELVES: Pattern = Pattern::new(r"(?i)^(?:vi|jag|man)[\s>]");
/// Where what is done ends and what others are to do begins: "få er att lyssna på oss", "få veta varför barnen".
static OF_OTHERS: Pattern = Pattern::new(r"(?i)[\s>](?:att|som|varför|hur|vad|innan|eftersom)(?:[\s>]|$)");
/// That it is not to happen.
static NOT: Pattern = Pattern::new(r"(?i)(?:^|[\s>])(?:inte|aldrig|slippa|slipper|undvika)[\s>]");
/// What changes the life of who does it alone: whoever does that to fetch the children takes them from nobody.
static OWN_LIFE: Pattern =
    Pattern::new(r"(?i)^(?:byta|ändra|sluta|säga[\s>]+upp|gå[\s>]+ner|skaffa|köpa)[\s>]");

/// What is bad for people where it is done to them: they are found, met, frightened or forced.
static BAD: LazyLock<Regex> = LazyLock::new(|| {
    let whom = format!(r"(?:mig|oss|henne|barnen|{KIN}|{ONE_OF_KIN}|(?:min|mitt|mina){GAP}{WORD}){ENDS}");
    let verbs = concat!(
        r"(?:skrämm|tving|spår|hitt|press|hot|trakasser|straff|förfölj|jag|bevak|övervak|kontroller|smutskast|förnedr",
        r"|förödmjuk|knäck|skad|sår|kränk|terroriser|mobb|utpress|hindr|isoler|manipuler|lur|träff|möt|stopp|stalk|let|sök",
        r"|följ|vänt|hämn|d?jävl|bråk|konfronter|anklag|hån|provocer|förhör|utfråg|bestraff|förtal|film|fotografer)(?:a|ar|er|as)(?:[\s>]+(?:upp|efter|på|med|ut|åt|mot)){0,2}"
    );
    let gets = r"komm(?:a|er)[\s>]+(?:åt|nära|efter)|tag[\s>]+(?:i|på)|kontakt[\s>]+med|(?:prata|tala)[\s>]+med|nå|når|(?:hänga|få)[\s>]+(?:ut|bort)|hämnd[\s>]+på|sätta[\s>]+(?:åt|dit|press[\s>]+på)";
    pattern(&format!(
        r"(?i)(?:^|[\s>])(?:(?:{verbs}|{gets}){GAP}{whom}|(?:få|ser?){GAP}mig{ENDS}|(?:hittar?|hämtar?){GAP}dem{ENDS}|(?:dem|barnen|{KIN}){GAP}(?:{WORD}{GAP})?(?:i?från|e?mot){GAP}(?:mig|oss){ENDS}|i?från{GAP}mig{GAP}(?:barnen|{KIN}){ENDS})"
    ))
});
/// Whom it is done to as one of many, or who was not named yet: "nå oss föräldrar", "henne som bestämmer".
static ONE_OF_MANY: Pattern = Pattern::new(
    r"(?i)[\s>](?:oss[\s>]+(?:[a-zåäö]*föräldrar|boende|alla|[a-zåäö]+are)|(?:henne|dem)[\s>]+som)(?:[\s>]|$)",
);
/// Where people are, and that they are found or given up.
static PLACE: LazyLock<String> = LazyLock::new(|| {
    format!(
        r"(?:{}|hittar{GAP}(?:mig|henne){ENDS}|lämnar?{GAP}(?:ut|över){GAP}(?:barnen|{KIN}){ENDS}|klasslist)",
        &*WHERE
    )
});
static FINDS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)(?:^|[\s>]){}|[\s>]adressen{ENDS}", &*PLACE)));
/// An address of which something else is said, and where children go to school one day.
static FINDS_NOBODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^{MINE}{GAP}(?:{WORD}{GAP})?[a-z]*ad+res+(?:en|er)?[\s>]+[^\s>]|^ni[\s>].*[\s>]vart?{GAP}(?:de|dom|barnen){GAP}(?:går|är){GAP}(?:till|i|på|nästa|efter|under)[\s>]"
    ))
});
/// That somebody learns by what people are found, and when they come and go.
static LEARNS: LazyLock<Regex> = LazyLock::new(|| {
    let who = format!("(?:jag|hon|barnen|{KIN}|{ONE_OF_KIN})");
    let number = r"[a-zåäö]*(?:nummer|num+ret|adress(?:en|er)?|telefon|uppgifter|schema)";
    let learns = r"(?:veta?|reda[\s>]+på|fram|ut|säg(?:a|er)|berättar?|talar?[\s>]+om|frågar?|kollar?)";
    let when = format!(
        r"(?:när|vem|vilke[nt]{GAP}{WORD}){GAP}{who}{GAP}(?:{WORD}{GAP})?(?:{LIVES}|slutar|börjar|kommer|hämta|lämna|åker)"
    );
    pattern(&format!(
        r"(?i)(?:^|[\s>])(?:{learns}{GAP}(?:{WORD}{GAP}){{0,3}}(?:{when}|{MINE}{GAP}(?:{WORD}{GAP})?(?:{number}|klass){ENDS}|{MINE}{GAP}nya?t?{GAP}|(?:person|telefon)num+ret)|(?:veta?|reda[\s>]+på|fram|ut){GAP}(?:{WORD}{GAP}){{0,3}}om{GAP}(?:mig|oss|henne|barnen|{KIN}){ENDS}|veta?{GAP}att{GAP}{who}{GAP}(?:är|kommer){GAP}(?:där|dit|ensam|hemma){ENDS}|(?:får?|fått){GAP}{MINE}{GAP}(?:{WORD}{GAP})?{number}{ENDS})"
    ))
});
/// Who may be asked by parents as well.
static YOU: Pattern =
    Pattern::new(r"(?i)^(?:ni|kommunen|skolan|nämnden|förvaltningen|politikerna|bolaget)[\s>]");
/// That the sender is to tell where they are, to give up the children, or to come back.
static GIVES_IN: LazyLock<Regex> = LazyLock::new(|| {
    let tells = "(?:säg|berätta|tala|ge|lämna|uppge|avslöja|visa|skriv)[a-zåäö]*";
    let must = r"(?:(?:inte|måste|aldrig|får|ska|behöver|tvingas|också|själv)[\s>]+){0,3}";
    pattern(&format!(
        r"(?i)^(?:jag|vi){GAP}{must}(?:{tells}{GAP}(?:{WORD}{GAP}){{0,3}}(?:{}|adressen{ENDS}|(?:honom|över|tillbaka){GAP}barnen{ENDS})|låt(?:a|er){GAP}honom{GAP}(?:{WORD}{GAP})?(?:träffa|se|ha|hämta|bo|komma|prata|umgås)|(?:flyttar?|komm(?:er|a)|går?){GAP}(?:hem|tillbaka)(?:{GAP}till{GAP}honom)?[\s>]*$)",
        &*PLACE
    ))
});
/// That it is about people, what is asked for.
static ASKS_FOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:begära|få|hämta|ta)[\s>]+ut[\s>][^,;:]*[\s>]om[\s>]+(?:mig|henne|barnen|{KIN}){ENDS}"
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
static MEETS: Pattern = Pattern::new(
    r"(?i)^(?:gå|komma|åka)[\s>][^,;:]*[\s>]när[\s>]+(?:jag|hon|barnen)[\s>]+(?:är|kommer|slutar|går)(?:[\s>]|$)",
);

/// Whether something everyday that somebody parted from threatens to do, as `said`, is done to find people or to get at
/// them; `upon` it something else of the sentence begins.
pub(super) fn is_to_harm(said: &str, upon: &str) -> bool {
    let wanted = OR_ELSE
        .captures_iter(upon)
        .filter_map(|one| one.name("aim").or_else(|| one.name("wants")).or_else(|| one.name("his")));
    OF_ME.is_match(upon)
        || MEETS.is_match(said)
        || ASKS_FOR.is_match(said)
        || aims(said).any(|(aim, is_by_all)| is_harm(said, aim, is_by_all))
        || wanted.take(AIMS).any(|aim| is_harm(said, aim.as_str(), false))
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

/// Whether an `aim` of what is `said` is where people are to be found, or is done to them by whoever threatens.
fn is_harm(said: &str, aim: &str, may_be_deed: bool) -> bool {
    if OURSELVES.is_match(aim) {
        return GIVES_IN.is_match(aim) || (may_be_deed && KEPT.is_match(aim));
    }
    let finds = FINDS.is_match(aim) && !FINDS_NOBODY.is_match(aim);
    if finds || (LEARNS.is_match(aim) && !YOU.is_match(aim)) {
        return true;
    }
    let himself = HIMSELF.find(aim).map(|he| he.end());
    if himself.is_none() && !(may_be_deed && is_deed(aim)) {
        return false;
    }
    let deed = aim.get(himself.unwrap_or_default()..).unwrap_or_default();
    let deed = BEFORE.find(deed).map_or(deed, |before| deed.get(before.end()..).unwrap_or_default());
    let is_threat = || !is_everyday(deed) && !OWN_LIFE.is_match(said) && super::is_harm(deed, true);
    is_bad(deed) || is_threat()
}

/// Whether `deed` is bad for people whom it names.
fn is_bad(deed: &str) -> bool {
    let done = OF_OTHERS.find(deed).map_or(deed, |others| deed.get(..others.start()).unwrap_or_default());
    let is_meant = |bad: regex::Match| {
        !done.get(..bad.start()).is_some_and(|before| NOT.is_match(&format!("{before} ")))
    };
    BAD.find(done).is_some_and(is_meant) && !ONE_OF_MANY.is_match(deed)
}

/// Whether `aim` begins with a deed and not with who is to have something: "för att hitta oss", "för att barnen".
fn is_deed(aim: &str) -> bool {
    let word = aim.split_whitespace().next().unwrap_or_default();
    let is_thing = ["rna", "rnas", "mamma", "pappa"].iter().any(|end| word.ends_with(end));
    let is_verb = word.ends_with('a') || word.ends_with("as");
    (is_verb && !is_thing && !NO_DEEDS.contains(&word))
        || ["få", "ge", "se", "gå", "nå", "slå", "bara"].contains(&word)
}
