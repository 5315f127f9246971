//! What a yes or a no is said to. "Vi stöder kritiken mot planen" names the proposal and is no yes to it, and "vi
//! motsätter oss att planen försenas" is no no.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::denial::{HARDLY, NOT, begins, is_one_of};
use super::joined::{ASKERS, undoes};
use super::negation::Ways;
use super::object::{Supported, head};
use super::told::OF_ASKERS;
use super::words::{FORSLAG, PROPOSAL, THE_PROPOSAL};
use crate::pattern::{Pattern, pattern};
use crate::recognition::context::opening;
use crate::recognition::phrase::{Phrases, Saying, any_of};
use crate::recognition::sentence::Sentence;

/// What may lead elsewhere than to the proposal, to be listened for: most sentences have none of it.
pub(super) static ELSEWHERE: LazyLock<Saying> = LazyLock::new(|| {
    Saying::led_to_by(&[
        "kritik", "protest", "motst", " mot ", " emot ", "oro ", "oron ", "krav", " nej", "avslag", "upprop",
        "yttrande", "svar", "synpunkt", "farhåg", "invänd", "åsikt", "against", "opposition", "concern",
        "critic", "objection", " mod ", " imot ", " imod ", "skrivelse", " brev", " inlaga", "skjut",
        "försen", "fördröj", "stopp", "avslå", "avvis", "förkast", "skrot", "slopa", "tillbaka", " riv",
        "upphäv", "bordlägg", "återremi", "paus", "senarelägg", "lägg", "görs om", "omarbet", "delay",
        "postpon", "nollalternativ", "delar ", "instämm", "håller ", "avstyrkan", "reservation",
    ])
});

/// The proposal by any of its names.
pub(super) static OBJECT: Phrases = Phrases::new(&[PROPOSAL, THE_PROPOSAL, FORSLAG]);

/// What is done to a proposal that is stopped or has to wait, by it or by somebody.
static HINDERED: LazyLock<Regex> = LazyLock::new(|| {
    let by_somebody = "(försenar|fördröjer|stoppar|avslår|avvisar|förkastar|skrotar|slopar|upphäver|bordlägger|återremitterar|pausar|senarelägger)";
    any_of(&[
        "(försenas|fördröjs|stoppas|avslås|avvisas|förkastas|skrotas|slopas|upphävs|bordläggs|återremitteras|pausas|senareläggs|omarbetas)",
        "(skjuts|skjutas)~ (upp|fram|på)",
        "(dras|rivs) (tillbaka|ut|upp)",
        "läggs~ (ner|ned|på is)",
        "görs om",
        "be (delayed|postponed|stopped|rejected)",
        &format!("{by_somebody}~~ {PROPOSAL}"),
        &format!("(skjuter|drar)~ (upp|fram|tillbaka)~ {PROPOSAL}"),
    ])
});

/// A verb by which one says no to what follows, and up to two words to an "att".
static NO_TO_A_CLAUSE: Phrases = Phrases::new(&[
    "(motsätt*|avstyrk*|avvis*|avråd*|protesterar|nej|emot|mot|imot|imod|against|oppose*)~~~ (att|at|that)",
]);

/// Those who are against, and what they do.
pub(super) static RESISTANCE: Phrases = Phrases::new(&[
    "(avslag*|avstyrkan*|nollalternativ*|motstånd|motståndet|motstand*|protest*|nej|nejet|opposition|*s reservation*|reservationen)",
]);

/// A yes that is a noun: "vårt svar är ja".
static NOUN: Pattern = Pattern::new("^ (?:vart|mitt|[a-z]+ens|fullt) ");

/// What somebody else has written or fears. One may share it and be for.
static VOICES: Phrases = Phrases::new(&[
    "(kritik*|oro|oron|krav|kravet|kraven|*yttrande|*yttrandet|svar|svaret|remissvar*|synpunkt*|invändning*|farhåg*|åsikt*|skrivelse*|återremiss*|concern*|critic*|objection*)",
]);

