//! In whose name a sentence speaks: "Regionen avstyrker" is no view of the sender's, unless the sender
//! is the region.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Match, Regex};

use super::joined::{Joined, OF_THE_PLAN, Proposed, undoes};
use super::negation::is_writer;
use super::others::THE_OTHERS;
use crate::message::{Address, Message, Origin};
use crate::pattern::{Pattern, pattern};
use crate::recognition::SenderKind;
use crate::recognition::organisation::candidates;
use crate::recognition::organisation_name::kind_of;
use crate::recognition::sender_kind::kind_of_domain;
use crate::recognition::sentence::{Sentence, said};

/// The verbs by which somebody takes a stance, in the form that `said` gives them.
const STANDS: &str = "(?:tillstyrk[a-z]*|avstyrk[a-z]*|staller sig|stoder|stodjer|motsatter sig|sager|avstar|instammer|yrkar|lamnar|bedom(?:er|de)|har bedomt|gor bedomningen|\
                      opposes?|supports?|finner|konstaterar|skriver|skrev|havdar|pastar|tycker|anser|menar|gillar|ar emot|ar positiv[a-z]*|ar negativ[a-z]*|\
                      ar kritisk[a-z]*)";

/// Bodies that others write of: the group is their name.
static BODIES: LazyLock<Regex> = LazyLock::new(|| {
    let bodies = format!(
        "(region|regionen|lansstyrelse[a-z]*|kommunen|kommunstyrelse[a-z]*|kommunledning[a-z]*|kommunalrad[a-z]*|riksdag[a-z]*|\
                          regering[a-z]*|utredning[a-z]*|polis[a-z]*|[a-z]+myndigheten|[a-z]+verket|{OFFICES}|grann[a-z]+)"
    );
    let thinks = "(?:bedomning|uppfattning|asikt|slutsats|installning|standpunkt) ar";
    pattern(&format!(
        " {bodies}(?: [a-z-]+){{0,2}} {STANDS} | ({STANDS}) {bodies} | {bodies}s (?:[a-z]+ )?{thinks} "
    ))
});

/// A body's, and no body: "utredningens förslag".
static ITS_PROPOSAL: Pattern = Pattern::new(
    "^ (?:[a-z]+ )?(?:forslag|bedomning|slutsats|resonemang|betankande|linje|inriktning)[a-z]* ",
);

/// Verbs whose object stands behind them where the writer stands before: "vi tillstyrker utredningen".
static TAKES: Pattern =
    Pattern::new("^(?:tillstyrk[a-z]*|avstyrk[a-z]*|stoder|stodjer|motsatter sig|instammer)$");

/// Somebody who would undo the proposal, and the words before what they would do: "SD vill stoppa planen".
static UNDOERS: LazyLock<Regex> = LazyLock::new(|| {
    let wants = "vill|ville|foreslar|foreslog|kraver|kravde|onskar|hoppas|tanker|forsoker";
    let undo = "stoppa|skrota|slopa|avsla|riva upp|drar? tillbaka|lagga ne[rd]|forkasta|avvisa|upphava|saga nej till";
    let undone =
        "stoppas|skrotas|slopas|avslas|dras tillbaka|laggs ne[rd]|forkastas|avvisas|upphavs|rivs upp|avslag";
    pattern(&format!(
        "(?:^|,|och|men|medan|att) ((?:[a-z0-9-]+ ){{1,5}}?)(?:{wants}) ((?:[a-z]+ ){{0,4}}?)(?:{undo}|{undone}) "
    ))
});

/// Before a body to which the writer belongs: "vi på regionkontoret tillstyrker".
static WE_AT: Pattern =
    Pattern::new(" (?:vi|jag) (?:(?:som arbetar|har) )?(?:pa|i|hos|vid|inom) (?:[a-z]+iska )?$");

/// Who has nothing to say, and is the sender or not: "Kommunen har inga synpunkter".
static SILENT: Pattern =
    Pattern::new(" (kommunen) (?:har|hade|tar|tog|fick)(?: [a-z]+)? (?:inga|inget|ingen) ");

