//! What people write when they ask for documents. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::beside::says_else;
use super::exclaimed::is_called_out;
use super::paper::PROPOSAL;
use super::takes_a_side;
use crate::recognition::Place;
use crate::recognition::phrase::{Phrases, Saying, any_of};
use crate::recognition::sentence::Sentence;

/// The sentence that asks for documents. What everybody wants to read is a view, unless somebody is asked to send it.
pub(super) fn asks_for_documents<'a, 'b>(sentences: &'a [Sentence<'b>]) -> Option<&'a Sentence<'b>> {
    let sent = || sentences.iter().any(|one| SEND.is_match(&one.said));
    let asks = |one: &&Sentence| DOCUMENTS.is_said_in(one) && (!OF_ALL.is_match(&one.said) || sent());
    let shortly_put = |one: &Sentence| COMMANDS.is_match(&one.said) || KINDLY.is_match(&one.said);
    let plainly = |one: &&Sentence| asks(one) && !shortly_put(one);
    let headed = || {
        let mut subject = sentences.iter().take_while(|one| one.place == Place::Subject);
        subject.any(|one| HEADED_BY_PAPERS.is_match(&one.said))
    };
    // Only the first is weighed against all the others.
    let shortly = || sentences.iter().find(asks).filter(|one| headed() || !tells_else(one, sentences));
    sentences.iter().find(plainly).or_else(shortly)
}

/// Whether something of the matter is said beside `this`, if only in a word.
fn tells_else(this: &Sentence, sentences: &[Sentence]) -> bool {
    let body = || sentences.iter().filter(|one| one.place == Place::Body);
    let called_out = || is_called_out(&body().cloned().collect::<Vec<_>>());
    says_else(this, sentences) || body().any(takes_a_side) || called_out()
}

/// Bids somebody send something, or is to send it.
pub(super) const SENDING: &str =
    "(skicka|mejla|maila|e-posta|sänd|sända|översänd|översända|tillställ|tillställa)";

/// How a sentence begins that bids us send something.
const COMMAND: &str = "^(hej |god dag )?(, )?(vänligen |snälla |(var|vore) (vänlig|snäll|god) (och |att )?)?(översänd|sänd|skicka|mejla|maila|e-posta|tillställ|bifoga)";

/// Bids us send something. Asked for so shortly, it may be but the end of an answer.
static COMMANDS: Phrases = Phrases::new(&[COMMAND]);

/// The same, more kindly.
static KINDLY: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        &format!("(kan|kunde|skulle|vill)~ (ni|du|någon)~~ {SENDING}"),
        &format!("(ni|du)~ (kan|kunde|vill|ville|skulle kunna)~ {SENDING}"),
    ])
});

/// A subject about public documents: what is to be sent is all that is wanted.
static HEADED_BY_PAPERS: Phrases = Phrases::new(&[
    "(allmän* handling*|handlingsbegäran|utlämn*|offentlighetsprincip*|begär|begäran|beställning)",
]);

/// Who is everybody, and not somebody of the writer's: "våra medlemmar" ask through the writer.
static OF_ALL: LazyLock<Regex> = LazyLock::new(|| {
    let all = "((små |mindre |många |flera |ideella |lokala |alla |de )?(föreningar|föreningarna)|medborgar*|invånar*|civilsamhället|man|alla)";
    let want = "(vill|önskar|behöver|måste)~ (ta del|få|ha|läsa|se)";
    any_of(&[&format!("^{all} {want}"), &format!("(att|när|där|om|så|och|men|som|,) {all} {want}")])
});

/// Asks somebody to send what was spoken of.
static SEND: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        &format!(
            "(kan|kunde|skulle|vill)~ (ni|du|någon)~ ({SENDING}|lämna ut)~~ (dem|dom|det|den|hit|över|allt|till (oss|mig)|mig|oss|handlingarna|svaren)"
        ),
        &format!("^{SENDING}( gärna)? (dem|dom)"),
    ])
});

