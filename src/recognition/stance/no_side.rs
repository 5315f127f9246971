//! What people write when they take no side: nothing to say, leaving it to others, not decided yet. See
//! `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::Pattern;
use crate::recognition::phrase::{Phrases, Saying};

/// No views on it.
pub(super) static NOTHING_TO_SAY: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            "synpunkt", "erinr", "invänd", "kommentar", "kommentera", "anmärk", "åsikt", "tillägga",
            "anföra", "tillföra", "framföra", "att säga", "lägga till", " emot ", "avstyrker", "motsätter",
            "lausuttavaa", "huomautettavaa", "kommentoitavaa", "comments", "objection", "remarks", "nothing",
            "merknad", "bemærkning", "innvending", "indvending", "keine", "hinder", "utan åtgärd",
        ],
        &[
            "(inga|inget|ingenting|ingen)( direkta| egna| särskilda| som helst)? (synpunkt*|erinran|erinringar|invändning*|kommentar*|anmärkning*|åsikt*|hinder)",
            "(inget|ingenting|inte något)~ (att (invända|erinra|tillägga|anföra|tillföra|anmärka|framföra|kommentera|säga|lägga till)|emot)",
            "(har|finns|hade)~ (inte|ej)~ (några|någon|nån|nåt|något)~ (synpunkt*|erinran|invändning*|kommentar*|att (invända|erinra|tillägga|anföra|tillföra)|emot)",
            "(inte|ej) (har|ha|hade)~ (några|någon|nån|nåt|något)~ (synpunkt*|erinran|invändning*|kommentar*|åsikt*|att (invända|erinra|tillägga|anföra|tillföra))",
            "ingen~~~ (har|hade) (några|någon|nåt|något) (synpunkt*|erinran|invändning*)",
            "utan( egna| några)? (erinran|anmärkning*|synpunkter|invändning*|kommentar*|åtgärd)",
            "avstyrker~~~ (inte|ej|icke)",
            "motsätter~~ (oss|sig|mig)~~~ (inte|ej|icke)",
            "(är|är vi|är jag)~ (inte|ej)~ emot",
            "(lausuttavaa|huomautettavaa|kommentoitavaa)",
            "(no|any)( further)? (comments|objections|objection|remarks)",
            "nothing to add",
            "(ingen|ikke)~ (merknader|merknad|bemærkninger|kommentarer|innvendinger|indvendinger)",
            "keine~ (einwände|anmerkungen|bedenken)",
        ],
        &[
            "(övriga|ytterligare|fler|flera|further|other|utöver|förutom|annat än|mer än|annat|bortsett från|förrän|ännu|hittills|än ,)",
            "(utom|undantag*|så länge|förutsättningar*|förutsättningen)",
            "(på|i|mot|kring) (avsnitt*|punkt*|kapitel*|stycke*|den delen|denna del|resten|själva|hur|att|vem|när)",
            "(fått|inkommit|kommit|inkom|fick|mottagit|lämnat|skickat|hört)~~ (inga|inget|ingen|några)",
            "(ni|de|man) (har|hade|tar|tog|fick)~ (inga|inget|ingen)",
        ],
    )
});

