//! The SMTP dialogue, one step at a time: a command goes out, a reply comes in, each within its limit.
//! Strict where lettre's connection is not: a reply nobody asked for, a reply that is none, and a lost
//! line are three different faults, and each ends the dialogue. It knows nothing of letters.

use std::fmt::{self, Display};
use std::io;
use std::time::Duration;

use tokio::io::{
    AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader,
};
use tokio::time::timeout;

/// The longest reply line we read. RFC 5321 allows 512 bytes; some relays write more.
const LONGEST_LINE: u64 = 4096;

/// The most lines a reply may have: EHLO of a large relay has about twenty.
const MOST_LINES: usize = 200;

/// A letter is handed over in blocks of this many bytes, each within its limit.
const BLOCK: usize = 64 * 1024;

/// How long each step may take; the defaults are those of RFC 5321 section 4.5.3.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The relay's greeting.
    pub greeting: Duration,
    /// EHLO and STARTTLS.
    pub hello: Duration,
    /// Each step of AUTH.
    pub login: Duration,
    /// MAIL, and RSET.
    pub mail: Duration,
    /// RCPT.
    pub rcpt: Duration,
    /// DATA, until the relay asks for the letter.
    pub data: Duration,
    /// Each block of the letter.
    pub block: Duration,
    /// The answer after the final dot: the relay may be busy delivering.
    pub dot: Duration,
    /// QUIT: a courtesy nobody should wait for.
    pub quit: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        Self {
            greeting: minutes(5),
            hello: minutes(5),
            login: minutes(5),
            mail: minutes(5),
            rcpt: minutes(5),
            data: minutes(2),
            block: minutes(3),
            dot: minutes(10),
            quit: Duration::from_secs(5),
        }
    }
}

/// What the relay said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    /// The three digits.
    pub(super) code: u16,
    /// The text of each line.
    pub(super) lines: Vec<String>,
}

/// Why a dialogue is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The relay closed, or the line broke.
    Lost,
    /// The limit passed without an answer.
    Silent,
    /// What came is no SMTP, or came unasked.
    Garbled,
}

/// Why handing over a letter's text failed, told apart by whether the relay may have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HandOver {
    /// The final dot did not go out: the relay cannot have taken the letter.
    BeforeDot(Fault),
    /// The final dot went out and no answer came.
    AfterDot(Fault),
}

/// A dialogue over any stream.
#[derive(Debug)]
pub(super) struct Dialogue<T> {
    stream: BufReader<T>,
}

impl<T: AsyncRead + AsyncWrite + Unpin> Dialogue<T> {
    pub(super) fn new(stream: T) -> Self {
        Self { stream: BufReader::new(stream) }
    }

    /// Gives the stream back, to be wrapped in TLS. Whatever came after the last reply was slipped in
    /// before TLS began and ends the dialogue (RFC 3207 section 6).
    pub(super) fn into_stream(self) -> Result<T, Fault> {
        self.expect_silence()?;
        Ok(self.stream.into_inner())
    }

    /// Sends a command, line end included, and reads the reply.
    pub(super) async fn command(&mut self, command: impl Display, limit: Duration) -> Result<Reply, Fault> {
        self.expect_silence()?;
        self.write(command.to_string().as_bytes(), limit).await?;
        self.reply(limit).await
    }

    /// Hands over a letter's bytes and the final dot, after DATA was answered with 354.
    pub(super) async fn hand_over(&mut self, letter: &[u8], limits: &Limits) -> Result<Reply, HandOver> {
        self.expect_silence().map_err(HandOver::BeforeDot)?;
        for block in transparent(letter).chunks(BLOCK) {
            self.write(block, limits.block).await.map_err(HandOver::BeforeDot)?;
        }
        self.write(b".\r\n", limits.block).await.map_err(HandOver::BeforeDot)?;
        self.reply(limits.dot).await.map_err(HandOver::AfterDot)
    }

    /// Reads one reply of any number of lines.
    pub(super) async fn reply(&mut self, limit: Duration) -> Result<Reply, Fault> {
        timeout(limit, self.whole_reply()).await.map_err(|_| Fault::Silent)?
    }

