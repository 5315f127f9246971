//! "Hälften tillstyrker, två avstyrker": whoever counts others has said nothing of their own view.

use std::sync::LazyLock;

use crate::recognition::phrase::Saying;
use crate::recognition::sentence::Sentence;

/// Some of those who were asked. Digits count somebody only with a word for whom behind them: "1. Avstyrker" is
/// an item of a list.
pub(super) static SHARE: LazyLock<Saying> = LazyLock::new(|| {
    let whom = "(remissinstans*|instans*|förening*|organisation*|myndighet*|svar|svaren|remissvar*|personer|parti*|nämnder*|kommuner*|svarande|*ledam*|medlemmar|suppleant*)";
    let of = "(av~~ *)";
    let some = "((den |en )?(över|under)?(hälften|majorite*|minorite*|flertalet|merparten|fåtal)|en majoritet|ett (flertal|fåtal)|de( allra)? flesta|(en|ett|två|tre) (tredjedel*|fjärdedel*)|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|flera|många|några|ingen|inga|andra|övriga)";
    let who = format!("({some}( {whom})?( {of})?|[0-9]+ (procent( {of})?|{whom}))");
    let takes = "(till?styrker|till?styrkte|avstyrker|avstyrkte|stöder|stödjer|stöttar|ställer sig|motsätter sig|avstår|säger (ja|nej)|är (för|emot|positiv*|negativ*|kritisk*)|har (till?styrkt|avstyrkt|sagt))";
    Saying::new(
        &[
            "hälften", "majorit", "minorit", "flertal", "merparten", "fåtal", "flesta", "del", "två ",
            "tre ", "fyra ", "fem ", "sex ", "sju ", "åtta ", "nio ", "tio ", "elva ", "tolv ", "flera ",
            "många ", "några ", "ing", "andra ", "övriga ", " en ", " ett ", "procent", "instans", "svar",
        ],
        &[&format!("^{who} {takes}"), &format!("(,|och|men|medan|samt|varav) {who} {takes}")],
        // "Vi är två som avstyrker", "ingen av oss".
        &["(vi|jag|oss|we)", "ingen av (våra|alla våra)"],
    )
});

/// Whether `sentence` tells what some of those who were asked think.
pub(super) fn counts_others(sentence: &Sentence) -> bool {
    SHARE.is_said_in(sentence)
}