/// Who wants something done, and is not the writer: a body in the first group, or the second with the verb before it.
/// A town's name is known by the "kommun" behind it.
static WANTS: LazyLock<Regex> = LazyLock::new(|| {
    let who = "(ni|de|dom|politikerna|partier|partierna|majoriteten|tjanstem[a-z]*|[a-z]*forvaltning[a-z]*|exploator[a-z]*|byggherren|konsult[a-z]*|\
               [a-z-]+ kommun|kommun[a-z]*|region|regionen|lansstyrelse[a-z]*|regering[a-z]*|utredning[a-z]*|[a-z]+myndigheten|[a-z]+verket|\
               the municipality|the council)";
    let proposes = "(?:foreslar|foreslog|foreslagit|foreslas|rekommenderar|rekommenderade|forordar|forordade|proposes|proposed)";
    let wants = "(?:vill|ville|onskar|avser|planerar|tanker|hoppas|wants?)";
    let done = "(?:att|anta|faststalla|godkanna|infora|genomfora|the|to)";
    pattern(&format!(
        " {who}(?: [a-z-]+){{0,2}} (?:{proposes}|{wants}(?: [a-z]+){{0,2}} {done}) | (?:{proposes}|{wants}) {who} "
    ))
});

/// What stands behind a "de" that is no "they": "de nya reglerna", "de förslag som".
static THINGS: Pattern = Pattern::new(
    "^ (?:[a-z]+ ){0,2}[a-z]*(?:regl|krav|villkor|andring|riktlinje|bestammelse|avgift|punkt|avsnitt|forslag|skrivning|atgard)(?:er|ar|r|en)?(?:na)? ",
);

/// What shows that the writer speaks before, or that a body is only spoken of in passing: "vi stöder det kommunen vill".
static LED_TO: Pattern = Pattern::new(
    " (?:vi|jag|we|i|att|om|som|nar|eftersom|da|det|foreningen|styrelsen|namnden|klubben|,|och|that|if) ",
);

/// Somebody's view and, behind a "but", the writer's own: "Cykelrådet tillstyrker, men vi …".
static CONTRAST: LazyLock<Regex> = LazyLock::new(|| {
    let takes = "foreslar|foreslog|vill|tillstyrker|avstyrker|stoder|stodjer|stottar|staller sig|motsatter sig|sager|ar for|ar emot|ar positiva?|ar negativa?|avstar|yrkar|protesterar|supports?|opposes?|rejects?|endorses?";
    let but = ",|men|medan|fast|but|while|whereas|mutta|aber|wahrend";
    pattern(&format!(
        "^ ((?:[a-z0-9-]+ ){{1,5}})(?:{takes}) (?:.* )?(?:{but}) ((?:[a-z]+ ){{0,3}}?(?:vi|jag|we|i|wir|ich|namnden|styrelsen|foreningen|klubben|partiet) .*)$"
    ))
});

/// Words by which the writer speaks of themselves, or that name nobody.
static OWN_WORDS: Pattern = Pattern::new(
    " (?:vi|jag|we|i|wir|ich|foreningen|styrelsen|klubben|partiet|namnden|forbundet|radet|medlemmarna|undertecknad|undertecknade|ska|skall|bor|maste|som|darfor|harmed|helt|inte|ej|varken) ",
);

/// The writer's own by an "our", or a meeting that is nobody else's by a genitive: "våra medlemmar", "ett enigt årsmöte".
static OUR_BODY: Pattern = Pattern::new(
    " (?:vart?|vara) (?:[a-z]+ )?[a-z]*(?:styrelse|parti|forening|klubb|forbund|organisation|avdelning|krets|medlem|grupp|bolag)[a-z]* |\
     ^(?: [a-z0-9-]*[^s ])* [a-z]*(?:arsmotet?|medlemsmotet?|stamman?) $",
);

/// What the offices of an authority are called, and who works in them or for it.
const OFFICES: &str = "[a-z]*forvaltning(?:en|arna)|kommunens (?:forvaltning|experter|handlaggare|politiker|ledning)|[a-z]*kontoret|tjanstem[a-z]+|[a-z]*handlaggar[a-z]+|[a-z]*utredaren?|\
                       [a-z]*arkitekten|[a-z]*(?:chef|direktor)en|konsult(?:en|erna)|rektorn|skolledning[a-z]*";
static OFFICE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?:{OFFICES})$")));

/// Words of a line that is an authority's name, and no sentence.
const NAME: usize = 4;

/// Letters of a body's name that its inflections share: "regionen" and "Region Exempel".
const STEM: usize = 6;

/// Who writes.
#[derive(Debug)]
pub(in crate::recognition) struct Speaker<'a> {
    message: &'a Message,
    /// All the names that stand on the mail as its sender's, once asked.
    names: OnceCell<String>,
}

impl<'a> Speaker<'a> {
    /// The sender of `message`.
    pub(in crate::recognition) fn of(message: &'a Message) -> Self {
        Self { message, names: OnceCell::new() }
    }

    /// The subject of their mail, whoever worded it.
    pub(super) fn subject(&self) -> &str {
        &self.message.subject
    }

