//! What people write beside or instead of the words of the trade: praise and blame, and what asks for changes. See
//! `phrase` for how the patterns are read.

use std::sync::LazyLock;

use super::words::{HOW, ME, PROPOSAL};
use crate::recognition::phrase::Saying;

/// Words of praise; "*bra" is every "jättebra" and "kanonbra".
pub(super) const GOOD: &str = "(*bra|*fint|*fin|god|gott|tydlig|tydligt|tydliga|ändamålsenlig*|*balanserat|*balanserad|lättläst*|lättförståelig*|utmärkt|utmärkta|välskriv*|genomarbeta*|genomtänk*|klokt|kloka|klok|toppen|vettigt|vettiga|vettig|rimligt|rimliga|rimlig|perfekt|suveränt|fantastisk*|fina|avväg*|positivt|lysande|kanon)";

/// What each of them has in it.
pub(super) const GOOD_STEMS: [&str; 26] = [
    "bra ",
    "fin ",
    "fint ",
    "fina ",
    " god ",
    " gott ",
    "tydlig",
    "ändamål",
    "balanser",
    "lättläst",
    "lättförst",
    "utmärkt",
    "välskriv",
    "genomarbeta",
    "genomtänk",
    "klok",
    "toppen",
    "vettig",
    "rimlig",
    "perfekt",
    "suverän",
    "fantastisk",
    "avväg",
    "positiv",
    "lysande",
    "kanon",
];

/// Words of blame.
pub(super) const BAD: &str = "(dålig*|usel*|uselt|undermålig*|oacceptab*|onödig*|värdelös*|vansinn*|orimlig*|förkastlig*|ogenomtänk*|idiotisk*|bedrövlig*|olämplig*|bortkastad*|slöseri|kass|kasst|skit|dumt|dum|fel)";

/// What is praised or blamed by name.
const IT: &str = "(förslaget|remissförslaget|överenskommelse*|riktlinjerna|dokumentet|skrivelsen|*policyn|*planen|*programmet|*strategin|utkastet|remissen|*avtalet)";

/// Another text than the one asked about, or somebody else's judgement of it.
const ANOTHER: &str = "(gamla|förra|tidigare|nuvarande|befintlig*|gällande|dagens|föregående|dåvarande|motsvarande|stockholms|andra)( *)? (förslag*|överenskommelse*|riktlinj*|avtal*|dokument*|policyn|planen|programmet)";

/// Speaks well of it.
pub(super) static LIKES: LazyLock<Saying> = LazyLock::new(|| {
    let object = PROPOSAL;
    Saying::new(
        &[
            GOOD_STEMS.as_slice(),
            &[
                "gilla",
                "välkomna",
                "uppskatta",
                "instämm",
                "håller med",
                "delar",
                "rätt riktning",
                "hyvä",
                "good",
                "great",
                "excellent",
                "nöjd",
                "fung",
                "funkar",
                "tycker",
                " eniga",
                "agree",
                "welcome",
                "enig",
                "begrüß",
                "gut ",
                "godt ",
            ],
        ]
        .concat(),
        &[
            &format!(
                "(är|ställer|känner|förhåller)( *)?( *)?( *)? positiv*( inställd*)? till( *)?( *)? ({object}|det|att|dem|initiativ*|idé*|tanke*|samverkan*)"
            ),
            &format!("({ME}|och|som){HOW} (är|e|var|blev|er){HOW}{HOW} positiv*( inställd*)? ,"),
            "(är|e) positiv* till de(t)? mesta",
            &format!(
                "ser( *)?( *)? positivt på( *)?( *)? ({object}|det|att|dem|initiativ*|idé*|tanke*|samverkan*)"
            ),
            &format!("{GOOD}( och *)? (förslag*|dokument|överenskommelse|riktlinjer)"),
            &format!("{IT}( *)? (är|e|er|verkar|känns|låter)( *)?( *)?( *)? {GOOD}"),
            &format!("(är|känns|verkar) {IT}( *)?( *)? {GOOD}"),
            &format!("{IT}( *)?( *)? (fungerar|funkar)( *)?( *)? {GOOD}"),
            &format!("(fungerar|funkar) {IT}( *)? {GOOD}"),
            "instämmer… (förslag*|överenskommelse*|riktlinj*)",
            "synes godt om (forslag*|avtale*|aftale*)",
            &format!("{IT}… rätt riktning"),
            &format!("(gillar|välkomnar|uppskattar)( *)?( *)? {object}"),
            &format!(
                "(instämmer|håller med)( *)?( *)?( *)? (bedömning*|slutsats*|helhet|fullo|allt som|{object})"
            ),
            &format!("(är|e){HOW}{HOW} (nöjda|nöjd)( *)?( *)? med{HOW} {object}"),
            &format!("(tycker|tycker vi|tycker jag){HOW} om {object}"),
            &format!("delar( *)?( *)? (bedömning*|slutsats*|uppfattning*|{object})"),
            "(hyvä|hyväksymme)( *)? (ehdotus|ehdotuksen)",
            "ehdotus on( *)? hyvä",
            "(good|great|excellent) (proposal|agreement|draft)",
            "(proposal|agreement|draft)( *)? (is|seems|looks)( *)? (good|great|excellent)",
            "(agree with|welcome|welcomes)( *)? (proposal*|agreement|guideline*|draft)",
            "(er)( *)? (enig|enige|positiv|positive)( *)?( *)? (forslag*|avtale*|aftale*|,)",
            "(begrüßen|begrüßt)( *)? (vorschlag|entwurf)",
            "(finden|finde)( *)? (vorschlag|entwurf)( *)? gut",
        ],
        &[
            "(inte|ej|aldrig|knappast|ikke|nicht|not|skulle|vore|blir|hade|inget|ingen|inga|varken)( *)?( *)?( *)? (positiv*|*bra|gilla*|välkomna*|uppskatta*|instämm*|håller|dela*|utmärkt*|good|great|gut|genom*|klok*|vettig*|rimlig*|välskriv*)",
            "(instämmer|delar|gillar|håller|tycker|anser|tror)( vi| jag)?( *)? (inte|ej)",
            "(vad|hur|som)( *)?( *)?( *)? tycker",
            "(inte|ej|aldrig)( *)? nöjd*",
            "positiv* till att( *)? (få|ha|träffa*|möta*|delta|medverka|svara|prata|diskutera|komma)",
            ANOTHER,
        ],
    )
});

