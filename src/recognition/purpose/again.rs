//! What people write when they take an answer back, add to it or correct it. See `phrase` for how the
//! patterns are read.

use std::sync::LazyLock;

use crate::recognition::phrase::Saying;

use super::words::OURS;

/// What an answer is called by those who write one.
const ANSWER: &str = "(svar|svaret|svaren|*remissvar*|*yttrande*|synpunkt*|skrivelse*|inlaga*|mejl|mejlet|mail|mailet|höringssvar*|høringssvar*|uttalelse*)";

/// Takes an answer back.
pub(super) static WITHDRAWAL: LazyLock<Saying> = LazyLock::new(|| {
    let (ours, answer) = (OURS, ANSWER);
    // What stands between the answer and what is to become of it, "från i fredags ska nu": anything longer is about
    // something in it.
    let from = "( (från|som|av)( *)?( *)?( *)?( *)?)?";
    let must = "( (ska|skall|måste|bör|kan|härmed|nu))?( (omedelbart|genast|snarast|härmed|nu|helt))?";
    let void = "((gäller|gälla)( *)? (inte|ej) längre|(ska|skall|bör)? ?(inte|ej) längre (gälla|gäller|aktuell*|beaktas|räknas)|är (inte|ej) längre aktuell*|ska (inte|ej) (gälla|beaktas|räknas)|(är|blev) (inaktuell*|ogiltig*))";
    Saying::new(
        &[
            "återkall",
            "återta",
            "tillbaka",
            "withdraw",
            "retract",
            "recall",
            "peru",
            "vedän",
            "vedäm",
            "tilbake",
            "tilbage",
            "zurück",
            "ta bort",
            "radera",
            "bortse",
            "makuler",
            "stryk",
            "tas bort",
            "rader",
            "kasta",
            "släng",
            "förstör",
            "ignorera",
            "utgå",
            "ångra",
            "glöm",
            "ignorera",
            "oss ur",
            "mig ur",
            "räknas",
            "beaktas",
            "inte gälla",
            "inte längre",
            "ej längre",
            "no longer",
            "ikke læng",
            "ikke leng",
            "nicht mehr",
            "enää",
        ],
        &[
            &format!(
                "(ta bort|tar bort|radera|raderar|makulera|makulerar|stryka|stryker|stryk)( *)? (mitt|vårt|mina|våra)( *)? {answer}"
            ),
            "(kasta|släng|slänga|förstör)( *)? (mitt|vårt)( *)? (svar|svaret|remissvar*|yttrande*|mejl*|mail*)",
            &format!(
                "(mitt|vårt|mina|våra)( *)? {answer}{from}{must} (tas bort|stryks|raderas|makuleras|kastas|slängs|utgå|utgår|strykas|återkallas|återtas|dras tillbaka|tas tillbaka)"
            ),
            &format!(
                "(mitt|vårt|mina|våra)( *)? {answer} (kan|får|ska) ni( gärna)? (slänga|kasta|ta bort|stryka|radera|bortse)"
            ),
            &format!("^(hej )?(glöm|ignorera) (mitt|vårt)( *)? {answer}"),
            "(drar|dra) (oss|mig) ur( *)? remissen",
            &format!("(ångrar|ångra)( *)? (mitt|vårt|mina|våra)( *)? {answer}"),
            &format!("{ours} {answer}{from} {void}"),
            &format!(
                "(det|allt|mejlet|brevet|svaret)( som)? (jag|vi) (skickade|skrev|svarade|lämnade|mejlade)… {void}"
            ),
            &format!(
                "(inte|ej) längre( *)? (stå|står|stå för|står för)( bakom)? (mitt|vårt|mina|våra)( *)? {answer}"
            ),
            &format!("(står|stå)( *)? (inte|ej) längre( bakom| för)? (mitt|vårt|mina|våra)( *)? {answer}"),
            "(our|my)( *)? (response|answer|reply|comments|submission)( *)?( *)?( *)? no longer (valid|applies|apply|stands|stand)",
            "(vårt|mitt|vores|vort)( *)? (svar*|*svar|*svaret|uttalelse*|udtalelse*) (gjelder|gælder) ikke (lenger|længere)",
            "(unsere|meine)( *)? (stellungnahme|antwort) gilt nicht mehr",
            "(lausun*|vastauks*)( *)? ei( *)? enää( *)? voimassa",
            &format!(
                "bortse( *)? från {ours}( *)? {answer}…( *)?( *)?( *)? (inte längre|ångra*|ändrat (sig|oss))"
            ),
            "(ta|tar|dra|drar)( *)? tillbaka (det|allt)( som)? (jag|vi) (skickade|skrev|svarade|lämnade|mejlade)",
            &format!("(återkallas|dras tillbaka|återtas)( *)? {ours}( *)? {answer}"),
            &format!("(återkallar|återtar)( *)?( *)?( *)? {ours}( *)?( *)? {answer}"),
            &format!("(drar|tar)( *)?( *)?( *)? tillbaka( *)?( *)?( *)? {answer}"),
            &format!("(drar|tar)( *)?( *)?( *)?( *)? {answer}( *)? tillbaka"),
            &format!(
                "(vill|önskar|måste|vilja|ber|väljer|beslutat)( *)?( *)?( *)?( *)? (återkalla|återta|dra tillbaka|ta tillbaka)( *)?( *)?( *)? {answer}"
            ),
            &format!(
                "(vill|önskar|måste|vilja|ber|väljer|beslutat)( *)?( *)?( *)?( *)? (dra|ta)( *)?( *)?( *)? {answer}( *)? tillbaka"
            ),
            &format!("(återkallande|återkallelse|tillbakadragande) av( *)?( *)? {answer}"),
            &format!("{ours}( *)? {answer}( *)? (återkallas|dras tillbaka|återtas)"),
            "(vill|önskar) återkalla meddelandet",
            "(would like|wish|wishes) to recall the message",
            "(withdraw|withdrawing|withdraws|retract)( *)? (our|my|the)( *)? (response|answer|reply|comments|submission)",
            "(perun|perumme|peruutan|peruutamme|vedän|vedämme)( *)?( *)? (lausun*|vastauks*)",
            "(trekker|trækker)( *)?( *)?( *)? (svar*|*svar|*svaret|uttalelse*|udtalelse*)( *)? (tilbake|tilbage)",
            "(ziehe|ziehen|zieht)( *)?( *)? (stellungnahme|antwort)( *)? zurück",
        ],
        &[
            "(vill|ska|avser|tänker|kommer|behöver)( *)?( *)? (inte|ej|aldrig)( *)? (återkalla*|återta*|dra|ta|radera*|stryka*|makulera*|att)",
            "(återkallar|återtar|ångrar|drar|tar)( *)? (inte|ej|aldrig)",
            "(kasta|släng*|radera*|stryk*|makulera*|förstör|ta|glöm|ignorera) (inte|ej|aldrig)",
            "(inte|ej|aldrig) (återkalla*|dra|drar|ta|tar)",
            "(inte|ej|aldrig|bara|väl|sluta)( *)? (kasta|släng*|ta bort|radera|stryk*|makulera)",
            "(kan|får|går det att|möjligt att|hur|om|ifall) (man|vi|jag|en|någon)",
            "(ni|kommunen|regionen|länsstyrelsen|de|andra|flera|några|om någon) (bör|borde|ska|skulle|måste|drar|tar|återkallar|vill)",
        ],
    )
});

