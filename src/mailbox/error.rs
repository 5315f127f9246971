//! What can go wrong with a mailbox, told apart by what the caller does about it. No message holds
//! mail: async_imap's own errors print the whole buffer, so they stop here.

use std::time::Duration;

use crate::wire::WireError;

/// Why the mailbox could not be read. Whatever it is, the session is done for, except after
/// [`MailboxError::Folder`].
#[derive(Debug, thiserror::Error)]
pub enum MailboxError {
    /// There is no connection, or none that may be trusted.
    #[error("IMAP: {cause}; {}", advice(.cause))]
    NoConnection {
        /// What the wire said; it names the host.
        cause: WireError,
    },
    /// The server does not offer STARTTLS, and nothing is said in the clear.
    #[error("IMAP server {host} offers no STARTTLS; try mailbox.security = \"tls\" with mailbox.port = 993")]
    NoStartTls {
        /// Host and port.
        host: String,
    },
    /// The server takes no password on this connection.
    #[error(
        "IMAP server {host} offers neither AUTHENTICATE PLAIN nor LOGIN here; check mailbox.security, and \
         whether the server takes passwords at all"
    )]
    NoPasswordLogin {
        /// Host and port.
        host: String,
    },
    /// Name or password is missing or cannot be sent.
    #[error("IMAP server {host}: {key} is missing or holds a character that IMAP cannot carry (NUL)")]
    Credentials {
        /// Host and port.
        host: String,
        /// The configuration key.
        key: &'static str,
    },
    /// The server refused name and password.
    #[error(
        "IMAP server {host} refused the login of {username}: {answer}; check mailbox.username and \
         mailbox.password_file (or REMISSD_MAILBOX_PASSWORD)"
    )]
    LoginRefused {
        /// Host and port.
        host: String,
        /// The configured name.
        username: String,
        /// The server's words.
        answer: String,
        /// Whether the server says that it is its own trouble (RFC 5530, UNAVAILABLE).
        unavailable: bool,
    },
    /// The folder is listed but cannot be opened. The session is well and may go on with another.
    #[error(
        "IMAP server {host} does not open the folder {folder:?}: {answer}; check mailbox.folders and that \
         mailbox.username may read it"
    )]
    Folder {
        /// Host and port.
        host: String,
        /// The folder, as people see it.
        folder: String,
        /// The server's words.
        answer: String,
    },
    /// The server asks us to slow down.
    #[error("IMAP server {host} slows us down ({during}): {answer}; a longer mailbox.poll_interval helps")]
    Throttled {
        /// Host and port.
        host: String,
        /// The command.
        during: String,
        /// How long to stay away, where the server says so.
        wait: Option<Duration>,
        /// The server's words.
        answer: String,
    },
    /// The server answered NO or BAD to a command of ours.
    #[error("IMAP server {host} refused {during}: {answer}")]
    Refused {
        /// Host and port.
        host: String,
        /// The command.
        during: String,
        /// The server's words.
        answer: String,
    },
    /// The server said goodbye.
    #[error("IMAP server {host} closed the connection ({during}): {answer}")]
    Bye {
        /// Host and port.
        host: String,
        /// The command.
        during: String,
        /// The server's words.
        answer: String,
    },
    /// The connection broke, or was closed without a word.
    #[error("the connection to IMAP server {host} was lost ({during}): {cause}")]
    Lost {
        /// Host and port.
        host: String,
        /// The command.
        during: String,
        /// The kind of failure.
        cause: std::io::ErrorKind,
    },
    /// No answer in time.
    #[error(
        "IMAP server {host} did not answer {during} in time; is it overloaded, or a firewall in between?"
    )]
    TimedOut {
        /// Host and port.
        host: String,
        /// The command.
        during: String,
    },
    /// The server said what cannot be understood or believed.
    #[error("IMAP server {host} answered {during} with {fault}")]
    Protocol {
        /// Host and port.
        host: String,
        /// The command, with the UIDs it was for.
        during: String,
        /// What was wrong.
        fault: Fault,
    },
    /// An earlier command failed or was abandoned; the session must be dropped.
    #[error("this connection to IMAP server {host} failed before and is not used again")]
    Broken {
        /// Host and port.
        host: String,
    },
}

