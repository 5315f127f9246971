//! Swedish mail, as people write it.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use data_encoding::BASE64;
use jiff::Timestamp;

use super::servers::postfix;

/// A message in the making.
#[derive(Clone)]
pub(crate) struct Mail {
    from: String,
    headers: Vec<(String, String)>,
    text: String,
    attachments: Vec<(String, Vec<u8>)>,
}

impl Mail {
    /// A message from a person at an address.
    pub(crate) fn from(name: &str, address: &str) -> Self {
        let headers = vec![("From".to_owned(), format!("{} <{address}>", encoded(name)))];
        Self { from: address.to_owned(), headers, text: String::new(), attachments: Vec::new() }
    }

    /// Sent without an address for bounces, as mail systems send their reports.
    pub(crate) fn without_return(mut self) -> Self {
        self.from.clear();
        self
    }

    /// Any header, added below those there are.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The subject, encoded when it must be.
    pub(crate) fn subject(self, subject: &str) -> Self {
        let encoded = encoded(subject);
        self.header("Subject", &encoded)
    }

    /// The Received line that `host` put on top at that moment.
    pub(crate) fn received(mut self, host: &str, at: Timestamp) -> Self {
        let date = at.strftime("%a, %d %b %Y %H:%M:%S +0000");
        let line = format!(
            "from post.forening.example (post.forening.example [192.0.2.7])\r\n\tby {host} (Postfix) with ESMTPS id 4XyZ; {date}"
        );
        self.headers.insert(0, ("Received".to_owned(), line));
        self
    }

    /// The body.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.text = text.replace('\n', "\r\n");
        self
    }

    /// A file sent along.
    pub(crate) fn attachment(mut self, name: &str, bytes: &[u8]) -> Self {
        self.attachments.push((name.to_owned(), bytes.to_owned()));
        self
    }

    /// Whose address stands in From.
    pub(crate) fn sender(&self) -> &str {
        &self.from
    }

    /// The message as it travels.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = String::new();
        for (name, value) in &self.headers {
            out.push_str(&format!("{name}: {value}\r\n"));
        }
        out.push_str("MIME-Version: 1.0\r\n");
        let text = format!(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
            self.text
        );
        if self.attachments.is_empty() {
            out.push_str(&text);
            return out.into_bytes();
        }
        out.push_str(
            &format!("Content-Type: multipart/mixed; boundary=\"gräns\"\r\n\r\n--gräns\r\n{text}")
                .replace("gräns", "=_grans"),
        );
        for (name, bytes) in &self.attachments {
            out.push_str(&format!(
                "--=_grans\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{}\"\r\n\
                 Content-Transfer-Encoding: base64\r\n\r\n{}\r\n",
                encoded(name),
                BASE64.encode(bytes)
            ));
        }
        out.push_str("--=_grans--\r\n");
        out.into_bytes()
    }

    /// Hands the message to the real Postfix, from the sender to that mailbox.
    pub(crate) fn send(&self, to: &str) {
        let stream = TcpStream::connect(("127.0.0.1", postfix().port("SMTP_PORT"))).expect("Postfix answers");
        let mut smtp = BufReader::new(stream);
        expect(&mut smtp, "220");
        for (line, code) in [
            ("EHLO post.forening.example".to_owned(), "250"),
            (format!("MAIL FROM:<{}>", self.from), "250"),
            (format!("RCPT TO:<{to}>"), "250"),
            ("DATA".to_owned(), "354"),
        ] {
            smtp.get_mut().write_all(format!("{line}\r\n").as_bytes()).expect("Postfix listens");
            expect(&mut smtp, code);
        }
        let message =
            String::from_utf8(self.bytes()).expect("mail of ours is UTF-8").replace("\r\n.", "\r\n..");
        smtp.get_mut().write_all(format!("{message}.\r\n").as_bytes()).expect("Postfix listens");
        expect(&mut smtp, "250");
    }
}

/// Reads an answer to its last line, which must carry that code.
fn expect(smtp: &mut BufReader<TcpStream>, code: &str) {
    loop {
        let mut line = String::new();
        smtp.read_line(&mut line).expect("Postfix answers");
        assert!(line.starts_with(code), "Postfix says {line:?}");
        if line.chars().nth(3) != Some('-') {
            return;
        }
    }
}

/// A header text, as an encoded word when it is not plain ASCII.
fn encoded(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { format!("=?utf-8?B?{}?=", BASE64.encode(text.as_bytes())) }
}
