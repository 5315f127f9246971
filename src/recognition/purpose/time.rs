//! What people write when they ask for more time to answer. See `phrase` for how the patterns are read.
//!
//! People want more time for much else: in the swimming hall, at the bus stop. What says by a word of its own that it
//! is about answering is in `EXTENSION`; the rest counts only beside such a word, or where nothing else is said.

use std::sync::LazyLock;

use crate::pattern::Pattern;
use crate::recognition::Place;
use crate::recognition::phrase::{Phrases, Saying};
use crate::recognition::sentence::Sentence;

use super::later::LATER_ON;
use super::whose_time::{NOT_OURS, is_a_habit, is_of_others, is_the_writers};
use super::words::WE;

/// How people ask for something.
const ASK: &str = "(ber|be|begär|begära|ansöker|ansöka|önskar|önska|hemställer|söker|anhåller|vill ha|vilja ha|uppskatta|undrar|frågar|fråga|önskemål|behov av|få|få ett|ges|beviljas|bevilja|bevilja oss|ge oss)";

/// Time that is one's own to answer.
pub(super) const TIME_TO_ANSWER: &str = "(anstånd*|ansånd*|antånd*|anståd*|uppskov*|respit*|förlängd (svarstid|remisstid|svarsfrist|inlämning*|deadline)|förlängt svarsdatum|(längre|mer|mera|extra|ytterligare|lite mer|lite längre) (svarstid|remisstid|betänketid))";

/// Time for whatever it may be.
pub(super) const TIME: &str = "(förlängd (tid|tidsfrist|frist)|förlängning*|(längre|mer|mera|extra|ytterligare|lite mer|lite längre) (tid|tidsfrist|frist))";

/// What the sender's own answer is called.
pub(super) const THE_ANSWER: &str =
    "(svar|svaret|svaren|*svar|*svaret|*yttrande|*yttrandet|synpunkter|synpunkterna)";

/// Months of the year.
const MONTH: &str = "(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)";

/// Days and weeks.
pub(super) const WEEKS: &str = "(dag|dagar|dagars|vecka|veckor|veckors|månad|månader)";