/// Says that something else stands in the place of what is taken back.
pub(super) static REPLACES: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["ersätt", "i stället", "istället", "nytt", "ny version", "instead", "replace", "bifog"],
        &[
            "(ersätter|ersätts|ersätta)",
            "(i stället|istället)( *)?( *)?( *)? (lämna*|skicka*|gäller|bifog*|för*|detta|följande|det|den)",
            "(lämnar|skickar|bifogar|kommer|sänder)( *)?( *)?( *)? (i stället|istället|nytt|ny)",
            "(bifogat|bifogade|bifogar)( *)? (nytt|ny|nya)",
            "instead",
            "replaced? (by|with)",
        ],
        &["(återkommer|senare)"],
    )
});

/// Adds to or corrects an earlier answer.
pub(super) static SUPPLEMENT: LazyLock<Saying> = LazyLock::new(|| {
    let (ours, answer) = (OURS, ANSWER);
    let forgotten = "( *)?( *)?( *)? (bifoga|bilaga*|fil|filen|filerna|punkt*|sida*|en (sak|punkt|sida|synpunkt|rad)|underskrift*|skriva (under|på|med|att|om|ut)|nämna|säga (att|om|till)|berätta|tala om|ta upp|påpeka|ta med|få med|skicka (med|bilag*|fil*)|lägga (till|med)|i (mejlet|svaret|mitt svar|vårt svar|mitt mejl))";
    let mended = "(rättad|rättat|korrigerad|korrigerat|reviderad|reviderat|uppdaterad|uppdaterat|justerad|justerat|omarbetad|omarbetat|ändrad|ändrat)";
    Saying::new(
        &[
            "komp",
            "supplement",
            "rätt",
            "korrig",
            "revid",
            "uppdater",
            "justera",
            "omarbet",
            "ändra",
            "ersätt",
            "utöver",
            "förutom",
            "glömd",
            "glömt",
            "missa",
            " nu ",
            "inte",
            "fattades",
            "en sak",
            "fel",
            "misstag",
            "första sid",
            "hela ",
            "stod ",
            "ska vara",
            "ska stå",
            "ska det",
            "stället",
            "bortse",
            "tillägg",
            "lägga till",
            "fel ",
            "sakna",
            "följde",
            "här kommer",
            "här är",
            "täydenn",
            "täydent",
            "korjattu",
            "unoh",
            "korvaa",
            "correct",
            "revised",
            "updated",
            "amended",
            "replaces",
            "supersedes",
            "forg",
            "disregard",
            "here is",
            "rettet",
            "rettelse",
            "erstatter",
            "glemte",
            "tilføj",
            "tillegg",
            "oppdatert",
            "opdateret",
            "korrigiert",
            "überarbeitet",
            "ergänzung",
            "nachtrag",
            "vergessen",
            "ersetzt",
        ],
        &[
            &format!(
                "(kompletterar|kompleterar|komplettera|kompletera)( *)?( *)?( *)? {ours}( *)?( *)? {answer}"
            ),
            &format!(
                "(komp?lett?ering*|tillägg|rättelse*|korrigering*|supplement)( *)? (till|av|i|på|för|från)( *)?( *)?( *)?( *)? {answer}"
            ),
            "^(hej )?(igen )?(en )?(liten )?(komp?lett?ering|rättelse)( (till|från|ks|kfn|gällande|ang|angående|avseende|remiss*|#|det|bifog*|enligt|(av|i|på) (remiss*|vårt|mitt|våra|svar*|sid*)))…",
            &format!("{answer}( *)? , (komplettering|rättelse|rättad version|korrigerad version|ny version)"),
            "(här kommer|här är|här har ni|bifogar|bifogat|skickar|sänder|översänder|insänder|lämnar)( *)?( *)?( *)? (komp?lett?ering*|komp?lett?erande|rättelse*|tillägg)",
            &format!(
                "(här kommer|här är|här har ni|bifog*|skickar|sänder|översänder)( *)?( *)?( *)? ({mended}|ny|nytt|rätt|slutlig|den rätta|den slutliga|den korrekta)( *)? (version*|fil|filen|bilaga|bilagan|dokument|dokumentet|{answer})"
            ),
            &format!("{mended} {answer}"),
            &format!("({mended}|ny) version( (av|på|till|med))( *)? ({ours} )?{answer}"),
            &format!("^({mended}|ny|korrekt) version…"),
            "(ersätter|ersätta|ersätts)( *)?( *)?( *)?( *)? (svar|svaret|*yttrande*|remissvar*|version*|mejl*|mail*|skrivelse*|fil|filen|bilaga*|det jag skickade|det vi skickade)",
            &format!("(jag|vi|undertecknad)( *)?( *)? (glömde|glömt|missade|missat){forgotten}"),
            "(komplettera|lägga till|ändra|rätta)( *)? det( som)? (vi|jag) (skrev|skickade|svarade|mejlade|lämnade)",
            "(i stället|istället) för (den|det|svaret|filen)( som)? (vi|jag) (skickade|mejlade|skrev|lämnade)",
            "(skrev|skrivit)( jag| vi)?( *)? fel (årtal|datum|namn|siffra|siffror|belopp|nummer|sida|punkt)",
            "(bifogar|skickar|sänder) nu (även|också)…",
            "(inte fick med|fick inte med|fick jag inte med|fick vi inte med)( *)? (förut|tidigare|sist|igår|senast|förra|i *svar*|i mitt|i vårt)",
            &format!("(glömde|missade) (jag|vi){forgotten}"),
            &format!(
                "^((oj|ojdå|hoppsan|hej|igen|tyvärr|ursäkta|förlåt|ps|,) )?((oj|igen|,) )?((oj|igen|,) )?(glömde|missade|glömt|missat){forgotten}"
            ),
            &format!(
                "(en sak till|ytterligare en sak|tänkte inte på|inte tänkte på|hoppade över)( *)?( *)?( *)? (förra|mitt|vårt|mina|våra|tidigare|första|senaste)( *)? {answer}"
            ),
            &format!(
                "(saknades|fattades)( *)?( *)?( *)? (i|till|från|på) (vårt|mitt|våra|mina)( *)? {answer}"
            ),
            &format!(
                "(i|till|på) (vårt|mitt|våra|mina)( *)? {answer}( *)?( *)? (saknades|fattades|saknas (en sid*|sid*|bilag*|underskrift*)|smög)"
            ),
            &format!(
                "(blev|blivit|var|är|stod|står|smugit sig|smög sig|kommit med|kom med)( *)?( *)? (fel|felaktig*|misstag|felskrivning*|skrivfel*|felstavning*|tryckfel*)( (årtal|datum|siffra|siffror|belopp|namn))? (i|på) (vårt|mitt|våra|mina)( *)? {answer}"
            ),
            &format!(
                "i (vårt|mitt|våra|mina)( *)? {answer}…( *)?( *)?( *)? ska( det| i stället)? (vara|stå) #"
            ),
            "(blev|kom|skickade|bifogade|gick|fick ni|fick)( *)?( *)?( *)? (bara|endast) (första|halva|en|ena|delar av|hälften)( *)? (sid*|fil*|bilag*|del*|svar*|dokument*)",
            "(bilaga*|bilagan|bilagorna|filen|fil|dokumentet)( *)?( *)? (saknades|fattades|följde inte med|kom inte med|ramlade bort|föll bort)",
            "(utöver|förutom) (det|vad)( som)? (jag|vi) (skrev|skickade|svarade)",
            "(här kommer|här är|nu kommer|skickar nu|bifogar nu|kommer här)( *)?( *)? (bilagan|bilagorna|filen|den saknade|resten|(sidan|sidorna|kartan|bilden|texten) som (saknades|fattades|föll bort))",
            "(skickade|bifogade|råkade|blev)( *)?( *)?( *)? fel (fil|version|bilaga|dokument|utgåva)",
            "bortse( *)?( *)? från( *)?( *)?( *)? (mejl*|mail*|svar*|version*|fil*|bilaga*|yttrande*|förra|tidigare)",
            &format!("(lägga till|tillägga|tillfoga)( *)?( *)?( *)? (till|i)( *)? {ours}( *)?( *)? {answer}"),
            "(corrected|revised|updated|amended) (version|response|answer|reply|submission)",
            "(replaces|supersedes|supplement to|addition to)( *)? (our|my|previous|earlier)",
            "(forgot|forgotten)( to)? (attach|include|send|the attachment)",
            "(disregard|ignore)( *)?( *)? (mail|e-mail|email|version|response|attachment)",
            "(täydennys|täydennämme|täydennän|täydentävä)( *)?( *)? (lausun*|vastau*)",
            "(korjattu|päivitetty) (lausunto|vastaus|versio)",
            "(unohdin|unohtui|unohdimme)( *)?( *)? (liit*)",
            "korvaa( *)? (aiem*|edelli*)",
            "(rettet|oppdatert|opdateret|korrigert|korrigeret|revidert|revideret) (versjon|version|høringssvar|svar|uttalelse)",
            "erstatter( *)?( *)? (tidligere|forrige)",
            "glemte( *)?( *)?( *)? (vedlegg*|bilag*|legge ved|vedhæfte)",
            "(supplement|supplering|tillegg|tilføjelse|rettelse) til( *)? (høringssvar*|svar*|uttalelse*)",
            "(korrigierte|überarbeitete|aktualisierte) (fassung|version|stellungnahme|antwort)",
            "(ergänzung|nachtrag) (zu|zur)",
            "anhang( *)?( *)? vergessen",
            "ersetzt( *)?( *)? (frühere|vorherige)",
        ],
        &[
            "(gärna|vid behov|återkommer|senare|kan komma att|kommer att|ska|får)( *)?( *)? (komplettera*|med komplettering*|att komplettera)",
            "(kan|får|måste|om|hur)( *)? (vi|jag|man|ni)( *)?( *)? (komplettera|ändra|rätta|lägga till)",
            "(rättelse*|komplettering*)…( *)?( *)? (behövs|krävs|bör|måste|önskas|efterlyses|saknas|(är|vore|blir) (bra|viktig*|nödvändig*|motiverad*))",
            "(överenskommelse*|riktlinje*|förslaget|policyn|programmet|planen|strategin)( *)?( *)? (ersätt*|komplettera*|glömt|glömde|missa*)",
            "(inte|ej|aldrig) (glömt|glömde|missat|missade)",
            "(ni|kommunen|man|de|den|utredningen|regionen|politiker*|tjänstemän*)( *)?( *)? (glömt|glömde|missat|missade)",
            "(version|utgåva)( *)? av( *)?( *)? (överenskommelse*|riktlinje*|förslag*|policyn|programmet|planen|dokument*)",
            "(har|behöver|ska) (ni|kommunen)… (komplett*|rättelse*)",
        ],
    )
});
