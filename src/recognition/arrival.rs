//! When a message reached us (promise 4 of the brief). Förvaltningslagen 22 § counts from when the
//! mail reached the authority's own network, also when a spam filter then held it over midnight
//! (NJA 2024 s. 3); the sender's clock never decides.

use core::net::IpAddr;
use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp};

use super::{Authority, Circumstances, Clocks, Match, field};
use crate::consultation::{Arrival, ArrivalBasis};
use crate::message::{Hop, Message};

/// So long a host of ours may keep a mail before it hands it to the next: queues give up after days, a quarantine is
/// emptied after some weeks.
const LONGEST_KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

/// So far apart the clocks of two hosts may go.
const CLOCKS_APART: SignedDuration = SignedDuration::from_hours(24);

/// When a message arrived and what says so; none where nobody says anything.
///
/// What a person gave goes first, then our own Received lines, then INTERNALDATE. The Date field
/// comes last and is good enough to show only.
pub(super) fn arrival(clocks: &Clocks, circumstances: &Circumstances) -> Option<Arrival> {
    let given = circumstances.given.map(|at| (at, ArrivalBasis::Given));
    let stamped = clocks.received.map(|at| (at, ArrivalBasis::ReceivedHeader));
    let internal = clocks.internal_date.map(|at| (at, ArrivalBasis::InternalDate));
    let date = clocks.date.map(|at| (at, ArrivalBasis::DateHeader));
    let (at, basis) = given.or(stamped).or(internal).or(date)?;
    Some(Arrival { at, basis })
}

/// What each clock on the way says, for people to compare.
pub(super) fn clocks(message: &Message, circumstances: &Circumstances, authority: &Authority) -> Clocks {
    Clocks {
        received: entry(&message.received, &authority.own_hosts),
        internal_date: circumstances.internal_date,
        date: message.date,
    }
}

/// When the mail entered our network: from the top, the lowest line of the unbroken run that our
/// hosts wrote. A line of ours below a foreign one is forged.
///
/// Where the lowest line has no readable date the next one up that has one speaks: we had the mail
/// by then, and it is nearer the truth than INTERNALDATE, which is younger still. So it does where the lower
/// one tells a time that the mail cannot have come at, given the one above.
pub(super) fn entry(received: &[Hop], own_hosts: &[String]) -> Option<Timestamp> {
    let mut told = received.iter().take_while(|hop| is_ours(hop, own_hosts)).filter_map(|hop| hop.at);
    let mut entry = told.next()?;
    for below in told {
        if !(-CLOCKS_APART..=LONGEST_KEPT).contains(&entry.duration_since(below)) {
            break;
        }
        entry = below;
    }
    Some(entry)
}

/// Whether lines of ours further down claim another timing than the host of ours that had the mail from
/// outside. Anybody can put a line with our name on top of a mail before sending it, and then it touches
/// our run. The run decides (promise 4), and where it decides the timing against that host, a person does.
pub(super) fn is_contested(message: &Message, matches: &[Match], authority: &Authority) -> bool {
    let Some(at) = border(&message.received, &authority.own_hosts) else { return false };
    let timed = |one: &Match| authority.consultation(&one.diary_number).map(|each| each.deadline.timing(at));
    matches.iter().any(|one| one.timing.is_some() && timed(one) != one.timing)
}

/// When the newest host of ours that had the mail from outside took it, where lines of ours stand below.
fn border(received: &[Hop], own_hosts: &[String]) -> Option<Timestamp> {
    let run: Vec<&Hop> = received.iter().take_while(|hop| is_ours(hop, own_hosts)).collect();
    let at = run.iter().position(|hop| is_from_outside(&hop.from, own_hosts))?;
    (at + 1 < run.len()).then(|| run.iter().take(at + 1).rev().find_map(|hop| hop.at))?
}

