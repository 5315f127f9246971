//! What people write when they take an answer back. See `phrase` for how the patterns are read.

use std::cell::LazyCell;
use std::sync::LazyLock;

use regex::Regex;

use super::again::ANSWER;
use super::named::{is_ones_own, takes_it_back, was_sent};
use super::put_away::{TIDIES_UP, withdraws};
use super::uncounted::{COUNTED, KEPT, is_not_to_count};
use super::words::OURS;
use crate::recognition::phrase::{Phrases, Saying, any_of};
use crate::recognition::sentence::Sentence;

/// The first of the `sentences` that takes an answer back.
pub(super) fn taken_back<'a, 'b>(sentences: &'a [Sentence<'b>]) -> Option<&'a Sentence<'b>> {
    let takes_back = takes_back(sentences);
    sentences.iter().find(|one| takes_back(one))
}

/// Whether one of these `sentences` takes an answer back.
pub(super) fn takes_back<'a>(sentences: &'a [Sentence<'a>]) -> impl Fn(&Sentence) -> bool + 'a {
    // Asked once for the whole mail, however often an answer is to be put away.
    let mistaken = LazyCell::new(|| are_mistaken(sentences));
    let withdrawn = LazyCell::new(|| sentences.iter().any(withdraws));
    let sent = LazyCell::new(|| sentences.iter().position(was_sent));
    let is_ones_own = move |one: &Sentence| {
        let at = sentences.iter().position(|each| std::ptr::eq(each, one)).unwrap_or_default();
        is_ones_own(one, sentences.get(..at).unwrap_or_default(), sent.is_some_and(|sent| sent <= at))
    };
    move |one| {
        (undoes(one) && (!TIDIES_UP.is_match(&one.said) || *mistaken || *withdrawn))
            || (DISREGARDS.is_said_in(one) && (*mistaken || sentences.iter().any(thinks_better)))
            || ALLOWS.is_said_in(one)
            || (takes_it_back(one) && (*mistaken || is_ones_own(one)))
    }
}

/// Whether the sentence has the words for taking an answer back, or for putting it away.
pub(super) fn undoes(one: &Sentence) -> bool {
    OUTRIGHT.is_said_in(one) || WITHDRAWAL.is_said_in(one) || is_not_to_count(one)
}

/// Whether the writer regrets what was sent: "jag ångrar mig".
fn thinks_better(one: &Sentence) -> bool {
    THINKS_BETTER.is_match(&one.said) && withdraws(one)
}

static THINKS_BETTER: Phrases = Phrases::new(&["ångra*( jag| vi)?~ (mig|oss)"]);

/// Whether one of the `sentences` says why an answer should not have come.
pub(super) fn are_mistaken(sentences: &[Sentence]) -> bool {
    sentences.iter().any(|one| MISTAKEN.is_match(&one.said))
}

/// Asks us to pass over an earlier mail. Somebody who says no more has most likely sent another; with the reason that
/// it should not have come, it is taken back.
pub(super) static DISREGARDS: LazyLock<Saying> = LazyLock::new(|| {
    let pass_over = "(bortse( gärna| helt| vänligen)?( ifrån| från)|strunta( gärna| helt)? i|glöm( gärna| helt)?( bort)?)";
    Saying::new(
        &["bortse", "strunta", "glöm", "ta bort", "radera", "stryk", "disregard", "ignore"],
        &[
            &format!("(ta bort|radera|stryk|stryka) {SENT}"),
            &format!("{pass_over} {OWN}~~ {ANSWER}"),
            &format!("{pass_over} {SENT}"),
            "(disregard|ignore) my~ (e-mail|email|mail|response|answer|comments)",
        ],
        &[
            "(inte|ej|aldrig|not) (bortse|strunta|glöm|disregard|ignore)",
            "(glöm|strunta)( bara)? (inte|ej|aldrig)",
            "(om|när|att) ni~ bortser",
        ],
    )
});

/// Lets us pass over what was written, whatever it was and not a mail that another may have followed.
pub(super) static ALLOWS: LazyLock<Saying> = LazyLock::new(|| {
    let ours =
        "(det|allt)( som)? (jag|vi)( har)? (skrev|skrivit|skickade|skickat|lämnade|lämnat|svarade|svarat)";
    let please = "(vänligen |snälla |(var|vore) (vänlig|snäll) (och |att )?)?";
    let away = "(bortse( gärna| helt| nu)? (från|ifrån)|makulera|radera|stryka|ta bort)";
    Saying::new(
        &[
            "bortse", "strunta", "glöm", "makulera", "radera", "stryk", "släng", "kasta", "ta bort",
            "ignorera",
        ],
        &[
            &format!(
                "(ni|du) (kan|får|ska|skall|bör|behöver)( gärna| nu| därför| helt){{0,2}} {away} {ours}"
            ),
            &format!(
                "^((hej*|god dag) )?(, )?{please}({away}|strunta( gärna| helt)? i|glöm( bort)?|stryk|släng|kasta|ignorera) {ours}"
            ),
            &format!("(kan|får|vill) (jag|vi) be (er|dig)( att)? {away} {ours}"),
        ],
        &[
            "(inte|ej|aldrig|varken|ju|alltid|ändå|väl)",
            "(om|kring|angående|rörande|kan ni bortse från det)",
            "som vanligt",
        ],
    )
});

/// Whose it is when it is the writer's own.
pub(super) const OWN: &str = "(mitt|vårt|mina|våra|min|vår)";

/// What the writer has sent.
pub(super) const SENT: &str = "(det|allt|brevet|svaret|*yttrandet|remissvaret|synpunkterna|skrivelsen|mejlet|mailet)( som)? (jag|vi|föreningen|styrelsen)( har)? (skickade|skickat|skrev|skrivit|svarade|svarat|lämnade|lämnat|mejlade|mejlat)";

/// What people take back: an answer, or what it was to them.
pub(super) static TAKEN: LazyLock<String> =
    LazyLock::new(|| format!("({ANSWER}|protest|protesten|protester|invändning*)"));

/// Somebody else does away with what is the writer's: an authority's own answer is "sitt".
const BY_OTHERS: &str = "(de|dom|han|hon|någon|man|kommunen|*förvaltningen|*kontoret|handläggare*|politiker*|tjänstem*|registrator*)( nu| har| ju| bara)? (återkallar|återkallat|återtar|återtagit|(drar|drog|dragit|tar|tog|tagit)~ tillbaka)~~ (mitt|vårt|mina|våra|min|vår)";

/// Why it should not have come.
static MISTAKEN: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "fel (kommun|kommunen|remiss|ärende|mottagare|adress|person|myndighet|plan|förslag|förening|brevlåda|inkorg)",
        &format!(
            "(det|detta|som|texten|{ANSWER})( som (vi|jag) *)? (är|var|blev)~ (inte|ej|aldrig)~ (beslutat|beslutad|godkänt|godkänd|antaget|förankrat|justerat)"
        ),
        &format!("(vill|önskar)~ (inte|ej)( längre)? att (det|den|detta)( ska| skall)? {COUNTED}"),
        &format!("(det|den|detta) (ska|skall|bör|får) (inte|ej)( längre)? {COUNTED}"),
        "(byggde|grundades|grundade sig|baserades|berodde)~ på~~ (missförstånd*|feltolkning*|fel uppgifter|felaktiga uppgifter|misstag)",
        "(är|var)( bara| endast)? (min|mina) (egen|egna|personliga) (åsikt*|synpunkt*|tankar|uppfattning)",
        "((av|ett) misstag|by mistake|wrong (municipality|address|recipient|case))",
        "(jag|vi) har (ändrat|ångrat) (mig|oss)",
        "(jag|vi)( hade| har)? (missuppfatta*|missförstått|missförstod|misstolka*)",
        "har (jag|vi) (ändrat|ångrat) (mig|oss)",
        "(skulle|var)~ (till|avsett för|menat för|ämnat för) (en annan|någon annan|ett annat|annan|annat)",
    ])
});