/// Asks for more time to answer, or says that the answer will be late.
pub(super) static EXTENSION: LazyLock<Saying> = LazyLock::new(|| {
    let (we, ask, time, answer) = (WE, ASK, TIME_TO_ANSWER, THE_ANSWER);
    let sender = "(vi|jag|styrelsen|nämnden|*nämnden|*föreningen|*klubben|*rådet|*förbundet)";
    Saying::new(
        &[
            "anst", "ansånd", "antånd", "uppskov", "respit", "förläng", "svarstid", "remisstid",
            "betänketid", "i tid", "innan", "före", "senast", "först", "förrän", "tidigast", "senare",
            "skjuta", "efter", "när ", "styrels", "möte", "nämnd", "dröj", "försena", "sent", "sen ",
            "sena ", "lisäaik", "pidenn", "jatkoaik", "extension", "extend", "utsett", "utsatt", "forleng",
            "udsætt", "verläng", "aufschub",
        ],
        &[
            "(svårt|omöjligt|knepigt)~ att~ (svara|yttra|få ihop)~~~ (i tid|innan|före|till den|på så kort)",
            &format!(
                "{we}~ (klarar|lyckas)~ (inte|ej)( att)? (svara|lämna|skicka|yttra)~~~ (i tid|innan|före|till)"
            ),
            &format!("{ask}~~~~ {time}"),
            &format!("(begäran|ansökan|förfrågan|önskan|anhållan|hemställan|fråga|önskemål) om~~ {time}"),
            &format!(
                "^({time}( (för|till|med|av|remiss*|ks|angående|ang|gällande|#)…)?|[a-z]{{1,4}} # {time})"
            ),
            &format!("(finns|går|möjligt|möjlighet*|chans|vore|skulle|kan|kunde)~~~~ {time}"),
            &format!("(behöver|behövt)~~ {time}"),
            "förlänga~~ (svarstid*|remisstid*|fristen|deadline*|tidsfrist*|svarsfrist*)",
            &format!(
                "(önskar|vill|behöver|måste|får|kan)( vi| jag)? (senarelägga|skjuta (på|upp|fram))~ {answer}"
            ),
            "(behöver|måste)~~~ (behandla*|besluta*|förankra*|diskutera*|tas upp)~~ (styrels*|*möte|*mötet|nämnd*)",
            &format!(
                "{we}~ kan~ (inte|ej)~~ (svara|lämna|yttra|besvara|skicka)~~~ (i tid|innan|före|förrän|till den|senast)"
            ),
            "(svar|svaret|remissvar*|yttrande*|synpunkter*)(~~~| kommer…) (dröja|dröjer|försenat|försenas|försenad|blir sent|blir sen)",
            "(svarar|inkommer|skickar|lämnar|svara|lämna|få återkomma|få inkomma)~~~~ (efter|när)~~ (styrelse*|årsmöte*|möte|mötet|sammanträde*|medlemsmöte*)",
            // Later than asked: nobody else tells so of their answer.
            &format!(
                "({sender}~~~~~ (svara|svarar|yttra oss|yttra mig|lämna|lämnar|skicka|skickar|inkomma|inkommer)(~~ {answer})?|(vårt|mitt|våra|mina)~ {answer}~|{answer}~~ (lämnas|skickas|kommer|inkommer)) (först|tidigast|inte förrän|ej förrän) ({LATER_ON}|vecka #|v #)"
            ),
            "(styrels*|nämnd*|möte|mötet|årsmöte*|medlemsmöte*|sammanträ*)~~~~ (först|inte förrän|ej förrän)~ (den|i|efter|om|till|på|under|#)",
            "(inväntar|väntar på|avvaktar|vänta på|invänta|avvakta)~~~ (*möte|*mötet|*sammanträde*|beslut*|*styrelse*|*nämnd*)…~~~ (svara|svarar|svar|yttra|yttrande|lämna|skicka)",
            &format!(
                "{we}~ (ligger|är|blir)~ (efter|sena|sen|försenade|försenad|sent ute)~ med~~ (svar*|*svar|*svaret|*yttrande*|remiss*)"
            ),
            &format!(
                "(skickar|sänder|lämnar|kommer|inkommer|svarar|svara)~~~~ {answer}~~~ (senare|för sent|försent|i efterhand)"
            ),
            &format!(
                "{answer}~ (kommer|inkommer|skickas|lämnas|blir)~~~~ (efter|för sent|sent) (sista|svarstid*|deadline*|fristen|utsatt|datum*|tiden|remisstid*)"
            ),
            &format!(
                "(svarar|skickar|lämnar|inkommer|kommer)~~~~~ {WEEKS} efter (sista|svarstid*|deadline*|fristen|utsatt|datum*|remisstid*)"
            ),
            "(kommer in|komma in|inkommer|inkomma)~ med~~ (svar|svaret|yttrande|remissvar|synpunkter)~( vid ett| på ett)? (senare|för sent|försent)",
            "(kört|för sent|försent)~ om (vi|jag)~ (skickar|svarar|lämnar|kommer|inkommer)",
            "(pyydämme|pyydän|haemme|toivomme|voimmeko|saisimmeko|voisimmeko|saammeko)~~~ (lisäaika*|pidennys*|jatkoaika*|määräajan)",
            "(lisäaikaa|lisäaika)",
            "(request|ask|asking|apply|need|have|get|grant|granted)~~~ (extension|extended)",
            "(extend)~ (deadline|time|period)",
            "(ber|søker|ønsker|få|anmoder)~~~ (utsettelse|utsatt frist|forlenget frist|fristforlengelse|udsættelse|fristforlængelse|forlængelse)",
            "(um|bitten|beantragen|beantrage)~~~ (fristverlängerung|verlängerung|aufschub)",
        ],
        &NOT_OURS,
    )
});

