//! Whether what a person has filed may be acknowledged. The person has answered the question that it waited for, and
//! no other: who files a mail says that it belongs to the case, not that a human wrote it, nor that its sender is
//! who it says. So the rules are asked once more, and all but those that a reading person settles still hold.

use super::never_answer::{self, Mark, Past, Setting};
use super::recipient::recipient;
use super::written::Written;
use super::{Acknowledge, Asked, Authority, Circumstances, History, Reason, arrival, forwarded, kind};
use crate::diary_number::DiaryNumber;
use crate::message::{Message, Origin, Passage};

/// That nobody could read it, who passed it on, and odd ids and address lines: a person has looked.
const SETTLED: [&str; 4] =
    ["never/11_no_addressee", "never/20_own_domain", "never/33_unreadable", "never/34_colleagues_forward"];

/// What is said of a colleague who passed a mail on says nothing of who wrote it: how much the colleague sends, and
/// whether a letter could go there.
const OF_A_COLLEAGUE: [&str; 10] = [
    "never/4_same_answer", "never/5_not_addressed", "never/19_letter_to_ourselves",
    "never/23_unread_address", "never/25_blocked", "never/25_rest", "never/29_same_content",
    "never/29_alike", "never/29_many", "never/32_campaign",
];

/// Whether `message`, which a person has filed under `cases`, may be acknowledged. Of a colleague's forward the one
/// who wrote it first is answered, and the rules are asked of both.
#[must_use]
pub fn after_review(
    message: &Message,
    circumstances: &Circumstances,
    authority: &Authority,
    history: &History,
    cases: &[DiaryNumber],
) -> Acknowledge {
    if circumstances.junk {
        return no("place/junk", "Mejlet låg i skräpposten");
    }
    if !authority.acknowledgements {
        return no("acknowledgement/disabled", "Kvittenser är avstängda");
    }
    let ask = |one: &Message| marks(one, circumstances, authority, history, cases);
    let marks = ask(message);
    let is_settled = |rule: &str| SETTLED.contains(&rule);
    if !kind::is_forwarded(&marks) {
        return first(&marks, is_settled).unwrap_or_else(|| to_sender(message, authority));
    }
    if let Some(refused) = first(&marks, |rule| is_settled(rule) || OF_A_COLLEAGUE.contains(&rule)) {
        return refused;
    }
    let Some(passed_on) = passed_on(message, authority) else { return invalid() };
    let refused = first(&ask(&passed_on), |rule| is_settled(rule) || rule == "never/5_not_addressed");
    refused.unwrap_or_else(|| to_sender(&passed_on, authority))
}

/// What the register has to be asked before [`after_review`]: of the sender, and of who wrote what a colleague may
/// have passed on.
#[must_use]
pub fn asked_after_review(message: &Message, authority: &Authority) -> Vec<Asked> {
    let passed_on = passed_on(message, authority);
    std::iter::once(message).chain(&passed_on).map(|one| Asked::about(one, authority)).collect()
}

fn marks(
    message: &Message,
    circumstances: &Circumstances,
    authority: &Authority,
    history: &History,
    cases: &[DiaryNumber],
) -> Vec<Mark> {
    let arrival = arrival::arrival(&arrival::clocks(message, circumstances, authority), circumstances);
    let recipient = recipient(message, authority);
    let past = Past::of(message, recipient, authority, history);
    let cases = cases.to_vec();
    let setting = Setting {
        authority,
        circumstances,
        arrival,
        recipient,
        on_case: true,
        written: Written::of(message),
        cases,
        past,
        asked: Default::default(),
    };
    never_answer::marks(message, &setting)
}

/// The refusal of the first rule that is not settled.
fn first(marks: &[Mark], is_settled: impl Fn(&str) -> bool) -> Option<Acknowledge> {
    let mark = marks.iter().find(|mark| !is_settled(mark.reason.rule))?;
    Some(Acknowledge::No(mark.reason.clone()))
}

fn to_sender(message: &Message, authority: &Authority) -> Acknowledge {
    authority.letter_recipient(message).map_or_else(invalid, |to| Acknowledge::Yes { to })
}

