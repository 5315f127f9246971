//! What people write when they take a stance: Swedish first, then the main words of Finnish, English,
//! Norwegian, Danish and German. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use crate::recognition::phrase::Saying;

/// What a stance is about, when a verb such as "stöder" needs to be told from support for children.
pub(super) const PROPOSAL: &str = "(förslag*|överenskommelse*|riktlinj*|remiss|remissen|remissförslag*|skrivels*|inriktning*|intention*|\
                        utkast*|dokument*|*planen|*programmet|*policyn|*strategin|*avtalet|taxan|reglementet|texten|ärendet|[0-9]+/[0-9]+|iop|detta|det här|det hela|helheten)";

/// A word that says how: "tydligt", "helt", "bestämt", and never a "not".
pub(super) const HOW: &str = "( (helt|fullt|starkt|klart|tydligt|bestämt|absolut|också|även|därför|tveklöst|självklart|varmt|verkligen|alla|definitivt|egentligen|i|grunden|princip|ett|stort|generellt|mycket|väldigt|jätte|övervägande|överlag|samtliga|så|och|ju|nog|tyvärr|rungande|bara|mest|totalt|huvudsak))?";

/// Who speaks when the sender does.
pub(super) const ME: &str = "(vi|jag|styrelsen|föreningen|klubben|partiet|nämnden|förbundet|rådet|medlemmarna|samtliga|alla|undertecknad|vi ungdomar|vi *|jag *)";

/// What makes a deed the wrong one: "det vore fel att", "vi ser ingen anledning att", "omöjligt".
const WRONG_TO: &str = "((fel|felaktig*|orimlig*|olämplig*|omöjlig*|svårt|dumt|oklokt|oansvarig*|olycklig*|misstag*|vansinn*|förhastat|ogenomtänkt)( *)? att|(inte|ej|knappast|icke|aldrig|inga|inget|ingen)( *)?( *)? (rimlig*|lämplig*|möjlig*|rätt|rätta|klokt|aktuellt|skäl|anledning|orsak|grund|beredda|redo|villiga|tal om|försvarbar*|motiver*|läge|bra|vettig*|önskvärt)( för oss| för mig)? att|omöjligt|omöjligen|svårligen|vägrar|vägrar att|avråder från att|långt ifrån|(wrong|unreasonable|impossible|mistake|not (right|reasonable|possible)) to)";

/// For, as what one does.
const TO_SUPPORT: &str = "(till?styrk*|bifall*|godkänn*|biträd*|stödja|stöda|stötta|rekommendera|förorda|säga ja|ställa (oss|sig|mig) bakom|support*|endorse*|approve*)";

/// Against, as what one does.
const TO_OPPOSE: &str =
    "(avstyrk*|avvisa|avslå|förkasta|motsätta (oss|sig|mig)|säga nej|oppose*|reject*|object*)";

/// A deed of neither side: "vi varken tillstyrker eller avstyrker".
fn neither() -> Vec<String> {
    let (yes, no) = (TO_SUPPORT, TO_OPPOSE);
    let (yes_or, no_or) = (
        format!("({yes}|ställer (oss|sig|mig) bakom|stöder|stödjer|säger ja|accepterar|befürwort*|støtte*)"),
        format!("({no}|motsätter (oss|sig|mig)|avvisar|säger nej|avviser|ablehn*)"),
    );
    let not = "(inte|ej|icke)";
    let pair = |one: &str, other: &str| {
        [
            format!(
                "(varken|hverken|vare sig|neither|not|weder)( *)?( *)? {one}… (eller|nor|or|noch|och inte)( *)?( *)? {other}"
            ),
            format!("{one}( vi| jag)? {not}( *)?( *)?( *)?( *)? {other}( vi| jag)?( heller)? {not}"),
            format!("{not} {one}( *)?( *)?( *)?( *)? {not}( heller)? {other}"),
        ]
    };
    let for_or_against = "(varken|hverken|vare sig) för eller e?mot".to_owned();
    pair(&yes_or, &no_or).into_iter().chain(pair(&no_or, &yes_or)).chain([for_or_against]).collect()
}

