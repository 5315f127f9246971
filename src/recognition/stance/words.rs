//! What people write when they take a stance: Swedish first, then the main words of Finnish, English,
//! Norwegian, Danish and German. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use crate::recognition::phrase::{Saying, any_of};

/// What a stance is about, when a verb such as "stöder" needs to be told from support for children.
const PROPOSAL: &str = "(förslag*|överenskommelse*|riktlinj*|remiss|remissen|remissförslag*|skrivels*|inriktning*|intention*|\
                        utkast*|dokument*|planen|programmet|policyn|strategin|iop|detta|det hela|helheten)";

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
        ],
        &[
            "(till?styrker|till?styrks|till?styrka|till?styrkes|till?styker|till?stryker|till?styrkan|bifaller)",
            "(ställer|ställa)( *)?( *)?( *)? (oss|sig|mig)( *)?( *)?( *)? bakom",
            "står( *)?( *)? bakom( *)?( *)? (förslag*|överenskommelse*|riktlinj*|remissen|skrivelsen|inriktning*)",
            "(säger|röstar)( *)?( *)? ja till",
            "^(ett )?(stort |klart )?ja till…",
            &format!("(godkänner|stöder|stödjer|stöttar|biträder|tillträder)( *)?( *)?( *)? {object}"),
            "(kannatamme|kannatan|kannattaa|puollamme|puoltaa)",
            "(support|supports|endorse|endorses|approve|approves|in favour)( of)?( *)?( *)? (proposal*|agreement|guideline*|draft|it|this)",
            "(støtter|tilslutter|anbefaler|bakker opp|slutter (oss|seg|os|sig))( *)?( *)?( *)? (forslag*|avtale*|aftale*|retningslinje*|utkast*|udkast*)",
            "(befürworten|befürwortet|befürworte|unterstützen|unterstützt|unterstütze)( *)?( *)? (vorschlag|entwurf|vereinbarung|richtlinie*)",
        ],
        &[
            "(inte|ej|icke|aldrig|varken|ikke|nicht|not|t|cannot)( *)?( *)? (till?styrk*|ställ* (oss|mig|sig) bakom|stöd*|stött*|godkänn*|biträd*|bifall*|støtte*|support*|endorse|approve|anbefal*|unterstütz*)",
            "(till?styrk*|bifaller|stöder|stödjer|godkänner|støtter|unterstützen|befürworten)( vi| jag| *en| *et| därför| härmed| alltså| dock)? (inte|ej|ikke|nicht)",
            "(inte|ej)( *)? (ställa|ställer) (oss|mig|sig) bakom",
            "(ställer|ställa)( *)? (oss|mig|sig)( *)?( *)? (inte|ej|icke) bakom",
            "(emme|en|ei) (kannata|puolla)",
            "(för att (vi )?(ska|skall) kunna|innan vi kan|hade|skulle) (till?styrk*|ställa oss bakom)",
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
            "nej tack",
        ],
        &[
            "(avstyrker|avstyrks|avstyrka|avstyrkes|avstyker|avstryker|avstyrkan)",
            "(inte|ej|icke)( att| heller| helt| fullt ut| därför)? till?styrk*",
            "till?styrk*( vi| jag| *en| *et| därför| härmed| alltså)? (inte|ej)",
            "(inte|ej|icke|varken)( *)?( *)? (ställa|ställer) (oss|sig|mig) bakom",
            "(ställer|ställa)( *)? (oss|sig|mig)( *)?( *)? (inte|ej|icke) bakom",
            "(motsätter|motsätta)( *)? (oss|mig|sig)",
            "(säger|röstar)( *)?( *)? nej( tack)? till",
            "^(ett )?(stort |klart )?nej( tack)? till…",
            &format!("(är|är vi|är jag)( *)?( *)? (emot|mot)( *)?( *)? {object}"),
            "(kan|vill|kommer)( *)?( *)? (inte|ej)( *)?( *)? (acceptera|godkänna|godta|stödja|stöda|stötta|biträda)",
            "(stöder|stödjer|godkänner|accepterar)( *)? (inte|ej)( *)?( *)? (förslag*|överenskommelse*|riktlinj*)",
            &format!("(avvisar|förkastar|protesterar mot|avråder från)( *)?( *)? {object}"),
            "yrkar( *)?( *)? avslag",
            "(förslaget|överenskommelsen|riktlinjerna|remissen)( *)?( *)? (bör|ska|måste)( *)? (avslås|avvisas|förkastas|dras tillbaka|inte antas|inte genomföras|ej antas)",
            "(vastustamme|vastustan|vastustaa)",
            "(emme|en|ei) (kannata|puolla)",
            "(oppose|opposes|reject|rejects|object to|objects to)( *)?( *)? (proposal*|agreement|guideline*|draft|it|this)",
            "(not|cannot|t) (support|endorse|approve)",
            "(er|går)( *)?( *)? (imot|imod)( *)? (forslag*|avtale*|aftale*|retningslinje*)",
            "(støtter ikke|kan ikke (støtte|tilslutte|anbefale|gå inn for))",
            "(lehnen|lehnt|lehne)… ab",
            "(sind|bin|ist)( *)? gegen( *)? (vorschlag|entwurf|vereinbarung)",
        ],
        &[
            "(avstyrker|avstyrka|motsätter|motsätta|säger)( vi)?( oss| sig| mig)? (inte|ej)",
            "(inte|ej|inget|ingen|inga)( *)?( *)? (emot|motsätt*|avstyrk*)",
            "(annars|i annat fall|såvida|hade|skulle)…",
        ],
    )
});