    /// By name, domain and signature.
    fn names(&self) -> &str {
        self.names.get_or_init(|| {
            let sender = self.message.sender().map(|from| said(&format!("{} {}", from.name, from.domain())));
            let passages = self.message.passages.iter();
            let signatures = passages.filter(|passage| passage.origin == Origin::Signature);
            // "För Naturvännerna" signs without a greeting before it.
            let signed = candidates(self.message).filter(|(rule, _, _)| *rule == "sender/signature");
            let signed = signed.map(|(_, _, line)| said(line)).filter(|line| {
                line.starts_with(" for ") && line.split_whitespace().count() <= NAME.saturating_add(2)
            });
            let written = signatures.map(|passage| said(&passage.text)).chain(signed);
            sender.into_iter().chain(written).collect()
        })
    }

    /// Whether a sentence tells what somebody else thinks.
    pub(super) fn lets_others_speak(&self, sentence: &Sentence) -> bool {
        let silent = || SILENT.captures_iter(&sentence.said);
        let bodies = || BODIES.captures_iter(&sentence.said).chain(silent());
        let named = || bodies().filter_map(|found| self.speaking(&sentence.said, &found));
        // "Vi är inte många men vi stöder det": the verb is the writer's.
        let others = |found: Range<usize>| {
            let behind = sentence.said.get(found.end.saturating_sub(1)..).unwrap_or_default();
            let mut words = sentence.said.get(found).unwrap_or_default().split_whitespace().rev();
            let article = words.next() == Some("de") && THINGS.is_match(behind);
            let ours = words.next().is_some_and(|word| matches!(word, "vi" | "jag" | "we" | "i"));
            !ours && !article
        };
        let is_ours = |at: usize| sentence.said.get(..at).is_some_and(|before| WE_AT.is_match(before));
        THE_OTHERS.may_be_said_in(sentence)
            && (THE_OTHERS.found_in(sentence).any(others)
                || named().any(|body| !is_ours(body.start()) && !self.is_called(body.as_str()))
                || self.lets_others_wish(&sentence.said))
    }

    /// The body that speaks where one was `found` in `said`, and is not what somebody speaks of.
    fn speaking<'s>(&self, said: &'s str, found: &Captures<'s>) -> Option<Match<'s>> {
        let body = (1..=4).filter(|group| *group != 2).find_map(|group| found.get(group))?;
        let behind = said.get(body.end()..).unwrap_or_default();
        if found.get(4).is_none() && body.as_str().ends_with('s') && ITS_PROPOSAL.is_match(behind) {
            return None;
        }
        let taken = found.get(2).filter(|verb| TAKES.is_match(verb.as_str()));
        let before =
            |verb: Match| said.get(..verb.start()).unwrap_or_default().split_whitespace().next_back();
        let is_ours = |word: &str| is_writer(word) || (word.len() >= STEM && self.is_called(word));
        let by_the_writer =
            taken.is_some_and(|verb| before(verb).is_none_or(|word| word == "och" || is_ours(word)));
        (!by_the_writer).then_some(body)
    }

    /// Whether somebody else would undo the proposal in `said`, a sentence in its plain form.
    pub(super) fn lets_others_undo(&self, said: &str) -> bool {
        UNDOERS.captures(said).is_some_and(|found| {
            let words = |group| found.get(group).map(|words| words.as_str()).unwrap_or_default();
            let own = |words: &str| OWN_WORDS.is_match(&format!(" {words}"));
            // "Grannarna kräver att kommunen ska stoppa planen".
            let they_must =
                matches!(words(2).split(' ').nth(1), Some("ni" | "kommunen" | "namnden" | "politikerna"));
            let is_ours = |word: &str| self.names().contains(&format!(" {word} ")) || is_writer(word);
            let our_body = || OUR_BODY.is_match(&format!(" {}", words(1)));
            !our_body()
                && !own(words(1))
                && (they_must || !own(words(2)))
                && !words(1).split_whitespace().any(is_ours)
        })
    }

    /// Whether `genitive`, "Björkfors", is of the sender or of the town that is written to.
    pub(super) fn is_or_is_written_to(&self, genitive: &str) -> bool {
        let name = genitive.strip_suffix('s').unwrap_or(genitive);
        let is_ours = name.len() >= STEM && self.is_called(name);
        is_ours || [genitive, name].into_iter().any(|name| self.is_written_to(name))
    }

