//! An IMAP server that does as a script says: on this command, say that. It shows the session what no
//! real server shows on demand: refusals, closed connections, silence, lies.
//!
//! Every command is written down, and one that could change a mailbox fails the test that sent it.

#![expect(clippy::unwrap_used, reason = "a scripted server that breaks is a broken test")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use remissd::config::{Mailbox, Security, Server};
use remissd::mailbox::{MailboxError, Session};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::io::{BufStream, DuplexStream, duplex};
use tokio::time::sleep;

/// What the server does next.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Says a line; `{tag}` is the tag of the command that is answered.
    Line(String),
    /// Says bytes as they are.
    Bytes(Vec<u8>),
    /// Waits.
    Pause(Duration),
    /// Reads a line of the client's and writes it down.
    Hear,
    /// Closes the connection.
    Close,
    /// Says nothing more, and closes nothing.
    Hang,
}

/// Says a line.
pub(crate) fn line(text: impl Into<String>) -> Step {
    Step::Line(text.into())
}

/// Says a message's body as an item of a FETCH.
pub(crate) fn body(uid: u32, mail: &[u8]) -> Step {
    let mut bytes = format!("* {uid} FETCH (UID {uid} BODY[] {{{}}}\r\n", mail.len()).into_bytes();
    bytes.extend_from_slice(mail);
    bytes.extend_from_slice(b")\r\n");
    Step::Bytes(bytes)
}

/// Waits.
pub(crate) fn pause(seconds: u64) -> Step {
    Step::Pause(Duration::from_secs(seconds))
}

/// On a command that starts like this, do that.
#[derive(Debug, Clone)]
struct Rule {
    command: String,
    steps: Vec<Step>,
}

/// The script of a server, and the notes of what it heard.
#[derive(Debug, Clone)]
pub(crate) struct ScriptedImap {
    greeting: Vec<Step>,
    rules: Vec<Rule>,
    heard: Arc<Mutex<Vec<String>>>,
}

impl ScriptedImap {
    /// A server with nothing odd about it: INBOX with UIDs 1 to 3.
    pub(crate) fn well() -> Self {
        let server = Self { greeting: vec![line("* OK ready")], rules: Vec::new(), heard: Arc::default() };
        server
            .on("CAPABILITY", [line("* CAPABILITY IMAP4rev1 AUTH=PLAIN IDLE"), line("{tag} OK done")])
            .on("AUTHENTICATE", [line("+ "), Step::Hear, line("{tag} OK in")])
            .on("LOGIN", [line("{tag} OK in")])
            .on("LOGOUT", [line("* BYE see you"), line("{tag} OK out")])
            .on("LIST", [line("* LIST () \"/\" INBOX"), line("{tag} OK done")])
            .on(
                "EXAMINE",
                [
                    line("* 3 EXISTS"),
                    line("* OK [UIDVALIDITY 7] ids"),
                    line("* OK [UIDNEXT 4] next"),
                    line("{tag} OK [READ-ONLY] done"),
                ],
            )
            .on("UID SEARCH", [line("* SEARCH 1 2 3"), line("{tag} OK done")])
            .on("IDLE", [line("+ idling"), Step::Hear, line("{tag} OK done")])
    }

    /// What it says when somebody connects.
    pub(crate) fn greets(mut self, steps: impl Into<Vec<Step>>) -> Self {
        self.greeting = steps.into();
        self
    }

    /// On a command that starts with `command`, it takes these steps. The latest rule counts.
    pub(crate) fn on(mut self, command: &str, steps: impl Into<Vec<Step>>) -> Self {
        self.rules.push(Rule { command: command.to_owned(), steps: steps.into() });
        self
    }

    /// The first time such a command comes, it takes these steps; then what the rules before say.
    pub(crate) fn first_on(self, command: &str, steps: impl Into<Vec<Step>>) -> Self {
        self.on(&format!("1 {command}"), steps)
    }

    /// Connects to it without a port, and logs in.
    pub(crate) async fn log_in(&self) -> Result<Session<DuplexStream>, MailboxError> {
        self.log_in_as(&settings()).await
    }

    /// Connects to it without a port, and logs in with these settings.
    pub(crate) async fn log_in_as(&self, settings: &Mailbox) -> Result<Session<DuplexStream>, MailboxError> {
        let (ours, theirs) = duplex(64 * 1024);
        tokio::spawn(self.clone().serve(theirs));
        Session::log_in(ours, settings).await
    }