/// Leaves the matter to others.
pub(super) static ABSTAINS: LazyLock<Saying> = LazyLock::new(|| {
    let answer = "(yttra*|*yttrande*|svara|svar|besvara*|remissvar*|lämna|avge|inkomma|synpunkt*|remissen)";
    Saying::new(
        &[
            "avstå", "avböj", " inget ", "inte något ", " ej ", "väljer", "valt ", "beslutat", "kommer ",
            "tänker", "avser", "yttrar", "lausu", "abstain", "refrain", "decline", "comment", "respond",
            "reply", "undlader", "ønsker ikke", "verzicht", "avsäg", "står över", "hoppar över", "passar ",
            "möjlighet", "submit", "deltar", "medverkar", " röst ", "ställning", "beslutar", "beslöt",
            "beslutade",
        ],
        &[
            &format!("(avstår|avstå|avstått|avböjer|avböja)… {answer}"),
            "(vi|jag|styrelsen|förening*|*förening*|nämnden|rådet|förbundet|klubben) (avstår|avböjer)( härmed| denna gång| den här gången)?",
            "(lämnar|avger|ger|inkommer med)~ (inget|inte något|ej)( eget)? (*yttrande|svar|remissvar)",
            &format!(
                "(väljer|valt|beslutat|beslutar|beslutade|beslöt|kommer|tänker|avser)~~ (att )?(inte|ej)( att)?~ {answer}"
            ),
            "yttrar~ (oss|sig|mig) (inte|ej)",
            "(tar|tager)~ (inte|ej|ingen)~ ställning (till|i|,)",
            "(lägger|lade) (ner|ned) (vår|min|sin|våra) röst*",
            "(tvungna|tvingas|måste|nödgas)( att)? avstå( den här gången| denna gång)? ,",
            "(vi|jag|föreningen|klubben|styrelsen)~ (står|hoppar) över( (den här|denna)~| remissen| detta)? ,",
            "(vi|jag|föreningen|klubben) passar( (den här|denna)~| på den här)? ,",
            "(deltar|medverkar)~ (inte|ej) i~~ remiss*",
            "(ingen|inte någon|inte|saknar|inga|saknar vi)~ (möjlighet|möjligheter) att~ (yttra*|svara|besvara|lämna~ *svar|lämna synpunkter|lämna~ *yttrande)",
            "(emme|en|ei) (anna|jätä)~ lausuntoa",
            "luovumme… lausun*",
            "(abstain|abstains|refrain|refrains|decline|declines)… (comment*|responding|respond|submit*|reply*)",
            "(will not|won t|not)( be)? (comment|respond|submit|reply|commenting|responding|submitting|replying)",
            "(avstår|undlader|ønsker ikke)… (uttale*|*svar|udtale*|bemærkninger)",
            "verzichten… (stellungnahme|antwort)",
        ],
        &[
            "(avsnitt*|punkt*|kapitel*|frågan om|de delar|denna del)",
            "fråg* (#|ett|två|tre|fyra|fem|sex|sju|åtta)",
            "(avstår|avstå|avböjer)~ (inte|ej)",
            "(att hinna|hunnit|ännu|förrän|i tid|innan|före|till dess|tack för)",
        ],
    )
});

/// What is not said of it, as far as to its object.
static LEAVES: Phrases = Phrases::new(&[
    "(avstår|avstå|avstått|avböjer|avböja)~~~ att (kommentera|bedöma|svara på|ta ställning till)",
]);

/// What somebody abstains from, as far as to it.
static FROM: Phrases = Phrases::new(&["(avstår|avstå|avstått|avböjer|avböja)~~~ (från|ifrån)"]);

/// The same of what somebody is given, without a word between: "vi avstår bidraget".
static GIFT: Phrases = Phrases::new(&[
    "(vi|jag|styrelsen|*föreningen|nämnden|rådet|förbundet|klubben) (avstår|avböjer) (*bidrag*|*medlen|pengarna|*stödet|platsen|erbjudandet|anslag*|ersättning*|rätten|uppdraget|förmån*|arvode*)",
]);

/// How the words begin that tell of answering.
const ANSWERING: &str = "yttra uttal utlatande svar besvar lamna avge inge inkom synpunkt komment remiss stallning \
                         medverka delta rost tyck asikt bedom granska framfora anfora saga samrad enkat skriv";

/// The whole of it, by the end of a word or as a word of its own.
const WHOLES: [&str; 31] = [
    "plan", "planen", "planerna", "program", "programmet", "strategi", "strategin", "policy", "policyn",
    "riktlinjer", "riktlinjerna", "forslag", "forslaget", "remiss", "remissen", "avtal", "avtalet",
    "arendet", "utkastet", "overenskommelsen", "dokumentet", "dokumenten", "innehallet", "underlaget",
    "materialet", "utskick", "utskicket", "inbjudan", "visionen", "handlingarna", "missivet",
];
const IT: [&str; 12] = [
    "er", "era", "den", "det", "detta", "denna", "dessa", "vidare", "ytterligare", "saken", "fragan",
    "forfragan",
];

