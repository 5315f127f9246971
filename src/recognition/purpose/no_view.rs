//! What people write when they thank, give notice or only greet. See `phrase` for how the patterns are
//! read.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;
use crate::recognition::phrase::{Phrases, Saying};

/// Thanks for something we sent.
pub(super) static THANKS: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["tack", "kiitos", "thank", "takk", "danke"],
        &[
            "(tack|tackar)~~~ för~~ (kvittens*|kvitto*|bekräftels*|svar|svaret|återkoppling*|hjälp*|besked*|info*|mejl*|mail*|(trevlig*|givande|bra|fin*|lyckat|intressant*) *möte*|*träff|*träffen|mötet|besöket|fikat|påminnels*|anstånd*|samtal*|att (ni|du) (svarade|svarar|hörde|hör|bekräft*|skickade|hjälpte|tog|återkom*|meddelade|kontakta*|mejla*|skrev)|senast|tipset|det)",
            "(kiitos|thank you|thanks|takk|tak|danke)~ (vahvistuks*|vastauks*|for (the|your)|for|für)…",
        ],
        &["(möjlighet*|chansen|opportunity|mahdollisuu*|muligheten|muligheden|inbjudan|remissen)"],
    )
});

/// Tells something that is no view and asks for nothing.
pub(super) static NOTICE: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            "mottag", "mottog", "tog emot", "handlägg", "diarien", "dnr", "registrer", "diarief", "senast",
            "före", "innan", "inom", "till den", "nästa", "god tid", "så fort", "så snart", "snarast",
            "samråd", "vandring", "vi ses", "vi hörs", "fått", "tagit emot", "återkommer", "hör av",
            "kontakt", "bytt", " ny", "adress", "ringer", "kännedom", "vidarebeford", "noterat", "received",
            "ring", "remiss", "prata", "tala ", "boka", "träffa", "tjänst", "produkt", "lösning", "anmäl",
            "frågan", "inbjudan", "möte", "träff", "samtal", "get back", "in touch", "respond", "ärende",
            " fel ", "inte ", " ej ", "nedlagd", "upplöst", "lagts n", "upphört", "kallelse", "ticket",
            "your case", "tilbake", "tilbage", "melden", "palaamme", "välkom", "bjud", "meddela",
            "informera om", "upplysa om", "berätta att", "säga att",
        ],
        &[
            "(bekräftar|vi|jag)~ (mottagit|fått|tagit emot) (remiss*|inbjudan|handling*)",
            "(bekräfta*|kvittera*)… (mottagit|fått|tagit emot|mottagande av|mottagandet av|mottagning av)~~ (remiss*|inbjudan|handling*|ärende*|skrivelse*|utskick*|förfrågan)",
            "(mottagande|mottagandet) av~~ (remiss*|inbjudan|handling*|ärende*|skrivelse*|utskick*|förfrågan)… (bekräfta*|kvittera*)",
            "(mottog|tog emot) (er |den |denna )?(remiss*|inbjudan|skrivelse*)",
            "(har|fått|får|tilldelats|under|vårt|med|hos oss) (vårt )?(diarienummer*|diarienr|dnr|ärendenummer*|ärendenr)( är| blir)?~~ #",
            "(remiss*|ärende*|skrivelse*|handlingen|den) (har |är )?(fått|tilldelats|registrerats|registrerad|diarieförts|diarieförd)( med| under| som)? (nummer|nr|beteckning|beteckningen|referens|referensen)~ #",
            "^(er |vår |ansvarig )?handläggare~~~~ (tfn|tel|telefon|mobil) #…",
            "^(er |vår |ansvarig )?handläggare( (för|i|hos|på|av)~ *)? (är|blir) ([a-z-]+) [a-z-]+…",
            "(remiss*|inbjudan|utskick*|förfrågan|handlingarna|mejl*|brev*)~ (är|har|blev)~ (mottag*|registrer*|diarief*|vidarebefordr*|inkommit|kommit in|kommit fram)",
            "(remiss*|ärendet|handlingarna)… (handläggs|handläggas|fördelat|fördelats|fördelad|fördelas|tilldelat|tilldelats|tilldelas|lottad|lottats) (av|till|på|hos)",
            "^(mottag*|tack mottag*)~ (remiss*|inbjudan|utskick*|,)",
            "(vi|jag|styrelsen|föreningen)~ (svarar|svara|återkommer|återkomma)~~ (senast|före|innan|inom|till den|nästa|i god tid|så fort|så snart|snarast)",
            "(svar|svaret|yttrandet|remissvar|remissvaret)~ (kommer|lämnas|skickas|inkommer)~~ (senast|före|innan|inom|till den|nästa|i god tid)",
            "(remiss*|ärendet|frågan|inbjudan)… (behandlas|tas upp|bereds|diskuteras|beslutas|kommer upp)~~ (på|av|vid|i|den)~ (*styrelse*|*nämnd*|*möte|*mötet|*sammanträde*|styrelsen|nämnden|#)",
            "(vill|skulle vilja|önskar|skulle gärna|vill gärna)~ (prata|tala|boka|träffa*|komma i kontakt|få kontakt)~~~ (med|tid|möte|er|en tid)",
            "(vill|önskar|skulle vilja)( gärna)?( ha| få| boka)? (ett |en )?(möte|träff|samtal) med (er|dig|någon|ansvarig*|handläggare*)",
            "(presentera|erbjuda|visa|berätta om) (vår*|mina) (tjänst*|produkt*|lösning*|verktyg*|system*|utbildning*|erbjudande*)",
            "(jag|vi)~ (kommer|deltar) gärna~ (på|till|i|vid) (*mötet|*möte|träffen|samrådet)",
            "^(hej )?(, )?(vi|jag|*föreningen|*klubben|styrelsen|familjen)~ (kommer|deltar)~~~ (till|på|i|vid)~ (*mötet|*möte|*träffen|*samrådet|*vandringen)",
            "^(hej )?(, )?anmälan (till|för|på)~ (*mötet|*möte|*träffen|*samrådet|*vandringen)…",
            "vi (ses|hörs) (på|den|kl|nästa|imorgon|i morgon) *",
            "^fel (adress|person|mottagare)",
            "(skicka*|sänt|sänts|hamnat|hamnade|kommit|kom|gått|gick|mejla*|mailat|adressera*|remiss*)~~~~ (till|hos|i) fel (adress*|e-postadress*|mejladress*|person|mottagare|förening|organisation|inkorg|brevlåda|avdelning|förvaltning|kommun)",
            "(vi|jag|*föreningen|*klubben|styrelsen)~ (kan|kunde|har)~ (inte|ej|inte möjlighet att)~ (komma|delta|närvara|medverka|vara med) (på|till|i|vid|under) (*mötet|träffen|samrådet|dialogen|workshopen|förhandlingen|informationsmötet)",
            "(vi|*föreningen|*klubben|organisationen)~ (är|finns) (tyvärr )?(inte|ej) (längre|mer) (aktiv*|verksam*|kvar|någon förening)?",
            "(*föreningen|*klubben|organisationen)~ (är|har|blev) (tyvärr |nu )?(nedlagd|upplöst|lagts ned|lagts ner|upphört)",
            "^kallelse till…",
            "^(hej )?(, )?(varmt |hjärtligt )?(välkommen|välkomna)~ (på|till)~~~ (*möte|*mötet|*möten|*träff|*träffen|*samråd|*samrådet)",
            "^(hej )?(, )?(varmt |hjärtligt )?(välkommen|välkomna) (på|till)~ (fika*|kaffe*|besök|invigning*|visning*|middag|lunch)…",
            "^(hej )?(, )?(vi|jag|*föreningen|*klubben|styrelsen)( vill| skulle vilja)? (bjuder|bjuda|inbjuder|inbjuda)( härmed| gärna)?( in)? (er|dig|nämnden|politiker*|kommunen|ledamöter*|tjänstemän*|kommunstyrelsen|handläggare*)~~~~ (den|#|på|kl)…",
            "(skrivit|skrev|stavat|stavade|angett|angav|använt|använder|har|står|stod)~~ fel~ (adress|namn|efternamn|förnamn|e-postadress|mejladress|mailadress|postadress|telefonnummer|nummer)~~ (mig|oss|på (utskick*|brev*|kuvert*)|(i|på) (sändlist*|adresslist*|utskick*|kuvert*|brev*))",
            "(vill|ville|skulle vilja|får)( bara| härmed)? (meddela|informera om|upplysa om|berätta|säga)( er)? att (jag|vi)( nu| har| nyligen){0,2} (flyttat|bytt|slutat|sålt|gift|bytte|flyttade|slutade)…",
            "(anmäler|anmäla) (mig|oss|#|en|två|tre|fyra|fem)…",
            "(bytt|ny|nya|nye)~ (ordförande*|kassör*|sekreterare*)",
            "(önskar|söker|vill ha|komma i)~ kontakt",
            "(ring|kontakta|ring upp)( gärna)? (mig|oss)",
            "(har|vi har|jag har)~ (mottagit|fått|tagit emot)~~ (remiss*|kvittens*|mejl*|brev*|utskick*|inbjudan|handling*)",
            "(återkommer|återkomma|hör av oss|hör av mig)",
            "(ny|nya|byt*)~ (kontaktperson*|adress|e-postadress*|mejladress*|mailadress*)",
            "(jag|vi) ringer",
            "för kännedom",
            "vidarebefordr*~~ till",
            "(have|has) received",
            "(mötet|styrelsemötet|årsmötet|samrådsmötet|träffen)~ (flyttas|flyttats|flyttat|ställs in|ställts in|inställt|inställd|skjuts upp|skjutits upp)…",
            "(i|we) (will|shall|ll)~ (get back to you|be in touch|(respond|reply)( to you*)? (as|when|within|shortly|soon|upon|once))…",
            "(har|vi har)~ (mottagit|fått|tagit emot)~~ (ärende*|meddelande*|förfrågan)",
            "(ditt|ert) (ärende|ärendenummer|referensnummer)~~~ #",
            "your~ (case|ticket)~~~ #",
            "vi (kommer|vender) (tilbake|tilbage)…",
            "wir melden uns…",
            "palaamme asiaan…",
        ],
        // Who sent their own answer astray sends it again; what is said of those who handle cases, and why people want to meet.
        &[
            "(bjud*|inbjud*)…… (så att|att se|se|hur|illa|farlig*|trafik*|problem*)",
            "(möte|träff|samtal) med (er|dig|någon|ansvarig*|handläggare*)~ (eftersom|därför|för|så|om|,)",
            "handläggare (är|blir)~ (en|ett|inte|ej|för|de|dem|som|ofta|alltid|så|mycket|redan|helt|bara|alla)",
            "(skickade|mejlade|mailade|sände) (jag|vi)~~ till fel…",
            "(jag|vi)~~ (skickat|skickade|mejlat|mejlade|mailat|mailade|sänt|sände)~~~ till fel…",
        ],
    )
});