/// Says that the sender takes neither side.
pub(super) static NEITHER: LazyLock<Saying> = LazyLock::new(|| {
    let ways = neither();
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    Saying::new(
        &["varken", "hverken", "vare sig", "neither", "weder", "inte", " ej ", "icke", " not "],
        &ways,
        &[],
    )
});

/// For, in words that leave no doubt.
pub(super) static FIRMLY_FOR: LazyLock<Saying> = LazyLock::new(|| {
    let object = PROPOSAL;
    Saying::new(
        &[
            "styrk",
            "styk",
            "stryk",
            "bakom",
            "ja till",
            "bifall",
            "godkänn",
            "stöd",
            "stött",
            "biträd",
            "kannat",
            "puol",
            "support",
            "endorse",
            "favour",
            "approve",
            "støtte",
            "slutt",
            "anbefal",
            "befürwort",
            "unterstütz",
            "tilltrå",
            "accepter",
            "godtar",
            "är för",
            "helt för",
            "är vi för",
            "är jag för",
            " e för",
            "klart för",
            "vara med",
            " för förslag",
            " för överens",
            " för riktlinj",
            " för det",
            "rekommend",
            "förord",
            " ja ",
            "ja tack",
            "bakker",
            " stöd ",
            "antas",
            "fastställ",
            "dafür",
            "säga ja",
            "ja från",
            "upp på",
            "går med",
        ],
        &[
            "(till?styrker|till?styrks|till?styrka|till?styrkes|till?styker|till?stryker|till?styrkan|bifaller)",
            "(ställer|ställa)( *)?( *)?( *)? (oss|sig|mig)( *)?( *)?( *)? bakom",
            "står( *)?( *)? bakom (det|den|dem|detta|allt)",
            "(förslag*|överenskommelse*|riktlinj*)( *)?( *)?( *)? (bör|kan|ska)( *)? (antas|fastställas)",
            "klart( att)? (vi|man|jag)( *)? säga ja",
            "(sind|bin) dafür",
            "står( *)?( *)? bakom( *)?( *)? (förslag*|överenskommelse*|riktlinj*|remissen|skrivelsen|inriktning*)",
            &format!("(säger|röstar)( *)?( *)? (ja|ja tack) till( *)?( *)? {object}"),
            &format!("(säger|röstar){HOW}{HOW} ja ,"),
            &format!("(att|vill|gärna|kan|måste|väljer){HOW} säga{HOW} ja (,|till( *)?( *)? {object})"),
            "(vårt|mitt|föreningens|styrelsens)( fulla| hela| helhjärtade| varma)? stöd ,",
            "ja från (oss|mig|vår förening|vår sida|min sida|styrelsen)",
            "(de|den|det|dem|detta|riktlinjer*|riktlinjerna|förslag*)( *)? (stöttar|stöder|stödjer|godkänner) (vi|jag) ,",
            &format!("(mitt|vårt|fullt|föreningens|styrelsens)( *)? stöd (för|till|åt)( *)? {object}"),
            "vill( gärna)? vara med (i|på) (överenskommelsen|förslaget|detta|det här)",
            "(fullt|helhjärtat|vårt) stöd från (oss|mig)",
            &format!("(rekommenderar|förordar)( *)?( *)? {object}"),
            &format!("(ställer( *)? upp på|går med på)( *)? {object}"),
            &format!(
                "(vårt|mitt|styrelsens|föreningens) svar( på remissen| på förslaget)? är{HOW}{HOW} ja ,"
            ),
            &format!(", (ett )?(stort |klart )?ja( tack)? till( *)?( *)? {object}"),
            &format!("{ME}{HOW} (är|e|är vi|är jag){HOW}{HOW} för( hela)? ({object}|det ,|det här ,|,)"),
            &format!(
                "(godkänner|stöder|stödjer|stöttar|biträder|tillträder|accepterar|godtar)( *)?( *)?( *)? {object}"
            ),
            "(förslag*|riktlinj*|överenskommelse*)… och (stöder|stödjer|stöttar) (det|den|dem) ,",
            "(kannatamme|kannatan|kannattaa|puollamme|puoltaa)",
            "(support|supports|endorse|endorses|approve|approves|in favour)( of)?( *)?( *)? (proposal*|agreement|guideline*|draft|it|this)",
            "(am|are)( *)? in favour ,",
            "(støtter|tilslutter|anbefaler|bakker opp|bakker op om|slutter (oss|seg|os|sig))( *)?( *)?( *)? (forslag*|avtale*|aftale*|retningslinje*|utkast*|udkast*)",
            "(befürworten|befürwortet|befürworte|unterstützen|unterstützt|unterstütze)( *)?( *)? (vorschlag|entwurf|vereinbarung|richtlinie*|ihn ,|ihn)",
        ],
        &[
            "(inte|ej|icke|aldrig|varken|ikke|nicht|not|t|cannot)( *)?( *)? (till?styrk*|ställ* (oss|mig|sig) bakom|stöd*|stött*|godkänn*|biträd*|bifall*|støtte*|support*|endorse|approve|anbefal*|unterstütz*)",
            "(till?styrk*|bifaller|stöder|stödjer|godkänner|støtter|unterstützen|befürworten)( vi| jag| *en| *et| därför| härmed| alltså| dock)? (inte|ej|ikke|nicht)",
            "(inte|ej)( *)? (ställa|ställer) (oss|mig|sig) bakom",
            "(ställer|ställa)( *)? (oss|mig|sig)( *)?( *)? (inte|ej|icke) bakom",
            "(emme|en|ei) (kannata|puolla)",
            "(för att (vi )?(ska|skall) kunna|innan vi kan|hade|skulle)( kunna)? (till?styrk*|ställa oss bakom)",
            "(inte|ej|icke|aldrig|varken)( *)?( *)? (accepter*|godtar|för|ja)",
            "(inte|ej)( *)?( *)? (vara med|rekommendera*|förorda*|ställer upp|går med|antas|fastställas|säga|bakom)",
            "(ställer|går)( *)? (inte|ej) (upp|med)",
            &format!("{WRONG_TO}{HOW} (inte )?{TO_SUPPORT}"),
        ],
    )
});