/// Whether a line's `from` names a stranger. The name that our host found, in brackets, goes before the one
/// that whoever called said of itself; an address of a closed network is nobody's from outside.
fn is_from_outside(from: &str, own_hosts: &[String]) -> bool {
    let words =
        || from.split(|c: char| c.is_whitespace() || "()[]=,;".contains(c)).filter(|word| !word.is_empty());
    let address = |word: &str| word.strip_prefix("ipv6:").unwrap_or(word).parse::<IpAddr>().ok();
    if words().filter_map(address).any(is_closed) {
        return false;
    }
    let mut names = words().filter(|word| word.contains('.') && address(word).is_none());
    let Some(greeting) = names.next() else { return false };
    let found: Vec<&str> = names.collect();
    let ours = |name: &str| is_own_host(name, own_hosts);
    if found.is_empty() { !ours(greeting) } else { !found.into_iter().any(ours) }
}

/// An address that only machines of one house reach: loopback, private, link-local.
fn is_closed(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}

/// Whether one of our hosts wrote the line. `*.orebro.se` stands for the sub-domains at any depth
/// and for `orebro.se` itself: whoever owns the one owns the other, and small sites name their mail
/// host so.
fn is_ours(hop: &Hop, own_hosts: &[String]) -> bool {
    hop.by.as_ref().is_some_and(|by| is_own_host(by, own_hosts))
}

fn is_own_host(host: &str, own_hosts: &[String]) -> bool {
    let by = bare(host);
    own_hosts.iter().map(|pattern| bare(pattern)).any(|pattern| match pattern.strip_prefix("*.") {
        Some(domain) => field::is_within(&by, domain),
        None => by == pattern,
    })
}

