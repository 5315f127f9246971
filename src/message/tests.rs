//! Whole mails, read as the intake reads them.

mod any;
mod hostile;
mod layouts;
mod pages;

use super::*;

fn read(raw: &str) -> Message {
    Message::read(raw.as_bytes())
}

fn new_text(message: &Message) -> String {
    let new = message.passages.iter().filter(|passage| passage.origin == Origin::New);
    new.map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn html(body: &str) -> Message {
    read(&format!("From: a@x.example\nContent-Type: text/html; charset=utf-8\n\n{body}"))
}

#[test]
fn a_swedish_mail_is_read_in_every_character_set() {
    let text = "Hälsning från föreningen, Ks 1216/2018";
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode(text);
    for (label, bytes) in [
        ("charset=iso-8859-1", &latin[..]),
        ("charset=windows-1252", &latin[..]),
        ("charset=utf-8", &latin[..]),
        ("charset=utf-8", text.as_bytes()),
        ("charset=iso-8859-1", text.as_bytes()),
        ("format=fixed", &latin[..]),
    ] {
        let mut raw = format!("From: a@x.example\r\nContent-Type: text/plain; {label}\r\n\r\n").into_bytes();
        raw.extend_from_slice(bytes);
        assert_eq!(new_text(&Message::read(&raw)), text, "{label}");
    }
}

#[test]
fn a_number_cut_by_a_soft_line_end_is_whole() {
    let message = read(
        "From: a@x.example\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Svar p=C3=A5 Ks&nbsp;12=\r\n16/2018</p>\r\n",
    );
    assert_eq!(new_text(&message), "Svar på Ks\u{a0}1216/2018");
}

fn mixed(parts: &[&str]) -> Message {
    let parts: String = parts.iter().map(|part| format!("--b\r\n{part}\r\n")).collect();
    read(&format!("From: a@x.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--\r\n"))
}

fn alternative(plain: &str, html: &str) -> Message {
    read(&format!(
        "From: a@x.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\n{plain}\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"
    ))
}

#[test]
fn of_two_forms_the_one_that_says_more_is_read() {
    for (plain, html, text) in [
        ("Svar på Ks 1/2018", "<p>Svar på Ks 1/2018</p>", "Svar på Ks 1/2018"),
        ("", "<p>Svar</p>", "Svar"),
        (
            "Ditt program visar inte HTML",
            "<p>Vi svarar ja på remissen Ks 1/2018 och mer</p>",
            "Vi svarar ja på remissen Ks 1/2018 och mer",
        ),
    ] {
        assert_eq!(new_text(&alternative(plain, html)), text, "{plain}");
    }
}

#[test]
fn every_text_part_in_the_mail_is_read() {
    let message = mixed(&[
        "\r\nett",
        "Content-Type: application/pdf; name=\"Svar.pdf\"\r\n\r\nx",
        "Content-Type: text/plain\r\n\r\ntvå",
    ]);
    assert_eq!(new_text(&message), "ett\ntvå");
    assert_eq!(message.attachments.len(), 1);
}

#[test]
fn attachments_are_listed_with_name_type_and_size() {
    let message = mixed(&[
        "\r\nSe bifogat",
        "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"=?utf-8?Q?Fo=CC=88rslag.pdf?=\"\r\nContent-Transfer-Encoding: base64\r\n\r\nS3MgMTIxNi8y\r\nMDE4",
        "Content-Type: image/png; name=image001.png\r\nContent-ID: <a@b>\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA",
        "Content-Type: message/rfc822\r\n\r\nSubject: =?utf-8?Q?Gl=C3=B6mt?=\r\n\r\nKs 1/2018",
        "Content-Type: text/plain; name=svar.txt\r\nContent-Disposition: attachment\r\n\r\nx",
        "Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx",
        "Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx",
    ]);
    let listed: Vec<_> =
        message.attachments.iter().map(|one| (one.name.as_str(), one.size, one.incidental)).collect();
    assert_eq!(
        listed,
        [
            ("Förslag.pdf", 12, false),
            ("image001.png", 3, true),
            ("Glömt", 44, false),
            ("svar.txt", 1, false),
            ("winmail.dat", 1, false),
            ("smime.p7s", 1, true),
        ]
    );
}

#[test]
fn fingerprints_stand_in_the_order_of_the_attachments() {
    let raw = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHej\nbegin 644 svar.txt\n#0V%T\n`\nend\n--b\nContent-Type: application/pdf\n\nx\n--b--\n";
    let message = read(raw);
    assert_eq!(message.attachments.len(), 2);
    let expected = [crate::fingerprint::Fingerprint::of(b"x"), crate::fingerprint::Fingerprint::of(b"Cat")];
    assert_eq!(attachment_fingerprints(raw.as_bytes()), expected);
}

#[test]
fn the_header_is_read_with_its_oddities() {
    let message = read(
        "Received: by mx.kommun.example; Wed, 30 Oct 2019 23:59:58 +0100\nReceived: by a.example; 30 Oct 2019 22:59:58 GMT\nFrom: \"Svensson, Anna\" <anna@x.example>\nSubject: f\u{f6}rst\nSubject: sist\nDate: i onsdags\nMessage-ID: <1@x.example>\nIn-Reply-To: <2@x.example>\nReferences: <3@x.example>\n <2@x.example>\nTo: b@x.example\nCc: c@x.example\n\n",
    );
    assert_eq!(message.subject, "först");
    assert_eq!(message.header("subject").collect::<Vec<_>>(), ["först", "sist"]);
    assert_eq!(message.sender().unwrap().name, "Svensson, Anna");
    assert_eq!(message.message_id.as_deref(), Some("1@x.example"));
    assert_eq!(message.answers, ["2@x.example", "3@x.example"]);
    assert_eq!(message.received[0].by.as_deref(), Some("mx.kommun.example"));
    assert_eq!(message.recipients.len(), 2);
    assert_eq!((message.date, message.defects.len()), (None, 2));
}

#[test]
fn reports_are_known_by_their_structure() {
    for (media, report) in [
        ("multipart/report; report-type=delivery-status; boundary=b", Some(Report::DeliveryStatus)),
        ("multipart/report; report-type=disposition-notification", Some(Report::DispositionNotification)),
        ("multipart/report; report-type=\"feedback-report\"", Some(Report::Feedback)),
        ("multipart/report", Some(Report::Other)),
        ("message/delivery-status", Some(Report::DeliveryStatus)),
        ("text/calendar; method=REPLY", Some(Report::CalendarReply)),
        ("text/calendar; method=REQUEST", Some(Report::Other)),
        ("text/plain", None),
    ] {
        assert_eq!(read(&format!("Content-Type: {media}\n\nx\n")).report, report, "{media}");
    }
}

#[test]
fn an_attached_calendar_file_is_a_report_only_where_it_calls_to_a_meeting() {
    for (media, method, report) in [
        ("text/calendar; name=kallelse.ics", "REQUEST", Some(Report::Other)),
        ("text/calendar; method=REQUEST", "REQUEST", Some(Report::Other)),
        ("application/ics; name=kallelse.ics", "CANCEL", Some(Report::Other)),
        ("text/calendar; name=program.ics", "PUBLISH", None),
        ("text/calendar; method=REPLY", "REPLY", None),
    ] {
        let message = read(&format!(
            "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHej\n--b\nContent-Type: {media}\nContent-Disposition: attachment\n\nBEGIN:VCALENDAR\nMETHOD:{method}\n--b--\n"
        ));
        assert_eq!(message.report, report, "{media}");
    }
}

#[test]
fn a_mail_without_header_or_bytes_is_still_a_message() {
    assert_eq!(new_text(&read("Vi svarar ja.\nKs 1216/2018\n")), "Vi svarar ja.\nKs 1216/2018");
    assert_eq!(read("").passages, []);
    assert_eq!(new_text(&read("Subject: x\rFrom: a@x.example\r\rHej")), "Hej");
}

#[test]
fn broken_wrapping_still_gives_text() {
    for (encoding, body, text) in [
        ("base64", "S3MgMTIx*Ni8yMDE4", "Ks 1216/2018"),
        ("base64", "Det här är inte base64 alls, Ks 1/2018", "Det här är inte base64 alls, Ks 1/2018"),
        ("quoted-printable", "a == b =ZZ Ks 1/2018", "a == b =ZZ Ks 1/2018"),
        ("x-unknown", "Ks 1/2018", "Ks 1/2018"),
    ] {
        assert_eq!(new_text(&read(&format!("Content-Transfer-Encoding: {encoding}\n\n{body}\n"))), text);
    }
}

#[test]
fn the_head_of_a_large_mail_says_how_much_was_read() {
    let message = Message::read_head(b"Subject: x\n\nHej", 60_000_000);
    assert_eq!(message.defects.last().unwrap().0, "only the first 15 bytes of 60000000 were read");
}

#[test]
fn hostile_text_is_cut_and_read_in_a_moment() {
    for piece in [
        "<div>", "<", "<a \"", "<!--", "<style>", "</", "&", "<p style='", "<blockquote>", "<a b='>",
        "2</sup>",
    ] {
        html(&piece.repeat(200_000));
    }
    let message = read(&format!("From: a@x.example\n\n{}", "å ".repeat(6 * 1024 * 1024)));
    assert!(message.text().len() <= 10 * 1024 * 1024);
    assert_eq!(message.defects.len(), 1);
}

#[test]
fn a_mail_of_html_before_and_after_a_file_is_read_whole() {
    let message = read(
        "From: a@x.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nkort\n--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: text/html\n\n<p>ett två tre</p>\n--c\nContent-Type: application/pdf; name=a.pdf\n\nx\n--c\nContent-Type: text/html\n\n<p>fyra fem</p>\n--c--\n--b--\n",
    );
    assert_eq!(new_text(&message), "ett två tre\nfyra fem");
    assert_eq!(message.attachments.len(), 1);
}

#[test]
fn a_text_with_a_file_name_is_text_alone_and_a_file_beside_text() {
    let alone = read("From: a@x.example\nContent-Type: text/plain; name=svar.txt\n\nHej\n");
    assert_eq!((new_text(&alone).as_str(), alone.attachments.len()), ("Hej", 0));
    let beside = mixed(&["\r\nHej", "Content-Type: text/plain; name=svar.txt\r\n\r\nx"]);
    assert_eq!((new_text(&beside).as_str(), beside.attachments.len()), ("Hej", 1));
    let shown =
        mixed(&["\r\nHej", "Content-Type: text/plain; name=a.txt\r\nContent-Disposition: inline\r\n\r\nx"]);
    assert_eq!((new_text(&shown).as_str(), shown.attachments.len()), ("Hej\nx", 1));
}

#[test]
fn all_from_and_reply_to_fields_count_and_a_group_is_no_address() {
    for (header, from, reply_to, defects) in [
        ("From: a@x.example\nFrom: B <b@x.example>", 2, 0, 2),
        ("From: a@x.example\nReply-To: a@x.example\nReply-To: b@x.example", 1, 2, 1),
        ("From: a@x.example\nReply-To: styr: b@x.example;", 1, 0, 0),
        ("From: \"Anna <a@x.example>", 1, 0, 1),
        ("From: \"anna ek\"@x.example", 1, 0, 1),
        ("From: Anna <a@x.example>\n Bo <b@x.example>", 2, 0, 1),
        ("From: a@x.example\nReply-To: a ek@x.example", 1, 1, 1),
        ("From: a@x.example\nReply-To: A <a@x.example> B <b@x.example>", 1, 2, 0),
    ] {
        let message = read(&format!("{header}\n\nHej\n"));
        assert_eq!(
            (message.from.len(), message.reply_to.len(), message.defects.len()),
            (from, reply_to, defects)
        );
    }
}

#[test]
fn what_is_not_in_the_mail_or_not_known_is_told() {
    for (head, link, defects) in [
        ("message/partial; number=2; total=3; id=x", 0, 1),
        ("message/external-body; access-type=URL; URL=\"https://a.example/b.pdf\"", 1, 1),
        ("message/external-body; access-type=local-file; name=b.pdf", 0, 1),
        ("text/plain; charset=ibm437", 0, 1),
        ("text/plain; charset=koi8-r", 0, 0),
        ("text/plain; charset=latin1", 0, 0),
    ] {
        let message = Message::read(
            &[format!("From: a@x.example\nContent-Type: {head}\n\n").as_bytes(), b"r\xe4tt\n"].concat(),
        );
        assert_eq!((message.links.len(), message.defects.len()), (link, defects), "{head}");
    }
}

#[test]
fn what_stands_in_one_form_only_is_read_apart_from_what_is_quoted_in_the_other() {
    let message = alternative("Tfn 1234", "<p>Ks 1216/2018</p><div class=gmail_quote>Hej</div>");
    let origins: Vec<_> = message.passages.iter().map(|one| (one.origin, one.text.trim())).collect();
    assert_eq!(origins, [(Origin::New, "Ks 1216/2018"), (Origin::Quoted, "Hej"), (Origin::New, "Tfn 1234")]);
}