fn invalid() -> Acknowledge {
    no("never/24_invalid_address", "Det finns ingen giltig svarsadress")
}

fn no(rule: &'static str, words: &str) -> Acknowledge {
    Acknowledge::No(Reason { rule, words: words.to_owned() })
}

/// The mail that a colleague passed on, as if it had come to us: as much of it as the forward shows.
fn passed_on(message: &Message, authority: &Authority) -> Option<Message> {
    let forwarded = forwarded::forwarded(message, authority)?;
    let text = message.passages.iter().filter(|passage| passage.origin != Origin::Signature);
    Some(Message {
        subject: forwarded.subject.unwrap_or_default(),
        from: vec![forwarded.sender?],
        recipients: message.recipients.clone(),
        passages: text.map(|one| Passage { origin: Origin::New, text: one.text.clone() }).collect(),
        ..Message::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::{authority, mail};
    use jiff::Timestamp;

    fn circumstances() -> Circumstances {
        let now: Timestamp = "2019-10-29T13:05:00Z".parse().unwrap();
        Circumstances {
            internal_date: Some(now),
            given: None,
            junk: false,
            backlog: true,
            opened: false,
            now,
        }
    }

    fn said(message: &Message, circumstances: &Circumstances) -> String {
        match after_review(message, circumstances, &authority(), &History::default(), &[]) {
            Acknowledge::Yes { to } => to.address,
            Acknowledge::No(reason) => reason.rule.to_owned(),
        }
    }

    #[test]
    fn what_a_person_read_is_acknowledged_unless_a_rule_speaks_that_reading_does_not_settle() {
        let plain = || mail().text("Vi tycker att avtalen ska bli fleråriga.");
        let hops = (0..30).map(|_| crate::message::Hop { from: String::new(), by: None, at: None });
        let mut looping = plain().done();
        looping.received = hops.collect();
        for (message, expected) in [
            (plain().done(), "anna@forening.example"),
            (plain().header("Auto-Submitted", "auto-replied").done(), "never/1_auto_submitted"),
            (plain().header("X-Spam-Flag", "YES").done(), "never/26_spam_mark"),
            (plain().header("List-Id", "<remiss.lista.example>").done(), "never/6_list"),
            (looping, "never/22_many_hops"),
            (plain().from(&["noreply@forening.example"]).done(), "never/23_unread_address"),
            (plain().from(&[]).done(), "never/11_no_sender"),
        ] {
            assert_eq!(said(&message, &circumstances()), expected);
        }
        let junk = Circumstances { junk: true, ..circumstances() };
        assert_eq!(said(&plain().done(), &junk), "place/junk");
        let late = "2019-11-20T13:05:00Z".parse().unwrap();
        assert_eq!(said(&plain().done(), &Circumstances { now: late, ..circumstances() }), "never/31_old");
    }

    #[test]
    fn a_forward_is_answered_to_who_wrote_it_and_never_to_the_colleague() {
        let forward = |from: &str| {
            let block = format!(
                "Från: Anna Ek <{from}>\nSkickat: den 28 oktober 2019\nTill: Bo\nÄmne: Svar\n\nHej\n"
            );
            mail().from(&["bo@kommun.example"]).subject("VB: Svar").quoted(&block)
        };
        for (message, expected) in [
            (forward("anna@forening.example").done(), "anna@forening.example"),
            (forward("noreply@forening.example").done(), "never/23_unread_address"),
            (forward("mailer-daemon@forening.example").done(), "never/3_mailer_daemon"),
            (forward("anna@forening.example").header("X-Spam-Flag", "YES").done(), "never/26_spam_mark"),
            (forward("anna@forening.example").header("X-Loop", "x").done(), "never/21_loop"),
        ] {
            assert_eq!(said(&message, &circumstances()), expected);
        }
        let asked = asked_after_review(&forward("anna@forening.example").done(), &authority());
        let senders: Vec<_> = asked.into_iter().filter_map(|one| one.sender).collect();
        assert_eq!(senders, ["bo@kommun.example", "anna@forening.example"]);
    }
}
