//! Waiting for news (IDLE, RFC 2177). async_imap's own sleeps through an EXISTS before the `+`, hangs
//! on a NO, calls a lost connection an interruption, and lets keepalives postpone its end.

use std::fmt::Debug;
use std::time::Duration;

use async_imap::imap_proto::{MailboxDatum, Response};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::{Instant, timeout, timeout_at};

use crate::mailbox::conversation::{ANSWER, SILENCE, Turn};
use crate::mailbox::error::{Fault, MailboxError};
use crate::mailbox::session::Session;

/// The longest IDLE before it is renewed. Servers may hang up after 29 minutes of nothing, and
/// firewalls forget a quiet connection after ten.
const LONGEST: Duration = Duration::from_secs(9 * 60);

/// The command's name, for errors.
const IDLE: &str = "IDLE";

/// How an IDLE ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// Something came or went: go and look.
    News,
    /// Nothing was told. Go and look all the same, now and then: news get lost.
    Quiet,
    /// The server cannot; nothing was sent and no time passed.
    Unsupported,
}

impl<T: AsyncRead + AsyncWrite + Unpin + Debug + Send> Session<T> {
    /// Waits for news of the folder that is open, for `at_most` this long (never above nine minutes).
    /// A session whose wait was dropped is broken: end a wait early by dropping the session.
    ///
    /// # Errors
    /// When the server refuses, or the connection is not well.
    pub async fn idle(&mut self, at_most: Duration) -> Result<Idle, MailboxError> {
        if !self.can(IDLE) {
            return Ok(Idle::Unsupported);
        }
        self.talk.begin(ANSWER, SILENCE)?;
        // The end is fixed before the first word, so that no keepalive can move it.
        let end = Instant::now() + at_most.min(LONGEST);
        let mut news = false;
        let tag = self.start_idling(&mut news).await?;
        self.wait_for_news(&tag, end, &mut news).await?;
        self.stop_idling(&tag, &mut news).await?;
        self.talk.end();
        Ok(if news { Idle::News } else { Idle::Quiet })
    }

    /// Sends IDLE and waits for the server's `+`. Outlook tells news before it.
    async fn start_idling(&mut self, news: &mut bool) -> Result<String, MailboxError> {
        let starting = async {
            let tag = self.talk.open(IDLE, IDLE.as_bytes()).await?;
            loop {
                match self.hear_idling(&tag, news).await? {
                    Turn::Ours => return Ok(tag),
                    Turn::Theirs => {}
                    Turn::Over => return Err(self.talk.fault(IDLE, Fault::OutOfTurn)),
                }
            }
        };
        let started = timeout(SILENCE, starting).await;
        started.map_err(|_| self.talk.timed_out(IDLE))?
    }

    async fn wait_for_news(&mut self, tag: &str, end: Instant, news: &mut bool) -> Result<(), MailboxError> {
        self.talk.be_patient(ANSWER, LONGEST + SILENCE);
        while !*news {
            // Reading is safe to abandon between answers: what came so far stays in the decoder.
            match timeout_at(end, self.hear_idling(tag, news)).await {
                Ok(Ok(Turn::Theirs)) => {}
                Ok(Ok(Turn::Ours | Turn::Over)) => return Err(self.talk.fault(IDLE, Fault::OutOfTurn)),
                Ok(Err(error)) => return Err(error),
                Err(_) => return Ok(()),
            }
        }
        Ok(())
    }

    /// Sends DONE and requires the OK: only that tells a quiet folder from a dead connection.
    async fn stop_idling(&mut self, tag: &str, news: &mut bool) -> Result<(), MailboxError> {
        self.talk.be_patient(ANSWER, SILENCE);
        let stopping = async {
            self.talk.send(IDLE, b"DONE\r\n").await?;
            while self.hear_idling(tag, news).await? != Turn::Over {}
            Ok(())
        };
        let stopped = timeout(SILENCE, stopping).await;
        stopped.map_err(|_| self.talk.timed_out(IDLE))?
    }

    async fn hear_idling(&mut self, tag: &str, news: &mut bool) -> Result<Turn, MailboxError> {
        let mut note = |response: &Response<'_>| *news |= is_news(response);
        self.talk.listen(IDLE, tag, &mut note).await
    }
}

fn is_news(response: &Response<'_>) -> bool {
    matches!(
        response,
        Response::MailboxData(MailboxDatum::Exists(_) | MailboxDatum::Recent(_))
            | Response::Expunge(_)
            | Response::Vanished { .. }
    )
}
