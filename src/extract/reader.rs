//! A reader as the daemon sees it: a process that is started, asked, waited for only so long, and given
//! back only if it is well.

use std::io;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use rustix::io::ioctl_fionread;
use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

use super::document::Limits;
use super::protocol::{ANSWER_HEAD, HIDDEN, READY, Request, answer_head};
use super::told::{Note, Outcome};
use crate::message::Unreadable;

/// How long a reader may take to start and to limit itself: some milliseconds, and more on a machine that is
/// busy with a restart.
const START: Duration = Duration::from_secs(10);

/// Why no reader is to be had. It is our trouble and no attachment's.
#[derive(Debug, thiserror::Error)]
pub enum NoReader {
    /// The system starts no program.
    #[error("the reader of attachments cannot be started: {0}")]
    NotStarted(#[from] io::Error),
    /// It ended at once.
    #[error("the reader of attachments cannot limit itself, so it reads nothing")]
    NotLimited,
    /// It said nothing.
    #[error("the reader of attachments was not ready within {} s", START.as_secs())]
    NotReady,
}

/// A reader that is well. Dropping it ends it and what it has started.
#[derive(Debug)]
pub(super) struct Reader {
    process: Child,
    /// It and what it has started.
    group: Option<Pid>,
    stdin: ChildStdin,
    stdout: ChildStdout,
}

/// What asking a reader came to.
#[derive(Debug)]
pub(super) enum Asked {
    /// It answered, or its time was up. It comes back if it is well and may be asked again.
    Answered(Outcome, Option<Box<Reader>>),
    /// It ended, or answered nonsense, and is gone; this is why if the file is at fault.
    Broke(Unreadable),
}

impl Reader {
    /// Starts a reader, `program` with the hidden command that makes it one, and waits until it has limited
    /// itself.
    pub(super) async fn start(program: &Path, limits: &Limits) -> Result<Self, NoReader> {
        let mut command = Command::new(program);
        command
            .arg(super::COMMAND)
            .args(["--max-time-ms", &limits.max_time.as_millis().to_string()])
            .args(limits.ocr.iter().flat_map(|languages| ["--ocr", languages]))
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .kill_on_drop(true);
        let mut process = command.spawn()?;
        let group = process.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        let pipes = process.stdin.take().zip(process.stdout.take());
        let (stdin, stdout) = pipes.ok_or_else(|| io::Error::from(io::ErrorKind::BrokenPipe))?;
        let mut reader = Self { process, group, stdin, stdout };
        let mut greeting = [0; READY.len()];
        let trouble = match timeout(START, reader.stdout.read_exact(&mut greeting)).await {
            Ok(Ok(_)) if greeting == READY => return Ok(reader),
            Ok(_) => NoReader::NotLimited,
            Err(_) => NoReader::NotReady,
        };
        reader.end().await;
        Err(trouble)
    }

    /// Has a file read.
    pub(super) async fn ask(mut self, request: &Request<&str, &[u8]>) -> Asked {
        match timeout(request.max_time, self.exchange(request)).await {
            Err(_) => {
                self.end().await;
                Asked::Answered(Outcome::unread(Unreadable::TooCostly), None)
            }
            Ok(Ok(outcome)) => {
                // One that ran out of time is still busy with that file.
                let busy =
                    outcome.notes.contains(&Note::TooCostly) || outcome.text == Err(Unreadable::TooCostly);
                if busy {
                    self.end().await;
                    return Asked::Answered(outcome, None);
                }
                Asked::Answered(outcome, Some(Box::new(self)))
            }
            Ok(Err(error)) => {
                let ended = self.end().await;
                let lied = error.kind() == io::ErrorKind::InvalidData;
                Asked::Broke(if lied { Unreadable::Damaged } else { why(ended) })
            }
        }
    }

    async fn exchange(&mut self, request: &Request<&str, &[u8]>) -> io::Result<Outcome> {
        self.stdin.write_all(&request.head()).await?;
        self.stdin.write_all(request.bytes).await?;
        self.stdin.flush().await?;
        let mut head = [0; ANSWER_HEAD];
        self.stdout.read_exact(&mut head).await?;
        let head = answer_head(head).filter(|head| head.length <= request.max_text);
        let head = head.ok_or(io::ErrorKind::InvalidData)?;
        let mut text = vec![0; head.length];
        self.stdout.read_exact(&mut text).await?;
        let text = String::from_utf8(text).map_err(|_| io::ErrorKind::InvalidData)?;
        // Whoever answers before it is asked would answer for the next file.
        if ioctl_fionread(&self.stdout)? > 0 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let (text, hidden) = text.split_once(HIDDEN).unwrap_or((&text, ""));
        let (text, hidden) = (head.read.map(|()| text.to_owned()), hidden.to_owned());
        Ok(Outcome { text, hidden, notes: head.notes })
    }

    /// Ends it with all that it has started, and waits for it; gives how it ended.
    pub(super) async fn end(mut self) -> Option<ExitStatus> {
        // One that is about to end keeps the status it ends with.
        self.kill();
        self.process.wait().await.ok()
    }

    /// Once it was waited for, its number may be another's.
    fn kill(&self) {
        if let Some(group) = self.group.filter(|_| self.process.id().is_some()) {
            // It may be gone already, which is as well.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

/// What it says of a file that a reader ended so over it: one that the system ended because it wanted too
/// much, or that gave up for want of memory or stack, says so by its signal.
fn why(ended: Option<ExitStatus>) -> Unreadable {
    let costly = [Signal::ABORT, Signal::SEGV, Signal::KILL, Signal::XCPU, Signal::XFSZ];
    match ended.and_then(|ended| ended.signal()) {
        Some(signal) if costly.iter().any(|each| each.as_raw() == signal) => Unreadable::TooCostly,
        Some(_) | None => Unreadable::Damaged,
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.kill();
    }
}
