//! PURE. What a verdict comes to, as far as it decides anything, and how one differs from another. Two
//! verdicts are compared and not a verdict with what stands: what a person decided since is no difference.

use std::collections::BTreeMap;

use serde_json::Value;

use super::evidence::{list, outcome_word, word};
use super::swedish;
use crate::consultation::Timing;
use crate::diary_number::DiaryNumber;
use crate::facts::stance_word;
use crate::recognition::{Kind, Outcome, SenderKind, Stance, Strength, Verdict};

/// What a verdict decides or offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What is done with the mail.
    pub outcome: Outcome,
    /// What kind of mail it is.
    pub kind: Kind,
    /// The consultations that the evidence is strong for, each with its timing.
    pub cases: BTreeMap<DiaryNumber, Option<Timing>>,
    /// What the sender thinks.
    pub stance: Option<Stance>,
    /// What kind of sender it is.
    pub sender: Option<SenderKind>,
    /// Whom the sender speaks for.
    pub organisation: Option<String>,
    /// The rule that decided.
    pub reason: Option<String>,
}

/// One thing that two verdicts say differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// For operators: what, from and to.
    pub listed: String,
    /// For the history that staff read, without the sender's words.
    pub(super) remembered: String,
}

impl Judged {
    /// What `verdict` comes to.
    #[must_use]
    pub fn of(verdict: &Verdict) -> Self {
        let strong = verdict.matches.iter().filter(|found| found.strength > Strength::Weak);
        Self {
            outcome: verdict.outcome,
            kind: verdict.kind,
            cases: strong.map(|found| (found.diary_number.clone(), found.timing)).collect(),
            stance: verdict.stance.as_ref().map(|stance| stance.value),
            sender: verdict.sender.as_ref().map(|sender| sender.value),
            organisation: verdict.organisation.clone(),
            reason: verdict.reasons.first().map(|reason| reason.rule.to_owned()),
        }
    }

    /// The same, where the rules of now would not keep the mail at all.
    pub(super) fn ignored(&self) -> Self {
        Self { outcome: Outcome::Ignored, ..self.clone() }
    }

    /// What the register's evidence of a message says. What older evidence does not say is taken from the
    /// message's row: `outcome` and `kind`.
    pub(super) fn read(json: &str, outcome: Outcome, kind: Kind) -> Self {
        let evidence: Value = serde_json::from_str(json).unwrap_or_default();
        let said = word(&evidence, "outcome");
        let outcomes = [Outcome::Restricted, Outcome::Review, Outcome::Filed, Outcome::Ignored];
        let value = |key: &str| evidence.get(key).and_then(|found| word(found, "value"));
        Self {
            outcome: outcomes
                .into_iter()
                .find(|one| said.as_deref() == Some(outcome_word(*one)))
                .unwrap_or(outcome),
            kind: value("kind").and_then(|word| Kind::parse(&word)).unwrap_or(kind),
            cases: list(&evidence, "matches").filter_map(case).collect(),
            stance: value("stance").and_then(|word| Stance::parse(&word)),
            sender: value("sender").and_then(|word| SenderKind::parse(&word)),
            organisation: word(&evidence, "organisation"),
            reason: list(&evidence, "reasons").next().and_then(|reason| word(reason, "rule")),
        }
    }

    /// What `now` says differently. Of a mail that is restricted or none of our business, by either
    /// verdict, only that is told.
    #[must_use]
    pub fn changes(&self, now: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        let outcomes = (self.outcome, now.outcome);
        changes.extend(change("outcome", "utfall", outcomes, outcome_word, swedish::outcome));
        if [self.outcome, now.outcome].contains(&Outcome::Restricted) || now.outcome == Outcome::Ignored {
            return changes;
        }
        changes.extend(self.changed_cases(now));
        changes.extend(change("kind", "typ", (self.kind, now.kind), Kind::as_str, swedish::kind));
        changes.extend(self.changed_timings(now));
        let stances = (self.stance, now.stance);
        changes.extend(maybe("stance", "ställningstagande", stances, Stance::as_str, stance_word));
        let senders = (self.sender, now.sender);
        changes.extend(maybe("sender", "avsändartyp", senders, SenderKind::as_str, swedish::sender_kind));
        if self.organisation != now.organisation {
            let words = |name: &Option<String>| name.clone().unwrap_or_else(|| NOTHING.to_owned());
            changes.push(Change {
                listed: format!("organisation {} → {}", words(&self.organisation), words(&now.organisation)),
                remembered: "organisation".to_owned(),
            });
        }
        if self.outcome == Outcome::Review && now.outcome == Outcome::Review && self.reason != now.reason {
            let rule = |reason: &Option<String>| reason.clone().unwrap_or_else(|| NOTHING.to_owned());
            let rules = format!("{} → {}", rule(&self.reason), rule(&now.reason));
            changes
                .push(Change { listed: format!("reason {rules}"), remembered: format!("anledning {rules}") });
        }
        changes
    }

    fn changed_cases(&self, now: &Self) -> Option<Change> {
        let names = |judged: &Self| {
            let names: Vec<String> = judged.cases.keys().map(ToString::to_string).collect();
            if names.is_empty() { NOTHING.to_owned() } else { names.join(", ") }
        };
        let (before, after) = (names(self), names(now));
        (before != after).then(|| Change {
            listed: format!("consultations {before} → {after}"),
            remembered: format!("remisser {before} → {after}"),
        })
    }

