//! Letters handed to the relay over SMTP: connect, secure, log in, then one transaction a letter. What
//! each reply means for the letter is read here (RFC 5321 section 4.2).

use std::fmt::Display;

use data_encoding::BASE64;
use lettre::Address;
use lettre::transport::smtp::commands::{Data, Ehlo, Mail, Quit, Rcpt, Rset, Starttls};
use lettre::transport::smtp::extension::{ClientId, MailBodyParameter, MailParameter};
use secrecy::ExposeSecret as _;

use super::dialogue::{Dialogue, Fault, HandOver, Limits, Reply};
use super::{Delivery, compose};
use crate::config::{Security, Server, Smtp};
use crate::wire::{self, Wire, WireError};

/// After so many letters in a row that broke the connection, the rest wait for another round.
const MOST_BREAKS: u32 = 3;

/// Why the relay cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
    /// There is no connection, or none to be trusted.
    #[error("the mail relay (section [smtp]) cannot be used: {0}")]
    Wire(#[from] WireError),
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

impl RelayError {
    /// Whether waiting may help, without anybody mending the configuration.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Wire(error) => error.is_transient(),
            Self::Login { transient, .. } => *transient,
            Self::TurnedAway { .. } | Self::Broken { .. } => true,
            Self::NoStartTls { .. } | Self::NoLogin { .. } | Self::NoPassword => false,
        }
    }
}

/// A relay that letters are handed to, with the connection when it is well.
#[derive(Debug)]
pub struct Relay {
    smtp: Smtp,
    limits: Limits,
    line: Option<Line>,
    breaks: u32,
}

/// A connection that is logged in, and what the relay can do.
#[derive(Debug)]
struct Line {
    dialogue: Dialogue<Wire>,
    abilities: Abilities,
    used: bool,
}

/// What the relay said to EHLO, upper case, a line each.
#[derive(Debug, Default)]
struct Abilities(Vec<String>);

/// How one try to hand over a letter ended.
enum Attempt {
    /// The relay answered; the connection is well, once it is reset.
    Answered(Delivery),
    /// The connection is not to be used again.
    Broke(Delivery),
    /// The connection turned out to be gone before the letter was begun.
    Stale(Delivery),
}

impl Relay {
    /// Connects, secures and logs in.
    pub(super) async fn open(smtp: &Smtp, limits: Limits) -> Result<Self, RelayError> {
        let line = Line::open(&smtp.server, &limits).await?;
        Ok(Self { smtp: smtp.clone(), limits, line: Some(line), breaks: 0 })
    }

    /// Whether the connection broke so often that more letters would only wait in vain.
    pub(super) fn is_spent(&self) -> bool {
        self.breaks >= MOST_BREAKS
    }

    /// Hands over one letter. A connection that a relay closed between two letters is replaced once,
    /// for that says nothing of the letter.
    pub(super) async fn send(&mut self, to: &str, letter: &[u8]) -> Delivery {
        let Some(to) = compose::address(to) else {
            return Delivery::Refused { why: "the recipient is no address".to_owned() };
        };
        match self.attempt(&to, letter).await {
            Attempt::Stale(_) => self.attempt(&to, letter).await.into_delivery(),
            done => done.into_delivery(),
        }
    }

    /// Takes leave. That a relay hangs up first, or not at all, is no news to anybody.
    pub(super) async fn close(self) {
        let Some(mut line) = self.line else { return };
        if let Err(fault) = line.dialogue.command(Quit, self.limits.quit).await {
            tracing::debug!(%fault, "the relay did not answer QUIT");
        }
    }

    async fn attempt(&mut self, to: &Address, letter: &[u8]) -> Attempt {
        let mut line = match self.take_line().await {
            Ok(line) => line,
            Err(delivery) => return Attempt::Broke(delivery),
        };
        let fresh = !std::mem::replace(&mut line.used, true);
        let attempt = line.transaction(&self.smtp.envelope_from, to, letter, &self.limits).await;
        match attempt {
            Attempt::Answered(delivery) => {
                self.breaks = 0;
                self.line = line.made_ready(&delivery, &self.limits).await;
                Attempt::Answered(delivery)
            }
            Attempt::Stale(delivery) if fresh => self.broke(delivery),
            Attempt::Broke(delivery) => self.broke(delivery),
            stale @ Attempt::Stale(_) => stale,
        }
    }

