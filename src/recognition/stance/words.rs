//! What people write when they take a stance: Swedish first, then the main words of Finnish, English,
//! Norwegian, Danish and German. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use super::softer::IT;
use crate::recognition::phrase::Saying;

/// What a stance is about, when a verb such as "stöder" needs to be told from support for children.
pub(super) const PROPOSAL: &str = "(förslag*|överenskommelse*|riktlinj*|remiss|remissen|remissförslag*|skrivels*|inriktning*|intention*|\
                        utkast*|dokument*|*planen|*planerna|*programmet|*policyn|*strategin|*utredningen|betänkandet|avtalet|sam*avtalet|partnerskapsavtalet|plan|program|policy|strategi|avtal|taxan|\
                        reglementet|*reglerna|texten|ärendet|[0-9]+/[0-9]+|iop|detta|det här|det hela|helheten)";

/// The same in Norwegian and Danish.
pub(super) const FORSLAG: &str = "(*forslag*|*avtale*|*aftale*|retningslinje*|utkast*|udkast*|*planen|*programmet|*strategien|*politikken|dette|det ,)";

/// The same in English.
pub(super) const THE_PROPOSAL: &str = "(proposal*|proposed|agreement|guideline*|draft|plan|plans|programme|program|strategy|policy|document|rules|it|this)";

/// The same in German.
pub(super) const VORSCHLAG: &str =
    "(vorschlag|entwurf|vereinbarung|richtlinie*|plan|programm|strategie|konzept)";

/// "Att anta planen vore fel."
pub(super) const ADOPTING_IS_WRONG: &str = "att (anta|godkänna|stödja|till?styrka|införa|genomföra)… (vore|är|blir|skulle vara)~ (fel|orimlig*|olämplig*|olycklig*|dumt|vansinn*|oansvarig*|misstag*)";

/// What is done with a proposal that is not adopted.
pub(super) const UNDONE: &str =
    "(dras tillbaka|avslås|avvisas|förkastas|skrotas|slopas|stoppas|upphävs|upphävas|rivs upp)";

/// A word that says how: "tydligt", "helt", "bestämt", or a "not", whose force `negation` looks at.
pub(super) const HOW: &str = "( (inte|ej|icke|aldrig|knappast|långt ifrån|allt annat än|alls|särskilt|heller|helt|fullt|starkt|klart|tydligt|bestämt|absolut|också|även|därför|tveklöst|självklart|varmt|verkligen|alla|definitivt|egentligen|i|grunden|princip|ett|stort|sett|generellt|mycket|väldigt|jätte|övervägande|överlag|samtliga|så|och|ju|nog|tyvärr|rungande|bara|mest|totalt|huvudsak))?";

/// Who speaks when the sender does.
pub(super) const ME: &str = "(vi|jag|styrelsen|föreningen|klubben|partiet|nämnden|förbundet|rådet|medlemmarna|samtliga|alla|undertecknad|vi ungdomar|vi *|jag *)";

/// For, as what one does.
const TO_SUPPORT: &str = "(till?styrk*|bifall*|godkänn*|biträd*|stödja|stöda|stötta|rekommendera|förorda|säga ja|ställa (oss|sig|mig) bakom|support*|endorse*|approve*)";

/// Against, as what one does.
const TO_OPPOSE: &str =
    "(avstyrk*|avvisa|avslå|förkasta|motsätta (oss|sig|mig)|säga nej|oppose*|reject*|object*)";

/// To stand behind something.
const STAND_BEHIND: &str = "(ställer|ställa)~~~ (oss|sig|mig)~~~~";

/// What the proposal holds or means.
pub(super) const WITHIN: &str = "(tanken|tankarna|idén|idéerna|syftet|syften|innehållet|ambition*|bedömning*|slutsats*|resonemang*|huvuddrag*|skrivning*|kapitel*|avsnitt*|punkt*|paragraf*|linje)";