/// Asks for more time, or says that there is too little of it, for whatever it may be.
pub(super) static MORE_TIME: LazyLock<Saying> = LazyLock::new(|| {
    let (we, ask, time, weeks) = (WE, ASK, TIME, WEEKS);
    let need =
        "(behöver|behövt|behöva|ber om|be om|vill ha|vilja ha|önskar|begär|hoppas på|ge oss|ge mig|få)";
    let answer = "(svara|lämna|yttra|besvara|behandla|klar|klara|färdig*|*svar|*svaret|*yttrande*|remiss|remissen|i tid|innan|deadline|samla|diskutera|få ihop|skicka|bli)";
    Saying::new(
        &[
            "tid", "frist", "förläng", "hinn", "hunn", "hann", "senare", "sent", "efter", "till ", "extra",
            "ytterligare", "mer ", "längre", " i ", "på oss", "få lämna", "få skicka", "få svara",
            "få inkomma", "få komma in", "time", "veck", "nästa", "week", "days", "day ", "month", "dagar",
            "dag ",
        ],
        &[
            &format!("{ask}~~~~ {time}"),
            &format!("(begäran|ansökan|förfrågan|önskan|anhållan|hemställan|fråga|önskemål) om~~ {time}"),
            &format!("^{time}( (för|till|med|av|remiss*|ks|angående|ang|gällande|#)…)?"),
            &format!("(finns|går|möjligt|möjlighet*|chans|vore|skulle|kan|kunde)~~~~ {time}"),
            &format!("(kan|får|kunde|skulle) {we}~~ (svara|yttra oss|yttra mig|lämna|skicka)~~ i {MONTH}"),
            &format!("(behöver|behövt)~~ {time}"),
            &format!("(kan|får|kunde|skulle) {we}~ få~~ {weeks} (extra|till|mer|på oss)"),
            &format!("(kan|får|kunde|skulle) {we}~ få~ (extra|fler|ytterligare)~ {weeks}"),
            "(hinner|hann|hunnit)~ (inte|ej)~~ (svara|yttra|besvara|behandla|*svar|*svaret|*yttrande*|remiss*)",
            &format!("{need}~~~ {weeks} (till|extra|mer|ytterligare|längre|på oss)"),
            &format!("{need}~ (ytterligare|extra)~~ {weeks}"),
            "(need|request|would like|ask for|have|get|some)~ (more|extra|additional|another)~ (time|week|weeks|days|month|months)",
            "(need|request|would like|ask for|have|get)( a| one| two| three| a few| #)? (more|extra|additional) (week|weeks|day|days|month|months)",
            "förlänga~~ tiden",
            "(skulle|vill|önskar|behöver)( behöva| gärna| vilja){0,2} få (lämna|skicka|svara|inkomma|komma in)~~~~ (den #|till (den )?#|efter (den )?#)",
            &format!("{we}~ (hinner|hann|hunnit)~~ (inte|ej|icke|aldrig|knappast)"),
            &format!("(hinner|hann)~ {we}~~ (inte|ej|aldrig|knappast)"),
            &format!("^(hinner|hann)~ (inte|ej)~~ {answer}"),
            &format!(
                "{we}~~~ (inte|ej)( att)?~ (hinna|kunna)~~~ {answer}… (i tid|innan|före|deadline|till den|senast|förrän)"
            ),
            &format!(
                "(kan|får|kunde|skulle) {we}~~~~ (till (och med )?(den )?#|till den|till (på )?(efter|nästa|slutet|mitten|början|måndag|tisdag|onsdag|torsdag|fredag)*)"
            ),
            &format!(
                "(kan|får|kunde|skulle|går det bra (att|om)|går det att|är det (ok|okej|bra) (att|om)|möjligt att|finns( det)?~ möjlighet att)( {we})?~~ (svara|svarar|lämnar|skickar|kommer|lämna|skicka|inkomma|komma|återkomma|vänta|dröja|få|inge)~~~~ (senare|efter (den|det|#|styrelse*|möte*|årsmöte*|deadline*|sista*|svarstid*)|på (måndag|tisdag|onsdag|torsdag|fredag)*|(i )?nästa vecka|några dagar|någon dag|någon vecka|en vecka|två veckor|ett par|försenat|för sent|dag* till|veck* till)"
            ),
        ],
        &NOT_OURS,
    )
});

