//! Who threatens to do what: a threat is one where somebody, a human being, threatens to do harm to the sender, to whom the
//! sender has, or to their home. Things threaten with whatever they do, and people with much that harms nobody.

mod everyday;
mod purpose;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use self::everyday::{are_known, is_everyday};
use self::purpose::is_to_harm;
use super::who::{Who, whoever};
use super::whose::{PUBLICLY, sentence};
use super::wording::{ENDS, GAP, KIN, LIVES, MINE, ONE_OF_KIN, WORD};
use crate::pattern::{Pattern, pattern};

/// "Hotar att", "hotar han med att": by whom, and with what, is judged of the sentence.
pub(super) fn of_deeds() -> String {
    format!(r"hota(?:r|t|de){GAP}(?:{WORD}{GAP}){{0,3}}?att{ENDS}")
}

/// Whom it is done to.
static TO_WHOM: LazyLock<String> = LazyLock::new(|| {
    format!(r"(?:mig|oss|henne|honom|barnen|{KIN}|{ONE_OF_KIN}|mam+a|pap+a|(?:mor|far)(?:mor|far)){ENDS}")
});
/// The home of people and what lives in it, or stands before it.
static TO_A_HOME: LazyLock<String> = LazyLock::new(|| {
    format!(
        r"(?:(?:huset|hemmet|lägenheten|bostaden|villan|stugan|bilen|hund(?:en|arna)|katt(?:en|erna)|häst(?:en|arna)|{OUR_HOME}){ENDS}|{MINE}{GAP}(?:{WORD}{GAP})?djur)"
    )
});
/// What belongs to a home and is said to be somebody's.
const OUR_HOME: &str = r"(?:(?:mina?|mitt|våra?|vårt|hennes|hans|deras|barnens|familjens)[\s>_,-]+(?:[^\s.,;:!?>]+[\s>_,-]+)?(?:hus|hem|lägenhet|bostad|villa|stuga|bil|hund|katt|häst|kanin)(?:en|et|ar|er)?)";

/// Somebody of whom an organisation tells what it hears: "en kvinna", "utsatta kvinnor".
static STRANGERS: Pattern = Pattern::new(
    r"(?i)(?:^|[^a-zåäö])(?:en|ett|flera|många|vissa|andra|[a-zåäö]*utsatta)\s+(?:kvinn|man|män|flick|barn|person|mam+|tjej|ungdom|klient|brukar)[a-zåäö]*[^a-zåäö]",
);
/// The sender, and who belongs to them.
static OWN: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)(?:^|[^a-zåäö])(?:jag|mig|oss|mina?|mitt|{KIN}){ENDS}")));
static OF_ANOTHER: Pattern =
    Pattern::new(r"(?i)(?:^|[^a-zåäö])(?:henne|honom|hennes|hans|deras)(?:$|[^a-zåäö])");

/// What is done to "me" by whom is called by a name that nobody knows.
static KILLS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:döda|mörda|skjuta|misshandla|våldta|strypa|knivhugga|kidnappa|slå){GAP}(?:ihjäl{GAP})?(?:mig|mina?{GAP}(?:barn|son|dotter)){ENDS}"
    ))
});
const VIOLENCE: &str = concat!(
    r"(?:döda|mörda|skjuta|misshandla|våldta|strypa|knivhugga|knivskära|hugga|tortera|kidnappa|röva|bränna|slå|skada|sparka|spöa|anfalla",
    r"|attackera|förfölja|förgifta|dränka|skära|spåra|jaga|hitta|söka|leta|bortföra|låsa[\s>]+in|(?:föra|gifta)[\s>]+bort|ta[\s>]+reda|tända[\s>]+eld|göra[\s>]+illa|göra[\s>]+slut[\s>]+på|ge[\s>]+sig|ha[\s>]+ihjäl|köra[\s>]+ihjäl|ta[\s>]+(?:livet|död|kål))"
);
/// How violence comes to whom it is done to.
const PARTICLES: &str = r"(?:(?:ihjäl|ner|ned|upp|bort|sönder|på|av|efter|till|mot|rätt|rätta|reda|hårt|båda|både|hela|hem)[\s>]+){0,2}";

/// Words before a deed, none of them another deed: "att han bara ska".
fn filling() -> String {
    format!(r"(?:(?:{WORD}[^\s.,;:!?>a]|ska|bara|själva){GAP}){{0,3}}")
}

