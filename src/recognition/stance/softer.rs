//! What people write beside or instead of the words of the trade: praise and blame, and what asks for changes. See
//! `phrase` for how the patterns are read.

use std::sync::LazyLock;

use super::words::{HOW, ME, PROPOSAL, THE_PROPOSAL};
use crate::recognition::phrase::Saying;

/// Words of praise; "*bra" is every "jättebra" and "kanonbra".
pub(super) const GOOD: &str = "(*bra|*fint|*fin|god|gott|tydlig|tydligt|tydliga|ändamålsenlig*|*balanserat|*balanserad|lättläst*|lättförståelig*|utmärkt|utmärkta|välskriv*|genomarbeta*|genomtänk*|klokt|kloka|klok|toppen|vettigt|vettiga|vettig|rimligt|rimliga|rimlig|perfekt|suveränt|fantastisk*|fina|avväg*|positivt|lysande|kanon)";

/// What each of them has in it.
pub(super) const GOOD_STEMS: [&str; 26] = [
    "bra ", "fin ", "fint ", "fina ", " god ", " gott ", "tydlig", "ändamål", "balanser", "lättläst",
    "lättförst", "utmärkt", "välskriv", "genomarbeta", "genomtänk", "klok", "toppen", "vettig", "rimlig",
    "perfekt", "suverän", "fantastisk", "avväg", "positiv", "lysande", "kanon",
];

/// Words of blame.
pub(super) const BAD: &str = "(dålig*|usel*|uselt|undermålig*|oacceptab*|onödig*|värdelös*|vansinn*|orimlig*|förkastlig*|ogenomtänk*|idiotisk*|bedrövlig*|olämplig*|bortkastad*|slöseri|kass|kasst|skit|dumt|dum|fel|katastrof*|skandal*|skamlig*|orättvis*|ett hån)";

/// What is praised or blamed by name.
pub(super) const IT: &str = "(förslaget|remissförslaget|överenskommelse*|riktlinjerna|dokumentet|skrivelsen|*policyn|*planen|*planerna|*programmet|*strategin|utkastet|remissen|*avtalet|taxan|*reglerna|reglementet)";

/// The same without "the", behind an adjective.
const ONE: &str = "(förslag*|dokument|överenskommelse|riktlinj*|plan|program|strategi|policy|avtal|utkast)";

/// What tells another text from the one asked about: one that applies today, that did before, or somebody else's.
pub(super) const NOT_THIS: &str = "(gamla|förra|tidigare|nuvarande|befintlig*|gällande|dagens|föregående|dåvarande|motsvarande|stockholms|andra)";

/// Such a text.
const ANOTHER: &str = "(förslag*|överenskommelse*|riktlinj*|avtal*|dokument*|*policyn|*planen|*programmet|*strategin|*reglerna|taxan|reglementet)";

/// What is shared; "delar av planen" are parts of it.
const VIEWS: &str = "(bedömning*|slutsats*|uppfattning*|inriktning*|intention*|syfte*|ambition*)";

/// Speaks well of it.
pub(super) static LIKES: LazyLock<Saying> = LazyLock::new(|| {
    let object = PROPOSAL;
    Saying::new(
        &[
            GOOD_STEMS.as_slice(),
            &[
                "gilla", "välkomna", "uppskatta", "instämm", "håller med", "delar", "rätt riktning", "hyvä",
                "good", "great", "excellent", "nöjd", "fung", "funkar", "tycker", " eniga", "agree",
                "welcome", "enig", "begrüß", "gut ", "godt ", "tror ", "duger", "måttet", "hejar", "håller",
            ],
        ]
        .concat(),
        &[
            &format!(
                "(är|ställer|känner|förhåller)~~~ positiv*( inställd*)? till~~ ({object}|det|att|dem|initiativ*|idé*|tanke*|samverkan*)"
            ),
            &format!("({ME}|och|som){HOW} (är|e|var|blev|er){HOW}{HOW} positiv*( inställd*)? ,"),
            "(är|e) positiv* till de(t)? mesta",
            &format!("ser~~ positivt på~~ ({object}|det|att|dem|initiativ*|idé*|tanke*|samverkan*)"),
            &format!("{GOOD}( och *)? {ONE}"),
            &format!(
                "(det|detta|den|denna) (är|e|verkar|känns)~~ {GOOD}( och *)? (*plan|*program|*strategi|*policy)"
            ),
            &format!("{IT}~ (är|e|er|verkar|känns|låter)~~~ {GOOD}"),
            &format!("(är|känns|verkar) {IT}~~ {GOOD}"),
            &format!("{IT}~~ (fungerar|funkar)~~ {GOOD}"),
            &format!("(fungerar|funkar) {IT}~ {GOOD}"),
            &format!("tror~ på~ {object}"),
            &format!(
                "(,|att|och|då|eftersom|tycker|anser)( det| hela)?( nya| här)? {IT}~ (duger|funkar|fungerar|håller~ måttet)"
            ),
            &format!("instämmer… {object}"),
            "synes godt om (forslag*|avtale*|aftale*|*planen|*programmet)",
            &format!("{IT}… rätt riktning"),
            &format!("(gillar|välkomnar|uppskattar|hejar på)~~~ {object}"),
            &format!("(instämmer|håller~ med)~~~ (bedömning*|slutsats*|helhet|fullo|allt som|{object})"),
            &format!("(är|e){HOW}{HOW}{HOW} (nöjda|nöjd)~~ med{HOW} {object}"),
            &format!("(tycker|tycker vi|tycker jag){HOW}{HOW} om {object}"),
            &format!("delar({HOW}|( (vi|jag|den|er|till|fullo|allt|väsentligt|*s))){{0,4}} {VIEWS}"),
            "(hyvä|hyväksymme)~ (ehdotus|ehdotuksen)",
            "(ehdotus|suunnitelma|ohjelma) on~ hyvä",
            &format!("(good|great|excellent) {THE_PROPOSAL}"),
            &format!("{THE_PROPOSAL}~ (is|seems|looks)~~ (good|great|excellent)"),
            &format!("(agree with|welcome|welcomes)~ {THE_PROPOSAL}"),
            "(er)~ (enig|enige|positiv|positive)~~ (forslag*|avtale*|aftale*|*planen|*programmet|*strategien|,)",
            "(begrüßen|begrüßt)~ (vorschlag|entwurf|plan|programm|strategie)",
            "(finden|finde)~ (vorschlag|entwurf|plan|programm)~~ gut",
        ],
        &[
            "(skulle|vore|blir|hade)~~~ (positiv*|*bra|gilla*|välkomna*|uppskatta*|utmärkt*|good|great|gut|genom*|klok*|vettig*|rimlig*)",
            "(vad|hur)~~~ tycker",
            &format!(
                "((få|sällan) (delar~~ {VIEWS}|instämmer|håller)|(delar|instämmer|håller)( vi| jag)? sällan)"
            ),
            // "Som privatperson tycker jag" is the writer's own view.
            "som( ni| vi| jag| de| man| många| alla| flera| inte| *na| *en| *et)? tycker",
            "positiv* till att~ (få|ha|träffa*|möta*|delta|medverka|svara|prata|diskutera|komma)",
            &format!("{NOT_THIS}~ {ANOTHER}"),
        ],
    )
});

