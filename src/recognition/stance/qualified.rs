//! What makes a yes one with changes in the same sentence, and what limits a sentence to a part of the proposal. See
//! `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::words::PROPOSAL;
use crate::recognition::phrase::{Phrases, Saying, any_of};
use crate::recognition::sentence::Sentence;

/// What asks for something behind a "but".
const NEEDS: &str = "(är( vi| jag)?( starkt| bestämt| helt)? emot|måste|bör|borde|behöver|behövs|saknas|saknar|ska|vill|ändra*|fixa|lägg|ta bort|gör|please|lite (krångl*|otydlig*|svår*|lång*|vag*)|krångl*|otydlig*|inte|för (krångl*|lång*|dyr*|många|svår*|otydlig*|byråkrat*)|need*|should|must|pitää|pitäisi|täytyy|sollte*|muss|müss*|må|bør|mangler)";

/// A remark beside a yes that asks for no change: a reminder, a thank-you, a word on what matters.
pub(super) static REMARK: Phrases = Phrases::new(&[
    "(vill|vilja)~~ (påminna|tacka|passa på|understryka|betona|framhålla|poängtera|gratulera|önska)…",
    "(men|och)~ (tackar|ser fram emot|hoppas på (ett )?(fortsatt|gott)|önskar (er )?lycka)…",
]);

/// What a remark has in it when it asks for a change all the same.
pub(super) static CHANGE: Phrases = Phrases::new(&[
    "(bör|borde|måste|behöver|behövs|ändr*|stryk*|tas bort|ta bort|saknas|förtydlig*|komplettera*|föreslår|yrkar|kräver|utgår|utgå)",
]);

/// What makes a yes one with changes, in the same sentence.
pub(super) static QUALIFIED: LazyLock<Saying> = LazyLock::new(|| {
    let stems = [
        "huvudsak", " i stor", "väsentlig", "princip", "delvis", "till stora", "i grunden", " med ",
        "under ", "förutsatt", "först ", "tidigast ", "givet", "bara", "endast", "villkor", " men ", "dock",
        "däremot", "emellertid", "utom", "omarbet", "revider", "bearbet", "undantaget", " om ", " utan ",
        "ifall", " när ", " fast ", " but ", "mutta", " aber ", " with ", " except ", "apart from",
        "provided", "edellyttäen", "seuraavin", "forutsatt", "forudsat", " mit ", " unter ",
    ];
    Saying::new(
        &stems,
        &[
            "(i huvudsak|huvudsakligen|i stort|i stora drag|i stora delar|i allt väsentligt|i princip|delvis|till stora delar|i grunden)",
            "med (följande|några|vissa|ett par|en del|smärre|mindre|små|nedanstående|reservation*|förbehåll*|undantag*|tillägg*|ändringar|justeringar|kommentarer|förslag)",
            "med~~ (ändring*|tillägg*|justering*|undantag*|förbehåll*)",
            "med beaktande av",
            "med (de|våra) (synpunkt*|kommentar*|tillägg*|justering*)",
            "(under|med) (förutsättning*|villkor*|den ändringen|det tillägget)",
            "(förutsatt|givet|bara|endast) (att|om)",
            "(först|tidigast|endast|bara|enbart) (när|efter|sedan)",
            "på villkor",
            "kan~~ (endast|bara) (till?styrka|stödja|godkänna|acceptera|godta|ställa|bifalla)( *){0,5} (om|ifall|med (en|ett)|efter att (den|det|*en|*et|*na|avsnitt*|punkt*))",
            // What it is not yet: "ett omarbetat förslag", "en plan utan område 4".
            "^(en|ett) (omarbeta*|reviderad|reviderat|bearbetad|bearbetat) (förslag|plan|program|policy|strategi) (bör|kan)",
            "^(en|ett) (förslag|plan|program|policy|strategi) utan",
            "^utan (avsnitt*|punkt*|kapitel*|paragraf*|det|den)…",
            "men utan (*en|*et|*na|* #)",
            "men~~ (vill|föreslår|anser|bör|behöver|saknar|tycker|önskar|ser|med|inte|endast|bara|yrkar|måste|ska|har|skulle|undrar|efterlyser)",
            "(dock|däremot|emellertid|utom|förutom|undantaget)",
            "(om|ifall|när) (vi|ni|man|de|det|den|detta|dessa|*en|*et|*na|*erna|avsnitt*|punkt*)… (till?styrka|ställa oss bakom|stödja)",
            "(om|ifall) (avsnitt*|punkt*|ni|man|kravet|kraven|texten|kapitel*|det|den|de|kommunen|paragraf*)…~ (skrivs|stryks|ändras|tas|läggs|förtydligas|görs|tar|lägger|ändrar|stryker|byts)",
            "(om|ifall)~ (tas bort|stryks|ändras|sänks|skrivs om|förtydligas|läggs till|utgår)",
            "(ja|bra|positiv*) bara (ni|man|kommunen|det|den|de)",
            "(ja|bra|positiv*) ,? (om|ifall|bara) (ni|man|kommunen|det|den|de|punkt*|kravet)",
            &format!("(men|fast|but|mutta|aber|dock)…~~ {NEEDS}"),
            "(with (the following|some|minor|one|two|changes|reservations|amendments)|provided|but (we|would|with|i|not)|except|apart from)",
            "(mutta|edellyttäen|seuraavin)",
            "(med følgende|forutsatt|forudsat|med forbehold)",
            "(mit folgenden|unter der bedingung|aber)",
        ],
        &[],
    )
});

