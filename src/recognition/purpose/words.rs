//! What people write when they hand over an answer, have a view or ask: Swedish
//! first, then the main words of Finnish, English, Norwegian, Danish and German. See `phrase` for how
//! the patterns are read.

use std::sync::LazyLock;

use super::asked::SENDING;
use crate::recognition::phrase::Saying;

/// Whose it is when it is the sender's.
pub(super) const OURS: &str =
    "(vårt|mitt|våra|mina|vår|min|sitt|sina|detta|det|*ens|*ets|tidigare|inskickade|inlämnade)";

/// Who speaks for the sender.
pub(super) const WE: &str = "(vi|jag|man|styrelse|styrelsen|förening*|*föreningen|*rådet|rådet|nämnden|*nämnden|förbundet|*förbundet|klubben|partiet|medlemmarna|undertecknad*|organisationen|nätverket|församlingen|stiftelsen)";

/// Hands the answer over.
pub(super) static DELIVERS: LazyLock<Saying> = LazyLock::new(|| {
    let ours = OURS;
    let thing = "(svar|svaret|*remissvar*|*yttrande*|synpunkt*|kommentarer|inspel|remissvaret)";
    Saying::new(
        &[
            "svar", "yttrand", "synpunkt", "kommentar", "inspel", "lausun", "vastau", "response", "reply",
            "comments", "answer", "høring", "uttal", "stellungnahme", "antwort",
        ],
        &[
            &format!(
                "(här kommer|här är|härmed|här följer|följer här|nedan följer|nedan|bifog*|bilagt|biläggs|översänd*|insänd*|inlämn*|lämnar|lämna följande|framföra|framför|sänder|skickar|inkommer|inkomma med följande|avger|avlämnar|överlämnar|delger|bilägger|finner|vidarebefordrar|se)~~~~ {thing}"
            ),
            &format!(
                "{ours}~ (svar|remissvar|*yttrande|synpunkter|kommentarer)~~ (är|lyder|följer|på|till|kring|gällande|angående|om|över|finns|bifogas|enligt|bifogat|nedan|kommer här)"
            ),
            "^((hej )?(mitt |vårt )?svar på ([a-z]{1,4} )?#|remissvar|yttrande|svar på remiss*|synpunkter på)…",
            &format!(
                "{thing}~~~ (bifogas|bifogat|bifogad|biläggs|bilagt|följer|nedan|i bilaga|i bilagd|översänds)"
            ),
            "(ohessa|liitteenä|tässä|annamme|lähetämme)~~~ (lausun*|vastau*)",
            "(attached|enclosed|here is|below|please find|find|submit|submits)~~~ (response|reply|comments|answer|submission)",
            "(vedlagt|her (er|kommer|følger)|oversender|fremsender|avgir)~~~ (høringssvar*|svar|uttalelse*|høringsuttalelse*)",
            "(anbei|hiermit|im anhang|beigefügt)~~~ (stellungnahme|antwort)",
        ],
        &[
            "(ska|kommer att|tänker|avser|hinner|hinna|senare|nästa|imorgon|i morgon|snart|vill gärna|skulle|innan|när|hur|var ska|om vi|om jag|får vi|får jag|får man|kan man|kan vi|kan jag|undrar|dröj*|försen*|återkommer)",
            "(få|får|fått|tack för|fick|inväntar|väntar på|ser fram emot)~~ (svar|svaret|återkoppling)",
            "(inte|ej|aldrig)~~ (skicka*|lämna*|lämnat|skickat|fått)",
            "(lämnar|avger|skickar)~ (inget|inga)",
            "(anstånd*|uppskov*|förläng*)",
            "(inkomna|andras|era|ert|er|övriga|alla|samtliga|andra) (svar|yttrande*|synpunkt*|remissvar*)",
            "(sista|senast|dagen)~~ (att|för)~ (svar*|lämna*)",
            &format!("^(vänligen |snälla )?{SENDING}( mig| oss)? [a-z]{{3,}}s (yttrande|svar|remissvar)"),
            &format!("{SENDING}~ (yttrandena|remissyttrandena|svaren|remissvaren|synpunkterna)"),
        ],
    )
});

/// Says that something is enclosed.
pub(super) static ENCLOSES: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            "bifog", "bilag", "bilägg", "bif ", "attach", "enclos", "liit", "ohessa", "vedlagt", "vedhæft",
            "vedlegg", "anbei", "anhang", "svar", "yttrand", "synpunkt", "dokument", "fil",
        ],
        &[
            "(bifog*|bilag*|bilägg*|bif|attached|attachment|enclosed|liitteenä|liite|ohessa|vedlagt|vedhæftet|vedlegg|anbei|anhang)",
            "(här kommer|här är|här har ni|skickar|sänder)…",
        ],
        &["(inte|ej|ingen|inga)~~ (bifog*|bilag*)"],
    )
});