    fn changed_timings<'a>(&'a self, now: &'a Self) -> impl Iterator<Item = Change> + 'a {
        self.cases.iter().filter_map(|(number, before)| {
            let timings = (*before, *now.cases.get(number)?);
            let change = maybe("timing", "tid", timings, Timing::as_str, swedish::timing)?;
            Some(Change {
                listed: format!("{number} {}", change.listed),
                remembered: format!("{number} {}", change.remembered),
            })
        })
    }
}

/// What stands where a verdict says nothing.
const NOTHING: &str = "–";

/// A strong match as the evidence has it.
fn case(found: &Value) -> Option<(DiaryNumber, Option<Timing>)> {
    let strength = word(found, "strength").filter(|strength| strength != Strength::Weak.as_str());
    let number = DiaryNumber::parse(&word(found, "diary_number")?).ok()?;
    let said = word(found, "timing");
    let timings = [Timing::InTime, Timing::Late];
    let timing = timings.into_iter().find(|timing| said.as_deref() == Some(timing.as_str()));
    strength.map(|_| (number, timing))
}

/// A change of something that each verdict says.
fn change<T: Copy + PartialEq>(
    what: &str,
    swedish_what: &str,
    values: (T, T),
    word: fn(T) -> &'static str,
    swedish_word: fn(T) -> &'static str,
) -> Option<Change> {
    maybe(what, swedish_what, (Some(values.0), Some(values.1)), word, swedish_word)
}

/// A change of something that a verdict need not say.
fn maybe<T: Copy + PartialEq>(
    what: &str,
    swedish_what: &str,
    (before, now): (Option<T>, Option<T>),
    word: fn(T) -> &'static str,
    swedish_word: fn(T) -> &'static str,
) -> Option<Change> {
    let from_to = |word: fn(T) -> &'static str| {
        format!("{} → {}", before.map_or(NOTHING, word), now.map_or(NOTHING, word))
    };
    (before != now).then(|| Change {
        listed: format!("{what} {}", from_to(word)),
        remembered: format!("{swedish_what} {}", from_to(swedish_word)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filed() -> Judged {
        let number = DiaryNumber::parse("Ks 1216/2018").unwrap();
        Judged {
            outcome: Outcome::Filed,
            kind: Kind::Question,
            cases: BTreeMap::from([(number, Some(Timing::Late))]),
            stance: None,
            sender: Some(SenderKind::Private),
            organisation: None,
            reason: Some("number/written_out".to_owned()),
        }
    }

    fn listed(now: &Judged) -> Vec<String> {
        filed().changes(now).into_iter().map(|change| change.listed).collect()
    }

    #[test]
    fn each_thing_that_is_said_differently_is_listed_once() {
        assert!(listed(&filed()).is_empty());
        assert!(
            listed(&Judged { reason: None, ..filed() }).is_empty(),
            "what is filed needs no other reason"
        );
        let other = DiaryNumber::parse("Ks 1121/2017").unwrap();
        let mut now = Judged {
            kind: Kind::Answer,
            stance: Some(Stance::Opposes),
            sender: Some(SenderKind::Association),
            organisation: Some("Hembygdsföreningen".to_owned()),
            ..filed()
        };
        now.cases.values_mut().for_each(|timing| *timing = Some(Timing::InTime));
        now.cases.insert(other, Some(Timing::InTime));
        let expected = [
            "consultations Ks 1216/2018 → Ks 1121/2017, Ks 1216/2018",
            "kind question → answer",
            "Ks 1216/2018 timing late → in_time",
            "stance – → opposes",
            "sender private → association",
            "organisation – → Hembygdsföreningen",
        ];
        assert_eq!(listed(&now), expected);
        let remembered: Vec<_> = filed().changes(&now).into_iter().map(|change| change.remembered).collect();
        assert_eq!(
            remembered[1..4],
            ["typ fråga → svar", "Ks 1216/2018 tid sent → i tid", "ställningstagande – → avstyrker"]
        );
        assert_eq!(remembered[5], "organisation", "the sender's words stay out of the history");
    }

    #[test]
    fn of_what_is_restricted_or_not_ours_only_that_is_told() {
        for (outcome, word) in [(Outcome::Restricted, "restricted"), (Outcome::Ignored, "ignored")] {
            let now = Judged { outcome, stance: Some(Stance::Opposes), ..filed() };
            assert_eq!(listed(&now), [format!("outcome filed → {word}")]);
            assert!(now.changes(&Judged { kind: Kind::Answer, ..now.clone() }).is_empty());
        }
    }

    #[test]
    fn older_evidence_leaves_the_word_to_the_row() {
        let json = r#"{"matches": [
            {"diary_number": "Ks 1216/2018", "strength": "certain", "timing": "late"},
            {"diary_number": "Ks 1121/2017", "strength": "weak", "timing": "late"}],
            "reasons": [{"rule": "number/written_out", "words": ""}]}"#;
        let read = Judged::read(json, Outcome::Filed, Kind::Question);
        assert_eq!(read, Judged { sender: None, ..filed() });
        assert_eq!(Judged::read("no JSON", Outcome::Review, Kind::Answer).outcome, Outcome::Review);
    }
}