/// Takes an answer back in so many words: no "not" fits in between, and what else is asked not to be done, "ta inte med
/// det", changes nothing.
pub(super) static OUTRIGHT: LazyLock<Saying> = LazyLock::new(|| {
    let own = format!("{OWN}~ {}", *TAKEN);
    let now = "( (härmed|nu|därför|också|alltså|helt|omedelbart|bort)){0,2}";
    let do_away = "(ta bort|stryk|stryka|radera|makulera|kasta|slänga|släng|förstör|återkalla|återta|dra tillbaka|ta tillbaka)";
    Saying::new(
        &[
            "återkall", "återta", "tillbaka", "ta bort", "stryk", "rader", "makuler", "kasta", "släng",
            "förstör", "tar bort", "plocka",
        ],
        &[
            &format!(
                "(vill|önskar|måste|vilja|ber att få){now} (återkalla|återta|dra tillbaka|ta tillbaka) {own}"
            ),
            &format!("(återkallar|återtar|drar{now} tillbaka|tar{now} tillbaka){now} {own}"),
            &format!("(drar|tar){now} {own}{now} tillbaka"),
            &format!(
                "{own}~~ , (vi|jag) (återkallar|återtar|drar{now} tillbaka|tar{now} tillbaka) (det|dem|den)"
            ),
            &format!("glöm (inte|ej|nu inte|bara inte) (bort )?(att )?{do_away} {own}"),
            &format!(
                "(vill|önskar|ber|ber er|begär|hoppas|skulle vilja|tacksam om|tacksamma om)( att)? (ni|du) (tar bort|stryker|raderar|makulerar|kastar|slänger|förstör|plockar bort) {own}"
            ),
            &format!("^(hej )?(, )?(snälla |vänligen |var vänlig och |var snäll och )?{do_away} {own}"),
        ],
        &[
            "(inte|ej|aldrig|varken|knappast|eller) (att )?(återkallar|återtar|drar|tar)",
            "(om|ifall|när|innan|att) (vi|jag)~ (återkallar|återtar|drar|tar)",
            // It stands until then.
            "(protest*|invändning*)( tillbaka)? (om|när|bara|så snart|så fort|ifall|den dag*)",
            BY_OTHERS,
        ],
    )
});

