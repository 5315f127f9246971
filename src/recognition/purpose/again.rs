//! What people write when they add to an answer or correct it. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use crate::recognition::phrase::Saying;

use super::taken_back::{OWN, SENT};
use super::words::OURS;

/// What an answer is called by those who write one.
pub(super) const ANSWER: &str = "(svar|svaret|svaren|*remissvar*|*yttrande*|synpunkt*|skrivelse*|inlaga*|mejl|mejlet|mail|mailet|höringssvar*|høringssvar*|uttalelse*)";

/// Says that something else stands in the place of what is taken back.
pub(super) static REPLACES: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            "ersätt", "i stället", "istället", "nytt", "ny version", "instead", "replace", "bifog",
            "här kommer", "här är", "här följer", "nedan",
        ],
        &[
            "(här|nedan) (kommer|är|följer) (det|den|ett|en|vårt|mitt|min|mina|vår|våra|följande|nytt|ny|nya|rätt|rätta)",
            "(ersätter|ersätts|ersätta)",
            "(i stället|istället)~~~ (lämna*|skicka*|gäller|bifog*|för*|detta|följande|det|den)",
            "(lämnar|skickar|bifogar|kommer|sänder)~~~ (i stället|istället|nytt|ny)",
            "(bifogat|bifogade|bifogar)~ (nytt|ny|nya)",
            "instead",
            "replaced? (by|with)",
        ],
        &["(återkommer|senare)", "(inget|ingen|inga|inte|ej|aldrig)~~ (nytt|ny|nya)"],
    )
});

