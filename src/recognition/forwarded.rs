//! Whose mail a colleague passed on: read out of the enclosed mail or the block above the forwarded text. A
//! person confirms it; nobody is written to before (brief, Outcomes).

use super::arrival::entry;
use super::{Authority, Forwarded, field};
use crate::consultation::{Arrival, ArrivalBasis};
use crate::message::{Address, EnclosedMail, ForwardBlock, Message, Origin, forward_blocks};

/// What can be read of the mail that was passed on; none where nothing can.
///
/// An enclosed mail says it surely, its Received lines included. Where it was passed on several times, the
/// first sender from outside our house is the one who wrote to us; what stands further down is what that
/// sender quoted.
pub(super) fn forwarded(message: &Message, authority: &Authority) -> Option<Forwarded> {
    let from_outside = |address: Option<&Address>| {
        address.is_some_and(|one| {
            !one.address.is_empty() && !field::is_within(&one.domain(), &authority.own_domain)
        })
    };
    let enclosed = message.enclosed.iter().find(|mail| from_outside(mail.from.first()));
    if let Some(mail) = enclosed {
        return Some(of_enclosed(mail, authority));
    }
    let passages = message.passages.iter().filter(|passage| passage.origin != Origin::Signature);
    let text: Vec<&str> = passages.map(|passage| passage.text.as_str()).collect();
    let mut blocks = forward_blocks(&text.join("\n"));
    let outside = blocks.iter().position(|block| from_outside(block.sender.as_ref()));
    let block = blocks.drain(..).nth(outside.unwrap_or(0)).map(of_block);
    block.or_else(|| message.enclosed.first().map(|mail| of_enclosed(mail, authority)))
}

fn of_enclosed(mail: &EnclosedMail, authority: &Authority) -> Forwarded {
    let first = entry(&mail.received, &authority.own_hosts);
    Forwarded {
        sender: mail.from.first().cloned(),
        subject: Some(mail.subject.clone()).filter(|subject| !subject.is_empty()),
        sent: mail.sent.clone(),
        arrival: first.map(|at| Arrival { at, basis: ArrivalBasis::ReceivedHeader }),
    }
}

fn of_block(block: ForwardBlock) -> Forwarded {
    Forwarded { sender: block.sender, subject: block.subject, sent: block.sent, arrival: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Hop;
    use crate::recognition::testing::{authority, mail, time};

    fn block(name: &str, address: &str) -> String {
        format!("Från: {name} <{address}>\nSkickat: den 28 oktober 2019\nTill: x\nÄmne: Svar\n\nHej\n")
    }

    fn sender(forwarded: Option<Forwarded>) -> String {
        forwarded.and_then(|one| one.sender).map_or_else(String::new, |sender| sender.address)
    }

    #[test]
    fn the_first_sender_from_outside_wrote_the_mail() {
        let citizen = block("Anna Ek", "anna@forening.example");
        let colleague = block("Bo Ask", "bo@skola.kommun.example");
        for (text, expected) in [
            (citizen.clone(), "anna@forening.example"),
            (format!("{colleague}{citizen}"), "anna@forening.example"),
            (format!("{citizen}{colleague}"), "anna@forening.example"),
            (colleague, "bo@skola.kommun.example"),
            ("Kom till mig per post.".to_owned(), ""),
        ] {
            assert_eq!(sender(forwarded(&mail().quoted(&text).done(), &authority())), expected, "{text}");
        }
    }

    #[test]
    fn an_enclosed_mail_tells_when_it_first_reached_us() {
        let hop =
            |by: &str, at: &str| Hop { from: String::new(), by: Some(by.to_owned()), at: Some(time(at)) };
        let mut message = mail().text("Se bifogat").done();
        message.enclosed = vec![EnclosedMail {
            from: vec![Address { name: "Anna Ek".to_owned(), address: "anna@forening.example".to_owned() }],
            subject: "Svar".to_owned(),
            sent: Some("Mon, 28 Oct 2019 10:00:00 +0100".to_owned()),
            received: vec![
                hop("imap.kommun.example", "2019-10-28T09:00:09Z"),
                hop("mx.kommun.example", "2019-10-28T09:00:01Z"),
                hop("smtp.forening.example", "2019-10-28T09:00:00Z"),
                hop("mx.kommun.example", "2019-10-01T09:00:00Z"),
            ],
        }];
        let read = forwarded(&message, &authority()).unwrap();
        assert_eq!(read.arrival.unwrap().at, time("2019-10-28T09:00:01Z"));
        assert_eq!(read.subject.as_deref(), Some("Svar"));
    }
}
