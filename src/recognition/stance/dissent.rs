//! Who is of another mind than the body they belong to: "två ledamöter reserverar sig och tillstyrker planen". What
//! they say is not the body's.

use std::ptr::from_ref;

use super::Leaning;
use super::minutes::{HEADING, PROPOSED};
use super::negation::is_writer;
use crate::pattern::Pattern;
use crate::recognition::sentence::Sentence;

/// How one dissents from what others decide.
static DISSENTS: Pattern = Pattern::new(
    " (?:(?:reserverar|reserverade|reserverat) sig|anmal(?:er|de|t)(?: [a-z]+)? mening|lamna(?:r|de|t)(?: ett)? sarskilt yttrande) ",
);

/// What a dissent of its own begins with.
static OPENS: Pattern = Pattern::new(
    "^ (?:reservation|reservationer|reservation (?:av|fran)|sarskilt yttrande|sarskilda yttranden|(?:skilj|avvik)[a-z]+ mening[a-z]*) ",
);

/// Parts the dissenters from what stands before them, or goes on with the same subject.
static JOINS: Pattern = Pattern::new(" (?:,|men|och|samt|medan|fast) ");

/// Before a body these make it that of somebody within: "två i styrelsen".
const WITHIN: [&str; 5] = ["i", "av", "inom", "fran", "ur"];

/// What `sentence` says for the body, where somebody dissents in it.
pub(super) fn without_dissent<'a>(sentence: &'a Sentence) -> Option<&'a str> {
    if !PROPOSED.may_be_said_in(sentence) {
        return None;
    }
    if OPENS.is_match(&sentence.said) && !is_heading(sentence) {
        return Some("");
    }
    let found = DISSENTS.find(&sentence.said)?;
    let before = sentence.said.get(..=found.start())?;
    let joint = JOINS.find_iter(before).last().map_or(0, |joint| joint.start());
    let (body, who) = before.split_at_checked(joint)?;
    let who: Vec<&str> = who.split_ascii_whitespace().collect();
    let own = match who.as_slice() {
        [] | [_] if joint > 0 => true,
        [.., "vi" | "jag"] => true,
        [.., within, _] if WITHIN.contains(within) => false,
        [.., last] => is_writer(last),
        [] => false,
    };
    (!own).then_some(body)
}

/// `found` up to a dissent that stands below a heading of its own, where the body has spoken before it.
pub(super) fn before_dissent<'a, 'b>(
    mut found: Vec<(Leaning, &'a Sentence<'b>)>,
    sentences: &'a [Sentence<'b>],
) -> Vec<(Leaning, &'a Sentence<'b>)> {
    let opens = |one: &Sentence| PROPOSED.may_be_said_in(one) && OPENS.is_match(&one.said) && is_heading(one);
    if found.is_empty() {
        return found;
    }
    let heading = sentences.iter().position(opens);
    let body = heading.and_then(|heading| sentences.get(..heading)).unwrap_or_default().as_ptr_range();
    let of_the_body = |one: &(Leaning, &Sentence<'b>)| body.contains(&from_ref(one.1));
    if found.iter().any(of_the_body) {
        found.retain(of_the_body);
    }
    found
}

fn is_heading(sentence: &Sentence) -> bool {
    sentence.said.split_ascii_whitespace().take(HEADING.saturating_add(1)).count() <= HEADING
}