/// Adds to or corrects an earlier answer.
pub(super) static SUPPLEMENT: LazyLock<Saying> = LazyLock::new(|| {
    let (ours, answer) = (OURS, ANSWER);
    let forgotten = "~~~ (bifoga|bilaga*|fil|filen|filerna|punkt*|sida*|en (sak|punkt|sida|synpunkt|rad)|underskrift*|skriva (under|på|med|att|om|ut)|nämna|säga (att|om|till)|berätta|tala om|ta upp|påpeka|ta med|få med|skicka (med|bilag*|fil*)|lägga (till|med)|bild*|foto*|karta*|kartor*|ritning*|tabell*|(till|på) (mejlet|svaret|mitt svar|vårt svar|mitt mejl)|(i|till|på) (förra|första|senaste) (mejlet|mailet|svaret|brevet)|i( mitt| vårt)? (*svar|*svaret|*yttrande|*yttrandet|mejl|mejlet))";
    let one_thing = "(en sak|en punkt|en synpunkt|ett par saker|några saker|något)";
    let mended = "(rättad|rättat|korrigerad|korrigerat|reviderad|reviderat|uppdaterad|uppdaterat|justerad|justerat|omarbetad|omarbetat|ändrad|ändrat)";
    Saying::new(
        &[
            "komp", "supplement", "rätt", "korrig", "revid", "uppdater", "justera", "omarbet", "ändra",
            "ersätt", "utöver", "förutom", "glömd", "glömt", "missa", " nu ", "inte", "fattades", "en sak",
            "fel", "misstag", "första sid", "hela ", "stod ", "ska vara", "ska stå", "ska det", "stället",
            "bortse", "tillägg", "lägga till", "fel ", "sakna", "följde", "här kommer", "här är", "täydenn",
            "täydent", "korjattu", "unoh", "korvaa", "correct", "revised", "updated", "amended", "replaces",
            "supersedes", "forg", "disregard", "here is", "rettet", "rettelse", "erstatter", "glemte",
            "tilføj", "tillegg", "oppdatert", "opdateret", "korrigiert", "überarbeitet", "ergänzung",
            "nachtrag", "vergessen", "ersetzt", "försök", "hör till", "tillhör",
        ],
        &[
            &format!("(kompletterar|kompleterar|komplettera|kompletera)~~~ {ours}~~ {answer}"),
            &format!(
                "(komp?lett?ering*|tillägg|rättelse*|korrigering*|supplement)~ (till|av|i|på|för|från)~~~~ {answer}"
            ),
            "^(hej )?(igen )?(en )?(liten )?(komp?lett?ering|rättelse)( (till|från|[a-z]{1,4} #|ks|kfn|gällande|ang|angående|avseende|remiss*|#|det|bifog*|enligt|(av|i|på) (remiss*|vårt|mitt|våra|svar*|sid*)))…",
            &format!("(komp?lett?ering*|tillägg|rättelse*|korrigering*)~ (till|av|i|på) {SENT}"),
            &format!(
                "(vill|önskar|måste|behöver|skulle vilja)~ (ändra|rätta|justera|korrigera|revidera) {OWN}~ {answer}"
            ),
            "^(hej )?(igen )?(, )?(nytt försök|ett nytt försök|gör ett nytt försök|försöker igen|skickar igen|skickar om)~~~ (bilag*|*fil|filen|filer|filerna|pdf*|format)",
            &format!("{one_thing} till( som)? (jag|vi)~ (glömde|glömt|missade|missat|inte fick med)"),
            &format!("{one_thing}( som)? (jag|vi) (glömde|inte fick med)"),
            &format!(
                "(här kommer|här är|här har ni|bifogar|bifogas|skickar|sänder|översänder)( nu| även| också| det| den| de| vårt| ett| justerade| justerat| undertecknade| undertecknat| underskrivna| saknade| utlovade){{0,4}} (protokoll|protokollet|protokollsutdrag*|bilagan|bilagorna) (som hör till|som tillhör|tillhörande|hörande till)~~ {answer}"
            ),
            &format!("{answer}~ , (komplettering|rättelse|rättad version|korrigerad version|ny version)"),
            "(här kommer|här är|här har ni|bifogar|bifogat|skickar|sänder|översänder|insänder|lämnar)~~~ (komp?lett?ering*|komp?lett?erande|rättelse*|tillägg)",
            &format!(
                "(här kommer|här är|här har ni|bifog*|skickar|sänder|översänder)~~~ ({mended}|ny|nytt|rätt|slutlig|den rätta|den slutliga|den korrekta)~ (version*|fil|filen|bilaga|bilagan|dokument|dokumentet|{answer})"
            ),
            &format!("{mended} {answer}"),
            &format!("({mended}|ny) version( (av|på|till|med))~ ({ours} )?{answer}"),
            &format!("^({mended}|ny|korrekt) version…"),
            "(ersätter|ersätta|ersätts)~~~~ (svar|svaret|*yttrande*|remissvar*|version*|mejl*|mail*|skrivelse*|fil|filen|bilaga*|det jag skickade|det vi skickade)",
            &format!("(jag|vi|undertecknad)~~ (glömde|glömt|missade|missat){forgotten}"),
            "(komplettera|lägga till|ändra|rätta)~ det( som)? (vi|jag) (skrev|skickade|svarade|mejlade|lämnade)",
            "(i stället|istället) för (den|det|svaret|filen)( som)? (vi|jag) (skickade|mejlade|skrev|lämnade)",
            "(skrev|skrivit)( jag| vi)?~ fel (årtal|datum|namn|siffra|siffror|belopp|nummer|sida|punkt)",
            "(bifogar|skickar|sänder) nu (även|också)…",
            "^(hej )?(, )?(nu|här) med (rätt|rätta|korrekt) (bilaga*|bilagan|fil|filen|version*|dokument*|sid*)",
            &format!(
                "{answer}~ igen , (nu|denna gång|den här gången)~~ (undertecknat|underskrivet|påskrivet|signerat|justerat|rättat)"
            ),
            "(vi|jag) (vill|önskar|skulle vilja)~ komplettera med (följande|detta|en sak|foto*|bilder|bilagor|ett foto|en bild)",
            "(inte fick med|fick inte med|fick jag inte med|fick vi inte med)~ (förut|tidigare|sist|igår|senast|förra|i *svar*|i mitt|i vårt)",
            &format!("(glömde|missade) (jag|vi){forgotten}"),
            &format!(
                "^((oj|ojdå|hoppsan|hej|igen|tyvärr|ursäkta|förlåt|ps|,) )?((oj|igen|,) )?((oj|igen|,) )?(glömde|missade|glömt|missat){forgotten}"
            ),
            &format!(
                "(en sak till|ytterligare en sak|tänkte inte på|inte tänkte på|hoppade över)~~~ (förra|mitt|vårt|mina|våra|tidigare|första|senaste)~ {answer}"
            ),
            &format!("(saknades|fattades)~~~ (i|till|från|på) (vårt|mitt|våra|mina)~ {answer}"),
            &format!(
                "(i|till|på) (vårt|mitt|våra|mina)~ {answer}~~ (saknades|fattades|saknas (en sid*|sid*|bilag*|underskrift*)|smög)"
            ),
            &format!(
                "(blev|blivit|var|är|stod|står|smugit sig|smög sig|kommit med|kom med)~~ (fel|felaktig*|misstag|felskrivning*|skrivfel*|felstavning*|tryckfel*)( (årtal|datum|siffra|siffror|belopp|namn))? (i|på) (vårt|mitt|våra|mina)~ {answer}"
            ),
            &format!("i (vårt|mitt|våra|mina)~ {answer}…~~~ ska( det| i stället)? (vara|stå) #"),
            "(blev|kom|skickade|bifogade|gick|fick ni|fick)~~~ (bara|endast) (första|halva|en|ena|delar av|hälften)~ (sid*|fil*|bilag*|del*|svar*|dokument*)",
            "(bilaga*|bilagan|bilagorna|filen|fil|dokumentet)~~ (saknades|fattades|följde inte med|kom inte med|ramlade bort|föll bort)",
            "(utöver|förutom) (det|vad)( som)? (jag|vi) (skrev|skickade|svarade)",
            "(här kommer|här är|nu kommer|skickar nu|bifogar nu|kommer här)~~ (bilagan|bilagorna|filen|den saknade|resten|(sidan|sidorna|kartan|bilden|texten) som (saknades|fattades|föll bort))",
            "(skickade|bifogade|råkade|blev)~~~ fel (fil|version|bilaga|dokument|utgåva)",
            "bortse~~ från~~~ (mejl*|mail*|svar*|version*|fil*|bilaga*|yttrande*|förra|tidigare)",
            &format!("(lägga till|tillägga|tillfoga)~~~ (till|i)~ {ours}~~ {answer}"),
            "(corrected|revised|updated|amended) (version|response|answer|reply|submission)",
            "(replaces|supersedes|supplement to|addition to)~ (our|my|previous|earlier)",
            "(forgot|forgotten)( to)? (attach|include|send|the attachment)",
            "(disregard|ignore)~~ (mail|e-mail|email|version|response|attachment)",
            "(täydennys|täydennämme|täydennän|täydentävä)~~ (lausun*|vastau*)",
            "(korjattu|päivitetty) (lausunto|vastaus|versio)",
            "(unohdin|unohtui|unohdimme)~~ (liit*)",
            "korvaa~ (aiem*|edelli*)",
            "(rettet|oppdatert|opdateret|korrigert|korrigeret|revidert|revideret) (versjon|version|høringssvar|svar|uttalelse)",
            "erstatter~~ (tidligere|forrige)",
            "glemte~~~ (vedlegg*|bilag*|legge ved|vedhæfte)",
            "(supplement|supplering|tillegg|tilføjelse|rettelse) til~ (høringssvar*|svar*|uttalelse*)",
            "(korrigierte|überarbeitete|aktualisierte) (fassung|version|stellungnahme|antwort)",
            "(ergänzung|nachtrag) (zu|zur)",
            "anhang~~ vergessen",
            "ersetzt~~ (frühere|vorherige)",
        ],
        &[
            "(gärna|vid behov|återkommer|senare|kan komma att|kommer att|ska|får)~~ (komplettera*|med komplettering*|att komplettera)",
            "(kan|får|måste|om|hur)~ (vi|jag|man|ni)~~ (komplettera|ändra|rätta|lägga till)",
            "hur (gör|går|ska) (jag|vi|man|det)",
            "(rättelse*|komplettering*)…~~ (behövs|krävs|bör|måste|önskas|efterlyses|saknas|(är|vore|blir) (bra|viktig*|nödvändig*|motiverad*))",
            "(överenskommelse*|riktlinje*|förslaget|policyn|programmet|planen|strategin)~~ (ersätt*|komplettera*|glömt|glömde|missa*)",
            "(inte|ej|aldrig) (glömt|glömde|missat|missade)",
            "(ni|kommunen|man|de|den|utredningen|regionen|politiker*|tjänstemän*)~~ (glömt|glömde|missat|missade)",
            "(version|utgåva)~ av~~ (överenskommelse*|riktlinje*|förslag*|policyn|programmet|planen|dokument*)",
            "(har|behöver|ska) (ni|kommunen)… (komplett*|rättelse*)",
        ],
    )
});
