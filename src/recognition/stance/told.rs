//! What a sentence is for or against by words of its own: "emot att skolan läggs ner", "positiva till att behålla
//! skolan", "stöder byalagets förslag". Whether that is the proposal is for `asked` to say: who is against that woods
//! are felled may well be for the plan.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::against::AGAINST_A_DEED;
use super::joined::ASKERS;
use super::pointing::NAMES_IT;
use super::reading::read;
use super::softer::GOOD;
use super::{Speaker, Stance, aim};
use crate::pattern::{Pattern, pattern};
use crate::recognition::phrase::Phrases;
use crate::recognition::sentence::Sentence;

/// Verbs by which one says yes or no to something, and what may stand behind them.
const YES: &str = "till?styrk(?:er|a)|bifaller|stod(?:er|jer|ja)|stottar|star bakom|bakom|positiv[at]?(?: installd[a]?)? till|positivt pa|valkomnar|ja till|gillar|\
                   godkanner|accepterar|bitrader|forordar";
const NO: &str = "avstyrk(?:er|a)|motsatter (?:oss|mig|sig)|nej till|emot";
const HOW: &str = "(?: (?:vi|jag|helt|fullt|ut|ocksa|aven|starkt|varmt|darfor|verkligen|harmed|garna|absolut|sjalvklart|hela|det|detta|ert|den|denna|har))*";

/// A yes to what an "att" tells: "tillstyrker förslaget om att", "det är ett bra förslag att".
static TO_A_CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    let thing =
        "(?:[a-z]*forslag(?:et)?|tanken?|iden?|planerna|initiativet|inriktningen|linjen|alternativet)";
    pattern(&format!(
        " (?:(?:{YES}){HOW}(?: {thing})?(?: (?:om|pa|till))?|[a-z]*forslag(?:et)?(?: om)?) att "
    ))
});

/// A yes or a no to what somebody proposes, whose name is the group.
static TO_SOMEBODYS: LazyLock<Regex> = LazyLock::new(|| {
    let thing = "(?:forslag|motforslag|yrkanden?|ide|linje|alternativ|modell)";
    pattern(&format!(
        " (?:{YES}|{NO}){HOW} ([a-z-]+s)(?: [a-z]+)? {thing} (?:(?:(?:om |pa |till )?att|om) )?"
    ))
});

/// Those who ask, as whose a proposal is the proposal; what is said to be of a thing or a day is of nobody.
static OF_ASKERS: LazyLock<Regex> = LazyLock::new(|| {
    let bodies = "(?:[a-z]*(?:utredar|utredning|betankande|regering|departement|kommitte|kommun|kommunstyrelse|namnd|utskott|ledning|forvaltning)|(?:arbets|projekt|styr)?grupp|forening|styrelse|klubb|forbund|parti|rad)";
    let texts = "[a-z]*(?:plan|program|strategi|policy|remiss|avtal|rapport|promemori|samrad)";
    pattern(&format!(
        "^(?:(?:{ASKERS})s|(?:{bodies}|{texts})[a-z]{{0,4}}s|dagens|arets|statens|stadens|stads|var(?:t|a)s)$"
    ))
});

/// Behind these stands what the no is said to.
static NO_TO: Pattern = Pattern::new(" (?:emot|mot|till) (?:att )?");

/// Ends what it tells.
static ENDS: Pattern = Pattern::new(
    " (?:,|och|samt|men|utan|eftersom|da|darfor|trots|for att|sa att|innan|medan|nar|med|enligt|precis) ",
);

/// Well of the plan, in words that are no stance.
static PRAISE: Phrases = Phrases::new(&[
    GOOD,
    "(glad*|lyft|lyfter|framåt|riktning|välkom*|äntligen|stoppar|stopp|hindrar|förhindrar|räddar|behövs|tack|tackar|behåll*|bevar*|kvar|sänk*)",
]);

/// What a sentence is for or against by its own words.
#[derive(Debug)]
pub(super) struct Told<'s> {
    /// The words, as far as the clause goes; none where only somebody is named whose proposal it is.
    pub(super) words: &'s str,
    /// Where the verb begins.
    from: usize,
    /// Where the words end.
    to: usize,
}

impl<'s> Told<'s> {
    /// Behind a yes or no in `said`, a sentence in its plain form.
    fn behind_view(said: &'s str, speaker: &Speaker) -> Option<Self> {
        let is_anothers = |found: &Captures| {
            let who = found.get(1).map(|who| who.as_str()).unwrap_or_default();
            !OF_ASKERS.is_match(who) && !speaker.is_or_is_written_to(who)
        };
        if let Some(found) = TO_SOMEBODYS.captures(said).filter(is_anothers) {
            let whole = found.get(0)?;
            let tells = whole.as_str().ends_with(" att ") || whole.as_str().ends_with(" om ");
            let told = Self::from_to(said, whole.start(), whole.end())?;
            return Some(if tells { told } else { Self { words: "", ..told } });
        }
        let found = TO_A_CLAUSE.find(said)?;
        Self::from_to(said, found.start(), found.end())
    }

    /// Of a deed that `clause` is against.
    fn of_deed(clause: &'s Sentence) -> Option<Self> {
        let found = AGAINST_A_DEED.found_in(clause).next()?;
        let to = NO_TO.find_at(&clause.said, found.start)?;
        Self::from_to(&clause.said, found.start, to.end())
    }

    fn from_to(said: &'s str, from: usize, begin: usize) -> Option<Self> {
        let rest = said.get(begin.checked_sub(1)?..)?;
        let length = ENDS.find(rest).map_or(rest.len(), |end| end.start().saturating_add(1));
        Some(Self { words: rest.get(..length)?, from, to: begin.saturating_add(length).saturating_sub(1) })
    }
}

/// Whether `sentence` says no to something that is done, in the writer's words.
pub(super) fn is_against_a_deed(sentence: &Sentence) -> bool {
    AGAINST_A_DEED.may_be_said_in(sentence) && {
        let clause = sentence.between_commas();
        aim::no(&AGAINST_A_DEED, &clause).plainly
    }
}

/// Whether the view `stance` in `sentence` is of what it tells itself and of nothing beside that.
pub(super) fn is_of_its_own(sentence: &Sentence, stance: Stance, speaker: &Speaker) -> bool {
    let said = &sentence.said;
    if ![" att ", "forslag ", "yrkande", "alternativ", " ide "].iter().any(|one| said.contains(one)) {
        return false;
    }
    let Some(told) = Told::behind_view(said, speaker) else { return false };
    if stance == Stance::Opposes {
        return TO_SOMEBODYS.is_match(said);
    }
    let before = said.get(..told.from).unwrap_or_default();
    let behind = said.get(told.to..).unwrap_or_default();
    let rest = read(&sentence.part(&format!("{before} , {behind}")), || false);
    !rest.is_some_and(|(rest, _)| matches!(rest, Stance::Supports | Stance::SupportsWithChanges))
}

/// What `sentence` is for or against, which is said of its own words.
pub(super) fn in_words<T>(sentence: &Sentence, speaker: &Speaker, asked: impl Fn(&str) -> T) -> Option<T> {
    if let Some(told) = Told::behind_view(&sentence.said, speaker) {
        return Some(asked(told.words));
    }
    let clause = sentence.between_commas();
    Told::of_deed(&clause).map(|told| asked(told.words))
}

/// Whether any of the `sentences` speaks well of the plan, where one of them is against a deed.
pub(super) fn praise_it(sentences: &[Sentence]) -> bool {
    sentences.iter().any(|one| !one.asks() && NAMES_IT.is_match(&one.said) && PRAISE.is_match(&one.said))
}