/// Whether only a part is left to others in `said`, which abstains, or something else than an answer: "vi avstår från att
/// kommentera ekonomin", "vi avstår från bidraget".
pub(super) fn leaves_only_a_part(said: &str) -> bool {
    let whole =
        |word: &str| WHOLES.iter().any(|one| word.ends_with(one)) || IT.contains(&word) || word.contains('/');
    let object = object_behind(&LEAVES, said);
    if !object.is_empty() {
        return !object.into_iter().any(whole);
    }
    let answers = |word: &str| {
        ANSWERING.split_whitespace().any(|one| word.starts_with(one))
            || WHOLES.iter().any(|one| word.ends_with(one))
    };
    match object_behind(&FROM, said).as_slice() {
        [] => GIFT.is_match(said),
        [it] if IT.contains(it) => false,
        object => !object.iter().any(|word| answers(word)),
    }
}

/// The words of what is told of behind what is `found` in `said`.
fn object_behind<'a>(found: &Regex, said: &'a str) -> Vec<&'a str> {
    let ends = |word: &&str| {
        !matches!(
            *word,
            "," | "i" | "pa" | "men" | "som" | "utan" | "da" | "eftersom" | "om" | "ifall" | "nar"
        )
    };
    let behind = found.find(said).and_then(|found| said.get(found.end()..)).unwrap_or_default();
    behind.split_ascii_whitespace().take_while(ends).take(8).collect()
}

/// All that the sentence says is what others believe or tell, and that it is wrong: "om ni tror att vi stödjer det har ni fel".
static WRONGLY_BELIEVED: Pattern = Pattern::new(concat!(
    "^ (?:men |och )?(?:(?:om|den|de|dom|ni|du|alla|kommunen|man|nagon|politikerna) (?:[a-z]+ ){0,3})?tror (?:[a-z]+ )?att [^,]*",
    "(?:har (?:(?:ni|du|de|dom|man|han|hon|den|alla) )?fel|misstar (?:er|sig|dig)|tar miste) $",
    "|^ (?:men |och )?(?:pastaende|rykte|uppgift)[a-z]* (?:om )?att [^,]*",
    "(?:stammer (?:inte|ej)|ar (?:[a-z]+ ){0,2}(?:fel|felaktig|falsk|osan|nonsens|logn|pahitt|struntprat)[a-z]*) $",
));

/// Whether the sentence only turns down what somebody believes.
pub(super) fn is_wrongly_believed(said: &str) -> bool {
    WRONGLY_BELIEVED.is_match(said)
}

/// Says that there is no view yet, or what it would be if things were otherwise.
pub(super) static UNDECIDED: LazyLock<Saying> = LazyLock::new(|| {
    let stands = "(till?styrk*|avstyrk*|stöder|stödjer|stödja|stötta*|ställer|ställa|står|godkän*|bifall*|support*|oppose*|endorse*)";
    Saying::new(
        &[
            "om ", "ifall", "huruvida", "ställning", "hade ", "skulle", "vet inte", "undrar", "osäker",
            "kanske", "eventuell", "oklart", "fråga", "kunde ", "wish",
        ],
        &[
            &format!("(frågar|frågade|frågat|fråga|tillfrågad*|undrar|undrade)~ om~~ {stands}"),
            &format!("(önskar|önskade|wish)~~ (vi|jag|man|we|i) (kunde|could)…~ {stands}"),
            &format!("(skulle|hade)( vi| jag)? (vilja|velat|önska|gärna|helst)~~ {stands}"),
            "^(om|ifall|såvida)… inte… (avstyrker|motsätter|säger) (vi|jag)",
            "(ska|skall|kommer att|får|måste|behöver)~~ ta~ ställning",
            "(om|huruvida|ifall) (vi|jag|föreningen|styrelsen|man)… eller",
            "(om|ifall) (vi|jag|man|föreningen) (säger|röstar|svarar|tillstyrker|avstyrker)",
            "(undrar|funderar|vet inte|osäker*|oklart)( på)? (om|hur|vad|varför|när|vilk*)",
            "(kanske|eventuellt)~ (till?styrk*|avstyrk*|stöd*|ställer)",
            "(till?styrk*|avstyrk*|stöd*|ställer)~ (kanske|eventuellt)",
            "skulle( vi| jag)? kunna~ (till?styrka|ställa|stödja|acceptera|godkänna)",
            "^(om|ifall|såvida|hade|skulle)…~~~ (är|säger|blir|röstar|kommer|måste|tänker|hade|skulle) (vi|jag)",
        ],
        &[],
    )
});
