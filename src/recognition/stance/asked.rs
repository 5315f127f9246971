//! What a consultation asks about, by its title and the mail's subject: whether that is what a sentence is for or against
//! in words of its own. "Behålla skolan" is not the closing of a school that is asked about, and where a plan of many
//! things is asked about nobody can tell which deeds are the plan's.

use std::cell::OnceCell;
use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::called::Names;
use super::{Speaker, Stance};
use crate::diary_number::DiaryNumber;
use crate::pattern::{Pattern, pattern, patterns};
use crate::recognition::sentence::{Sentence, said};
use crate::recognition::{Authority, Match, Strength};

/// What is done to something, each kind by the beginnings of its words within words.
const DEEDS: [&str; 8] = [
    // It is left as it is: no deed of any proposal, unless its title says so.
    "behall|(?:ha|ar|bli|blir|fa vara|finns) kvar|lamnas|forbli|drivs vidare|som (?:den|det) ar|i ?stallet|annanstans|rusta|slipp",
    "nedlag|lagg(?:s|as|a|er)? ne[dr]|avveckl|stang|ta(?:s|r)? bort|forsvinn|dra(?:s|r)? in|indrag|s(?:la|las|lar) (?:ihop|samman)|sammanslag|flytt|centraliser",
    "bespar|nedskar|neddrag|skar(?:s|as|a)? ne[dr]",
    "hoj|dyrare|kosta|fordubbl|chockhoj",
    "bygg|exploater|fortat|detaljplan|oversiktsplan|bostad|\\b(?:hog|bostads|rad)?hus(?:et|en)?\\b",
    "salj|forsalj|privatiser",
    "riv(?:s|as|a|er|ning)",
    "bild(?:a|as|ande)|inratt|bevar|skydd|fred|reservat",
];

/// Left as it is.
const LEFT: usize = 0;

/// Closing, cutting and raising are done to what people have: where a title names that alone, they are what is asked.
pub(super) const TAKEN: [usize; 3] = [1, 2, 3];

/// The same, and what is sold or torn down: whoever likes the thing may be against it.
const GOES: [usize; 5] = [1, 2, 3, 5, 6];

static EACH: LazyLock<RegexSet> = LazyLock::new(|| patterns(&DEEDS.map(|words| format!("(?:{words})"))));
static ANY: LazyLock<Regex> =
    LazyLock::new(|| pattern(&DEEDS.map(|words| format!("[a-z]*(?:{words})[a-z]*")).join("|")));

/// A deed in its definite form, "nedläggningen": that of which everybody knows.
static DEFINITE: Pattern = Pattern::new("^ (?:(?:den|de) [a-z]+ )?[a-z]+(?:en|et|erna|arna) $");

/// The deed is not to be done: whose side that is, only a reader can tell.
static UNDONE: Pattern = Pattern::new(
    " (?:inte|ej|icke|ing(?:a|en|et)|varken|utan|avsta[a-z]*|undvik[a-z]*|[a-z]*(?:forbju|forbud|stopp|slopa|avbryt|avbrot|avvisa|skrota)[a-z]*) ",
);

/// A plan of many things.
static BROAD: Pattern = Pattern::new(
    "(?:plan|planen|strategin?|program|programmet|policyn?|visionen?|riktlinjer|riktlinjerna|overenskommelsen?) ",
);

/// What sets limits to something: who is against that may well be for it.
static LIMITS: Pattern = Pattern::new("(?:norm|foreskrift|regl|ordning|forbud|begransning)");

/// Words that any proposal is spoken of by, and what is done with it.
static ANY_PROPOSAL: Pattern = Pattern::new(
    "^(?:kommun[a-z]*|[a-z]*namnden?|forslag[a-z]*|remiss[a-z]*|samrad[a-z]*|plan(?:en|erna)?|strategin?|program(?:met)?|policyn?|riktlinjer(?:na)?|\
         overenskommelsen?|anta[sr]?|till?styrk[a-z]*|bifall[a-z]*|genomfor[a-z]*|infor[a-z]*|faststall[a-z]*|beslut[a-z]*|godkann[a-z]*|utfor[a-z]*|fram|arbeta[r]?|arbetet?|gora|gors|detta|denna|dessa|\
         vill|skall?|skulle|snalla|snarast|antligen|hela|alla|allt|varje|nagot|vidare|inte|aven|ocksa|fler|flera|mera?|nya?|nytt|med|som|delar?|svar[a-z]*|den|det)$",
);

/// Letters of a word that says anything, and of the beginning that kin share.
const SAYS: usize = 4;
const SHARED: usize = 5;

/// Words of what a sentence tells that are looked at.
const MANY: usize = 12;

/// What is asked.
#[derive(Debug, Default)]
pub(super) struct Asked<'a> {
    titles: Vec<&'a str>,
    subject: &'a str,
    /// The authority's own name, which tells nothing.
    own: &'a str,
    /// What they say, once asked: most mails say outright what they are for or against.
    proposal: OnceCell<Proposal>,
    /// What it is called, once asked.
    names: OnceCell<Names>,
}