    /// What the client said, without tags.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    /// Plays the script to one client.
    pub(crate) async fn serve(mut self, stream: impl AsyncRead + AsyncWrite + Unpin + Send) {
        let mut stream = BufStream::new(stream);
        let greeting = self.greeting.clone();
        if self.play(&mut stream, "*", &greeting).await.is_none() {
            return;
        }
        while let Some(words) = hear(&mut stream).await {
            let (tag, command) = words.split_once(' ').unwrap_or((words.as_str(), ""));
            self.heard.lock().unwrap().push(command.to_owned());
            let steps = self.steps(command);
            if self.play(&mut stream, tag, &steps).await.is_none() {
                return;
            }
        }
    }

    fn steps(&mut self, command: &str) -> Vec<Step> {
        let once =
            |rule: &Rule| rule.command.strip_prefix("1 ").is_some_and(|start| command.starts_with(start));
        if let Some(place) = self.rules.iter().position(once) {
            return self.rules.remove(place).steps;
        }
        let rule = self.rules.iter().rev().find(|rule| command.starts_with(&rule.command));
        rule.map_or_else(|| vec![line("{tag} BAD no such command")], |rule| rule.steps.clone())
    }

    /// Takes the steps; none when the connection is over.
    async fn play<S>(&self, stream: &mut BufStream<S>, tag: &str, steps: &[Step]) -> Option<()>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send,
    {
        for step in steps {
            match step {
                Step::Line(text) => {
                    say(stream, format!("{}\r\n", text.replace("{tag}", tag)).as_bytes()).await?
                }
                Step::Bytes(bytes) => say(stream, bytes).await?,
                Step::Pause(duration) => sleep(*duration).await,
                Step::Hear => {
                    let words = hear(stream).await?;
                    self.heard.lock().unwrap().push(words);
                }
                Step::Close => return None,
                Step::Hang => std::future::pending().await,
            }
        }
        Some(())
    }
}

impl Drop for ScriptedImap {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        for command in self.heard.lock().unwrap().iter() {
            assert!(only_reads(command), "the mailbox is not ours: {command}");
        }
    }
}

/// Whether a command, or a line within one, leaves the mailbox as it is. What is not known does not.
fn only_reads(command: &str) -> bool {
    const READING: [&str; 9] = [
        "CAPABILITY", "STARTTLS", "AUTHENTICATE PLAIN", "LOGIN ", "LIST ", "EXAMINE ", "UID SEARCH UID ",
        "IDLE", "DONE",
    ];
    if command.starts_with("UID FETCH ") {
        return !command.replace("BODY.PEEK[", "").contains("BODY[") && !command.contains("RFC822)");
    }
    let is_sasl = !command.contains(' ') && !command.is_empty() && command.len().is_multiple_of(4);
    READING.iter().any(|start| command.starts_with(start)) || command == "LOGOUT" || is_sasl
}

async fn say<S>(stream: &mut BufStream<S>, bytes: &[u8]) -> Option<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    stream.write_all(bytes).await.ok()?;
    stream.flush().await.ok()
}

/// Hears a line; literals in it are asked for and put where they belong.
async fn hear<S>(stream: &mut BufStream<S>) -> Option<String>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut words = String::new();
    loop {
        let mut piece = String::new();
        if stream.read_line(&mut piece).await.ok()? == 0 {
            return None;
        }
        words.push_str(piece.trim_end_matches(['\r', '\n']));
        let length = words.strip_suffix('}').and_then(|head| head.rsplit_once('{')?.1.parse().ok());
        let Some(length) = length else { return Some(words) };
        say(stream, b"+ go on\r\n").await?;
        let mut literal = vec![0_u8; length];
        stream.read_exact(&mut literal).await.ok()?;
        words.push_str(&String::from_utf8_lossy(&literal));
    }
}

/// The settings of a mailbox on a server that is not there.
pub(crate) fn settings() -> Mailbox {
    let server = Server {
        host: "imap.example.org".to_owned(),
        port: 993,
        security: Security::Tls,
        ca_file: None,
        username: Some("kommun@kommun.example".to_owned()),
        password: Some("hemligt".to_owned().into()),
    };
    Mailbox {
        address: "kommun@kommun.example".to_owned(),
        aliases: Vec::new(),
        server,
        folders: vec!["INBOX".to_owned()],
        own_hosts: Vec::new(),
        authserv_id: None,
        poll_interval: Duration::from_secs(60),
        max_message: 50 * 1024 * 1024,
    }
}