    fn broke(&mut self, delivery: Delivery) -> Attempt {
        self.breaks += 1;
        Attempt::Broke(delivery)
    }

    async fn take_line(&mut self) -> Result<Line, Delivery> {
        if let Some(line) = self.line.take() {
            return Ok(line);
        }
        if self.is_spent() {
            return Err(Delivery::Deferred { why: "the relay has stopped answering".to_owned() });
        }
        Line::open(&self.smtp.server, &self.limits).await.map_err(|error| {
            self.breaks = MOST_BREAKS;
            Delivery::Deferred { why: error.to_string() }
        })
    }
}

impl Attempt {
    fn into_delivery(self) -> Delivery {
        match self {
            Self::Answered(delivery) | Self::Broke(delivery) | Self::Stale(delivery) => delivery,
        }
    }
}

impl Line {
    /// Connects and does all that comes before the first letter.
    async fn open(server: &Server, limits: &Limits) -> Result<Self, RelayError> {
        let asking = Asking { server, limits };
        let mut dialogue = Dialogue::new(wire::connect(server).await?);
        let greeting = dialogue.reply(limits.greeting).await;
        asking.agreed("the greeting", greeting)?;
        let mut abilities = asking.hello(&mut dialogue).await?;
        if server.security == Security::StartTls {
            dialogue = asking.secured(dialogue, &abilities).await?;
            // What was said before TLS is forgotten: anybody could have said it (RFC 3207).
            abilities = asking.hello(&mut dialogue).await?;
        }
        asking.logged_in(&mut dialogue, &abilities).await?;
        Ok(Self { dialogue, abilities, used: false })
    }

    /// MAIL, RCPT, DATA, the letter and the dot.
    async fn transaction(&mut self, from: &str, to: &Address, letter: &[u8], limits: &Limits) -> Attempt {
        let parameters = match self.abilities.parameters_for(to, letter) {
            Ok(parameters) => parameters,
            Err(why) => return Attempt::Answered(Delivery::Refused { why: why.to_owned() }),
        };
        let mail = Mail::new(compose::address(from), parameters);
        match self.dialogue.command(mail, limits.mail).await {
            Ok(reply) if reply.is_yes() => {}
            Ok(reply) if reply.code == 421 => return Attempt::Stale(deferred("MAIL", reply.codes())),
            // Whatever the relay dislikes about our sender is no fault of the recipient's.
            Ok(reply) => return Attempt::Answered(deferred("MAIL", sender_refused(&reply))),
            Err(fault) => return Attempt::Stale(deferred("MAIL", fault)),
        }
        let rcpt = self.dialogue.command(Rcpt::new(to.clone(), Vec::new()), limits.rcpt).await;
        if let Err(ended) = recipient_step("RCPT", rcpt, Reply::is_yes) {
            return ended;
        }
        let data = self.dialogue.command(Data, limits.data).await;
        if let Err(ended) = recipient_step("DATA", data, |reply| reply.code == 354) {
            return ended;
        }
        after_hand_over(self.dialogue.hand_over(letter, limits).await)
    }

    /// The connection ready for another letter, or none when it is not well.
    async fn made_ready(mut self, delivery: &Delivery, limits: &Limits) -> Option<Self> {
        if matches!(delivery, Delivery::Sent { .. }) {
            return Some(self);
        }
        let reset = self.dialogue.command(Rset, limits.mail).await;
        reset.is_ok_and(|reply| reply.is_yes()).then_some(self)
    }
}

/// A step about the recipient: agreed, or how the attempt ended.
fn recipient_step(
    step: &'static str,
    answer: Result<Reply, Fault>,
    agreed: impl Fn(&Reply) -> bool,
) -> Result<(), Attempt> {
    match answer {
        Ok(reply) if agreed(&reply) => Ok(()),
        Ok(reply) => Err(refusal(step, &reply)),
        Err(fault) => Err(Attempt::Broke(deferred(step, fault))),
    }
}

