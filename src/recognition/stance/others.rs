//! What lets anybody but the writer speak, without a name.

use std::sync::LazyLock;

use crate::recognition::phrase::Saying;

/// Anybody but the writer, who needs no name.
pub(super) static THE_OTHERS: LazyLock<Saying> = LazyLock::new(|| {
    let who = "(ni|du|dom|de|han|hon|andra|vissa|många|flera|somliga|en del|några|they|others)";
    let stands = "(tillstyrk*|avstyrk*|ställer (er|sig)|stöder|stödjer|motsätter (er|sig)|säger|avstår)";
    // "Jag tycker ni ska": what is thought may begin with its own subject.
    let thinks = "(tycker|anser|menar|gillar|är (emot|positiv*|negativ*|kritisk*|för (förslag*|riktlinj*|överenskommelse*)))";
    let verb = format!("({stands}|{thinks})");
    let tells = "(skriver|skrev|säger|sa|sade|hävdar|påstår|berättar|berättade|hörde)";
    let says = [
        &format!("{who}~~ {verb}"),
        &format!("{stands} {who}"),
        &format!("^({who}|folk) protesterar~~ mot"),
        &format!("(att|men|medan|,) ({who}|folk) protesterar~~ mot"),
        &format!(
            "(ordförande*|tidningen|han|hon|politiker*|någon|granne*|barnen|kommunalråd*|min *)~ {tells}… att"
        ),
        &format!(
            "(min *|mina *|hennes|hans|alla föreningar|barnen|politikerna|majoriteten|folk) ({verb}|vill|önskar)"
        ),
        "(alla|samtliga)~~ utom (vi|vårt|vår|oss|jag|mig)",
        "(har|hade) hört att",
        "(stod att~~ säger|lätt att säga)",
        "(påstås|sägs|ryktas|hävdas|uppges|berättas) att",
        "enligt (kommun*|utredning*|region*|tidning*|er|dem|länsstyrelse*|forskning*|*förvaltningen)",
        // What an office proposes is what a board decides of.
        "enligt *förvaltningens~ (bedömning*|uppfattning*|åsikt*|slutsats*|mening*|synsätt*)",
        "(den|de|dom|dem|någon|några|alla|många|somliga|vissa) som (är|tycker|vill|säger|gillar)",
    ];
    Saying::new(&WHO, &says, &[])
});

/// What every sentence has in it that lets others speak, a body's name or another word for them.
const WHO: [&str; 64] = [
    " ni ", " du ", " dom ", " dem ", " de ", " den ", " han ", " hon ", "andra", "vissa", "många", "flera",
    "somliga", "en del", "några", "någon", "they", "others", "ordförande", "tidningen", "politiker",
    "barnen", " min ", " mina ", "hennes", " hans ", "alla ", "majoriteten", " folk ", "enligt", "region",
    "länsstyrelse", "kommun", "riksdag", "regering", "utred", "polis", "myndighet", "verket", "grann",
    "hört att", "förvaltning", "kontoret", "handlägg", "arkitekt", "chefen", "direktören", "rektor",
    "skolledning", "tjänstem", "exploatör", "byggherre", "partier", "konsult", "municipality", "council",
    "påstås", "sägs", "ryktas", "hävdas", "uppges", "berättas", "stod att", "lätt att",
];
