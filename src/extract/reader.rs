//! A reader as the daemon sees it: a process that is asked, waited for only so long, and given back only
//! if it is well.

use std::io;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::{Instant, timeout};

use super::document::{Limits, Outcome};
use super::protocol::{ANSWER_HEAD, answer_head, request_head};
use crate::message::Unreadable;

/// Files that one reader reads before another takes its place: what a document may have done to it
/// does not live long.
const MAX_REQUESTS: u32 = 200;

/// How long a reader that broke may take to be gone.
const GRACE: Duration = Duration::from_secs(1);

/// A reader that was started. Dropping it ends it and what it has started.
#[derive(Debug)]
pub(super) struct Reader {
    process: Child,
    stdin: ChildStdin,
    stdout: ChildStdout,
    requests: u32,
    worked: Duration,
}

impl Reader {
    /// Starts a reader: `program` with the hidden command that makes it one.
    pub(super) fn start(program: &Path, limits: &Limits) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg(super::COMMAND)
            .args(["--max-time-ms", &limits.max_time.as_millis().to_string()])
            .args(["--max-text", &limits.max_text.to_string()])
            .args(limits.ocr.iter().flat_map(|languages| ["--ocr", languages]))
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .kill_on_drop(true);
        let mut process = command.spawn()?;
        let pipes = process.stdin.take().zip(process.stdout.take());
        let (stdin, stdout) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self { process, stdin, stdout, requests: 0, worked: Duration::ZERO })
    }

    /// Has a file read. The reader comes back only if it is well and may be asked again.
    pub(super) async fn ask(
        mut self,
        name: &str,
        media_type: &str,
        bytes: &[u8],
        limits: &Limits,
        within: Duration,
    ) -> (Outcome, Option<Self>) {
        let started = Instant::now();
        let head = request_head(name, media_type, bytes.len());
        match timeout(within, self.exchange(&head, bytes, limits.max_text)).await {
            Err(_) => (Outcome::unread(self.end(Unreadable::TooCostly).await), None),
            Ok(Err(_)) => (Outcome::unread(self.end(Unreadable::Damaged).await), None),
            Ok(Ok(outcome)) => {
                self.requests += 1;
                self.worked += started.elapsed();
                let well = self.requests < MAX_REQUESTS && self.worked < limits.max_time;
                (outcome, well.then_some(self))
            }
        }
    }

    async fn exchange(&mut self, head: &[u8], bytes: &[u8], max_text: usize) -> io::Result<Outcome> {
        self.stdin.write_all(head).await?;
        self.stdin.write_all(bytes).await?;
        self.stdin.flush().await?;
        let mut head = [0; ANSWER_HEAD];
        self.stdout.read_exact(&mut head).await?;
        let head = answer_head(head).filter(|head| head.length <= max_text);
        let head = head.ok_or(io::ErrorKind::InvalidData)?;
        let mut text = vec![0; head.length];
        self.stdout.read_exact(&mut text).await?;
        let text = String::from_utf8(text).map_err(|_| io::ErrorKind::InvalidData)?;
        Ok(Outcome { text: head.read.map(|()| text), notes: head.notes })
    }

    /// Ends it and waits for it. A reader that the system ended because it wanted too much, or that gave
    /// up for want of memory or stack, says so by its signal.
    async fn end(mut self, why: Unreadable) -> Unreadable {
        let ended = if why == Unreadable::TooCostly {
            None
        } else {
            // It closed its pipe, so it is about to end by itself.
            timeout(GRACE, self.process.wait()).await.ok().and_then(Result::ok)
        };
        let Some(ended) = ended else {
            self.kill();
            // Once killed it ends, whatever it did.
            let _ = self.process.wait().await;
            return Unreadable::TooCostly;
        };
        if ended.code().is_some_and(|code| code != 0) {
            tracing::error!("the reader of attachments cannot limit itself, so it reads nothing");
        }
        let costly = [Signal::ABORT, Signal::SEGV, Signal::KILL, Signal::XCPU, Signal::XFSZ];
        match ended.signal() {
            Some(signal) if costly.iter().all(|each| each.as_raw() != signal) => why,
            Some(_) | None => Unreadable::TooCostly,
        }
    }

    fn kill(&self) {
        let group = self.process.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        if let Some(group) = group {
            // It may be gone already, which is as well.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.kill();
    }
}