/// Speaks badly of it.
pub(super) static DISLIKES: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            GOOD_STEMS.as_slice(),
            &[
                "negativ",
                "kritisk",
                "dålig",
                "usel",
                "undermålig",
                "oacceptab",
                "onödig",
                "värdelös",
                "vansinn",
                "orimlig",
                "förkastlig",
                "idiotisk",
                "bedrövlig",
                "olämplig",
                "kass",
                "bortkasta",
                "slöseri",
                "skit",
                "dum",
                "fel ",
                "huono",
                "disagree",
                "bad ",
                "duger",
                "håller",
                "funkar",
                "fungerar",
                "tror inte",
                "gillar",
                "instämmer",
                "delar",
            ],
        ]
        .concat(),
        &[
            &format!(
                "(är|ställer|e)( *)?( *)?( *)? (negativ*|kritisk*)( inställd*)? till( *)?( *)? {PROPOSAL}"
            ),
            "(är|ställer|e)( *)?( *)?( *)? (negativa|negativ)( *)? till",
            "(dåligt|uselt|undermåligt|oacceptabelt|onödigt|värdelöst|vansinnigt|idiotiskt)( *)?( *)? förslag*",
            &format!("{IT}( *)? (är|e|er|verkar|känns)( *)?( *)? {BAD}"),
            &format!("{IT}( *)? (duger|håller|funkar|fungerar)( *)? (inte|ej)"),
            &format!("(är|känns|verkar) {IT}( *)? {BAD}"),
            &format!(
                "(inget|ingen|inga|knappast( *)?|inte( *)?)( *)? {GOOD} (förslag*|överenskommelse|riktlinjer)"
            ),
            &format!("{IT}( *)? (är|känns|verkar)( *)? (inte|ej)( *)? {GOOD}"),
            &format!(
                "(tycker|anser|tror)( vi| jag)?( *)? (inte|ej)( alls)? att {IT}( *)? (är|känns|verkar)( *)? {GOOD}"
            ),
            "ser( *)?( *)? (kritiskt|negativt) på( *)? (förslag*|överenskommelse*|riktlinj*)",
            "tror inte på (förslag*|riktlinj*|överenskommelse*)",
            "(gillar|instämmer|delar)( vi| jag)? (inte|ej)( *)?( *)?( *)? (förslag*|överenskommelse*|riktlinj*|bedömning*|slutsats*|uppfattning*)",
            "huono ehdotus",
            "ehdotus on( *)? huono",
            "(disagree with|bad)( *)? (proposal*|agreement|guideline*|draft)",
        ],
        &[
            "(inte|ej|varken|inget|ingen)( *)? (negativ*|dålig*|oacceptab*|kritisk*|onödig*|fel|dum*|skit)",
            ANOTHER,
        ],
    )
});

/// What asks for changes beside a yes in another sentence.
pub(super) static ASKS_FOR_CHANGES: LazyLock<Saying> = LazyLock::new(|| {
    let change = "(ändr*|tillägg*|stryk*|läggs till|läggas till|lägger till|förtydlig*|komplettera*|justera*|omformulera*|tas bort|byts ut|skärps|tydligare|ta bort|skriv* om)";
    Saying::new(
        &[
            "ändr",
            "tillägg",
            "justering",
            "förtydlig",
            "förbättr",
            "komplett",
            "omformuler",
            "stryk",
            "läggs",
            "läggas",
            "lägger",
            "tas bort",
            "byts",
            "skärp",
            "tydligare",
            "dock",
            "däremot",
            "emellertid",
            "men ",
            "bort",
            "ändra",
            "skriv",
        ],
        &[
            "(följande|nedanstående|några|vissa|ett antal|ett par|våra) (ändring*|ändringsförslag|tillägg*|justering*|förtydligande*|förbättring*|kompletteringar|omformulering*)",
            &format!(
                "(föreslår|önskar|yrkar|vill|vilja|anser)( *)?( *)? (att|se|ha|följande|även|också|dock)… {change}"
            ),
            "(dock|däremot|emellertid)… (bör|vill|anser|saknar|föreslår|behöver|måste|ska|önskar)",
            "(bör|vill|anser|saknar|föreslår|behöver|måste|ska|önskar)( *)? (dock|däremot|emellertid)",
            "^men( *)? (vill|saknar|anser|bör|föreslår|tycker|önskar)…",
            &format!(
                "(punkt*|avsnitt*|kapitel*|paragraf*|stycke*|texten|ni|kommunen|§)( *)?( *)?( *)? (bör|måste|behöver|ska|borde)( *)?( *)?( *)? {change}"
            ),
            "(vill|bör|måste|ska)( *)?( *)? (ha|ta|tas) bort",
        ],
        &[
            "(inte|inga|inget)… (ändr*|tillägg*|justering*)",
            "(tillägga|kompletterar)",
            "(vill|vilja)( *)?( *)? (påminna|tacka|passa på)",
        ],
    )
});
