//! A number behind a hyphen, "LRF-Ks 877/2026", which may be a piece of a longer designation. Behind the sender's own name it
//! is ours, and where the mail is for or against in the words of the trade and about nothing else.

use super::context::opening;
use super::evidence::Finds;
use super::written::Written;
use super::{Authority, Evidence, matter, senders, stance, titles};
use crate::diary_number::DiaryNumber;
use crate::message::Message;
use crate::pattern::Pattern;

/// The rule of a number that is a piece of something longer, and of one that hangs on a name.
const PIECE: &str = "number/piece";
const JOINED: &str = "number/joined";

/// What hangs before a number.
static BEFORE: Pattern = Pattern::new(r"(?P<name>\p{L}{1,4}|\d{1,5})-\p{L}{1,8}[ .:_-]?\d");

/// What numbers of customers are called.
static OF_CUSTOMERS: Pattern = Pattern::new(r"(?i)kund|order|artikel|beställ|leverans|faktura|spårning");

/// Frees the numbers that are such pieces only by their looks.
pub(super) fn weigh(message: &Message, authority: &Authority, finds: &mut Finds) {
    if !finds.has_rule(PIECE) {
        return;
    }
    let texts = || std::iter::once(message.subject.as_str()).chain(message.new_text());
    let texts = || texts().map(|text| opening(text, senders::LONGEST));
    let against = |text: &str| matter::is_private(text, authority) || OF_CUSTOMERS.is_match(text);
    let answers = takes_a_firm_side(message) && !texts().any(against);
    let of_another = |number: &DiaryNumber| {
        texts().any(|text| titles::named_in(text, authority).iter().any(|one| *one != number))
    };
    let freed = |number: &DiaryNumber, one: &Evidence| {
        one.rule == PIECE
            && BEFORE.is_match(&one.text)
            && !of_another(number)
            && (answers || hangs_on_the_sender(&one.text, message))
    };
    finds.strengthen(freed, JOINED);
}

/// Whether the number in `text` hangs on a word of the sender's name or address.
fn hangs_on_the_sender(text: &str, message: &Message) -> bool {
    let Some(sender) = message.sender() else { return false };
    let own = format!("{} {}", sender.name, sender.address).to_lowercase();
    let is_own = |name: &str| own.split(|c: char| !c.is_alphanumeric()).any(|word| word == name);
    BEFORE
        .captures_iter(text)
        .filter_map(|found| found.name("name"))
        .any(|name| is_own(&name.as_str().to_lowercase()))
}

fn takes_a_firm_side(message: &Message) -> bool {
    let written = Written::of(message);
    let taken = stance::first_taken(written.own(), &written.speaker);
    taken.is_some_and(|one| one.said.contains("tillstyrk") || one.said.contains("avstyrk"))
}

#[cfg(test)]
mod tests {
    use crate::recognition::testing::{authority, circumstances, mail};
    use crate::recognition::{History, Outcome, judge};

    #[test]
    fn a_number_that_hangs_on_the_senders_name_is_ours() {
        for (from, subject, text, outcome) in [
            (
                "info@lrf-exempel.example",
                "SVAR LRF-KS 1216/2018",
                "Bra, men landsbygden saknas.",
                Outcome::Filed,
            ),
            ("pro@forening.example", "PRO-Ks 1216/2018", "Vi vill ha bänkar.", Outcome::Filed),
            ("eva@mejl.example", "1-Ks 1216/2018", "Vi tillstyrker.", Outcome::Filed),
            ("eva@mejl.example", "SNF-KS 1216/2018", "Hej!", Outcome::Review),
            ("eva@mejl.example", "Kundreferens 12-Ks 1216/2018", "Vi avstyrker.", Outcome::Review),
            ("eva@mejl.example", "Ks1216/2018A", "Vi avstyrker.", Outcome::Review),
            ("eva@mejl.example", "F-Ks 1216/2018", "Fakturan tillstyrker vi inte.", Outcome::Review),
            ("order@firma.example", "ORD-Ks 1216/2018", "Varan har skickats.", Outcome::Review),
        ] {
            let message = mail().from(&[from]).subject(subject).text(text).done();
            let verdict = judge(&message, &circumstances(), &authority(), &History::default());
            assert_eq!(verdict.outcome, outcome, "{from} {subject} {:?}", verdict.reasons);
        }
    }
}
