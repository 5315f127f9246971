//! The stance on each of several consultations that one mail answers: "Ks 1216/2018: vi tillstyrker. Ks
//! 1121/2017: vi avstyrker." A sentence belongs to the consultation that it names, or that was named last before
//! it; one that names several belongs to the mail as a whole.

use super::Speaker;
use super::asked::Asked;
use super::weighed::{stance, weighed};
use crate::diary_number::Reading;
use crate::recognition::sentence::Sentence;
use crate::recognition::written::Written;
use crate::recognition::{Authority, Match, Place, Stance, Strength, Suggested, titles};

/// Writes on each of the `matches` what the mail thinks of it, and gives what the mail thinks as a whole, which
/// stands on all of them where it says nothing apart. Where it may answer another case `beside` them, what it says of that
/// is left out.
pub(in crate::recognition) fn on_each(
    matches: &mut [Match],
    written: &Written,
    beside: bool,
    authority: &Authority,
) -> Option<Suggested<Stance>> {
    let asked = Asked::of(matches.iter(), &written.speaker, authority);
    let sure = |one: &Match| one.strength >= Strength::Likely;
    let several = matches.iter().filter(|one| sure(one)).count() > 1;
    let shared = if several || beside { Shared::of(matches, written, authority) } else { Shared::default() };
    let another = Some(matches.len());
    let whole = if shared.has(|about| about == another) {
        shared.on(|about| about != another, &written.speaker, &asked)
    } else {
        stance(written, &asked)
    };
    let is_apart = several && shared.has(|about| about.is_some());
    for (at, one) in matches.iter_mut().enumerate() {
        one.stance = if is_apart && sure(one) {
            let asked = Asked::of(std::iter::once(&*one), &written.speaker, authority);
            let on = |this| shared.on(|about| about == this, &written.speaker, &asked);
            on(Some(at)).or_else(|| on(None))
        } else {
            whole.clone()
        };
    }
    whole
}