/// No views on it.
pub(super) static NOTHING_TO_SAY: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            "ing",
            "erinran",
            "utan ",
            "inte",
            "ej ",
            "lausuttavaa",
            "huomautettavaa",
            "kommentoitavaa",
            "no ",
            "nothing",
            "keine",
        ],
        &[
            "(inga|inget|ingenting|ingen)( direkta| egna| särskilda| som helst)? (synpunkt*|erinran|erinringar|invändning*|kommentar*|anmärkning*|åsikt*)",
            "(inget|ingenting|inte något)( *)? (att (invända|erinra|tillägga|anföra|tillföra|anmärka|framföra|kommentera)|emot)",
            "(har|finns|hade)( *)? (inte|ej)( *)? (några|någon|nån|nåt|något)( *)? (synpunkt*|erinran|invändning*|kommentar*|att (invända|erinra|tillägga|anföra|tillföra)|emot)",
            "utan (erinran|anmärkning*|synpunkter|invändning*)",
            "avstyrker( vi)? (inte|ej)",
            "motsätter( vi)? (oss|sig|mig) (inte|ej)",
            "(lausuttavaa|huomautettavaa|kommentoitavaa)",
            "(no|any)( further)? (comments|objections|objection|remarks)",
            "nothing to add",
            "(ingen|ikke)( *)? (merknader|merknad|bemærkninger|kommentarer|innvendinger|indvendinger)",
            "keine( *)? (einwände|anmerkungen|bedenken)",
        ],
        &[
            "(övriga|ytterligare|fler|flera|further|other|utöver|förutom|annat än|mer än|annat|bortsett från|förrän)",
            "(på|i|mot|kring) (avsnitt*|punkt*|kapitel*|stycke*|den delen|denna del|resten|själva|hur|att|vem|när)",
            "(fått|inkommit|kommit|inkom|fick|mottagit|lämnat|skickat|hört)( *)?( *)?( *)? (inga|inget|ingen|några)",
            "(ni|kommunen|de|man) (har|hade|tar|tog|fick)( *)? (inga|inget|ingen)",
        ],
    )
});