/// About the asking and answering itself, and not about the proposal.
pub(super) static OF_ANSWERING: Phrases = Phrases::new(&[
    "(remiss|remissen|svar|svara|svarat|svarar|svaret|svarstid*|skick*|mejl*|mail*|e-post*|länk*|bilag*|filen|filer|fil|pdf|word|adress*|sista|datum*|deadline*|mötet|styrelsemöte*|årsmöte*|kontakt*|ring|ringa|telefon*|fått|fick|hitta*|hittar|läste|läst|läser|såg|sett|missa|missade|missat|veta|vet|undra*|funderar|hjälp*|tacksam*|ursäkta|förlåt|uppgift*|inbjud*|skriver|skrev|heter|driver|bor|arbetar|jobbar|representerar|företräder|studerar|dator*|besked|inväntar|väntar|återkoppling|bekräftelse*|anonym*|delta|vara med)",
    "(står|stod|skriver|skrev) (i|på)",
    "(få|ha|vill|behöver|önskar)~~~ (per post|som brev|på papper|i pappersform)",
    "(i|på) (förslaget|överenskommelsen|riktlinjerna|remissen|texten|punkt*|sidan|sida|avsnitt*)~ (står|stod|skriver)",
    "(förslaget|överenskommelsen|kommunen|ni) (skriver|säger|skrev)",
    "(response|answer|reply|send|sent|link|attachment|deadline|received|email)",
    "(vastau*|lausun*|svar|frist*|antwort*|frist)",
]);