/// Speaks badly of it.
pub(super) static DISLIKES: LazyLock<Saying> = LazyLock::new(|| {
    // "Fel dokument" is another one.
    let bad = BAD.replace("|fel|", "|");
    Saying::new(
        &[
            GOOD_STEMS.as_slice(),
            &[
                "negativ", "kritisk", "dålig", "usel", "undermålig", "oacceptab", "onödig", "värdelös",
                "vansinn", "orimlig", "förkastlig", "idiotisk", "bedrövlig", "olämplig", "kass", "bortkasta",
                "slöseri", "skit", "dum", "fel ", "huono", "disagree", "bad ", "duger", "håller", "funkar",
                "fungerar", "besvik", "katastrof", "skandal", "skamlig", "orättvis", "ett hån", "all kritik",
                "missnöjd",
            ],
        ]
        .concat(),
        &[
            &format!("(är|ställer|e)~~~ (negativ*|kritisk*)( inställd*)? till~~ {PROPOSAL}"),
            "(är|ställer|e)~~~ (negativa|negativ)~ till",
            &format!("{bad}( och *)? {ONE}"),
            &format!(
                "(det|detta|den|denna)( här)? (är|e|verkar|känns)~~ {bad}( och *)? (*plan|*program|*strategi|*policy)"
            ),
            &format!(
                "(det|detta|den|denna)( här)? är{HOW} fel (*plan|*program|*strategi|*policy|förslag) (,|för|på{HOW} fel)"
            ),
            &format!("{IT}~ (är|e|er|verkar|känns)~~~ {BAD}"),
            &format!("(är|känns|verkar) {IT}~ {BAD}"),
            &format!("{IT} (är|e) under all kritik"),
            &format!("ser~~ (kritiskt|negativt) på~ {PROPOSAL}"),
            &format!("(är|är vi|är jag)~~ (besvikna|besviken|missnöjd|missnöjda)~ (på|över|med)~ {PROPOSAL}"),
            "huono ehdotus",
            "(ehdotus|suunnitelma|ohjelma) on~ huono",
            &format!("bad~ {THE_PROPOSAL}"),
        ],
        &[&format!("{NOT_THIS}~ {ANOTHER}")],
    )
});

/// What asks for changes beside a yes in another sentence.
pub(super) static ASKS_FOR_CHANGES: LazyLock<Saying> = LazyLock::new(|| {
    let change = "(ändr*|tillägg*|stryk*|läggs till|läggas till|lägger till|förtydlig*|komplettera*|justera*|omformulera*|tas bort|byts ut|skärps|tydligare|ta bort|skriv* om)";
    Saying::new(
        &[
            "ändr", "tillägg", "justering", "förtydlig", "förbättr", "komplett", "omformuler", "stryk",
            "läggs", "läggas", "lägger", "tas bort", "byts", "skärp", "tydligare", "dock", "däremot",
            "emellertid", "men ", "bort", "ändra", "skriv",
        ],
        &[
            "(följande|nedanstående|några|vissa|ett antal|ett par|våra) (ändring*|ändringsförslag|tillägg*|justering*|förtydligande*|förbättring*|kompletteringar|omformulering*)",
            &format!(
                "(föreslår|önskar|yrkar|vill|vilja|anser)~~ (att|se|ha|följande|även|också|dock)… {change}"
            ),
            "(dock|däremot|emellertid)… (bör|vill|anser|saknar|föreslår|behöver|måste|ska|önskar)",
            "(bör|vill|anser|saknar|föreslår|behöver|måste|ska|önskar)~ (dock|däremot|emellertid)",
            "^men~ (vill|saknar|anser|bör|föreslår|tycker|önskar)…",
            &format!(
                "(punkt*|avsnitt*|kapitel*|paragraf*|stycke*|texten|ni|kommunen|§)~~~ (bör|måste|behöver|ska|borde)~~~ {change}"
            ),
            "(vill|bör|måste|ska)~~ (ha|ta|tas) bort",
        ],
        &[
            "(inte|inga|inget)… (ändr*|tillägg*|justering*)",
            "(läggas|läggs) till grund",
            "(tillägga|kompletterar)",
            "(vill|vilja)~~ (påminna|tacka|passa på)",
        ],
    )
});
