//! What follows from the rule that refused a letter, by its id: ids are what the register keeps of a rule.

/// Whether a refusal to acknowledge, by the rule of this id, holds though the same mail comes once more by a
/// way that allows it. How old the mail was when it was first read, that letters were off, and what the sender
/// had sent before does not depend on the way.
#[must_use]
pub fn refuses_every_copy(rule: &str) -> bool {
    let of_the_sender = ["never/4_", "never/25_", "never/29_", "never/30_", "never/32_"];
    matches!(rule, "never/31_old" | "acknowledgement/disabled")
        || of_the_sender.iter().any(|beginning| rule.starts_with(beginning))
}

/// Whether the rule of this id counts a sender's mail, which an operator wants to hear of.
#[must_use]
pub fn is_a_limit(rule: &str) -> bool {
    rule.starts_with("never/29_")
}

/// Whether a person may overrule the rule of this id for one letter: that an address rests after a bounce says
/// nothing of the mail.
#[must_use]
pub fn may_be_overruled(rule: &str) -> bool {
    rule == "never/25_rest"
}