/// A subject or a file name that calls what it heads an answer.
pub(super) static NAMES_AN_ANSWER: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            "svar", "yttrand", "synpunkt", "lausun", "vastau", "uttal", "response", "reply", "comments",
            "stellungnahme", "answer",
        ],
        &[
            "(*remissvar*|*yttrande*|svar|svaret|*svar|synpunkt*|lausun*|vastaus*|*uttalelse*|response|reply|comments|answer|stellungnahme)",
        ],
        &[
            "(fråga*|undran|anstånd*|uppskov*|förläng*|sista|när|hur|angående svar*|autosvar|kopi*|begär*|inkomna)",
        ],
    )
});

/// Gives an opinion of one's own.
pub(super) static OPINION: LazyLock<Saying> = LazyLock::new(|| {
    let (we, holds) = (
        WE,
        "(anser|tycker|menar|föreslår|saknar|instämmer|välkomnar|uppskattar|befarar|vill se|önskar se|yrkar|gillar|efterlyser|ifrågasätter|hoppas att (ni|kommunen|förslaget)|vill (understryka|framhålla|lyfta|betona|påpeka|poängtera|trycka på|att)|ser (positivt|gärna|fram emot att|risker|en risk|stora)|reagerar|invänder|bedömer|konstaterar|noterar att|är (positiv*|negativ*|kritisk*|orolig*|nöjd*|missnöjd*|besvik*))",
    );
    Saying::new(
        &[
            "anser", "tycker", "menar", "föresl", "saknar", "instämm", "välkomn", "uppskatt", "befara",
            "vill ", "önskar", "yrkar", "gilla", "efterlys", "ifrågas", "hoppas", "ser ", "reager", "invänd",
            "bedöm", "konstater", "noter", "är ", "enligt", "borde ", "bra", "dålig", "viktig", "olyckl",
            "ja", "nej", "håller med", "genomtänk", "rimlig", "onödig", "åsikt", "uppfattning", "kommentar",
            "synpunkt", "krånglig", "katastrof", "förödand", "bättre", "sämre", "byråkrat", "otydlig",
            "oklart", "fel", "orättvis", "rättvis", "för ", "måste", "behöver", "mielest", "mieltä",
            "katsomme", "ehdot", "think", "believe", "suggest", "propose", "recommend", "mener", "synes",
            "foreslår", "syns", "finden", "meinen", "schlagen", "denken",
        ],
        &[
            &format!("{we}~~ {holds}"),
            &format!("{holds} {we}"),
            "(anser|tycker|menar|föreslår|saknar|välkomnar)~ att",
            "(min|vår|mina|våra)~ (synpunkt*|åsikt*|uppfattning*|kommentar*|invändning*)~ (är|om|gäller)",
            "enligt~ (mening|uppfattning|åsikt|min|vår)",
            "svaret( från oss| på frågan)? (är|blir) (ja|nej)",
            "borde",
            "(bra|dåligt|utmärkt|positivt|viktigt|olyckligt|beklagligt|fel|synd) (att|med)",
            "(bra|dåligt|utmärkt|viktigt|uselt|toppen|fint) (förslag|initiativ|dokument|jobb|jobbat)",
            "^(ja|nej|bra|jättebra|dåligt)( tack)?",
            "(är|känns|verkar|vore)~~ (genomtänkt|rimlig*|orimlig*|onödig*|krånglig*|viktig*|bättre|sämre|byråkratisk*|otydlig*|oklart|fel|orättvis*|rättvis*|dyrt|dyra|konstig*|dum*|dåligt|dåliga)",
            "(blir|vore|innebär)~~ (katastrof*|förödande|orimlig*)",
            "(är|blir|känns)( alldeles)? för (dyr*|lång*|krång*|svår*|kort*|mycket|många|lite|få|stor*|otydlig*|vag*|byråkrat*|detalj*)",
            "(det|detta|de|texten|avtalet|förslaget|överenskommelsen|riktlinjerna|kommunen|ni) (måste|behöver) (bli|ändra*|stå|finnas|vara|få|ha|ta|skriva*|förtydliga*)",
            "(vi|jag) håller med",
            "(mielestämme|mielestäni|olemme sitä mieltä|katsomme|ehdotamme|ehdotan)",
            "(we|i|association)~ (think|thinks|believe|believes|suggest|propose|recommend|welcome|feel)",
            "(vi|jeg)~ (mener|synes|foreslår|syns|anbefaler)",
            "(wir|ich)~ (finden|finde|meinen|meine|schlagen|denken)",
        ],
        &[
            "(bör|borde|ska) (vi|jag|man)~ (skicka|svara|lämna|göra|kontakta)",
            "(tack|tackar|kiitos)( så mycket| så hjärtligt)? för",
            "(bra|toppen|perfekt|fint|jättebra)( ,)? tack",
            "((bra|viktigt|tacksam*)~ att (veta|få veta)|om (något|någonting) (är|verkar|känns) (oklart|otydligt))",
            "(ser fram emot|önskar svar|vill( gärna| bara)? veta|vill ha svar)",
            "(länk*|bilag*|filen|filerna|sidan|webbsid*|adress*|mejl*|datum*|uppgift*)~~ (är|var|måste|blir)",
            "vore~ (bra|tacksam*|snällt|fint)( att| om)~ (ni|du|veta|få|vi|jag|någon)",
        ],
    )
});

