//! An SMTP server that does as a script says: the faults that a real relay shows once a year, on demand.
//! A script is data: what is answered at which step, the first time, the second time, and so on; where
//! it says nothing the server is a friendly relay.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What the server does at a step.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// Answers with these bytes, as they are.
    Say(&'static [u8]),
    /// Answers with these bytes and hangs up.
    SayAndClose(&'static [u8]),
    /// Hangs up without a word.
    Close,
    /// Never answers, and never hangs up.
    Hang,
}

/// What is done at which step, in turn. The steps are the first words of the commands, `greeting`
/// before them all, and `dot` after a letter.
#[derive(Debug, Clone, Default)]
pub(crate) struct Script(Vec<(&'static str, Act)>);

/// A running server; it ends when this is dropped.
#[derive(Debug)]
pub(crate) struct ScriptedSmtp {
    pub(crate) port: u16,
    heard: Arc<Mutex<Heard>>,
    serving: JoinHandle<()>,
}

/// What the server heard, over all connections.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heard {
    /// How often somebody connected.
    pub(crate) connections: usize,
    /// The commands, without line ends.
    pub(crate) commands: Vec<String>,
    /// The letters it was given whole, as they came over the wire, the final dot left out.
    pub(crate) letters: Vec<Vec<u8>>,
}

impl Script {
    /// A relay without a fault.
    pub(crate) fn friendly() -> Self {
        Self::default()
    }

    /// The next time at `step`, do this.
    pub(crate) fn at(mut self, step: &'static str, act: Act) -> Self {
        self.0.push((step, act));
        self
    }

    /// The next time at `step`, say this line.
    pub(crate) fn say(self, step: &'static str, line: &'static str) -> Self {
        self.at(step, Act::Say(line.as_bytes()))
    }

    fn next(&mut self, step: &str) -> Act {
        match self.0.iter().position(|(scripted, _)| *scripted == step) {
            Some(index) => self.0.remove(index).1,
            None => Act::Say(friendly_answer(step)),
        }
    }
}

fn friendly_answer(step: &str) -> &'static [u8] {
    match step {
        "greeting" => b"220 relay.example ESMTP\r\n",
        "EHLO" => b"250-relay.example\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN\r\n250 SIZE 1000000\r\n",
        "AUTH" => b"235 2.7.0 welcome\r\n",
        "DATA" => b"354 go on\r\n",
        "dot" => b"250 2.0.0 queued as A1B2C3\r\n",
        "QUIT" => b"221 2.0.0 bye\r\n",
        "MAIL" | "RCPT" | "RSET" => b"250 2.1.0 ok\r\n",
        _ => b"500 5.5.1 what?\r\n",
    }
}

impl ScriptedSmtp {
    /// A server on a free loopback port that plays `script` once over all its connections.
    pub(crate) async fn playing(script: Script) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Heard::default()));
        let (script, ears) = (Arc::new(Mutex::new(script)), Arc::clone(&heard));
        let serving = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                ears.lock().unwrap().connections += 1;
                tokio::spawn(converse(stream, Arc::clone(&script), Arc::clone(&ears)));
            }
        });
        Self { port, heard, serving }
    }

    /// What it heard until now.
    pub(crate) fn heard(&self) -> Heard {
        self.heard.lock().unwrap().clone()
    }
}

impl Drop for ScriptedSmtp {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// One connection, until a side hangs up.
async fn converse(stream: TcpStream, script: Arc<Mutex<Script>>, heard: Arc<Mutex<Heard>>) {
    let mut stream = BufReader::new(stream);
    let mut step = "greeting".to_owned();
    loop {
        let act = script.lock().unwrap().next(&step);
        if !play(&mut stream, act.clone()).await {
            return;
        }
        let asked_for_letter =
            step == "DATA" && matches!(act, Act::Say(answer) if answer.starts_with(b"354"));
        if asked_for_letter {
            let Some(letter) = letter(&mut stream).await else { return };
            heard.lock().unwrap().letters.push(letter);
            step = "dot".to_owned();
            continue;
        }
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        step = line.split([' ', '\r']).next().unwrap().to_uppercase();
        heard.lock().unwrap().commands.push(line.trim_end().to_owned());
    }
}

/// Whether the connection goes on.
async fn play(stream: &mut BufReader<TcpStream>, act: Act) -> bool {
    match act {
        Act::Say(answer) => stream.write_all(answer).await.is_ok(),
        Act::SayAndClose(answer) => {
            // Whether the other side still listens is its own affair.
            stream.write_all(answer).await.ok();
            stream.shutdown().await.ok();
            false
        }
        Act::Close => false,
        Act::Hang => std::future::pending().await,
    }
}

/// The letter up to the final dot; none when the other side hangs up before.
async fn letter(stream: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let mut letter = Vec::new();
    loop {
        let start = letter.len();
        if stream.read_until(b'\n', &mut letter).await.ok()? == 0 {
            return None;
        }
        if &letter[start..] == b".\r\n" {
            letter.truncate(start);
            return Some(letter);
        }
    }
}