/// What was wrong with an answer; never its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A line that async_imap cannot read. Fetching one by one finds the message, if it was one.
    #[error("a line that cannot be read")]
    Unreadable,
    /// An answer longer than can be, nested without end, or a literal in an odd place.
    #[error("an answer that is larger or deeper than it may be")]
    Oversized,
    /// No greeting, or one that claims we are logged in already.
    #[error("a greeting that is none")]
    Greeting,
    /// No UIDVALIDITY: UIDs mean nothing without it.
    #[error("no UIDVALIDITY")]
    NoUidValidity,
    /// A continuation, or an end of the command, where none can be.
    #[error("an answer out of turn")]
    OutOfTurn,
    /// A part of a message from beyond what IMAP can count.
    #[error("a part of a message that does not fit")]
    Slice,
}

impl MailboxError {
    /// Whether trying again later may help without anybody changing the configuration.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::NoConnection { cause } => cause.is_transient(),
            Self::LoginRefused { unavailable, .. } => *unavailable,
            Self::NoStartTls { .. } | Self::NoPasswordLogin { .. } | Self::Credentials { .. } => false,
            Self::Folder { .. }
            | Self::Throttled { .. }
            | Self::Refused { .. }
            | Self::Bye { .. }
            | Self::Lost { .. }
            | Self::TimedOut { .. }
            | Self::Protocol { .. }
            | Self::Broken { .. } => true,
        }
    }

    /// How long the server asks us to stay away, where it says so.
    #[must_use]
    pub fn wait(&self) -> Option<Duration> {
        match self {
            Self::Throttled { wait, .. } => *wait,
            _ => None,
        }
    }
}

fn advice(cause: &WireError) -> &'static str {
    match cause {
        WireError::Connect { .. } => "is it running, and are mailbox.host and mailbox.port right?",
        WireError::TimedOut { .. } => "check mailbox.host, mailbox.port and the firewall",
        WireError::Tls { .. } => "check mailbox.host, mailbox.security and mailbox.ca_file",
        WireError::HostName { .. } => "check mailbox.host",
        WireError::CaFile { .. } => "check mailbox.ca_file",
        WireError::PlaintextRefused { .. } => "set mailbox.security to \"tls\" or \"starttls\"",
    }
}

/// A server's words, fit for a log line: one line, no control characters, not too long.
pub(super) fn words(text: &str) -> String {
    const MOST: usize = 200; // Characters: enough for the reason, too few for a mail.
    let words: String = text.chars().filter(|letter| !letter.is_control()).take(MOST).collect();
    if words.trim().is_empty() { "no reason given".to_owned() } else { words }
}

/// Whether a refusal or goodbye asks us to slow down, and if so for how long. Microsoft 365 says
/// `Request is throttled. Suggested Backoff Time: N milliseconds`, Gmail `[THROTTLED]` and
/// `[OVERQUOTA]` and "bandwidth limits", others RFC 5530's `[LIMIT]`.
pub(super) fn throttled(answer: &str) -> Option<Option<Duration>> {
    const MARKS: [&str; 6] =
        ["throttled", "backoff time", "[overquota]", "[limit]", "bandwidth limit", "too many simultaneous"];
    let answer = answer.to_lowercase();
    MARKS.iter().any(|mark| answer.contains(mark)).then(|| back_off(&answer))
}

fn back_off(answer: &str) -> Option<Duration> {
    let (_, rest) = answer.split_once("backoff time:")?;
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().map(Duration::from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_slows_us_down_is_understood() {
        let seconds = |n| Some(Some(Duration::from_millis(n)));
        let table = [
            ("Request is throttled. Suggested Backoff Time: 178755 milliseconds", seconds(178_755)),
            ("REQUEST IS THROTTLED. SUGGESTED BACKOFF TIME:5 milliseconds", seconds(5)),
            ("Suggested Backoff Time: soon", Some(None)),
            ("[THROTTLED] Account exceeded command or bandwidth limits", Some(None)),
            ("[LIMIT] Too many simultaneous connections", Some(None)),
            ("Suggested Backoff Time: 99999999999999999999999 milliseconds", Some(None)),
            ("Mailbox does not exist", None),
            ("", None),
        ];
        for (answer, expected) in table {
            assert_eq!(throttled(answer), expected, "{answer}");
        }
    }

    #[test]
    fn a_servers_words_are_one_short_line() {
        assert_eq!(words("a\r\nb\u{1b}[31m"), "ab[31m");
        assert_eq!(words(" \t"), "no reason given");
        assert_eq!(words(&"å".repeat(5_000)).chars().count(), 200);
    }
}