/// What tells that the time is for answering: the answer itself, those who must decide on it, a day.
static OF_AN_ANSWER: Phrases = Phrases::new(&[
    "(svar*|*svar|*svaret|*svaren|yttra*|*yttrande*|remiss*|*remissen|synpunkt*|besvar*|inlämn*|lämna in|inkomma|komma in|skicka*|återkomm*|deadline*|svarstid*|*frist|*fristen|styrelsemöte*|styrelsesammanträde*|nämnd*|*nämnden|sammanträd*|årsmöte*|medlemsmöte*|mötet|förankra*|behandla*|diskutera*|samråda)",
    "(sista|senaste) (dag*|datum*)",
    "styrelsen (måste|ska|behöver|hinner|sammanträder|träffas|möts|har)",
    "(ha|har|hålla|håller|ha ett|efter|nästa) möte",
    "(samla|kalla) (ihop|in|medlem*|styrels*|grupp*|oss)",
    "(läsa|läsa igenom|ta oss igenom|gå igenom|sätta (oss|mig) in i|ta ställning)",
    "(bli|blir|vara|få|får)~~ (klar|klara|klart|färdig*)",
    "till (och med )?(den #|# (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)|(på )?(måndag|tisdag|onsdag|torsdag|fredag|söndag)*|nästa|slutet|mitten|början|efter)",
    "(answer*|reply|replies|respon*|comment*|board|meeting|deadline)",
]);

/// Where the time stands at the end, nothing says what else it is for.
static NOTHING_ELSE: Pattern = Pattern::new(
    " (?:tid|tiden|frist|forlangning|dag|dagar|vecka|veckor|manad|manader|time|weeks?|days?|months?|hinner|hunnit|hann)\
         (?: (?:vi|jag|till|extra|mer|langre|pa|oss|mig|tack|snalla|om|mojligt|det|gar|for|bra|ok|please|more|tyvarr|inte|ej|i|tid|med|detta|det|har|allt|riktigt|bara|an))*(?: ,.*)?(?: \\?)? $",
);

/// A subject about the time to answer.
static HEADED_BY_TIME: Phrases = Phrases::new(&[
    "(anstånd*|uppskov*|svarstid*|remisstid*|deadline*|förläng*|försena*|sista dag*|extension|*frist*)",
]);

/// Whether `one` of these `sentences` asks for more time to answer.
pub(super) fn asks_for_time(one: &Sentence, sentences: &[Sentence]) -> bool {
    let headed = || {
        let mut subject = sentences.iter().take_while(|one| one.place == Place::Subject);
        subject.any(|one| HEADED_BY_TIME.is_match(&one.said))
    };
    let to_answer = || OF_AN_ANSWER.is_match(&one.said) || NOTHING_ELSE.is_match(&one.said) || headed();
    let ours = || is_the_writers(one);
    (EXTENSION.is_said_in(one) && (ours() || !is_of_others(one)))
        || (MORE_TIME.is_said_in(one) && to_answer() && (ours() || !(is_of_others(one) || is_a_habit(one))))
}

/// Whether the sentence regrets that the time was short, and asks for none: "vi skulle gärna ha haft längre tid".
pub(super) fn regrets(one: &Sentence) -> bool {
    REGRET.is_match(&one.said) && !one.asks() && !is_the_writers(one)
}

static REGRET: Phrases = Phrases::new(&[
    "(skulle|hade|borde)~~~ (haft|behövt|velat|önskat|fått|uppskattat)",
    "(har|hade)~ (haft|fått)~~~ (kort|kortare|lite|knapp|knappt|mindre|dåligt|begränsad)",
    "(would|should) have~ (liked|needed|wanted|had|appreciated)",
]);

/// Speaks of the time there is to answer.
pub(super) static OF_TIME: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["tid", "frist", "hinn", "deadline", "datum", "styrels", "möte", "träffas"],
        &[
            "(*tid|*tiden|tidplan*|*frist*|hinn*|deadline*|*datum*|styrelsen|styrelsemöt*|möte*|(vi|styrelsen) träffas)",
        ],
        &[],
    )
});
