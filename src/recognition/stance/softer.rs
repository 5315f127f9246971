//! What people write beside or instead of the words of the trade: praise and blame, what makes a yes one
//! with changes, and what limits a sentence to a part. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::words::PROPOSAL;
use crate::recognition::phrase::{Saying, any_of};

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