/// The same where they are what one says no to: "vi avvisar kritiken mot planen".
static COMPLAINTS: Phrases = Phrases::new(&[
    "(kritik*|protesten|protester|protesterna|motstånd|motståndet|oro|oron|upprop*|invändning*|farhåg*|nollalternativ*)",
]);

/// A yes to what the sender has written: "vi står bakom detta yttrande", "alla stöder denna skrivelse".
static OWN_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    let how = "vi|jag|sig|oss|mig|styrelsen|foreningen|alla|samtliga|enhalligt|enigt|helt|fullt|fullo|till|ut|och|harmed|ocksa|bakom";
    let this = "detta|det har|denna|den har|dessa|foljande|nedanstaende|ovanstaende|bifogade|bifogat|bilagda|vart|var|vara|mitt|sitt";
    let text = "(?:(?:remiss)?yttrande|yttrandet|(?:remis)?svar|(?:remis)?svaret|skrivelsen?|brev|brevet|inlagan?|upprop|uppropet|synpunkter|synpunkterna)";
    pattern(&format!(
        "^ [a-z]+ (?:(?:[a-z]+ ){{0,2}}bakom |(?:(?:{how}) ){{0,5}})(?:{this}) (?:[a-z]+ )?{text} "
    ))
});

/// A verb with its subject behind it.
static INVERTED: Pattern = Pattern::new("^ [a-z]+ (?:vi|jag) ");

/// "Kampen mot den nya planen", "dem som säger nej till planen", as far as to the proposal.
static AGAINST: Pattern = Pattern::new(" (?:mot|emot|imot|mod|imod|against|gegen)(?: [a-z0-9-]+){0,2} $");

/// Of a place or a matter within the proposal: "mot buller i planen".
static WITHIN: Pattern = Pattern::new(" (?:i|pa|inom|enligt|in|on) $");

/// Agreement with what somebody thinks, which is a yes to it where those who ask do.
static AGREEMENT: Pattern = Pattern::new("^ (?:delar|instammer|haller(?: [a-z]+)? med) ");
/// Whose view it is: "delar byalagets bedömning", "håller med grannarna om".
static OF_SOMEBODY: Pattern = Pattern::new(
    " (?:[a-z-]+s (?:[a-z]+ )?[a-z]*(?:bedomning|uppfattning|slutsats|asikt|syn|mening)|med (?:[a-z-]+ )+(?:om|i)) $",
);
static THE_ASKERS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?:(?:{ASKERS})s?|er|ert|era)$")));

/// What ends the words that lead from a verb to its object.
static ENDS: Pattern = Pattern::new(
    " (?:,|och|samt|men|som|utan|med|av|trots|efter|eftersom|da|enligt|utifran|and|but|with|og|because|despite) ",
);

/// "I protest" is how one does it.
static IN: Pattern = Pattern::new(" i ");

/// What ends a clause.
static CLOSES: Pattern =
    Pattern::new(" (?:,|och|samt|men|som|utan|trots|eftersom|da|for|and|but|og|because) ");

/// Where what is said in a sentence leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aim {
    Proposal,
    /// To those who are against it.
    Resistance,
    /// To something else that is said or done about it.
    Aside,
}

/// The ways in which `clause` says the yes `saying` to the proposal. A yes to those who are against it is a no.
pub(super) fn yes(saying: &Saying, clause: &Sentence) -> Ways {
    let Some(aim) = aim(saying, clause, aim_of_yes) else { return Ways::of(saying, clause) };
    let ways = || Ways::of_those(saying, clause, |found| aim_at(clause, found, aim_of_yes) == Some(aim));
    match aim {
        Aim::Proposal => ways(),
        Aim::Resistance => {
            let ways = ways();
            Ways { plainly: false, denied: ways.plainly && !ways.denied }
        }
        Aim::Aside => agreed(clause).map_or_else(Ways::default, |told| yes(saying, &told)),
    }
}

