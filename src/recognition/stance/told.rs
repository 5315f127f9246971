//! What a sentence is for or against by words of its own: "emot att skolan läggs ner", "positiva till att behålla
//! skolan", "stöder byalagets förslag". Whether that is the proposal is for `asked` to say: who is against that woods
//! are felled may well be for the plan.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::against::{AGAINST_A_DEED, LEAVE_UNDONE};
use super::joined::ASKERS;
use super::reading::read;
use super::softer::IT;
use super::{Speaker, Stance, aim};
use crate::pattern::{Pattern, pattern};
use crate::recognition::phrase::any_of;
use crate::recognition::sentence::Sentence;

/// Verbs by which one says yes or no to something, and what may stand behind them.
pub(super) const YES: &str = "till?styrk(?:er|a)|bifaller|stod(?:er|jer|ja)|stottar|star bakom|bakom|positiv[at]?(?: installd[a]?)? till|positivt pa|valkomnar|ja till|gillar|\
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
    let thing = "(?:forslag|motforslag|skrivelse|yrkanden?|ide|linje|alternativ|modell|(?:bedomning|uppfattning|slutsats)(?:ar|er)?)";
    // The same from the front: "byalagets skrivelse tillstyrker vi".
    let own = "(?:(?:till?styrker|avstyrker|stoder|stodjer|stottar|bifaller) (?:vi|jag)|har (?:vart|mitt)(?: [a-z]+)? stod)";
    pattern(&format!(
        " (?:{YES}|{NO}|delar|instammer i){HOW} (?:[a-z-]+ )?([a-z-]+s)(?: [a-z]+)? {thing} (?:(?:(?:om |pa |till )?att|om) )?|^ ([a-z-]+s)(?: [a-z]+)? {thing}(?: om [a-z]+)? {own} "
    ))
});

/// What somebody thinks, and proposes nothing.
const VIEWS: [&str; 3] = ["bedomning", "uppfattning", "slutsats"];

/// What any of these has in it.
const MAY_BE_TOLD: [&str; 9] = [
    " att ", "forslag ", "skrivelse ", "yrkande", "alternativ", " ide ", "bedomning", "uppfattning",
    "slutsats",
];

/// Those who ask, or work for them, as whose a proposal is the proposal; what is said to be of a thing or a day is of
/// nobody.
pub(super) static OF_ASKERS: LazyLock<Regex> = LazyLock::new(|| {
    let offices = "utredar|utredning|betankande|regering|departement|minister|kommitte|beredning|kommun|namnd|utskott|styrelse|ledning|forvaltning|kontor|\
                   chef|direktor|rektor|arkitekt|planerar|ingenjor|handlaggar|tjanste(?:man|person)|konsult|kansli|bolag|exploator|byggherr|markagar";
    let bodies =
        format!("(?:[a-z]*(?:{offices})|(?:arbets|projekt|styr)?grupp|forening|klubb|forbund|parti|rad)");
    let texts = "[a-z]*(?:plan|program|strategi|policy|remiss|avtal|rapport|promemori|samrad)";
    pattern(&format!(
        "^(?:(?:{ASKERS})s|(?:{bodies}|{texts})[a-z]{{0,4}}s|dagens|arets|statens|stadens|stads|var(?:t|a)s|dess)$"
    ))
});

/// Behind these stands what the no is said to.
static NO_TO: Pattern = Pattern::new(" (?:emot|mot|till) (?:att )?");

/// Ends what it tells.
pub(super) static ENDS: Pattern = Pattern::new(
    " (?:,|och|samt|men|utan|eftersom|da|darfor|trots|for att|sa att|innan|medan|nar|med|enligt|precis) ",
);

/// The plan itself does good, by words that are no stance: how it is written, or that one was asked, is none of it.
static DOES_GOOD: LazyLock<Regex> = LazyLock::new(|| {
    let saved = "(kvar|bevaras|räddas|sparas|skyddas|behålls|slipper|stoppas)";
    let plan = format!("({IT}|*plan|*strategi|*program|förslag)");
    any_of(&[
        &format!(
            "{plan}( som)?~ (stoppar|hindrar|förhindrar|räddar|bevarar|skyddar|behåller|sänker|behövs|lyfter)"
        ),
        &format!("{plan}~ (är|blir|innebär) (ett|en) (lyft|lättnad|seger|räddning)"),
        &format!("(äntligen|glad|glada|lättad|lättade)~~~ {plan}"),
        &format!("{saved}~~ (enligt|genom|med|tack vare|i)~ {plan}"),
        &format!("(enligt|genom|med|tack vare)~ {plan}~~~~ {saved}"),
    ])
});

