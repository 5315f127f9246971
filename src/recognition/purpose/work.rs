//! What is sent in the course of work: a bill, papers that were ordered, a question for figures. A number stands in it so
//! that it finds its case, and nobody answers with it. See `phrase` for how the patterns are read.

use std::sync::LazyLock;

use regex::Regex;

use super::words::NAMES_AN_ANSWER;
use crate::pattern::pattern;
use crate::recognition::Place;
use crate::recognition::phrase::{Phrases, any_of};
use crate::recognition::sentence::Sentence;

/// Whether the sentence hands over work that was ordered, or asks for its pay.
pub(super) fn is_of_work(one: &Sentence) -> bool {
    (WORK.is_match(&one.said) || heads_work(one)) && !A_FIGURE_OF_SPEECH.is_match(&one.said)
}

/// Whether it is a subject that calls its mail a bill, an offer, a proof or work that was ordered.
pub(super) fn heads_work(one: &Sentence) -> bool {
    one.place == Place::Subject && HEADS.is_match(&one.said) && !NAMES_AN_ANSWER.is_said_in(one)
}

/// Such a subject begins or ends with what it is.
static HEADS: LazyLock<Regex> = LazyLock::new(|| {
    let paper =
        "(?:kredit)?faktura|offert|korrektur|orderbekraftelse|bokningsbekraftelse|foljesedel|leveransbesked";
    let work = "[a-z]*(?:utredning|ritning|karta|rapport|underlag|analys|illustration|modell)[a-z]*";
    pattern(&format!("^ (?:(?:{paper}) |(?:slut)?leverans (?:av )?{work} )| (?:{paper}) $"))
});

/// What is paid for with no money: "kvittot på att ingen lyssnar", "notan för er politik".
static A_FIGURE_OF_SPEECH: Phrases =
    Phrases::new(&["(kvitto|kvittot|faktura|fakturan) (på att|på hur|på vad|för (att|er|era|allt|detta))"]);

static WORK: LazyLock<Regex> = LazyLock::new(|| {
    let gives = "(här kommer|här är|bifogar|bifogat|bifogad|bifogas|bifogade|översänder|översänds|skickar|sänder|levererar|lämnar)";
    let bill =
        "(faktura*|*fakturan|kreditfaktura*|offert*|offerten|följesedel*|orderbekräftelse*|kvitto|invoice)";
    let work = "(*utredning|*utredningen|*ritning|*ritningar|*ritningarna|*karta|*kartan|*rapport|*rapporten|*handling|*handlingar|*handlingarna|*beskrivning|*beskrivningen|*underlag|*underlaget|*analys|*analysen|*kalkyl|*protokoll|*illustration*|*modell|*leverans*)";
    let ordered = "(efter|enligt|utifrån|med) (dina|era|er|din|ert) (kommentarer|synpunkter|önskemål|beställning|avrop|granskning|ändringar)";
    any_of(&[
        &format!("{gives}~~~ {bill}"),
        "^(hej* )?(, )?(korrektur|orderbekräftelse|bokningsbekräftelse|leveransbesked|provtryck)…",
        "(order|ordernummer|ordernr|fakturanummer|bokningsnummer)~ #",
        "(godkänn|godkänna)~ (korrektur*|provtryck*|offert*)",
        &format!(
            "{gives}~~ (slutversion*|slutleverans*|slutrapport*|granskningsversion*|leverans*)~ (av|för) {work}"
        ),
        &format!("^{bill} (#|avseende|för|nr)"),
        "(er|vår) (ref|referens|beställare|beställning)~ (#|[a-z]{1,4} #)",
        "(betalningsvillkor|förfallodag*|bankgiro|plusgiro|ocr)~ #",
        &format!("{gives}~~~~ {work}…~~~ {ordered}"),
        &format!("{gives}~~~ {work}~~~ enligt (överenskommelse|avtal|beställning|avrop|uppdrag*)"),
        "(till|för|inom) (vår|vårt) (granskning|revision|tillsyn|undersökning|studie|kartläggning) (behöver|önskar|ber)( vi| jag)?",
    ])
});
