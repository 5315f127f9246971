//! A mail client of our own, so that what the daemon did to a mailbox is seen by other eyes than its.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use jiff::{Timestamp, tz::TimeZone};

use super::dovecot;

/// A logged-in connection to the throwaway Dovecot.
pub(crate) struct Imap {
    stream: BufReader<TcpStream>,
}

impl Imap {
    /// Logs in as that user.
    pub(crate) fn login(user: &str) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", dovecot().port("IMAP_PORT"))).expect("Dovecot answers");
        let mut imap = Self { stream: BufReader::new(stream) };
        imap.line();
        imap.command(&format!("LOGIN \"{user}\" hemligt"));
        imap
    }

    /// Sends one command and gives every byte of the answer before its tagged OK; all else fails.
    pub(crate) fn command(&mut self, command: &str) -> Vec<u8> {
        self.send(format!("a {command}\r\n").as_bytes());
        self.answer()
    }

    /// Puts a message into a folder (its name as on the wire) with these flags and this INTERNALDATE.
    pub(crate) fn append(&mut self, folder: &str, flags: &str, arrived: Timestamp, message: &[u8]) {
        let date = arrived.to_zoned(TimeZone::UTC).strftime("%d-%b-%Y %H:%M:%S %z").to_string();
        self.send(format!("a APPEND \"{folder}\" ({flags}) \"{date}\" {{{}}}\r\n", message.len()).as_bytes());
        assert!(self.line().starts_with(b"+"), "the server takes the literal");
        self.send(message);
        self.send(b"\r\n");
        self.answer();
    }

    /// Every byte, flag and date of every message of a folder, looked at without touching any.
    pub(crate) fn snapshot(&mut self, folder: &str) -> String {
        self.command(&format!("EXAMINE \"{folder}\""));
        let all = self.command("UID FETCH 1:* (FLAGS INTERNALDATE BODY.PEEK[])");
        String::from_utf8_lossy(&all).into_owned()
    }

    fn send(&mut self, bytes: &[u8]) {
        self.stream.get_mut().write_all(bytes).expect("Dovecot listens");
    }

    fn answer(&mut self) -> Vec<u8> {
        let mut all = Vec::new();
        loop {
            let line = self.line();
            if line.starts_with(b"a ") {
                assert!(line.starts_with(b"a OK"), "{}", String::from_utf8_lossy(&line));
                return all;
            }
            let literal = literal_length(&line);
            all.extend(line);
            if let Some(length) = literal {
                let mut bytes = vec![0; length];
                self.stream.read_exact(&mut bytes).expect("the whole literal");
                all.extend(bytes);
            }
        }
    }

    fn line(&mut self) -> Vec<u8> {
        let mut line = Vec::new();
        self.stream.read_until(b'\n', &mut line).expect("Dovecot answers");
        assert!(line.ends_with(b"\r\n"), "Dovecot went away");
        line
    }
}

/// The length that stands in braces at the end of a line, when a literal follows.
fn literal_length(line: &[u8]) -> Option<usize> {
    let text = std::str::from_utf8(line).ok()?.strip_suffix("}\r\n")?;
    text.rsplit_once('{')?.1.parse().ok()
}