/// Against, in words that leave no doubt.
pub(super) static FIRMLY_AGAINST: LazyLock<Saying> = LazyLock::new(|| {
    let object = PROPOSAL;
    Saying::new(
        &[
            "styrk",
            "styker",
            "bakom",
            "motsätt",
            "nej till",
            "emot",
            "mot ",
            "accepter",
            "rekommend",
            "förord",
            "stöd",
            "godkänn",
            "godta",
            "biträd",
            "avvis",
            "förkast",
            "avråd",
            "avsl",
            "protest",
            "antas",
            "genomför",
            "dras tillbaka",
            "vastust",
            "kannata",
            "oppose",
            "reject",
            "support",
            "object",
            "against",
            "ikke",
            "imot",
            "imod",
            "lehn",
            "gegen",
            "nej",
            "gå med",
            "vara med",
            "avslag",
            "dagegen",
            "drar tillbaka",
            "lägga ne",
            "lägg ne",
            "införas",
            "motståndare",
            "skrota",
            "slopa",
            "dra tillbaka",
        ],
        &[
            "(avstyrker|avstyrks|avstyrka|avstyrkes|avstyker|avstryker|avstyrkan)",
            "(inte|ej|icke)( att| heller| helt| fullt ut| därför)? till?styrk*",
            "till?styrk*( vi| jag| *en| *et| därför| härmed| alltså)? (inte|ej)",
            "(inte|ej|icke|varken)( *)?( *)? (ställa|ställer) (oss|sig|mig) bakom",
            "(ställer|ställa)( *)? (oss|sig|mig)( *)?( *)? (inte|ej|icke) bakom",
            "(motsätter|motsätta)( *)? (oss|mig|sig)",
            &format!(
                "{WRONG_TO}{HOW} (till?styrk*|bifalla|ställa (oss|sig|mig) bakom|säga ja till|support|endorse|approve|(godkänna|stödja|biträda)( *)? {object})"
            ),
            &format!("(säger|röstar|säga|rösta)( *)?( *)? nej( tack)? till( *)?( *)? {object}"),
            &format!("(säger|röstar|säga|rösta){HOW}{HOW} nej( tack)? ,"),
            &format!(
                "(vårt|mitt|styrelsens|föreningens) svar( på remissen| på förslaget)? är{HOW}{HOW} nej ,"
            ),
            &format!(", (ett )?(stort |klart )?nej( tack)? till( *)?( *)? {object}"),
            &format!("(är|är vi|är jag)( *)?( *)? (emot|mot)( *)?( *)? {object}"),
            &format!("{ME}{HOW} (är|e){HOW}{HOW} emot (det ,|det här ,|detta|,)"),
            "(skrota|skrotar|slopa|slopar|stoppa|dra tillbaka|drar tillbaka|lägga ner|lägg ner|lägga ned|lägg ned)( *)? (det ,|allt ,|alltihop|allting|hela förslaget|förslaget|riktlinjerna|överenskommelsen)",
            "(kan|vill|kommer)( *)?( *)? (inte|ej)( *)?( *)? (rekommendera|förorda|acceptera|godkänna|godta|stödja|stöda|stötta|biträda)",
            "(kan|vill|tänker)( *)? (inte|ej|aldrig)( *)? gå med på",
            "(vill|kan|tänker)( *)? (inte|ej|aldrig)( *)? vara med på (det|detta|förslag*|riktlinj*|överenskommelse*)",
            &format!("(ställer|ställa)( *)?( *)? avvisande till( *)? {object}"),
            ", avslag ,",
            "(sind|bin) dagegen",
            &format!("är( *)? motståndare till( *)? {object}"),
            "nej från (oss|mig|vår förening|vår sida|min sida|styrelsen)",
            "(vill|önskar|kräver|anser|tycker|hoppas|yrkar)( *)?( *)?( *)? (dras tillbaka|avslås|skrotas|slopas|stoppas)",
            "(stöder|stödjer|godkänner|accepterar)( *)? (inte|ej)( *)?( *)? (förslag*|överenskommelse*|riktlinj*)",
            &format!("(avvisar|förkastar|protesterar mot|avråder från)( *)?( *)? {object}"),
            "yrkar( *)?( *)? avslag",
            "(förslag*|överenskommelse*|riktlinj*)… (inte|ej) (bör|ska|kan|får)( *)? (antas|genomföras|införas|fastställas)",
            "(förslaget|överenskommelsen|riktlinjerna|remissen|det|den|de|detta)( *)?( *)? (bör|ska|måste|borde)( *)? (avslås|avvisas|förkastas|dras tillbaka|inte antas|inte genomföras|ej antas|skrotas|slopas)",
            "(bör|ska|måste|borde) (förslaget|överenskommelsen|riktlinjerna)( *)? (avslås|avvisas|förkastas|dras tillbaka|inte antas|skrotas|slopas)",
            "(vastustamme|vastustan|vastustaa)",
            "(emme|en|ei) (kannata|puolla)",
            "(oppose|opposes|reject|rejects|object to|objects to)( *)?( *)? (proposal*|agreement|guideline*|draft|it|this)",
            "(not|cannot|t) (support|endorse|approve)",
            "(am|are)( *)? against (it|this|the)( *)?( *)? (,|proposal*|agreement|guideline*|draft)",
            "(er|går)( *)?( *)? (imot|imod)( *)? (forslag*|avtale*|aftale*|retningslinje*|dette|det ,)",
            "(støtter ikke|kan ikke (støtte|tilslutte|anbefale|gå inn for))",
            "(lehnen|lehnt|lehne)… ab",
            "(sind|bin|ist)( *)? gegen( *)? (vorschlag|entwurf|vereinbarung)",
        ],
        &[
            "(avstyrker|avstyrka|motsätter|motsätta|säger)( vi)?( oss| sig| mig)? (inte|ej)",
            "(inte|ej|inget|ingen|inga)( *)?( *)? (emot|motsätt*|avstyrk*)",
            "(annars|i annat fall|såvida|hade|skulle)…",
            &format!("{WRONG_TO}{HOW} {TO_OPPOSE}"),
            "(inte|ej|knappast|aldrig|inget|ingen)( *)? (fel|felaktig*|orimlig*|olämplig*|omöjlig*|svårt|dumt|oklokt|olycklig*|misstag*)( *)? att",
            // "Det vore fel att inte tillstyrka": twice turned is for, or says nothing that is sure.
            &format!("{WRONG_TO}{HOW} (inte|ej) ({TO_SUPPORT}|{TO_OPPOSE})"),
        ],
    )
});
