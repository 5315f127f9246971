//! A session with an IMAP server: how it begins and ends, and what it can be asked of a folder.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::time::Duration;

use async_imap::imap_proto::{Capability, MailboxDatum, Response, ResponseCode};
use tokio::io::{AsyncRead, AsyncWrite};

use crate::config::{self, Security};
use crate::mailbox::auth::{login_command, refused_login};
use crate::mailbox::conversation::{ANSWER, Command, Conversation};
use crate::mailbox::cursor::Windows;
use crate::mailbox::error::{Fault, MailboxError};
use crate::mailbox::folders::{Folder, quoted};
use crate::wire::{self, Wire};

/// How long goodbye may take. Nobody waits for it.
const GOODBYE: Duration = Duration::from_secs(5);

/// The bytes a UID takes on a SEARCH line: ten digits and a space.
const UID_BYTES: u64 = 11;

/// A folder opened for reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Examined {
    /// UIDs mean something under this number only.
    pub uid_validity: u32,
    /// The next UID to be given; some servers do not tell, and it may be stale.
    pub uid_next: Option<u32>,
    /// How many messages there are.
    pub exists: u32,
}

/// A session with an IMAP server, logged in. After any error but [`MailboxError::Folder`], and after
/// a call that was dropped in mid-command, it refuses everything: drop it and open another.
#[derive(Debug)]
pub struct Session<T: AsyncRead + AsyncWrite + Unpin + Debug> {
    pub(super) talk: Conversation<T>,
    capabilities: BTreeSet<String>,
    /// The bytes the largest message that is fetched whole may have.
    pub(super) max_message: u64,
}

/// Connects to the mailbox's server and logs in.
///
/// # Errors
/// When there is no connection that may be trusted, or the server does not let us in.
pub async fn open(settings: &config::Mailbox) -> Result<Session<Wire>, MailboxError> {
    let no_connection = |cause| MailboxError::NoConnection { cause };
    let server = &settings.server;
    let mut wire = wire::connect(server).await.map_err(no_connection)?;
    if server.security == Security::StartTls {
        wire = start_tls(wire, settings).await?;
        wire = wire::secure(wire, server).await.map_err(no_connection)?;
        let session = Session::new(wire, settings);
        return session.after_greeting(settings).await;
    }
    Session::log_in(wire, settings).await
}

/// Agrees on TLS and gives the bare stream back. Whatever was said in the clear behind the OK is
/// refused where we see it and forgotten in any case: the decoder that read it is dropped.
async fn start_tls<T>(stream: T, settings: &config::Mailbox) -> Result<T, MailboxError>
where
    T: AsyncRead + AsyncWrite + Unpin + Debug + Send,
{
    let mut session = Session::new(stream, settings);
    session.talk.greeting().await?;
    session.read_capabilities().await?;
    if !session.can("STARTTLS") {
        return Err(MailboxError::NoStartTls { host: session.talk.host });
    }
    session.talk.run(Command::small("STARTTLS", "STARTTLS"), |_| {}).await?;
    session.talk.into_stream("STARTTLS")
}

impl<T: AsyncRead + AsyncWrite + Unpin + Debug + Send> Session<T> {
    /// Reads the greeting and logs in over a stream that is already as safe as it will be.
    ///
    /// # Errors
    /// When the server does not let us in or does not speak IMAP.
    pub async fn log_in(stream: T, settings: &config::Mailbox) -> Result<Self, MailboxError> {
        let mut session = Self::new(stream, settings);
        session.talk.greeting().await?;
        session.after_greeting(settings).await
    }

    fn new(stream: T, settings: &config::Mailbox) -> Self {
        Self {
            talk: Conversation::new(stream, format!("{}:{}", settings.server.host, settings.server.port)),
            capabilities: BTreeSet::new(),
            max_message: settings.max_message,
        }
    }

    async fn after_greeting(mut self, settings: &config::Mailbox) -> Result<Self, MailboxError> {
        self.read_capabilities().await?;
        let login = login_command(&settings.server, |capability| self.can(capability))
            .map_err(|lacking| lacking.at(&self.talk.host))?;
        let username = settings.server.username.clone().unwrap_or_default();
        self.talk.run(login, |_| {}).await.map_err(|error| refused_login(error, username))?;
        // What a server can do differs before and after the login (Microsoft 365: MOVE, UIDPLUS).
        self.read_capabilities().await?;
        Ok(self)
    }

