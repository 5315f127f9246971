//! A yes or a no to what stands before: "Stöder vi planen? Nej.", "LRF avstyrker planen. Det gör inte vi."

use std::sync::LazyLock;

use regex::Regex;

use super::reading::read;
use super::{Leaning, Stance};
use crate::recognition::Place;
use crate::recognition::pattern::pattern;
use crate::recognition::phrase::Saying;
use crate::recognition::sentence::Sentence;

/// Letters that a bare yes or no, "nej, absolut inte", has at most.
const BARE: usize = 42;

/// Yes in the first group, no in the second.
static YES_OR_NO: LazyLock<Regex> = LazyLock::new(|| {
    let more = "[ ,]+(?:absolut|inte|verkligen|sjalvklart|definitivt|tyvarr|tack|ja|nej|det gor (?:vi|jag)(?: inte)?)";
    pattern(&format!(
        "^ (?:svar |vart svar |mitt svar )?(?:(ja|jo|javisst|yes|joo|kylla)|(nej|nei|no|nein|ei|emot|mot|imot|imod|against|dagegen))(?:{more})* $"
    ))
});

/// What a writer's reply has in it, to be listened for.
pub(super) static REPLIES: LazyLock<Saying> = LazyLock::new(|| {
    let stems = ["det gör ", "gör det ", "så gör ", "det är ", "så är ", "det tycker ", "så tycker "];
    Saying::led_to_by(&stems)
});

/// "Det gör vi", and with a "not" in either group.
static SO_DO_WE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ (?:men )?(?:(?:det|sa) (?:gor|ar|tycker)( inte| ej)? (?:vi|jag)|(?:vi|jag) gor det)( inte| ej)?(?: heller| daremot| dock)? $",
    )
});

/// What a sentence replies to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reply {
    Yes,
    No,
}

impl Reply {
    /// A yes or no and nothing else.
    fn bare(sentence: &Sentence) -> Option<Self> {
        let found = YES_OR_NO.captures(&sentence.said)?;
        Some(if found.get(1).is_some() { Self::Yes } else { Self::No })
    }

    /// Whether the writer thinks so too.
    fn of_the_writer(said: &str) -> Option<Self> {
        let found = SO_DO_WE.captures(said)?;
        let not = found.get(1).or_else(|| found.get(2)).is_some();
        Some(if not { Self::No } else { Self::Yes })
    }

    /// Towards a proposal that somebody is for or against.
    fn to(self, stance: Stance) -> Option<Leaning> {
        let stance = match (stance, self) {
            (Stance::Supports | Stance::SupportsWithChanges, Self::Yes) => Stance::Supports,
            (Stance::Supports | Stance::SupportsWithChanges, Self::No) => Stance::Opposes,
            (Stance::Opposes, Self::Yes) => Stance::Opposes,
            _ => return None,
        };
        Some(Leaning { stance, firm: true, part: false })
    }
}

/// What `sentence` says in reply to the one `before`; in a mail of nothing else, to the proposal that the subject
/// names. `None` where it is no reply.
pub(super) fn replied(
    sentence: &Sentence,
    before: Option<&Sentence>,
    alone: bool,
) -> Option<Option<Leaning>> {
    if sentence.said.len() > BARE || sentence.place == Place::Subject {
        return None;
    }
    let before = before?;
    let asked = before.asks();
    let bare = if asked || alone { Reply::bare(sentence) } else { None };
    match bare.filter(|_| asked).or_else(|| of_the_writer(sentence)) {
        Some(reply) => read(before, || false).map(|(stance, _)| reply.to(stance)),
        None => bare.map(|reply| reply.to(Stance::Supports)),
    }
}

/// "Det gör inte vi": what stood before was somebody else's.
pub(super) fn parts_with(sentence: &Sentence) -> bool {
    of_the_writer(sentence) == Some(Reply::No)
}

fn of_the_writer(sentence: &Sentence) -> Option<Reply> {
    let may_be = sentence.said.len() <= BARE && REPLIES.may_be_said_in(sentence);
    may_be.then(|| Reply::of_the_writer(&sentence.said))?
}

/// "Kommunen må tycka att planen är bra, men det gör inte vi": what stands before the last of the `clauses` is somebody
/// else's.
pub(super) fn parts_with_the_rest(clauses: &[Sentence]) -> bool {
    let own = |last: &Sentence| Reply::of_the_writer(&format!(" {} ", last.said.trim_matches([' ', ','])));
    match clauses {
        [_, .., last] if REPLIES.may_be_said_in(last) => own(last) == Some(Reply::No),
        _ => false,
    }
}

/// What the writer's part of a sentence, "men det är inte vi", says against the view of others.
pub(super) fn replied_within(own: &str, theirs: Stance) -> Option<Stance> {
    Reply::of_the_writer(own)?.to(theirs).map(|one| one.stance)
}