/// A condition that stands before the yes: "om dessa punkter åtgärdas tillstyrker vi".
pub(super) static CONDITION: Phrases = Phrases::new(&[
    "^(, )?(om|ifall|förutsatt att|under förutsättning att|givet att|när|så länge|hvis|dersom|såfremt)( *){1,14} (till?styrker|stöder|stödjer|stöttar|ställer|godkänner|accepterar|bifaller|biträder|støtter) (vi|jag|föreningen|styrelsen|nämnden|klubben)",
    "^(, )?(if|provided|once)( *){1,14} (we|i)~ (support|endorse|approve)",
    "^(, )?(wenn|falls)( *){1,14} (unterstützen|befürworten) wir",
]);

/// A condition behind the yes: "ja till förslaget, om taket höjs". What has to happen is done to something, or the
/// sentence says with another verb what may not be so yet.
pub(super) static CONDITION_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    let done = "*[jkgldtvpmr]s|*[bdfghjklmprstv]as|[a-z]+[nm]nas|görs|tas|fås";
    let passive = format!("({done}|finns)");
    let thing = "(*en|*an|*in|*et|*na)";
    let yes = format!("(ja|till?styrk*|stöder|stödjer|{PROPOSAL})( vi| jag| då)?");
    let adopted = "(antas|fastställas|godkännas|genomföras|införas|godtas|accepteras)";
    let change =
        "(*arbetning|revidering|komplettering|kompletteringar|*ändring|*ändringar|justering|justeringar)";
    let may = "(bör|kan|borde|måste|ska|skall|får)";
    let part = "(avsnitt*|punkt*|kapitel*|paragraf*|etapp*|*område*|texten|kartan)";
    let to_adopt = "(till?styrka|stödja|godkänna|acceptera|anta)";
    let reworked = "(omarbeta*|reviderad|reviderat|bearbetad|bearbetat|förbättrad|förbättrat)";
    any_of(&[
        // What is done before it is adopted.
        &format!("{may}( ,)? efter( *){{0,2}} {change}( ,)? {adopted}"),
        &format!("{adopted}~ (efter att|sedan|när) (den|det|{PROPOSAL}|{part})( *){{0,3}} [a-z]+ts"),
        &format!("{to_adopt} (en|ett) {reworked} {PROPOSAL}"),
        &format!(
            "{may}~~ (*arbetas|*ändras|revideras|kompletteras|justeras|förtydligas|förbättras|(skrivas|ritas|göras|tas) om)( *){{0,3}} och~ {adopted}"
        ),
        &format!("{adopted}( först| tidigast)? (om|ifall|efter( *){{0,2}} {change})"),
        &format!("{yes} , (men )?(bara )?(om|ifall)( *){{1,3}} {passive}"),
        &format!(
            "{yes} , (men )?(bara )?(om|ifall)( *){{1,4}} (blir|får|ska|skall|måste|slipper|behåller|behålls|kommer|går)"
        ),
        &format!("{yes} , (men )?(bara )?(om|ifall)~ {thing} inte"),
        &format!("{yes} (om|ifall) {thing} {passive}"),
        &format!("({yes}|{adopted}) så länge( *){{1,3}} ({done}|utgår)"),
    ])
});

