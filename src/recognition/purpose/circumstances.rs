//! What people tell of themselves beside a question: where they live, what they have, how to reach them. Most questions come
//! with a word of it, and it is no view. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::beside::{holds, is_for_or_against};
use crate::pattern::pattern;
use crate::recognition::phrase::{Phrases, any_of};
use crate::recognition::sentence::Sentence;

/// Whether the sentence only tells of its writer. Who complains in it has a view.
pub(super) fn tells_of_the_writer(one: &Sentence) -> bool {
    let said = &one.said;
    TELLS.is_match(said) && !COMPLAINS.is_match(said) && !is_for_or_against(one) && !holds(one)
        || REACHED.is_match(said)
        || WAS_NICE.is_match(said)
}

/// Whether the sentence tells why somebody asks: that the papers do not say it, or not alike.
pub(super) fn is_not_said_there(one: &Sentence) -> bool {
    UNSAID.is_match(&one.said) && !holds(one)
}

/// What the writer is, has or is about to do.
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    let who = "^(hej )?(, )?(och |men |för |eftersom )?(vi|jag|vår familj|min (man|fru|sambo))( som [a-z]+)?( ju| också| även| själv| själva| nämligen| bara| nu| precis| just| alltså){0,2}";
    let also =
        "( ju| också| även| själv| själva| nämligen| bara| nu| precis| just| alltså| fortfarande){0,3}";
    let some = "(en|ett|två|tre|fyra|fem|sex|#|egen|eget|egna)";
    let kin = "(barn|barnbarn|son|dotter|söner|döttrar|föräldrar|släkt|släktingar|elever|kunder|medlemmar|anställda|hyresgäster)";
    let place = "(butik*|affär*|hus*|*hus|mark|skog|tomt*|*tomt|stuga*|*stuga|gård*|*gård|verksamhet|företag*|lokal*|kontor*|fastighet*|lägenhet*|båt*|hund*|häst*|katt*|bil|sommar*|kolonilott|brunn*|café*|restaurang*|skogsskifte*)";
    any_of(&[
        &format!(
            "{who} (bor|äger|driver|jobbar|arbetar|studerar|läser|forskar|utreder|undersöker|letar|säljer|köper|renoverar|heter|hyr|representerar|företräder|skriver|sitter i|kommer från|flyttade|köpte|ärvde|planerar|funderar)"
        ),
        &format!("{who} (har|äger){also}( {some})?~ ({kin}|{place})"),
        &format!("{who} (har|hade){also} (köpt|hyrt|bott|flyttat|ärvt|sålt|byggt)"),
        &format!("{who} (har|äger) (ingen|inga|inget) ({kin}|{place}) (där|här|i området)"),
        &format!(
            "{who} (är|var){also} ({some}|ny|nya|granne|grannar|boende|pensionär*|student*|ordförande|sekreterare|kassör|förälder|föräldrar|lärare|elev|elever|mamma|pappa|medlem*|barnfamilj*|markägare|fastighetsägare|sommargäst*)"
        ),
        // What somebody is by trade has such an ending, and hardly any view.
        &format!(
            "{who} (är|var){also} [a-z]+(are|ör|ist|iker|tekt|nom|log|chef|sköterska|vakt|hantverkare|konsult)"
        ),
        &format!(
            "{who} (ska|skall|tänker|tänkte|kommer att|vill|skulle){also} (sälja|köpa|flytta|bygga|hyra|resa|åka|gifta|börja|skriva|presentera|redovisa|informera|diskutera|berätta)"
        ),
        "^(vår )?(ordföranden|sekreteraren|kassören) (är|har|ligger)~ (borta|bortrest|sjuk|ledig|ny|slutat|avgått|semester|på semester)",
    ])
});

/// What makes it more than that.
static COMPLAINS: Phrases = Phrases::new(&[
    "(inte|ej|aldrig|utan|slippa|slipper|varken|knappt|redan|ensam*|tvingas|tvingats|drabba*|förlorar|mister|riskerar|problem*|besvär*|störs|störd|störda|störande|störning*|stör (mig|oss)|buller*|bullr*|trafik*|skada*|hot|hotad*|hotas|oro|oroar|orolig*|oroliga|rädd*|arg|arga|trött*|ledsen|ledsna|förtviv*|chock*|besvik*|upprör*|protest*|klaga*|klagar|kämpa*|jätte*|svårt|fel|fara|farlig*|för (lite|få|många|mycket|lång*|små|smal*|stor*|hög*))",
    "(så att|istället|i stället|hellre|bättre|sämre|räcker|sett hur|behöver|behövs)",
    "(ingen|inga|inget) (buss*|väg*|skola*|tåg*|plats*|lek*|cykel*|service|hjälp)",
]);

/// How the writer is reached.
static REACHED: Phrases = Phrases::new(&[
    "^(mitt|vårt) (nummer|nr|telefonnummer|mobilnummer|telefon|mobil) är #",
    "^(jag|vi) (nås|har)~~ (på|nummer|telefon|telefonnummer|mobil|mobilnummer)~ #",
    "^(du|ni) når (mig|oss)",
]);

/// Every word of it is about a meeting that was nice, and its coffee.
static WAS_NICE: LazyLock<Regex> = LazyLock::new(|| {
    let kind = "mycket|valdigt|riktigt|sa|,|och|det|den|var|en|ett|bra|god|gott|goda|trevlig[a-z]*|givande|intressant[a-z]*|larorik[a-z]*|harlig[a-z]*|fin|fint|kul|roligt|i|gar|kvall[a-z]*";
    let what =
        "kaffe[a-z]*|fika[a-z]*|bull[a-z]*|mack[a-z]*|mote[a-z]*|[a-z]+mote[a-z]*|traff[a-z]*|stamning[a-z]*";
    pattern(&format!("^ (?:(?:{kind}) )*(?:{what}) (?:(?:{kind}|{what}) )*$"))
});

/// That the papers leave it open. What is said not to stand in them at all may be missed there.
static UNSAID: Phrases = Phrases::new(&[
    "^(det|detta|svaret) (framgår|framgick|står|stod|anges|syns|nämns)~ (inte|ej|ingenstans|olika|otydligt)( (av|i|på|ur)~ [a-z]+(en|et|na|erna))?( (och|samt|eller) (av|i|på)~ [a-z]+(en|et|na|erna))?( så| *)?",
    "^(jag |vi )?(förstår|begriper) (inte|ej) ((punkt|sida|tabell|avsnitt|bilaga|figur) #|tabellen|kartan|figuren)",
    "^(i|på|av) [a-z]+(en|et|na|erna) (står|stod|framgår|anges)( det)? (men|bara|olika|inte|ej|att|,)( inte)? (vem|vilka|vilken|när|hur|var|vad|det är)",
]);
