//! What staff should know of a mail on a case besides why it is there: that a file could not be read, that
//! something lies behind a link, that it was held on the way. A notice changes no outcome.

use jiff::{SignedDuration, tz::TimeZone};

use super::{Clocks, Reason, links};
use crate::message::{AttachedText, Message, Unreadable};

/// A mail that goes from one of our hosts to the mailbox takes seconds; after so long something held it.
const HELD: SignedDuration = SignedDuration::from_hours(1);

/// The notices on `message`, in Swedish and without the sender's words.
pub(super) fn notices(message: &Message, clocks: &Clocks, zone: &TimeZone) -> Vec<Reason> {
    let mut notices: Vec<Reason> = unreadable(message).collect();
    if links::leads_to_a_file(message) {
        let words = "Svaret kan ligga bakom en länk; inget av det har kommit in. Be avsändaren skicka filen";
        notices.push(Reason { rule: "link/shared_file", words: words.to_owned() });
    }
    notices.extend(held(clocks, zone));
    notices
}

/// One notice for each way in which files could not be read.
fn unreadable(message: &Message) -> impl Iterator<Item = Reason> {
    let ways = [
        (Unreadable::Picture, "attachment/picture", "är en bild vars text inte kunde läsas"),
        (Unreadable::Locked, "attachment/locked", "är låst eller krypterad"),
        (Unreadable::Damaged, "attachment/damaged", "är skadad"),
        (Unreadable::TooCostly, "attachment/too_costly", "är för stor eller för invecklad att läsa"),
        (Unreadable::UnknownKind, "attachment/unknown_kind", "är av ett slag som inte kan läsas"),
        (Unreadable::Empty, "attachment/empty", "är tom eller saknar text som går att läsa"),
    ];
    ways.into_iter().filter_map(|(way, rule, is)| {
        let unread =
            |one: &&crate::message::Attachment| !one.incidental && one.text == AttachedText::Unreadable(way);
        let words = match message.attachments.iter().filter(unread).count() {
            0 => return None,
            1 => format!("En bilaga {is}"),
            several => format!("{several} bilagor kunde inte läsas: var och en {is}"),
        };
        Some(Reason { rule, words })
    })
}

/// Our host and the mailbox tell different days, or times more than an hour apart.
fn held(clocks: &Clocks, zone: &TimeZone) -> Option<Reason> {
    let (stamped, internal) = (clocks.received?, clocks.internal_date?);
    let day = |at: jiff::Timestamp| at.to_zoned(zone.clone()).date();
    let apart = internal.duration_since(stamped);
    if apart.abs() <= HELD && day(stamped) == day(internal) {
        return None;
    }
    let shown = |at: jiff::Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H.%M").to_string();
    let (stamped, kept) = (shown(stamped), shown(internal));
    let words = if apart.is_positive() {
        format!(
            "Vår server tog emot mejlet {stamped}, men det lades i brevlådan {kept}: det kan ha legat i ett filter eller flyttats"
        )
    } else {
        format!(
            "Vår server tog emot mejlet {stamped}, men enligt brevlådan låg det där redan {kept}: det kan ha flyttats eller importerats, eller så går en av klockorna fel"
        )
    };
    Some(Reason { rule: "arrival/clocks_differ", words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::testing::{authority, mail, time};

    #[test]
    fn a_mail_that_was_held_is_told() {
        for (received, internal, told) in [
            ("2019-10-29T12:00:00Z", "2019-10-29T12:00:09Z", None),
            ("2019-10-29T12:00:00Z", "2019-10-29T13:00:01Z", Some("filter")),
            ("2019-10-30T22:57:00Z", "2019-10-30T23:27:00Z", Some("filter")),
            ("2019-10-30T12:00:00Z", "2019-10-30T10:00:00Z", Some("klockorna")),
        ] {
            let (received, internal_date) = (Some(time(received)), Some(time(internal)));
            let clocks = Clocks { received, internal_date, date: None };
            let notice = held(&clocks, &authority().zone);
            assert_eq!(notice.is_some(), told.is_some(), "{internal}");
            assert!(notice.is_none_or(|one| one.words.contains(told.unwrap_or_default())), "{internal}");
        }
        assert_eq!(held(&Clocks::default(), &authority().zone), None);
    }

    #[test]
    fn files_that_nobody_can_read_are_told_by_their_kind_and_never_by_name() {
        let mut message = mail().attachment("hemligt namn.pdf", "application/pdf").done();
        message.attachments[0].text = AttachedText::Unreadable(Unreadable::Locked);
        message.attachments.push(message.attachments[0].clone());
        let notices = notices(&message, &Clocks::default(), &authority().zone);
        assert_eq!(notices.len(), 1);
        assert_eq!(notices[0].words, "2 bilagor kunde inte läsas: var och en är låst eller krypterad");
    }
}
