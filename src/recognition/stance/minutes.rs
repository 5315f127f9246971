//! Minutes tell what was proposed before they tell what was decided: where something is decided, a motion or a
//! dissent takes no stance.

use std::sync::LazyLock;

use super::Leaning;
use super::dissent::before_dissent;
use crate::recognition::phrase::Saying;
use crate::recognition::sentence::Sentence;

/// Words of a heading, at most.
pub(super) const HEADING: usize = 4;

/// What somebody proposed at the meeting, or dissented with.
pub(super) static PROPOSED: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["yrka", "förslag till beslut", "reserv", "beslutsförslag", "särskil", "mening "],
        &[
            "(förslag till beslut|beslutsförslag*|yrkande*|reserverar sig|reserverade sig|reservation från)",
            "yrkar",
            "yrkade",
        ],
        &["(vi|jag|styrelsen|föreningen|klubben|partiet|förbundet)~ yrkar", "yrkar~ (vi|jag)"],
    )
});

/// What was decided.
pub(super) static DECIDED: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(
        &["beslut"],
        &[
            "(beslutar|beslutade|beslöt|beslutat)",
            "^beslut",
            "^(nämndens|styrelsens|utskottets|*nämndens|*styrelsens) beslut",
        ],
        &["(föreslår|föreslås)… beslut*"],
    )
});

/// A decision that repeats nothing of what was proposed.
pub(super) static AS_PROPOSED: LazyLock<Saying> = LazyLock::new(|| {
    Saying::new(&["enligt", "enlighet"], &["(enligt|i enlighet med)~~ (förslag*|yrkande*)"], &[])
});

/// `found` without what was only proposed, where something is decided. What one alone proposed stands where it was
/// decided "as proposed"; of several nobody can tell which.
pub(super) fn decided<'a, 'b>(
    found: Vec<(Leaning, &'a Sentence<'b>)>,
    sentences: &'a [Sentence<'b>],
) -> Vec<(Leaning, &'a Sentence<'b>)> {
    let found = before_dissent(found, sentences);
    let cites = |one: &Sentence| {
        let short = || one.said.split_whitespace().count() <= HEADING;
        AS_PROPOSED.is_said_in(one) && (DECIDED.is_said_in(one) || short())
    };
    let proposed = |one: &Sentence| PROPOSED.is_said_in(one) && !cites(one);
    let decides = |one: &Sentence| DECIDED.is_said_in(one) && !proposed(one);
    if found.is_empty() || !sentences.iter().any(proposed) || !sentences.iter().any(decides) {
        return found;
    }
    let one_alone = || sentences.iter().filter(|one| proposed(one)).nth(1).is_none();
    if sentences.iter().any(cites) && one_alone() {
        return found;
    }
    let mut below_proposal = false;
    let mut only_proposed = Vec::new();
    for sentence in sentences {
        if proposed(sentence) {
            below_proposal = sentence.said.split_whitespace().count() <= HEADING;
            only_proposed.push(sentence);
        } else if decides(sentence) {
            below_proposal = false;
        } else if below_proposal {
            only_proposed.push(sentence);
        }
    }
    let stands = |one: &Sentence| !only_proposed.iter().any(|other| std::ptr::eq(*other, one));
    found.into_iter().filter(|(_, sentence)| stands(sentence)).collect()
}