/// Says what ought to be. Without its dots "bör" is where somebody lives.
pub(super) static OUGHT: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["bör "],
        &["bör"],
        &[
            "bör (#|cirka|ca|omkring|ungefär|granne|intill|strax|i|på|här|där|kvar|utanför|nära|vid|långt|utspri*|själv|ensam*|granne|två|en|ett|tillsammans|just)",
            "bör (vi|jag|man)~ (skicka|svara|lämna|göra|kontakta)",
        ],
    )
});

/// Asks something, with or without a question mark.
pub(super) static ASKS: LazyLock<Saying> = LazyLock::new(|| {
    let hello = "(hej*|god|dag|hallå|tjena|,|kommunen|alla|igen|då|men)";
    Saying::new(
        &[
            "undra", "fråga", "frågor", "fundering", "gäller", "funderar", "veta", "förklara", "förtydliga",
            "när", "hur", "vart", "var ", "vem", "vad", "vilk", "får", "kan", "ska", "behöver", "måste",
            "finns", "går det", "är det", "hör ", "meddela", "säg till", "kysymys", "kysyisin", "kysymme",
            "question", "wonder", "lurer", "spørsmål", "spørgsmål", "frage", "vet ni", "har ni",
        ],
        &[
            "(undrar|undrade|frågar|funderar på (om|hur|när|vad)|vet ni|vill( gärna| bara)? veta|önskar veta|behöver veta|skulle vilja veta)",
            "^(hej )?(, )?((hör (gärna )?av (er|dig)|meddela~ (oss|mig)|säg till|låt (oss|mig) veta) (när|om|hur|vad|så fort|så snart))",
            "(en|har|min|vår|några|lite|par|två|tre) (fråga|frågor|undran|fundering*)",
            "^(fråga|frågor|undran|fundering)( (om|kring|angående|ang|gällande|till|remiss*|ks|#)…)?",
            "(kan|skulle)~ (ni|du|någon)~~ (förklara|förtydliga|berätta|bekräfta|säga|svara|hjälpa|skicka|ringa)…",
            &format!(
                "^({hello} )?({hello} )?({hello} )?(när|hur|vart|var|vem|vad|vilken dag|vilka|vilket datum) (är|kommer|ska|får|måste|behöver|går|kan|gör|gäller|hittar|finns|menar|händer|blir|skickar|vill|många|länge|lång)…"
            ),
            &format!(
                "^({hello} )?({hello} )?({hello} )?(får|kan|ska|måste|behöver|hinner|vill) (man|vi|jag|ni|du|alla|privatpersoner|föreningar)…"
            ),
            &format!(
                "^({hello} )?({hello} )?({hello} )?(finns|går|är) det (någon|något|möjligt|okej|ok|bra|bara|att|för|en)…"
            ),
            &format!(
                "^({hello} )?({hello} )?({hello} )?(gäller|omfattar|berör|avser) (det|den|detta|dessa|de|förslaget|remissen)…"
            ),
            "(kysymys|kysyisin|kysymme|haluaisin tietää)",
            "(have a question|question about|wondering|wonder|would like to know)",
            "(lurer på|har et spørsmål|spørsmål om|spørgsmål om|vil gerne vide)",
            "(eine frage|frage zu|möchte wissen|wüsste gern)",
        ],
        &[
            // A heading of a form.
            "^fråga #…",
            // Whoever asks us, or is asked for something: "Kunderna frågar efter parkering."
            "((ni|(när|om) man) frågar|frågar (ni|man|oss|efter))",
            "(för frågor|vid frågor|eventuella frågor|har ni frågor|om ni har|ni undrar|du undrar|ser vi fram)",
        ],
    )
});
