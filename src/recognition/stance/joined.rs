//! The writer goes on with what somebody else proposes: "kommunen föreslår en plan som vi tillstyrker". What is proposed
//! by those who ask is the proposal. Of what anybody else proposes nobody can tell how it stands to it, but that who is
//! for its undoing is against it, and that "den" is the plan that they would undo.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::{Pattern, pattern};
use crate::recognition::phrase::Saying;

/// Where the writer begins to speak of what somebody else proposes: "och vi tillstyrker den", "vilket vi stöder".
pub(super) static GOES_ON: LazyLock<Saying> = LazyLock::new(|| {
    Saying::led_to_by(&[
        " och vi ", " och jag ", " och det ", " och den ", " som vi ", " som jag ", " vilket vi ",
        " vilket jag ", " något vi ",
    ])
});

/// What somebody else proposes and, behind an "och" or a "som", what the writer says of it.
static JOINED: Pattern = Pattern::new(
    "^ ((?:[a-z0-9-]+ ){1,5})(foreslar|foreslog|vill|ville) (?:[a-z0-9-]+ |, )+?(och|som|vilket|nagot) ((?:(?:det|den|detta|darfor) (?:[a-z]+ )?)?(?:vi|jag) .*)$",
);

/// Those who ask, or the text they ask about.
pub(super) const ASKERS: &str = "(?:(?:er|var|min|hela) )?kommun|kommunen|kommunstyrelsen|kommunfullmaktige|kommunledningen|[a-z]*namnden|[a-z]*forvaltning(?:en)?|(?:[a-z]+ska )?[a-z]*kontoret|\
                      [a-z]*(?:utskottet|arkitekten)|(?:arbets|projekt|styr|berednings)grupp(?:en)?|(?:remiss|plan|samrads|strategi|program)forslaget|\
                      tjanste(?:man|mannen|personerna)|politiker|politikerna|majoriteten|man|ni|utredningen|remissen|dokumentet|underlaget|\
                      (?:(?:ert|det|den|er) (?:[a-z]+ )?)?(?:forslag|forslaget|plan|strategi|program|[a-z]*(?:planen|strategin|programmet|policyn))";

/// They propose it, by what stands before the verb.
static ASKS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("^ (?:(?:men|nu|har|att|i|remissen|kommunens) )*(?:{ASKERS}) $")));

/// The same where they stand behind it: "nu vill kommunen".
static ASKS_BEHIND: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^ (?:{ASKERS}) ")));

/// The writer, who proposes it: "därför vill vi".
static WRITER: Pattern = Pattern::new(
    " (?:vi|jag|undertecknad|foreningen|styrelsen|klubben|partiet|namnden|forbundet|radet|medlemmarna|som) ",
);

/// What would undo the proposal.
static UNDOES: LazyLock<Regex> = LazyLock::new(|| {
    let it = "(?:[a-z]*planen|forslaget|[a-z]*strategin|[a-z]*programmet|[a-z]*policyn|remissen|riktlinjerna|overenskommelsen|arendet)";
    let undone = "(?:avslas|avstyrks|avvisas|forkastas|stoppas|skrotas|slopas|upphavs|bordlaggs|aterremitteras|pausas|skrinlaggs|laggs (?:ne[rd]|pa is)|\
                  dras tillbaka|rivs upp|skjuts (?:upp|fram|pa))";
    let undo = "(?:avsla|avstyrka|avvisa|forkasta|stoppa|skrota|slopa|upphava|bordlagga|aterremittera|pausa|skrinlagga|lagga (?:ne[rd]|pa is)|\
                dra tillbaka|riva upp|skjuta (?:upp|fram|pa)|saga nej till)";
    let adopt = "(?:anta|genomfora|godkanna|infora|faststalla|bifalla|besluta|tillstyrka)";
    pattern(&format!(
        " (?:{it} (?:(?:ska|bor|maste) )?{undone}|{undo} {it}|(?:avslag|avslas|avstyrkan)|(?:nej|stopp|aterremiss)(?: (?:till|for|av) {it})|\
          {it} (?:(?:ska|bor|far) )?(?:inte|ej) (?:(?:ska|bor|far) )?{adopt}s|(?:inte|ej) {adopt} {it}) "
    ))
});

/// Ends what is said of it.
static ENDS: Pattern = Pattern::new(" (?:,|och|men|fast|eftersom|da|for att|utan) ");

/// Where in the writer's part it is told of what stands before.
static OF_IT: Pattern = Pattern::new(" (?:det|den|detta|dem) ");

/// What would be undone, where the writer's part tells of it and of no undoing.
pub(super) static OF_THE_PLAN: Pattern = Pattern::new(" (?:den|dem) ");

