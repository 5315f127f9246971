//! What people write of the proposal without naming it: "det låter vettigt", "kör på", "nej tack". It
//! counts where nothing else can be meant: in a mail of a few words, or right after a sentence that
//! names the proposal.

use std::sync::LazyLock;

use regex::Regex;

use super::negation::is_writer;
use super::softer::{BAD, GOOD, NOT_THIS};
use super::words::{HOW, ME};
use crate::pattern::{Pattern, any_words};
use crate::recognition::phrase::{Saying, any_of};
use crate::recognition::sentence::Sentence;

/// Letters of all that is said in a mail of a few words.
pub(super) const FEW_WORDS: usize = 220;

/// Names the proposal, so that the next sentence may point at it.
pub(super) static NAMES_IT: LazyLock<Regex> = LazyLock::new(|| {
    // With nothing but letters in it a pattern is searched for quickly; "planen" also ends "biblioteksplanen".
    let whole = "forslaget|forslag|remissen|remissforslaget|overenskommelsen|overenskomelsen|riktlinjerna|riktlinjer|iop|overenskommelse";
    let other = "proposal|agreement|guidelines|forslaget|avtalen|aftalen|ehdotus|vorschlag|plan|program|programme|policy|strategi|strategy";
    let ends = "planen|programmet|policyn|strategin|avtalet";
    let each = whole.split('|').chain(other.split('|')).map(|word| format!(" {word} "));
    let each: Vec<String> = each.chain(ends.split('|').map(|word| format!("{word} "))).collect();
    any_words(&each)
});

/// How the matter is handled and how long one has to answer: what is good or bad then is that.
static HANDLING: Pattern = Pattern::new(
    " (?:(?:remiss|svars|samrads)(?:tid|tiden|tider|process|processen|forfarandet)|handlaggning|handlaggningen|handlaggningstiden|deadline|deadlinen|\
         tiden (?:att|for|ar|var)|utskicket|(?:sista )?svarsdag|svarsdagen|tidsfristen|svarsfristen) ",
);

/// Whether "it" is the handling, in `sentence` or the one `before` it.
pub(super) fn is_of_the_handling(sentence: &Sentence, before: Option<&Sentence>) -> bool {
    let handled = |one: &Sentence| HANDLING.is_match(&one.said);
    handled(sentence) || before.is_some_and(handled)
}

/// Another proposal than the one asked about: "it" is that. Who has one stands before the verb, in the first group.
static ANOTHER: Pattern = Pattern::new(
    " (?:(?:(?:en annan|ett annat|en egen|ett eget|(?:([a-z-]+) )?har (?:en|ett)) (?:[a-z]+ )?|alternativa? )[a-z]*(?:plan|forslag|strategi|program|losning|vag)|motforslag[a-z]*) ",
);

/// Who has the proposal that is asked about.
const ASKERS: [&str; 4] = ["ni", "kommunen", "er", "remissen"];

/// Whether "it" is another proposal, which the sentence `before` names.
pub(super) fn is_of_another(before: Option<&Sentence>) -> bool {
    let found = before.and_then(|before| ANOTHER.captures(&before.said));
    found.is_some_and(|found| found.get(1).is_none_or(|who| !ASKERS.contains(&who.as_str())))
}

/// A yes to "it": "och vi tillstyrker det", "den stöder vi".
static YES_TO_IT: Pattern = Pattern::new(concat!(
    " (?:till?styrker|stoder|stodjer|stottar|godkanner|accepterar|bifaller)(?: (?:vi|jag|garna|helt|ocksa))* (?:det|den|dem) (?:$|,|och)",
    "|(?:^|,|och) (?:det|den|dem) (?:till?styrker|stoder|stodjer|stottar|godkanner|accepterar|bifaller) (?:vi|jag) ",
));

/// What there is today is called good.
static TODAYS_IS_GOOD: LazyLock<Regex> =
    LazyLock::new(|| any_of(&[&format!("{NOT_THIS} (*|* *) (är|fungerar|funkar)~~ {GOOD}")]));

/// Whether `sentence` says yes to "it" and that is another proposal or what there is today, which stands before it.
pub(super) fn is_said_of_another(sentence: &Sentence, before: Option<&Sentence>) -> bool {
    let Some(it) = YES_TO_IT.find(&sentence.said) else { return false };
    let lead = sentence.said.get(..=it.start()).unwrap_or_default();
    let others = |said: &str| {
        let found = ANOTHER.captures(said);
        found.is_some_and(|found| {
            found.get(1).is_none_or(|who| !ASKERS.contains(&who.as_str()) && !is_writer(who.as_str()))
        }) || TODAYS_IS_GOOD.is_match(said)
    };
    let opens = lead.split_ascii_whitespace().count() < OPENING;
    others(lead) || (opens && before.is_some_and(|before| others(&before.said)))
}

/// Words before a yes that name nothing: "därför tillstyrker vi den".
const OPENING: usize = 3;

