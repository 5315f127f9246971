//! One strict conversation: a command goes out, and nothing counts until the OK of its own tag.
//!
//! async_imap decodes what the server says; the commands are written here, each in one piece. Its own
//! would go out in four writes (four packets, without Nagle's algorithm), could not carry a password
//! as a literal, and would put it into the trace log.

use std::any::Any;
use std::fmt::Debug;
use std::io;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use async_imap::Client;
use async_imap::imap_proto::{Outcome, Response, Status};
use futures_util::FutureExt as _;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};
use tokio::time::timeout;

use crate::mailbox::error::{Fault, MailboxError, throttled, words};
use crate::mailbox::guard::{Guarded, Refusal};

/// How long the server may say nothing while it owes us an answer. Dovecot says "Still searching"
/// meanwhile, and a slow link still brings some bytes; a dead peer brings none.
pub(super) const SILENCE: Duration = Duration::from_secs(60);

/// How long a small command may take in all, so that a server that drips cannot hold us.
const COMMAND: Duration = Duration::from_secs(5 * 60);

/// The bytes of one answer to a small command: a folder's name and its attributes, a line of text.
pub(super) const ANSWER: u64 = 64 * 1024;

/// What a command is, and what may be expected of its answers.
pub(super) struct Command {
    /// Its name, for errors and logs; the words themselves may hold a password.
    pub(super) name: String,
    /// What goes over the wire, without tag and line end. Behind each part but the last the server
    /// must ask for more.
    pub(super) parts: Vec<Vec<u8>>,
    /// The bytes one answer may have.
    pub(super) answer: u64,
    /// How long it may take in all.
    pub(super) limit: Duration,
}

impl Command {
    /// A small command that goes out in one piece.
    pub(super) fn small(name: &str, words: &str) -> Self {
        Self::in_parts(name, vec![words.as_bytes().to_vec()])
    }

    /// A small command in parts.
    pub(super) fn in_parts(name: &str, parts: Vec<Vec<u8>>) -> Self {
        Self { name: name.to_owned(), parts, answer: ANSWER, limit: COMMAND }
    }
}

/// Whose turn it is after an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The server goes on.
    Theirs,
    /// The server asks for the next part of the command.
    Ours,
    /// The command ended well.
    Over,
}

/// The conversation, and whether it is still in step.
#[derive(Debug)]
pub(super) struct Conversation<T: AsyncRead + AsyncWrite + Unpin + Debug> {
    client: Client<Guarded<T>>,
    /// Host and port, for errors.
    pub(super) host: String,
    /// Set while a command runs; what is still set afterwards failed or was abandoned.
    pub(super) broken: bool,
    last_tag: u32,
}

impl<T: AsyncRead + AsyncWrite + Unpin + Debug + Send> Conversation<T> {
    pub(super) fn new(stream: T, host: String) -> Self {
        let client = Client::new(Guarded::new(stream, ANSWER, SILENCE));
        Self { client, host, broken: false, last_tag: 0 }
    }

    /// The bare stream. The decoder is dropped with all it read beyond the last answer; where some of
    /// that is seen, the server (or somebody in between) spoke out of turn.
    pub(super) fn into_stream(self, during: &str) -> Result<T, MailboxError> {
        let odd = self.fault(during, Fault::OutOfTurn);
        let (stream, leftover) = self.client.into_inner().into_inner();
        if leftover { Err(odd) } else { Ok(stream) }
    }

    /// Reads the greeting.
    pub(super) async fn greeting(&mut self) -> Result<(), MailboxError> {
        let during = "the connection";
        self.begin(ANSWER, SILENCE)?;
        let read = timeout(COMMAND, self.client.read_response()).await;
        let heard = heard(read.map_err(|_| self.timed_out(during))?);
        let greeting = heard.map_err(|deaf| self.deafness(during, &deaf))?;
        match greeting.parsed() {
            Response::Data { status: Status::Ok, .. } => {
                self.broken = false;
                Ok(())
            }
            Response::Data { status: Status::Bye, outcome } => {
                Err(self.refusal(during, &Status::Bye, outcome))
            }
            // PREAUTH: in the clear it is the way around STARTTLS, within TLS it is nobody's mailbox.
            _ => Err(self.fault(during, Fault::Greeting)),
        }
    }