/// What is proposed.
#[derive(Debug)]
struct Proposal {
    /// Words by which it is known, in their plain form.
    words: Vec<String>,
    /// Kinds of deeds in its title, else in the subject.
    deeds: Vec<usize>,
    broad: bool,
    /// It sets limits to what its title names.
    limits: bool,
}

impl Proposal {
    fn of(titles: &[&str], subject: &str, own: &str) -> Self {
        let (titles, subject, own) =
            (titles.iter().map(|title| said(title)).collect::<String>(), said(subject), said(own));
        let of_titles = deeds(&titles);
        let words = titles.split_whitespace().chain(subject.split_whitespace());
        let words = words.filter(|word| says(word) && !own.split_whitespace().any(|one| are_kin(one, word)));
        Self {
            words: words.map(str::to_owned).collect(),
            deeds: if of_titles.is_empty() { deeds(&subject) } else { of_titles },
            broad: BROAD.is_match(&titles),
            limits: sets_limits(&titles),
        }
    }
}

impl<'a> Asked<'a> {
    /// What those of the `matches` ask that are sure, in a mail of this `speaker`.
    pub(super) fn of<'m>(
        matches: impl Iterator<Item = &'m Match>,
        speaker: &'a Speaker,
        authority: &'a Authority,
    ) -> Self {
        let sure: Vec<&DiaryNumber> =
            matches.filter(|one| one.strength >= Strength::Likely).map(|one| &one.diary_number).collect();
        let asked = authority.consultations.iter().filter(|one| sure.contains(&&one.diary_number));
        let titles = asked.flat_map(|one| std::iter::once(&one.title).chain(&one.also_known_as));
        Self::titled(titles.map(String::as_str).collect(), speaker.subject(), &authority.name)
    }

    pub(super) fn titled(titles: Vec<&'a str>, subject: &'a str, own: &'a str) -> Self {
        Self { titles, subject, own, ..Self::default() }
    }

    fn proposal(&self) -> &Proposal {
        self.proposal.get_or_init(|| Proposal::of(&self.titles, self.subject, self.own))
    }

    /// Whether a view of this `stance` on what is `told` is one of the proposal.
    pub(super) fn is_about(&self, told: &str, stance: Stance) -> bool {
        let (deeds, proposal) = (deeds(told), self.proposal());
        let rest = ANY.replace_all(told, " ");
        let things = things(&rest);
        let named = || things.iter().any(|thing| proposal.words.iter().any(|word| are_kin(word, thing)));
        let opposes = stance == Stance::Opposes;
        let padded = format!(" {} ", told.trim());
        if told.is_empty()
            || UNDONE.is_match(&padded)
            || (deeds.contains(&LEFT) && !proposal.deeds.contains(&LEFT))
        {
            return false;
        }
        match (deeds.as_slice(), proposal.deeds.as_slice()) {
            ([], _) if !opposes && things.is_empty() => true,
            (_, []) if opposes => {
                let taken = deeds.is_empty() || deeds.iter().any(|deed| TAKEN.contains(deed));
                (things.is_empty() && DEFINITE.is_match(told)) || (!proposal.broad && taken && named())
            }
            (_, []) => things.is_empty() || named(),
            // "Emot att reservatet säljs" is not against the reserve.
            (_, its) if opposes => {
                !deeds.is_empty()
                    && deeds.iter().all(|deed| its.contains(deed))
                    && (things.is_empty() || named())
            }
            (_, its) => deeds.iter().any(|deed| its.contains(deed)) && (things.is_empty() || named()),
        }
    }

    /// Whether a plain yes or no to a `thing`, which is not the proposal by name, may be one to the proposal.
    pub(super) fn may_be_of(&self, thing: &str, stance: Stance) -> bool {
        let (deeds, proposal) = (deeds(thing), self.proposal());
        if self.titles.is_empty() {
            return true;
        }
        let rest = ANY.replace_all(thing, " ");
        let things = things(&rest);
        let is_kept = deeds.contains(&LEFT) && !proposal.deeds.contains(&LEFT);
        if is_kept {
            return false;
        }
        if stance == Stance::Opposes && proposal.limits {
            return things.is_empty() || sets_limits(thing);
        }
        // "Vi tillstyrker ett stopp" is no yes to what would be done.
        if UNDONE.is_match(thing) {
            return proposal.limits;
        }
        let kin = |word: &str, thing: &str| are_kin(word, thing) || word.get(..SAYS) == thing.get(..SAYS);
        things.is_empty()
            || deeds.iter().any(|deed| proposal.deeds.contains(deed))
            || things.iter().any(|thing| proposal.words.iter().any(|word| kin(word, thing)))
    }

    /// Whether `said` names, without any deed, what would be taken from people.
    pub(super) fn would_lose(&self, said: &str) -> bool {
        let proposal = self.proposal();
        proposal.deeds.iter().any(|deed| GOES.contains(deed))
            && deeds(said).is_empty()
            && things(said).iter().any(|thing| proposal.words.iter().any(|word| are_kin(word, thing)))
    }

    /// The `sentences` with "förslaget" for what the proposal is called; `None` where none calls it so.
    pub(super) fn by_its_name<'s>(&self, sentences: &[Sentence<'s>]) -> Option<Vec<Sentence<'s>>> {
        let names = self.names.get_or_init(|| Names::of(&self.titles));
        let called = |one: &Sentence<'s>| names.put_in(one);
        sentences
            .iter()
            .any(|one| called(one).is_some())
            .then(|| sentences.iter().map(|one| called(one).unwrap_or_else(|| one.alone())).collect())
    }
}