/// What a reply other than the one hoped for means for the letter.
fn refusal(step: &'static str, reply: &Reply) -> Attempt {
    match reply.code {
        421 => Attempt::Broke(deferred(step, reply.codes())),
        // Out of sequence, authentication required or too weak: the relay's or the configuration's
        // fault, whoever the recipient is.
        503 | 530 | 534 | 535 | 538 => Attempt::Answered(deferred(step, reply.codes())),
        _ if reply.is_never() => {
            Attempt::Answered(Delivery::Refused { why: format!("{step}: {}", reply.codes()) })
        }
        400..500 => Attempt::Answered(deferred(step, reply.codes())),
        // Agreement of the wrong kind: the two sides no longer mean the same step.
        _ => Attempt::Broke(deferred(step, Fault::Garbled)),
    }
}

fn after_hand_over(answer: Result<Reply, HandOver>) -> Attempt {
    match answer {
        Ok(reply) if reply.is_yes() => Attempt::Answered(Delivery::Sent { reply: reply.words() }),
        Ok(reply) if reply.code >= 400 => refusal("the letter", &reply),
        Ok(_) => Attempt::Broke(unknown(Fault::Garbled)),
        Err(HandOver::BeforeDot(fault)) => Attempt::Broke(deferred("the letter", fault)),
        Err(HandOver::AfterDot(fault)) => Attempt::Broke(unknown(fault)),
    }
}

fn deferred(step: &str, what: impl Display) -> Delivery {
    Delivery::Deferred { why: format!("{step}: {what}") }
}

fn unknown(fault: Fault) -> Delivery {
    Delivery::Unknown { why: format!("after the final dot: {fault}") }
}

fn sender_refused(reply: &Reply) -> String {
    if reply.is_never() {
        format!("{}; the relay refuses smtp.envelope_from, or wants a login", reply.codes())
    } else {
        reply.codes()
    }
}

impl Abilities {
    fn can(&self, keyword: &str) -> bool {
        self.0.iter().any(|line| line.split([' ', '=']).next() == Some(keyword))
    }

    /// Whether AUTH offers `mechanism`; some old relays write `AUTH=LOGIN`.
    fn can_log_in_by(&self, mechanism: &str) -> bool {
        self.0.iter().any(|line| {
            let mut words = line.split([' ', '=']);
            words.next() == Some("AUTH") && words.any(|word| word == mechanism)
        })
    }

    /// What MAIL must ask for, or why the relay cannot take the letter.
    fn parameters_for(&self, to: &Address, letter: &[u8]) -> Result<Vec<MailParameter>, &'static str> {
        let mut parameters = Vec::new();
        if !AsRef::<str>::as_ref(to).is_ascii() {
            if !self.can("SMTPUTF8") {
                return Err("the address has letters that the relay cannot carry (no SMTPUTF8)");
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !letter.is_ascii() {
            if !self.can("8BITMIME") {
                return Err("the letter has bytes that the relay cannot carry (no 8BITMIME)");
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        Ok(parameters)
    }
}

/// The steps before the first letter, with what their errors have to name.
struct Asking<'a> {
    server: &'a Server,
    limits: &'a Limits,
}

impl Asking<'_> {
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
    async fn logged_in(
        &self,
        dialogue: &mut Dialogue<Wire>,
        abilities: &Abilities,
    ) -> Result<(), RelayError> {
        let Some(username) = self.server.username.as_deref() else { return Ok(()) };
        let password = self.server.password.as_ref().ok_or(RelayError::NoPassword)?.expose_secret();
        let steps = if abilities.can_log_in_by("PLAIN") {
            vec![format!("AUTH PLAIN {}\r\n", encoded(&format!("\0{username}\0{password}")))]
        } else if abilities.can_log_in_by("LOGIN") {
            let answers = [username, password].map(|word| format!("{}\r\n", encoded(word)));
            std::iter::once("AUTH LOGIN\r\n".to_owned()).chain(answers).collect()
        } else {
            return Err(RelayError::NoLogin { host: self.host() });
        };
        let last = steps.len() - 1;
        for (index, step) in steps.into_iter().enumerate() {
            let answer = dialogue.command(step, self.limits.login).await;
            let reply = answer.map_err(|fault| self.broken("AUTH", fault))?;
            let hoped_for = if index == last { reply.is_yes() } else { reply.code == 334 };
            if !hoped_for {
                let transient = (400..500).contains(&reply.code);
                return Err(RelayError::Login { host: self.host(), codes: reply.codes(), transient });
            }
        }
        Ok(())
    }
}

fn encoded(words: &str) -> String {
    BASE64.encode(words.as_bytes())
}
