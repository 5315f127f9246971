//! The stance that one sentence takes by its own words.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::sync::LazyLock;

use super::against::{FIRMLY_AGAINST, NOT_FOR};
use super::aim::ELSEWHERE;
use super::denial::DENIES;
use super::limited::{blames, limits, says_both};
use super::negation::Ways;
use super::no_side::{ABSTAINS, NOTHING_TO_SAY, leaves_only_a_part};
use super::pointing::{AGAINST_IT, FOR_IT, NAMES_IT};
use super::qualified::{CHANGE, NO_CONDITION, NOTHING_TO_SAY_THEN, PART, is_against_one_part, is_qualified};
use super::relative::without_asides;
use super::replied::parts_with_the_rest;
use super::softer::{DISLIKES, LIKES};
use super::words::{FIRMLY_FOR, NEITHER};
use super::{HAS_BUT, Stance, aim, boxes};
use crate::pattern::Pattern;
use crate::recognition::Place;
use crate::recognition::phrase::Saying;
use crate::recognition::sentence::{Sentence, said};

/// What parts a sentence in two, each with its own "not".
static BUT: Pattern = Pattern::new(" (?:men|fast|but|mutta|aber) ");

/// A yes or a "bra" with nothing else, before a "but".
static YES: Pattern =
    Pattern::new("^[ ,]*(?:ja|yes|joo|kylla|(?:jatte|mycket )?bra)(?: tack| visst| absolut)?[ ,]*$");

/// Words, with the commas around them, up to which a part of a sentence is a greeting or "I think".
const LEAD: usize = 6;

/// The stance in `sentence`, and whether its words are firm.
pub(super) fn read(sentence: &Sentence, points: impl Fn() -> bool) -> Option<(Stance, bool)> {
    let heard = |saying: &LazyLock<Saying>| saying.may_be_said_in(sentence);
    let points = LazyCell::new(points);
    let listed = [&FIRMLY_FOR, &FIRMLY_AGAINST, &NOTHING_TO_SAY, &ABSTAINS, &LIKES, &DISLIKES, &HAS_BUT];
    let denied = || heard(&NOT_FOR) && heard(&DENIES);
    let pointing = || [&FOR_IT, &AGAINST_IT].into_iter().any(heard) && *points;
    if !listed.into_iter().any(heard) && !denied() && !pointing() {
        return None;
    }
    let firm = heard(&FIRMLY_FOR) || heard(&FIRMLY_AGAINST);
    match firm.then(|| boxes::ticked(sentence.written())).flatten() {
        Some(ticked) => Clauses::of(&sentence.part(&said(&ticked))).stance(&|| *points),
        None => match heard(&DENIES).then(|| parted(sentence)).flatten() {
            Some(parted) => Clauses::of(&sentence.part(&said(&parted))).stance(&|| *points),
            None => Clauses::of(sentence).stance(&|| *points),
        },
    }
}

/// The stance of a label by its words alone, whatever stands behind its colon.
pub(super) fn read_label(label: &Sentence) -> Option<Stance> {
    Clauses::of(label).stance(&|| false).map(|(stance, _)| stance)
}

/// What a whole sentence says with a comma for each colon and dash that ends a clause: "vi har inte ångrat oss:
/// tillstyrker". Elsewhere these are blanks.
fn parted(sentence: &Sentence) -> Option<String> {
    let written = sentence.written();
    // What was written of a part is the whole's, and a part has commas around it.
    let whole = sentence.place != Place::AttachmentName && !sentence.said.starts_with(" , ");
    let ends = [": ", ":\n", "– ", "— ", " - "];
    let parted = || ends.iter().fold(written.to_owned(), |text, end| text.replace(end, ", "));
    (whole && ends.iter().any(|end| written.contains(end))).then(parted)
}

/// A sentence and its parts.
struct Clauses<'s, 'a> {
    whole: &'s Sentence<'a>,
    each: Vec<Sentence<'a>>,
}

impl<'s, 'a> Clauses<'s, 'a> {
    /// The parts of a sentence up to each "but", with commas around them. A "not" reaches no further: "vi tillstyrker,
    /// men kan inte tillstyrka punkt 4".
    fn of(whole: &'s Sentence<'a>) -> Self {
        let own = match without_asides(&whole.said) {
            Cow::Borrowed(_) => None,
            Cow::Owned(said) => Some(whole.part(&said)),
        };
        let own = own.as_ref().unwrap_or(whole);
        let each = if HAS_BUT.may_be_said_in(own) {
            parts(&own.said).into_iter().map(|clause| own.part(clause)).collect()
        } else {
            vec![own.between_commas()]
        };
        Self { whole, each }
    }

    fn say(&self, saying: &Saying) -> bool {
        self.each.iter().any(|clause| saying.is_said_in(clause))
    }