/// A host's name or address as it is compared: `MX.Example.`, `[IPv6:2001:DB8::1]` and `[192.0.2.1]` have
/// other ways to be written.
fn bare(host: &str) -> Cow<'_, str> {
    let host = host.trim().trim_end_matches('.');
    let literal = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    match literal.map(field::lower_case) {
        None => field::lower_case(host),
        Some(host) => host.strip_prefix("ipv6:").map(|host| Cow::Owned(host.to_owned())).unwrap_or(host),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultation::Timing;
    use crate::recognition::testing::{Mail, authority, circumstances, mail, time};
    use crate::recognition::{History, Outcome, judge};

    fn arrival_of(message: &Message, circumstances: &Circumstances) -> Option<Arrival> {
        arrival(&clocks(message, circumstances, &authority()), circumstances)
    }

    fn arrived(mail: Mail) -> (String, ArrivalBasis) {
        let arrival = arrival_of(&mail.done(), &circumstances()).unwrap();
        (arrival.at.to_string(), arrival.basis)
    }

    fn stamped(at: &str) -> (String, ArrivalBasis) {
        (at.to_owned(), ArrivalBasis::ReceivedHeader)
    }

    fn internal() -> (String, ArrivalBasis) {
        ("2019-10-29T13:03:00Z".to_owned(), ArrivalBasis::InternalDate)
    }

    const EARLY: &str = "2019-10-30T22:57:00Z";
    const LATE: &str = "2019-10-30T23:20:00Z";

    /// From whom our host had the mail and when, and when a line below it says that another of ours had it.
    const UPPER_LINES: [(&str, &str, &str, bool); 12] = [
        // Held over midnight: our hosts had it from each other.
        ("filter.kommun.example (filter.kommun.example [192.0.2.9])", LATE, EARLY, false),
        ("filter.kommun.example", LATE, EARLY, false),
        ("localhost (localhost [127.0.0.1])", LATE, EARLY, false),
        ("ex01.ad.internal (10.1.2.3)", LATE, EARLY, false),
        ("", LATE, EARLY, false),
        // The stranger's own line touches our run.
        ("evil.example (evil.example [203.0.113.5])", LATE, EARLY, true),
        ("mx.kommun.example (evil.example [203.0.113.5])", LATE, EARLY, true),
        ("evil.example", LATE, "2019-09-01T09:00:00Z", true),
        ("evil.example", EARLY, "2019-10-31T09:00:00Z", true),
        // What it says cannot be.
        ("evil.example", LATE, "2018-11-01T09:00:00Z", false),
        ("evil.example", EARLY, "2090-11-01T09:00:00Z", false),
        // It changes nothing.
        ("evil.example (evil.example [203.0.113.5])", EARLY, "2019-10-29T09:00:00Z", false),
    ];

    #[test]
    fn a_line_of_ours_that_a_stranger_put_on_top_is_contested_where_it_decides_the_timing() {
        for (from, at, below, contested) in UPPER_LINES {
            let line = |from: &str, by: &str, at: &str| Hop {
                from: from.to_owned(),
                by: Some(by.to_owned()),
                at: at.parse().ok(),
            };
            let mut message = mail().subject("Ks 1216/2018").text("Vi tillstyrker.").done();
            message.received =
                vec![line(from, "mx.kommun.example", at), line("x", "filter.kommun.example", below)];
            let verdict = judge(&message, &circumstances(), &authority(), &History::default());
            let reason = verdict.reasons.first().map(|reason| reason.rule);
            assert_eq!(reason == Some("arrival/contested"), contested, "{from} {at} {below}");
            assert_eq!(verdict.outcome == Outcome::Review, contested, "{from} {at} {below}");
        }
    }

    #[test]
    fn the_lowest_line_of_our_unbroken_run_is_the_arrival() {
        let mail = mail()
            .received("imap.kommun.example", "2019-10-29T12:00:09Z")
            .received("filter.kommun.example", "2019-10-29T12:00:05Z")
            .received("MX.kommun.example.", "2019-10-29T12:00:01Z")
            .received("smtp.forening.example", "2019-10-29T11:59:59Z");
        assert_eq!(arrived(mail), stamped("2019-10-29T12:00:01Z"));
    }

    #[test]
    fn a_line_that_tells_what_cannot_be_leaves_the_word_to_the_one_above() {
        for (below, at) in [
            ("2019-10-29T12:00:01Z", "2019-10-29T12:00:01Z"),
            ("2019-10-29T12:09:00Z", "2019-10-29T12:09:00Z"),
            ("2019-09-20T12:00:00Z", "2019-09-20T12:00:00Z"),
            ("2019-12-29T12:00:00Z", "2019-10-29T12:00:09Z"),
            ("2019-05-29T12:00:00Z", "2019-10-29T12:00:09Z"),
            ("1970-01-01T00:00:00Z", "2019-10-29T12:00:09Z"),
            ("0000-01-01T00:00:00Z", "2019-10-29T12:00:09Z"),
        ] {
            let mail = mail()
                .received("imap.kommun.example", "2019-10-29T12:00:09Z")
                .received("mx.kommun.example", below);
            assert_eq!(arrived(mail), stamped(at), "{below}");
        }
    }

    #[test]
    fn a_line_of_ours_below_a_foreign_one_is_forged() {
        let mail = mail()
            .received("mx.kommun.example", "2019-10-31T08:00:00Z")
            .received("smtp.forening.example", "2019-10-31T07:59:59Z")
            .received("mx.kommun.example", "2019-10-29T08:00:00Z");
        assert_eq!(arrived(mail), stamped("2019-10-31T08:00:00Z"));
    }

    #[test]
    fn a_chain_with_no_line_of_ours_at_the_top_gives_way_to_the_server() {
        assert_eq!(arrived(mail().received("smtp.forening.example", "2019-10-29T11:59:59Z")), internal());
        let below =
            mail().received("", "2019-10-29T12:00:00Z").received("mx.kommun.example", "2019-10-29T11:00:00Z");
        assert_eq!(arrived(below), internal());
        assert_eq!(arrived(mail()), internal());
    }

    #[test]
    fn a_line_of_ours_without_a_date_leaves_the_word_to_the_one_above() {
        let mail_with_date_above = mail()
            .received("imap.kommun.example", "2019-10-29T12:00:09Z")
            .received("mx.kommun.example", "unreadable")
            .received("smtp.forening.example", "2019-10-29T11:59:59Z");
        assert_eq!(arrived(mail_with_date_above), stamped("2019-10-29T12:00:09Z"));
        assert_eq!(arrived(mail().received("mx.kommun.example", "unreadable")), internal());
    }

    #[test]
    fn a_pattern_stands_for_its_domain_and_what_lies_below_it() {
        let patterns = ["*.Kommun.example.", "relay.provider.example", "[2001:db8::1]", "192.0.2.7", "*."]
            .map(str::to_owned);
        for (host, ours) in [
            ("mx.kommun.example", true),
            ("a.b.kommun.example", true),
            ("kommun.example", true),
            ("grannkommun.example", false),
            ("mx.kommun.example.annan.example", false),
            ("relay.provider.example", true),
            ("mx.relay.provider.example", false),
            ("MX.KOMMUN.EXAMPLE.", true),
            ("[IPv6:2001:DB8::1]", true),
            ("2001:db8::1", true),
            ("[192.0.2.7]", true),
            ("[192.0.2.70]", false),
            ("", false),
            (".", false),
            ("annan.example", false),
        ] {
            let hop = Hop { from: String::new(), by: Some(host.to_owned()), at: None };
            assert_eq!(is_ours(&hop, &patterns), ours, "{host}");
        }
    }

    #[test]
    fn what_a_person_gives_goes_first_and_the_senders_clock_last() {
        let given = Circumstances { given: Some(time("2019-10-28T09:00:00Z")), ..circumstances() };
        let bare = Circumstances { internal_date: None, ..circumstances() };
        let dated = mail().date("2019-10-27T09:00:00Z").done();
        let stamped = mail().received("mx.kommun.example", "2019-10-29T12:00:00Z").done();
        let basis = |message: &Message, circumstances: &Circumstances| {
            arrival_of(message, circumstances).map(|arrival| arrival.basis)
        };
        assert_eq!(basis(&stamped, &given), Some(ArrivalBasis::Given));
        assert_eq!(basis(&dated, &circumstances()), Some(ArrivalBasis::InternalDate));
        assert_eq!(basis(&dated, &bare), Some(ArrivalBasis::DateHeader));
        assert_eq!(basis(&mail().done(), &bare), None);
    }

    #[test]
    fn the_last_day_ends_at_midnight_in_sweden() {
        let authority = authority();
        for (at, timing) in [
            ("2019-10-30T22:59:59Z", Timing::InTime),
            ("2019-10-30T23:00:00Z", Timing::Late),
            ("2019-10-31T00:30:00+02:00", Timing::InTime),
        ] {
            let message = mail().received("mx.kommun.example", at).done();
            let arrival = arrival_of(&message, &circumstances()).unwrap();
            assert_eq!(authority.consultations[0].deadline.timing(arrival.at), timing, "{at}");
        }
    }

    #[test]
    fn the_night_the_clocks_change_has_its_own_midnight() {
        use crate::consultation::Deadline;
        for (day, last, first_late) in [
            ("2019-10-26", "2019-10-26T21:59:59Z", "2019-10-26T22:00:00Z"),
            ("2019-10-27", "2019-10-27T22:59:59Z", "2019-10-27T23:00:00Z"),
            ("2019-03-30", "2019-03-30T22:59:59Z", "2019-03-30T23:00:00Z"),
            ("2019-03-31", "2019-03-31T21:59:59Z", "2019-03-31T22:00:00Z"),
        ] {
            let deadline = Deadline::new(day.parse().unwrap(), authority().zone);
            assert_eq!(deadline.timing(time(last)), Timing::InTime, "{day}");
            assert_eq!(deadline.timing(time(first_late)), Timing::Late, "{day}");
        }
    }

    #[test]
    fn mail_that_our_spam_filter_held_over_midnight_is_in_time() {
        let mail = mail()
            .received("imap.kommun.example", "2019-10-30T23:27:00Z")
            .received("filter.kommun.example", "2019-10-30T22:57:00Z")
            .received("smtp.forening.example", "2019-10-30T22:56:58Z");
        assert_eq!(arrived(mail), stamped("2019-10-30T22:57:00Z"));
    }
}