    /// Sends a command and reads to the OK of its own tag; `note` sees every answer on the way.
    pub(super) async fn run(
        &mut self,
        command: Command,
        note: impl FnMut(&Response<'_>) + Send,
    ) -> Result<(), MailboxError> {
        self.begin(command.answer, SILENCE)?;
        let (name, limit) = (command.name.clone(), command.limit);
        let ended = timeout(limit, self.converse(command, note)).await;
        ended.map_err(|_| self.timed_out(&name))??;
        self.end();
        Ok(())
    }

    async fn converse(
        &mut self,
        command: Command,
        mut note: impl FnMut(&Response<'_>) + Send,
    ) -> Result<(), MailboxError> {
        let during = command.name;
        let mut parts = command.parts.into_iter();
        let tag = self.open(&during, &parts.next().unwrap_or_default()).await?;
        loop {
            match self.listen(&during, &tag, &mut note).await? {
                Turn::Theirs => {}
                Turn::Ours => {
                    let Some(part) = parts.next() else { return Err(self.fault(&during, Fault::OutOfTurn)) };
                    self.send(&during, &[&part[..], b"\r\n"].concat()).await?;
                }
                Turn::Over if parts.len() == 0 => return Ok(()),
                Turn::Over => return Err(self.fault(&during, Fault::OutOfTurn)),
            }
        }
    }

    /// Takes the conversation into a command: until that ends well, it counts as broken.
    pub(super) fn begin(&mut self, answer: u64, patience: Duration) -> Result<(), MailboxError> {
        if self.broken {
            return Err(MailboxError::Broken { host: self.host.clone() });
        }
        self.broken = true;
        self.client.get_mut().expect(answer, patience);
        Ok(())
    }

    /// The command ended well.
    pub(super) fn end(&mut self) {
        self.broken = false;
    }

    /// Sends a command's first part and gives its tag.
    pub(super) async fn open(&mut self, during: &str, part: &[u8]) -> Result<String, MailboxError> {
        self.last_tag = self.last_tag.wrapping_add(1);
        let tag = format!("R{}", self.last_tag);
        self.send(during, &[tag.as_bytes(), b" ", part, b"\r\n"].concat()).await?;
        Ok(tag)
    }

    /// Sends bytes as they are.
    pub(super) async fn send(&mut self, during: &str, bytes: &[u8]) -> Result<(), MailboxError> {
        let stream = self.client.get_mut();
        let sent = async {
            stream.write_all(bytes).await?;
            stream.flush().await
        };
        let sent: io::Result<()> = sent.await;
        sent.map_err(|error| self.lost(during, error.kind()))
    }

    /// Changes how long the server may be silent.
    pub(super) fn be_patient(&mut self, answer: u64, patience: Duration) {
        self.client.get_mut().expect(answer, patience);
    }

    /// Hears one answer and says whose turn it is.
    pub(super) async fn listen(
        &mut self,
        during: &str,
        tag: &str,
        note: &mut (impl FnMut(&Response<'_>) + Send),
    ) -> Result<Turn, MailboxError> {
        // imap-proto panics on some odd answers (INTERNALDATE NIL); that is the server's fault, and
        // one connection's end.
        let read = AssertUnwindSafe(self.client.read_response()).catch_unwind().await;
        let heard = heard(read.unwrap_or_else(panicked)).map_err(|deaf| self.deafness(during, &deaf))?;
        let response = heard.parsed();
        let turn = self.turn(during, tag, response)?;
        note(response);
        Ok(turn)
    }

    fn turn(&self, during: &str, tag: &str, response: &Response<'_>) -> Result<Turn, MailboxError> {
        match response {
            Response::Continue(_) => Ok(Turn::Ours),
            Response::Done { tag: theirs, status: Status::Ok, .. } if theirs.0 == tag => Ok(Turn::Over),
            Response::Done { tag: theirs, status, outcome } if theirs.0 == tag => {
                Err(self.refusal(during, status, outcome))
            }
            Response::Done { .. } => Err(self.fault(during, Fault::OutOfTurn)),
            Response::Data { status: Status::Bye, outcome } if during != "LOGOUT" => {
                Err(self.refusal(during, &Status::Bye, outcome))
            }
            Response::Data { status: status @ (Status::No | Status::Bad), .. } => {
                // A warning (a quota nearly full, say). Its words may name folders or people.
                tracing::warn!(host = %self.host, command = during, ?status, "the IMAP server warns");
                Ok(Turn::Theirs)
            }
            _ => Ok(Turn::Theirs),
        }
    }

    fn refusal(&self, during: &str, status: &Status, outcome: &Outcome<'_>) -> MailboxError {
        let (host, during) = (self.host.clone(), during.to_owned());
        let answer = words(outcome.information.as_deref().unwrap_or_default());
        match throttled(&answer) {
            Some(wait) => MailboxError::Throttled { host, during, wait, answer },
            None if *status == Status::Bye => MailboxError::Bye { host, during, answer },
            None => MailboxError::Refused { host, during, answer },
        }
    }

    fn deafness(&self, during: &str, deaf: &Deaf) -> MailboxError {
        match deaf {
            Deaf::Silent => self.timed_out(during),
            Deaf::Closed(kind) => self.lost(during, *kind),
            Deaf::Refused => self.fault(during, Fault::Oversized),
            Deaf::Unreadable => self.fault(during, Fault::Unreadable),
        }
    }

    fn lost(&self, during: &str, cause: io::ErrorKind) -> MailboxError {
        MailboxError::Lost { host: self.host.clone(), during: during.to_owned(), cause }
    }

    pub(super) fn timed_out(&self, during: &str) -> MailboxError {
        MailboxError::TimedOut { host: self.host.clone(), during: during.to_owned() }
    }

    pub(super) fn fault(&self, during: &str, fault: Fault) -> MailboxError {
        MailboxError::Protocol { host: self.host.clone(), during: during.to_owned(), fault }
    }
}

/// Why nothing was heard.
enum Deaf {
    Silent,
    Closed(io::ErrorKind),
    Refused,
    Unreadable,
}

/// Tells the failures of a read apart. async_imap's words are not kept: they hold the buffer.
fn heard<R>(read: io::Result<Option<R>>) -> Result<R, Deaf> {
    match read {
        Ok(Some(response)) => Ok(response),
        Ok(None) => Err(Deaf::Closed(io::ErrorKind::UnexpectedEof)),
        Err(error) if error.kind() == io::ErrorKind::TimedOut => Err(Deaf::Silent),
        Err(error) if error.get_ref().is_some_and(|inner| inner.is::<Refusal>()) => Err(Deaf::Refused),
        Err(error) if error.kind() == io::ErrorKind::Other => Err(Deaf::Unreadable),
        Err(error) => Err(Deaf::Closed(error.kind())),
    }
}

fn panicked<R>(_: Box<dyn Any + Send>) -> io::Result<Option<R>> {
    Err(io::Error::other("the decoder gave up"))
}