    fn ways(&self, saying: &Saying, of: fn(&Saying, &Sentence) -> Ways) -> Ways {
        let heard = saying.may_be_said_in(self.whole);
        let each = self.each.iter().filter(|_| heard).map(|clause| of(saying, clause));
        each.fold(Ways::default(), Ways::or)
    }

    fn stance(&self, points: &impl Fn() -> bool) -> Option<(Stance, bool)> {
        if parts_with_the_rest(&self.each) {
            return None;
        }
        if FIRMLY_AGAINST.may_be_said_in(self.whole) && NEITHER.is_said_in(self.whole) {
            return (!self.is_limited(&NEITHER)).then_some((Stance::Abstains, true));
        }
        let soft = || self.soft(points).filter(|_| !self.takes_neither_side());
        self.firm().map(|stance| (stance, true)).or_else(soft)
    }

    /// In words that leave no doubt.
    fn firm(&self) -> Option<Stance> {
        let (yes, no) = (self.ways(&FIRMLY_FOR, aim::yes), self.ways(&FIRMLY_AGAINST, aim::no));
        match (yes.plainly, no.plainly || yes.denied || self.is_not_for()) {
            (true, true) => Some(Stance::SupportsWithChanges),
            (true, false) => Some(self.yes()),
            (false, true) if self.is_only_against_a_part() => Some(Stance::SupportsWithChanges),
            (false, true) => Some(Stance::Opposes),
            (false, false) => self.abstains().then_some(Stance::Abstains),
        }
    }

    fn abstains(&self) -> bool {
        let leaves = |clause: &Sentence| ABSTAINS.is_said_in(clause) && !leaves_only_a_part(&clause.said);
        ABSTAINS.may_be_said_in(self.whole) && self.each.iter().any(leaves) && !self.is_limited(&ABSTAINS)
    }

    /// "Vi har inget att invända, men inte sju våningar": whether more than a courtesy stands behind the "but" of what
    /// takes no side or praises.
    fn is_limited(&self, saying: &Saying) -> bool {
        if let [_] = self.each.as_slice() {
            let dock = self.whole.said.split_once(" , dock ").map(|(_, dock)| self.whole.part(dock));
            return dock.is_some_and(|dock| limits(&dock));
        }
        let same = |clause: &Sentence| {
            [&NOTHING_TO_SAY, &ABSTAINS, &LIKES].into_iter().any(|saying| saying.is_said_in(clause))
        };
        let mut behind = self.each.iter().skip_while(|clause| !saying.is_said_in(clause)).skip(1);
        behind.any(|clause| !same(clause) && limits(clause))
    }

    /// "Vi avstyrker kapitel 2 men har inga synpunkter i övrigt."
    fn is_only_against_a_part(&self) -> bool {
        let against = |clause: &&Sentence| FIRMLY_AGAINST.is_said_in(clause) || FIRMLY_FOR.is_said_in(clause);
        let mut against = self.each.iter().filter(against).peekable();
        let nothing = self.say(&NOTHING_TO_SAY);
        let part = |clause: &Sentence| is_against_one_part(clause) || (nothing && PART.is_said_in(clause));
        against.peek().is_some() && against.all(part) && (nothing || self.ways(&LIKES, aim::yes).plainly)
    }

    fn is_not_for(&self) -> bool {
        let heard = |saying: &Saying| saying.may_be_said_in(self.whole);
        heard(&NOT_FOR) && heard(&DENIES) && self.say(&NOT_FOR)
    }

    fn soft(&self, points: &impl Fn() -> bool) -> Option<(Stance, bool)> {
        let named = || self.first().is_some_and(|first| NAMES_IT.is_match(&first.said));
        let meant = LazyCell::new(|| points() || named());
        let pointed = |saying: &LazyLock<Saying>| {
            saying.may_be_said_in(self.whole)
                && *meant
                && self.each.iter().any(|clause| is_pointed_at(saying, clause))
        };
        let yes_but = || self.first().is_some_and(|first| YES.is_match(&first.said)) && points();
        let (likes, dislikes) = (self.ways(&LIKES, aim::yes), self.ways(&DISLIKES, Ways::of));
        // "Jag kan inte säga nej till en så genomtänkt plan": the "not" is the no's.
        let unloved = || likes.denied && !self.whole.said.contains(" saga nej ");
        if dislikes.plainly || unloved() || pointed(&AGAINST_IT) {
            Some((Stance::Opposes, false))
        } else if likes.plainly || pointed(&FOR_IT) || yes_but() || self.goes_on_with_a_yes() {
            Some((self.yes(), false)).filter(|(yes, _)| *yes != Stance::Supports || !self.is_limited(&LIKES))
        } else if self.wants_something_all_the_same() {
            Some((Stance::SupportsWithChanges, false))
        } else {
            let nothing = self.say(&NOTHING_TO_SAY) && !self.is_limited(&NOTHING_TO_SAY);
            let said = &self.whole.said;
            let then = || NOTHING_TO_SAY_THEN.is_match(said) && !NO_CONDITION.is_match(said);
            nothing.then(|| {
                if then() { (Stance::SupportsWithChanges, true) } else { (Stance::NoComments, true) }
            })
        }
    }