/// Violence that is done to people or their home, or that finds them, whoever does it. Traffic runs over us and the children.
static HURTS: LazyLock<Regex> = LazyLock::new(|| {
    let (fill, whom, home) = (filling(), &*TO_WHOM, &*TO_A_HOME);
    pattern(&format!(
        r"(?i)^{fill}(?:{VIOLENCE}{GAP}{PARTICLES}{whom}|(?:bränna|tända{GAP}eld|spränga|skjuta|döda|förgifta){GAP}{PARTICLES}{home}|ta{GAP}(?:mitt|vårt|hennes|hans){GAP}liv{ENDS}|kasta{GAP}syra{GAP}på{GAP}{whom}|köra{GAP}över{GAP}(?:mig|min|henne|honom){ENDS}|göra{GAP}{whom}(?:{GAP})?illa)"
    ))
});

/// That children are taken away, and not to school nor on a journey.
static TAKES: LazyLock<Regex> = LazyLock::new(|| {
    let fill = filling();
    let children = format!(
        r"(?:barnen|(?:mina?|mitt|våra?|vårt|hennes){GAP}(?:{WORD}{GAP})?(?:barn|son|söner|dotter|döttrar))"
    );
    let away = r"(?:[\s>]+(?:bort|från|ifrån|mig|oss|med|sig|till|utomlands|ur[\s>]+landet|(?-i:[A-ZÅÄÖ])[^\s.,;:!?>]*))";
    pattern(&format!(
        r"(?i)^{fill}(?:(?:ta|hämta|sälja|behålla){GAP}(?:bort{GAP}|med{GAP}(?:sig{GAP})?)?{children}{away}*|ta{GAP}dem{away}+|hämta{GAP}{children}[\s>]+(?:på|från)[\s>]+[a-zåäö]*(?:skolan|dagis|fritids))[\s>]*$"
    ))
});

/// That they come to somebody's home.
static VISITS: LazyLock<Regex> = LazyLock::new(|| {
    let (fill, whom) = (filling(), &*TO_WHOM);
    pattern(&format!(r"(?i)^{fill}(?:komma|kommer|åka|dyka{GAP}upp){GAP}hem{GAP}(?:till|hos){GAP}{whom}"))
});