/// Takes it back: "planen behövs inte".
static NOT: Pattern = Pattern::new(" (?:inte|ej|aldrig|ingen|inget|inga|knappast) ");

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
        let somebodys = somebodys(said, speaker);
        if let Some((whole, Whose::Another)) = &somebodys {
            let tells = whole.as_str().ends_with(" att ") || whole.as_str().ends_with(" om ");
            // What somebody thinks is read as the writer's own: "delar regionens bedömning att".
            if tells && VIEWS.iter().any(|view| whole.as_str().contains(view)) {
                return None;
            }
            let told = Self::from_to(said, whole.start(), whole.end())?;
            return Some(if tells { told } else { Self { words: "", ..told } });
        }
        let found = TO_A_CLAUSE.find(said)?;
        // "Planens förslag om att spara träden" is what is asked about.
        let asked = somebodys.is_some_and(|(whole, _)| whole.range().contains(&found.start()));
        if asked { None } else { Self::from_to(said, found.start(), found.end()) }
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

/// Whose a proposal is that somebody says yes or no to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Askers,
    Another,
}

/// Where `said`, a sentence in its plain form, says yes or no to the proposal of somebody who is named, and of whom.
fn somebodys<'s>(said: &'s str, speaker: &Speaker) -> Option<(Match<'s>, Whose)> {
    let found = TO_SOMEBODYS.captures(said)?;
    let who = found.get(1).or_else(|| found.get(2))?.as_str();
    let asks = OF_ASKERS.is_match(who) || speaker.is_or_is_written_to(who);
    Some((found.get(0)?, if asks { Whose::Askers } else { Whose::Another }))
}

/// Whether `sentence` says no to something that is done, in the writer's words.
pub(super) fn is_against_a_deed(sentence: &Sentence) -> bool {
    let may_be = [&AGAINST_A_DEED, &LEAVE_UNDONE].into_iter().any(|saying| saying.may_be_said_in(sentence));
    may_be && {
        let clause = sentence.between_commas();
        aim::no(&AGAINST_A_DEED, &clause).plainly || LEAVE_UNDONE.is_said_in(&clause)
    }
}

/// Whether the view `stance` in `sentence` is of what it tells itself and of nothing beside that.
pub(super) fn is_of_its_own(sentence: &Sentence, stance: Stance, speaker: &Speaker) -> bool {
    let said = &sentence.said;
    if !MAY_BE_TOLD.iter().any(|one| said.contains(one)) {
        return false;
    }
    let Some(told) = Told::behind_view(said, speaker) else { return false };
    if stance == Stance::Opposes {
        return somebodys(said, speaker).is_some_and(|(_, whose)| whose == Whose::Another);
    }
    let before = said.get(..told.from).unwrap_or_default();
    let behind = said.get(told.to..).unwrap_or_default();
    let rest = read(&sentence.part(&format!("{before} , {behind}")), || false);
    // Who has nothing against it either is for it: "inget att erinra utan ställer sig positiv till att".
    let for_it = [Stance::Supports, Stance::SupportsWithChanges, Stance::NoComments];
    !rest.is_some_and(|(rest, _)| for_it.contains(&rest))
}

/// What `sentence` is for or against, which is said of its own words.
pub(super) fn in_words<T>(sentence: &Sentence, speaker: &Speaker, asked: impl Fn(&str) -> T) -> Option<T> {
    if let Some(told) = Told::behind_view(&sentence.said, speaker) {
        return Some(asked(told.words));
    }
    let clause = sentence.between_commas();
    Told::of_deed(&clause)
        .map(|told| asked(told.words))
        .or_else(|| left_undone(&clause).map(|told| asked(&told)))
}

/// What is to be left undone by `clause`, without its "not".
fn left_undone(clause: &Sentence) -> Option<String> {
    let found = LEAVE_UNDONE.found_in(clause).next()?;
    let begun = clause.said.get(..found.start)?;
    // Behind an "att" the subject stands within, else before the verb.
    let from = begun.rfind(" , ").map_or(0, |comma| comma.saturating_add(2));
    let told = clause.said.get(from..)?;
    let told = told.rsplit_once(" att ").map_or(told, |(_, told)| told).trim_start_matches([' ', ',']);
    let told = ENDS.find(told).and_then(|end| told.get(..=end.start())).unwrap_or(told);
    Some(NOT.replace(told, " ").into_owned())
}

/// Whether the plan does good by any of the `sentences`, of which one is against a deed.
pub(super) fn does_good(sentences: &[Sentence]) -> bool {
    sentences.iter().any(|one| !one.asks() && DOES_GOOD.is_match(&one.said) && !NOT.is_match(&one.said))
}