/// The sentences of a mail and the match that each is about, by its place among the matches; another case of ours comes
/// behind them.
#[derive(Default)]
struct Shared<'a> {
    own: Vec<(Option<usize>, Sentence<'a>)>,
    attached: Vec<(Option<usize>, Sentence<'a>)>,
}

impl<'a> Shared<'a> {
    fn of(matches: &[Match], written: &Written<'a>, authority: &Authority) -> Self {
        let share = |sentences: &[Sentence<'a>]| {
            let mut about = None;
            let mut place = None::<Place>;
            let mut shared = Vec::new();
            for part in sentences.iter().flat_map(Sentence::clauses_with_numbers) {
                // What the subject names is what the whole mail is about.
                about = about.filter(|_| place == Some(part.place) && part.place != Place::Subject);
                place = Some(part.place);
                match named(&part, matches, authority).as_slice() {
                    [] => {}
                    [one] => about = Some(*one),
                    _ => about = None,
                }
                shared.push((about.filter(|_| part.place != Place::Subject), part));
            }
            shared
        };
        Self { own: share(written.own()), attached: share(written.attached()) }
    }

    /// Whether any sentence is about `such` a one alone.
    fn has(&self, such: impl Fn(Option<usize>) -> bool) -> bool {
        self.own.iter().chain(&self.attached).any(|(about, _)| such(*about))
    }

    fn on(
        &self,
        such: impl Fn(Option<usize>) -> bool,
        speaker: &Speaker,
        asked: &Asked,
    ) -> Option<Suggested<Stance>> {
        let of = |all: &[(Option<usize>, Sentence<'a>)]| -> Vec<Sentence<'a>> {
            all.iter().filter(|(about, _)| such(*about)).map(|(_, sentence)| sentence.clone()).collect()
        };
        weighed(&of(&self.own), speaker, asked).or_else(|| weighed(&of(&self.attached), speaker, asked))
    }
}

/// The matches that a sentence names by number or title, and behind them another case of ours.
fn named(sentence: &Sentence, matches: &[Match], authority: &Authority) -> Vec<usize> {
    let found = authority.finder.find_all(sentence.written());
    let by_number = |one: &Match| {
        let is_it = |reading: &Reading| {
            matches!(reading, Reading::Registered(_) | Reading::Likely(_))
                && *reading.number() == one.diary_number
        };
        found.iter().any(|found| is_it(&found.reading))
    };
    let by_title = titles::named_in(sentence.written(), authority);
    let is_named = |one: &Match| by_number(one) || by_title.contains(&&one.diary_number);
    let another = found.iter().any(|found| matches!(found.reading, Reading::AnotherCase(_)));
    let named = matches.iter().enumerate().filter(|(_, one)| is_named(one)).map(|(at, _)| at);
    named.chain(another.then_some(matches.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, judge};

    #[test]
    fn each_consultation_gets_the_stance_that_names_it() {
        use Stance::{NoComments, Opposes, Supports};
        let heading = "Ks 1216/2018\nVi tillstyrker förslaget.\n\nKs 1121/2017\nVi avstyrker förslaget.";
        for (text, one, two) in [
            ("Ks 1216/2018: vi tillstyrker. Ks 1121/2017: vi avstyrker.", Some(Supports), Some(Opposes)),
            ("Vi tillstyrker Ks 1216/2018. Vi avstyrker Ks 1121/2017.", Some(Supports), Some(Opposes)),
            ("Vi tillstyrker Ks 1216/2018 men avstyrker Ks 1121/2017.", Some(Supports), Some(Opposes)),
            (heading, Some(Supports), Some(Opposes)),
            ("Ks 1216/2018 och Ks 1121/2017. Vi tillstyrker båda förslagen.", Some(Supports), Some(Supports)),
            ("Ks 1216/2018: vi avstyrker.\nKs 1121/2017: inga synpunkter.", Some(Opposes), Some(NoComments)),
            ("Ks 1216/2018 och Ks 1121/2017: här är vårt svar.", None, None),
        ] {
            let message = mail().subject("Remissvar Ks 1216/2018 och Ks 1121/2017").text(text).done();
            let verdict = judge(&message, &circumstances(), &authority(), &History::default());
            let on = |number: &str| {
                let found = verdict.matches.iter().find(|one| one.diary_number.to_string() == number);
                found.and_then(|one| one.stance.as_ref()).map(|stance| stance.value)
            };
            assert_eq!((on("Ks 1216/2018"), on("Ks 1121/2017")), (one, two), "{text}");
        }
    }

    #[test]
    fn what_is_said_of_another_case_is_no_stance() {
        use Stance::{NoComments, Opposes, Supports};
        for (subject, text, stance) in [
            (
                "Våra remissvar",
                "Ks 290/2019 Cykelplan: tillstyrks.\nKs 1216/2018 Avtal: avstyrks.",
                Some(Opposes),
            ),
            (
                "Våra remissvar",
                "Vi avstyrker planen, Ks 290/2019. Avtalet, Ks 1216/2018, tillstyrker vi.",
                Some(Supports),
            ),
            (
                "Remissvar",
                "Cykelplanen (Ks 290/2019) har vi inga synpunkter på. Avtalet (Ks 1216/2018) avstyrker vi.",
                Some(Opposes),
            ),
            (
                "Ks 290/2019 och Ks 1216/2018",
                "Ks 290/2019\nVi avstyrker.\n\nKs 1216/2018\nInga synpunkter.",
                Some(NoComments),
            ),
            ("Remissvar", "Vi tillstyrker Ks 1216/2018 och Ks 290/2019.", Some(Supports)),
            ("Remissvar Ks 1216/2018", "Vi avstyrker av samma skäl som i Ks 290/2019.", Some(Opposes)),
        ] {
            let message = mail().subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority(), &History::default());
            assert_eq!(verdict.stance.map(|one| one.value), stance, "{text}");
        }
    }

    #[test]
    fn a_mail_on_one_consultation_has_one_stance() {
        let message = mail().subject("Ks 1216/2018").text("Vi avstyrker.").done();
        let verdict = judge(&message, &circumstances(), &authority(), &History::default());
        assert_eq!(verdict.matches.first().map(|one| &one.stance), Some(&verdict.stance));
    }
}