/// Whether `said` names a limit, or what is not to be done.
fn sets_limits(said: &str) -> bool {
    LIMITS.is_match(said) || UNDONE.is_match(said)
}

/// What `rest` speaks of, without the deeds.
fn things(rest: &str) -> Vec<&str> {
    rest.split_whitespace().filter(|word| says(word)).take(MANY).collect()
}

/// The kinds of deeds that are spoken of in `said`.
pub(super) fn deeds(said: &str) -> Vec<usize> {
    EACH.matches(said).into_iter().collect()
}

fn says(word: &str) -> bool {
    word.len() >= SAYS && word.chars().all(char::is_alphabetic) && !ANY_PROPOSAL.is_match(word)
}

/// Whether two words in their plain form are inflections of one, or one is within the other.
fn are_kin(one: &str, other: &str) -> bool {
    let base = |word: &str| word.get(..word.len().saturating_sub(2).max(SAYS)).map(str::to_owned);
    let within = |one: &str, other: &str| base(one).is_some_and(|base| other.contains(&base));
    let begin = || one.get(..SHARED).is_some_and(|begin| other.starts_with(begin));
    within(one, other) || within(other, one) || begin()
}

#[cfg(test)]
mod tests {
    use super::Stance::{Opposes, Supports};
    use super::*;

    fn is_the_proposals(title: &str, told: &str, stance: Stance) -> bool {
        Asked::titled(vec![title], "", "Björkfors kommun").is_about(&said(told), stance)
    }

    #[test]
    fn a_deed_is_the_proposals_where_the_title_says_so() {
        let school = "Förslag om nedläggning av Ekbackens skola";
        let area = "Detaljplan för del av Strandängen (bostäder och förskola)";
        for (title, told, stance, expected) in [
            (school, "nedläggningen", Opposes, true),
            (school, "Ekbackens skola läggs ner", Opposes, true),
            (school, "nedläggning av busslinje 5", Opposes, false),
            (school, "behålla skolan", Supports, false),
            (school, "skolan bevaras", Supports, false),
            (school, "lägga ner skolan", Supports, true),
            (school, "skolan drivs vidare", Supports, false),
            (school, "förslaget genomförs", Supports, true),
            (area, "det byggs på ängen", Opposes, true),
            (area, "det byggs så högt", Opposes, false),
            (area, "försäljning av skog", Opposes, false),
            (area, "det byggs en förskola", Supports, true),
            (area, "inga bostäder på Strandängen", Supports, false),
            (area, "byggstopp på Strandängen", Supports, false),
            (area, "förbjuda bostäder på Strandängen", Supports, false),
            (area, "inte bygga på Strandängen", Opposes, false),
            (area, "huset", Opposes, true),
            (area, "badhuset", Opposes, false),
        ] {
            assert_eq!(is_the_proposals(title, told, stance), expected, "{title}: {told}");
        }
    }

    #[test]
    fn what_is_kept_planned_or_paid_is_so_too() {
        let moss = "Bildande av naturreservatet Tallmossen";
        let bikes = "Cykelstrategi för Björkfors";
        let fees = "Avgifter för trygghetslarm och hemtjänst";
        for (title, told, stance, expected) in [
            (moss, "exploatering av Tallmossen", Opposes, false),
            (moss, "reservatet säljs", Opposes, false),
            (moss, "reservatet", Opposes, true),
            (moss, "Tallmossen bevaras", Supports, true),
            (moss, "mossen förblir i privat ägo", Supports, false),
            (bikes, "cykelbanan byggs så smal", Opposes, false),
            (bikes, "skog byggs bort", Opposes, false),
            (bikes, "kommunen satsar på cykelvägar", Supports, true),
            (bikes, "behålla parkeringen", Supports, false),
            (fees, "trygghetslarm ska kosta mer", Opposes, true),
            (fees, "höjningen", Opposes, true),
            (fees, "badet stängs", Opposes, false),
        ] {
            assert_eq!(is_the_proposals(title, told, stance), expected, "{title}: {told}");
        }
    }
}