/// What is agreed with last in `clause`, where that is told behind an "att".
fn agreed<'a>(clause: &Sentence<'a>) -> Option<Sentence<'a>> {
    let verbs = [" delar ", " instammer ", " haller "];
    let verb = verbs.iter().filter_map(|verb| clause.said.rfind(verb)).max()?;
    let (_, told) = clause.said.get(verb..)?.split_once(" att ")?;
    Some(clause.part(told))
}

/// What is told in `clause`, "att planen är dålig", and the writer does not think: "ingen av oss håller med om att".
pub(super) fn view_not_shared<'a>(clause: &Sentence<'a>) -> Option<Sentence<'a>> {
    let verbs = [" delar ", " instammer ", " haller "];
    let verb = verbs.iter().find_map(|verb| clause.said.find(verb))?;
    let (before, told) = clause.said.split_at_checked(verb)?;
    let (_, view) =
        told.split_once(" att ").filter(|_| AGREEMENT.is_match(told) && is_denied(before, told))?;
    Some(clause.part(up_to(&CLOSES, view)))
}

/// Whether an agreement in `told` is with what somebody who is named thinks: how that stands to the proposal only its
/// own words say.
fn tells_a_view(told: &str) -> bool {
    let asks = |word: &str| {
        THE_ASKERS.is_match(word) || (OF_ASKERS.is_match(word) && !word.starts_with("lansstyrelse"))
    };
    told.split_once(" att ").is_some_and(|(whose, _)| {
        OF_SOMEBODY.is_match(&format!("{whose} ")) && !whose.split_ascii_whitespace().any(asks)
    })
}

/// "Ingen av oss håller med grannarna om att": whether an agreement in `told`, behind `before`, is none.
fn is_denied(before: &str, told: &str) -> bool {
    let begun = CLOSES.find_iter(before).last().map_or(0, |last| last.end());
    let lead = before.get(begun..).unwrap_or_default().split_ascii_whitespace();
    let told = told.split_once(" att ").map_or(told, |(lead, _)| lead).split_ascii_whitespace();
    lead.chain(told).any(|word| is_one_of(word, &NOT) || begins(word, &HARDLY))
}

/// The ways in which `clause` says the no `saying` to the proposal.
pub(super) fn no(saying: &Saying, clause: &Sentence) -> Ways {
    match aim(saying, clause, aim_of_no) {
        None | Some(Aim::Proposal) => Ways::of(saying, clause),
        Some(Aim::Resistance | Aim::Aside) => Ways::default(),
    }
}

/// Bytes around a verb in which the rest of its clause stands: who never ends a sentence is not read to its end for
/// each verb in it.
const NEAR: usize = 500;

/// Where it leads that `clause` says `saying`: to the proposal, where any of it does. `None` where nothing leads
/// elsewhere.
fn aim(saying: &Saying, clause: &Sentence, of: fn(&str, &str) -> Aim) -> Option<Aim> {
    if !ELSEWHERE.may_be_said_in(clause) {
        return None;
    }
    let aims: Vec<Aim> = saying.found_in(clause).filter_map(|found| aim_at(clause, &found, of)).collect();
    let proposal = aims.iter().find(|aim| **aim == Aim::Proposal);
    proposal.or(aims.first()).copied()
}

/// Where what stands at `found` leads, by what stands before it and what is told from there on.
fn aim_at(clause: &Sentence, found: &Range<usize>, of: fn(&str, &str) -> Aim) -> Option<Aim> {
    let (before, told) = clause.said.split_at_checked(found.start)?;
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(NEAR))..)?;
    Some(of(near, opening(told, NEAR)))
}

/// A verb of two words.
const AGREES: &str = " haller med";

/// What stands between a verb and what it is said of.
struct Gap<'a> {
    words: &'a str,
    /// The proposal is what ends it.
    named: bool,
}