/// Leaves the matter to others.
pub(super) static ABSTAINS: LazyLock<Saying> = LazyLock::new(|| {
    let answer = "(yttra*|*yttrande*|svara|svar|besvara*|remissvar*|lämna|avge|inkomma|synpunkt*|remissen)";
    Saying::new(
        &[
            "avstå", "avböj", "inget", "inte", "ej ", "lausu", "abstain", "refrain", "decline", "not ",
            "undlader", "ikke", "verzicht", "avsäg",
        ],
        &[
            &format!("(avstår|avstå|avstått|avböjer|avböja)… {answer}"),
            "(vi|jag|styrelsen|förening*|*förening*|nämnden|rådet|förbundet|klubben) (avstår|avböjer)( härmed| denna gång| den här gången)?",
            "(lämnar|avger|ger|inkommer med)( *)? (inget|inte något|ej)( eget)? (*yttrande|svar|remissvar)",
            &format!("(väljer|valt|beslutat|kommer|tänker|avser)( *)? (att )?(inte|ej)( att)?( *)? {answer}"),
            "yttrar( *)? (oss|sig|mig) (inte|ej)",
            "(emme|en|ei) (anna|jätä)( *)? lausuntoa",
            "luovumme… lausun*",
            "(abstain|abstains|refrain|refrains|decline|declines)… (comment*|responding|respond|submit*|reply*)",
            "(will not|won t) (comment|respond|submit|reply)",
            "(avstår|undlader|ønsker ikke)… (uttale*|*svar|udtale*|bemærkninger)",
            "verzichten… (stellungnahme|antwort)",
        ],
        &[
            "(avsnitt*|punkt*|kapitel*|frågan om|de delar|denna del)",
            "(avstår|avstå|avböjer)( *)? (inte|ej)",
            "(hinner|hinna|hunnit|möjlighet att|ännu|förrän|i tid|innan|till dess)",
        ],
    )
});

/// Speaks well of it.
pub(super) static LIKES: LazyLock<Saying> = LazyLock::new(|| {
    let object = PROPOSAL;
    let good = "(bra|jättebra|utmärkt|utmärkta|välskriven|välskrivet|välskrivna|genomarbetad|genomarbetat|genomarbetade|klokt|toppen)";
    Saying::new(
        &[
            "positiv",
            "bra ",
            "jättebra",
            "utmärkt",
            "välskriv",
            "genomarbeta",
            "klokt",
            "toppen",
            "gilla",
            "välkomna",
            "uppskatta",
            "instämm",
            "håller med",
            "delar",
            "hyväksy",
            "good",
            "agree",
            "welcome",
            "enig",
            "begrüß",
        ],
        &[
            "(är|ställer|känner|förhåller)( *)?( *)?( *)? positiv*( inställd*)? till",
            "ser( *)?( *)? positivt på",
            &format!("{good}( och *)? (förslag*|dokument|överenskommelse|riktlinjer)"),
            &format!(
                "(förslaget|överenskommelsen|riktlinjerna|dokumentet|skrivelsen)( *)? är( *)?( *)? {good}"
            ),
            &format!("(gillar|välkomnar|uppskattar)( *)?( *)? {object}"),
            &format!("(instämmer|håller med)( *)?( *)?( *)? (bedömning*|slutsats*|helhet|fullo|{object})"),
            &format!("delar( *)?( *)? (bedömning*|slutsats*|uppfattning*|{object})"),
            "(hyvä|hyväksymme)( *)? (ehdotus|ehdotuksen)",
            "(agree with|welcome|welcomes)( *)? (proposal*|agreement|guideline*|draft)",
            "(er)( *)? (enig|enige|positiv|positive)( *)?( *)? (forslag*|avtale*|aftale*)",
            "(begrüßen|begrüßt)( *)? (vorschlag|entwurf)",
        ],
        &[
            "(inte|ej|aldrig|knappast|ikke|nicht|not|skulle|vore|blir|hade)( *)?( *)? (positiv*|bra|jättebra|gilla*|välkomna*|uppskatta*|instämm*|håller|dela*|utmärkt*)",
            "(instämmer|delar|gillar|håller) (vi )?(inte|ej)",
        ],
    )
});