/// A condition to "har vi inget att invända": "om husen sänks", "med dessa ändringar", "under förutsättning att".
pub(super) static NOTHING_TO_SAY_THEN: LazyLock<Regex> = LazyLock::new(|| {
    let have = "(har|finns) (vi|jag|föreningen|styrelsen|nämnden|klubben) (inget|inga|ingen|ingenting)";
    let done =
        "(*[jkgldtvpmr]s|*[bdfghjklmprstv]as|[a-z]+[nm]nas|görs|tas|fås|blir|får|slipper|behåller|inte)";
    let changed = "(ändring*|justering*|tillägg*|förbättring*|villkor*|kompletteringar|förbehåll*)";
    any_of(&[
        &format!("(om|ifall|förutsatt att|under förutsättning att)( *){{1,4}} {done}( *){{0,6}} {have}"),
        &format!("(med|efter) (dessa|de|våra|följande|ovanstående|nämnda)~~ {changed}( *){{0,3}} {have}"),
        "(förutsättning|förutsatt)",
    ])
});

/// "Om inte annat", "om ni frågar oss": no condition at all.
pub(super) static NO_CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "(om|ifall) ((inte|icke|ej) annat|möjligt|än)",
        // That it is adopted is no change of it.
        &format!(
            "(om|ifall) (den|det|{PROPOSAL}) (går igenom|blir (av|verklighet)|antas|genomförs|godkänns|fastställs|klubbas)"
        ),
        "(om|när) (ni|man|någon|du) (frågar|frågade|undrar|läser|ser|tittar)",
        "om (vi|jag) (får|förstår|förstått|har förstått|tolkar)",
    ])
});

/// "I övrigt": what a view of the rest is, beside a no to something.
pub(super) static OTHERWISE: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["övrig", "annars", "resten", "ellers", "otherwise"],
        &["(i|för|fö) övrigt", "annars", "resten", "övriga delar av", "ellers", "otherwise"],
        &[],
    )
});

/// What limits a sentence to a part of the proposal.
pub(super) static PART: LazyLock<Saying> = LazyLock::new(|| {
    let stems = [
        "punkt", "avsnitt", "kapitel", "paragraf", "stycke", "delen", "delarna", "delar", "rubrik", " sida",
        "intention", "ambition", "syftet", "tanken", "inriktning", "den del",
    ];
    Saying::new(
        &stems,
        &[
            "(punkt*|avsnitt*|kapitel*|paragraf*|stycke*|delen|delarna|delar av|den del|de delar|rubrik*|sida|sidan)",
            "(intention*|ambition*|syftet|tanken|inriktning*)",
        ],
        &[],
    )
});

/// A no to one part and to nothing beside it: "punkt 3 avstyrks".
static AGAINST_ONE_PART: LazyLock<Regex> = LazyLock::new(|| {
    let part = "(punkt|punkten|avsnitt|avsnittet|kapitel|kapitlet|paragraf|*mål|*område|etapp|åtgärd|höjden|utformningen|placeringen|antalet)";
    let no = "(avstyrk*|avslå*|motsätter (oss|mig|sig)|nej till|emot)( vi| jag)?( dock| däremot)?";
    any_of(&[&format!("{no} {part}"), &format!("{part}~ (avstyrks|avslås)")])
});

/// Whether `sentence` says no to one part and does not name the whole.
pub(super) fn is_against_one_part(sentence: &Sentence) -> bool {
    AGAINST_ONE_PART.is_match(&sentence.said) && !sentence.said.contains(" hel")
}

/// Whether a yes in a sentence is one with changes. A remark asks for none: "men vill påminna om de unga".
pub(super) fn is_qualified(sentence: &Sentence) -> bool {
    let said = &sentence.said;
    let condition = || CONDITION.is_match(said) || CONDITION_BEHIND.is_match(said);
    if condition() && !NO_CONDITION.is_match(said) {
        return true;
    }
    if !QUALIFIED.may_be_said_in(sentence) {
        return false;
    }
    let remark =
        REMARK.find(said).filter(|remark| !CHANGE.is_match(said.get(remark.start()..).unwrap_or_default()));
    let yes = remark.and_then(|remark| said.get(..remark.start()));
    QUALIFIED.is_worded_in(yes.unwrap_or(said))
}
