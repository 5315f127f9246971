//! What people write when they ask for more time or for documents. See `phrase` for how the patterns
//! are read.

use std::sync::LazyLock;

use crate::recognition::phrase::Saying;

use super::words::WE;

/// Asks for more time to answer, or says that the answer will be late.
pub(super) static EXTENSION: LazyLock<Saying> = LazyLock::new(|| {
    let we = WE;
    let ask = "(ber|be|begär|begära|ansöker|ansöka|önskar|önska|hemställer|söker|anhåller|vill ha|vilja ha|uppskatta|undrar|frågar|fråga|önskemål|behov av|få|få ett|ges|beviljas|bevilja|bevilja oss|ge oss)";
    let time = "(anstånd*|ansånd*|antånd*|anståd*|uppskov*|respit*|förlängd (svarstid|remisstid|tid|tidsfrist|frist|svarsfrist|deadline|inlämning*)|förlängt svarsdatum|förlängning*|(längre|mer|mera|extra|ytterligare|lite mer|lite längre) (svarstid|remisstid|tid|tidsfrist|frist|betänketid))";
    let need = "(behöver|behövt|behöva|ber om|be om|vill ha|vilja ha|önskar|begär|hoppas på)";
    let answer = "(svara|lämna|yttra|besvara|behandla|klar|klara|färdig*|*svar|*svaret|*yttrande*|remiss|remissen|i tid|innan|deadline|samla|diskutera|få ihop|skicka|bli)";
    Saying::new(
        &[
            "anst",
            "ansånd",
            "antånd",
            "uppskov",
            "respit",
            "förläng",
            "tid",
            "frist",
            "hinn",
            "hunn",
            "senare",
            "sent",
            "efter",
            "till ",
            "extra",
            "möte",
            "styrels",
            "dröj",
            "försena",
            "först",
            "förrän",
            "lisäaik",
            "pidenn",
            "jatkoaik",
            "extension",
            "time",
            "extend",
            "utsett",
            "utsatt",
            "forleng",
            "udsætt",
            "verläng",
            "aufschub",
            "veck",
            "dagar",
            "månad",
            "week",
            "days",
            "month",
        ],
        &[
            &format!("{ask}( *)?( *)?( *)?( *)? {time}"),
            &format!(
                "(begäran|ansökan|förfrågan|önskan|anhållan|hemställan|fråga|önskemål) om( *)?( *)? {time}"
            ),
            &format!("^{time}( (för|till|med|av|remiss*|ks|angående|ang|gällande|#)…)?"),
            &format!("(finns|går|möjligt|möjlighet*|chans|vore|skulle|kan|kunde)( *)?( *)?( *)?( *)? {time}"),
            &format!("(behöver|behövt)( *)?( *)? {time}"),
            &format!(
                "(kan|får|kunde|skulle) {we}( *)? få( *)?( *)? (vecka|veckor|dag|dagar|månad)( *)? (extra|till|mer|på oss)"
            ),
            &format!(
                "{need}( *)?( *)?( *)? (dag|dagar|vecka|veckor|månad|månader) (till|extra|mer|ytterligare|längre|på oss)"
            ),
            &format!("{need}( *)? (ytterligare|extra)( *)?( *)? (dag|dagar|vecka|veckor|månad|månader)"),
            "(need|request|would like|ask for|have|get)( *)? (more|extra|additional|another)( *)? (week|weeks|days|month|months)",
            "(need|request|would like|ask for|have|get)( a| one| two| three| a few| #)? (more|extra|additional) (week|weeks|day|days|month|months)",
            "(behöver|måste)( *)?( *)?( *)? (behandla*|besluta*|förankra*|diskutera*|tas upp)( *)?( *)? (styrels*|*möte|*mötet|nämnd*)",
            "förlänga( *)?( *)? (svarstid*|remisstid*|tiden|fristen|deadline*|tidsfrist*|svarsfrist*)",
            &format!("{we}( *)? (hinner|hann|hunnit)( *)?( *)? (inte|ej|icke|aldrig|knappast)"),
            &format!("(hinner|hann)( *)? {we}( *)?( *)? (inte|ej|aldrig|knappast)"),
            &format!("^(hinner|hann)( *)? (inte|ej)( *)?( *)? {answer}"),
            &format!(
                "{we}( *)?( *)?( *)? (inte|ej)( *)? (hinna|kunna)( *)?( *)?( *)? {answer}…(i tid|innan|före|deadline|till den|senast|förrän)"
            ),
            &format!(
                "{we}( *)? kan( *)? (inte|ej)( *)?( *)? (svara|lämna|yttra|besvara|skicka)( *)?( *)?( *)? (i tid|innan|före|förrän|till den|senast)"
            ),
            &format!(
                "(kan|får|kunde|skulle) {we}( *)?( *)?( *)?( *)? (till (och med )?(den )?#|till den|till (efter|nästa|slutet|mitten|början|måndag|tisdag|onsdag|torsdag|fredag)*)"
            ),
            &format!(
                "(kan|får|kunde|skulle|går det bra att|går det att|är det (ok|okej|bra) (att|om)|möjligt att)( {we})?( *)?( *)? (svara|svarar|lämnar|skickar|kommer|lämna|skicka|inkomma|komma|återkomma|vänta|dröja|få|inge)( *)?( *)?( *)?( *)? (senare|efter (den|#|styrelse*|möte*|årsmöte*|deadline*|sista*|svarstid*)|några dagar|någon dag|någon vecka|en vecka|två veckor|ett par|försenat|för sent|dag* till|veck* till)"
            ),
            "(svar|svaret|remissvar*|yttrande*|synpunkter*)( *)?( *)?( *)? (dröja|dröjer|försenat|försenas|försenad|blir sent|blir sen)",
            "(svarar|inkommer|skickar|lämnar|svara|lämna)( *)?( *)?( *)?( *)? (efter|när)( *)?( *)? (styrelse*|årsmöte*|möte|mötet|sammanträde*|medlemsmöte*)",
            "(styrels*|nämnd*|möte|mötet|årsmöte*|medlemsmöte*|sammanträ*)( *)?( *)?( *)?( *)? (först|inte förrän|ej förrän)( *)? (den|i|efter|om|till|på|under|#)",
            "(pyydämme|pyydän|haemme|toivomme|voimmeko|saisimmeko|voisimmeko|saammeko)( *)?( *)?( *)? (lisäaika*|pidennys*|jatkoaika*|määräajan)",
            "(lisäaikaa|lisäaika)",
            "(request|ask|asking|apply|need|have|get|grant|granted)( *)?( *)?( *)? (extension|more time|extended|additional time)",
            "(extend)( *)? (deadline|time|period)",
            "(ber|søker|ønsker|få|anmoder)( *)?( *)?( *)? (utsettelse|utsatt frist|forlenget frist|fristforlengelse|udsættelse|fristforlængelse|forlængelse)",
            "(um|bitten|beantragen|beantrage)( *)?( *)?( *)? (fristverlängerung|verlängerung|aufschub)",
        ],
        &[
            "(fick|fått|beviljat|beviljade|beviljats|beviljad|tack för|tackar för)( *)?( *)?( *)?( *)? (anstånd*|uppskov*|förlängd*|förläng*|mer|längre|extra)",
            "(ni|kommunen|du)( *)? (skrev|skriver|säger|sa|sade|erbj*|medger|nämnde|nämner)",
            "(man kan|kan man|kunde man|ska man|behöver man|får man)",
            "(inte|ej|inget|inga)( *)? (be|begära|behov|behöva|behöver|begär|söka)",
            "(behöver|begär|ber|önskar)( *)? (inte|ej|inget)",
            "(förslaget|överenskommelsen|riktlinjerna|kommunen|avtal*|skolan|personal*|barn*|elev*|förskol*)( *)?( *)?( *)? (behöver|bör|ska|måste|ger|får)",
            "(tid|längre tid|mer tid) (till|med|åt|för) (barn*|elev*|ungdom*|medlem*|verksamhet*|varje|varandra|familj*)",
            "om (man|någon|en förening)( *)?( *)? (anstånd|hinner|behöver)",
        ],
    )
});