/// Thanks for something else than being asked: what is good then is that.
pub(super) static THANKS: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["tack", "thank", "takk", "kiitos", "danke"],
        &["(tack|tackar|tacksam*|thanks|thank|takk|kiitos|danke)"],
        &[
            "(nej|ja|no) (tack|thanks)",
            "(förslag*|remiss*|möjlighet*|chansen|inbjudan|att vi (får|fick)|att jag (får|fick)|att ni frågar|att ni frågade|förfrågan)",
        ],
    )
});

/// Well of it.
pub(super) static FOR_IT: LazyLock<Saying> = LazyLock::new(|| {
    let how = HOW;
    Saying::new(
        &[
            "bra", "vettig", "klok", "toppen", "rimlig", "genomt", "genomarb", "välskriv", "perfekt", "fin ",
            "fint ", "fina ", "tummen", "kör", " med ", "med på", " ok", " ja ", "utmärkt", "avväg",
            "suverän", "fantast", "lysande", "kanon", "gilla", "yes", "hejar", "gute", "good", "great",
            "positiv", "känns rätt", "anta ", "genomför", "välkomnar", "antas ", "godkännas", "ändamål",
        ],
        &[
            &format!(
                "(,|att|tycker|anser|vi|jag|ja|jo) (det|detta|den|de|dom|allt|alltihop|allting)( här| där)? (är|e|verkar|låter|känns|ser){how}{how}( väl)? {GOOD}( ut)?( i det stora hela| i stort| i stort sett| på det hela taget| så| och *( att *)?| tycker (vi|jag)( i *)?)? ,"
            ),
            &format!(
                "(,|att|tycker|anser|vi|jag) (det|detta|den|de|dom) (är|e|verkar|låter|känns)( en| ett)?{how} {GOOD} (idé|ide|initiativ|tanke|början)"
            ),
            &format!(", (låter|verkar|känns|ser){how}{how} {GOOD}( ut)? ,"),
            &format!(", (i stort|i stort sett|i huvudsak|på det hela taget|överlag|mestadels) {GOOD} ,"),
            "tummen upp",
            ", (det är )?(bara att )?kör (på|hårt|vidare|igång|i gång)",
            &format!("{ME} (är|e)( gärna)? med( på (det|detta|förslaget|tåget|noterna))? ,"),
            "(ok|okej|okay|okey)~ (för|från) (oss|mig|vår del|min del|vår sida|föreningen)",
            "(det|detta|den|de)( här)? känns rätt ,",
            &format!("gillar( vi| jag)?{how} (det|detta|den|det här) ,"),
            "det gillar (vi|jag) ,",
            &format!("{GOOD} (gjort|jobbat|skrivet)"),
            "anta (den|det|dem)( nu| snarast| direkt| omgående)? ,",
            &format!("(vi|jag){how} välkomnar den{how} (,|och)"),
            "(föreslår|anser|tycker|vill|önskar|och)( vi| jag)?( att)?( den| det)? (bör|kan) (antas|genomföras|godkännas) ,",
            "hejar på (er|detta|det här|förslaget)",
            "(looks|sounds) good",
            "gute idee",
            "yes from (us|me)",
            "(it|this) (is|sounds|looks)~ (good|great) ,",
            &format!("positiv* till{how} de(t)? mesta"),
        ],
        &["(inte|ej|aldrig|knappast|not|vore|skulle|blir|hade|inget|ingen)"],
    )
});

/// Badly of it.
pub(super) static AGAINST_IT: LazyLock<Saying> = LazyLock::new(|| {
    let how = HOW;
    Saying::new(
        &[
            "tummen", "nej tack", "fel ", "funkar", "fungerar", " inte ", "gör om", "dålig", "usel",
            "onödig", "värdelös", "vansinn", "orimlig", "dum", "skit", "kass", "no thank", "idiotisk",
            "förkast", "genomtänk", " inge", "knappast", "protest", "t emot ",
        ],
        &[
            ", ((vi|jag)( undertecknade)? protesterar|protesterar (vi|jag)|protesterar)( kraftigt| starkt| bestämt| högljutt| härmed| å det bestämdaste)? ,",
            "tummen (ner|ned)",
            ", nej tack ,",
            ", no thanks ,",
            "(fel väg att gå|helt fel väg|fel väg|fel tänkt|feltänkt)",
            "(funkar|fungerar)~ inte( alls)? (för|hos) (oss|mig|vår*)",
            "(tror|gillar)~ inte( på)? (det|detta|det här) ,",
            "gör om( och)? gör rätt",
            ", gör rätt ,",
            &format!(", (mycket |väldigt |riktigt )?{BAD} ,"),
            &format!("(det|detta|den|det här|den här) (är|e|verkar|låter|känns){how}{how} {BAD} ,"),
            &format!(
                "(det|detta|den|det här) (är|e|verkar|låter|känns) (inte|ej|inget|ingen){how} {GOOD}( alls)? ,"
            ),
            &format!("(ingen|inte någon|knappast en)~ {GOOD} (idé|ide|tanke|lösning|väg)"),
            "(det|detta|den) (här )?(duger|håller)~ (inte|ej)( måttet)? ,",
            "inte med (oss|mig) ,",
            "vill inte ha (det|detta|det här)( så)? ,",
        ],
        &["(skulle|vore|blir|hade|annars)", &format!("(inte|ej|aldrig|knappast|inget|ingen)~ {BAD}")],
    )
});
