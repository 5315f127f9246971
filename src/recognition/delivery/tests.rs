//! What bounces, delays and machines tell of our letters.

use super::*;
use crate::message::Message;
use crate::recognition::testing::{authority, circumstances, letter_id};
use crate::recognition::{Acknowledge, History, Outcome, Verdict, judge};

fn judged(raw: &str) -> Verdict {
    let raw = raw.replace("OURS", &letter_id());
    judge(&Message::read(raw.as_bytes()), &circumstances(), &authority(), &History::default())
}

/// What is told of our letter: action, whether it is final, and why.
fn told(raw: &str) -> Option<(DeliveryAction, bool, String)> {
    let verdict = judged(raw);
    assert_eq!(verdict.outcome, Outcome::Ignored, "{raw}");
    verdict.delivery.map(|report| {
        assert_eq!(report.message_id, letter_id());
        (report.action, report.is_final, report.why)
    })
}

fn plain(head: &str, text: &str) -> String {
    format!("To: kommun@kommun.example\n{head}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n")
}

const MAILER: &str = "From: Mail Delivery System <MAILER-DAEMON@mx.forening.example>\nReturn-Path: <>";

fn report(status: &str) -> String {
    format!(
        "{MAILER}\nTo: kommun@kommun.example\nSubject: Undelivered Mail Returned to Sender\nAuto-Submitted: auto-replied\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry\n--b\n\
         Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.forening.example\n\n{status}\n--b\n\
         Content-Type: text/rfc822-headers\n\nReferences: <1@forening.example>\nMessage-ID: <OURS>\n--b--\n"
    )
}

#[test]
fn a_report_for_programs_says_what_became_of_the_letter() {
    use DeliveryAction::{Delayed, Delivered, Failed};
    for (status, action, is_final, why) in [
        (
            "Final-Recipient: rfc822; kim@forening.example\nAction: failed\nStatus: 5.1.1\n\
             Diagnostic-Code: smtp; 550 5.1.1 <kim@forening.example>: User unknown",
            Failed,
            true,
            "adressen finns inte (5.1.1)",
        ),
        (
            "Action: failed\nStatus: 4.4.7\nDiagnostic-Code: smtp; 451 try later",
            Failed,
            false,
            "det försöktes för länge (4.4.7)",
        ),
        (
            "Action: failed\nDiagnostic-Code: smtp;550 Requested action not taken",
            Failed,
            true,
            "kom inte fram (550)",
        ),
        ("Action: failed\nDiagnostic-Code: X-Unix; no such user here", Failed, true, "kom inte fram"),
        ("Action: failed", Failed, false, "kom inte fram"),
        ("Action: delayed\nStatus: 4.2.2\nWill-Retry-Until: x", Delayed, false, "brevlådan är full (4.2.2)"),
        ("Action: relayed\nStatus: 2.0.0", Delivered, false, ""),
        ("Final-Recipient: rfc822; x@y.example\nStatus: 5.2.2", Failed, true, "brevlådan är full (5.2.2)"),
        // It was forwarded to two, and one of them has it.
        ("Action: failed\nStatus: 5.1.1\n\nAction: expanded\nStatus: 2.1.5", Delivered, false, ""),
        (
            "Action: delayed\nStatus: 4.0.0\n\nAction: failed\nStatus: 5.1.1",
            Failed,
            true,
            "adressen finns inte (5.1.1)",
        ),
    ] {
        assert_eq!(told(&report(status)), Some((action, is_final, why.to_owned())), "{status}");
    }
}