/// Asks for public documents.
pub(super) static DOCUMENTS: LazyLock<Saying> = LazyLock::new(|| {
    let documents = "(handling|handlingar|handlingarna|*svar|*svaren|*yttrande*|synpunkter*|dokument*|mejl*|allt|samtliga|alla|diariet|sammanställning*|protokoll*|ärendet|akten|*kopi*|*skrivelse*|underlag*|det som (inkommit|kommit in)|vad som (inkommit|kommit in|svarats))";
    // By name and in the definite: what lies in the matter.
    let paper = "(*utredningen|*utredningarna|*kartan|*kartorna|*beskrivningen|*beskrivningarna|*handlingen|*handlingarna|*underlaget|*underlagen|*protokollet|*protokollen|*yttrandet|*yttrandena|*svaren|*redogörelsen|*rapporten|*rapporterna|*bilagorna|*skrivelsen|*skrivelserna|*analysen|*analyserna|*prognosen|*prognoserna|[a-z]{3,}s (yttrande|remissvar|svar|skrivelse|rapport|utredning)|*ritningen|*ritningarna|*beslutet|*besluten|*avtalet|*konsekvensbedömningen|*kalkylen|*tabellen|*studien|*studierna|bilagan|bilaga (#|[a-z]))";
    Saying::new(
        &[
            "begär", "ta del", "få del", "del av", "diarie", "handling", "offentlighetsp", "kopi",
            "tryckfrihet", "utlämn", "lämna", "inkomna", "svaren", "yttrandena", "samtliga",
            "sammanställning", "diarief", "responses", "submissions", "samtlige", "alle ", "stellungnahmen",
            "alla", "document", "information", "copies", "copy", "records", "asiakirj", "kopio", "innsyn",
            "aktindsigt", "akteneinsicht", "få ut", "ha ut", "andra", "övriga", "skicka", "mejla", "maila",
            "sänd", "e-posta ", "tillställ", "bifoga ", "jag få ", "vi få ", "får jag", "får vi", "vill ha",
            "vilja ha", "läsa ",
        ],
        &[
            &format!(
                "(begär|begära|ber|be|önskar|vill|hemställer|anhåller|vilja|få)~~~~ (ta del av|få del av|ha ut|utlämn*|lämna ut|lämnas ut|få ut|utfå)~~~ ({documents}|{paper})"
            ),
            &format!(
                "(kan|kunde|skulle|får) (jag|vi)( gärna| också| även)? (få|se|läsa|ta del av)( se| läsa| ta del av| ut)?~ {paper}"
            ),
            "(ha|få|se|läsa|mejla|maila|skicka)( över)?~ de~ (yttranden|svar|remissvar|synpunkter|handlingar) som~~ (lämnats|inkommit|kommit|skickats|finns|diarieförts)",
            &format!("(önskar|begär|begära) del av~~ {documents}"),
            &format!("{SENDING}~~ (diariet|diarielistan|diariebladet|diarieförteckning*|dagboksblad*)"),
            "begär*~~~ ut",
            "begär*~ att~ få (ta del|ut|kopi*|se|läsa)",
            "(begär|begära|begäran om|ber om|be om|beställer|beställa|behöver|vill ha|vilja ha|önskar|få)~~ (*kopi*|allmän* handling*|utlämnande*|handlingar|handlingarna)~",
            "(begäran|förfrågan|önskan) om( att)?~ (ta del|utlämnande*|*kopi*|allmän*|handling*|utfå*)",
            "^utlämnande av~ (allmän* handling*|handling*|*yttrande*|*svar|*svaren)…",
            "(handlingsbegäran|handlingsutlämn*|utlämnandebegäran)",
            "(enligt|med stöd av|med hänvisning till|utifrån|åberopande av|åberopar)~ (offentlighetsprincip*|tryckfrihetsförordning*|tf)",
            "(begär|vill|önskar|ber|kan|skicka)… offentlighetsprincip*",
            &format!(
                "(kan|kunde|vill|skulle|går det att|får|möjligt att|vänligen|snälla|vänlig och)~~~~ ({SENDING}|få|ta del av|se|läsa|lämna ut)~~~~ (*kopi*|inkomna|(alla|andras|övriga|samtliga|de andra*|andra)~ (svar|svaren|*svar|yttranden|synpunkter|handlingar)|remissvaren|yttrandena|handlingarna|allmän* handling*|remissammanställning*|sammanställningen)"
            ),
            &format!(
                "(kan|kunde|skulle|vill)~ (ni|du|någon)~~ {SENDING}( över| hit)?( mig| oss| till mig| till oss)?~ ({paper}|akten|diarieförteckning*)"
            ),
            &format!(
                "(tacksam*|snäll*|vänlig*|hygglig*) om (ni|du)~ (kan|kunde|vill|ville|skulle kunna)~ {SENDING}~~ ({paper}|{PROPOSAL})"
            ),
            &format!("{COMMAND}( gärna| över| hit){{0,2}} (mig|oss) {PROPOSAL}"),
            &format!("{COMMAND}( gärna| över| hit){{0,2}} {PROPOSAL} (till|åt) (mig|oss)"),
            &format!("{SENDING}( gärna)?~~~ (svaren|remissvaren|yttrandena|handlingarna|de svar)"),
            &format!("{SENDING}~~ kopi*"),
            &format!(
                "{COMMAND}( gärna| över| hit| mig| oss| till mig| till oss| per *| en| ett){{0,3}}~ {paper}"
            ),
            &format!(
                "{SENDING}( gärna| över| mig| oss)?~~ (alla|samtliga|inkomna|diarieförda|registrerade)~~ {documents}"
            ),
            "(läsa|se|få se|få läsa|titta på|granska)~ (alla|samtliga|inkomna|diarieförda|andras|övriga|de andra*|de inkomna|allas)~ (svar|svaren|remissvar*|yttrande*|synpunkter*|handlingar*)",
            "(send|forward)~~ (all|the)~ (responses|comments|answers|documents|submissions)",
            "(send|sende|få|se)~~ (alle|samtlige)~ (høringssvar*|svar*|uttalelse*|udtalelse*)",
            "(senden|schicken|erhalten|einsehen)~~ (alle|sämtliche)~ (stellungnahmen|antworten|unterlagen)",
            "(läsa|se|få|veta|ta del av) vad~ (andra|övriga)~~ (svarat|tyckt|skrivit|svarade|skrev)",
            "(request|requesting|like|want|obtain|send)~~~~ (access to|copies of|copy of|the documents|all documents|the responses)",
            "(freedom of information|(public|official) (records|documents))",
            "(pyydän|pyydämme)~~~ (asiakirj*|kopio*|nähtäv*)",
            "asiakirjapyyntö*",
            "(ber|begjærer|krever|ønsker)~~ innsyn",
            "(innsynsbegjæring|innsynskrav|aktindsigt|akteneinsicht)",
        ],
        &[
            "(ni|kommunen)~ (skrev|skriver|säger|begär|begärde|ber)",
            "att~ (alla|medborgar*|förening*|civil*|invånar*|fler|allmänheten|de)~~ (kan|kunna|få|får|ska)",
            "till alla (förening*|medlem*|invånar*|hushåll*|berörda)…~ (i framtiden|framöver|hädanefter)",
            // How it should be done, and what should become of the proposal.
            &format!(
                "{COMMAND}… (nästa gång|alltid|hädanefter|framöver|i god tid|tidigare|(i|till|på)~ (remiss|återremiss|förslaget|*planen|programmet|alla|samtliga|berörda|hushåll*|invånar*|förening*))"
            ),
            &format!(
                "{paper} (inte|ej|ändra*|upphäv*|stoppa*|granska*|kompletter*|omarbeta*|revidera*|juster*|att|så)"
            ),
            "^(skicka|sänd|översänd) (tillbaka|ut|runt)",
            "^(skicka|sänd|översänd)… (tillbaka|ut)",
            "(rätt|rätten|möjlighet|möjligheten|chans|chansen)~ att~ (ta del|begära|få)",
            "(tagit|tog|har fått) (del|ta)",
            "(inte|ej) (begär*|begära)",
            "(tillsänd|skickad|bli sänd|delgiven|bekräftelse|kvittens)",
        ],
    )
});
