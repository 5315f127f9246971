//! Letters handed to the relay, one transaction each, over a connection that is kept while it is well.
//! What each reply means for the letter is read here (RFC 5321 section 4.2).

use std::fmt::Display;

use lettre::Address;
use lettre::transport::smtp::commands::{Data, Mail, Quit, Rcpt, Rset};
use lettre::transport::smtp::extension::{MailBodyParameter, MailParameter};

use super::dialogue::{Dialogue, Fault, HandOver, Limits, Reply};
use super::opening::{self, Abilities, RelayError};
use super::{Delivery, compose};
use crate::config::{Server, Smtp};
use crate::wire::Wire;

/// After so many letters in a row that broke the connection, the rest wait for another round.
const MOST_BREAKS: u32 = 3;

/// A relay that letters are handed to, with the connection when it is well.
#[derive(Debug)]
pub struct Relay {
    server: Server,
    /// Who answers for the letters; none for the null sender.
    sender: Option<Address>,
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
        let sender = match smtp.envelope_from.as_str() {
            "" => None,
            address => Some(compose::address(address).ok_or(RelayError::Sender)?),
        };
        let line = Line::open(&smtp.server, &limits).await?;
        Ok(Self { server: smtp.server.clone(), sender, limits, line: Some(line), breaks: 0 })
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
        let attempt = line.transaction(self.sender.as_ref(), to, letter, &self.limits).await;
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
        Line::open(&self.server, &self.limits).await.map_err(|error| {
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
    async fn open(server: &Server, limits: &Limits) -> Result<Self, RelayError> {
        let (dialogue, abilities) = opening::open(server, limits).await?;
        Ok(Self { dialogue, abilities, used: false })
    }

    /// MAIL, RCPT, DATA, the letter and the dot.
    async fn transaction(
        &mut self,
        from: Option<&Address>,
        to: &Address,
        letter: &[u8],
        limits: &Limits,
    ) -> Attempt {
        let parameters = match parameters(&self.abilities, to, letter) {
            Ok(parameters) => parameters,
            Err(why) => return Attempt::Answered(Delivery::Refused { why: why.to_owned() }),
        };
        let mail = Mail::new(from.cloned(), parameters);
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

/// What MAIL must ask for, or why the relay cannot take the letter.
fn parameters(
    abilities: &Abilities,
    to: &Address,
    letter: &[u8],
) -> Result<Vec<MailParameter>, &'static str> {
    let mut parameters = Vec::new();
    if !AsRef::<str>::as_ref(to).is_ascii() {
        if !abilities.can("SMTPUTF8") {
            return Err("the address has letters that the relay cannot carry (no SMTPUTF8)");
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !letter.is_ascii() {
        if !abilities.can("8BITMIME") {
            return Err("the letter has bytes that the relay cannot carry (no 8BITMIME)");
        }
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    Ok(parameters)
}