    /// Whether the server says that it can do this.
    pub(super) fn can(&self, capability: &str) -> bool {
        self.capabilities.contains(capability)
    }

    async fn read_capabilities(&mut self) -> Result<(), MailboxError> {
        let mut capabilities = BTreeSet::new();
        let note = |response: &Response<'_>| {
            if let Response::Capabilities(said) = response {
                capabilities.extend(said.iter().map(capability_name));
            }
        };
        self.talk.run(Command::small("CAPABILITY", "CAPABILITY"), note).await?;
        self.capabilities = capabilities;
        Ok(())
    }

    /// Opens a folder for reading only.
    ///
    /// # Errors
    /// [`MailboxError::Folder`] when the server does not open it; the session is then still well.
    pub async fn examine(&mut self, folder: &Folder) -> Result<Examined, MailboxError> {
        let (mut uid_validity, mut uid_next, mut exists) = (None, None, 0);
        let note = |response: &Response<'_>| match response {
            Response::MailboxData(MailboxDatum::Exists(count)) => exists = *count,
            Response::Data { outcome, .. } | Response::Done { outcome, .. } => match outcome.code {
                Some(ResponseCode::UidValidity(number)) => uid_validity = Some(number),
                Some(ResponseCode::UidNext(number)) => uid_next = Some(number),
                _ => {}
            },
            _ => {}
        };
        let command = Command::small("EXAMINE", &format!("EXAMINE {}", quoted(folder.wire_name())));
        self.talk.run(command, note).await.map_err(|error| self.refused_folder(error, folder))?;
        let Some(uid_validity) = uid_validity.filter(|number| *number > 0) else {
            self.talk.broken = true;
            return Err(self.talk.fault("EXAMINE", Fault::NoUidValidity));
        };
        Ok(Examined { uid_validity, uid_next: uid_next.filter(|number| *number > 0), exists })
    }

    /// A NO to EXAMINE leaves the conversation in step and no folder open: the others can go on.
    fn refused_folder(&mut self, error: MailboxError, folder: &Folder) -> MailboxError {
        let MailboxError::Refused { host, answer, .. } = error else { return error };
        self.talk.broken = false;
        MailboxError::Folder { host, folder: folder.name.clone(), answer }
    }

    /// The UIDs above `after` in the folder that is open, sorted.
    ///
    /// # Errors
    /// When the server does not answer in full.
    pub async fn uids_after(&mut self, after: u32, examined: &Examined) -> Result<Vec<u32>, MailboxError> {
        let mut found = BTreeSet::new();
        let mut windows = Windows::after(after, examined.exists, examined.uid_next);
        while let Some(window) = windows.next() {
            let held = self.search(*window.start(), *window.end(), examined.exists).await?;
            windows.held(held.len());
            found.extend(held);
        }
        Ok(found.into_iter().collect())
    }

    async fn search(&mut self, first: u32, last: u32, exists: u32) -> Result<BTreeSet<u32>, MailboxError> {
        let mut held = BTreeSet::new();
        let note = |response: &Response<'_>| {
            if let Response::MailboxData(MailboxDatum::Search(uids)) = response {
                // `n:*` names the last message also where its UID is below n (RFC 3501, section 6.4.8).
                held.extend(uids.iter().copied().filter(|uid| (first..=last).contains(uid)));
            }
        };
        let end = if last == u32::MAX { "*".to_owned() } else { last.to_string() };
        let mut command = Command::small("UID SEARCH", &format!("UID SEARCH UID {first}:{end}"));
        command.answer = ANSWER + UID_BYTES * u64::from(exists);
        self.talk.run(command, note).await?;
        Ok(held)
    }

    /// Says goodbye. Nothing depends on it, so it is quick and its failure is not told.
    pub async fn log_out(mut self) {
        let mut command = Command::small("LOGOUT", "LOGOUT");
        command.limit = GOODBYE;
        if let Err(error) = self.talk.run(command, |_| {}).await {
            tracing::debug!(%error, "the server did not say goodbye");
        }
    }
}

fn capability_name(capability: &Capability<'_>) -> String {
    match capability {
        Capability::Imap4rev1 => "IMAP4REV1".to_owned(),
        Capability::Auth(mechanism) => format!("AUTH={}", mechanism.to_ascii_uppercase()),
        Capability::Atom(atom) => atom.to_ascii_uppercase(),
    }
}