/// The proposal without its name, and without a noun behind it.
const IT_ALONE: &str = "(det|den|dem|detta|denna|dessa|allt|alltihop|er|ovanstående) (,|och|i|fullt|helt|till|med|under|om|så|utan|förutsatt|ifall|när|eftersom|då|föreslagna|föreslås|står|skrivs|sägs|anges)";

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
                "(varken|hverken|vare sig|neither|not|weder)~~ {one}… (eller|nor|or|noch|och inte)~~ {other}"
            ),
            format!("{one}( vi| jag)? {not}~~~~ {other}( vi| jag)?( heller)? {not}"),
            format!("{not} {one}~~~~ {not}( heller)? {other}"),
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
            "styrk", "styk", "stryk", "bakom", "ja till", "bifall", "godkänn", "stöd", "stött", "biträd",
            "kannat", "puol", "support", "endorse", "favour", "approve", "støtte", "slutt", "anbefal",
            "befürwort", "zustimm", "unterstütz", "tilltrå", "accepter", "är för", "helt för", "inte för",
            "för plan", "för program", "för strateg", "för polic", "är vi för", "är jag för", " e för",
            "klart för", "vara med", " för förslag", " för överens", " för riktlinj", " för det",
            " för den ", "rekommend", "förord", " ja ", "ja tack", "bakker", " stöd ", "antas", "fastställ",
            "dafür", "säga ja", "ja från", "upp på", "går med", " med på", "anta ", "antar ", "adopted",
            "approved", "genomföras", "genomförs", "införas", "införs", "godta", "välkomnas", "röstar för",
            "favor ", "inn for", "genomför", "till grund",
        ],
        &[
            "(till?styrker|till?styrks|till?styrka|till?styrkes|till?styker|till?stryker|till?styrkan|bifaller|bifalla|bifalles)",
            // "Anna Ek (M) yrkar bifall" is told in minutes.
            &format!(
                "(vi|jag|styrelsen|*föreningen|*klubben|*laget|*rådet|*förbundet)~ yrkar( vi| jag)?~ bifall (,|till~~ {object}( i sin helhet| om *plan| om *program| om *strategi| om *policy)? (,|utan))"
            ),
            &format!("{STAND_BEHIND} bakom~~~~ {object}"),
            &format!("{STAND_BEHIND} bakom~~ {WITHIN}"),
            &format!("{STAND_BEHIND} bakom {IT_ALONE}"),
            &format!("{STAND_BEHIND} bakom ,"),
            "står~~ bakom (det|den|dem|detta|allt)",
            &format!("står~~~ bakom~~ {object}"),
            &format!("sluter~ upp bakom~ {object}"),
            &format!(
                "{object}… (bör|kan|borde|måste)… (antas|fastställas|godkännas|genomföras|införas|godtas|accepteras)"
            ),
            &format!(
                "(rekommenderar|förordar|föreslår|yrkar|begär|önskar|hoppas|anser|tycker|vill|ser helst)… {object}~~ (antas|fastställs|godkänns|genomförs|införs)"
            ),
            &format!(
                "(anser|tycker|menar|vill|tror)… {object}~ (ska|kan|får) (antas|fastställas|godkännas|genomföras|införas)"
            ),
            &format!("(vill|önskar|hoppas|anser|tycker|rekommenderar|föreslår)… antar~ {object}"),
            &format!("{object}~~ (godtas|accepteras|godkänns|välkomnas|stöds)"),
            &format!("anta( hela)? {object}"),
            &format!(", genomför~ {object} ,"),
            &format!(
                "(tycker|anser|vill|hoppas|önskar|kräver)( vi| jag)? att~ (ska|skall|bör|måste) (genomföra|införa|fastställa|godkänna) {object}"
            ),
            &format!("({IT}|betänkandet|utredningen)~~ (bör|kan|borde)~ (läggas|ligga) till grund för"),
            "klart( att)? (vi|man|jag)~ säga ja",
            "(sind|bin)~ dafür",
            &format!("(säger|röstar)~~ (ja|ja tack|för) till~~ {object}"),
            &format!("röstar~ (för|ja till)~ {object}"),
            &format!("(säger|röstar){HOW}{HOW} ja ,"),
            &format!("(att|vill|gärna|kan|måste|väljer){HOW} säga{HOW} ja (,|till~~ {object})"),
            "(vårt|mitt|föreningens|styrelsens)( fulla| hela| helhjärtade| varma)? stöd ,",
            "ja från (oss|mig|vår förening|vår sida|min sida|styrelsen)",
            &format!(
                "(de|den|det|dem|{object})~ (stöttar|stöder|stödjer|godkänner|accepterar|godtar)~ (vi|jag)~ ,"
            ),
            &format!("(mitt|vårt|fullt|föreningens|styrelsens)~ stöd (för|till|åt)~ {object}"),
            "vill( gärna)? vara med (i|på) (överenskommelsen|förslaget|detta|det här)",
            "(fullt|helhjärtat|vårt) stöd från (oss|mig)",
            &format!("(rekommenderar|förordar)~~ {object}"),
            &format!("(ställer~ upp på|går~ med på)~~ {object}"),
            &format!(
                "(vårt|mitt|styrelsens|föreningens) svar( på remissen| på förslaget)? är{HOW}{HOW} ja ,"
            ),
            &format!(", (ett )?(stort |klart )?ja( tack)? till~~ {object}"),
            &format!(
                "{ME}{HOW} (är|e|är vi|är jag){HOW}{HOW} för( hela)? ({object}|det ,|det här ,|den ,|dem ,|,)"
            ),
            &format!("(är|e) (vi|jag){HOW} för( hela)? {object}"),
            &format!(
                "(godkänner|godkänna|stöder|stödjer|stödja|stöda|stöttar|stötta|biträder|biträda|tillträder|tillträda|accepterar|acceptera|godtar|godta)~~~~ {object}"
            ),
            &format!("{object}… och( vi| jag)? (stöder|stödjer|stöttar) (det|den|dem) ,"),
            "(kannatamme|kannatan|kannattaa|puollamme|puoltaa)",
            &format!(
                "(support|supports|endorse|endorses|approve|approves|in favour|in favor)( of)?~~ {THE_PROPOSAL}"
            ),
            "(am|are)~ in favou?r ,",
            &format!(
                "(støtter|støtte|støttar|tilslutter|tilslutte|anbefaler|anbefale|bakker opp|bakker op om|slutter (oss|seg|os|sig)|går~ inn for)~~~ {FORSLAG}"
            ),
            &format!("{THE_PROPOSAL} should~ be~ (adopted|approved)"),
            &format!(
                "(befürworten|befürwortet|befürworte|unterstützen|unterstützt|unterstütze)~~ ({VORSCHLAG}|ihn)"
            ),
            &format!("{VORSCHLAG}~~ (unterstützen|befürworten|zustimmen)"),
        ],
        &[
            "(för att( vi)?( (ska|skall)( kunna)?| kunna)|innan vi kan|hade|skulle)( kunna)? (till?styrk*|ställa oss bakom|stödja|godkänna|acceptera)",
            ADOPTING_IS_WRONG,
            "stöd (för|till|åt)… saknas",
            "(en|emme|ei) (voi|voida|halua|aio)",
            &format!(
                "(rekommenderar|förordar|föreslår|godkänner|stöder|stödjer|tillstyrker|bifaller)… att… {UNDONE}"
            ),
        ],
    )
});