impl<'a> Gap<'a> {
    /// Behind the verb that `told` begins with; `None` where the proposal comes first.
    fn of(told: &'a str) -> Option<Self> {
        let verb = match told.strip_prefix(AGREES) {
            Some(_) => AGREES.len(),
            None => told.trim_start().find(' ')?.saturating_add(1),
        };
        let rest = told.get(verb..)?;
        let told =
            rest.find(" , ").map_or(told, |comma| told.get(..=verb.saturating_add(comma)).unwrap_or(told));
        let object = OBJECT.find(told).map(|object| object.start());
        let words = told.get(verb..=object.unwrap_or(told.len().saturating_sub(1)))?;
        Some(Self { words, named: object.is_some() })
    }

    /// The words of it that are not led to by another word than the verb.
    fn own(&self) -> &'a str {
        up_to(&ENDS, self.words)
    }

    /// "Kampen mot planen".
    fn is_against(&self) -> bool {
        self.named && AGAINST.is_match(self.words) && !WITHIN.is_match(self.words)
    }
}

/// `words` before the first `end`.
fn up_to<'a>(end: &Regex, words: &'a str) -> &'a str {
    end.find(words).and_then(|end| words.get(..=end.start())).unwrap_or(words)
}

/// Whether a clause is about the proposal and what stops it or lets it wait: not "att skolan läggs ned".
fn hinders_it(clause: &str) -> bool {
    HINDERED.is_match(clause) && OBJECT.is_match(clause)
}

fn aim_of_yes(before: &str, told: &str) -> Aim {
    if OWN_TEXT.is_match(told) {
        return Aim::Aside;
    }
    let gap = Gap::of(told).filter(|_| !NOUN.is_match(told));
    if let Some(aim) = aim_in_front(before, told, gap.as_ref()) {
        return aim;
    }
    let Some(gap) = gap else { return Aim::Proposal };
    if AGREEMENT.is_match(told) && tells_a_view(told) && !is_denied(before, told) {
        return Aim::Aside;
    }
    let own = gap.own();
    let voices = VOICES.is_match(own);
    if RESISTANCE.is_match(own) || (gap.is_against() && !voices) {
        return Aim::Resistance;
    }
    let clause = gap.words.find(" att ").and_then(|_| told.split_once(" att "));
    let hinders = clause.is_some_and(|(_, told)| hinders_it(up_to(&CLOSES, &format!(" {told}"))));
    // "Vi stödjer förslaget från byalaget om att skrota planen".
    let undone = || {
        up_to(&CLOSES, told)
            .split_once(" att ")
            .is_some_and(|(lead, told)| !lead.ends_with(" sa") && undoes(&format!(" {told}")))
    };
    if hinders || voices || undone() { Aim::Aside } else { Aim::Proposal }
}

/// Where a yes leads that is said of what stands in front of it: "motståndet har vårt stöd", "kritiken stöder vi".
fn aim_in_front(before: &str, told: &str, gap: Option<&Gap>) -> Option<Aim> {
    let whose = match gap {
        None => Supported::by(before)?.thing()?,
        Some(gap) if gap.named || !INVERTED.is_match(told) => return None,
        Some(_) => {
            // Not "trots protesterna tillstyrker vi".
            let front = format!(" {} ", before.rsplit(" , ").next()?.trim());
            Some(head(&front).to_owned()).filter(|_| !ENDS.is_match(&front))?
        }
    };
    let against = RESISTANCE.is_match(&whose).then_some(Aim::Resistance);
    against.or_else(|| VOICES.is_match(&whose).then_some(Aim::Aside))
}

fn aim_of_no(before: &str, told: &str) -> Aim {
    let begun = CLOSES.find_iter(before).last().map_or(0, |last| last.end().saturating_sub(1));
    let said = format!("{}{}", before.get(begun..).unwrap_or_default(), up_to(&CLOSES, told));
    let clause = NO_TO_A_CLAUSE.find(&said).and_then(|found| said.get(found.end().saturating_sub(1)..));
    let complaint = || Gap::of(told).is_some_and(|gap| COMPLAINTS.is_match(up_to(&IN, gap.own())));
    let aside = clause.is_some_and(hinders_it) || complaint();
    if aside { Aim::Aside } else { Aim::Proposal }
}