/// Speaks badly of it.
pub(super) static DISLIKES: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &[
            "negativ",
            "dålig",
            "usel",
            "undermålig",
            "oacceptab",
            "instämmer",
            "delar",
            "gillar",
            "huono",
            "disagree",
            "bad ",
        ],
        &[
            "(är|ställer)( *)?( *)?( *)? (negativa|negativ)( *)? till",
            "(dåligt|uselt|undermåligt|oacceptabelt)( *)?( *)? förslag*",
            "(förslaget|överenskommelsen|riktlinjerna)( *)? är( *)? (dåligt|dålig|dåliga|uselt|usel|undermålig*|oacceptab*)",
            "(gillar|instämmer|delar)( vi| jag)? (inte|ej)( *)?( *)? (förslag*|överenskommelse*|riktlinj*|bedömning*|slutsats*|uppfattning*)",
            "huono ehdotus",
            "(disagree with|bad)( *)? (proposal*|agreement|guideline*|draft)",
        ],
        &["(inte|ej|varken)( *)? (negativ*|dålig*|oacceptab*)"],
    )
});

/// What makes a yes one with changes, in the same sentence.
pub(super) static QUALIFIED: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(i huvudsak|huvudsakligen|i stort|i stora drag|i stora delar|i allt väsentligt|i princip|delvis|till stora delar|i grunden)",
        "med (följande|några|vissa|ett par|en del|smärre|mindre|små|nedanstående|reservation*|förbehåll*|undantag*|tillägg*|ändringar|justeringar|kommentarer|förslag)",
        "med( *)?( *)? (ändring*|tillägg*|justering*|undantag*|förbehåll*)",
        "(under|med) (förutsättning*|villkor*|den ändringen|det tillägget)",
        "(förutsatt|givet|bara|endast) (att|om)",
        "på villkor",
        "men( *)?( *)? (vill|föreslår|anser|bör|behöver|saknar|tycker|önskar|ser|med|inte|endast|bara|yrkar|måste|ska|har|skulle|undrar|efterlyser)",
        "(dock|däremot|emellertid|utom|förutom|undantaget)",
        "(om|ifall|när)… (till?styrka|ställa oss bakom|stödja)",
        "(with (the following|some|minor|changes|reservations)|provided|but (we|would|with|i))",
        "(mutta|edellyttäen|seuraavin)",
        "(med følgende|forutsatt|forudsat|med forbehold)",
        "(mit folgenden|unter der bedingung|aber)",
    ])
});

/// What asks for changes beside a yes in another sentence.
pub(super) static ASKS_FOR_CHANGES: LazyLock<Saying> = LazyLock::new(|| {
    let change = "(ändr*|tillägg*|stryk*|läggs till|läggas till|lägger till|förtydlig*|komplettera*|justera*|omformulera*|tas bort|byts ut|skärps|tydligare)";
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
        ],
        &[
            "(följande|nedanstående|några|vissa|ett antal|ett par|våra) (ändring*|ändringsförslag|tillägg*|justering*|förtydligande*|förbättring*|kompletteringar|omformulering*)",
            &format!(
                "(föreslår|önskar|yrkar|vill|vilja|anser)( *)?( *)? (att|se|ha|följande|även|också|dock)… {change}"
            ),
            "(dock|däremot|emellertid)… (bör|vill|anser|saknar|föreslår|behöver|måste|ska|önskar)",
            "(bör|vill|anser|saknar|föreslår|behöver|måste|ska|önskar)( *)? (dock|däremot|emellertid)",
            "^men( *)? (vill|saknar|anser|bör|föreslår|tycker|önskar)…",
        ],
        &["(inte|inga|inget)… (ändr*|tillägg*|justering*)", "(tillägga|kompletterar)"],
    )
});

/// What limits a sentence to a part of the proposal.
pub(super) static PART: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(punkt*|avsnitt*|kapitel*|paragraf*|stycke*|delen|delarna|delar av|den del|de delar|rubrik*|sida|sidan)",
        "(intention*|ambition*|syftet|tanken|inriktning*)",
    ])
});