/// An undoing that "den" may be.
static ONE: Pattern = Pattern::new(" (?:aterremiss|avstyrkan) ");

/// What ends with the name of what would be undone: a "som" behind it tells of that or of the undoing.
static NAMED_LAST: Pattern = Pattern::new(
    " [a-z]*(?:planen|forslaget|strategin|programmet|policyn|remissen|riktlinjerna|overenskommelsen|arendet) (?:, )?$",
);

/// Such a name that "det" may stand for.
static NEUTER: Pattern = Pattern::new(" [a-z]*(?:forslaget|programmet|arendet) ");

/// Told of by a "det" behind the verb: "vi tillstyrker det".
static DET_LAST: Pattern = Pattern::new("^ (?:vi|jag) (?:.* )?det ");

/// Whose proposal the writer goes on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proposed {
    /// Of those who ask: it is the proposal. Or the writer goes on with that, whatever others would do to it.
    ByTheAsker,
    /// That of those who ask would be undone, by somebody else.
    Undoing,
    /// Nobody can tell how it stands to the proposal.
    Otherwise,
}

/// Both parts of such a sentence.
#[derive(Debug)]
pub(super) struct Joined<'s> {
    /// What somebody else proposes.
    pub(super) theirs: &'s str,
    /// What the writer says behind it.
    pub(super) own: &'s str,
    /// Told of it by the joint, "som vi", or by a word for it that begins the writer's part.
    pub(super) of_it: bool,
    /// Who proposes it.
    pub(super) proposed: Proposed,
}

impl<'s> Joined<'s> {
    /// Where `said`, a sentence in its plain form, is such a one. Of the words before the verb is asked whether they
    /// name the sender, and of them or what stands behind it whether they name those who ask.
    pub(super) fn of(
        said: &'s str,
        is_sender: impl Fn(&str) -> bool,
        is_asker: impl Fn(&str) -> bool,
    ) -> Option<Self> {
        let found = JOINED.captures(said)?;
        let (who, verb) = (format!(" {}", found.get(1)?.as_str()), found.get(2)?);
        let (joint, own) = (found.get(3)?, found.get(4)?.as_str());
        let theirs = said.get(..joint.start())?;
        let behind = said.get(verb.end()..joint.start())?;
        // "Kommunen vill ha svar som vi står bakom" says what is wanted.
        let wanted = verb.as_str().starts_with("vill") && joint.as_str() == "som";
        if wanted || is_sender(&who) {
            return None;
        }
        let asker = ASKS.is_match(&who) || ASKS_BEHIND.is_match(behind) || is_asker(&who) || is_asker(behind);
        let subject = format!(" {} ", behind.split_whitespace().next().unwrap_or_default());
        if !asker && (WRITER.is_match(&who) || WRITER.is_match(&subject)) {
            return None;
        }
        let proposed = match (asker, undoes(theirs)) {
            (true, false) => Proposed::ByTheAsker,
            (false, true) => undoing(theirs, joint.as_str(), own),
            _ => Proposed::Otherwise,
        };
        let of_it = joint.as_str() != "och" || own.starts_with("det ") || own.starts_with("den ");
        Some(Self { theirs, own, of_it, proposed })
    }

    /// What the writer says of somebody else's proposal, without what follows; `None` where it is told of something
    /// else.
    pub(super) fn of_anothers(&self) -> Option<String> {
        let own = format!(" {}", self.own);
        let told = told(&own);
        (self.of_it || OF_IT.is_match(told)).then(|| format!("{told}detta "))
    }
}

/// What the writer says in `own`, without what follows.
fn told(own: &str) -> &str {
    ENDS.find(own).and_then(|end| own.get(..=end.start())).unwrap_or(own)
}

/// What `own` tells of where `theirs` would undo the proposal: of that, or of the plan itself.
fn undoing(theirs: &str, joint: &str, own: &str) -> Proposed {
    let own = format!(" {own}");
    let told = told(&own);
    let of_the_plan = OF_THE_PLAN.is_match(told);
    let either = (of_the_plan && ONE.is_match(theirs))
        || (joint == "som" && NAMED_LAST.is_match(theirs))
        || (DET_LAST.is_match(told) && NEUTER.is_match(theirs));
    match (either, of_the_plan) {
        (true, _) => Proposed::Otherwise,
        (false, true) => Proposed::ByTheAsker,
        (false, false) => Proposed::Undoing,
    }
}

/// Whether `theirs` would undo the proposal: not "inte stoppa planen".
pub(super) fn undoes(theirs: &str) -> bool {
    UNDOES.find(theirs).is_some_and(|found| {
        let before = theirs.get(..found.start()).unwrap_or_default();
        !matches!(before.rsplit(' ').next(), Some("inte" | "ej" | "aldrig"))
    })
}