/// Asks for public documents.
pub(super) static DOCUMENTS: LazyLock<Saying> = LazyLock::new(|| {
    let documents = "(handling|handlingar|handlingarna|*svar|*svaren|*yttrande*|synpunkter*|dokument*|mejl*|allt|samtliga|alla|diariet|sammanställning*|protokoll*|ärendet|akten|*kopi*|skrivelse*|underlag*)";
    Saying::new(
        &[
            "begär",
            "ta del",
            "handling",
            "offentlighetsp",
            "kopi",
            "tryckfrihet",
            "utlämn",
            "lämna",
            "inkomna",
            "svaren",
            "yttrandena",
            "samtliga",
            "sammanställning",
            "document",
            "information",
            "copies",
            "copy",
            "records",
            "asiakirj",
            "kopio",
            "innsyn",
            "aktindsigt",
            "akteneinsicht",
            "få ut",
            "andra",
            "övriga",
            "skicka",
            "mejla",
            "maila",
        ],
        &[
            &format!(
                "(begär|begära|ber|be|önskar|vill|hemställer|anhåller|vilja|få)( *)?( *)?( *)?( *)? (ta del av|utlämn*|lämna ut|lämnas ut|få ut|utfå)( *)?( *)?( *)? {documents}"
            ),
            "begär*( *)?( *)?( *)? ut",
            "begär*( *)? att( *)? få (ta del|ut|kopi*|se|läsa)",
            "(begär|begära|begäran om|ber om|be om|beställer|beställa|behöver|vill ha|vilja ha|önskar|få)( *)?( *)? (*kopi*|allmän* handling*|utlämnande*|handlingar|handlingarna)( *)?",
            "(begäran|förfrågan|önskan) om( att)?( *)? (ta del|utlämnande*|*kopi*|allmän*|handling*|utfå*)",
            "(handlingsbegäran|handlingsutlämn*|utlämnandebegäran)",
            "(enligt|med stöd av|med hänvisning till|utifrån|åberopande av|åberopar)( *)? (offentlighetsprincip*|tryckfrihetsförordning*|tf)",
            "(begär|vill|önskar|ber|kan|skicka)… offentlighetsprincip*",
            "(kan|kunde|vill|skulle|går det att|får|möjligt att|vänligen|snälla|vänlig och)( *)?( *)?( *)?( *)? (skicka|mejla|maila|få|sända|ta del av|se|läsa|lämna ut|översända)( *)?( *)?( *)?( *)? (*kopi*|inkomna|(alla|andras|övriga|samtliga|de andra*|andra)( *)? (svar|svaren|*svar|yttranden|synpunkter|handlingar)|remissvaren|yttrandena|handlingarna|allmän* handling*|remissammanställning*|sammanställningen)",
            "(skicka|mejla|maila)( gärna)?( *)?( *)?( *)? (svaren|remissvaren|yttrandena|handlingarna|de svar)",
            "(sänd|sända|skicka|mejla|maila)( *)?( *)? kopi*",
            "(skicka|mejla|maila)( gärna)?( *)?( *)? (alla|samtliga|inkomna) (svar|remissvar|yttranden|handlingar)",
            "(läsa|se|få|veta|ta del av) vad( *)? (andra|övriga)( *)?( *)? (svarat|tyckt|skrivit|svarade|skrev)",
            "(request|requesting|like|want|obtain|send)( *)?( *)?( *)?( *)? (access to|copies of|copy of|the documents|all documents|the responses)",
            "(freedom of information|(public|official) (records|documents))",
            "(pyydän|pyydämme)( *)?( *)?( *)? (asiakirj*|kopio*|nähtäv*)",
            "asiakirjapyyntö*",
            "(ber|begjærer|krever|ønsker)( *)?( *)? innsyn",
            "(innsynsbegjæring|innsynskrav|aktindsigt|akteneinsicht)",
        ],
        &[
            "(ni|kommunen)( *)? (skrev|skriver|säger|begär|begärde|ber)",
            "att( *)? (alla|medborgar*|förening*|civil*|invånar*|fler|allmänheten|de)( *)?( *)? (kan|kunna|få|får|ska)",
            "(rätt|rätten|möjlighet|möjligheten|chans|chansen)( *)? att( *)? (ta del|begära|få)",
            "(tagit|tog|har fått) (del|ta)",
            "(inte|ej) (begär*|begära)",
            "(tillsänd|skickad|bli sänd|delgiven|bekräftelse|kvittens)",
        ],
    )
});
