//! What people write when they take a stance: Swedish first, then the main words of Finnish, English,
//! Norwegian, Danish and German. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use crate::recognition::phrase::Saying;

/// What a stance is about, when a verb such as "stöder" needs to be told from support for children.
pub(super) const PROPOSAL: &str = "(förslag*|överenskommelse*|riktlinj*|remiss|remissen|remissförslag*|skrivels*|inriktning*|intention*|\
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