    async fn whole_reply(&mut self) -> Result<Reply, Fault> {
        let mut reply: Option<Reply> = None;
        loop {
            let (code, last, text) = read_line(&self.line().await?).ok_or(Fault::Garbled)?;
            let reply = reply.get_or_insert(Reply { code, lines: Vec::new() });
            if reply.code != code || reply.lines.len() == MOST_LINES {
                return Err(Fault::Garbled);
            }
            reply.lines.push(text);
            if last {
                return Ok(reply.clone());
            }
        }
    }

    async fn line(&mut self) -> Result<Vec<u8>, Fault> {
        let mut line = Vec::new();
        let mut bounded = (&mut self.stream).take(LONGEST_LINE);
        bounded.read_until(b'\n', &mut line).await.map_err(lost)?;
        match line.last() {
            Some(b'\n') => Ok(line),
            Some(_) if line.len() as u64 == LONGEST_LINE => Err(Fault::Garbled),
            _ => Err(Fault::Lost),
        }
    }

    /// A reply that came unasked would be taken for the answer to what is said next.
    fn expect_silence(&self) -> Result<(), Fault> {
        if self.stream.buffer().is_empty() { Ok(()) } else { Err(Fault::Garbled) }
    }

    async fn write(&mut self, bytes: &[u8], limit: Duration) -> Result<(), Fault> {
        let writing = async {
            self.stream.write_all(bytes).await?;
            self.stream.flush().await
        };
        timeout(limit, writing).await.map_err(|_| Fault::Silent)?.map_err(lost)
    }
}

/// However the system words it, a line that fails is a lost line.
fn lost(_error: io::Error) -> Fault {
    Fault::Lost
}

/// The code, whether it is the reply's last line, and the text. Relays answer in any encoding.
fn read_line(line: &[u8]) -> Option<(u16, bool, String)> {
    let line = line.trim_ascii_end();
    let (digits, rest) = line.split_at_checked(3)?;
    let code: u16 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let (last, text) = match rest.split_first() {
        None => (true, rest),
        Some((b' ', text)) => (true, text),
        Some((b'-', text)) => (false, text),
        Some(_) => return None,
    };
    let known = digits.iter().all(u8::is_ascii_digit) && (200..600).contains(&code);
    known.then(|| (code, last, String::from_utf8_lossy(text).into_owned()))
}

/// The letter as it goes over the wire: every line ends with CRLF and one more dot stands before a dot
/// that begins a line (RFC 5321 section 4.5.2). A bare line feed would let a letter end early.
fn transparent(letter: &[u8]) -> Vec<u8> {
    let mut sent = Vec::with_capacity(letter.len() + letter.len() / 32 + 2);
    for line in letter.strip_suffix(b"\n").unwrap_or(letter).split(|&byte| byte == b'\n') {
        if line.starts_with(b".") {
            sent.push(b'.');
        }
        sent.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
        sent.extend_from_slice(b"\r\n");
    }
    sent
}

impl Reply {
    /// Whether the relay agrees (2yz).
    pub(super) fn is_yes(&self) -> bool {
        self.code / 100 == 2
    }

    /// Whether it refuses for good (5yz).
    pub(super) fn is_never(&self) -> bool {
        self.code / 100 == 5
    }

    /// The code and the enhanced code (RFC 3463), such as `550 5.1.1`: what may be logged and shown,
    /// for the text after them often repeats the recipient.
    pub(super) fn codes(&self) -> String {
        match self
            .lines
            .first()
            .and_then(|line| line.split_whitespace().next())
            .filter(|word| is_enhanced(word))
        {
            Some(enhanced) => format!("{} {enhanced}", self.code),
            None => self.code.to_string(),
        }
    }

    /// The reply's words on one line without addresses: it may name the queue id.
    pub(super) fn words(&self) -> String {
        let text = self.lines.join(" ");
        let kept: Vec<_> = text
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty() && !word.contains('@'))
            .collect();
        format!("{} {}", self.code, kept.join(" "))
            .chars()
            .take(200)
            .collect::<String>()
            .trim_end()
            .to_owned()
    }
}