/// Takes an answer back.
pub(super) static WITHDRAWAL: LazyLock<Saying> = LazyLock::new(|| {
    let (ours, answer) = (OURS, ANSWER);
    // What stands between the answer and what is to become of it, "från i fredags ska nu": anything longer is about
    // something in it.
    let from = "( (från|som|av|daterat|daterad|skickat|inskickat|den)~~~~)?";
    let must = "( (ska|skall|måste|bör|kan|härmed|nu))?( (omedelbart|genast|snarast|härmed|nu|helt))?";
    let void = format!(
        "((gäller|gälla)~ (inte|ej) längre|(ska|skall|bör)? ?(inte|ej) längre (aktuell*|{KEPT})|(ska|skall|bör) (inte|ej) {KEPT} längre|är (inte|ej) längre aktuell*|(är|blev) (inaktuell*|ogiltig*))"
    );
    Saying::new(
        &[
            "återkall", "återta", "tillbaka", "withdraw", "retract", "recall", "peru", "vedän", "vedäm",
            "tilbake", "tilbage", "zurück", "ta bort", "radera", "bortse", "makuler", "stryk", "tas bort",
            "tas med", "rader", "kasta", "släng", "förstör", "ignorera", "utgå", "ångra", "glöm", "ignorera",
            "oss ur", "mig ur", "räknas", "beaktas", "inte gälla", "inte längre", "ej längre", "eras längre",
            "no longer", "ikke læng", "ikke leng", "nicht mehr", "enää",
        ],
        &[
            &format!(
                "(ta bort|tar bort|radera|raderar|makulera|makulerar|stryka|stryker|stryk)~ {OWN}~ {answer}"
            ),
            "(kasta|släng|slänga|förstör)~ (mitt|vårt)~ (svar|svaret|remissvar*|yttrande*|mejl*|mail*)",
            &format!(
                "(mitt|vårt|mina|våra)~ {answer}{from}{must} (tas bort|stryks|raderas|makuleras|kastas|slängs|utgå|utgår|strykas|återkallas|återtas|dras tillbaka|tas tillbaka)"
            ),
            &format!(
                "(mitt|vårt|mina|våra)~ {answer}{from} (kan|får|ska) ni( gärna)? (slänga|kasta|ta bort|stryka|radera|bortse)"
            ),
            &format!("^(hej )?(glöm|ignorera) (mitt|vårt)~ {answer}"),
            "(drar|dra) (oss|mig) ur~ remissen",
            &format!("(ångrar|ångra)~ {OWN}~ {answer}"),
            &format!("{ours} {answer}{from} {void}"),
            &format!("{SENT}… {void}"),
            &format!("(svaret|*yttrandet|remissvaret|mejlet) från (oss|mig|vår *|min *) {void}"),
            &format!(
                "(inte|ej) längre~ (stå|står|stå för|står för)( bakom)? (mitt|vårt|mina|våra)~ {answer}"
            ),
            &format!("(står|stå)~ (inte|ej) längre( bakom| för)? (mitt|vårt|mina|våra)~ {answer}"),
            "(our|my)~ (response|answer|reply|comments|submission)~~~ no longer (valid|applies|apply|stands|stand)",
            "(vårt|mitt|vores|vort)~ (svar*|*svar|*svaret|uttalelse*|udtalelse*) (gjelder|gælder) ikke (lenger|længere)",
            "(unsere|meine)~ (stellungnahme|antwort) gilt nicht mehr",
            "(lausun*|vastauks*)~ ei~ enää~ voimassa",
            &format!("bortse~ från {ours}~ {answer}…~~~ (inte längre|ångra*|ändrat (sig|oss))"),
            "(ta|tar|dra|drar)~ tillbaka (det|allt)( som)? (jag|vi) (skickade|skrev|svarade|lämnade|mejlade)",
            &format!("(återkallas|dras tillbaka|återtas)~ {ours}~ {answer}"),
            &format!("(återkallar|återtar)~~~ {ours}~~ {answer}"),
            &format!("(drar|tar)~~~ tillbaka~~~ {answer}"),
            &format!("(drar|tar)~~~~ {answer}~ tillbaka"),
            &format!(
                "(vill|önskar|måste|vilja|ber|väljer|beslutat)~~~~ (återkalla|återta|dra tillbaka|ta tillbaka)~~~ {answer}"
            ),
            &format!("(vill|önskar|måste|vilja|ber|väljer|beslutat)~~~~ (dra|ta)~~~ {answer}~ tillbaka"),
            &format!("(återkallande|återkallelse|tillbakadragande) av~~ {answer}"),
            &format!("{ours}~ {answer}~ (återkallas|dras tillbaka|återtas)"),
            "(vill|önskar) återkalla meddelandet",
            "(would like|wish|wishes) to recall the message",
            "(withdraw|withdrawing|withdraws|retract)~ (our|my|the)~ (response|answer|reply|comments|submission)",
            "(perun|perumme|peruutan|peruutamme|vedän|vedämme)~~ (lausun*|vastauks*)",
            "(trekker|trækker)~~~ (svar*|*svar|*svaret|uttalelse*|udtalelse*)~ (tilbake|tilbage)",
            "(ziehe|ziehen|zieht)~~ (stellungnahme|antwort)~ zurück",
        ],
        &[
            "(vill|ska|avser|tänker|kommer|behöver)~~ (inte|ej|aldrig)~ (återkalla*|återta*|dra|ta|radera*|stryka*|makulera*|att)",
            "(återkallar|återtar|ångrar|drar|tar)~ (inte|ej|aldrig)",
            "(kasta|släng*|radera*|stryk*|makulera*|förstör*) (inte|ej|aldrig)~ (vårt|mitt|våra|mina)",
            "(inte|ej|aldrig|varken|eller|knappast) (återkalla*|återtar|dra|drar|ta|tar)",
            "(tro|tror) (inte|ej|aldrig) att (vi|jag)",
            "(inte|ej|aldrig|bara|väl|sluta)~ (kasta|släng*|ta bort|radera|stryk*|makulera)",
            "(kan|får|går det att|möjligt att|hur|om|ifall) (man|vi|jag|en|någon)",
            BY_OTHERS,
            "(ni|kommunen|regionen|länsstyrelsen|de|andra|flera|några|om någon) (bör|borde|ska|skulle|måste|drar|tar|återkallar|vill)",
        ],
    )
});
