//! All that comes before the first letter: connect, greeting, EHLO, STARTTLS, login. Whatever fails
//! here is the relay's or the configuration's fault and never a recipient's.

use data_encoding::BASE64;
use lettre::transport::smtp::commands::{Ehlo, Starttls};
use lettre::transport::smtp::extension::ClientId;
use secrecy::ExposeSecret as _;

use super::dialogue::{Dialogue, Fault, Limits, Reply};
use crate::config::{Security, Server};
use crate::wire::{self, Wire, WireError};

/// Why the relay cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
    /// There is no connection, or none to be trusted.
    #[error("the mail relay (section [smtp]) cannot be used: {0}")]
    Wire(WireError),
    /// The relay does not offer TLS where it must.
    #[error(
        "{host} does not offer STARTTLS, and nothing is sent without; is smtp.port right, or should smtp.security be \"tls\"?"
    )]
    NoStartTls {
        /// The configured host.
        host: String,
    },
    /// There is a user name, and no way to log in that we know.
    #[error("{host} takes no login by PLAIN or LOGIN; should smtp.username be left out?")]
    NoLogin {
        /// The configured host.
        host: String,
    },
    /// The envelope sender is no address, and not empty either.
    #[error("smtp.envelope_from must be an address, or \"\" for the null sender")]
    Sender,
    /// The password is missing.
    #[error("smtp.username is given without a password; set smtp.password_file or REMISSD_SMTP_PASSWORD")]
    NoPassword,
    /// The login is refused.
    #[error("{host} refuses the login ({codes}); are smtp.username and smtp.password_file right?")]
    Login {
        /// The configured host.
        host: String,
        /// The SMTP code and the enhanced code.
        codes: String,
        /// Whether the relay says that it is for now.
        transient: bool,
    },
    /// The relay says no before any letter.
    #[error("{host} turns us away at {step} ({codes})")]
    TurnedAway {
        /// The configured host.
        host: String,
        /// The command it answered.
        step: &'static str,
        /// The SMTP code and the enhanced code.
        codes: String,
    },
    /// The connection broke before any letter.
    #[error("{host} at {step}: {what}; is this an SMTP server, and smtp.port and smtp.security right?")]
    Broken {
        /// The configured host.
        host: String,
        /// The command that was under way.
        step: &'static str,
        /// What happened.
        what: String,
    },
}

impl From<WireError> for RelayError {
    fn from(cause: WireError) -> Self {
        Self::Wire(cause)
    }
}

impl RelayError {
    /// Whether waiting may help, without anybody mending the configuration.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Wire(error) => error.is_transient(),
            Self::Login { transient, .. } => *transient,
            Self::TurnedAway { .. } | Self::Broken { .. } => true,
            Self::NoStartTls { .. } | Self::NoLogin { .. } | Self::Sender | Self::NoPassword => false,
        }
    }
}

/// What the relay said to EHLO, upper case, a line each.
#[derive(Debug, Default)]
pub(super) struct Abilities(Vec<String>);

/// Connects to the relay and does all that comes before the first letter.
pub(super) async fn open(
    server: &Server,
    limits: &Limits,
) -> Result<(Dialogue<Wire>, Abilities), RelayError> {
    let opening = Opening { server, limits };
    let mut dialogue = Dialogue::new(wire::connect(server).await?);
    let greeting = dialogue.reply(limits.greeting).await;
    opening.agreed("the greeting", greeting)?;
    let mut abilities = opening.hello(&mut dialogue).await?;
    if server.security == Security::StartTls {
        dialogue = opening.secured(dialogue, &abilities).await?;
        // What was said before TLS is forgotten: anybody could have said it (RFC 3207).
        abilities = opening.hello(&mut dialogue).await?;
    }
    opening.log_in(&mut dialogue, &abilities).await?;
    Ok((dialogue, abilities))
}

impl Abilities {
    /// Whether the relay offers the extension `keyword`.
    pub(super) fn can(&self, keyword: &str) -> bool {
        self.0.iter().any(|line| line.split([' ', '=']).next() == Some(keyword))
    }

