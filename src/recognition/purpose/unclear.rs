//! What a mail is that says something no rule knows, or nothing.

use super::beside::is_a_view;
use super::exclaimed::is_called_out;
use super::no_view::COURTESY;
use super::{Shown, closes, takes_a_side};
use crate::recognition::Kind;
use crate::recognition::phrase::Phrases;
use crate::recognition::sentence::Sentence;
use crate::recognition::written::Written;

/// Words in capitals that are more than somebody's name.
const SHOUTED: usize = 3;

impl Written<'_> {
    /// A mail that says something no rule knows, or nothing: what people have views in is most likely a view.
    pub(super) fn unclear(&self) -> Shown {
        let states = |one: &Sentence| {
            (one.states() && !COURTESY.is_match(&one.said)) || takes_a_side(one) || is_shouted(one)
        };
        let stated = || self.body().iter().any(states) || is_called_out(self.body());
        let within = || self.body().first().is_none_or(closes) && self.answers_below();
        match self.headed() {
            Some(one) => (Kind::Answer, Some(one.shows("kind/answer"))),
            None if (!self.calls_to_a_meeting() && stated()) || within() => (Kind::Answer, None),
            None => (Kind::Question, None),
        }
    }

    /// Whether a view stands in what is answered, and that is not our receipt: it repeats what came.
    fn answers_below(&self) -> bool {
        let below = self.below();
        !below.iter().any(|one| OUR_RECEIPT.is_match(&one.said)) && self.view(&below).is_some()
    }

    /// Whether an appointment comes with it that the text is about. Some programs send one with everything.
    fn calls_to_a_meeting(&self) -> bool {
        self.sends_an_appointment()
            && self.body().iter().any(|one| MEETING.is_match(&one.said))
            && !self.body().iter().any(|one| !MEETING.is_match(&one.said) && is_a_view(one))
    }
}

/// Whether it is written in capitals and is more than a name.
fn is_shouted(one: &Sentence) -> bool {
    let words = || one.written().split_whitespace();
    words().count() >= SHOUTED && words().all(|word| !word.contains(char::is_lowercase))
}

/// How our acknowledgements begin.
static OUR_RECEIPT: Phrases = Phrases::new(&[
    "^(hej |tack )?(, )?vi har (fått|tagit emot|mottagit)~ (ditt|ert|din|er|dina|era) (svar|*svar|nya mejl|mejl|komplettering*|yttrande|synpunkter)",
    "we have received your (answer|response|reply|e-mail|email|comments|mail)",
]);

/// Where and when people meet.
static MEETING: Phrases = Phrases::new(&[
    "(välkom*|*möte|*mötet|*möten|mötes*|ses|träffas|träffen|samråd*|samling|avstämning*|inbjudan|inbjuder|kallelse*|kallas|agenda|dagordning*|presenterar|presenteras|teams|zoom|kl|klockan|kaffe|fika)",
    "(passar|lokal|plats|sal|rum|tid)~ (är|blir|#|måndag*|tisdag*|onsdag*|torsdag*|fredag*)",
]);
