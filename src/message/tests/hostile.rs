//! Mail made to be slow to read: whatever is repeated, wherever it stands, reading takes time in
//! proportion to the bytes. A search to the end of the text at each of its bytes would take minutes.

use std::time::Duration;

use crate::message::Message;

/// What is repeated.
const FILLERS: [&[u8]; 71] = [
    b"=", b"= ", b"=\r", b"=0D=0A=", b"=?", b"=? ", b"=?utf-8?q?", b"=?utf-8?b?", b"=?utf-8?x?",
    b"=?a?q?x?=", b"=?a?q?x?= ", b"?=", b"&", b"&#", b"&amp", b"&#x", b"<", b"<!--", b"</", b"<a b='",
    b"<a b=\"", b"<a ", b"<style>", b"<b>x</b>\n", b"<blockquote>x", b"\"", b"\\", b"\\\"", b"(", b"( ",
    b")", b"()", b">", b"> ", b">\n", b":", b";", b"; ", b" ", b"\t", b"\r", b"\n", b"\r\n", b"\n ", b"--",
    b"-- \n", b"Fr\xc3\xa5n: ", b"Fr\xc3\xa5n: \n", b"Den ", b"a: 14:03 skrev:\n", b"1", b"1 ", b"@",
    b"a@b, ", b"a,", b"<a@b> ", b"\0", b"\xff", b"begin 644 a\n", b"a=\"?\"; ", b"a*1=x; ", b"a*1*='x'; ",
    b"filename*1*=%C3; ", b"<table>", b"<div class=gmail_quote>x", b"-----\n", b"Mvh\n\n",
    b"Den 1 kl 14:03 skrev a@b\n", b"Detta mejl\n", b"> a,\nb\n", b"Datum: x 14.03 ",
];

/// Where it stands in a body: what comes before and after it.
const BODIES: [(&str, &str); 11] = [
    ("From: a@x.example\n\n", ""),
    ("From: a@x.example\nContent-Type: text/plain; format=flowed; delsp=yes\n\n", "?="),
    ("Content-Transfer-Encoding: quoted-printable\n\n", ""),
    ("Content-Transfer-Encoding: base64\n\n", ""),
    ("Content-Type: text/plain; charset=utf-7\n\n", ""),
    ("Content-Type: text/html\n\n", ""),
    ("Content-Type: text/html\n\n", ">\"'--></style>"),
    ("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n", ""),
    ("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n", "\n--b--\n"),
    (
        "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nx\n--b\nContent-Type: text/html\n\n",
        "\n--b--\n",
    ),
    ("Content-Type: multipart/mixed; boundary=-\n\n", ""),
];

/// Where it stands in a header field.
const FIELDS: [(&str, &str); 9] = [
    ("Content-Type: multipart/mixed; boundary=\"", "\"\n\n--b\n\nx\n"),
    ("From: ", "\n\n"),
    ("To: ", "?=\n\n"),
    ("Subject: ", "?=\n\n"),
    ("Received: ", "; x\n\n"),
    ("Content-Type: text/plain; a=", "?=\n\nx"),
    ("Content-Disposition: attachment; filename=\"", "?=\"\n\nx"),
    ("References: ", "\n\n"),
    ("Date: ", "\n\n"),
];

fn hostile(filler: &[u8], (before, after): (&str, &str), size: usize) -> Vec<u8> {
    let body = filler.repeat(size / filler.len());
    [before.as_bytes(), &body, after.as_bytes()].concat()
}

/// Bytes of each hostile stretch: what takes seconds here takes hours at ten megabytes.
const SIZE: usize = 20_000;

/// Less than the mildest search to the end at each byte took at this size without optimisation, and
/// many times what one pass takes.
const LIMIT: Duration = Duration::from_millis(500);

fn took(raw: &[u8]) -> Duration {
    let before = spent();
    let message = Message::read(raw);
    let took = spent().saturating_sub(before);
    assert!(message.attachments.len() <= 2);
    took
}

/// The processor time that this thread has had: what others do on the machine is not ours.
fn spent() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(told.split(' ').next().unwrap().parse().unwrap())
}

fn reads_in_a_moment(places: &[(&str, &str)]) {
    for filler in FILLERS {
        for place in places {
            let raw = hostile(filler, *place, SIZE);
            // Caches may be cold once, not three times.
            let quick = (0..3).any(|_| took(&raw) < LIMIT);
            assert!(quick, "{:?} in {:?}", String::from_utf8_lossy(filler), place.0);
        }
    }
}

#[test]
fn a_body_of_anything_is_read_in_a_moment() {
    reads_in_a_moment(&BODIES);
}

#[test]
fn a_header_of_anything_is_read_in_a_moment() {
    reads_in_a_moment(&FIELDS);
}