/// What a system writes: its header, its words; action, whether that is final, and what is told of it.
type Written = (&'static str, &'static str, DeliveryAction, bool, &'static str);

const WRITTEN: [Written; 10] = [
    (
        "From: MAILER-DAEMON@qmail.example\nSubject: failure notice",
        "Hi. This is the qmail-send program at qmail.example.\nI'm afraid I wasn't able to deliver your message to the \
         following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n\
         <kim@qmail.example>:\nSorry, no mailbox here by that name. (#5.1.1)",
        DeliveryAction::Failed,
        true,
        "adressen finns inte (5.1.1)",
    ),
    (
        "From: Mail Delivery System <Mailer-Daemon@exim.example>\nX-Failed-Recipients: kim@exim.example\n\
         Subject: Mail delivery failed: returning message to sender\nAuto-Submitted: auto-replied",
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be \
         delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  \
         kim@exim.example\n    Unrouteable address",
        DeliveryAction::Failed,
        true,
        "kom inte fram",
    ),
    (
        "From: Mail Delivery System <Mailer-Daemon@exim.example>\nSubject: Warning: message 1abc-02 delayed 24 hours\n\
         Auto-Submitted: auto-replied",
        "A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours.\n\
         No action is required on your part. Eventually the mail delivery software will give up.",
        DeliveryAction::Delayed,
        false,
        "mottagarens server tar inte emot det just nu",
    ),
    (
        "From: Microsoft Outlook <postmaster@kommun2.example>\nReturn-Path: <>\nSubject: Olevererbart: Vi har fått ditt svar",
        "Det gick inte att leverera till följande mottagare eller grupper:\n\nkim@kommun2.example\n\
         E-postadressen som du angav kunde inte hittas.\n\nDiagnostikinformation för administratörer:\n\
         #550 5.1.10 RESOLVER.ADR.RecipNotFound; not found ##",
        DeliveryAction::Failed,
        true,
        "adressen finns inte (5.1.10)",
    ),
    (
        "From: postmaster@liten.example\nReturn-Path: <>\nSubject: Ditt mejl",
        "Mejlet kunde inte levereras just nu. Vi försöker igen om en timme.",
        DeliveryAction::Delayed,
        false,
        "mottagarens server tar inte emot det just nu",
    ),
    (
        "From: postmaster@liten.example\nReturn-Path: <>\nSubject: Kan inte levereras: Vi har fått",
        "Brevlådan är full.",
        DeliveryAction::Failed,
        false,
        "kom inte fram",
    ),
    (
        "From: MAILER-DAEMON@mx.example\nSubject: Successful Mail Delivery Report",
        "Your message was successfully delivered to the destination(s) listed below.",
        DeliveryAction::Delivered,
        false,
        "",
    ),
    (
        "From: postmaster@domino.example\nReturn-Path: <>\nSubject: DELIVERY FAILURE: User kim not listed in Directory",
        "Your message was not delivered to kim because of a delay in the directory: 550 5.1.1 User kim not listed",
        DeliveryAction::Failed,
        true,
        "adressen finns inte (5.1.1)",
    ),
    (
        "From: kim@liten.example\nAuto-Submitted: auto-replied\nSubject: Kunde inte levereras",
        "Mejlet gick inte att leverera: adressen finns inte.",
        DeliveryAction::Failed,
        false,
        "kom inte fram",
    ),
    (
        "From: MAILER-DAEMON@tyst.example\nSubject: failed",
        "host mx.tyst.example said: 552 Mailbox full\u{202e}\u{7}",
        DeliveryAction::Failed,
        true,
        "brevlådan är full (552)",
    ),
];

#[test]
fn what_systems_write_for_people_is_read_where_it_is_all_there_is() {
    let copy = "--- Below this line is a copy of the message.\n\nReturn-Path: <kommun@kommun.example>\n\
                Message-ID: <OURS>\nSubject: Vi har fått ditt svar\n\nHar du skyddade personuppgifter? Ring oss. Ks 1216/2018";
    for (head, text, action, is_final, why) in WRITTEN {
        let found = told(&plain(head, &format!("{text}\n\n{copy}")));
        assert_eq!(found, Some((action, is_final, why.to_owned())), "{head}");
    }
}

#[test]
fn a_bounce_that_bears_no_mark_of_a_machine_marks_no_letter_and_gets_none() {
    let head = "From: Systemadministratör <admin@liten.example>\nSubject: Undeliverable: Vi har fått ditt svar - Ks 1216/2018";
    let text = "Your message did not reach some or all of the intended recipients.\nkim@liten.example: 550 unknown user";
    for thread in ["In-Reply-To: <OURS>", "References: <1@forening.example> <OURS>", "X-Thread: none"] {
        let verdict = judged(&plain(&format!("{head}\n{thread}"), text));
        assert_ne!(verdict.outcome, Outcome::Ignored, "it may be a person who answers, and a person looks");
        assert_eq!(verdict.delivery, None, "{thread}");
        assert!(!matches!(verdict.acknowledge, Acknowledge::Yes { .. }));
    }
}

#[test]
fn what_a_system_writes_of_people_is_not_carried_on() {
    let said = "452 Kim Hemlig (19750101-1234) mailbox full, forwarded to +46701234567";
    let status = format!("Action: failed\nDiagnostic-Code: smtp; {said}");
    for mail in [report(&status), plain(MAILER, &format!("{said}\n\nMessage-ID: <OURS>"))] {
        let (.., why) = told(&mail).unwrap();
        assert_eq!(why, "brevlådan är full (452)");
    }
}

#[test]
fn a_forged_report_marks_no_letter() {
    let real = report("Action: failed\nStatus: 5.1.1");
    let with = |line: &str| real.replacen("Return-Path: <>", line, 1);
    assert_eq!(told(&with("X-Return-Path: taken away")).map(|(_, is_final, ..)| is_final), Some(true));
    assert_eq!(told(&with("Return-Path: <MAILER-DAEMON>")).map(|(_, is_final, ..)| is_final), Some(true));
    for line in [
        "Return-Path: <kim@forening.example>",
        "Return-Path: <kim@forening.example>\nReturn-Path: <>",
        "Return-Path: <>\nAuthentication-Results: mx.kommun.example; dmarc=fail header.from=mx.forening.example",
        "Return-Path: <>\nAuthentication-Results: mx.kommun.example; spf=fail; dkim=fail",
        "Return-Path: <>\nX-Spam-Flag: YES",
    ] {
        assert_eq!(judged(&with(line)).delivery, None, "{line}");
    }
    let raw = real.replace("OURS", &letter_id());
    let junk = crate::recognition::Circumstances { junk: true, ..circumstances() };
    let lain = judge(&Message::read(raw.as_bytes()), &junk, &authority(), &History::default());
    assert_eq!((lain.outcome, lain.delivery), (Outcome::Ignored, None));
}

#[test]
fn of_a_machines_answer_only_the_fact_is_told() {
    for (head, text) in [
        (
            "Auto-Submitted: auto-replied\nIn-Reply-To: <OURS>",
            "Jag är sjuk till den 5 maj. Adressen finns inte sedan.",
        ),
        ("X-Autoreply: yes\nReferences: <1@forening.example> <OURS>", "Tack för ditt mejl."),
        (
            "Precedence: auto_reply\nSubject: Autosvar: Vi har fått\nIn-Reply-To: <OURS>",
            "Vi svarar inom 5.5.5 dagar",
        ),
        ("X-Remissd-Loop: grannstaden\nIn-Reply-To: <OURS>", "Vi har fått ditt svar"),
        (
            "Content-Type: multipart/report; report-type=disposition-notification\nIn-Reply-To: <OURS>",
            "Meddelandet gick inte att leverera till en mapp",
        ),
        ("Return-Path: <>", "Borta.\n\n> Message-ID: <OURS>"),
    ] {
        let mail = plain(&format!("From: kim@forening.example\n{head}"), text);
        assert_eq!(told(&mail), Some((DeliveryAction::Answered, false, String::new())), "{head}");
    }
}

#[test]
fn nobody_speaks_of_a_letter_without_its_signed_id() {
    let forged = letter_id().replace("ack.", "ack.a");
    let status = "Action: failed\nStatus: 5.1.1";
    for (mail, why) in [
        (report(status).replace("OURS", &forged), "a forged id"),
        (report(status).replace("OURS", "remissd.ack.x.y@kommun.example"), "a guessed id"),
        (report(status).replace("OURS", "utskick.7@kommun.example"), "an officer's own mail"),
        (
            report(status).replace("<OURS>", "<7@kommun.example>").replace("<1@forening.example>", "<OURS>"),
            "an officer's mail further down the thread",
        ),
        (
            plain(MAILER, "User unknown\n\nReferences: <OURS>\nMessage-ID: <7@kommun.example>\n"),
            "the same, as text",
        ),
    ] {
        assert_eq!(told(&mail), None, "{why}");
    }
}

#[test]
fn a_person_who_answers_and_our_letter_come_back_are_no_reports() {
    let person = plain(
        "From: kim@forening.example\nIn-Reply-To: <OURS>",
        "Mitt svar studsade: 550 5.1.1. Vad gör jag?",
    );
    assert_eq!(judged(&person).delivery, None);
    let back =
        plain("From: kommun@kommun.example\nMessage-ID: <OURS>\nX-Remissd-Loop: x", "Vi har fått ditt svar");
    assert_eq!(judged(&back).delivery, None);
}

#[test]
fn a_bounce_that_gives_our_words_back_is_ignored_whatever_they_are() {
    let text = "User unknown 5.1.1\n\nMessage-ID: <OURS>\nSubject: Vi har fått ditt svar - Ks 1216/2018\n\n\
                Har du skyddad identitet? Ring oss. Ks 1216/2018";
    let failed = "Authentication-Results: mx.kommun.example; dmarc=fail";
    let forged = judged(&plain(&format!("{MAILER}\n{failed}\nSubject: failure notice"), text));
    assert_ne!(forged.outcome, Outcome::Ignored, "whether it is ours to give back, a person sees");
    assert_eq!(forged.delivery, None);
    let verdict = judged(&plain(&format!("{MAILER}\nSubject: failure notice"), text));
    assert_eq!(verdict.outcome, Outcome::Ignored, "{:?}", verdict.reasons);
    assert!(verdict.delivery.is_some());
    let said =
        verdict.reasons.iter().find(|reason| reason.rule == "thread/own_letter").map(|reason| &reason.words);
    assert_eq!(said.map(String::as_str), Some("Studs på vår kvittens (5.1.1)"));
}
