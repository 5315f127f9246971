//! A view and a question in one sentence: "vi avstyrker förslaget men undrar om kontrollen". What stands before the
//! question is said all the same. What it says is not judged here.

use std::sync::LazyLock;

use regex::Regex;

use super::sentence::Sentence;
use crate::pattern::{Pattern, pattern};

/// What joins a question to what stands before it.
const JOINT: &str = " (?:(?:, )?(?:men|fast|och|samt|but|and) |, )";

/// The writer says that they ask, with or without a question mark.
static SAYS_SO: LazyLock<Regex> = LazyLock::new(|| {
    let some = "(?:en|ett par|nagra|lite|tva|tre|foljande)";
    let question = "(?:fraga|fragor|undran|fundering|funderingar|question|questions)";
    pattern(&format!(
        "{JOINT}(?:(?:vi|jag|we|i|nu|dock|bara|ocksa|aven) )*(?:undrar|fragar|wonder|(?:skulle )?(?:vill|vilja|onskar) (?:garna )?(?:veta|fraga)|\
         (?:(?:har|have) (?:[a-z]+ ){{0,2}})?{some} (?:[a-z]+ )?{question}|har (?:[a-z]+ )?{question}) "
    ))
});

/// A question by its form, in a sentence that ends in a question mark.
static IS_ONE: LazyLock<Regex> = LazyLock::new(|| {
    let word = "nar|hur|vem|vems|vad|vart|varfor|vilken|vilket|vilka|when|how|who|what|why|which";
    let verb = "kommer|kan|ska|skall|far|finns|har|vet|galler|blir|ar|borjar|maste|vill|tanker";
    let subject = "ni|vi|jag|man|det|den|de|du|kommunen|[a-z]+(?:en|et|na)";
    pattern(&format!("{JOINT}(?:{word}|(?:{verb}) (?:{subject})) "))
});

/// What stands before is itself a question, or a condition of one: "kan vi tillstyrka, och när ska svaret in?".
static ASKS_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let word = "om|ifall|nar|hur|vem|vems|vad|vart|varfor|vilken|vilket|vilka|when|how|who|what|why|which|if";
    let verb = "[a-z]+[ae]r|kan|ska|skall|far|bor|maste|do|does|can|should";
    pattern(&format!(
        "(?:^|,) (?:(?:hej|hejsan|och|men|ja) )?(?:{word}|(?:{verb}) (?:ni|vi|jag|man|det|den|de|du|you|we|i|[a-z]+(?:en|et|na))) "
    ))
});

/// Behind the question the writer goes on with a view or a wish.
static GOES_ON: Pattern = Pattern::new(
    " (?:,|och|samt|men) (?:vi |jag )?(?:vill|onskar|yrkar|foreslar|kraver|saknar|tycker|anser|till?styrker|avstyrker) ",
);

/// Both parts of such a sentence, in their plain form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asking<'s> {
    /// What stands before the question.
    pub(super) before: &'s str,
    /// From the word that joins them.
    pub(super) question: &'s str,
}

impl<'s> Asking<'s> {
    /// Where `sentence` says something and goes on to ask, and no further.
    pub(super) fn of(sentence: &'s Sentence) -> Option<Self> {
        let said = &sentence.said;
        let by_form = || sentence.asks().then(|| IS_ONE.find(said)).flatten();
        let at = SAYS_SO.find(said).or_else(by_form)?.start();
        let (before, question) = (said.get(..=at)?, said.get(at..)?);
        let further = question.get(2..).is_some_and(|behind| GOES_ON.is_match(behind));
        (!further && !ASKS_BEFORE.is_match(before)).then_some(Self { before, question })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::Place;
    use crate::recognition::sentence::sentences;

    #[test]
    fn a_sentence_is_cut_where_its_writer_begins_to_ask() {
        for (text, expected) in [
            ("Vi avstyrker förslaget men undrar om kontrollen.", Some(" vi avstyrker forslaget ")),
            ("Vi tillstyrker förslaget, men när börjar det gälla?", Some(" vi tillstyrker forslaget ")),
            ("Jag är emot men har en fråga: vem beslutar?", Some(" jag ar emot ")),
            ("Ja till det, vad händer med lokalerna?", Some(" ja till det ")),
            ("Vi stöder det och kommer ni att bygga i vår?", Some(" vi stoder det ")),
            ("Vi stöder det och kommer att delta.", None),
            ("Vi stöder förslaget, men när vi läser det ser vi brister.", None),
            ("Vi stöder det men undrar om det räcker och vill ha fler bänkar.", None),
            ("Kan vi tillstyrka det, och när ska svaret in?", None),
            ("Hej, tillstyrker ni planen och varför?", None),
            ("Om vi stöder det, vad händer då?", None),
        ] {
            let sentences = sentences(text, Place::Body);
            let found = Asking::of(sentences.first().unwrap());
            assert_eq!(found.map(|found| found.before), expected, "{text}");
        }
    }
}