    /// "Vi har inget emot planen utan tycker att den är bra."
    fn goes_on_with_a_yes(&self) -> bool {
        if !NOTHING_TO_SAY.may_be_said_in(self.whole) {
            return false;
        }
        let may_be = FOR_IT.may_be_said_in(self.whole);
        let parts = may_be.then(|| self.whole.said.rsplit_once(" utan ")).flatten();
        let goes_on = parts.is_some_and(|(before, behind)| {
            let with_vi = || self.whole.part(&format!("vi {behind}"));
            NAMES_IT.is_match(&format!("{before} "))
                && (is_pointed_at(&FOR_IT, &self.whole.part(behind)) || is_pointed_at(&FOR_IT, &with_vi()))
        });
        goes_on || self.says_the_contrary()
    }

    /// What is bad stands beside what is good, or is a view that nobody shares.
    fn takes_neither_side(&self) -> bool {
        DISLIKES.may_be_said_in(self.whole) && (self.says_both() || self.shares_no_blame())
    }

    /// "Ingen håller med grannarna om att planen är dålig": that is no praise.
    fn shares_no_blame(&self) -> bool {
        let told = |clause: &Sentence<'a>| {
            ELSEWHERE.may_be_said_in(clause).then(|| aim::view_not_shared(clause)).flatten()
        };
        self.each.iter().filter_map(told).any(|told| DISLIKES.is_said_in(&told))
    }

    /// "Vi är inte emot planen, tvärtom."
    fn says_the_contrary(&self) -> bool {
        let said = &self.whole.said;
        let contrary = [" , tvartom ", " utan tvartom "].into_iter().find_map(|joint| said.split_once(joint));
        contrary
            .is_some_and(|(before, _)| NAMES_IT.is_match(&format!("{before} ")) && self.say(&NOTHING_TO_SAY))
    }

    /// "Planen är varken bra eller dålig", "planen är bra men dålig för barnen".
    fn says_both(&self) -> bool {
        let pair = DENIES.may_be_said_in(self.whole)
            || [" bade ", " both "].iter().any(|both| self.whole.said.contains(both));
        (pair && says_both(&self.whole.said)) || self.each.iter().skip(1).any(blames)
    }

    /// The part before a "but".
    fn first(&self) -> Option<&Sentence<'a>> {
        self.each.first().filter(|_| self.each.len() > 1)
    }

    fn yes(&self) -> Stance {
        let qualified = if self.begins_elsewhere() {
            self.each.iter().any(is_qualified)
        } else {
            is_qualified(self.whole)
        };
        if qualified { Stance::SupportsWithChanges } else { Stance::Supports }
    }

    /// "Vi hinner inte svara, men det är bra": what stands before the "but" is not about the proposal, and the "but"
    /// takes nothing from what is said of it.
    fn begins_elsewhere(&self) -> bool {
        let views = [&FIRMLY_FOR, &FIRMLY_AGAINST, &LIKES, &DISLIKES, &FOR_IT, &AGAINST_IT, &NOTHING_TO_SAY];
        let about = |first: &Sentence| {
            YES.is_match(&first.said)
                || NAMES_IT.is_match(&first.said)
                || views.into_iter().any(|saying| saying.is_said_in(first))
        };
        self.first().is_some_and(|first| !about(first))
    }

    /// "Inga synpunkter, men punkt 4 bör strykas": what is only remarked behind the "but" asks for nothing.
    fn wants_something_all_the_same(&self) -> bool {
        let behind = || self.each.iter().skip(1);
        self.first().is_some_and(|first| NOTHING_TO_SAY.is_said_in(first))
            && behind().any(|clause| CHANGE.is_match(&clause.said))
            && is_qualified(self.whole)
    }
}

/// `said` cut at each "but"; who stands "fast vid" something says none.
fn parts(said: &str) -> Vec<&str> {
    let mut from = 0;
    let mut parts = Vec::new();
    for but in BUT.find_iter(said) {
        let behind = said.get(but.end()..).unwrap_or_default();
        if but.as_str() != " fast " || !behind.starts_with("vid ") {
            parts.extend(said.get(from..but.start()));
            from = but.end();
        }
    }
    parts.extend(said.get(from..));
    parts
}

/// Whether a part of `clause` between commas says it of what went before: after a longer part that does
/// not name the proposal, it is said of that part.
fn is_pointed_at(saying: &Saying, clause: &Sentence) -> bool {
    let mut led_up_to = false;
    saying.may_be_said_in(clause)
        && clause.said.split(" , ").filter(|part| !part.trim().is_empty()).any(|part| {
            let part = clause.part(part);
            let said = !led_up_to && saying.is_said_in(&part) && !PART.is_said_in(&part);
            led_up_to |= part.said.split_whitespace().count() > LEAD && !NAMES_IT.is_match(&part.said);
            said
        })
}