    /// Whether `said`, a sentence in its plain form, begins with what somebody else proposes: "kommunen föreslår att
    /// planen antas".
    fn lets_others_wish(&self, said: &str) -> bool {
        let Some(found) = WANTS.captures(said) else { return false };
        let Some(who) = found.get(1).or_else(|| found.get(2)) else { return false };
        let before = said.get(..=who.start().saturating_sub(1)).unwrap_or_default();
        let is_ours = who.len() >= STEM && self.is_called(who.as_str());
        !LED_TO.is_match(before) && !is_ours
    }

    /// What `said`, a sentence in its plain form, says in the writer's own name against somebody else's view, which stands before it.
    pub(super) fn own_part<'s>(&self, said: &'s str) -> Option<(&'s str, Cow<'s, str>)> {
        let Some(found) = CONTRAST.captures(said) else { return self.own_part_joined(said) };
        let (who, own) = (found.get(1)?.as_str(), found.get(2)?.as_str());
        let behind_verb = said.get(found.get(1)?.end()..found.get(2)?.start()).unwrap_or_default();
        let is_ours = |word: &str| word.len() >= STEM && self.is_called(word);
        let ours = OWN_WORDS.is_match(&format!(" {who}"))
            || OWN_WORDS.is_match(behind_verb)
            || who.split(' ').any(is_ours);
        let theirs = said.get(..found.get(2)?.start()).unwrap_or_default();
        // "M vill att planen stoppas, men vi stöder den": the plan.
        let of_the_plan = undoes(theirs) && OF_THE_PLAN.is_match(own);
        let own = if of_the_plan { Cow::Owned(format!("{own}detta ")) } else { Cow::Borrowed(own) };
        (!ours).then_some((theirs, own))
    }

    /// The same where the writer goes on with what those who ask propose: "kommunen föreslår en plan som vi tillstyrker".
    fn own_part_joined<'s>(&self, said: &'s str) -> Option<(&'s str, Cow<'s, str>)> {
        let joined = self.joined(said).filter(|joined| joined.proposed == Proposed::ByTheAsker)?;
        let own = joined.own;
        let own = if joined.of_it { Cow::Owned(format!("{own}detta ")) } else { Cow::Borrowed(own) };
        Some((joined.theirs, own))
    }

    /// `said`, a sentence in its plain form, where it goes on with what somebody else proposes.
    pub(super) fn joined<'s>(&self, said: &'s str) -> Option<Joined<'s>> {
        let is_ours = |word: &str| word.len() >= STEM && self.is_called(word);
        Joined::of(said, |who| who.split(' ').any(is_ours), |who| self.is_written_to(who))
    }

    /// Whether `who` begins with the name of the municipality that the mail is sent to, or is that town's alone.
    fn is_written_to(&self, who: &str) -> bool {
        let words: Vec<&str> = who.split_whitespace().take(NAME).collect();
        let mut pairs = words.windows(2);
        let town = pairs.find_map(|pair| pair.strip_suffix(&["kommun"])?.first());
        let named = |to: &Address| {
            town.is_some_and(|town| said(&format!("{} {}", to.name, to.domain())).contains(town))
        };
        let alone = |to: &Address| match words.as_slice() {
            [town] => said(&to.domain()).trim_start().split([' ', '.']).next() == Some(*town),
            _ => false,
        };
        self.message.recipients.iter().any(named) || self.message.recipients.first().is_some_and(alone)
    }

    /// Whether an authority's name stands on the mail as its sender's. Who lives "i Björkfors kommun" is none.
    fn is_authority(&self) -> bool {
        let signs = |rule| matches!(rule, "sender/display_name" | "sender/signature" | "sender/answer_from");
        let is_name =
            |line: &str| line.split_whitespace().take(NAME + 1).count() <= NAME && !line.contains(" i ");
        let mut lines = candidates(self.message).filter(|(rule, _, line)| signs(*rule) && is_name(line));
        let domain = || self.message.sender().and_then(|from| kind_of_domain(&from.domain()));
        lines.any(|(_, _, line)| kind_of(line, &said(line)) == Some(SenderKind::Authority))
            || domain() == Some(SenderKind::Authority)
    }

    /// "Nätverket" ends like an authority's name and is any association's.
    fn is_called(&self, body: &str) -> bool {
        if body == "natverket" {
            return true;
        }
        // "Björkfors kommun" is not any body in Björkfors.
        if body.ends_with(" kommun") {
            return self.names().contains(body);
        }
        // An authority's offices speak for it, each by a name of its own.
        if OFFICE.is_match(body) && self.is_authority() {
            return true;
        }
        let stem = body.get(..STEM).unwrap_or(body);
        self.names().contains(stem)
    }
}