    /// Whether AUTH offers `mechanism`; some old relays write `AUTH=LOGIN`.
    fn can_log_in_by(&self, mechanism: &str) -> bool {
        self.0.iter().any(|line| {
            let mut words = line.split([' ', '=']);
            words.next() == Some("AUTH") && words.any(|word| word == mechanism)
        })
    }
}

/// The steps before the first letter, with what their errors have to name.
struct Opening<'a> {
    server: &'a Server,
    limits: &'a Limits,
}

impl Opening<'_> {
    fn host(&self) -> String {
        self.server.host.clone()
    }

    fn broken(&self, step: &'static str, fault: Fault) -> RelayError {
        RelayError::Broken { host: self.host(), step, what: fault.to_string() }
    }

    fn agreed(&self, step: &'static str, answer: Result<Reply, Fault>) -> Result<Reply, RelayError> {
        let reply = answer.map_err(|fault| self.broken(step, fault))?;
        if reply.is_yes() {
            return Ok(reply);
        }
        Err(RelayError::TurnedAway { host: self.host(), step, codes: reply.codes() })
    }

    async fn hello(&self, dialogue: &mut Dialogue<Wire>) -> Result<Abilities, RelayError> {
        let hello = Ehlo::new(ClientId::default());
        let reply = self.agreed("EHLO", dialogue.command(hello, self.limits.hello).await)?;
        // The first line is the relay's name.
        Ok(Abilities(reply.lines.into_iter().skip(1).map(|line| line.trim().to_ascii_uppercase()).collect()))
    }

    async fn secured(
        &self,
        mut dialogue: Dialogue<Wire>,
        abilities: &Abilities,
    ) -> Result<Dialogue<Wire>, RelayError> {
        if !abilities.can("STARTTLS") {
            return Err(RelayError::NoStartTls { host: self.host() });
        }
        self.agreed("STARTTLS", dialogue.command(Starttls, self.limits.hello).await)?;
        let bare = dialogue.into_stream().map_err(|fault| self.broken("STARTTLS", fault))?;
        Ok(Dialogue::new(wire::secure(bare, self.server).await?))
    }

    /// Logs in when there is a user name. The line is within TLS here, or on loopback: `wire` allows
    /// nothing else.
    async fn log_in(&self, dialogue: &mut Dialogue<Wire>, abilities: &Abilities) -> Result<(), RelayError> {
        let Some(username) = self.server.username.as_deref() else { return Ok(()) };
        let password = self.server.password.as_ref().ok_or(RelayError::NoPassword)?.expose_secret();
        if abilities.can_log_in_by("PLAIN") {
            let answer = encoded(&format!("\0{username}\0{password}"));
            return self.login_step(dialogue, format!("AUTH PLAIN {answer}"), Reply::is_yes).await;
        }
        if !abilities.can_log_in_by("LOGIN") {
            return Err(RelayError::NoLogin { host: self.host() });
        }
        let asks_on = |reply: &Reply| reply.code == 334;
        self.login_step(dialogue, "AUTH LOGIN".to_owned(), asks_on).await?;
        self.login_step(dialogue, encoded(username), asks_on).await?;
        self.login_step(dialogue, encoded(password), Reply::is_yes).await
    }

    async fn login_step(
        &self,
        dialogue: &mut Dialogue<Wire>,
        words: String,
        agreed: impl Fn(&Reply) -> bool,
    ) -> Result<(), RelayError> {
        let answer = dialogue.command(format!("{words}\r\n"), self.limits.login).await;
        let reply = answer.map_err(|fault| self.broken("AUTH", fault))?;
        if agreed(&reply) {
            return Ok(());
        }
        let transient = (400..500).contains(&reply.code);
        Err(RelayError::Login { host: self.host(), codes: reply.codes(), transient })
    }
}

fn encoded(words: &str) -> String {
    BASE64.encode(words.as_bytes())
}