/// What else those do who are near: to themselves, with no word of whom, or where people are to be found; and that they cast
/// one out.
static RUINS: LazyLock<Regex> = LazyLock::new(|| {
    let (fill, whom) = (filling(), &*TO_WHOM);
    let found =
        format!(r"{MINE}{GAP}(?:{WORD}{GAP})?(?:familj|släkt|förskola|skola|jobb|arbetsplats|adress)");
    let hit = r"(?:slå|döda|mörda|skjuta|misshandla|våldta|strypa|attackera)";
    pattern(&format!(
        r"(?i)^{fill}(?:{VIOLENCE}{GAP}{PARTICLES}sig[\s>]*$|{hit}(?:{GAP}(?:ihjäl|till|hårt))?[\s>]*$|tända{GAP}på[\s>]*$|(?:spåra|söka|leta|hitta|ta{GAP}reda){GAP}{PARTICLES}{found}|köra{GAP}(?:på|över|ner){GAP}{whom}|begå{GAP}självmord|ta{GAP}(?:(?:livet|död){GAP}(?:av|på){GAP}sig|sitt{GAP}liv[\s>]*$|hämnd[\s>]*$)|bryta{GAP}sig{GAP}in|(?:göra|förstöra|krossa){GAP}(?:hela{GAP})?(?:(?:mitt|vårt){GAP}liv|(?:livet|allt){GAP}(?:{WORD}{GAP})?för{GAP}(?:mig|oss)){ENDS}|hämnas(?:[\s>]*$|{GAP}på{GAP}{whom})|(?:kasta|slänga){GAP}ut{GAP}{whom}|skicka{GAP}(?:tillbaka{GAP}|hem{GAP})*{whom}(?:{GAP})?till{GAP}(?:hemlandet|(?-i:[A-ZÅÄÖ])))"
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

/// Where people are, and their address.
static WHERE: LazyLock<String> = LazyLock::new(|| {
    let who = format!("(?:jag|vi|hon|han|de|dom|barnen|familjen|{MINE}{GAP}{WORD})");
    format!(
        r"(?:vart?{GAP}{who}{GAP}(?:{WORD}{GAP})?(?:{LIVES}|flytt)|{MINE}{GAP}(?:{WORD}{GAP})?[a-z]*ad+res+(?:en|er)?{ENDS})"
    )
});
/// How people look.
const PICTURES: &str =
    r"[a-z]*(?:bilder|foton|film(?:er)?)[\s>_,-]+på[\s>_,-]+(?:mig|oss|barnen|henne|mina?[\s>]|våra?[\s>])";

/// That they tell others where people are, how they look or what they are called.
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    let found = &*WHERE;
    let theirs = format!(
        r"(?:{found}|{MINE}{GAP}(?:{WORD}{GAP})?namn{ENDS}|{PICTURES}|(?:mina|våra){GAP}(?:{WORD}{GAP})?bilder(?:{GAP}på{GAP}(?:nätet|internet|facebook))?[\s>]*$)"
    );
    pattern(&format!(
        r"(?i)(?:^|[\s>])(?:(?:avslöja|röja|berätta|säga|tala{GAP}om|visa|sprida|publicera|(?:lägga|lämna){GAP}(?:ut|upp)|ta{GAP}reda{GAP}på|hitta){GAP}(?:{WORD}{GAP}){{0,3}}{theirs}|skriva{GAP}(?:{WORD}{GAP}){{0,3}}{found})"
    ))
});

/// What whom they parted from does to them, their home or what is theirs, or about where they are to be found.
static DONE_TO: LazyLock<Regex> = LazyLock::new(|| {
    let there = r"utanför[\s>]+(?:(?:för)?skolan|dagis|fritids|jobbet|huset|porten)";
    pattern(&format!(
        r"(?i)(?:^|[\s>])(?:mig|oss|henne|hit|dörren|{OUR_HOME}|{there}|(?:ta|föra|skicka){GAP}dem{GAP}till|med{GAP}dem){ENDS}|^{WORD}[\s>]+(?:{WORD}[\s>]+){{0,2}}(?:mina?|mitt){GAP}|^(?:göra|förstöra|krossa){GAP}(?:allt|livet){ENDS}|(?:^|[\s>])(?:jag|vi|hon|barnen)[\s>]+(?:är[\s>]+döda?|dör){ENDS}"
    ))
});
/// What is done with their children, and what is only done for them.
static WITH_CHILDREN: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^{WORD}[\s>](?:{WORD}[\s>]+){{0,3}}(?:barnen|{KIN}){ENDS}")));
static FOR_CHILDREN: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)[\s>](?:till|åt|för)[\s>]+(?:barnen|{KIN}){ENDS}")));
/// What is done with where people are, how they look, or an order to keep away from them; and that children are kept from
/// the sender.
static FINDS: LazyLock<Regex> = LazyLock::new(|| {
    let found = &*WHERE;
    let kept = format!(r"(?:barnen|{KIN}){GAP}(?:{WORD}{GAP})?i?från{GAP}(?:mig|oss){ENDS}");
    pattern(&format!(
        r"(?i)(?:^|[\s>])(?:{found}|{PICTURES}|{MINE}{GAP}[a-z]*bilder|[a-zåäö]*kontaktförbud|{kept})"
    ))
});
/// Where what is threatened with ends, and something else of the sentence begins.
static NEXT: Pattern = Pattern::new(
    r"(?i)[,;:()]|[\s>](?:om|ifall|så|när|eftersom|fast|fastän|medan|men|tills|innan|förrän|därför|annars|utan|för\s+att)(?:[\s>]|$)",
);
/// Where they go with whom they take, and what is said of somebody else.
static LEAVES: Pattern =
    Pattern::new(r"(?i)^(?:åka|resa|fly|sticka|försvinna|gömma|jag|vi|han|hon|de|det)(?:$|[^a-zåäö])");
static AND: Pattern = Pattern::new(r"(?i)[\s>]+(?:och|eller)[\s>]+");
/// That they will not do it.
static NEVER: Pattern = Pattern::new(r"(?i)^(?:(?:han|hon|de)[\s>]+(?:\S+[\s>]+)?)?(?:inte|ej|aldrig)[\s>]");

/// Until when they will not give up.
static TO_DEATH: Pattern = Pattern::new(
    r"(?i)[\s>](?:förrän|tills)[\s>]+(?:(?:jag|vi|hon)[\s>]+(?:är[\s>]+död|dör)|han[\s>]+hittar[\s>])",
);

/// Whether `found`, "threatens to", threatens people.
pub(super) fn is_threatened(text: &str, found: &Range<usize>) -> bool {
    let (before, within, behind) = sentence(text, found);
    // "Hotar han med att": who stands between.
    let between =
        within.split_once([' ', '\n', '>']).map_or("", |(_, rest)| rest.trim_end().trim_end_matches("att"));
    let earlier = text
        .get(text.ceil_char_boundary(found.start.saturating_sub(EARLIER))..found.start)
        .unwrap_or_default();
    let deed = behind.trim_start_matches(|at: char| at.is_whitespace() || at == '>');
    let is_of_strangers = OF_ANOTHER.is_match(deed)
        && STRANGERS.is_match(earlier)
        && !OWN.is_match(&format!("{earlier}{deed}"));
    match whoever(before, between, earlier) {
        _ if is_of_strangers => false,
        Who::Parted => {
            let (done, upon) = deeds(deed);
            !are_known(done)
                || is_to_harm(deed, upon)
                || further(deed).any(|deed| is_harm(deed, true) || is_of_people(deed))
        }
        Who::Near => further(deed).any(|deed| is_harm(deed, true)),
        Who::Somebody => further(deed).any(|deed| is_harm(deed, false)),
        Who::Unknown => KILLS.is_match(deed),
        Who::Nobody => false,
    }
}

/// Bytes before a threat within which whoever "he" or "they" are was named.
const EARLIER: usize = 200;

/// Where another deed is told behind more than the first: "anmäla mig om jag går, och sen slå mig".
static THEN: Pattern = Pattern::new(concat!(
    r"(?i)(?:[,;:)–—]|[\s>](?:och|eller|sen|sedan))[\s>]+(?:(?:och|eller|sen|sedan|därefter|dessutom|också|även|till|med|sist|kanske|bara|att|han|hon|de|dom|ska)[\s>]+)*",
    r"(?P<deed>[a-zåäö]*a|slå|ge|få|gå)[\s>]"
));
/// Words that end as deeds do.
const NO_DEEDS: [&str; 13] =
    ["våra", "mina", "sina", "era", "alla", "hela", "båda", "dessa", "andra", "ska", "bra", "bara", "media"];

/// What somebody threatens to do, from each deed on that does not follow right upon the first.
fn further(said: &str) -> impl Iterator<Item = &str> {
    let first = NEXT.find(said).map_or(said.len(), |next| next.start());
    let told = said.get(first..).unwrap_or_default();
    let further = THEN.captures_iter(told).filter_map(|then| then.name("deed"));
    let further = further.filter(|deed| !NO_DEEDS.contains(&deed.as_str().to_lowercase().as_str()));
    std::iter::once(said).chain(further.filter_map(move |deed| told.get(deed.start()..)).take(FURTHER))
}

/// Further deeds of a sentence that are asked: nobody threatens with more.
const FURTHER: usize = 8;

/// The deeds that follow right upon each other, and upon what.
fn deeds(said: &str) -> (impl Iterator<Item = &str>, &str) {
    let (deeds, upon) = NEXT.find(said).map_or((said, ""), |next| said.split_at(next.start()));
    (AND.split(deeds), upon)
}

/// Whether what whom they parted from threatens to do has people, their home or where they are as its object.
fn is_of_people(said: &str) -> bool {
    let (mut deeds, upon) = deeds(said);
    let is_public = PUBLICLY.is_match(upon);
    deeds.any(|deed| {
        let with_children = WITH_CHILDREN.is_match(deed) && !FOR_CHILDREN.is_match(deed) && !is_public;
        let is_done = (with_children || DONE_TO.is_match(deed)) && !is_everyday(deed);
        is_done || FINDS.is_match(deed)
    }) || TO_DEATH.is_match(upon)
}

/// Whether it is harm that somebody threatens to do, somebody near or not. To come, or to take their children, where
/// something public happens is none.
fn is_harm(deed: &str, is_near: bool) -> bool {
    let mut harms = !NEVER.is_match(deed) && TELLS.is_match(deed);
    let (deeds, upon) = deeds(deed);
    let is_public = PUBLICLY.is_match(upon);
    let mut deeds = deeds.filter(|deed| !NEVER.is_match(deed)).peekable();
    while let Some(deed) = deeds.next() {
        // "Komma och prata": what they come for is the next deed.
        let is_last = deeds.peek().is_none();
        let comes = VISITS.is_match(deed) || (is_near && COMES.is_match(deed));
        let takes = TAKES.is_match(deed) && deeds.peek().is_none_or(|next| LEAVES.is_match(next));
        let goes = takes || (comes && (is_last || deed.contains(' ')));
        harms |= HURTS.is_match(deed) || (is_near && RUINS.is_match(deed)) || (goes && !is_public);
    }
    harms
}

#[cfg(test)]
mod parted_tests;
#[cfg(test)]
mod tests;