fn is_enhanced(word: &str) -> bool {
    let parts: Vec<_> = word.split('.').collect();
    let number =
        |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(number)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Lost => "the connection was lost",
            Self::Silent => "no answer in time",
            Self::Garbled => "the answer was no SMTP",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::duplex;

    const SHORT: Duration = Duration::from_millis(20);

    /// What a relay that said `bytes` and hung up is understood to have said.
    async fn understood(bytes: &[u8]) -> Result<Reply, Fault> {
        let (ours, mut theirs) = duplex(1 << 20);
        theirs.write_all(bytes).await.unwrap();
        drop(theirs);
        Dialogue::new(ours).reply(Duration::from_secs(5)).await
    }

    #[tokio::test]
    async fn replies_are_read_in_the_shapes_relays_write_them() {
        for (bytes, codes, words) in [
            (&b"250 2.1.0 ok\r\n"[..], "250 2.1.0", "250 2.1.0 ok"),
            (b"250-2.0.0 a\r\n250 2.0.0 b\r\n", "250 2.0.0", "250 2.0.0 a 2.0.0 b"),
            (b"550\r\n", "550", "550"),
            (b"550 \r\n", "550", "550"),
            (b"451 4.7.0\n", "451 4.7.0", "451 4.7.0"),
            (
                b"550 5.1 anv\xe4ndaren a@b.example\tfinns inte\r\n",
                "550",
                "550 5.1 anv\u{fffd}ndaren finns inte",
            ),
        ] {
            let reply = understood(bytes).await.unwrap();
            assert_eq!((reply.codes().as_str(), reply.words().as_str()), (codes, words));
        }
    }

    #[tokio::test]
    async fn what_is_no_reply_is_a_fault() {
        let long = [b"250 ".to_vec(), vec![b'x'; 5000], b"\r\n".to_vec()].concat();
        let many = b"250-x\r\n".repeat(1000);
        for (bytes, fault) in [
            (&b""[..], Fault::Lost),
            (b"250 ok", Fault::Lost),
            (b"250-ok\r\n", Fault::Lost),
            (b"\r\n", Fault::Garbled),
            (b"25 ok\r\n", Fault::Garbled),
            (b"+50 ok\r\n", Fault::Garbled),
            (b"999 ok\r\n", Fault::Garbled),
            (b"199 ok\r\n", Fault::Garbled),
            (b"250_ok\r\n", Fault::Garbled),
            (b"250-ok\r\n550 no\r\n", Fault::Garbled),
            (long.as_slice(), Fault::Garbled),
            (many.as_slice(), Fault::Garbled),
        ] {
            assert_eq!(understood(bytes).await, Err(fault), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_letter_cannot_end_early() {
        for (letter, sent) in [
            (&b"a\r\n.\r\nb\r\n"[..], &b"a\r\n..\r\nb\r\n"[..]),
            (b"a\n.\nb", b"a\r\n..\r\nb\r\n"),
            (b".a\r\n..b\r\n", b"..a\r\n...b\r\n"),
            (b"a\r\n\r\n", b"a\r\n\r\n"),
        ] {
            assert_eq!(transparent(letter), sent);
        }
    }

    #[tokio::test]
    async fn a_relay_that_goes_away_amid_the_letter_cannot_have_taken_it() {
        let letter = b"en rad\r\n".repeat(100_000);
        let (ours, mut theirs) = duplex(1024);
        let listening = tokio::spawn(async move { theirs.read_exact(&mut [0; 5000]).await.map(|_| ()) });
        let outcome = Dialogue::new(ours).hand_over(&letter, &Limits::default()).await;
        assert_eq!(outcome, Err(HandOver::BeforeDot(Fault::Lost)));
        listening.await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn a_relay_that_stops_reading_amid_the_letter_is_given_its_time_for_each_block() {
        let (ours, _theirs) = duplex(16);
        let limits = Limits { block: SHORT, ..Limits::default() };
        let outcome = Dialogue::new(ours).hand_over(&b"en rad\r\n".repeat(10), &limits).await;
        assert_eq!(outcome, Err(HandOver::BeforeDot(Fault::Silent)));
    }

    #[test]
    fn the_limits_are_those_of_rfc_5321() {
        let Limits { greeting, mail, rcpt, data, block, dot, .. } = Limits::default();
        let minutes = [greeting, mail, rcpt, data, block, dot].map(|limit| limit.as_secs() / 60);
        assert_eq!(minutes, [5, 5, 5, 2, 3, 10]);
    }
}