/// Small talk around a thank-you.
pub(super) static SMALL_TALK: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            "att ", "ha en", "ha det", "trevlig", "god ", "glad", "då ", "uppfatta", "notera", "have a",
            "snäll",
        ],
        &[
            "då (är|vet|känner|väntar|inväntar|avvaktar|hör|hörs) (jag|vi)",
            "(skönt|bra|fint|kul|roligt|härligt|tur|glad|trevligt|snällt)( för)? att~~~ (kom|kommit|gick|gått|fick|fått|tog|hör|höra|veta|svarade|funkade|fungerade)",
            "ha (en|det)~ (fin*|bra|trevlig*|skön*|gott|gött)",
            "(trevlig|skön|fin) (helg|kväll|dag|sommar|höst|vecka)",
            "(god jul|glad påsk|gott nytt)",
            "(då vet (jag|vi)|uppfattat|noterat)",
            "have a (nice|good|great)",
        ],
        &[],
    )
});

/// The end of a letter: what stands below is the name of who wrote it.
pub(super) static CLOSING: Phrases = Phrases::new(&[
    "^(mvh|vh|hälsning*|vänlig*|vänligen|med vänlig*|bästa hälsning*|hälsar|best regards|regards|kind regards|terveisin|hilsen|vennlig hilsen|venlig hilsen|mit freundlichen)…",
]);

/// A form of address or thanks that says nothing by itself: "Hej alla", "Tack så mycket".
pub(super) static COURTESY: LazyLock<Regex> = LazyLock::new(|| {
    let words = "hej[a-z]*|hallo|god|goddag|tjena|tack[a-z]*|tusen|mvh|perfekt|vad bra|ok|okej|okay|jo|stort|varmt|vanlig[a-z]*|med vanlig[a-z]*|halsning[a-z]*|basta|till|\
                 kiitos|terveisin|hei|moi|hello|dear|thanks|thank you|regards|takk|hilsen|danke|liebe";
    pattern(&format!("^ (?:(?:{words})(?: [a-z,]+){{0,3}}|kara [a-z]+|vielen dank) $"))
});
